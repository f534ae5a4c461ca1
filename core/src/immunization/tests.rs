//! D28 and the table of routine immunization, each row, both sides of each boundary.

use chrono::NaiveDate;

use super::*;
use crate::checklist::Sex;
use crate::rules::Rules;
use crate::rules::calendar::{ImmunizationRules, Timing};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rules() -> &'static ImmunizationRules {
    &Rules::bundled().unwrap().calendars.immunization
}

fn given(doses: &[(&str, u8, &str)]) -> Vec<DoseRecord> {
    doses
        .iter()
        .map(|(antigen, number, on)| DoseRecord {
            antigen: (*antigen).to_owned(),
            number: *number,
            on: (!on.is_empty()).then(|| day(on)),
        })
        .collect()
}

/// A child of a province without heksavalen and JE (Jawa Tengah) unless said otherwise.
fn child<'a>(birth: &str, doses: &'a [DoseRecord]) -> Child<'a> {
    Child { birth: day(birth), sex: None, province: Some("33"), endemic: None, grade: None, doses }
}

fn state_of(child: &Child<'_>, antigen: &str, number: u8, today: &str) -> Option<DoseState> {
    let calendar = calendar(rules(), child, day(today));
    calendar.dose(rules().antigen(antigen).unwrap(), number).map(|line| line.state)
}

/// Without any dose on record, by age alone.
fn alone(antigen: &str, number: u8, birth: &str, today: &str) -> DoseState {
    state_of(&child(birth, &[]), antigen, number, today).unwrap()
}

#[test]
fn every_row_of_the_table_begins_in_its_month() {
    use DoseState::{Due, NotYet};
    // Born 10 January 2025: month m is complete on the 10th.
    for (row, antigen, number, before, first) in [
        ("2 bln DPT-HB-Hib1", "DPT-HB-Hib", 1, "2025-03-09", "2025-03-10"),
        ("2 bln OPV2", "OPV", 2, "2025-03-09", "2025-03-10"),
        ("2 bln PCV1", "PCV", 1, "2025-03-09", "2025-03-10"),
        ("2 bln RV1", "RV", 1, "2025-03-09", "2025-03-10"),
        ("3 bln DPT-HB-Hib2", "DPT-HB-Hib", 2, "2025-04-09", "2025-04-10"),
        ("3 bln OPV3", "OPV", 3, "2025-04-09", "2025-04-10"),
        ("3 bln PCV2", "PCV", 2, "2025-04-09", "2025-04-10"),
        ("3 bln RV2", "RV", 2, "2025-04-09", "2025-04-10"),
        ("4 bln DPT-HB-Hib3", "DPT-HB-Hib", 3, "2025-05-09", "2025-05-10"),
        ("4 bln OPV4", "OPV", 4, "2025-05-09", "2025-05-10"),
        ("4 bln RV3", "RV", 3, "2025-05-09", "2025-05-10"),
        ("4 bln IPV1", "IPV", 1, "2025-05-09", "2025-05-10"),
        ("9 bln Campak-Rubela 1", "MR", 1, "2025-10-09", "2025-10-10"),
        ("9 bln IPV2", "IPV", 2, "2025-10-09", "2025-10-10"),
        ("12 bln PCV3", "PCV", 3, "2026-01-09", "2026-01-10"),
        ("18 bln DPT-HB-Hib4", "DPT-HB-Hib", 4, "2026-07-09", "2026-07-10"),
        ("18 bln Campak-Rubela 2", "MR", 2, "2026-07-09", "2026-07-10"),
    ] {
        assert_eq!(alone(antigen, number, "2025-01-10", before), NotYet, "{row}");
        assert_eq!(alone(antigen, number, "2025-01-10", first), Due, "{row}");
    }
    for (row, antigen) in [("<24 jam HB0", "HB0"), ("<1 bln BCG", "BCG"), ("<1 bln OPV1", "OPV")] {
        assert_eq!(alone(antigen, 1, "2025-01-10", "2025-01-10"), Due, "{row}");
    }
}

