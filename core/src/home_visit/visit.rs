//! Visits: begun, walked through, finished.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::{conclude, due, follow_up, level};
use crate::command::{Decision, Ground};
use crate::error::{Error, Result};
use crate::form::typed;
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::{Begun, Fact, Finished};
use crate::register::names;
use crate::register::person::rules;
use crate::rules::Trigger;
use crate::screen::form::Problem;

/// A visit that has begun.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub(crate) id: Uuid,
    /// The household visited; of a screening outside a visit that of the member, where she is in one.
    pub(crate) household: Option<Uuid>,
    pub(crate) begun_on: NaiveDate,
    pub(crate) author: Uuid,
    pub(crate) finished_on: Option<NaiveDate>,
    pub(crate) next_on: Option<NaiveDate>,
    pub(crate) next_reason: String,
    /// What else than a home visit it was.
    pub(crate) occasion: Option<String>,
}

const COLUMNS: &str = "SELECT id, household, begun_on, author, finished_on, next_on, next_reason, occasion
    FROM view_visit";

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Visit> {
    Ok(Visit {
        id: row.get(0)?,
        household: row.get(1)?,
        begun_on: row.get(2)?,
        author: row.get(3)?,
        finished_on: row.get(4)?,
        next_on: row.get(5)?,
        next_reason: row.get::<_, Option<String>>(6)?.unwrap_or_default(),
        occasion: row.get(7)?,
    })
}

impl Visit {
    /// The household of a home visit.
    pub(crate) fn home(&self) -> Result<Uuid> {
        self.household.ok_or(Error::NotFound("household"))
    }

    /// One that begins now and is not written yet.
    pub(crate) fn begun(id: Uuid, begun: &Begun) -> Self {
        Self {
            id,
            household: begun.household,
            begun_on: begun.on,
            author: Uuid::nil(),
            finished_on: None,
            next_on: None,
            next_reason: String::new(),
            occasion: begun.occasion.clone(),
        }
    }
}

/// A visit by id.
pub(crate) fn load(connection: &Connection, id: Uuid) -> Result<Visit> {
    connection
        .prepare_cached(&format!("{COLUMNS} WHERE id = ?1 AND begun_on IS NOT NULL AND (household IS NOT NULL OR occasion IS NOT NULL)"))?
        .query_row([id], read)
        .optional()?
        .ok_or(Error::NotFound("visit"))
}

/// The visit of a household that was begun today and is not finished. One of an earlier day is not gone on with: what
/// is measured today must not be dated then.
pub(crate) fn open_of(connection: &Connection, household: Uuid, today: NaiveDate) -> Result<Option<Visit>> {
    Ok(connection
        .prepare_cached(&format!(
            "{COLUMNS} WHERE household = ?1 AND begun_on = ?2 AND finished_on IS NULL AND occasion IS NULL
             ORDER BY id DESC LIMIT 1"
        ))?
        .query_row((household, today), read)
        .optional()?)
}

/// The newest finished visit of a household.
pub(crate) fn last_of(connection: &Connection, household: Uuid) -> Result<Option<Visit>> {
    Ok(connection
        .prepare_cached(&format!(
            "{COLUMNS} WHERE household = ?1 AND finished_on IS NOT NULL AND occasion IS NULL ORDER BY begun_on DESC, id DESC LIMIT 1"
        ))?
        .query_row([household], read)
        .optional()?)
}

/// The newest visit anywhere that is not finished and after which its household was not visited again.
pub(crate) fn open_anywhere(connection: &Connection) -> Result<Option<Visit>> {
    Ok(connection
        .prepare_cached(&format!(
            "{COLUMNS} v WHERE finished_on IS NULL AND household IS NOT NULL AND occasion IS NULL AND NOT EXISTS (
                SELECT 1 FROM view_visit later
                WHERE later.household = v.household AND later.begun_on > v.begun_on AND later.occasion IS NULL)
             ORDER BY begun_on DESC, id DESC LIMIT 1"
        ))?
        .query_row([], read)
        .optional()?)
}

