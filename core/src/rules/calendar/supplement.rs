//! Vitamin A and deworming: given in months of the year, by age.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::header::{RawHeader, RuleFile, own};
use crate::rules::error::Report;
use crate::rules::source::{Documents, Source, Standing};

/// Everything `supplements.toml` says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SupplementRules {
    /// Version, day, source.
    pub file: RuleFile,
    /// The campaigns.
    pub campaigns: Vec<Campaign>,
}

/// A capsule or tablet given in some months of the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// `vitamin_a`.
    pub id: String,
    /// "Vitamin A".
    pub title: String,
    /// What kind of capsule or tablet on record counts: `vitamin_a`, `deworming`.
    pub given_as: String,
    /// Months of the year, rising.
    pub months: Vec<u32>,
    /// So many months after its month it may still be given; then it is *terlewat*.
    pub late_months: u32,
    /// By age, rising.
    pub bands: Vec<CampaignBand>,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

/// What an age is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignBand {
    /// From this completed month.
    pub from_month: u32,
    /// To this completed month, not included.
    pub until_month: u32,
    /// "Kapsul biru 100.000 SI".
    pub dose: String,
    /// Only once in this band, however many months of the campaign fall into it.
    pub once: bool,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

impl SupplementRules {
    /// A campaign by id.
    #[must_use]
    pub fn campaign(&self, id: &str) -> Option<&Campaign> {
        self.campaigns.iter().find(|campaign| campaign.id == id)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    file: RawHeader,
    campaign: Vec<RawCampaign>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCampaign {
    id: Spanned<String>,
    title: String,
    given_as: String,
    months: Vec<u32>,
    late_months: u32,
    band: Vec<RawBand>,
    source: Option<Spanned<String>>,
    standing: Option<Standing>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBand {
    from_month: Spanned<u32>,
    until_month: u32,
    dose: String,
    #[serde(default)]
    once: bool,
    source: Option<Spanned<String>>,
    standing: Option<Standing>,
}

pub(super) fn read(report: &mut Report<'_>, documents: &Documents) -> SupplementRules {
    let Some(raw) = report.parse::<Raw>() else { return SupplementRules::default() };
    let file = raw.file.read(report, documents);
    let mut campaigns: Vec<Campaign> = Vec::new();
    for raw in raw.campaign {
        let offset = raw.id.span().start;
        let id = raw.id.into_inner();
        if campaigns.iter().any(|known| known.id == id) {
            report.say(offset, format!("campaign {id} is there twice"));
        }
        let rising = raw.months.windows(2).all(|pair| matches!(pair, [one, two] if one < two));
        if raw.months.is_empty() || !rising || raw.months.iter().any(|month| !(1..=12).contains(month)) {
            report.say(offset, "months must be 1 to 12 and rise");
        }
        // A month's grace must end before the next month of the campaign begins.
        let apart = raw
            .months
            .windows(2)
            .filter_map(|pair| if let [one, two] = pair { two.checked_sub(*one) } else { None })
            .chain(raw.months.first().zip(raw.months.last()).map(|(one, last)| one + 12 - last));
        if apart.min().is_some_and(|apart| apart <= raw.late_months) {
            report.say(offset, "the time it may be late reaches into the next month of the campaign");
        }
        let bands = read_bands(report, documents, &file, raw.band);
        let (source, standing) = own(report, documents, &file, raw.source.as_ref(), raw.standing);
        let (title, given_as, months, late_months) = (raw.title, raw.given_as, raw.months, raw.late_months);
        campaigns.push(Campaign { id, title, given_as, months, late_months, bands, source, standing });
    }
    SupplementRules { file, campaigns }
}

fn read_bands(
    report: &mut Report<'_>,
    documents: &Documents,
    file: &RuleFile,
    raw: Vec<RawBand>,
) -> Vec<CampaignBand> {
    let mut bands: Vec<CampaignBand> = Vec::new();
    for raw in raw {
        let offset = raw.from_month.span().start;
        let from_month = raw.from_month.into_inner();
        if from_month >= raw.until_month {
            report.say(offset, "a band must end after it begins");
        }
        if let Some(last) = bands.last().filter(|last| last.until_month != from_month) {
            let what = if last.until_month > from_month { "overlap" } else { "leave a gap" };
            report.say(offset, format!("age bands {what} at month {}", last.until_month.min(from_month)));
        }
        let (source, standing) = own(report, documents, file, raw.source.as_ref(), raw.standing);
        let (until_month, dose, once) = (raw.until_month, raw.dose, raw.once);
        bands.push(CampaignBand { from_month, until_month, dose, once, source, standing });
    }
    bands
}
