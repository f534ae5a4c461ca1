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

/// Fills an empty store: all of it or, when that is broken off, nothing. Everyone who practises has the same village.
pub(crate) fn fill(
    folder: &Path,
    today: NaiveDate,
    ids: u64,
    each_day: &mut dyn FnMut(usize, usize),
) -> Result<()> {
    let plan = plan(today);
    let clock = Arc::new(FixedEnvironment::on(today, ids));
    let mut saku = Saku::open(folder, true, Box::new(Arc::clone(&clock)))?;
    saku.batch(|saku| found_at_once(saku, &clock, &plan, each_day))
}
