//! Values worked out from answers and facts: sums, classes, BMI, pack-years, z-scores, KMS.
//!
//! A derived value is a range or a set of classes as long as answers it rests on are open: a sum of which ten points
//! are answered and two questions are open is 10 to 12. So a comparison is true as soon as nothing can change it.

use serde::{Deserialize, Serialize};

use super::condition::{Condition, Fact, Ground};
use super::form::{Form, ItemKind};
use super::number::{show, with_unit};

/// The most classes of one item.
pub(super) const MOST_CLASSES: usize = 32;

/// A derived item: how it is worked out, and the classes it may come to (none when it is a number).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derived {
    /// How.
    pub how: Derivation,
    /// In order; [`Value::Classes`] names them by position.
    pub classes: Vec<Class>,
}

/// One of the classes of a derived item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// Stored and tested: `red`.
    pub value: String,
    /// Shown: "Merah".
    pub label: String,
    /// What it adds to a sum.
    pub points: Option<i64>,
    /// It says how it is; else it says that nothing can be said, so that the sheet is not simply *Baik* (C3).
    pub judged: bool,
}

/// How a value is worked out. Items are positions, each before the derived item's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Derivation {
    /// The points of these items together. An open item adds its least to the least and its most to the most.
    Sum(Vec<usize>),
    /// The class of the band a number lies in.
    Bands {
        /// The number.
        of: Banded,
        /// One for each class, rising, without gap.
        bands: Vec<Band>,
    },
    /// The class of the first condition that holds.
    Cases(Vec<Condition>),
    /// Weight over height squared, tenths of kg/m², half up (D17).
    BodyMassIndex {
        /// A weight item.
        weight: usize,
        /// A length item.
        length: usize,
    },
    /// Years of smoking × cigarettes a day / 20, hundredths.
    PackYears {
        /// A count of years.
        years: usize,
        /// A count of cigarettes a day.
        per_day: usize,
    },
    /// A WHO z-score, hundredths; `None` in the reference where it has no answer.
    ZScore(ZScore),
    /// Of a weighing by the KMS: `N`, `T`, `O`, `B`, or `near` when it is too near the one before (D33).
    WeightGain(usize),
    /// Months in a row without enough gain, this weighing counted: 0, 1, 2, …
    WeightNotGaining(usize),
    /// Of a weighing beside the KMS lines: `below_red`, `between`, `above_orange`.
    WeightLine(usize),
}

/// What bands are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Banded {
    /// A number item, asked or derived.
    Item(usize),
    /// A fact.
    Fact(Fact),
}

/// Numbers from `from` on and below `below`; without an end it is open there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// First number.
    pub from: Option<i64>,
    /// First number after it.
    pub below: Option<i64>,
}

impl Band {
    fn meets(self, least: i64, most: i64) -> bool {
        self.from.is_none_or(|from| from <= most) && self.below.is_none_or(|below| below > least)
    }

    fn holds_all(bands: &[Self], least: i64, most: i64) -> bool {
        let from = bands.first().is_some_and(|first| first.from.is_none_or(|from| from <= least));
        from && bands.last().is_some_and(|last| last.below.is_none_or(|below| below > most))
    }
}

/// Index and inputs of a z-score; which inputs an index needs is checked when the file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZScore {
    /// Which.
    pub index: GrowthIndex,
    /// Weight.
    pub weight: Option<usize>,
    /// Length or height.
    pub length: Option<usize>,
    /// Head circumference.
    pub head: Option<usize>,
    /// Arm circumference.
    pub arm: Option<usize>,
    /// A choice with the values `lying` and `standing`.
    pub position: Option<usize>,
    /// A choice whose `yes` is oedema of both feet.
    pub oedema: Option<usize>,
}

/// A WHO growth index, for age where not said otherwise; 2006 below 60 months, 2007 from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GrowthIndex {
    /// BB/U.
    WeightForAge,
    /// PB/U, TB/U.
    LengthForAge,
    /// BB/PB, BB/TB.
    WeightForLength,
    /// IMT/U.
    BmiForAge,
    /// LK/U.
    HeadForAge,
    /// LiLA/U.
    ArmForAge,
}

/// What is known of a derived value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Unknown,
    /// A number from `least` to `most`; the same when it is known.
    Number {
        /// The least it can be.
        least: i64,
        /// The most it can be.
        most: i64,
    },
    /// The classes it can be, by position; one when it is known.
    Classes(u32),
}

impl Value {
    /// A number that is known.
    #[must_use]
    pub fn number(value: i64) -> Self {
        Self::Number { least: value, most: value }
    }

