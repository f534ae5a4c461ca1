//! The fold: a subject's rows from the set of its entries, whatever order or number of times they came in.

mod described;
mod events;
mod household;
mod keyed;
mod member;
mod person;
pub(crate) mod person_of;
mod pregnancy;
mod rows;
mod said;
mod sheet;
mod visit;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::fact::{Closed, Concluded, Dosed, Measure, Measured, Revoked};
use super::{Entry, EntryId, read};
use crate::error::Result;
use crate::id::{Subject, SubjectKind};
use crate::watch::Watch;
use said::New;

pub(crate) use said::Said;

/// What counts of subjects, read once in a command: by what it decides and by the fold of what it writes.
#[derive(Default)]
pub(crate) struct Heard {
    said: RefCell<BTreeMap<Subject, Rc<Vec<Said>>>>,
    /// What the command wrote.
    written: RefCell<BTreeSet<EntryId>>,
}

impl Heard {
    /// What counts of a subject, as [`live`] reads it.
    pub(crate) fn of(&self, connection: &Connection, subject: &Subject) -> Result<Rc<Vec<Said>>> {
        if let Some(said) = self.said.borrow().get(subject) {
            return Ok(Rc::clone(said));
        }
        let said = Rc::new(live(connection, subject)?);
        self.said.borrow_mut().insert(subject.clone(), Rc::clone(&said));
        Ok(said)
    }

    /// An entry of this command was written: it is the newest there is. What was not heard of yet will be read with it.
    pub(super) fn add(&self, entry: &Entry) {
        self.written.borrow_mut().insert(entry.id);
        let mut heard = self.said.borrow_mut();
        // The other records of a person are heard under ids of their own.
        match heard.get_mut(&entry.subject).and_then(Rc::get_mut) {
            Some(said) => said.extend(Said::of(entry)),
            None => {
                heard.remove(&entry.subject);
            }
        }
    }
}

/// Folds subjects again, those whose entries a revoke among them undoes, and those that a link among them joins or
/// takes apart.
pub(crate) fn subjects(
    connection: &Connection,
    touched: &BTreeSet<Subject>,
    heard: &Heard,
    watch: &Watch,
) -> Result<()> {
    let mut rest = BTreeSet::new();
    for one in touched {
        if one.kind == SubjectKind::Command {
            subject(connection, one)?;
            rest.extend(read::of_command(connection, one.id)?.into_iter().map(|entry| entry.subject));
        } else {
            rest.insert(one.clone());
        }
    }
    let linked = relinked(connection, &rest)?;
    // What is undone, and who is one person, is otherwise than when it was heard.
    let stale = !linked.is_empty() || touched.iter().any(|one| one.kind == SubjectKind::Command);
    let nothing = Heard::default();
    let heard = if stale { &nothing } else { heard };
    rest.extend(linked);
    for one in rest.iter().filter(|one| one.kind != SubjectKind::Command) {
        // Of several records of one person each may have been written to.
        let alone = one.kind != SubjectKind::Member || person_of::group(connection, one.id)?.len() == 1;
        let heard = if alone { heard } else { &nothing };
        let said = heard.of(connection, one)?;
        let written = heard.written.borrow();
        rows_of(connection, one, &said, if written.is_empty() { New::ALL } else { New(Some(&written)) })?;
        watch.step()?;
    }
    Ok(())
}

/// Folds the links these subjects speak of; answers the subjects that fold otherwise for it.
pub(crate) fn relinked<'a>(
    connection: &Connection,
    subjects: impl IntoIterator<Item = &'a Subject>,
) -> Result<BTreeSet<Subject>> {
    let mut changed = BTreeSet::new();
    for one in subjects.into_iter().filter(|one| one.kind == SubjectKind::Member) {
        if person_of::speaks(connection, one.id)? {
            let own = said::of_record(connection, one)?;
            // Also the other one of a link that is gone, or new.
            let mut ends = person_of::linked(connection, one.id)?;
            if person_of::links(connection, one.id, &own)? {
                ends.extend(person_of::linked(connection, one.id)?);
                changed.extend(ends);
                changed.insert(one.id);
            }
        }
    }
    if changed.is_empty() { Ok(BTreeSet::new()) } else { person_of::regroup(connection, &changed) }
}

