//! Who is due for what: the derived lists of the register, and the whole calendar of a child.
//!
//! Each list is one function of (facts, rules, today); what is not known is said to be not known, never "no".

pub mod case;
mod child;
mod facts;
mod state;
mod target;
#[cfg(test)]
mod tests;
mod who;

pub use child::{ChildCalendar, child_calendar};
pub use facts::{PersonFacts, PregnancyFacts, Screening};
pub use state::{TargetLine, TargetState};
pub use target::{groups, target, targets};
