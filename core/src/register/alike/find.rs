//! The people of the register who may be the one described: through the index, never by looking at everybody.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, Months, NaiveDate};
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use uuid::Uuid;

use super::{Known, Likely, PLACE_AT_MOST, UNNAMED_AT_MOST, compare, numbers_at_most};
use crate::error::Result;
use crate::register::index::{self, Part};
use crate::register::search::{own_words, skeleton, word_key};

/// Someone who looks like the one described.
#[derive(Clone, Debug, PartialEq)]
pub struct LookAlike {
    /// The member.
    pub id: Uuid,
    /// How much speaks for it.
    pub likely: Likely,
}

/// How many bits a word says, by how many people have it.
pub(crate) struct Rarity {
    people: f64,
    counted: HashMap<String, f64>,
}

/// As rare as a word nobody else has may count.
const RAREST: f64 = 8.0;

impl Rarity {
    /// Of the words of these names.
    pub(crate) fn of<'a>(connection: &Connection, names: impl Iterator<Item = &'a str>) -> Result<Self> {
        let people: i64 =
            connection.prepare_cached("SELECT count(*) FROM view_member")?.query_row([], |row| row.get(0))?;
        let mut rarity =
            Self { people: f64::from(i32::try_from(people).unwrap_or(i32::MAX)), counted: HashMap::new() };
        for name in names {
            rarity.count(connection, name)?;
        }
        Ok(rarity)
    }

    /// Counts the words of another name.
    pub(crate) fn count(&mut self, connection: &Connection, name: &str) -> Result<()> {
        for key in own_words(name).into_iter().take(8).map(word_key) {
            if self.counted.contains_key(&key) {
                continue;
            }
            let count: i64 = connection
                .prepare_cached("SELECT count(*) FROM view_word WHERE part = ?1 AND key = ?2")?
                .query_row((Part::Name.number(), &key), |row| row.get(0))?;
            let count = f64::from(i32::try_from(count).unwrap_or(i32::MAX));
            // A small register says little about how common a name is in the country.
            let bits = ((self.people + 400.0) / (count + 1.0)).log2();
            self.counted.insert(key, bits.clamp(2.0, RAREST));
        }
        Ok(())
    }

    pub(crate) fn bits(&self, key: &str) -> f64 {
        self.counted.get(key).copied().unwrap_or(RAREST)
    }
}

/// Those who look like someone, the likeliest first; at most `most`, each with at least `from` bits.
pub(crate) fn of(
    connection: &Connection,
    someone: &Known,
    own: Option<Uuid>,
    from: f64,
    most: usize,
) -> Result<Vec<LookAlike>> {
    let names = [someone.name.as_str(), &someone.nickname, &someone.head, &someone.mother];
    let mut rarity = Rarity::of(connection, names.into_iter())?;
    let most_of_names = [&someone.name, &someone.nickname]
        .map(|name| own_words(name).into_iter().take(8).map(|word| rarity.bits(&word_key(word))).sum())
        .into_iter()
        .fold(UNNAMED_AT_MOST, f64::max);
    let mut found = Vec::new();
    for id in candidates(connection, someone)? {
        if Some(id) == own {
            continue;
        }
        let Some(bare) = bare(connection, id)? else { continue };
        // Most are short of it whatever else is known of them.
        if most_of_names + numbers_at_most(someone, &bare) + PLACE_AT_MOST < from {
            continue;
        }
        let known = whole(connection, id, bare)?;
        let here = Known {
            household: None,
            head: String::new(),
            rt: String::new(),
            phone: String::new(),
            ..someone.clone()
        };
        if compare(&here, &known, &|key| rarity.bits(key)).bits + PLACE_AT_MOST < from {
            continue;
        }
        let known = placed(connection, id, known)?;
        rarity.count(connection, &known.name)?;
        let likely = compare(someone, &known, &|key| rarity.bits(key));
        if likely.bits >= from {
            found.push(LookAlike { id, likely });
        }
    }
    found.sort_by(|one, other| other.likely.bits.total_cmp(&one.likely.bits).then(one.id.cmp(&other.id)));
    found.truncate(most);
    Ok(found)
}

/// The most people looked at for one word.
const AT_MOST: usize = 2_000;
/// Whoever is farther from the birth date typed in years is another, however alike the names.
const YEARS_APART: u32 = 9;

/// The birth dates worth looking at.
fn born_between(birth: Option<NaiveDate>) -> (String, String) {
    let months = Months::new(YEARS_APART * 12);
    let day = |day: Option<NaiveDate>, open: &str| day.map_or_else(|| open.to_owned(), |day| day.to_string());
    (
        day(birth.and_then(|birth| birth.checked_sub_months(months)), ""),
        day(birth.and_then(|birth| birth.checked_add_months(months)), "~"),
    )
}

/// Those with a word of this part from the first to before the second.
fn named(
    connection: &Connection,
    (part, first, second): (Part, &str, &str),
    (from, to): (&str, &str),
    found: &mut BTreeSet<Uuid>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT w.owner FROM view_word w CROSS JOIN view_member m ON m.id = w.owner
         WHERE w.part = ?1 AND w.key >= ?2 AND w.key < ?3 AND coalesce(m.birth_date, ?4) BETWEEN ?4 AND ?5
         LIMIT ?6",
    )?;
    let most = i64::try_from(AT_MOST).unwrap_or(i64::MAX);
    for id in statement.query_map((part.number(), first, second, from, to, most), |row| row.get(0))? {
        found.insert(id?);
    }
    Ok(())
}

