//! WHO z-scores and Permenkes 2/2020 categories of a file of children.
//!
//! `cargo run --release -p sakukader-core --example growth < in.csv > out.csv`
//!
//! In: `id,sex,age_days,weight_kg,lenhei_cm,measure,oedema,headc_cm,armc_cm`, with sex M or F, measure L or H, oedema y
//! or n; empty is not given. A line that cannot be read goes to standard error with its number, and the rest goes on. A
//! value that can be read but cannot be (a weight of 0, a day before the birth) is named there too; its line stays in
//! the answer, without the z-scores that need it.

use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use csv::StringRecord;
use sakukader_core::checklist::Sex;
use sakukader_core::growth::{AgeDays, Child, Index, Length, Position, Reference, Scores, Weight, scores};
use thiserror::Error;

const COLUMNS: [&str; 9] =
    ["id", "sex", "age_days", "weight_kg", "lenhei_cm", "measure", "oedema", "headc_cm", "armc_cm"];

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

/// What is wrong with a line.
#[derive(Debug, Error)]
enum Wrong {
    #[error("{0} columns, 9 expected")]
    Columns(usize),
    #[error("{column}: '{value}' is no number")]
    NoNumber { column: &'static str, value: String },
    #[error("{column}: '{value}' is none of {expected}")]
    Unknown { column: &'static str, value: String, expected: &'static str },
    #[error("{column}: {value} must be above 0; not used")]
    NotPositive { column: &'static str, value: String },
    #[error("age_days: {0} is before the birth; not used")]
    BeforeBirth(String),
    #[error("{0}")]
    Csv(#[from] csv::Error),
}

/// A line that can be read, with what cannot be used of it.
struct Line {
    id: String,
    /// `None` when an age was given that nobody has: then no z-score, not even those that need none.
    child: Option<Child>,
    wrong: Vec<Wrong>,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "growth: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(io::stdin().lock());
    let header = reader.headers()?;
    if header.iter().ne(COLUMNS) {
        return Err(format!("line 1: the columns must be {}", COLUMNS.join(",")).into());
    }
    let mut out = csv::Writer::from_writer(BufWriter::new(io::stdout().lock()));
    let names = SCORES.iter().flat_map(|(name, ..)| [format!("z{name}"), format!("f{name}")]);
    let categories = CATEGORIES.iter().map(|(name, _)| (*name).to_owned());
    out.write_record(std::iter::once("id".to_owned()).chain(names).chain(categories))?;
    let mut record = StringRecord::new();
    loop {
        let line = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {
                let line = record.position().map_or(line, csv::Position::line);
                match read(&record) {
                    Ok(read) => {
                        read.wrong.iter().for_each(|wrong| complain(line, wrong));
                        out.write_record(answer(&read))?;
                    }
                    Err(wrong) => complain(line, &wrong),
                }
            }
            Err(error) if error.is_io_error() => return Err(error.into()),
            Err(error) => complain(line, &Wrong::Csv(error)),
        }
    }
    out.flush()?;
    Ok(())
}

fn complain(line: u64, wrong: &Wrong) {
    let _ = writeln!(io::stderr(), "line {line}: {wrong}");
}

fn read(record: &StringRecord) -> Result<Line, Wrong> {
    if record.len() != COLUMNS.len() {
        return Err(Wrong::Columns(record.len()));
    }
    let cells = Cells { record, wrong: Vec::new() };
    let sex = cells.one_of(1, "M or F", &[("M", Sex::Male), ("F", Sex::Female)])?;
    let position = cells.one_of(5, "L or H", &[("L", Position::Lying), ("H", Position::Standing)])?;
    let oedema = cells.one_of(6, "y or n", &[("y", true), ("n", false)])?.unwrap_or(false);
    let age = cells.age()?;
    let mut cells = cells;
    let weight = cells.measured(3, 1_000_000.0, |units| Weight::from_milligrams(units).ok())?;
    let micrometres = |units| Length::from_micrometres(units).ok();
    let length = cells.measured(4, 10_000.0, micrometres)?;
    let head = cells.measured(7, 10_000.0, micrometres)?;
    let arm = cells.measured(8, 10_000.0, micrometres)?;
    let born = age.as_ref().is_none_or(|age| age.is_ok());
    let child = Child {
        weight,
        length,
        position,
        oedema,
        head,
        arm,
        ..Child::new(sex, age.as_ref().and_then(|age| age.as_ref().ok().copied()))
    };
    cells.wrong.extend(age.and_then(Result::err));
    Ok(Line { id: cells.text(0).to_owned(), child: born.then_some(child), wrong: cells.wrong })
}

struct Cells<'a> {
    record: &'a StringRecord,
    wrong: Vec<Wrong>,
}

impl Cells<'_> {
    fn text(&self, column: usize) -> &str {
        self.record.get(column).unwrap_or_default()
    }

    fn name(column: usize) -> &'static str {
        COLUMNS.get(column).copied().unwrap_or_default()
    }

    fn one_of<T: Copy>(
        &self,
        column: usize,
        expected: &'static str,
        known: &[(&str, T)],
    ) -> Result<Option<T>, Wrong> {
        let text = self.text(column);
        if text.is_empty() {
            return Ok(None);
        }
        let found = known.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|(_, value)| *value);
        let unknown = || Wrong::Unknown { column: Self::name(column), value: text.to_owned(), expected };
        found.map(Some).ok_or_else(unknown)
    }

    /// A plain decimal number; what `f64` would read besides (`inf`, `1e3`) is no measurement.
    fn number(&self, column: usize) -> Result<Option<f64>, Wrong> {
        let text = self.text(column);
        if text.is_empty() {
            return Ok(None);
        }
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
        let no_number = || Wrong::NoNumber { column: Self::name(column), value: text.to_owned() };
        text.parse().ok().filter(|_| plain).map(Some).ok_or_else(no_number)
    }

    /// Whole days; "365.0" is what a spreadsheet makes of 365.
    fn age(&self) -> Result<Option<Result<AgeDays, Wrong>>, Wrong> {
        let Some(days) = self.number(2)? else { return Ok(None) };
        let text = self.text(2).to_owned();
        if days.fract() != 0.0 || days > f64::from(u32::MAX) {
            return Err(Wrong::NoNumber { column: Self::name(2), value: text });
        }
        Ok(Some(if days < 0.0 { Err(Wrong::BeforeBirth(text)) } else { Ok(AgeDays::new(days as u32)) }))
    }

    fn measured<T>(
        &mut self,
        column: usize,
        per_unit: f64,
        make: impl Fn(i64) -> Option<T>,
    ) -> Result<Option<T>, Wrong> {
        let Some(number) = self.number(column)? else { return Ok(None) };
        let value = make((number * per_unit).round() as i64);
        if value.is_none() {
            let value = self.text(column).to_owned();
            self.wrong.push(Wrong::NotPositive { column: Self::name(column), value });
        }
        Ok(value)
    }
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
