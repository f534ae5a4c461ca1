//! What a sheet's weighings and lengths come to by the growth tables and the KMS.

use super::facts::Sheet;
use crate::growth::kms::{self, KmsRules, KmsStatus, WeighingStatus};
use crate::growth::{AgeDays, Child, Index, Length, Position, Weight, scores};
use crate::rules::{Derivation, Derived, Form, Ground, GrowthIndex, Measure, Value, ZScore, known_number};

/// The value of a derived item that needs them; nothing is known where a measurement, the birth date or the sex is not.
pub(super) fn value(sheet: &Sheet<'_>, form: &Form, derived: &Derived) -> Value {
    let known = match &derived.how {
        Derivation::ZScore(inputs) => z(sheet, form, inputs).map(Value::number),
        Derivation::WeightGain(weight) => {
            judged(sheet, form, *weight).and_then(|one| Some(Value::class(derived, gain(&one)?)))
        }
        Derivation::WeightNotGaining(weight) => judged(sheet, form, *weight)
            .filter(|one| one.status.letter().is_some())
            .map(|one| Value::number(i64::from(one.not_up_months))),
        Derivation::WeightLine(weight) => {
            judged(sheet, form, *weight).and_then(|one| Some(Value::class(derived, line(&one)?)))
        }
        _ => None,
    };
    known.unwrap_or(Value::Unknown)
}

fn gain(one: &WeighingStatus) -> Option<&'static str> {
    match one.status {
        KmsStatus::TooClose => Some("near"),
        status => status.letter(),
    }
}

fn line(one: &WeighingStatus) -> Option<&'static str> {
    Some(match (one.below_red?, one.above_orange?) {
        (true, _) => "below_red",
        (_, true) => "above_orange",
        _ => "between",
    })
}

/// Hundredths of SD.
fn z(sheet: &Sheet<'_>, form: &Form, inputs: &ZScore) -> Option<i64> {
    let number = |item: Option<usize>| known_number(form, sheet, item?);
    let length = |item| number(item).and_then(|millimetres| Length::from_millimetres(millimetres).ok());
    let choice = |item: Option<usize>| {
        let item = form.items.get(item?)?;
        item.choice(sheet.answer(item)?)
    };
    // Swollen feet make the weight say nothing; while nobody has looked, neither does it.
    if inputs.oedema.is_some() && choice(inputs.oedema).is_none() {
        return None;
    }
    let measured = [inputs.weight, inputs.length, inputs.head, inputs.arm].into_iter().flatten().next();
    let item = measured.and_then(|item| form.items.get(item))?;
    let day = sheet.measured_on(&item.number(sheet.answer(item)?)?);
    let child = Child {
        weight: number(inputs.weight).and_then(|grams| Weight::from_grams(grams).ok()),
        length: length(inputs.length),
        head: length(inputs.head),
        arm: length(inputs.arm),
        position: match choice(inputs.position) {
            Some("lying") => Some(Position::Lying),
            Some("standing") => Some(Position::Standing),
            _ => None,
        },
        oedema: choice(inputs.oedema) == Some(crate::rules::YES),
        ..Child::new(sheet.facts.sex, Some(AgeDays::between(sheet.facts.birth?, day).ok()?))
    };
    let index = match inputs.index {
        GrowthIndex::WeightForAge => Index::WeightForAge,
        GrowthIndex::LengthForAge => Index::LengthForAge,
        GrowthIndex::WeightForLength => Index::WeightForLength,
        GrowthIndex::BmiForAge => Index::BmiForAge,
        GrowthIndex::HeadForAge => Index::HeadForAge,
        GrowthIndex::ArmForAge => Index::ArmForAge,
    };
    scores(&child).z(index).ok().map(|z| i64::from(z.hundredths()))
}

/// The weighing of an item, judged by the KMS beside those on record.
fn judged(sheet: &Sheet<'_>, form: &Form, weight: usize) -> Option<WeighingStatus> {
    let item = form.items.get(weight)?;
    let number = item.number(sheet.answer(item)?)?;
    let day = sheet.measured_on(&number);
    let facts = sheet.facts;
    let birth = facts.birth?;
    let rules = KmsRules::of(crate::rules::Rules::bundled().ok()?)?;
    let weighing = |day, grams| kms::KmsWeighing { day, grams, posyandu_day: false };
    let mut weighings: Vec<kms::KmsWeighing> = facts
        .earlier
        .iter()
        .filter(|known| known.measure == Measure::Weight && known.day != day && known.day > birth)
        .map(|known| weighing(known.day, known.value))
        .collect();
    weighings.push(weighing(day, number.value));
    let child = kms::KmsChild { sex: facts.sex, birth, birth_weight: facts.birth_weight };
    kms::judge(&rules, &child, &weighings, day).into_iter().rev().find(|one| one.weighing.day == day)
}
