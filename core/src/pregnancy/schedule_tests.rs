//! 5.1–5.4, C6, C17, D4, D13, D26.

use chrono::{Days, NaiveDate};

use super::*;
use crate::postnatal::{Contact, ContactState};
use crate::rules::Level;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rules() -> &'static Rules {
    Rules::bundled().unwrap()
}

/// HPHT 1 January 2026, as in the vector of 8.4.
fn dating() -> Dating {
    Dating { last_period: Some(day("2026-01-01")), nakes_due_date: None }
}

fn week(week: u64) -> NaiveDate {
    day("2026-01-01") + Days::new(week * 7)
}

fn on(days: &[NaiveDate]) -> Vec<Contact> {
    days.iter().map(|on| Contact { code: None, on: Some(*on) }).collect()
}

#[test]
fn hpht_1_january_gives_hpl_8_october() {
    assert_eq!(due_date(rules(), &dating()).unwrap().day, day("2026-10-08"));
}

#[test]
fn d4_missing_in_this_trimester_is_1_a_trimester_passed_without_its_contacts_is_2() {
    for (what, today, done, level, now, past) in [
        ("week 5, none", week(5), vec![], Level::FollowUp, 1, 0),
        ("week 12 last day, none", week(13) - Days::new(1), vec![], Level::FollowUp, 1, 0),
        ("week 13, none", week(13), vec![], Level::Refer, 2, 1),
        ("week 12, K1", week(12), vec![week(8)], Level::Good, 0, 0),
        ("week 20, K1", week(20), vec![week(8)], Level::FollowUp, 2, 0),
        ("week 20, K1 K2", week(20), vec![week(8), week(16)], Level::FollowUp, 1, 0),
        ("week 20, K1–K3", week(20), vec![week(8), week(16), week(20)], Level::Good, 0, 0),
        ("week 24 last day, K1", week(25) - Days::new(1), vec![week(8)], Level::FollowUp, 2, 0),
        ("week 25, K1 K2", week(25), vec![week(8), week(16)], Level::Refer, 3, 1),
        ("week 25, K1–K3", week(25), vec![week(8), week(16), week(24)], Level::FollowUp, 3, 0),
        (
            "week 38, K1–K6",
            week(38),
            vec![week(8), week(16), week(24), week(28), week(32), week(36)],
            Level::Good,
            0,
            0,
        ),
    ] {
        let record = on(&done);
        let read = antenatal(rules(), &dating(), &record, today).unwrap();
        assert_eq!((read.level, read.missing_now, read.missing_past), (level, now, past), "{what}");
    }
}

#[test]
fn c6_one_two_three_with_a_doctor_at_k1_and_k5() {
    let read = antenatal(rules(), &dating(), &[], week(10)).unwrap();
    let plan: Vec<(&str, u8, bool)> = read
        .lines
        .iter()
        .map(|line| (line.contact.code.as_str(), line.contact.trimester, line.contact.doctor))
        .collect();
    assert_eq!(
        plan,
        [
            ("K1", 1, true),
            ("K2", 2, false),
            ("K3", 2, false),
            ("K4", 3, false),
            ("K5", 3, true),
            ("K6", 3, false)
        ]
    );
    // C17: to 12, to 24 completed weeks.
    assert_eq!((read.lines[0].from, read.lines[0].until), (week(0), week(13) - Days::new(1)));
    assert_eq!((read.lines[1].from, read.lines[1].until), (week(13), week(25) - Days::new(1)));
    assert_eq!((read.lines[3].from, read.lines[3].until), (week(25), day("2026-10-08")));
}

#[test]
fn contacts_of_another_time_count_for_none_and_a_name_alone_for_its_trimester() {
    let mut record = on(&[day("2025-12-31"), week(30)]);
    record.push(Contact { code: Some("K1".to_owned()), on: None });
    let read = antenatal(rules(), &dating(), &record, week(20)).unwrap();
    assert_eq!(read.outside.len(), 2, "before HPHT, after today");
    assert_eq!(read.lines[0].state, ContactState::Done { on: None });
    assert_eq!((read.missing_now, read.missing_past), (2, 0));
    assert_eq!(antenatal(rules(), &Dating::default(), &record, week(20)), None, "no HPHT, no HPL");
    assert_eq!(antenatal(rules(), &dating(), &[], day("2025-12-31")), None, "before HPHT");
}

#[test]
fn d26_asked_from_hpl_plus_8() {
    assert!(!ask_delivered(rules(), &dating(), day("2026-10-15")));
    assert!(ask_delivered(rules(), &dating(), day("2026-10-16")));
}

