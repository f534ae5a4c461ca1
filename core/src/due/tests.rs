//! 1.4: each derived list, both sides of each boundary; and laws over any dates.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::checklist::Sex;
use crate::immunization::{DoseRecord, DoseState};
use crate::rules::Rules;
use crate::rules::calendar::Finding;
use crate::supplement::CampaignState;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rules() -> &'static Rules {
    Rules::bundled().unwrap()
}

const TODAY: &str = "2026-05-04";

fn woman(birth: &str) -> PersonFacts {
    PersonFacts {
        birth: Some(day(birth)),
        sex: Some(Sex::Female),
        screenings: Some(Vec::new()),
        weighings: Some(Vec::new()),
        ..PersonFacts::default()
    }
}

fn man(birth: &str) -> PersonFacts {
    PersonFacts { sex: Some(Sex::Male), ..woman(birth) }
}

fn state(facts: &PersonFacts, id: &str) -> TargetState {
    target(rules(), facts, id, day(TODAY)).unwrap().state
}

#[test]
fn each_list_begins_and_ends_with_its_age() {
    use TargetState::NotTarget;
    // On 4 May 2026: born on the 4th is complete that day, on the 5th is not.
    for (row, id, first, before, last, after) in [
        ("sasaran timbang 0–59 bln", "weighing", "2026-05-04", "2026-05-05", "2021-05-05", "2021-05-04"),
        ("vitamin A 6–59 bln", "vitamin_a", "2025-11-04", "2025-11-05", "2021-05-05", "2021-05-04"),
        ("obat cacing 12–59 bln", "deworming", "2025-05-04", "2025-05-05", "2021-05-05", "2021-05-04"),
        (
            "obat cacing usia sekolah",
            "deworming_school",
            "2020-05-04",
            "2020-05-05",
            "2011-05-05",
            "2011-05-04",
        ),
        ("rematri TTD (D30)", "iron_weekly", "2014-05-04", "2014-05-05", "2007-05-05", "2007-05-04"),
        (
            "skrining anemia 12 th",
            "adolescent_anaemia",
            "2014-05-04",
            "2014-05-05",
            "2013-05-05",
            "2013-05-04",
        ),
        (
            "skrining anemia 15 th",
            "adolescent_anaemia",
            "2011-05-04",
            "2011-05-05",
            "2010-05-05",
            "2010-05-04",
        ),
        ("merokok 10–18 th", "smoking", "2016-05-04", "2016-05-05", "2007-05-05", "2007-05-04"),
        ("TBC anak", "tb_child", "2026-05-04", "2026-05-05", "2011-05-05", "2011-05-04"),
        ("WUS 15–49", "wus", "2011-05-04", "2011-05-05", "1976-05-05", "1976-05-04"),
        ("BBL 0–28 hari", "newborn", "2026-05-04", "2026-05-05", "2026-04-06", "2026-04-05"),
        ("pra-lansia 45–59", "pre_older", "1981-05-04", "1981-05-05", "1966-05-05", "1966-05-04"),
    ] {
        for birth in [first, last] {
            assert_ne!(state(&woman(birth), id), NotTarget, "{row}: {birth}");
        }
        for birth in [before, after] {
            assert_eq!(state(&woman(birth), id), NotTarget, "{row}: {birth}");
        }
    }
    for (row, id, first, before) in [
        ("skrining HT ≥15", "blood_pressure", "2011-05-04", "2011-05-05"),
        ("skrining obesitas ≥15", "obesity", "2011-05-04", "2011-05-05"),
        ("skrining mata ≥15", "eyes", "2011-05-04", "2011-05-05"),
        ("PUMA ≥40", "puma", "1986-05-04", "1986-05-05"),
        ("TBC dewasa", "tb_adult", "2011-05-04", "2011-05-05"),
        ("jiwa remaja ≥15", "mental_adolescent", "2011-05-04", "2011-05-05"),
        ("jiwa SRQ-20 dari 18 (D20)", "mental", "2008-05-04", "2008-05-05"),
        ("SKILAS ≥60", "skilas", "1966-05-04", "1966-05-05"),
        ("AKS ≥60", "aks", "1966-05-04", "1966-05-05"),
    ] {
        assert_eq!(state(&man(first), id), TargetState::Due, "{row}");
        assert_eq!(state(&man(before), id), NotTarget, "{row}");
    }
    for id in ["iron_weekly", "adolescent_anaemia", "wus", "tetanus"] {
        assert_eq!(state(&man("2014-01-01"), id), NotTarget, "{id}: girls and women only");
    }
    let unknown = PersonFacts { sex: None, ..woman("2014-01-01") };
    assert_eq!(state(&unknown, "iron_weekly"), TargetState::NotKnown, "the sex is not known");
}

