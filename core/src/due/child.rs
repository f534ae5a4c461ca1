//! The whole calendar of a child: immunization, vitamin A, deworming, school doses.

use chrono::NaiveDate;

use super::PersonFacts;
use crate::immunization::{ImmunizationCalendar, SchoolLine, calendar, school};
use crate::rules::Rules;
use crate::rules::calendar::Campaign;
use crate::supplement::{CampaignCalendar, campaign};

/// Everything with a window in a child's life.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChildCalendar<'a> {
    /// Routine doses.
    pub immunization: ImmunizationCalendar<'a>,
    /// Doses at school.
    pub school: Vec<SchoolLine<'a>>,
    /// Vitamin A and deworming.
    pub campaigns: Vec<(&'a Campaign, CampaignCalendar<'a>)>,
}

/// The calendar of one child on a day; empty without a birth date or before birth.
#[must_use]
pub fn child_calendar<'a>(rules: &'a Rules, facts: &'a PersonFacts, today: NaiveDate) -> ChildCalendar<'a> {
    let Some(child) = facts.child().filter(|child| child.birth <= today) else {
        return ChildCalendar::default();
    };
    let plan = &rules.calendars;
    ChildCalendar {
        immunization: calendar(&plan.immunization, &child, today),
        school: school(&plan.immunization, &child, today),
        campaigns: plan
            .supplements
            .campaigns
            .iter()
            .map(|one| (one, campaign(one, child.birth, facts.supplements(&one.given_as), today)))
            .collect(),
    }
}
