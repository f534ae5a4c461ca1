//! Described and guarded fields: values replaced by none are current; the greatest stamp is shown.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::Said;
use super::rows::{Table, row};
use crate::error::Result;
use crate::journal::EntryId;
use crate::journal::fact::{Described, Fields};
use crate::register::fields;

const FIELD: Table = Table {
    name: "view_field",
    owner: "subject",
    columns: &["subject", "field", "value", "device", "sequence", "others"],
    key: 2,
};

/// The current values of one field: the shown one and, behind it, those nobody has replaced.
pub(crate) struct Current<'a> {
    pub(crate) shown: &'a Value,
    pub(crate) by: &'a Said,
    pub(crate) others: Vec<&'a Value>,
}

impl Current<'_> {
    /// More than one value of a guarded field stands: a question. Emptied by one and written by another is two.
    pub(crate) fn asks(&self, field: &str) -> bool {
        fields::is_guarded(field) && !self.others.is_empty() && !self.shown.is_null()
    }
}

/// Part of a fact that sets fields and names what it replaces.
pub(crate) type Part<'a> = (&'a Fields, &'a [EntryId]);

/// The current values by field, of these parts of what is said.
pub(crate) fn current<'a>(
    parts: impl IntoIterator<Item = (&'a Said, Part<'a>)>,
) -> BTreeMap<&'a str, Current<'a>> {
    let mut holders: BTreeMap<&str, Vec<(&Said, &Value)>> = BTreeMap::new();
    let mut replaced: BTreeMap<&str, BTreeSet<EntryId>> = BTreeMap::new();
    for (one, (set, replaces)) in parts {
        for (field, value) in set {
            holders.entry(field).or_default().push((one, value));
            // Only of the fields it carries itself.
            replaced.entry(field).or_default().extend(replaces.iter().filter(|id| **id != one.id));
        }
    }
    holders
        .into_iter()
        .filter_map(|(field, holders)| {
            let gone = replaced.get(field);
            let mut left: Vec<_> =
                holders.iter().filter(|(one, _)| !gone.is_some_and(|gone| gone.contains(&one.id))).collect();
            left.sort_by_key(|(one, _)| one.place());
            // Entries that replace each other in a ring can only be forged; the newest stands then.
            // Emptied by one and corrected by another: the value of a guarded field is not lost.
            let guarded = fields::is_guarded(field);
            let known = left.iter().rev().find(|(_, value)| guarded && !value.is_null());
            let (by, shown) = known
                .or(left.last())
                .copied()
                .or_else(|| holders.iter().max_by_key(|(one, _)| one.place()))?;
            let mut others: Vec<&Value> = Vec::new();
            for (_, value) in &left {
                if *value != *shown && (guarded || !value.is_null()) && !others.contains(value) {
                    others.push(value);
                }
            }
            Some((field, Current { shown, by, others }))
        })
        .collect()
}

/// The parts of `described` facts.
pub(crate) fn parts(said: &[Said]) -> impl Iterator<Item = (&Said, Part<'_>)> {
    let described = said.iter().filter_map(|one| Some((one, one.says::<Described>()?)));
    described.map(|(one, described)| (one, (&described.set, described.replaces.as_slice())))
}

/// Writes `view_field` of a subject and answers its values.
pub(super) fn fold<'a>(
    connection: &Connection,
    subject: Uuid,
    said: &'a [Said],
) -> Result<BTreeMap<&'a str, Current<'a>>> {
    let mut rows = Vec::new();
    let values = current(parts(said));
    for (field, current) in &values {
        if current.shown.is_null() {
            continue;
        }
        let others = if current.asks(field) { Some(serde_json::to_string(&current.others)?) } else { None };
        let id = current.by.id;
        rows.push(row(&[&subject, &field, &current.shown.to_string(), &id.device, &id.sequence, &others])?);
    }
    FIELD.put(connection, subject, rows)?;
    Ok(values)
}

/// A value as text; numbers too.
pub(super) fn text(values: &BTreeMap<&str, Current<'_>>, field: &str) -> Option<String> {
    match values.get(field)?.shown {
        Value::String(text) => Some(text.clone()),
        Value::Null => None,
        other => Some(other.to_string()),
    }
}
