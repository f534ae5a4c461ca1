//! The small tables that the build wrote from `core/rules/growth`.

use super::category::{Category, Scheme};
use super::kms::MinimumGain;
use super::units::Z;
use crate::rules::Standing;

/// One data file of the growth rules, for the page *Aturan yang berlaku*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleFile {
    /// `who2006`.
    pub id: &'static str,
    /// What it holds, in Indonesian.
    pub title: &'static str,
    /// Raised when a figure changes.
    pub version: u32,
    /// ISO date.
    pub valid_from: &'static str,
    /// Document and place in it.
    pub source: &'static str,
    /// How sure it is.
    pub standing: Standing,
}

include!(concat!(env!("OUT_DIR"), "/growth.rs"));

/// The data files of growth and KMS with source and standing.
#[must_use]
pub fn rule_files() -> &'static [RuleFile] {
    RULE_FILES
}
