//! LiLA of children: the colours of the tape (domain rule 4.6, D18).

use crate::rules::{CutOff, Rules, Standing};

/// The class of a child's LiLA.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MuacClass {
    /// *Merah*: at risk of *gizi buruk*; refer the same day.
    Red,
    /// *Kuning*: at risk of *gizi kurang*; told to the nakes (C13).
    Yellow,
    /// *Hijau*.
    Green,
    /// Under 6 months: at risk of growing too little.
    InfantAtRisk,
    /// Under 6 months, not at risk by LiLA.
    InfantNormal,
}

impl MuacClass {
    /// Code for exports, as the Buku KIA of 2024 abbreviates.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Red => "GB",
            Self::Yellow => "GK",
            Self::Green | Self::InfantNormal => "N",
            Self::InfantAtRisk => "BHP",
        }
    }

    /// As the kader sees it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Red => "Merah",
            Self::Yellow => "Kuning",
            Self::Green => "Hijau",
            Self::InfantAtRisk => "Berisiko, perlu diperiksa petugas",
            Self::InfantNormal => "Tidak berisiko",
        }
    }
}

/// A class with the standing of the limit it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Muac {
    /// The class.
    pub class: MuacClass,
    /// How sure its limits are.
    pub standing: Standing,
}

/// Why there is no class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoMuac {
    /// 0 or below.
    #[error("a measurement must be above 0")]
    NotPositive,
    /// Before birth, and from 60 completed months (D18).
    #[error("no class at this age")]
    AgeOutside,
    /// `choices.toml` lacks a limit; the build makes sure that it does not.
    #[error("no limits")]
    NoLimits,
}

/// The class of a LiLA in millimetres at a completed month of age.
///
/// # Errors
/// Why there is none.
pub fn muac_class(rules: &Rules, age_months: i64, millimetres: i64) -> Result<Muac, NoMuac> {
    let limit = |name| rules.cut_offs.get(name).ok_or(NoMuac::NoLimits);
    let (from, until) = (limit("child_muac_from_month")?, limit("child_muac_until_month")?);
    if millimetres <= 0 {
        return Err(NoMuac::NotPositive);
    }
    if !(0..until.value).contains(&age_months) {
        return Err(NoMuac::AgeOutside);
    }
    let class = |class, limit: &CutOff| Ok(Muac { class, standing: limit.standing });
    if age_months < from.value {
        let risk = limit("infant_muac")?;
        let at_risk = millimetres < risk.value;
        return class(if at_risk { MuacClass::InfantAtRisk } else { MuacClass::InfantNormal }, risk);
    }
    let (red, yellow) = (limit("child_muac_red")?, limit("child_muac_yellow")?);
    if millimetres < red.value {
        class(MuacClass::Red, red)
    } else if millimetres < yellow.value {
        class(MuacClass::Yellow, yellow)
    } else {
        class(MuacClass::Green, yellow)
    }
}
