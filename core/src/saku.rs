//! The whole of the core from outside: open a store, draw screens, give commands.

mod lists;

use std::path::Path;

use rusqlite::Connection;
use uuid::Uuid;

use crate::command::{self, Decision, Ground};
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::exchange::import;
use crate::form::{self, draft};
use crate::home_visit::sheet::{self, Redone};
use crate::home_visit::{emergency, follow_up, visit};
use crate::id;
use crate::journal::fold::person_of;
use crate::journal::{Entry, fold, read, undo, write};
use crate::register::alike::{self, Known, LookAlike};
use crate::register::same_person;
use crate::screen::checklists::ChecklistsScreen;
use crate::screen::emergency::EmergencyScreen;
use crate::screen::follow_up::{FollowUpScreen, FollowUpsScreen};
use crate::screen::form::{Answer, FormRef, FormSave, FormScreen, Question, Reaction, Values};
use crate::screen::history::HistoryScreen;
use crate::screen::home::HomeScreen;
use crate::screen::household::HouseholdScreen;
use crate::screen::look_alikes::LookAlikesScreen;
use crate::screen::outcome::OutcomeScreen;
use crate::screen::people::{PeopleQuery, PeopleScreen, Roster};
use crate::screen::person::PersonScreen;
use crate::screen::questions::QuestionsScreen;
use crate::screen::rules::RulesScreen;
use crate::screen::screenings::ScreeningsScreen;
use crate::screen::settings::SettingsScreen;
use crate::screen::start::StartScreen;
use crate::screen::visit::VisitScreen;
use crate::screen::{self, Target};
use crate::screening::local;
use crate::store::{self, Kept, Store, rebuild, state};

/// An open store with its clock.
///
/// Every method is one read or one write. Errors are those of [`crate::Error`], named by what the caller can do.
pub struct Saku {
    store: Store,
    environment: Box<dyn Environment>,
    practice: bool,
    roster: Kept<Roster>,
}

impl Saku {
    /// Opens the store in a folder, or makes a new one there. A store is one to practise on, or a real one, for ever.
    ///
    /// # Errors
    /// `Locked`, `NewerData`, `Damaged` (also when it is of the other kind), `ReadOnly`, `StorageFull`; the store is left
    /// as it was.
    pub fn open(folder: &Path, practice: bool, environment: Box<dyn Environment>) -> Result<Self> {
        let store = Store::open(folder, environment.as_ref())?;
        let (marked, used) = store.read(|connection| {
            let used = state::get::<Uuid>(connection, state::POSYANDU)?.is_some();
            Ok((state::get::<bool>(connection, state::PRACTICE)?.is_some(), used))
        })?;
        match (practice, marked) {
            (true, false) if !used => {
                store.write(|connection| state::set(connection, state::PRACTICE, true))?;
            }
            _ if practice != marked => {
                let kind = if marked { "a store to practise on" } else { "a real store" };
                return Err(Error::Damaged(kind.into()));
            }
            _ => {}
        }
        Ok(Self { store, environment, practice, roster: Kept::new() })
    }

    /// Throws the practice store in a folder away, so that it begins anew when it is opened again.
    ///
    /// # Errors
    /// `Damaged` when it is none, `Locked`, `ReadOnly`; the store is left as it was.
    pub fn discard_practice(folder: &Path) -> Result<()> {
        store::discard_practice(folder)
    }

    /// What leaves the phone is real.
    fn is_real(&self) -> Result<()> {
        if self.practice { Err(Error::Bug("made-up data stays here".into())) } else { Ok(()) }
    }

    /// Opens the practice store in a folder. A new one is filled with a made-up posyandu first; `each_day` hears how many
    /// of its days are done, of all.
    ///
    /// # Errors
    /// As [`Saku::open`]; the store is empty then, and filled when it is opened again.
    pub fn open_practice(
        folder: &Path,
        environment: Box<dyn Environment>,
        each_day: &mut dyn FnMut(usize, usize),
    ) -> Result<Self> {
        let saku = Self::open(folder, true, environment)?;
        if !saku.start()?.needs_setup {
            return Ok(saku);
        }
        let environment = saku.environment;
        drop(saku.store);
        crate::demo::practice::fill(folder, environment.today(), each_day)?;
        Self::open(folder, true, environment)
    }

