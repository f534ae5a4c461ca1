//! A person a line, for trying the calendars from a file (`docs/rules.md`, "person").

mod fields;
mod problem;
mod read;
#[cfg(test)]
mod tests;
mod write;

use serde_json::{Value, json};

pub use problem::{Problem, Wrong};

use crate::rules::Rules;

/// What one line comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The answer: the person, or what could not be read.
    pub answer: Value,
    /// What could not be read; then nothing is judged.
    pub problems: Vec<Problem>,
}

/// Reads a line and says where the person stands on its day. A line with anything wrong in it is not judged: half a
/// record must not read as a whole one.
#[must_use]
pub fn judge(rules: &Rules, line: impl AsRef<[u8]>) -> Outcome {
    match read::person(rules, line.as_ref()) {
        Ok(person) => Outcome { answer: write::person(rules, &person), problems: Vec::new() },
        Err(refused) => {
            let problems: Vec<Value> = refused.problems.iter().map(Problem::to_json).collect();
            Outcome { answer: json!({ "id": refused.id, "problems": problems }), problems: refused.problems }
        }
    }
}
