//! Entries into the journal: a command's own, and those of other devices.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use uuid::Uuid;

use super::entry::hash;
use super::fact::Fact;
use super::fold::Heard;
use super::{Entry, EntryId, Stamp, body, fold, read};
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::id::Subject;
use crate::store::state;
use crate::watch::{Stage, Watch};

/// The entries of one command: written together, in one transaction.
#[derive(Debug)]
pub(crate) struct Batch {
    command: Uuid,
    facts: Vec<(Subject, Said)>,
    watch: Arc<Watch>,
}

/// What an entry will say.
#[derive(Debug)]
enum Said {
    Fact(Fact),
    /// Said before, with whatever a newer version put into it.
    Again {
        kind: String,
        fact: Value,
    },
}

impl Said {
    fn kind(&self) -> &str {
        match self {
            Self::Fact(fact) => fact.kind(),
            Self::Again { kind, .. } => kind,
        }
    }

    fn encode(&self, salt: [u8; 8], at: DateTime<Utc>) -> Result<Vec<u8>> {
        match self {
            Self::Fact(fact) => fact.encode(salt, at),
            Self::Again { fact, .. } => body::encode(fact, salt, at),
        }
    }
}

impl Batch {
    /// An empty batch of a command.
    pub(crate) fn new(command: Uuid) -> Self {
        Self { command, facts: Vec::new(), watch: Arc::default() }
    }

    /// Somebody waits for it, and may stop it.
    pub(crate) fn watched_by(&mut self, watch: Arc<Watch>) {
        self.watch = watch;
    }

    /// Adds a fact about a subject.
    pub(crate) fn say(&mut self, subject: Subject, fact: Fact) {
        self.facts.push((subject, Said::Fact(fact)));
    }

    /// Adds a fact that was said before, as it stood in its body.
    pub(super) fn say_again(&mut self, subject: Subject, kind: String, fact: Value) {
        self.facts.push((subject, Said::Again { kind, fact }));
    }

    /// The facts so far.
    pub(crate) fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter_map(|(_, said)| match said {
            Said::Fact(fact) => Some(fact),
            Said::Again { .. } => None,
        })
    }

    /// Nothing to write.
    pub(crate) fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// Writes the entries and folds the subjects they are about; what was heard of them is not read again.
    pub(crate) fn append(
        self,
        connection: &Connection,
        environment: &dyn Environment,
        heard: &Heard,
    ) -> Result<()> {
        let device: Uuid = known(connection, state::DEVICE)?;
        let posyandu: Uuid = known(connection, state::POSYANDU)?;
        let author: Uuid = known(connection, state::KADER)?;
        let now = environment.now();
        let first = last_sequence(connection, device)? + 1;
        let mut last = read::greatest_stamp(connection)?;
        let mut touched = BTreeSet::new();
        let subjects: BTreeSet<&Subject> = self.facts.iter().map(|(subject, _)| subject).collect();
        self.watch.begin(Stage::Writing, self.facts.len() + subjects.len())?;
        for (sequence, (subject, fact)) in (first..).zip(self.facts) {
            let stamp = Stamp::next(last, now.timestamp_millis());
            last = Some(stamp);
            let body = fact.encode(environment.salt(), now)?;
            let entry = Entry {
                id: EntryId { device, sequence },
                posyandu,
                command: self.command,
                stamp,
                author,
                subject,
                kind: fact.kind().to_owned(),
                hash: hash(&body),
                body: Some(body),
            };
            insert(connection, &entry)?;
            heard.add(&entry);
            touched.insert(entry.subject);
            self.watch.step()?;
        }
        // Another phone may have undone this command before this one gave it.
        let nothing = Heard::default();
        let undone = fold::is_revoked(connection, self.command)?;
        fold::subjects(connection, &touched, if undone { &nothing } else { heard }, &self.watch)
    }
}

