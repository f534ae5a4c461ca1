//! What is said of a subject, read out of the bodies only as far as it is asked for: of a long history one save asks
//! for little.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde::Deserialize;
use uuid::Uuid;

use crate::error::Result;
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::{Answered, Concluded, Fact, Kind};
use crate::journal::{Entry, EntryId, Stamp, body, catalogue};
use crate::store::state;

/// An entry that counts: of this posyandu, not undone, not erased, of a kind this version knows.
pub(crate) struct Said {
    pub(crate) id: EntryId,
    pub(crate) stamp: Stamp,
    pub(crate) author: Uuid,
    kind: &'static str,
    body: Vec<u8>,
    fact: OnceCell<Option<Fact>>,
    sheet: OnceCell<Option<Sheet>>,
}

/// The sheet an answer or conclusion is of.
#[derive(Deserialize)]
struct Sheet {
    visit: Uuid,
    form: String,
}

impl Said {
    fn new(id: EntryId, stamp: Stamp, author: Uuid, kind: &str, body: Vec<u8>) -> Option<Self> {
        let kind = catalogue::KINDS.iter().find(|known| known.name == kind)?.name;
        Some(Self { id, stamp, author, kind, body, fact: OnceCell::new(), sheet: OnceCell::new() })
    }

    /// What an entry says; `None` when it is erased or of a newer kind.
    pub(super) fn of(entry: &Entry) -> Option<Self> {
        Self::new(entry.id, entry.stamp, entry.author, &entry.kind, entry.body.clone()?)
    }

    /// The order in which the shown one of several current values is the last.
    pub(crate) fn place(&self) -> (Stamp, EntryId) {
        (self.stamp, self.id)
    }

    /// The fact; `None` when it has a shape of a newer version.
    pub(crate) fn fact(&self) -> Option<&Fact> {
        self.fact.get_or_init(|| Fact::read(self.kind, &self.body)).as_ref()
    }

    /// It is of this kind.
    pub(crate) fn is<F: Kind>(&self) -> bool {
        self.kind == F::NAME
    }

    /// The fact, where it is of this kind.
    pub(crate) fn says<F: Kind>(&self) -> Option<&F> {
        if self.is::<F>() { F::of(self.fact()?) } else { None }
    }

    /// Visit and form of an answer or conclusion, without reading the rest of it.
    pub(crate) fn sheet(&self) -> Option<(Uuid, &str)> {
        if !self.is::<Answered>() && !self.is::<Concluded>() {
            return None;
        }
        let sheet = self.sheet.get_or_init(|| body::fact(&self.body)).as_ref()?;
        Some((sheet.visit, &sheet.form))
    }
}

/// Which entries of a subject its rows do not know yet; `None`: it is not known which, as if they knew none.
#[derive(Clone, Copy)]
pub(super) struct New<'a>(pub(super) Option<&'a BTreeSet<EntryId>>);

impl New<'_> {
    /// As if the rows knew none.
    pub(super) const ALL: Self = Self(None);

    pub(super) fn is_all(self) -> bool {
        self.0.is_none()
    }

    pub(super) fn has(self, one: &Said) -> bool {
        self.0.is_none_or(|new| new.contains(&one.id))
    }
}

/// What is said of one kind by key: of the keys of which something new is said.
pub(super) fn by_key<'a, F: Kind + 'a, K: Ord>(
    said: &'a [Said],
    new: New<'_>,
    key: impl Fn(&'a Said) -> Option<K>,
) -> BTreeMap<K, Vec<(&'a Said, &'a F)>> {
    let of_kind = || said.iter().filter(|one| one.is::<F>());
    let keys: BTreeSet<K> = of_kind().filter(|one| new.has(one)).filter_map(&key).collect();
    let mut groups: BTreeMap<K, Vec<(&Said, &F)>> = BTreeMap::new();
    if keys.is_empty() {
        return groups;
    }
    for (one, key) in of_kind().filter_map(|one| Some((one, key(one)?))) {
        if keys.contains(&key)
            && let Some(fact) = one.says()
        {
            groups.entry(key).or_default().push((one, fact));
        }
    }
    groups
}

/// The entries of one record that count, in order of stamp.
pub(super) fn of_record(connection: &Connection, subject: &Subject) -> Result<Vec<Said>> {
    let own: Option<Uuid> = state::get(connection, state::POSYANDU)?;
    // An undoing stands whatever is said of the command that wrote it: were it undone in turn, the outcome would
    // hang on which of the two came in first.
    let undoing = subject.kind == SubjectKind::Command;
    let mut statement = connection.prepare_cached(include_str!("../sql/said.sql"))?;
    let mut rows = statement.query((subject.kind.as_str(), subject.id, own, undoing))?;
    let mut said = Vec::new();
    while let Some(row) = rows.next()? {
        let id = EntryId { device: row.get(0)?, sequence: row.get(1)? };
        let kind = row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?;
        said.extend(Said::new(id, Stamp(row.get(2)?), row.get(3)?, kind, row.get(5)?));
    }
    said.sort_by_key(Said::place);
    Ok(said)
}

#[cfg(test)]
impl Said {
    /// What an entry of this place and fact would say.
    pub(super) fn at(sequence: i64, fact: Fact) -> Self {
        Self {
            id: EntryId { device: Uuid::nil(), sequence },
            stamp: Stamp(sequence),
            author: Uuid::nil(),
            kind: fact.kind(),
            body: Vec::new(),
            fact: OnceCell::from(Some(fact)),
            sheet: OnceCell::new(),
        }
    }
}
