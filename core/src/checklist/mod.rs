//! Checklists at work: which items are asked, and what the answers call for.

mod calendar;
pub mod case;
mod evaluate;
mod facts;
mod growing;
#[cfg(test)]
mod tests;

pub use crate::rules::{AnswerValue, Answers, Form, Item, ItemId, ItemKind, Level, Sex};
pub(crate) use calendar::in_month;
pub use evaluate::{
    DerivedAnswer, Evaluation, Finding, RuleId, Verdict, due_again, due_at_first, evaluate, from_facts,
    offered, visible,
};
pub use facts::{Facts, Measured, weight_at_birth};
