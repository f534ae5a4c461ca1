//! Posyandu and kader: fields, and the posyandu's own checklists.

use std::collections::BTreeMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::keyed::unreplaced;
use super::{Said, described};
use crate::error::Result;
use crate::journal::fact::{Checklist, Fact};

pub(super) fn fold(connection: &Connection, id: Uuid, said: &[Said]) -> Result<()> {
    described::fold(connection, id, said)?;
    connection.prepare_cached("DELETE FROM view_checklist WHERE posyandu = ?1")?.execute([id])?;
    let mut groups: BTreeMap<(&str, u32), Vec<(&Said, &Checklist)>> = BTreeMap::new();
    for one in said {
        if let Fact::Checklist(checklist) = &one.fact {
            groups.entry((&checklist.form, checklist.version)).or_default().push((one, checklist));
        }
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO view_checklist (posyandu, form, version, name, text, offered, question)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for ((form, version), group) in groups {
        let left = unreplaced(&group, |checklist| &checklist.replaces);
        let Some((_, last)) = left.last() else { continue };
        // Two files that call themselves the same version: what is answered on one would be read on the other.
        let question = left.iter().any(|(_, checklist)| checklist.text != last.text);
        insert.execute((id, form, version, &last.name, &last.text, last.offered, question))?;
    }
    Ok(())
}