#[test]
fn d28_on_time_late_catch_up_and_then() {
    use DoseState::{Ask, CatchUp, Due, Late, TooLate};
    let birth = "2024-01-31";
    for (what, antigen, number, today, expected) in [
        ("HB0 to 24 h", "HB0", 1, "2024-02-01", Due),
        ("HB0 late", "HB0", 1, "2024-02-02", Late),
        ("HB0 day 7", "HB0", 1, "2024-02-07", Late),
        ("HB0 day 8", "HB0", 1, "2024-02-08", TooLate),
        // D23: a month after 31 January 2024 is complete on 1 March, two on 31 March.
        ("BCG month 1", "BCG", 1, "2024-03-30", Due),
        ("BCG month 2", "BCG", 1, "2024-03-31", Late),
        ("BCG month 11", "BCG", 1, "2025-01-30", Late),
        ("BCG month 12", "BCG", 1, "2025-01-31", TooLate),
        ("OPV1 month 1", "OPV", 1, "2024-03-30", Due),
        ("OPV1 month 2", "OPV", 1, "2024-03-31", Late),
        ("OPV1 month 12", "OPV", 1, "2025-01-31", CatchUp),
        ("DPT1 last day of its month", "DPT-HB-Hib", 1, "2024-04-30", Due),
        // Three months after 31 January: 1 May.
        ("DPT1 late", "DPT-HB-Hib", 1, "2024-05-01", Late),
        ("DPT1 month 11", "DPT-HB-Hib", 1, "2025-01-30", Late),
        ("DPT1 month 12", "DPT-HB-Hib", 1, "2025-01-31", CatchUp),
        ("DPT1 month 59", "DPT-HB-Hib", 1, "2029-01-30", CatchUp),
        ("DPT1 month 60", "DPT-HB-Hib", 1, "2029-01-31", Ask),
        ("RV1 at exactly 8 months", "RV", 1, "2024-10-01", Late),
        ("RV1 after 8 months", "RV", 1, "2024-10-02", Ask),
        ("MR1 month 9", "MR", 1, "2024-10-31", Due),
        ("MR1 month 10", "MR", 1, "2024-12-01", Late),
        ("MR1 month 12", "MR", 1, "2025-01-31", CatchUp),
        ("PCV3 month 12", "PCV", 3, "2025-01-31", Due),
        ("PCV3 month 13", "PCV", 3, "2025-03-01", Late),
        ("booster month 23", "DPT-HB-Hib", 4, "2026-01-30", Due),
        ("booster month 24", "DPT-HB-Hib", 4, "2026-01-31", Late),
        ("booster month 59", "MR", 2, "2029-01-30", Late),
        ("booster month 60", "MR", 2, "2029-01-31", Ask),
    ] {
        assert_eq!(alone(antigen, number, birth, today), expected, "{what}");
    }
}

