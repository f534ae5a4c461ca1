//! The screening instruments 4.1–4.13, row by row and on both sides of every cut-off. Levels are those of KMK
//! 2015/2023 and of the choices C… and D…, as each row says.

mod anaemia;
mod blood_pressure;
mod blood_sugar;
mod body;
mod contraception;
mod mental_health;
mod older_adult;
mod puma;
mod senses;
mod smoking;
mod tb;

use super::*;
use crate::rules::{Measure, Overlay, Purpose};

/// So many completed years on the day of the visit, and one of this sex.
fn person(years: i32, sex: Sex) -> Facts {
    let birth = NaiveDate::from_ymd_opt(2026 - years, 5, 4).unwrap();
    Facts { birth: Some(birth), sex: Some(sex), ..Facts::on(visit()) }
}

fn woman(years: i32) -> Facts {
    person(years, Sex::Female)
}

fn man(years: i32) -> Facts {
    person(years, Sex::Male)
}

/// A woman of 25 years who is pregnant.
fn pregnant() -> Facts {
    Facts { overlays: vec![Overlay::Pregnant], weeks_pregnant: Some(30), ..woman(25) }
}

/// A day short of so many years.
fn not_quite(facts: Facts) -> Facts {
    Facts { birth: facts.birth.and_then(|birth| birth.succ_opt()), ..facts }
}

fn answers<'a>(given: impl IntoIterator<Item = (&'a str, AnswerValue)>) -> Answers {
    given.into_iter().map(|(item, answer)| (item.to_owned(), answer)).collect()
}

/// Every yes-or-no question answered with no.
fn all_no(form: &Form) -> Answers {
    let asked = form.items.iter().filter(|item| item.choice(&no()).is_some());
    asked.map(|item| (item.id.clone(), no())).collect()
}

fn class(form: &Form, answers: &Answers, facts: &Facts, item: &str) -> Option<String> {
    let derived = evaluate(form, answers, facts).derived;
    derived.into_iter().find(|derived| derived.item == item).and_then(|derived| derived.class)
}

fn level(form: &Form, answers: &Answers, facts: &Facts) -> u8 {
    evaluate(form, answers, facts).level.number()
}

#[test]
fn every_instrument_is_there_and_is_a_screening() {
    let day = visit();
    let ids: Vec<&str> =
        Rules::bundled().unwrap().of_purpose(Purpose::Screening, day).map(|form| form.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "tb_child",
            "tb_adult",
            "tb_contact",
            "puma",
            "bp_adult",
            "bp_adolescent",
            "bp_child",
            "bp_pregnancy",
            "blood_sugar",
            "bmi_adult",
            "bmi_school_age",
            "muac_child",
            "muac_woman",
            "aks",
            "skilas",
            "srq20",
            "eyes_ears",
            "anaemia",
            "smoking",
            "contraception",
        ]
    );
}

#[test]
fn each_is_offered_to_its_group_on_both_sides_of_its_ages() {
    let is = |id: &str, facts: &Facts| offered(form(id), facts);
    for (id, from, end) in [
        // 1.4: skrining by age; D15, D20, C5.
        ("tb_child", 0, Some(15)),
        ("tb_adult", 15, None),
        ("puma", 40, None),
        ("bp_adult", 18, None),
        ("bp_adolescent", 13, Some(18)),
        ("bp_child", 7, Some(13)),
        ("blood_sugar", 40, None),
        ("bmi_adult", 19, None),
        ("bmi_school_age", 5, Some(19)),
        ("muac_child", 0, Some(5)),
        ("muac_woman", 15, Some(50)),
        ("aks", 60, None),
        ("skilas", 60, None),
        ("srq20", 18, None),
        ("eyes_ears", 15, None),
        ("anaemia", 12, Some(19)),
        ("smoking", 10, Some(19)),
        ("contraception", 15, Some(50)),
    ] {
        assert_eq!(is(id, &woman(from)), Some(true), "{id} from {from}");
        if from > 0 && id != "blood_sugar" {
            assert_eq!(is(id, &not_quite(woman(from))), Some(false), "{id} a day before {from}");
        }
        if let Some(end) = end {
            assert_eq!(is(id, &not_quite(woman(end))), Some(true), "{id} a day before {end}");
            assert_eq!(is(id, &woman(end)), Some(false), "{id} from {end}");
        }
        assert_eq!(
            is(id, &Facts { sex: Some(Sex::Female), ..Facts::on(visit()) }),
            None,
            "{id} without an age"
        );
    }
    for id in ["muac_woman", "anaemia", "contraception"] {
        assert_eq!(is(id, &man(16)), Some(false), "{id}");
    }
    for id in ["bp_adult", "bp_adolescent", "bmi_adult", "contraception"] {
        assert_eq!(is(id, &pregnant()), Some(false), "{id}");
    }
    assert_eq!(is("bp_pregnancy", &pregnant()), Some(true));
    assert_eq!(is("bp_pregnancy", &woman(25)), Some(false));
    assert_eq!(is("anaemia", &pregnant()), Some(true));
    assert_eq!(is("muac_woman", &Facts { birth: None, sex: None, ..pregnant() }), Some(true));
    assert_eq!(is("tb_contact", &Facts::on(visit())), Some(true));
}

#[test]
fn each_is_due_again_after_its_time() {
    let again = |id: &str| due_again(form(id), visit()).map(|day| day.to_string());
    for id in
        ["puma", "bp_adult", "blood_sugar", "bmi_adult", "aks", "skilas", "srq20", "eyes_ears", "smoking"]
    {
        assert_eq!(again(id).as_deref(), Some("2027-05-04"), "{id}: once a year (D25)");
    }
    assert_eq!(again("tb_adult").as_deref(), Some("2026-06-04"), "sebaiknya 1× sebulan");
    for id in ["tb_child", "bp_pregnancy", "muac_child"] {
        assert_eq!(again(id).as_deref(), Some("2026-05-04"), "{id}: at every contact");
    }
    assert_eq!(again("tb_contact"), None);
}
