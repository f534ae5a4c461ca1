//! `docs/facts.md`, written from the catalogue, the register's fields and the sheets.

use std::fmt::Write;

use sakukader_core::checklist::ItemKind;
use sakukader_core::id::SubjectKind;
use sakukader_core::journal::catalogue::{Class, HOMES, Home, KINDS};
use sakukader_core::journal::fact::Measure;
use sakukader_core::register::fields::{self, Class as FieldClass, FieldSpec, Kind};
use sakukader_core::rules::{Measure as Asked, Rules};

const HEAD: &str = "# The catalogue of facts

Written from `core/src/journal/catalogue.rs`, `core/src/register/fields.rs` and `core/rules/` by
`SAKUKADER_WRITE=1 cargo test -p sakukader-tests --test facts`; a test compares it.

Every entry has a header (id, posyandu, command, stamp, author, subject, kind, hash of the body) and a body: UTF-8 JSON
with `salt`, `at` (the wall clock, for display) and `fact`, one of those below. Kinds, fields and values that a version
does not know stay in the journal and are passed on byte for byte. Days are ISO dates as told, without a zone; measures
are integers in the unit of their name. A field marked `?` may be absent.
";

/// The whole file.
///
/// # Panics
/// When the bundled rules cannot be read.
#[must_use]
pub fn markdown() -> String {
    let mut out = HEAD.to_owned();
    kinds(&mut out);
    classes(&mut out);
    measures(&mut out);
    homes(&mut out);
    for subject in ["posyandu", "kader", "household", "member", "pregnancy"] {
        register(&mut out, subject);
    }
    sheets(&mut out);
    out
}

fn kinds(out: &mut String) {
    for kind in KINDS {
        let subjects = kind.subjects.join(", ");
        line(out, &format!("\n## `{}`\n\n{}.\n", kind.name, kind.says));
        line(out, &format!("- Subject: {subjects}"));
        line(out, &format!("- Class: {}", class(kind.class)));
        let date =
            if kind.event_date.is_empty() { "none".to_owned() } else { format!("`{}`", kind.event_date) };
        line(out, &format!("- Event date: {date}"));
        if !kind.references.is_empty() {
            line(out, &format!("- Refers to: {}", kind.references));
        }
        line(out, &format!("- Undone: {}", kind.undone));
        if !kind.fields.is_empty() {
            line(out, "\n| field | holds |\n|---|---|");
        }
        for field in kind.fields {
            let (holds, optional) = match field.holds.strip_suffix('?') {
                Some(holds) => (holds, "?"),
                None => (field.holds, ""),
            };
            line(out, &format!("| `{}`{optional} | {holds} |", field.name));
        }
    }
}

fn class(class: Class) -> &'static str {
    match class {
        Class::DescribedFields => "described fields",
        Class::DatedEvent => "dated event",
        Class::TerminalEvent => "dated event, terminal",
        Class::KeyedEvent => "keyed event",
        Class::KeyedConclusion => "keyed event, the graver stands",
        Class::Link => "link",
        Class::Undoing => "undoing",
    }
}

fn classes(out: &mut String) {
    line(
        out,
        "\n## Classes\n
| class | what wins |
|---|---|
| described fields | by field: values that no entry with that field replaces are current, the greatest stamp is shown; of a guarded field (NIK, birth date, sex) two different current values are a question |
| dated event | in order of event date, rank of kind, stamp, id; a late paper takes its place in time |
| dated event, terminal | the same, and nothing dated later ends it |
| keyed event | one value by natural key; equal ones are one; different ones of which none replaces the other are a question and give no value |
| keyed event, the graver stands | one conclusion by visit and form; of two that do not replace one another the graver is shown |
| link | without direction; holds as long as one entry that says it counts |
| undoing | stands whatever comes, also before what it undoes; is not undone itself |",
    );
}

fn measures(out: &mut String) {
    line(out, "\n## Measures\n\n| measure | unit |\n|---|---|");
    for (measure, unit) in [
        (Measure::TemperatureTenthsCelsius, "tenths of a degree Celsius"),
        (Measure::WeightGrams, "grams"),
        (Measure::LengthMillimetres, "millimetres"),
        (Measure::HeadCircumferenceMillimetres, "millimetres"),
        (Measure::ArmCircumferenceMillimetres, "millimetres"),
        (Measure::SystolicMmhg, "mmHg"),
        (Measure::DiastolicMmhg, "mmHg"),
        (Measure::BloodSugarMgPerDl, "mg/dL"),
        (Measure::FastingBloodSugarMgPerDl, "mg/dL"),
        (Measure::HaemoglobinTenthsGPerDl, "tenths of g/dL"),
        (Measure::WaistMillimetres, "millimetres"),
    ] {
        line(out, &format!("| `{}` | {unit} |", measure.as_str()));
    }
}

