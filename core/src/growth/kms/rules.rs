//! The numbers of the KMS.

use super::super::small::MINIMUM_GAINS;
use super::super::table::column;
use crate::checklist::Sex;
use crate::rules::{Rules, Standing};

/// *Kenaikan Berat Minimal* (KBM).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinimumGain {
    /// Grams.
    pub grams: i64,
    /// How sure it is: copies of the KMS differ at 7 and 11 months (D36).
    pub standing: Standing,
}

/// The cut-offs of `choices.toml` that the KMS needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KmsRules {
    /// Two weighings fewer days apart are not compared (D33).
    pub compare_after_days: i64,
    /// The completed month at which the birth weight stands in for an earlier weighing (D31).
    pub birth_weight_month: i64,
    /// The last completed month that is judged (D36).
    pub last_month: i64,
    /// The red line, SD (D35).
    pub red_line: i64,
    /// The orange line, SD (D35).
    pub orange_line: i64,
    /// So many months running without gain: refer the same day (D37).
    pub refer_after: i64,
}

impl KmsRules {
    /// From the rules in force; `None` when a number is missing, which the build does not let pass.
    #[must_use]
    pub fn of(rules: &Rules) -> Option<Self> {
        let number = |name| rules.cut_offs.get(name).map(|cut_off| cut_off.value);
        Some(Self {
            compare_after_days: number("weight_compare_days")?,
            birth_weight_month: number("birth_weight_month")?,
            last_month: number("kms_last_month")?,
            red_line: number("kms_red_line")?,
            orange_line: number("kms_orange_line")?,
            refer_after: number("kms_refer_not_up")?,
        })
    }

    /// The KBM for a weighing at a completed month of age; `None` at month 0 and after the last month.
    #[must_use]
    pub fn minimum_gain(&self, sex: Sex, age_months: i64) -> Option<MinimumGain> {
        if age_months > self.last_month {
            return None;
        }
        let position = usize::try_from(age_months.checked_sub(1)?).ok()?;
        MINIMUM_GAINS.get(column(sex))?.get(position).copied()
    }
}
