//! What the register knows of somebody, read in three steps: most need only the first.

use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};
use uuid::Uuid;

use super::Known;
use crate::error::Result;
use crate::register::{index, person};

/// What a member's own row says; `m` is `view_member`.
pub(super) const BARE: &str = "m.id, m.name, m.birth_date, m.estimated, m.sex, m.nik, m.household";

/// Reads [`BARE`].
pub(super) fn bare(row: &Row<'_>) -> rusqlite::Result<Known> {
    Ok(Known {
        name: row.get(1)?,
        birth: person::day(row, 2)?,
        estimated: row.get(3)?,
        female: row.get::<_, Option<String>>(4)?.map(|sex| sex == "female"),
        nik: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
        household: row.get(6)?,
        ..Known::default()
    })
}

fn fields(connection: &Connection, id: Uuid, wanted: &[&str]) -> Result<Vec<(String, String)>> {
    let marks = vec!["?"; wanted.len()].join(", ");
    let mut statement = connection.prepare_cached(&format!(
        "SELECT field, value FROM view_field WHERE field IN ({marks}) AND subject = ?"
    ))?;
    let values = wanted
        .iter()
        .map(|field| rusqlite::types::Value::Text((*field).to_owned()))
        .chain([rusqlite::types::Value::Blob(id.as_bytes().to_vec())]);
    let rows =
        statement.query_map(params_from_iter(values), |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
    let mut fields = Vec::new();
    for row in rows {
        let (field, json): (String, String) = row?;
        if let Ok(serde_json::Value::String(value)) = serde_json::from_str(&json) {
            fields.push((field, value));
        }
    }
    Ok(fields)
}

/// All that is on record of somebody; `None` where nobody is registered under this id.
pub(super) fn known(connection: &Connection, id: Uuid) -> Result<Option<Known>> {
    let known = connection
        .prepare_cached(&format!("SELECT {BARE} FROM view_member m WHERE m.id = ?1"))?
        .query_row([id], bare)
        .optional()?;
    known.map(|bare| placed(connection, id, whole(connection, id, bare)?)).transpose()
}

/// With what else is on record, and the mother where she is registered.
pub(super) fn whole(connection: &Connection, id: Uuid, bare: Known) -> Result<Known> {
    let mut known = bare;
    for (field, value) in fields(connection, id, &["nickname", "mother_name"])? {
        match field.as_str() {
            "nickname" => known.nickname = value,
            _ => known.mother = value,
        }
    }
    if known.mother.is_empty() {
        let mother: Option<String> = connection
            .prepare_cached(
                "SELECT mother.name FROM view_member m JOIN view_member mother ON mother.id = m.mother WHERE m.id = ?1",
            )?
            .query_row([id], |row| row.get(0))
            .optional()?;
        known.mother = mother.unwrap_or_default();
    }
    Ok(known)
}

/// With the household.
pub(super) fn placed(connection: &Connection, id: Uuid, mut known: Known) -> Result<Known> {
    if let Some(home) = known.household {
        place(connection, home, Some(id), &mut known)?;
    }
    Ok(known)
}

/// Puts a household's head, place and telephone; the head's own name is not also that of her head.
pub(crate) fn place(connection: &Connection, home: Uuid, who: Option<Uuid>, known: &mut Known) -> Result<()> {
    let row: Option<(String, String, Option<Uuid>, Option<String>)> = connection
        .prepare_cached(
            "SELECT h.dusun, h.rt, h.head, m.name FROM view_household h LEFT JOIN view_member m ON m.id = h.head
             WHERE h.id = ?1",
        )?
        .query_row([home], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    if let Some((dusun, rt, head, name)) = row {
        (known.dusun, known.rt) = (dusun, rt);
        known.head = name.filter(|_| head != who || who.is_none()).unwrap_or_default();
    }
    if let Some((_, phone)) = fields(connection, home, &["phone"])?.into_iter().next() {
        known.phone = index::phone(&phone);
    }
    known.household = Some(home);
    Ok(())
}
