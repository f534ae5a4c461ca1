//! Reads the fields of a JSON object; what is wrong is noted with its path.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::problem::{Problem, Wrong};
use crate::register::text::is_possible;

/// One object of the line.
pub(super) struct Fields<'a> {
    object: &'a Map<String, Value>,
    path: String,
}

/// Problems of the whole line, and the days between which its dates must lie.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) problems: Vec<Problem>,
    pub(super) birth: Option<NaiveDate>,
    pub(super) day: Option<NaiveDate>,
}

impl Notes {
    pub(super) fn say(&mut self, field: String, wrong: Wrong, given: &Value) {
        // Written twice, it is not missing.
        if wrong == Wrong::Missing && self.problems.iter().any(|known| known.field == field) {
            return;
        }
        let given = match given {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        self.problems.push(Problem { field, wrong, given });
    }
}

impl<'a> Fields<'a> {
    pub(super) fn new(
        object: &'a Map<String, Value>,
        path: String,
        known: &[&str],
        notes: &mut Notes,
    ) -> Self {
        let fields = Self { object, path };
        for name in fields.object.keys().filter(|name| !known.contains(&name.as_str())) {
            notes.say(fields.at(name), Wrong::UnknownField, &Value::Null);
        }
        fields
    }

    /// The path of a field.
    pub(super) fn at(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a Value> {
        self.object.get(name).filter(|value| !value.is_null())
    }

    pub(super) fn text(&self, name: &str, notes: &mut Notes) -> Option<&'a str> {
        let value = self.get(name)?;
        let text = value.as_str();
        if text.is_none() {
            notes.say(self.at(name), Wrong::WrongKind, value);
        }
        text
    }

    pub(super) fn flag(&self, name: &str, notes: &mut Notes) -> Option<bool> {
        let value = self.get(name)?;
        let flag = value.as_bool();
        if flag.is_none() {
            notes.say(self.at(name), Wrong::WrongKind, value);
        }
        flag
    }

    /// A date, between birth and day where those are known.
    pub(super) fn date(&self, name: &str, notes: &mut Notes) -> Option<NaiveDate> {
        date(self.get(name)?, &self.at(name), notes)
    }

    /// A date of any time.
    pub(super) fn any_date(&self, name: &str, notes: &mut Notes) -> Option<NaiveDate> {
        parse_date(self.get(name)?, &self.at(name), notes)
    }

    pub(super) fn count(&self, name: &str, notes: &mut Notes) -> Option<i64> {
        let value = self.get(name)?;
        let number = decimal(value, 0);
        match number {
            Some(number) if number >= 0 => Some(number),
            Some(_) => {
                notes.say(self.at(name), Wrong::Impossible, value);
                None
            }
            None => {
                notes.say(self.at(name), Wrong::NotANumber, value);
                None
            }
        }
    }

    pub(super) fn small(&self, name: &str, notes: &mut Notes) -> Option<u32> {
        let number = self.count(name, notes)?;
        let small = u32::try_from(number).ok();
        if small.is_none() {
            notes.say(self.at(name), Wrong::Impossible, &number.into());
        }
        small
    }

    /// A measured number above 0, as a whole number of its small unit.
    pub(super) fn measure(&self, name: &str, decimals: u32, notes: &mut Notes) -> Option<i64> {
        let value = self.get(name)?;
        match decimal(value, decimals) {
            None => notes.say(self.at(name), Wrong::NotANumber, value),
            Some(number) if number <= 0 => notes.say(self.at(name), Wrong::NotPositive, value),
            number => return number,
        }
        None
    }

    /// An object.
    pub(super) fn inner(&self, name: &str, known: &[&str], notes: &mut Notes) -> Option<Self> {
        let value = self.get(name)?;
        let Some(object) = value.as_object() else {
            notes.say(self.at(name), Wrong::WrongKind, value);
            return None;
        };
        Some(Self::new(object, self.at(name), known, notes))
    }

    /// A list of objects.
    pub(super) fn list(&self, name: &str, known: &[&str], notes: &mut Notes) -> Option<Vec<Self>> {
        let mut fields = Vec::new();
        for (at, value) in self.values(name, notes)?.iter().enumerate() {
            let path = format!("{}[{at}]", self.at(name));
            match value.as_object() {
                Some(object) => fields.push(Self::new(object, path, known, notes)),
                None => notes.say(path, Wrong::WrongKind, value),
            }
        }
        Some(fields)
    }

    /// A list of dates; `null` for a day not known.
    pub(super) fn dates(&self, name: &str, notes: &mut Notes) -> Vec<Option<NaiveDate>> {
        let mut dates = Vec::new();
        for (at, value) in self.values(name, notes).unwrap_or_default().iter().enumerate() {
            let known = (!value.is_null()).then(|| date(value, &format!("{}[{at}]", self.at(name)), notes));
            dates.push(known.flatten());
        }
        dates
    }

    fn values(&self, name: &str, notes: &mut Notes) -> Option<&'a [Value]> {
        let value = self.get(name)?;
        let list = value.as_array();
        if list.is_none() {
            notes.say(self.at(name), Wrong::WrongKind, value);
        }
        list.map(Vec::as_slice)
    }
}

fn parse_date(value: &Value, field: &str, notes: &mut Notes) -> Option<NaiveDate> {
    let date = value.as_str().and_then(|text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok());
    let date = date.filter(|date| is_possible(*date));
    if date.is_none() {
        notes.say(field.to_owned(), Wrong::NotADate, value);
    }
    date
}

fn date(value: &Value, field: &str, notes: &mut Notes) -> Option<NaiveDate> {
    let date = parse_date(value, field, notes)?;
    if notes.birth.is_some_and(|birth| date < birth) {
        notes.say(field.to_owned(), Wrong::BeforeBirth, value);
        return None;
    }
    if notes.day.is_some_and(|day| date > day) {
        notes.say(field.to_owned(), Wrong::AfterDay, value);
        return None;
    }
    Some(date)
}

/// 6.1, "6,1" or "6.1" as a whole number of the unit with so many decimals; `None` for letters or more decimals.
fn decimal(value: &Value, decimals: u32) -> Option<i64> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    let (sign, text) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > decimals as usize {
        return None;
    }
    let number: i64 = format!("{whole}{fraction:0<width$}", width = decimals as usize).parse().ok()?;
    number.checked_mul(sign)
}
