//! Where time, ids and randomness come in.
//!
//! The core has no clock of its own: the phone hands it the system's, tests and the village generator a fixed one.

use std::sync::Mutex;

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, Offset, Utc};
use uuid::Uuid;

/// The clock, the calendar and the dice.
pub trait Environment: Send + Sync {
    /// The instant, from the system's clock; it may be wrong or set back.
    fn now(&self) -> DateTime<Utc>;
    /// The calendar day where the phone is.
    fn today(&self) -> NaiveDate;
    /// The phone's offset from UTC, for showing an instant.
    fn offset(&self) -> FixedOffset;
    /// A new UUIDv7.
    fn new_id(&self) -> Uuid;
    /// Eight random bytes, for the salt of a body.
    fn salt(&self) -> [u8; 8];
}

/// A fixed clock that ticks a second a call, with ids that follow from a seed: the same run gives the same store.
#[derive(Debug)]
pub struct FixedEnvironment {
    state: Mutex<Fixed>,
}

#[derive(Debug)]
struct Fixed {
    now: DateTime<Utc>,
    counter: u64,
    seed: u64,
}

impl FixedEnvironment {
    /// Starts at 01:00 UTC (eight in the morning in western Indonesia) of a day.
    #[must_use]
    pub fn on(day: NaiveDate, seed: u64) -> Self {
        let now = day.and_hms_opt(1, 0, 0).unwrap_or_default().and_utc();
        Self { state: Mutex::new(Fixed { now, counter: 0, seed }) }
    }

    /// Moves the clock to 01:00 UTC of another day, also backwards.
    pub fn set_day(&self, day: NaiveDate) {
        if let Ok(mut state) = self.state.lock() {
            state.now = day.and_hms_opt(1, 0, 0).unwrap_or_default().and_utc();
        }
    }

    fn step<T>(&self, f: impl FnOnce(&mut Fixed) -> T) -> T {
        let mut state = self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        f(&mut state)
    }
}

/// SplitMix64: enough to spread a counter over an id.
fn mix(mut x: u64) -> u64 {
    x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

impl<E: Environment + ?Sized> Environment for std::sync::Arc<E> {
    fn now(&self) -> DateTime<Utc> {
        (**self).now()
    }

    fn today(&self) -> NaiveDate {
        (**self).today()
    }

    fn offset(&self) -> FixedOffset {
        (**self).offset()
    }

    fn new_id(&self) -> Uuid {
        (**self).new_id()
    }

    fn salt(&self) -> [u8; 8] {
        (**self).salt()
    }
}

impl Environment for FixedEnvironment {
    fn now(&self) -> DateTime<Utc> {
        self.step(|s| {
            s.now += Duration::seconds(1);
            s.now
        })
    }

    fn today(&self) -> NaiveDate {
        self.step(|s| s.now.date_naive())
    }

    fn offset(&self) -> FixedOffset {
        // Western Indonesia.
        FixedOffset::east_opt(7 * 3600).unwrap_or_else(|| Utc.fix())
    }

    fn new_id(&self) -> Uuid {
        self.step(|s| {
            s.counter += 1;
            let millis = u64::try_from(s.now.timestamp_millis()).unwrap_or(0);
            let random = (u128::from(mix(s.seed ^ s.counter)) << 64)
                | u128::from(mix(s.seed.rotate_left(32) ^ s.counter));
            let bytes = random.to_be_bytes();
            let mut tail = [0u8; 10];
            tail.copy_from_slice(bytes.first_chunk::<10>().unwrap_or(&[0; 10]));
            uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
        })
    }

    fn salt(&self) -> [u8; 8] {
        self.step(|s| {
            s.counter += 1;
            mix(s.seed ^ s.counter).to_be_bytes()
        })
    }
}
