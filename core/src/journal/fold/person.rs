//! Posyandu and kader: fields, and the posyandu's own checklists.

use std::collections::BTreeMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::keyed::unreplaced;
use super::rows::{Table, row};
use super::{Said, described};
use crate::error::Result;
use crate::journal::fact::{Checklist, Fact};

const CHECKLIST: Table = Table {
    name: "view_checklist",
    owner: "posyandu",
    columns: &["posyandu", "form", "version", "name", "text", "offered", "question"],
    key: 3,
};

pub(super) fn fold(connection: &Connection, id: Uuid, said: &[Said]) -> Result<()> {
    described::fold(connection, id, said)?;
    let mut groups: BTreeMap<(&str, u32), Vec<(&Said, &Checklist)>> = BTreeMap::new();
    for one in said {
        if let Fact::Checklist(checklist) = &one.fact {
            groups.entry((&checklist.form, checklist.version)).or_default().push((one, checklist));
        }
    }
    let mut rows = Vec::new();
    for ((form, version), group) in groups {
        let left = unreplaced(&group, |checklist| &checklist.replaces);
        let Some((_, last)) = left.last() else { continue };
        // Two files that call themselves the same version: what is answered on one would be read on the other.
        let question = left.iter().any(|(_, checklist)| checklist.text != last.text);
        rows.push(row(&[&id, &form, &version, &last.name, &last.text, &last.offered, &question])?);
    }
    CHECKLIST.put(connection, id, rows)
}
