//! Whom to visit and why: a pure function of what the tables hold, the rules and today.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Duration, NaiveDate};
use rusqlite::Connection;
use uuid::Uuid;

use super::late_capsule::late_capsules;
use super::late_dose::late_doses;
use super::postnatal::postnatal;
use super::{follow_up, visit};
use crate::checklist::{Level, from_facts};
use crate::error::{Error, Result};
use crate::id::SubjectKind;
use crate::life_stage::{LifeFacts, LifeStage, add_months, stage};
use crate::pregnancy;
use crate::register::person::{self, Person, rules};
use crate::rules::{Due, Rules, Trigger, VisitPriority};
use crate::screen::{Icon, Tone};

/// One reason to visit a household.
#[derive(Clone, Debug)]
pub(crate) struct Reason {
    pub(crate) household: Uuid,
    /// The person it is about; the household as a whole without one.
    pub(crate) person: Option<Uuid>,
    pub(crate) text: String,
    pub(crate) priority: u8,
    /// The day; `None`: within [`Reason::days`], counted from when it became known.
    pub(crate) due_on: Option<NaiveDate>,
    pub(crate) days: Option<u32>,
    pub(crate) tone: Tone,
    pub(crate) icon: Icon,
}

/// A household with its last finished visit.
struct Visited {
    household: Uuid,
    visit: Option<Uuid>,
    last: Option<NaiveDate>,
    next: Option<NaiveDate>,
    next_reason: String,
}

/// The most urgent reason of every household that has one, most urgent first.
pub(crate) fn agenda(connection: &Connection, today: NaiveDate) -> Result<Vec<Reason>> {
    let rules = rules()?;
    let visited = visited(connection)?;
    let last: BTreeMap<Uuid, Option<NaiveDate>> =
        visited.iter().map(|one| (one.household, one.last)).collect();
    let mut reasons = open_follow_ups(connection, rules)?;
    reasons.extend(from_people(connection, rules, today, &last)?);
    reasons.extend(from_contacts(connection, rules, today, &last)?);
    reasons.extend(from_doses(connection, rules, today, &last)?);
    reasons.extend(from_capsules(connection, rules, today, &last)?);
    for one in &visited {
        reasons.extend(routine(connection, rules, one, today)?);
    }
    // A household of which no one lives here any more is not visited.
    reasons.retain(|reason| last.contains_key(&reason.household));
    reasons
        .sort_by_key(|reason| (reason.priority, reason.due_on.unwrap_or(NaiveDate::MIN), reason.household));
    let mut seen = std::collections::BTreeSet::new();
    reasons.retain(|reason| seen.insert(reason.household));
    Ok(reasons)
}

