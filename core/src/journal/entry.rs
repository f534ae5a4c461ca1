//! Entries: a header, and a body kept byte for byte.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Stamp;
use crate::id::Subject;

/// Names an entry: the device that wrote it and its place in that device's run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    /// One unbroken run of one store; a restored or copied store starts a new one.
    pub device: Uuid,
    /// From 1.
    pub sequence: i64,
}

impl std::fmt::Display for EntryId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.device, self.sequence)
    }
}

impl std::str::FromStr for EntryId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (device, sequence) = text.split_once(':').ok_or(())?;
        Ok(Self { device: device.parse().map_err(|_| ())?, sequence: sequence.parse().map_err(|_| ())? })
    }
}

impl serde::Serialize for EntryId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for EntryId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|()| serde::de::Error::custom("entry id"))
    }
}

/// One fact as written, never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// The posyandu whose journal it belongs to.
    pub posyandu: Uuid,
    /// The command that wrote it, with all its other entries.
    pub command: Uuid,
    /// Its place in time.
    pub stamp: Stamp,
    /// The kader who said it.
    pub author: Uuid,
    /// What it is about.
    pub subject: Subject,
    /// The kind of fact, as in `docs/facts.md`; newer ones are kept and passed on.
    pub kind: String,
    /// SHA-256 of the body; stays when the body is erased.
    pub hash: [u8; 32],
    /// UTF-8 JSON; `None` when legally erased.
    pub body: Option<Vec<u8>>,
}

/// The hash an entry's header carries.
#[must_use]
pub fn hash(body: &[u8]) -> [u8; 32] {
    Sha256::digest(body).into()
}
