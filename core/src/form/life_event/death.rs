//! A member died; a household that loses its head is asked for a new one.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::succession::Succession;
use super::{day_of, gave_birth_since, happened, lived, member, out_of_life, page, read, text_of};
use crate::command::{Decision, Ground};
use crate::error::Result;
use crate::form::Blank;
use crate::form::page::{Stored, stored, text_of as text_of_stored};
use crate::form::posyandu::described;
use crate::journal::fact::{Fields, LifeEvent};
use crate::register::fields::{FieldSpec, Kind, YES_NO, field};
use crate::register::person::{self, Person, Whereabouts};
use crate::screen::form::{Choice, Field, FieldKind, FormSave, Problem, Values};

const MARITAL_STATUS: &str = "marital_status";
const DEATH: &[FieldSpec] = &[
    happened("Tanggal meninggal"),
    field("note", "", "Keterangan", Kind::Text).help("Misalnya tempat, seperti diceritakan keluarga"),
];

/// Whether the one left behind is widowed.
const WIDOWED: &str = "widowed";

/// Husband or wife in the same household, where there is no doubt who it is and she is recorded as married.
fn spouse_of(connection: &Connection, person: &Person) -> Result<Option<Person>> {
    let married = |one: &Person| -> Result<bool> {
        Ok(text_of_stored(&stored(connection, one.id)?, MARITAL_STATUS).as_deref() == Some("married"))
    };
    let Some(house) = person.household.filter(|_| person.whereabouts == Whereabouts::Here) else {
        return Ok(None);
    };
    let people = person::of_household(connection, house)?;
    let (heads, spouses): (Vec<&Person>, Vec<&Person>) = (
        people.iter().filter(|one| one.relation.as_deref() == Some("head")).collect(),
        people.iter().filter(|one| matches!(one.relation.as_deref(), Some("wife" | "husband"))).collect(),
    );
    let ([head], [spouse]) = (heads.as_slice(), spouses.as_slice()) else { return Ok(None) };
    let left = if head.id == person.id {
        spouse
    } else if spouse.id == person.id {
        head
    } else {
        return Ok(None);
    };
    Ok(if married(left)? { Some((*left).clone()) } else { None })
}

/// What is proposed of the one left behind: the kader sees it, and may say otherwise.
fn widowed(spouse: &Person) -> Field {
    let options =
        YES_NO.iter().map(|(value, label)| Choice { value: (*value).into(), label: (*label).into() });
    Field {
        id: WIDOWED.into(),
        label: format!("Status kawin {} menjadi cerai mati?", spouse.name),
        help: None,
        kind: FieldKind::Choice { options: options.collect() },
        value: "yes".into(),
        known: None,
        required: false,
    }
}

/// The form.
pub(crate) fn blank(connection: &Connection, id: Uuid, today: NaiveDate) -> Result<Blank> {
    let person = person::load(connection, id)?;
    let mut first = page("Meninggal", DEATH, &Stored::new());
    first.fields.extend(spouse_of(connection, &person)?.as_ref().map(widowed));
    let mut pages = vec![first];
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
    if let Some(problem) = gave_birth_since(ground.connection, &person, on)? {
        return Ok(Decision::Problems(vec![problem]));
    }
    let mut batch = ground.batch();
    batch.say(member(id), lived(LifeEvent::Died, on, None, text_of(&fields, "note")));
    let widowed = save.values.get(WIDOWED).is_some_and(|typed| typed == "yes");
    if let Some(spouse) = spouse_of(ground.connection, &person)?.filter(|_| widowed) {
        let status = Fields::from([(MARITAL_STATUS.to_owned(), Value::String("widowed".into()))]);
        ground.conclude(&mut batch, member(spouse.id), described(status))?;
    }
    if let (Some(succession), Some(new)) = (open, new_head) {
        succession.write(ground, &mut batch, new, on, &leaving)?;
    }
    Ok(Decision::Write(batch, format!("{} tercatat meninggal.", person.name)))
}
