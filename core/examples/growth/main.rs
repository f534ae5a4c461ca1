//! WHO z-scores and Permenkes 2/2020 categories of a file of children.
//!
//! `cargo run --release -p sakukader-core --example growth < in.csv > out.csv`; the format is in `docs/rules.md`. A line
//! that cannot be read goes to standard error with its number, and the rest goes on. A value that can be read but cannot
//! be (a weight of 0, a day before the birth) is named there too; its line stays in the answer, without the z-scores that
//! need it.

mod line;
#[path = "../stream/mod.rs"]
mod stream;

use std::fmt::Display;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use line::Line;
use sakukader_core::growth::{Index, Reference, Scores, scores};
use stream::Ended;

/// Names, index and reference of the columns of z and flag.
const SCORES: [(&str, Index, Reference); 9] = [
    ("wei", Index::WeightForAge, Reference::Standard2006),
    ("len", Index::LengthForAge, Reference::Standard2006),
    ("wfl", Index::WeightForLength, Reference::Standard2006),
    ("bmi", Index::BmiForAge, Reference::Standard2006),
    ("hc", Index::HeadForAge, Reference::Standard2006),
    ("ac", Index::ArmForAge, Reference::Standard2006),
    ("hfa", Index::LengthForAge, Reference::Reference2007),
    ("wfa", Index::WeightForAge, Reference::Reference2007),
    ("bfa", Index::BmiForAge, Reference::Reference2007),
];

const CATEGORIES: [(&str, Index); 4] = [
    ("cat_bbu", Index::WeightForAge),
    ("cat_tbu", Index::LengthForAge),
    ("cat_bbtb", Index::WeightForLength),
    ("cat_imtu", Index::BmiForAge),
];

fn main() -> ExitCode {
    stream::end("growth", run())
}

fn run() -> io::Result<Ended> {
    let mut lines = stream::lines();
    let (number, header) = lines.next().transpose()?.unwrap_or((1, Vec::new()));
    line::header(&header).map_err(|wrong| io::Error::other(format!("line {number}: {wrong}")))?;
    let mut out = csv::Writer::from_writer(BufWriter::new(io::stdout().lock()));
    let names = SCORES.iter().flat_map(|(name, ..)| [format!("z{name}"), format!("f{name}")]);
    let categories = CATEGORIES.iter().map(|(name, _)| (*name).to_owned());
    out.write_record(std::iter::once("id".to_owned()).chain(names).chain(categories))?;
    let mut ended = Ended::Whole;
    let mut complain = |number: usize, wrong: &dyn Display| {
        ended = Ended::Named;
        let _ = writeln!(io::stderr(), "line {number}: {wrong}");
    };
    for line in lines {
        let (number, line) = line?;
        match line::read(&line) {
            Ok(read) => {
                read.wrong.iter().for_each(|wrong| complain(number, wrong));
                out.write_record(answer(&read))?;
            }
            Err(wrong) => complain(number, &wrong),
        }
    }
    out.flush()?;
    Ok(ended)
}

fn answer(line: &Line) -> Vec<String> {
    let scores = line.child.as_ref().map(scores);
    let mut row = vec![line.id.clone()];
    for (_, index, reference) in SCORES {
        let score = scores.as_ref().filter(|scores| of(scores) == reference).map(|scores| scores.get(index));
        match score {
            Some(Ok(score)) => row.extend([score.z.to_string(), u8::from(score.implausible).to_string()]),
            _ => row.extend([String::new(), String::new()]),
        }
    }
    row.extend(CATEGORIES.map(|(_, index)| {
        let category = scores.as_ref().and_then(|scores| scores.category(index));
        category.map_or_else(String::new, |category| category.code.to_owned())
    }));
    row
}

/// Without an age there is only weight-for-length or -height, a table of 2006.
fn of(scores: &Scores) -> Reference {
    scores.reference.unwrap_or(Reference::Standard2006)
}
