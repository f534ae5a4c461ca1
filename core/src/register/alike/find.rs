//! The people of the register who may be the one described: through the index, never by looking at everybody.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::{Datelike, Months, NaiveDate};
use rusqlite::Connection;
use uuid::Uuid;

use super::name::{self, Name};
use super::rarity::Rarity;
use super::read::{bare, placed, whole};
use super::{
    Known, Likely, PLACE_AT_MOST, Record, UNNAMED_AT_MOST, compare, numbers_at_most, numbers_known_at_most,
};
use crate::error::Result;
use crate::register::index::{self, Part};
use crate::register::person;

/// Someone who looks like the one described.
#[derive(Clone, Debug, PartialEq)]
pub struct LookAlike {
    /// The member.
    pub id: Uuid,
    /// How much speaks for it.
    pub likely: Likely,
}

/// Searches one register, for one person or for a whole list: whoever was come across is not read again.
#[derive(Default)]
pub(crate) struct Finder {
    rarity: Rarity,
    people: HashMap<Uuid, Option<Person>>,
    /// Those with a word, by its part, and whether it is the whole of it.
    named: HashMap<(Part, String), Vec<Born>>,
    /// Those who live in an RT of a dusun.
    neighbours: HashMap<(String, String), Vec<Born>>,
}

/// A member and her birth date.
type Born = (Uuid, Option<NaiveDate>);

/// Somebody of the register, as far as she was read.
struct Person {
    bare: Known,
    whole: Option<Record>,
    placed: Option<Record>,
}

impl Finder {
    /// Those who look like someone, the likeliest first; at most `most`, each with at least `from` bits.
    pub(crate) fn find(
        &mut self,
        connection: &Connection,
        someone: &Known,
        from: f64,
        most: usize,
    ) -> Result<Vec<LookAlike>> {
        let someone = &Record::of(someone.clone());
        let nowhere = &Record::of(Known {
            household: None,
            head: String::new(),
            rt: String::new(),
            phone: String::new(),
            ..someone.known.clone()
        });
        self.rarity.begin();
        for name in [&someone.name, &someone.nickname, &someone.head, &someone.mother] {
            self.rarity.count(connection, name)?;
        }
        let sum = |name: &Name| name.words.iter().map(|word| self.rarity.bits(&word.key)).sum();
        let most_of_names =
            f64::max(sum(&someone.name), sum(&someone.nickname)).clamp(UNNAMED_AT_MOST, name::AT_MOST);
        let mut found = Vec::new();
        for id in self.candidates(connection, someone)? {
            let person = match self.people.entry(id) {
                Entry::Occupied(read) => read.into_mut(),
                Entry::Vacant(unread) => unread.insert(bare(connection, id)?.map(|bare| Person {
                    bare,
                    whole: None,
                    placed: None,
                })),
            };
            let Some(person) = person else { continue };
            // Most are short of it whatever else is known of them.
            let bare = &person.bare;
            if most_of_names + numbers_at_most(&someone.known, bare) + PLACE_AT_MOST < from {
                continue;
            }
            let known = match &mut person.whole {
                Some(known) => known,
                unread => unread.insert(Record::of(whole(connection, id, bare.clone())?)),
            };
            if most_of_names + numbers_known_at_most(&someone.known, &known.known) + PLACE_AT_MOST < from {
                continue;
            }
            if compare(nowhere, known, &|key| self.rarity.bits(key)).bits + PLACE_AT_MOST < from {
                continue;
            }
            let known = match &mut person.placed {
                Some(known) => known,
                unread => unread.insert(Record::of(placed(connection, id, known.known.clone())?)),
            };
            self.rarity.count(connection, &known.name)?;
            let likely = compare(someone, known, &|key| self.rarity.bits(key));
            if likely.bits >= from {
                found.push(LookAlike { id, likely });
            }
        }
        found.sort_by(|one, other| other.likely.bits.total_cmp(&one.likely.bits).then(one.id.cmp(&other.id)));
        found.truncate(most);
        Ok(found)
    }

