//! How what was typed of a member is read, and what is asked before it is believed.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use serde_json::Value;
use uuid::Uuid;

use super::{AGE, ASKED, AT_BIRTH, SINCE, all, measures};
use crate::command::{Decision, Ground};
use crate::error::Result;
use crate::form::page::text_of;
use crate::form::{newcomer, typed};
use crate::journal::fact::Fields;
use crate::register::fields::MEMBER;
use crate::register::{alike, text};
use crate::screen::form::{FormSave, Problem, Question, Values};

/// The day she was born, where it is no estimate.
pub(super) fn day_of_birth(fields: &BTreeMap<String, Value>) -> Option<NaiveDate> {
    if text_of(fields, "birth_estimated").as_deref() == Some("yes") {
        return None;
    }
    text_of(fields, "birth_date")?.parse().ok()
}

/// The birth date as typed, or as the age that was estimated puts it.
pub(crate) fn born(values: &Values, prefix: &str, today: NaiveDate) -> Option<NaiveDate> {
    let typed =
        |name: &str| values.get(&format!("{prefix}{name}")).map(|typed| typed.trim()).unwrap_or_default();
    if typed("birth_date").is_empty() {
        let years = text::read_decimal(typed(AGE), 0)?;
        return today.checked_sub_months(Months::new(u32::try_from(years).ok()?.checked_mul(12)?));
    }
    text::read_date(typed("birth_date")).ok()
}

/// Since when a new member lives here; not before her birth.
pub(crate) fn since(
    values: &Values,
    fields: &Fields,
    prefix: &str,
    today: NaiveDate,
) -> std::result::Result<Option<NaiveDate>, Problem> {
    let (asked, _) = typed::read(ASKED, &[SINCE], prefix, values, today);
    let day =
        |value: Option<&Value>| value.and_then(Value::as_str).and_then(|day| day.parse::<NaiveDate>().ok());
    let since = day(asked.get(SINCE));
    let too_early = since.zip(day(fields.get("birth_date"))).is_some_and(|(since, birth)| since < birth);
    if too_early {
        let sentence = "Tanggal pindah ini sebelum tanggal lahirnya.".to_owned();
        return Err(Problem { field: format!("{prefix}{SINCE}"), sentence });
    }
    Ok(since)
}

/// Whom a form is about.
#[derive(Clone, Copy)]
pub(crate) enum Who {
    /// Somebody new, of a household or the head of a new one.
    New(Option<Uuid>),
    /// A member.
    Known(Uuid),
}

/// Reads a member's fields; asks when someone like it is here already. `Err` is the decision to answer with.
pub(crate) fn read(
    ground: &Ground<'_>,
    save: &FormSave,
    prefix: &str,
    who: Who,
) -> Result<std::result::Result<Fields, Decision>> {
    let names: Vec<&str> = all().filter(|name| prefix.is_empty() || *name != "relation").collect();
    let (mut fields, mut problems) = typed::read(MEMBER, &names, prefix, &save.values, ground.today);
    if !matches!(who, Who::Known(_)) {
        problems.extend(typed::missing(MEMBER, &names, prefix, &save.values));
    }
    problems.extend(typed::wrong(ASKED, &[AGE, SINCE], prefix, &save.values, ground.today));
    problems.extend(typed::wrong(AT_BIRTH, &measures(), prefix, &save.values, ground.today));
    estimate(&mut fields, &mut problems, &save.values, prefix, ground.today);
    if !problems.is_empty() {
        return Ok(Err(Decision::Problems(problems)));
    }
    let questions = doubts(ground, save, &fields, prefix, who)?;
    let open: Vec<Question> =
        questions.into_iter().filter(|question| !save.confirmed.contains(&question.id)).collect();
    Ok(if open.is_empty() { Ok(fields) } else { Err(Decision::Questions(open)) })
}

/// An estimated age stands in for a birth date nobody knows, and is marked as such.
fn estimate(
    fields: &mut Fields,
    problems: &mut Vec<Problem>,
    values: &Values,
    prefix: &str,
    today: NaiveDate,
) {
    let typed =
        |name: &str| values.get(&format!("{prefix}{name}")).map(|typed| typed.trim()).unwrap_or_default();
    if !typed("birth_date").is_empty() {
        return;
    }
    let id = format!("{prefix}birth_date");
    match born(values, prefix, today) {
        Some(birth) => {
            problems.retain(|problem| problem.field != id);
            fields.insert("birth_date".into(), Value::String(birth.to_string()));
            fields.insert("birth_estimated".into(), Value::String("yes".into()));
        }
        None => {
            for problem in problems.iter_mut().filter(|problem| problem.field == id) {
                problem.sentence = "Isi tanggal lahir, atau perkiraan umurnya.".into();
            }
        }
    }
}

fn doubts(
    ground: &Ground<'_>,
    save: &FormSave,
    fields: &Fields,
    prefix: &str,
    who: Who,
) -> Result<Vec<Question>> {
    let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let mut questions = Vec::new();
    let like = match who {
        // Answered: they are searched for once, when what was answered is written down.
        _ if newcomer::is_another(save) => None,
        Who::New(household) => {
            let someone = newcomer::known(ground.connection, &save.values, ground.today, prefix, household)?;
            alike::rows::question(ground.connection, &someone)?
        }
        Who::Known(own) => alike::rows::nik_question(ground.connection, own, text("nik"))?,
    };
    if let Some(sentence) = like {
        questions.push(Question {
            id: newcomer::LOOK_ALIKE.into(),
            field: format!("{prefix}name"),
            sentence,
            yes: "Ya, orang lain".into(),
            no: "Periksa dulu".into(),
        });
    }
    let birth: Option<NaiveDate> = text("birth_date").parse().ok();
    if birth.is_some_and(|birth| ground.today.years_since(birth).is_some_and(|years| years > 110)) {
        questions.push(Question {
            id: "age".into(),
            field: format!("{prefix}birth_date"),
            sentence: "Umurnya lebih dari 110 tahun. Apakah tanggal lahirnya benar?".into(),
            yes: "Ya, benar".into(),
            no: "Perbaiki".into(),
        });
    }
    Ok(questions)
}
