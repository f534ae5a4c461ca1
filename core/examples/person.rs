//! Says where each person stands, one JSON object a line (`docs/rules.md`): life stage, groups, visit sheet, derived
//! lists, weighings, and everything due with its window.
//!
//! `cargo run --release -p sakukader-core --example person < persons.jsonl`. A line that cannot be read is named on
//! standard error with its number and field, and the rest goes on.

#[path = "stream/mod.rs"]
mod stream;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use sakukader_core::due::case::judge;
use sakukader_core::rules::Rules;
use stream::Ended;

fn main() -> ExitCode {
    stream::end("person", run())
}

fn run() -> io::Result<Ended> {
    let rules = Rules::bundled().map_err(io::Error::other)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut log = io::stderr().lock();
    let mut ended = Ended::Whole;
    for line in stream::lines() {
        let (number, line) = line?;
        let mut outcome = judge(rules, line);
        for problem in &outcome.problems {
            ended = Ended::Named;
            let _ = writeln!(log, "line {number}: {problem}");
        }
        if let Some(fields) = outcome.answer.as_object_mut() {
            fields.insert("line".to_owned(), number.into());
        }
        writeln!(out, "{}", outcome.answer)?;
    }
    out.flush()?;
    Ok(ended)
}
