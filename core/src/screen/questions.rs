//! What contradicts itself in the register and waits for an answer.

use super::Row;

/// Every open question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionsScreen {
    /// "3 pertanyaan".
    pub title: String,
    /// Each leads to where it is answered.
    pub rows: Vec<Row>,
    /// What to say when there is none.
    pub empty: Option<String>,
}

use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::form::FormRef;
use super::{Icon, Target, Tone};
use crate::error::Result;
use crate::form::conflict;
use crate::register::fields::{FieldSpec, MEMBER, named};
use crate::register::{names, nik};

/// The most shown.
const SHOWN: usize = 50;

/// Draws the list.
pub(crate) fn screen(connection: &Connection) -> Result<QuestionsScreen> {
    let mut rows = Vec::new();
    for member in asked(connection)? {
        rows.extend(of_member(connection, member)?);
    }
    for household in headless(connection)? {
        rows.push(head(connection, household)?);
    }
    rows.truncate(SHOWN);
    Ok(QuestionsScreen {
        title: "Pertanyaan".to_owned(),
        empty: rows.is_empty().then(|| "Tidak ada pertanyaan yang menunggu jawaban.".to_owned()),
        rows,
    })
}

/// How many there are.
pub(crate) fn count(connection: &Connection) -> Result<usize> {
    let fields: i64 = connection
        .prepare_cached("SELECT count(*) FROM view_field WHERE others IS NOT NULL")?
        .query_row([], |row| row.get(0))?;
    Ok(usize::try_from(fields).unwrap_or_default() + headless(connection)?.len())
}

/// Members with a field in question.
fn asked(connection: &Connection) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT f.subject FROM view_field f JOIN view_member m ON m.id = f.subject
         WHERE f.others IS NOT NULL ORDER BY m.search, m.id",
    )?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Households in which somebody lives and whose head does not.
fn headless(connection: &Connection) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached(include_str!("sql/headless.sql"))?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The questions about a member: a guarded field each with more than one value that nobody has replaced.
pub(crate) fn of_member(connection: &Connection, member: Uuid) -> Result<Vec<Row>> {
    let mut statement = connection.prepare_cached(
        "SELECT field FROM view_field WHERE subject = ?1 AND others IS NOT NULL ORDER BY field",
    )?;
    let fields = statement
        .query_map([member], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut rows = Vec::new();
    for field in fields {
        let Some(spec) = named(MEMBER, &field) else { continue };
        let Some(values) = conflict::values(connection, member, &field)? else { continue };
        let mut words: Vec<String> = values.iter().map(|value| in_short(spec, value)).collect();
        words.dedup();
        rows.push(Row {
            icon: Icon::Bulb,
            tone: Tone::Information,
            title: format!("{}: {} berbeda", names::member(connection, member)?, small(spec.label)),
            subtitle: format!("{}. Mana yang benar?", words.join(" atau ")),
            note: None,
            chip: None,
            target: Some(Target::Form { form: FormRef::Conflict { member: member.to_string(), field } }),
        });
    }
    Ok(rows)
}

/// A value as it may stand in a list: of a NIK only the end.
fn in_short(spec: &FieldSpec, value: &Value) -> String {
    match (value, spec.name) {
        (Value::String(digits), "nik") => nik::end(digits),
        _ => conflict::word(spec, value),
    }
}

/// "tanggal lahir" within a sentence; "NIK" stays as it is.
fn small(label: &str) -> String {
    if label.chars().all(char::is_uppercase) { label.to_owned() } else { label.to_lowercase() }
}

/// A household that needs a head.
pub(crate) fn head(connection: &Connection, household: Uuid) -> Result<Row> {
    Ok(Row {
        icon: Icon::Household,
        tone: Tone::Information,
        title: format!("{}: siapa kepala keluarganya?", names::household(connection, household)?),
        subtitle: "Belum ada kepala keluarga yang tinggal di sini.".to_owned(),
        note: None,
        chip: None,
        target: Some(Target::Form { form: FormRef::NewHead { household: household.to_string() } }),
    })
}
