//! The words by which people and households are found: `view_word`, folded with their subjects.

use std::collections::BTreeSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::search::{is_title, plain, skeleton, word_key, words};
use crate::error::Result;

/// What a word is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Part {
    /// A member's name: key and letters of each word.
    Name,
    /// Her nickname.
    Nickname,
    /// A title in her name.
    Title,
    /// The skeleton of a word of her name or nickname.
    Sound,
    /// Her NIK, from its end.
    NikEnd,
    /// Either half of it.
    HalfNik,
    /// A household's address and dusun.
    Place,
    /// Its telephone number, 08…
    Phone,
    /// The same from its end.
    PhoneEnd,
}

impl Part {
    /// As stored.
    pub(crate) fn number(self) -> i64 {
        self as i64
    }
}

/// A row of the index.
pub(crate) type Word = (i64, String, i64);

/// The words a member is found by.
pub(crate) fn of_member(name: &str, nickname: &str, nik: Option<&str>) -> BTreeSet<Word> {
    let mut index = BTreeSet::new();
    for (part, text) in [(Part::Name, name), (Part::Nickname, nickname)] {
        for (at, word) in words(text).into_iter().take(MOST).enumerate() {
            let at = i64::try_from(at).unwrap_or(i64::MAX);
            let (key, letters) = (word_key(word), plain(word));
            if is_title(word) {
                index.insert((Part::Title.number(), letters, at));
                continue;
            }
            index.insert((Part::Sound.number(), skeleton(&key), 0));
            if !key.starts_with(&letters) {
                index.insert((part.number(), letters, at));
            }
            index.insert((part.number(), key, at));
        }
    }
    if let Some(nik) = nik.filter(|nik| nik.len() == 16 && nik.is_ascii()) {
        index.insert((Part::NikEnd.number(), nik.chars().rev().collect(), 0));
        for half in [nik.get(..8), nik.get(8..)].into_iter().flatten() {
            index.insert((Part::HalfNik.number(), half.to_owned(), 0));
        }
    }
    index
}

/// The words a household is found by.
pub(crate) fn of_household(address: &str, dusun: &str, number: &str) -> BTreeSet<Word> {
    let mut index = BTreeSet::new();
    for word in [address, dusun].into_iter().flat_map(words).take(MOST) {
        let letters = plain(word);
        // "Jl." is written so, and not "Il".
        if letters.chars().count() >= LETTERS_OF_A_PLACE {
            index.insert((Part::Place.number(), word_key(word), 0));
        }
        index.insert((Part::Place.number(), letters, 0));
    }
    let number = phone(number);
    if number.len() >= 6 {
        index.insert((Part::PhoneEnd.number(), number.chars().rev().collect(), 0));
        index.insert((Part::Phone.number(), number, 0));
    }
    index
}

/// Words beyond these are in no name.
const MOST: usize = 12;

/// Head, address and dusun are searched for from so many letters on: with fewer, half of the village fits.
pub(super) const LETTERS_OF_A_PLACE: usize = 3;

/// A telephone number as digits, beginning with 0.
pub(crate) fn phone(typed: &str) -> String {
    let digits: String = typed.chars().filter(char::is_ascii_digit).take(20).collect();
    digits.strip_prefix("62").map_or_else(|| digits.clone(), |rest| format!("0{rest}"))
}

/// Writes the words of a member or household, where they are others than before.
pub(crate) fn put(connection: &Connection, owner: Uuid, words: &BTreeSet<Word>) -> Result<()> {
    let before: BTreeSet<Word> = connection
        .prepare_cached("SELECT part, key, place FROM view_word WHERE owner = ?1")?
        .query_map([owner], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    if before == *words {
        return Ok(());
    }
    connection.prepare_cached("DELETE FROM view_word WHERE owner = ?1")?.execute([owner])?;
    let mut insert = connection
        .prepare_cached("INSERT INTO view_word (part, key, owner, place) VALUES (?1, ?2, ?3, ?4)")?;
    for (part, key, place) in words {
        insert.execute((part, key, owner, place))?;
    }
    Ok(())
}

/// The owners of the words that begin so, with the word's place in the name.
pub(crate) fn beginning(
    connection: &Connection,
    part: Part,
    with: &str,
    most: usize,
    mut found: impl FnMut(Uuid, i64),
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT owner, place FROM view_word WHERE part = ?1 AND key >= ?2 AND key < ?3 LIMIT ?4",
    )?;
    let mut rows = statement.query((
        part.number(),
        with,
        format!("{with}\u{10FFFF}"),
        i64::try_from(most).unwrap_or(i64::MAX),
    ))?;
    while let Some(row) = rows.next()? {
        found(row.get(0)?, row.get(1)?);
    }
    Ok(())
}

/// The owners of a word.
pub(crate) fn exactly(
    connection: &Connection,
    part: Part,
    key: &str,
    most: usize,
    mut found: impl FnMut(Uuid),
) -> Result<()> {
    let mut statement =
        connection.prepare_cached("SELECT owner FROM view_word WHERE part = ?1 AND key = ?2 LIMIT ?3")?;
    let mut rows = statement.query((part.number(), key, i64::try_from(most).unwrap_or(i64::MAX)))?;
    while let Some(row) = rows.next()? {
        found(row.get(0)?);
    }
    Ok(())
}
