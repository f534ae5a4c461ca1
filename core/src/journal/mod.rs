//! The journal: append-only entries, from which every table follows.
//!
//! What an entry holds, how facts win over one another and what undo means is kept for ever; see
//! `docs/decisions/001-the-journal.md` and the catalogue in `docs/facts.md`.

pub mod body;
pub mod catalogue;
pub mod entry;
pub mod fact;
pub(crate) mod fold;
pub(crate) mod read;
pub(crate) mod replace;
pub mod stamp;
pub(crate) mod undo;
pub(crate) mod write;

pub use entry::{Entry, EntryId};
pub use stamp::Stamp;
