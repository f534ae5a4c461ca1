//! One function: a child and its weighings → a status for each.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::chart::line;
use super::rules::{KmsRules, MinimumGain};
use super::status::{Compared, KmsChild, KmsStatus, KmsWeighing, Unjudged, WeighingStatus};
use crate::checklist::Sex;
use crate::life_stage::Age;
use crate::rules::Standing;

/// The status of every weighing up to a day, in the order of their days; later ones are left out.
///
/// Of a calendar month one weighing counts: that of the posyandu day, else the last (D32). It is held against the one
/// of the calendar month before: gain of the KBM or more is N, less is T; under 14 days apart neither (D33). Nothing
/// last month but something earlier is O; nothing ever is B, but that at 1 completed month the birth weight stands in
/// (D31). 2T and 3T are T in months running; anything else between ends the run.
#[must_use]
pub fn judge(
    rules: &KmsRules,
    child: &KmsChild,
    weighings: &[KmsWeighing],
    day: NaiveDate,
) -> Vec<WeighingStatus> {
    let mut sorted: Vec<&KmsWeighing> = weighings.iter().filter(|weighing| weighing.day <= day).collect();
    // Stable: of two on one day the later in the list is the later one.
    sorted.sort_by_key(|weighing| weighing.day);
    let mut of_month: BTreeMap<i64, usize> = BTreeMap::new();
    for (position, weighing) in sorted.iter().enumerate() {
        if problem(child, weighing).is_some() {
            continue;
        }
        let best = of_month.entry(month(weighing.day)).or_insert(position);
        let held = sorted.get(*best).is_some_and(|best| best.posyandu_day && !weighing.posyandu_day);
        if !held {
            *best = position;
        }
    }
    let mut counted: BTreeMap<i64, Counted> = BTreeMap::new();
    let mut judged = Vec::with_capacity(sorted.len());
    for (position, weighing) in sorted.iter().enumerate() {
        let age_months = Age::on(child.birth, weighing.day).map(Age::months);
        let (below_red, above_orange) = against_lines(rules, child.sex, age_months, weighing);
        let counts = of_month.get(&month(weighing.day)) == Some(&position);
        let (status, compared) = match problem(child, weighing) {
            Some(problem) => (KmsStatus::Unjudged(problem), None),
            None if !counts => (KmsStatus::NotCounted, None),
            None => status(rules, child, weighing, age_months.unwrap_or(0), &counted),
        };
        let mut not_up_months = 0;
        if status == KmsStatus::NotUp {
            let last = counted.get(&(month(weighing.day) - 1));
            not_up_months = last.map_or(0, |last| last.not_up_months) + 1;
        }
        if counts {
            counted.insert(month(weighing.day), Counted { weighing: **weighing, not_up_months });
        }
        let weighing = **weighing;
        judged.push(WeighingStatus {
            weighing,
            age_months,
            status,
            compared,
            not_up_months,
            below_red,
            above_orange,
        });
    }
    judged
}

/// A month's weighing that counts.
struct Counted {
    weighing: KmsWeighing,
    not_up_months: u32,
}

fn problem(child: &KmsChild, weighing: &KmsWeighing) -> Option<Unjudged> {
    if weighing.day < child.birth {
        Some(Unjudged::BeforeBirth)
    } else if weighing.grams <= 0 {
        Some(Unjudged::NotPositive)
    } else {
        None
    }
}

fn month(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

fn status(
    rules: &KmsRules,
    child: &KmsChild,
    now: &KmsWeighing,
    age_months: i64,
    counted: &BTreeMap<i64, Counted>,
) -> (KmsStatus, Option<Compared>) {
    if age_months > rules.last_month {
        return (KmsStatus::Unjudged(Unjudged::TooOld), None);
    }
    let this_month = month(now.day);
    let minimum = child.sex.and_then(|sex| rules.minimum_gain(sex, age_months));
    let against = |day, grams: i64, at_birth, minimum| {
        Some(Compared { day, grams, at_birth, gain: now.grams.saturating_sub(grams), minimum })
    };
    let Some((last_month, last)) = counted.range(..this_month).next_back() else {
        let birth_weight =
            child.birth_weight.filter(|grams| *grams > 0 && age_months == rules.birth_weight_month);
        let compared = birth_weight.and_then(|grams| against(child.birth, grams, true, minimum));
        return (compared.map_or(KmsStatus::First, |compared| up_or_not(child.sex, &compared)), compared);
    };
    let (last_month, last) = (*last_month, &last.weighing);
    if last_month != this_month - 1 {
        let sum = sum_since(rules, child, last.day, age_months);
        return (KmsStatus::NotLastMonth, against(last.day, last.grams, false, sum));
    }
    let compared = against(last.day, last.grams, false, minimum);
    if (now.day - last.day).num_days() < rules.compare_after_days {
        return (KmsStatus::TooClose, compared);
    }
    let status =
        compared.map_or(KmsStatus::Unjudged(Unjudged::NoMinimumGain), |it| up_or_not(child.sex, &it));
    (status, compared)
}

fn up_or_not(sex: Option<Sex>, compared: &Compared) -> KmsStatus {
    match compared.minimum {
        None if sex.is_none() => KmsStatus::Unjudged(Unjudged::NoSex),
        None => KmsStatus::Unjudged(Unjudged::NoMinimumGain),
        Some(minimum) if compared.gain >= minimum.grams => KmsStatus::Up,
        Some(_) => KmsStatus::NotUp,
    }
}

/// The KBM of all months since an earlier weighing, as sure as the least sure of them.
fn sum_since(rules: &KmsRules, child: &KmsChild, earlier: NaiveDate, age_months: i64) -> Option<MinimumGain> {
    let (sex, then) = (child.sex?, Age::on(child.birth, earlier)?.months());
    let mut sum = MinimumGain { grams: 0, standing: Standing::Official };
    for month in then + 1..=age_months {
        let gain = rules.minimum_gain(sex, month)?;
        sum = MinimumGain { grams: sum.grams + gain.grams, standing: sum.standing.max(gain.standing) };
    }
    (sum.grams > 0).then_some(sum)
}

fn against_lines(
    rules: &KmsRules,
    sex: Option<Sex>,
    age_months: Option<i64>,
    weighing: &KmsWeighing,
) -> (Option<bool>, Option<bool>) {
    let at = |sd| {
        let months = usize::try_from(age_months?).ok()?;
        line(sex?, sd)?.get(months).map(|grams| i64::from(*grams))
    };
    if weighing.grams <= 0 {
        return (None, None);
    }
    (
        at(rules.red_line).map(|red| weighing.grams < red),
        at(rules.orange_line).map(|orange| weighing.grams > orange),
    )
}
