use proptest::prelude::*;
use serde_json::{Value, json};

use super::judge;
use crate::rules::Rules;

fn judged(case: &Value) -> Value {
    judge(Rules::bundled().unwrap(), &case.to_string())
}

fn aks(answers: &Value) -> Value {
    json!({ "id": 7, "form": "aks", "day": "2026-05-04", "facts": { "birth": "1950-01-01" }, "answers": answers })
}

/// The greatest answer of every item: 20 points.
fn independent() -> Value {
    json!({ "AKS1": 2, "AKS2": 2, "AKS3": 1, "AKS4": 2, "AKS5": 2, "AKS6": 3, "AKS7": 3, "AKS8": 2, "AKS9": 2,
        "AKS10": 1 })
}

#[test]
fn a_case_comes_to_level_findings_source_version_and_one_follow_up() {
    let mut answers = independent();
    answers["AKS10"] = json!(0);
    let out = judged(&aks(&answers));
    assert_eq!((&out["id"], &out["level"], &out["complete"]), (&json!(7), &json!(2), &json!(true)));
    assert_eq!(out["derived"]["AKS-skor"]["number"], 19);
    assert_eq!(out["derived"]["AKS-tingkat"]["class"], "R");
    let follow_up = &out["follow_up"];
    assert_eq!(follow_up["rule"], "AKS-tingkat.ringan");
    assert_eq!((&follow_up["rule_version"], &follow_up["standing"]), (&json!(1), &json!("official")));
    assert!(follow_up["source"].as_str().unwrap().contains("2015/2023"));
    assert_eq!(out["findings"].as_array().unwrap().len(), 1);
    assert_eq!(out["problems"], json!([]));
    let sound = judged(&aks(&independent()));
    assert_eq!((&sound["level"], &sound["offered"]), (&json!(0), &json!(true)));
}

#[test]
fn an_open_case_has_no_level_that_reads_as_normal() {
    let out = judged(&aks(&json!({ "AKS1": 2 })));
    assert_eq!(
        (&out["level"], &out["verdict"], &out["complete"]),
        (&json!(null), &json!("Belum lengkap"), &json!(false))
    );
    assert_eq!(out["unanswered"].as_array().unwrap().len(), 9);
}

#[test]
fn numbers_are_read_as_typed_or_as_stored() {
    for (value, expected) in [
        (json!(23.4), 2),
        (json!("23,4"), 2),
        (json!({ "number": 234 }), 2),
        (json!(23.5), 0),
        (json!("23,5"), 0),
        (json!({ "number": 235 }), 0),
    ] {
        let case = json!({ "form": "muac_woman", "day": "2026-05-04", "facts": { "sex": "P", "pregnant": true },
            "answers": { "LW1": value } });
        assert_eq!(judged(&case)["level"], expected, "{value}");
    }
}

#[test]
fn bad_input_is_named_and_never_taken_for_an_answer() {
    let sheet = |item: &str, value: Value| {
        judged(&json!({ "form": "bp_adult", "day": "2026-05-04", "facts": {}, "answers": { item: value } }))
    };
    for (item, value, problem) in [
        ("TD99", json!(1), json!({ "kind": "unknown_item", "item": "TD99" })),
        ("TD9", json!("maybe"), json!({ "kind": "unknown_option", "item": "TD9", "option": "maybe" })),
        (
            "TD9",
            json!({ "choice": "maybe" }),
            json!({ "kind": "unknown_option", "item": "TD9", "option": "maybe" }),
        ),
        ("TD-golongan", json!("normal"), json!({ "kind": "derived_item", "item": "TD-golongan" })),
    ] {
        let out = sheet(item, value);
        assert_eq!(out["problems"], json!([problem]));
        assert_eq!(out["level"], Value::Null);
    }
    for value in
        [json!(0), json!(-3), json!(2000), json!("12o"), json!("satu"), json!({ "number": 0 }), json!([1])]
    {
        let out = sheet("TD1", value.clone());
        assert_eq!(out["problems"][0]["kind"], "impossible_answer", "{value}");
        assert_eq!(out["problems"][0]["item"], "TD1");
        assert!(out["unanswered"].as_array().unwrap().contains(&json!("TD1")), "{value}");
    }
}

