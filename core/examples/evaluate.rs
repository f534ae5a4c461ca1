//! Judges cases, one JSON object a line (`docs/rules.md`), and writes what each comes to, one a line.
//!
//! `cargo run --release -p sakukader-core --example evaluate < cases.jsonl`, or `-- --forms` for every form with its
//! items, kinds and options.

use std::error::Error;
use std::io::{BufRead, Write};

use sakukader_core::checklist::case::{forms, judge};
use sakukader_core::rules::Rules;

fn main() -> Result<(), Box<dyn Error>> {
    let rules = Rules::bundled()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if std::env::args().skip(1).any(|argument| argument == "--forms") {
        serde_json::to_writer_pretty(&mut out, &forms(rules))?;
        writeln!(out)?;
        return Ok(out.flush()?);
    }
    for (number, line) in std::io::stdin().lock().split(b'\n').enumerate() {
        let line = line?;
        // A line that is no UTF-8 is no JSON either, and is told as such.
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_start_matches('\u{feff}');
        if !line.trim().is_empty() {
            let mut judged = judge(rules, line);
            if let Some(fields) = judged.as_object_mut() {
                fields.insert("line".to_owned(), number.saturating_add(1).into());
            }
            writeln!(out, "{judged}")?;
        }
    }
    Ok(out.flush()?)
}