    /// Moves a store that cannot be read aside and answers its new name. Nothing is deleted.
    ///
    /// # Errors
    /// `NotFound` when there is none, `Locked`, `ReadOnly`.
    pub fn set_aside(folder: &Path, environment: &dyn Environment) -> Result<String> {
        store::set_aside(folder, environment)
    }

    /// Gives many commands as one outer transaction, each a savepoint of it: all of them are kept, or none when the last
    /// answer is an error. For made-up data alone; a kader's command is kept the moment it is given.
    pub(crate) fn batch<T>(&mut self, commands: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        self.store.begin_batch()?;
        let answer = commands(self);
        self.store.end_batch(answer.is_ok())?;
        answer
    }

    fn read<T>(&self, query: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.store.read(query)
    }

    fn run(&self, command: Uuid, decide: impl FnOnce(&Ground<'_>) -> Result<Decision>) -> Result<Answer> {
        command::run(&self.store, self.environment.as_ref(), command, decide)
    }
}

/// Screens.
///
/// # Errors
/// `NotFound` when a subject is gone.
#[allow(clippy::missing_errors_doc)]
impl Saku {
    /// What to show first.
    pub fn start(&self) -> Result<StartScreen> {
        self.read(|connection| screen::start::screen(connection, self.environment.as_ref(), self.practice))
    }

    /// *Hari ini*.
    pub fn home(&self) -> Result<HomeScreen> {
        self.read(|connection| screen::home::screen(connection, self.environment.as_ref()))
    }

    /// *Warga*.
    pub fn people(&self, query: &PeopleQuery) -> Result<PeopleScreen> {
        let today = self.environment.today();
        self.read(|connection| screen::people::screen(connection, &self.roster, query, today))
    }

    /// A household.
    pub fn household(&self, id: &str) -> Result<HouseholdScreen> {
        let id = id::parse(id, "household")?;
        self.read(|connection| screen::household::screen(connection, id, self.environment.today()))
    }

    /// A person.
    pub fn person(&self, id: &str) -> Result<PersonScreen> {
        let id = id::parse(id, "member")?;
        self.read(|connection| {
            let person = person_of::of(connection, id)?;
            screen::person::screen(connection, self.environment.as_ref(), person)
        })
    }

    /// What waits for an answer.
    pub fn questions(&self) -> Result<QuestionsScreen> {
        self.read(screen::questions::screen)
    }

    /// A form, with its draft if there is one.
    pub fn form(&self, form: &FormRef) -> Result<FormScreen> {
        self.read(|connection| form::screen(connection, self.environment.as_ref(), form))
    }

    /// The people who look like somebody, the likeliest first: at most three.
    pub fn look_alikes(&self, someone: &Known) -> Result<Vec<LookAlike>> {
        self.read(|connection| alike::rows::found(connection, someone))
    }

    /// What a form looks like for these values.
    pub fn react(&self, form: &FormRef, values: &Values) -> Result<Reaction> {
        self.read(|connection| form::react(connection, self.environment.as_ref(), form, values))
    }

    /// A visit.
    pub fn visit(&self, id: &str) -> Result<VisitScreen> {
        let id = id::parse(id, "visit")?;
        self.read(|connection| screen::visit::screen(connection, id, self.environment.today()))
    }

    /// The conclusion of a visit; `next_date` (`dd-mm-yyyy`) is one the kader has picked and not saved yet.
    pub fn outcome(&self, visit: &str, next_date: Option<&str>) -> Result<OutcomeScreen> {
        let id = id::parse(visit, "visit")?;
        self.read(|connection| screen::outcome::screen(connection, self.environment.as_ref(), id, next_date))
    }

    /// The emergency screen: about a member's open emergency, or from the red telephone.
    pub fn emergency(&self, member: Option<&str>) -> Result<EmergencyScreen> {
        let member = member.map(|id| id::parse(id, "member")).transpose()?;
        self.read(|connection| {
            let person = member.map(|id| person_of::of(connection, id)).transpose()?;
            emergency::about(connection, self.environment.today(), person)
        })
    }

