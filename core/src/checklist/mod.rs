//! Checklists at work: which items are asked, and what the answers call for.

mod evaluate;
mod facts;
#[cfg(test)]
mod tests;

pub use crate::rules::{AnswerValue, Answers, Form, Item, ItemId, ItemKind, Level};
pub use evaluate::{Evaluation, Finding, RuleId, Verdict, evaluate, from_facts, visible};
pub use facts::{Facts, Measured, Sex};
