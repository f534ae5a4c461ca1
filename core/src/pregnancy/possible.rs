//! What can be said of a pregnancy at all: the same for a form that is typed and for a line read from a file.

use chrono::NaiveDate;

use super::{Dating, count, first_day};
use crate::life_stage::Age;
use crate::rules::{Rules, Sex};

/// Whether a pregnancy or a delivery can be of a person; what is not known of her speaks for it.
pub(crate) fn may_be_pregnant(rules: &Rules, sex: Option<Sex>, age: Option<Age>) -> bool {
    sex != Some(Sex::Male) && age.is_none_or(|age| fertile(rules, age))
}

/// Whether somebody of this age may be pregnant or give birth.
pub(crate) fn fertile(rules: &Rules, age: Age) -> bool {
    let (from, to) = years(rules);
    (from..=to).contains(&age.years())
}

/// The first and the last completed year of age that is not asked about.
pub(crate) fn years(rules: &Rules) -> (i64, i64) {
    let of = |name| count(rules, name);
    (of("pregnant_from_years").unwrap_or(i64::MIN), of("pregnant_to_years").unwrap_or(i64::MAX))
}

/// Whether a pregnancy that goes on by `day` may have begun with this HPHT; an older one belongs to one that has ended.
pub(crate) fn last_period_fits(rules: &Rules, last_period: NaiveDate, day: NaiveDate) -> bool {
    within(rules, (day - last_period).num_days())
}

/// Whether an HPL may be that of a pregnancy that goes on by `day`.
pub(crate) fn due_date_fits(rules: &Rules, due: NaiveDate, day: NaiveDate) -> bool {
    within(rules, (due - day).num_days().saturating_abs())
}

/// How long a pregnancy lasts at most, in weeks.
pub(crate) fn longest_weeks(rules: &Rules) -> i64 {
    count(rules, "pregnancy_longest_days").unwrap_or(i64::MAX) / 7
}

/// Whether a child may be born alive after so many completed weeks.
pub(crate) fn live_birth_fits(rules: &Rules, weeks: i64) -> bool {
    let from = count(rules, "live_birth_from_weeks").unwrap_or(i64::MIN);
    (from..=longest_weeks(rules)).contains(&weeks)
}

fn within(rules: &Rules, days: i64) -> bool {
    count(rules, "pregnancy_longest_days").is_none_or(|most| days <= most)
}

/// Whether a pregnancy began before a delivery: then it is the one that has ended.
pub(crate) fn ended_by(rules: &Rules, dating: &Dating, delivered: NaiveDate) -> bool {
    first_day(rules, dating).is_some_and(|first| first <= delivered)
}
