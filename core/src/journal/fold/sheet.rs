//! The answers, conclusions and follow-ups of a household or member.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, ToSql};
use uuid::Uuid;

use super::described::current;
use super::keyed::unreplaced;
use super::rows::{Row, Table, row};
use super::{New, Said};
use crate::error::Result;
use crate::journal::fact::{Closed, Concluded, ConcludedFinding, ConcludedFollowUp, Fact};
use crate::journal::{EntryId, read};

const ANSWER: Table = Table {
    name: "view_answer",
    owner: "subject",
    columns: &["subject", "visit", "form", "item", "version", "value", "device", "sequence"],
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

/// Sheets of which nothing new was said keep their rows; their answers are most of what there is of somebody.
pub(super) fn fold(
    connection: &Connection,
    subject: Uuid,
    kind: &str,
    said: &[Said],
    new: New<'_>,
) -> Result<()> {
    answers(connection, subject, said, new)?;
    let mut sheets: BTreeMap<(Uuid, &str), Vec<(&Said, &Concluded)>> = BTreeMap::new();
    for one in said {
        if let Fact::Concluded(concluded) = &one.fact {
            sheets.entry((concluded.visit, &concluded.form)).or_default().push((one, concluded));
        }
    }
    let mut conclusions_of = Rows::of(&CONCLUSION, subject, new);
    let mut follow_ups = Vec::new();
    let mut visits: BTreeMap<Uuid, Vec<Asked<'_>>> = BTreeMap::new();
    for ((visit, form), conclusions) in &sheets {
        let Some((by, concluded)) = standing(conclusions) else { continue };
        if conclusions.iter().any(|(one, _)| new.has(one.id)) {
            conclusions_of.put(connection, *visit, form, vec![conclusion(subject, by, concluded)?])?;
        }
        if let Some(asked) = Asked::of(connection, by, concluded, said)? {
            visits.entry(concluded.visit).or_default().push(asked);
        }
    }
    for asked in visits.values() {
        let chosen = chosen(asked);
        for (position, one) in asked.iter().enumerate() {
            follow_ups.push(one.row(subject, kind, Some(position) == chosen)?);
        }
    }
    conclusions_of.end(connection)?;
    FOLLOW_UP.put(connection, subject, follow_ups)
}

/// Two kader may have concluded the same sheet apart from each other: the graver one stands.
fn standing<'a>(conclusions: &[(&'a Said, &'a Concluded)]) -> Option<(&'a Said, &'a Concluded)> {
    let left = unreplaced(conclusions, |concluded| &concluded.replaces);
    left.into_iter().max_by_key(|(one, concluded)| (concluded.level, one.place()))
}

/// The conclusion of a sheet that stands.
pub(super) fn concluded<'a>(said: &'a [Said], visit: Uuid, form: &str) -> Option<&'a Said> {
    let conclusions: Vec<(&Said, &Concluded)> = said
        .iter()
        .filter_map(|one| match &one.fact {
            Fact::Concluded(concluded) if concluded.visit == visit && concluded.form == form => {
                Some((one, concluded))
            }
            _ => None,
        })
        .collect();
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
        if let Fact::Closed(closing) = &one.fact
            && closing.follow_up == follow_up.id
            && says_the_same(connection, closing.of, by, concluded)?
        {
            closings.push((one, closing));
        }
    }
    Ok(unreplaced(&closings, |closing| &closing.replaces).last().copied())
}

/// The rows of sheets: put sheet by sheet where it is known what is new, else all at once, so that others go.
struct Rows<'a> {
    table: &'a Table,
    subject: Uuid,
    /// All so far; `None`: each sheet is put by itself.
    all: Option<Vec<Row>>,
}

impl<'a> Rows<'a> {
    fn of(table: &'a Table, subject: Uuid, new: New<'_>) -> Self {
        Self { table, subject, all: new.is_all().then(Vec::new) }
    }

    fn put(&mut self, connection: &Connection, visit: Uuid, form: &str, rows: Vec<Row>) -> Result<()> {
        match &mut self.all {
            Some(all) => all.extend(rows),
            None => {
                let sheet: [(&str, &dyn ToSql); 2] = [("visit", &visit), ("form", &form)];
                self.table.put_within(connection, self.subject, &sheet, rows)?;
            }
        }
        Ok(())
    }

    fn end(self, connection: &Connection) -> Result<()> {
        match self.all {
            Some(all) => self.table.put(connection, self.subject, all),
            None => Ok(()),
        }
    }
}

fn answers(connection: &Connection, subject: Uuid, said: &[Said], new: New<'_>) -> Result<()> {
    let mut sheets: BTreeMap<(Uuid, &str), (u32, bool)> = BTreeMap::new();
    for one in said {
        if let Fact::Answered(answered) = &one.fact {
            let (version, is_new) = sheets.entry((answered.visit, &answered.form)).or_default();
            *version = answered.version.max(*version);
            *is_new |= new.has(one.id);
        }
    }
    let mut all = Rows::of(&ANSWER, subject, new);
    for ((visit, form), (version, _)) in sheets.into_iter().filter(|(_, (_, is_new))| *is_new) {
        let values = current(said, |fact| match fact {
            Fact::Answered(answered) if answered.visit == visit && answered.form == form => {
                Some((&answered.set, &answered.replaces))
            }
            _ => None,
        });
        let mut rows = Vec::new();
        for (item, value) in values.into_iter().filter(|(_, value)| !value.shown.is_null()) {
            let id = value.by.id;
            rows.push(row(&[
                &subject,
                &visit,
                &form,
                &item,
                &version,
                &value.shown.to_string(),
                &id.device,
                &id.sequence,
            ])?);
        }
        all.put(connection, visit, form, rows)?;
    }
    all.end(connection)
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
            if let Fact::Reported(report) = &one.fact
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