    /// All follow-ups.
    pub fn follow_ups(&self) -> Result<FollowUpsScreen> {
        self.read(|connection| screen::follow_up::all(connection, self.environment.today()))
    }

    /// One follow-up.
    pub fn follow_up(&self, id: &str) -> Result<FollowUpScreen> {
        let id = id::parse(id, "follow-up")?;
        self.read(|connection| screen::follow_up::one(connection, self.environment.as_ref(), id))
    }

    /// Who did what about a household or member.
    pub fn history(&self, id: &str) -> Result<HistoryScreen> {
        let id = id::parse(id, "history")?;
        self.read(|connection| screen::history::screen(connection, self.environment.as_ref(), id))
    }

    /// *Skrining* of a person.
    pub fn screenings(&self, member: &str) -> Result<ScreeningsScreen> {
        let id = id::parse(member, "member")?;
        self.read(|connection| {
            let person = person_of::of(connection, id)?;
            screen::screenings::screen(connection, person, self.environment.today())
        })
    }

    /// *Aturan yang berlaku*.
    pub fn rules(&self) -> Result<RulesScreen> {
        self.read(|connection| screen::rules::screen(connection, self.environment.as_ref()))
    }

    /// *Checklist setempat*.
    pub fn checklists(&self) -> Result<ChecklistsScreen> {
        self.read(|connection| screen::checklists::screen(connection, self.environment.as_ref()))
    }

    /// *Catatan ganda*: pairs of records that are likely of one person.
    pub fn look_alike_pairs(&self) -> Result<LookAlikesScreen> {
        self.read(|connection| screen::look_alikes::screen(connection, self.environment.as_ref()))
    }

    /// *Pengaturan*.
    pub fn settings(&self) -> Result<SettingsScreen> {
        self.read(|connection| screen::settings::screen(connection, self.practice))
    }
}

/// Commands. Each writes all of its facts or none, and the same command id a second time writes nothing.
///
/// # Errors
/// `StorageFull` and the like; nothing is half-done then.
#[allow(clippy::missing_errors_doc)]
impl Saku {
    /// Saves a form.
    pub fn save(&self, save: &FormSave) -> Result<Answer> {
        self.run(form::command_id(&save.command)?, |ground| form::save(ground, save))
    }

    /// Keeps half-typed values.
    pub fn save_draft(&self, save: &FormSave, page: u32) -> Result<()> {
        let command = form::command_id(&save.command)?;
        let draft = draft::Draft { command, page, opened: save.opened.clone(), values: save.values.clone() };
        self.store.write(|connection| draft::put(connection, &save.form, &draft))
    }

    /// Throws half-typed values away.
    pub fn discard_draft(&self, form: &FormRef) -> Result<()> {
        self.store.write(|connection| draft::discard(connection, form))
    }

    /// Writes a level 3 sign the moment it is tapped.
    pub fn record_sign(&self, save: &FormSave, sign: &str) -> Result<Answer> {
        let form = form::command_id(&save.command)?;
        let tap = self.read(|connection| sheet::next_tap(connection, form, sign))?;
        let answer = self.run(tap, |ground| sheet::record_sign(ground, save, sign))?;
        // A second tap writes nothing, but what to do is shown again.
        match (answer, &save.form) {
            (
                Answer::Done { command, sentence, changed, next, household, emergency: None },
                FormRef::Sheet { subject, .. } | FormRef::Screening { member: subject, .. },
            ) => {
                let shown = self.emergency(Some(subject))?;
                let emergency = shown.person.is_some().then_some(shown);
                Ok(Answer::Done { command, sentence, changed, next, household, emergency })
            }
            (answer, _) => Ok(answer),
        }
    }

    /// Begins a visit today, or goes on with the one that is open.
    pub fn begin_visit(&self, household: &str) -> Result<Answer> {
        let household = id::parse(household, "household")?;
        if let Some(open) =
            self.read(|connection| visit::open_of(connection, household, self.environment.today()))?
        {
            return Ok(Answer::Done {
                command: String::new(),
                sentence: "Melanjutkan kunjungan yang belum selesai.".to_owned(),
                changed: Vec::new(),
                next: Some(Target::Visit { id: open.id.to_string() }),
                household: None,
                emergency: None,
            });
        }
        self.run(self.environment.new_id(), |ground| visit::begin(ground, household))
    }

