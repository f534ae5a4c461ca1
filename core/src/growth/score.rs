//! All z-scores of one child on one day.

use super::formula::{plain, restricted, value_at};
use super::layout;
use super::layout::LAYOUTS;
use super::small as method;
use super::table::lms;
use super::units::{AgeDays, Length, Position, Weight, Z};
use crate::checklist::Sex;

/// What a z-score is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Index {
    /// BB/U.
    WeightForAge,
    /// PB/U, TB/U.
    LengthForAge,
    /// BB/PB below 24 months, BB/TB from then.
    WeightForLength,
    /// IMT/U.
    BmiForAge,
    /// LK/U.
    HeadForAge,
    /// LiLA/U.
    ArmForAge,
}

impl Index {
    /// All of them, in WHO's order.
    pub const ALL: [Self; 6] = [
        Self::WeightForAge,
        Self::LengthForAge,
        Self::WeightForLength,
        Self::BmiForAge,
        Self::HeadForAge,
        Self::ArmForAge,
    ];

    /// The short name on the Indonesian forms.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::WeightForAge => "BB/U",
            Self::LengthForAge => "PB/U atau TB/U",
            Self::WeightForLength => "BB/PB atau BB/TB",
            Self::BmiForAge => "IMT/U",
            Self::HeadForAge => "LK/U",
            Self::ArmForAge => "LiLA/U",
        }
    }

    /// Whether a rounded z is so far out that the measurement is to be taken again; the limit itself is not.
    #[must_use]
    pub fn is_implausible(self, z: Z) -> bool {
        let (least, greatest) = self.plausible();
        !(least..=greatest).contains(&z.hundredths())
    }

    /// The rounded z, in hundredths, that is still plausible, both ends included. 5–19 years have the same.
    const fn plausible(self) -> (i32, i32) {
        match self {
            Self::WeightForAge => method::PLAUSIBLE_WEIGHT_FOR_AGE,
            Self::LengthForAge => method::PLAUSIBLE_LENGTH_FOR_AGE,
            Self::WeightForLength => method::PLAUSIBLE_WEIGHT_FOR_LENGTH,
            Self::BmiForAge => method::PLAUSIBLE_BMI_FOR_AGE,
            Self::HeadForAge => method::PLAUSIBLE_HEAD_FOR_AGE,
            Self::ArmForAge => method::PLAUSIBLE_ARM_FOR_AGE,
        }
    }
}

/// Which tables a child belongs to.
///
/// The 2006 standard below 60 months of 30.4375 days, that is to day 1826, and the 2007 reference from day 1827. The
/// 2006 tables go on to day 1856, since WHO's older macros kept a child of "60 completed months" on them, and
/// Permenkes 2/2020 says "0–60 bulan"; those 30 days are judged by 2007 here, as by WHO's present program, so that a
/// child has one set of scores on every day and the sheets of *balita* (0–59 months) end with the standard of *balita*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// WHO Child Growth Standards 2006, day 0 to 1826.
    Standard2006,
    /// WHO Reference 2007, 60 to 228 months; weight-for-age to 120.
    Reference2007,
}

/// Why there is no z-score. Never to be shown or counted as normal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum NoZ {
    /// The tables are for boys or girls.
    #[error("no sex")]
    NoSex,
    /// The table needs an age.
    #[error("no age")]
    NoAge,
    /// What the index needs was not measured.
    #[error("not measured")]
    NotMeasured,
    /// Swollen feet: the weight says nothing. By Indonesian practice *gizi buruk*, its own finding.
    #[error("oedema")]
    Oedema,
    /// Before the first or after the last age of the table, or the reference has no such table.
    #[error("age outside the table")]
    AgeOutside,
    /// Shorter or longer than the table of weight-for-length or weight-for-height goes.
    #[error("length outside the table")]
    LengthOutside,
    /// Nothing is left of the length after the correction for the position.
    #[error("length not above 0")]
    NoLength,
    /// The formula has no value. Never with the tables that ship: the build checks each row at ±3 SD.
    #[error("not computable")]
    NotComputable,
}

impl NoZ {
    /// For the kader.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::NoSex => "Jenis kelamin belum diketahui",
            Self::NoAge => "Umur belum diketahui",
            Self::NotMeasured => "Belum diukur",
            Self::Oedema => "Kaki bengkak: berat tidak dinilai, perlu diperiksa petugas",
            Self::AgeOutside => "Tidak ada tabel untuk umur ini",
            Self::LengthOutside | Self::NoLength => "Panjang atau tinggi di luar tabel, ukur lagi",
            Self::NotComputable => "Tidak dapat dihitung",
        }
    }
}

/// A z-score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// Rounded to hundredths.
    pub z: Z,
    /// So far out that the measurement is to be taken again. The z and its category stay.
    pub implausible: bool,
}

/// A z-score, or why there is none.
pub type Answer = Result<Score, NoZ>;

