//! Sums, classes, BMI, pack-years, limits by sex and age: what is known of them while answers are open.

use super::*;
use crate::rules::{Measure, Rules};

/// A checklist with two scored choices, a scored yes_no, weight, length, counts, and what is derived from them; the
/// rule about `C` fires at level 2 when `condition` is true.
fn with_condition(condition: &str) -> Form {
    let text = format!(
        r#"
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
id = "A"
page = "p"
question = "A"
kind = "choice"
options = [["0", "Nol", 0], ["1", "Satu", 1], ["3", "Tiga", 3]]
[[item]]
id = "B"
page = "p"
question = "B"
kind = "yes_no"
points = {{ yes = 2, no = 0 }}
[[item]]
id = "C"
page = "p"
question = "C"
kind = "choice"
options = [["0", "Nol", 0], ["1", "Satu", 1]]
[[item]]
id = "S"
page = "p"
question = "Jumlah"
kind = "derived"
derive = {{ sum = ["A", "B", "C"] }}
[[item]]
id = "K"
page = "p"
question = "Golongan"
kind = "derived"
derive = {{ bands = {{ of = "S", classes = [
  {{ value = "low", label = "Rendah", below = 2, points = 0 }},
  {{ value = "middle", label = "Sedang", points = 1 }},
  {{ value = "high", label = "Tinggi", from = 5, points = 2 }},
] }} }}
[[item]]
id = "AA"
page = "p"
question = "Jumlah bersama golongan"
kind = "derived"
derive = {{ sum = ["A", "K"] }}
[[item]]
id = "W"
page = "p"
question = "Berat"
kind = "number"
measure = "weight"
possible = [500, 300000]
plausible = [2000, 150000]
[[item]]
id = "L"
page = "p"
question = "Tinggi"
kind = "number"
measure = "length"
possible = [300, 2500]
plausible = [400, 2000]
[[item]]
id = "IMT"
page = "p"
question = "IMT"
kind = "derived"
derive = {{ bmi = {{ weight = "W", length = "L" }} }}
[[item]]
id = "Y"
page = "p"
question = "Lama merokok"
kind = "number"
measure = "count"
unit = "tahun"
possible = [0, 100]
plausible = [0, 80]
[[item]]
id = "D"
page = "p"
question = "Batang per hari"
kind = "number"
measure = "count"
unit = "batang"
possible = [0, 200]
plausible = [0, 60]
[[item]]
id = "PY"
page = "p"
question = "Bungkus-tahun"
kind = "derived"
derive = {{ pack_years = {{ years = "Y", per_day = "D" }} }}
[[item]]
id = "TD"
page = "p"
question = "Tekanan darah atas"
kind = "number"
measure = "systolic"
possible = [40, 300]
plausible = [80, 200]
[[item]]
id = "KASUS"
page = "p"
question = "Kasus"
kind = "derived"
derive = {{ cases = [
  {{ value = "red", label = "Merah", when = {{ any = [{{ item = "C", is = "1" }}, {{ item = "TD", at_least = 140 }}] }} }},
  {{ value = "green", label = "Hijau", when = {{ all = [{{ item = "C", is = "0" }}, {{ item = "TD", below = 140 }}] }} }},
] }}
[[item]]
id = "LAYAR"
page = "p"
question = "Hanya perempuan"
kind = "derived"
derive = {{ sum = ["A", "B"] }}
shown_when = {{ status = "female" }}
[[rule]]
id = "uji"
item = "C"
when = {condition}
level = 2
reason = "Nilai {{S}}, {{IMT}}, {{K}}, {{PY}}"
advice = ["Uji."]
say = "Uji."
category = "other"
"#
    );
    let mut rules = Rules::bundled().unwrap().clone();
    rules.add_form("uji.toml", &text).unwrap_or_else(|error| panic!("{condition}: {error}"));
    rules.form("uji", visit()).unwrap().clone()
}

fn outcome(condition: &str, facts: &Facts, answers: &[(&str, AnswerValue)]) -> Evaluation {
    let answers = answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect();
    evaluate(&with_condition(condition), &answers, facts)
}

fn fires(condition: &str, answers: &[(&str, AnswerValue)]) -> bool {
    outcome(condition, &Facts::on(visit()), answers).level == Level::Refer
}

