//! Expected date of delivery (HPL), weeks and trimester; contacts, goals and risk flags of a pregnancy.

mod antenatal;
mod goal;
pub(crate) mod possible;
mod risk;
#[cfg(test)]
mod schedule_tests;

pub use antenatal::{Antenatal, AntenatalLine, antenatal};
pub use goal::{GoalLine, Received, goals};
pub use risk::{RiskFacts, Risks, risks};

use chrono::{Days, NaiveDate};

use crate::rules::Rules;

/// Where an HPL comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DueDateSource {
    /// Computed from HPHT.
    LastPeriod,
    /// From the Buku KIA: USG or nakes. It goes before the computed one.
    Nakes,
}

/// An HPL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueDate {
    /// The day.
    pub day: NaiveDate,
    /// Where it comes from.
    pub source: DueDateSource,
}

/// What is told of a pregnancy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dating {
    /// First day of the last period (HPHT).
    pub last_period: Option<NaiveDate>,
    /// HPL written by nakes.
    pub nakes_due_date: Option<NaiveDate>,
}

/// Trimester by the antenatal page of the Buku KIA (C6, C17). Never shown without the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trimester {
    /// To 12 completed weeks.
    First,
    /// 13–24.
    Second,
    /// From 25.
    Third,
}

fn count(rules: &Rules, name: &str) -> Option<i64> {
    rules.cut_offs.get(name).map(|cut_off| cut_off.value)
}

/// The HPL: that of nakes, else HPHT + 280 days (D26).
#[must_use]
pub fn due_date(rules: &Rules, dating: &Dating) -> Option<DueDate> {
    if let Some(day) = dating.nakes_due_date {
        return Some(DueDate { day, source: DueDateSource::Nakes });
    }
    let length = u64::try_from(count(rules, "pregnancy_days")?).ok()?;
    let day = dating.last_period?.checked_add_days(Days::new(length))?;
    Some(DueDate { day, source: DueDateSource::LastPeriod })
}

/// The day weeks are counted from: HPHT, or the HPL of nakes less 280 days.
#[must_use]
pub fn first_day(rules: &Rules, dating: &Dating) -> Option<NaiveDate> {
    let length = u64::try_from(count(rules, "pregnancy_days")?).ok()?;
    due_date(rules, dating)?.day.checked_sub_days(Days::new(length))
}

/// Completed weeks on a day, counted from HPHT; where nakes gave the HPL, from that day less 280, so that week
/// and HPL agree. `None` without a date or before it.
#[must_use]
pub fn weeks(rules: &Rules, dating: &Dating, day: NaiveDate) -> Option<i64> {
    let days = (day - first_day(rules, dating)?).num_days();
    (days >= 0).then_some(days / 7)
}

/// The trimester of a completed week.
#[must_use]
pub fn trimester(rules: &Rules, weeks: i64) -> Option<Trimester> {
    Some(if weeks <= count(rules, "trimester_1_last_week")? {
        Trimester::First
    } else if weeks <= count(rules, "trimester_2_last_week")? {
        Trimester::Second
    } else {
        Trimester::Third
    })
}

/// Whether it is time to ask "Sudah melahirkan?": from HPL + 8 (D26).
#[must_use]
pub fn ask_delivered(rules: &Rules, dating: &Dating, day: NaiveDate) -> bool {
    let after = count(rules, "ask_delivered_after_days").and_then(|days| u64::try_from(days).ok());
    let from =
        due_date(rules, dating).zip(after).and_then(|(due, days)| due.day.checked_add_days(Days::new(days)));
    from.is_some_and(|from| day >= from)
}

#[cfg(test)]
mod tests;
