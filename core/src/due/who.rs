//! Whether a person is on a list: yes, no, or not known.

use chrono::NaiveDate;

use super::PersonFacts;
use crate::checklist::Sex;
use crate::life_stage::{add_months, overlays};
use crate::rules::Rules;
use crate::rules::calendar::{AgePoint, Target, Who};

/// Any line that fits; not known when none fits and one might.
pub(super) fn is_target(
    rules: &Rules,
    facts: &PersonFacts,
    target: &Target,
    today: NaiveDate,
) -> Option<bool> {
    let mut found = Some(false);
    for who in &target.who {
        match fits(rules, facts, who, today) {
            Some(true) => return Some(true),
            None => found = None,
            Some(false) => {}
        }
    }
    found
}

/// The day of age on which a line of `who` begins for her.
pub(super) fn begins(facts: &PersonFacts, target: &Target, today: NaiveDate) -> Option<NaiveDate> {
    let birth = facts.birth?;
    target
        .who
        .iter()
        .filter(|who| age(birth, who, today) == Some(true))
        .find_map(|who| reached(birth, who.from?))
}

fn reached(birth: NaiveDate, point: AgePoint) -> Option<NaiveDate> {
    let months = add_months(birth, i64::from(point.months))?;
    months.checked_add_days(chrono::Days::new(u64::from(point.days)))
}

fn age(birth: NaiveDate, who: &Who, today: NaiveDate) -> Option<bool> {
    if today < birth {
        return Some(false);
    }
    let from = who.from.map_or(Some(true), |from| Some(reached(birth, from)? <= today))?;
    let until = who.until.map_or(Some(true), |until| Some(today < reached(birth, until)?))?;
    Some(from && until)
}

fn fits(rules: &Rules, facts: &PersonFacts, who: &Who, today: NaiveDate) -> Option<bool> {
    let aged = who.from.is_some() || who.until.is_some();
    let by_age = || if aged { age(facts.birth?, who, today) } else { Some(true) };
    let stage = match (who.grade, facts.grade) {
        (Some((first, last)), Some(grade)) => Some((first..=last).contains(&grade)),
        _ => by_age(),
    };
    let sex = match who.female {
        None => Some(true),
        Some(female) => facts.sex.map(|sex| (sex == Sex::Female) == female),
    };
    let married = if who.married { facts.married } else { Some(true) };
    let over = who
        .overlay
        .map_or(Some(true), |overlay| Some(overlays(rules, &facts.life(today)).contains(&overlay)));
    let mut finding = Some(who.any_of.is_empty());
    for one in &who.any_of {
        match facts.findings.get(one) {
            Some(true) => {
                finding = Some(true);
                break;
            }
            None => finding = None,
            Some(false) => {}
        }
    }
    let all = [stage, sex, married, over, finding];
    if all.contains(&Some(false)) {
        return Some(false);
    }
    all.iter().all(Option::is_some).then_some(true)
}
