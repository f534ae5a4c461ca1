//! Posyandu and kader: fields, and the posyandu's own checklists.

use rusqlite::Connection;
use uuid::Uuid;

use super::keyed::unreplaced;
use super::rows::{Table, row};
use super::said::by_key;
use super::{New, Said, described};
use crate::error::Result;
use crate::journal::fact::Checklist;

const CHECKLIST: Table = Table {
    name: "view_checklist",
    owner: "posyandu",
    columns: &["posyandu", "form", "version", "name", "text", "offered", "question"],
    key: 3,
};

pub(super) fn fold(connection: &Connection, id: Uuid, said: &[Said]) -> Result<()> {
    described::fold(connection, id, said)?;
    let key = |one: &'_ Said| one.says::<Checklist>().map(|one| (one.form.clone(), one.version));
    let mut rows = Vec::new();
    for ((form, version), group) in by_key::<Checklist, _>(said, New::ALL, key) {
        let left = unreplaced(&group, |checklist| &checklist.replaces);
        let Some((_, last)) = left.last() else { continue };
        // Two files that call themselves the same version: what is answered on one would be read on the other.
        let question = left.iter().any(|(_, checklist)| checklist.text != last.text);
        rows.push(row(&[&id, &form, &version, &last.name, &last.text, &last.offered, &question])?);
    }
    CHECKLIST.put(connection, id, rows)
}
