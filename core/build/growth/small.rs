//! The small tables: categories, KBM, the lines of the KMS, and what each file is.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use chrono::NaiveDate;
use serde::Deserialize;

use super::FOLDER;
use super::sheet::{Mistake, Row, Sheet};
use crate::rules::Standing;

const SEXES: [&str; 2] = ["boys", "girls"];
const LAST_MONTH: usize = 60;

/// The source of `growth.rs`.
pub fn statics() -> Result<String, Mistake> {
    let mut rust = String::new();
    categories(&mut rust)?;
    minimum_gains(&mut rust)?;
    lines(&mut rust)?;
    files(&mut rust)?;
    method(&mut rust)?;
    Ok(rust)
}

fn write(rust: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing into a string cannot fail.
    let _ = rust.write_fmt(text);
}

/// Categories of an indicator and age: without gap or overlap, the whole line of z.
fn categories(rust: &mut String) -> Result<(), Mistake> {
    let header = [
        "indicator",
        "ages",
        "code",
        "label_id",
        "label_en",
        "z_from",
        "from_included",
        "z_to",
        "to_included",
    ];
    let mut end: Option<(String, String, bool)> = None;
    write(rust, format_args!("pub(super) static CATEGORIES: &[Category] = &[\n"));
    for file in ["permenkes2_2020_categories", "head_circumference_categories"] {
        let sheet = Sheet::read(file, &header)?;
        for row in sheet.rows() {
            let group = format!("{} {}", row.text(0), row.text(1));
            let from = (row.text(5), row.text(6) == "yes");
            match &end {
                Some((open, limit, included)) if *open == group => {
                    if from.0 != limit || from.1 == *included {
                        return Err(row.mistake(format!("{group}: must begin where the last band ends")));
                    }
                }
                Some((open, ..)) => return Err(row.mistake(format!("{open}: the last band has an end"))),
                None if from.0.is_empty() => {}
                None => return Err(row.mistake(format!("{group}: the first band has a beginning"))),
            }
            let scheme = scheme(row)?;
            let (code, label, english) = (row.text(2), row.text(3), row.text(4));
            let below = if row.text(7).is_empty() {
                end = None;
                "None".to_owned()
            } else {
                let included = row.text(8) == "yes";
                end = Some((group, row.text(7).to_owned(), included));
                format!("Some(Z::from_hundredths({}))", row.scaled(7, 100)? + i32::from(included))
            };
            write(
                rust,
                format_args!(
                    "    Category {{ scheme: Scheme::{scheme}, code: {code:?}, label: {label:?}, english: {english:?}, below: {below} }},\n"
                ),
            );
        }
        if let Some((open, ..)) = end.take() {
            return Err(sheet.mistake(format!("{open}: the last band has an end")));
        }
    }
    rust.push_str("];\n");
    Ok(())
}

fn scheme(row: &Row) -> Result<&'static str, Mistake> {
    match (row.text(0), row.text(1)) {
        ("BB/U", "0-60 bulan") => Ok("WeightForAge"),
        ("PB/U atau TB/U", "0-60 bulan") => Ok("LengthForAge"),
        ("BB/PB atau BB/TB", "0-60 bulan") => Ok("WeightForLength"),
        ("IMT/U", "0-60 bulan") => Ok("BmiForAge"),
        ("IMT/U", "5-18 tahun") => Ok("BmiForAge5To18"),
        ("LK/U", "0-60 bulan") => Ok("HeadForAge"),
        (indicator, ages) => Err(row.mistake(format!("unknown indicator '{indicator}', '{ages}'"))),
    }
}

fn minimum_gains(rust: &mut String) -> Result<(), Mistake> {
    let sheet = Sheet::read("kms_kbm", &["sex", "age_months", "kbm_g", "standing", "note"])?;
    let mut rows = sheet.rows().iter();
    rust.push_str("pub(super) static MINIMUM_GAINS: [[MinimumGain; 60]; 2] = [\n");
    for sex in SEXES {
        rust.push_str("    [\n");
        for month in 1..=LAST_MONTH {
            let row = rows.next().ok_or_else(|| sheet.mistake(format!("{sex} {month} is missing")))?;
            if row.text(0) != sex || row.text(1) != month.to_string() {
                return Err(row.mistake(format!("{sex} {month} expected")));
            }
            let grams = row.whole(2)?;
            if grams <= 0 {
                return Err(row.mistake("a gain above 0 is expected"));
            }
            let standing = match row.text(3) {
                "official" => Standing::Official,
                "transcription" => Standing::Transcription,
                "unverified" => Standing::Unverified,
                other => return Err(row.mistake(format!("unknown standing '{other}'"))),
            };
            write(
                rust,
                format_args!("        MinimumGain {{ grams: {grams}, standing: Standing::{standing:?} }},\n"),
            );
        }
        rust.push_str("    ],\n");
    }
    rust.push_str("];\n");
    rows.next().map_or(Ok(()), |row| Err(row.mistake("one row too many")))
}

