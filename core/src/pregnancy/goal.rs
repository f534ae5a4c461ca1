//! Tablets, food and classes of a pregnancy: how many so far, of how many.

use crate::rules::calendar::{AntenatalRules, SupplyGoal};

/// What a pregnancy received so far. `None`: not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// Iron tablets (TTD).
    pub iron: Option<u32>,
    /// MMS tablets; they take the place of TTD.
    pub mms: Option<u32>,
    /// Days of supplementary food.
    pub food_days: Option<u32>,
    /// Classes attended.
    pub classes: Option<u32>,
    /// Classes attended with the husband.
    pub classes_with_husband: Option<u32>,
}

/// How far one goal is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoalLine<'a> {
    /// The rule.
    pub goal: &'a SupplyGoal,
    /// So many; `None`: not known.
    pub received: Option<u32>,
}

impl GoalLine<'_> {
    /// Whether it is reached; `None`: not known.
    #[must_use]
    pub fn reached(&self) -> Option<bool> {
        self.received.map(|received| received >= self.goal.count)
    }

    /// How many are left; `None`: not known.
    #[must_use]
    pub fn left(&self) -> Option<u32> {
        self.received.map(|received| self.goal.count.saturating_sub(received))
    }
}

/// The goals of a pregnancy. With MMS on record the tablets are counted toward its goal, TTD among them: both are one
/// a day; else toward that of TTD. Food is a goal only with KEK, which the caller knows.
#[must_use]
pub fn goals<'a>(rules: &'a AntenatalRules, received: &Received) -> Vec<GoalLine<'a>> {
    let mms = received.mms.is_some_and(|mms| mms > 0);
    let tablets = match (received.iron, received.mms) {
        (None, None) => None,
        (iron, mms) => Some(iron.unwrap_or_default().saturating_add(mms.unwrap_or_default())),
    };
    rules
        .goals
        .iter()
        .filter_map(|goal| {
            let received = match goal.id.as_str() {
                "iron" if !mms => tablets,
                "mms" if mms => tablets,
                "food_days" => received.food_days,
                "classes" => received.classes,
                "classes_with_husband" => received.classes_with_husband,
                _ => return None,
            };
            Some(GoalLine { goal, received })
        })
        .collect()
}