#[test]
fn twenty_eight_days_lie_between_doses_eight_weeks_before_pcv3_a_year_before_the_booster() {
    use DoseState::{Due, Late, NotYet};
    for (what, antigen, number, doses, today, expected) in [
        ("27 days", "OPV", 2, ("OPV", 1, "2025-02-20"), "2025-03-19", NotYet),
        ("28 days", "OPV", 2, ("OPV", 1, "2025-02-20"), "2025-03-20", Due),
        ("28 days, its month over", "DPT-HB-Hib", 2, ("DPT-HB-Hib", 1, "2025-05-01"), "2025-05-29", Late),
        ("27 days, its month over", "DPT-HB-Hib", 2, ("DPT-HB-Hib", 1, "2025-05-01"), "2025-05-28", NotYet),
    ] {
        let doses = given(&[doses]);
        assert_eq!(state_of(&child("2025-01-10", &doses), antigen, number, today), Some(expected), "{what}");
    }
    let pcv = given(&[("PCV", 1, "2025-03-10"), ("PCV", 2, "2025-12-01")]);
    assert_eq!(state_of(&child("2025-01-10", &pcv), "PCV", 3, "2026-01-25"), Some(NotYet), "55 days");
    assert_eq!(state_of(&child("2025-01-10", &pcv), "PCV", 3, "2026-01-26"), Some(Due), "56 days");
    let dpt = given(&[
        ("DPT-HB-Hib", 1, "2025-03-10"),
        ("DPT-HB-Hib", 2, "2025-04-10"),
        ("DPT-HB-Hib", 3, "2025-09-15"),
    ]);
    assert_eq!(state_of(&child("2025-01-10", &dpt), "DPT-HB-Hib", 4, "2026-09-14"), Some(NotYet));
    assert_eq!(state_of(&child("2025-01-10", &dpt), "DPT-HB-Hib", 4, "2026-09-15"), Some(Due), "12 months");
    let mr = given(&[("MR", 1, "2026-03-01")]);
    assert_eq!(state_of(&child("2025-01-10", &mr), "MR", 2, "2026-08-31"), Some(NotYet));
    assert_eq!(state_of(&child("2025-01-10", &mr), "MR", 2, "2026-09-01"), Some(Due), "6 months");
}

#[test]
fn a_dose_never_clears_another() {
    let doses = given(&[("DPT-HB-Hib", 1, "2025-03-10")]);
    let calendar = calendar(rules(), &child("2025-01-10", &doses), day("2025-06-10"));
    let late: Vec<&str> =
        calendar.lines.iter().filter(|line| line.is_late()).map(|line| line.rule.label.as_str()).collect();
    assert_eq!(
        late,
        ["BCG", "Polio tetes 1", "PCV 1", "Rotavirus (RV) 1", "DPT-HB-Hib 2", "Polio suntik (IPV) 1"]
    );
    assert_eq!(calendar.late(), 6);
}

#[test]
fn dose_2_without_dose_1_is_kept_asked_about_and_clears_nothing() {
    let doses = given(&[("DPT-HB-Hib", 2, "2025-04-10")]);
    let child = child("2025-01-10", &doses);
    let calendar = calendar(rules(), &child, day("2025-06-10"));
    let dpt = |number| calendar.dose(rules().antigen("DPT").unwrap(), number).unwrap();
    assert_eq!(dpt(1).state, DoseState::Late);
    assert_eq!(dpt(2).state, DoseState::Given { on: Some(day("2025-04-10")), timing: Some(Timing::OnTime) });
    assert_eq!(dpt(2).question, Some(Question::WithoutTheOneBefore));
    assert!(matches!(dpt(3).waits, Some(Wait::For(_))), "dose 3 waits: {:?}", dpt(3));
}

#[test]
fn a_dose_without_a_day_is_given_and_the_next_is_asked_about() {
    let doses = given(&[("DPT-HB-Hib", 1, "")]);
    let child = child("2025-01-10", &doses);
    let calendar = calendar(rules(), &child, day("2025-06-10"));
    let dpt = |number| calendar.dose(rules().antigen("DPT").unwrap(), number).unwrap();
    assert_eq!(dpt(1).state, DoseState::Given { on: None, timing: None });
    assert_eq!(dpt(2).state, DoseState::Ask, "the least time cannot be counted");
    assert!(matches!(dpt(2).waits, Some(Wait::UnknownDay(_))));
}

