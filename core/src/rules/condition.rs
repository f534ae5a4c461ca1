//! Conditions: three-valued, so that what was not answered is neither yes nor no.

use chrono::NaiveDate;
use serde::Deserialize;

use super::answer::AnswerValue;
use super::form::{Form, Item, NumberItem};

/// What is known of the person beside the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Whole days since birth.
    AgeDays,
    /// Completed months (D23).
    AgeMonths,
    /// Completed years (D23).
    AgeYears,
    /// Completed weeks of pregnancy.
    WeeksPregnant,
    /// Which pregnancy this is: 1 for the first.
    Gravida,
    /// Whole years between the child before and this pregnancy.
    SpacingYears,
    /// Calendar days since the last delivery, 0 on its day (D27).
    DaysSinceDelivery,
}

/// A state of the person beside her age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Pregnant.
    Pregnant,
    /// 0–42 days after delivery.
    Postpartum,
    /// From 43 days, while the family says so.
    Breastfeeding,
    /// Female.
    Female,
    /// Male.
    Male,
}

/// A measured value beside the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    /// Greater than before.
    Up,
    /// The same.
    Level,
    /// Less than before.
    Down,
    /// Not answered, or nothing to compare with.
    Unknown,
}

/// How a number is compared. The number is resolved from its name when the file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `>=`
    AtLeast(i64),
    /// `>`
    Above(i64),
    /// `<=`
    AtMost(i64),
    /// `<`
    Below(i64),
}

impl Comparison {
    fn holds(self, value: i64) -> bool {
        match self {
            Self::AtLeast(limit) => value >= limit,
            Self::Above(limit) => value > limit,
            Self::AtMost(limit) => value <= limit,
            Self::Below(limit) => value < limit,
        }
    }

    /// The number compared with.
    #[must_use]
    pub fn limit(self) -> i64 {
        match self {
            Self::AtLeast(limit) | Self::Above(limit) | Self::AtMost(limit) | Self::Below(limit) => limit,
        }
    }
}

/// A condition. Items are positions in the form, so that evaluating looks nothing up by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Every one holds.
    All(Vec<Self>),
    /// At least one holds.
    Any(Vec<Self>),
    /// It does not hold; unknown stays unknown.
    Not(Box<Self>),
    /// The choice or sign has one of these values.
    Is {
        /// Position of the item.
        item: usize,
        /// Values of its options.
        values: Vec<String>,
    },
    /// The item's number compares so.
    Number {
        /// Position of the item.
        item: usize,
        /// With what.
        comparison: Comparison,
    },
    /// The item's day is longer ago than so many months on the day of the visit (the same date is not longer).
    OlderThanMonths {
        /// Position of the item.
        item: usize,
        /// How many.
        months: i64,
    },
    /// The item's number beside the one before. Never unknown.
    Trend {
        /// Position of the item.
        item: usize,
        /// How it went.
        trend: Trend,
    },
    /// Whether the item has an answer this version can read. Never unknown.
    Answered {
        /// Position of the item.
        item: usize,
        /// Wanted.
        answered: bool,
    },
    /// The fact compares so.
    Fact {
        /// Which.
        fact: Fact,
        /// With what.
        comparison: Comparison,
    },
    /// Whether the fact is known. Never unknown.
    Known {
        /// Which.
        fact: Fact,
        /// Wanted.
        known: bool,
    },
    /// The person has this status.
    Status(Status),
}

/// What a condition is held against.
pub trait Ground {
    /// The answer of an item.
    fn answer(&self, item: &Item) -> Option<&AnswerValue>;
    /// A fact.
    fn fact(&self, fact: Fact) -> Option<i64>;
    /// A status; `None` when it is not known.
    fn status(&self, status: Status) -> Option<bool>;
    /// Whether a day is more than so many months before the day of the visit.
    fn older_than_months(&self, item: &Item, day: NaiveDate, months: i64) -> bool;
    /// How the item's number went since the one before.
    fn trend(&self, item: &Item, number: &NumberItem<'_>) -> Trend;
}

impl Condition {
    /// `None` when what it asks for is not known.
    pub fn holds(&self, form: &Form, ground: &impl Ground) -> Option<bool> {
        match self {
            Self::All(conditions) => {
                let mut result = Some(true);
                for condition in conditions {
                    match condition.holds(form, ground) {
                        Some(false) => return Some(false),
                        None => result = None,
                        Some(true) => {}
                    }
                }
                result
            }
            Self::Any(conditions) => {
                let mut result = Some(false);
                for condition in conditions {
                    match condition.holds(form, ground) {
                        Some(true) => return Some(true),
                        None => result = None,
                        Some(false) => {}
                    }
                }
                result
            }
            Self::Not(condition) => condition.holds(form, ground).map(|holds| !holds),
            Self::Is { item, values } => {
                let item = form.items.get(*item)?;
                let value = item.choice(ground.answer(item)?)?;
                Some(values.iter().any(|wanted| wanted == value))
            }
            Self::Number { item, comparison } => {
                let item = form.items.get(*item)?;
                Some(comparison.holds(item.number(ground.answer(item)?)?.value))
            }
            Self::OlderThanMonths { item, months } => {
                let item = form.items.get(*item)?;
                let day = item.date(ground.answer(item)?)?;
                Some(ground.older_than_months(item, day, *months))
            }
            Self::Trend { item, trend } => {
                let item = form.items.get(*item)?;
                let found = ground
                    .answer(item)
                    .and_then(|answer| item.number(answer))
                    .map_or(Trend::Unknown, |number| ground.trend(item, &number));
                Some(found == *trend)
            }
            Self::Answered { item, answered } => {
                let item = form.items.get(*item)?;
                let found = ground.answer(item).is_some_and(|answer| item.can_read(answer));
                Some(found == *answered)
            }
            Self::Fact { fact, comparison } => Some(comparison.holds(ground.fact(*fact)?)),
            Self::Known { fact, known } => Some(ground.fact(*fact).is_some() == *known),
            Self::Status(status) => ground.status(*status),
        }
    }

    /// Visits this condition and all inside it.
    pub(super) fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        match self {
            Self::All(conditions) | Self::Any(conditions) => {
                for condition in conditions {
                    condition.walk(visit);
                }
            }
            Self::Not(condition) => condition.walk(visit),
            _ => {}
        }
    }
}
