//! Two kader with a phone each in one posyandu, who do random things and now and then exchange their journals.

use std::path::Path;

use chrono::{Days, NaiveDate};
use fastrand::Rng;
use sakukader_core::environment::Environment;
use sakukader_core::journal::Entry;
use sakukader_core::screen::Target;
use sakukader_core::screen::form::{Answer, Field, FieldKind, FormRef, FormSave, Values};
use sakukader_core::screen::people::{PeopleQuery, Whom};
use sakukader_core::{Error, Result};
use tempfile::TempDir;
use uuid::Uuid;

use crate::chance::{CHECKLIST, answer, household, household_edit, member, member_edit, typed};
use crate::phone::Phone;

/// The day on which every world begins.
pub const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 2) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// What a kader may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Registers a household.
    Household,
    /// Registers a member.
    Member,
    /// Edits a member.
    EditMember,
    /// Edits a household.
    EditHousehold,
    /// Records or edits a pregnancy.
    Pregnancy,
    /// Writes down a life event of a person or household.
    Event,
    /// Begins a visit.
    Begin,
    /// Fills or corrects a sheet of an open or finished visit.
    Sheet,
    /// Says that two records are of one person, or that they are not.
    Link,
    /// Taps a danger sign.
    Sign,
    /// Finishes a visit.
    Finish,
    /// Reports a follow-up.
    Report,
    /// Fills a screening of a person, in an open visit or on its own.
    Screening,
    /// Takes a checklist in, or withdraws it.
    Checklist,
    /// Takes in an existing list.
    List,
    /// Closes a follow-up.
    Close,
    /// Undoes a command of the journal.
    Undo,
    /// Does an undone command again.
    Redo,
    /// Takes in everything the other phone has.
    Receive,
    /// The clock moves on, or is set back.
    Clock,
}

/// Every kind, the frequent ones more than once.
pub const KINDS: &[Kind] = &[
    Kind::Household,
    Kind::Member,
    Kind::Member,
    Kind::EditMember,
    Kind::EditMember,
    Kind::EditHousehold,
    Kind::Pregnancy,
    Kind::Event,
    Kind::Event,
    Kind::Event,
    Kind::Link,
    Kind::Begin,
    Kind::Begin,
    Kind::Sheet,
    Kind::Sheet,
    Kind::Sheet,
    Kind::Sign,
    Kind::Screening,
    Kind::Screening,
    Kind::Checklist,
    Kind::List,
    Kind::Finish,
    Kind::Report,
    Kind::Close,
    Kind::Undo,
    Kind::Undo,
    Kind::Redo,
    Kind::Receive,
    Kind::Clock,
];

/// One thing done on one phone; `pick` chooses about whom, `value` what.
#[derive(Clone, Copy, Debug)]
pub struct Act {
    /// Which phone.
    pub phone: usize,
    /// What.
    pub kind: Kind,
    /// About whom.
    pub pick: usize,
    /// With what values.
    pub value: u64,
}

/// The two phones.
pub struct World {
    /// First the one that founded the posyandu.
    pub phones: [Phone; 2],
    /// The posyandu.
    pub posyandu: Uuid,
    visits: Vec<(String, String)>,
    _folders: [TempDir; 2],
}

/// A temporary folder, in memory where the machine has one: these stores are about what they say, and waiting for
/// a disk thousands of times shows nothing more.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a temporary folder")
}

/// A phone with an empty store.
///
/// # Panics
/// When the temporary folder cannot be written.
#[must_use]
pub fn empty(seed: u64) -> (TempDir, Phone) {
    let folder = folder();
    let phone = Phone::open(folder.path(), FIRST_DAY, seed).expect("a new store");
    (folder, phone)
}

/// A phone that has joined the posyandu and received these entries at once.
///
/// # Panics
/// When it does not take them.
#[must_use]
pub fn receiver(seed: u64, posyandu: Uuid, entries: &[Entry]) -> (TempDir, Phone) {
    let (folder, phone) = empty(seed);
    phone.saku.join(posyandu, Uuid::from_u128(3)).expect("an empty store joins");
    phone.saku.receive(entries).expect("sound entries");
    (folder, phone)
}

