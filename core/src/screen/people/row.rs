//! What the row of somebody found says.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::{Match, PersonRow};
use crate::error::Result;
use crate::home_visit::level;
use crate::register::person::{self, rules};
use crate::register::{names, search};
use crate::screen::life_events::whereabouts;
use crate::screen::{Chip, Target};

pub(super) fn row(connection: &Connection, id: Uuid, typed: &str, today: NaiveDate) -> Result<PersonRow> {
    let person = person::load(connection, id)?;
    let (title, dusun, rt) = match person.household {
        Some(home) => home_of(connection, home)?,
        None => ("Belum punya keluarga".to_owned(), String::new(), String::new()),
    };
    let gone = whereabouts(connection, &person)?;
    let open: Option<u8> = connection
        .prepare_cached(
            "SELECT max(level) FROM view_follow_up WHERE subject = ?1 AND closed_on IS NULL AND chosen",
        )?
        .query_row([id], |row| row.get(0))?;
    let chip = match open.map(level::stored) {
        Some(level) => Some(Chip { text: level::name(rules()?, level), tone: level::tone(level) }),
        None => None,
    };
    Ok(PersonRow {
        initials: person.initials(),
        name: person.name.clone(),
        matches: search::matches(&person.name, typed)
            .into_iter()
            .map(|(start, end)| Match { start, end })
            .collect(),
        line: gone.unwrap_or_else(|| person.line(today)),
        household: [title, place(&dusun, &rt)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        chip,
        target: Target::Person { id: person.id.to_string() },
    })
}

/// A household's title, dusun and RT.
fn home_of(connection: &Connection, home: Uuid) -> Result<(String, String, String)> {
    let found = connection
        .prepare_cached(
            "SELECT m.name, m.sex, h.dusun, h.rt FROM view_household h LEFT JOIN view_member m ON m.id = h.head
             WHERE h.id = ?1",
        )?
        .query_row([home], |row| {
            let (name, sex): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
            Ok((names::household_title(name.as_deref(), sex.as_deref()), row.get(2)?, row.get(3)?))
        })
        .optional()?;
    Ok(found.unwrap_or_else(|| (names::household_title(None, None), String::new(), String::new())))
}

/// "RT 02", or the dusun where there is no RT.
pub(crate) fn place(dusun: &str, rt: &str) -> String {
    if rt.is_empty() { dusun.to_owned() } else { format!("RT {rt:0>2}") }
}
