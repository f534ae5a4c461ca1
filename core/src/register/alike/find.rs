//! The people of the register who may be the one described: through the index, never by looking at everybody.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::{Datelike, Months, NaiveDate};
use rusqlite::{Connection, Params};
use uuid::Uuid;

use super::name::{self, Name};
use super::rarity::Rarity;
use super::read::{BARE, bare, known, placed, whole};
use super::{Known, Likely, PLACE_AT_MOST, Record, UNNAMED_AT_MOST, compare, numbers_at_most};
use crate::error::{Error, Result};
use crate::register::index::Part;

/// Someone who looks like the one described.
#[derive(Clone, Debug, PartialEq)]
pub struct LookAlike {
    /// The member.
    pub id: Uuid,
    /// How much speaks for it.
    pub likely: Likely,
}

/// From so few bits on somebody is worth a look to whoever knows of another record.
const REMOTE_FROM: f64 = 0.0;
/// Of whom so many are listed.
const REMOTE_AT_MOST: usize = 20;

/// The people most like one of the register, the likeliest first.
pub(crate) fn like(connection: &Connection, id: Uuid) -> Result<Vec<Uuid>> {
    let Some(known) = known(connection, id)? else { return Ok(Vec::new()) };
    let found = Finder::default().find(connection, &known, REMOTE_FROM, REMOTE_AT_MOST + 1)?;
    Ok(found.into_iter().map(|like| like.id).filter(|other| *other != id).take(REMOTE_AT_MOST).collect())
}

/// How much speaks for it that two of the register are one person.
pub(crate) fn between(connection: &Connection, one: Uuid, other: Uuid) -> Result<Likely> {
    let record = |id| Ok::<_, Error>(Record::of(known(connection, id)?.ok_or(Error::NotFound("member"))?));
    let (one, other) = (record(one)?, record(other)?);
    let mut rarity = Rarity::default();
    for name in [&one.name, &other.name] {
        rarity.count(connection, name)?;
    }
    Ok(compare(&one, &other, &|key| rarity.bits(key)))
}

/// Searches one register, for one person or for a whole list: whoever was come across is not read again.
#[derive(Default)]
pub(crate) struct Finder {
    rarity: Rarity,
    people: HashMap<Uuid, Person>,
    /// Those with a word, by its part, and whether it is the whole of it.
    named: HashMap<(Part, String), Vec<Born>>,
    /// Those who live in an RT of a dusun.
    neighbours: HashMap<(String, String), Vec<Born>>,
}

/// A member and her birth date.
type Born = (Uuid, Option<NaiveDate>);

/// Somebody of the register, as far as she was read: of most little is, so what few have is kept elsewhere.
struct Person {
    bare: Known,
    whole: Option<Box<Record>>,
    placed: Option<Box<Record>>,
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
            let Some(person) = self.people.get_mut(&id) else { continue };
            // Most are short of it whatever else is known of them.
            let bare = &person.bare;
            if most_of_names + numbers_at_most(&someone.known, bare) + PLACE_AT_MOST < from {
                continue;
            }
            let known = match &mut person.whole {
                Some(known) => known,
                unread => unread.insert(Box::new(Record::of(whole(connection, id, bare.clone())?))),
            };
            if compare(nowhere, known, &|key| self.rarity.bits(key)).bits + PLACE_AT_MOST < from {
                continue;
            }
            let known = match &mut person.placed {
                Some(known) => known,
                unread => unread.insert(Box::new(Record::of(placed(connection, id, known.known.clone())?))),
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
        // A wrong digit in one half leaves the other.
        for half in halves(&known.nik) {
            let alike = self.named(connection, Part::HalfNik, half)?;
            found.extend(alike.iter().take(HALF_NIK_AT_MOST).map(|(id, _)| *id));
        }
        for day in known.birth.into_iter().flat_map(days) {
            let born = self.meet(connection, "view_member m WHERE m.birth_date = ?1", [day])?;
            found.extend(born.into_iter().map(|(id, _)| id));
        }
        if let Some(household) = known.household {
            let home = self.meet(connection, "view_member m WHERE m.household = ?1", [household])?;
            found.extend(home.into_iter().map(|(id, _)| id));
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

    /// Those who have a word that begins so, or of whom it is the sound or half the NIK.
    fn named(&mut self, connection: &Connection, part: Part, word: &str) -> Result<&[Born]> {
        let key = (part, word.to_owned());
        if !self.named.contains_key(&key) {
            let until = if matches!(part, Part::Name | Part::Nickname) { '\u{10FFFF}' } else { '\0' };
            let whom = "view_word w CROSS JOIN view_member m ON m.id = w.owner
                WHERE w.part = ?1 AND w.key >= ?2 AND w.key < ?3";
            let met = self.meet(connection, whom, (part.number(), word, format!("{word}{until}")))?;
            self.named.insert(key.clone(), met);
        }
        Ok(self.named.get(&key).map(Vec::as_slice).unwrap_or_default())
    }

    fn neighbours(&mut self, connection: &Connection, rt: &str, dusun: &str) -> Result<&[Born]> {
        let key = (rt.to_owned(), dusun.to_owned());
        if !self.neighbours.contains_key(&key) {
            let whom = "view_household h CROSS JOIN view_member m ON m.household = h.id
                WHERE h.rt = ?1 AND h.dusun = ?2";
            let met = self.meet(connection, whom, (rt, dusun))?;
            self.neighbours.insert(key.clone(), met);
        }
        Ok(self.neighbours.get(&key).map(Vec::as_slice).unwrap_or_default())
    }

    /// Reads whoever of these was not come across yet.
    fn meet(&mut self, connection: &Connection, whom: &str, of: impl Params) -> Result<Vec<Born>> {
        let mut statement =
            connection.prepare_cached(&format!("SELECT {BARE} FROM {whom} AND m.registered = 1"))?;
        let mut rows = statement.query(of)?;
        let mut met = Vec::new();
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            let person = match self.people.entry(id) {
                Entry::Occupied(read) => read.into_mut(),
                Entry::Vacant(unread) => {
                    unread.insert(Person { bare: bare(row)?, whole: None, placed: None })
                }
            };
            met.push((id, person.bare.birth));
        }
        Ok(met)
    }
}

/// Both halves of a NIK that is whole.
fn halves(nik: &str) -> impl Iterator<Item = &str> {
    let whole = (nik.len() == 16).then_some(nik);
    whole.into_iter().flat_map(|nik| [nik.get(..8), nik.get(8..)]).flatten()
}

/// The most people looked at for one word, for half a NIK, and for one RT.
const WORD_AT_MOST: usize = 2_000;
const HALF_NIK_AT_MOST: usize = 200;
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