fn visited(connection: &Connection) -> Result<Vec<Visited>> {
    let mut statement = connection.prepare_cached(include_str!("sql/visited.sql"))?;
    let rows = statement.query_map([], |row| {
        Ok(Visited {
            household: row.get(0)?,
            visit: row.get(1)?,
            last: row.get(2)?,
            next: row.get(3)?,
            next_reason: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn open_follow_ups(connection: &Connection, rules: &Rules) -> Result<Vec<Reason>> {
    let mut reasons = Vec::new();
    let living = living(connection)?;
    for one in follow_up::open(connection)? {
        let trigger = match one.level {
            Level::Emergency => Trigger::EmergencyNotConfirmed,
            Level::Refer => Trigger::ReferralOpen,
            Level::FollowUp | Level::Good => Trigger::FollowUpOpen,
        };
        let Some(line) = rules.priority(trigger) else { continue };
        let (household, person) = match one.subject.kind {
            SubjectKind::Household => (one.subject.id, None),
            _ => match living.get(&one.subject.id) {
                Some(household) => (*household, Some(one.subject.id)),
                None => continue,
            },
        };
        let due_on = match line.due {
            Due::Days(days) => Some(one.concluded_on + Duration::days(i64::from(days))),
            _ => Some(one.due_on),
        };
        reasons.push(Reason {
            household,
            person,
            text: match one.level {
                Level::Emergency => format!("{} · {}", one.listed(), line.reason),
                _ => one.listed().to_owned(),
            },
            priority: line.priority,
            due_on,
            days: None,
            tone: super::level::tone(one.level),
            icon: super::level::icon(one.level),
        });
    }
    Ok(reasons)
}

/// Where everyone lives who lives here.
fn living(connection: &Connection) -> Result<HashMap<Uuid, Uuid>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, household FROM view_member WHERE status = 'here' AND household IS NOT NULL",
    )?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// Pregnancies at risk or past HPL.
fn from_people(
    connection: &Connection,
    rules: &Rules,
    today: NaiveDate,
    last: &BTreeMap<Uuid, Option<NaiveDate>>,
) -> Result<Vec<Reason>> {
    let sql = format!(
        "SELECT {} FROM {} WHERE m.status = 'here' AND p.id IS NOT NULL",
        person::COLUMNS,
        person::FROM
    );
    let people: Vec<Person> =
        connection.prepare_cached(&sql)?.query_map([], person::read)?.collect::<rusqlite::Result<_>>()?;
    let mut reasons = Vec::new();
    for person in people {
        let Some(household) = person.household else { continue };
        let visited = last.get(&household).copied().flatten();
        for (trigger, detail, since) in triggers(connection, rules, &person, today)? {
            let Some(line) = rules.priority(trigger) else { continue };
            let Some((due_on, days)) = due(line, since, visited) else { continue };
            reasons.push(Reason {
                household,
                person: Some(person.id),
                text: if detail.is_empty() { line.reason.clone() } else { detail },
                priority: line.priority,
                due_on,
                days,
                tone: if line.priority <= 1 { Tone::Refer } else { Tone::FollowUp },
                icon: person.icon(today),
            });
        }
    }
    Ok(reasons)
}

/// Mothers and newborns: a household visited since the window opened, or closed, has been asked.
fn from_contacts(
    connection: &Connection,
    rules: &Rules,
    today: NaiveDate,
    last: &BTreeMap<Uuid, Option<NaiveDate>>,
) -> Result<Vec<Reason>> {
    let mut reasons = Vec::new();
    for one in postnatal(connection, rules, today)? {
        let Some(household) = one.person.household else { continue };
        if last.get(&household).copied().flatten().is_some_and(|visited| visited >= one.since) {
            continue;
        }
        reasons.push(Reason {
            household,
            person: Some(one.person.id),
            text: one.text,
            priority: one.line.priority,
            due_on: Some(one.due_on),
            days: None,
            tone: Tone::Refer,
            icon: one.person.icon(today),
        });
    }
    Ok(reasons)
}

/// Children with a late dose.
fn from_doses(
    connection: &Connection,
    rules: &Rules,
    today: NaiveDate,
    last: &BTreeMap<Uuid, Option<NaiveDate>>,
) -> Result<Vec<Reason>> {
    let Some(line) = rules.priority(Trigger::DoseLate) else { return Ok(Vec::new()) };
    let late = late_doses(connection, rules, today)?;
    let text = |labels: &[String]| format!("{}: {}", line.reason, labels.join(", "));
    let late = late.iter().map(|one| (one.household, one.child, one.birth, text(&one.labels)));
    Ok(this_month(rules, line, today, last, late))
}

/// Children late for vitamin A or deworming.
fn from_capsules(
    connection: &Connection,
    rules: &Rules,
    today: NaiveDate,
    last: &BTreeMap<Uuid, Option<NaiveDate>>,
) -> Result<Vec<Reason>> {
    let Some(line) = rules.priority(Trigger::CapsuleLate) else { return Ok(Vec::new()) };
    let late = late_capsules(connection, rules, today)?;
    let text = |titles: &[String]| format!("{} {}", titles.join(", "), line.reason.to_lowercase());
    let late = late.iter().map(|one| (one.household, one.child, one.birth, text(&one.titles)));
    Ok(this_month(rules, line, today, last, late))
}

/// Children to be visited once this month, with the words: a household visited in it has been asked.
fn this_month(
    rules: &Rules,
    line: &VisitPriority,
    today: NaiveDate,
    last: &BTreeMap<Uuid, Option<NaiveDate>>,
    late: impl Iterator<Item = (Uuid, Uuid, NaiveDate, String)>,
) -> Vec<Reason> {
    let Some(first) = today.with_day(1) else { return Vec::new() };
    let due_on = match line.due {
        Due::Days(days) => Some(today + Duration::days(i64::from(days))),
        _ => add_months(first, 1).and_then(|next| next.pred_opt()),
    };
    let mut reasons = Vec::new();
    for (household, child, birth, text) in late {
        if last.get(&household).copied().flatten().is_some_and(|visited| visited >= first) {
            continue;
        }
        let stage = stage(rules, &LifeFacts::aged(Some(birth), today));
        reasons.push(Reason {
            household,
            person: Some(child),
            text,
            priority: line.priority,
            due_on,
            days: None,
            tone: Tone::FollowUp,
            icon: if stage == Some(LifeStage::Infant) { Icon::Infant } else { Icon::Child },
        });
    }
    reasons
}

/// What calls for a visit, in words, and since when.
fn triggers(
    connection: &Connection,
    rules: &Rules,
    person: &Person,
    today: NaiveDate,
) -> Result<Vec<(Trigger, String, Option<NaiveDate>)>> {
    let mut found = Vec::new();
    if let Some(pregnancy) = &person.pregnancy {
        if pregnancy::ask_delivered(rules, &pregnancy.dating, today) {
            let since = pregnancy::due_date(rules, &pregnancy.dating).map(|due| due.day);
            found.push((Trigger::DeliveryNotRecorded, String::new(), since));
        }
        if let Some(form) = person.sheet(today).and_then(|form| rules.form(form, today))
            && let Some(finding) = from_facts(form, &person.facts(connection, today)?).into_iter().next()
        {
            found.push((Trigger::PregnancyAtRisk, finding.reason, None));
        }
    }
    Ok(found)
}

/// The day a line names. One that recurs is a month after the last visit.
fn due(
    line: &VisitPriority,
    since: Option<NaiveDate>,
    visited: Option<NaiveDate>,
) -> Option<(Option<NaiveDate>, Option<u32>)> {
    let Due::Days(days) = line.due else { return Some((since, None)) };
    match (since, visited) {
        (Some(since), Some(visited)) if visited >= since => None,
        (Some(since), _) => Some((Some(since + Duration::days(i64::from(days))), None)),
        // 3.1: "minimal satu kali sebulan" for those at risk.
        (None, Some(visited)) => Some((add_months(visited, 1), None)),
        (None, None) => Some((None, Some(days))),
    }
}

/// The visit that was promised, the first one, or the yearly one.
fn routine(
    connection: &Connection,
    rules: &Rules,
    one: &Visited,
    today: NaiveDate,
) -> Result<Option<Reason>> {
    let reason = |trigger, text: Option<String>, due_on, tone| {
        let line = rules.priority(trigger)?;
        Some(Reason {
            household: one.household,
            person: None,
            text: text.unwrap_or_else(|| line.reason.clone()),
            priority: line.priority,
            due_on,
            days: None,
            tone,
            icon: Icon::Household,
        })
    };
    Ok(match (one.visit, one.last, one.next) {
        // A promised day is spoken of from a fortnight before.
        (Some(visit), _, Some(next)) if (next - today).num_days() <= PROMISED_DAYS => {
            let why = visit::promised(connection, visit, &one.next_reason)?;
            reason(Trigger::YearlyVisit, Some(why), Some(next), Tone::Plain)
        }
        (_, Some(last), _) => {
            let (day, _) = yearly(rules, last)?;
            if (day - today).num_days() <= PROMISED_DAYS {
                reason(Trigger::YearlyVisit, None, Some(day), Tone::Plain)
            } else {
                None
            }
        }
        (_, None, _) => {
            let end = NaiveDate::from_ymd_opt(today.year(), 12, 31);
            reason(Trigger::NeverVisited, None, end, Tone::Plain)
        }
    })
}

const PROMISED_DAYS: i64 = 14;

/// The yearly visit after one.
pub(crate) fn yearly(rules: &Rules, visited: NaiveDate) -> Result<(NaiveDate, String)> {
    let line = rules.priority(Trigger::YearlyVisit).ok_or(Error::Bug("no yearly visit".into()))?;
    let months = match line.due {
        Due::MonthsAfterVisit(months) => i64::from(months),
        _ => 12,
    };
    let day = add_months(visited, months).unwrap_or(visited);
    Ok((day, line.reason.clone()))
}
