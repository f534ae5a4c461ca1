//! A sheet of a visit: its answers on record, what new ones call for, and the command that keeps them.

mod draw;
mod keep;
mod page;
mod record;
mod redo;
mod taps;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::visit;
use crate::checklist::{AnswerValue, Answers, Facts, Form, Item, ItemId, ItemKind, visible};
use crate::error::{Error, Result};
use crate::id::{self, Subject, SubjectKind};
use crate::journal::fact::Begun;
use crate::journal::fold::person_of;
use crate::register::care;
use crate::register::person::{Person, load, rules};
use crate::rules::{Measure, Subject as About};
use crate::screen::form::{FormRef, Problem, Values};
use crate::screening::{forms, occasion};

pub(crate) use draw::{blank, react, source};
pub(crate) use keep::{record_sign, save};
pub(crate) use page::item_field;
pub(crate) use record::measure_key;
pub(crate) use redo::{Redone, redo};
pub(crate) use taps::next as next_tap;

/// It tells of doses or capsules, which are judged by their calendar.
fn asks_calendar(form: &Form) -> bool {
    form.items.iter().any(|item| item.dose.is_some() || item.supplement.is_some())
}

/// One sheet of one visit, with what is on record.
pub(crate) struct Sheet {
    pub(crate) visit: visit::Visit,
    pub(crate) subject: Subject,
    pub(crate) person: Option<Person>,
    pub(crate) form: &'static Form,
    pub(crate) facts: Facts,
    /// Answers on record, measured numbers and doses looked up.
    pub(crate) answers: Answers,
    /// Items of which the sheet itself says something.
    own: BTreeSet<ItemId>,
    /// It was answered on a version of the form that this app does not have.
    newer: bool,
    /// The occasion its first save begins.
    begins: Option<Begun>,
}

/// What is said of a sheet that this app cannot read as it was meant.
pub(crate) const NEWER: &str =
    "Lembar ini diisi dengan aplikasi yang lebih baru. Perbarui SakuKader dulu, lalu ubah.";

impl Sheet {
    /// Loads the sheet a form reference names. A screening that belongs to no visit yet begins an occasion under `new`.
    pub(crate) fn load(
        connection: &Connection,
        today: NaiveDate,
        form: &FormRef,
        new: &Subject,
    ) -> Result<Self> {
        match form {
            FormRef::Sheet { visit, subject, form } => {
                Self::of(connection, id::parse(visit, "visit")?, id::parse(subject, "subject")?, form)
            }
            FormRef::Screening { member, form } => {
                let person = load(connection, id::parse(member, "member")?)?;
                match occasion::of(connection, &person, form, today)? {
                    Some(visit) => Self::of(connection, visit.id, person.id, form),
                    None => Self::begin(connection, today, person, form, new.id),
                }
            }
            _ => Err(Error::Bug("not a sheet".into())),
        }
    }

    /// A screening that begins an occasion of its own.
    fn begin(
        connection: &Connection,
        today: NaiveDate,
        person: Person,
        form: &str,
        new: Uuid,
    ) -> Result<Self> {
        let begun =
            Begun { household: person.household, on: today, occasion: Some(occasion::SCREENING.to_owned()) };
        let form = forms::on(connection, form, today)?.ok_or(Error::NotFound("form"))?;
        let visit = visit::Visit::begun(new, &begun);
        let mut sheet = Self::fill(connection, visit, person.id, Some(person), form)?;
        sheet.begins = Some(begun);
        Ok(sheet)
    }

    /// Loads a sheet by visit, subject and form.
    pub(crate) fn of(connection: &Connection, visit: Uuid, subject: Uuid, form: &str) -> Result<Self> {
        Self::in_visit(connection, visit::load(connection, visit)?, subject, form)
    }

    /// Loads a sheet of a visit.
    fn in_visit(connection: &Connection, visit: visit::Visit, subject: Uuid, form: &str) -> Result<Self> {
        let subject = person_of::of(connection, subject)?;
        let day = visit.begun_on;
        let version: Option<u32> = connection
            .prepare_cached(
                "SELECT max(version) FROM view_answer WHERE subject = ?1 AND visit = ?2 AND form = ?3",
            )?
            .query_row((subject, visit.id, form), |row| row.get(0))?;
        let known = match version {
            Some(version) => forms::version(connection, form, version)?,
            None => None,
        };
        let newer = version.is_some() && known.is_none();
        let form = match known {
            Some(form) => form,
            None => forms::on(connection, form, day)?.ok_or(Error::NotFound("form"))?,
        };
        let person = match form.subject {
            About::Household => None,
            About::Member => Some(load(connection, subject)?),
        };
        let mut sheet = Self::fill(connection, visit, subject, person, form)?;
        sheet.newer = newer;
        Ok(sheet)
    }

