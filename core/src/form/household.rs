//! Registering a household with its head, and editing its house facts.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::member::{self, HEAD_PREFIX, Who};
use super::page::{Stored, page, stored};
use super::posyandu::described;
use super::{Blank, newcomer, typed};
use crate::command::{Decision, Ground};
use crate::error::{Error, Result};
use crate::home_visit::house_sheet;
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::{Fact, Head, LifeEvent, Lived};
use crate::register::fields::HOUSEHOLD;
use crate::register::names;
use crate::screen::form::{FormPage, FormSave, Problem, Reaction, Values};

/// The page of where the household lives; a new field of a household goes here and into `fields.rs`.
const PLACE: &[&str] = &["address", "dusun", "rt", "rw", "phone", "family_card", "collected_on"];

/// A new household.
pub(crate) fn new(typed: &str, today: NaiveDate) -> Blank {
    let mut blank = Stored::new();
    blank.insert("collected_on".into(), Value::String(today.to_string()));
    let mut head = member::head_page(typed);
    head.intro = Some("Siapa kepala keluarganya?".into());
    let pages = vec![head, page("Alamat", HOUSEHOLD, PLACE, "", &blank), house_facts(&blank, today)];
    let mut blank = Blank::register("Keluarga baru", pages, "Simpan keluarga");
    blank.save_and_more = Some("Simpan & tambah anggota".into());
    blank
}

/// House facts of a household that exists.
pub(crate) fn edit(connection: &Connection, id: Uuid, today: NaiveDate) -> Result<Blank> {
    let stored = known(connection, id)?;
    let pages = vec![page("Alamat", HOUSEHOLD, PLACE, "", &stored), house_facts(&stored, today)];
    let title = names::household(connection, id)?;
    Ok(Blank::register(title, pages, "Simpan keluarga"))
}

/// The items K8–K13 of the household sheet, as fields of the register.
fn house_facts(stored: &Stored, today: NaiveDate) -> FormPage {
    FormPage {
        title: "Keadaan rumah".into(),
        intro: Some("Yang belum diketahui boleh dikosongkan.".into()),
        fields: house_sheet::register_fields(stored, today),
        signs: false,
    }
}

fn known(connection: &Connection, id: Uuid) -> Result<Stored> {
    let stored = stored(connection, id)?;
    if stored.is_empty() { Err(Error::NotFound("household")) } else { Ok(stored) }
}

/// Shows K9b after K9 *Ya* and so on.
pub(crate) fn react(values: &Values, today: NaiveDate) -> Reaction {
    let hidden = house_sheet::hidden_fields(values, today);
    Reaction {
        visible: values.keys().filter(|id| !hidden.contains(*id)).cloned().collect(),
        ..Reaction::default()
    }
}

/// The same with the head's notes and look-alikes.
pub(crate) fn react_new(connection: &Connection, values: &Values, today: NaiveDate) -> Result<Reaction> {
    let mut reaction = member::react_new(connection, values, today, HEAD_PREFIX, None)?;
    let house = react(values, today).visible;
    reaction.visible.retain(|field| house.contains(field));
    Ok(reaction)
}

/// What cannot be right in address and house facts.
pub(crate) fn wrong(values: &Values, today: NaiveDate) -> Vec<Problem> {
    let mut problems = typed::wrong(HOUSEHOLD, PLACE, "", values, today);
    problems.extend(house_sheet::read_fields(values, today).1);
    problems
}

/// The same with the head's fields.
pub(crate) fn wrong_new(values: &Values, today: NaiveDate) -> Vec<Problem> {
    let mut problems = member::wrong(values, today, HEAD_PREFIX);
    problems.extend(wrong(values, today));
    problems
}

/// Reads address and house facts.
fn read(values: &Values, today: NaiveDate) -> (crate::journal::fact::Fields, Vec<Problem>) {
    let (mut fields, mut problems) = typed::read(HOUSEHOLD, PLACE, "", values, today);
    let (facts, more) = house_sheet::read_fields(values, today);
    fields.extend(facts);
    problems.extend(more);
    (fields, problems)
}

/// Founds a household with its head.
pub(crate) fn save_new(ground: &Ground<'_>, save: &FormSave) -> Result<Decision> {
    let (fields, mut problems) = read(&save.values, ground.today);
    problems.extend(typed::missing(HOUSEHOLD, PLACE, "", &save.values));
    let mut head = match member::read(ground, save, HEAD_PREFIX, Who::New(None))? {
        Ok(fields) => fields,
        Err(Decision::Problems(more)) => {
            problems.extend(more);
            return Ok(Decision::Problems(problems));
        }
        Err(other) if problems.is_empty() => return Ok(other),
        Err(_) => return Ok(Decision::Problems(problems)),
    };
    if !problems.is_empty() {
        return Ok(Decision::Problems(problems));
    }
    let since = match member::since(&save.values, &head, HEAD_PREFIX, ground.today) {
        Ok(since) => since,
        Err(problem) => return Ok(Decision::Problems(vec![problem])),
    };
    head.insert("relation".into(), Value::String("head".into()));
    let text = |field: &str| head.get(field).and_then(Value::as_str);
    let title = names::household_title(text("name"), text("sex"));
    let household = ground.new_subject(SubjectKind::Household, "household");
    let member = ground.new_subject(SubjectKind::Member, "head");
    let mut batch = ground.batch();
    batch.say(household.clone(), described(typed::changed(fields, &Stored::new())));
    batch.say(household.clone(), Fact::Head(Head { member: member.id, on: None }));
    batch.say(member.clone(), described(head));
    batch.say(member.clone(), lives_in(household.id, since));
    newcomer::tell_apart(ground, save, HEAD_PREFIX, None, &member, &mut batch)?;
    Ok(Decision::Write(batch, format!("{title} tersimpan.")))
}

/// Lives there since a day; `None`: since before the register began.
pub(crate) fn lives_in(household: Uuid, on: Option<NaiveDate>) -> Fact {
    Fact::Lived(Lived { event: LifeEvent::MovedIn, on, household: Some(household), note: String::new() })
}

/// Edits house facts.
pub(crate) fn save(ground: &Ground<'_>, id: Uuid, save: &FormSave) -> Result<Decision> {
    let stored = known(ground.connection, id)?;
    let (fields, problems) = read(&save.values, ground.today);
    if !problems.is_empty() {
        return Ok(Decision::Problems(problems));
    }
    let before = ground.opened.values.as_ref().map(|values| read(values, ground.today).0);
    let fields = typed::edited(fields, before.as_ref(), &stored);
    let mut batch = ground.batch();
    if !fields.is_empty() {
        ground.say(&mut batch, Subject::new(SubjectKind::Household, id), described(fields))?;
    }
    Ok(Decision::Write(batch, "Data keluarga tersimpan.".into()))
}
