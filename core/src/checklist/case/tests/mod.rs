mod any_case;
mod calendar;
mod refused;

use serde_json::{Value, json};

use super::judge;
use crate::rules::Rules;

fn judged(case: &Value) -> Value {
    judge(Rules::bundled().unwrap(), case.to_string())
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
fn the_cases_of_the_documentation_come_to_what_the_domain_says() {
    // The vectors of the domain, 8.4; level, and the class of a derived item.
    let expected = [
        ("LiLA ibu hamil 23,4", json!(2), None),
        ("LiLA ibu hamil 23,5", json!(0), None),
        // C13: yellow is reported to nakes.
        ("LiLA balita 12,4", json!(2), Some(("LL-warna", "yellow"))),
        ("LiLA balita 12,5", json!(0), Some(("LL-warna", "green"))),
        ("TD 138/92", json!(2), Some(("TD-golongan", "grade_1"))),
        ("TD 145/85", json!(2), Some(("TD-terisolasi", "yes"))),
        ("SRQ 4 dengan nomor 17", json!(3), None),
        ("PUMA 6", json!(2), None),
        ("AKS 19", json!(2), Some(("AKS-tingkat", "R"))),
        ("GDS 120", json!(0), Some(("GD-golongan", "unclassed"))),
        // KBM at 7 months: 400 g for boys, 300 for girls; D37: one T is told to nakes.
        ("laki-laki 7 bulan +350 g", json!(2), Some(("BL2-nt", "T"))),
        ("perempuan 7 bulan +350 g", json!(null), Some(("BL2-nt", "N"))),
    ];
    let lines: Vec<&str> = include_str!("../../../../../docs/examples/cases.jsonl").lines().collect();
    assert_eq!(lines.len(), expected.len());
    for (line, (id, level, class)) in lines.iter().zip(expected) {
        let out = judge(Rules::bundled().unwrap(), line);
        assert_eq!((&out["id"], &out["level"], &out["problems"]), (&json!(id), &level, &json!([])), "{out}");
        assert_eq!(out["not_asked"], json!([]), "{id}");
        if let Some((item, class)) = class {
            assert_eq!(out["derived"][item]["class"], class, "{id}");
        }
        let score = |item: &str| out["derived"][item]["number"].clone();
        match id {
            "PUMA 6" => assert_eq!(score("PU-skor"), 6),
            "GDS 120" => assert_eq!(out["verdict"], "Baik untuk yang sudah dinilai"),
            "SRQ 4 dengan nomor 17" => {
                assert_eq!(score("SRQ-skor"), 4);
                assert!(!out["steps_now"].as_array().unwrap().is_empty(), "the emergency screen");
            }
            _ => {}
        }
    }
}

#[test]
fn a_sheet_of_the_visit_is_offered_to_its_stage_of_life() {
    let offered = |form: &str, facts: Value| {
        judged(&json!({ "form": form, "day": "2026-05-04", "facts": facts }))["offered"].clone()
    };
    // 1.4: to below 6 months, 6 to 71 months; pregnant and nifas go before the age (D24).
    for (form, facts, expected) in [
        ("infant", json!({ "birth": "2025-11-05" }), json!(true)),
        ("infant", json!({ "birth": "2025-11-04" }), json!(false)),
        ("child", json!({ "birth": "2025-11-04" }), json!(true)),
        ("child", json!({ "birth": "2020-05-04" }), json!(false)),
        ("child", json!({ "birth": "1980-01-01" }), json!(false)),
        ("school_age", json!({ "birth": "2009-01-01", "pregnant": true }), json!(false)),
        ("pregnant", json!({ "birth": "2009-01-01", "pregnant": true }), json!(true)),
        ("postpartum", json!({ "delivered": "2026-03-23" }), json!(true)),
        ("adult", json!({}), json!(null)),
    ] {
        assert_eq!(offered(form, facts.clone()), expected, "{form} {facts}");
    }
}

#[test]
fn the_weight_of_the_day_of_birth_is_the_birth_weight() {
    // D31: for the weighing at 1 completed month it counts as the earlier one; KBM 800 g.
    for (grams, gain) in [(4_000, "N"), (3_999, "T")] {
        let out = judged(&json!({ "form": "infant", "day": "2026-05-04",
            "facts": { "birth": "2026-04-04", "sex": "male",
                "earlier": [{ "measure": "weight", "day": "2026-04-04", "value": 3_200 }] },
            "answers": { "BY4-pernah": "yes", "BY4": "2026-05-04", "BY5": { "number": grams } } }));
        assert_eq!(out["derived"]["BY5-nt"]["class"], gain, "{out}");
    }
}

#[test]
fn an_answer_that_the_sheet_does_not_ask_is_told_apart() {
    let out = judged(&json!({ "form": "child", "day": "2026-05-04", "facts": { "birth": "2024-05-04" },
        "answers": { "BL2-bb": 10, "BL1": 36.8 } }));
    assert_eq!((&out["not_asked"], &out["problems"]), (&json!(["BL2-bb"]), &json!([])));
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
    let find = |form: &str, item: &str| {
        let form = forms.iter().find(|one| one["form"] == form).unwrap();
        form["items"].as_array().unwrap().iter().find(|one| one["item"] == item).unwrap().clone()
    };
    // As it stands in pregnant.toml: asked when the arm is thin.
    assert_eq!(find("pregnant", "BH8")["shown_when"], json!({ "item": "BH7", "below": 235 }));
    let sign = find("pregnant", "BH-TB8");
    assert_eq!(
        sign["options"],
        json!([{ "value": "yes", "label": "Ada" }, { "value": "no", "label": "Tidak ada" }])
    );
    // Whatever a case may be answered with is listed: a name, a kind, and how.
    for item in forms.iter().flat_map(|form| form["items"].as_array().unwrap()) {
        let kind = item["kind"].as_str().unwrap();
        let how = match kind {
            "choice" | "sign" => item["options"].as_array().unwrap().len() >= 2,
            "number" => item["least"].is_string() && item["most"].is_string() && item["unit"].is_string(),
            "text" => item["max"].is_u64(),
            "derived" => item["classes"].is_array(),
            kind => kind == "date",
        };
        assert!(how && !item["question"].as_str().unwrap().is_empty(), "{item}");
    }
}
