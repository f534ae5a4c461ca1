//! The calendars: immunization, vitamin A and deworming, antenatal and postnatal contacts, and who is due for what.
//!
//! Each is a file of its own with `version`, `valid_from`, `source` and `standing`; a row may name its own source
//! and standing. Dates are computed in [`crate::immunization`] and its neighbours, never here.

mod antenatal;
mod header;
mod immunization;
mod immunization_raw;
mod in_force;
mod postnatal;
mod school;
mod supplement;
mod target;

pub use antenatal::{AntenatalContact, AntenatalRules, RiskLine, RiskOf, SupplyGoal};
pub use header::{AgePoint, RuleFile};
pub use immunization::{After, Antigen, Band, DoseRule, ImmunizationRules, Program, ProgramStart, Timing};
pub use postnatal::{DayWindow, PostnatalRules};
pub use school::{SchoolDose, TetanusDose};
pub use supplement::{Campaign, CampaignBand, SupplementRules};
pub use target::{Delegate, Finding, Period, Target, TargetRules, Who};

use serde::{Deserialize, Serialize};

use super::cut_off::CutOffs;
use super::error::Report;
use super::source::Documents;

/// Every calendar.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Calendars {
    /// `immunization.toml`.
    pub immunization: ImmunizationRules,
    /// `supplements.toml`.
    pub supplements: SupplementRules,
    /// `antenatal.toml`.
    pub antenatal: AntenatalRules,
    /// `postnatal.toml`.
    pub postnatal: PostnatalRules,
    /// `targets.toml`.
    pub targets: TargetRules,
}

/// The files of the calendars; they rest on documents and choices, `targets.toml` on the others.
pub(super) const CALENDARS: &[&str] =
    &["immunization.toml", "supplements.toml", "antenatal.toml", "postnatal.toml", "targets.toml"];

impl Calendars {
    pub(super) fn read(
        &mut self,
        name: &str,
        report: &mut Report<'_>,
        documents: &Documents,
        cut_offs: &CutOffs,
    ) {
        match name {
            "immunization.toml" => self.immunization = immunization_raw::read(report, documents),
            "supplements.toml" => self.supplements = supplement::read(report, documents),
            "antenatal.toml" => self.antenatal = antenatal::read(report, documents, cut_offs),
            "postnatal.toml" => self.postnatal = postnatal::read(report, documents),
            _ => self.targets = target::read(report, documents),
        }
    }
}
