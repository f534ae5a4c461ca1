//! Derived items: what they rest on, and that their bands leave no gap.

use std::collections::BTreeSet;

use toml::Spanned;

use super::derive::{Band, Banded, Class, Derivation, GrowthIndex, MOST_CLASSES, ZScore, points_of};
use super::error::Report;
use super::form::{Item, ItemKind};
use super::number::Measure;
use super::raw::{RawBands, RawClass, RawDerive, RawZScore};
use super::read::resolve;
use super::read_rule::Reader;

/// What the KMS says of a gain; KIA 2023 p. 54, domain of the Buku KIA's own letters.
const GAINS: &[(&str, &str)] = &[
    ("N", "Naik (N)"),
    ("T", "Tidak naik (T)"),
    ("O", "Bulan lalu tidak ditimbang (O)"),
    ("B", "Baru, belum ada timbangan tercatat (B)"),
    ("near", "Jarak terlalu dekat"),
];

/// Where a weighing lies on the KMS.
const LINES: &[(&str, &str)] = &[
    ("below_red", "Di bawah garis merah (BGM)"),
    ("between", "Di antara garis merah dan oranye"),
    ("above_orange", "Di atas garis oranye"),
];

/// The classes a derived item may come to, which conditions may name before anything else of it is read.
pub(super) fn classes(report: &mut Report<'_>, offset: usize, raw: &RawDerive) -> Vec<Class> {
    let fixed = |list: &[(&str, &str)]| {
        list.iter()
            .map(|(value, label)| Class {
                value: (*value).to_owned(),
                label: (*label).to_owned(),
                points: None,
                judged: true,
            })
            .collect()
    };
    let written = match raw {
        RawDerive::WeightGain(_) => return fixed(GAINS),
        RawDerive::WeightLine(_) => return fixed(LINES),
        RawDerive::Bands(RawBands { classes, .. }) | RawDerive::Cases(classes) => classes,
        _ => return Vec::new(),
    };
    let values: BTreeSet<&String> = written.iter().map(|class| class.value.get_ref()).collect();
    if written.len() < 2 || values.len() != written.len() || written.len() > MOST_CLASSES {
        report.say(offset, "two or more classes are needed, each with its own value");
    }
    let scored = written.iter().filter(|class| class.points.is_some()).count();
    if scored != 0 && scored != written.len() {
        report.say(offset, "either every class has points or none has");
    }
    written
        .iter()
        .map(|class| Class {
            value: class.value.get_ref().clone(),
            label: class.label.clone(),
            points: class.points,
            judged: class.judged,
        })
        .collect()
}

impl Reader<'_, '_> {
    /// How the derived item at `own` is worked out.
    pub(super) fn derivation(&mut self, offset: usize, own: usize, raw: RawDerive) -> Option<Derivation> {
        match raw {
            RawDerive::Sum(items) => {
                let mut positions = Vec::new();
                for written in &items {
                    let position = self.earlier(own, written)?;
                    if points_of(self.form, position).is_none() {
                        let message = format!("item {} gives no points", written.get_ref());
                        self.report.say(written.span().start, message);
                    }
                    positions.push(position);
                }
                if positions.len() < 2 {
                    self.report.say(offset, "a sum needs two or more items");
                }
                Some(Derivation::Sum(positions))
            }
            RawDerive::Bands(bands) => self.bands(offset, own, bands),
            RawDerive::Cases(cases) => self.cases(own, cases),
            RawDerive::Bmi(bmi) => Some(Derivation::BodyMassIndex {
                weight: self.measured(own, &bmi.weight, Measure::Weight)?,
                length: self.measured(own, &bmi.length, Measure::Length)?,
            }),
            RawDerive::PackYears(smoked) => Some(Derivation::PackYears {
                years: self.measured(own, &smoked.years, Measure::Count)?,
                per_day: self.measured(own, &smoked.per_day, Measure::Count)?,
            }),
            RawDerive::ZScore(z) => self.z_score(offset, own, &z),
            RawDerive::WeightGain(weight) => {
                Some(Derivation::WeightGain(self.measured(own, &weight, Measure::Weight)?))
            }
            RawDerive::WeightNotGaining(weight) => {
                Some(Derivation::WeightNotGaining(self.measured(own, &weight, Measure::Weight)?))
            }
            RawDerive::WeightLine(weight) => {
                Some(Derivation::WeightLine(self.measured(own, &weight, Measure::Weight)?))
            }
        }
    }

