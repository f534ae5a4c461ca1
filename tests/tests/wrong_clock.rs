//! A phone whose clock cannot be right asks for the date once, and loses nothing.

use sakukader_core::Saku;
use sakukader_tests::clock::{Clock, day};
use sakukader_tests::phone::Phone;

/// A store written on 24 November 2026, looked at on another day.
fn looked_at_on(clock: &Clock, folder: &std::path::Path) -> Saku {
    Phone::of_two_families(folder, clock).saku
}

#[test]
fn a_day_before_the_newest_entry_or_the_build_or_far_after_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::on(day(2026, 11, 24), 5);
    let saku = looked_at_on(&clock, folder.path());
    for (today, asks) in [
        (day(2026, 11, 24), None),
        (day(2026, 11, 25), None),
        (day(2027, 6, 1), None),
        (day(2026, 11, 20), Some("Hari ini Jumat, 20 November 2026?")),
        (day(2020, 1, 1), Some("Hari ini Rabu, 1 Januari 2020?")),
        (day(2036, 1, 1), Some("Hari ini Selasa, 1 Januari 2036?")),
    ] {
        clock.set_day(today);
        assert_eq!(saku.start().unwrap().date_question.as_deref(), asks, "{today}");
    }
}

#[test]
fn once_confirmed_it_is_not_asked_again_that_day() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::on(day(2026, 11, 24), 5);
    let saku = looked_at_on(&clock, folder.path());
    clock.set_day(day(2026, 11, 20));
    saku.confirm_date().unwrap();
    assert_eq!(saku.start().unwrap().date_question, None);
    clock.set_day(day(2026, 11, 21));
    assert!(saku.start().unwrap().date_question.is_some());
}
