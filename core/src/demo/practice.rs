//! Practice mode: a posyandu of a made-up village, so that there is someone to visit at once.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{Plan, found_at_once};
use crate::environment::FixedEnvironment;
use crate::error::Result;
use crate::saku::Saku;

/// One posyandu over three months.
pub(crate) fn plan(today: NaiveDate) -> Plan {
    Plan { seed: 7, households: 150, people: 600, months: 3, until: today }
}

/// What its ids are drawn from. Nothing of it leaves the phone, so that they may be the same on every one.
const IDS: u64 = u64::from_be_bytes(*b"latihan ");

/// Fills an empty store: all of it or, when that is broken off, nothing. Everyone who practises on a day has the same
/// village, down to its ids, by which ties are broken.
pub(crate) fn fill(folder: &Path, today: NaiveDate, each_day: &mut dyn FnMut(usize, usize)) -> Result<()> {
    let plan = plan(today);
    let clock = Arc::new(FixedEnvironment::on(today, IDS));
    let mut saku = Saku::open(folder, true, Box::new(Arc::clone(&clock)))?;
    saku.batch(|saku| found_at_once(saku, &clock, &plan, each_day))
}
