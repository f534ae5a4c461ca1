//! A checklist: its pages and items.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::answer::{AnswerValue, NO, YES};
use super::condition::{Condition, Status};
use super::derive::{Banded, Derivation, Derived};
use super::number::NumberKind;
use super::rule::Rule;
use super::source::{Source, Standing};

/// Whom a sheet is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The household.
    Household,
    /// One member.
    Member,
}

/// What a form is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A sheet of the home visit.
    #[default]
    Visit,
    /// A screening instrument, opened from a person's page.
    Screening,
    /// The card of a posyandu day (*Kartu Bantu Pemeriksaan*).
    HelpCard,
    /// The development checklist of the KIA book.
    Development,
}

/// How often a form is due again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// At every contact.
    Contact,
    /// From so many days on after the last time.
    Days(u32),
    /// From the same date so many months later (D25).
    Months(u32),
}

/// The conversation's step (SAJI).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Greet.
    Salam,
    /// Ask and measure.
    AjakBicara,
    /// Explain and help.
    JelaskanBantu,
    /// Remind.
    Ingatkan,
}

impl Step {
    /// "Ajak bicara".
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Salam => "Salam",
            Self::AjakBicara => "Ajak bicara",
            Self::JelaskanBantu => "Jelaskan dan bantu",
            Self::Ingatkan => "Ingatkan",
        }
    }
}

/// What is on the screen at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Unique in the form.
    pub id: String,
    /// The conversation's step.
    pub step: Step,
    /// "Tanda bahaya ibu hamil".
    pub title: String,
    /// What to do on this page.
    pub intro: Option<String>,
    /// Danger signs: tiles with *Tidak ada satu pun*.
    pub signs: bool,
}

/// One of several answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemOption {
    /// Stored.
    pub value: String,
    /// Shown.
    pub label: String,
    /// What it adds to a sum.
    pub points: Option<i64>,
}

/// A dose that an item asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    /// `HB0`, `BCG`, `DPT-HB-Hib`.
    pub antigen: String,
    /// 1 for the first.
    pub number: u32,
    /// The date item that says when it was given.
    pub given_on: Option<String>,
}

/// A capsule or tablet that an item asks for. Without `given_on` and `given_in` it was given on the day of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supplement {
    /// The campaign of `supplements.toml`.
    pub campaign: String,
    /// The date item that says when.
    pub given_on: Option<String>,
    /// The choice that says in which month of the year, its values English month names; left open it was the last one.
    pub given_in: Option<String>,
}

/// A contact of `postnatal.toml` that an item asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactItem {
    /// `KN1`.
    pub code: String,
    /// The date item that says when.
    pub given_on: Option<String>,
}

/// How an item is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemKind {
    /// One of a few.
    Choice(Vec<ItemOption>),
    /// A measurement.
    Number(NumberKind),
    /// A day, not after the day of the visit.
    Date,
    /// Free text, at most so many characters.
    Text {
        /// Characters.
        max: u32,
    },
    /// A danger sign: there or not there.
    Sign {
        /// Which drawing.
        picture: String,
    },
    /// Worked out from other answers and facts, shown and never asked.
    Derived(Derived),
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// `BH7`.
    pub id: String,
    /// Position of its page.
    pub page: usize,
    /// As one would say it; for a sign its name.
    pub question: String,
    /// Second line.
    pub help: Option<String>,
    /// How it is answered.
    pub kind: ItemKind,
    /// Asked only when this holds.
    pub shown_when: Option<Condition>,
    /// It may stay empty and the sheet is complete all the same.
    pub optional: bool,
    /// Rules judge it; else it is asked, kept and shown as "belum dinilai".
    pub judged: bool,
    /// The household's own register field it is kept in.
    pub field: Option<String>,
    /// The dose it is kept as.
    pub dose: Option<Dose>,
    /// The capsule or tablet it tells of.
    pub supplement: Option<Supplement>,
    /// The contact it tells of.
    pub contact: Option<ContactItem>,
    /// Its `yes` says that she is in this state, `unknown` nothing, any other answer that she is not; on the sheet of a
    /// household its `no` says so of everyone there.
    pub status: Option<Status>,
    /// The mark beside an answer that no rule objects to: "Hijau".
    pub good: Option<String>,
    /// Where it comes from.
    pub source: Source,
    /// How sure its wording is.
    pub standing: Standing,
}

