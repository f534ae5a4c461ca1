//! A sheet of a visit: its answers on record, what new ones call for, and the command that keeps them.

mod draw;
mod keep;
mod page;
mod record;
mod redo;
mod taps;

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::{house_sheet, visit};
use crate::checklist::{AnswerValue, Answers, Facts, Form, Item, ItemKind, visible};
use crate::error::{Error, Result};
use crate::id::{self, Subject, SubjectKind};
use crate::register::person::{Person, load, rules};
use crate::screen::form::{FormRef, Problem, Values};

pub(crate) use draw::{blank, react, source};
pub(crate) use keep::{record_sign, save};
pub(crate) use page::item_field;
pub(crate) use redo::{Redone, redo};
pub(crate) use taps::next as next_tap;

/// One sheet of one visit, with what is on record.
pub(crate) struct Sheet {
    pub(crate) visit: visit::Visit,
    pub(crate) subject: Subject,
    pub(crate) person: Option<Person>,
    pub(crate) form: &'static Form,
    pub(crate) facts: Facts,
    /// Answers on record, measured numbers and doses looked up.
    pub(crate) answers: Answers,
    /// It was answered on a version of the form that this app does not have.
    newer: bool,
}

/// What is said of a sheet that this app cannot read as it was meant.
pub(crate) const NEWER: &str =
    "Lembar ini diisi dengan aplikasi yang lebih baru. Perbarui SakuKader dulu, lalu ubah.";

/// What a sheet of a form is about.
pub(crate) fn subject_kind(form: &str) -> SubjectKind {
    if form == house_sheet::FORM { SubjectKind::Household } else { SubjectKind::Member }
}

impl Sheet {
    /// Loads the sheet a form reference names.
    pub(crate) fn load(connection: &Connection, form: &FormRef) -> Result<Self> {
        let FormRef::Sheet { visit, subject, form } = form else {
            return Err(Error::Bug("not a sheet".into()));
        };
        Self::of(connection, id::parse(visit, "visit")?, id::parse(subject, "subject")?, form)
    }

    /// Loads a sheet by visit, subject and form.
    pub(crate) fn of(connection: &Connection, visit: Uuid, subject: Uuid, form: &str) -> Result<Self> {
        let visit = visit::load(connection, visit)?;
        let day = visit.begun_on;
        let version: Option<u32> = connection
            .prepare_cached(
                "SELECT max(version) FROM view_answer WHERE subject = ?1 AND visit = ?2 AND form = ?3",
            )?
            .query_row((subject, visit.id, form), |row| row.get(0))?;
        let rules = rules()?;
        let known = version.and_then(|version| rules.form_version(form, version));
        let newer = version.is_some() && known.is_none();
        let form = known.or_else(|| rules.form(form, day)).ok_or(Error::NotFound("form"))?;
        let kind = subject_kind(&form.id);
        let person = if kind == SubjectKind::Household { None } else { Some(load(connection, subject)?) };
        let facts = match &person {
            Some(person) => person.facts(connection, day)?,
            None => Facts::on(day),
        };
        let subject = Subject::new(kind, subject);
        let answers = record::answers(connection, &subject, visit.id, form)?;
        Ok(Self { visit, subject, person, form, facts, answers, newer })
    }

    /// It was answered on a version of the form that this app does not have: it is read, not written.
    pub(crate) fn is_newer(&self) -> bool {
        self.newer
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
                (None, Ok(Some(answer))) => {
                    answers.insert(item.id.clone(), answer);
                }
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
