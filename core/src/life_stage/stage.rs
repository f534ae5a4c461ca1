//! Stage by age, and what lies over it.

use chrono::NaiveDate;

use super::{Age, LifeStage, Overlay};
use crate::rules::Rules;

/// What decides the stage of a member on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LifeFacts {
    /// The day.
    pub day: NaiveDate,
    /// Birth date.
    pub birth: Option<NaiveDate>,
    /// A pregnancy is recorded and has not ended.
    pub pregnant: bool,
    /// The last delivery.
    pub delivered: Option<NaiveDate>,
    /// The family says she breastfeeds.
    pub breastfeeding: bool,
}

impl LifeFacts {
    /// Only a birth date.
    #[must_use]
    pub fn aged(birth: Option<NaiveDate>, day: NaiveDate) -> Self {
        Self { day, birth, pregnant: false, delivered: None, breastfeeding: false }
    }
}

/// The stage by age; `None` without a birth date or before birth.
#[must_use]
pub fn stage(rules: &Rules, facts: &LifeFacts) -> Option<LifeStage> {
    let age = Age::on(facts.birth?, facts.day)?;
    rules.life()?.stage(age.months())
}

/// Pregnant, postpartum (0–42 days), breastfeeding (from day 43, while the family says so, to 24 months: D24).
/// A girl of 17 who is pregnant is both adolescent and pregnant.
#[must_use]
pub fn overlays(rules: &Rules, facts: &LifeFacts) -> Vec<Overlay> {
    let mut overlays = Vec::new();
    if facts.pregnant {
        overlays.push(Overlay::Pregnant);
    }
    let since = facts.delivered.and_then(|delivered| Age::on(delivered, facts.day));
    if let (Some(since), Some(life)) = (since, rules.life()) {
        if since.days() <= life.postpartum_last_day {
            overlays.push(Overlay::Postpartum);
        } else if facts.breastfeeding && since.months() < life.breastfeeding_until_month {
            overlays.push(Overlay::Breastfeeding);
        }
    }
    overlays
}

/// The form of the sheet a visit asks of this member; `None` when there is none for her yet.
#[must_use]
pub fn visit_sheet<'a>(rules: &'a Rules, facts: &LifeFacts) -> Option<&'a str> {
    let months = facts.birth.and_then(|birth| Age::on(birth, facts.day)).map(Age::months);
    rules.life()?.sheet(&overlays(rules, facts), months)
}