    /// The class with this value, when the item has it.
    #[must_use]
    pub fn class(derived: &Derived, value: &str) -> Self {
        derived
            .classes
            .iter()
            .position(|class| class.value == value)
            .map_or(Self::Unknown, |position| Self::Classes(bit(position)))
    }

    /// The least and the most it can be.
    #[must_use]
    pub fn range(self) -> Option<(i64, i64)> {
        match self {
            Self::Number { least, most } => Some((least, most)),
            _ => None,
        }
    }

    /// Whether it is known.
    #[must_use]
    pub fn is_exact(self) -> bool {
        match self {
            Self::Unknown => false,
            Self::Number { least, most } => least == most,
            Self::Classes(classes) => classes.count_ones() == 1,
        }
    }

    /// The one class, when it is known.
    #[must_use]
    pub fn only_class(self, derived: &Derived) -> Option<&Class> {
        match self {
            Self::Classes(classes) if classes.count_ones() == 1 => {
                derived.classes.get(classes.trailing_zeros() as usize)
            }
            _ => None,
        }
    }

    /// Whether it is one of these classes; `None` while it may be one and may be another.
    pub(super) fn is(self, derived: &Derived, values: &[String]) -> Option<bool> {
        let Self::Classes(classes) = self else { return None };
        let mut possible = possible(derived, classes).map(|class| values.contains(&class.value));
        let first = possible.next()?;
        possible.all(|one| one == first).then_some(first)
    }

    /// Points of its classes, least and most.
    fn points(self, derived: &Derived) -> Option<(i64, i64)> {
        let classes = match self {
            Self::Classes(classes) => classes,
            _ => u32::MAX,
        };
        span(possible(derived, classes).filter_map(|class| class.points))
    }
}

fn bit(position: usize) -> u32 {
    u32::try_from(position).ok().and_then(|position| 1u32.checked_shl(position)).unwrap_or(0)
}

fn possible(derived: &Derived, classes: u32) -> impl Iterator<Item = &Class> + Clone {
    derived
        .classes
        .iter()
        .enumerate()
        .filter(move |(position, _)| classes & bit(*position) != 0)
        .map(|(_, class)| class)
}

fn span(values: impl Iterator<Item = i64> + Clone) -> Option<(i64, i64)> {
    Some((values.clone().min()?, values.max()?))
}

impl Derived {
    /// As people read it: "22,4 kg/m²", "Merah", "paling sedikit 6"; `None` while nothing can be said.
    #[must_use]
    pub fn show(&self, value: Value) -> Option<String> {
        match value {
            Value::Unknown => None,
            Value::Classes(_) => value.only_class(self).map(|class| class.label.clone()),
            Value::Number { least, most } if least == most => Some(self.show_number(least)),
            Value::Number { least, .. } => Some(format!("paling sedikit {}", self.show_number(least))),
        }
    }

    fn show_number(&self, value: i64) -> String {
        let (scale, decimals, unit) = match self.how {
            Derivation::BodyMassIndex { .. } => (1, 1, "kg/m²"),
            Derivation::PackYears { .. } => (2, 0, "bungkus-tahun"),
            Derivation::ZScore(_) => (2, 2, "SD"),
            _ => (0, 0, ""),
        };
        with_unit(show(value, scale, decimals), unit)
    }

    /// Whether it is a number and not a class.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.classes.is_empty()
    }

    /// The items it rests on itself.
    #[must_use]
    pub fn items(&self) -> Vec<usize> {
        match &self.how {
            Derivation::Sum(items) => items.clone(),
            Derivation::Bands { of: Banded::Item(item), .. } => vec![*item],
            Derivation::Bands { .. } => Vec::new(),
            Derivation::Cases(conditions) => {
                let mut items = Vec::new();
                for condition in conditions {
                    condition.walk(&mut |condition| items.extend(condition.item()));
                }
                items
            }
            Derivation::BodyMassIndex { weight, length } => vec![*weight, *length],
            Derivation::PackYears { years, per_day } => vec![*years, *per_day],
            Derivation::ZScore(z) => {
                [z.weight, z.length, z.head, z.arm, z.position, z.oedema].into_iter().flatten().collect()
            }
            Derivation::WeightGain(weight)
            | Derivation::WeightNotGaining(weight)
            | Derivation::WeightLine(weight) => vec![*weight],
        }
    }

    /// The least and the most it can ever be; `None` where nothing bounds it.
    pub(super) fn limits(&self, form: &Form) -> Option<(i64, i64)> {
        match &self.how {
            Derivation::Sum(items) => items.iter().try_fold((0i64, 0i64), |(least, most), item| {
                let (low, high) = points_of(form, *item)?;
                Some((least.saturating_add(low), most.saturating_add(high)))
            }),
            _ => None,
        }
    }
}

