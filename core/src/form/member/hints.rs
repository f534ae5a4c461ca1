//! What is said while a member is typed.

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::read::born;
use super::{AGE, ASKED, AT_BIRTH, SINCE, all, measures};
use crate::error::Result;
use crate::form::{newcomer, page, typed};
use crate::life_stage::Age;
use crate::register::fields::{MEMBER, named};
use crate::register::{alike, nik};
use crate::screen::form::{FieldNote, Problem, Reaction, Values};
use crate::screen::{Advice, Tone};

/// Fields that are asked from an age on, in completed years, or up to it.
const FROM_AGE: [(&str, i64); 3] = [("marital_status", 10), ("education", 5), ("occupation", 10)];
const UP_TO_AGE: [(&str, i64); 5] = [
    ("mother_name", 18),
    ("father_name", 18),
    ("birth_order", 6),
    ("weeks_at_birth", 6),
    ("early_breastfeeding", 6),
];
/// What was measured at birth is asked up to it.
const MEASURED_UP_TO_AGE: i64 = 6;

/// Hints while typing: what the NIK says of birth date and sex. Never an error.
pub(crate) fn react(values: &Values, today: NaiveDate, prefix: &str) -> Reaction {
    let get = |name: &str| values.get(&format!("{prefix}{name}")).map(String::as_str).unwrap_or_default();
    let mut reaction = page::all_visible(values);
    let birth = born(values, prefix, today);
    let age = birth.and_then(|birth| Age::on(birth, today)).map(Age::years);
    let hidden = |field: &str| {
        let with = |limits: &[(&str, i64)], out: fn(i64, i64) -> bool| {
            limits.iter().any(|(name, limit)| *name == field && age.is_some_and(|age| out(age, *limit)))
        };
        with(&FROM_AGE, |age, from| age < from)
            || with(&UP_TO_AGE, |age, to| age > to)
            || (field == AGE && !get("birth_date").trim().is_empty())
            || (field == "birth_estimated" && get("birth_date").trim().is_empty())
            || (named(AT_BIRTH, field).is_some()
                && (age.is_none_or(|age| age > MEASURED_UP_TO_AGE)
                    || get("birth_date").trim().is_empty()
                    || get("birth_estimated") == "yes"))
    };
    // What is on record is never hidden.
    let kept = |field: &str| values.get(field).is_some_and(|value| !value.is_empty() && field != AGE);
    reaction
        .visible
        .retain(|field| field.strip_prefix(prefix).is_none_or(|name| kept(field) || !hidden(name)));
    if let Some(hint) = nik::hint(get("nik"), get("birth_date"), get("sex"), today) {
        reaction.notes.push(FieldNote {
            field: format!("{prefix}nik"),
            chip: None,
            problem: None,
            advice: Some(Advice { text: hint, source: nik::SOURCE.into() }),
            tone: Tone::Information,
        });
    }
    reaction
}

/// What cannot be right in what was typed so far.
pub(crate) fn wrong(values: &Values, today: NaiveDate, prefix: &str) -> Vec<Problem> {
    let mut problems = typed::wrong(MEMBER, &all().collect::<Vec<_>>(), prefix, values, today);
    problems.extend(typed::wrong(ASKED, &[AGE, SINCE], prefix, values, today));
    problems.extend(typed::wrong(AT_BIRTH, &measures(), prefix, values, today));
    problems
}

/// The same with people who look like the new one.
pub(crate) fn react_new(
    connection: &Connection,
    values: &Values,
    today: NaiveDate,
    prefix: &str,
    household: Option<Uuid>,
) -> Result<Reaction> {
    let mut reaction = react(values, today, prefix);
    let someone = newcomer::known(connection, values, today, prefix, household)?;
    reaction.lookalikes = alike::rows::rows(connection, &someone, today)?;
    Ok(reaction)
}
