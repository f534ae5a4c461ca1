//! What was measured of a person on a day and what it comes to, as each may hear it: the kader sees numbers, N/T and
//! the colour of the arm tape; categories are for the midwife; the family hears *naik*, *tidak naik* or *perlu
//! diperiksa petugas* (0.3).

use super::Chip;

/// A measurement or a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultLine {
    /// "Berat badan".
    pub label: String,
    /// "6,8 kg".
    pub value: String,
    /// "Naik", "Kuning".
    pub chip: Option<Chip>,
}

/// How a line of the KMS is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KmsColour {
    /// *Garis merah*.
    Red,
    /// *Garis oranye*.
    Orange,
    /// The median.
    Median,
    /// The others.
    Plain,
}

/// A line of the KMS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KmsLine {
    /// "−3 SD", "median".
    pub label: String,
    /// How it is drawn.
    pub colour: KmsColour,
    /// Grams at completed months 0, 1, 2, …
    pub grams: Vec<i32>,
}

/// A weighing on the KMS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KmsPoint {
    /// Completed months of age.
    pub month: u32,
    /// Grams.
    pub grams: i32,
    /// N, T, 2T, O or B; empty where nothing is judged.
    pub code: String,
    /// Its colour.
    pub tone: Tone,
}

/// The KMS of a child, ready to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KmsChart {
    /// "KMS anak laki-laki".
    pub title: String,
    /// The lowest first.
    pub lines: Vec<KmsLine>,
    /// In the order of their days.
    pub points: Vec<KmsPoint>,
    /// The chart in words, for those who hear it.
    pub said: String,
}

/// What was measured of one person on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonResults {
    /// The member.
    pub member: String,
    /// "Arif · 24 November 2026".
    pub title: String,
    /// For the kader.
    pub lines: Vec<ResultLine>,
    /// All that the family is told: "Berat badan naik."
    pub family: Option<String>,
    /// For the midwife alone.
    pub midwife: Vec<ResultLine>,
    /// "hasil hitung – dikonfirmasi nakes", beside each of [`PersonResults::midwife`].
    pub midwife_note: String,
    /// The KMS of a child who was weighed.
    pub chart: Option<KmsChart>,
}

use super::Tone;
use crate::checklist::{Facts, Measured};
use crate::error::Result;
use crate::register::person::{Person, measure_label};
use crate::register::text;
use crate::rules::Measure;

/// What these measurements of a person say, as of the day she was weighed, or the last; `None` without any.
pub(crate) fn of(person: &Person, facts: Facts, shown: &[Measured]) -> Result<Option<PersonResults>> {
    let weighed = shown.iter().filter(|known| known.measure == Measure::Weight).map(|known| known.day).max();
    let Some(day) = weighed.or_else(|| shown.iter().map(|known| known.day).max()) else { return Ok(None) };
    let facts = &Facts { day, ..facts };
    let lines = shown.iter().map(|known| ResultLine {
        label: measure_label(known.measure).to_owned(),
        value: with_unit(known.measure, known.value),
        chip: None,
    });
    Ok(Some(PersonResults {
        member: person.id.to_string(),
        title: format!("{} · {}", person.name, text::date(facts.day)),
        lines: lines.collect(),
        family: None,
        midwife: Vec::new(),
        midwife_note: String::new(),
        chart: None,
    }))
}

fn with_unit(measure: Measure, value: i64) -> String {
    format!("{} {}", measure.show(value), measure.unit())
}
