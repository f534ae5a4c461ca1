//! Who is meant by the words typed so far: through the index, the best first.

use std::collections::HashMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::index::{self, LETTERS_OF_A_PLACE, Part};
use super::search::{beginnings, is_title, plain, words};
use crate::error::Result;

/// How well somebody fits; the smaller, the better.
pub(crate) type Rank = u32;

const FIRST_NAME: Rank = 0;
const OTHER_NAME: Rank = 1;
const NICKNAME: Rank = 2;
const NUMBER: Rank = 3;
const HEAD: Rank = 8;
const PLACE: Rank = 9;

/// The ends of a NIK and a telephone number are searched for from so many digits on.
const DIGITS_OF_A_NUMBER: usize = 3;
/// From so many digits on they are one number, whatever stands between them.
const DIGITS_AT_ONCE: usize = 6;
/// No name has more words.
const WORDS: usize = 8;

type Hits = HashMap<Uuid, Rank>;

/// The members whom every word typed fits, with how well; `None` when nothing is searched for.
pub(crate) fn members(connection: &Connection, typed: &str) -> Result<Option<Hits>> {
    // A telephone number or NIK is typed with blanks as often as without.
    let number: String = typed.chars().filter(char::is_ascii_digit).collect();
    let is_number =
        number.len() >= DIGITS_AT_ONCE && typed.chars().all(|c| c.is_ascii_digit() || " +-.".contains(c));
    let mut words: Vec<&str> = if is_number { vec![&number] } else { words(typed) };
    if words.iter().any(|word| !is_title(word) && !is_label(word)) {
        words.retain(|word| !is_title(word) && !is_label(word));
    }
    let mut all: Option<Hits> = None;
    let mut words = words.into_iter().take(WORDS).peekable();
    while let Some(word) = words.next() {
        let next = words.peek().copied().filter(|next| digits(next));
        let hits = match (place(word), next) {
            (Some((kind, "")), Some(number)) => {
                words.next();
                of_place(connection, kind, number)?
            }
            (Some((kind, number)), _) if digits(number) => of_place(connection, kind, number)?,
            _ if digits(word) => of_number(connection, word)?,
            _ => of_word(connection, word)?,
        };
        all = Some(match all {
            None => hits,
            Some(before) => before
                .into_iter()
                .filter_map(|(id, rank)| hits.get(&id).map(|more| (id, rank + more)))
                .collect(),
        });
    }
    Ok(all)
}

/// What the screens write before a household and a place.
fn is_label(word: &str) -> bool {
    matches!(plain(word).as_str(), "kel" | "dusun")
}

/// "RT", "RW", and "RT02" in one: which of the two, and the number.
fn place(word: &str) -> Option<(&'static str, &str)> {
    let (kind, number) = word.split_at_checked(2)?;
    ["rt", "rw"].into_iter().find(|known| plain(kind) == *known).map(|known| (known, number))
}

/// Those who live in an RT or RW, however many zeros it is written with.
fn of_place(connection: &Connection, kind: &str, number: &str) -> Result<Hits> {
    let (mut hits, mut homes) = (Hits::new(), HashMap::new());
    of_kind(connection, kind, number, &mut homes)?;
    of_homes(connection, &homes, &mut hits)?;
    Ok(hits)
}

fn of_kind(connection: &Connection, kind: &str, number: &str, homes: &mut HashMap<Uuid, Rank>) -> Result<()> {
    let mut statement = connection.prepare_cached(match kind {
        "rt" => "SELECT id FROM view_household WHERE rt = ?1",
        _ => "SELECT subject FROM view_field WHERE field = 'rw' AND value = ?1",
    })?;
    for home in statement.query_map([number.trim_start_matches('0')], |row| row.get(0))? {
        homes.insert(home?, PLACE);
    }
    Ok(())
}

fn digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

fn keep(hits: &mut Hits, id: Uuid, rank: Rank) {
    hits.entry(id).and_modify(|before| *before = (*before).min(rank)).or_insert(rank);
}

fn of_word(connection: &Connection, word: &str) -> Result<Hits> {
    let mut hits = Hits::new();
    let most = usize::MAX;
    let letters = plain(word);
    let mut homes: HashMap<Uuid, Rank> = HashMap::new();
    for begun in beginnings(word) {
        index::beginning(connection, Part::Name, &begun, most, |id, place| {
            keep(&mut hits, id, if place == 0 { FIRST_NAME } else { OTHER_NAME });
        })?;
        index::beginning(connection, Part::Nickname, &begun, most, |id, _| keep(&mut hits, id, NICKNAME))?;
        if is_title(word) {
            index::beginning(connection, Part::Title, &begun, most, |id, _| keep(&mut hits, id, OTHER_NAME))?;
        }
        // "zzzz" is heard as one letter.
        if begun.chars().count() >= LETTERS_OF_A_PLACE {
            index::beginning(connection, Part::Place, &begun, most, |id, _| _ = homes.insert(id, PLACE))?;
        }
    }
    if letters.chars().count() == LETTERS_OF_A_PLACE - 1 {
        // "Kp." and "No" are whole words.
        index::exactly(connection, Part::Place, &letters, most, |id| _ = homes.insert(id, PLACE))?;
    }
    if letters.chars().count() >= LETTERS_OF_A_PLACE {
        let mut statement = connection.prepare_cached("SELECT id FROM view_household WHERE head = ?1")?;
        for id in hits.keys() {
            for home in statement.query_map([id], |row| row.get(0))? {
                homes.insert(home?, HEAD);
            }
        }
    }
    of_homes(connection, &homes, &mut hits)?;
    Ok(hits)
}

fn of_number(connection: &Connection, word: &str) -> Result<Hits> {
    let mut hits = Hits::new();
    let mut homes: HashMap<Uuid, Rank> = HashMap::new();
    let most = usize::MAX;
    if word.len() >= DIGITS_OF_A_NUMBER {
        let end: String = word.chars().rev().collect();
        index::beginning(connection, Part::NikEnd, &end, most, |id, _| keep(&mut hits, id, NUMBER))?;
        index::beginning(connection, Part::PhoneEnd, &end, most, |id, _| _ = homes.insert(id, NUMBER))?;
        let begun = index::phone(word);
        index::beginning(connection, Part::Phone, &begun, most, |id, _| _ = homes.insert(id, NUMBER))?;
    } else {
        of_kind(connection, "rt", word, &mut homes)?;
    }
    // A house number.
    index::exactly(connection, Part::Place, word, most, |id| _ = homes.insert(id, PLACE))?;
    of_homes(connection, &homes, &mut hits)?;
    Ok(hits)
}

/// Those who live, or lived last, in households that fit.
fn of_homes(connection: &Connection, homes: &HashMap<Uuid, Rank>, hits: &mut Hits) -> Result<()> {
    let mut statement = connection.prepare_cached("SELECT id FROM view_member WHERE household = ?1")?;
    for (home, rank) in homes {
        for id in statement.query_map([home], |row| row.get(0))? {
            keep(hits, id?, *rank);
        }
    }
    Ok(())
}
