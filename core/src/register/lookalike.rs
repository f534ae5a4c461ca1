//! People who look like the one being registered: shown before she is saved.

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::{names, person, search, text};
use crate::error::Result;
use crate::screen::{Row, Target, Tone};

struct Like {
    id: Uuid,
    name: String,
    birth: Option<String>,
    nik: Option<String>,
    household: Option<Uuid>,
}

/// Members whose name sounds the same, or who have the same NIK.
fn alike(connection: &Connection, name: &str, nik: &str) -> Result<Vec<Like>> {
    let key = search::key(&[name]);
    let mut statement = connection.prepare_cached(include_str!("sql/alike.sql"))?;
    let rows = statement.query_map((if key.is_empty() { "\u{0}" } else { &key }, nik.trim()), |row| {
        Ok(Like {
            id: row.get(0)?,
            name: row.get(1)?,
            birth: row.get(2)?,
            nik: row.get(3)?,
            household: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The rows under the form while typing.
pub(crate) fn rows(
    connection: &Connection,
    name: &str,
    birth: &str,
    nik: &str,
    today: NaiveDate,
) -> Result<Vec<Row>> {
    if name.trim().chars().count() < 3 && nik.trim().len() < 16 {
        return Ok(Vec::new());
    }
    let typed = text::read_date(birth).ok().map(|day| day.to_string());
    let mut rows = Vec::new();
    for like in alike(connection, name, nik)?.into_iter().filter(|like| fits(like, typed.as_deref(), nik)) {
        let person = person::load(connection, like.id)?;
        let household = like.household.map(|id| names::household(connection, id)).transpose()?;
        rows.push(Row {
            icon: person.icon(today),
            tone: Tone::Plain,
            title: like.name,
            subtitle: person.line(today),
            note: household.map(|text| crate::screen::Line { text, tone: Tone::Plain }),
            chip: None,
            target: Some(Target::Person { id: like.id.to_string() }),
        });
    }
    rows.truncate(5);
    Ok(rows)
}

fn fits(like: &Like, birth: Option<&str>, nik: &str) -> bool {
    let same_nik = !nik.trim().is_empty() && like.nik.as_deref() == Some(nik.trim());
    same_nik || birth.is_none() || like.birth.is_none() || like.birth.as_deref() == birth
}

/// Someone who is very likely the same person: the same NIK, or a name that sounds the same with the same birth date.
pub(crate) fn same(
    connection: &Connection,
    name: &str,
    birth: &str,
    nik: &str,
    own: Option<Uuid>,
) -> Result<Option<String>> {
    for like in alike(connection, name, nik)? {
        let same_nik = !nik.is_empty() && like.nik.as_deref() == Some(nik);
        let same_birth = !birth.is_empty() && like.birth.as_deref() == Some(birth);
        if Some(like.id) != own && (same_nik || same_birth) {
            let household = like.household.map(|id| names::household(connection, id)).transpose()?;
            let day = like.birth.and_then(|day| day.parse().ok()).map(text::date);
            return Ok(Some(match (day, household) {
                (Some(day), Some(household)) => format!("{}, lahir {day}, di {household}", like.name),
                (Some(day), None) => format!("{}, lahir {day}", like.name),
                (None, Some(household)) => format!("{} di {household}", like.name),
                (None, None) => like.name,
            }));
        }
    }
    Ok(None)
}
