//! Doing an undone sheet again.

use std::collections::BTreeSet;

use serde_json::Value;
use uuid::Uuid;

use super::Sheet;
use super::record::dose_of;
use crate::checklist::{AnswerValue, Form, Item};
use crate::command::Ground;
use crate::error::Result;
use crate::home_visit::house_sheet;
use crate::home_visit::visit::Visit;
use crate::id::Subject;
use crate::journal::fact::Fact;
use crate::journal::write::Batch;
use crate::journal::{Entry, replace, undo};
use crate::screening::forms;

/// What doing a sheet again came to.
pub(crate) enum Redone {
    /// To be written.
    Batch(Batch),
    /// It is of a newer version of the app.
    Newer,
}

/// Does an undone save of a sheet again, as if the same answers were typed once more on what is on record now;
/// what was corrected since stays corrected.
/// `None` when the command was no save of a sheet.
pub(crate) fn redo(ground: &Ground<'_>, entries: &[Entry]) -> Result<Option<Redone>> {
    let facts: Vec<(&Subject, Fact)> = entries
        .iter()
        .filter_map(|entry| Some((&entry.subject, Fact::read(&entry.kind, entry.body.as_ref()?)?)))
        .collect();
    let named = facts.iter().find_map(|(subject, fact)| match fact {
        Fact::Concluded(one) => Some((subject.id, one.visit, one.form.clone())),
        Fact::Answered(one) => Some((subject.id, one.visit, one.form.clone())),
        _ => None,
    });
    let Some((subject, visit, form)) = named else { return Ok(None) };
    // What is typed again here is written in this version's words: nothing of a newer one may be lost by it.
    let version = facts.iter().find_map(|(_, fact)| match fact {
        Fact::Concluded(one) => Some(one.version),
        Fact::Answered(one) => Some(one.version),
        _ => None,
    });
    let known_form = match version {
        Some(version) => forms::version(ground.connection, &form, version)?,
        None => None,
    };
    let asks_all = |form: &Form| {
        facts.iter().all(|(_, fact)| match fact {
            Fact::Answered(one) => one.set.keys().all(|item| form.item(item).is_some()),
            _ => true,
        })
    };
    if !known_form.is_some_and(asks_all) || !entries.iter().all(undo::is_understood) {
        return Ok(Some(Redone::Newer));
    }
    // The occasion it began is begun again, under the same name.
    let begun = facts.iter().find_map(|(subject, fact)| match fact {
        Fact::Begun(begun) if subject.id == visit => Some(begun.clone()),
        _ => None,
    });
    let mut sheet = match &begun {
        Some(begun) => Sheet::in_visit(ground.connection, Visit::begun(visit, begun), subject, &form)?,
        None => Sheet::of(ground.connection, visit, subject, &form)?,
    };
    sheet.begins = begun;
    if sheet.is_newer() {
        return Ok(Some(Redone::Newer));
    }
    let mut since = BTreeSet::new();
    for entry in entries {
        since.extend(replace::said_since(ground.connection, entry)?);
    }
    let mut answers = sheet.answers.clone();
    for item in &sheet.form.items {
        // A correction made since then stands.
        if since.contains(&item.id) || item.field.as_ref().is_some_and(|field| since.contains(field)) {
            continue;
        }
        if let Some(said) = said_again(sheet.form, item, &facts) {
            match said {
                Some(answer) => answers.insert(item.id.clone(), answer),
                None => answers.remove(&item.id),
            };
        }
    }
    Ok(Some(Redone::Batch(sheet.say(ground, &answers)?)))
}

/// What a command said of an item: `None` nothing, `Some(None)` that it is empty.
fn said_again(form: &Form, item: &Item, facts: &[(&Subject, Fact)]) -> Option<Option<AnswerValue>> {
    facts.iter().find_map(|(_, fact)| match fact {
        Fact::Described(edit) => {
            let value = edit.set.get(item.field.as_deref()?)?;
            Some(house_sheet::answer(item, Some(value)))
        }
        Fact::Answered(answered) => {
            let value = answered.set.get(&item.id)?;
            match value.get("see") {
                None if value.is_null() => Some(None),
                None => Some(Some(AnswerValue::from(value.clone()))),
                // What another sheet said was only pointed to: it stands as it is on record.
                Some(key) => pointed_to(form, item, key, facts).map(Some),
            }
        }
        _ => None,
    })
}

/// The measured number or dose of the same command that an answer points to.
fn pointed_to(form: &Form, item: &Item, key: &Value, facts: &[(&Subject, Fact)]) -> Option<AnswerValue> {
    let key = Uuid::parse_str(key.as_str()?).ok()?;
    facts.iter().find_map(|(_, fact)| match fact {
        Fact::Measured(measured) if measured.key == key => measured.value.map(AnswerValue::Number),
        Fact::Dosed(dosed) if dosed.key == key && dosed.received => {
            let (own, _) = dose_of(form, item)?;
            if own.id == item.id { Some(AnswerValue::yes()) } else { dosed.on.map(AnswerValue::Date) }
        }
        _ => None,
    })
}
