//! What is on record of a sheet: answers, and the measurements and doses they point to.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use uuid::Uuid;

use crate::checklist::{AnswerValue, Answers, Facts, Form, Item, ItemId, ItemKind, Measured};
use crate::error::Result;
use crate::form::page::stored;
use crate::home_visit::house_sheet;
use crate::id::{self, Subject};
use crate::immunization::DoseRecord;
use crate::journal::fold::{self, person_of};
use crate::register::person::fact_measure;
use crate::rules::Dose;

/// The dose an item tells of: its own, or the one whose date it is; with the item that says whether it was received.
pub(super) fn dose_of<'a>(form: &'a Form, item: &'a Item) -> Option<(&'a Item, &'a Dose)> {
    let tells = |one: &&'a Item| {
        one.id == item.id || one.dose.as_ref().is_some_and(|dose| dose.given_on.as_deref() == Some(&item.id))
    };
    form.items.iter().filter(tells).find_map(|one| Some((one, one.dose.as_ref()?)))
}

pub(super) fn received(item: &Item, answers: &Answers) -> bool {
    answers.get(&item.id).is_some_and(|answer| *answer == AnswerValue::yes())
}

/// Nothing but the date of the dose changed: the item itself will not say it.
pub(super) fn before_and_now_received(item: &Item, before: &Answers, now: &Answers) -> bool {
    received(item, before) && received(item, now)
}

pub(super) fn dose_key(member: Uuid, dose: &Dose) -> Uuid {
    id::derived(member, &format!("dose/{}/{}", dose.antigen, dose.number))
}

/// The key of a measurement: one a member, measure and day.
pub(crate) fn measure_key(member: Uuid, measure: &str, on: NaiveDate) -> Uuid {
    id::derived(member, &format!("measure/{measure}/{on}"))
}

