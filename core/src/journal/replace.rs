//! What an edit replaces: the entries whose values stand now, and those they stood for.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::fact::Fact;
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
    let earlier = |same: &dyn Fn(&Fact) -> bool| {
        let same = said.iter().filter(|one| seen.has(one.id) && same(&one.fact));
        same.map(|one| one.id).collect::<BTreeSet<_>>().into_iter().collect()
    };
    match fact {
        Fact::Described(edit) => {
            edit.replaces = earlier(&|one| match one {
                Fact::Described(other) => other.set.keys().any(|field| edit.set.contains_key(field)),
                _ => false,
            });
        }
        Fact::Answered(edit) => {
            edit.replaces = earlier(&|one| match one {
                Fact::Answered(other) => {
                    other.visit == edit.visit
                        && other.form == edit.form
                        && other.set.keys().any(|item| edit.set.contains_key(item))
                }
                _ => false,
            });
        }
        Fact::Concluded(edit) => {
            edit.replaces = earlier(&|one| match one {
                Fact::Concluded(other) => other.visit == edit.visit && other.form == edit.form,
                _ => false,
            });
        }
        Fact::Measured(edit) => {
            edit.replaces = earlier(&|one| match one {
                Fact::Measured(other) => other.measure == edit.measure && other.on == edit.on,
                _ => false,
            });
        }
        Fact::Dosed(edit) => {
            edit.replaces = earlier(&|one| match one {
                Fact::Dosed(other) => other.antigen == edit.antigen && other.number == edit.number,
                _ => false,
            });
        }
        Fact::Checklist(edit) => {
            edit.replaces = earlier(&|one| match one {
                Fact::Checklist(other) => other.form == edit.form && other.version == edit.version,
                _ => false,
            });
        }
        Fact::Closed(edit) => {
            edit.replaces = earlier(&|one| match one {
                Fact::Closed(other) => other.follow_up == edit.follow_up && other.of == edit.of,
                _ => false,
            });
        }
        Fact::Finished(edit) => {
            edit.replaces = earlier(&|one| matches!(one, Fact::Finished(_)));
        }
        _ => {}
    }
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
        match (&fact, &one.fact) {
            (Some(Fact::Described(_)), Fact::Described(later)) => since.extend(later.set.keys().cloned()),
            (Some(Fact::Answered(own)), Fact::Answered(later))
                if own.visit == later.visit && own.form == later.form =>
            {
                since.extend(later.set.keys().cloned());
            }
            _ => {}
        }
    }
    Ok(since)
}
