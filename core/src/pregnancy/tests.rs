use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rules() -> &'static Rules {
    Rules::bundled().unwrap()
}

fn last_period(text: &str) -> Dating {
    Dating { last_period: Some(day(text)), nakes_due_date: None }
}

#[test]
fn hpl_is_280_days_after_hpht() {
    // Naegele (day + 7, month − 3, year + 1) gives the same day here.
    let due = due_date(rules(), &last_period("2026-01-01")).unwrap();
    assert_eq!(due, DueDate { day: day("2026-10-08"), source: DueDateSource::LastPeriod });
}

#[test]
fn the_hpl_of_nakes_goes_before_the_computed_one_and_the_weeks_agree_with_it() {
    let dating = Dating { nakes_due_date: Some(day("2026-10-22")), ..last_period("2026-01-01") };
    let due = due_date(rules(), &dating).unwrap();
    assert_eq!(due, DueDate { day: day("2026-10-22"), source: DueDateSource::Nakes });
    assert_eq!(weeks(rules(), &dating, day("2026-10-22")), Some(40));
    let only_due = Dating { last_period: None, ..dating };
    assert_eq!(weeks(rules(), &only_due, day("2026-10-21")), Some(39));
}

#[test]
fn weeks_are_completed_weeks() {
    let dating = last_period("2026-01-01");
    assert_eq!(weeks(rules(), &dating, day("2025-12-31")), None);
    assert_eq!(weeks(rules(), &dating, day("2026-01-01")), Some(0));
    assert_eq!(weeks(rules(), &dating, day("2026-01-07")), Some(0));
    assert_eq!(weeks(rules(), &dating, day("2026-01-08")), Some(1));
    assert_eq!(weeks(rules(), &Dating::default(), day("2026-01-08")), None);
}

#[test]
fn trimesters_end_with_weeks_12_and_24() {
    let at = |weeks| trimester(rules(), weeks).unwrap();
    assert_eq!(at(0), Trimester::First);
    assert_eq!(at(12), Trimester::First);
    assert_eq!(at(13), Trimester::Second);
    assert_eq!(at(24), Trimester::Second);
    assert_eq!(at(25), Trimester::Third);
}

#[test]
fn whether_she_has_delivered_is_asked_from_the_eighth_day_after_hpl() {
    let dating = last_period("2026-01-01");
    assert!(!ask_delivered(rules(), &dating, day("2026-10-15")));
    assert!(ask_delivered(rules(), &dating, day("2026-10-16")));
    assert!(!ask_delivered(rules(), &Dating::default(), day("2026-10-16")));
}
