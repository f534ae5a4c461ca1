//! Pairs of records in the register that are likely of one person: `find` for everybody at once.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;
use uuid::Uuid;

use super::rarity::Rarity;
use super::read::{BARE, bare, placed, whole};
use super::{Known, Likely, PLACE_AT_MOST, Record, SHOWN_FROM, compare, name, numbers_at_most};
use crate::error::Result;
use crate::register::same_person::is_apart;
use crate::register::search::{own_words, skeleton, word_key};

/// Two records, and what speaks for one person.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pair {
    pub(crate) one: Uuid,
    pub(crate) other: Uuid,
    pub(crate) likely: Likely,
}

/// What so many records have in common says too little to look at each two of them.
const COMMON: usize = 40;

/// The pairs nobody has decided on yet, those for which most speaks first.
pub(crate) fn undecided(connection: &Connection) -> Result<Vec<Pair>> {
    let records = records(connection)?;
    let mut rarity = Rarity::default();
    let mut known: HashMap<Uuid, Record> = HashMap::new();
    let mut pairs = Vec::new();
    for (first, second) in together(&records) {
        let (Some((one, bare)), Some((other, other_bare))) = (records.get(first), records.get(second)) else {
            continue;
        };
        // A mother's name is read only of those that are left.
        let mother = Known { mother: "?".into(), ..bare.clone() };
        if numbers_at_most(&mother, other_bare) + name::AT_MOST + PLACE_AT_MOST < SHOWN_FROM {
            continue;
        }
        for (id, bare) in [(*one, bare), (*other, other_bare)] {
            if let Entry::Vacant(unread) = known.entry(id) {
                let record = Record::of(placed(connection, id, whole(connection, id, bare.clone())?)?);
                rarity.count(connection, &record.name)?;
                unread.insert(record);
            }
        }
        let (Some(whole), Some(other_whole)) = (known.get(one), known.get(other)) else { continue };
        let likely = compare(whole, other_whole, &|key| rarity.bits(key));
        if likely.bits >= SHOWN_FROM && !is_apart(connection, *one, *other)? {
            pairs.push(Pair { one: *one, other: *other, likely });
        }
    }
    pairs.sort_by(|a, b| {
        b.likely.bits.total_cmp(&a.likely.bits).then((a.one, a.other).cmp(&(b.one, b.other)))
    });
    Ok(pairs)
}

/// Everybody, with what her own row and her household's say.
fn records(connection: &Connection) -> Result<Vec<(Uuid, Known)>> {
    let read = |row: &rusqlite::Row<'_>| {
        let known = Known {
            dusun: row.get::<_, Option<String>>(7)?.unwrap_or_default(),
            rt: row.get::<_, Option<String>>(8)?.unwrap_or_default(),
            ..bare(row)?
        };
        Ok((row.get(0)?, known))
    };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {BARE}, h.dusun, h.rt
         FROM view_member m LEFT JOIN view_household h ON h.id = m.household WHERE m.registered = 1 ORDER BY m.id"
    ))?;
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

/// The places of records that have something in common worth looking at, the smaller first.
fn together(records: &[(Uuid, Known)]) -> BTreeSet<(usize, usize)> {
    let mut common: HashMap<(u8, String), Vec<usize>> = HashMap::new();
    for (at, (_, known)) in records.iter().enumerate() {
        let mut own = BTreeSet::new();
        own.extend(known.birth.map(|birth| (0, birth.to_string())));
        own.extend(known.household.map(|household| (1, household.to_string())));
        for (place, half) in [(2, known.nik.get(..8)), (3, known.nik.get(8..))] {
            own.extend(half.map(|half| (place, half.to_owned())));
        }
        let mut sounds: Vec<String> =
            own_words(&known.name).into_iter().take(8).map(|word| skeleton(&word_key(word))).collect();
        sounds.sort_unstable();
        own.insert((4, sounds.join(" ")));
        for sound in &sounds {
            own.insert((5, sound.clone()));
            own.insert((6, format!("{sound} {} {}", known.rt, known.dusun)));
        }
        for key in own {
            common.entry(key).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    for places in common.into_values().filter(|places| places.len() <= COMMON) {
        for (nth, first) in places.iter().enumerate() {
            pairs.extend(places.iter().skip(nth + 1).map(|second| (*first, *second)));
        }
    }
    pairs
}