/// Whether there was a home visit at all.
pub(crate) fn any(connection: &Connection) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM view_visit WHERE begun_on IS NOT NULL AND occasion IS NULL)",
        )?
        .query_row([], |row| row.get(0))?)
}

/// Begins a visit today.
pub(crate) fn begin(ground: &Ground<'_>, household: Uuid) -> Result<Decision> {
    names::household(ground.connection, household)?;
    let mut batch = ground.batch();
    let visit = ground.new_subject(SubjectKind::Visit, "visit");
    batch.say(visit, Fact::Begun(Begun { household: Some(household), on: ground.today, occasion: None }));
    Ok(Decision::Write(batch, "Kunjungan dimulai.".into()))
}

/// The date and reason proposed for the next visit.
pub(crate) fn proposal(connection: &Connection, visit: &Visit) -> Result<(NaiveDate, String)> {
    let rules = rules()?;
    let asked = follow_up::of_visit(connection, visit.id)?;
    if let Some(first) = asked.iter().min_by_key(|one| (one.due_on, std::cmp::Reverse(one.level))) {
        let reason = rules.level(first.level).and_then(|text| text.due_reason.clone());
        return Ok((first.due_on, reason.unwrap_or_default()));
    }
    due::yearly(rules, visit.begun_on)
}

/// Why a day was promised: the reason it was promised for while that still stands, for a sheet may have been corrected
/// since; the promise itself holds.
pub(crate) fn promised(connection: &Connection, visit: Uuid, reason: &str) -> Result<String> {
    let rules = rules()?;
    let levels: Vec<u8> = connection
        .prepare_cached("SELECT DISTINCT level FROM view_conclusion WHERE visit = ?1 AND level IS NOT NULL")?
        .query_map([visit], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let of_level = |number: &u8| rules.level(level::stored(*number))?.due_reason.as_deref();
    let yearly = rules.priority(Trigger::YearlyVisit).map(|line| line.reason.as_str());
    let stands = yearly == Some(reason) || levels.iter().any(|level| of_level(level) == Some(reason));
    Ok(if stands { reason.to_owned() } else { "Kunjungan yang dijanjikan".to_owned() })
}

/// Ends a visit, or changes the next date of one that has ended.
pub(crate) fn finish(ground: &Ground<'_>, id: Uuid, next_date: &str) -> Result<Decision> {
    let visit = load(ground.connection, id)?;
    if visit.occasion.is_some() {
        return Ok(Decision::refuse(
            "Skrining di luar kunjungan sudah tersimpan dan tidak perlu diselesaikan.",
        ));
    }
    if conclude::of_visit(ground.connection, id)?.is_empty() {
        return Ok(Decision::refuse("Belum ada lembar yang diisi. Isi satu lembar dulu."));
    }
    let problem =
        |sentence: String| Ok(Decision::Problems(vec![Problem { field: "next_date".into(), sentence }]));
    let next_on = if next_date.trim().is_empty() {
        None
    } else {
        match typed::date(next_date) {
            Ok(day) if day < ground.today => {
                return problem("Kunjungan berikutnya tidak bisa sebelum hari ini.".into());
            }
            Ok(day) if (day - ground.today).num_days() > 2 * 366 => {
                return problem("Kunjungan berikutnya lebih dari dua tahun lagi. Periksa tahunnya.".into());
            }
            Ok(day) => Some(day),
            Err(sentence) => return problem(sentence),
        }
    };
    let (proposed, reason) = proposal(ground.connection, &visit)?;
    let next_reason = match next_on {
        None => String::new(),
        Some(day) if day == proposed || visit.next_reason.is_empty() => reason,
        Some(_) => visit.next_reason.clone(),
    };
    let unchanged = visit.finished_on.is_some() && visit.next_on == next_on;
    let mut batch = ground.batch();
    if !unchanged {
        let on = visit.finished_on.unwrap_or(ground.today);
        let fact = Finished { on, next_on, next_reason, replaces: Vec::new() };
        ground.say(&mut batch, Subject::new(SubjectKind::Visit, id), Fact::Finished(fact))?;
    }
    Ok(Decision::Write(batch, "Kunjungan tersimpan.".into()))
}