#[test]
fn dm_from_40_from_15_with_a_risk_and_every_tb_patient() {
    let with = |birth, finding, there| {
        let all = [Finding::Obese, Finding::CentralObesity, Finding::HighBloodPressure, Finding::TbPatient];
        let mut facts = man(birth);
        facts.findings = all.into_iter().map(|one| (one, one == finding && there)).collect();
        state(&facts, "diabetes")
    };
    assert_eq!(state(&man("1986-05-04"), "diabetes"), TargetState::Due, "40");
    for risk in [Finding::Obese, Finding::CentralObesity, Finding::HighBloodPressure] {
        assert_eq!(with("1986-05-05", risk, true), TargetState::Due, "39 with {risk:?}");
        assert_eq!(with("2011-05-04", risk, true), TargetState::Due, "15 with {risk:?}");
        assert_eq!(with("2011-05-05", risk, true), TargetState::NotTarget, "14 with {risk:?}");
        assert_eq!(with("1986-05-05", risk, false), TargetState::NotTarget, "39 without");
    }
    assert_eq!(with("2016-01-01", Finding::TbPatient, true), TargetState::Due);
    assert_eq!(state(&man("1986-05-05"), "diabetes"), TargetState::NotKnown, "39, nothing known");
}

#[test]
fn married_women_and_what_puts_a_pregnancy_off() {
    let mut wife = PersonFacts { married: Some(true), ..woman("1996-01-01") };
    assert_eq!(state(&wife, "pus"), TargetState::Member);
    assert_eq!(state(&wife, "pus_alki"), TargetState::NotKnown);
    for finding in [
        Finding::Anaemia,
        Finding::ChronicEnergyDeficiency,
        Finding::ChronicDisease,
        Finding::SexuallyTransmitted,
    ] {
        wife.findings = [(finding, true)].into();
        assert_eq!(state(&wife, "pus_alki"), TargetState::Member, "{finding:?}");
    }
    assert_eq!(state(&PersonFacts { married: Some(false), ..wife.clone() }, "pus"), TargetState::NotTarget);
    assert_eq!(state(&PersonFacts { married: None, ..wife }, "pus"), TargetState::NotKnown);
    assert_eq!(state(&woman("1956-05-04"), "older_at_risk"), TargetState::Member, "70");
    let old = woman("1956-05-05");
    assert_eq!(state(&old, "older_at_risk"), TargetState::NotKnown, "69");
    let ill = PersonFacts { findings: [(Finding::ChronicDisease, true)].into(), ..old };
    assert_eq!(state(&ill, "older_at_risk"), TargetState::Member, "69 with a disease");
}

#[test]
fn a_period_is_over_on_the_same_date_and_what_is_not_known_is_not_due() {
    let screened = |kind: &str, on: &str, birth: &str| PersonFacts {
        screenings: Some(vec![Screening { kind: kind.to_owned(), on: day(on) }]),
        ..woman(birth)
    };
    use TargetState::{Done, Due, NotKnown};
    for (what, id, kind, on, birth, expected) in [
        ("a year less a day ago", "puma", "puma", "2025-05-05", "1960-01-01", Done),
        ("a year ago (D25)", "puma", "puma", "2025-05-04", "1960-01-01", Due),
        ("a month less a day ago", "tb_adult", "tb", "2026-04-05", "1960-01-01", Done),
        ("a month ago", "tb_adult", "tb", "2026-04-04", "1960-01-01", Due),
        ("at this contact", "tb_child", "tb", "2026-05-04", "2020-01-01", Done),
        ("at the contact before", "tb_child", "tb", "2026-05-03", "2020-01-01", Due),
        // 4 May 2026 is a Monday.
        ("this week", "iron_weekly", "iron_tablet", "2026-05-04", "2012-01-01", Done),
        ("Sunday of last week", "iron_weekly", "iron_tablet", "2026-05-03", "2012-01-01", Due),
        ("at 12 years", "adolescent_anaemia", "haemoglobin", "2026-01-01", "2014-01-01", Done),
        ("before 12 years", "adolescent_anaemia", "haemoglobin", "2025-12-31", "2014-01-01", Due),
        ("in the future", "puma", "puma", "2026-05-05", "1960-01-01", Due),
        ("another screening", "puma", "eyes", "2026-05-01", "1960-01-01", Due),
    ] {
        assert_eq!(state(&screened(kind, on, birth), id), expected, "{what}");
    }
    let unknown = PersonFacts { screenings: None, ..woman("1960-01-01") };
    assert_eq!(state(&unknown, "puma"), NotKnown);
    let weighed = |on: &str| PersonFacts { weighings: Some(vec![day(on)]), ..woman("2025-05-04") };
    assert_eq!(state(&weighed("2026-05-01"), "weighing"), Done, "this calendar month");
    assert_eq!(state(&weighed("2026-04-30"), "weighing"), Due);
}

