//! What to do now, at level 3.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::error::Report;
use super::source::{Documents, Source, Standing};

/// Steps of the emergency screen, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencySteps {
    /// `pregnant`, `infant`, `general`.
    pub id: String,
    /// In order.
    pub steps: Vec<String>,
    /// Where they come from.
    pub source: Source,
    /// How sure they are.
    pub standing: Standing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    list: Vec<RawSteps>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSteps {
    id: Spanned<String>,
    steps: Vec<String>,
    source: Spanned<String>,
    standing: Standing,
}

pub(super) fn read(report: &mut Report<'_>, documents: &Documents) -> BTreeMap<String, EmergencySteps> {
    let mut lists = BTreeMap::new();
    for raw in report.parse::<Raw>().map(|raw| raw.list).unwrap_or_default() {
        let offset = raw.id.span().start;
        let Some(source) = documents.find(raw.source.get_ref()) else {
            report.say(raw.source.span().start, format!("unknown source '{}'", raw.source.get_ref()));
            continue;
        };
        if raw.steps.is_empty() {
            report.say(offset, "no steps");
        }
        let id = raw.id.into_inner();
        let list = EmergencySteps { id: id.clone(), steps: raw.steps, source, standing: raw.standing };
        if lists.insert(id.clone(), list).is_some() {
            report.say(offset, format!("list {id} is there twice"));
        }
    }
    lists
}
