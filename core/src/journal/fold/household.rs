//! A household's rows.

use std::collections::BTreeSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::{Said, described, person_of, sheet};
use crate::error::Result;
use crate::journal::fact::{Fact, Head};
use crate::register::{index, search};

pub(super) fn fold(connection: &Connection, id: Uuid, said: &[Said]) -> Result<()> {
    let values = described::fold(connection, id, said)?;
    sheet::fold(connection, id, "household", said)?;
    connection.prepare_cached("DELETE FROM view_household WHERE id = ?1")?.execute([id])?;
    if said.is_empty() {
        return index::put(connection, id, &BTreeSet::new());
    }
    let registered = said.iter().any(|one| matches!(one.fact, Fact::Described(_)));
    let text = |field: &str| described::text(&values, field).unwrap_or_default();
    let head = head(said).map(|head| person_of::of(connection, head)).transpose()?;
    let place = search::key(&[&text("address"), &text("dusun")]);
    index::put(connection, id, &index::of_household(&text("address"), &text("dusun"), &text("phone")))?;
    connection
        .prepare_cached(
            "INSERT INTO view_household (id, registered, head, dusun, rt, search) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((id, registered, head, text("dusun"), text("rt"), place))?;
    Ok(())
}

/// The head by the latest event.
fn head(said: &[Said]) -> Option<Uuid> {
    let mut heads: Vec<(&Head, &Said)> = said
        .iter()
        .filter_map(|one| match &one.fact {
            Fact::Head(head) => Some((head, one)),
            _ => None,
        })
        .collect();
    heads.sort_by_key(|(head, one)| (head.on, one.place()));
    heads.last().map(|(head, _)| head.member)
}