#[test]
fn strange_doses_are_kept_with_a_question() {
    for (what, doses, antigen, number, question) in [
        ("too young", given(&[("MR", 1, "2025-10-09")]), "MR", 1, Question::TooYoung),
        ("BCG at 12 months", given(&[("BCG", 1, "2026-01-10")]), "BCG", 1, Question::TooOld),
        (
            "27 days after",
            given(&[("OPV", 1, "2025-02-20"), ("OPV", 2, "2025-03-19")]),
            "OPV",
            2,
            Question::TooSoon,
        ),
        ("two days", given(&[("MR", 1, "2025-10-10"), ("MR", 1, "2025-10-11")]), "MR", 1, Question::TwoDates),
    ] {
        let child = child("2025-01-10", &doses);
        let calendar = calendar(rules(), &child, day("2026-03-10"));
        let line = calendar.dose(rules().antigen(antigen).unwrap(), number).unwrap();
        assert!(matches!(line.state, DoseState::Given { .. }), "{what}");
        assert_eq!(line.question, Some(question), "{what}");
    }
    let doses = given(&[("MR", 1, "2025-01-09"), ("MR", 2, "2026-03-11"), ("Kucing", 1, "2025-05-01")]);
    let child = child("2025-01-10", &doses);
    let calendar = calendar(rules(), &child, day("2026-03-10"));
    let kept: Vec<Question> = calendar.kept.iter().map(|(_, question)| *question).collect();
    assert_eq!(kept, [Question::ImpossibleDate, Question::ImpossibleDate], "before birth, after today");
    assert_eq!(calendar.unknown.len(), 1, "no rule names it");
    let mr = calendar.dose(rules().antigen("MR").unwrap(), 1).unwrap();
    assert_eq!(mr.state, DoseState::CatchUp, "and neither clears the dose");
}

#[test]
fn heksavalen_from_october_2025_in_nine_provinces() {
    let lines = |province: Option<&'static str>, birth: &str, today: &str| {
        let child = Child { province, ..child(birth, &[]) };
        let calendar = calendar(rules(), &child, day(today));
        calendar.lines.iter().map(|line| line.rule.label.clone()).collect::<Vec<_>>()
    };
    for province in ["34", "52", "51", "91", "92", "94", "93", "95", "96"] {
        let of = lines(Some(province), "2025-08-01", "2026-01-01");
        for dose in ["Heksavalen 1", "Heksavalen 2", "Heksavalen 3", "Polio tetes 4", "Polio suntik (IPV) 2"]
        {
            assert!(of.iter().any(|label| label == dose), "{province}: {dose}");
        }
        assert!(of.iter().any(|label| label == "DPT-HB-Hib lanjutan"), "the booster is unchanged");
        for dose in ["DPT-HB-Hib 1", "DPT-HB-Hib 3", "Polio suntik (IPV) 1"] {
            assert!(!of.iter().any(|label| label == dose), "{province}: {dose}");
        }
        let earlier = lines(Some(province), "2025-07-31", "2026-01-01");
        // Two months after 31 July: 1 October by D23, so the last child before is that of 30 July.
        assert!(earlier.iter().any(|label| label == "Heksavalen 1"), "{province}");
        let before = lines(Some(province), "2025-07-30", "2026-01-01");
        assert!(before.iter().any(|label| label == "DPT-HB-Hib 1"), "{province}");
        assert!(!before.iter().any(|label| label.starts_with("Heksavalen")), "{province}");
    }
    for province in [Some("33"), Some("61"), None] {
        let of = lines(province, "2026-01-01", "2026-06-01");
        assert!(of.iter().any(|label| label == "DPT-HB-Hib 1"), "{province:?}");
        assert!(!of.iter().any(|label| label.starts_with("Heksavalen")), "{province:?}");
    }
}

#[test]
fn another_vaccine_stands_for_a_dose_and_the_midwife_is_asked() {
    let doses = given(&[("DPT-HB-Hib", 1, "2026-01-05"), ("DPT-HB-Hib-IPV", 2, "2026-02-05")]);
    let child = Child { province: Some("34"), ..child("2025-11-01", &doses) };
    let calendar = calendar(rules(), &child, day("2026-02-10"));
    let heksa = |number| calendar.dose(rules().antigen("Heksavalen").unwrap(), number).unwrap();
    assert!(matches!(heksa(1).state, DoseState::Given { .. }));
    assert_eq!(heksa(1).question, Some(Question::OtherVaccine));
    assert!(matches!(heksa(2).state, DoseState::Given { .. }));
    assert_eq!(heksa(2).question, None);
    assert_eq!(heksa(3).state, DoseState::NotYet);
    assert!(calendar.kept.is_empty());
}

