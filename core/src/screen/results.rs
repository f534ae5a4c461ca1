//! What was measured of a person on a day and what it comes to, as each may hear it: the kader sees numbers, N/T and
//! the colour of the arm tape; categories are for the midwife; the family hears *naik*, *tidak naik* or *perlu
//! diperiksa petugas* (0.3).

use super::Chip;

/// A measurement or a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultLine {
    /// "Berat badan".
    pub label: String,
    /// "6,8 kg".
    pub value: String,
    /// "Naik", "Kuning".
    pub chip: Option<Chip>,
}

/// How a line of the KMS is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KmsColour {
    /// *Garis merah*.
    Red,
    /// *Garis oranye*.
    Orange,
    /// The median.
    Median,
    /// The others.
    Plain,
}

/// A line of the KMS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KmsLine {
    /// "−3 SD", "median".
    pub label: String,
    /// How it is drawn.
    pub colour: KmsColour,
    /// Grams at completed months 0, 1, 2, …
    pub grams: Vec<i32>,
}

/// A weighing on the KMS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KmsPoint {
    /// Completed months of age.
    pub month: u32,
    /// Grams.
    pub grams: i32,
    /// N, T, 2T, O or B; empty where nothing is judged.
    pub code: String,
    /// Its colour.
    pub tone: Tone,
}

/// The KMS of a child, ready to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KmsChart {
    /// "KMS anak laki-laki".
    pub title: String,
    /// The lowest first.
    pub lines: Vec<KmsLine>,
    /// In the order of their days.
    pub points: Vec<KmsPoint>,
    /// The chart in words, for those who hear it.
    pub said: String,
}

/// What was measured of one person on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonResults {
    /// The member.
    pub member: String,
    /// "Arif · 24 November 2026".
    pub title: String,
    /// For the kader.
    pub lines: Vec<ResultLine>,
    /// All that the family is told: "Berat badan naik."
    pub family: Option<String>,
    /// For the midwife alone.
    pub midwife: Vec<ResultLine>,
    /// "hasil hitung – dikonfirmasi nakes", beside each of [`PersonResults::midwife`].
    pub midwife_note: String,
    /// The KMS of a child who was weighed.
    pub chart: Option<KmsChart>,
}

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Tone;
use crate::checklist::{Facts, Measured, Sex};
use crate::error::Result;
use crate::growth::kms::{self, Call, KmsRules, LineColour, WeighingStatus};
use crate::growth::{
    AgeDays, Category, Child, FamilyWord, Index, Length, MuacClass, Weight, muac_class, scores,
};
use crate::life_stage::Age;
use crate::register::person::{Person, measure_label, rules};
use crate::register::text;
use crate::rules::Measure;

/// What these measurements of a person say, the newest day first.
pub(crate) fn by_day(person: &Person, facts: &Facts, shown: &[Measured]) -> Result<Vec<PersonResults>> {
    let days: BTreeSet<NaiveDate> = shown.iter().map(|known| known.day).collect();
    days.into_iter().rev().map(|day| on(person, &Facts { day, ..facts.clone() }, shown)).collect()
}

/// What those of these measurements say that were taken on the day of the facts.
pub(crate) fn on(person: &Person, facts: &Facts, shown: &[Measured]) -> Result<PersonResults> {
    let today: Vec<&Measured> = shown.iter().filter(|known| known.day == facts.day).collect();
    let growth = Growth::of(facts)?;
    let lines = today.iter().map(|known| {
        Ok(ResultLine {
            label: measure_label(known.measure).to_owned(),
            value: with_unit(known.measure, known.value),
            chip: growth.chip(facts, known)?,
        })
    });
    Ok(PersonResults {
        member: person.id.to_string(),
        title: format!("{} · {}", person.name, text::date(facts.day)),
        lines: lines.collect::<Result<_>>()?,
        family: growth.family(facts, &today)?.map(|word| word.text().to_owned()),
        midwife: categories(facts, &today),
        midwife_note: Category::NOTE.to_owned(),
        chart: growth.chart(facts),
    })
}

