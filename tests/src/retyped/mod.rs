//! A made set to measure look-alikes on: people of a made-up village, each typed once more by another kader, and
//! people who are not in the register at all.
//!
//! Kept apart from whatever finds look-alikes: own names, own seed, own model of what people get wrong. Nothing is
//! tuned on it. Shares are what one would expect of paper lists, and stand beside each mistake.

mod newcomer;
mod spelling;
mod village;
mod written;

use chrono::NaiveDate;
use fastrand::Rng;

pub use village::{House, Person, Village};

/// The seed of the set that is measured on.
pub const SEED: u64 = 0x5A4B_2026;
/// The day on which everything is typed.
pub const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 24) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// A person as a kader types her into the form of a new member or head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Name as typed.
    pub name: String,
    /// Female.
    pub female: bool,
    /// Birth date as typed.
    pub birth: Option<NaiveDate>,
    /// Estimated age in years, where no birth date is known.
    pub age: Option<u32>,
    /// NIK as typed; empty: not known.
    pub nik: String,
    /// Her mother's name, asked of children; empty: not typed.
    pub mother: String,
    /// The household she is typed into; `None`: a new one.
    pub household: Option<usize>,
    /// Its head's name as typed; empty when she is the head.
    pub head: String,
    /// Its dusun.
    pub dusun: String,
    /// Its RT.
    pub rt: u32,
    /// Its telephone; empty: not typed.
    pub phone: String,
}

/// What was done to a person typed again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mistake {
    /// Older or newer spelling, doubled letters, an h more or less.
    Spelling,
    /// Muhammad written short, or long.
    Abbreviated,
    /// A title more or less.
    Title,
    /// A second name dropped.
    Dropped,
    /// A second name nobody wrote before.
    Added,
    /// Names in another order.
    Swapped,
    /// A neighbouring key, a letter left out, doubled or exchanged.
    Slip,
    /// Only what she is called.
    Nickname,
    /// "Ny. Sari", "Bu Slamet".
    Addressed,
    /// "By. Ny. Sari", who has a name by now.
    Named,
    /// Day and month exchanged.
    DayMonth,
    /// A year off.
    Year,
    /// One digit of the day another.
    Day,
    /// An estimated age instead of a date.
    Age,
    /// The NIK with a wrong digit.
    NikDigit,
    /// No NIK although the register has one, or the other way round.
    NikMissing,
    /// Typed into a household elsewhere.
    Moved,
    /// Typed into a new household at the same place.
    Again,
    /// The other sex ticked.
    Sex,
}

/// A person of the village and how she was typed again.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Which of [`Village::people`].
    pub person: usize,
    /// As typed.
    pub typed: Typed,
    /// What went wrong.
    pub mistakes: Vec<Mistake>,
}

/// The whole set.
#[derive(Clone, Debug)]
pub struct Set {
    /// The register.
    pub village: Village,
    /// People typed again.
    pub pairs: Vec<Pair>,
    /// People who are not in the register.
    pub newcomers: Vec<Typed>,
}

impl Set {
    /// The set of a seed: 2,400 pairs and 2,400 newcomers in a village of 1,000 households.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        let mut chance = Rng::with_seed(seed);
        let village = Village::of(1_000, &mut chance);
        let mut order: Vec<usize> = (0..village.people.len()).collect();
        chance.shuffle(&mut order);
        let pairs =
            order.into_iter().take(2_400).map(|one| written::again(&village, one, &mut chance)).collect();
        let newcomers = (0..2_400).map(|_| newcomer::one(&village, &mut chance)).collect();
        Self { village, pairs, newcomers }
    }
}

/// Chosen by chance.
fn one<'a>(of: &[&'a str], chance: &mut Rng) -> &'a str {
    of[chance.usize(..of.len())]
}

/// So many in a hundred.
fn percent(share: u32, chance: &mut Rng) -> bool {
    chance.u32(..100) < share
}