#[test]
fn a_case_without_form_or_day_is_refused_with_a_reason() {
    let kind = |line: &str| judge(Rules::bundled().unwrap(), line)["problems"][0]["kind"].clone();
    assert_eq!(kind("{"), "not_json");
    assert_eq!(kind("[]"), "not_json");
    assert_eq!(kind(r#"{"form":"aks"}"#), "missing_field");
    assert_eq!(kind(r#"{"day":"2026-05-04"}"#), "missing_field");
    assert_eq!(kind(r#"{"form":"aks","day":"2026-02-30"}"#), "impossible_fact");
    assert_eq!(kind(r#"{"form":"akz","day":"2026-05-04"}"#), "unknown_form");
    assert_eq!(kind(r#"{"form":"aks","version":9,"day":"2026-05-04"}"#), "unknown_form");
    assert_eq!(kind(r#"{"form":"aks","day":"2026-05-04","date":1}"#), "unknown_field");
}

#[test]
fn facts_that_cannot_be_are_named_and_stay_unknown() {
    let problems = |facts: Value| {
        judged(&json!({ "form": "aks", "day": "2026-05-04", "facts": facts }))["problems"].clone()
    };
    assert_eq!(
        problems(json!({ "birth": "2026-05-05" })),
        json!([{ "kind": "born_after_day", "birth": "2026-05-05" }])
    );
    for (facts, fact) in [
        (json!({ "birth": "yesterday" }), "birth"),
        (json!({ "sex": "x" }), "sex"),
        (json!({ "gravida": 0 }), "gravida"),
        (json!({ "weeks_pregnant": 60 }), "weeks_pregnant"),
        (json!({ "earlier": [{ "measure": "weight", "day": "2026-04-01", "value": 0 }] }), "earlier"),
        (json!({ "earlier": [{ "measure": "mass", "day": "2026-04-01", "value": 5 }] }), "earlier"),
    ] {
        assert_eq!(problems(facts)[0]["fact"], fact);
    }
    assert_eq!(
        problems(json!({ "height": 1 })),
        json!([{ "kind": "unknown_field", "field": "facts.height" }])
    );
}

#[test]
fn every_form_is_listed_with_its_items() {
    let listed = super::forms(Rules::bundled().unwrap());
    let forms = listed.as_array().unwrap();
    assert_eq!(forms.len(), Rules::bundled().unwrap().forms().len());
    let puma = forms.iter().find(|form| form["form"] == "puma").unwrap();
    assert_eq!((&puma["purpose"], &puma["every"]), (&json!("screening"), &json!({ "months": 12 })));
    let question = puma["items"].as_array().unwrap().iter().find(|item| item["item"] == "PU4").unwrap();
    assert_eq!(question["options"][0], json!({ "value": "yes", "label": "Ya", "points": 1 }));
}

fn any_json() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|value| json!(value)),
        any::<i64>().prop_map(|value| json!(value)),
        any::<f64>().prop_map(|value| json!(value)),
        ".{0,12}".prop_map(|value| json!(value)),
        any::<i64>().prop_map(|value| json!({ "number": value })),
        ".{0,5}".prop_map(|value| json!({ "choice": value })),
        Just(json!([{}])),
    ]
}

proptest! {
    #[test]
    fn any_line_gets_an_answer(line in ".{0,80}") {
        let out = judge(Rules::bundled().unwrap(), &line);
        prop_assert!(out["level"].is_null());
    }

    #[test]
    fn any_answer_of_any_kind_is_judged_or_named(
        at in any::<prop::sample::Index>(), values in prop::collection::vec(any_json(), 60),
    ) {
        let forms = Rules::bundled().unwrap().forms();
        let form = at.get(&forms);
        let answers: serde_json::Map<String, Value> =
            form.items.iter().zip(values).map(|(item, value)| (item.id.clone(), value)).collect();
        let out = judged(&json!({ "form": form.id, "day": "2026-05-04", "facts": {}, "answers": answers }));
        for problem in out["problems"].as_array().unwrap() {
            prop_assert!(problem["item"].is_string(), "{}", problem);
        }
    }
}
