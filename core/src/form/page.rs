//! Pages and fields of register forms, from the field table.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use crate::error::Result;
use crate::register::fields::{FieldSpec, Kind, named};
use crate::register::{nik, text};
use crate::rules::show_number;
use crate::screen::Tone;
use crate::screen::form::{
    Choice, Field, FieldKind, FieldNote, FormPage, Keyboard, Problem, Reaction, Values,
};

/// The most letters of a name.
pub(crate) const NAME_MAX: u32 = 100;
/// The most letters of a sentence.
pub(crate) const TEXT_MAX: u32 = 300;

/// Values of a subject as stored, by field.
pub(crate) type Stored = BTreeMap<String, Value>;

/// The shown values of a subject.
pub(crate) fn stored(connection: &Connection, subject: Uuid) -> Result<Stored> {
    let mut statement =
        connection.prepare_cached("SELECT field, value FROM view_field WHERE subject = ?1")?;
    let rows = statement
        .query_map([subject], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(rows
        .into_iter()
        .map(|(field, value)| (field, serde_json::from_str(&value).unwrap_or(Value::Null)))
        .collect())
}

/// A stored value as text, if it is there.
pub(crate) fn text_of(stored: &Stored, field: &str) -> Option<String> {
    match stored.get(field)? {
        Value::String(text) => Some(text.clone()),
        Value::Null => None,
        other => Some(other.to_string()),
    }
}

/// As typed: dates day first.
pub(crate) fn to_typed(spec: &FieldSpec, stored: &Stored) -> String {
    let Some(value) = text_of(stored, spec.name) else { return String::new() };
    match spec.kind {
        Kind::Date | Kind::PastDate => value.parse::<NaiveDate>().map_or(value, text::typed_date),
        Kind::Number { decimals, .. } => {
            value.parse().map_or(value, |kept| show_number(kept, decimals, decimals))
        }
        _ => value,
    }
}

/// As read by a person: the word of a choice, a date with its month's name.
pub(crate) fn shown(spec: &FieldSpec, value: &Value) -> String {
    let plain = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match spec.kind {
        Kind::Choice(options) => {
            options.iter().find(|(stored, _)| *stored == plain).map_or(plain, |(_, word)| (*word).to_owned())
        }
        Kind::Date | Kind::PastDate => plain.parse::<NaiveDate>().map_or(plain, text::date),
        _ => plain,
    }
}

/// The same where it is not edited: of a NIK the end alone.
pub(crate) fn told(spec: &FieldSpec, value: &Value) -> String {
    let shown = shown(spec, value);
    if spec.name == "nik" { nik::masked(&shown) } else { shown }
}

/// A field of a form; `prefix` sets the fields of two subjects apart on one form.
pub(crate) fn field(spec: &FieldSpec, prefix: &str, value: String) -> Field {
    let kind = match spec.kind {
        Kind::Name => FieldKind::Text { keyboard: Keyboard::Name, max: NAME_MAX },
        Kind::Text | Kind::Reference => FieldKind::Text { keyboard: Keyboard::Text, max: TEXT_MAX },
        Kind::Phone => FieldKind::Text { keyboard: Keyboard::Digits, max: 20 },
        Kind::Digits(count) => {
            FieldKind::Text { keyboard: Keyboard::Digits, max: u32::try_from(count).unwrap_or(20) }
        }
        Kind::Integer(..) => FieldKind::Number { unit: String::new(), decimals: 0 },
        Kind::Number { unit, decimals, .. } => FieldKind::Number { unit: unit.to_owned(), decimals },
        Kind::Date | Kind::PastDate => FieldKind::Date,
        Kind::Choice(options) => FieldKind::Choice {
            options: options
                .iter()
                .map(|(value, label)| Choice { value: (*value).to_owned(), label: (*label).to_owned() })
                .collect(),
        },
    };
    Field {
        id: format!("{prefix}{}", spec.name),
        label: spec.label.to_owned(),
        help: (!spec.help.is_empty()).then(|| spec.help.to_owned()),
        kind,
        value,
        known: None,
        required: spec.required,
    }
}

/// A page of the named fields, in that order.
pub(crate) fn page(
    title: &str,
    specs: &'static [FieldSpec],
    names: &[&str],
    prefix: &str,
    stored: &Stored,
) -> FormPage {
    let fields = names
        .iter()
        .filter_map(|name| named(specs, name))
        .map(|spec| field(spec, prefix, to_typed(spec, stored)))
        .collect();
    FormPage { title: title.to_owned(), intro: None, fields, signs: false }
}

/// A reaction that also says what cannot be right, beside each field it is wrong with.
pub(crate) fn with_problems(mut reaction: Reaction, problems: Vec<Problem>) -> Reaction {
    for Problem { field, sentence } in problems {
        match reaction.notes.iter_mut().find(|note| note.field == field) {
            Some(note) => note.problem = Some(sentence),
            None => {
                let (chip, problem, advice, tone) = (None, Some(sentence), None, Tone::Plain);
                reaction.notes.push(FieldNote { field, chip, problem, advice, tone });
            }
        }
    }
    reaction
}

/// Every field is shown, nothing is remarked.
pub(crate) fn all_visible(values: &Values) -> Reaction {
    Reaction { visible: values.keys().cloned().collect(), ..Reaction::default() }
}
