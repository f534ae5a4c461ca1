//! What was answered, in a form that keeps what this version cannot read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// An item of a checklist: `BH7`, `BH-TB1`.
pub type ItemId = String;

/// The answers of one sheet, by item. What is not in the map was not answered.
pub type Answers = BTreeMap<ItemId, AnswerValue>;

/// The value of a sign that is there, and of *Ya*.
pub const YES: &str = "yes";
/// The value of a sign that was asked for and is not there, and of *Tidak*.
pub const NO: &str = "no";

/// One answer. In JSON an object with one field: `{"choice":"yes"}`, `{"number":378}`, `{"date":"2026-05-04"}`,
/// `{"text":"Siti"}`; anything else is kept as it came and is never read as an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Value", into = "Value")]
pub enum AnswerValue {
    /// The value of an option, or of a sign (`yes`, `no`).
    Choice(String),
    /// A number in the item's integer unit: tenths of a degree, millimetres, grams.
    Number(i64),
    /// A calendar day, as the kader was told.
    Date(NaiveDate),
    /// Free text.
    Text(String),
    /// Written by a version that knows more.
    Unknown(Value),
}

impl AnswerValue {
    /// A sign that is there, or *Ya*.
    #[must_use]
    pub fn yes() -> Self {
        Self::Choice(YES.to_owned())
    }

    /// A sign that is not there, or *Tidak*.
    #[must_use]
    pub fn no() -> Self {
        Self::Choice(NO.to_owned())
    }
}

impl From<Value> for AnswerValue {
    fn from(value: Value) -> Self {
        read(&value).unwrap_or(Self::Unknown(value))
    }
}

fn read(value: &Value) -> Option<AnswerValue> {
    let fields = value.as_object().filter(|fields| fields.len() == 1)?;
    let (name, inner) = fields.iter().next()?;
    match name.as_str() {
        "choice" => inner.as_str().map(|text| AnswerValue::Choice(text.to_owned())),
        "number" => inner.as_i64().map(AnswerValue::Number),
        "date" => read_date(inner.as_str()?).map(AnswerValue::Date),
        "text" => inner.as_str().map(|text| AnswerValue::Text(text.to_owned())),
        _ => None,
    }
}

/// Only the one spelling that is written again the same way.
fn read_date(text: &str) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (date.to_string() == text).then_some(date)
}

impl From<AnswerValue> for Value {
    fn from(answer: AnswerValue) -> Self {
        let (name, inner) = match answer {
            AnswerValue::Choice(text) => ("choice", Self::from(text)),
            AnswerValue::Number(number) => ("number", Self::from(number)),
            AnswerValue::Date(date) => ("date", Self::from(date.to_string())),
            AnswerValue::Text(text) => ("text", Self::from(text)),
            AnswerValue::Unknown(value) => return value,
        };
        Self::Object(Map::from_iter([(name.to_owned(), inner)]))
    }
}