/// What was measured of a child on a day. What is not known is `None`, and gives no z-score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Child {
    /// Sex.
    pub sex: Option<Sex>,
    /// Age on the day of measuring.
    pub age: Option<AgeDays>,
    /// Weight.
    pub weight: Option<Weight>,
    /// Length or height as read off, before any correction.
    pub length: Option<Length>,
    /// Lying or standing; `None` when it was not noted.
    pub position: Option<Position>,
    /// Both feet are swollen and pit.
    pub oedema: bool,
    /// Head circumference.
    pub head: Option<Length>,
    /// Mid upper arm circumference (LiLA).
    pub arm: Option<Length>,
}

impl Child {
    /// Nothing measured yet.
    #[must_use]
    pub fn new(sex: Option<Sex>, age: Option<AgeDays>) -> Self {
        Self { sex, age, weight: None, length: None, position: None, oedema: false, head: None, arm: None }
    }
}

/// All z-scores of a child on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scores {
    /// Which tables; `None` without an age, when only weight-for-length or -height can be known.
    pub reference: Option<Reference>,
    /// WHO's `c9mo`: a child under 9 months noted as standing. The note is taken as wrong, the length as it is.
    pub position_doubtful: bool,
    /// Oedema was noted.
    pub oedema: bool,
    answers: [Answer; 6],
}

impl Scores {
    /// The z-score of an index, or why there is none.
    pub fn get(&self, index: Index) -> Answer {
        self.answers.get(index as usize).copied().unwrap_or(Err(NoZ::NotComputable))
    }

    /// The z of an index.
    ///
    /// # Errors
    /// Why there is none.
    pub fn z(&self, index: Index) -> Result<Z, NoZ> {
        self.get(index).map(|score| score.z)
    }
}

/// All z-scores of a child: WHO 2006 below 60 months, WHO 2007 from then ([`Reference`]). Never panics; about half a
/// microsecond.
///
/// ```
/// use sakukader_core::checklist::Sex;
/// use sakukader_core::growth::{AgeDays, Child, Index, NoZ, Weight, scores};
///
/// let boy = Child { weight: Weight::from_grams(3_346).ok(), ..Child::new(Some(Sex::Male), Some(AgeDays::new(0))) };
/// let scores = scores(&boy);
/// assert_eq!(scores.z(Index::WeightForAge).map(|z| z.hundredths()), Ok(0));
/// assert_eq!(scores.z(Index::LengthForAge), Err(NoZ::NotMeasured));
/// ```
#[must_use]
pub fn scores(child: &Child) -> Scores {
    let reference = child.age.map(|age| {
        if age.below_months(method::STANDARD_MONTHS) {
            Reference::Standard2006
        } else {
            Reference::Reference2007
        }
    });
    let (length, position_doubtful) = corrected(child, reference);
    let seen = Seen { child, length, reference };
    Scores {
        reference,
        position_doubtful,
        oedema: child.oedema,
        answers: [
            seen.weight_for_age(),
            seen.length_for_age(),
            seen.weight_for_length(),
            seen.bmi_for_age(),
            seen.by_day(Index::HeadForAge, layout::HCFA_2006, child.head),
            seen.by_day(Index::ArmForAge, layout::ACFA_2006, child.arm),
        ],
    }
}

/// The length as the tables want it, and whether the note of the position is doubted.
fn corrected(child: &Child, reference: Option<Reference>) -> (Result<Length, NoZ>, bool) {
    let Some(length) = child.length else { return (Err(NoZ::NotMeasured), false) };
    let (Some(age), Some(Reference::Standard2006)) = (child.age, reference) else {
        return (Ok(length), false);
    };
    let lying_age = age.days() < method::FIRST_STANDING_DAY;
    match child.position {
        Some(Position::Standing) if age.below_months(method::STANDING_FROM_MONTH) => (Ok(length), true),
        Some(Position::Standing) if lying_age => {
            (length.moved(i64::from(method::POSITION_MILLIMETRES)).map_err(|_| NoZ::NoLength), false)
        }
        Some(Position::Lying) if !lying_age => {
            (length.moved(-i64::from(method::POSITION_MILLIMETRES)).map_err(|_| NoZ::NoLength), false)
        }
        _ => (Ok(length), false),
    }
}

/// A child with its corrected length.
struct Seen<'a> {
    child: &'a Child,
    length: Result<Length, NoZ>,
    reference: Option<Reference>,
}

