//! What was measured at birth: asked when a birth is recorded, and of a small child born before the register began.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::page::Stored;
use super::typed;
use crate::command::Ground;
use crate::error::Result;
use crate::home_visit::sheet::measure_key;
use crate::id::Subject;
use crate::journal::fact::{Fact, Fields, Measure, Measured};
use crate::journal::write::Batch;
use crate::register::fields::{FieldSpec, Kind, field};

const MEASURES: [Measure; 3] =
    [Measure::WeightGrams, Measure::LengthMillimetres, Measure::HeadCircumferenceMillimetres];

/// A12, weight: a field named as its measure, in the unit the measure is kept in.
pub(crate) const WEIGHT: FieldSpec = field(
    "weight_grams",
    "A12",
    "Berat lahir",
    Kind::Number { unit: "gram", decimals: 0, least: 300, most: 7000 },
);
/// A12, length.
pub(crate) const LENGTH: FieldSpec = field(
    "length_millimetres",
    "A12",
    "Panjang lahir",
    Kind::Number { unit: "cm", decimals: 1, least: 200, most: 650 },
);
/// A12, head circumference.
pub(crate) const HEAD: FieldSpec = field(
    "head_circumference_millimetres",
    "A12",
    "Lingkar kepala lahir",
    Kind::Number { unit: "cm", decimals: 1, least: 150, most: 450 },
);
/// All of them.
pub(crate) const AT_BIRTH: &[FieldSpec] = &[WEIGHT, LENGTH, HEAD];

/// What is on record as measured on the day of birth.
pub(crate) fn known(connection: &Connection, child: Uuid, birth: Option<NaiveDate>) -> Result<Stored> {
    let mut known = Stored::new();
    let mut statement = connection.prepare_cached(
        "SELECT value FROM view_measurement WHERE member = ?1 AND measure = ?2 AND on_day = ?3 AND value IS NOT NULL",
    )?;
    for measure in MEASURES {
        let mut rows = statement.query((child, measure.as_str(), birth.map(|birth| birth.to_string())))?;
        if let Some(row) = rows.next()? {
            known.insert(measure.as_str().to_owned(), Value::from(row.get::<_, i64>(0)?));
        }
    }
    Ok(known)
}

/// Says what was measured of a newborn.
pub(crate) fn say_new(batch: &mut Batch, child: &Subject, asked: &Fields, birth: NaiveDate) {
    for measure in MEASURES {
        if let Some(value) = asked.get(measure.as_str()).and_then(Value::as_i64) {
            batch.say(child.clone(), measured(child, measure, birth, Some(value)));
        }
    }
}

/// Says what was changed; a corrected birth date takes what was measured on it along.
pub(crate) fn say_edited(
    ground: &Ground<'_>,
    batch: &mut Batch,
    child: &Subject,
    (asked, opening): (&Fields, Option<&Fields>),
    (before, birth): (Option<NaiveDate>, NaiveDate),
) -> Result<()> {
    let known = known(ground.connection, child.id, before)?;
    let touched = typed::edited(asked.clone(), opening, &known);
    for measure in MEASURES {
        let name = measure.as_str();
        let old = known.get(name).and_then(Value::as_i64);
        let new = match touched.get(name) {
            Some(value) => value.as_i64(),
            None => old,
        };
        let moved = before.filter(|before| *before != birth);
        if let (Some(before), Some(_)) = (moved, old) {
            ground.say(batch, child.clone(), measured(child, measure, before, None))?;
        }
        if new != old || moved.is_some() && new.is_some() {
            ground.say(batch, child.clone(), measured(child, measure, birth, new))?;
        }
    }
    Ok(())
}

fn measured(child: &Subject, measure: Measure, on: NaiveDate, value: Option<i64>) -> Fact {
    let key = measure_key(child.id, measure.as_str(), on);
    Fact::Measured(Measured { key, measure, on, value, replaces: Vec::new(), visit: None })
}