#[test]
fn a_known_grade_counts_instead_of_the_age() {
    let in_grade = |grade| PersonFacts { grade: Some(grade), ..woman("2014-01-01") };
    assert_eq!(state(&in_grade(7), "adolescent_anaemia"), TargetState::Due, "kelas 7");
    assert_eq!(state(&in_grade(10), "adolescent_anaemia"), TargetState::Due, "kelas 10");
    assert_eq!(state(&in_grade(6), "adolescent_anaemia"), TargetState::NotTarget);
    assert_eq!(state(&in_grade(8), "adolescent_anaemia"), TargetState::NotTarget);
}

#[test]
fn the_lists_of_mothers_and_newborns() {
    let mut mother = woman("1998-01-01");
    assert_eq!(state(&mother, "antenatal"), TargetState::NotTarget);
    mother.pregnancy = Some(PregnancyFacts {
        dating: crate::pregnancy::Dating { last_period: Some(day("2026-01-01")), nakes_due_date: None },
        ..PregnancyFacts::default()
    });
    assert_eq!(state(&mother, "antenatal"), TargetState::Missed, "week 17 without K1");
    assert_eq!(state(&mother, "iron"), TargetState::NotKnown);
    assert_eq!(state(&mother, "pregnancy_at_risk"), TargetState::NotKnown, "nothing measured");
    let young = PersonFacts { birth: Some(day("2006-05-05")), ..mother };
    assert_eq!(state(&young, "pregnancy_at_risk"), TargetState::Member, "19 years");
    let nifas = PersonFacts { delivered: Some(day("2026-05-03")), ..woman("1998-01-01") };
    assert_eq!(state(&nifas, "postnatal"), TargetState::Due, "KF1");
    assert_eq!(state(&nifas, "mother_vitamin_a"), TargetState::Due);
    let over = PersonFacts { delivered: Some(day("2026-03-22")), ..woman("1998-01-01") };
    assert_eq!(state(&over, "postnatal"), TargetState::NotTarget, "day 43");
    assert_eq!(state(&woman("2026-05-04"), "neonatal"), TargetState::Due, "KN on the day of birth");
    assert_eq!(state(&woman("2026-04-30"), "neonatal"), TargetState::Missed, "KN0 and KN1 are over");
    assert_eq!(state(&woman("2026-04-05"), "neonatal"), TargetState::NotTarget, "day 29");
    assert_eq!(state(&woman("2026-01-01"), "immunization"), TargetState::Late);
    let girl = |grade| PersonFacts { grade: Some(grade), ..woman("2019-01-01") };
    let august = target(rules(), &girl(1), "school_immunization", day("2025-08-10")).unwrap();
    assert_eq!(august.state, TargetState::Due, "MR in August of grade 1");
}

#[test]
fn every_list_has_a_source_and_every_screening_kind_counts_somewhere() {
    for target in &rules().calendars.targets.targets {
        assert!(!target.source.text.is_empty() && !target.title.is_empty(), "{}", target.id);
    }
    assert!(rules().calendars.targets.knows_screening("haemoglobin"));
    assert!(!rules().calendars.targets.knows_screening("horoskop"));
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..60_000).prop_map(|days| day("1900-01-01") + Days::new(days))
}

fn any_doses() -> impl Strategy<Value = Vec<DoseRecord>> {
    let plan = &rules().calendars.immunization;
    let dose = (0..plan.doses.len(), prop::option::of(0u64..3000)).prop_map(move |(at, on)| {
        let rule = &plan.doses[at];
        DoseRecord {
            antigen: plan.code(rule.antigen).to_owned(),
            number: rule.number,
            on: on.map(|days| day("2022-01-01") + Days::new(days)),
        }
    });
    prop::collection::vec(dose, 0..12)
}

