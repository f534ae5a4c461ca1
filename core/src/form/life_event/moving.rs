//! Members who move away, to another household, or come back.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::succession::{Succession, choice};
use super::{
    ON, day_of, gave_birth_since, happened, lived, member, out_of_life, page, problem, read, relate, text_of,
};
use crate::command::{Decision, Ground};
use crate::error::Result;
use crate::form::Blank;
use crate::form::page::{Stored, all_visible};
use crate::id::{self, Subject, SubjectKind};
use crate::journal::fact::{Fact, Head, LifeEvent};
use crate::register::fields::{FieldSpec, Kind, MEMBER, field, named};
use crate::register::person::{self, Person, Whereabouts};
use crate::register::{names, text};
use crate::screen::form::{Choice, Field, FieldKind, FormSave, Problem, Reaction, Values};

/// The field that lists who goes.
pub(super) const WHO: &str = "who";

const OUT: &[FieldSpec] = &[
    happened("Tanggal pindah"),
    field("note", "", "Pindah ke mana", Kind::Text).help("Desa atau kota, bila diketahui"),
];
const IN: &[FieldSpec] = &[happened("Sejak tanggal")];

/// The members of a household to choose from, some of them chosen already.
pub(super) fn who(people: &[Person], chosen: &[Uuid], label: &str, today: NaiveDate) -> Field {
    let chosen: Vec<String> = chosen.iter().map(Uuid::to_string).collect();
    Field {
        id: WHO.into(),
        label: label.into(),
        help: None,
        kind: FieldKind::Many { options: people.iter().map(|one| choice(one, today)).collect() },
        value: chosen.join(","),
        known: None,
        required: true,
    }
}

/// Who was chosen.
pub(super) fn chosen(values: &Values) -> Result<BTreeSet<Uuid>> {
    let typed = values.get(WHO).map(String::as_str).unwrap_or_default();
    typed.split(',').filter(|one| !one.is_empty()).map(|one| id::parse(one, "member")).collect()
}

/// The form of moving away.
pub(crate) fn out(connection: &Connection, id: Uuid, today: NaiveDate) -> Result<Blank> {
    let person = person::load(connection, id)?;
    let mut first = page("Pindah", OUT, &Stored::new());
    let mut pages = Vec::new();
    match person.household.map(|house| Succession::of(connection, house)).transpose()? {
        Some(house) if house.people.len() > 1 => {
            first.fields.insert(0, who(&house.people, &[id], "Siapa yang pindah?", today));
            pages.push(first);
            if house.head.is_some() {
                pages.push(house.page(today));
            }
        }
        _ => pages.push(first),
    }
    let mut blank = Blank::register(person.name, pages, "Simpan pindah");
    blank.subtitle = Some("Pindah keluar".into());
    Ok(blank)
}

/// The question for a new head is shown once the head goes and somebody stays.
pub(crate) fn react_out(connection: &Connection, id: Uuid, values: &Values) -> Result<Reaction> {
    let mut reaction = all_visible(values);
    let leaving = leaving(id, values)?;
    let person = person::load(connection, id)?;
    let house = person.household.map(|house| Succession::of(connection, house)).transpose()?;
    if let Some(house) = house {
        house.follow(&leaving, &mut reaction);
    }
    Ok(reaction)
}

/// Those who were chosen; in a household of one there is nothing to choose.
fn leaving(id: Uuid, values: &Values) -> Result<BTreeSet<Uuid>> {
    if values.contains_key(WHO) { chosen(values) } else { Ok(BTreeSet::from([id])) }
}

pub(crate) fn wrong_out(values: &Values, today: NaiveDate) -> Vec<Problem> {
    super::wrong(OUT, "", values, today)
}

/// Records who moved away.
pub(crate) fn save_out(ground: &Ground<'_>, id: Uuid, save: &FormSave) -> Result<Decision> {
    let asked = person::load(ground.connection, id)?;
    let (fields, mut problems) = read(OUT, "", &save.values, ground.today);
    let leaving = leaving(id, &save.values)?;
    let house = asked.household.map(|house| Succession::of(ground.connection, house)).transpose()?;
    let alone = [asked];
    let people = house.as_ref().map_or(alone.as_slice(), |house| house.people.as_slice());
    let going: Vec<&Person> = people.iter().filter(|one| leaving.contains(&one.id)).collect();
    if going.is_empty() {
        problems.push(problem(WHO, "Pilih siapa yang pindah.".into()));
    }
    let open = house.as_ref().filter(|house| house.is_open(&leaving));
    let new_head = match open {
        Some(house) => house.chosen(&save.values, &leaving, &mut problems)?,
        None => None,
    };
    let Some(on) = day_of(&fields).filter(|_| problems.is_empty()) else {
        return Ok(Decision::Problems(problems));
    };
    let mut batch = ground.batch();
    for one in &going {
        problems.extend(out_of_life(ground.connection, one, on)?);
        problems.extend(gave_birth_here_since(ground.connection, one, on)?);
        batch.say(member(one.id), lived(LifeEvent::MovedOut, on, None, text_of(&fields, "note")));
    }
    if !problems.is_empty() {
        return Ok(Decision::Problems(problems));
    }
    if let (Some(house), Some(new)) = (open, new_head) {
        house.write(ground, &mut batch, new, on, &leaving)?;
    }
    let sentence = match going.as_slice() {
        [one] => format!("{} tercatat pindah.", one.name),
        more => format!("{} orang tercatat pindah.", more.len()),
    };
    Ok(Decision::Write(batch, sentence))
}

/// Who moved away and did not come back cannot have given birth here since.
fn gave_birth_here_since(connection: &Connection, person: &Person, on: NaiveDate) -> Result<Option<Problem>> {
    if person::status_on(connection, person.id)?.is_some_and(|since| since > on) {
        return Ok(None);
    }
    gave_birth_since(connection, person, on)
}

