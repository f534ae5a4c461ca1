//! A pregnancy's row.

use rusqlite::Connection;
use uuid::Uuid;

use super::rows::{Table, row};
use super::{Said, described, person_of};
use crate::error::Result;
use crate::journal::fact::Ended;

const PREGNANCY: Table = Table {
    name: "view_pregnancy",
    owner: "id",
    columns: &["id", "member", "last_period", "due_date", "gravida", "spacing_years", "ended_on", "outcome"],
    key: 1,
};

pub(super) fn fold(connection: &Connection, id: Uuid, said: &[Said]) -> Result<()> {
    let values = described::fold(connection, id, said)?;
    if said.is_empty() {
        return PREGNANCY.put(connection, id, Vec::new());
    }
    let text = |field: &str| described::text(&values, field);
    let number = |field: &str| values.get(field).and_then(|current| current.shown.as_i64());
    let member = text("member").and_then(|member| Uuid::parse_str(&member).ok());
    let member = member.map(|member| person_of::of(connection, member)).transpose()?;
    let mut ends: Vec<(&Ended, &Said)> = said.iter().filter_map(|one| Some((one.says()?, one))).collect();
    ends.sort_by_key(|(ended, one)| (ended.on, one.place()));
    let end = ends.last().map(|(ended, _)| *ended);
    let own = row(&[
        &id,
        &member,
        &text("last_period"),
        &text("due_date"),
        &number("gravida"),
        &number("spacing_years"),
        &end.map(|ended| ended.on),
        &end.map(|ended| &ended.outcome),
    ])?;
    PREGNANCY.put(connection, id, vec![own])
}
