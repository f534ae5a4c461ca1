//! A made-up village that goes through the commands day by day: the same seed gives the same journal, byte for byte.
//!
//! Families whose names repeat as they do in a village, pregnancies, births, posyandu days with the weighings of the
//! small children, doses with their delays, home visits with every sheet, follow-ups reported and closed, some left
//! open. No real person is in it. Practice mode is filled with a small one, the benches look at a large one.

mod body;
mod calendar;
mod events;
mod life;
mod names;
mod people;
pub(crate) mod practice;
mod sheet;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use fastrand::Rng;

use crate::environment::{Environment, FixedEnvironment};
use crate::error::{Error, Result};
use crate::register::text::typed_date;
use crate::saku::Saku;
use crate::screen::Target;
use crate::screen::form::{Answer, FormRef, FormSave, Values};
use crate::store::{FOLD, FORMAT};
use calendar::Event;
use people::People;
use sheet::Good;

pub use names::{MEN, WOMEN};

/// The hamlets.
const DUSUN: [&str; 4] = ["Krajan", "Sawahan", "Pasir", "Cempaka"];

/// Raised when another village is made from the same plan.
const GENERATOR: u32 = 3;

/// The versions of journal, tables and generator: a village that was made by others is made anew.
#[must_use]
pub fn version() -> String {
    format!("{FORMAT}.{FOLD}.{GENERATOR}")
}

/// How large a village, and how long it has been written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What everything is drawn from.
    pub seed: u64,
    /// Households on the first day.
    pub households: usize,
    /// People in them.
    pub people: usize,
    /// Months from the first day to the last.
    pub months: u32,
    /// The day on which it is looked at.
    pub until: NaiveDate,
}

impl Plan {
    /// The village of the benches: ten years of a whole village.
    #[must_use]
    pub const fn benchmark() -> Self {
        let until = match NaiveDate::from_ymd_opt(2026, 11, 24) {
            Some(day) => day,
            None => NaiveDate::MAX,
        };
        Self { seed: 2026, households: 1_000, people: 4_000, months: 120, until }
    }
}

/// Fills an empty store that reads this clock, with each day as one transaction. `each_day` hears of the days done, of
/// all. The clock ends on the last day of the plan.
///
/// # Errors
/// Those of the commands.
pub fn found(
    saku: &mut Saku,
    clock: &FixedEnvironment,
    plan: &Plan,
    each_day: &mut dyn FnMut(usize, usize),
) -> Result<()> {
    lived(clock, plan, each_day, |village, day| saku.batch(|saku| village.day(saku, day)))
}

/// The same within a batch that is open.
fn found_at_once(
    saku: &Saku,
    clock: &FixedEnvironment,
    plan: &Plan,
    each_day: &mut dyn FnMut(usize, usize),
) -> Result<()> {
    lived(clock, plan, each_day, |village, day| village.day(saku, day))
}

/// Day by day to the last.
fn lived(
    clock: &FixedEnvironment,
    plan: &Plan,
    each_day: &mut dyn FnMut(usize, usize),
    mut live: impl FnMut(&mut Village<'_>, NaiveDate) -> Result<()>,
) -> Result<()> {
    let mut village = Village::new(clock, plan);
    let days = village.days.clone();
    for (done, day) in days.iter().enumerate() {
        live(&mut village, *day)?;
        each_day(done + 1, days.len());
    }
    Ok(())
}

/// The village while it is lived in.
struct Village<'a> {
    clock: &'a FixedEnvironment,
    plan: Plan,
    chance: Rng,
    days: Vec<NaiveDate>,
    /// The month that has begun.
    month: Option<u32>,
    people: People,
    /// What will happen, by day.
    agenda: BTreeMap<NaiveDate, Vec<Event>>,
    good: Good,
}

impl<'a> Village<'a> {
    fn new(clock: &'a FixedEnvironment, plan: &Plan) -> Self {
        let mut chance = Rng::with_seed(plan.seed);
        let days = calendar::days(plan);
        let first = days.first().copied().unwrap_or(plan.until);
        let people = People::draw(&mut chance, plan.households, plan.people, first);
        let agenda = calendar::registering(plan.households, &days);
        Self { clock, plan: *plan, chance, days, month: None, people, agenda, good: Good::default() }
    }

    /// Everything of one day.
    fn day(&mut self, saku: &Saku, day: NaiveDate) -> Result<()> {
        self.clock.set_day(day);
        if self.days.first() == Some(&day) {
            set_up(saku, self.clock)?;
        }
        if self.month.replace(day.month()) != Some(day.month()) {
            self.month(day);
        }
        for event in self.agenda.remove(&day).unwrap_or_default() {
            self.happen(saku, event, day)?;
        }
        Ok(())
    }
}

/// Nobody works on the register on a Sunday.
fn is_free(day: NaiveDate) -> bool {
    day.weekday() == Weekday::Sun
}

fn set_up(saku: &Saku, clock: &FixedEnvironment) -> Result<()> {
    let typed = [
        ("kader.name", "Kader Latihan"),
        ("name", "Latihan"),
        ("village", "Desa Contoh"),
        ("district", "Kecamatan Contoh"),
        ("midwife_name", "Bidan Contoh"),
        ("midwife_phone", "0800 0000 0000"),
    ];
    save(saku, clock, FormRef::SetUp, values(&typed)).map(drop)
}

fn values(typed: &[(&str, &str)]) -> Values {
    typed.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect()
}

/// Saves a form as one that was opened and filled at once, saying yes to what it asks.
fn save(saku: &Saku, clock: &FixedEnvironment, form: FormRef, values: Values) -> Result<Option<Target>> {
    let command = clock.new_id().to_string();
    let mut save = FormSave { form, command, opened: String::new(), values, confirmed: Vec::new() };
    for _ in 0..5 {
        match saku.save(&save)? {
            Answer::Done { next, .. } => return Ok(next),
            Answer::Questions { questions } => {
                save.confirmed.extend(questions.into_iter().map(|question| question.id));
            }
            Answer::Problems { problems } => {
                let fields: Vec<String> = problems.into_iter().map(|problem| problem.field).collect();
                return Err(Error::Bug(format!("made-up data refused: {}", fields.join(", "))));
            }
        }
    }
    Err(Error::Bug("made-up data asked about without end".into()))
}

fn typed(day: NaiveDate) -> String {
    typed_date(day)
}
