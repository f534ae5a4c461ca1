//! Which household a row belongs to: one of the register, by the number of its family card or by its head and RT, or
//! one of the file.

use std::collections::HashMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::columns::Columns;
use super::row::Person;
use crate::error::Result;
use crate::register::search::{own_words, word_key};

/// A name as it sounds.
pub(crate) fn name_key(name: &str) -> String {
    own_words(name).into_iter().map(word_key).collect::<Vec<_>>().join(" ")
}

/// By what households are found.
pub(crate) struct Homes {
    by_card: HashMap<String, Uuid>,
    /// Name and RT of heads: more than one household is none.
    by_head: HashMap<(String, String), Vec<Uuid>>,
    /// The same of everybody.
    by_member: HashMap<(String, String), Vec<Uuid>>,
    /// Households of the file, by head and RT.
    families: HashMap<(String, String), String>,
    last: Option<(String, Option<Uuid>, Person)>,
}

impl Homes {
    /// Those of the register.
    pub(crate) fn read(connection: &Connection) -> Result<Self> {
        let mut homes = Self {
            by_card: HashMap::new(),
            by_head: HashMap::new(),
            by_member: HashMap::new(),
            families: HashMap::new(),
            last: None,
        };
        let mut cards =
            connection.prepare_cached("SELECT value, subject FROM view_field WHERE field = 'family_card'")?;
        for card in cards.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))? {
            let (card, home) = card?;
            homes.by_card.insert(card.trim_matches('"').to_owned(), home);
        }
        let mut members = connection.prepare_cached(
            "SELECT m.name, h.rt, h.id, m.id = h.head FROM view_member m JOIN view_household h ON h.id = m.household
             WHERE m.status = 'here' AND m.registered = 1",
        )?;
        for member in members
            .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        {
            let (name, rt, home, is_head): (String, String, Uuid, Option<bool>) = member?;
            let key = (name_key(&name), rt);
            if is_head == Some(true) {
                homes.by_head.entry(key.clone()).or_default().push(home);
            }
            homes.by_member.entry(key).or_default().push(home);
        }
        Ok(homes)
    }

    /// A row that is not taken in: whoever follows it without a word of her own household is of its household still, and
    /// not of the one before.
    pub(crate) fn pass(&mut self, list: &Columns, number: u32, person: &Person) {
        let begins = !person.head.is_empty()
            || !person.text("family_card").is_empty()
            || person.text("relation") == "head";
        if begins {
            self.last = None;
            self.of(list, number, &mut person.clone());
        }
    }

    /// The household of a row in the register, and the name under which rows of one household stand in the file.
    pub(crate) fn of(&mut self, list: &Columns, number: u32, person: &mut Person) -> (Option<Uuid>, String) {
        let card = person.text("family_card").to_owned();
        if person.head.is_empty() && person.text("relation") == "head" {
            person.head = person.name().to_owned();
        }
        if person.head.is_empty() && card.is_empty() {
            // Whoever follows a head without a word of her own household is of his.
            if let Some((family, home, before)) = self.last.clone().filter(|_| !list.head_is_parent) {
                person.head = before.head;
                person.household = before.household;
                return (home, family);
            }
            return (None, format!("row/{number}"));
        }
        let key = (name_key(&person.head), person.rt());
        let named = !person.head.is_empty();
        let family = match self.families.get(&key).filter(|_| named) {
            Some(family) => family.clone(),
            None if card.is_empty() => format!("head/{}/{}", key.0, key.1),
            None => format!("card/{card}"),
        };
        let family = if card.is_empty() { family } else { format!("card/{card}") };
        if named {
            self.families.entry(key.clone()).or_insert_with(|| family.clone());
        }
        let only = |found: Option<&Vec<Uuid>>| match found.map(Vec::as_slice) {
            Some([first, rest @ ..]) if rest.iter().all(|other| other == first) => Some(*first),
            _ => None,
        };
        let home = self.by_card.get(&card).copied();
        let home = home.or_else(|| if named { only(self.by_head.get(&key)) } else { None });
        // A child's mother is seldom the head.
        let parent = list.head_is_parent && named;
        let home = home.or_else(|| if parent { only(self.by_member.get(&key)) } else { None });
        self.last = Some((family.clone(), home, person.clone()));
        (home, family)
    }
}
