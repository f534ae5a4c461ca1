//! Weights, lengths and ages as the growth tables need them: whole numbers, never zero or below where that is nonsense.

use std::fmt;

use chrono::NaiveDate;

/// A measurement of zero or below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a measurement must be above 0")]
pub struct NotPositive;

/// A day before the birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a day before the birth")]
pub struct BeforeBirth;

/// A weight above 0. Whole milligrams inside, so that a figure with six decimals of a kilogram stays what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(i64);

impl Weight {
    const PER_GRAM: i64 = 1_000;
    const PER_KILOGRAM: f64 = 1_000_000.0;

    /// From whole grams, as the app keeps weights.
    ///
    /// # Errors
    /// 0 and below.
    pub fn from_grams(grams: i64) -> Result<Self, NotPositive> {
        Self::from_milligrams(grams.saturating_mul(Self::PER_GRAM))
    }

    /// From whole milligrams.
    ///
    /// # Errors
    /// 0 and below.
    pub fn from_milligrams(milligrams: i64) -> Result<Self, NotPositive> {
        if milligrams > 0 { Ok(Self(milligrams)) } else { Err(NotPositive) }
    }

    /// Kilograms.
    #[must_use]
    pub fn kilograms(self) -> f64 {
        self.0 as f64 / Self::PER_KILOGRAM
    }
}

/// A length, height or circumference above 0. Whole thousandths of a millimetre inside, so that the ends of the
/// tables and 0.7 cm are met exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i64);

impl Length {
    const PER_MILLIMETRE: i64 = 1_000;
    const PER_CENTIMETRE: f64 = 10_000.0;

    /// From whole millimetres, as the app keeps lengths.
    ///
    /// # Errors
    /// 0 and below.
    pub fn from_millimetres(millimetres: i64) -> Result<Self, NotPositive> {
        Self::from_micrometres(millimetres.saturating_mul(Self::PER_MILLIMETRE))
    }

    /// From whole thousandths of a millimetre.
    ///
    /// # Errors
    /// 0 and below.
    pub fn from_micrometres(micrometres: i64) -> Result<Self, NotPositive> {
        if micrometres > 0 { Ok(Self(micrometres)) } else { Err(NotPositive) }
    }

    /// Centimetres.
    #[must_use]
    pub fn centimetres(self) -> f64 {
        self.0 as f64 / Self::PER_CENTIMETRE
    }

    /// So many millimetres longer, or shorter.
    pub(super) fn moved(self, millimetres: i64) -> Result<Self, NotPositive> {
        Self::from_micrometres(self.0.saturating_add(millimetres.saturating_mul(Self::PER_MILLIMETRE)))
    }

    /// Whole tenths of a centimetre and the rest as a part of one: the row of a table and the way to the next.
    pub(super) fn tenths(self) -> (usize, f64) {
        let whole = usize::try_from(self.0 / Self::PER_MILLIMETRE).unwrap_or(usize::MAX);
        (whole, (self.0 % Self::PER_MILLIMETRE) as f64 / Self::PER_MILLIMETRE as f64)
    }
}

/// Whole days since birth.
///
/// A month of WHO's is 30.4375 days, that is 487 sixteenths: 9 months are over after day 273, 60 months after day 1826.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgeDays(u32);

impl AgeDays {
    const PARTS_A_DAY: u64 = 16;
    const PARTS_A_MONTH: u64 = 487;

    /// So many days.
    #[must_use]
    pub fn new(days: u32) -> Self {
        Self(days)
    }

    /// Visit date − birth date.
    ///
    /// # Errors
    /// A visit before the birth.
    pub fn between(birth: NaiveDate, day: NaiveDate) -> Result<Self, BeforeBirth> {
        u32::try_from((day - birth).num_days()).map(Self).map_err(|_| BeforeBirth)
    }

    /// Where only the months are known: half up of months × 30.4375, so that 24 months are day 731.
    #[must_use]
    pub fn from_months(months: u32) -> Self {
        let parts = u64::from(months) * Self::PARTS_A_MONTH;
        let days = (parts + Self::PARTS_A_DAY / 2) / Self::PARTS_A_DAY;
        Self(u32::try_from(days).unwrap_or(u32::MAX))
    }

    /// The days.
    #[must_use]
    pub fn days(self) -> u32 {
        self.0
    }

    /// Whole WHO months and the part of the next, 0 to below 1.
    pub(super) fn months(self) -> (usize, f64) {
        let parts = u64::from(self.0) * Self::PARTS_A_DAY;
        let whole = usize::try_from(parts / Self::PARTS_A_MONTH).unwrap_or(usize::MAX);
        (whole, (parts % Self::PARTS_A_MONTH) as f64 / Self::PARTS_A_MONTH as f64)
    }

    /// Whether the age in WHO months, not rounded, is below so many.
    pub(super) fn below_months(self, months: u32) -> bool {
        u64::from(self.0) * Self::PARTS_A_DAY < u64::from(months) * Self::PARTS_A_MONTH
    }

    /// Whether the age in WHO months, not rounded, is at most so many.
    pub(super) fn at_most_months(self, months: u32) -> bool {
        u64::from(self.0) * Self::PARTS_A_DAY <= u64::from(months) * Self::PARTS_A_MONTH
    }
}

/// How the child was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// *Telentang*: length, PB.
    Lying,
    /// *Berdiri*: height, TB.
    Standing,
}

/// A z-score in hundredths, already rounded: what is flagged, put in a category and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Z(i32);

impl Z {
    /// −2.00 is −200.
    #[must_use]
    pub const fn from_hundredths(hundredths: i32) -> Self {
        Self(hundredths)
    }

    /// Rounded half away from zero, as WHO's macros do; beyond what fits, the greatest that fits. `None` for what is
    /// no number.
    pub(super) fn round(z: f64) -> Option<Self> {
        (!z.is_nan()).then(|| Self((z * 100.0).round() as i32))
    }

    /// −2.00 is −200.
    #[must_use]
    pub const fn hundredths(self) -> i32 {
        self.0
    }

    /// As people read it here: "−2,00", "+1,35", "0,00".
    #[must_use]
    pub fn show(self) -> String {
        let sign = match self.0 {
            ..0 => "−",
            0 => "",
            1.. => "+",
        };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        format!("{sign}{whole},{rest:02}")
    }
}

/// As programs read it: `-2.00`.
impl fmt::Display for Z {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        write!(f, "{sign}{whole}.{rest:02}")
    }
}
