//! The household sheet's items K8–K13: kept as the household's own fields, asked on the register form and in a visit.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;

use super::sheet::item_field;
use crate::checklist::{AnswerValue, Answers, Facts, Form, Item, ItemKind, visible};
use crate::form::page::Stored;
use crate::journal::fact::Fields;
use crate::register::person::rules;
use crate::screen::form::{Field, Problem, Values};

/// The form of the household sheet.
pub(crate) const FORM: &str = "household";

fn form(day: NaiveDate) -> Option<&'static Form> {
    rules().ok()?.form(FORM, day)
}

/// Items kept in a field of the household, with that field.
pub(crate) fn kept(form: &Form) -> impl Iterator<Item = (&Item, &str)> {
    form.items.iter().filter_map(|item| Some((item, item.field.as_deref()?)))
}

/// The register fields, filled with what is stored.
pub(crate) fn register_fields(stored: &Stored, day: NaiveDate) -> Vec<Field> {
    let Some(form) = form(day) else { return Vec::new() };
    kept(form)
        .map(|(item, name)| {
            let typed =
                answer(item, stored.get(name)).map(|answer| item.to_typed(&answer)).unwrap_or_default();
            Field { id: name.to_owned(), required: false, ..item_field(item, typed, None) }
        })
        .collect()
}

/// Fields that are not asked for these values.
pub(crate) fn hidden_fields(values: &Values, day: NaiveDate) -> BTreeSet<String> {
    let Some(form) = form(day) else { return BTreeSet::new() };
    let shown = visible(form, &answers_of(form, values, day), &Facts::on(day));
    kept(form).filter(|(item, _)| !shown.contains(&item.id)).map(|(_, name)| name.to_owned()).collect()
}

/// Answers typed under field names.
fn answers_of(form: &Form, values: &Values, day: NaiveDate) -> Answers {
    kept(form)
        .filter_map(|(item, name)| {
            let answer = item.from_typed(values.get(name)?, day).ok()??;
            Some((item.id.clone(), answer))
        })
        .collect()
}

/// Reads the typed house facts; what is not asked any more is emptied.
pub(crate) fn read_fields(values: &Values, day: NaiveDate) -> (Fields, Vec<Problem>) {
    let mut fields = Fields::new();
    let mut problems = Vec::new();
    let Some(form) = form(day) else { return (fields, problems) };
    let hidden = hidden_fields(values, day);
    for (item, name) in kept(form) {
        let Some(typed) = values.get(name) else { continue };
        if hidden.contains(name) {
            fields.insert(name.to_owned(), Value::Null);
            continue;
        }
        match item.from_typed(typed, day) {
            Ok(answer) => {
                fields.insert(name.to_owned(), answer.map_or(Value::Null, |answer| to_stored(&answer)));
            }
            Err(sentence) => problems.push(Problem { field: name.to_owned(), sentence }),
        }
    }
    (fields, problems)
}

/// The plain value a field keeps.
pub(crate) fn to_stored(answer: &AnswerValue) -> Value {
    match answer {
        AnswerValue::Choice(text) | AnswerValue::Text(text) => Value::String(text.clone()),
        AnswerValue::Number(number) => Value::from(*number),
        AnswerValue::Date(day) => Value::String(day.to_string()),
        AnswerValue::Unknown(value) => value.clone(),
    }
}

/// The answer a stored field gives to its item.
pub(crate) fn answer(item: &Item, stored: Option<&Value>) -> Option<AnswerValue> {
    Some(match (stored?, &item.kind) {
        (Value::Null, _) => return None,
        (Value::String(text), ItemKind::Choice(_) | ItemKind::Sign { .. }) => {
            AnswerValue::Choice(text.clone())
        }
        (Value::String(text), ItemKind::Text { .. }) => AnswerValue::Text(text.clone()),
        (Value::String(text), ItemKind::Date) => {
            text.parse().map_or_else(|_| AnswerValue::Unknown(Value::String(text.clone())), AnswerValue::Date)
        }
        (Value::Number(number), ItemKind::Number(_)) => AnswerValue::Number(number.as_i64()?),
        (other, _) => AnswerValue::Unknown(other.clone()),
    })
}

/// A house fact as read by a person; `None` for fields the sheet does not ask.
pub(crate) fn word(field: &str, value: &Value) -> Option<String> {
    let form = rules().ok()?.newest(FORM)?;
    let (item, _) = kept(form).find(|(_, name)| *name == field)?;
    Some(item.show(&answer(item, Some(value))?))
}
