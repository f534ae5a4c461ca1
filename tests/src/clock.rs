//! A fixed clock that the test keeps hold of while the store uses it.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use sakukader_core::environment::{Environment, FixedEnvironment};
use uuid::Uuid;

/// A shared [`FixedEnvironment`].
#[derive(Clone, Debug)]
pub struct Clock(Arc<FixedEnvironment>);

impl Clock {
    /// Starts on a day with a seed.
    #[must_use]
    pub fn on(day: NaiveDate, seed: u64) -> Self {
        Self(Arc::new(FixedEnvironment::on(day, seed)))
    }

    /// The clock itself.
    #[must_use]
    pub fn fixed(&self) -> &FixedEnvironment {
        &self.0
    }

    /// Moves to another day, also backwards.
    pub fn set_day(&self, day: NaiveDate) {
        self.0.set_day(day);
    }
}

impl Environment for Clock {
    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }

    fn today(&self) -> NaiveDate {
        self.0.today()
    }

    fn offset(&self) -> FixedOffset {
        self.0.offset()
    }

    fn new_id(&self) -> Uuid {
        self.0.new_id()
    }

    fn salt(&self) -> [u8; 8] {
        self.0.salt()
    }
}

/// A calendar day of a test.
///
/// # Panics
/// When the calendar has no such day.
#[must_use]
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}
