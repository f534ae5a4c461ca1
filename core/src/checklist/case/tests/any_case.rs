//! Whatever a line holds, it is judged or named.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::{judge, judged};
use crate::line::any;
use crate::rules::Rules;

/// A field of the facts, and now and then one that does not exist.
fn any_fact() -> impl Strategy<Value = (String, Value)> {
    let names = super::super::facts::KNOWN.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let earlier = prop::collection::vec(
        any::object(vec!["measure".to_owned(), "day".to_owned(), "value".to_owned()], any::value()),
        0..3,
    );
    prop_oneof![
        8 => (select(names), any::value()),
        1 => earlier.prop_map(|list| ("earlier".to_owned(), Value::Array(list))),
        1 => ("[a-z]{1,3}", any::value()),
    ]
}

proptest! {
    #![proptest_config(any::cases(200, 20_000))]

    #[test]
    fn any_line_gets_an_answer(line in ".{0,80}", bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        for line in [line.as_bytes(), &bytes] {
            let out = judge(Rules::bundled().unwrap(), line);
            prop_assert!(out["level"].is_null());
            prop_assert!(!out["problems"].as_array().unwrap().is_empty());
        }
    }

    #[test]
    fn any_answer_of_any_kind_is_judged_or_named(
        at in any::<prop::sample::Index>(), values in prop::collection::vec(any::value(), 60),
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

    #[test]
    fn any_case_is_judged_or_named_and_never_normal_with_a_problem(
        at in any::<prop::sample::Index>(),
        facts in prop::collection::btree_map(any_fact().prop_map(|(name, _)| name), any::value(), 0..8),
        more in prop::collection::vec(any_fact(), 0..4),
        values in prop::collection::vec(any::value(), 60),
        day in prop_oneof![4 => any::day(), 1 => any::value()],
    ) {
        let forms = Rules::bundled().unwrap().forms();
        let form = at.get(&forms);
        let facts: serde_json::Map<String, Value> = facts.into_iter().chain(more).collect();
        let answers: serde_json::Map<String, Value> =
            form.items.iter().zip(values).map(|(item, value)| (item.id.clone(), value)).collect();
        let out = judged(&json!({ "form": form.id, "day": day, "facts": facts, "answers": answers }));
        if !out["problems"].as_array().unwrap().is_empty() {
            prop_assert_ne!(&out["level"], 0, "{}", out);
            prop_assert_ne!(&out["complete"], true, "{}", out);
        }
    }
}
