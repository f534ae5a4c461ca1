//! The answers, conclusions and follow-ups of a household or member.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::Said;
use super::described::current;
use super::keyed::unreplaced;
use crate::error::Result;
use crate::journal::fact::{Concluded, Fact};
use crate::journal::{EntryId, read};

pub(super) fn fold(connection: &Connection, subject: Uuid, kind: &str, said: &[Said]) -> Result<()> {
    for table in ["view_answer", "view_conclusion", "view_follow_up"] {
        connection.prepare_cached(&format!("DELETE FROM {table} WHERE subject = ?1"))?.execute([subject])?;
    }
    answers(connection, subject, said)?;
    let mut sheets: BTreeMap<(Uuid, &str), Vec<(&Said, &Concluded)>> = BTreeMap::new();
    for one in said {
        if let Fact::Concluded(concluded) = &one.fact {
            sheets.entry((concluded.visit, &concluded.form)).or_default().push((one, concluded));
        }
    }
    for conclusions in sheets.values() {
        let Some((by, concluded)) = standing(conclusions) else { continue };
        conclusion(connection, subject, by, concluded)?;
        follow_up(connection, subject, kind, by, concluded, said)?;
    }
    Ok(())
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

fn answers(connection: &Connection, subject: Uuid, said: &[Said]) -> Result<()> {
    let mut sheets: BTreeMap<(Uuid, &str), u32> = BTreeMap::new();
    for one in said {
        if let Fact::Answered(answered) = &one.fact {
            let version = sheets.entry((answered.visit, &answered.form)).or_default();
            *version = answered.version.max(*version);
        }
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO view_answer (subject, visit, form, item, version, value, device, sequence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for ((visit, form), version) in sheets {
        let values = current(said, |fact| match fact {
            Fact::Answered(answered) if answered.visit == visit && answered.form == form => {
                Some((&answered.set, &answered.replaces))
            }
            _ => None,
        });
        for (item, value) in values.into_iter().filter(|(_, value)| !value.shown.is_null()) {
            let id = value.by.id;
            insert.execute((
                subject,
                visit,
                form,
                item,
                version,
                value.shown.to_string(),
                id.device,
                id.sequence,
            ))?;
        }
    }
    Ok(())
}

fn conclusion(connection: &Connection, subject: Uuid, by: &Said, concluded: &Concluded) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO view_conclusion (subject, visit, form, on_day, level, body, device, sequence)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            subject,
            concluded.visit,
            &concluded.form,
            concluded.on,
            concluded.level,
            serde_json::to_string(concluded)?,
            by.id.device,
            by.id.sequence,
        ))?;
    Ok(())
}

fn follow_up(
    connection: &Connection,
    subject: Uuid,
    kind: &str,
    by: &Said,
    concluded: &Concluded,
    said: &[Said],
) -> Result<()> {
    let Some(follow_up) = &concluded.follow_up else { return Ok(()) };
    let finding = concluded.findings.iter().find(|finding| finding.item == follow_up.item);
    let mut reported: Option<NaiveDate> = None;
    let mut closings = Vec::new();
    for one in said {
        match &one.fact {
            Fact::Reported(report)
                if report.follow_up == follow_up.id
                    && says_the_same(connection, report.of, by, concluded)? =>
            {
                reported = Some(reported.map_or(report.on, |day| day.min(report.on)));
            }
            Fact::Closed(closed)
                if closed.follow_up == follow_up.id
                    && says_the_same(connection, closed.of, by, concluded)? =>
            {
                closings.push((one.place(), closed));
            }
            _ => {}
        }
    }
    closings.sort_by_key(|(place, _)| *place);
    let closed = closings.last().map(|(_, closed)| *closed);
    connection.prepare_cached(include_str!("../sql/follow_up.sql"))?.execute((
        follow_up.id,
        subject,
        kind,
        concluded.visit,
        &concluded.form,
        finding.map_or(0, |finding| finding.level),
        finding.map_or("", |finding| finding.reason.as_str()),
        concluded.on,
        follow_up.due_on,
        follow_up.report,
        reported,
        closed.map(|closed| closed.on),
        closed.map(|closed| &closed.result),
        closed.map(|closed| &closed.note),
    ))?;
    Ok(())
}
