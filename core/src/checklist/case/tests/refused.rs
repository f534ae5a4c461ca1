//! What a case may hold that cannot be: each is named, and nothing reads as normal for it.

use serde_json::{Value, json};

use super::{aks, independent, judge, judged};
use crate::rules::Rules;

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
    for version in ["99", "0", "-1", "1.5", "\"1\"", "true"] {
        let line = format!(r#"{{"form":"aks","version":{version},"day":"2026-05-04"}}"#);
        assert_eq!(kind(&line), "unknown_version", "{version}");
    }
    assert_eq!(kind(r#"{"form":7,"day":"2026-05-04"}"#), "impossible_fact");
    for day in ["0001-01-01", "1899-12-31", "2200-01-01", "+262142-12-31", "26-05-04"] {
        let out = judge(Rules::bundled().unwrap(), format!(r#"{{"form":"aks","day":"{day}"}}"#));
        let problem = json!({ "kind": "impossible_fact", "fact": "day", "given": day });
        assert_eq!((&out["problems"], &out["level"]), (&json!([problem]), &json!(null)));
    }
    let both = judge(Rules::bundled().unwrap(), r#"{"form":"akz","day":"2026-13-01"}"#);
    assert_eq!(both["problems"].as_array().unwrap().len(), 2, "{both}");
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
        (json!({ "earlier": [{ "measure": "weight", "day": "2026-04-01", "value": 0 }] }), "earlier[0]"),
        (json!({ "earlier": [{ "measure": "mass", "day": "2026-04-01", "value": 5 }] }), "earlier[0]"),
        (json!({ "earlier": {} }), "earlier"),
    ] {
        assert_eq!(problems(facts)[0]["fact"], fact);
    }
    assert_eq!(
        problems(json!({ "height": 1 })),
        json!([{ "kind": "unknown_field", "field": "facts.height" }])
    );
    assert_eq!(
        problems(
            json!({ "earlier": [{ "measure": "weight", "day": "2026-04-01", "value": 5000, "on": 1 }] })
        ),
        json!([{ "kind": "unknown_field", "field": "facts.earlier[0].on" }])
    );
}

#[test]
fn a_fact_of_another_time_than_her_life_is_named() {
    let problem = |facts: Value| {
        let out = judged(&json!({ "form": "pregnant", "day": "2026-05-04", "facts": facts, "answers": {} }));
        let problems = out["problems"].as_array().unwrap();
        assert_eq!(problems.len(), 1, "{problems:?}");
        (problems[0]["kind"].as_str().unwrap().to_owned(), problems[0]["fact"].as_str().unwrap().to_owned())
    };
    let weighed = |day: &str| json!({ "birth": "2000-01-01", "earlier": [{ "measure": "weight", "day": day, "value": 50_000 }] });
    for (facts, kind, fact) in [
        (json!({ "last_period": "2026-05-05" }), "after_day", "last_period"),
        (json!({ "delivered": "2026-05-05" }), "after_day", "delivered"),
        (weighed("2026-05-05"), "after_day", "earlier[0]"),
        (weighed("1999-12-31"), "before_birth", "earlier[0]"),
        (json!({ "birth": "2000-01-01", "delivered": "1999-12-31" }), "before_birth", "delivered"),
        // 44 weeks are 308 days: 2025-06-30 is the first HPHT that a pregnancy of 2026-05-04 may have.
        (json!({ "last_period": "2025-06-29" }), "too_far_from_day", "last_period"),
        (json!({ "due_date": "2027-03-09" }), "too_far_from_day", "due_date"),
        (json!({ "birth": "0001-01-01" }), "impossible_fact", "birth"),
    ] {
        assert_eq!(problem(facts.clone()), (kind.to_owned(), fact.to_owned()), "{facts}");
    }
    for facts in [
        json!({ "last_period": "2025-06-30" }),
        json!({ "due_date": "2027-03-08" }),
        json!({ "last_period": "2026-05-04" }),
        weighed("2026-05-04"),
        weighed("2000-01-01"),
    ] {
        let out = judged(&json!({ "form": "pregnant", "day": "2026-05-04", "facts": facts, "answers": {} }));
        assert_eq!(out["problems"], json!([]), "{facts}");
    }
}

#[test]
fn facts_that_cannot_be_together_are_named() {
    let problems = |facts: Value| {
        let out = judged(&json!({ "form": "pregnant", "day": "2026-05-04", "facts": facts, "answers": {} }));
        let problems = out["problems"].as_array().unwrap().clone();
        problems
            .into_iter()
            .map(|problem| {
                assert_eq!(problem["kind"], "contradictory_facts");
                let fact = |at: usize| problem["facts"][at].as_str().unwrap().to_owned();
                (fact(0), fact(1))
            })
            .collect::<Vec<_>>()
    };
    for (facts, one, other) in [
        (json!({ "sex": "male", "pregnant": true }), "sex", "pregnant"),
        (json!({ "sex": "L", "weeks_pregnant": 20 }), "sex", "pregnant"),
        (json!({ "sex": "male", "delivered": "2026-05-01" }), "sex", "delivered"),
        (json!({ "sex": "male", "breastfeeding": true }), "sex", "breastfeeding"),
        // A girl of 2, and the last and the first day outside 10–55 completed years.
        (json!({ "sex": "female", "birth": "2024-02-01", "pregnant": true }), "birth", "pregnant"),
        (json!({ "birth": "2016-05-05", "pregnant": true }), "birth", "pregnant"),
        (json!({ "birth": "1970-05-04", "pregnant": true }), "birth", "pregnant"),
        (json!({ "birth": "2017-01-01", "delivered": "2026-05-01" }), "birth", "delivered"),
        (
            json!({ "pregnant": true, "last_period": "2025-10-01", "delivered": "2026-05-01" }),
            "pregnant",
            "delivered",
        ),
        (json!({ "pregnant": false, "weeks_pregnant": 20 }), "pregnant", "weeks_pregnant"),
    ] {
        assert_eq!(problems(facts.clone()), [(one.to_owned(), other.to_owned())], "{facts}");
    }
    for facts in [
        json!({ "sex": "female", "birth": "2016-05-04", "pregnant": true }),
        json!({ "sex": "female", "birth": "1970-05-05", "pregnant": true }),
        // A woman of 70 gave birth when she was 30.
        json!({ "birth": "1956-01-01", "delivered": "1986-05-01" }),
        // The last period of the pregnancy that ended with the delivery.
        json!({ "last_period": "2025-08-01", "delivered": "2026-05-01" }),
        json!({ "sex": "male", "pregnant": false }),
    ] {
        assert_eq!(problems(facts.clone()), [], "{facts}");
    }
}

#[test]
fn a_case_that_is_not_read_whole_is_never_baik_and_never_less_than_what_was_found() {
    let mut whole = aks(&independent());
    assert_eq!(judged(&whole)["verdict"], "Baik");
    whole["facts"]["sex"] = json!("x");
    let out = judged(&whole);
    assert_eq!(
        (&out["level"], &out["verdict"], &out["complete"]),
        (&json!(null), &json!("Belum lengkap"), &json!(false))
    );
    let mut found = independent();
    found["AKS10"] = json!(0);
    let mut found = aks(&found);
    found["facts"]["sex"] = json!("x");
    assert_eq!((&judged(&found)["level"], &judged(&found)["complete"]), (&json!(2), &json!(false)));
    // Her being pregnant stays, and with it the level of KEK.
    let man = json!({ "form": "muac_woman", "day": "2026-05-04", "facts": { "sex": "L", "pregnant": true },
        "answers": { "LW1": 23.4 } });
    assert_eq!(judged(&man)["level"], 2);
}

#[test]
fn a_key_written_twice_is_named_and_neither_value_counts() {
    let run = |line: &str| judge(Rules::bundled().unwrap(), line);
    let out = run(
        r#"{"form":"muac_woman","day":"2026-05-04","facts":{"pregnant":true},"answers":{"LW1":24,"LW1":20}}"#,
    );
    assert_eq!(out["problems"], json!([{ "kind": "duplicate_field", "field": "answers.LW1" }]));
    assert_eq!((&out["level"], &out["unanswered"]), (&json!(null), &json!(["LW1"])));
    for (line, field) in [
        (r#"{"form":"aks","form":"bp_adult","day":"2026-05-04"}"#, "form"),
        (r#"{"form":"aks","day":"2026-05-04","day":"2026-05-04"}"#, "day"),
        (r#"{"form":"aks","version":1,"version":1,"day":"2026-05-04"}"#, "version"),
        (r#"{"id":1,"id":2,"form":"aks","day":"2026-05-04"}"#, "id"),
    ] {
        let out = run(line);
        assert_eq!(out["problems"], json!([{ "kind": "duplicate_field", "field": field }]), "{line}");
        assert_eq!(out["level"], json!(null));
    }
}

#[test]
fn an_answer_that_cannot_be_is_told_with_what_can() {
    let sentence = |value: Value| {
        let case =
            json!({ "form": "pregnant", "day": "2026-05-04", "facts": {}, "answers": { "BH1": value } });
        judged(&case)["problems"][0]["sentence"].as_str().unwrap().to_owned()
    };
    let limits = "tidak mungkin. Isi antara 30,0 dan 45,0 °C.";
    for value in [json!(-5), json!("-5"), json!(1e300), json!(1e20)] {
        assert_eq!(sentence(value.clone()), format!("Angka itu {limits}"), "{value}");
    }
    assert_eq!(sentence(json!(50)), format!("50,0 °C {limits}"));
    assert_eq!(sentence(json!({ "number": 500 })), format!("50,0 °C {limits}"));
    assert_eq!(sentence(json!({ "number": -50 })), format!("-5,0 °C {limits}"));
    assert_eq!(sentence(json!(37.85)), "Tulis paling banyak 1 angka di belakang koma.");
    assert_eq!(sentence(json!([38])), "[38] tidak mungkin di sini.");
    assert_eq!(sentence(json!({})), "{} tidak mungkin di sini.");
    assert_eq!(sentence(json!({ "number": "38" })), "38 tidak mungkin di sini.");
    let name = json!({ "form": "pregnant", "day": "2026-05-04", "facts": {}, "answers": { "BH12": true } });
    assert_eq!(judged(&name)["problems"][0]["kind"], "impossible_answer", "no name is 'true'");
}

#[test]
fn a_day_before_the_birth_is_no_answer() {
    let weighed = |day: Value| {
        judged(&json!({ "form": "infant", "day": "2026-05-04", "facts": { "birth": "2026-02-04" },
            "answers": { "BY4-pernah": "yes", "BY4": day } }))
    };
    for day in [json!("2026-02-03"), json!({ "date": "2026-02-03" })] {
        let problem = &weighed(day)["problems"][0];
        assert_eq!((&problem["kind"], &problem["item"]), (&json!("impossible_answer"), &json!("BY4")));
        assert_eq!(problem["sentence"], "Tanggal itu sebelum tanggal lahir.");
    }
    assert_eq!(weighed(json!("2026-02-04"))["problems"], json!([]));
}
