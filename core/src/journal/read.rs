//! Entries out of the journal.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::fold::person_of;
use super::{Entry, EntryId, Stamp};
use crate::error::Result;
use crate::id::{Subject, SubjectKind};

const COLUMNS: &str = include_str!("sql/entry.sql");

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: EntryId { device: row.get(0)?, sequence: row.get(1)? },
        posyandu: row.get(2)?,
        command: row.get(3)?,
        stamp: Stamp(row.get(4)?),
        author: row.get(5)?,
        subject: Subject::new(SubjectKind::named(&row.get::<_, String>(6)?), row.get(7)?),
        kind: row.get(8)?,
        hash: row.get(9)?,
        body: row.get(10)?,
    })
}

fn collect(connection: &Connection, tail: &str, params: impl rusqlite::Params) -> Result<Vec<Entry>> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} {tail}"))?;
    let entries = statement.query_map(params, entry)?.collect::<rusqlite::Result<_>>()?;
    Ok(entries)
}

/// A subject's entries, oldest stamp first.
pub(crate) fn of_subject(connection: &Connection, subject: &Subject) -> Result<Vec<Entry>> {
    collect(
        connection,
        "WHERE s.kind = ?1 AND s.id = ?2 ORDER BY e.stamp, d.id, e.sequence",
        (subject.kind.as_str(), subject.id),
    )
}

/// The entries of a subject, of a person those of all her records; oldest stamp first.
pub(crate) fn of_person(connection: &Connection, subject: &Subject) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for record in records(connection, subject)? {
        entries.extend(of_subject(connection, &record)?);
    }
    entries.sort_by_key(|entry| (entry.stamp, entry.id));
    Ok(entries)
}

/// A subject; of a person, all her records.
pub(super) fn records(connection: &Connection, subject: &Subject) -> Result<Vec<Subject>> {
    if subject.kind != SubjectKind::Member {
        return Ok(vec![subject.clone()]);
    }
    let all = person_of::group(connection, subject.id)?;
    Ok(all.into_iter().map(|id| Subject::new(SubjectKind::Member, id)).collect())
}

/// The ids of the entries of a subject, or of a person.
pub(crate) fn ids_of_person(connection: &Connection, subject: &Subject) -> Result<Vec<EntryId>> {
    let mut ids = Vec::new();
    for record in records(connection, subject)? {
        ids.extend(ids_of_subject(connection, &record)?);
    }
    Ok(ids)
}

/// The ids of a subject's entries.
fn ids_of_subject(connection: &Connection, subject: &Subject) -> Result<Vec<EntryId>> {
    let mut statement = connection.prepare_cached(include_str!("sql/ids_of_subject.sql"))?;
    let ids = statement.query_map((subject.kind.as_str(), subject.id), |row| {
        Ok(EntryId { device: row.get(0)?, sequence: row.get(1)? })
    })?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// A command's entries, in the order written.
pub(crate) fn of_command(connection: &Connection, command: Uuid) -> Result<Vec<Entry>> {
    collect(connection, "WHERE c.id = ?1 ORDER BY e.stamp, d.id, e.sequence", [command])
}

/// Entries since a stamp, but for those of a command, about any of these subjects or that name one in their body.
pub(crate) fn naming(
    connection: &Connection,
    ids: &BTreeSet<Uuid>,
    since: Stamp,
    but: Uuid,
) -> Result<Vec<Entry>> {
    let mut statement = connection.prepare_cached(&format!(
        "{COLUMNS} WHERE e.stamp >= ?1 AND c.id <> ?2 ORDER BY e.stamp, d.id, e.sequence"
    ))?;
    let mut found = Vec::new();
    for one in statement.query_map((since.0, but), entry)? {
        let one = one?;
        let named = || one.body.as_ref().is_some_and(|body| ids_in(body).any(|id| ids.contains(&id)));
        if ids.contains(&one.subject.id) || named() {
            found.push(one);
        }
    }
    Ok(found)
}

/// Every id written in a body.
fn ids_in(body: &[u8]) -> impl Iterator<Item = Uuid> {
    const LENGTH: usize = 36;
    const STROKES: [usize; 4] = [8, 13, 18, 23];
    body.windows(LENGTH)
        .filter(|window| STROKES.iter().all(|at| window.get(*at) == Some(&b'-')))
        .filter_map(|window| Uuid::try_parse_ascii(window).ok())
}

/// Every entry, oldest stamp first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Entry>> {
    collect(connection, "ORDER BY e.stamp, d.id, e.sequence", [])
}

/// The entry of an id.
pub(crate) fn by_id(connection: &Connection, id: EntryId) -> Result<Option<Entry>> {
    Ok(collect(connection, "WHERE d.id = ?1 AND e.sequence = ?2", (id.device, id.sequence))?.pop())
}

/// The greatest stamp.
pub(crate) fn greatest_stamp(connection: &Connection) -> Result<Option<Stamp>> {
    let stamp: Option<i64> =
        connection.prepare_cached("SELECT max(stamp) FROM journal_entry")?.query_row([], |row| row.get(0))?;
    Ok(stamp.map(Stamp))
}
