//! The answers, conclusions and follow-ups of a household or member.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::described::current;
use super::keyed::unreplaced;
use super::rows::{Parts, Row, Table, row};
use super::said::by_key;
use super::{New, Said};
use crate::error::Result;
use crate::journal::fact::{
    Answered, Closed, Concluded, ConcludedFinding, ConcludedFollowUp, Fact, Reported,
};
use crate::journal::{EntryId, read};
use crate::register::care;

const ANSWER: Table = Table {
    name: "view_answer",
    owner: "subject",
    columns: &[
        "subject",
        "visit",
        "form",
        "item",
        "version",
        "value",
        "looked_back_at",
        "device",
        "sequence",
    ],
    key: 4,
};

const CONCLUSION: Table = Table {
    name: "view_conclusion",
    owner: "subject",
    columns: &["subject", "visit", "form", "on_day", "level", "body", "device", "sequence"],
    key: 3,
};

const FOLLOW_UP: Table = Table {
    name: "view_follow_up",
    owner: "subject",
    columns: &[
        "id",
        "subject",
        "visit",
        "form",
        "subject_kind",
        "level",
        "reason",
        "discreet",
        "concluded_on",
        "due_on",
        "to_report",
        "reported_on",
        "closed_on",
        "result",
        "note",
        "chosen",
    ],
    key: 4,
};

/// Sheets of which nothing new was said keep their rows; they are most of what there is of somebody.
pub(super) fn fold(
    connection: &Connection,
    subject: Uuid,
    kind: &str,
    said: &[Said],
    new: New<'_>,
) -> Result<()> {
    answers(connection, subject, said, new)?;
    conclusions(connection, subject, said, new)?;
    follow_ups(connection, subject, kind, said, new)
}

fn answers(connection: &Connection, subject: Uuid, said: &[Said], new: New<'_>) -> Result<()> {
    let mut parts = Parts::of(&ANSWER, subject, new);
    for ((visit, form), group) in by_key::<Answered, _>(said, new, Said::sheet) {
        let version = group.iter().map(|(_, answered)| answered.version).max();
        let told = group.iter().map(|(one, answered)| (*one, (&answered.set, answered.replaces.as_slice())));
        let mut rows = Vec::new();
        for (item, value) in current(told).into_iter().filter(|(_, value)| !value.shown.is_null()) {
            let id = value.by.id;
            rows.push(row(&[
                &subject,
                &visit,
                &form,
                &item,
                &version,
                &value.shown.to_string(),
                &care::is_looked_back_at(form, item),
                &id.device,
                &id.sequence,
            ])?);
        }
        parts.put(connection, &[("visit", &visit), ("form", &form)], rows)?;
    }
    parts.end(connection)
}

fn conclusions(connection: &Connection, subject: Uuid, said: &[Said], new: New<'_>) -> Result<()> {
    let mut parts = Parts::of(&CONCLUSION, subject, new);
    for ((visit, form), group) in by_key::<Concluded, _>(said, new, Said::sheet) {
        let Some((by, concluded)) = standing(&group) else { continue };
        parts.put(
            connection,
            &[("visit", &visit), ("form", &form)],
            vec![conclusion(subject, by, concluded)?],
        )?;
    }
    parts.end(connection)
}

/// What the sheets ask to follow up, visit by visit: one of them is asked for.
fn follow_ups(connection: &Connection, subject: Uuid, kind: &str, said: &[Said], new: New<'_>) -> Result<()> {
    let mut parts = Parts::of(&FOLLOW_UP, subject, new);
    let new = told_of(connection, said, new)?;
    let in_visit = |one: &Said| {
        one.sheet().is_some_and(|(visit, _)| new.as_ref().is_none_or(|new| new.contains(&visit)))
    };
    let mut visits: BTreeMap<Uuid, Vec<Asked<'_>>> = BTreeMap::new();
    for ((visit, _), group) in
        by_key::<Concluded, _>(said, New::ALL, |one| one.sheet().filter(|_| in_visit(one)))
    {
        let Some((by, concluded)) = standing(&group) else { continue };
        visits.entry(visit).or_default().extend(Asked::of(connection, by, concluded, said)?);
    }
    for (visit, asked) in visits {
        let chosen = chosen(&asked);
        let rows =
            asked.iter().enumerate().map(|(position, one)| one.row(subject, kind, Some(position) == chosen));
        parts.put(connection, &[("visit", &visit)], rows.collect::<Result<_>>()?)?;
    }
    parts.end(connection)
}

/// The visits of whose follow-ups something new is said; `None`: of any.
fn told_of(connection: &Connection, said: &[Said], new: New<'_>) -> Result<Option<BTreeSet<Uuid>>> {
    if new.is_all() {
        return Ok(None);
    }
    let mut visits = BTreeSet::new();
    for one in said.iter().filter(|one| new.has(one)) {
        if one.is::<Concluded>() {
            visits.extend(one.sheet().map(|(visit, _)| visit));
        }
        let closed = one.says::<Closed>().map(|closed| closed.follow_up);
        if let Some(follow_up) = closed.or_else(|| one.says::<Reported>().map(|reported| reported.follow_up))
        {
            let visit: Option<Uuid> = connection
                .prepare_cached("SELECT visit FROM view_follow_up WHERE id = ?1")?
                .query_row([follow_up], |row| row.get(0))
                .optional()?;
            visits.extend(visit);
        }
    }
    Ok(Some(visits))
}