/// A checklist in one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// `pregnant`.
    pub id: String,
    /// Counted up with every change after a release.
    pub version: u32,
    /// From this day on.
    pub valid_from: NaiveDate,
    /// "Ibu hamil".
    pub title: String,
    /// Whom it is about.
    pub subject: Subject,
    /// What it is for.
    pub purpose: Purpose,
    /// Whom it is offered to, by age, sex and status; everyone without one.
    pub offered_when: Option<Condition>,
    /// Of whom it is asked for the first time; of all others it is offered to it can be opened. Everyone without one.
    pub due_when: Option<Condition>,
    /// When it is due again.
    pub every: Option<Every>,
    /// The list of steps shown at level 3.
    pub emergency: String,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
    /// In order.
    pub pages: Vec<Page>,
    /// In order.
    pub items: Vec<Item>,
    /// In order.
    pub rules: Vec<Rule>,
}

impl Form {
    /// Whether lines of its own say what the KMS makes of an item's weight.
    #[must_use]
    pub fn judges_growth_of(&self, item: &Item) -> bool {
        self.items.iter().any(|other| match &other.kind {
            ItemKind::Derived(derived) => match &derived.how {
                Derivation::WeightGain(weight) => {
                    self.items.get(*weight).is_some_and(|one| one.id == item.id)
                }
                _ => false,
            },
            _ => false,
        })
    }

    /// Whether a derived item is a z-score or a class of one.
    #[must_use]
    pub fn rests_on_z(&self, item: &Item) -> bool {
        let ItemKind::Derived(derived) = &item.kind else { return false };
        match &derived.how {
            Derivation::ZScore(_) => true,
            Derivation::Bands { of: Banded::Item(of), .. } => {
                self.items.get(*of).is_some_and(|inner| inner.id != item.id && self.rests_on_z(inner))
            }
            _ => false,
        }
    }

    /// The position and the item of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<(usize, &Item)> {
        self.items.iter().enumerate().find(|(_, item)| item.id == id)
    }

    /// An item by id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.find(id).map(|(_, item)| item)
    }
}

/// A number that was read, with its kind.
#[derive(Clone, Copy, Debug)]
pub struct NumberItem<'a> {
    /// How it is measured.
    pub kind: &'a NumberKind,
    /// In the integer unit.
    pub value: i64,
}

impl Item {
    /// Whether this version can read the answer.
    #[must_use]
    pub fn can_read(&self, answer: &AnswerValue) -> bool {
        match (&self.kind, answer) {
            (ItemKind::Choice(_) | ItemKind::Sign { .. }, _) => self.choice(answer).is_some(),
            (ItemKind::Number(_), _) => self.number(answer).is_some(),
            (ItemKind::Date, _) => self.date(answer).is_some(),
            (ItemKind::Text { .. }, AnswerValue::Text(text)) => !text.trim().is_empty(),
            (ItemKind::Text { .. } | ItemKind::Derived(_), _) => false,
        }
    }

