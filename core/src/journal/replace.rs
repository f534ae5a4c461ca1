//! What an edit replaces: the entries whose values stand now, and those they stood for.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::fact::{Answered, Checklist, Closed, Concluded, Described, Dosed, Fact, Finished, Kind, Measured};
use super::fold::{self, Said};
use super::{Entry, EntryId};
use crate::error::Result;

/// Which entries an edit may replace: those whose values the kader saw.
#[derive(Debug, Default)]
pub(crate) enum Seen {
    /// Whatever stands when the command is given.
    #[default]
    Everything,
    /// What a form was drawn from when it opened.
    Only(BTreeSet<EntryId>),
}

impl Seen {
    /// Also these.
    pub(crate) fn add(&mut self, more: impl Iterator<Item = EntryId>) {
        if let Self::Only(ids) = self {
            ids.extend(more);
        }
    }

    /// Whether an entry was seen.
    pub(crate) fn has(&self, id: EntryId) -> bool {
        match self {
            Self::Everything => true,
            Self::Only(ids) => ids.contains(&id),
        }
    }
}

/// Fills in what a fact replaces, of what counts of its subject and was seen.
///
/// An entry names every earlier one of the same field or key, so that undoing one in the middle brings back what
/// was before it only where nothing later stands.
pub(crate) fn fill(said: &[Said], fact: &mut Fact, seen: &Seen) {
    match fact {
        Fact::Described(edit) => {
            edit.replaces = earlier::<Described>(said, seen, |other| {
                other.set.keys().any(|field| edit.set.contains_key(field))
            });
        }
        Fact::Answered(edit) => {
            let sheet = (edit.visit, edit.form.as_str());
            let of_sheet = said.iter().filter(|one| one.sheet() == Some(sheet));
            edit.replaces = earlier::<Answered>(of_sheet, seen, |other| {
                other.set.keys().any(|item| edit.set.contains_key(item))
            });
        }
        Fact::Concluded(edit) => {
            let sheet = (edit.visit, edit.form.as_str());
            let of_sheet = said.iter().filter(|one| one.sheet() == Some(sheet));
            edit.replaces = earlier::<Concluded>(of_sheet, seen, |_| true);
        }
        Fact::Measured(edit) => {
            edit.replaces =
                earlier::<Measured>(said, seen, |other| other.measure == edit.measure && other.on == edit.on);
        }
        Fact::Dosed(edit) => {
            edit.replaces = earlier::<Dosed>(said, seen, |other| {
                other.antigen == edit.antigen && other.number == edit.number
            });
        }
        Fact::Checklist(edit) => {
            edit.replaces = earlier::<Checklist>(said, seen, |other| {
                other.form == edit.form && other.version == edit.version
            });
        }
        Fact::Closed(edit) => {
            edit.replaces = earlier::<Closed>(said, seen, |other| {
                other.follow_up == edit.follow_up && other.of == edit.of
            });
        }
        Fact::Finished(edit) => edit.replaces = earlier::<Finished>(said, seen, |_| true),
        _ => {}
    }
}

/// Those of one kind that were seen and are of the same field or key, in order of id.
fn earlier<'a, F: Kind + 'a>(
    said: impl IntoIterator<Item = &'a Said>,
    seen: &Seen,
    same: impl Fn(&F) -> bool,
) -> Vec<EntryId> {
    let of_kind = said.into_iter().filter(|one| one.is::<F>() && seen.has(one.id));
    let same = of_kind.filter(|one| one.says().is_some_and(&same));
    same.map(|one| one.id).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Fields or items an entry sets that a later entry which counts has set since: doing the entry again must not
/// override them.
pub(crate) fn said_since(connection: &Connection, entry: &Entry) -> Result<BTreeSet<String>> {
    let fact = entry.body.as_ref().and_then(|body| Fact::read(&entry.kind, body));
    let mut since = BTreeSet::new();
    for one in fold::live(connection, &entry.subject)? {
        if one.place() <= (entry.stamp, entry.id) {
            continue;
        }
        match (&fact, one.fact()) {
            (Some(Fact::Described(_)), Some(Fact::Described(later))) => {
                since.extend(later.set.keys().cloned())
            }
            (Some(Fact::Answered(own)), Some(Fact::Answered(later)))
                if own.visit == later.visit && own.form == later.form =>
            {
                since.extend(later.set.keys().cloned());
            }
            _ => {}
        }
    }
    Ok(since)
}