fn shown(answers: &[(&str, AnswerValue)], item: &str) -> Option<String> {
    let evaluation = outcome("{ is = \"1\" }", &Facts::on(visit()), answers);
    evaluation.derived.into_iter().find(|derived| derived.item == item).map(|derived| derived.shown)
}

#[test]
fn a_sum_is_reached_by_what_is_answered_and_below_only_when_nothing_open_can_reach_it() {
    let at_least = "{ item = \"S\", at_least = 3 }";
    assert!(fires(at_least, &[("A", choice("3"))]), "three points are enough, whatever the rest");
    assert!(!fires(at_least, &[("A", choice("1"))]), "it may still come to three");
    assert!(fires(at_least, &[("A", choice("1")), ("B", yes())]));
    assert!(!fires(at_least, &[("A", choice("1")), ("B", no()), ("C", choice("1"))]));
    let below = "{ item = \"S\", below = 3 }";
    assert!(fires(below, &[("A", choice("0")), ("B", no())]), "at most one more point");
    assert!(fires(below, &[("A", choice("0")), ("C", choice("0"))]), "at most two more points");
    assert!(!fires(below, &[("A", choice("0")), ("C", choice("1"))]), "an open two may make it three");
    assert!(!fires(below, &[]), "what is open is not zero");
    assert!(!fires(below, &[("A", choice("9")), ("B", no()), ("C", choice("0"))]), "nor what cannot be read");
    assert!(!fires("{ not = { item = \"S\", at_least = 3 } }", &[("A", choice("1"))]));
}

#[test]
fn a_sum_shows_what_is_reached() {
    assert_eq!(shown(&[], "S").as_deref(), Some("paling sedikit 0"));
    assert_eq!(shown(&[("A", choice("3"))], "S").as_deref(), Some("paling sedikit 3"));
    let all = [("A", choice("3")), ("B", yes()), ("C", choice("1"))];
    assert_eq!(shown(&all, "S").as_deref(), Some("6"));
    assert_eq!(shown(&all, "K").as_deref(), Some("Tinggi"));
    assert_eq!(shown(&[("A", choice("3"))], "K"), None, "middle or high");
}

#[test]
fn a_class_is_known_when_nothing_open_can_change_it() {
    let high = "{ item = \"K\", is = \"high\" }";
    assert!(fires(high, &[("A", choice("3")), ("B", yes())]));
    assert!(!fires(high, &[("A", choice("3"))]));
    assert!(!fires("{ not = { item = \"K\", is = \"high\" } }", &[("A", choice("3"))]));
    assert!(fires("{ not = { item = \"K\", is = \"high\" } }", &[("A", choice("1"))]), "at most four");
    assert!(fires("{ item = \"K\", is = [\"middle\", \"high\"] }", &[("A", choice("3"))]));
    // Points of a class count in a further sum: 3 + 1 at least.
    assert!(fires("{ item = \"AA\", at_least = 4 }", &[("A", choice("3"))]));
    assert!(!fires("{ item = \"AA\", at_least = 5 }", &[("A", choice("3"))]));
}

#[test]
fn bands_are_half_open_on_both_sides_of_every_end() {
    for (a, b, c, class) in [
        ("1", no(), "0", "Rendah"),
        ("1", no(), "1", "Sedang"),
        ("3", no(), "1", "Sedang"),
        ("3", yes(), "0", "Tinggi"),
    ] {
        let answers = [("A", choice(a)), ("B", b), ("C", choice(c))];
        assert_eq!(shown(&answers, "K").as_deref(), Some(class), "{answers:?}");
    }
}

#[test]
fn cases_count_in_order_and_wait_for_what_is_open() {
    let is = |class: &str, answers: &[(&str, AnswerValue)]| {
        fires(&format!("{{ item = \"KASUS\", is = \"{class}\" }}"), answers)
    };
    assert!(is("red", &[("C", choice("1"))]), "one of any is enough");
    assert!(!is("green", &[("C", choice("0"))]), "the number may still be high");
    assert!(!is("red", &[("C", choice("0"))]));
    assert!(is("green", &[("C", choice("0")), ("TD", number(139))]));
    assert!(is("red", &[("C", choice("0")), ("TD", number(140))]));
}