    /// An item that stands before `own`, so that nothing rests on itself.
    fn earlier(&mut self, own: usize, written: &Spanned<String>) -> Option<usize> {
        let position = self.item(written)?;
        if position >= own {
            let message = format!("item {} must stand before what is derived from it", written.get_ref());
            self.report.say(written.span().start, message);
            return None;
        }
        Some(position)
    }

    fn earlier_if(
        &mut self,
        own: usize,
        written: &Spanned<String>,
        what: &str,
        fits: impl Fn(&Item) -> bool,
    ) -> Option<usize> {
        let position = self.earlier(own, written)?;
        if self.form.items.get(position).is_some_and(fits) {
            return Some(position);
        }
        self.report.say(written.span().start, format!("item {} is no {what}", written.get_ref()));
        None
    }

    fn measured(&mut self, own: usize, written: &Spanned<String>, measure: Measure) -> Option<usize> {
        let what = format!("{measure:?}").to_lowercase();
        self.earlier_if(
            own,
            written,
            &what,
            |item| matches!(&item.kind, ItemKind::Number(kind) if kind.measure == measure),
        )
    }

    fn bands(&mut self, offset: usize, own: usize, raw: RawBands) -> Option<Derivation> {
        let number = |item: &Item| match &item.kind {
            ItemKind::Number(_) => true,
            ItemKind::Derived(derived) => derived.is_number(),
            _ => false,
        };
        let of = match (&raw.of, raw.fact) {
            (Some(item), None) => Banded::Item(self.earlier_if(own, item, "number", number)?),
            (None, Some(fact)) => Banded::Fact(fact),
            _ => {
                self.report.say(offset, "bands are of one item or of one fact");
                return None;
            }
        };
        let mut bands = Vec::new();
        for class in &raw.classes {
            let offset = class.value.span().start;
            if class.when.is_some() {
                self.report.say(offset, "a band has from and below, no condition");
            }
            let mut end = |threshold| resolve(self.report, self.rules, offset, threshold);
            let from = class.from.as_ref().map(&mut end);
            let below = class.below.as_ref().map(&mut end);
            if from == Some(None) || below == Some(None) {
                return None;
            }
            bands.push((offset, Band { from: from.flatten(), below: below.flatten() }));
        }
        self.join(&mut bands);
        self.covers(of, &bands);
        Some(Derivation::Bands { of, bands: bands.into_iter().map(|(_, band)| band).collect() })
    }

    /// An end that is left out is the beginning of the next band, and the other way round.
    fn join(&mut self, bands: &mut [(usize, Band)]) {
        for at in 1..bands.len() {
            let (Some((_, before)), Some((offset, after))) =
                (at.checked_sub(1).and_then(|before| bands.get(before)).copied(), bands.get(at).copied())
            else {
                continue;
            };
            let (end, start) = (before.below.or(after.from), after.from.or(before.below));
            match (end, start) {
                (Some(end), Some(start)) if end < start => {
                    let last = start.saturating_sub(1);
                    self.report.say(offset, format!("gap: no band for {end} to {last}"));
                }
                (Some(end), Some(start)) if end > start => {
                    self.report.say(offset, format!("overlap: {start} is in two bands"));
                }
                (None, None) => self.report.say(offset, "where this band begins is not said"),
                _ => {}
            }
            if let Some((_, band)) = at.checked_sub(1).and_then(|before| bands.get_mut(before)) {
                band.below = end;
            }
            if let Some((_, band)) = bands.get_mut(at) {
                band.from = start;
            }
        }
        for (offset, band) in bands.iter() {
            if band.from.zip(band.below).is_some_and(|(from, below)| from >= below) {
                self.report.say(*offset, "this band is empty");
            }
        }
    }

