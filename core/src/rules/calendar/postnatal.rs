//! KF1–4, KN0–3 and the capsules of the mother.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::header::{RawHeader, RuleFile, own};
use crate::rules::error::Report;
use crate::rules::source::{Documents, Source, Standing};

/// Everything `postnatal.toml` says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct PostnatalRules {
    /// Version, day, source.
    pub file: RuleFile,
    /// KF1–KF4.
    pub mother: Vec<DayWindow>,
    /// KN0–KN3.
    pub newborn: Vec<DayWindow>,
    /// Vitamin A capsules of the mother, in order: on time in the window, late to the last day of *nifas*.
    pub vitamin_a: Vec<DayWindow>,
    /// Least days between two of her capsules.
    pub vitamin_a_apart_days: u32,
}

impl PostnatalRules {
    /// A contact of mother or newborn by its code.
    #[must_use]
    pub fn window(&self, code: &str) -> Option<&DayWindow> {
        self.mother.iter().chain(&self.newborn).find(|window| window.code == code)
    }
}

/// A contact with its calendar days since birth, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayWindow {
    /// `KF1`.
    pub code: String,
    /// "KF1 (6 jam–2 hari)".
    pub title: String,
    /// First day; the day of birth is 0.
    pub from_day: u32,
    /// Last day.
    pub to_day: u32,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    file: RawHeader,
    vitamin_a_apart_days: u32,
    mother: Vec<RawWindow>,
    newborn: Vec<RawWindow>,
    vitamin_a: Vec<RawWindow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWindow {
    code: Spanned<String>,
    title: String,
    from_day: u32,
    to_day: u32,
    /// Part of the window of the one after it (KN0 within KN1).
    #[serde(default)]
    within_next: bool,
    source: Option<Spanned<String>>,
    standing: Option<Standing>,
}

pub(super) fn read(report: &mut Report<'_>, documents: &Documents) -> PostnatalRules {
    let Some(raw) = report.parse::<Raw>() else { return PostnatalRules::default() };
    let file = raw.file.read(report, documents);
    let mother = read_windows(report, documents, &file, raw.mother, true);
    let newborn = read_windows(report, documents, &file, raw.newborn, true);
    let vitamin_a = read_windows(report, documents, &file, raw.vitamin_a, false);
    PostnatalRules { file, mother, newborn, vitamin_a, vitamin_a_apart_days: raw.vitamin_a_apart_days }
}

fn read_windows(
    report: &mut Report<'_>,
    documents: &Documents,
    file: &RuleFile,
    raw: Vec<RawWindow>,
    meet: bool,
) -> Vec<DayWindow> {
    let mut windows: Vec<DayWindow> = Vec::new();
    let mut next_day = 0;
    for raw in raw {
        let offset = raw.code.span().start;
        if raw.from_day > raw.to_day {
            report.say(offset, "a window must not end before it begins");
        }
        if meet && raw.from_day != next_day {
            let what = if raw.from_day < next_day { "overlap" } else { "leave a gap" };
            report.say(offset, format!("day windows {what} before day {}", raw.from_day));
        }
        if !raw.within_next {
            next_day = raw.to_day + 1;
        }
        let (source, standing) = own(report, documents, file, raw.source.as_ref(), raw.standing);
        let (code, title) = (raw.code.into_inner(), raw.title);
        let (from_day, to_day) = (raw.from_day, raw.to_day);
        windows.push(DayWindow { code, title, from_day, to_day, source, standing });
    }
    windows
}
