//! Everybody at once, read again only after something was written: a letter more is typed several times a second.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::{Connection, Row};
use uuid::Uuid;

use crate::error::Result;
use crate::register::finder::Rank;
use crate::register::person::day;

/// As much of somebody as filters and order need.
pub(super) struct Slim {
    pub(super) id: Uuid,
    pub(super) registered: bool,
    pub(super) here: bool,
    pub(super) household: Option<Uuid>,
    pub(super) birth: Option<NaiveDate>,
    pub(super) has_nik: bool,
    pub(super) has_sex: bool,
    pub(super) pregnant: bool,
    /// A follow-up is open.
    pub(super) follow_up: bool,
    /// Two values of a field wait for an answer.
    pub(super) question: bool,
    search: Box<str>,
    written: i64,
}

/// Somebody found, and how well she fits.
pub(super) struct Hit<'a> {
    pub(super) one: &'a Slim,
    rank: Rank,
}

/// Everybody, who was written about last first.
pub(crate) struct Roster {
    people: Vec<Slim>,
    /// How many live here.
    pub(super) everyone: usize,
}

const SLIM: &str =
    "SELECT id, registered, status = 'here', household, birth_date, nik IS NOT NULL, sex IS NOT NULL, search, written
    FROM view_member";

fn slim(row: &Row<'_>) -> rusqlite::Result<Slim> {
    Ok(Slim {
        id: row.get(0)?,
        registered: row.get(1)?,
        here: row.get(2)?,
        household: row.get(3)?,
        birth: day(row, 4)?,
        has_nik: row.get(5)?,
        has_sex: row.get(6)?,
        search: row.get(7)?,
        written: row.get(8)?,
        pregnant: false,
        follow_up: false,
        question: false,
    })
}

/// The few of whom something is so.
fn those(connection: &Connection, sql: &str) -> Result<HashSet<Uuid>> {
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

impl Slim {
    /// She lives here, or a list knew her by name alone.
    pub(super) fn lives_here(&self) -> bool {
        self.here || !self.registered
    }
}

impl Roster {
    /// Reads everybody.
    pub(crate) fn read(connection: &Connection) -> Result<Self> {
        let pregnant = "SELECT member FROM view_pregnancy WHERE ended_on IS NULL AND member IS NOT NULL";
        let pregnant = those(connection, pregnant)?;
        let follow_up =
            those(connection, "SELECT subject FROM view_follow_up WHERE closed_on IS NULL AND chosen")?;
        let question = those(connection, "SELECT subject FROM view_field WHERE others IS NOT NULL")?;
        let mut people = connection
            .prepare_cached(SLIM)?
            .query_map([], |row| {
                let one = slim(row)?;
                Ok(Slim {
                    pregnant: pregnant.contains(&one.id),
                    follow_up: follow_up.contains(&one.id),
                    question: question.contains(&one.id),
                    ..one
                })
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        people.sort_unstable_by_key(|one| (Reverse(one.written), one.id));
        let everyone = people.iter().filter(|one| one.lives_here()).count();
        Ok(Self { people, everyone })
    }

    /// Those who fit; with nothing typed those who live here, who was written about last first. Whoever moved away or
    /// died is found when she is searched for, and is in no list else.
    pub(super) fn found(&self, hits: Option<&HashMap<Uuid, Rank>>) -> Vec<Hit<'_>> {
        let people = self.people.iter();
        match hits {
            Some(hits) => {
                people.filter_map(|one| hits.get(&one.id).map(|rank| Hit { one, rank: *rank })).collect()
            }
            None => people.filter(|one| one.lives_here()).map(|one| Hit { one, rank: 0 }).collect(),
        }
    }
}

/// The best match first, those who live here before those who do not. The first `needed` are in order, and the rest comes
/// after them.
pub(super) fn sort(people: &mut [Hit<'_>], needed: usize) {
    let order = |a: &Hit<'_>, b: &Hit<'_>| {
        let key = |hit: &Hit<'_>| (hit.rank, !hit.one.here);
        (key(a), &a.one.search, a.one.id).cmp(&(key(b), &b.one.search, b.one.id))
    };
    if needed < people.len() {
        people.select_nth_unstable_by(needed, order);
    }
    let (first, _) = people.split_at_mut(needed.min(people.len()));
    first.sort_unstable_by(order);
}
