//! From a line to a case.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::facts::{FactReader, calendar_day, plain};
use super::problem::Problem;
use crate::checklist::{AnswerValue, Answers, Facts, Form, Item, ItemKind};
use crate::line;
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

pub(super) fn case<'a>(rules: &'a Rules, line: &[u8]) -> Result<Case<'a>, Refused> {
    let refuse = |id: Option<Value>, problems| Refused { id, problems };
    let line = line::read(line).map_err(|detail| refuse(None, vec![Problem::NotJson { detail }]))?;
    let object = line.object;
    let id = object.get("id").cloned();
    let twice = line.twice.iter().map(|field| Problem::DuplicateField { field: field.clone() });
    let unknown = object.keys().filter(|name| !KNOWN.contains(&name.as_str()));
    let unknown = unknown.map(|name| Problem::UnknownField { field: name.clone() });
    let mut problems: Vec<Problem> = twice.chain(unknown).collect();
    let text = |name: &str| match object.get(name) {
        Some(Value::String(text)) => Ok(text.as_str()),
        _ if line.twice.contains(name) => Err(None),
        None | Some(Value::Null) => Err(Some(Problem::MissingField { field: name.to_owned() })),
        Some(other) => Err(Some(Problem::ImpossibleFact { fact: name.to_owned(), given: plain(other) })),
    };
    let day = text("day").and_then(|given| {
        let impossible = || Problem::ImpossibleFact { fact: "day".to_owned(), given: given.to_owned() };
        calendar_day(given).ok_or_else(|| Some(impossible()))
    });
    let form = text("form").and_then(|name| {
        let form = rules.newest(name).ok_or_else(|| Problem::UnknownForm { form: name.to_owned() })?;
        Ok((name, form))
    });
    let (day, form) = match (day, form) {
        (Ok(day), Ok((name, _))) => (day, version(rules, &object, name, day)),
        (day, form) => {
            problems.extend([day.err(), form.err()].into_iter().flatten().flatten());
            return Err(refuse(id, problems));
        }
    };
    let form = match form {
        Ok(form) if !line.twice.contains("version") => form,
        form => {
            problems.extend(form.err());
            return Err(refuse(id, problems));
        }
    };
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
    let (facts, wrong) = FactReader::new(given_facts).read(rules, form, day);
    problems.extend(wrong);
    let mut answers = Answers::new();
    for (item, value) in given_answers {
        match answer(form, item, value, day) {
            Ok(Some(read)) => match facts.refusal(&read) {
                Some(sentence) => {
                    let (item, sentence) = (item.clone(), sentence.to_owned());
                    problems.push(Problem::ImpossibleAnswer { item, given: plain(value), sentence });
                }
                None => {
                    answers.insert(item.clone(), read);
                }
            },
            Ok(None) => {}
            Err(problem) => problems.push(problem),
        }
    }
    Ok(Case { id, form, facts, answers, problems })
}

/// The version asked for, else the one in force on the day.
fn version<'a>(
    rules: &'a Rules,
    object: &Map<String, Value>,
    name: &str,
    day: NaiveDate,
) -> Result<&'a Form, Problem> {
    let unknown = |given: &Value| Problem::UnknownVersion { form: name.to_owned(), version: plain(given) };
    match object.get("version") {
        None | Some(Value::Null) => {
            rules.form(name, day).ok_or_else(|| Problem::UnknownForm { form: name.to_owned() })
        }
        Some(given) => {
            let version = given.as_u64().and_then(|version| u32::try_from(version).ok());
            version.and_then(|version| rules.form_version(name, version)).ok_or_else(|| unknown(given))
        }
    }
}

/// An answer as stored (`{"number":378}`), or as a person would type it: "37,8", 37.8, true, "yes", "2026-05-04".
fn answer(form: &Form, id: &str, value: &Value, day: NaiveDate) -> Result<Option<AnswerValue>, Problem> {
    let item = form.item(id).ok_or_else(|| Problem::UnknownItem { item: id.to_owned() })?;
    if item.is_derived() {
        return Err(Problem::DerivedItem { item: id.to_owned() });
    }
    let typed = match value {
        Value::Null => return Ok(None),
        Value::Bool(_) if matches!(item.kind, ItemKind::Text { .. }) => {
            return Err(impossible(item, value, None));
        }
        Value::Bool(true) => YES.to_owned(),
        Value::Bool(false) => NO.to_owned(),
        // Written out: 1e300 is a number like others, only too great.
        Value::Number(number) if number.is_f64() => number.as_f64().unwrap_or_default().to_string(),
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
    let inner = value.as_object().and_then(|fields| fields.values().next()).unwrap_or(value);
    let sentence = sentence.unwrap_or_else(|| match (&item.kind, inner.as_i64()) {
        (ItemKind::Number(kind), Some(number)) => kind.refusal(number),
        _ => format!("{} tidak mungkin di sini.", plain(inner)),
    });
    Problem::ImpossibleAnswer { item: item.id.clone(), given: plain(value), sentence }
}
