//! What the kader saw when a form opened: its save touches only what she changed and replaces only what she saw.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::pregnancy;
use crate::error::Result;
use crate::home_visit::follow_up;
use crate::id::{self, Subject, SubjectKind};
use crate::journal::replace::Seen;
use crate::journal::{EntryId, read};
use crate::screen::form::{FormPage, FormRef, Values};
use crate::screening::forms;
use crate::store::state;

/// A form as it was when it opened.
#[derive(Debug, Default)]
pub(crate) struct Opened {
    /// Every value it showed, the empty ones left out; `None`: not told, so that what stands now counts as seen.
    pub(crate) values: Option<Values>,
    /// The entries it was drawn from.
    pub(crate) seen: Seen,
}

/// The token a form carries to its save and into its draft.
#[derive(Serialize, Deserialize)]
struct Token {
    values: Values,
    /// Sequences by device: those of the one subject the form is about.
    seen: BTreeMap<Uuid, BTreeSet<i64>>,
}

impl Opened {
    /// Reads a token. One that cannot be read says nothing.
    pub(crate) fn read(token: &str) -> Self {
        let Ok(token) = serde_json::from_str::<Token>(token) else { return Self::default() };
        let seen = token.seen.into_iter().flat_map(|(device, sequences)| {
            sequences.into_iter().map(move |sequence| EntryId { device, sequence })
        });
        Self { values: Some(token.values), seen: Seen::Only(seen.collect()) }
    }

    /// Whether a value is the one the form opened with.
    pub(crate) fn is_untouched(&self, field: &str, value: &str) -> bool {
        self.values
            .as_ref()
            .is_some_and(|values| values.get(field).map(String::as_str).unwrap_or_default() == value)
    }
}

/// The token of a form that opens now with these pages.
pub(crate) fn token(connection: &Connection, form: &FormRef, pages: &[FormPage]) -> Result<String> {
    let mut seen: BTreeMap<Uuid, BTreeSet<i64>> = BTreeMap::new();
    if let Some(subject) = subject(connection, form)? {
        for id in read::ids_of_person(connection, &subject)? {
            seen.entry(id.device).or_default().insert(id.sequence);
        }
    }
    Ok(serde_json::to_string(&Token { values: values(pages), seen })?)
}

fn values(pages: &[FormPage]) -> Values {
    let fields = pages.iter().flat_map(|page| &page.fields).filter(|field| !field.value.is_empty());
    fields.map(|field| (field.id.clone(), field.value.clone())).collect()
}

/// Half-typed values over a form drawn anew: what the kader had not touched shows what stands now. Answers the token
/// to go on with: those fields were seen with their new values, nothing else was.
pub(crate) fn go_on(
    connection: &Connection,
    form: &FormRef,
    token: &str,
    typed: &Values,
    pages: &mut [FormPage],
) -> Result<String> {
    let Ok(mut token) = serde_json::from_str::<Token>(token) else { return Ok(String::new()) };
    // What the form of something new shows at first is proposed, and stands nowhere.
    let stands = subject(connection, form)?.is_some();
    for field in pages.iter_mut().flat_map(|page| &mut page.fields) {
        let Some(typed) = typed.get(&field.id) else { continue };
        let shown = token.values.get(&field.id).map(String::as_str).unwrap_or_default();
        if shown == typed && stands {
            token.values.insert(field.id.clone(), field.value.clone());
        } else {
            field.value.clone_from(typed);
        }
    }
    Ok(serde_json::to_string(&token)?)
}

/// The subject whose facts a form edits; `None` for one that founds its subject.
fn subject(connection: &Connection, form: &FormRef) -> Result<Option<Subject>> {
    let of = |kind, id: &str| Ok(Some(Subject::new(kind, id::parse(id, "subject")?)));
    match form {
        FormRef::SetUp
        | FormRef::NewHousehold { .. }
        | FormRef::NewMember { .. }
        | FormRef::Birth { .. }
        | FormRef::Death { .. }
        | FormRef::MoveOut { .. }
        | FormRef::MoveIn { .. }
        | FormRef::Marriage { .. }
        | FormRef::Split { .. }
        | FormRef::NewHead { .. } => Ok(None),
        FormRef::Posyandu | FormRef::Contacts => {
            let own: Option<Uuid> = state::get(connection, state::POSYANDU)?;
            Ok(own.map(|id| Subject::new(SubjectKind::Posyandu, id)))
        }
        FormRef::Kader => {
            let own: Option<Uuid> = state::get(connection, state::KADER)?;
            Ok(own.map(|id| Subject::new(SubjectKind::Kader, id)))
        }
        FormRef::Household { id } => of(SubjectKind::Household, id),
        FormRef::Member { id } | FormRef::Conflict { member: id, .. } => of(SubjectKind::Member, id),
        FormRef::Pregnancy { member } => {
            let current = pregnancy::current(connection, id::parse(member, "member")?)?;
            Ok(current.map(|id| Subject::new(SubjectKind::Pregnancy, id)))
        }
        FormRef::Sheet { subject, form, .. } => of(forms::subject_kind(connection, form)?, subject),
        FormRef::Screening { member, .. } => of(SubjectKind::Member, member),
        FormRef::FollowUp { id } => {
            Ok(Some(follow_up::load(connection, id::parse(id, "follow-up")?)?.subject))
        }
    }
}