impl Seen<'_> {
    fn sex(&self) -> Result<Sex, NoZ> {
        self.child.sex.ok_or(NoZ::NoSex)
    }

    fn age(&self) -> Result<AgeDays, NoZ> {
        self.child.age.ok_or(NoZ::NoAge)
    }

    /// The weight, when it says something.
    fn weight(&self) -> Result<f64, NoZ> {
        if self.child.oedema {
            return Err(NoZ::Oedema);
        }
        self.child.weight.map(Weight::kilograms).ok_or(NoZ::NotMeasured)
    }

    /// The key of a table by age: days of 2006, months of 2007 to the last one.
    fn key(&self, last_month: u32) -> Result<(usize, f64), NoZ> {
        let age = self.age()?;
        match self.reference {
            Some(Reference::Standard2006) => {
                usize::try_from(age.days()).map(|day| (day, 0.0)).map_err(|_| NoZ::AgeOutside)
            }
            Some(Reference::Reference2007) if age.at_most_months(last_month) => Ok(age.months()),
            _ => Err(NoZ::AgeOutside),
        }
    }

    /// The table of the child's reference.
    fn table(&self, standard: usize, reference: usize) -> usize {
        if self.reference == Some(Reference::Reference2007) { reference } else { standard }
    }

    fn weight_for_age(&self) -> Answer {
        let (sex, weight) = (self.sex()?, self.weight()?);
        let key = self.key(method::REFERENCE_WEIGHT_MONTHS)?;
        let table = self.table(layout::WFA_2006, layout::WFA_2007);
        score(Index::WeightForAge, table, sex, key, weight, NoZ::AgeOutside)
    }

    fn length_for_age(&self) -> Answer {
        let (sex, length) = (self.sex()?, self.length?);
        let key = self.key(method::REFERENCE_MONTHS)?;
        let table = self.table(layout::LHFA_2006, layout::HFA_2007);
        score(Index::LengthForAge, table, sex, key, length.centimetres(), NoZ::AgeOutside)
    }

    /// Weight-for-length below 731 days, weight-for-height from then, however the child was measured. Without an age
    /// by the noted position, and where that is not noted either, from 87 cm standing.
    fn weight_for_length(&self) -> Answer {
        let (sex, weight, length) = (self.sex()?, self.weight()?, self.length?);
        let key = length.tenths();
        let lying = match (self.child.age, self.child.position) {
            (Some(age), _) => age.days() < method::FIRST_STANDING_DAY,
            (None, Some(position)) => position == Position::Lying,
            (None, None) => key.0 < method::LYING_BELOW_MILLIMETRES as usize,
        };
        if self.reference == Some(Reference::Reference2007) {
            return Err(NoZ::AgeOutside);
        }
        let table = if lying { layout::WFL_2006 } else { layout::WFH_2006 };
        score(Index::WeightForLength, table, sex, key, weight, NoZ::LengthOutside)
    }

    fn bmi_for_age(&self) -> Answer {
        let (sex, weight, length) = (self.sex()?, self.weight()?, self.length?);
        let key = self.key(method::REFERENCE_MONTHS)?;
        let table = self.table(layout::BFA_2006, layout::BFA_2007);
        let metres = length.centimetres() / 100.0;
        score(Index::BmiForAge, table, sex, key, weight / (metres * metres), NoZ::AgeOutside)
    }

    /// Head and arm: 2006 only.
    fn by_day(&self, index: Index, table: usize, measured: Option<Length>) -> Answer {
        let (sex, length) = (self.sex()?, measured.ok_or(NoZ::NotMeasured)?);
        let key = self.key(0)?;
        score(index, table, sex, key, length.centimetres(), NoZ::AgeOutside)
    }
}

fn score(index: Index, table: usize, sex: Sex, key: (usize, f64), y: f64, outside: NoZ) -> Answer {
    let row = lms(table, sex, key).ok_or(outside)?;
    let by_weight = LAYOUTS.get(table).is_some_and(|layout| layout.by_weight);
    let z = if by_weight { restricted(&row, y) } else { plain(&row, y) };
    let z = Z::round(z).ok_or(NoZ::NotComputable)?;
    Ok(Score { z, implausible: index.is_implausible(z) })
}

/// The weight in kilograms or length in centimetres at so many SD from the median; for made-up children.
pub(crate) fn measure_at(index: Index, sex: Sex, age: AgeDays, sd: f64) -> Option<f64> {
    let standard = age.below_months(method::STANDARD_MONTHS);
    let reference = if standard { Reference::Standard2006 } else { Reference::Reference2007 };
    let child = Child::new(Some(sex), Some(age));
    let seen = Seen { child: &child, length: Err(NoZ::NotMeasured), reference: Some(reference) };
    let (table, last_month) = match index {
        Index::WeightForAge => {
            (seen.table(layout::WFA_2006, layout::WFA_2007), method::REFERENCE_WEIGHT_MONTHS)
        }
        Index::LengthForAge => (seen.table(layout::LHFA_2006, layout::HFA_2007), method::REFERENCE_MONTHS),
        Index::HeadForAge => (layout::HCFA_2006, 0),
        Index::ArmForAge => (layout::ACFA_2006, 0),
        Index::WeightForLength | Index::BmiForAge => return None,
    };
    Some(value_at(&lms(table, sex, seen.key(last_month).ok()?)?, sd))
}
