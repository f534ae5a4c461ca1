//! What an instrument reads of someone: a child along a channel of its own, an adult around his own figure.

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use crate::checklist::Sex;
use crate::growth::{AgeDays, Index, measure_at};
use crate::rules::Measure;

/// How someone is built, for life.
#[derive(Clone, Debug)]
pub(super) struct Body {
    /// SD from the median: weight and length of a child, pressure and girth of an adult.
    weight: f64,
    length: f64,
    /// A child that falls behind does so from this age on, by so many SD.
    falters_at: i64,
    falters_by: f64,
}

/// About a normal distribution of SD 1.
fn normal(chance: &mut Rng) -> f64 {
    (0..6).map(|_| chance.f64()).sum::<f64>() * 1.414 - 4.242
}

impl Body {
    /// Indonesian children are about one SD shorter and lighter than WHO's median.
    pub(super) fn draw(chance: &mut Rng) -> Self {
        let length = normal(chance) * 0.9 - 1.1;
        let falters = chance.u32(..12) == 0;
        Self {
            weight: 0.7 * (length + 1.1) + normal(chance) * 0.5 - 0.75,
            length,
            falters_at: chance.i64(150..540),
            falters_by: if falters { 0.6 + chance.f64() } else { 0.0 },
        }
    }

    /// The reading of a measure, in its integer unit; `None` for what is no measure of a body.
    pub(super) fn read(
        &self,
        measure: Measure,
        (sex, birth, pregnant): (Sex, NaiveDate, bool),
        day: NaiveDate,
        chance: &mut Rng,
    ) -> Option<i64> {
        let days = (day - birth).num_days().max(0);
        let years = days as f64 / 365.25;
        let noise = normal(chance);
        Some(match measure {
            Measure::Weight => round(self.kilograms(sex, days, day, pregnant)? * 1000.0 + noise * 60.0, 100),
            Measure::Length => round(self.centimetres(sex, days)? * 10.0 + noise * 2.0, 1),
            Measure::HeadCircumference => {
                let head =
                    small(days).and_then(|age| measure_at(Index::HeadForAge, sex, age, self.length * 0.4));
                round(head.unwrap_or(53.0) * 10.0 + noise, 1)
            }
            Measure::Muac => {
                let arm = small(days)
                    .filter(|age| age.days() > 92)
                    .and_then(|age| measure_at(Index::ArmForAge, sex, age, self.lag(days) * 0.6));
                round(arm.unwrap_or(16.0 + years.min(20.0) * 0.5 + self.weight * 1.4) * 10.0 + noise, 1)
            }
            Measure::Temperature => round(366.0 + noise * 2.0, 1),
            Measure::Systolic => round(100.0 + years.min(85.0) * 0.45 + self.weight * 7.0 + noise * 5.0, 1),
            Measure::Diastolic => round(65.0 + years.min(85.0) * 0.18 + self.weight * 4.0 + noise * 3.0, 1),
            Measure::BloodSugar => round(102.0 + years * 0.3 + self.length * 9.0 + noise * 10.0, 1),
            Measure::FastingBloodSugar => round(86.0 + years * 0.15 + self.length * 5.0 + noise * 5.0, 1),
            Measure::Haemoglobin => {
                let woman = f64::from(u8::from(sex == Sex::Female));
                let carries = f64::from(u8::from(pregnant));
                round(142.0 - woman * 12.0 - carries * 12.0 + self.length * 4.0 + noise * 4.0, 1)
            }
            Measure::Waist => round(740.0 + self.weight * 80.0 + years.min(60.0) * 2.5 + noise * 10.0, 1),
            Measure::Count => return None,
        })
    }

    /// The SD of a child's weight at an age.
    fn lag(&self, days: i64) -> f64 {
        let since = (days - self.falters_at).clamp(0, 180) as f64 / 180.0;
        self.weight - self.falters_by * since
    }

    fn kilograms(&self, sex: Sex, days: i64, day: NaiveDate, pregnant: bool) -> Option<f64> {
        let age = AgeDays::new(u32::try_from(days).ok()?);
        // The wet season, with its coughs and dear rice, takes a little of every child.
        let season = if matches!(day.month(), 12 | 1 | 2) { 0.12 } else { 0.0 };
        if let Some(weight) = measure_at(Index::WeightForAge, sex, age, self.lag(days) - season) {
            return Some(weight);
        }
        let metres = self.centimetres(sex, days)? / 100.0;
        let years = days as f64 / 365.25;
        let index = 16.0 + (years - 10.0).clamp(0.0, 20.0) * 0.36 + self.weight * 2.4;
        let carries = if pregnant { 7.0 } else { 0.0 };
        Some(index.clamp(14.0, 38.0) * metres * metres + carries)
    }

    fn centimetres(&self, sex: Sex, days: i64) -> Option<f64> {
        // Nobody grows after 19 years.
        let age = AgeDays::new(u32::try_from(days.min(6_930)).ok()?);
        measure_at(Index::LengthForAge, sex, age, self.length)
    }
}

/// The age, where the tables of small children reach.
fn small(days: i64) -> Option<AgeDays> {
    u32::try_from(days).ok().filter(|days| *days < 1_826).map(AgeDays::new)
}

fn round(value: f64, step: i64) -> i64 {
    (value / step as f64).round() as i64 * step
}
