//! A household's rows.

use std::collections::BTreeSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::rows::{Table, row};
use super::{New, Said, described, person_of, sheet};
use crate::error::Result;
use crate::journal::fact::{Described, Head};
use crate::register::{index, search};

const HOUSEHOLD: Table = Table {
    name: "view_household",
    owner: "id",
    columns: &["id", "registered", "head", "dusun", "rt", "search"],
    key: 1,
};

pub(super) fn fold(connection: &Connection, id: Uuid, said: &[Said], new: New<'_>) -> Result<()> {
    let values = described::fold(connection, id, said)?;
    sheet::fold(connection, id, "household", said, new)?;
    if said.is_empty() {
        HOUSEHOLD.put(connection, id, Vec::new())?;
        return index::put(connection, id, &BTreeSet::new());
    }
    let registered = said.iter().any(Said::is::<Described>);
    let text = |field: &str| described::text(&values, field).unwrap_or_default();
    let head = head(said).map(|head| person_of::of(connection, head)).transpose()?;
    let place = search::key(&[&text("address"), &text("dusun")]);
    index::put(connection, id, &index::of_household(&text("address"), &text("dusun"), &text("phone")))?;
    let own = row(&[&id, &registered, &head, &text("dusun"), &text("rt"), &place])?;
    HOUSEHOLD.put(connection, id, vec![own])
}

/// The head by the latest event.
fn head(said: &[Said]) -> Option<Uuid> {
    let mut heads: Vec<(&Head, &Said)> = said.iter().filter_map(|one| Some((one.says()?, one))).collect();
    heads.sort_by_key(|(head, one)| (head.on, one.place()));
    heads.last().map(|(head, _)| head.member)
}
