//! The nutritional category of a z-score: Permenkes 2/2020, and head circumference.
//!
//! A kader does not judge these (KMK 2015/2023, Gambar 17): they are computed for the nakes of the session and carry
//! [`Category::NOTE`]; the family hears only *naik*, *tidak naik* or *perlu diperiksa petugas* ([`FamilyWord`]).

use super::score::{Index, Reference, Scores};
use super::small::CATEGORIES;
use super::units::Z;

/// Whose limits: an index with an age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// BB/U, 0–60 months.
    WeightForAge,
    /// PB/U or TB/U, 0–60 months.
    LengthForAge,
    /// BB/PB or BB/TB, 0–60 months.
    WeightForLength,
    /// IMT/U, 0–60 months.
    BmiForAge,
    /// IMT/U, 5–18 years.
    BmiForAge5To18,
    /// LK/U, 0–60 months; not in Permenkes 2/2020.
    HeadForAge,
}

impl Scheme {
    /// The scheme of an index on a reference; `None` where the regulation has none: arm circumference-for-age (LiLA
    /// has its own classes), and from 60 months all but IMT/U.
    #[must_use]
    pub fn of(index: Index, reference: Option<Reference>) -> Option<Self> {
        match (index, reference) {
            (Index::BmiForAge, Some(Reference::Reference2007)) => Some(Self::BmiForAge5To18),
            (_, Some(Reference::Reference2007)) => None,
            (Index::WeightForAge, _) => Some(Self::WeightForAge),
            (Index::LengthForAge, _) => Some(Self::LengthForAge),
            (Index::WeightForLength, _) => Some(Self::WeightForLength),
            (Index::BmiForAge, _) => Some(Self::BmiForAge),
            (Index::HeadForAge, _) => Some(Self::HeadForAge),
            (Index::ArmForAge, _) => None,
        }
    }
}

/// A category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Category {
    /// Whose.
    pub scheme: Scheme,
    /// `gizi_kurang`: kept and exported.
    pub code: &'static str,
    /// "Gizi kurang", for the nakes.
    pub label: &'static str,
    /// The regulation's English.
    pub english: &'static str,
    /// The first z that is no longer in it; `None` for the last.
    pub(super) below: Option<Z>,
}

impl Category {
    /// Stands beside every category.
    pub const NOTE: &'static str = "hasil hitung – dikonfirmasi nakes";

    /// The category of a rounded z.
    #[must_use]
    pub fn of(scheme: Scheme, z: Z) -> Option<&'static Self> {
        CATEGORIES
            .iter()
            .filter(|category| category.scheme == scheme)
            .find(|category| category.below.is_none_or(|below| z < below))
    }

    /// All categories, from the lowest z of each scheme up.
    #[must_use]
    pub fn all() -> &'static [Self] {
        CATEGORIES
    }

    /// Nothing for the nakes to look at: *normal*, *gizi baik*.
    #[must_use]
    pub fn is_normal(&self) -> bool {
        matches!(self.code, "bb_normal" | "normal" | "gizi_baik" | "lk_normal")
    }
}

/// All the family is told of growth (0.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FamilyWord {
    /// The weight went up as it should.
    Up,
    /// It did not.
    NotUp,
    /// Something is for the nakes to look at.
    SeeStaff,
}

impl FamilyWord {
    /// The sentence.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Up => "Berat badan naik.",
            Self::NotUp => "Berat badan tidak naik.",
            Self::SeeStaff => "Perlu diperiksa petugas.",
        }
    }
}

impl Scores {
    /// The category of an index; `None` without a z, and where there is no scheme.
    #[must_use]
    pub fn category(&self, index: Index) -> Option<&'static Category> {
        let z = self.z(index).ok()?;
        Category::of(Scheme::of(index, self.reference)?, z)
    }

    /// What the family hears of the z-scores: that someone is to look, when a category is not normal, a measurement
    /// is implausible or the feet are swollen; `None` when nothing calls for it, which does not say "normal".
    #[must_use]
    pub fn family_word(&self) -> Option<FamilyWord> {
        let looked_at = |index: &Index| {
            self.get(*index).is_ok_and(|score| score.implausible)
                || self.category(*index).is_some_and(|category| !category.is_normal())
        };
        (self.oedema || Index::ALL.iter().any(looked_at)).then_some(FamilyWord::SeeStaff)
    }
}
