//! A pregnancy's row.

use rusqlite::Connection;
use uuid::Uuid;

use super::{Said, described, person_of};
use crate::error::Result;
use crate::journal::fact::{Ended, Fact};

pub(super) fn fold(connection: &Connection, id: Uuid, said: &[Said]) -> Result<()> {
    let values = described::fold(connection, id, said)?;
    connection.prepare_cached("DELETE FROM view_pregnancy WHERE id = ?1")?.execute([id])?;
    if said.is_empty() {
        return Ok(());
    }
    let text = |field: &str| described::text(&values, field);
    let number = |field: &str| values.get(field).and_then(serde_json::Value::as_i64);
    let member = text("member").and_then(|member| Uuid::parse_str(&member).ok());
    let member = member.map(|member| person_of::of(connection, member)).transpose()?;
    let mut ends: Vec<(&Ended, &Said)> = said
        .iter()
        .filter_map(|one| match &one.fact {
            Fact::Ended(ended) => Some((ended, one)),
            _ => None,
        })
        .collect();
    ends.sort_by_key(|(ended, one)| (ended.on, one.place()));
    let end = ends.last().map(|(ended, _)| *ended);
    connection.prepare_cached(include_str!("../sql/pregnancy.sql"))?.execute((
        id,
        member,
        text("last_period"),
        text("due_date"),
        number("gravida"),
        number("spacing_years"),
        end.map(|ended| ended.on),
        end.map(|ended| &ended.outcome),
    ))?;
    Ok(())
}
