//! Whatever somebody may write into a line.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

/// Few in a daily run, many in `make soak`.
pub(crate) fn cases(few: u32, many: u32) -> ProptestConfig {
    let soak = std::env::var_os("SAKUKADER_SOAK").is_some_and(|on| on == "1");
    // The same run again with the same seed; another one with SAKUKADER_SEED.
    let seed = std::env::var("SAKUKADER_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_124);
    ProptestConfig {
        cases: if soak { many } else { few },
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        ..ProptestConfig::default()
    }
}

/// A day of 1900–2199.
pub(crate) fn possible_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..109_000).prop_map(|days| NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + Days::new(days))
}

/// A day as it is written, most of them near each other; some that no calendar has.
pub(crate) fn day() -> impl Strategy<Value = Value> {
    let near =
        (0u64..4_000).prop_map(|days| json!(NaiveDate::from_ymd_opt(2018, 1, 1).unwrap() + Days::new(days)));
    let odd = select(vec![
        "0001-01-01",
        "9999-12-31",
        "+262142-12-31",
        "2026-02-30",
        "2024-02-29",
        "-1-1-1",
        "",
        "04-05-2026",
    ]);
    prop_oneof![8 => near, 2 => possible_day().prop_map(|day| json!(day)), 1 => odd.prop_map(|day| json!(day))]
}

/// A value of any kind, often one that somewhere means something.
pub(crate) fn value() -> impl Strategy<Value = Value> {
    let words = select(vec![
        "yes",
        "no",
        "female",
        "male",
        "L",
        "P",
        "K1",
        "KN1",
        "BCG",
        "Polio",
        "vitamin_a",
        "deworming",
        "weight",
        "systolic",
        "count",
        "blood_pressure",
        "Jawa Tengah",
        "33",
        "37,8",
        "-5",
        "1e300",
        "٣",
        "\u{0}",
        "999999999999999999999",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-20i64..400).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0u32..2_000).prop_map(|tenths| json!(f64::from(tenths) / 10.0)),
        words.prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        day(),
    ];
    let key = select(vec!["number", "choice", "date", "text", "on", "kind"]).prop_map(str::to_owned);
    leaf.prop_recursive(3, 12, 4, move |inner| {
        let list = prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array);
        let pairs = prop::collection::vec((key.clone(), inner), 0..3);
        prop_oneof![list, pairs.prop_map(|pairs| Value::Object(pairs.into_iter().collect()))]
    })
}

/// An object with some of these fields.
pub(crate) fn object(
    names: Vec<String>,
    value: impl Strategy<Value = Value> + 'static,
) -> impl Strategy<Value = Value> {
    let most = names.len();
    (subsequence(names, 0..=most), prop::collection::vec(value, most))
        .prop_map(|(names, values)| Value::Object(names.into_iter().zip(values).collect()))
}
