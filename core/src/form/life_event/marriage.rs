//! A member married.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::{day_of, happened, member, out_of_life, page, read, text_of};
use crate::command::{Decision, Ground};
use crate::error::Result;
use crate::form::Blank;
use crate::form::page::Stored;
use crate::form::posyandu::described;
use crate::journal::fact::{Fact, Fields, Married};
use crate::register::fields::{FieldSpec, Kind, field};
use crate::register::{names, person};
use crate::screen::form::{FormSave, Problem, Values};

const MARRIAGE: &[FieldSpec] = &[
    happened("Tanggal menikah"),
    field("spouse", "", "Nama suami / istri", Kind::Name).help("Bila pindah rumah, catat juga pindahnya."),
];

/// The form.
pub(crate) fn blank(connection: &Connection, id: Uuid) -> Result<Blank> {
    let mut blank = Blank::register(
        names::member(connection, id)?,
        vec![page("Menikah", MARRIAGE, &Stored::new())],
        "Simpan pernikahan",
    );
    blank.subtitle = Some("Menikah".into());
    Ok(blank)
}

pub(crate) fn wrong(values: &Values, today: NaiveDate) -> Vec<Problem> {
    super::wrong(MARRIAGE, "", values, today)
}

/// Records the marriage, and that she is married.
pub(crate) fn save(ground: &Ground<'_>, id: Uuid, save: &FormSave) -> Result<Decision> {
    let person = person::load(ground.connection, id)?;
    let (fields, problems) = read(MARRIAGE, "", &save.values, ground.today);
    let Some(on) = day_of(&fields).filter(|_| problems.is_empty()) else {
        return Ok(Decision::Problems(problems));
    };
    if let Some(problem) = out_of_life(ground.connection, &person, on)? {
        return Ok(Decision::Problems(vec![problem]));
    }
    let mut batch = ground.batch();
    batch.say(member(id), Fact::Married(Married { on, spouse: text_of(&fields, "spouse") }));
    let married = Fields::from([("marital_status".to_owned(), Value::String("married".into()))]);
    ground.conclude(&mut batch, member(id), described(married))?;
    Ok(Decision::Write(batch, format!("Pernikahan {} tersimpan.", person.name)))
}
