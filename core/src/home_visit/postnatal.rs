//! Mothers and newborns whose contact is open or was missed, by the windows of `postnatal.toml` (3.2, 5.5, D22).

use chrono::{Days, NaiveDate};
use rusqlite::Connection;

use crate::error::Result;
use crate::life_stage::LifeStage;
use crate::postnatal::{Contact, ContactLine, ContactState, contacts};
use crate::register::care;
use crate::register::person::{self, Person};
use crate::rules::calendar::DayWindow;
use crate::rules::{Due, Rules, Trigger, VisitPriority};

/// Whom a contact is open for, or was missed of.
pub(super) struct PostnatalReason {
    pub(super) person: Person,
    pub(super) line: VisitPriority,
    /// "KN1 terlewat, KN2 belum tercatat".
    pub(super) text: String,
    /// The first day of what is newest of it: who was visited since then was asked.
    pub(super) since: NaiveDate,
    pub(super) due_on: NaiveDate,
}

/// Everyone who lives here, until the last day of *nifas*.
pub(super) fn postnatal(
    connection: &Connection,
    rules: &Rules,
    today: NaiveDate,
) -> Result<Vec<PostnatalReason>> {
    let plan = &rules.calendars.postnatal;
    let last_day = plan.mother.iter().chain(&plan.newborn).map(|window| window.to_day).max().unwrap_or(0);
    let Some(since) = today.checked_sub_days(Days::new(u64::from(last_day))) else { return Ok(Vec::new()) };
    let sql = format!(
        "SELECT {} FROM {} WHERE m.status = 'here' AND (m.birth_date >= ?1 OR EXISTS
            (SELECT 1 FROM view_pregnancy e WHERE e.member = m.id AND e.ended_on >= ?1))",
        person::COLUMNS,
        person::FROM
    );
    let people: Vec<Person> = connection
        .prepare_cached(&sql)?
        .query_map([since], person::read)?
        .collect::<rusqlite::Result<_>>()?;
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let cares = care::around_birth(connection, rules, since, today)?;
    let none: &[Contact] = &[];
    let mut reasons = Vec::new();
    for person in people {
        let record = cares.get(&person.id).map_or(none, |care| care.contacts.as_slice());
        let infant = person.stage(today) == Some(LifeStage::Infant);
        let (trigger, windows, birth) = match (infant, person.delivered) {
            (true, _) => (Trigger::Newborn, &plan.newborn, person.birth),
            (false, Some(delivered)) => (Trigger::NewMother, &plan.mother, Some(delivered)),
            _ => continue,
        };
        let Some(birth) = birth.filter(|birth| *birth <= today && *birth >= since) else { continue };
        let Some(line) = rules.priority(trigger) else { continue };
        if let Some((text, since, due_on)) = wanted(line, windows, birth, record, today) {
            reasons.push(PostnatalReason { person, line: line.clone(), text, since, due_on });
        }
    }
    Ok(reasons)
}