proptest! {
    #[test]
    fn nothing_panics_on_any_days(birth in any_day(), today in any_day(), other in any_day(), doses in any_doses()) {
        let facts = PersonFacts {
            delivered: Some(other),
            vitamin_a: vec![Some(other), None],
            deworming: vec![Some(today)],
            mother_capsules: vec![Some(other), None],
            doses,
            pregnancy: Some(PregnancyFacts {
                dating: crate::pregnancy::Dating { last_period: Some(other), nakes_due_date: None },
                ..PregnancyFacts::default()
            }),
            ..woman("2000-01-01")
        };
        let facts = PersonFacts { birth: Some(birth), ..facts };
        let lists = targets(rules(), &facts, today);
        prop_assert_eq!(lists.len(), rules().calendars.targets.targets.len());
        let _ = child_calendar(rules(), &facts, today);
        for edge in [NaiveDate::MIN, NaiveDate::MAX] {
            let _ = child_calendar(rules(), &PersonFacts { birth: Some(edge), ..facts.clone() }, today);
            let _ = targets(rules(), &PersonFacts { delivered: Some(edge), ..facts.clone() }, edge);
        }
    }

    #[test]
    fn giving_a_dose_never_changes_another_antigen(
        age in 0u64..2200, at in 0usize..23, on in 0u64..2200, doses in any_doses(), province in 0usize..3,
    ) {
        let plan = &rules().calendars.immunization;
        let birth = day("2022-01-01");
        let today = birth + Days::new(age);
        let given = &plan.doses[at];
        let mut facts = PersonFacts {
            doses,
            province: [None, Some("33"), Some("51")][province].map(str::to_owned),
            ..woman("2022-01-01")
        };
        let states = |facts: &PersonFacts| {
            child_calendar(rules(), facts, today)
                .immunization
                .lines
                .iter()
                .map(|line| (line.rule.antigen, line.rule.number, line.state))
                .collect::<Vec<_>>()
        };
        let before = states(&facts);
        facts.doses.push(DoseRecord {
            antigen: plan.code(given.antigen).to_owned(),
            number: given.number,
            on: Some(birth + Days::new(on)),
        });
        // What the rules say rests on this antigen: a booster after another vaccine, a dose that stands for one.
        let rests = |antigen: usize, number: u8| {
            plan.doses.iter().any(|dose| {
                (dose.antigen, dose.number) == (antigen, number)
                    && (dose.instead.iter().any(|(other, _)| *other == given.antigen)
                        || dose.after.iter().any(|after| plan.doses[after.dose].antigen != dose.antigen))
            }) || plan.doses.iter().any(|dose| {
                dose.antigen == antigen && dose.instead.iter().any(|(other, _)| *other == given.antigen)
            })
        };
        for (was, is) in before.iter().zip(states(&facts)) {
            if was.0 != given.antigen && !rests(was.0, was.1) {
                prop_assert_eq!(*was, is);
            }
        }
    }

    #[test]
    fn later_never_turns_terlewat_or_too_late_into_due(age in 0u64..2200, later in 0u64..800, doses in any_doses()) {
        let facts = PersonFacts {
            doses,
            vitamin_a: vec![Some(day("2023-02-10")), Some(day("2024-09-10"))],
            ..woman("2022-01-01")
        };
        let today = day("2022-01-01") + Days::new(age);
        let (now, then) = (child_calendar(rules(), &facts, today), child_calendar(rules(), &facts, today + Days::new(later)));
        for (was, is) in now.immunization.lines.iter().zip(&then.immunization.lines) {
            if matches!(was.state, DoseState::TooLate | DoseState::Late | DoseState::CatchUp) {
                prop_assert_ne!(is.state, DoseState::Due, "{}", was.rule.label);
            }
        }
        for ((_, was), (_, is)) in now.campaigns.iter().zip(&then.campaigns) {
            for line in was.lines.iter().filter(|line| line.state == CampaignState::Missed) {
                let after = is.lines.iter().find(|other| other.month == line.month);
                prop_assert!(after.is_none_or(|after| !matches!(after.state, CampaignState::Due | CampaignState::Late)));
            }
        }
    }
}