    /// Finishes a visit; `next_date` is `dd-mm-yyyy` or empty.
    pub fn finish_visit(&self, command: &str, visit: &str, next_date: &str) -> Result<Answer> {
        let visit = id::parse(visit, "visit")?;
        self.run(form::command_id(command)?, |ground| visit::finish(ground, visit, next_date))
    }

    /// The midwife was told of a follow-up, today.
    pub fn report_follow_up(&self, command: &str, id: &str) -> Result<Answer> {
        let id = id::parse(id, "follow-up")?;
        self.run(form::command_id(command)?, |ground| follow_up::report(ground, id))
    }

    /// Two records that a kader takes for one person's, side by side.
    pub fn record_pair(&self, one: &str, other: &str) -> Result<LookAlikesScreen> {
        let (one, other) = (id::parse(one, "member")?, id::parse(other, "member")?);
        self.read(|connection| screen::look_alikes::pair(connection, self.environment.as_ref(), one, other))
    }

    /// Two records are of one person: they are joined with all their facts, until this is undone.
    pub fn join_records(&self, command: &str, one: &str, other: &str) -> Result<Answer> {
        let (one, other) = (id::parse(one, "member")?, id::parse(other, "member")?);
        self.run(form::command_id(command)?, |ground| same_person::join(ground, one, other))
    }

    /// Two records that look alike are of two people: it is not asked again, until this is undone.
    pub fn keep_records_apart(&self, command: &str, one: &str, other: &str) -> Result<Answer> {
        let (one, other) = (id::parse(one, "member")?, id::parse(other, "member")?);
        self.run(form::command_id(command)?, |ground| same_person::keep_apart(ground, one, other))
    }

    /// Takes in a Puskesmas' own checklist from the text of a file called `name`.
    pub fn add_checklist(&self, command: &str, name: &str, text: &str) -> Result<Answer> {
        self.run(form::command_id(command)?, |ground| local::add(ground, name, text))
    }

    /// Offers a Puskesmas' own checklist no longer.
    pub fn withdraw_checklist(&self, command: &str, form: &str) -> Result<Answer> {
        self.run(form::command_id(command)?, |ground| local::withdraw(ground, form))
    }

    /// Undoes a command as a whole. What rests on it is named first and stays.
    pub fn undo(&self, command: &str, confirmed: &[String]) -> Result<Answer> {
        let undone = form::command_id(command)?;
        self.run(self.environment.new_id(), |ground| {
            let entries = read::of_command(ground.connection, undone)?;
            if entries.is_empty() {
                return Err(Error::NotFound("command"));
            }
            if entries.iter().all(|entry| entry.kind == "revoked") {
                let sentence =
                    "Urungan tidak bisa diurungkan. Lakukan lagi catatan yang sudah diurungkan itu.";
                return Ok(Decision::refuse(sentence));
            }
            if fold::is_revoked(ground.connection, undone)? {
                return Ok(Decision::Write(ground.batch(), String::new()));
            }
            if !confirmed.iter().any(|id| id == RESTING) {
                let resting = undo::dependants(ground.connection, undone)?;
                if !resting.is_empty() {
                    return Ok(Decision::Questions(vec![resting_question(&resting)]));
                }
                if let Some(imported) = import::of_command(ground.connection, undone)? {
                    return Ok(Decision::Questions(vec![list_question(imported.people)]));
                }
            }
            Ok(Decision::Write(undo::revoke(undone, ground.command), "Sudah diurungkan.".to_owned()))
        })
    }

