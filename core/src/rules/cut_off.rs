//! Named numbers and the local choices (C1–C17, D1–D37) they belong to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::error::Report;
use super::limit::{Limit, RawLimit};
use super::number::{Measure, show, with_unit};
use super::source::{Documents, Source, Standing};

/// A number that a Puskesmas may set otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutOff {
    /// `pregnant_muac`.
    pub name: String,
    /// In the integer unit of the measure, or a plain count of days, weeks, months, years.
    pub value: i64,
    /// What it is a measure of; `None` for counts and derived values.
    pub measure: Option<Measure>,
    /// Decimals of a derived value: 1 where 185 is 18,5.
    pub scale: u32,
    /// What it decides, in Indonesian.
    pub title: String,
    /// The document or the open point (`D8`).
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

impl CutOff {
    /// With the unit of its measure: "23,5 cm".
    #[must_use]
    pub fn show_with_unit(&self) -> String {
        with_unit(self.show(), self.measure.map_or("", Measure::unit))
    }

    /// As people write it: "23,5", "24".
    #[must_use]
    pub fn show(&self) -> String {
        self.measure
            .map_or_else(|| show(self.value, self.scale, self.scale), |measure| measure.show(self.value))
    }
}

/// A choice where the sources are silent or disagree, with what the app does meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalChoice {
    /// `D8`.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// What the app does until a Puskesmas says otherwise.
    pub default: String,
    /// Always [`Standing::Design`] until a Puskesmas has answered.
    pub standing: Standing,
}

/// All named numbers and choices.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CutOffs {
    by_name: BTreeMap<String, CutOff>,
    limits: BTreeMap<String, Limit>,
    choices: Vec<LocalChoice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    choice: Vec<RawChoice>,
    #[serde(default)]
    cut_off: Vec<RawCutOff>,
    #[serde(default)]
    limit: Vec<RawLimit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChoice {
    id: Spanned<String>,
    title: String,
    default: String,
    #[serde(default = "not_confirmed")]
    standing: Standing,
}

fn not_confirmed() -> Standing {
    Standing::Design
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCutOff {
    name: Spanned<String>,
    value: i64,
    measure: Option<Measure>,
    #[serde(default)]
    scale: u32,
    title: String,
    source: Spanned<String>,
    standing: Standing,
}

impl CutOffs {
    /// Reads `choices.toml`; its choices become documents that rules may name as source.
    pub(super) fn read(report: &mut Report<'_>, documents: &mut Documents) -> Self {
        let Some(raw) = report.parse::<Raw>() else { return Self::default() };
        let mut read = Self::default();
        for choice in raw.choice {
            let id = choice.id.get_ref();
            if read.choices.iter().any(|known| known.id == *id) {
                report.say(choice.id.span().start, format!("choice {id} is there twice"));
            }
            documents.add(id, &format!("Pilihan {id}, menunggu Puskesmas"));
            read.choices.push(LocalChoice {
                id: id.clone(),
                title: choice.title,
                default: choice.default,
                standing: choice.standing,
            });
        }
        for raw in raw.cut_off {
            let Some(source) = documents.find(raw.source.get_ref()) else {
                report.say(raw.source.span().start, format!("unknown source '{}'", raw.source.get_ref()));
                continue;
            };
            let offset = raw.name.span().start;
            let name = raw.name.into_inner();
            let cut_off = CutOff {
                name: name.clone(),
                value: raw.value,
                measure: raw.measure,
                scale: raw.scale,
                title: raw.title,
                source,
                standing: raw.standing,
            };
            if read.by_name.insert(name.clone(), cut_off).is_some() {
                report.say(offset, format!("cut-off {name} is there twice"));
            }
        }
        for raw in raw.limit {
            let (offset, name) = (raw.name().span().start, raw.name().get_ref().clone());
            let Some(limit) = raw.read(report, documents) else { continue };
            if read.by_name.contains_key(&name) || read.limits.insert(name.clone(), limit).is_some() {
                report.say(offset, format!("limit {name} is there twice"));
            }
        }
        read
    }

    /// A limit by name.
    #[must_use]
    pub fn limit(&self, name: &str) -> Option<&Limit> {
        self.limits.get(name)
    }

    /// All limits, by name.
    pub fn limits(&self) -> impl Iterator<Item = &Limit> {
        self.limits.values()
    }

    /// A cut-off by name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&CutOff> {
        self.by_name.get(name)
    }

    /// All of them, by name.
    pub fn all(&self) -> impl Iterator<Item = &CutOff> {
        self.by_name.values()
    }

    /// The choices, as in the file.
    #[must_use]
    pub fn choices(&self) -> &[LocalChoice] {
        &self.choices
    }
}
