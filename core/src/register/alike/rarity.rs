//! How much a word in a name says.

use std::collections::HashMap;

use rusqlite::Connection;

use super::name::Name;
use crate::error::Result;
use crate::register::index::Part;

/// How many bits a word says, by how many people have it.
#[derive(Default)]
pub(super) struct Rarity {
    people: Option<f64>,
    /// Those that count: of someone and of those who look like her so far.
    counted: HashMap<String, f64>,
    /// Those that were read, also for others.
    read: HashMap<String, f64>,
}

/// As rare as a word nobody else has may count.
const RAREST: f64 = 8.0;

impl Rarity {
    /// Begins with someone else.
    pub(super) fn begin(&mut self) {
        self.counted.clear();
    }

    /// Counts the words of a name.
    pub(super) fn count(&mut self, connection: &Connection, name: &Name) -> Result<()> {
        for word in &name.words {
            if self.counted.contains_key(&word.key) {
                continue;
            }
            let bits = match self.read.get(&word.key) {
                Some(bits) => *bits,
                None => {
                    let bits = self.read(connection, &word.key)?;
                    self.read.insert(word.key.clone(), bits);
                    bits
                }
            };
            self.counted.insert(word.key.clone(), bits);
        }
        Ok(())
    }

    fn read(&mut self, connection: &Connection, key: &str) -> Result<f64> {
        let number = |count: i64| f64::from(i32::try_from(count).unwrap_or(i32::MAX));
        let people = match self.people {
            Some(people) => people,
            None => *self.people.insert(
                connection
                    .prepare_cached("SELECT count(*) FROM view_member")?
                    .query_row([], |row| row.get(0))
                    .map(number)?,
            ),
        };
        let count = connection
            .prepare_cached("SELECT count(*) FROM view_word WHERE part = ?1 AND key = ?2")?
            .query_row((Part::Name.number(), key), |row| row.get(0))
            .map(number)?;
        // A small register says little about how common a name is in the country.
        Ok(((people + 400.0) / (count + 1.0)).log2().clamp(2.0, RAREST))
    }

    /// Of a word; one that was not counted may be the rarest.
    pub(super) fn bits(&self, key: &str) -> f64 {
        self.counted.get(key).copied().unwrap_or(RAREST)
    }
}
