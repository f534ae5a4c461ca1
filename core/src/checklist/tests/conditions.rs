//! Every kind of condition, and that what is not known is neither true nor false.

use super::*;
use crate::rules::{Measure, Overlay};

/// A local checklist with one number item `N` (temperature), one choice `C`, one date `D`, one text `T` and this
/// condition on `C`.
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
id = "N"
page = "p"
question = "Suhu"
kind = "number"
measure = "temperature"
possible = [300, 450]
plausible = [350, 410]
[[item]]
id = "C"
page = "p"
question = "Pilih"
kind = "choice"
options = [["a", "A"], ["b", "B"], ["c", "C"]]
[[item]]
id = "D"
page = "p"
question = "Tanggal"
kind = "date"
[[item]]
id = "T"
page = "p"
question = "Nama"
kind = "text"
[[rule]]
id = "uji"
item = "C"
when = {condition}
level = 2
reason = "Uji"
advice = ["Uji."]
say = "Uji."
category = "other"
"#
    );
    let mut rules = Rules::bundled().unwrap().clone();
    rules.add_form("uji.toml", &text).unwrap_or_else(|error| panic!("{condition}: {error}"));
    rules.form("uji", visit()).unwrap().clone()
}

/// Whether the rule fires.
fn fires(condition: &str, facts: &Facts, answers: &[(&str, AnswerValue)]) -> bool {
    let answers = answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect();
    evaluate(&with_condition(condition), &answers, facts).level == Level::Refer
}

fn nothing() -> Facts {
    Facts::on(visit())
}

#[test]
fn numbers_are_compared_from_both_sides() {
    for (comparison, at_374, at_375, at_376) in [
        ("at_least", false, true, true),
        ("above", false, false, true),
        ("at_most", true, true, false),
        ("below", true, false, false),
    ] {
        for limit in ["375", "\"fever_watch\""] {
            let condition = format!("{{ item = \"N\", {comparison} = {limit} }}");
            for (value, expected) in [(374, at_374), (375, at_375), (376, at_376)] {
                assert_eq!(
                    fires(&condition, &nothing(), &[("N", number(value))]),
                    expected,
                    "{condition} {value}"
                );
            }
            assert!(!fires(&condition, &nothing(), &[]), "{condition} without an answer");
            assert!(!fires(&condition, &nothing(), &[("N", number(451))]), "{condition} for what cannot be");
            assert!(
                !fires(&condition, &nothing(), &[("N", choice("a"))]),
                "{condition} for another kind of answer"
            );
        }
    }
    assert!(fires("{ item = \"N\", at_least = 375, below = 380 }", &nothing(), &[("N", number(379))]));
    assert!(!fires("{ item = \"N\", at_least = 375, below = 380 }", &nothing(), &[("N", number(380))]));
}

#[test]
fn choices_are_one_or_any_of_several_and_the_item_may_be_left_out() {
    assert!(fires("{ is = \"a\" }", &nothing(), &[("C", choice("a"))]));
    assert!(!fires("{ is = \"a\" }", &nothing(), &[("C", choice("b"))]));
    assert!(fires("{ is = [\"a\", \"b\"] }", &nothing(), &[("C", choice("b"))]));
    assert!(!fires("{ is = [\"a\", \"b\"] }", &nothing(), &[("C", choice("d"))]));
}

#[test]
fn not_of_what_is_not_known_is_not_known() {
    let not_a = "{ not = { is = \"a\" } }";
    assert!(fires(not_a, &nothing(), &[("C", choice("b"))]));
    assert!(!fires(not_a, &nothing(), &[("C", choice("a"))]));
    assert!(!fires(not_a, &nothing(), &[]), "unanswered is no \"not a\"");
    assert!(!fires(not_a, &nothing(), &[("C", choice("d"))]), "nor is a value of a newer version");
    assert!(!fires(not_a, &nothing(), &[("C", AnswerValue::Text("a".into()))]));
}

#[test]
fn all_and_any_decide_as_soon_as_what_is_known_decides() {
    let all = "{ all = [{ is = \"a\" }, { item = \"N\", at_least = 375 }] }";
    assert!(fires(all, &nothing(), &[("C", choice("a")), ("N", number(375))]));
    assert!(!fires(all, &nothing(), &[("C", choice("a"))]));
    let any = "{ any = [{ is = \"a\" }, { item = \"N\", at_least = 375 }] }";
    assert!(fires(any, &nothing(), &[("C", choice("a"))]));
    assert!(!fires(any, &nothing(), &[("C", choice("b"))]), "the number may still be high, it is not known");
    let not_all = "{ not = { all = [{ is = \"a\" }, { item = \"N\", at_least = 375 }] } }";
    assert!(fires(not_all, &nothing(), &[("C", choice("b"))]), "one false is enough");
    assert!(!fires(not_all, &nothing(), &[("C", choice("a"))]));
    let not_any = "{ not = { any = [{ is = \"a\" }, { item = \"N\", at_least = 375 }] } }";
    assert!(!fires(not_any, &nothing(), &[("C", choice("b"))]));
    assert!(fires(not_any, &nothing(), &[("C", choice("b")), ("N", number(374))]));
}

