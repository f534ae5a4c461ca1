//! Commands: one way in. Each is checked as a whole, and writes all of its facts in one transaction or none.

use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::form::opened::Opened;
use crate::home_visit::visit;
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::Fact;
use crate::journal::fold::{Heard, Said};
use crate::journal::replace::{self, Seen};
use crate::journal::write::Batch;
use crate::journal::{Entry, read, undo};
use crate::screen::Target;
use crate::screen::form::{Answer, Problem, Question};
use crate::store::Store;

/// What a command decides before anything is written.
pub(crate) enum Decision {
    /// Write these, and say this.
    Write(Batch, String),
    /// Put these right first.
    Problems(Vec<Problem>),
    /// Say yes first.
    Questions(Vec<Question>),
}

impl Decision {
    /// One sentence about the form as a whole.
    pub(crate) fn refuse(sentence: &str) -> Self {
        Self::Problems(vec![Problem { field: String::new(), sentence: sentence.to_owned() }])
    }
}

/// What a command may look at and use while it decides.
pub(crate) struct Ground<'a> {
    /// The transaction it will write in.
    pub(crate) connection: &'a Connection,
    /// The calendar day where the phone is.
    pub(crate) today: NaiveDate,
    /// The command's id.
    pub(crate) command: Uuid,
    /// What the kader saw before she gave it.
    pub(crate) opened: &'a Opened,
    /// What is said of the subjects looked at so far: nothing of this command is written before it is decided.
    pub(crate) said: &'a Heard,
}

impl Ground<'_> {
    /// An empty batch of this command.
    pub(crate) fn batch(&self) -> Batch {
        Batch::new(self.command)
    }

    /// What counts of a subject.
    pub(crate) fn live(&self, subject: &Subject) -> Result<Rc<Vec<Said>>> {
        self.said.of(self.connection, subject)
    }

    /// Adds a fact that replaces what the kader saw.
    pub(crate) fn say(&self, batch: &mut Batch, subject: Subject, mut fact: Fact) -> Result<()> {
        replace::fill(&self.live(&subject)?, &mut fact, &self.opened.seen);
        batch.say(subject, fact);
        Ok(())
    }

    /// Adds a fact drawn from everything there is, which replaces whatever stands now.
    pub(crate) fn conclude(&self, batch: &mut Batch, subject: Subject, mut fact: Fact) -> Result<()> {
        replace::fill(&self.live(&subject)?, &mut fact, &Seen::Everything);
        batch.say(subject, fact);
        Ok(())
    }

    /// The id of the `place`th new subject of this command: the same command always founds the same ones.
    pub(crate) fn new_subject(&self, kind: SubjectKind, place: &str) -> Subject {
        Subject::new(kind, crate::id::derived(self.command, place))
    }
}

