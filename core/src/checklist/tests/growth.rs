//! z-scores and the KMS inside a checklist: the vectors of the KBM, the lines, what is not known.

use super::*;
use crate::rules::Measure;

/// A checklist with a weight, a length and all that is worked out from them.
fn card() -> Form {
    let text = r#"
id = "uji"
version = 1
valid_from = "2026-01-01"
title = "Uji"
subject = "member"
emergency = "general"
source = "DESIGN"
standing = "design"
[[page]]
id = "p"
step = "salam"
title = "Uji"
[[item]]
id = "W"
page = "p"
question = "Berat"
kind = "number"
measure = "weight"
possible = [500, 60000]
plausible = [2000, 30000]
[[item]]
id = "L"
page = "p"
question = "Panjang"
kind = "number"
measure = "length"
possible = [300, 1500]
plausible = [400, 1300]
[[item]]
id = "B"
page = "p"
question = "Bengkak kedua kaki"
kind = "yes_no"
[[item]]
id = "NT"
page = "p"
question = "N/T"
kind = "derived"
derive = { weight_gain = "W" }
[[item]]
id = "T"
page = "p"
question = "Bulan tidak naik"
kind = "derived"
derive = { weight_not_gaining = "W" }
[[item]]
id = "G"
page = "p"
question = "Garis"
kind = "derived"
derive = { weight_line = "W" }
[[item]]
id = "BBU"
page = "p"
question = "BB/U"
kind = "derived"
derive = { z_score = { index = "weight_for_age", weight = "W" } }
[[item]]
id = "BBPB"
page = "p"
question = "BB/PB"
kind = "derived"
derive = { z_score = { index = "weight_for_length", weight = "W", length = "L", oedema = "B" } }
"#;
    let mut rules = Rules::bundled().unwrap().clone();
    rules.add_form("uji.toml", text).unwrap();
    rules.form("uji", visit()).unwrap().clone()
}

/// So many completed months on the day of the visit, with these weights so many days before.
fn child(sex: Sex, months: u32, earlier: &[(u64, i64)]) -> Facts {
    let weights = earlier.iter();
    Facts {
        birth: visit().checked_sub_months(chrono::Months::new(months)),
        sex: Some(sex),
        earlier: weights
            .map(|(days, value)| Measured { measure: Measure::Weight, day: days_ago(*days), value: *value })
            .collect(),
        ..Facts::on(visit())
    }
}

fn derived(facts: &Facts, answers: &[(&str, AnswerValue)], item: &str) -> Option<DerivedAnswer> {
    let answers = answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect();
    evaluate(&card(), &answers, facts).derived.into_iter().find(|derived| derived.item == item)
}

fn gain(facts: &Facts, grams: i64) -> Option<String> {
    derived(facts, &[("W", number(grams))], "NT").and_then(|derived| derived.class)
}

#[test]
fn the_minimum_gain_is_that_of_sex_and_month() {
    // 8.4: a boy of 7 months with +350 g is T (400), a girl N (300); at 11 months +200 g the girl is N, the boy T (300).
    let at = |sex, months, more: i64| gain(&child(sex, months, &[(30, 7_000)]), 7_000 + more);
    assert_eq!(at(Sex::Male, 7, 350).as_deref(), Some("T"));
    assert_eq!(at(Sex::Female, 7, 350).as_deref(), Some("N"));
    assert_eq!(at(Sex::Female, 11, 200).as_deref(), Some("N"));
    assert_eq!(at(Sex::Male, 11, 200).as_deref(), Some("T"));
    assert_eq!(at(Sex::Male, 7, 399).as_deref(), Some("T"));
    assert_eq!(at(Sex::Male, 7, 400).as_deref(), Some("N"));
}

#[test]
fn first_skipped_and_near_weighings_are_neither_up_nor_not_up() {
    assert_eq!(gain(&child(Sex::Male, 7, &[]), 7_000).as_deref(), Some("B"));
    assert_eq!(gain(&child(Sex::Male, 7, &[(70, 6_500)]), 7_000).as_deref(), Some("O"));
    assert_eq!(
        gain(&child(Sex::Male, 7, &[(10, 6_900)]), 7_000).as_deref(),
        Some("near"),
        "24 April, 10 days"
    );
    let unknown_sex = Facts { sex: None, ..child(Sex::Male, 7, &[(30, 6_500)]) };
    assert_eq!(gain(&unknown_sex, 7_000), None);
    let unknown_age = Facts { birth: None, ..child(Sex::Male, 7, &[(30, 6_500)]) };
    assert_eq!(gain(&unknown_age, 7_000), None);
}

#[test]
fn months_without_gain_are_counted_in_a_row() {
    let row = |earlier: &[(u64, i64)]| {
        derived(&child(Sex::Male, 12, earlier), &[("W", number(9_000))], "T")
            .and_then(|derived| derived.number)
    };
    assert_eq!(row(&[(30, 8_700)]), Some(0), "N");
    assert_eq!(row(&[(60, 8_500), (30, 8_900)]), Some(1), "T after N");
    assert_eq!(row(&[(60, 8_950), (30, 8_980)]), Some(2), "2T");
    assert_eq!(row(&[]), Some(0), "B");
}

#[test]
fn the_lines_of_the_kms_are_minus_three_and_plus_one_sd() {
    // Boys at 12 completed months: 6,9 and 10,8 kg; girls 6,3 and 10,1. D35: on the line is neither.
    let line = |sex, grams| {
        derived(&child(sex, 12, &[]), &[("W", number(grams))], "G").and_then(|derived| derived.class).unwrap()
    };
    for (sex, red, orange) in [(Sex::Male, 6_900, 10_800), (Sex::Female, 6_300, 10_100)] {
        assert_eq!(line(sex, red - 1), "below_red");
        assert_eq!(line(sex, red), "between");
        assert_eq!(line(sex, orange), "between");
        assert_eq!(line(sex, orange + 1), "above_orange");
    }
}

#[test]
fn oedema_and_what_was_not_looked_at_give_no_z() {
    let boy = child(Sex::Male, 12, &[]);
    let z = |oedema: Option<AnswerValue>| {
        let mut answers = vec![("W", number(9_600)), ("L", number(757))];
        answers.extend(oedema.map(|oedema| ("B", oedema)));
        derived(&boy, &answers, "BBPB").and_then(|derived| derived.number)
    };
    assert!(z(Some(no())).is_some());
    assert_eq!(z(Some(yes())), None);
    assert_eq!(z(None), None);
    // The median of boys at 12 months is 9,6 kg.
    let weight = derived(&boy, &[("W", number(9_600))], "BBU").unwrap();
    assert!(weight.number.unwrap().abs() <= 5, "{weight:?}");
    assert!(weight.shown.ends_with(" SD"));
    let adult = Facts { birth: Some(days_ago(12_000)), ..boy };
    assert_eq!(derived(&adult, &[("W", number(9_600))], "BBU"), None, "no table for that age");
}
