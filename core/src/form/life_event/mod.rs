//! Life events: birth, death, moving, a household out of another, a new head, marriage. Each has a form of its own and
//! the day on which it happened, so that a paper of last year takes its place in time.

pub(crate) mod birth;
pub(crate) mod death;
pub(crate) mod marriage;
pub(crate) mod moving;
pub(crate) mod new_head;
pub(crate) mod split;
mod succession;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::page::Stored;
use super::typed;
use crate::command::Ground;
use crate::error::Result;
use crate::form::birth_date::births;
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::{Described, Fact, Fields, LifeEvent, Lived};
use crate::journal::write::Batch;
use crate::register::fields::{FieldSpec, Kind, field};
use crate::register::person::{self, Person, Whereabouts};
use crate::register::text;
use crate::screen::form::{FormPage, Problem, Values};

/// The day of the event.
const ON: &str = "on";

/// When it happened, as asked.
const fn happened(label: &'static str) -> FieldSpec {
    field(ON, "", label, Kind::PastDate).required()
}

/// A page of an event's own fields.
fn page(title: &str, specs: &'static [FieldSpec], values: &Stored) -> FormPage {
    let names: Vec<&str> = specs.iter().map(|spec| spec.name).collect();
    super::page::page(title, specs, &names, "", values)
}

/// Reads an event's own fields.
fn read(
    specs: &'static [FieldSpec],
    prefix: &str,
    values: &Values,
    today: NaiveDate,
) -> (Fields, Vec<Problem>) {
    let names: Vec<&str> = specs.iter().map(|spec| spec.name).collect();
    let (fields, mut problems) = typed::read(specs, &names, prefix, values, today);
    problems.extend(typed::missing(specs, &names, prefix, values));
    (fields, problems)
}

/// What cannot be right in what was typed so far.
fn wrong(specs: &'static [FieldSpec], prefix: &str, values: &Values, today: NaiveDate) -> Vec<Problem> {
    let names: Vec<&str> = specs.iter().map(|spec| spec.name).collect();
    typed::wrong(specs, &names, prefix, values, today)
}

fn day_of(fields: &Fields) -> Option<NaiveDate> {
    fields.get(ON)?.as_str()?.parse().ok()
}

fn text_of(fields: &Fields, name: &str) -> String {
    fields.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn problem(field: &str, sentence: String) -> Problem {
    Problem { field: field.to_owned(), sentence }
}

/// Why a day cannot be one of a person's life: it is before her birth or after her death.
fn out_of_life(connection: &Connection, person: &Person, on: NaiveDate) -> Result<Option<Problem>> {
    let name = &person.name;
    if let Some(birth) = person.birth.filter(|birth| on < *birth) {
        let sentence = format!("{name} lahir {}. Tanggal ini sebelum itu.", text::date(birth));
        return Ok(Some(problem(ON, sentence)));
    }
    let died = died_on(connection, person.id)?.filter(|died| on > *died);
    Ok(died
        .map(|died| problem(ON, format!("{name} meninggal {}. Tanggal ini sesudahnya.", text::date(died)))))
}

/// Why a day cannot be one on which she had gone: she gave birth here after it.
fn gave_birth_since(connection: &Connection, person: &Person, on: NaiveDate) -> Result<Option<Problem>> {
    let last = births(connection, person.id)?.map(|(_, last)| last).filter(|last| on < *last);
    Ok(last.map(|last| {
        let sentence =
            format!("{} tercatat melahirkan {}. Tanggal ini sebelum itu.", person.name, text::date(last));
        problem(ON, sentence)
    }))
}

/// The day of death on record.
pub(crate) fn died_on(connection: &Connection, member: Uuid) -> Result<Option<NaiveDate>> {
    let died = person::load(connection, member)?.whereabouts == Whereabouts::Dead;
    if died { person::status_on(connection, member) } else { Ok(None) }
}

fn member(id: Uuid) -> Subject {
    Subject::new(SubjectKind::Member, id)
}

/// Where a member lives from a day on, or that she died.
fn lived(event: LifeEvent, on: NaiveDate, household: Option<Uuid>, note: String) -> Fact {
    Fact::Lived(Lived { event, on: Some(on), household, note })
}

/// Sets the relation of a member to the head, or says that it is not known any more.
fn relate(ground: &Ground<'_>, batch: &mut Batch, person: &Person, relation: Option<&str>) -> Result<()> {
    if person.relation.as_deref() == relation {
        return Ok(());
    }
    let value = relation.map_or(Value::Null, |relation| Value::String(relation.to_owned()));
    let set = Fields::from([("relation".to_owned(), value)]);
    ground.conclude(batch, member(person.id), Fact::Described(Described { set, ..Described::default() }))
}
