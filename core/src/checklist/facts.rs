//! What is known of the person beside the answers.

use std::cell::OnceCell;

use chrono::NaiveDate;

use super::calendar::{Campaigns, Doses};
use crate::immunization::DoseRecord;
use crate::life_stage::{Age, add_months};
use crate::rules::{
    AnswerValue, Answers, Derived, Fact, Form, Ground, Item, ItemKind, Measure, NumberItem, Overlay,
    Scheduled, Sex, Stand, Status, Trend, Value, body_mass_index, derived_value,
};

/// A measurement on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Of what.
    pub measure: Measure,
    /// When.
    pub day: NaiveDate,
    /// In the integer unit of the measure.
    pub value: i64,
}

/// The weight of the day of birth, grams, where it is on record.
#[must_use]
pub fn weight_at_birth(earlier: &[Measured], birth: Option<NaiveDate>) -> Option<i64> {
    let at_birth = |one: &&Measured| one.measure == Measure::Weight && Some(one.day) == birth;
    earlier.iter().find(at_birth).map(|one| one.value)
}

/// Everything a sheet may ask the register. What is not known is `None` and counts for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The day of the visit.
    pub day: NaiveDate,
    /// Birth date; the age follows from it.
    pub birth: Option<NaiveDate>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Pregnant, postpartum, breastfeeding; from [`crate::life_stage::overlays`].
    pub overlays: Vec<Overlay>,
    /// Completed weeks of pregnancy.
    pub weeks_pregnant: Option<i64>,
    /// Which pregnancy this is.
    pub gravida: Option<i64>,
    /// Whole years since the child before.
    pub spacing_years: Option<i64>,
    /// The last delivery.
    pub delivered: Option<NaiveDate>,
    /// On treatment for TB; `None`: not known.
    pub tb_patient: Option<bool>,
    /// Somebody in her household has TB; `None`: not known.
    pub tb_contact: Option<bool>,
    /// Weight at birth, grams.
    pub birth_weight: Option<i64>,
    /// Measurements on record, in any order; those of the day the sheet asks about may be among them.
    pub earlier: Vec<Measured>,
    /// Kemendagri code of the province.
    pub province: Option<String>,
    /// Whether the place is endemic for JE, where that is said; else the province decides.
    pub endemic: Option<bool>,
    /// Vaccine doses on record by the day of the visit.
    pub doses: Vec<DoseRecord>,
    /// Vitamin A capsules on record; `None`: the day is not known.
    pub vitamin_a: Vec<Option<NaiveDate>>,
    /// Deworming tablets on record; `None`: the day is not known.
    pub deworming: Vec<Option<NaiveDate>>,
}

impl Facts {
    /// Nothing known but the day.
    #[must_use]
    pub fn on(day: NaiveDate) -> Self {
        Self {
            day,
            birth: None,
            sex: None,
            overlays: Vec::new(),
            weeks_pregnant: None,
            gravida: None,
            spacing_years: None,
            delivered: None,
            tb_patient: None,
            tb_contact: None,
            birth_weight: None,
            earlier: Vec::new(),
            province: None,
            endemic: None,
            doses: Vec::new(),
            vitamin_a: Vec::new(),
            deworming: Vec::new(),
        }
    }

    /// The age on the day of the visit.
    #[must_use]
    pub fn age(&self) -> Option<Age> {
        self.birth.and_then(|birth| Age::on(birth, self.day))
    }

    /// Why an answer cannot be one of this person's, as the kader is told.
    #[must_use]
    pub fn refusal(&self, answer: &AnswerValue) -> Option<&'static str> {
        match answer {
            AnswerValue::Date(day) if self.birth.is_some_and(|birth| *day < birth) => {
                Some("Tanggal itu sebelum tanggal lahir.")
            }
            _ => None,
        }
    }

    fn value(&self, fact: Fact) -> Option<i64> {
        match fact {
            Fact::AgeDays => self.age().map(|age| age.days()),
            Fact::AgeMonths => self.age().map(|age| age.months()),
            Fact::AgeYears => self.age().map(|age| age.years()),
            Fact::WeeksPregnant => self.weeks_pregnant,
            Fact::Gravida => self.gravida,
            Fact::SpacingYears => self.spacing_years,
            Fact::DaysSinceDelivery => {
                self.delivered.map(|day| (self.day - day).num_days()).filter(|days| *days >= 0)
            }
            Fact::Bmi => body_mass_index(self.last(Measure::Weight)?, self.last(Measure::Length)?),
            // These count the answers of the sheet too.
            Fact::DosesLate | Fact::DosesKnown => None,
        }
    }

    /// The newest value on record of a measure, up to the day of the visit.
    #[must_use]
    pub fn last(&self, measure: Measure) -> Option<i64> {
        self.earlier
            .iter()
            .filter(|known| known.measure == measure && known.day <= self.day)
            .max_by_key(|known| known.day)
            .map(|known| known.value)
    }

    /// The value before the one measured on `day`: the last one on record, when it is far enough away; at the
    /// completed month the rule file names, the value at birth when there is no other (D31, D33).
    fn before(&self, number: &NumberItem<'_>, day: NaiveDate) -> Option<i64> {
        let measure = number.kind.measure;
        let last = self
            .earlier
            .iter()
            .filter(|known| known.measure == measure && known.day < day)
            .max_by_key(|known| known.day);
        if let Some(last) = last {
            let apart = (day - last.day).num_days();
            return (apart >= number.kind.compare_after_days).then_some(last.value);
        }
        let months = Age::on(self.birth?, day)?.months();
        let at_birth = match measure {
            Measure::Weight => self.birth_weight,
            _ => None,
        };
        at_birth.filter(|_| number.kind.birth_value_at_month == Some(months))
    }
}

