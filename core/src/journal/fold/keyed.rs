//! Keyed events: equal values fold to one; unreplaced values that differ are a question and give no value.

use std::collections::BTreeSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::rows::{Parts, Table, row};
use super::said::by_key;
use super::{New, Said};
use crate::error::Result;
use crate::journal::EntryId;
use crate::journal::fact::{Dosed, Measure, Measured};

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
pub(super) fn measurements(connection: &Connection, member: Uuid, said: &[Said], new: New<'_>) -> Result<()> {
    let mut parts = Parts::of(&MEASUREMENT, member, new);
    let key = |one: &Said| one.says::<Measured>().map(|one| (one.measure, one.on));
    for ((measure, on), group) in by_key::<Measured, _>(said, new, key) {
        let left = unreplaced(&group, |measured| &measured.replaces);
        let Some((by, last)) = left.last().filter(|_| measure != Measure::Unknown) else { continue };
        let agree = left.iter().all(|(_, measured)| measured.value == last.value);
        let value = if agree { last.value } else { None };
        let id = by.id;
        let own = row(&[&member, &measure.as_str(), &on, &value, &last.visit, &id.device, &id.sequence])?;
        let taken_back = agree && last.value.is_none();
        let rows = if taken_back { Vec::new() } else { vec![own] };
        parts.put(connection, &[("measure", &measure.as_str()), ("on_day", &on)], rows)?;
    }
    parts.end(connection)
}

/// Writes `view_dose` of a member.
pub(super) fn doses(connection: &Connection, member: Uuid, said: &[Said], new: New<'_>) -> Result<()> {
    let mut parts = Parts::of(&DOSE, member, new);
    let key = |one: &Said| one.says::<Dosed>().map(|one| (one.antigen.clone(), one.number));
    for ((antigen, number), group) in by_key::<Dosed, _>(said, new, key) {
        let left = unreplaced(&group, |dosed| &dosed.replaces);
        let Some((by, last)) = left.last() else { continue };
        let question = left.iter().any(|(_, dosed)| (dosed.received, dosed.on) != (last.received, last.on));
        let id = by.id;
        let own =
            row(&[&member, &antigen, &number, &last.on, &last.visit, &question, &id.device, &id.sequence])?;
        let taken_back = left.iter().all(|(_, dosed)| !dosed.received);
        let rows = if taken_back { Vec::new() } else { vec![own] };
        parts.put(connection, &[("antigen", &antigen), ("number", &number)], rows)?;
    }
    parts.end(connection)
}