#[test]
fn bmi_has_one_decimal_rounded_half_up() {
    // D17. 60 kg / 1,60² = 23,4375; 18,45 → 18,5; 25,05 → 25,1.
    for (grams, millimetres, bmi) in [
        (60_000, 1600, "23,4 kg/m²"),
        (46_125, 1581, "18,5 kg/m²"),
        (18_450, 1000, "18,5 kg/m²"),
        (18_449, 1000, "18,4 kg/m²"),
        (25_050, 1000, "25,1 kg/m²"),
        (25_049, 1000, "25,0 kg/m²"),
        (27_049, 1000, "27,0 kg/m²"),
        (27_050, 1000, "27,1 kg/m²"),
        (16_949, 1000, "16,9 kg/m²"),
        (16_950, 1000, "17,0 kg/m²"),
    ] {
        let answers = [("W", number(grams)), ("L", number(millimetres))];
        assert_eq!(shown(&answers, "IMT").as_deref(), Some(bmi), "{grams} g, {millimetres} mm");
    }
    assert_eq!(shown(&[("W", number(60_000))], "IMT"), None);
    assert_eq!(shown(&[("W", number(60_000)), ("L", number(0))], "IMT"), None);
    assert!(!fires("{ item = \"IMT\", below = 185 }", &[("W", number(60_000))]), "not known is not thin");
}

#[test]
fn pack_years_are_years_times_cigarettes_by_twenty() {
    // KMK 2015/2023, Formulir 4.
    let of = |years, per_day| shown(&[("Y", number(years)), ("D", number(per_day))], "PY");
    assert_eq!(of(20, 20).as_deref(), Some("20 bungkus-tahun"));
    assert_eq!(of(30, 21).as_deref(), Some("31,5 bungkus-tahun"));
    assert_eq!(of(21, 29).as_deref(), Some("30,45 bungkus-tahun"));
    assert_eq!(of(0, 20).as_deref(), Some("0 bungkus-tahun"));
    assert!(fires("{ item = \"PY\", above = 3000 }", &[("Y", number(21)), ("D", number(29))]));
    assert!(!fires("{ item = \"PY\", above = 3000 }", &[("Y", number(30)), ("D", number(20))]));
}

#[test]
fn what_is_derived_is_not_asked_not_answered_and_not_open() {
    let evaluation = outcome("{ is = \"1\" }", &Facts::on(visit()), &[]);
    let derived = ["S", "K", "AA", "IMT", "PY", "KASUS", "LAYAR"];
    assert!(evaluation.unanswered.iter().all(|item| !derived.contains(&item.as_str())));
    // An answer written under its id counts for nothing.
    assert!(!fires("{ item = \"S\", at_least = 3 }", &[("S", number(6))]));
    assert!(!fires("{ item = \"K\", is = \"high\" }", &[("K", choice("high"))]));
    let reason = outcome("{ is = \"1\" }", &Facts::on(visit()), &[("C", choice("1"))]);
    assert_eq!(reason.follow_up().unwrap().reason, "Nilai paling sedikit 1, –, –, –");
}

#[test]
fn what_is_not_shown_is_not_known() {
    let condition = "{ item = \"LAYAR\", at_least = 3 }";
    let answers = [("A", choice("3")), ("B", yes())];
    let woman = Facts { sex: Some(Sex::Female), ..Facts::on(visit()) };
    assert_eq!(outcome(condition, &woman, &answers).level, Level::Refer);
    for facts in [Facts::on(visit()), Facts { sex: Some(Sex::Male), ..Facts::on(visit()) }] {
        assert_eq!(outcome(condition, &facts, &answers).level, Level::Good);
    }
}

#[test]
fn the_last_value_on_record_counts_and_none_is_not_known() {
    let waist = |days, value| Measured { measure: Measure::Waist, day: days_ago(days), value };
    let condition = "{ last = \"waist\", above = 900 }";
    let with = |earlier: Vec<Measured>| {
        let facts = Facts { earlier, ..Facts::on(visit()) };
        outcome(condition, &facts, &[("C", choice("0"))]).level == Level::Refer
    };
    assert!(with(vec![waist(3, 901)]));
    assert!(!with(vec![waist(3, 900)]));
    assert!(!with(vec![waist(3, 850), waist(400, 950)]), "the newer one");
    assert!(with(vec![waist(0, 950), waist(400, 850)]), "the day's own");
    assert!(!with(Vec::new()));
    let later = Measured { measure: Measure::Waist, day: visit() + Days::new(1), value: 950 };
    assert!(!with(vec![later]), "of a day after the visit");
}
