//! One case from outside as JSON: a form, a day, the person's facts and the answers; and what they come to as JSON.
//! The example `evaluate` reads such lines; the format is in `docs/rules.md`.

mod calendar;
mod facts;
mod forms;
mod problem;
mod read;
#[cfg(test)]
mod tests;
mod write;

use serde_json::{Map, Value};

use super::evaluate;
use crate::rules::Rules;

pub use forms::forms;
pub use problem::Problem;

/// Judges one line. What cannot be read is among the `problems` and counts for nothing; it is never taken for an
/// answer, so the sheet is then not complete and not *Baik*.
#[must_use]
pub fn judge(rules: &Rules, line: impl AsRef<[u8]>) -> Value {
    match read::case(rules, line.as_ref()) {
        Ok(case) => {
            let evaluation = evaluate(case.form, &case.answers, &case.facts);
            write::outcome(rules, &case, &evaluation)
        }
        Err(refused) => {
            let mut out = Map::new();
            out.extend(refused.id.map(|id| ("id".to_owned(), id)));
            out.insert("level".to_owned(), Value::Null);
            out.insert("problems".to_owned(), write::problems(&refused.problems));
            Value::Object(out)
        }
    }
}