    /// Does an undone command again, as a new one.
    pub fn redo(&self, command: &str) -> Result<Answer> {
        let undone = form::command_id(command)?;
        let again = self.read(|connection| undo::redo_id(connection, undone))?;
        self.run(again, |ground| {
            if !fold::is_revoked(ground.connection, undone)? {
                return Ok(Decision::Write(ground.batch(), String::new()));
            }
            let entries = read::of_command(ground.connection, undone)?;
            let batch = match sheet::redo(ground, &entries)? {
                Some(Redone::Batch(batch)) => Some(batch),
                Some(Redone::Newer) => None,
                None => undo::redo(ground.connection, &entries, ground.command)?,
            };
            Ok(match batch {
                Some(batch) => Decision::Write(batch, "Dilakukan lagi.".to_owned()),
                None => Decision::refuse(
                    "Catatan ini dibuat dengan aplikasi yang lebih baru. Perbarui SakuKader dulu, lalu lakukan lagi.",
                ),
            })
        })
    }

    /// The kader says that today is what the phone says.
    pub fn confirm_date(&self) -> Result<()> {
        let today = self.environment.today();
        self.store.write(|connection| state::set(connection, state::CONFIRMED_DAY, today))
    }
}

/// The question's id when others rest on what is undone.
const RESTING: &str = "resting";

/// Undoing a list undoes it for everybody, also from the page of one.
fn list_question(people: u32) -> Question {
    Question {
        id: RESTING.to_owned(),
        field: String::new(),
        sentence: format!(
            "Ini daftar yang dimasukkan sekaligus: {people} warga. Semuanya diurungkan. Lanjutkan?"
        ),
        yes: "Ya, urungkan semua".to_owned(),
        no: "Jangan".to_owned(),
    }
}

fn resting_question(resting: &[Entry]) -> Question {
    let commands: std::collections::BTreeSet<Uuid> = resting.iter().map(|entry| entry.command).collect();
    let count = |kind: &str| {
        let subjects: std::collections::BTreeSet<Uuid> = resting
            .iter()
            .filter(|entry| entry.subject.kind.as_str() == kind)
            .map(|entry| entry.subject.id)
            .collect();
        subjects.len()
    };
    let mut parts = Vec::new();
    for (kind, word) in [("member", "warga"), ("visit", "kunjungan"), ("pregnancy", "kehamilan")] {
        let count = count(kind);
        if count > 0 {
            parts.push(format!("{count} {word}"));
        }
    }
    let what = if parts.is_empty() { String::new() } else { format!(" tentang {}", parts.join(", ")) };
    Question {
        id: RESTING.to_owned(),
        field: String::new(),
        sentence: format!(
            "Ada {} catatan lain{what} yang bergantung pada ini. Catatan itu tetap tersimpan. Tetap urungkan?",
            commands.len()
        ),
        yes: "Ya, urungkan".to_owned(),
        no: "Jangan".to_owned(),
    }
}

/// The journal, for other devices, backups and tests.
#[allow(clippy::missing_errors_doc)]
impl Saku {
    /// Every entry, oldest stamp first, byte for byte.
    ///
    /// # Errors
    /// `Bug` in practice: what was made up or tried out goes nowhere.
    pub fn entries(&self) -> Result<Vec<Entry>> {
        self.is_real()?;
        self.read(read::all)
    }

    /// Takes in entries of other devices; all or none.
    ///
    /// # Errors
    /// `EntryConflict` when an id is here with other bytes, `Damaged` when a body does not have its hash.
    pub fn receive(&self, entries: &[Entry]) -> Result<()> {
        self.is_real()?;
        self.store.write(|connection| write::receive(connection, entries))
    }

    /// Makes an empty store part of a posyandu that another phone founded, so that its entries are folded here.
    ///
    /// # Errors
    /// `Bug` when this store has a posyandu already.
    pub fn join(&self, posyandu: Uuid, kader: Uuid) -> Result<()> {
        self.is_real()?;
        self.store.write(|connection| {
            if state::get::<Uuid>(connection, state::POSYANDU)?.is_some_and(|own| own != posyandu) {
                return Err(Error::Bug("this store has a posyandu".into()));
            }
            state::set(connection, state::POSYANDU, posyandu)?;
            state::set(connection, state::KADER, kader)?;
            rebuild::all(connection)
        })
    }

    /// All tables anew from the journal.
    pub fn rebuild(&self) -> Result<()> {
        self.store.write(rebuild::all)
    }

    /// Every row of every rebuildable table as text, in a fixed order: for comparing two stores.
    pub fn tables(&self) -> Result<Vec<String>> {
        self.read(rebuild::dump)
    }
}
