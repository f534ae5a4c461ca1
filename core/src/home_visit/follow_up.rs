//! Follow-ups: one a person a visit, over all its sheets; reported and closed. What is not the chosen one stays a
//! finding of its sheet.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use crate::checklist::Level;
use crate::command::{Decision, Ground};
use crate::error::{Error, Result};
use crate::id::{Subject, SubjectKind};
use crate::journal::EntryId;
use crate::journal::fact::{Fact, Reported};

/// What may come of one (3.1: belum/selesai/dirujuk).
pub(crate) const RESULTS: &[(&str, &str)] = &[
    ("arrived", "Sudah ke Pustu/Puskesmas/RS"),
    ("done", "Selesai, sudah baik"),
    ("refused", "Keluarga belum mau"),
];

/// One follow-up, with the conclusion it stands on.
#[derive(Clone, Debug)]
pub(crate) struct FollowUp {
    pub(crate) id: Uuid,
    pub(crate) subject: Subject,
    pub(crate) visit: Uuid,
    pub(crate) form: String,
    pub(crate) level: Level,
    pub(crate) reason: String,
    discreet: Option<String>,
    pub(crate) concluded_on: NaiveDate,
    pub(crate) due_on: NaiveDate,
    pub(crate) to_report: bool,
    pub(crate) reported_on: Option<NaiveDate>,
    pub(crate) closed_on: Option<NaiveDate>,
    pub(crate) result: Option<String>,
    pub(crate) note: String,
    /// The entry of the conclusion.
    pub(crate) of: EntryId,
    /// It came of a screening outside a visit.
    pub(crate) screened: bool,
}

impl FollowUp {
    /// What a list says of it.
    pub(crate) fn listed(&self) -> &str {
        self.discreet.as_deref().unwrap_or(&self.reason)
    }

    /// What it came of, within a sentence.
    pub(crate) fn occasion(&self) -> &'static str {
        if self.screened { "skrining" } else { "kunjungan" }
    }
}

const COLUMNS: &str = include_str!("sql/follow_up.sql");

fn read(row: &Row<'_>) -> rusqlite::Result<FollowUp> {
    Ok(FollowUp {
        id: row.get(0)?,
        subject: Subject::new(SubjectKind::named(&row.get::<_, String>(1)?), row.get(2)?),
        visit: row.get(3)?,
        form: row.get(4)?,
        level: super::level::stored(row.get(5)?),
        reason: row.get(6)?,
        concluded_on: row.get(7)?,
        due_on: row.get(8)?,
        to_report: row.get(9)?,
        reported_on: row.get(10)?,
        closed_on: row.get(11)?,
        result: row.get(12)?,
        note: row.get::<_, Option<String>>(13)?.unwrap_or_default(),
        of: EntryId { device: row.get(14)?, sequence: row.get(15)? },
        screened: row.get::<_, Option<String>>(16)?.is_some(),
        discreet: row.get(17)?,
    })
}

fn collect(connection: &Connection, tail: &str, params: impl rusqlite::Params) -> Result<Vec<FollowUp>> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} {tail}"))?;
    Ok(statement.query_map(params, read)?.collect::<rusqlite::Result<_>>()?)
}

/// One by id.
pub(crate) fn load(connection: &Connection, id: Uuid) -> Result<FollowUp> {
    connection
        .prepare_cached(&format!("{COLUMNS} WHERE f.id = ?1"))?
        .query_row([id], read)
        .optional()?
        .ok_or(Error::NotFound("follow-up"))
}

/// All open ones, most urgent first.
pub(crate) fn open(connection: &Connection) -> Result<Vec<FollowUp>> {
    collect(connection, "WHERE f.closed_on IS NULL AND f.chosen ORDER BY f.level DESC, f.due_on, f.id", [])
}

/// The open ones of one subject, most urgent first.
pub(crate) fn open_of(connection: &Connection, subject: Uuid) -> Result<Vec<FollowUp>> {
    collect(
        connection,
        "WHERE f.subject = ?1 AND f.closed_on IS NULL AND f.chosen ORDER BY f.level DESC, f.due_on, f.id",
        [subject],
    )
}

/// Those of a visit, open and closed, one a person, most urgent first.
pub(crate) fn of_visit(connection: &Connection, visit: Uuid) -> Result<Vec<FollowUp>> {
    collect(connection, "WHERE f.visit = ?1 AND f.chosen ORDER BY f.level DESC, f.due_on, f.id", [visit])
}

/// Those closed since a day, newest first.
pub(crate) fn closed_since(connection: &Connection, day: NaiveDate) -> Result<Vec<FollowUp>> {
    collect(
        connection,
        "WHERE f.closed_on >= ?1 AND f.chosen ORDER BY f.closed_on DESC, f.id LIMIT 50",
        [day],
    )
}

/// The midwife was told, today.
pub(crate) fn report(ground: &Ground<'_>, id: Uuid) -> Result<Decision> {
    let follow_up = load(ground.connection, id)?;
    let mut batch = ground.batch();
    if follow_up.reported_on.is_none() {
        let fact = Reported { follow_up: id, of: follow_up.of, on: ground.today };
        batch.say(follow_up.subject, Fact::Reported(fact));
    }
    Ok(Decision::Write(batch, "Tercatat: sudah dilaporkan ke bidan hari ini.".into()))
}
