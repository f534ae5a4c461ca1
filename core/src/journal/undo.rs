//! Undo revokes a command as a whole; doing it again is a new command.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::body;
use super::fact::{Fact, Revoked};
use super::write::Batch;
use super::{Entry, EntryId, fold, read, replace};
use crate::error::{Error, Result};
use crate::id::{self, Subject, SubjectKind};

/// Commands whose entries rest on what `command` registered: facts about a subject it is the first to speak of, or
/// that name such a subject, and that would stay without it.
pub(crate) fn dependants(connection: &Connection, command: Uuid) -> Result<Vec<Entry>> {
    let entries = read::of_command(connection, command)?;
    let own: BTreeSet<&Subject> = entries.iter().map(|entry| &entry.subject).collect();
    let mut founded = BTreeSet::new();
    for subject in own {
        let first = fold_first(connection, subject)?;
        if first == Some(command) {
            founded.insert(subject.id);
        }
    }
    let mut resting = later_of_sheets(connection, &entries)?;
    if founded.is_empty() {
        return Ok(resting);
    }
    for entry in read::all(connection)? {
        if entry.command == command || entry.kind == "revoked" || fold::is_revoked(connection, entry.command)?
        {
            continue;
        }
        let names = |body: &Vec<u8>| {
            body::fact::<Value>(body)
                .is_some_and(|fact| founded.iter().any(|id| mentions(&fact, &id.to_string())))
        };
        if founded.contains(&entry.subject.id) || entry.body.as_ref().is_some_and(names) {
            resting.push(entry);
        }
    }
    Ok(resting)
}

/// What was said later on top of the sheets a command filled: corrections, conclusions, and what was reported or
/// closed of its own conclusions.
fn later_of_sheets(connection: &Connection, entries: &[Entry]) -> Result<Vec<Entry>> {
    let mut later = Vec::new();
    for entry in entries {
        let Some(sheet) = sheet_of(entry) else { continue };
        for other in read::of_subject(connection, &entry.subject)? {
            let rests = other.stamp > entry.stamp
                && other.command != entry.command
                && (sheet_of(&other).as_ref() == Some(&sheet) || mark_of(&other) == Some(entry.id));
            if rests && !later.contains(&other) && !fold::is_revoked(connection, other.command)? {
                later.push(other);
            }
        }
    }
    Ok(later)
}

/// The visit and form of an answer or conclusion.
fn sheet_of(entry: &Entry) -> Option<(Uuid, String)> {
    match Fact::read(&entry.kind, entry.body.as_ref()?)? {
        Fact::Answered(answered) => Some((answered.visit, answered.form)),
        Fact::Concluded(concluded) => Some((concluded.visit, concluded.form)),
        _ => None,
    }
}

/// The conclusion a report or closing is of.
fn mark_of(entry: &Entry) -> Option<EntryId> {
    match Fact::read(&entry.kind, entry.body.as_ref()?)? {
        Fact::Reported(reported) => Some(reported.of),
        Fact::Closed(closed) => Some(closed.of),
        _ => None,
    }
}

/// The command of the oldest entry about a subject that still counts.
fn fold_first(connection: &Connection, subject: &Subject) -> Result<Option<Uuid>> {
    for entry in read::of_subject(connection, subject)? {
        if !fold::is_revoked(connection, entry.command)? {
            return Ok(Some(entry.command));
        }
    }
    Ok(None)
}

fn mentions(value: &Value, id: &str) -> bool {
    match value {
        Value::String(text) => text == id,
        Value::Array(items) => items.iter().any(|item| mentions(item, id)),
        Value::Object(fields) => fields.values().any(|field| mentions(field, id)),
        _ => false,
    }
}

/// The batch that revokes a command.
pub(crate) fn revoke(command: Uuid, by: Uuid) -> Batch {
    let mut batch = Batch::new(by);
    batch.say(Subject::new(SubjectKind::Command, command), Fact::Revoked(Revoked {}));
    batch
}

/// The id of the command that does an undone one again: the same each time, so that a second tap, here or on another
/// phone, writes nothing twice; another one when that was undone in turn.
pub(crate) fn redo_id(connection: &Connection, command: Uuid) -> Result<Uuid> {
    let mut again = id::derived(command, "redo");
    while fold::is_revoked(connection, again)? {
        again = id::derived(again, "redo");
    }
    Ok(again)
}

/// The facts of an undone command once more, as a new command; what they replace is what is current now.
pub(crate) fn redo(connection: &Connection, entries: &[Entry], by: Uuid) -> Result<Batch> {
    let mut batch = Batch::new(by);
    for entry in entries {
        let Some(body) = &entry.body else { return Err(Error::NotFound("erased")) };
        let Some(mut fact) = Fact::read(&entry.kind, body) else {
            return Err(Error::NotFound("unknown fact"));
        };
        if let Fact::Described(edit) = &mut fact {
            let since = replace::said_since(connection, entry)?;
            edit.set.retain(|field, _| !since.contains(field));
            if edit.set.is_empty() {
                continue;
            }
        }
        replace::now(connection, &entry.subject, &mut fact)?;
        batch.say(entry.subject.clone(), fact);
    }
    Ok(batch)
}
