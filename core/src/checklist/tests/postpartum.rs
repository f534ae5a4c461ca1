use super::*;
use crate::rules::{Category, Standing};

/// So many days after the delivery.
fn day(days: u64) -> Facts {
    Facts {
        birth: Some("2001-01-15".parse().unwrap()),
        sex: Some(Sex::Female),
        delivered: Some(days_ago(days)),
        ..Facts::on(visit())
    }
}

fn mother() -> Facts {
    day(5)
}

fn sound() -> Answers {
    all_signs_absent(
        form("postpartum"),
        &[
            ("NF1", number(368)),
            ("NF2", choice("shown")),
            ("NF3-KF1", yes()),
            ("NF3-KF2", yes()),
            ("NF3-KF3", yes()),
            ("NF3-KF4", yes()),
            ("NF4", yes()),
            ("NF5", choice("two")),
            ("NF6", yes()),
            ("NF7", choice("condom")),
            ("NF8", yes()),
        ],
    )
}

fn with(answers: &[(&str, AnswerValue)]) -> Evaluation {
    let mut all = sound();
    all.extend(answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())));
    evaluate(form("postpartum"), &all, &mother())
}

#[test]
fn every_rule_row_of_the_mother_after_delivery() {
    let fever = |days, temperature| [("NF-TB1", yes()), ("NF-TB1-hari", days), ("NF1", number(temperature))];
    let rows = [
        // The 14 signs of the form, by their numbers there, with the levels of D6.
        row("TB1.panas", 3, mother(), fever(no(), 380)),
        row("TB1.lama", 3, mother(), fever(yes(), 368)),
        row("TB1.ringan", 1, mother(), fever(no(), 368)),
        row("TB1.demam", 2, mother(), [("NF-TB1", yes()), ("NF1", choice("?")), ("NF-TB1-hari", no())]),
        row("TB1.demam", 2, mother(), [("NF-TB1", yes())]),
        row("TB2.sedih", 2, mother(), [("NF-TB2", yes())]),
        row("TB3.kencing", 2, mother(), [("NF-TB3", yes())]),
        row("TB4.napas", 3, mother(), [("NF-TB4", yes())]),
        row("TB5.sakit-kepala", 2, mother(), [("NF-TB5", yes())]),
        row("TB5.sakit-kepala-berat", 3, mother(), [("NF-TB5", yes()), ("NF-TB10", yes())]),
        row("TB6.perdarahan", 3, mother(), [("NF-TB6", yes())]),
        row("TB7.kelamin", 2, mother(), [("NF-TB7", yes())]),
        row("TB8.cairan", 3, mother(), [("NF-TB8", yes())]),
        row("TB9.ulu-hati", 2, mother(), [("NF-TB9", yes())]),
        row("TB9.ulu-hati-berat", 3, mother(), [("NF-TB9", yes()), ("NF-TB5", yes())]),
        row("TB10.pandangan", 2, mother(), [("NF-TB10", yes())]),
        row("TB10.pandangan-berat", 3, mother(), [("NF-TB10", yes()), ("NF-TB9", yes())]),
        row("TB11.payudara", 2, mother(), [("NF-TB11", yes())]),
        row("TB12.darah-nifas", 3, mother(), [("NF-TB12", yes())]),
        row("TB13.keputihan", 2, mother(), [("NF-TB13", yes())]),
        row("TB14.berdebar", 2, mother(), [("NF-TB14", yes())]),
        row("TB14.berdebar-sesak", 3, mother(), [("NF-TB14", yes()), ("NF-TB4", yes())]),
        // On the KIA book's list and not on the form.
        row("TB15.kejang", 3, mother(), [("NF-TB15", yes())]),
        row("TB16.bengkak", 3, mother(), [("NF-TB16", yes())]),
        row("TB17.melukai", 3, mother(), [("NF-TB17", yes())]),
        row("TB18.tidak-nyata", 3, mother(), [("NF-TB18", yes())]),
        // D2, D6.
        row("NF1.perhatikan", 1, mother(), [("NF1", number(375))]),
        row("NF1.dingin", 1, mother(), [("NF1", number(349))]),
        row("NF1.demam", 3, mother(), [("NF1", number(380))]),
        row("NF1-sistolik.tinggi", 2, mother(), [("NF1-sistolik", number(140))]),
        row("NF1-diastolik.tinggi", 2, mother(), [("NF1-diastolik", number(90))]),
        row("NF1-sistolik.tinggi-berat", 3, mother(), [("NF1-sistolik", number(140)), ("NF-TB5", yes())]),
        row("NF1-diastolik.tinggi-berat", 3, mother(), [("NF1-diastolik", number(90)), ("NF-TB9", yes())]),
        // D22: window open 1, over 2.
        row("NF3.KF1-belum", 1, day(2), [("NF3-KF1", no())]),
        row(
            "NF3.KF1-terlewat",
            2,
            day(3),
            [
                ("NF3-KF1", no()),
                ("NF3-KF2", choice("unknown")),
                ("NF3-KF3", choice("unknown")),
                ("NF3-KF4", choice("unknown")),
            ],
        ),
        row("NF3.KF1-menyusul", 0, day(3), [("NF3-KF1", no())]),
        row("NF3.KF1-tidak-tahu", 0, day(3), [("NF3-KF1", choice("unknown"))]),
        row("NF3.KF2-belum", 1, day(7), [("NF3-KF2", no())]),
        row(
            "NF3.KF2-terlewat",
            2,
            day(8),
            [("NF3-KF2", no()), ("NF3-KF3", choice("unknown")), ("NF3-KF4", choice("unknown"))],
        ),
        row("NF3.KF2-menyusul", 0, day(8), [("NF3-KF2", no())]),
        row("NF3.KF2-tidak-tahu", 0, day(8), [("NF3-KF2", choice("unknown"))]),
        row("NF3.KF3-belum", 1, day(28), [("NF3-KF3", no())]),
        row("NF3.KF3-terlewat", 2, day(29), [("NF3-KF3", no()), ("NF3-KF4", choice("unknown"))]),
        row("NF3.KF3-menyusul", 0, day(29), [("NF3-KF3", no())]),
        row("NF3.KF3-tidak-tahu", 0, day(29), [("NF3-KF3", choice("unknown"))]),
        row("NF3.KF4-belum", 1, day(42), [("NF3-KF4", no())]),
        row("NF3.KF4-tidak-tahu", 0, day(42), [("NF3-KF4", choice("unknown"))]),
        // D3.
        row("NF2.tidak-ditunjukkan", 0, mother(), [("NF2", choice("not_shown"))]),
        row("NF2.tidak-ada", 1, mother(), [("NF2", no())]),
        row("NF2.tidak-ada", 1, mother(), [("NF2", choice("unknown"))]),
        // D1: food and contraception are advice; not breastfeeding is a follow-up.
        row("NF4.belum", 0, mother(), [("NF4", no())]),
        row("NF6.tidak", 1, mother(), [("NF6", no())]),
        row("NF7.belum", 0, mother(), [("NF7", choice("none"))]),
        // The form: yellow.
        row("NF5.belum", 1, mother(), [("NF5", no())]),
        row("NF5.kurang", 1, mother(), [("NF5", choice("one"))]),
        // The second 24 hours after the first at the earliest.
        row("NF5.kurang", 1, day(1), [("NF5", choice("one"))]),
        row("NF5.kedua-besok", 0, day(0), [("NF5", choice("one"))]),
        row("NF5.tidak-tahu", 0, mother(), [("NF5", choice("unknown"))]),
        row("NF8.belum", 1, mother(), [("NF8", no())]),
        row("NF0.sakit", 0, mother(), [("NF0-keadaan", choice("bleeding"))]),
    ];
    check_rows(form("postpartum"), &sound(), &rows);
}

