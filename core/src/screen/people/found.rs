//! Who is found, in which order, and what a row says.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use super::{Match, PersonRow};
use crate::error::Result;
use crate::home_visit::level;
use crate::register::finder::Rank;
use crate::register::person::{self, day, rules};
use crate::register::{names, search};
use crate::screen::life_events::whereabouts;
use crate::screen::{Chip, Target};

/// As much of everyone found as filters and order need.
pub(super) struct Slim {
    pub(super) id: Uuid,
    pub(super) registered: bool,
    pub(super) here: bool,
    pub(super) household: Option<Uuid>,
    pub(super) birth: Option<NaiveDate>,
    pub(super) has_nik: bool,
    pub(super) has_sex: bool,
    search: String,
    written: i64,
    rank: Rank,
}

/// The names only where they decide the order, and so are read.
const COLUMNS: &str =
    "SELECT id, registered, status, household, birth_date, nik IS NOT NULL, written, sex IS NOT NULL, search
    FROM view_member";
/// From so many people on, reading the whole table once is faster than each by herself.
const MANY: usize = 700;

fn is_here(row: &Row<'_>) -> rusqlite::Result<bool> {
    Ok(row.get_ref(2)?.as_str()? == "here")
}

fn slim(row: &Row<'_>) -> rusqlite::Result<Slim> {
    Ok(Slim {
        id: row.get(0)?,
        registered: row.get(1)?,
        here: is_here(row)?,
        household: row.get(3)?,
        birth: day(row, 4)?,
        has_nik: row.get(5)?,
        written: row.get(6)?,
        has_sex: row.get(7)?,
        search: String::new(),
        rank: 0,
    })
}

fn hit(row: &Row<'_>, rank: Rank) -> rusqlite::Result<Slim> {
    Ok(Slim { rank, search: row.get(8)?, ..slim(row)? })
}

/// Those who fit, and how many live here. Whoever moved away or died is found when she is searched for, and is in no
/// list else.
pub(super) fn people(
    connection: &Connection,
    hits: Option<&HashMap<Uuid, Rank>>,
) -> Result<(Vec<Slim>, u32)> {
    let mut found = Vec::new();
    let mut everyone: u32 = 0;
    match hits {
        Some(hits) if hits.len() < MANY => {
            let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?;
            for (id, rank) in hits {
                found.extend(statement.query_row([id], |row| hit(row, *rank)).optional()?);
            }
            everyone = connection
                .prepare_cached("SELECT count(*) FROM view_member WHERE status = 'here' OR registered = 0")?
                .query_row([], |row| row.get(0))?;
        }
        _ => {
            let mut statement = connection.prepare_cached(COLUMNS)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let lives_here = is_here(row)? || !row.get(1)?;
                everyone += u32::from(lives_here);
                match hits {
                    Some(hits) => {
                        let id: Uuid = row.get(0)?;
                        found.extend(hits.get(&id).map(|rank| hit(row, *rank)).transpose()?);
                    }
                    None if lives_here => found.push(slim(row)?),
                    None => {}
                }
            }
        }
    }
    Ok((found, everyone))
}

/// The best match first, those who live here before those who do not; with nothing typed, who was written about last.
/// The first `needed` are in order, and the rest comes after them.
pub(super) fn sort(people: &mut [Slim], typed: bool, needed: usize) {
    let order = |a: &Slim, b: &Slim| {
        if typed {
            (a.rank, !a.here, &a.search, a.id).cmp(&(b.rank, !b.here, &b.search, b.id))
        } else {
            (b.written, a.id).cmp(&(a.written, b.id))
        }
    };
    if needed < people.len() {
        people.select_nth_unstable_by(needed, order);
    }
    let (first, _) = people.split_at_mut(needed.min(people.len()));
    first.sort_unstable_by(order);
}

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
