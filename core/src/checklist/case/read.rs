//! From a line to a case.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::facts::{FactReader, plain};
use super::problem::Problem;
use crate::checklist::{AnswerValue, Answers, Facts, Form, Item, ItemKind};
use crate::rules::{NO, Rules, YES};

/// A case that can be judged.
pub(super) struct Case<'a> {
    pub(super) id: Option<Value>,
    pub(super) form: &'a Form,
    pub(super) facts: Facts,
    pub(super) answers: Answers,
    pub(super) problems: Vec<Problem>,
}

/// A case of which not even the form or the day can be read.
pub(super) struct Refused {
    pub(super) id: Option<Value>,
    pub(super) problems: Vec<Problem>,
}

const KNOWN: &[&str] = &["id", "form", "version", "day", "facts", "answers"];

pub(super) fn case<'a>(rules: &'a Rules, line: &str) -> Result<Case<'a>, Refused> {
    let refuse = |id: Option<Value>, problem| Refused { id, problems: vec![problem] };
    let object: Map<String, Value> = serde_json::from_str(line)
        .map_err(|error| refuse(None, Problem::NotJson { detail: error.to_string() }))?;
    let id = object.get("id").cloned();
    let mut problems: Vec<Problem> = object
        .keys()
        .filter(|name| !KNOWN.contains(&name.as_str()))
        .map(|name| Problem::UnknownField { field: name.clone() })
        .collect();
    let text = |name: &str| object.get(name).and_then(Value::as_str);
    let missing = |field: &str| Problem::MissingField { field: field.to_owned() };
    let given = text("day").ok_or_else(|| refuse(id.clone(), missing("day")))?;
    let day: NaiveDate = given.parse().map_err(|_| {
        refuse(id.clone(), Problem::ImpossibleFact { fact: "day".to_owned(), given: given.to_owned() })
    })?;
    let name = text("form").ok_or_else(|| refuse(id.clone(), missing("form")))?;
    let form = match object.get("version") {
        None | Some(Value::Null) => rules.form(name, day),
        Some(version) => version
            .as_u64()
            .and_then(|version| u32::try_from(version).ok())
            .and_then(|version| rules.form_version(name, version)),
    };
    let form = form.ok_or_else(|| refuse(id.clone(), Problem::UnknownForm { form: name.to_owned() }))?;
    let none = Map::new();
    let mut inner = |name: &str| match object.get(name) {
        None | Some(Value::Null) => &none,
        Some(Value::Object(inner)) => inner,
        Some(other) => {
            problems.push(Problem::ImpossibleFact { fact: name.to_owned(), given: plain(other) });
            &none
        }
    };
    let (given_facts, given_answers) = (inner("facts"), inner("answers"));
    let (facts, wrong) = FactReader::new(given_facts).read(rules, day);
    problems.extend(wrong);
    let mut answers = Answers::new();
    for (item, value) in given_answers {
        match answer(form, item, value, day) {
            Ok(Some(read)) => {
                answers.insert(item.clone(), read);
            }
            Ok(None) => {}
            Err(problem) => problems.push(problem),
        }
    }
    Ok(Case { id, form, facts, answers, problems })
}

/// An answer as stored (`{"number":378}`), or as a person would type it: "37,8", 37.8, true, "yes", "2026-05-04".
fn answer(form: &Form, id: &str, value: &Value, day: NaiveDate) -> Result<Option<AnswerValue>, Problem> {
    let item = form.item(id).ok_or_else(|| Problem::UnknownItem { item: id.to_owned() })?;
    if item.is_derived() {
        return Err(Problem::DerivedItem { item: id.to_owned() });
    }
    let typed = match value {
        Value::Null => return Ok(None),
        Value::Bool(true) => YES.to_owned(),
        Value::Bool(false) => NO.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(_) | Value::Object(_) => {
            let read = AnswerValue::from(value.clone());
            let possible = item.can_read(&read) && !is_later(&read, day);
            return if possible { Ok(Some(read)) } else { Err(impossible(item, value, None)) };
        }
    };
    let typed = match typed.parse::<NaiveDate>() {
        Ok(date) if matches!(item.kind, ItemKind::Date) => date.format("%d-%m-%Y").to_string(),
        _ => typed,
    };
    item.from_typed(&typed, day).map_err(|sentence| impossible(item, value, Some(sentence)))
}

fn is_later(answer: &AnswerValue, day: NaiveDate) -> bool {
    matches!(answer, AnswerValue::Date(date) if *date > day)
}

fn impossible(item: &Item, value: &Value, sentence: Option<String>) -> Problem {
    if matches!(item.kind, ItemKind::Choice(_) | ItemKind::Sign { .. }) {
        let given = value.get("choice").unwrap_or(value);
        return Problem::UnknownOption { item: item.id.clone(), option: plain(given) };
    }
    let inner = value.as_object().and_then(|fields| fields.values().next());
    let shown = inner.map(plain).unwrap_or_default();
    Problem::ImpossibleAnswer {
        item: item.id.clone(),
        given: plain(value),
        sentence: sentence.unwrap_or_else(|| format!("{shown} tidak mungkin di sini.")),
    }
}
