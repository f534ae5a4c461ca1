//! One line of children.

use csv::{ReaderBuilder, StringRecord, Trim};
use sakukader_core::checklist::Sex;
use sakukader_core::growth::{AgeDays, Child, Length, Position, Weight};
use thiserror::Error;

const COLUMNS: [&str; 9] =
    ["id", "sex", "age_days", "weight_kg", "lenhei_cm", "measure", "oedema", "headc_cm", "armc_cm"];

/// What is wrong with a line.
#[derive(Debug, Error)]
pub enum Wrong {
    #[error("the columns must be {}", COLUMNS.join(","))]
    Header,
    #[error("the columns are separated by '{0}'; they must be separated by ','")]
    Separator(char),
    #[error("{0} columns, 9 expected")]
    Columns(usize),
    #[error("{0} columns, 9 expected; is a decimal written with ',' instead of '.'?")]
    TooMany(usize),
    #[error("a quotation mark is not closed on its line")]
    OpenQuote,
    #[error("not in UTF-8")]
    NotUtf8,
    #[error("{column}: '{value}' is no number")]
    NoNumber { column: &'static str, value: String },
    #[error("{column}: '{value}' is no number; decimals are written with '.'")]
    Comma { column: &'static str, value: String },
    #[error("age_days: '{0}' is no whole number of days")]
    NotDays(String),
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
pub struct Line {
    pub id: String,
    /// `None` when an age was given that nobody has: then no z-score, not even those that need none.
    pub child: Option<Child>,
    pub wrong: Vec<Wrong>,
}

/// The first line.
pub fn header(line: &[u8]) -> Result<(), Wrong> {
    let columns = cells(line)?;
    if columns.iter().eq(COLUMNS) { Ok(()) } else { Err(separator(&columns).unwrap_or(Wrong::Header)) }
}

/// A child, of one line: what is quoted ends on the line it began on, so that a mark left open costs no other child.
pub fn read(line: &[u8]) -> Result<Line, Wrong> {
    let record = &cells(line)?;
    match record.len() {
        9 => {}
        more @ 10.. => return Err(Wrong::TooMany(more)),
        other => return Err(separator(record).unwrap_or(Wrong::Columns(other))),
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

fn cells(line: &[u8]) -> Result<StringRecord, Wrong> {
    let text = std::str::from_utf8(line).map_err(|_| Wrong::NotUtf8)?.trim_start_matches('\u{feff}').trim();
    if !text.contains('"') {
        return Ok(text.split(',').map(str::trim).collect());
    }
    // A mark within quotation marks is written twice, so they are always even.
    if text.matches('"').count() % 2 == 1 {
        return Err(Wrong::OpenQuote);
    }
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).trim(Trim::All).from_reader(text.as_bytes());
    Ok(reader.records().next().transpose()?.unwrap_or_default())
}

/// What separates the columns instead of the comma.
fn separator(record: &StringRecord) -> Option<Wrong> {
    let other = |mark: char| record.iter().any(|cell| cell.contains(mark));
    [';', '\t', '|'].into_iter().find(|mark| other(*mark)).map(Wrong::Separator)
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
        let no_number = || {
            let (column, value) = (Self::name(column), text.to_owned());
            if text.contains(',') {
                Wrong::Comma { column, value }
            } else {
                Wrong::NoNumber { column, value }
            }
        };
        text.parse().ok().filter(|_| plain).map(Some).ok_or_else(no_number)
    }

    /// Whole days; "365.0" is what a spreadsheet makes of 365.
    fn age(&self) -> Result<Option<Result<AgeDays, Wrong>>, Wrong> {
        let Some(days) = self.number(2)? else { return Ok(None) };
        let text = self.text(2).to_owned();
        if days.fract() != 0.0 || days > f64::from(u32::MAX) {
            return Err(Wrong::NotDays(text));
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
