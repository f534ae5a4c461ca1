//! BIAS: doses at school, in a month of a school year.

use chrono::{Datelike, Months, NaiveDate};

use super::record::Child;
use crate::checklist::Sex;
use crate::life_stage::Age;
use crate::rules::calendar::{ImmunizationRules, SchoolDose};

/// How a school dose stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SchoolState {
    /// On record.
    Given {
        /// The day; `None`: not known.
        on: Option<NaiveDate>,
    },
    /// Its month is to come.
    NotYet,
    /// In its month.
    Due,
    /// Its month is over and nothing is on record: "Tanyakan ke bidan".
    Ask,
}

/// One school dose of a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolLine<'a> {
    /// The rule.
    pub rule: &'a SchoolDose,
    /// How it stands.
    pub state: SchoolState,
    /// First day of its month.
    pub from: NaiveDate,
    /// Last day of its month.
    pub until: NaiveDate,
    /// Whether it is for girls only and the sex is not known.
    pub sex_unknown: bool,
}

/// Month in which the school year begins.
const SCHOOL_YEAR: u32 = 7;

/// The doses of the school years, to the last that the rules name. A child whose grade is not known is taken to be
/// in the grade of her age on the first of the month.
#[must_use]
pub fn school<'a>(rules: &'a ImmunizationRules, child: &Child<'_>, today: NaiveDate) -> Vec<SchoolLine<'a>> {
    let mut lines = Vec::new();
    for rule in &rules.school {
        if rule.girls && child.sex == Some(Sex::Male) {
            continue;
        }
        let Some((from, until)) = month(rule, child, today) else { continue };
        let record = child.doses.iter().find(|dose| {
            let possible = dose.on.is_none_or(|on| on >= child.birth && on <= today);
            possible && dose.number == rule.number && rules.antigen(&dose.antigen) == Some(rule.antigen)
        });
        let state = match record {
            Some(dose) => SchoolState::Given { on: dose.on },
            None if today < from => SchoolState::NotYet,
            None if today <= until => SchoolState::Due,
            None => SchoolState::Ask,
        };
        let sex_unknown = rule.girls && child.sex.is_none();
        lines.push(SchoolLine { rule, state, from, until, sex_unknown });
    }
    lines
}

/// First and last day of the month a child is given a dose at school.
fn month(rule: &SchoolDose, child: &Child<'_>, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let year = match child.grade {
        Some(grade) => {
            let begun = if today.month() >= SCHOOL_YEAR { today.year() } else { today.year() - 1 };
            let school_year = begun + i32::from(rule.grade) - i32::from(grade);
            if rule.month >= SCHOOL_YEAR { school_year } else { school_year + 1 }
        }
        None => {
            // The one year on whose first of the month she has completed so many years.
            let near = child.birth.year().checked_add(i32::try_from(rule.years).ok()?)?;
            (near..=near + 1).find(|year| {
                NaiveDate::from_ymd_opt(*year, rule.month, 1)
                    .and_then(|first| Age::on(child.birth, first))
                    .is_some_and(|age| age.years() == i64::from(rule.years))
            })?
        }
    };
    let from = NaiveDate::from_ymd_opt(year, rule.month, 1)?;
    Some((from, from.checked_add_months(Months::new(1))?.pred_opt()?))
}
