//! K1–K6, tablets, classes and risk flags of pregnancy.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::header::{RawHeader, RuleFile, own};
use crate::rules::cut_off::CutOffs;
use crate::rules::error::Report;
use crate::rules::rule::Level;
use crate::rules::source::{Documents, Source, Standing};

/// Everything `antenatal.toml` says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct AntenatalRules {
    /// Version, day, source.
    pub file: RuleFile,
    /// K1–K6, by trimester.
    pub contacts: Vec<AntenatalContact>,
    /// Level while the trimester is not over, and once it is (D4).
    pub missing_levels: Option<(Level, Level)>,
    /// Tablets, supplementary food, classes: how many.
    pub goals: Vec<SupplyGoal>,
    /// Risk flags.
    pub risks: Vec<RiskLine>,
}

/// One contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AntenatalContact {
    /// `K1`.
    pub code: String,
    /// 1–3.
    pub trimester: u8,
    /// With a doctor and USG.
    pub doctor: bool,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

/// Something a pregnancy needs so many of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplyGoal {
    /// `iron`, `mms`, `food_days`, `classes`, `classes_with_husband`.
    pub id: String,
    /// "Tablet tambah darah (TTD)".
    pub title: String,
    /// How many in all.
    pub count: u32,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

/// What a risk flag looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RiskOf {
    /// Completed years on the day.
    AgeYears,
    /// Which pregnancy.
    Gravida,
    /// Whole years since the child before.
    SpacingYears,
    /// Millimetres.
    Height,
    /// LiLA, millimetres.
    Muac,
    /// Tenths of kg/m².
    Bmi,
    /// mmHg.
    Systolic,
    /// mmHg.
    Diastolic,
    /// Tenths of g/dl.
    Haemoglobin,
    /// A long-lasting disease is known.
    ChronicDisease,
    /// Complications or a caesarean before.
    PastComplications,
    /// TB, suspected or treated.
    Tb,
    /// Any danger sign.
    DangerSign,
}

/// One risk flag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskLine {
    /// `too_young`.
    pub id: String,
    /// "Umur Ibu di bawah 20 tahun".
    pub title: String,
    /// What it looks at.
    pub of: RiskOf,
    /// A risk below this.
    pub below: Option<i64>,
    /// A risk from this on.
    pub at_least: Option<i64>,
    /// What follows.
    pub level: Level,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    file: RawHeader,
    missing: RawMissing,
    contact: Vec<RawContact>,
    goal: Vec<RawGoal>,
    risk: Vec<RawRisk>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMissing {
    this_trimester: Spanned<u8>,
    past_trimester: Spanned<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawContact {
    code: Spanned<String>,
    trimester: u8,
    #[serde(default)]
    doctor: bool,
    source: Option<Spanned<String>>,
    standing: Option<Standing>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGoal {
    id: Spanned<String>,
    title: String,
    count: u32,
    source: Option<Spanned<String>>,
    standing: Option<Standing>,
}

/// A number, or the name of a cut-off in `choices.toml`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Limit {
    Number(i64),
    Name(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRisk {
    id: Spanned<String>,
    title: String,
    of: RiskOf,
    below: Option<Limit>,
    at_least: Option<Limit>,
    level: Spanned<u8>,
    source: Option<Spanned<String>>,
    standing: Option<Standing>,
}

pub(super) fn read(report: &mut Report<'_>, documents: &Documents, cut_offs: &CutOffs) -> AntenatalRules {
    let Some(raw) = report.parse::<Raw>() else { return AntenatalRules::default() };
    let file = raw.file.read(report, documents);
    let missing_levels =
        level(report, &raw.missing.this_trimester).zip(level(report, &raw.missing.past_trimester));
    let mut contacts: Vec<AntenatalContact> = Vec::new();
    for raw in raw.contact {
        let offset = raw.code.span().start;
        let last = contacts.last().map_or(1, |last| last.trimester);
        if !(1..=3).contains(&raw.trimester) || raw.trimester < last {
            report.say(offset, "contacts must follow the trimesters 1 to 3");
        }
        let (source, standing) = own(report, documents, &file, raw.source.as_ref(), raw.standing);
        let (code, trimester, doctor) = (raw.code.into_inner(), raw.trimester, raw.doctor);
        contacts.push(AntenatalContact { code, trimester, doctor, source, standing });
    }
    let mut goals: Vec<SupplyGoal> = Vec::new();
    for raw in raw.goal {
        if raw.count == 0 {
            report.say(raw.id.span().start, "a goal needs a count above 0");
        }
        let (source, standing) = own(report, documents, &file, raw.source.as_ref(), raw.standing);
        goals.push(SupplyGoal {
            id: raw.id.into_inner(),
            title: raw.title,
            count: raw.count,
            source,
            standing,
        });
    }
    let mut risks = Vec::new();
    for raw in raw.risk {
        let offset = raw.id.span().start;
        let below = limit(report, cut_offs, offset, raw.below);
        let at_least = limit(report, cut_offs, offset, raw.at_least);
        let Some(level) = level(report, &raw.level) else { continue };
        let (source, standing) = own(report, documents, &file, raw.source.as_ref(), raw.standing);
        let (id, title, of) = (raw.id.into_inner(), raw.title, raw.of);
        risks.push(RiskLine { id, title, of, below, at_least, level, source, standing });
    }
    AntenatalRules { file, contacts, missing_levels, goals, risks }
}

fn level(report: &mut Report<'_>, number: &Spanned<u8>) -> Option<Level> {
    let level = Level::from_number(*number.get_ref());
    if level.is_none() {
        report.say(number.span().start, "a level is 0, 1, 2 or 3");
    }
    level
}

fn limit(report: &mut Report<'_>, cut_offs: &CutOffs, offset: usize, limit: Option<Limit>) -> Option<i64> {
    match limit? {
        Limit::Number(number) => Some(number),
        Limit::Name(name) => {
            let value = cut_offs.get(&name).map(|cut_off| cut_off.value);
            if value.is_none() {
                report.say(offset, format!("unknown cut-off '{name}'"));
            }
            value
        }
    }
}
