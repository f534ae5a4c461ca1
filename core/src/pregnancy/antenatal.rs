//! K1–K6: which contact of which trimester is missing (C6, D4).

use chrono::{Days, NaiveDate};

use super::{Dating, Trimester, count, due_date, first_day, trimester, weeks};
use crate::postnatal::{Contact, ContactState};
use crate::rules::calendar::AntenatalContact;
use crate::rules::{Level, Rules};

/// One contact of the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AntenatalLine<'a> {
    /// The rule.
    pub contact: &'a AntenatalContact,
    /// How it stands; *missed* when its trimester is over.
    pub state: ContactState,
    /// First day of its trimester.
    pub from: NaiveDate,
    /// Last day of its trimester; HPL for the third.
    pub until: NaiveDate,
}

/// The schedule of a pregnancy on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Antenatal<'a> {
    /// Completed weeks. Never show the trimester without them.
    pub weeks: i64,
    /// By C17.
    pub trimester: Trimester,
    /// K1–K6.
    pub lines: Vec<AntenatalLine<'a>>,
    /// On record, but before the pregnancy or after today.
    pub outside: Vec<&'a Contact>,
    /// How many are missing in this trimester.
    pub missing_now: usize,
    /// How many are missing of trimesters that are over.
    pub missing_past: usize,
    /// D4: 1 while this trimester is not over, 2 when one passed without its contacts.
    pub level: Level,
}

/// 1–3.
fn number(trimester: Trimester) -> u8 {
    match trimester {
        Trimester::First => 1,
        Trimester::Second => 2,
        Trimester::Third => 3,
    }
}

/// From the contacts on record; `None` while neither HPHT nor HPL is known, or before HPHT. The day of a contact
/// decides its trimester; a contact without a day counts where its name puts it.
#[must_use]
pub fn antenatal<'a>(
    rules: &'a Rules,
    dating: &Dating,
    record: &'a [Contact],
    today: NaiveDate,
) -> Option<Antenatal<'a>> {
    let plan = &rules.calendars.antenatal;
    let week = weeks(rules, dating, today)?;
    let now = trimester(rules, week)?;
    let schedule = &plan.contacts;
    let mut taken: Vec<Option<Option<NaiveDate>>> = vec![None; schedule.len()];
    let mut outside = Vec::new();
    let mut sorted: Vec<&Contact> = record.iter().collect();
    sorted.sort_by_key(|contact| (contact.on.is_none(), contact.on));
    for contact in sorted {
        let named = |one: &AntenatalContact| {
            contact.code.as_deref().is_some_and(|code| code.eq_ignore_ascii_case(&one.code))
        };
        let place = match contact.on {
            Some(on) => {
                let of = weeks(rules, dating, on).and_then(|week| trimester(rules, week)).map(number);
                let Some(of) = of.filter(|_| on <= today) else {
                    outside.push(contact);
                    continue;
                };
                let free = |(at, one): &(usize, &AntenatalContact)| {
                    one.trimester == of && taken.get(*at).is_some_and(Option::is_none)
                };
                schedule.iter().enumerate().find(free).map(|(at, _)| at)
            }
            None => schedule.iter().position(named).filter(|at| taken.get(*at).is_some_and(Option::is_none)),
        };
        if let Some(slot) = place.and_then(|at| taken.get_mut(at)) {
            *slot = Some(contact.on);
        }
    }
    let first = first_day(rules, dating)?;
    let last_of = |name: &str| {
        let weeks = count(rules, name)?.checked_add(1)?;
        first.checked_add_days(Days::new(u64::try_from(weeks.checked_mul(7)?).ok()?))?.pred_opt()
    };
    let ends =
        [last_of("trimester_1_last_week")?, last_of("trimester_2_last_week")?, due_date(rules, dating)?.day];
    let mut lines = Vec::with_capacity(schedule.len());
    for (contact, done) in schedule.iter().zip(taken) {
        let end = |trimester: u8| ends.get(usize::from(trimester).wrapping_sub(1)).copied();
        let until = end(contact.trimester)?;
        let from = match contact.trimester {
            1 => first,
            later => end(later - 1)?.succ_opt()?,
        };
        let state = match done {
            Some(on) => ContactState::Done { on },
            None if contact.trimester > number(now) => ContactState::NotYet,
            None if contact.trimester == number(now) => ContactState::Open,
            None => ContactState::Missed,
        };
        lines.push(AntenatalLine { contact, state, from, until });
    }
    let how_many = |state| lines.iter().filter(|line| line.state == state).count();
    let (missing_now, missing_past) = (how_many(ContactState::Open), how_many(ContactState::Missed));
    let (open, passed) = plan.missing_levels?;
    let level = match (missing_past, missing_now) {
        (0, 0) => Level::Good,
        (0, _) => open,
        _ => passed,
    };
    Some(Antenatal { weeks: week, trimester: now, lines, outside, missing_now, missing_past, level })
}
