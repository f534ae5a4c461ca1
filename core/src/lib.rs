//! SakuKader's core: the journal is the truth, the tables are a view of it.
//!
//! A command writes facts into an append-only journal, the facts of each subject are folded into tables, and the
//! next screen is drawn from the tables. No Android, no FFI, no clock of its own.

mod bundled;
pub mod checklist;
mod command;
pub mod demo;
pub mod due;
pub mod environment;
pub mod error;
mod exchange;
mod form;
pub mod growth;
mod home_visit;
pub mod id;
pub mod immunization;
pub mod journal;
pub mod life_stage;
mod line;
pub mod postnatal;
pub mod pregnancy;
pub mod register;
pub mod rules;
mod saku;
pub mod screen;
mod screening;
pub(crate) mod store;
pub mod supplement;
mod watch;

pub use error::{Error, Result};
pub use saku::Saku;
pub use watch::{Progress, Watch};
