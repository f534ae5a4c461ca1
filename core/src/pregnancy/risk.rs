//! Risk flags of a pregnancy (5.4). No score: each flag is said as it is.

use crate::rules::Level;
use crate::rules::calendar::{AntenatalRules, RiskLine, RiskOf};

/// What the flags look at. What is not known is `None`, and is listed as not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RiskFacts {
    /// Completed years on the day.
    pub age_years: Option<i64>,
    /// Which pregnancy.
    pub gravida: Option<i64>,
    /// Whole years since the child before; `None` too for a first pregnancy.
    pub spacing_years: Option<i64>,
    /// Millimetres.
    pub height: Option<i64>,
    /// LiLA, millimetres.
    pub muac: Option<i64>,
    /// Tenths of kg/m².
    pub bmi: Option<i64>,
    /// mmHg.
    pub systolic: Option<i64>,
    /// mmHg.
    pub diastolic: Option<i64>,
    /// Tenths of g/dl.
    pub haemoglobin: Option<i64>,
    /// A long-lasting disease.
    pub chronic_disease: Option<bool>,
    /// Complications or a caesarean before.
    pub past_complications: Option<bool>,
    /// TB, suspected or treated.
    pub tb: Option<bool>,
    /// Any danger sign today.
    pub danger_sign: Option<bool>,
}

/// The flags of a pregnancy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Risks<'a> {
    /// Those that are there.
    pub flags: Vec<&'a RiskLine>,
    /// Those of which it is not known.
    pub unknown: Vec<&'a RiskLine>,
}

impl Risks<'_> {
    /// The highest level of the flags; good without any.
    #[must_use]
    pub fn level(&self) -> Level {
        self.flags.iter().map(|flag| flag.level).max().unwrap_or(Level::Good)
    }
}

/// The flags that these facts raise.
#[must_use]
pub fn risks<'a>(rules: &'a AntenatalRules, facts: &RiskFacts) -> Risks<'a> {
    let mut risks = Risks::default();
    for line in &rules.risks {
        let number = match line.of {
            RiskOf::AgeYears => facts.age_years,
            RiskOf::Gravida => facts.gravida,
            // Before a first child there is no spacing.
            RiskOf::SpacingYears if facts.gravida == Some(1) => continue,
            RiskOf::SpacingYears => facts.spacing_years,
            RiskOf::Height => facts.height,
            RiskOf::Muac => facts.muac,
            RiskOf::Bmi => facts.bmi,
            RiskOf::Systolic => facts.systolic,
            RiskOf::Diastolic => facts.diastolic,
            RiskOf::Haemoglobin => facts.haemoglobin,
            RiskOf::ChronicDisease => facts.chronic_disease.map(i64::from),
            RiskOf::PastComplications => facts.past_complications.map(i64::from),
            RiskOf::Tb => facts.tb.map(i64::from),
            RiskOf::DangerSign => facts.danger_sign.map(i64::from),
        };
        let Some(number) = number else {
            risks.unknown.push(line);
            continue;
        };
        let there = match (line.below, line.at_least) {
            (None, None) => number > 0,
            (below, at_least) => {
                below.is_some_and(|limit| number < limit) || at_least.is_some_and(|limit| number >= limit)
            }
        };
        if there {
            risks.flags.push(line);
        }
    }
    risks
}