#[test]
fn a_sound_sheet_is_good() {
    for facts in [day(0), day(5), day(42)] {
        let evaluation = evaluate(form("postpartum"), &sound(), &facts);
        assert_eq!(evaluation.verdict, Verdict::Good, "{:?}", evaluation.unanswered);
        assert!(evaluation.complete && evaluation.findings.is_empty());
    }
}

#[test]
fn temperature_cut_offs_on_both_sides() {
    // C9, D2, D6.
    let expected = [(349, 1), (350, 0), (374, 0), (375, 1), (379, 1), (380, 3), (386, 3)]
        .map(|(value, level)| (number(value), level));
    check_levels(form("postpartum"), &sound(), &mother(), "NF1", expected);
}

#[test]
fn any_two_of_headache_epigastric_pain_and_blurred_sight_are_an_emergency() {
    // D6.
    let signs = ["NF-TB5", "NF-TB9", "NF-TB10"];
    for first in signs {
        assert_eq!(with(&[(first, yes())]).level, Level::Refer, "{first}");
        for second in signs.into_iter().filter(|second| *second != first) {
            assert_eq!(with(&[(first, yes()), (second, yes())]).level, Level::Emergency, "{first} {second}");
        }
    }
}

#[test]
fn blood_pressure_is_referred_from_140_or_90_and_an_emergency_with_one_of_those_signs() {
    // D6.
    for (item, below, high) in [("NF1-sistolik", 139, 140), ("NF1-diastolik", 89, 90)] {
        assert_eq!(with(&[(item, number(below))]).level, Level::Good, "{item}");
        assert_eq!(with(&[(item, number(high))]).level, Level::Refer, "{item}");
        for sign in ["NF-TB5", "NF-TB9", "NF-TB10"] {
            let together = with(&[(item, number(high)), (sign, yes())]);
            assert_eq!(together.level, Level::Emergency, "{item} {sign}");
            assert_eq!(with(&[(item, number(below)), (sign, yes())]).level, Level::Refer, "{item} {sign}");
        }
        let other = with(&[(item, number(high)), ("NF-TB13", yes())]);
        assert_eq!(other.level, Level::Refer, "another sign adds nothing");
    }
}