    /// By id, so that it does not hang on what was read before.
    fn candidates(&mut self, connection: &Connection, someone: &Record) -> Result<Vec<Uuid>> {
        let known = &someone.known;
        let mut found = Vec::new();
        for word in someone.name.words.iter().chain(&someone.nickname.words) {
            if word.letters >= 3 {
                for part in [Part::Name, Part::Nickname] {
                    found.extend(worth(self.named(connection, part, &word.key)?, known.birth, WORD_AT_MOST));
                }
            }
            found.extend(worth(self.named(connection, Part::Sound, &word.sound)?, known.birth, WORD_AT_MOST));
        }
        if known.nik.len() == 16 {
            let mut statement = connection.prepare_cached("SELECT id FROM view_member WHERE nik = ?1")?;
            for id in statement.query_map([&known.nik], |row| row.get(0))? {
                found.push(id?);
            }
            // A wrong digit in one half leaves the other.
            for half in [known.nik.get(..8), known.nik.get(8..)].into_iter().flatten() {
                index::exactly(connection, Part::HalfNik, half, 200, |id| found.push(id))?;
            }
        }
        if let Some(birth) = known.birth {
            let mut statement =
                connection.prepare_cached("SELECT id FROM view_member WHERE birth_date = ?1")?;
            for day in days(birth) {
                for id in statement.query_map([day], |row| row.get(0))? {
                    found.push(id?);
                }
            }
        }
        if let Some(household) = known.household {
            let mut statement =
                connection.prepare_cached("SELECT id FROM view_member WHERE household = ?1")?;
            for id in statement.query_map([household], |row| row.get(0))? {
                found.push(id?);
            }
        }
        // A name written so wrong that no word is left: the neighbours are looked through.
        if !known.rt.is_empty() {
            let neighbours = self.neighbours(connection, &known.rt, &known.dusun)?;
            found.extend(worth(neighbours, known.birth, NEIGHBOURS_AT_MOST));
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// Those who have a word that begins so, or of whom it is the sound.
    fn named(&mut self, connection: &Connection, part: Part, word: &str) -> Result<&[Born]> {
        let unread = match self.named.entry((part, word.to_owned())) {
            Entry::Occupied(read) => return Ok(read.into_mut()),
            Entry::Vacant(unread) => unread,
        };
        let until = if part == Part::Sound { '\0' } else { '\u{10FFFF}' };
        let read: Vec<Born> = connection
            .prepare_cached(
                "SELECT w.owner, m.birth_date FROM view_word w CROSS JOIN view_member m ON m.id = w.owner
                 WHERE w.part = ?1 AND w.key >= ?2 AND w.key < ?3",
            )?
            .query_map((part.number(), word, format!("{word}{until}")), born)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(unread.insert(read))
    }

    fn neighbours(&mut self, connection: &Connection, rt: &str, dusun: &str) -> Result<&[Born]> {
        let unread = match self.neighbours.entry((rt.to_owned(), dusun.to_owned())) {
            Entry::Occupied(read) => return Ok(read.into_mut()),
            Entry::Vacant(unread) => unread,
        };
        let read: Vec<Born> = connection
            .prepare_cached(
                "SELECT m.id, m.birth_date FROM view_household h CROSS JOIN view_member m ON m.household = h.id
                 WHERE h.rt = ?1 AND h.dusun = ?2",
            )?
            .query_map((rt, dusun), born)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(unread.insert(read))
    }
}

fn born(row: &rusqlite::Row<'_>) -> rusqlite::Result<Born> {
    Ok((row.get(0)?, person::day(row, 1)?))
}

/// The most people looked at for one word, and for one RT.
const WORD_AT_MOST: usize = 2_000;
const NEIGHBOURS_AT_MOST: usize = 600;
/// Whoever is farther from the birth date typed in years is another, however alike the names.
const YEARS_APART: u32 = 9;

/// Those whose birth dates are worth looking at.
fn worth(all: &[Born], birth: Option<NaiveDate>, most: usize) -> impl Iterator<Item = Uuid> {
    let months = Months::new(YEARS_APART * 12);
    let from = birth.and_then(|birth| birth.checked_sub_months(months)).unwrap_or(NaiveDate::MIN);
    let to = birth.and_then(|birth| birth.checked_add_months(months)).unwrap_or(NaiveDate::MAX);
    all.iter()
        .filter(move |(_, born)| born.is_none_or(|day| from <= day && day <= to))
        .map(|(id, _)| *id)
        .take(most)
}

/// A day and those it is mistaken for.
fn days(birth: NaiveDate) -> impl Iterator<Item = String> {
    let (year, month, day) = (birth.year(), birth.month(), birth.day());
    let others = [
        (year, day, month),
        (year + 1, month, day),
        (year - 1, month, day),
        (year, month, day + 1),
        (year, month, day.saturating_sub(1)),
        (year, month, day + 10),
        (year, month, day.saturating_sub(10)),
    ];
    let mut days: Vec<NaiveDate> = others
        .into_iter()
        .filter_map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day))
        .collect();
    days.push(birth);
    days.into_iter().map(|day| day.to_string())
}
