//! Conditions: three-valued, so that what was not answered is neither yes nor no.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::answer::AnswerValue;
use super::derive::{Derived, Value};
use super::form::{Form, Item, ItemKind, NumberItem};
use super::limit::Limit;
use super::number::Measure;
use super::stand::{Scheduled, Stand};

/// Sex as registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// *Perempuan*.
    Female,
    /// *Laki-laki*.
    Male,
}

/// What is known of the person beside the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// From the newest weight and height on record, tenths of kg/m² (D17).
    Bmi,
    /// Doses of the child's calendar that are late, of those neither on record nor said to be given.
    DosesLate,
    /// Doses on record or said to be given.
    DosesKnown,
}

/// A state of the person beside her age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// On treatment for TB, as far as the register knows.
    TbPatient,
    /// Somebody in her household has TB, as far as the register knows.
    TbContact,
}

/// A measured value beside the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

/// What a number is compared with; names are resolved when the file is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    /// The same for everyone.
    Number(i64),
    /// By sex and age.
    Limit(Limit),
}

impl Bound {
    fn value(&self, ground: &impl Ground) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Limit(limit) => limit.value(ground),
        }
    }

    /// Every number it may be.
    pub(super) fn all(&self) -> Vec<i64> {
        match self {
            Self::Number(number) => vec![*number],
            Self::Limit(limit) => limit.rows.iter().map(|row| row.value).collect(),
        }
    }
}

/// How a number is compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// `>=`
    AtLeast(Bound),
    /// `>`
    Above(Bound),
    /// `<=`
    AtMost(Bound),
    /// `<`
    Below(Bound),
}

impl Comparison {
    /// Whether it holds for every number from `least` to `most`; `None` when for some and not for others, or when
    /// what it is compared with is not known of this person.
    fn holds(&self, ground: &impl Ground, least: i64, most: i64) -> Option<bool> {
        let limit = self.bound().value(ground)?;
        let one = |value: i64| match self {
            Self::AtLeast(_) => value >= limit,
            Self::Above(_) => value > limit,
            Self::AtMost(_) => value <= limit,
            Self::Below(_) => value < limit,
        };
        // Each comparison changes once along the numbers.
        (one(least) == one(most)).then(|| one(least))
    }

    /// What is compared with.
    #[must_use]
    pub fn bound(&self) -> &Bound {
        match self {
            Self::AtLeast(bound) | Self::Above(bound) | Self::AtMost(bound) | Self::Below(bound) => bound,
        }
    }
}

/// A condition. Items are positions in the form, so that evaluating looks nothing up by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// Every one holds.
    All(Vec<Self>),
    /// At least one holds.
    Any(Vec<Self>),
    /// It does not hold; unknown stays unknown.
    Not(Box<Self>),
    /// The choice, sign or class has one of these values.
    Is {
        /// Position of the item.
        item: usize,
        /// Values of its options.
        values: Vec<String>,
    },
    /// The item's number, answered or derived, compares so.
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
    /// The last value on record of a measure, up to the day of the visit, compares so.
    Last {
        /// Which.
        measure: Measure,
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
    /// The calendar says one of these of the dose or campaign.
    Stands {
        /// Which.
        of: Scheduled,
        /// Wanted.
        stands: Vec<Stand>,
    },
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
    /// The last value on record of a measure, up to the day of the visit.
    fn last(&self, measure: Measure) -> Option<i64>;
    /// What the derived item at a position comes to.
    fn derived(&self, form: &Form, position: usize, derived: &Derived) -> Value;
    /// A z-score, or what the KMS says of a weighing.
    fn growth(&self, form: &Form, derived: &Derived) -> Value;
    /// How a dose or campaign stands by its calendar; `None` without a birth date.
    fn stands(&self, of: Scheduled) -> Option<Stand>;
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
            Self::Is { item: position, values } => {
                let item = form.items.get(*position)?;
                if let ItemKind::Derived(derived) = &item.kind {
                    return ground.derived(form, *position, derived).is(derived, values);
                }
                let value = item.choice(ground.answer(item)?)?;
                Some(values.iter().any(|wanted| wanted == value))
            }
            Self::Number { item: position, comparison } => {
                let item = form.items.get(*position)?;
                if let ItemKind::Derived(derived) = &item.kind {
                    let (least, most) = ground.derived(form, *position, derived).range()?;
                    return comparison.holds(ground, least, most);
                }
                let value = item.number(ground.answer(item)?)?.value;
                comparison.holds(ground, value, value)
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
            Self::Answered { item: position, answered } => {
                let item = form.items.get(*position)?;
                if let ItemKind::Derived(derived) = &item.kind {
                    return Some(ground.derived(form, *position, derived).is_exact() == *answered);
                }
                let found = ground.answer(item).is_some_and(|answer| item.can_read(answer));
                Some(found == *answered)
            }
            Self::Fact { fact, comparison } => {
                let value = ground.fact(*fact)?;
                comparison.holds(ground, value, value)
            }
            Self::Last { measure, comparison } => {
                let value = ground.last(*measure)?;
                comparison.holds(ground, value, value)
            }
            Self::Known { fact, known } => Some(ground.fact(*fact).is_some() == *known),
            Self::Status(status) => ground.status(*status),
            Self::Stands { of, stands } => Some(stands.contains(&ground.stands(*of)?)),
        }
    }

    /// The position of the item it asks about itself.
    pub(crate) fn item(&self) -> Option<usize> {
        match self {
            Self::Is { item, .. }
            | Self::Number { item, .. }
            | Self::OlderThanMonths { item, .. }
            | Self::Trend { item, .. }
            | Self::Answered { item, .. } => Some(*item),
            _ => None,
        }
    }

    /// Visits this condition and all inside it.
    pub(crate) fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
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