/// Answers and facts of one sheet.
pub(super) struct Sheet<'a> {
    pub form: &'a Form,
    pub answers: &'a Answers,
    pub facts: &'a Facts,
    doses: OnceCell<Doses>,
    campaigns: OnceCell<Campaigns>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(form: &'a Form, answers: &'a Answers, facts: &'a Facts) -> Self {
        Self { form, answers, facts, doses: OnceCell::new(), campaigns: OnceCell::new() }
    }

    /// The immunization calendar, with what the sheet says; read once.
    fn doses(&self) -> &Doses {
        self.doses.get_or_init(|| Doses::of(self))
    }

    fn campaigns(&self) -> &Campaigns {
        self.campaigns.get_or_init(|| Campaigns::of(self))
    }

    /// A fact, those counted with the answers among them.
    pub(super) fn value(&self, fact: Fact) -> Option<i64> {
        match fact {
            Fact::DosesLate => self.doses().late(),
            Fact::DosesKnown => Some(self.doses().known()),
            _ => self.facts.value(fact),
        }
    }

    /// What the calendar says of a dose or campaign, in words.
    pub(super) fn says(&self, of: Scheduled) -> String {
        match of {
            Scheduled::Dose(at) => self.doses().says(at),
            Scheduled::Campaign(at) => self.campaigns().says(at),
        }
    }

    /// When the item's number was measured: the day its date item says, else the day of the visit.
    pub(super) fn measured_on(&self, number: &NumberItem<'_>) -> NaiveDate {
        let date = number.kind.measured_on.as_ref().and_then(|id| {
            let item = self.form.item(id)?;
            item.date(self.answers.get(&item.id)?)
        });
        date.unwrap_or(self.facts.day)
    }
}

impl Ground for Sheet<'_> {
    fn answer(&self, item: &Item) -> Option<&AnswerValue> {
        let answer = self.answers.get(&item.id)?;
        match (&item.kind, answer) {
            // A day after the visit cannot be meant.
            (ItemKind::Date, AnswerValue::Date(date)) if *date > self.facts.day => None,
            _ => Some(answer),
        }
    }

    fn fact(&self, fact: Fact) -> Option<i64> {
        self.value(fact)
    }

    fn stands(&self, of: Scheduled) -> Option<Stand> {
        match of {
            Scheduled::Dose(at) => self.doses().stands(at),
            Scheduled::Campaign(at) => self.campaigns().stands(at),
        }
    }

    fn status(&self, status: Status) -> Option<bool> {
        let overlay = |overlay| Some(self.facts.overlays.contains(&overlay));
        match status {
            Status::Pregnant => overlay(Overlay::Pregnant),
            Status::Postpartum => overlay(Overlay::Postpartum),
            Status::Breastfeeding => overlay(Overlay::Breastfeeding),
            Status::Female => self.facts.sex.map(|sex| sex == Sex::Female),
            Status::Male => self.facts.sex.map(|sex| sex == Sex::Male),
            Status::TbPatient => self.facts.tb_patient,
            Status::TbContact => self.facts.tb_contact,
        }
    }

    fn older_than_months(&self, _: &Item, day: NaiveDate, months: i64) -> bool {
        add_months(day, months).is_some_and(|limit| self.facts.day > limit)
    }

    fn trend(&self, _: &Item, number: &NumberItem<'_>) -> Trend {
        match self.facts.before(number, self.measured_on(number)) {
            None => Trend::Unknown,
            Some(before) if number.value > before => Trend::Up,
            Some(before) if number.value < before => Trend::Down,
            Some(_) => Trend::Level,
        }
    }

    fn last(&self, measure: Measure) -> Option<i64> {
        self.facts.last(measure)
    }

    fn derived(&self, form: &Form, position: usize, derived: &Derived) -> Value {
        derived_value(form, self, position, derived)
    }

    fn growth(&self, form: &Form, derived: &Derived) -> Value {
        super::growing::value(self, form, derived)
    }
}
