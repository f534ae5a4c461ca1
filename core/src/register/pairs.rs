//! Pairs of records in the register that are likely of one person: one NIK, or one birth date and names of which one
//! holds every word of the other.

use std::collections::BTreeSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::same_person::is_apart;
use crate::error::Result;

/// Two records, and what speaks for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) one: Uuid,
    pub(crate) other: Uuid,
    pub(crate) reasons: Vec<&'static str>,
}

/// The pairs nobody has decided on yet, those for which most speaks first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Pair>> {
    let mut statement = connection.prepare_cached(include_str!("sql/pairs.sql"))?;
    let mut rows = statement.query([])?;
    let mut pairs: Vec<Pair> = Vec::new();
    while let Some(row) = rows.next()? {
        let (one, other, nik, birth): (Uuid, Uuid, bool, bool) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let (first, second, house): (String, String, bool) = (row.get(4)?, row.get(5)?, row.get(6)?);
        let name = alike(&first, &second);
        let twice = pairs.iter().any(|pair| (pair.one, pair.other) == (one, other));
        if twice || !(nik || birth && name.is_some()) || is_apart(connection, one, other)? {
            continue;
        }
        let said = [
            nik.then_some("NIK sama"),
            name,
            birth.then_some("tanggal lahir sama"),
            house.then_some("satu keluarga"),
        ];
        pairs.push(Pair { one, other, reasons: said.into_iter().flatten().collect() });
    }
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.reasons.len()));
    Ok(pairs)
}

/// Of two keys of names, whether one holds every word of the other.
fn alike(one: &str, other: &str) -> Option<&'static str> {
    let words = |key: &str| key.split_whitespace().map(str::to_owned).collect::<BTreeSet<_>>();
    let (one, other) = (words(one), words(other));
    match () {
        () if one.is_empty() || other.is_empty() => None,
        () if one == other => Some("nama sama"),
        () if one.is_subset(&other) || other.is_subset(&one) => Some("nama mirip"),
        () => None,
    }
}