impl World {
    /// A posyandu with one household, known to both phones.
    ///
    /// # Panics
    /// When the stores cannot be made.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let (first_folder, first) = empty(seed.wrapping_mul(2).wrapping_add(11));
        first.set_up();
        let entries = first.saku.entries().expect("entries");
        let posyandu = entries.first().expect("the founding").posyandu;
        let (second_folder, second) = receiver(seed.wrapping_mul(2).wrapping_add(12), posyandu, &entries);
        Self {
            phones: [first, second],
            posyandu,
            visits: Vec::new(),
            _folders: [first_folder, second_folder],
        }
    }

    /// Every entry of both phones, once.
    ///
    /// # Panics
    /// When a store cannot be read.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let mut all = self.phones[0].saku.entries().expect("entries");
        let others = self.phones[1].saku.entries().expect("entries");
        all.extend(others.into_iter().filter(|other| !self.phones[0].has(other)));
        all
    }

    /// Both phones take in what the other has.
    ///
    /// # Panics
    /// When one does not take it.
    pub fn agree(&self) {
        let entries = self.entries();
        for phone in &self.phones {
            phone.saku.receive(&entries).expect("sound entries");
        }
    }

    /// Does one thing; what is not possible now is left. Every error but "not there (any more)" comes back.
    ///
    /// # Errors
    /// What the core says, `NotFound` excepted.
    pub fn act(&mut self, act: Act) -> Result<()> {
        match self.try_act(act) {
            Err(Error::NotFound(_)) => Ok(()),
            other => other,
        }
    }

    fn try_act(&mut self, act: Act) -> Result<()> {
        let Act { phone: at, kind, pick, value } = act;
        let mut chance = Rng::with_seed(value);
        let today = self.phones[at].clock.today();
        let phone = &self.phones[at];
        match kind {
            Kind::Household => {
                let values = household(&mut chance, today);
                phone.try_fill(FormRef::NewHousehold { typed: String::new() }, &values)
            }
            Kind::Member => {
                let Some(household) = one(&phone.households()?, pick) else { return Ok(()) };
                phone.try_fill(
                    FormRef::NewMember { household, typed: String::new() },
                    &member(&mut chance, today),
                )
            }
            Kind::EditMember => {
                let Some(id) = one(&phone.people()?, pick) else { return Ok(()) };
                phone.try_fill(FormRef::Member { id }, &member_edit(&mut chance, today))
            }
            Kind::EditHousehold => {
                let Some(id) = one(&phone.households()?, pick) else { return Ok(()) };
                phone.try_fill(FormRef::Household { id }, &household_edit(&mut chance))
            }
            Kind::Pregnancy => {
                let Some(member) = one(&phone.people()?, pick) else { return Ok(()) };
                let first = typed(today - Days::new(chance.u64(30..280)));
                let gravida = chance.u32(1..7).to_string();
                let values = [("last_period", first), ("gravida", gravida)];
                phone.try_fill(FormRef::Pregnancy { member }, &values)
            }
            Kind::Event => {
                let Some(form) = phone.event(pick, &mut chance)? else { return Ok(()) };
                phone.try_walk(form, &mut |field| answer(field, &mut chance, today))
            }
            Kind::Link => {
                let people = phone.people()?;
                let (Some(first), Some(second)) = (one(&people, pick), one(&people, chance.usize(..99)))
                else {
                    return Ok(());
                };
                let command = phone.command();
                if chance.u32(..4) > 0 {
                    phone.saku.join_records(&command, &first, &second).map(|_| ())
                } else {
                    phone.saku.keep_records_apart(&command, &first, &second).map(|_| ())
                }
            }
            Kind::Begin => {
                let Some(household) = one(&phone.households()?, pick) else { return Ok(()) };
                if let Answer::Done { next: Some(Target::Visit { id }), .. } =
                    phone.saku.begin_visit(&household)?
                {
                    self.visits.push((id, household));
                }
                Ok(())
            }
            Kind::Sheet => {
                let Some(form) = self.sheet(at, pick)? else { return Ok(()) };
                phone.try_walk(form, &mut |field| answer(field, &mut chance, today))
            }
            Kind::Sign => {
                let Some(form) = self.sheet(at, pick)? else { return Ok(()) };
                let screen = phone.saku.form(&form)?;
                let signs: Vec<String> = screen
                    .pages
                    .iter()
                    .flat_map(|page| &page.fields)
                    .filter(|field| matches!(field.kind, FieldKind::Sign { .. }))
                    .map(|field| field.id.clone())
                    .collect();
                let Some(sign) = one(&signs, chance.usize(..99)) else { return Ok(()) };
                let half = FormSave {
                    form,
                    command: screen.command,
                    opened: screen.opened,
                    values: Values::new(),
                    confirmed: Vec::new(),
                };
                phone.saku.record_sign(&half, &sign).map(|_| ())
            }
            Kind::Finish => {
                let Some((visit, _)) = one(&self.visits, pick) else { return Ok(()) };
                let next = typed(today + Days::new(chance.u64(0..60)));
                phone.saku.finish_visit(&phone.command(), &visit, &next).map(|_| ())
            }
            Kind::Report => {
                let Some(id) = one(&phone.follow_ups()?, pick) else { return Ok(()) };
                phone.saku.report_follow_up(&phone.command(), &id).map(|_| ())
            }
            Kind::Screening => {
                let Some(member) = one(&phone.people()?, pick) else { return Ok(()) };
                let screen = phone.saku.screenings(&member)?;
                let forms =
                    screen.due.into_iter().chain(screen.done).chain(screen.other).filter_map(|row| match row
                        .target
                    {
                        Some(Target::Form { form }) => Some(form),
                        _ => None,
                    });
                let Some(form) = one(&forms.collect::<Vec<_>>(), pick / 3) else { return Ok(()) };
                phone.try_walk(form, &mut |field| answer(field, &mut chance, today))
            }
            Kind::Checklist => {
                if chance.u32(..4) == 0 {
                    return phone.saku.withdraw_checklist(&phone.command(), "local-kelambu").map(|_| ());
                }
                // Now and then another text under the same version.
                let text = CHECKLIST.replace("kelambu?", ["kelambu?", "kelambu baru?"][chance.usize(..2)]);
                let text = text.replace("version = 1", &format!("version = {}", chance.u32(1..3)));
                phone.saku.add_checklist(&phone.command(), "kelambu.toml", &text).map(|_| ())
            }
            Kind::List => phone.try_list(&mut chance),
            Kind::Close => {
                let Some(id) = one(&phone.follow_ups()?, pick) else { return Ok(()) };
                let result = ["done", "arrived", "refused"][chance.usize(..3)].to_owned();
                phone.try_fill(FormRef::FollowUp { id }, &[("result", result), ("on", typed(today))])
            }
            Kind::Undo | Kind::Redo => {
                let entries = phone.saku.entries()?;
                // The founding of the posyandu is left standing: without it there is nothing to look at.
                let commands: Vec<String> =
                    entries.iter().skip(2).map(|entry| entry.command.to_string()).collect();
                let Some(command) = one(&commands, pick) else { return Ok(()) };
                if kind == Kind::Undo {
                    phone.saku.undo(&command, &["resting".to_owned()]).map(|_| ())
                } else {
                    phone.saku.redo(&command).map(|_| ())
                }
            }
            Kind::Receive => phone.saku.receive(&self.phones[1 - at].saku.entries()?),
            Kind::Clock => {
                let day = FIRST_DAY + Days::new(chance.u64(..40));
                phone.clock.set_day(day);
                Ok(())
            }
        }
    }

    fn sheet(&self, at: usize, pick: usize) -> Result<Option<FormRef>> {
        let Some((visit, _)) = one(&self.visits, pick) else { return Ok(None) };
        let forms: Vec<FormRef> = self.phones[at]
            .saku
            .visit(&visit)?
            .sheets
            .into_iter()
            .filter_map(|row| match row.target {
                Some(Target::Form { form }) => Some(form),
                _ => None,
            })
            .collect();
        Ok(one(&forms, pick / 3))
    }
}

