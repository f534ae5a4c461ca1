//! Records that are one person: links between members, and by which of them all are called.
//!
//! Links have no direction. Whoever is reached from a member over links that count is one person with her, and the
//! smallest id is that person's. This file alone says which other subjects a link makes fold again.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::Said;
use crate::error::Result;
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::Fact;

/// The id of the person a member's record is of; her own where she is joined with nobody.
pub(crate) fn of(connection: &Connection, id: Uuid) -> Result<Uuid> {
    let person = connection
        .prepare_cached("SELECT person FROM view_person_of WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(person.unwrap_or(id))
}

/// Every record of that person, the smallest first.
pub(crate) fn group(connection: &Connection, id: Uuid) -> Result<Vec<Uuid>> {
    let person = of(connection, id)?;
    let all: Vec<Uuid> = connection
        .prepare_cached("SELECT id FROM view_person_of WHERE person = ?1 ORDER BY id")?
        .query_map([person], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(if all.is_empty() { vec![id] } else { all })
}

/// The other ends of the links a member's own entries say.
pub(super) fn linked(connection: &Connection, member: Uuid) -> Result<Vec<Uuid>> {
    Ok(connection
        .prepare_cached("SELECT other FROM view_link WHERE member = ?1 AND same")?
        .query_map([member], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Writes the links a member's own entries say; answers whether they are others than before.
pub(super) fn links(connection: &Connection, member: Uuid, own: &[Said]) -> Result<bool> {
    let said: BTreeSet<(Uuid, bool)> = own
        .iter()
        .filter_map(|one| match one.fact()? {
            Fact::SamePerson(link) => Some((link.other, true)),
            Fact::DifferentPerson(link) => Some((link.other, false)),
            _ => None,
        })
        // Nobody is linked with herself.
        .filter(|(other, _)| *other != member)
        .collect();
    let before: BTreeSet<(Uuid, bool)> = connection
        .prepare_cached("SELECT other, same FROM view_link WHERE member = ?1")?
        .query_map([member], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    if said == before {
        return Ok(false);
    }
    connection.prepare_cached("DELETE FROM view_link WHERE member = ?1")?.execute([member])?;
    let mut insert =
        connection.prepare_cached("INSERT INTO view_link (member, other, same) VALUES (?1, ?2, ?3)")?;
    for (other, same) in said {
        insert.execute((member, other, same))?;
    }
    Ok(true)
}

/// Whether a member's own entries say anything of links, also where they count no more.
pub(super) fn speaks(connection: &Connection, member: Uuid) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM journal_entry e JOIN journal_subject s ON s.key = e.subject
             WHERE s.id = ?1 AND s.kind = 'member' AND e.kind IN ('same_person', 'different_person'))",
        )?
        .query_row([member], |row| row.get(0))?)
}

/// Groups anew whoever is, or was, of one person with these members; answers every subject that folds otherwise now.
pub(super) fn regroup(connection: &Connection, changed: &BTreeSet<Uuid>) -> Result<BTreeSet<Subject>> {
    let mut affected = BTreeSet::new();
    for id in changed {
        affected.extend(group(connection, *id)?);
    }
    // Whoever was of one group falls into the groups her links still make.
    let mut groups: BTreeMap<Uuid, BTreeSet<Uuid>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<Uuid> = affected.iter().copied().collect();
    while let Some(start) = open.pop() {
        if seen.contains(&start) {
            continue;
        }
        let joined = reached(connection, start)?;
        seen.extend(joined.iter().copied());
        // A group that was another person's until now is left behind as a whole.
        for id in &joined {
            open.extend(group(connection, *id)?);
        }
        if let Some(person) = joined.first() {
            groups.insert(*person, joined);
        }
    }
    let mut clear = connection.prepare_cached("DELETE FROM view_person_of WHERE id = ?1")?;
    let mut insert = connection.prepare_cached("INSERT INTO view_person_of (id, person) VALUES (?1, ?2)")?;
    for id in &seen {
        clear.execute([id])?;
    }
    for (person, joined) in groups.iter().filter(|(_, joined)| joined.len() > 1) {
        for id in joined {
            insert.execute((id, person))?;
        }
    }
    dependants(connection, &seen)
}

/// Everybody reached from a member over links that count.
fn reached(connection: &Connection, start: Uuid) -> Result<BTreeSet<Uuid>> {
    let mut all = BTreeSet::from([start]);
    let mut open = vec![start];
    while let Some(id) = open.pop() {
        let next: Vec<Uuid> = connection
            .prepare_cached(
                "SELECT other FROM view_link WHERE member = ?1 AND same
                 UNION SELECT member FROM view_link WHERE other = ?1 AND same",
            )?
            .query_map([id], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        open.extend(next.into_iter().filter(|id| all.insert(*id)));
    }
    Ok(all)
}

/// The members themselves, the households they head, their children and their pregnancies.
fn dependants(connection: &Connection, members: &BTreeSet<Uuid>) -> Result<BTreeSet<Subject>> {
    let mut subjects = BTreeSet::new();
    for id in members {
        subjects.insert(Subject::new(SubjectKind::Member, *id));
        for (kind, sql) in [
            (SubjectKind::Household, "SELECT id FROM view_household WHERE head = ?1"),
            (SubjectKind::Member, "SELECT id FROM view_member WHERE mother = ?1"),
            (SubjectKind::Pregnancy, "SELECT id FROM view_pregnancy WHERE member = ?1"),
        ] {
            let mut statement = connection.prepare_cached(sql)?;
            for found in statement.query_map([id], |row| row.get(0))? {
                subjects.insert(Subject::new(kind.clone(), found?));
            }
        }
    }
    Ok(subjects)
}
