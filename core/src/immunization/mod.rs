//! Which dose is due, late, to be caught up or no longer given, from the doses on record.
//!
//! Everything is a pure function of record, rules and day. One dose never clears another; what is not plain is
//! [`DoseState::Ask`], "Tanyakan ke bidan": a kader decides no dose.

mod calendar;
mod record;
mod school;
#[cfg(test)]
mod tests;
mod tetanus;

pub use calendar::{DoseLine, DoseState, ImmunizationCalendar, Wait, calendar};
pub use record::{Child, DoseRecord, Question};
pub use school::{SchoolLine, SchoolState, school};
pub use tetanus::{TStatus, t_status};
