//! The person's facts of a case.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::problem::Problem;
use crate::checklist::{Facts, Measured};
use crate::life_stage::{LifeFacts, overlays};
use crate::pregnancy::{self, Dating};
use crate::rules::{Measure, Rules, Sex};

/// Reads the facts one by one; what cannot be is a problem and stays not known.
pub(super) struct FactReader<'a> {
    given: &'a Map<String, Value>,
    problems: Vec<Problem>,
}

const KNOWN: &[&str] = &[
    "birth",
    "sex",
    "pregnant",
    "last_period",
    "due_date",
    "weeks_pregnant",
    "gravida",
    "spacing_years",
    "delivered",
    "breastfeeding",
    "tb_patient",
    "birth_weight",
    "earlier",
];

impl<'a> FactReader<'a> {
    pub(super) fn new(given: &'a Map<String, Value>) -> Self {
        let unknown = given.keys().filter(|name| !KNOWN.contains(&name.as_str()));
        let problems = unknown.map(|name| Problem::UnknownField { field: format!("facts.{name}") }).collect();
        Self { given, problems }
    }

    /// The facts, and what is wrong with them.
    pub(super) fn read(mut self, rules: &Rules, day: NaiveDate) -> (Facts, Vec<Problem>) {
        let mut birth = self.date("birth");
        if let Some(after) = birth.filter(|birth| *birth > day) {
            self.problems.push(Problem::BornAfterDay { birth: after.to_string() });
            birth = None;
        }
        let dating = Dating { last_period: self.date("last_period"), nakes_due_date: self.date("due_date") };
        let dated = pregnancy::weeks(rules, &dating, day);
        let weeks_pregnant = self.count("weeks_pregnant", 0, 45).or(dated);
        let delivered = self.date("delivered").filter(|delivered| *delivered <= day);
        let pregnant = self.truth("pregnant").unwrap_or(weeks_pregnant.is_some());
        let life = LifeFacts {
            pregnant,
            delivered,
            breastfeeding: self.truth("breastfeeding").unwrap_or(false),
            ..LifeFacts::aged(birth, day)
        };
        let facts = Facts {
            birth,
            sex: self.sex(),
            overlays: overlays(rules, &life),
            weeks_pregnant,
            gravida: self.count("gravida", 1, 30),
            spacing_years: self.count("spacing_years", 0, 40),
            delivered,
            tb_patient: self.truth("tb_patient"),
            birth_weight: self.count("birth_weight", 300, 8_000),
            earlier: self.earlier(),
            ..Facts::on(day)
        };
        (facts, self.problems)
    }

    fn given(&self, name: &str) -> Option<&'a Value> {
        self.given.get(name).filter(|value| !value.is_null())
    }

    fn impossible<T>(&mut self, name: &str, given: &Value) -> Option<T> {
        self.problems.push(Problem::ImpossibleFact { fact: name.to_owned(), given: plain(given) });
        None
    }

    fn date(&mut self, name: &str) -> Option<NaiveDate> {
        let value = self.given(name)?;
        value.as_str().and_then(|text| text.parse().ok()).or_else(|| self.impossible(name, value))
    }

    fn truth(&mut self, name: &str) -> Option<bool> {
        let value = self.given(name)?;
        value.as_bool().or_else(|| self.impossible(name, value))
    }

    fn count(&mut self, name: &str, least: i64, most: i64) -> Option<i64> {
        let value = self.given(name)?;
        let count = value.as_i64().filter(|count| (least..=most).contains(count));
        count.or_else(|| self.impossible(name, value))
    }

    fn sex(&mut self) -> Option<Sex> {
        let value = self.given("sex")?;
        match value.as_str() {
            Some("female" | "P" | "F") => Some(Sex::Female),
            Some("male" | "L" | "M") => Some(Sex::Male),
            _ => self.impossible("sex", value),
        }
    }

    fn earlier(&mut self) -> Vec<Measured> {
        let Some(value) = self.given("earlier") else { return Vec::new() };
        let Some(list) = value.as_array() else {
            self.impossible::<()>("earlier", value);
            return Vec::new();
        };
        let mut earlier = Vec::new();
        for one in list {
            let measure = one.get("measure").cloned().and_then(|name| serde_json::from_value(name).ok());
            let day = one.get("day").and_then(Value::as_str).and_then(|day| day.parse().ok());
            let number = one.get("value").and_then(Value::as_i64).filter(|value| *value > 0);
            match (measure, day, number) {
                (Some(measure), Some(day), Some(value)) if measure != Measure::Count => {
                    earlier.push(Measured { measure, day, value });
                }
                _ => {
                    self.impossible::<()>("earlier", one);
                }
            }
        }
        earlier
    }
}

/// As it was given; a text without its quotation marks.
pub(super) fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