/// Answers on record, with the items of which the sheet says something: from the sheet's answers, the household's fields, and the measurements and doses they point to.
pub(super) fn answers(
    connection: &Connection,
    subject: &Subject,
    visit: Uuid,
    form: &Form,
) -> Result<(Answers, BTreeSet<ItemId>)> {
    let mut answers = Answers::new();
    let fields = stored(connection, subject.id)?;
    for (item, field) in house_sheet::kept(form) {
        if let Some(answer) = house_sheet::answer(item, fields.get(field)) {
            answers.insert(item.id.clone(), answer);
        }
    }
    let rows: BTreeMap<String, String> = connection
        .prepare_cached(
            "SELECT item, value FROM view_answer WHERE subject = ?1 AND visit = ?2 AND form = ?3",
        )?
        .query_map((subject.id, visit, &form.id), |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let own = rows.keys().cloned().collect();
    for (item, value) in rows {
        let value: Value = serde_json::from_str(&value)?;
        let answer = match value.get("see").and_then(Value::as_str).and_then(|key| Uuid::parse_str(key).ok())
        {
            Some(key) => seen(connection, subject.id, form, &item, key)?,
            None => Some(AnswerValue::from(value)),
        };
        if let Some(answer) = answer {
            answers.insert(item, answer);
        }
    }
    Ok((answers, own))
}

/// A number that was measured on the day of the visit, on whatever sheet, is on record here too: it is measured once.
pub(super) fn measured_today(answers: &mut Answers, own: &BTreeSet<ItemId>, form: &Form, facts: &Facts) {
    for item in form.items.iter().filter(|item| !own.contains(&item.id)) {
        let ItemKind::Number(kind) = &item.kind else { continue };
        let today = |known: &&Measured| known.measure == kind.measure && known.day == facts.day;
        if kind.measured_on.is_none()
            && let Some(known) = facts.earlier.iter().find(today)
        {
            answers.insert(item.id.clone(), AnswerValue::Number(known.value));
        }
    }
}

/// A dose on record stands here too, with its date, so that it is neither asked again nor judged late: one given by the
/// day of the visit or told of by then. Where the record contradicts itself, only what is agreed is known. Gives the
/// record without what the sheet itself says.
pub(super) fn doses_on_record(
    connection: &Connection,
    member: &Subject,
    answers: &mut Answers,
    own: &BTreeSet<ItemId>,
    form: &Form,
    day: NaiveDate,
) -> Result<Vec<DoseRecord>> {
    let mut record = Vec::new();
    if form.items.iter().all(|item| item.dose.is_none()) {
        return Ok(record);
    }
    let rows: Vec<(String, i64, Option<NaiveDate>, bool)> = connection
        .prepare_cached(
            "SELECT d.antigen, d.number, d.on_day, d.question FROM view_dose d LEFT JOIN view_visit v ON v.id = d.visit
             WHERE d.member = ?1 AND coalesce(d.on_day, v.begun_on, ?2) <= ?2",
        )?
        .query_map((member.id, day), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (antigen, number, on, question) in rows {
        let told = form.items.iter().find_map(|item| {
            let dose = item.dose.as_ref()?;
            (dose.antigen == antigen && i64::from(dose.number) == number).then_some((item, dose))
        });
        let agreed = !question || fold::is_received(&fold::live(connection, member)?, &antigen, number);
        if agreed && told.is_none_or(|(item, _)| !own.contains(&item.id)) {
            // A number no dose has is one the calendar keeps and does not count.
            let number = u8::try_from(number).unwrap_or(0);
            record.push(DoseRecord { antigen: antigen.clone(), number, on: on.filter(|_| !question) });
        }
        let Some((item, dose)) = told else { continue };
        if agreed && !own.contains(&item.id) {
            answers.insert(item.id.clone(), AnswerValue::yes());
        }
        if let (Some(date), Some(on)) = (&dose.given_on, on.filter(|_| !question))
            && !own.contains(date)
            && received(item, answers)
        {
            answers.insert(date.clone(), AnswerValue::Date(on));
        }
    }
    Ok(record)
}

/// What an answer points to; nothing when it was taken back or is in question.
fn seen(
    connection: &Connection,
    member: Uuid,
    form: &Form,
    item: &str,
    key: Uuid,
) -> Result<Option<AnswerValue>> {
    let Some(item) = form.item(item) else { return Ok(None) };
    if let ItemKind::Number(kind) = &item.kind
        && let Some(measure) = fact_measure(kind.measure)
    {
        let measure = measure.as_str();
        let rows: Vec<(NaiveDate, Option<i64>)> = connection
            .prepare_cached("SELECT on_day, value FROM view_measurement WHERE member = ?1 AND measure = ?2")?
            .query_map((member, measure), |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        // It may have been measured of another record of hers.
        let records = person_of::group(connection, member)?;
        let named = |on| records.iter().any(|record| measure_key(*record, measure, on) == key);
        let found = rows.into_iter().find(|(on, _)| named(*on));
        return Ok(found.and_then(|(_, value)| value).map(AnswerValue::Number));
    }
    let Some((dosed, dose)) = dose_of(form, item) else { return Ok(None) };
    let on: Option<Option<NaiveDate>> = connection
        .prepare_cached("SELECT on_day FROM view_dose WHERE member = ?1 AND antigen = ?2 AND number = ?3")?
        .query_row((member, &dose.antigen, dose.number), |row| row.get(0))
        .optional()?;
    Ok(if dosed.id == item.id { on.map(|_| AnswerValue::yes()) } else { on.flatten().map(AnswerValue::Date) })
}

/// Measures of a day with values that contradict each other and wait for an answer.
pub(super) fn contested(connection: &Connection, member: Uuid, day: NaiveDate) -> Result<BTreeSet<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT measure FROM view_measurement WHERE member = ?1 AND on_day = ?2 AND value IS NULL",
    )?;
    Ok(statement.query_map((member, day), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
