//! A visit's row.

use rusqlite::Connection;
use uuid::Uuid;

use super::keyed::unreplaced;
use super::{Said, described};
use crate::error::Result;
use crate::journal::fact::{Begun, Fact, Finished};

pub(super) fn fold(connection: &Connection, id: Uuid, said: &[Said]) -> Result<()> {
    described::fold(connection, id, said)?;
    connection.prepare_cached("DELETE FROM view_visit WHERE id = ?1")?.execute([id])?;
    if said.is_empty() {
        return Ok(());
    }
    let mut begun: Vec<(&Begun, &Said)> = Vec::new();
    let mut finished: Vec<(&Said, &Finished)> = Vec::new();
    for one in said {
        match &one.fact {
            Fact::Begun(fact) => begun.push((fact, one)),
            Fact::Finished(fact) => finished.push((one, fact)),
            _ => {}
        }
    }
    begun.sort_by_key(|(_, one)| one.place());
    let begin = begun.first();
    let end = unreplaced(&finished, |fact| &fact.replaces).last().map(|(_, fact)| *fact);
    connection.prepare_cached(include_str!("../sql/visit.sql"))?.execute((
        id,
        begin.and_then(|(fact, _)| fact.household),
        begin.map(|(fact, _)| fact.on),
        begin.map(|(_, one)| one.author),
        end.map(|fact| fact.on),
        end.and_then(|fact| fact.next_on),
        end.map(|fact| &fact.next_reason),
        begin.and_then(|(fact, _)| fact.occasion.as_ref()),
    ))?;
    Ok(())
}
