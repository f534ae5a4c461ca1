//! Undo revokes a command as a whole; doing it again is a new command.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::body;
use super::fact::{Fact, Revoked};
use super::replace::{self, Seen};
use super::write::Batch;
use super::{Entry, EntryId, fold, read};
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
    // Whoever speaks of a subject has heard of it: the stamp is greater than that of its founding.
    let Some(since) = entries.iter().map(|entry| entry.stamp).min() else { return Ok(resting) };
    for entry in read::naming(connection, &founded, since, command)? {
        let other = entry.kind != "revoked" && !resting.contains(&entry);
        if other && !fold::is_revoked(connection, entry.command)? {
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
        for other in read::of_person(connection, &entry.subject)? {
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

/// The facts of an undone command once more, as a new command; what they replace is what is current now. What a newer
/// version put into them stays in them; `None` when one is of a kind that this version cannot do again.
pub(crate) fn redo(connection: &Connection, entries: &[Entry], by: Uuid) -> Result<Option<Batch>> {
    let mut batch = Batch::new(by);
    for entry in entries {
        let Some(body) = &entry.body else { return Err(Error::NotFound("erased")) };
        let Some((mut fact, Value::Object(mut raw))) =
            Fact::read(&entry.kind, body).zip(body::fact::<Value>(body))
        else {
            return Ok(None);
        };
        if let Fact::Described(edit) = &mut fact {
            let since = replace::said_since(connection, entry)?;
            edit.set.retain(|field, _| !since.contains(field));
            if edit.set.is_empty() {
                continue;
            }
            raw.insert("set".into(), serde_json::to_value(&edit.set)?);
        }
        replace::fill(&fold::live(connection, &entry.subject)?, &mut fact, &Seen::Everything);
        match fact.replaces() {
            Some([]) => raw.remove("replaces"),
            Some(replaces) => raw.insert("replaces".into(), serde_json::to_value(replaces)?),
            None => None,
        };
        batch.say_again(entry.subject.clone(), entry.kind.clone(), Value::Object(raw));
    }
    Ok(Some(batch))
}

/// Whether this version knows every field and word of an entry.
pub(crate) fn is_understood(entry: &Entry) -> bool {
    let Some(body) = &entry.body else { return false };
    let (Some(fact), Some(raw)) = (Fact::read(&entry.kind, body), body::fact::<Value>(body)) else {
        return false;
    };
    let again = fact.encode([0; 8], chrono::DateTime::UNIX_EPOCH).ok();
    let again = again.and_then(|body| body::fact::<Value>(&body)).unwrap_or_default();
    keeps(&again, &raw)
}

/// Everything in `raw` that says something is in `again` too.
fn keeps(again: &Value, raw: &Value) -> bool {
    match (again, raw) {
        (Value::Object(again), Value::Object(raw)) => raw
            .iter()
            .all(|(name, value)| value.is_null() || keeps(again.get(name).unwrap_or(&Value::Null), value)),
        (Value::Array(again), Value::Array(raw)) => {
            again.len() == raw.len() && again.iter().zip(raw).all(|(again, raw)| keeps(again, raw))
        }
        // Left out when empty.
        (Value::Null, Value::Array(raw)) => raw.is_empty(),
        (again, raw) => again == raw,
    }
}
