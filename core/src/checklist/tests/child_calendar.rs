//! What the child's sheet says of doses, capsules and deworming follows the calendars (D28, D29).

use super::child::{months, on_record, sound};
use super::*;

#[test]
fn a_dose_is_judged_by_the_calendar_with_what_is_on_record() {
    let judged = |facts: &Facts, answers: &[(&str, AnswerValue)], item: &str| {
        let mut all = sound();
        all.extend(answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())));
        evaluate(form("child"), &all, facts).about(item).map(|finding| finding.reason.clone()).unwrap()
    };
    let seven = months(7);
    // D28: 28 days between doses of one antigen, from what is on record and from what the sheet says.
    for (on, expected) in
        [("2026-04-07", "belum waktunya, paling cepat 5 Mei 2026"), ("2026-04-06", "terlambat")]
    {
        let facts = on_record(seven.clone(), &[("DPT-HB-Hib", 1, on)]);
        let reason = judged(&facts, &[("BL3-DPT2", no())], "BL3-DPT2");
        assert!(reason.contains(expected), "{on}: {reason}");
    }
    // The dose before was not given: that one is late, this one waits for it.
    let waits = [("BL3-DPT1", no()), ("BL3-DPT2", no())];
    assert!(judged(&seven, &waits, "BL3-DPT2").ends_with("menunggu DPT-HB-Hib 1"));
    assert!(judged(&seven, &waits, "BL3-DPT1").contains("terlambat sejak 4 Januari 2026"));
    // It was given on a day nobody knows: late by age, and that the day is not known is said.
    let undated = [("BL3-DPT1", yes()), ("BL3-DPT2", no())];
    assert!(judged(&seven, &undated, "BL3-DPT2").contains("tanggal DPT-HB-Hib 1 belum diketahui"));
    // 12 months after DPT-HB-Hib 3, 6 months after MR 1, at an age at which both are late.
    let booster = [("BL3-DPT4", no())];
    let third = |on| {
        on_record(
            months(30),
            &[("DPT-HB-Hib", 1, "2025-01-05"), ("DPT-HB-Hib", 2, "2025-02-05"), ("DPT-HB-Hib", 3, on)],
        )
    };
    assert!(judged(&third("2025-05-05"), &booster, "BL3-DPT4").contains("paling cepat 5 Mei 2026"));
    assert!(judged(&third("2025-05-04"), &booster, "BL3-DPT4").contains("terlambat"));
    let measles = |on| on_record(months(30), &[("MR", 1, on)]);
    assert!(
        judged(&measles("2025-11-05"), &[("BL3-MR2", no())], "BL3-MR2").contains("paling cepat 5 Mei 2026")
    );
    assert!(judged(&measles("2025-11-04"), &[("BL3-MR2", no())], "BL3-MR2").contains("terlambat"));
}

#[test]
fn heksavalen_takes_the_place_of_dpt_and_ipv_in_its_provinces_from_its_day() {
    let asked = |province: Option<&str>, birth: &str| {
        let facts = Facts {
            birth: Some(birth.parse().unwrap()),
            province: province.map(str::to_owned),
            ..Facts::on(visit())
        };
        let shown = visible(form("child"), &sound(), &facts);
        ["BL3-DPT1", "BL3-IPV1", "BL3-Heksa1"].map(|item| shown.contains(&item.to_owned()))
    };
    // From October 2025 in nine provinces: whose first dose came due by then is two months old by then.
    assert_eq!(asked(Some("51"), "2025-08-01"), [false, false, true]);
    // There is no 31 September: two months are complete on 1 October (D23).
    assert_eq!(asked(Some("51"), "2025-07-31"), [false, false, true]);
    assert_eq!(asked(Some("51"), "2025-07-30"), [true, true, false]);
    assert_eq!(asked(Some("33"), "2025-08-01"), [true, true, false]);
    assert_eq!(asked(None, "2025-08-01"), [true, true, false]);
}

#[test]
fn an_empty_box_is_late_only_by_the_calendar() {
    let level = |facts: &Facts| {
        let mut answers = sound();
        answers.insert("BL3".into(), no());
        evaluate(form("child"), &answers, facts).level
    };
    // Everything to 4 months is on record; Campak-Rubela is on time at 9 months and late at 10.
    let primary = |age: u32| {
        let facts = months(age);
        let birth = facts.birth.unwrap();
        let at = |months: u32| birth.checked_add_months(chrono::Months::new(months)).unwrap().to_string();
        let (one, two, three, four) = (at(1), at(2), at(3), at(4));
        on_record(
            facts,
            &[
                ("HB0", 1, &birth.to_string()),
                ("BCG", 1, &one),
                ("OPV", 1, &one),
                ("DPT-HB-Hib", 1, &two),
                ("OPV", 2, &two),
                ("PCV", 1, &two),
                ("RV", 1, &two),
                ("DPT-HB-Hib", 2, &three),
                ("OPV", 3, &three),
                ("PCV", 2, &three),
                ("RV", 2, &three),
                ("DPT-HB-Hib", 3, &four),
                ("OPV", 4, &four),
                ("RV", 3, &four),
                ("IPV", 1, &four),
            ],
        )
    };
    assert_eq!(level(&primary(8)), Level::Good);
    assert_eq!(level(&primary(9)), Level::Good);
    assert_eq!(level(&primary(10)), Level::FollowUp);
    // Nothing on record: anything may be missing. Without a birth date nothing can be said, and it stays yellow.
    assert_eq!(level(&months(8)), Level::FollowUp);
    assert_eq!(level(&Facts::on(visit())), Level::FollowUp);
}

#[test]
fn capsules_and_deworming_are_missing_from_their_month_on() {
    let level = |day: &str, birth: &str, item: &str| {
        let facts = Facts { birth: Some(birth.parse().unwrap()), ..Facts::on(day.parse().unwrap()) };
        let answers = [(item.to_owned(), no())].into_iter().collect();
        evaluate(form("child"), &answers, &facts).level
    };
    // D29, C14: deworming in August, from 12 months; a child of 12 months in October waits for the next August.
    for (day, birth, expected) in [
        ("2026-10-03", "2025-10-03", Level::Good),
        ("2027-07-31", "2025-10-03", Level::Good),
        ("2027-08-01", "2025-10-03", Level::FollowUp),
        ("2027-09-30", "2025-10-03", Level::FollowUp),
        ("2027-10-01", "2025-10-03", Level::FollowUp),
        ("2026-08-31", "2025-08-31", Level::FollowUp),
        ("2026-09-01", "2025-09-01", Level::Good),
    ] {
        assert_eq!(level(day, birth, "BL5"), expected, "deworming {birth} on {day}");
    }
    // Vitamin A in February and August, from 6 months.
    for (day, birth, expected) in [
        ("2026-03-01", "2025-09-01", Level::Good),
        ("2026-07-31", "2025-09-01", Level::Good),
        ("2026-08-01", "2025-09-01", Level::FollowUp),
        ("2026-02-28", "2025-08-28", Level::FollowUp),
        ("2026-05-04", "2025-08-28", Level::FollowUp),
    ] {
        assert_eq!(level(day, birth, "BL6"), expected, "vitamin A {birth} on {day}");
    }
}