/// What a number comes to while it is typed: N or T, the colour of the arm tape.
pub(crate) fn chip(facts: &Facts, typed: Measured) -> Result<Option<Chip>> {
    let mut facts = facts.clone();
    facts.earlier.retain(|known| (known.measure, known.day) != (typed.measure, typed.day));
    facts.earlier.push(typed);
    Growth::of(&facts)?.chip(&facts, &typed)
}

fn with_unit(measure: Measure, value: i64) -> String {
    format!("{} {}", measure.show(value), measure.unit())
}

/// The weighings of a child, judged.
struct Growth {
    rules: Option<KmsRules>,
    judged: Vec<WeighingStatus>,
}

impl Growth {
    /// Nothing is judged of someone whose birth date is not known, or who is past the KMS.
    fn of(facts: &Facts) -> Result<Self> {
        let kms_rules = KmsRules::of(rules()?);
        let judged = match (&kms_rules, facts.birth) {
            (Some(kms_rules), Some(birth)) => {
                let child = kms::KmsChild { sex: facts.sex, birth, birth_weight: facts.birth_weight };
                let weights = facts.earlier.iter().filter(|known| known.measure == Measure::Weight);
                let weighings: Vec<kms::KmsWeighing> = weights
                    // The day of birth has its own place on the card.
                    .filter(|known| known.day > birth)
                    .map(|known| kms::KmsWeighing { day: known.day, grams: known.value, posyandu_day: false })
                    .collect();
                kms::judge(kms_rules, &child, &weighings, facts.day)
            }
            _ => Vec::new(),
        };
        Ok(Self { rules: kms_rules, judged })
    }

    fn on(&self, day: NaiveDate) -> Option<&WeighingStatus> {
        self.judged.iter().rev().find(|one| one.weighing.day == day)
    }

    /// On the KMS: within its months.
    fn is_on(&self, one: &WeighingStatus) -> bool {
        let last = self.rules.as_ref().map_or(0, |rules| rules.last_month);
        one.age_months.is_some_and(|months| months <= last)
    }

    fn chip(&self, facts: &Facts, known: &Measured) -> Result<Option<Chip>> {
        Ok(match known.measure {
            Measure::Weight => self.on(known.day).filter(|one| self.is_on(one)).map(|one| {
                let mut word = one.status.label().to_owned();
                if one.not_up_months >= 2 {
                    word = format!("{word} {} bulan berturut-turut", one.not_up_months);
                }
                if one.below_red == Some(true) {
                    word = format!("{word}, di bawah garis merah");
                } else if one.above_orange == Some(true) {
                    word = format!("{word}, di atas garis oranye");
                }
                Chip { text: word, tone: self.tone(one) }
            }),
            Measure::Muac => arm(facts, known)?.map(|class| Chip {
                text: class.label().to_owned(),
                tone: match class {
                    MuacClass::Red | MuacClass::InfantAtRisk => Tone::Refer,
                    MuacClass::Yellow => Tone::FollowUp,
                    MuacClass::Green | MuacClass::InfantNormal => Tone::Good,
                },
            }),
            _ => None,
        })
    }

    fn tone(&self, one: &WeighingStatus) -> Tone {
        match self.rules.as_ref().and_then(|rules| one.call(rules)) {
            Some(Call::ReferToday) => Tone::Refer,
            Some(Call::TellStaff) => Tone::FollowUp,
            None if one.status == kms::KmsStatus::Up => Tone::Good,
            None => Tone::Plain,
        }
    }

    fn family(&self, facts: &Facts, today: &[&Measured]) -> Result<Option<FamilyWord>> {
        let weighed = self.on(facts.day).filter(|one| self.is_on(one));
        let mut word = weighed.zip(self.rules.as_ref()).and_then(|(one, rules)| one.family_word(rules));
        word = word.max(child(facts, today).and_then(|child| scores(&child).family_word()));
        for known in today.iter().filter(|known| known.measure == Measure::Muac) {
            let class = arm(facts, known)?;
            if class.is_some_and(|class| !matches!(class, MuacClass::Green | MuacClass::InfantNormal)) {
                word = word.max(Some(FamilyWord::SeeStaff));
            }
        }
        Ok(word)
    }