    /// What an item can be must lie in a band.
    fn covers(&mut self, of: Banded, bands: &[(usize, Band)]) {
        let Banded::Item(item) = of else { return };
        let range = self.form.items.get(item).and_then(|item| match &item.kind {
            ItemKind::Number(kind) => Some((kind.min, kind.max)),
            ItemKind::Derived(derived) => derived.limits(self.form),
            _ => None,
        });
        let Some((least, most)) = range else { return };
        if let Some((offset, first)) = bands.first()
            && let Some(from) = first.from.filter(|from| *from > least)
        {
            self.report.say(*offset, format!("gap: no band for {least} to {}", from.saturating_sub(1)));
        }
        if let Some((offset, last)) = bands.last()
            && let Some(below) = last.below.filter(|below| *below <= most)
        {
            self.report.say(*offset, format!("gap: no band for {below} to {most}"));
        }
    }

    fn cases(&mut self, own: usize, raw: Vec<RawClass>) -> Option<Derivation> {
        let mut conditions = Vec::new();
        for class in raw {
            let offset = class.value.span().start;
            let Some(when) = class.when else {
                self.report.say(offset, "a case needs when");
                continue;
            };
            if class.from.is_some() || class.below.is_some() {
                self.report.say(offset, "a case has a condition, no from and below");
            }
            let condition = self.condition(offset, None, when)?;
            let mut later = false;
            condition.walk(&mut |condition| later |= condition.item().is_some_and(|item| item >= own));
            if later {
                self.report.say(offset, "the items of a case must stand before it");
                return None;
            }
            conditions.push(condition);
        }
        Some(Derivation::Cases(conditions))
    }

    fn z_score(&mut self, offset: usize, own: usize, raw: &RawZScore) -> Option<Derivation> {
        use GrowthIndex as I;
        let mut input = |written: &Option<Spanned<String>>, measure| {
            written.as_ref().map(|written| self.measured(own, written, measure))
        };
        let weight = input(&raw.weight, Measure::Weight);
        let length = input(&raw.length, Measure::Length);
        let head = input(&raw.head, Measure::HeadCircumference);
        let arm = input(&raw.arm, Measure::Muac);
        let mut choice = |written: &Option<Spanned<String>>, values: &[&str]| {
            written.as_ref().map(|written| {
                self.earlier_if(own, written, &format!("choice with {}", values.join(" and ")), |item| {
                    matches!(&item.kind, ItemKind::Choice(options)
                        if values.iter().all(|value| options.iter().any(|option| option.value == *value)))
                })
            })
        };
        let position = choice(&raw.position, &["lying", "standing"]);
        let oedema = choice(&raw.oedema, &["yes"]);
        if [&weight, &length, &head, &arm, &position, &oedema].into_iter().any(|one| *one == Some(None)) {
            return None;
        }
        let needed: &[(&str, bool)] = match raw.index {
            I::WeightForAge => &[("weight", weight.is_some())],
            I::LengthForAge => &[("length", length.is_some())],
            I::WeightForLength | I::BmiForAge => {
                &[("weight", weight.is_some()), ("length", length.is_some())]
            }
            I::HeadForAge => &[("head", head.is_some())],
            I::ArmForAge => &[("arm", arm.is_some())],
        };
        for (name, _) in needed.iter().filter(|(_, given)| !given) {
            self.report.say(offset, format!("this z-score needs {name}"));
        }
        Some(Derivation::ZScore(ZScore {
            index: raw.index,
            weight: weight.flatten(),
            length: length.flatten(),
            head: head.flatten(),
            arm: arm.flatten(),
            position: position.flatten(),
            oedema: oedema.flatten(),
        }))
    }
}