/// Runs a command once: the same id again answers what it wrote the first time and writes nothing.
pub(crate) fn run(
    store: &Store,
    environment: &dyn Environment,
    command: Uuid,
    decide: impl FnOnce(&Ground<'_>) -> Result<Decision>,
) -> Result<Answer> {
    store.write(|connection| {
        let today = environment.today();
        let said = &Heard::default();
        let ground = Ground { connection, today, command, opened: &Opened::default(), said };
        if known(connection, command)? {
            return done(&ground, "Sudah tersimpan.".to_owned());
        }
        match decide(&ground)? {
            Decision::Problems(problems) => Ok(Answer::Problems { problems }),
            Decision::Questions(questions) => Ok(Answer::Questions { questions }),
            Decision::Write(batch, sentence) => {
                connection
                    .prepare_cached("DELETE FROM local_draft WHERE command = ?1")?
                    .execute([command])?;
                if batch.is_empty() {
                    let sentence = "Tidak ada yang berubah.".to_owned();
                    return Ok(Answer::Done {
                        command: String::new(),
                        sentence,
                        changed: vec![],
                        next: None,
                        household: None,
                        emergency: None,
                    });
                }
                batch.append(connection, environment, said)?;
                done(&ground, sentence)
            }
        }
    })
}

/// Whether a command was written.
pub(crate) fn known(connection: &Connection, command: Uuid) -> Result<bool> {
    let found: Option<i64> = connection
        .prepare_cached("SELECT key FROM journal_command WHERE id = ?1")?
        .query_row([command], |row| row.get(0))
        .optional()?;
    Ok(found.is_some())
}

/// Whether an undone command was not done again yet; once is enough, for what was done again is a command of its own.
pub(crate) fn can_redo(connection: &Connection, undone: Uuid) -> Result<bool> {
    Ok(!known(connection, undo::redo_id(connection, undone)?)?)
}

/// The answer of a command from what it wrote, so that the first and every later answer are the same.
fn done(ground: &Ground<'_>, sentence: String) -> Result<Answer> {
    let entries = read::of_command(ground.connection, ground.command)?;
    let facts = told(&entries);
    let mut changed: BTreeSet<String> = facts.iter().flat_map(about).collect();
    for entry in &entries {
        if entry.subject.kind == SubjectKind::Command {
            let undone = read::of_command(ground.connection, entry.subject.id)?;
            changed.extend(told(&undone).iter().flat_map(about));
        }
    }
    Ok(Answer::Done {
        command: ground.command.to_string(),
        sentence,
        changed: changed.into_iter().collect(),
        next: facts.iter().find_map(next).map(|target| onward(ground, target)).transpose()?,
        household: facts.iter().find_map(home),
        emergency: crate::home_visit::emergency::after(
            ground.connection,
            ground.today,
            facts.iter().map(|(_, fact)| fact),
        )?,
    })
}

/// What is said of a subject.
type Told<'a> = (&'a Subject, Option<Fact>);

/// Entries, each read once.
fn told(entries: &[Entry]) -> Vec<Told<'_>> {
    let fact = |entry: &Entry| Fact::read(&entry.kind, entry.body.as_ref()?);
    entries.iter().map(|entry| (&entry.subject, fact(entry))).collect()
}

/// What an entry is about: its subject, and of two records that are linked both.
fn about((subject, fact): &Told<'_>) -> Vec<String> {
    let mut about = vec![subject.id.to_string()];
    if let Some(Fact::SamePerson(link) | Fact::DifferentPerson(link)) = fact {
        about.push(link.other.to_string());
    }
    about
}

/// What was screened outside a visit leads to what it came to.
fn onward(ground: &Ground<'_>, target: Target) -> Result<Target> {
    let Target::Visit { id } = target else { return Ok(target) };
    let visit = visit::load(ground.connection, crate::id::parse(&id, "visit")?);
    Ok(match visit {
        Ok(visit) if visit.occasion.is_some() => Target::Outcome { id },
        Ok(_) | Err(Error::NotFound(_)) => Target::Visit { id },
        Err(error) => return Err(error),
    })
}

/// The household an entry says a member lives in.
fn home((_, fact): &Told<'_>) -> Option<String> {
    match fact {
        Some(Fact::Lived(lived)) => lived.household.map(|id| id.to_string()),
        _ => None,
    }
}

/// Where the phone goes after an entry was written.
fn next((subject, fact): &Told<'_>) -> Option<Target> {
    let id = subject.id.to_string();
    match (&subject.kind, fact.as_ref()?) {
        (_, Fact::Answered(answered)) => Some(Target::Visit { id: answered.visit.to_string() }),
        (_, Fact::Described(edit)) if edit.visit.is_some() => {
            edit.visit.map(|visit| Target::Visit { id: visit.to_string() })
        }
        (_, Fact::Imported(_)) => Some(Target::Lists),
        (SubjectKind::Visit, Fact::Begun(_)) => Some(Target::Visit { id }),
        (SubjectKind::Household, Fact::Described(_)) => Some(Target::Household { id }),
        (
            SubjectKind::Member,
            Fact::Described(_) | Fact::Lived(_) | Fact::Married(_) | Fact::SamePerson(_),
        ) => Some(Target::Person { id }),
        (SubjectKind::Pregnancy, Fact::Described(edit)) => {
            let member = edit.set.get("member")?.as_str()?.to_owned();
            Some(Target::Person { id: member })
        }
        _ => None,
    }
}