#[test]
fn tablets_food_and_classes_are_counted_and_not_known_is_not_zero() {
    let of = |received: Received| {
        goals(&rules().calendars.antenatal, &received)
            .iter()
            .map(|line| (line.goal.id.clone(), line.reached()))
            .collect::<Vec<_>>()
    };
    let has = |received, id: &str, reached| {
        assert!(of(received).contains(&(id.to_owned(), reached)), "{id}: {:?}", of(received));
    };
    let none = Received::default();
    has(Received { iron: Some(89), ..none }, "iron", Some(false));
    has(Received { iron: Some(90), ..none }, "iron", Some(true));
    has(none, "iron", None);
    has(Received { mms: Some(179), ..none }, "mms", Some(false));
    has(Received { mms: Some(180), ..none }, "mms", Some(true));
    has(Received { food_days: Some(89), ..none }, "food_days", Some(false));
    has(Received { food_days: Some(90), ..none }, "food_days", Some(true));
    has(Received { classes: Some(3), ..none }, "classes", Some(false));
    has(Received { classes: Some(4), ..none }, "classes", Some(true));
    has(Received { classes_with_husband: Some(0), ..none }, "classes_with_husband", Some(false));
    has(Received { classes_with_husband: Some(1), ..none }, "classes_with_husband", Some(true));
}

#[test]
fn each_risk_flag_of_5_4_on_both_sides_of_its_limit() {
    let plain = RiskFacts {
        age_years: Some(27),
        gravida: Some(2),
        spacing_years: Some(3),
        height: Some(1550),
        muac: Some(250),
        bmi: Some(220),
        systolic: Some(110),
        diastolic: Some(70),
        haemoglobin: Some(120),
        chronic_disease: Some(false),
        past_complications: Some(false),
        tb: Some(false),
        danger_sign: Some(false),
    };
    let flags = |facts: RiskFacts| {
        let read = risks(&rules().calendars.antenatal, &facts);
        let ids = read.flags.iter().map(|flag| flag.id.clone()).collect::<Vec<_>>();
        (ids, read.level())
    };
    assert_eq!(flags(plain), (vec![], Level::Good));
    for (id, level, inside, outside) in [
        (
            "too_young",
            1,
            RiskFacts { age_years: Some(20), ..plain },
            RiskFacts { age_years: Some(19), ..plain },
        ),
        (
            "too_old",
            1,
            RiskFacts { age_years: Some(35), ..plain },
            RiskFacts { age_years: Some(36), ..plain },
        ),
        ("too_many", 1, RiskFacts { gravida: Some(3), ..plain }, RiskFacts { gravida: Some(4), ..plain }),
        // D13: exactly two years is no risk.
        (
            "too_close",
            1,
            RiskFacts { spacing_years: Some(2), ..plain },
            RiskFacts { spacing_years: Some(1), ..plain },
        ),
        ("short", 1, RiskFacts { height: Some(1450), ..plain }, RiskFacts { height: Some(1449), ..plain }),
        ("kek", 2, RiskFacts { muac: Some(235), ..plain }, RiskFacts { muac: Some(234), ..plain }),
        ("obese", 1, RiskFacts { bmi: Some(299), ..plain }, RiskFacts { bmi: Some(300), ..plain }),
        (
            "systolic",
            2,
            RiskFacts { systolic: Some(139), ..plain },
            RiskFacts { systolic: Some(140), ..plain },
        ),
        (
            "diastolic",
            2,
            RiskFacts { diastolic: Some(89), ..plain },
            RiskFacts { diastolic: Some(90), ..plain },
        ),
        (
            "anaemia",
            2,
            RiskFacts { haemoglobin: Some(110), ..plain },
            RiskFacts { haemoglobin: Some(109), ..plain },
        ),
        ("chronic", 1, plain, RiskFacts { chronic_disease: Some(true), ..plain }),
        ("past", 1, plain, RiskFacts { past_complications: Some(true), ..plain }),
        ("tb", 1, plain, RiskFacts { tb: Some(true), ..plain }),
        ("sign", 1, plain, RiskFacts { danger_sign: Some(true), ..plain }),
    ] {
        assert_eq!(flags(inside).0, Vec::<String>::new(), "{id}");
        let (found, found_level) = flags(outside);
        assert_eq!((found, found_level.number()), (vec![id.to_owned()], level), "{id}");
    }
    let unknown = risks(&rules().calendars.antenatal, &RiskFacts::default());
    assert!(unknown.flags.is_empty() && unknown.unknown.len() == 14, "not known is not 'no'");
}