/// `wfa_0_60` of the monthly tables, one decimal of a kilogram: the lines of the KMS (D35).
fn lines(rust: &mut String) -> Result<(), Mistake> {
    let header =
        ["table", "sex", "key", "l", "m", "s", "sd3neg", "sd2neg", "sd1neg", "sd0", "sd1", "sd2", "sd3"];
    let sheet = Sheet::read("sd_tables", &header)?;
    let mut rows = sheet.rows().iter().filter(|row| row.text(0) == "wfa_0_60");
    rust.push_str("pub(super) static KMS_LINES: [[[i32; 61]; 7]; 2] = [\n");
    for sex in SEXES {
        let mut lines = vec![Vec::new(); 7];
        for month in 0..=LAST_MONTH {
            let row =
                rows.next().ok_or_else(|| sheet.mistake(format!("wfa_0_60 {sex} {month} is missing")))?;
            if row.text(1) != sex || row.text(2) != month.to_string() {
                return Err(row.mistake(format!("wfa_0_60 {sex} {month} expected")));
            }
            let mut grams = [0; 7];
            for (column, cell) in grams.iter_mut().enumerate() {
                *cell = row.scaled(6 + column, 10)? * 100;
            }
            if grams[0] <= 0 || !grams.is_sorted_by(|one, next| one < next) {
                return Err(row.mistake("the SD columns must rise"));
            }
            lines.iter_mut().zip(grams).for_each(|(line, grams)| line.push(grams));
        }
        write(rust, format_args!("    {lines:?},\n"));
    }
    rust.push_str("];\n");
    rows.next().map_or(Ok(()), |row| Err(row.mistake("one row of wfa_0_60 too many")))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    file: Vec<RawFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    id: toml::Spanned<String>,
    files: Vec<String>,
    title: String,
    version: u32,
    valid_from: String,
    source: String,
    standing: Standing,
}

/// Every file of the folder is described, and every described file is there.
fn files(rust: &mut String) -> Result<(), Mistake> {
    let name = format!("{FOLDER}/files.toml");
    let read = |path: &str| std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"));
    let text = read(&name)?;
    let raw: Raw = toml::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
    let documents: BTreeMap<String, String> = toml::from_str(&read("rules/sources.toml")?)
        .map_err(|error| format!("rules/sources.toml: {error}"))?;
    rust.push_str("pub(super) static RULE_FILES: &[RuleFile] = &[\n");
    for file in &raw.file {
        let line = text[..file.id.span().start].lines().count();
        let mistake = |what: String| format!("{name}:{line}: {what}");
        let (key, place) = file.source.split_once(": ").unwrap_or((&file.source, ""));
        let document = match documents.get(key) {
            Some(title) => title.clone(),
            None if key.starts_with(['C', 'D']) => format!("Pilihan {key}, menunggu Puskesmas"),
            None => return Err(mistake(format!("unknown source '{key}'"))),
        };
        let source = if place.is_empty() { document } else { format!("{document}, {place}") };
        if NaiveDate::parse_from_str(&file.valid_from, "%Y-%m-%d").is_err() {
            return Err(mistake("valid_from must be a date like 2024-01-31".to_owned()));
        }
        for stem in &file.files {
            let there = ["", "_boys", "_girls"]
                .iter()
                .any(|end| Path::new(&format!("{FOLDER}/{stem}{end}.csv")).exists());
            if !there {
                return Err(mistake(format!("there is no {stem}.csv")));
            }
        }
        let RawFile { id, title, version, valid_from, standing, .. } = file;
        let id = id.get_ref();
        write(
            rust,
            format_args!(
                "    RuleFile {{ id: {id:?}, title: {title:?}, version: {version}, valid_from: {valid_from:?}, source: {source:?}, standing: Standing::{standing:?} }},\n"
            ),
        );
    }
    rust.push_str("];\n");
    let described = |stem: &str| {
        let stem = stem.trim_end_matches("_boys").trim_end_matches("_girls");
        raw.file.iter().any(|file| file.files.iter().any(|known| known == stem))
    };
    for entry in std::fs::read_dir(FOLDER).map_err(|error| format!("{FOLDER}: {error}"))? {
        let path = entry.map_err(|error| format!("{FOLDER}: {error}"))?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if path.extension().is_some_and(|end| end == "csv") && !described(stem) {
            return Err(format!("{name}: {stem}.csv is not described"));
        }
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Method {
    source: String,
    standing: Standing,
    number: BTreeMap<String, u32>,
    plausible: BTreeMap<String, [i32; 2]>,
}

/// The numbers of WHO's method as constants: what the core needs and does not find does not compile.
fn method(rust: &mut String) -> Result<(), Mistake> {
    let name = format!("{FOLDER}/method.toml");
    let text = std::fs::read_to_string(&name).map_err(|error| format!("{name}: {error}"))?;
    let method: Method = toml::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
    if method.source.is_empty() || method.standing != Standing::Official {
        return Err(format!("{name}:1: the method is WHO's own"));
    }
    for (number, value) in &method.number {
        write(rust, format_args!("pub(super) const {}: u32 = {value};\n", number.to_uppercase()));
    }
    for (index, [least, greatest]) in &method.plausible {
        if least >= greatest {
            return Err(format!("{name}: plausible.{index}: the least first"));
        }
        write(
            rust,
            format_args!(
                "pub(super) const PLAUSIBLE_{}: (i32, i32) = ({least}, {greatest});\n",
                index.to_uppercase()
            ),
        );
    }
    Ok(())
}