impl Phone {
    /// Whether an entry of this id is here.
    #[must_use]
    pub fn has(&self, entry: &Entry) -> bool {
        self.saku.entries().is_ok_and(|all| all.iter().any(|one| one.id == entry.id))
    }

    /// The households of the first page of *Warga*.
    ///
    /// # Errors
    /// What the core says.
    pub fn households(&self) -> Result<Vec<String>> {
        let query = PeopleQuery { whom: Whom::Households, ..PeopleQuery::default() };
        Ok(self.saku.people(&query)?.rows.into_iter().filter_map(|row| id(row.target)).collect())
    }

    fn people(&self) -> Result<Vec<String>> {
        Ok(self
            .saku
            .people(&PeopleQuery::default())?
            .rows
            .into_iter()
            .filter_map(|row| id(row.target))
            .collect())
    }

    /// Some event that may have happened to someone, or to a household; also to one who is gone.
    fn event(&self, pick: usize, chance: &mut Rng) -> Result<Option<FormRef>> {
        let households = self.households()?;
        let Some(household) = one(&households, pick) else { return Ok(None) };
        let house = self.saku.household(&household)?;
        let everyone: Vec<String> = house
            .members
            .into_iter()
            .chain(house.former)
            .filter_map(|row| row.target)
            .filter_map(id)
            .collect();
        let events = match one(&everyone, chance.usize(..99)) {
            Some(member) if chance.u32(..4) > 0 => self.saku.person(&member)?.events,
            _ => house.events,
        };
        let targets: Vec<Target> = events.into_iter().map(|event| event.target).collect();
        Ok(match one(&targets, chance.usize(..99)) {
            Some(Target::Form { form }) => Some(form),
            Some(Target::PickHousehold { member }) => {
                one(&households, chance.usize(..99)).map(|household| FormRef::MoveIn { member, household })
            }
            _ => None,
        })
    }

