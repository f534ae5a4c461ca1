//! What is known of a child's weighings, and what each says.

use chrono::NaiveDate;

use super::super::category::FamilyWord;
use super::rules::{KmsRules, MinimumGain};
use crate::checklist::Sex;

/// The child of a KMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KmsChild {
    /// Sex; without it neither KBM nor lines are known.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth: NaiveDate,
    /// Weight at birth, grams.
    pub birth_weight: Option<i64>,
}

/// A weight on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KmsWeighing {
    /// When.
    pub day: NaiveDate,
    /// Grams.
    pub grams: i64,
    /// Weighed on the month's *hari buka posyandu*: it counts before others of the month (D32).
    pub posyandu_day: bool,
}

/// What a weighing says of growing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KmsStatus {
    /// **N**, *naik*: the gain is the KBM or more.
    Up,
    /// **T**, *tidak naik*: the gain is less.
    NotUp,
    /// **O**: weighed before, but not last month.
    NotLastMonth,
    /// **B**: weighed for the first time.
    First,
    /// Too few days since the last weighing to compare (D33).
    TooClose,
    /// Another weighing of the same month counts (D32).
    NotCounted,
    /// Cannot be judged; never to be shown or counted as N or T.
    Unjudged(Unjudged),
}

/// Why a weighing cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum Unjudged {
    /// The KBM is for boys or girls.
    #[error("no sex")]
    NoSex,
    /// A weighing before the birth.
    #[error("before the birth")]
    BeforeBirth,
    /// A weight of 0 or below.
    #[error("a weight must be above 0")]
    NotPositive,
    /// There is no KBM at 0 completed months.
    #[error("no minimum gain at this age")]
    NoMinimumGain,
    /// After the last month of the KMS.
    #[error("too old for the KMS")]
    TooOld,
}

impl KmsStatus {
    /// The letter on the KMS and in the reports; `None` where there is none.
    #[must_use]
    pub fn letter(self) -> Option<&'static str> {
        match self {
            Self::Up => Some("N"),
            Self::NotUp => Some("T"),
            Self::NotLastMonth => Some("O"),
            Self::First => Some("B"),
            Self::TooClose | Self::NotCounted | Self::Unjudged(_) => None,
        }
    }

    /// As the kader sees it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Up => "Naik",
            Self::NotUp => "Tidak naik",
            Self::NotLastMonth => "Bulan lalu tidak ditimbang",
            Self::First => "Baru, timbangan pertama yang tercatat",
            Self::TooClose => "Jarak terlalu dekat",
            Self::NotCounted => "Ada penimbangan lain bulan ini",
            Self::Unjudged(Unjudged::NoSex) => "Jenis kelamin belum diketahui",
            Self::Unjudged(Unjudged::BeforeBirth) => "Sebelum tanggal lahir",
            Self::Unjudged(Unjudged::NotPositive) => "Berat harus lebih dari 0",
            Self::Unjudged(Unjudged::NoMinimumGain) => "Belum dinilai pada umur ini",
            Self::Unjudged(Unjudged::TooOld) => "Sudah lewat umur KMS",
        }
    }
}

/// The weight a weighing is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// When.
    pub day: NaiveDate,
    /// Grams.
    pub grams: i64,
    /// It is the birth weight (D31, unverified).
    pub at_birth: bool,
    /// Grams gained since; below 0 when lost.
    pub gain: i64,
    /// The gain asked for. With O the sum over the months since, for information only.
    pub minimum: Option<MinimumGain>,
}

/// What to do about a weighing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Call {
    /// *Lapor nakes*: T, or above the orange line.
    TellStaff,
    /// Refer the same day: 2T, or below the red line (BGM).
    ReferToday,
}

/// A weighing with what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeighingStatus {
    /// The weighing.
    pub weighing: KmsWeighing,
    /// Completed months of age on its day (D23); `None` before birth.
    pub age_months: Option<i64>,
    /// What it says.
    pub status: KmsStatus,
    /// What it was compared with.
    pub compared: Option<Compared>,
    /// T in so many months running: 1 is T, 2 is 2T, 3 is 3T; 0 when it is not T.
    pub not_up_months: u32,
    /// BGM; on the line is not below. `None`: not known, without sex or after month 60.
    pub below_red: Option<bool>,
    /// Above the orange line; on the line is not above. `None` as for the red.
    pub above_orange: Option<bool>,
}

impl WeighingStatus {
    /// "2T", "3T" from the second month running; else the letter.
    #[must_use]
    pub fn code(&self) -> String {
        match (self.not_up_months, self.status.letter()) {
            (2.., Some(letter)) => format!("{}{letter}", self.not_up_months),
            (_, letter) => letter.unwrap_or_default().to_owned(),
        }
    }

    /// What to do (C10, D37); `None`: nothing follows from the KMS. A weighing that does not count calls for nothing.
    #[must_use]
    pub fn call(&self, rules: &KmsRules) -> Option<Call> {
        if self.status == KmsStatus::NotCounted {
            None
        } else if self.below_red == Some(true) || i64::from(self.not_up_months) >= rules.refer_after {
            Some(Call::ReferToday)
        } else {
            (self.status == KmsStatus::NotUp || self.above_orange == Some(true)).then_some(Call::TellStaff)
        }
    }

    /// What the family hears; `None` when there is nothing to say yet.
    #[must_use]
    pub fn family_word(&self, rules: &KmsRules) -> Option<FamilyWord> {
        match (self.call(rules), self.status) {
            (Some(Call::TellStaff), KmsStatus::NotUp) if self.above_orange != Some(true) => {
                Some(FamilyWord::NotUp)
            }
            (Some(_), _) => Some(FamilyWord::SeeStaff),
            (None, KmsStatus::Up) => Some(FamilyWord::Up),
            (None, _) => None,
        }
    }
}
