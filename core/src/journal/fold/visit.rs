//! A visit's row.

use rusqlite::Connection;
use uuid::Uuid;

use super::keyed::unreplaced;
use super::rows::{Table, row};
use super::{Said, described};
use crate::error::Result;
use crate::journal::fact::{Begun, Finished};

const VISIT: Table = Table {
    name: "view_visit",
    owner: "id",
    columns: &["id", "household", "begun_on", "author", "finished_on", "next_on", "next_reason", "occasion"],
    key: 1,
};

pub(super) fn fold(connection: &Connection, id: Uuid, said: &[Said]) -> Result<()> {
    described::fold(connection, id, said)?;
    if said.is_empty() {
        return VISIT.put(connection, id, Vec::new());
    }
    let mut begun: Vec<(&Begun, &Said)> = said.iter().filter_map(|one| Some((one.says()?, one))).collect();
    let finished: Vec<(&Said, &Finished)> = said.iter().filter_map(|one| Some((one, one.says()?))).collect();
    begun.sort_by_key(|(_, one)| one.place());
    let begin = begun.first();
    let end = unreplaced(&finished, |fact| &fact.replaces).last().map(|(_, fact)| *fact);
    let own = row(&[
        &id,
        &begin.and_then(|(fact, _)| fact.household),
        &begin.map(|(fact, _)| fact.on),
        &begin.map(|(_, one)| one.author),
        &end.map(|fact| fact.on),
        &end.and_then(|fact| fact.next_on),
        &end.map(|fact| &fact.next_reason),
        &begin.and_then(|(fact, _)| fact.occasion.as_ref()),
    ])?;
    VISIT.put(connection, id, vec![own])
}
