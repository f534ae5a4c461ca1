//! Checklists at work: which items are asked, and what the answers call for.

pub mod case;
mod evaluate;
mod facts;
mod growing;
#[cfg(test)]
mod tests;

pub use crate::rules::{AnswerValue, Answers, Form, Item, ItemId, ItemKind, Level, Sex};
pub use evaluate::{
    DerivedAnswer, Evaluation, Finding, RuleId, Verdict, due_again, evaluate, from_facts, offered, visible,
};
pub use facts::{Facts, Measured, weight_at_birth};