    /// The value of a choice or sign, when it is one this version knows.
    #[must_use]
    pub fn choice<'a>(&self, answer: &'a AnswerValue) -> Option<&'a str> {
        let AnswerValue::Choice(value) = answer else { return None };
        let known = match &self.kind {
            ItemKind::Choice(options) => options.iter().any(|option| option.value == *value),
            ItemKind::Sign { .. } => value == YES || value == NO,
            _ => false,
        };
        known.then_some(value.as_str())
    }

    /// The number, when it is one that can be.
    #[must_use]
    pub fn number<'a>(&'a self, answer: &AnswerValue) -> Option<NumberItem<'a>> {
        match (&self.kind, answer) {
            (ItemKind::Number(kind), AnswerValue::Number(value)) if kind.possible(*value) => {
                Some(NumberItem { kind, value: *value })
            }
            _ => None,
        }
    }

    /// The day.
    #[must_use]
    pub fn date(&self, answer: &AnswerValue) -> Option<NaiveDate> {
        match (&self.kind, answer) {
            (ItemKind::Date, AnswerValue::Date(date)) => Some(*date),
            _ => None,
        }
    }

    /// Whether it is worked out and not asked.
    #[must_use]
    pub fn is_derived(&self) -> bool {
        matches!(self.kind, ItemKind::Derived(_))
    }

    /// Whether it is a danger sign.
    #[must_use]
    pub fn is_sign(&self) -> bool {
        matches!(self.kind, ItemKind::Sign { .. })
    }

    /// The answer as people read it: "37,8 °C", "Ya", "04-05-2026". What this version cannot read is shown as it
    /// was stored.
    #[must_use]
    pub fn show(&self, answer: &AnswerValue) -> String {
        match (&self.kind, answer) {
            (ItemKind::Choice(options), AnswerValue::Choice(value)) => options
                .iter()
                .find(|option| option.value == *value)
                .map_or_else(|| value.clone(), |option| option.label.clone()),
            (ItemKind::Sign { .. }, AnswerValue::Choice(value)) if value == YES => "Ada".to_owned(),
            (ItemKind::Sign { .. }, AnswerValue::Choice(value)) if value == NO => "Tidak ada".to_owned(),
            (ItemKind::Number(kind), AnswerValue::Number(value)) => kind.show(*value),
            (_, AnswerValue::Choice(value) | AnswerValue::Text(value)) => value.clone(),
            (_, AnswerValue::Number(value)) => value.to_string(),
            (_, AnswerValue::Date(date)) => date.format("%d-%m-%Y").to_string(),
            (_, AnswerValue::Unknown(value)) => value.to_string(),
        }
    }

    /// The answer as it stands in its field, to be typed on: "37,8", `yes`, "04-05-2026".
    #[must_use]
    pub fn to_typed(&self, answer: &AnswerValue) -> String {
        match (&self.kind, answer) {
            (ItemKind::Number(kind), AnswerValue::Number(value)) => kind.measure.show(*value),
            (_, AnswerValue::Choice(value)) => value.clone(),
            _ => self.show(answer),
        }
    }

    /// Reads what was typed or chosen. Empty is no answer; an error is the sentence to show beside the field.
    ///
    /// # Errors
    /// When the text cannot be an answer of this item on that day.
    #[allow(clippy::wrong_self_convention, reason = "it reads an answer of this item from typed text")]
    pub fn from_typed(&self, typed: &str, day: NaiveDate) -> Result<Option<AnswerValue>, String> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        match &self.kind {
            ItemKind::Choice(_) | ItemKind::Sign { .. } => {
                let answer = AnswerValue::Choice(typed.to_owned());
                if self.choice(&answer).is_some() {
                    Ok(Some(answer))
                } else {
                    Err("Pilih salah satu jawaban.".to_owned())
                }
            }
            ItemKind::Number(kind) => kind.read(typed).map(|value| Some(AnswerValue::Number(value))),
            // Nobody types what is worked out.
            ItemKind::Derived(_) => Ok(None),
            ItemKind::Date => read_date(typed, day).map(Some),
            ItemKind::Text { max } => {
                if typed.chars().count() > *max as usize {
                    Err(format!("Terlalu panjang, paling banyak {max} huruf."))
                } else {
                    Ok(Some(AnswerValue::Text(typed.to_owned())))
                }
            }
        }
    }

    /// The question to ask once when a value is possible but strange.
    #[must_use]
    pub fn plausibility(&self, answer: &AnswerValue) -> Option<String> {
        let number = self.number(answer)?;
        if number.kind.plausible(number.value) {
            return None;
        }
        Some(format!("{} tidak biasa. Apakah angkanya sudah benar?", self.show(answer)))
    }
}

fn read_date(typed: &str, day: NaiveDate) -> Result<AnswerValue, String> {
    let date = ["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(typed, form).ok())
        .filter(|date| (1900..=9999).contains(&chrono::Datelike::year(date)))
        .ok_or_else(|| "Tanggal itu tidak ada. Tulis seperti 04-05-2026.".to_owned())?;
    if date > day {
        return Err("Tanggal itu belum terjadi.".to_owned());
    }
    Ok(AnswerValue::Date(date))
}
