//! Households, to choose where a member lives.

use std::collections::HashMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::{PAGE, PeopleQuery, PeopleScreen, PersonRow};
use crate::error::Result;
use crate::register::finder::{self, Rank};
use crate::register::names;
use crate::screen::Target;

/// Households, to choose where a member lives: found by who leads them and by where they are.
pub(super) fn screen(connection: &Connection, query: &PeopleQuery) -> Result<PeopleScreen> {
    let hits = finder::members(connection, &query.text)?;
    let mut statement = connection.prepare_cached(
        "SELECT h.id, h.head, m.name, m.sex, h.dusun, h.rt,
            (SELECT count(*) FROM view_member x WHERE x.household = h.id AND x.status = 'here')
         FROM view_household h LEFT JOIN view_member m ON m.id = h.head WHERE h.registered = 1
         ORDER BY m.search, h.id",
    )?;
    let mut all: Vec<PersonRow> = Vec::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, head): (Uuid, Option<Uuid>) = (row.get(0)?, row.get(1)?);
        if !is_found(connection, hits.as_ref(), id, head)? {
            continue;
        }
        let (leads, sex): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        let (dusun, rt, members): (String, String, i64) = (row.get(4)?, row.get(5)?, row.get(6)?);
        all.push(PersonRow {
            initials: leads.as_deref().unwrap_or("?").chars().next().map(String::from).unwrap_or_default(),
            matches: Vec::new(),
            line: format!("{members} anggota"),
            household: super::row::place(&dusun, &rt),
            chip: None,
            target: Target::Household { id: id.to_string() },
            name: names::household_title(leads.as_deref(), sex.as_deref()),
        });
    }
    let first = query.page.saturating_mul(PAGE) as usize;
    let rows: Vec<PersonRow> = all.iter().skip(first).take(PAGE as usize).cloned().collect();
    let empty = all.is_empty().then(|| "Keluarga tidak ditemukan.".to_owned());
    Ok(PeopleScreen {
        filters: Vec::new(),
        more: all.len() > first + rows.len(),
        count: format!("{} keluarga", all.len()),
        rows,
        empty,
        register: super::register_label(""),
        typed_name: String::new(),
        any_household: super::any_household(connection)?,
    })
}

/// Its head is among those found; where nobody leads, somebody who lives there.
fn is_found(
    connection: &Connection,
    hits: Option<&HashMap<Uuid, Rank>>,
    household: Uuid,
    head: Option<Uuid>,
) -> Result<bool> {
    let Some(hits) = hits else { return Ok(true) };
    if let Some(head) = head {
        return Ok(hits.contains_key(&head));
    }
    let mut statement = connection.prepare_cached("SELECT id FROM view_member WHERE household = ?1")?;
    for member in statement.query_map([household], |row| row.get(0))? {
        if hits.contains_key(&member?) {
            return Ok(true);
        }
    }
    Ok(false)
}
