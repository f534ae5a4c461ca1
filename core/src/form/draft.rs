//! Half-typed values, with the command id of the form they belong to.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::command;
use crate::error::Result;
use crate::screen::form::{FormRef, Values};

/// A draft as kept.
pub(crate) struct Draft {
    pub(crate) command: Uuid,
    pub(crate) page: u32,
    /// The token of the form as it opened; empty when an older version kept the draft.
    pub(crate) opened: String,
    pub(crate) values: Values,
}

/// One draft a form and subject; the words typed in a search are no part of it.
fn key(form: &FormRef) -> String {
    match form {
        FormRef::SetUp => "set_up".into(),
        FormRef::Posyandu => "posyandu".into(),
        FormRef::Contacts => "contacts".into(),
        FormRef::Kader => "kader".into(),
        FormRef::NewHousehold { .. } => "new_household".into(),
        FormRef::Household { id } => format!("household:{id}"),
        FormRef::NewMember { household, .. } => format!("new_member:{household}"),
        FormRef::Member { id } => format!("member:{id}"),
        FormRef::Pregnancy { member } => format!("pregnancy:{member}"),
        FormRef::Birth { mother } => format!("birth:{mother}"),
        FormRef::Death { member } => format!("death:{member}"),
        FormRef::MoveOut { member } => format!("move_out:{member}"),
        FormRef::MoveIn { member, household } => format!("move_in:{member}:{household}"),
        FormRef::Marriage { member } => format!("marriage:{member}"),
        FormRef::Split { household } => format!("split:{household}"),
        FormRef::NewHead { household } => format!("new_head:{household}"),
        FormRef::Conflict { member, field } => format!("conflict:{member}:{field}"),
        FormRef::Sheet { visit, subject, form } => format!("sheet:{visit}:{subject}:{form}"),
        FormRef::Screening { member, form } => format!("screening:{member}:{form}"),
        FormRef::FollowUp { id } => format!("follow_up:{id}"),
    }
}

/// The draft of a form. One that cannot be read any more is no draft.
pub(crate) fn get(connection: &Connection, form: &FormRef) -> Result<Option<Draft>> {
    let found: Option<(Uuid, u32, String, String)> = connection
        .prepare_cached("SELECT command, page, opened, field_values FROM local_draft WHERE form = ?1")?
        .query_row([key(form)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    Ok(found.and_then(|(command, page, opened, values)| {
        let values = serde_json::from_str(&values).ok()?;
        Some(Draft { command, page, opened, values })
    }))
}

/// Keeps a draft.
pub(crate) fn put(connection: &Connection, form: &FormRef, draft: &Draft) -> Result<()> {
    // A form that was saved meanwhile leaves no draft behind.
    if command::known(connection, draft.command)? {
        return Ok(());
    }
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO local_draft (form, command, page, opened, field_values)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((
            key(form),
            draft.command,
            draft.page,
            &draft.opened,
            serde_json::to_string(&draft.values)?,
        ))?;
    Ok(())
}

/// Throws a draft away.
pub(crate) fn discard(connection: &Connection, form: &FormRef) -> Result<()> {
    connection.prepare_cached("DELETE FROM local_draft WHERE form = ?1")?.execute([key(form)])?;
    Ok(())
}
