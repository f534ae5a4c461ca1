//! Lines in, lines out, and how a tool ends.

use std::io::{self, BufRead, ErrorKind, Write};
use std::process::ExitCode;

/// Whether everything could be read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Every line, whole.
    Whole,
    /// Something of a line could not be read and was named.
    Named,
}

/// The lines of standard input with their numbers from 1, without those that are blank.
pub fn lines() -> impl Iterator<Item = io::Result<(usize, Vec<u8>)>> {
    let numbered = io::stdin().lock().split(b'\n').enumerate();
    numbered.filter_map(|(at, line)| match line {
        Ok(line) if line.trim_ascii().is_empty() => None,
        line => Some(line.map(|line| (at.saturating_add(1), line))),
    })
}

/// 0: every line could be read; 2: something was named that could not; 1: the tool could not go on. A reader that has
/// seen enough (`| head`) has closed its end, and nothing is wrong.
pub fn end(tool: &str, result: io::Result<Ended>) -> ExitCode {
    match result {
        Ok(Ended::Whole) => ExitCode::SUCCESS,
        Ok(Ended::Named) => ExitCode::from(2),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{tool}: {error}");
            ExitCode::FAILURE
        }
    }
}
