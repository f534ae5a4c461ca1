//! The mother's two vitamin A capsules.

use chrono::{Days, NaiveDate};

use crate::rules::calendar::{DayWindow, PostnatalRules};

/// How a capsule stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CapsuleState {
    /// Taken.
    Given {
        /// The day; `None`: not known.
        on: Option<NaiveDate>,
        /// Less than a day after the one before: asked about.
        too_soon: bool,
    },
    /// To come, or too soon after the first.
    NotYet,
    /// On time.
    Due,
    /// After its window, while *nifas* lasts.
    Late,
    /// *Nifas* is over.
    Missed,
}

/// Both capsules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MotherCapsules<'a> {
    /// In order: rule, state, first day, last day on time.
    pub lines: Vec<(&'a DayWindow, CapsuleState, NaiveDate, NaiveDate)>,
    /// Before delivery or after today.
    pub impossible: Vec<NaiveDate>,
}

/// From the capsules she took. `last_day` is the last day of *nifas*.
#[must_use]
pub fn mother_capsules<'a>(
    rules: &'a PostnatalRules,
    delivered: NaiveDate,
    taken: &[Option<NaiveDate>],
    last_day: i64,
    today: NaiveDate,
) -> MotherCapsules<'a> {
    let after = |day: NaiveDate, days: u64| day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
    let mut capsules = MotherCapsules::default();
    let mut days: Vec<Option<NaiveDate>> = Vec::new();
    for day in taken {
        match day {
            Some(day) if *day < delivered || *day > today => capsules.impossible.push(*day),
            _ => days.push(*day),
        }
    }
    // Those with a day first, in their order; one without a day may be either.
    days.sort_unstable_by_key(|day| day.unwrap_or(NaiveDate::MAX));
    let end = after(delivered, u64::try_from(last_day).unwrap_or_default());
    let apart = u64::from(rules.vitamin_a_apart_days);
    let mut before: Option<NaiveDate> = None;
    for (at, window) in rules.vitamin_a.iter().enumerate() {
        let earliest = before.map(|before| after(before, apart));
        let from = after(delivered, u64::from(window.from_day)).max(earliest.unwrap_or(NaiveDate::MIN));
        let until = after(delivered, u64::from(window.to_day));
        let state = match days.get(at) {
            Some(on) => {
                let too_soon = on.zip(earliest).is_some_and(|(on, earliest)| on < earliest);
                before = *on;
                CapsuleState::Given { on: *on, too_soon }
            }
            None if today > end => CapsuleState::Missed,
            None if today < from => CapsuleState::NotYet,
            None if today <= until => CapsuleState::Due,
            None => CapsuleState::Late,
        };
        capsules.lines.push((window, state, from, until));
    }
    capsules
}