#[test]
fn je_only_where_it_is_endemic() {
    let je = |province, endemic, birth, today| {
        let child = Child { province, endemic, ..child(birth, &[]) };
        state_of(&child, "JE", 1, today).unwrap()
    };
    let (birth, month_10) = ("2025-01-10", "2025-11-10");
    assert_eq!(je(Some("51"), None, birth, month_10), DoseState::Due, "Bali");
    assert_eq!(je(Some("51"), None, birth, "2025-11-09"), DoseState::NotYet);
    assert_eq!(je(Some("51"), None, birth, "2025-12-10"), DoseState::Late);
    assert_eq!(je(Some("33"), None, birth, month_10), DoseState::NotHere);
    assert_eq!(je(None, None, birth, month_10), DoseState::Ask, "the province is not known");
    assert_eq!(je(Some("33"), Some(true), birth, month_10), DoseState::Due, "the posyandu says it is");
    assert_eq!(je(Some("51"), Some(false), birth, month_10), DoseState::NotHere);
}

#[test]
fn vaccines_that_came_later_were_not_available_then() {
    // RV everywhere from 15 August 2023: the child whose second month was complete the day before lacks it.
    assert_eq!(alone("RV", 1, "2023-06-14", "2023-09-01"), DoseState::NotAvailableThen);
    assert_eq!(alone("RV", 1, "2023-06-15", "2023-09-01"), DoseState::Due);
    assert_eq!(alone("PCV", 3, "2021-01-01", "2022-10-01"), DoseState::NotAvailableThen);
    assert_eq!(alone("IPV", 2, "2022-09-20", "2023-07-01"), DoseState::NotAvailableThen);
    let doses = given(&[("PCV", 1, "2021-03-01")]);
    let early = state_of(&child("2021-01-01", &doses), "PCV", 1, "2022-10-01");
    assert!(matches!(early, Some(DoseState::Given { .. })), "given all the same");
}

#[test]
fn a_child_registered_late_is_asked_for_everything_it_can_still_get() {
    let calendar = calendar(rules(), &child("2023-11-10", &[]), day("2026-05-10"));
    let state = |antigen: &str, number| {
        calendar.dose(rules().antigen(antigen).unwrap(), number).map(|line| line.state).unwrap()
    };
    assert_eq!(state("HB0", 1), DoseState::TooLate);
    assert_eq!(state("BCG", 1), DoseState::TooLate);
    assert_eq!(state("OPV", 1), DoseState::CatchUp);
    assert_eq!(state("RV", 1), DoseState::Ask);
    assert_eq!(state("MR", 2), DoseState::Late);
    let open: Vec<&str> =
        calendar.lines.iter().filter(|line| line.is_open()).map(|line| line.rule.label.as_str()).collect();
    assert_eq!(
        open,
        ["Polio tetes 1", "DPT-HB-Hib 1", "PCV 1", "Polio suntik (IPV) 1", "Campak-Rubela 1"],
        "the others wait for the dose before"
    );
}