/// The form of moving into a household, or back into it.
pub(crate) fn into(connection: &Connection, id: Uuid, household: Uuid, today: NaiveDate) -> Result<Blank> {
    let person = person::load(connection, id)?;
    let house = names::household(connection, household)?;
    let there = Succession::of(connection, household)?;
    let back = person.household == Some(household) && person.whereabouts == Whereabouts::Away;
    let mut known = Stored::new();
    if let Some(relation) = person.relation.clone().filter(|_| back) {
        known.insert("relation".into(), Value::String(relation));
    }
    let mut first = page(&house, IN, &known);
    first.fields.extend(relation(there.head.is_some(), &known));
    let mut pages = vec![first];
    pages.extend(left_behind(connection, &person, household)?.map(|left| left.page(today)));
    let mut blank = Blank::register(person.name, pages, "Simpan pindah");
    blank.subtitle = Some(if back { "Kembali tinggal di sini".into() } else { format!("Pindah ke {house}") });
    Ok(blank)
}

/// What she is to the head there; to lead is offered where nobody does.
fn relation(led: bool, known: &Stored) -> Option<Field> {
    let spec = named(MEMBER, "relation")?;
    let mut field = crate::form::page::field(spec, "", crate::form::page::to_typed(spec, known));
    if let FieldKind::Choice { options } = &mut field.kind {
        options.retain(|option: &Choice| !led || option.value != "head");
    }
    Some(field)
}

/// The household that loses its head when she goes.
fn left_behind(connection: &Connection, person: &Person, to: Uuid) -> Result<Option<Succession>> {
    let Some(from) = person.household.filter(|from| *from != to && person.whereabouts == Whereabouts::Here)
    else {
        return Ok(None);
    };
    let house = Succession::of(connection, from)?;
    Ok(house.is_open(&BTreeSet::from([person.id])).then_some(house))
}

pub(crate) fn wrong_into(values: &Values, today: NaiveDate) -> Vec<Problem> {
    super::wrong(IN, "", values, today)
}

/// Records where she lives now.
pub(crate) fn save_into(ground: &Ground<'_>, id: Uuid, household: Uuid, save: &FormSave) -> Result<Decision> {
    let person = person::load(ground.connection, id)?;
    let house = names::household(ground.connection, household)?;
    if person.household == Some(household) && person.whereabouts == Whereabouts::Here {
        return Ok(Decision::refuse(&format!("{} sudah tinggal di {house}.", person.name)));
    }
    let (fields, mut problems) = read(IN, "", &save.values, ground.today);
    let there = Succession::of(ground.connection, household)?;
    let relation = save.values.get("relation").filter(|typed| !typed.is_empty());
    if relation.is_some_and(|typed| typed == "head") && there.head.is_some() {
        problems.push(problem("relation", "Keluarga ini sudah punya kepala keluarga.".into()));
    }
    let leaving = BTreeSet::from([id]);
    let left = left_behind(ground.connection, &person, household)?;
    let new_head = match &left {
        Some(left) => left.chosen(&save.values, &leaving, &mut problems)?,
        None => None,
    };
    let Some(on) = day_of(&fields).filter(|_| problems.is_empty()) else {
        return Ok(Decision::Problems(problems));
    };
    problems.extend(out_of_life(ground.connection, &person, on)?);
    problems.extend(not_yet_gone(ground.connection, &person, on)?);
    if !problems.is_empty() {
        return Ok(Decision::Problems(problems));
    }
    let event =
        if person.whereabouts == Whereabouts::Away { LifeEvent::Returned } else { LifeEvent::MovedIn };
    let mut batch = ground.batch();
    batch.say(member(id), lived(event, on, Some(household), String::new()));
    if let Some(since) = moved_since(ground.connection, &person, on)? {
        // A late paper: where she lives now and what she is there stays.
        let now = person.household.map(|now| names::household(ground.connection, now)).transpose()?;
        let now = now.unwrap_or_else(|| "tempat yang sekarang".to_owned());
        let since = text::date(since);
        return Ok(Decision::Write(
            batch,
            format!("Tercatat. Sejak {since} {} tetap di {now}.", person.name),
        ));
    }
    relate(ground, &mut batch, &person, relation.map(String::as_str))?;
    if relation.is_some_and(|typed| typed == "head") {
        batch.say(
            Subject::new(SubjectKind::Household, household),
            Fact::Head(Head { member: id, on: Some(on) }),
        );
    }
    if let (Some(left), Some(new)) = (&left, new_head) {
        left.write(ground, &mut batch, new, on, &leaving)?;
    }
    Ok(Decision::Write(batch, format!("{} sekarang di {house}.", person.name)))
}

/// Since when she lives where she does, where that is later than a day.
pub(super) fn moved_since(
    connection: &Connection,
    person: &Person,
    on: NaiveDate,
) -> Result<Option<NaiveDate>> {
    if person.whereabouts != Whereabouts::Here {
        return Ok(None);
    }
    Ok(person::status_on(connection, person.id)?.filter(|since| on < *since))
}

/// A return on or before the day of departure would leave her away.
fn not_yet_gone(connection: &Connection, person: &Person, on: NaiveDate) -> Result<Option<Problem>> {
    if person.whereabouts != Whereabouts::Away {
        return Ok(None);
    }
    let left = person::status_on(connection, person.id)?;
    Ok(left.filter(|left| on <= *left).map(|left| {
        let sentence = format!(
            "{} pindah {}. Tanggal kembali harus sesudahnya; bila tidak jadi pindah, urungkan lewat Riwayat.",
            person.name,
            text::date(left)
        );
        problem(ON, sentence)
    }))
}
