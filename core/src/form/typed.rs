//! From what was typed to what is stored, with a sentence for whatever cannot be.

use chrono::NaiveDate;
use serde_json::Value;

use super::page::{NAME_MAX, Stored, TEXT_MAX};
use crate::journal::fact::Fields;
use crate::register::fields::{FieldSpec, Kind, named};
use crate::register::text::{NotADate, is_possible, read_date, read_decimal};
use crate::rules::show_number;
use crate::screen::form::{Problem, Values};

/// Reads the named fields; answers the values (`null` where empty) and what is wrong.
pub(crate) fn read(
    specs: &'static [FieldSpec],
    names: &[&str],
    prefix: &str,
    values: &Values,
    today: NaiveDate,
) -> (Fields, Vec<Problem>) {
    let mut fields = Fields::new();
    let mut problems = Vec::new();
    for spec in names.iter().filter_map(|name| named(specs, name)) {
        let id = format!("{prefix}{}", spec.name);
        // A field the form did not send is not touched.
        let Some(typed) = values.get(&id) else { continue };
        match one(spec, typed, today) {
            Ok(value) => {
                fields.insert(spec.name.to_owned(), value);
            }
            Err(sentence) => problems.push(Problem { field: id, sentence }),
        }
    }
    (fields, problems)
}

/// What cannot be right in what was typed so far. An empty field is not wrong before the save.
pub(crate) fn wrong(
    specs: &'static [FieldSpec],
    names: &[&str],
    prefix: &str,
    values: &Values,
    today: NaiveDate,
) -> Vec<Problem> {
    let mut problems = read(specs, names, prefix, values, today).1;
    problems.retain(|problem| values.get(&problem.field).is_some_and(|typed| !tidy(typed).is_empty()));
    problems
}

/// Required fields that a first form leaves out altogether.
pub(crate) fn missing(
    specs: &'static [FieldSpec],
    names: &[&str],
    prefix: &str,
    values: &Values,
) -> Vec<Problem> {
    names
        .iter()
        .filter_map(|name| named(specs, name))
        .filter(|spec| spec.required)
        .map(|spec| (format!("{prefix}{}", spec.name), spec.label))
        .filter(|(field, _)| !values.contains_key(field))
        .map(|(field, label)| Problem { field, sentence: empty(label) })
        .collect()
}

/// What is said of a required field without a value; a label may be a question.
fn empty(label: &str) -> String {
    if label.ends_with('?') { format!("{label} Belum dijawab.") } else { format!("{label} belum diisi.") }
}

/// Only what differs from what is stored.
pub(crate) fn changed(fields: Fields, stored: &Stored) -> Fields {
    fields.into_iter().filter(|(name, value)| stored.get(name).unwrap_or(&Value::Null) != value).collect()
}

/// Only what the kader changed since the form opened, and what does not stand already.
pub(crate) fn edited(fields: Fields, at_opening: Option<&Fields>, stored: &Stored) -> Fields {
    let mut edited = changed(fields, stored);
    if let Some(before) = at_opening {
        edited.retain(|name, value| before.get(name).unwrap_or(&Value::Null) != value);
    }
    edited
}

/// Words with one blank between them. Control characters come from pasting, never from a keyboard; they are as blank
/// as they look.
fn tidy(typed: &str) -> String {
    let words = typed.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// One value, or the sentence that says why not.
pub(crate) fn one(spec: &FieldSpec, typed: &str, today: NaiveDate) -> Result<Value, String> {
    let tidy = tidy(typed);
    if tidy.is_empty() {
        return if spec.required { Err(empty(spec.label)) } else { Ok(Value::Null) };
    }
    let label = spec.label;
    match spec.kind {
        Kind::Name => limited(label, tidy, NAME_MAX),
        Kind::Text | Kind::Reference => limited(label, tidy, TEXT_MAX),
        Kind::Phone => phone(label, &tidy),
        Kind::Digits(count) => digits(label, &tidy, count),
        Kind::Integer(least, most) => match read_decimal(&tidy, 0) {
            Some(number) if (least..=most).contains(&number) => Ok(Value::from(number)),
            Some(_) => Err(format!("{label} hanya bisa {least} sampai {most}.")),
            None => Err(format!("{label} diisi angka saja, tanpa huruf.")),
        },
        Kind::Number { unit, decimals, least, most } => match read_decimal(&tidy, decimals) {
            Some(number) if (least..=most).contains(&number) => Ok(Value::from(number)),
            Some(number) => {
                let show = |value| show_number(value, decimals, decimals);
                // The comma forgotten: 495 for 49,5.
                let meant = number / 10;
                if decimals > 0 && number % 10 == 0 && (least..=most).contains(&meant) {
                    let (typed, meant) = (show(number), show(meant));
                    return Err(format!("{typed} {unit} tidak mungkin. Maksudnya {meant} {unit}?"));
                }
                Err(format!("{label} hanya bisa {} sampai {} {unit}.", show(least), show(most)))
            }
            None => Err(format!("{label} diisi angka saja, tanpa huruf.")),
        },
        Kind::Choice(options) => {
            if options.iter().any(|(value, _)| *value == tidy) {
                Ok(Value::String(tidy))
            } else {
                Err(format!("Pilih salah satu untuk {label}."))
            }
        }
        Kind::Date => date(&tidy).map(iso),
        Kind::PastDate => {
            let day = date(&tidy)?;
            if day > today {
                return Err(format!("{label} belum terjadi: tidak bisa setelah hari ini."));
            }
            Ok(iso(day))
        }
    }
}

fn iso(day: NaiveDate) -> Value {
    Value::String(day.to_string())
}

/// A date of this or the last century.
pub(crate) fn date(typed: &str) -> Result<NaiveDate, String> {
    let day = read_date(typed).map_err(|error| match error {
        NotADate::NoSuchDay => "Tanggal ini tidak ada di kalender. Periksa hari dan bulannya.".to_owned(),
        NotADate::Shape => "Tulis tanggal, bulan, dan tahun, misalnya 04-05-2026.".to_owned(),
    })?;
    if is_possible(day) { Ok(day) } else { Err("Tahun ini tidak mungkin. Periksa tahunnya.".to_owned()) }
}

fn limited(label: &str, tidy: String, most: u32) -> Result<Value, String> {
    let count = tidy.chars().count();
    if count > most as usize {
        return Err(format!("{label} terlalu panjang: {count} huruf, paling banyak {most}."));
    }
    if !tidy.chars().any(char::is_alphanumeric) {
        return Err(format!("{label} harus berisi huruf."));
    }
    Ok(Value::String(tidy))
}

fn phone(label: &str, tidy: &str) -> Result<Value, String> {
    let plain: String = tidy.chars().filter(|c| !" -.()".contains(*c)).collect();
    let number = plain.strip_prefix('+').unwrap_or(&plain);
    if !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("{label} diisi angka saja, tanpa huruf."));
    }
    if !(3..=15).contains(&number.len()) {
        return Err(format!("{label} paling sedikit 3 dan paling banyak 15 angka."));
    }
    Ok(Value::String(plain))
}

fn digits(label: &str, tidy: &str, count: usize) -> Result<Value, String> {
    let plain: String = tidy.chars().filter(|c| !" -.".contains(*c)).collect();
    if !plain.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("{label} diisi angka saja, tanpa huruf."));
    }
    if plain.len() != count {
        let only = if plain.len() < count { "baru " } else { "" };
        return Err(format!(
            "{label} harus {count} angka, ini {only}{}. Kosongkan bila belum ada.",
            plain.len()
        ));
    }
    Ok(Value::String(plain))
}
