//! Says where each person stands, one JSON object a line (`docs/rules.md`): life stage, groups, visit sheet, derived
//! lists, weighings, and everything due with its window.
//!
//! `cargo run --release -p sakukader-core --example person < persons.jsonl`. A line that cannot be read is named on
//! standard error with its number and field, and the rest goes on.

use std::error::Error;
use std::io::{BufRead, Write};

use sakukader_core::due::case::judge;
use sakukader_core::rules::Rules;

fn main() -> Result<(), Box<dyn Error>> {
    let rules = Rules::bundled()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut log = std::io::stderr().lock();
    for (number, line) in std::io::stdin().lock().split(b'\n').enumerate() {
        let line = line?;
        // A line that is no UTF-8 is no JSON either, and is told as such.
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_start_matches('\u{feff}');
        if line.trim().is_empty() {
            continue;
        }
        let number = number.saturating_add(1);
        let mut outcome = judge(rules, line);
        for problem in &outcome.problems {
            writeln!(log, "line {number}: {problem}")?;
        }
        if let Some(fields) = outcome.answer.as_object_mut() {
            fields.insert("line".to_owned(), number.into());
        }
        writeln!(out, "{}", outcome.answer)?;
    }
    Ok(out.flush()?)
}
