//! What a sheet came to, written as shown and never computed again.

use uuid::Uuid;

use super::sheet::{Sheet, source};
use crate::checklist::{Evaluation, Finding, Level, Verdict, evaluate};
use crate::command::Ground;
use crate::error::Result;
use crate::id;
use crate::journal::fact::{Concluded, ConcludedFinding, ConcludedFollowUp, Fact};
use crate::journal::write::Batch;

/// Adds the conclusion when it says something else than the one that stands.
pub(crate) fn say(
    ground: &Ground<'_>,
    batch: &mut Batch,
    sheet: &Sheet,
    evaluation: &Evaluation,
) -> Result<()> {
    let concluded = conclusion(sheet, evaluation);
    let standing = standing(ground.connection, sheet.subject.id, sheet.visit.id, &sheet.form.id)?;
    let same = standing.is_some_and(|standing| Concluded { replaces: Vec::new(), ..standing } == concluded);
    if same {
        return Ok(());
    }
    ground.conclude(batch, sheet.subject.clone(), Fact::Concluded(concluded))
}

fn conclusion(sheet: &Sheet, evaluation: &Evaluation) -> Concluded {
    let day = sheet.visit.begun_on;
    let chosen = evaluation.follow_up();
    Concluded {
        visit: sheet.visit.id,
        form: sheet.form.id.clone(),
        version: sheet.form.version,
        on: day,
        level: (evaluation.verdict != Verdict::Incomplete).then(|| evaluation.level.number()),
        verdict: evaluation.verdict.label().to_owned(),
        findings: evaluation.findings.iter().map(finding).collect(),
        follow_up: chosen.map(|chosen| ConcludedFollowUp {
            id: id::derived(sheet.visit.id, &format!("follow-up/{}/{}", sheet.form.id, sheet.subject.id)),
            item: key(chosen),
            due_on: chosen.due(day).unwrap_or(day),
            report: chosen.level >= Level::Refer,
            rank: Some(chosen.rank),
        }),
        replaces: Vec::new(),
    }
}

/// The item, or the rule where a finding follows from facts alone.
fn key(finding: &Finding) -> String {
    finding.item.clone().unwrap_or_else(|| finding.rule.rule.clone())
}

fn finding(finding: &Finding) -> ConcludedFinding {
    ConcludedFinding {
        item: key(finding),
        level: finding.level.number(),
        reason: finding.reason.clone(),
        discreet: finding.discreet.clone(),
        advice: finding.advice.join("\n"),
        say: finding.say.clone(),
        source: source(finding),
        rule: format!("{}@{}", finding.rule.rule, finding.rule.version),
        category: finding.category.map(|category| category.key().to_owned()),
    }
}

/// The conclusion that stands.
pub(crate) fn standing(
    connection: &rusqlite::Connection,
    subject: Uuid,
    visit: Uuid,
    form: &str,
) -> Result<Option<Concluded>> {
    use rusqlite::OptionalExtension;
    let body: Option<String> = connection
        .prepare_cached("SELECT body FROM view_conclusion WHERE subject = ?1 AND visit = ?2 AND form = ?3")?
        .query_row((subject, visit, form), |row| row.get(0))
        .optional()?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

/// Every conclusion about one subject in a visit, as stored.
pub(crate) fn of_subject(
    connection: &rusqlite::Connection,
    subject: Uuid,
    visit: Uuid,
) -> Result<Vec<Concluded>> {
    let mut statement = connection
        .prepare_cached("SELECT body FROM view_conclusion WHERE subject = ?1 AND visit = ?2 ORDER BY form")?;
    let bodies = statement.query_map((subject, visit), |row| row.get::<_, String>(0))?;
    bodies.map(|body| Ok(serde_json::from_str(&body?)?)).collect()
}

/// Every conclusion of a visit as shown, with the subject's id.
pub(crate) fn of_visit(connection: &rusqlite::Connection, visit: Uuid) -> Result<Vec<(Uuid, Concluded)>> {
    let mut statement = connection
        .prepare_cached("SELECT subject, body FROM view_conclusion WHERE visit = ?1 ORDER BY subject")?;
    let rows = statement
        .query_map([visit], |row| Ok((row.get::<_, Uuid>(0)?, row.get::<_, String>(1)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    rows.into_iter()
        .map(|(subject, body)| Ok((subject, shown(connection, subject, serde_json::from_str(&body)?)?)))
        .collect()
}

/// The conclusion as a screen may show it: one that said *Baik* says so no longer when answers it rested on were
/// undone, for what is not known is never shown as normal. Nothing stored changes.
pub(crate) fn shown(
    connection: &rusqlite::Connection,
    subject: Uuid,
    concluded: Concluded,
) -> Result<Concluded> {
    if concluded.level != Some(Level::Good.number()) || !is_half(connection, subject, &concluded)? {
        return Ok(concluded);
    }
    Ok(Concluded { level: None, verdict: Verdict::Incomplete.label().to_owned(), ..concluded })
}

/// Whether questions of a concluded sheet are open, by the answers on record: it was kept half filled, early for a
/// danger sign, or answers were undone since.
pub(crate) fn is_half(
    connection: &rusqlite::Connection,
    subject: Uuid,
    concluded: &Concluded,
) -> Result<bool> {
    let sheet = Sheet::of(connection, concluded.visit, subject, &concluded.form)?;
    if sheet.is_newer() {
        return Ok(true);
    }
    let same = sheet.form.version == concluded.version;
    Ok(same && !evaluate(sheet.form, &sheet.answers, &sheet.facts).complete)
}