    fn fill(
        connection: &Connection,
        visit: visit::Visit,
        subject: Uuid,
        person: Option<Person>,
        form: &'static Form,
    ) -> Result<Self> {
        let mut facts = match &person {
            Some(person) => person.facts(connection, visit.begun_on)?,
            None => Facts::on(visit.begun_on),
        };
        let kind = if person.is_some() { SubjectKind::Member } else { SubjectKind::Household };
        let subject = Subject::new(kind, subject);
        let (mut answers, own) = record::answers(connection, &subject, visit.id, form)?;
        record::measured_today(&mut answers, &own, form, &facts);
        facts.doses =
            record::doses_on_record(connection, &subject, &mut answers, &own, form, visit.begun_on)?;
        if asks_calendar(form) {
            facts.province = care::province(connection, rules()?)?;
            let care = care::of(connection, subject.id, visit.begun_on, visit.id)?;
            (facts.vitamin_a, facts.deworming) = (care.vitamin_a, care.deworming);
        }
        let mut sheet =
            Self { visit, subject, person, form, facts, answers, own, newer: false, begins: None };
        sheet.leave_own_out();
        Ok(sheet)
    }

    /// What this sheet itself measured stands in its answers alone: beside an answer that is typed anew, on another
    /// day too, it is no earlier measurement.
    fn leave_own_out(&mut self) {
        let own = self.form.items.iter().filter(|item| self.own.contains(&item.id));
        let measured: Vec<(Measure, NaiveDate)> = own
            .filter(|item| self.answers.contains_key(&item.id))
            .filter_map(|item| match &item.kind {
                ItemKind::Number(kind) => Some((kind.measure, self.measured_on(item, &self.answers))),
                _ => None,
            })
            .collect();
        self.facts.earlier.retain(|known| !measured.contains(&(known.measure, known.day)));
    }

    /// It was answered on a version of the form that this app does not have: it is read, not written.
    pub(crate) fn is_newer(&self) -> bool {
        self.newer
    }

    /// A dose that stands here because it is on record, not because this sheet said so.
    fn is_dose_told_elsewhere(&self, item: &Item) -> bool {
        item.dose.is_some() && !self.own.contains(&item.id) && self.answers.contains_key(&item.id)
    }

    fn day(&self) -> NaiveDate {
        self.visit.begun_on
    }

    /// Reads typed values: every visible item's answer, and what is wrong.
    fn read(&self, values: &Values) -> (Answers, Vec<Problem>) {
        let mut answers = Answers::new();
        let mut problems = Vec::new();
        for item in &self.form.items {
            let Some(typed) = values.get(&item.id) else {
                if let Some(answer) = self.answers.get(&item.id) {
                    answers.insert(item.id.clone(), answer.clone());
                }
                continue;
            };
            let kept = self.answers.get(&item.id).filter(|kept| item.to_typed(kept) == *typed);
            match (kept, item.from_typed(typed, self.day())) {
                // An answer this version cannot read stays as it is for as long as nobody types over it.
                (Some(kept), _) => {
                    answers.insert(item.id.clone(), kept.clone());
                }
                (None, Ok(Some(answer))) => match self.facts.refusal(&answer) {
                    Some(sentence) => {
                        problems.push(Problem { field: item.id.clone(), sentence: sentence.to_owned() });
                    }
                    None => {
                        answers.insert(item.id.clone(), answer);
                    }
                },
                (None, Ok(None)) => {}
                (None, Err(sentence)) => problems.push(Problem { field: item.id.clone(), sentence }),
            }
        }
        let shown = visible(self.form, &answers, &self.facts);
        problems.retain(|problem| shown.contains(&problem.field));
        (answers, problems)
    }

    /// Without the answers of items that are not asked, unless a rule counts them all the same.
    fn asked(&self, mut answers: Answers) -> Answers {
        loop {
            let shown = visible(self.form, &answers, &self.facts);
            let before = answers.len();
            answers.retain(|item, _| {
                shown.contains(item)
                    || self.form.rules.iter().any(|rule| {
                        rule.even_if_hidden
                            && rule
                                .item
                                .and_then(|at| self.form.items.get(at))
                                .is_some_and(|own| own.id == *item)
                    })
            });
            if answers.len() == before {
                return answers;
            }
        }
    }

    /// The day a number item's measurement is of.
    fn measured_on(&self, item: &Item, answers: &Answers) -> NaiveDate {
        let ItemKind::Number(kind) = &item.kind else { return self.day() };
        kind.measured_on
            .as_ref()
            .and_then(|id| match answers.get(id) {
                Some(AnswerValue::Date(day)) => Some(*day),
                _ => None,
            })
            .unwrap_or(self.day())
    }
}
