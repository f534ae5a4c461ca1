//! Look-alikes on the form of a new member: as rows to tap, and as the question before saving.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::find::{Finder, LookAlike};
use super::{Known, Likely, SHOWN_FROM};
use crate::error::Result;
use crate::register::{names, person};
use crate::screen::{Chip, Line, Row, Target, Tone};

/// Shown at most.
const MOST: usize = 3;
/// While there is neither birth date nor NIK, who is called so is shown already from here on.
const NAMESAKES_FROM: f64 = 4.0;

/// Those who look like the one typed.
pub(crate) fn found(connection: &Connection, typed: &Known) -> Result<Vec<LookAlike>> {
    found_by(&mut Finder::default(), connection, typed)
}

/// The same for one after another of a list.
pub(crate) fn found_by(
    finder: &mut Finder,
    connection: &Connection,
    listed: &Known,
) -> Result<Vec<LookAlike>> {
    finder.find(connection, listed, SHOWN_FROM, MOST)
}

/// The rows under the form while typing, each with what speaks for it.
pub(crate) fn rows(connection: &Connection, typed: &Known, today: NaiveDate) -> Result<Vec<Row>> {
    if typed.name.trim().chars().count() < 3 && typed.nik.len() < 16 {
        return Ok(Vec::new());
    }
    let open = typed.birth.is_none() && typed.nik.is_empty();
    let from = if open { NAMESAKES_FROM } else { SHOWN_FROM };
    let found = Finder::default().find(connection, typed, from, MOST)?;
    found.iter().map(|like| row(connection, like, today)).collect()
}

/// "nama mirip · tanggal lahir sama · RT sama".
pub(crate) fn reasons(likely: &Likely) -> String {
    likely.reasons.iter().map(|reason| reason.sentence()).collect::<Vec<_>>().join(" · ")
}

fn row(connection: &Connection, like: &LookAlike, today: NaiveDate) -> Result<Row> {
    let person = person::load(connection, like.id)?;
    let home = person.household.map(|id| names::household(connection, id)).transpose()?;
    let gone = crate::screen::life_events::whereabouts(connection, &person)?;
    let lines = [gone.clone().unwrap_or_else(|| person.line(today)), home.unwrap_or_default()];
    let why = reasons(&like.likely);
    Ok(Row {
        icon: person.icon(today),
        tone: Tone::Plain,
        title: person.name,
        subtitle: lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" · "),
        note: (!why.is_empty()).then_some(Line { text: why, tone: Tone::Information }),
        chip: gone.map(|_| Chip { text: "Tidak di sini".into(), tone: Tone::Plain }),
        target: Some(Target::Person { id: like.id.to_string() }),
    })
}

/// The question before someone is saved of whom there are look-alikes.
pub(crate) fn question(connection: &Connection, typed: &Known) -> Result<Option<String>> {
    let found = found(connection, typed)?;
    let Some(first) = found.first() else { return Ok(None) };
    let person = person::load(connection, first.id)?;
    let home = person.household.map(|id| names::household(connection, id)).transpose()?;
    let home = home.map(|home| format!(", {home}")).unwrap_or_default();
    let more = match found.len() {
        1 => String::new(),
        count => format!(" dan {} orang lain", count - 1),
    };
    Ok(Some(format!(
        "Mirip dengan {}{home} ({}){more}. Apakah ini orang yang berbeda?",
        person.name,
        reasons(&first.likely)
    )))
}

/// The question when a member is given the NIK of another.
pub(crate) fn nik_question(connection: &Connection, own: Uuid, nik: &str) -> Result<Option<String>> {
    if nik.is_empty() {
        return Ok(None);
    }
    let other: Option<Uuid> = connection
        .prepare_cached("SELECT id FROM view_member WHERE nik = ?1 AND id <> ?2 AND registered = 1 LIMIT 1")?
        .query_row((nik, own), |row| row.get(0))
        .optional()?;
    let Some(other) = other else { return Ok(None) };
    let name = names::member(connection, other)?;
    Ok(Some(format!("NIK ini sudah dipakai {name}. Apakah ini orang yang berbeda?")))
}
