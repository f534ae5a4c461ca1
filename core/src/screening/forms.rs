//! Forms by id: those that ship with the app, and a Puskesmas' own.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::local;
use crate::error::Result;
use crate::id::SubjectKind;
use crate::register::person::rules;
use crate::rules::{Form, Subject, is_local};

/// The form in force on a day.
pub(crate) fn on(connection: &Connection, id: &str, day: NaiveDate) -> Result<Option<&'static Form>> {
    if is_local(id) {
        return Ok(local::on(connection, id, day)?.map(|own| own.form));
    }
    Ok(rules()?.form(id, day))
}

/// The form an answer was given on; `None` for a version that is not here.
pub(crate) fn version(connection: &Connection, id: &str, version: u32) -> Result<Option<&'static Form>> {
    if is_local(id) {
        return local::version(connection, id, version);
    }
    Ok(rules()?.form_version(id, version))
}

/// What a form is about, in whatever version.
pub(crate) fn subject_kind(connection: &Connection, id: &str) -> Result<SubjectKind> {
    let form = if is_local(id) { local::any(connection, id)? } else { rules()?.newest(id) };
    Ok(match form.map(|form| form.subject) {
        Some(Subject::Household) => SubjectKind::Household,
        _ => SubjectKind::Member,
    })
}

/// What a form is called.
pub(crate) fn title(connection: &Connection, id: &str) -> String {
    let form = if is_local(id) {
        local::any(connection, id).ok().flatten()
    } else {
        rules().ok().and_then(|rules| rules.newest(id))
    };
    form.map_or_else(|| id.to_owned(), |form| form.title.clone())
}
