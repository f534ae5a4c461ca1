//! The phone's clock, calendar and dice.

use chrono::{DateTime, FixedOffset, Local, NaiveDate, Utc};
use sakukader_core::environment::Environment;
use uuid::Uuid;

/// The system's.
pub(crate) struct SystemEnvironment;

impl Environment for SystemEnvironment {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn today(&self) -> NaiveDate {
        Local::now().date_naive()
    }

    fn offset(&self) -> FixedOffset {
        *Local::now().offset()
    }

    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn salt(&self) -> [u8; 8] {
        let random = Uuid::new_v4().into_bytes();
        // Bytes 6 and 8 of a UUIDv4 carry its version and variant: take the others.
        let [a, b, c, d, e, f, _, g, _, h, ..] = random;
        [a, b, c, d, e, f, g, h]
    }
}
