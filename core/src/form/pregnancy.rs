//! A pregnancy: the current one of a member, or a new one.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::page::{Stored, all_visible, page, stored};
use super::posyandu::described;
use super::{Blank, typed};
use crate::command::{Decision, Ground};
use crate::error::Result;
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::Fields;
use crate::pregnancy::{self, Dating, possible};
use crate::register::fields::PREGNANCY;
use crate::register::person::rules;
use crate::register::{names, text};
use crate::rules::Rules;
use crate::screen::form::{FieldNote, FormSave, Problem, Question, Reaction, Values};
use crate::screen::{Chip, Tone};

const FIELDS: &[&str] =
    &["last_period", "due_date", "due_date_source", "gravida", "spacing_years", "husband"];

/// One of these says when.
const DATES: &[&str] = &["last_period", "due_date"];

/// The form.
pub(crate) fn edit(connection: &Connection, member: Uuid) -> Result<Blank> {
    let before = match current(connection, member)? {
        Some(id) => stored(connection, id)?,
        None => Stored::new(),
    };
    let mut fields = page("Kehamilan", PREGNANCY, FIELDS, "", &before);
    fields.intro = Some("Lihat di Buku KIA. HPHT atau HPL cukup salah satu.".into());
    // One of the two is needed, so that neither is said to be free to leave.
    for field in fields.fields.iter_mut().filter(|field| DATES.contains(&field.id.as_str())) {
        field.required = true;
    }
    Ok(Blank::register(names::member(connection, member)?, vec![fields], "Simpan kehamilan"))
}

/// The pregnancy of a member that has not ended.
pub(crate) fn current(connection: &Connection, member: Uuid) -> Result<Option<Uuid>> {
    use rusqlite::OptionalExtension;
    Ok(connection
        .prepare_cached(
            "SELECT id FROM view_pregnancy WHERE member = ?1 AND ended_on IS NULL ORDER BY id DESC",
        )?
        .query_row([member], |row| row.get(0))
        .optional()?)
}

/// Weeks and HPL at once.
pub(crate) fn react(values: &Values, today: NaiveDate) -> Reaction {
    let mut reaction = all_visible(values);
    let day = |name: &str| values.get(name).and_then(|typed| text::read_date(typed).ok());
    let dating = Dating { last_period: day("last_period"), nakes_due_date: day("due_date") };
    let Ok(rules) = rules() else { return reaction };
    let weeks = pregnancy::weeks(rules, &dating, today);
    if let (Some(weeks), Some(due)) = (weeks, pregnancy::due_date(rules, &dating)) {
        let field = if dating.nakes_due_date.is_some() { "due_date" } else { "last_period" };
        reaction.notes.push(FieldNote {
            field: field.into(),
            chip: Some(Chip {
                text: format!("{weeks} minggu · HPL {}", text::date(due.day)),
                tone: Tone::Plain,
            }),
            problem: None,
            advice: None,
            tone: Tone::Plain,
        });
    }
    reaction
}

/// What cannot be right in what was typed so far.
pub(crate) fn wrong(values: &Values, today: NaiveDate) -> Vec<Problem> {
    let mut problems = typed::wrong(PREGNANCY, FIELDS, "", values, today);
    if let Ok(rules) = rules() {
        problems.extend(out_of_time(rules, &typed::read(PREGNANCY, FIELDS, "", values, today).0, today));
    }
    problems
}

/// Dates that belong to no pregnancy of today.
fn out_of_time(rules: &Rules, fields: &Fields, today: NaiveDate) -> Vec<Problem> {
    let day =
        |name: &str| fields.get(name).and_then(Value::as_str).and_then(|day| day.parse::<NaiveDate>().ok());
    let mut problems = Vec::new();
    if day("last_period").is_some_and(|first| !possible::last_period_fits(rules, first, today)) {
        let weeks = possible::longest_weeks(rules);
        let sentence = format!("HPHT ini lebih dari {weeks} minggu yang lalu. Periksa tahunnya.");
        problems.push(problem("last_period", &sentence));
    }
    if day("due_date").is_some_and(|due| !possible::due_date_fits(rules, due, today)) {
        problems.push(problem("due_date", "HPL ini terlalu jauh dari hari ini. Periksa tahunnya."));
    }
    problems
}

fn problem(field: &str, sentence: &str) -> Problem {
    Problem { field: field.to_owned(), sentence: sentence.to_owned() }
}

/// Saves a new pregnancy or an edit of the current one.
pub(crate) fn save(ground: &Ground<'_>, member: Uuid, save: &FormSave) -> Result<Decision> {
    let who = names::member(ground.connection, member)?;
    let (mut fields, mut problems) = typed::read(PREGNANCY, FIELDS, "", &save.values, ground.today);
    let rules = rules()?;
    if both_left_empty(&save.values) {
        problems.push(problem("last_period", "Isi HPHT atau HPL, cukup salah satu."));
    }
    problems.extend(out_of_time(rules, &fields, ground.today));
    if !problems.is_empty() {
        return Ok(Decision::Problems(problems));
    }
    let person = crate::register::person::load(ground.connection, member)?;
    if !person.may_be_pregnant(ground.today) && !save.confirmed.iter().any(|id| id == "pregnant") {
        let (from, to) = possible::years(rules);
        let sentence = format!("{who} tercatat laki-laki atau di luar umur {from}–{to} tahun. Benar hamil?");
        return Ok(Decision::Questions(vec![Question {
            id: "pregnant".into(),
            field: String::new(),
            sentence,
            yes: "Ya, benar hamil".into(),
            no: "Periksa dulu".into(),
        }]));
    }
    let mut batch = ground.batch();
    match current(ground.connection, member)? {
        Some(id) => {
            let at_opening = |values| typed::read(PREGNANCY, FIELDS, "", values, ground.today).0;
            let before = ground.opened.values.as_ref().map(at_opening);
            let fields = typed::edited(fields, before.as_ref(), &stored(ground.connection, id)?);
            if !fields.is_empty() {
                ground.say(&mut batch, Subject::new(SubjectKind::Pregnancy, id), described(fields))?;
            }
        }
        None => {
            fields.insert("member".into(), Value::String(member.to_string()));
            let subject = ground.new_subject(SubjectKind::Pregnancy, "pregnancy");
            batch.say(subject, described(typed::changed(fields, &Stored::new())));
        }
    }
    Ok(Decision::Write(batch, format!("Kehamilan {who} tersimpan.")))
}

/// Both dates were left empty, rather than typed wrong.
fn both_left_empty(values: &Values) -> bool {
    DATES.iter().all(|name| values.get(*name).is_none_or(|typed| typed.trim().is_empty()))
}
