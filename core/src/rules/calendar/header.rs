//! What every calendar file and row has: version, day, source, standing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::rules::error::Report;
use crate::rules::source::{Documents, Source, Standing};

/// Version, day, source and standing of a calendar file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleFile {
    /// `immunization`.
    pub id: String,
    /// From 1.
    pub version: u32,
    /// The first day it holds.
    pub valid_from: NaiveDate,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

impl Default for RuleFile {
    fn default() -> Self {
        Self {
            id: String::new(),
            version: 0,
            valid_from: NaiveDate::MIN,
            source: Source { key: String::new(), text: String::new() },
            standing: Standing::Unverified,
        }
    }
}

/// The first lines of a calendar file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawHeader {
    pub id: String,
    pub version: u32,
    pub valid_from: Spanned<String>,
    pub source: Spanned<String>,
    pub standing: Standing,
}

impl RawHeader {
    pub(super) fn read(self, report: &mut Report<'_>, documents: &Documents) -> RuleFile {
        let source = find(report, documents, &self.source);
        let file = RuleFile::default();
        RuleFile {
            id: self.id,
            version: self.version,
            valid_from: date(report, &self.valid_from).unwrap_or(file.valid_from),
            source: source.unwrap_or(file.source),
            standing: self.standing,
        }
    }
}

/// A day of age: so many completed months (D23) and so many days more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgePoint {
    /// Completed months.
    #[serde(default)]
    pub months: u32,
    /// Days after that.
    #[serde(default)]
    pub days: u32,
}

/// A date, or a line that it is none.
pub(super) fn date(report: &mut Report<'_>, written: &Spanned<String>) -> Option<NaiveDate> {
    let read = NaiveDate::parse_from_str(written.get_ref(), "%Y-%m-%d").ok();
    if read.is_none() {
        report.say(written.span().start, format!("'{}' must be a date like 2024-01-31", written.get_ref()));
    }
    read
}

/// A document, or a line that it is unknown.
pub(super) fn find(
    report: &mut Report<'_>,
    documents: &Documents,
    written: &Spanned<String>,
) -> Option<Source> {
    let source = documents.find(written.get_ref());
    if source.is_none() {
        report.say(written.span().start, format!("unknown source '{}'", written.get_ref()));
    }
    source
}

/// The row's own source and standing, else the file's.
pub(super) fn own(
    report: &mut Report<'_>,
    documents: &Documents,
    file: &RuleFile,
    source: Option<&Spanned<String>>,
    standing: Option<Standing>,
) -> (Source, Standing) {
    let source = source.and_then(|written| find(report, documents, written));
    (source.unwrap_or_else(|| file.source.clone()), standing.unwrap_or(file.standing))
}
