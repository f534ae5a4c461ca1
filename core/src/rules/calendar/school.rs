//! Doses at school (BIAS) and the T status of women.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::header::{AgePoint, RuleFile, own};
use crate::rules::error::Report;
use crate::rules::source::{Documents, Source, Standing};

/// A dose of the school immunization month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolDose {
    /// Place of the antigen.
    pub antigen: usize,
    /// As it is kept.
    pub number: u8,
    /// "Td kelas 2 (BIAS)".
    pub label: String,
    /// School year, 1–12.
    pub grade: u8,
    /// Completed years on the first of the month, where the grade is not known.
    pub years: u32,
    /// Month of the year.
    pub month: u32,
    /// Only girls.
    pub girls: bool,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

/// A step of the T status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TetanusDose {
    /// 1–5.
    pub number: u8,
    /// Least time after the one before.
    pub after: AgePoint,
    /// Years of protection from the day it was given; 0: none yet.
    pub protects_years: u32,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSchool {
    pub antigen: Spanned<String>,
    number: u8,
    label: String,
    grade: u8,
    years: u32,
    month: u32,
    #[serde(default)]
    girls: bool,
    source: Option<Spanned<String>>,
    standing: Option<Standing>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTetanus {
    number: Spanned<u8>,
    #[serde(default)]
    after: AgePoint,
    #[serde(default)]
    protects_years: u32,
    source: Option<Spanned<String>>,
    standing: Option<Standing>,
}

pub(super) fn read_school(
    report: &mut Report<'_>,
    documents: &Documents,
    file: &RuleFile,
    antigen: usize,
    raw: RawSchool,
) -> SchoolDose {
    if !(1..=12).contains(&raw.month) || !(1..=12).contains(&raw.grade) {
        report.say(raw.antigen.span().start, "a school dose needs a month and a grade of 1 to 12");
    }
    let (source, standing) = own(report, documents, file, raw.source.as_ref(), raw.standing);
    SchoolDose {
        antigen,
        number: raw.number,
        label: raw.label,
        grade: raw.grade,
        years: raw.years,
        month: raw.month,
        girls: raw.girls,
        source,
        standing,
    }
}

pub(super) fn read_tetanus(
    report: &mut Report<'_>,
    documents: &Documents,
    file: &RuleFile,
    raw: Vec<RawTetanus>,
) -> Vec<TetanusDose> {
    let mut read: Vec<TetanusDose> = Vec::new();
    for raw in raw {
        let offset = raw.number.span().start;
        let number = raw.number.into_inner();
        if usize::from(number) != read.len() + 1 {
            report.say(offset, "T doses must count from 1 without a gap");
        }
        if read.last().is_some_and(|last| raw.protects_years < last.protects_years) {
            report.say(offset, "a later T dose cannot protect for a shorter time");
        }
        let (source, standing) = own(report, documents, file, raw.source.as_ref(), raw.standing);
        let (after, protects_years) = (raw.after, raw.protects_years);
        read.push(TetanusDose { number, after, protects_years, source, standing });
    }
    read
}