/// Two kader may have concluded the same sheet apart from each other: the graver one stands.
fn standing<'a>(conclusions: &[(&'a Said, &'a Concluded)]) -> Option<(&'a Said, &'a Concluded)> {
    let left = unreplaced(conclusions, |concluded| &concluded.replaces);
    left.into_iter().max_by_key(|(one, concluded)| (concluded.level, one.place()))
}

/// The conclusion of a sheet that stands.
pub(super) fn concluded<'a>(said: &'a [Said], visit: Uuid, form: &str) -> Option<&'a Said> {
    let of_sheet = said.iter().filter(|one| one.is::<Concluded>() && one.sheet() == Some((visit, form)));
    let conclusions: Vec<(&Said, &Concluded)> = of_sheet.filter_map(|one| Some((one, one.says()?))).collect();
    standing(&conclusions).map(|(one, _)| one)
}

/// Whether what was reported or closed of one conclusion holds for another: it is the same one, or says the same, as
/// when a sheet was undone and done again, or two phones concluded it alike.
fn says_the_same(connection: &Connection, of: EntryId, by: &Said, concluded: &Concluded) -> Result<bool> {
    if of == by.id {
        return Ok(true);
    }
    let entry = read::by_id(connection, of)?;
    let fact = entry.and_then(|entry| Fact::read(&entry.kind, entry.body.as_ref()?));
    let bare = |one: &Concluded| Concluded { replaces: Vec::new(), ..one.clone() };
    Ok(matches!(fact, Some(Fact::Concluded(other)) if bare(&other) == bare(concluded)))
}

/// The result that stands of a conclusion's follow-up: the newest that none replaces.
pub(super) fn closed<'a>(
    connection: &Connection,
    said: &'a [Said],
    by: &Said,
    concluded: &Concluded,
) -> Result<Option<(&'a Said, &'a Closed)>> {
    let Some(follow_up) = &concluded.follow_up else { return Ok(None) };
    let mut closings: Vec<(&Said, &Closed)> = Vec::new();
    for one in said {
        if let Some(closing) = one.says::<Closed>()
            && closing.follow_up == follow_up.id
            && says_the_same(connection, closing.of, by, concluded)?
        {
            closings.push((one, closing));
        }
    }
    Ok(unreplaced(&closings, |closing| &closing.replaces).last().copied())
}

fn conclusion(subject: Uuid, by: &Said, concluded: &Concluded) -> Result<Row> {
    row(&[
        &subject,
        &concluded.visit,
        &concluded.form,
        &concluded.on,
        &concluded.level,
        &serde_json::to_string(concluded)?,
        &by.id.device,
        &by.id.sequence,
    ])
}

/// What one sheet asks to follow up.
struct Asked<'a> {
    by: &'a Said,
    concluded: &'a Concluded,
    follow_up: &'a ConcludedFollowUp,
    finding: Option<&'a ConcludedFinding>,
    reported: Option<NaiveDate>,
    closed: Option<(&'a Said, &'a Closed)>,
}

/// Of all sheets of a person in a visit the one that is asked for: the highest level, then the smallest rank. What was
/// closed settles everything concluded before it, so that closing one does not bring up the next; what is concluded
/// after that is asked for again.
fn chosen(asked: &[Asked<'_>]) -> Option<usize> {
    let settled = asked.iter().filter_map(|one| one.closed).map(|(by, _)| by.place()).max();
    let is_new = |one: &Asked<'_>| one.closed.is_none() && settled.is_some_and(|at| one.by.place() > at);
    let any_new = asked.iter().any(is_new);
    let candidates = asked.iter().enumerate().filter(|(_, one)| !any_new || is_new(one));
    candidates.min_by_key(|(_, one)| one.urgency()).map(|(position, _)| position)
}

impl<'a> Asked<'a> {
    fn of(
        connection: &Connection,
        by: &'a Said,
        concluded: &'a Concluded,
        said: &'a [Said],
    ) -> Result<Option<Self>> {
        let Some(follow_up) = &concluded.follow_up else { return Ok(None) };
        let finding = concluded.findings.iter().find(|finding| finding.item == follow_up.item);
        let mut reported: Option<NaiveDate> = None;
        for one in said {
            if let Some(report) = one.says::<Reported>()
                && report.follow_up == follow_up.id
                && says_the_same(connection, report.of, by, concluded)?
            {
                reported = Some(reported.map_or(report.on, |day| day.min(report.on)));
            }
        }
        let closed = closed(connection, said, by, concluded)?;
        Ok(Some(Self { by, concluded, follow_up, finding, reported, closed }))
    }

    fn level(&self) -> u8 {
        self.finding.map_or(0, |finding| finding.level)
    }

    /// The smallest comes first.
    fn urgency(&self) -> (std::cmp::Reverse<u8>, u32, NaiveDate, &str) {
        let rank = self.follow_up.rank.unwrap_or(u32::MAX);
        (std::cmp::Reverse(self.level()), rank, self.follow_up.due_on, &self.concluded.form)
    }

    fn row(&self, subject: Uuid, kind: &str, chosen: bool) -> Result<Row> {
        let closed = self.closed.map(|(_, closed)| closed);
        row(&[
            &self.follow_up.id,
            &subject,
            &self.concluded.visit,
            &self.concluded.form,
            &kind,
            &self.level(),
            &self.finding.map_or("", |finding| finding.reason.as_str()),
            &self.finding.and_then(|finding| finding.discreet.as_deref()),
            &self.concluded.on,
            &self.follow_up.due_on,
            &self.follow_up.report,
            &self.reported,
            &closed.map(|closed| closed.on),
            &closed.map(|closed| &closed.result),
            &closed.map(|closed| &closed.note),
            &chosen,
        ])
    }
}
