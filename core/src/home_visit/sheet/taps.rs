//! Signs that were written the moment they were tapped, while their sheet was still open: its save saw them.

use rusqlite::Connection;
use uuid::Uuid;

use super::Sheet;
use crate::command::known;
use crate::error::Result;
use crate::form;
use crate::form::opened::Opened;
use crate::id;
use crate::journal::read;
use crate::screen::form::FormSave;

/// The command a tap on a sign of an open form is written under: the first of its row that is free.
pub(crate) fn next(connection: &Connection, form: Uuid, sign: &str) -> Result<Uuid> {
    Ok(of(connection, form, sign)?.1)
}

/// The taps on a sign that were written, and the next one's command.
fn of(connection: &Connection, form: Uuid, sign: &str) -> Result<(Vec<Uuid>, Uuid)> {
    let mut written = Vec::new();
    let mut tap = id::derived(form, &format!("sign/{sign}"));
    while known(connection, tap)? {
        written.push(tap);
        tap = id::derived(tap, "again");
    }
    Ok((written, tap))
}

/// What the kader saw of a sheet: what it was drawn from, and the signs she tapped on it since.
pub(super) fn seen(connection: &Connection, sheet: &Sheet, save: &FormSave) -> Result<Opened> {
    let mut opened = Opened::read(&save.opened);
    let form = form::command_id(&save.command)?;
    for item in &sheet.form.items {
        for tap in of(connection, form, &item.id)?.0 {
            opened.seen.add(read::of_command(connection, tap)?.into_iter().map(|entry| entry.id));
        }
    }
    Ok(opened)
}