fn candidates(connection: &Connection, someone: &Known) -> Result<BTreeSet<Uuid>> {
    let mut found = BTreeSet::new();
    let (from, to) = born_between(someone.birth);
    for name in [&someone.name, &someone.nickname] {
        for key in own_words(name).into_iter().take(8).map(word_key) {
            if key.chars().count() >= 3 {
                let until = format!("{key}\u{10FFFF}");
                for part in [Part::Name, Part::Nickname] {
                    named(connection, (part, &key, &until), (&from, &to), &mut found)?;
                }
            }
            let sound = skeleton(&key);
            named(connection, (Part::Sound, &sound, &format!("{sound}\u{0}")), (&from, &to), &mut found)?;
        }
    }
    if someone.nik.len() == 16 {
        let mut statement = connection.prepare_cached("SELECT id FROM view_member WHERE nik = ?1")?;
        for id in statement.query_map([&someone.nik], |row| row.get(0))? {
            found.insert(id?);
        }
        // A wrong digit in one half leaves the other.
        for half in [someone.nik.get(..8), someone.nik.get(8..)].into_iter().flatten() {
            index::exactly(connection, Part::HalfNik, half, 200, |id| _ = found.insert(id))?;
        }
    }
    if let Some(birth) = someone.birth {
        let mut statement = connection.prepare_cached("SELECT id FROM view_member WHERE birth_date = ?1")?;
        for day in days(birth) {
            for id in statement.query_map([day], |row| row.get(0))? {
                found.insert(id?);
            }
        }
    }
    if let Some(household) = someone.household {
        let mut statement = connection.prepare_cached("SELECT id FROM view_member WHERE household = ?1")?;
        for id in statement.query_map([household], |row| row.get(0))? {
            found.insert(id?);
        }
    }
    // A name written so wrong that no word is left: the neighbours are looked through.
    if !someone.rt.is_empty() {
        let mut statement = connection.prepare_cached(
            "SELECT m.id FROM view_household h CROSS JOIN view_member m ON m.household = h.id
             WHERE h.rt = ?1 AND h.dusun = ?2 AND coalesce(m.birth_date, ?3) BETWEEN ?3 AND ?4 LIMIT 600",
        )?;
        for id in statement.query_map((&someone.rt, &someone.dusun, &from, &to), |row| row.get(0))? {
            found.insert(id?);
        }
    }
    Ok(found)
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

/// What the member's own row says.
fn bare(connection: &Connection, id: Uuid) -> Result<Option<Known>> {
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Known {
            name: row.get(0)?,
            birth: crate::register::person::day(row, 1)?,
            female: row.get::<_, Option<String>>(2)?.map(|sex| sex == "female"),
            nik: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
            household: row.get(4)?,
            ..Known::default()
        })
    };
    Ok(connection
        .prepare_cached(
            "SELECT name, birth_date, sex, nik, household FROM view_member WHERE id = ?1 AND registered = 1",
        )?
        .query_row([id], read)
        .optional()?)
}

fn fields(connection: &Connection, id: Uuid, wanted: &[&str]) -> Result<Vec<(String, String)>> {
    let marks = vec!["?"; wanted.len()].join(", ");
    let mut statement = connection.prepare_cached(&format!(
        "SELECT field, value FROM view_field WHERE field IN ({marks}) AND subject = ?"
    ))?;
    let values = wanted
        .iter()
        .map(|field| rusqlite::types::Value::Text((*field).to_owned()))
        .chain([rusqlite::types::Value::Blob(id.as_bytes().to_vec())]);
    let rows =
        statement.query_map(params_from_iter(values), |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
    let mut fields = Vec::new();
    for row in rows {
        let (field, json): (String, String) = row?;
        if let Ok(serde_json::Value::String(value)) = serde_json::from_str(&json) {
            fields.push((field, value));
        }
    }
    Ok(fields)
}

/// With what else is on record, and the mother where she is registered.
pub(super) fn whole(connection: &Connection, id: Uuid, bare: Known) -> Result<Known> {
    let mut known = bare;
    for (field, value) in fields(connection, id, &["nickname", "birth_estimated", "mother_name"])? {
        match field.as_str() {
            "nickname" => known.nickname = value,
            "birth_estimated" => known.estimated = value == "yes",
            _ => known.mother = value,
        }
    }
    if known.mother.is_empty() {
        let mother: Option<String> = connection
            .prepare_cached(
                "SELECT mother.name FROM view_member m JOIN view_member mother ON mother.id = m.mother WHERE m.id = ?1",
            )?
            .query_row([id], |row| row.get(0))
            .optional()?;
        known.mother = mother.unwrap_or_default();
    }
    Ok(known)
}

/// With the household.
pub(super) fn placed(connection: &Connection, id: Uuid, mut known: Known) -> Result<Known> {
    if let Some(home) = known.household {
        place(connection, home, Some(id), &mut known)?;
    }
    Ok(known)
}

/// Puts a household's head, place and telephone; the head's own name is not also that of her head.
pub(crate) fn place(connection: &Connection, home: Uuid, who: Option<Uuid>, known: &mut Known) -> Result<()> {
    let row: Option<(String, String, Option<Uuid>, Option<String>)> = connection
        .prepare_cached(
            "SELECT h.dusun, h.rt, h.head, m.name FROM view_household h LEFT JOIN view_member m ON m.id = h.head
             WHERE h.id = ?1",
        )?
        .query_row([home], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    if let Some((dusun, rt, head, name)) = row {
        (known.dusun, known.rt) = (dusun, rt);
        known.head = name.filter(|_| head != who || who.is_none()).unwrap_or_default();
    }
    if let Some((_, phone)) = fields(connection, home, &["phone"])?.into_iter().next() {
        known.phone = index::phone(&phone);
    }
    known.household = Some(home);
    Ok(())
}
