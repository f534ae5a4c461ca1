//! Ids of subjects: a kind and a UUID.

use uuid::Uuid;

use crate::error::{Error, Result};

/// What a fact can be about. A kind this version does not know keeps its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SubjectKind {
    /// The posyandu.
    Posyandu,
    /// A cadre.
    Kader,
    /// A household.
    Household,
    /// A member of a household.
    Member,
    /// A pregnancy.
    Pregnancy,
    /// A home visit.
    Visit,
    /// A command, subject of its undoing.
    Command,
    /// Of a newer version: kept, passed on, not folded.
    Unknown(String),
}

impl SubjectKind {
    /// As stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Posyandu => "posyandu",
            Self::Kader => "kader",
            Self::Household => "household",
            Self::Member => "member",
            Self::Pregnancy => "pregnancy",
            Self::Visit => "visit",
            Self::Command => "command",
            Self::Unknown(name) => name,
        }
    }

    /// From the stored name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "posyandu" => Self::Posyandu,
            "kader" => Self::Kader,
            "household" => Self::Household,
            "member" => Self::Member,
            "pregnancy" => Self::Pregnancy,
            "visit" => Self::Visit,
            "command" => Self::Command,
            other => Self::Unknown(other.to_owned()),
        }
    }
}

/// The smallest thing a fact is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// Its kind.
    pub kind: SubjectKind,
    /// Its id.
    pub id: Uuid,
}

impl Subject {
    /// A subject of a kind.
    #[must_use]
    pub fn new(kind: SubjectKind, id: Uuid) -> Self {
        Self { kind, id }
    }
}

/// Reads an id that came from a screen.
pub(crate) fn parse(id: &str, what: &'static str) -> Result<Uuid> {
    Uuid::parse_str(id).map_err(|_| Error::NotFound(what))
}

/// The id of a thing with a natural key: UUIDv5 in the space of the thing it belongs to.
pub(crate) fn derived(space: Uuid, key: &str) -> Uuid {
    Uuid::new_v5(&space, key.as_bytes())
}
