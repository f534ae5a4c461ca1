//! The made set on which finding look-alikes is measured: people of a made-up village, the same people typed again by
//! somebody else, and new people who are not in the register.
//!
//! It was written before the matcher, and the matcher is not tuned on it. Its seed is its own, and so is its model of
//! what goes wrong ([`again`]): how names are heard and spelled, what a thumb does to a phone's keyboard, what is known
//! on one day and not on another.

pub mod again;
pub mod people;
pub mod store;

use fastrand::Rng;

use again::{Again, again};
use people::{Person, Village};

/// The seed of the set: used for nothing else.
const SEED: u64 = 0x5A6B_0C2D;
/// Households in the register.
const HOUSEHOLDS: usize = 620;
/// People typed again, and new people.
const EACH: usize = 2_200;

/// The set.
#[derive(Debug)]
pub struct MadeSet {
    /// Who is in the register.
    pub village: Village,
    /// Somebody of the register, by place, typed again.
    pub pairs: Vec<Again>,
    /// People who are not in the register, as they are typed.
    pub strangers: Vec<Again>,
}

impl MadeSet {
    /// The set, the same each time.
    #[must_use]
    pub fn new() -> Self {
        let mut chance = Rng::with_seed(SEED);
        let village = Village::found(HOUSEHOLDS, &mut chance);
        let known = village.people.len();
        let pairs = (0..EACH).map(|_| again(&village, chance.usize(..known), &mut chance)).collect();
        let strangers = (0..EACH).map(|_| stranger(&village, &mut chance)).collect();
        Self { village, pairs, strangers }
    }
}

impl Default for MadeSet {
    fn default() -> Self {
        Self::new()
    }
}

/// Somebody new: born or moved into a household that is here, or of one that has just come. A third of the families
/// that come are typed with the same faults as everybody else.
fn stranger(village: &Village, chance: &mut Rng) -> Again {
    let household = chance.usize(..village.households.len());
    let kind = chance.u32(..100);
    let person = match kind {
        // A child born since: to a mother of the house, whose older children are in the register.
        0..28 => village.newborn(household, chance),
        // The other twin of a child that is here.
        28..30 => match village.twin(chance) {
            Some(twin) => twin,
            None => village.newborn(household, chance),
        },
        // A brother or sister who had not been written down.
        30..45 => village.sibling(household, chance),
        // Somebody who moves into a house: a relative, a wife, a husband.
        45..70 => village.joins(household, chance),
        // The head of a family that comes from elsewhere.
        _ => Person { home: None, ..village.comes(chance) },
    };
    again::typed_once(village, &person, chance)
}
