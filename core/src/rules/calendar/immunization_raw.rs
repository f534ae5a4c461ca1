//! Reads `immunization.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::header::{AgePoint, RawHeader, RuleFile, date, find, own};
use super::immunization::{After, Antigen, Band, DoseRule, ImmunizationRules, Program, ProgramStart, Timing};
use super::school::{RawSchool, RawTetanus, read_school, read_tetanus};
use crate::rules::error::Report;
use crate::rules::source::{Documents, Standing};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    file: RawHeader,
    antigen: Vec<RawAntigen>,
    #[serde(default)]
    program: Vec<RawProgram>,
    dose: Vec<RawDose>,
    #[serde(default)]
    school: Vec<RawSchool>,
    #[serde(default)]
    tetanus: Vec<RawTetanus>,
    #[serde(default)]
    province: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAntigen {
    code: Spanned<String>,
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProgram {
    id: Spanned<String>,
    #[serde(default)]
    provinces: Vec<String>,
    #[serde(default)]
    endemic: bool,
    from: Spanned<String>,
    source: Spanned<String>,
    standing: Standing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDose {
    antigen: Spanned<String>,
    number: u8,
    label: String,
    bands: Vec<(Timing, AgePoint)>,
    #[serde(default)]
    after: Vec<RawAfter>,
    program: Option<Spanned<String>>,
    replaced_in: Option<Spanned<String>>,
    #[serde(default)]
    instead: Vec<(Spanned<String>, u8)>,
    source: Option<Spanned<String>>,
    standing: Option<Standing>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAfter {
    antigen: Spanned<String>,
    number: u8,
    #[serde(default)]
    months: u32,
    #[serde(default)]
    days: u32,
}

pub(super) fn read(report: &mut Report<'_>, documents: &Documents) -> ImmunizationRules {
    let Some(raw) = report.parse::<Raw>() else { return ImmunizationRules::default() };
    let file = raw.file.read(report, documents);
    let mut rules = ImmunizationRules { file, provinces: raw.province, ..ImmunizationRules::default() };
    read_antigens(report, &mut rules, raw.antigen);
    read_programs(report, documents, &mut rules, raw.program);
    // Every dose is known before any is named as the one before.
    let keys: Vec<(Option<usize>, u8)> =
        raw.dose.iter().map(|dose| (rules.antigen(dose.antigen.get_ref()), dose.number)).collect();
    for (place, dose) in raw.dose.into_iter().enumerate() {
        if let Some(dose) = read_dose(report, documents, &rules, &keys, place, dose) {
            rules.doses.push(dose);
        }
    }
    let file: RuleFile = rules.file.clone();
    for school in raw.school {
        if let Some(antigen) = known(report, &rules, &school.antigen) {
            rules.school.push(read_school(report, documents, &file, antigen, school));
        }
    }
    rules.tetanus = read_tetanus(report, documents, &file, raw.tetanus);
    rules
}

fn read_antigens(report: &mut Report<'_>, rules: &mut ImmunizationRules, raw: Vec<RawAntigen>) {
    for antigen in raw {
        let offset = antigen.code.span().start;
        let code = antigen.code.into_inner();
        for name in antigen.aliases.iter().chain([&code]) {
            if rules.antigen(name).is_some() {
                report.say(offset, format!("'{name}' names two antigens"));
            }
        }
        rules.antigens.push(Antigen { code, name: antigen.name, aliases: antigen.aliases });
    }
}

fn read_programs(
    report: &mut Report<'_>,
    documents: &Documents,
    rules: &mut ImmunizationRules,
    raw: Vec<RawProgram>,
) {
    for raw in raw {
        for province in &raw.provinces {
            if !rules.provinces.contains_key(province) {
                report.say(raw.id.span().start, format!("unknown province '{province}'"));
            }
        }
        let source = find(report, documents, &raw.source);
        let (Some(source), Some(from)) = (source, date(report, &raw.from)) else { continue };
        let start = ProgramStart { provinces: raw.provinces, from, source, standing: raw.standing };
        let id = raw.id.into_inner();
        match rules.programs.iter_mut().find(|program| program.id == id) {
            Some(program) => program.starts.push(start),
            None => rules.programs.push(Program { id, starts: vec![start], endemic: raw.endemic }),
        }
    }
}

fn known(report: &mut Report<'_>, rules: &ImmunizationRules, name: &Spanned<String>) -> Option<usize> {
    let place = rules.antigens.iter().position(|antigen| antigen.code == *name.get_ref());
    if place.is_none() {
        report.say(name.span().start, format!("unknown antigen '{}'", name.get_ref()));
    }
    place
}

fn read_dose(
    report: &mut Report<'_>,
    documents: &Documents,
    rules: &ImmunizationRules,
    keys: &[(Option<usize>, u8)],
    place: usize,
    raw: RawDose,
) -> Option<DoseRule> {
    let offset = raw.antigen.span().start;
    let antigen = known(report, rules, &raw.antigen)?;
    let number = raw.number;
    if keys.iter().take(place).any(|key| *key == (Some(antigen), number)) {
        report.say(offset, format!("{} {number} is there twice", raw.antigen.get_ref()));
    }
    let bands: Vec<Band> = raw.bands.into_iter().map(|(timing, from)| Band { timing, from }).collect();
    check_bands(report, offset, &bands);
    let mut after = Vec::new();
    for before in raw.after {
        let Some(which) = known(report, rules, &before.antigen) else { continue };
        let wanted = (Some(which), before.number);
        let Some(dose) = keys.iter().position(|key| *key == wanted).filter(|dose| *dose < place) else {
            let said = format!("no dose {} {} comes before", before.antigen.get_ref(), before.number);
            report.say(before.antigen.span().start, said);
            continue;
        };
        after.push(After { dose, interval: AgePoint { months: before.months, days: before.days } });
    }
    if number > 1 && after.is_empty() {
        report.say(offset, format!("{} {number} must name the dose before it", raw.antigen.get_ref()));
    }
    let mut instead = Vec::new();
    for (name, number) in &raw.instead {
        instead.extend(known(report, rules, name).map(|antigen| (antigen, *number)));
    }
    let (source, standing) = own(report, documents, &rules.file, raw.source.as_ref(), raw.standing);
    Some(DoseRule {
        antigen,
        number,
        label: raw.label,
        bands,
        after,
        program: program(report, rules, raw.program.as_ref()),
        replaced_in: program(report, rules, raw.replaced_in.as_ref()),
        instead,
        source,
        standing,
    })
}

/// A band reaches to the next, so there is no gap; the bands must rise, in time and in lateness.
fn check_bands(report: &mut Report<'_>, offset: usize, bands: &[Band]) {
    if bands.first().is_none_or(|band| band.timing != Timing::OnTime) {
        report.say(offset, "the first band must be on_time");
    }
    if bands.last().is_none_or(|band| !matches!(band.timing, Timing::Closed | Timing::Ask)) {
        report.say(offset, "the last band must be closed or ask");
    }
    for pair in bands.windows(2) {
        if let [one, two] = pair
            && (two.from <= one.from || two.timing <= one.timing)
        {
            report.say(offset, "age bands overlap: each must begin after the one before");
        }
    }
}

fn program(
    report: &mut Report<'_>,
    rules: &ImmunizationRules,
    name: Option<&Spanned<String>>,
) -> Option<usize> {
    let name = name?;
    let place = rules.programs.iter().position(|program| program.id == *name.get_ref());
    if place.is_none() {
        report.say(name.span().start, format!("unknown program '{}'", name.get_ref()));
    }
    place
}
