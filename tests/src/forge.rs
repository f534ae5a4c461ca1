//! Entries written by hand: of a newer version, of a stranger, or damaged.

use sakukader_core::id::{Subject, SubjectKind};
use sakukader_core::journal::entry::hash;
use sakukader_core::journal::{Entry, EntryId, Stamp};
use uuid::Uuid;

/// A device that writes whatever it is told to.
#[derive(Clone, Debug)]
pub struct Device {
    /// The posyandu it writes for.
    pub posyandu: Uuid,
    device: Uuid,
    sequence: i64,
    stamp: Stamp,
}

impl Device {
    /// A device of a posyandu whose stamps follow the newest of these entries.
    #[must_use]
    pub fn after(number: u128, posyandu: Uuid, entries: &[Entry]) -> Self {
        let stamp = entries.iter().map(|entry| entry.stamp).max().unwrap_or(Stamp(0));
        Self { posyandu, device: Uuid::from_u128(number), sequence: 0, stamp }
    }

    /// An entry with these bytes as its body, in a command of its own.
    pub fn write(&mut self, kind: SubjectKind, subject: Uuid, fact: &str, body: &[u8]) -> Entry {
        self.sequence += 1;
        self.stamp = Stamp(self.stamp.0 + (1 << 16));
        let command = Uuid::new_v5(&self.device, &self.sequence.to_be_bytes());
        Entry {
            id: EntryId { device: self.device, sequence: self.sequence },
            posyandu: self.posyandu,
            command,
            stamp: self.stamp,
            author: Uuid::from_u128(77),
            subject: Subject::new(kind, subject),
            kind: fact.to_owned(),
            hash: hash(body),
            body: Some(body.to_vec()),
        }
    }

    /// An entry with this fact as JSON.
    pub fn say(&mut self, kind: SubjectKind, subject: Uuid, fact: &str, json: &str) -> Entry {
        let body = format!(r#"{{"salt":"0011223344556677","at":"2026-11-02T03:00:00Z","fact":{json}}}"#);
        self.write(kind, subject, fact, body.as_bytes())
    }
}
