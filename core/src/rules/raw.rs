//! A checklist file as it is written; [`super::read`] makes a [`super::Form`] of it.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::condition::{Fact, Status, Trend};
use super::derive::GrowthIndex;
use super::form::{ContactItem, Dose, Every, Purpose, Step, Subject, Supplement};
use super::number::Measure;
use super::rule::Category;
use super::source::Standing;
use super::stand::Stand;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawForm {
    pub id: Spanned<String>,
    pub version: u32,
    pub valid_from: Spanned<String>,
    pub title: String,
    pub subject: Subject,
    #[serde(default)]
    pub purpose: Purpose,
    pub offered_when: Option<Spanned<RawCondition>>,
    pub due_when: Option<Spanned<RawCondition>>,
    pub every: Option<Every>,
    pub emergency: Spanned<String>,
    pub source: Spanned<String>,
    pub standing: Standing,
    #[serde(default)]
    pub page: Vec<RawPage>,
    #[serde(default)]
    pub item: Vec<RawItem>,
    #[serde(default)]
    pub rule: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPage {
    pub id: Spanned<String>,
    pub step: Step,
    pub title: String,
    pub intro: Option<String>,
    #[serde(default)]
    pub signs: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawKind {
    /// *Ya* and *Tidak*.
    YesNo,
    Choice,
    Number,
    Date,
    Text,
    Sign,
    Derived,
}

/// `["ledeng", "Ledeng / PDAM"]`, with points `["2", "Mandiri", 2]`.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum RawOption {
    Plain(String, String),
    Scored(String, String, i64),
}

/// A class and when it is: the numbers of a band, or a condition.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawClass {
    pub value: Spanned<String>,
    pub label: String,
    pub points: Option<i64>,
    #[serde(default = "yes")]
    pub judged: bool,
    pub when: Option<RawCondition>,
    pub from: Option<Threshold>,
    pub below: Option<Threshold>,
}

/// How a derived item is worked out.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum RawDerive {
    Sum(Vec<Spanned<String>>),
    Bands(RawBands),
    Cases(Vec<RawClass>),
    Bmi(RawBmi),
    PackYears(RawPackYears),
    ZScore(RawZScore),
    WeightGain(Spanned<String>),
    WeightNotGaining(Spanned<String>),
    WeightLine(Spanned<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBands {
    pub of: Option<Spanned<String>>,
    pub fact: Option<Fact>,
    pub classes: Vec<RawClass>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBmi {
    pub weight: Spanned<String>,
    pub length: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPackYears {
    pub years: Spanned<String>,
    pub per_day: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawZScore {
    pub index: GrowthIndex,
    pub weight: Option<Spanned<String>>,
    pub length: Option<Spanned<String>>,
    pub head: Option<Spanned<String>>,
    pub arm: Option<Spanned<String>>,
    pub position: Option<Spanned<String>>,
    pub oedema: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawItem {
    pub id: Spanned<String>,
    pub page: Spanned<String>,
    pub question: String,
    pub help: Option<String>,
    pub kind: RawKind,
    /// `[["ledeng", "Ledeng / PDAM"], …]`
    #[serde(default)]
    pub options: Vec<RawOption>,
    /// Of a yes_no: `{ yes = 1, no = 0 }`.
    #[serde(default)]
    pub points: BTreeMap<String, i64>,
    pub derive: Option<RawDerive>,
    pub measure: Option<Measure>,
    /// Of a count.
    pub unit: Option<String>,
    /// `[least, greatest]`, integer unit.
    pub possible: Option<(i64, i64)>,
    /// `[least, greatest]`, integer unit.
    pub plausible: Option<(i64, i64)>,
    pub measured_on: Option<Spanned<String>>,
    pub compare_after_days: Option<Threshold>,
    pub birth_value_at_month: Option<Threshold>,
    pub max: Option<u32>,
    pub picture: Option<String>,
    pub shown_when: Option<RawCondition>,
    #[serde(default)]
    pub optional: bool,
    #[serde(default = "yes")]
    pub judged: bool,
    pub field: Option<String>,
    pub dose: Option<Dose>,
    pub supplement: Option<Supplement>,
    pub contact: Option<ContactItem>,
    pub status: Option<Status>,
    pub good: Option<String>,
    pub source: Option<Spanned<String>>,
    pub standing: Option<Standing>,
}

fn yes() -> bool {
    true
}

/// A number, or the name of a cut-off in `choices.toml`.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Threshold {
    Number(i64),
    Name(String),
}

/// One value or several.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Values {
    One(String),
    Several(Vec<String>),
}

/// One or several ways a dose or campaign can stand.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Stands {
    One(Stand),
    Several(Vec<Stand>),
}

/// Exactly one of `all`, `any`, `not`, `fact`, `status`, or a test of an item (`item` may be left out inside a
/// rule about one). Written flat so that a mistake is reported where it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCondition {
    pub all: Option<Vec<Self>>,
    pub any: Option<Vec<Self>>,
    pub not: Option<Box<Self>>,
    pub fact: Option<Fact>,
    pub known: Option<bool>,
    pub last: Option<Measure>,
    pub status: Option<Status>,
    pub item: Option<Spanned<String>>,
    pub is: Option<Values>,
    pub at_least: Option<Threshold>,
    pub above: Option<Threshold>,
    pub at_most: Option<Threshold>,
    pub below: Option<Threshold>,
    pub older_than_months: Option<Threshold>,
    pub trend: Option<Trend>,
    pub answered: Option<bool>,
    /// `"DPT-HB-Hib 1"`.
    pub dose: Option<Spanned<String>>,
    pub campaign: Option<Spanned<String>>,
    pub stands: Option<Stands>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRule {
    pub id: Spanned<String>,
    pub item: Option<Spanned<String>>,
    pub when: RawCondition,
    #[serde(default)]
    pub even_if_hidden: bool,
    pub level: u8,
    pub rank: Option<u32>,
    pub reason: String,
    pub discreet: Option<String>,
    #[serde(default)]
    pub advice: Vec<String>,
    #[serde(default)]
    pub say: String,
    pub category: Option<Category>,
    pub due_days: Option<u32>,
    pub source: Option<Spanned<String>>,
    pub standing: Option<Standing>,
}