/// Takes in entries of other devices, byte for byte, in any order and any number of times.
///
/// All or none; an id that is here with other bytes is refused by name.
pub(crate) fn receive(connection: &Connection, entries: &[Entry]) -> Result<()> {
    let mut touched = BTreeSet::new();
    for entry in entries {
        let sound = entry.body.as_ref().is_none_or(|body| hash(body) == entry.hash)
            && entry.stamp.is_sane()
            && entry.id.sequence > 0;
        if !sound {
            return Err(Error::Damaged(format!("entry {}", entry.id)));
        }
        match read::by_id(connection, entry.id)? {
            Some(here) if same(&here, entry) => {
                // Erasure wins in whatever order it comes in.
                if here.body.is_some() && entry.body.is_none() {
                    erase(connection, entry.id)?;
                    touched.insert(entry.subject.clone());
                }
            }
            Some(_) => return Err(Error::EntryConflict(entry.id.to_string())),
            None => {
                insert(connection, entry)?;
                touched.insert(entry.subject.clone());
            }
        }
    }
    fold::subjects(connection, &touched, &Heard::default(), &Watch::default())
}

/// Takes the body out; the header stays.
fn erase(connection: &Connection, id: EntryId) -> Result<()> {
    connection.prepare_cached(include_str!("sql/erase.sql"))?.execute((id.device, id.sequence))?;
    Ok(())
}

/// The same entry; an erased body on either side is no difference.
fn same(here: &Entry, there: &Entry) -> bool {
    let bare = |entry: &Entry| Entry { body: None, ..entry.clone() };
    bare(here) == bare(there)
}

fn known(connection: &Connection, name: &str) -> Result<Uuid> {
    state::get(connection, name)?.ok_or_else(|| Error::Bug(format!("no {name} yet")))
}

fn last_sequence(connection: &Connection, device: Uuid) -> Result<i64> {
    let key: Option<i64> = connection
        .prepare_cached("SELECT key FROM journal_device WHERE id = ?1")?
        .query_row([device], |row| row.get(0))
        .optional()?;
    let Some(key) = key else { return Ok(0) };
    let last: Option<i64> = connection
        .prepare_cached("SELECT max(sequence) FROM journal_entry WHERE device = ?1")?
        .query_row([key], |row| row.get(0))?;
    Ok(last.unwrap_or(0))
}

fn insert(connection: &Connection, entry: &Entry) -> Result<()> {
    let subject = subject_key(connection, &entry.subject)?;
    connection.prepare_cached(include_str!("sql/insert.sql"))?.execute((
        subject,
        entry.stamp.0,
        key(connection, "journal_device", entry.id.device)?,
        entry.id.sequence,
        key(connection, "journal_posyandu", entry.posyandu)?,
        key(connection, "journal_command", entry.command)?,
        key(connection, "journal_author", entry.author)?,
        &entry.kind,
        entry.hash,
        &entry.body,
    ))?;
    Ok(())
}

fn subject_key(connection: &Connection, subject: &Subject) -> Result<i64> {
    let found: Option<i64> = connection
        .prepare_cached("SELECT key FROM journal_subject WHERE id = ?2 AND kind = ?1")?
        .query_row((subject.kind.as_str(), subject.id), |row| row.get(0))
        .optional()?;
    if let Some(key) = found {
        return Ok(key);
    }
    connection
        .prepare_cached("INSERT INTO journal_subject (kind, id) VALUES (?1, ?2)")?
        .execute((subject.kind.as_str(), subject.id))?;
    Ok(connection.last_insert_rowid())
}

fn key(connection: &Connection, table: &'static str, id: Uuid) -> Result<i64> {
    let found: Option<i64> = connection
        .prepare_cached(&format!("SELECT key FROM {table} WHERE id = ?1"))?
        .query_row([id], |row| row.get(0))
        .optional()?;
    if let Some(key) = found {
        return Ok(key);
    }
    connection.prepare_cached(&format!("INSERT INTO {table} (id) VALUES (?1)"))?.execute([id])?;
    Ok(connection.last_insert_rowid())
}