fn homes(out: &mut String) {
    line(out, "\n## Which item has which home\n\n| item | part | home |\n|---|---|---|");
    for part in HOMES {
        let home = match part.home {
            Home::Field(subject, name) => format!("field `{name}` of the {subject}"),
            Home::Fact(kind, how) => format!("`{kind}`: {how}"),
            Home::Derived(from) => format!("derived from {from}"),
            Home::NotAsked => "not asked by this version".to_owned(),
        };
        line(out, &format!("| {} | {} | {home} |", part.item, part.what));
    }
}

fn register(out: &mut String, subject: &str) {
    line(out, &format!("\n## Fields of a {subject}\n"));
    line(out, "| field | item | asked as | value | class | required |\n|---|---|---|---|---|---|");
    for spec in fields::of(&SubjectKind::named(subject)) {
        let class = if spec.class == FieldClass::Guarded { "guarded" } else { "described" };
        let required = if spec.required { "yes" } else { "" };
        let (name, item, label) = (spec.name, spec.item, spec.label);
        line(out, &format!("| `{name}` | {item} | {label} | {} | {class} | {required} |", value(spec)));
    }
}

fn value(spec: &FieldSpec) -> String {
    match spec.kind {
        Kind::Name => "name".to_owned(),
        Kind::Text => "text".to_owned(),
        Kind::Phone => "telephone number, digits".to_owned(),
        Kind::Digits(count) => format!("{count} digits"),
        Kind::Date => "day".to_owned(),
        Kind::PastDate => "day, not after today".to_owned(),
        Kind::Integer(least, most) => format!("integer {least} to {most}"),
        Kind::Number { unit, decimals, least, most } => {
            format!("integer {least} to {most}: {unit} with {decimals} decimals")
        }
        Kind::Choice(options) => {
            options.iter().map(|(value, _)| format!("`{value}`")).collect::<Vec<_>>().join(", ")
        }
        Kind::Reference => "id".to_owned(),
    }
}

fn sheets(out: &mut String) {
    line(
        out,
        "\n## Items of the sheets that are kept elsewhere than as answers\n
Every other item of a sheet is an answer in `answered`, by its id.\n
| sheet | item | home |\n|---|---|---|",
    );
    for form in Rules::bundled().expect("the bundled rules").forms() {
        for item in &form.items {
            let home = match (&item.kind, &item.field, &item.dose) {
                (_, Some(field), _) => format!("field `{field}` of the household"),
                (_, _, Some(dose)) => format!("`dosed`: `{}`, number {}", dose.antigen, dose.number),
                (ItemKind::Number(kind), ..) if kind.measure != Asked::Count => match &kind.measured_on {
                    Some(day) => format!("`measured`: `{}`, on the day of {day}", stored(kind.measure)),
                    None => format!("`measured`: `{}`, on the day of the visit", stored(kind.measure)),
                },
                _ => continue,
            };
            line(out, &format!("| {} {} | {} | {home} |", form.id, form.version, item.id));
        }
    }
}

fn stored(measure: Asked) -> &'static str {
    match measure {
        Asked::Temperature => Measure::TemperatureTenthsCelsius,
        Asked::Weight => Measure::WeightGrams,
        Asked::Length => Measure::LengthMillimetres,
        Asked::HeadCircumference => Measure::HeadCircumferenceMillimetres,
        Asked::Muac => Measure::ArmCircumferenceMillimetres,
        Asked::Systolic => Measure::SystolicMmhg,
        Asked::Diastolic => Measure::DiastolicMmhg,
        Asked::BloodSugar => Measure::BloodSugarMgPerDl,
        Asked::FastingBloodSugar => Measure::FastingBloodSugarMgPerDl,
        Asked::Haemoglobin => Measure::HaemoglobinTenthsGPerDl,
        Asked::Waist => Measure::WaistMillimetres,
        Asked::Count => Measure::Unknown,
    }
    .as_str()
}

fn line(out: &mut String, text: &str) {
    writeln!(out, "{text}").expect("a string takes every line");
}
