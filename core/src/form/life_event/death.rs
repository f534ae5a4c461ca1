//! A member died; a household that loses its head is asked for a new one.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::succession::Succession;
use super::{day_of, happened, lived, member, out_of_life, page, read, text_of};
use crate::command::{Decision, Ground};
use crate::error::Result;
use crate::form::Blank;
use crate::form::page::Stored;
use crate::journal::fact::LifeEvent;
use crate::register::fields::{FieldSpec, Kind, field};
use crate::register::person::{self, Whereabouts};
use crate::screen::form::{FormSave, Problem, Values};

const DEATH: &[FieldSpec] = &[
    happened("Tanggal meninggal"),
    field("note", "", "Keterangan", Kind::Text).help("Misalnya tempat, seperti diceritakan keluarga"),
];

/// The form.
pub(crate) fn blank(connection: &Connection, id: Uuid, today: NaiveDate) -> Result<Blank> {
    let person = person::load(connection, id)?;
    let mut pages = vec![page("Meninggal", DEATH, &Stored::new())];
    if let Some(house) = person.household {
        let succession = Succession::of(connection, house)?;
        if succession.is_open(&BTreeSet::from([id])) {
            pages.push(succession.page(today));
        }
    }
    let mut blank = Blank::register(person.name, pages, "Simpan");
    blank.subtitle = Some("Meninggal dunia".into());
    Ok(blank)
}

pub(crate) fn wrong(values: &Values, today: NaiveDate) -> Vec<Problem> {
    super::wrong(DEATH, "", values, today)
}

/// Records the death.
pub(crate) fn save(ground: &Ground<'_>, id: Uuid, save: &FormSave) -> Result<Decision> {
    let person = person::load(ground.connection, id)?;
    if person.whereabouts == Whereabouts::Dead {
        return Ok(Decision::refuse("Sudah tercatat meninggal. Perbaiki lewat Riwayat."));
    }
    let (fields, mut problems) = read(DEATH, "", &save.values, ground.today);
    let leaving = BTreeSet::from([id]);
    let succession = person.household.map(|house| Succession::of(ground.connection, house)).transpose()?;
    let open = succession.as_ref().filter(|succession| succession.is_open(&leaving));
    let new_head = match open {
        Some(succession) => succession.chosen(&save.values, &leaving, &mut problems)?,
        None => None,
    };
    let Some(on) = day_of(&fields).filter(|_| problems.is_empty()) else {
        return Ok(Decision::Problems(problems));
    };
    if let Some(problem) = out_of_life(ground.connection, &person, on)? {
        return Ok(Decision::Problems(vec![problem]));
    }
    let mut batch = ground.batch();
    batch.say(member(id), lived(LifeEvent::Died, on, None, text_of(&fields, "note")));
    if let (Some(succession), Some(new)) = (open, new_head) {
        succession.write(ground, &mut batch, new, on, &leaving)?;
    }
    Ok(Decision::Write(batch, format!("{} tercatat meninggal.", person.name)))
}