/// The least and the most points an item can give; `None` when it gives none.
pub(super) fn points_of(form: &Form, item: usize) -> Option<(i64, i64)> {
    match &form.items.get(item)?.kind {
        ItemKind::Choice(options) => span(options.iter().filter_map(|option| option.points)),
        ItemKind::Derived(derived) => span(derived.classes.iter().filter_map(|class| class.points)),
        _ => None,
    }
}

/// Tenths of kg/m², half up (D17); `None` without a height.
#[must_use]
pub fn body_mass_index(grams: i64, millimetres: i64) -> Option<i64> {
    let square = millimetres.checked_mul(millimetres).filter(|square| *square > 0)?;
    // Tenths of kg/m² = g · 10⁴ / mm².
    grams.checked_mul(20_000)?.checked_add(square)?.checked_div(square.checked_mul(2)?)
}

/// The number of a number item, when it is known.
pub fn number(form: &Form, ground: &impl Ground, position: usize) -> Option<i64> {
    let item = form.items.get(position)?;
    if let ItemKind::Derived(derived) = &item.kind {
        let (least, most) = ground.derived(form, position, derived).range()?;
        return (least == most).then_some(least);
    }
    Some(item.number(ground.answer(item)?)?.value)
}

/// Works out a derived item from the answers; what needs growth tables or a history of weighings is left to the
/// ground. Nothing is known of an item that is not shown.
pub fn value(form: &Form, ground: &impl Ground, position: usize, derived: &Derived) -> Value {
    let shown = form.items.get(position).and_then(|item| item.shown_when.as_ref());
    if shown.is_some_and(|shown| shown.holds(form, ground) != Some(true)) {
        return Value::Unknown;
    }
    worked_out(form, ground, derived).unwrap_or(Value::Unknown)
}

fn worked_out(form: &Form, ground: &impl Ground, derived: &Derived) -> Option<Value> {
    match &derived.how {
        Derivation::Sum(items) => sum(form, ground, items),
        Derivation::Bands { of, bands } => {
            let (least, most) = match of {
                Banded::Fact(fact) => ground.fact(*fact).map(|value| (value, value))?,
                Banded::Item(item) => match &form.items.get(*item)?.kind {
                    ItemKind::Derived(inner) => ground.derived(form, *item, inner).range()?,
                    _ => number(form, ground, *item).map(|value| (value, value))?,
                },
            };
            if !Band::holds_all(bands, least, most) {
                return None;
            }
            let met = bands.iter().enumerate().filter(|(_, band)| band.meets(least, most));
            Some(Value::Classes(met.fold(0, |classes, (position, _)| classes | bit(position))))
        }
        Derivation::Cases(conditions) => {
            let mut classes = 0;
            for (position, condition) in conditions.iter().enumerate() {
                match condition.holds(form, ground) {
                    Some(false) => {}
                    None => classes |= bit(position),
                    Some(true) => return Some(Value::Classes(classes | bit(position))),
                }
            }
            // None may hold after all: no class can be told.
            None
        }
        Derivation::BodyMassIndex { weight, length } => {
            let grams = number(form, ground, *weight)?;
            let millimetres = number(form, ground, *length)?;
            body_mass_index(grams, millimetres).map(Value::number)
        }
        Derivation::PackYears { years, per_day } => {
            let smoked = number(form, ground, *years)?.checked_mul(number(form, ground, *per_day)?)?;
            // A pack has 20: a hundredth of a pack-year is a fifth of a cigarette a day for a year.
            Some(Value::number(smoked.checked_mul(5)?))
        }
        Derivation::ZScore(_)
        | Derivation::WeightGain(_)
        | Derivation::WeightNotGaining(_)
        | Derivation::WeightLine(_) => Some(ground.growth(form, derived)),
    }
}

fn sum(form: &Form, ground: &impl Ground, items: &[usize]) -> Option<Value> {
    let (mut least, mut most) = (0i64, 0i64);
    for position in items {
        let item = form.items.get(*position)?;
        let answered = match &item.kind {
            ItemKind::Choice(options) => ground
                .answer(item)
                .and_then(|answer| item.choice(answer))
                .and_then(|value| options.iter().find(|option| option.value == value)?.points)
                .map(|points| (points, points)),
            ItemKind::Derived(derived) => ground.derived(form, *position, derived).points(derived),
            _ => None,
        };
        let (low, high) = match answered {
            Some(range) => range,
            None => points_of(form, *position)?,
        };
        least = least.checked_add(low)?;
        most = most.checked_add(high)?;
    }
    Some(Value::Number { least, most })
}