/// What is said, since when, and by when: within the days of the rule, and before an open window closes.
fn wanted(
    line: &VisitPriority,
    windows: &[DayWindow],
    birth: NaiveDate,
    record: &[Contact],
    today: NaiveDate,
) -> Option<(String, NaiveDate, NaiveDate)> {
    let calendar = contacts(windows, birth, record, today);
    let of = |wanted: fn(&ContactLine<'_>) -> bool| -> Vec<&ContactLine<'_>> {
        calendar.lines.iter().filter(|line| wanted(line)).collect()
    };
    let missed = of(|line| line.is_missed());
    let open = of(|line| line.state == ContactState::Open);
    let codes = |lines: &[&ContactLine<'_>]| {
        lines.iter().map(|line| line.window.code.as_str()).collect::<Vec<_>>().join(", ")
    };
    let mut said = Vec::new();
    if !missed.is_empty() {
        said.push(format!("{} terlewat", codes(&missed)));
    }
    if !open.is_empty() {
        said.push(format!("{} belum tercatat", codes(&open)));
    }
    let began =
        missed.iter().filter_map(|line| line.until.succ_opt()).chain(open.iter().map(|line| line.from));
    let since = began.max()?;
    let days = match line.due {
        Due::Days(days) => u64::from(days),
        _ => 0,
    };
    let within = since.checked_add_days(Days::new(days))?;
    let due_on = open.iter().map(|line| line.until).min().map_or(within, |until| until.min(within));
    Some((format!("{}: {}", line.reason, said.join(", ")), since, due_on))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Born on 1 May 2026: what is said on a day, and by when.
    fn baby(today: &str, record: &[(&str, &str)]) -> Option<(String, NaiveDate)> {
        of(Trigger::Newborn, today, record)
    }

    fn of(trigger: Trigger, today: &str, record: &[(&str, &str)]) -> Option<(String, NaiveDate)> {
        let rules = Rules::bundled().unwrap();
        let plan = &rules.calendars.postnatal;
        let windows = if trigger == Trigger::Newborn { &plan.newborn } else { &plan.mother };
        let record: Vec<Contact> = record
            .iter()
            .map(|(code, on)| Contact { code: Some((*code).to_owned()), on: Some(day(on)) })
            .collect();
        let line = rules.priority(trigger).unwrap();
        let (text, _, due_on) = wanted(line, windows, day("2026-05-01"), &record, day(today))?;
        Some((text.split_once(": ").unwrap().1.to_owned(), due_on))
    }

    #[test]
    fn a_newborn_is_visited_in_every_window_that_is_open_or_was_missed() {
        let said = |today, record: &[(&str, &str)]| baby(today, record).map(|(text, _)| text);
        // 3.2, 5.5, D27: KN0 on day 0, KN1 to day 2, KN2 days 3–7, KN3 days 8–28.
        assert_eq!(said("2026-05-01", &[]).unwrap(), "KN0, KN1 belum tercatat");
        assert_eq!(said("2026-05-03", &[]).unwrap(), "KN0 terlewat, KN1 belum tercatat");
        assert_eq!(said("2026-05-04", &[]).unwrap(), "KN0, KN1 terlewat, KN2 belum tercatat");
        assert_eq!(said("2026-05-09", &[]).unwrap(), "KN0, KN1, KN2 terlewat, KN3 belum tercatat");
        assert_eq!(said("2026-05-30", &[]).unwrap(), "KN0, KN1, KN2, KN3 terlewat");
        // A contact that was made clears its own window, and what was missed before it.
        assert_eq!(said("2026-05-03", &[("KN1", "2026-05-02")]), None);
        assert_eq!(said("2026-05-04", &[("KN1", "2026-05-02")]).unwrap(), "KN2 belum tercatat");
        assert_eq!(said("2026-05-09", &[("KN2", "2026-05-06")]).unwrap(), "KN3 belum tercatat");
        assert_eq!(said("2026-05-30", &[("KN3", "2026-05-20")]), None);
    }

    #[test]
    fn a_mother_is_visited_until_the_last_day_of_kf4() {
        let said =
            |today, record: &[(&str, &str)]| of(Trigger::NewMother, today, record).map(|(text, _)| text);
        assert_eq!(said("2026-05-03", &[]).unwrap(), "KF1 belum tercatat");
        assert_eq!(said("2026-05-08", &[("KF1", "2026-05-01")]).unwrap(), "KF2 belum tercatat");
        assert_eq!(said("2026-05-30", &[("KF3", "2026-05-20")]).unwrap(), "KF4 belum tercatat");
        assert_eq!(said("2026-06-12", &[("KF4", "2026-06-01")]), None);
    }

    #[test]
    fn it_is_due_within_three_days_and_before_the_window_closes() {
        let due = |today| baby(today, &[("KN1", "2026-05-01"), ("KN0", "2026-05-01")]).unwrap().1;
        assert_eq!(due("2026-05-04"), day("2026-05-07"), "KN2 from day 3");
        assert_eq!(baby("2026-05-01", &[]).unwrap().1, day("2026-05-01"), "KN0 closes today");
        assert_eq!(
            of(Trigger::NewMother, "2026-05-01", &[]).unwrap().1,
            day("2026-05-03"),
            "KF1 closes on day 2"
        );
    }
}
