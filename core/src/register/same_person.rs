//! Two records of one person: joined with all their facts, or said to be of two people. Either can be undone.

use rusqlite::Connection;
use uuid::Uuid;

use super::names;
use super::person::{self, Whereabouts};
use crate::command::{Decision, Ground};
use crate::error::Result;
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::{Fact, Linked};
use crate::journal::fold::{self, person_of};
use crate::journal::write::Batch;
use crate::screen::form::FormRef;

/// They are one person.
pub(crate) fn join(ground: &Ground<'_>, one: Uuid, other: Uuid) -> Result<Decision> {
    let (one, other) = people(ground.connection, one, other)?;
    if one == other {
        return Ok(Decision::Write(ground.batch(), String::new()));
    }
    let name = names::member(ground.connection, one)?;
    if is_mother_and_child(ground.connection, one, other)? {
        let other = names::member(ground.connection, other)?;
        return Ok(Decision::refuse(&format!("{name} dan {other} tercatat sebagai ibu dan anak.")));
    }
    let sentence = format!("Kedua catatan digabung: {name}. Bisa dipisah lagi lewat Riwayat.");
    Ok(say(ground, one, other, Fact::SamePerson, sentence))
}

/// Whether one of two people is on record as the other's mother.
fn is_mother_and_child(connection: &Connection, one: Uuid, other: Uuid) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM view_member WHERE (id = ?1 AND mother = ?2) OR (id = ?2 AND mother = ?1))",
        )?
        .query_row([one, other], |row| row.get(0))?)
}

/// The households that will ask for a head once two records are one person: that person leads them and lives
/// elsewhere, and others stay.
pub(crate) fn left_without_head(connection: &Connection, one: Uuid, other: Uuid) -> Result<Vec<Uuid>> {
    let both = [person::load(connection, one)?, person::load(connection, other)?];
    let mut led = Vec::new();
    for record in both.iter().filter(|record| record.whereabouts == Whereabouts::Here) {
        let Some(house) = record.household else { continue };
        let leads = person::head_of(connection, house)? == Some(record.id);
        let stay = person::of_household(connection, house)?.into_iter().map(|one| one.id);
        if leads && stay.filter(|id| both.iter().all(|record| record.id != *id)).count() > 0 {
            led.push(house);
        }
    }
    if led.is_empty() {
        return Ok(led);
    }
    let mut said = Vec::new();
    for record in &both {
        said.extend(fold::live(connection, &Subject::new(SubjectKind::Member, record.id))?);
    }
    let home = fold::home(&said);
    led.retain(|house| Some(*house) != home);
    Ok(led)
}

/// They are two people, however alike they look.
pub(crate) fn keep_apart(ground: &Ground<'_>, one: Uuid, other: Uuid) -> Result<Decision> {
    let (one, other) = people(ground.connection, one, other)?;
    if one == other {
        return Ok(Decision::refuse("Kedua catatan ini sudah digabung. Pisahkan dulu lewat Riwayat."));
    }
    if is_apart(ground.connection, one, other)? {
        return Ok(Decision::Write(ground.batch(), String::new()));
    }
    Ok(say(ground, one, other, Fact::DifferentPerson, "Dicatat: dua orang yang berbeda.".to_owned()))
}

/// The two people two records are of; both must be there.
pub(crate) fn people(connection: &Connection, one: Uuid, other: Uuid) -> Result<(Uuid, Uuid)> {
    let (one, other) = (person_of::of(connection, one)?, person_of::of(connection, other)?);
    for id in [one, other] {
        names::member(connection, id)?;
    }
    Ok((one, other))
}

/// Whichever way round they were named, it is said of the smaller id.
fn say(ground: &Ground<'_>, one: Uuid, other: Uuid, fact: fn(Linked) -> Fact, sentence: String) -> Decision {
    let mut batch = ground.batch();
    let subject = Subject::new(SubjectKind::Member, one.min(other));
    batch.say(subject, fact(Linked { other: one.max(other) }));
    Decision::Write(batch, sentence)
}

/// Said together with what makes a record, and of it: it is of another person than these, and is not asked about again.
pub(crate) fn differs(batch: &mut Batch, one: Uuid, others: impl IntoIterator<Item = Uuid>) {
    for other in others {
        batch.say(Subject::new(SubjectKind::Member, one), Fact::DifferentPerson(Linked { other }));
    }
}

/// Whether any records of these two were said to be of two people.
pub(crate) fn is_apart(connection: &Connection, one: Uuid, other: Uuid) -> Result<bool> {
    let others = person_of::group(connection, other)?;
    let mut statement = connection.prepare_cached(
        "SELECT other FROM view_link WHERE member = ?1 AND NOT same
         UNION SELECT member FROM view_link WHERE other = ?1 AND NOT same",
    )?;
    for id in person_of::group(connection, one)? {
        let apart: Vec<Uuid> =
            statement.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        if apart.iter().any(|id| others.contains(id)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A form about a person whose record was joined since is about that person.
pub(crate) fn form(connection: &Connection, form: &FormRef) -> Result<FormRef> {
    let person = |id: &String| -> Result<String> {
        match Uuid::parse_str(id) {
            Ok(id) => Ok(person_of::of(connection, id)?.to_string()),
            Err(_) => Ok(id.clone()),
        }
    };
    let mut form = form.clone();
    match &mut form {
        FormRef::Member { id: member }
        | FormRef::Pregnancy { member }
        | FormRef::Birth { mother: member }
        | FormRef::Death { member }
        | FormRef::MoveOut { member }
        | FormRef::MoveIn { member, .. }
        | FormRef::Conflict { member, .. }
        | FormRef::Marriage { member }
        | FormRef::Sheet { subject: member, .. }
        | FormRef::Screening { member, .. } => *member = person(member)?,
        FormRef::SetUp
        | FormRef::Posyandu
        | FormRef::Contacts
        | FormRef::Kader
        | FormRef::NewHousehold { .. }
        | FormRef::Household { .. }
        | FormRef::NewMember { .. }
        | FormRef::Split { .. }
        | FormRef::NewHead { .. }
        | FormRef::FollowUp { .. } => {}
    }
    Ok(form)
}
