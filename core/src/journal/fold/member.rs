//! A member's rows.

use std::collections::BTreeSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::rows::{Table, row};
use super::{New, Said, described, events, keyed, person_of, sheet};
use crate::error::Result;
use crate::journal::fact::Described;
use crate::register::{index, search};

const MEMBER: Table = Table {
    name: "view_member",
    owner: "id",
    columns: &[
        "id",
        "registered",
        "household",
        "status",
        "status_on",
        "contradiction",
        "name",
        "search",
        "nik",
        "birth_date",
        "estimated",
        "sex",
        "relation",
        "mother",
        "written",
    ],
    key: 1,
};

pub(super) fn fold(connection: &Connection, id: Uuid, said: &[Said], new: New<'_>) -> Result<()> {
    let values = described::fold(connection, id, said)?;
    keyed::measurements(connection, id, said, new)?;
    keyed::doses(connection, id, said, new)?;
    sheet::fold(connection, id, "member", said, new)?;
    if said.is_empty() {
        MEMBER.put(connection, id, Vec::new())?;
        return index::put(connection, id, &BTreeSet::new());
    }
    let registered = said.iter().any(Said::is::<Described>);
    let text = |field: &str| described::text(&values, field);
    let name = text("name").unwrap_or_default();
    let nickname = text("nickname").unwrap_or_default();
    let key = search::key(&[&name, &nickname]);
    // A record that was joined to this one may have another name, by which she is still searched for.
    let also = values.get("name").into_iter().flat_map(|name| &name.others).filter_map(|name| name.as_str());
    let nicknames = also.fold(nickname, |all, name| all + " " + name);
    index::put(connection, id, &index::of_member(&name, &nicknames, text("nik").as_deref()))?;
    let mother = text("mother").and_then(|mother| Uuid::parse_str(&mother).ok());
    let mother = mother.map(|mother| person_of::of(connection, mother)).transpose()?;
    let now = events::whereabouts(said);
    let own = row(&[
        &id,
        &registered,
        &now.household,
        &now.status,
        &now.on,
        &now.contradiction,
        &name,
        &key,
        &text("nik"),
        &text("birth_date"),
        &(text("birth_estimated").as_deref() == Some("yes")),
        &text("sex"),
        &text("relation"),
        &mother,
        &said.iter().map(|one| one.stamp.0).max(),
    ])?;
    MEMBER.put(connection, id, vec![own])
}