    fn chart(&self, facts: &Facts) -> Option<KmsChart> {
        let last = self.on(facts.day).filter(|one| self.is_on(one))?;
        let (rules, sex) = (self.rules.as_ref()?, facts.sex?);
        let chart = kms::chart(rules, sex, &self.judged);
        let points = self.judged.iter().filter_map(|one| {
            let month = u32::try_from(one.age_months?).ok()?;
            chart.points.iter().find(|point| {
                (point.month, point.grams) == (i64::from(month), one.weighing.grams)
                    && point.status == one.status
            })?;
            Some(KmsPoint {
                month,
                grams: i32::try_from(one.weighing.grams).ok()?,
                code: one.code(),
                tone: self.tone(one),
            })
        });
        Some(KmsChart {
            title: match sex {
                Sex::Female => "KMS anak perempuan".to_owned(),
                Sex::Male => "KMS anak laki-laki".to_owned(),
            },
            points: points.collect(),
            said: format!(
                "Grafik KMS: umur {} bulan, berat {}, {}.",
                last.age_months.unwrap_or_default(),
                with_unit(Measure::Weight, last.weighing.grams),
                last.status.label().to_lowercase()
            ),
            lines: chart
                .lines
                .iter()
                .map(|line| KmsLine {
                    label: line.label(),
                    colour: match line.colour {
                        LineColour::Red => KmsColour::Red,
                        LineColour::Orange => KmsColour::Orange,
                        LineColour::Median => KmsColour::Median,
                        LineColour::Plain => KmsColour::Plain,
                    },
                    grams: line.grams.to_vec(),
                })
                .collect(),
        })
    }
}

/// The class of a child's arm; of nobody else here, whose cut-offs are the sheets'.
fn arm(facts: &Facts, known: &Measured) -> Result<Option<MuacClass>> {
    let age = facts.birth.and_then(|birth| Age::on(birth, known.day));
    let Some(age) = age else { return Ok(None) };
    Ok(muac_class(rules()?, age.months(), known.value).ok().map(|muac| muac.class))
}

/// What the z-scores are worked out from.
fn child(facts: &Facts, today: &[&Measured]) -> Option<Child> {
    let age = AgeDays::between(facts.birth?, facts.day).ok()?;
    let of = |measure| today.iter().find(|known| known.measure == measure).map(|known| known.value);
    Some(Child {
        weight: of(Measure::Weight).and_then(|grams| Weight::from_grams(grams).ok()),
        length: of(Measure::Length).and_then(|length| Length::from_millimetres(length).ok()),
        head: of(Measure::HeadCircumference).and_then(|head| Length::from_millimetres(head).ok()),
        arm: of(Measure::Muac).and_then(|arm| Length::from_millimetres(arm).ok()),
        ..Child::new(facts.sex, Some(age))
    })
}

/// Z-scores with their category where the regulation has one.
fn categories(facts: &Facts, today: &[&Measured]) -> Vec<ResultLine> {
    let Some(child) = child(facts, today) else { return Vec::new() };
    let scores = scores(&child);
    let mut lines: Vec<ResultLine> = Index::ALL
        .into_iter()
        .filter_map(|index| {
            let score = scores.get(index).ok()?;
            let again = if score.implausible { " · ukur lagi" } else { "" };
            let category = scores.category(index)?;
            Some(ResultLine {
                label: index.label().to_owned(),
                value: format!("{} SD · {}{again}", score.z.show(), category.label),
                chip: None,
            })
        })
        .collect();
    // Nobody is asked of swollen feet where these are measured: like WHO's program the scores take them for absent, and
    // the midwife is told that it is not known.
    if child.weight.is_some() && !lines.is_empty() {
        lines.push(ResultLine {
            label: "Bengkak kedua kaki".to_owned(),
            value: "belum diketahui".to_owned(),
            chip: None,
        });
    }
    lines
}