#[test]
fn answered_is_what_this_version_can_read() {
    let open = "{ all = [{ is = \"a\" }, { item = \"T\", answered = false }] }";
    let done = "{ all = [{ is = \"a\" }, { item = \"T\", answered = true }] }";
    for (text, answered) in [
        (None, false),
        (Some(AnswerValue::Text("Siti".into())), true),
        (Some(AnswerValue::Text("  ".into())), false),
        (Some(choice("a")), false),
    ] {
        let mut answers = vec![("C", choice("a"))];
        answers.extend(text.clone().map(|text| ("T", text)));
        assert_eq!(fires(done, &nothing(), &answers), answered, "{text:?}");
        assert_eq!(fires(open, &nothing(), &answers), !answered, "{text:?}");
    }
}

#[test]
fn days_are_older_than_months_only_after_the_same_date() {
    let old = "{ item = \"D\", older_than_months = 3 }";
    let on = |day: &str| [("D", AnswerValue::Date(day.parse().unwrap()))];
    assert!(!fires(old, &nothing(), &on("2026-02-04")));
    assert!(fires(old, &nothing(), &on("2026-02-03")));
    assert!(!fires(old, &nothing(), &on("2026-05-05")), "a day after the visit is no answer");
    assert!(!fires(old, &nothing(), &[]));
}

#[test]
fn trends_need_something_to_compare_with() {
    let earlier = |value| Facts {
        earlier: vec![Measured { measure: Measure::Temperature, day: days_ago(1), value }],
        ..nothing()
    };
    let now = [("N", number(375))];
    for (trend, before) in [("up", 374), ("level", 375), ("down", 376)] {
        let condition = format!("{{ item = \"N\", trend = \"{trend}\" }}");
        assert!(fires(&condition, &earlier(before), &now), "{trend}");
        assert!(!fires(&condition, &nothing(), &now), "{trend} without another value");
        assert!(!fires(&condition, &earlier(before), &[]), "{trend} without an answer");
    }
    let unknown = "{ item = \"N\", trend = \"unknown\" }";
    assert!(fires(unknown, &nothing(), &now) && fires(unknown, &earlier(370), &[]));
    assert!(!fires(unknown, &earlier(370), &now));
}

#[test]
fn facts_are_compared_or_not_known() {
    let facts = |age: u64| Facts {
        birth: Some(days_ago(age)),
        weeks_pregnant: Some(24),
        gravida: Some(4),
        spacing_years: Some(2),
        ..nothing()
    };
    for (condition, expected) in [
        ("{ fact = \"age_days\", at_least = 29 }", true),
        ("{ fact = \"age_days\", above = 29 }", false),
        ("{ fact = \"age_months\", below = 1 }", true),
        ("{ fact = \"age_years\", at_most = 0 }", true),
        ("{ fact = \"weeks_pregnant\", at_least = 24 }", true),
        ("{ fact = \"gravida\", at_most = 3 }", false),
        ("{ fact = \"spacing_years\", below = 2 }", false),
        ("{ fact = \"gravida\", known = true }", true),
        ("{ fact = \"gravida\", known = false }", false),
    ] {
        assert_eq!(fires(condition, &facts(29), &[]), expected, "{condition}");
    }
    assert!(!fires("{ fact = \"age_days\", at_least = 0 }", &nothing(), &[]));
    assert!(!fires("{ not = { fact = \"age_days\", at_least = 9 } }", &nothing(), &[]));
    assert!(fires("{ fact = \"age_days\", known = false }", &nothing(), &[]));
}

#[test]
fn statuses_come_from_the_register() {
    let has = |status: &str, facts: &Facts| fires(&format!("{{ status = \"{status}\" }}"), facts, &[]);
    for (status, overlay) in [
        ("pregnant", Overlay::Pregnant),
        ("postpartum", Overlay::Postpartum),
        ("breastfeeding", Overlay::Breastfeeding),
    ] {
        assert!(has(status, &Facts { overlays: vec![overlay], ..nothing() }), "{status}");
        assert!(!has(status, &nothing()), "{status}");
    }
    let woman = Facts { sex: Some(Sex::Female), ..nothing() };
    assert!(has("female", &woman) && !has("male", &woman));
    assert!(!has("female", &nothing()) && !has("male", &nothing()));
    assert!(!fires("{ not = { status = \"male\" } }", &nothing(), &[]), "an unknown sex is neither");
}