#[test]
fn days_of_fever_are_asked_beside_the_sign() {
    // D6: under 38 and at most 2 days is 1, more days or 38 is 3; while not known it is referred.
    let fever = |days: Option<AnswerValue>, temperature| {
        let mut answers = vec![("NF-TB1", yes()), ("NF1", number(temperature))];
        answers.extend(days.map(|days| ("NF-TB1-hari", days)));
        with(&answers)
    };
    assert_eq!(fever(Some(no()), 379).level, Level::FollowUp);
    assert_eq!(fever(Some(no()), 380).level, Level::Emergency);
    assert_eq!(fever(Some(yes()), 370).level, Level::Emergency);
    let open = fever(None, 379);
    assert_eq!(
        (open.level, open.unanswered.as_slice()),
        (Level::Refer, ["NF-TB1-hari".to_owned()].as_slice())
    );
    assert_eq!(with(&[("NF-TB1", no()), ("NF-TB1-hari", yes())]).level, Level::Good);
}

#[test]
fn contacts_are_asked_from_the_first_day_of_their_window() {
    // D27: days 0–2, 3–7, 8–28, 29–42.
    let asks = |days, contact: &str| {
        visible(form("postpartum"), &sound(), &day(days)).contains(&format!("NF3-{contact}"))
    };
    for (contact, first) in [("KF2", 3), ("KF3", 8), ("KF4", 29)] {
        assert!(!asks(first - 1, contact) && asks(first, contact), "{contact}");
    }
    assert!(asks(0, "KF1") && asks(42, "KF1"));
    let unknown = Facts { delivered: None, ..mother() };
    let shown = visible(form("postpartum"), &sound(), &unknown);
    for item in ["NF3-KF1", "NF3-KF2", "NF3-KF3", "NF3-KF4", "NF0-tanggal"] {
        assert!(shown.contains(&item.to_owned()), "{item} when the delivery's day is not known");
    }
    assert!(!visible(form("postpartum"), &sound(), &mother()).contains(&"NF0-tanggal".to_owned()));
}

#[test]
fn thoughts_of_harm_stay_with_her_and_sadness_is_referred() {
    let evaluation = with(&[("NF-TB17", yes()), ("NF-TB2", yes())]);
    let first = evaluation.follow_up().unwrap();
    assert_eq!((first.rule.rule.as_str(), first.category), ("TB17.melukai", Some(Category::DangerSign)));
    assert!(first.advice.iter().any(|line| line.contains("jangan ditinggal sendiri")));
    assert_eq!(with(&[("NF-TB15", yes())]).follow_up().unwrap().standing, Standing::Official);
}

#[test]
fn all_items_of_the_form_are_there() {
    let form = form("postpartum");
    for item in ["NF1", "NF2", "NF4", "NF5", "NF6", "NF7", "NF8", "NF9", "NF9-paraf"] {
        assert!(form.item(item).is_some(), "{item}");
    }
    for fact in ["tanggal", "jam", "usia", "penolong", "tempat", "tempat-nama", "cara", "keadaan", "IMD"] {
        assert!(form.item(&format!("NF0-{fact}")).is_some(), "{fact}");
    }
    for contact in 1..=4 {
        for part in ["", "-tanggal", "-tempat", "-petugas"] {
            assert!(form.item(&format!("NF3-KF{contact}{part}")).is_some(), "KF{contact}{part}");
        }
    }
    for sign in 1..=18 {
        assert!(form.item(&format!("NF-TB{sign}")).is_some_and(Item::is_sign), "{sign}");
    }
    assert_eq!(
        form.items.iter().filter(|item| item.is_sign()).count(),
        18,
        "fourteen and four of the KIA book"
    );
    assert_eq!(form.emergency, "postpartum");
}