    fn follow_ups(&self) -> Result<Vec<String>> {
        let screen = self.saku.follow_ups()?;
        let rows = screen.to_report.into_iter().chain(screen.open).chain(screen.closed);
        Ok(rows.filter_map(|row| row.target).filter_map(id).collect())
    }

    /// As [`Phone::fill`], but a refusal is an answer too.
    fn try_fill(&self, form: FormRef, typed: &[(&str, String)]) -> Result<()> {
        let screen = self.saku.form(&form)?;
        let mut values: Values = screen
            .pages
            .iter()
            .flat_map(|page| &page.fields)
            .map(|f| (f.id.clone(), f.value.clone()))
            .collect();
        values.extend(typed.iter().map(|(field, value)| ((*field).to_owned(), value.clone())));
        self.try_save(FormSave {
            form,
            command: screen.command,
            opened: screen.opened,
            values,
            confirmed: Vec::new(),
        })
    }

    fn try_walk(&self, form: FormRef, answer: &mut dyn FnMut(&Field) -> Option<String>) -> Result<()> {
        let screen = self.saku.form(&form)?;
        let fields: Vec<Field> = screen.pages.iter().flat_map(|page| &page.fields).cloned().collect();
        let mut values: Values = fields.iter().map(|field| (field.id.clone(), field.value.clone())).collect();
        for field in &fields {
            if let Some(value) = answer(field) {
                values.insert(field.id.clone(), value);
            }
        }
        self.try_save(FormSave {
            form,
            command: screen.command,
            opened: screen.opened,
            values,
            confirmed: Vec::new(),
        })
    }

    fn try_save(&self, mut save: FormSave) -> Result<()> {
        if let Answer::Questions { questions } = self.saku.save(&save)? {
            save.confirmed.extend(questions.into_iter().map(|question| question.id));
            self.saku.save(&save)?;
        }
        Ok(())
    }
}

fn id(target: Target) -> Option<String> {
    match target {
        Target::Household { id } | Target::Person { id } | Target::FollowUp { id } => Some(id),
        _ => None,
    }
}

fn one<T: Clone>(list: &[T], pick: usize) -> Option<T> {
    list.get(pick.checked_rem(list.len())?).cloned()
}
