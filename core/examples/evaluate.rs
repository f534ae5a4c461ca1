//! Judges cases, one JSON object a line (`docs/rules.md`), and writes what each comes to, one a line.
//!
//! `cargo run --release -p sakukader-core --example evaluate < cases.jsonl`, or `-- --forms` for every form with its
//! items, kinds and options.

#[path = "stream/mod.rs"]
mod stream;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use sakukader_core::checklist::case::{forms, judge};
use sakukader_core::rules::Rules;
use serde_json::Value;
use stream::Ended;

fn main() -> ExitCode {
    stream::end("evaluate", run())
}

fn run() -> io::Result<Ended> {
    let rules = Rules::bundled().map_err(io::Error::other)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut ended = Ended::Whole;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => {
            for line in stream::lines() {
                let (number, line) = line?;
                let mut judged = judge(rules, line);
                if judged.get("problems").and_then(Value::as_array).is_some_and(|all| !all.is_empty()) {
                    ended = Ended::Named;
                }
                if let Some(fields) = judged.as_object_mut() {
                    fields.insert("line".to_owned(), number.into());
                }
                writeln!(out, "{judged}")?;
            }
        }
        ["--forms"] => {
            serde_json::to_writer_pretty(&mut out, &forms(rules))?;
            writeln!(out)?;
        }
        other => {
            let message =
                format!("'{}': only --forms, or nothing with the cases on standard input", other.join(" "));
            return Err(io::Error::other(message));
        }
    }
    out.flush()?;
    Ok(ended)
}
