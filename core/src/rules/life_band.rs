//! The bands of age and the sheet of each, from `life_stage.toml` (C7).

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::error::Report;
use super::source::{Documents, Source, Standing};

/// A group of the life cycle by age alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LifeStage {
    /// *Bayi*, 0–11 months.
    Infant,
    /// *Balita*, 12–59 months.
    Toddler,
    /// *Apras*, 60–71 months.
    Preschooler,
    /// *Usia sekolah*, 72 months to 14 years.
    SchoolAge,
    /// *Remaja*, 15–18 years.
    Adolescent,
    /// *Dewasa*, 19–59 years.
    Adult,
    /// *Lansia*, from 60 years.
    OlderAdult,
}

impl LifeStage {
    /// As the recap names it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Infant => "Bayi",
            Self::Toddler => "Balita",
            Self::Preschooler => "Apras",
            Self::SchoolAge => "Usia sekolah",
            Self::Adolescent => "Remaja",
            Self::Adult => "Dewasa",
            Self::OlderAdult => "Lansia",
        }
    }
}

/// A state over the stage of the age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overlay {
    /// *Hamil*.
    Pregnant,
    /// *Nifas*.
    Postpartum,
    /// *Menyusui*.
    Breastfeeding,
}

impl Overlay {
    /// As the screens name it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Pregnant => "Hamil",
            Self::Postpartum => "Nifas",
            Self::Breastfeeding => "Menyusui",
        }
    }
}

/// The bands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LifeBands {
    /// First completed month of each band, rising.
    bands: Vec<(i64, LifeStage)>,
    sheets: Vec<Sheet>,
    /// Days after delivery that are *nifas*, day 0 included.
    pub postpartum_last_day: i64,
    /// Completed months after delivery at which *menyusui* ends.
    pub breastfeeding_until_month: i64,
    /// Where the bands come from.
    pub source: Source,
    /// How sure they are.
    pub standing: Standing,
}

/// Which sheet a visit asks of whom.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Sheet {
    overlay: Option<Overlay>,
    below_month: Option<i64>,
    /// `None`: the sheet of this state does not exist yet.
    form: Option<String>,
    /// Where the form is named in the file, while it is being read.
    #[serde(skip)]
    offset: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    source: Spanned<String>,
    standing: Standing,
    postpartum_last_day: i64,
    breastfeeding_until_month: i64,
    band: Vec<RawBand>,
    sheet: Vec<RawSheet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBand {
    stage: Spanned<LifeStage>,
    from_month: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSheet {
    overlay: Option<Overlay>,
    below_month: Option<i64>,
    form: Option<Spanned<String>>,
}

impl LifeBands {
    pub(super) fn read(report: &mut Report<'_>, documents: &Documents) -> Option<Self> {
        let raw: Raw = report.parse()?;
        let Some(source) = documents.find(raw.source.get_ref()) else {
            report.say(raw.source.span().start, format!("unknown source '{}'", raw.source.get_ref()));
            return None;
        };
        let mut bands: Vec<(i64, LifeStage)> = Vec::new();
        for band in raw.band {
            let rising = bands.last().map_or(band.from_month == 0, |(last, _)| *last < band.from_month);
            if !rising {
                report.say(band.stage.span().start, "bands must begin at month 0 and rise");
            }
            bands.push((band.from_month, band.stage.into_inner()));
        }
        let sheet = |raw: RawSheet| Sheet {
            overlay: raw.overlay,
            below_month: raw.below_month,
            offset: raw.form.as_ref().map_or(0, |form| form.span().start),
            form: raw.form.map(Spanned::into_inner),
        };
        Some(Self {
            bands,
            sheets: raw.sheet.into_iter().map(sheet).collect(),
            postpartum_last_day: raw.postpartum_last_day,
            breastfeeding_until_month: raw.breastfeeding_until_month,
            source,
            standing: raw.standing,
        })
    }

    /// The forms named, with their places in the file.
    pub(super) fn named_forms(&self) -> impl Iterator<Item = (&str, usize)> {
        self.sheets.iter().filter_map(|sheet| Some((sheet.form.as_deref()?, sheet.offset)))
    }

    /// Whether a form is the visit's sheet of some stage.
    #[must_use]
    pub fn asks(&self, form: &str) -> bool {
        self.named_forms().any(|(named, _)| named == form)
    }

    /// The stage of a completed month of age; `None` below 0.
    #[must_use]
    pub fn stage(&self, months: i64) -> Option<LifeStage> {
        self.bands.iter().rev().find(|(from, _)| months >= *from).map(|(_, stage)| *stage)
    }

    /// The visit's sheet: the first line that fits; an overlay's line goes before the age's (D24). A member whose
    /// line names no form, or whom no line fits, has no sheet yet.
    #[must_use]
    pub fn sheet(&self, overlays: &[Overlay], months: Option<i64>) -> Option<&str> {
        let fits = |sheet: &&Sheet| {
            let overlay = sheet.overlay.is_none_or(|overlay| overlays.contains(&overlay));
            let age = sheet.below_month.is_none_or(|limit| months.is_some_and(|m| (0..limit).contains(&m)));
            overlay && age
        };
        let sheet = self.sheets.iter().find(fits)?;
        sheet.form.as_deref()
    }
}
