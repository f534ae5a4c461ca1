//! Keyed events: equal values fold to one; unreplaced values that differ are a question and give no value.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use uuid::Uuid;

use super::Said;
use super::rows::{Table, row};
use crate::error::Result;
use crate::journal::EntryId;
use crate::journal::fact::{Dosed, Fact, Measure, Measured};

const MEASUREMENT: Table = Table {
    name: "view_measurement",
    owner: "member",
    columns: &["member", "measure", "on_day", "value", "visit", "device", "sequence"],
    key: 3,
};

const DOSE: Table = Table {
    name: "view_dose",
    owner: "member",
    columns: &["member", "antigen", "number", "on_day", "visit", "question", "device", "sequence"],
    key: 3,
};

/// Entries of one key that no other of them replaces, newest last.
pub(super) fn unreplaced<'a, T>(
    group: &[(&'a Said, &'a T)],
    replaces: impl Fn(&T) -> &[EntryId],
) -> Vec<(&'a Said, &'a T)> {
    let gone: BTreeSet<EntryId> = group
        .iter()
        .flat_map(|(one, fact)| replaces(fact).iter().copied().filter(move |id| *id != one.id))
        .collect();
    let mut left: Vec<_> = group.iter().copied().filter(|(one, _)| !gone.contains(&one.id)).collect();
    if left.is_empty() {
        left = group.iter().copied().max_by_key(|(one, _)| one.place()).into_iter().collect();
    }
    left.sort_by_key(|(one, _)| one.place());
    left
}

/// Writes `view_measurement` of a member.
pub(super) fn measurements(connection: &Connection, member: Uuid, said: &[Said]) -> Result<()> {
    let mut groups: BTreeMap<_, Vec<(&Said, &Measured)>> = BTreeMap::new();
    for one in said {
        if let Fact::Measured(measured) = &one.fact
            && measured.measure != Measure::Unknown
        {
            groups.entry((measured.measure, measured.on)).or_default().push((one, measured));
        }
    }
    let mut rows = Vec::new();
    for ((measure, on), group) in groups {
        let left = unreplaced(&group, |measured| &measured.replaces);
        let Some((by, last)) = left.last() else { continue };
        let agree = left.iter().all(|(_, measured)| measured.value == last.value);
        if agree && last.value.is_none() {
            continue;
        }
        let value = if agree { last.value } else { None };
        let id = by.id;
        rows.push(row(&[&member, &measure.as_str(), &on, &value, &last.visit, &id.device, &id.sequence])?);
    }
    MEASUREMENT.put(connection, member, rows)
}

/// Writes `view_dose` of a member.
pub(super) fn doses(connection: &Connection, member: Uuid, said: &[Said]) -> Result<()> {
    let mut groups: BTreeMap<_, Vec<(&Said, &Dosed)>> = BTreeMap::new();
    for one in said {
        if let Fact::Dosed(dosed) = &one.fact {
            groups.entry((&dosed.antigen, dosed.number)).or_default().push((one, dosed));
        }
    }
    let mut rows = Vec::new();
    for ((antigen, number), group) in groups {
        let left = unreplaced(&group, |dosed| &dosed.replaces);
        let Some((by, last)) = left.last() else { continue };
        if left.iter().all(|(_, dosed)| !dosed.received) {
            continue;
        }
        let question = left.iter().any(|(_, dosed)| (dosed.received, dosed.on) != (last.received, last.on));
        let id = by.id;
        rows.push(row(&[
            &member,
            antigen,
            &number,
            &last.on,
            &last.visit,
            &question,
            &id.device,
            &id.sequence,
        ])?);
    }
    DOSE.put(connection, member, rows)
}
