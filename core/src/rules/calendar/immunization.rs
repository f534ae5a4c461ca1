//! The immunization calendar as it is read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::header::{AgePoint, RuleFile};
use super::school::{SchoolDose, TetanusDose};
use crate::rules::source::{Source, Standing};

/// Everything `immunization.toml` says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ImmunizationRules {
    /// Version, day, source.
    pub file: RuleFile,
    /// Vaccines by the name they are kept under.
    pub antigens: Vec<Antigen>,
    /// What is given only in some places or from some day.
    pub programs: Vec<Program>,
    /// The doses, in the order of the calendar.
    pub doses: Vec<DoseRule>,
    /// BIAS.
    pub school: Vec<SchoolDose>,
    /// T1–T5 of women of 15–49 years.
    pub tetanus: Vec<TetanusDose>,
    /// Kemendagri code to the province's name.
    pub provinces: BTreeMap<String, String>,
}

/// A vaccine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Antigen {
    /// As a dose is kept: `DPT-HB-Hib`.
    pub code: String,
    /// As people say it.
    pub name: String,
    /// Other ways it is written.
    pub aliases: Vec<String>,
}

/// A vaccine programme that runs in some provinces, or from a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// `heksavalen`.
    pub id: String,
    /// Where and since when.
    pub starts: Vec<ProgramStart>,
    /// Whether it runs nowhere but in those provinces for good (JE), or only reached others later.
    pub endemic: bool,
}

/// Where a programme began and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgramStart {
    /// Kemendagri codes; empty: everywhere.
    pub provinces: Vec<String>,
    /// The first day.
    pub from: NaiveDate,
    /// Where that comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

/// How a dose of some age counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// In its month of age.
    OnTime,
    /// *Terlambat*, still the ordinary dose.
    Late,
    /// *Imunisasi kejar*.
    CatchUp,
    /// No longer given.
    Closed,
    /// *Tanyakan ke bidan*.
    Ask,
}

/// From a day of age on, until the next band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// How a dose counts.
    pub timing: Timing,
    /// From when.
    pub from: AgePoint,
}

/// What must be given before, and how long before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    /// Place of the dose in [`ImmunizationRules::doses`].
    pub dose: usize,
    /// Least time between.
    pub interval: AgePoint,
}

/// One dose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoseRule {
    /// Place of the antigen in [`ImmunizationRules::antigens`].
    pub antigen: usize,
    /// From 1.
    pub number: u8,
    /// "DPT-HB-Hib 1".
    pub label: String,
    /// Rising from the least age; the first is [`Timing::OnTime`].
    pub bands: Vec<Band>,
    /// The dose before; with several, that of the calendar the child is on.
    pub after: Vec<After>,
    /// Place of the programme without which it is not given.
    pub program: Option<usize>,
    /// Place of the programme in which another vaccine takes its place.
    pub replaced_in: Option<usize>,
    /// Doses of other vaccines, by antigen and number, that stand for it; the midwife is asked.
    pub instead: Vec<(usize, u8)>,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

impl ImmunizationRules {
    /// The place of an antigen, by any of its names, in any case.
    #[must_use]
    pub fn antigen(&self, name: &str) -> Option<usize> {
        let name = name.trim();
        self.antigens.iter().position(|antigen| antigen.code == name).or_else(|| {
            self.antigens.iter().position(|antigen| {
                antigen.code.eq_ignore_ascii_case(name)
                    || antigen.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(name))
            })
        })
    }

    /// Whether an antigen has a dose of this number, in the routine calendar, at school or as T status.
    #[must_use]
    pub fn has_dose(&self, antigen: usize, number: u8) -> bool {
        self.doses.iter().any(|dose| (dose.antigen, dose.number) == (antigen, number))
            || self.school.iter().any(|dose| (dose.antigen, dose.number) == (antigen, number))
            || (self.code(antigen) == "T" && self.tetanus.iter().any(|dose| dose.number == number))
    }

    /// The code an antigen is kept under.
    #[must_use]
    pub fn code(&self, antigen: usize) -> &str {
        self.antigens.get(antigen).map_or("", |antigen| antigen.code.as_str())
    }

    /// The Kemendagri code of a province, from its code or its name.
    #[must_use]
    pub fn province(&self, written: &str) -> Option<&str> {
        let written = written.trim();
        let found = self.provinces.iter().find(|(code, name)| {
            code.as_str() == written
                || name.split('/').any(|name| name.trim().to_lowercase() == written.to_lowercase())
        });
        found.map(|(code, _)| code.as_str())
    }
}

impl Program {
    /// The first day in a province; of an unknown province only what runs everywhere.
    #[must_use]
    pub fn since(&self, province: Option<&str>) -> Option<NaiveDate> {
        let here = |start: &&ProgramStart| {
            start.provinces.is_empty()
                || province.is_some_and(|code| start.provinces.iter().any(|p| p == code))
        };
        self.starts.iter().filter(here).map(|start| start.from).min()
    }
}
