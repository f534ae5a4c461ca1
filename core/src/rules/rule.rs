//! Rules and the four levels of outcome.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::source::{Source, Standing};

/// The four outcomes. A greater one is more urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// 0: fine; a short word of advice at most.
    Good,
    /// 1: advise, record, weekly evaluation with the Pustu.
    FollowUp,
    /// 2: refer and report to nakes.
    Refer,
    /// 3: now.
    Emergency,
}

impl Level {
    /// 0–3, as stored.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Good => 0,
            Self::FollowUp => 1,
            Self::Refer => 2,
            Self::Emergency => 3,
        }
    }

    /// From a stored number; `None` for what a newer version wrote.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        match number {
            0 => Some(Self::Good),
            1 => Some(Self::FollowUp),
            2 => Some(Self::Refer),
            3 => Some(Self::Emergency),
            _ => None,
        }
    }
}

/// What a level is called and means, from `levels.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelText {
    /// The level.
    pub level: Level,
    /// "Rujuk ke Pustu/Puskesmas".
    pub name: String,
    /// What the kader does.
    pub action: String,
    /// Days until the next look, unless the rule says otherwise; `None` at level 0.
    pub due_days: Option<u32>,
    /// Why then: "Memastikan rujukan sudah sampai".
    pub due_reason: Option<String>,
    /// Where that comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

/// The weekly evaluation's categories, and what fits none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// (a) a service not used.
    NoAccess,
    /// (b) not keeping to treatment.
    NonCompliance,
    /// (c) a danger sign.
    DangerSign,
    /// (d) signs of TB.
    TbSymptoms,
    /// None of the four: risk factors, measurements.
    Other,
}

impl Category {
    /// As the weekly report names it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NoAccess => "tidak akses pelayanan",
            Self::NonCompliance => "tidak patuh pengobatan",
            Self::DangerSign => "tanda bahaya",
            Self::TbSymptoms => "gejala TBC",
            Self::Other => "lainnya",
        }
    }

    /// The letter in the weekly report; `None` outside the four.
    #[must_use]
    pub fn letter(self) -> Option<char> {
        match self {
            Self::NoAccess => Some('a'),
            Self::NonCompliance => Some('b'),
            Self::DangerSign => Some('c'),
            Self::TbSymptoms => Some('d'),
            Self::Other => None,
        }
    }

    /// As stored.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NoAccess => "no_access",
            Self::NonCompliance => "non_compliance",
            Self::DangerSign => "danger_sign",
            Self::TbSymptoms => "tb_symptoms",
            Self::Other => "other",
        }
    }
}

/// Text with gaps: `{BH7}` an answer with its unit, `{cut:pregnant_muac}` a cut-off, `{fact:age_years}` a fact,
/// `{dose:BCG 1}` and `{campaign:vitamin_a}` what the calendar says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template(pub Vec<Part>);

impl Template {
    /// As it stands, with "…" in its gaps.
    #[must_use]
    pub fn written(&self) -> String {
        let piece = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Item(_) | Part::Fact(_) | Part::Stands(_) => "…".to_owned(),
            Part::Limit(limit) => limit.show(),
        };
        self.0.iter().map(piece).collect()
    }
}

/// A piece of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// As it stands; cut-offs are filled in when the file is read.
    Text(String),
    /// The answer of the item at this position.
    Item(usize),
    /// A fact.
    Fact(super::condition::Fact),
    /// The limit of this person.
    Limit(super::limit::Limit),
    /// What the calendar says of a dose or campaign.
    Stands(super::stand::Scheduled),
}

/// A condition and what follows from it. Of the rules about one item the first that holds counts; rules about no
/// item (from facts alone) stand each for itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// `BH7.kek`, unique in the file.
    pub id: String,
    /// Position of the item it is about; `None` for a rule from facts.
    pub item: Option<usize>,
    /// When.
    pub when: Condition,
    /// An answer counts although the item is not asked now (D10).
    pub even_if_hidden: bool,
    /// The outcome.
    pub level: Level,
    /// Among findings of one level the smallest comes first.
    pub rank: u32,
    /// Why, with the number.
    pub reason: Template,
    /// What lists say instead, which others may look at over the kader's shoulder.
    pub discreet: Option<String>,
    /// What the kader does.
    pub advice: Vec<String>,
    /// What she says to the family.
    pub say: String,
    /// For the weekly report; there at level 1 and above.
    pub category: Option<Category>,
    /// Days until the next look; `None` at level 0.
    pub due_days: Option<u32>,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}
