//! From a row's cells to what is known of somebody, with a sentence for whatever was left out.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::cell;
use super::columns::{Column, Columns};
use super::table::Cell;
use crate::form::typed;
use crate::journal::fact::{Fields, Measure};
use crate::register::fields::{FieldSpec, HOUSEHOLD, Kind, MEMBER, named};
use crate::register::text::{self, NotADate};

/// A number of a row that is a measurement: what, on which day, in the measure's unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Reading {
    pub(crate) measure: Measure,
    pub(crate) on: NaiveDate,
    pub(crate) value: i64,
}

/// What a row says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Person {
    /// Fields of the member, by name.
    pub(crate) member: Fields,
    /// Fields of the household, by name.
    pub(crate) household: Fields,
    /// The head's name, or a parent's.
    pub(crate) head: String,
    /// The posyandu it says.
    pub(crate) posyandu: String,
    /// What was measured.
    pub(crate) readings: Vec<Reading>,
    /// What was left out, and why.
    pub(crate) notes: Vec<String>,
    /// Why it cannot be taken in.
    pub(crate) unreadable: Option<String>,
}

impl Person {
    pub(crate) fn text(&self, field: &str) -> &str {
        let of = |fields: &'_ Fields| fields.get(field).is_some();
        let fields = if of(&self.member) { &self.member } else { &self.household };
        fields.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    pub(crate) fn name(&self) -> &str {
        self.text("name")
    }

    pub(crate) fn birth(&self) -> Option<NaiveDate> {
        self.text("birth_date").parse().ok()
    }

    /// RT, as the register keeps it.
    pub(crate) fn rt(&self) -> String {
        self.household.get("rt").map(ToString::to_string).unwrap_or_default()
    }
}

/// The numbers of a row, with their bounds in the unit of the measure and how many thousandths that is.
const READINGS: &[(&str, Measure, i64, i64, i64, &str)] = &[
    ("weight", Measure::WeightGrams, 300, 250_000, 1, "Berat"),
    ("length", Measure::LengthMillimetres, 200, 2_300, 100, "Tinggi"),
    ("arm", Measure::ArmCircumferenceMillimetres, 40, 600, 100, "LiLA"),
    ("birth_weight", Measure::WeightGrams, 300, 7_000, 1, "Berat lahir"),
    ("birth_length", Measure::LengthMillimetres, 200, 650, 100, "Panjang lahir"),
];

/// Cells by the column they stand in.
pub(crate) type Cells<'a> = Vec<(&'a Column, &'a Cell)>;

/// Reads a row.
pub(crate) fn read(list: &Columns, cells: &Cells<'_>, today: NaiveDate) -> Person {
    let mut person = Person::default();
    let of = |field: &str| {
        cells.iter().find(|(column, _)| column.field.as_deref() == Some(field)).map(|(_, cell)| *cell)
    };
    let mut wrong = Vec::new();
    for (column, cell) in cells {
        let Some(field) = column.field.as_deref() else { continue };
        match field {
            "head" => match typed::one(&HEAD, &cell.text(), today) {
                Ok(Value::String(name)) => person.head = name,
                Ok(_) => {}
                Err(sentence) => person.notes.push(format!("{}: {sentence}", column.header)),
            },
            "posyandu" => person.posyandu = cell.text().chars().take(60).collect(),
            "nik" => match cell::nik(cell) {
                Ok(nik) => person.member.extend(nik.map(|nik| ("nik".to_owned(), Value::String(nik)))),
                Err(sentence) => person.notes.push(sentence.to_owned()),
            },
            "birth_date" | "age" | "measured_on" => {}
            "rt" | "rw" => place(&mut person, field, &cell.text()),
            _ if READINGS.iter().any(|(name, ..)| *name == field) => {}
            _ => keep(&mut person, column, field, cell, today, &mut wrong),
        }
    }
    if let Err(sentence) = born(&mut person, of("birth_date"), of("age"), today) {
        wrong.push(sentence);
    }
    for (field, sentence) in
        [("name", "Nama belum diisi."), ("sex", "Jenis kelamin belum diisi: tulis L atau P.")]
    {
        if !person.member.contains_key(field) && wrong.is_empty() {
            wrong.push(sentence.to_owned());
        }
    }
    measurements(&mut person, &of, today);
    if list.head_is_parent {
        // A child is no head, and what it is to the head is said where its household is known.
        person.member.remove("relation");
    }
    person.unreadable = (!wrong.is_empty()).then(|| wrong.join(" "));
    if person.unreadable.is_some() {
        // What cannot be taken in is not kept either, but for what tells the row.
        let name = person.name().to_owned();
        let kept = |field: &str| field == "relation" || field == "name" && name.chars().count() <= 100;
        person.member.retain(|field, _| kept(field));
        person.readings.clear();
    }
    person
}

const HEAD: FieldSpec = crate::register::fields::field("head", "K2", "Nama kepala keluarga", Kind::Name);

/// RT and RW; "03/05" under RT is both.
fn place(person: &mut Person, field: &str, text: &str) {
    let numbers = cell::numbers(text);
    let mut put = |field: &str, digits: &String| {
        let number = digits.parse::<i64>().ok().filter(|number| (1..=999).contains(number));
        person.household.extend(number.map(|number| (field.to_owned(), Value::from(number))));
    };
    match (field, numbers.as_slice()) {
        ("rt", [rt, rw]) => {
            put("rt", rt);
            put("rw", rw);
        }
        (_, [only]) => put(field, only),
        _ => {}
    }
}

/// A field of the register, as the form would read it. What must be there and cannot be read makes the row unreadable;
/// the rest is left empty.
fn keep(
    person: &mut Person,
    column: &Column,
    field: &str,
    cell: &Cell,
    today: NaiveDate,
    wrong: &mut Vec<String>,
) {
    let of_member = named(MEMBER, field);
    let Some(spec) = of_member.or_else(|| named(HOUSEHOLD, field)) else { return };
    let text = cell.text();
    if text.is_empty() || text == "-" {
        return;
    }
    let value = match spec.kind {
        Kind::Choice(_) => cell::choice(spec, column, &text).map(Value::String).ok_or_else(|| {
            let shown: String = text.chars().take(20).collect();
            format!("{} “{shown}” tidak dikenal.", spec.label)
        }),
        _ => typed::one(spec, text.trim_start_matches(['\'', '’']), today),
    };
    match value {
        Ok(Value::Null) => {}
        Ok(value) => {
            let fields = if of_member.is_some() { &mut person.member } else { &mut person.household };
            fields.insert(field.to_owned(), value);
        }
        Err(sentence) if spec.required && of_member.is_some() => wrong.push(sentence),
        Err(sentence) => person.notes.push(format!("{sentence} Dikosongkan.")),
    }
}

/// The birth date, or the one an age puts it at.
fn born(
    person: &mut Person,
    date: Option<&Cell>,
    age: Option<&Cell>,
    today: NaiveDate,
) -> Result<(), String> {
    let given = |cell: Option<&Cell>| cell.filter(|cell| !cell.is_empty() && cell.text() != "-").cloned();
    let birth = match (given(date), given(age)) {
        (Some(cell), _) => cell::day(&cell).map_err(|error| match error {
            NotADate::NoSuchDay => "Tanggal lahir ini tidak ada di kalender.".to_owned(),
            NotADate::Shape => "Tanggal lahir tidak terbaca: tulis seperti 04-05-1990.".to_owned(),
        })?,
        (None, Some(cell)) => {
            let years = cell::thousandths(&cell).map(|years| years / 1_000).filter(|years| *years <= 120);
            let years = years.and_then(|years| u32::try_from(years).ok());
            let birth = years.and_then(|years| today.checked_sub_months(Months::new(years * 12)));
            person.member.insert("birth_estimated".into(), Value::String("yes".into()));
            birth.ok_or_else(|| "Umur tidak terbaca: tulis dalam tahun.".to_owned())?
        }
        (None, None) => return Err("Tanggal lahir atau umur belum diisi.".to_owned()),
    };
    if birth > today {
        return Err(format!("Tanggal lahir {} belum terjadi.", text::date(birth)));
    }
    if !text::is_possible(birth) {
        return Err("Tahun lahir ini tidak mungkin.".to_owned());
    }
    person.member.insert("birth_date".into(), Value::String(birth.to_string()));
    Ok(())
}

fn measurements<'a>(person: &mut Person, of: &dyn Fn(&str) -> Option<&'a Cell>, today: NaiveDate) {
    let Some(birth) = person.birth() else { return };
    let day = of("measured_on").filter(|cell| !cell.is_empty() && cell.text() != "-").map(cell::day);
    for (field, measure, least, most, unit, label) in READINGS {
        let Some(cell) = of(field).filter(|cell| !cell.is_empty() && cell.text() != "-") else { continue };
        let Some(mut value) = cell::thousandths(cell) else {
            person.notes.push(format!("{label} tidak terbaca. Dikosongkan."));
            continue;
        };
        // Kilograms; at birth lists write grams as often.
        if *field == "birth_weight" && value >= 300_000 {
            value /= 1_000;
        }
        let value = (value + unit / 2) / unit;
        if value == 0 {
            continue;
        }
        if !(*least..=*most).contains(&value) {
            person.notes.push(format!("{label} tidak mungkin. Dikosongkan."));
            continue;
        }
        let on = match (field.starts_with("birth"), &day) {
            (true, _) => Some(birth),
            (false, Some(Ok(on))) if *on >= birth && *on <= today => Some(*on),
            (false, _) => None,
        };
        match on {
            Some(on) if person.readings.iter().all(|other| other.measure != *measure || other.on != on) => {
                person.readings.push(Reading { measure: *measure, on, value });
            }
            Some(_) => {}
            None => person.notes.push(format!("{label} tanpa tanggal ukur yang mungkin. Dikosongkan.")),
        }
    }
}
