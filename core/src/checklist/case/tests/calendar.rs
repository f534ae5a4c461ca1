//! What the calendars ask of a case: doses, capsules, province.

use serde_json::{Value, json};

use super::judged;

#[test]
fn doses_capsules_and_province_are_facts_of_the_calendar() {
    let case = |facts: Value, answers: Value| {
        judged(&json!({ "form": "child", "day": "2026-05-04", "facts": facts, "answers": answers }))
    };
    // D28: 28 days after the dose before.
    let second = |on: &str| {
        let dose = json!({ "antigen": "Pentavalen", "number": 1, "on": on });
        case(json!({ "birth": "2025-10-04", "doses": [dose] }), json!({ "BL3-DPT2": "no" }))
    };
    assert_eq!(second("2026-04-06")["level"], 1);
    assert_eq!(second("2026-04-07")["findings"][0]["level"], 0);
    // D29: February's capsule was received.
    let capsule = json!([{ "kind": "vitamin_a", "on": "2026-03-31" }]);
    let out = case(json!({ "birth": "2023-10-04", "capsules": capsule }), json!({ "BL6": "no" }));
    assert_eq!(out["findings"][0]["rule"], "BL6.tercatat");
    // JE where it is endemic.
    let late = |province| {
        case(json!({ "birth": "2025-05-04", "province": province }), json!({ "BL3-JE": "no" }))["level"]
            .clone()
    };
    assert_eq!((late("Bali"), late("Jawa Tengah")), (json!(1), json!(null)));
    let wrong = json!({ "province": "Atlantis", "doses": [{ "antigen": "X", "number": 1 }], "capsules": [{ "kind": "c" }] });
    assert_eq!(case(wrong, json!({}))["problems"].as_array().unwrap().len(), 3);
}
