//! Doses on record, and what is asked about them.

use chrono::NaiveDate;

use crate::checklist::Sex;

/// A dose on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoseRecord {
    /// Code or another name of the antigen.
    pub antigen: String,
    /// From 1.
    pub number: u8,
    /// The day; `None`: "tanggal tidak diketahui".
    pub on: Option<NaiveDate>,
}

/// What the calendar of a child needs to know.
#[derive(Clone, Copy, Debug)]
pub struct Child<'a> {
    /// Birth date.
    pub birth: NaiveDate,
    /// Sex; only BIAS asks.
    pub sex: Option<Sex>,
    /// Kemendagri code of the province where the child lives.
    pub province: Option<&'a str>,
    /// Whether the place is endemic for JE, where the posyandu says so; else the province decides.
    pub endemic: Option<bool>,
    /// School year, 1–12.
    pub grade: Option<u8>,
    /// Everything on record.
    pub doses: &'a [DoseRecord],
}

/// Why a dose on record is asked about. It is kept all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// The day is before birth or after today: it counts for nothing.
    ImpossibleDate,
    /// A dose before it is not on record.
    WithoutTheOneBefore,
    /// Before the least age.
    TooYoung,
    /// Sooner after the one before than the least time.
    TooSoon,
    /// At an age at which it is no longer given.
    TooOld,
    /// On record twice with different days.
    TwoDates,
    /// Another vaccine stands for it.
    OtherVaccine,
    /// Not of this place or time, yet on record.
    NotOfThisCalendar,
}

impl Question {
    /// As it is said.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::ImpossibleDate => "Tanggalnya tidak mungkin. Lihat lagi buku KIA.",
            Self::WithoutTheOneBefore => "Dosis sebelumnya tidak tercatat. Tanyakan ke bidan.",
            Self::TooYoung => "Diberikan sebelum umurnya. Tanyakan ke bidan.",
            Self::TooSoon => "Jaraknya terlalu dekat dengan dosis sebelumnya. Tanyakan ke bidan.",
            Self::TooOld => "Diberikan lewat umurnya. Tanyakan ke bidan.",
            Self::TwoDates => "Tercatat dengan dua tanggal. Lihat lagi buku KIA.",
            Self::OtherVaccine => "Diberikan dengan vaksin lain. Tanyakan ke bidan.",
            Self::NotOfThisCalendar => "Tidak ada di jadwal anak ini. Tanyakan ke bidan.",
        }
    }
}
