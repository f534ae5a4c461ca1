//! Another head of a household.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::succession::Succession;
use super::{ON, day_of, happened, out_of_life, page, read};
use crate::command::{Decision, Ground};
use crate::error::Result;
use crate::form::Blank;
use crate::form::page::Stored;
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::{Fact, Head};
use crate::journal::fold;
use crate::register::fields::FieldSpec;
use crate::register::{names, text};
use crate::screen::form::{FormSave, Problem, Values};

const SINCE: &[FieldSpec] = &[happened("Sejak tanggal")];

/// The form.
pub(crate) fn blank(connection: &Connection, household: Uuid, today: NaiveDate) -> Result<Blank> {
    let title = names::household(connection, household)?;
    let succession = Succession::of(connection, household)?;
    let mut only = succession.page(today);
    let now = Stored::from([(ON.to_owned(), serde_json::Value::String(today.to_string()))]);
    only.fields.extend(page("", SINCE, &now).fields);
    let mut blank = Blank::register(title, vec![only], "Simpan kepala keluarga");
    blank.subtitle = Some("Ganti kepala keluarga".into());
    Ok(blank)
}

pub(crate) fn wrong(values: &Values, today: NaiveDate) -> Vec<Problem> {
    super::wrong(SINCE, "", values, today)
}

/// Who leads by the latest dated event, and since when.
fn led_since(connection: &Connection, household: Uuid) -> Result<Option<(Uuid, NaiveDate)>> {
    let said = fold::live(connection, &Subject::new(SubjectKind::Household, household))?;
    let heads = said.iter().filter_map(|one| one.says::<Head>());
    Ok(heads.filter_map(|head| Some((head.member, head.on?))).max_by_key(|(_, on)| *on))
}

/// Records who leads.
pub(crate) fn save(ground: &Ground<'_>, household: Uuid, save: &FormSave) -> Result<Decision> {
    let succession = Succession::of(ground.connection, household)?;
    let (fields, mut problems) = read(SINCE, "", &save.values, ground.today);
    let nobody = BTreeSet::new();
    let chosen = succession.chosen(&save.values, &nobody, &mut problems)?;
    let Some(on) = day_of(&fields).filter(|_| problems.is_empty()) else {
        return Ok(Decision::Problems(problems));
    };
    let mut batch = ground.batch();
    let Some(new) = chosen else {
        return Ok(Decision::Write(batch, String::new()));
    };
    if let Some(problem) = out_of_life(ground.connection, new, on)? {
        return Ok(Decision::Problems(vec![problem]));
    }
    if let Some((leads, since)) = led_since(ground.connection, household)?.filter(|(_, since)| on < *since) {
        // A late paper: who leads now, and what the others are to that head, stays.
        let house = Subject::new(SubjectKind::Household, household);
        batch.say(house, Fact::Head(Head { member: new.id, on: Some(on) }));
        let (since, leads) = (text::date(since), names::member(ground.connection, leads)?);
        return Ok(Decision::Write(batch, format!("Tercatat. Sejak {since} kepala keluarga tetap {leads}.")));
    }
    succession.write(ground, &mut batch, new, on, &nobody)?;
    Ok(Decision::Write(batch, format!("{} sekarang kepala keluarga.", new.name)))
}
