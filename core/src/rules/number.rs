//! Numbers as they are typed and shown, and as they are kept: whole numbers of a small unit.

use serde::{Deserialize, Serialize};

/// A measurement of the member that a sheet's item points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Tenths of a degree Celsius, shown in °C.
    Temperature,
    /// Upper arm (LiLA), millimetres, shown in cm.
    Muac,
    /// Grams, shown in kg.
    Weight,
    /// Length or height, millimetres, shown in cm.
    Length,
    /// Millimetres, shown in cm.
    HeadCircumference,
    /// Blood pressure, the upper value, mmHg.
    Systolic,
    /// Blood pressure, the lower value, mmHg.
    Diastolic,
    /// Blood sugar at any time of the day (GDS), mg/dL.
    BloodSugar,
    /// Blood sugar after a night without food (GDP), mg/dL.
    FastingBloodSugar,
    /// Hb, tenths of g/dL, shown in g/dL.
    Haemoglobin,
    /// Waist (lingkar perut), millimetres, shown in cm.
    Waist,
    /// A plain count: of years, cigarettes, tablets. An answer of the sheet, not a measurement of the member.
    Count,
}

impl Measure {
    /// The unit shown and typed.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::Temperature => "°C",
            Self::Weight => "kg",
            Self::Muac | Self::Length | Self::HeadCircumference | Self::Waist => "cm",
            Self::Systolic | Self::Diastolic => "mmHg",
            Self::BloodSugar | Self::FastingBloodSugar => "mg/dL",
            Self::Haemoglobin => "g/dL",
            Self::Count => "",
        }
    }

    /// Decimals between the unit shown and the unit kept.
    #[must_use]
    pub fn scale(self) -> u32 {
        match self {
            Self::Temperature
            | Self::Muac
            | Self::Length
            | Self::HeadCircumference
            | Self::Haemoglobin
            | Self::Waist => 1,
            Self::Weight => 3,
            Self::Systolic | Self::Diastolic | Self::BloodSugar | Self::FastingBloodSugar | Self::Count => 0,
        }
    }

    /// Decimals the instrument shows.
    #[must_use]
    pub fn decimals(self) -> u32 {
        match self {
            Self::Weight => 2,
            _ => self.scale(),
        }
    }

    /// With a decimal comma, without the unit: 378 tenths of a degree are "37,8".
    #[must_use]
    pub fn show(self, value: i64) -> String {
        show(value, self.scale(), self.decimals())
    }
}

/// A number to answer. `min` and `max` are what is possible at all, the plausible range what needs no question;
/// all in the integer unit, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberKind {
    /// Which measurement of the member it is, or a count.
    pub measure: Measure,
    /// What is counted: "batang", "tahun".
    pub unit: Option<String>,
    /// Least possible value.
    pub min: i64,
    /// Greatest possible value.
    pub max: i64,
    /// Least value that is not asked about.
    pub plausible_min: i64,
    /// Greatest value that is not asked about.
    pub plausible_max: i64,
    /// The date item that says when it was measured; the day of the visit without one.
    pub measured_on: Option<String>,
    /// Whole days that must lie between two values to compare them.
    pub compare_after_days: i64,
    /// The completed month of age at which the value at birth counts as the earlier one.
    pub birth_value_at_month: Option<i64>,
}

impl NumberKind {
    /// The unit shown and typed; empty for a bare count.
    #[must_use]
    pub fn unit(&self) -> &str {
        self.unit.as_deref().unwrap_or_else(|| self.measure.unit())
    }

    /// With its unit: "37,8 °C", "12 batang".
    #[must_use]
    pub fn show(&self, value: i64) -> String {
        with_unit(self.measure.show(value), self.unit())
    }

    /// Whether a value can be at all.
    #[must_use]
    pub fn possible(&self, value: i64) -> bool {
        (self.min..=self.max).contains(&value)
    }

    /// A number as typed; else the sentence to show beside the field.
    pub(super) fn read(&self, typed: &str) -> Result<i64, String> {
        let scale = self.measure.scale();
        match parse(typed, scale) {
            Some(value) if self.possible(value) => Ok(value),
            Some(value) => Err(self.refusal(value)),
            None => Err(match shape(typed) {
                Shape::NoNumber => format!("Tulis dengan angka, misalnya {}.", self.show(self.example())),
                Shape::TooFine if scale == 0 => "Tulis tanpa angka di belakang koma.".to_owned(),
                Shape::TooFine => format!("Tulis paling banyak {scale} angka di belakang koma."),
                Shape::OutOfReach => self.limits("Angka itu"),
            }),
        }
    }

    /// What is said of a value that cannot be: "50,0 °C tidak mungkin. Isi antara 30,0 dan 45,0 °C."
    #[must_use]
    pub fn refusal(&self, value: i64) -> String {
        // The comma forgotten: 378 for 37,8, 350 for 3,50.
        let meant = [10, 100].into_iter().filter(|by| value % by == 0).map(|by| value / by);
        match meant.into_iter().find(|meant| self.measure.scale() > 0 && self.plausible(*meant)) {
            Some(meant) => format!("{} tidak mungkin. Maksudnya {}?", self.show(value), self.show(meant)),
            None => self.limits(&self.show(value)),
        }
    }

    /// A value as it is commonly typed.
    fn example(&self) -> i64 {
        if self.measure == Measure::Temperature { 365 } else { self.plausible_min }
    }

    fn limits(&self, given: &str) -> String {
        let (least, most) = (self.measure.show(self.min), self.show(self.max));
        format!("{given} tidak mungkin. Isi antara {least} dan {most}.")
    }

    /// Whether a value needs no question.
    #[must_use]
    pub fn plausible(&self, value: i64) -> bool {
        (self.plausible_min..=self.plausible_max).contains(&value)
    }
}

/// A number and its unit, if it has one.
pub(super) fn with_unit(number: String, unit: &str) -> String {
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}

/// Whole number of the small unit → text with a decimal comma. Digits the instrument does not show are kept
/// when they are not zero, so that nothing stored is shown as something else.
pub(crate) fn show(value: i64, scale: u32, decimals: u32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let magnitude = value.unsigned_abs();
    let factor = 10u64.saturating_pow(scale).max(1);
    let mut fraction = format!("{:0width$}", magnitude % factor, width = scale as usize);
    while fraction.len() > decimals as usize && fraction.ends_with('0') {
        fraction.pop();
    }
    let whole = magnitude / factor;
    if scale == 0 || fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole},{fraction}")
    }
}

/// What a text is that no number is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Letters, or nothing.
    NoNumber,
    /// A number with more decimals than the unit kept.
    TooFine,
    /// A number below 0, or a greater one than can be kept.
    OutOfReach,
}

/// Why [`parse`] read no number.
fn shape(text: &str) -> Shape {
    let text = text.trim();
    let (below, text) = text.strip_prefix(['-', '−']).map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return Shape::NoNumber;
    }
    if below || whole.parse::<i32>().is_err() { Shape::OutOfReach } else { Shape::TooFine }
}

/// Text with a decimal comma or point → whole number of the small unit. `None` when it is no such number or has
/// more decimals than the unit kept.
fn parse(text: &str, scale: u32) -> Option<i64> {
    let text = text.trim();
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > scale as usize {
        return None;
    }
    format!("{whole}{fraction:0<width$}", width = scale as usize).parse().ok()
}