#[test]
fn bias_in_the_month_and_grade_of_kmk_35_2025() {
    let at = |sex, grade, birth: &str, today: &str| {
        let child = Child { sex, grade, ..child(birth, &[]) };
        school(rules(), &child, day(today))
            .into_iter()
            .map(|line| (line.rule.label.clone(), line.state, line.from))
            .collect::<Vec<_>>()
    };
    // Grade known: grade 1 in the school year from July 2026.
    let rows = at(Some(Sex::Female), Some(1), "2019-12-01", "2026-08-15");
    for (label, state, from) in [
        ("Campak-Rubela kelas 1 (BIAS)", SchoolState::Due, "2026-08-01"),
        ("DT kelas 1 (BIAS)", SchoolState::NotYet, "2026-11-01"),
        ("Td kelas 2 (BIAS)", SchoolState::NotYet, "2027-11-01"),
        ("Td kelas 5 (BIAS)", SchoolState::NotYet, "2030-11-01"),
        ("HPV kelas 5 (BIAS)", SchoolState::NotYet, "2030-08-01"),
    ] {
        assert!(rows.contains(&(label.to_owned(), state, day(from))), "{label}: {rows:?}");
    }
    // C15: one dose, girls only.
    assert!(
        !at(Some(Sex::Male), Some(5), "2015-01-01", "2026-08-15").iter().any(|row| row.0.starts_with("HPV"))
    );
    assert_eq!(rows.iter().filter(|row| row.0.starts_with("HPV")).count(), 1);
    // Both sides of the month.
    let dt =
        |today| at(None, Some(1), "2019-12-01", today).iter().find(|row| row.0.starts_with("DT")).unwrap().1;
    assert_eq!(dt("2026-10-31"), SchoolState::NotYet);
    assert_eq!(dt("2026-11-01"), SchoolState::Due);
    assert_eq!(dt("2026-11-30"), SchoolState::Due);
    assert_eq!(dt("2026-12-01"), SchoolState::Ask);
    // By age: seven completed years on 1 August 2026, the child of 2 August 2018 a year later not yet.
    let mr = |birth: &str| at(None, None, birth, "2026-08-15")[0].2;
    assert_eq!(mr("2019-08-01"), day("2026-08-01"));
    assert_eq!(mr("2019-08-02"), day("2027-08-01"));
}

#[test]
fn t_status_with_its_protection() {
    let status = |doses: &[(&str, u8, &str)], today: &str| t_status(rules(), &given(doses), day(today));
    let t1 = [("T", 1, "2020-01-31")];
    let read = status(&t1, "2020-02-15");
    assert_eq!((read.status, read.protected, read.next_from), (1, Some(false), Some(day("2020-03-01"))));
    for (number, on, protects) in [
        (2, "2020-03-01", "2023-03-01"),
        (3, "2020-09-01", "2025-09-01"),
        (4, "2021-09-01", "2031-09-01"),
        (5, "2022-09-01", "2047-09-01"),
    ] {
        let all: Vec<(&str, u8, &str)> = [
            ("T", 1, "2020-01-31"),
            ("TT", 2, "2020-03-01"),
            ("T", 3, "2020-09-01"),
            ("T", 4, "2021-09-01"),
            ("T", 5, "2022-09-01"),
        ]
        .into_iter()
        .filter(|dose| dose.1 <= number)
        .collect();
        let read = status(&all, on);
        assert_eq!(read.status, number, "T{number}");
        assert_eq!(read.protected_until, Some(day(protects)), "T{number}");
        assert_eq!(read.protected, Some(true), "T{number}");
    }
    // A day too soon: it is kept, asked about, and the status stays.
    for (number, too_soon, doses) in [
        (2, "2020-02-29", vec![("T", 1, "2020-01-31")]),
        (3, "2020-08-31", vec![("T", 1, "2020-01-31"), ("T", 2, "2020-03-01")]),
        (4, "2021-08-31", vec![("T", 1, "2020-01-31"), ("T", 2, "2020-03-01"), ("T", 3, "2020-09-01")]),
    ] {
        let mut doses = doses;
        doses.push(("T", number, too_soon));
        let read = status(&doses, "2024-01-01");
        assert_eq!((read.status, &read.questions[..]), (number - 1, &[(number, Question::TooSoon)][..]));
    }
    assert_eq!(status(&[], "2024-01-01").status, 0);
    assert_eq!(status(&[("T", 1, ""), ("T", 2, "")], "2024-01-01").protected, None, "the day is not known");
}