/// Writes the rows of one subject anew.
pub(crate) fn subject(connection: &Connection, subject: &Subject) -> Result<()> {
    rows_of(connection, subject, &live(connection, subject)?, New::ALL)
}

fn rows_of(connection: &Connection, subject: &Subject, said: &[Said], new: New<'_>) -> Result<()> {
    match subject.kind {
        SubjectKind::Command => revoked(connection, subject.id, said),
        SubjectKind::Posyandu | SubjectKind::Kader => person::fold(connection, subject.id, said),
        SubjectKind::Household => household::fold(connection, subject.id, said, new),
        SubjectKind::Member => {
            let person = person_of::of(connection, subject.id)?;
            for other in person_of::group(connection, person)?.into_iter().filter(|id| *id != person) {
                member::fold(connection, other, &[], New::ALL)?;
            }
            member::fold(connection, person, said, new)
        }
        SubjectKind::Pregnancy => pregnancy::fold(connection, subject.id, said),
        SubjectKind::Visit => visit::fold(connection, subject.id, said),
        SubjectKind::Unknown(_) => Ok(()),
    }
}

/// The entries of a subject that count, in order of stamp; of a person, those of all her records.
pub(crate) fn live(connection: &Connection, subject: &Subject) -> Result<Vec<Said>> {
    let mut said = Vec::new();
    let records = read::records(connection, subject)?;
    for record in &records {
        said.extend(said::of_record(connection, record)?);
    }
    if records.len() > 1 {
        said.sort_by_key(Said::place);
    }
    Ok(said)
}

/// The values of a subject's fields that stand, by field.
pub(crate) fn current(said: &[Said]) -> BTreeMap<&str, described::Current<'_>> {
    described::current(described::parts(said))
}

/// The household somebody lives in, of whom this is said.
pub(crate) fn home(said: &[Said]) -> Option<Uuid> {
    let now = events::whereabouts(said);
    now.household.filter(|_| now.status == "here")
}

/// The values of a measure on a day that stand beside each other, with their entries.
pub(crate) fn measured(said: &[Said], measure: Measure, on: NaiveDate) -> Vec<(EntryId, Option<i64>)> {
    let group: Vec<(&Said, &Measured)> = said
        .iter()
        .filter_map(|one| Some((one, one.says::<Measured>()?)))
        .filter(|(_, measured)| measured.measure == measure && measured.on == on)
        .collect();
    let left = keyed::unreplaced(&group, |measured| &measured.replaces);
    left.into_iter().map(|(one, measured)| (one.id, measured.value)).collect()
}

/// Whether everything that stands of a dose says it was received, whatever is said of its date.
pub(crate) fn is_received(said: &[Said], antigen: &str, number: i64) -> bool {
    let group: Vec<(&Said, &Dosed)> = said
        .iter()
        .filter_map(|one| Some((one, one.says::<Dosed>()?)))
        .filter(|(_, dosed)| dosed.antigen == antigen && dosed.number == number)
        .collect();
    let left = keyed::unreplaced(&group, |dosed| &dosed.replaces);
    !left.is_empty() && left.iter().all(|(_, dosed)| dosed.received)
}

/// The conclusion of a sheet that stands.
pub(crate) fn concluded<'a>(said: &'a [Said], visit: Uuid, form: &str) -> Option<&'a Said> {
    sheet::concluded(said, visit, form)
}

/// The result that stands of the follow-up of a conclusion among these.
pub(crate) fn closed<'a>(
    connection: &Connection,
    said: &'a [Said],
    conclusion: &Said,
) -> Result<Option<&'a Closed>> {
    let Some(concluded) = conclusion.says::<Concluded>() else { return Ok(None) };
    Ok(sheet::closed(connection, said, conclusion, concluded)?.map(|(_, closed)| closed))
}

/// Whether a command is undone.
pub(crate) fn is_revoked(connection: &Connection, command: Uuid) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM view_revoked WHERE command = ?1)")?
        .query_row([command], |row| row.get(0))?)
}

fn revoked(connection: &Connection, command: Uuid, said: &[Said]) -> Result<()> {
    connection.prepare_cached("DELETE FROM view_revoked WHERE command = ?1")?.execute([command])?;
    if said.iter().any(|one| one.says::<Revoked>().is_some()) {
        connection.prepare_cached("INSERT INTO view_revoked (command) VALUES (?1)")?.execute([command])?;
    }
    Ok(())
}
