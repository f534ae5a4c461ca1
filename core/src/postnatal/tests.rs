//! 5.5, D22 and D27: each row, both sides of each boundary.

use chrono::{Days, NaiveDate};

use super::*;
use crate::rules::calendar::PostnatalRules;
use crate::rules::{Level, Rules};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rules() -> &'static PostnatalRules {
    &Rules::bundled().unwrap().calendars.postnatal
}

/// A birth just before the leap day, so that days are counted over it.
const BIRTH: &str = "2028-02-27";

fn at(days: u64) -> NaiveDate {
    day(BIRTH) + Days::new(days)
}

#[test]
fn each_window_opens_and_closes_on_its_calendar_day() {
    for (code, first, last) in [
        ("KF1", 0, 2),
        ("KF2", 3, 7),
        ("KF3", 8, 28),
        ("KF4", 29, 42),
        ("KN0", 0, 0),
        ("KN1", 0, 2),
        ("KN2", 3, 7),
        ("KN3", 8, 28),
    ] {
        let windows = if code.starts_with("KF") { &rules().mother } else { &rules().newborn };
        let state = |today| {
            let read = contacts(windows, day(BIRTH), &[], today);
            read.lines.iter().find(|line| line.window.code == code).unwrap().state
        };
        if first > 0 {
            assert_eq!(state(at(first - 1)), ContactState::NotYet, "{code}");
        }
        assert_eq!(state(at(first)), ContactState::Open, "{code}");
        assert_eq!(state(at(last)), ContactState::Open, "{code}");
        assert_eq!(state(at(last + 1)), ContactState::Missed, "{code}");
    }
    // D22.
    assert_eq!(ContactState::Open.level(), Level::FollowUp);
    assert_eq!(ContactState::Missed.level(), Level::Refer);
    assert_eq!(ContactState::NotYet.level(), Level::Good);
}

#[test]
fn the_day_decides_which_window_a_contact_counts_for() {
    let contact = |code: Option<&str>, on: Option<NaiveDate>| Contact { code: code.map(str::to_owned), on };
    let record = [
        contact(Some("KF1"), Some(at(5))),
        contact(None, Some(at(8))),
        contact(Some("KF4"), None),
        contact(None, Some(at(43))),
        contact(None, Some(day(BIRTH) - Days::new(1))),
    ];
    let read = contacts(&rules().mother, day(BIRTH), &record, at(50));
    let states: Vec<ContactState> = read.lines.iter().map(|line| line.state).collect();
    assert_eq!(
        states,
        [
            ContactState::Missed,
            ContactState::Done { on: Some(at(5)) },
            ContactState::Done { on: Some(at(8)) },
            ContactState::Done { on: None },
        ]
    );
    assert_eq!(read.outside.len(), 2, "di luar jadwal: day 43, and before the birth");
    // KF1 was missed and KF2 made since: the midwife has seen her.
    assert_eq!(read.level(), Level::Good);
    let none_since = contacts(&rules().mother, day(BIRTH), &record[..1], at(8));
    assert_eq!(none_since.level(), Level::FollowUp, "KF1 missed, KF2 made, KF3 open");
    let over = contacts(&rules().mother, day(BIRTH), &record[..1], at(29));
    assert_eq!(over.level(), Level::Refer, "KF3 missed, none made since");
}

#[test]
fn kn0_and_kn1_share_the_day_of_birth() {
    let contact = |code: Option<&str>, on| Contact { code: code.map(str::to_owned), on: Some(on) };
    let state = |record: &[Contact]| {
        let read = contacts(&rules().newborn, day(BIRTH), record, at(1));
        (read.lines[0].state, read.lines[1].state)
    };
    let done = ContactState::Done { on: Some(at(0)) };
    assert_eq!(state(&[contact(Some("KN1"), at(0))]), (ContactState::Missed, done));
    assert_eq!(state(&[contact(None, at(0))]), (done, ContactState::Open));
    assert_eq!(state(&[contact(None, at(0)), contact(None, at(0))]), (done, done));
}

#[test]
fn the_mother_takes_two_capsules_a_day_apart() {
    use CapsuleState::{Due, Given, Late, Missed, NotYet};
    let states = |taken: &[Option<NaiveDate>], today| {
        let read = mother_capsules(rules(), day(BIRTH), taken, 42, today);
        (read.lines[0].1, read.lines[1].1)
    };
    assert_eq!(states(&[], at(0)), (Due, NotYet));
    assert_eq!(states(&[], at(7)), (Due, Due));
    assert_eq!(states(&[], at(8)), (Late, Late));
    assert_eq!(states(&[], at(42)), (Late, Late));
    assert_eq!(states(&[], at(43)), (Missed, Missed));
    let given = |on, too_soon| Given { on: Some(on), too_soon };
    assert_eq!(states(&[Some(at(2))], at(2)), (given(at(2), false), NotYet));
    assert_eq!(states(&[Some(at(2))], at(3)), (given(at(2), false), Due));
    assert_eq!(states(&[Some(at(2)), Some(at(2))], at(3)), (given(at(2), false), given(at(2), true)));
    let before = mother_capsules(rules(), day(BIRTH), &[Some(day("2028-02-26"))], 42, at(1));
    assert_eq!(before.impossible, [day("2028-02-26")]);
}
