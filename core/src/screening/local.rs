//! A Puskesmas' own checklists: files kept as facts of the posyandu, read when they are used.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use crate::command::{Decision, Ground};
use crate::error::{Error, Result};
use crate::form::posyandu::own;
use crate::id::{Subject, SubjectKind};
use crate::journal::entry::hash;
use crate::journal::fact::{Checklist, Fact};
use crate::register::person::rules;
use crate::rules::Form;
use crate::screen::form::Problem;
use crate::store::state;

/// One checklist of this posyandu in one version.
pub(crate) struct Own {
    pub(crate) form: &'static Form,
    pub(crate) name: String,
    /// It is offered, and no other file calls itself this version.
    pub(crate) offered: bool,
    /// Two files call themselves this version.
    pub(crate) question: bool,
}

/// Every checklist of this posyandu that can be read, in every version.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Own>> {
    let Some(posyandu) = state::get::<Uuid>(connection, state::POSYANDU)? else { return Ok(Vec::new()) };
    let rows: Vec<(String, u32, String, String, bool, bool)> = connection
        .prepare_cached(
            "SELECT form, version, name, text, offered, question FROM view_checklist WHERE posyandu = ?1
             ORDER BY form, version",
        )?
        .query_map([posyandu], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut found = Vec::new();
    for (id, version, name, text, offered, question) in rows {
        // One of a newer version of the app may be here: it waits for the update.
        if let Some(form) = read(&name, &text)?.filter(|form| form.id == id && form.version == version) {
            found.push(Own { form, name, offered: offered && !question, question });
        }
    }
    Ok(found)
}

/// What two files that call themselves the same version ask of the kader.
pub(crate) fn questions(own: &[Own]) -> Vec<String> {
    let asked = own.iter().filter(|one| one.question).map(|one| {
        format!(
            "Lembar {} versi {} ada dua isi ({}), jadi belum ditawarkan. Beri nomor versi baru pada yang benar.",
            one.form.title, one.form.version, one.name
        )
    });
    asked.collect()
}

/// The version in force on a day, of those offered.
pub(crate) fn on(connection: &Connection, id: &str, day: NaiveDate) -> Result<Option<Own>> {
    let offered = all(connection)?.into_iter().filter(|own| own.form.id == id && own.offered);
    Ok(offered
        .filter(|own| own.form.valid_from <= day)
        .max_by_key(|own| (own.form.valid_from, own.form.version)))
}

/// A version, offered or not: what was answered on it is to be read.
pub(crate) fn version(connection: &Connection, id: &str, version: u32) -> Result<Option<&'static Form>> {
    let found = all(connection)?.into_iter().find(|own| own.form.id == id && own.form.version == version);
    Ok(found.map(|own| own.form))
}

/// The newest version.
pub(crate) fn any(connection: &Connection, id: &str) -> Result<Option<&'static Form>> {
    let versions = all(connection)?.into_iter().filter(|own| own.form.id == id);
    Ok(versions.max_by_key(|own| own.form.version).map(|own| own.form))
}

/// A text as a form; `None` when this version of the app cannot read it. Each text is read once and kept for as long
/// as the app runs: they are a handful, and every screen asks for them.
fn read(name: &str, text: &str) -> Result<Option<&'static Form>> {
    static READ: Mutex<Option<HashMap<[u8; 32], Option<&'static Form>>>> = Mutex::new(None);
    let mut kept = READ.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = kept.get_or_insert_default();
    let key = hash(text.as_bytes());
    if let Some(form) = kept.get(&key) {
        return Ok(*form);
    }
    let form = rules()?.read_local(name, text).ok().map(|form| &*Box::leak(Box::new(form)));
    kept.insert(key, form);
    Ok(form)
}

/// Takes a checklist from a file. One with mistakes is refused with a sentence for each, and nothing is kept.
pub(crate) fn add(ground: &Ground<'_>, name: &str, text: &str) -> Result<Decision> {
    let form = match rules()?.read_local(name, text) {
        Ok(form) => form,
        Err(errors) => {
            let problems = errors.0.iter().take(PROBLEMS);
            let problems = problems.map(|error| Problem { field: String::new(), sentence: error.sentence() });
            return Ok(Decision::Problems(problems.collect()));
        }
    };
    let stored: Option<(String, bool)> = {
        use rusqlite::OptionalExtension;
        ground
            .connection
            .prepare_cached(
                "SELECT text, offered FROM view_checklist WHERE posyandu = ?1 AND form = ?2 AND version = ?3",
            )?
            .query_row((own(ground.connection)?, &form.id, form.version), |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?
    };
    match stored {
        Some((known, true)) if known == text => {
            return Ok(Decision::Write(ground.batch(), String::new()));
        }
        Some((known, _)) if known != text => {
            return Ok(Decision::refuse(&format!(
                "Lembar {} versi {} sudah ada dengan isi lain. Beri nomor versi yang baru di dalam berkasnya.",
                form.title, form.version
            )));
        }
        _ => {}
    }
    let sentence = format!("Lembar {} versi {} tersimpan.", form.title, form.version);
    say(ground, form.id, form.version, name, text, true, sentence)
}

/// The most mistakes said at once.
const PROBLEMS: usize = 5;

/// Offers a checklist no longer, in every version, also one of which there are two contents; what was answered on it
/// stays.
pub(crate) fn withdraw(ground: &Ground<'_>, id: &str) -> Result<Decision> {
    let posyandu = own(ground.connection)?;
    let rows: Vec<(u32, String, String)> = ground
        .connection
        .prepare_cached(
            "SELECT version, name, text FROM view_checklist
             WHERE posyandu = ?1 AND form = ?2 AND (offered OR question)",
        )?
        .query_map((posyandu, id), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    if rows.is_empty() && any(ground.connection, id)?.is_none() {
        return Err(Error::NotFound("checklist"));
    }
    let mut batch = ground.batch();
    for (version, name, text) in rows {
        let form = id.to_owned();
        let fact = Checklist { form, version, name, text, offered: false, replaces: Vec::new() };
        ground.say(&mut batch, Subject::new(SubjectKind::Posyandu, posyandu), Fact::Checklist(fact))?;
    }
    Ok(Decision::Write(batch, "Lembar ini tidak ditawarkan lagi.".into()))
}

fn say(
    ground: &Ground<'_>,
    form: String,
    version: u32,
    name: &str,
    text: &str,
    offered: bool,
    sentence: String,
) -> Result<Decision> {
    let (name, text) = (name.to_owned(), text.to_owned());
    let fact = Checklist { form, version, name, text, offered, replaces: Vec::new() };
    let mut batch = ground.batch();
    let subject = Subject::new(SubjectKind::Posyandu, own(ground.connection)?);
    ground.say(&mut batch, subject, Fact::Checklist(fact))?;
    Ok(Decision::Write(batch, sentence))
}
