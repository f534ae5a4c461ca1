//! What a family answers: mostly good, now and then a sign, a *Tidak* or a number out of range.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use super::people::Person;
use crate::checklist::{AnswerValue, Answers, Facts, Form, Item, ItemKind, Level, evaluate, visible};
use crate::life_stage::overlays;
use crate::pregnancy::{Dating, weeks};
use crate::register::person::rules;
use crate::rules::{NO, YES};
use crate::screen::form::Values;

/// The answers to choices that call for nothing, by form; found once and kept.
#[derive(Default)]
pub(super) struct Good(BTreeMap<String, BTreeMap<String, String>>);

/// One in so many sheets has an answer that is not good.
const ONE_BAD_IN: u32 = 9;
/// One in so many sheets with signs has a sign.
const ONE_SIGN_IN: u32 = 120;

impl Good {
    /// A form filled about someone, or about a house, as it is typed.
    pub(super) fn fill(
        &mut self,
        form: &Form,
        person: Option<&Person>,
        day: NaiveDate,
        chance: &mut Rng,
    ) -> Values {
        let facts = facts(person, day);
        let good = self.0.entry(form.id.clone()).or_default();
        let mut answers: Answers = form
            .items
            .iter()
            .filter_map(|item| Some((item.id.clone(), answer(item, form, person, day, good, chance)?)))
            .collect();
        settle(form, &mut answers, &facts, good);
        stray(form, &mut answers, chance);
        let shown = visible(form, &answers, &facts);
        form.items
            .iter()
            .filter(|item| shown.contains(&item.id))
            .filter_map(|item| Some((item.id.clone(), item.to_typed(answers.get(&item.id)?))))
            .collect()
    }
}

/// What the sheet knows of the person without the store.
fn facts(person: Option<&Person>, day: NaiveDate) -> Facts {
    let Some(person) = person else { return Facts::on(day) };
    let last_period = person.carries.map(|(since, _)| since);
    let dating = Dating { last_period, nakes_due_date: None };
    let rules = rules().ok();
    Facts {
        birth: Some(person.born),
        sex: Some(person.sex()),
        overlays: rules.map(|rules| overlays(rules, &person.life(day))).unwrap_or_default(),
        weeks_pregnant: rules.and_then(|rules| weeks(rules, &dating, day)),
        gravida: Some(i64::from(person.children) + 1),
        delivered: person.delivered,
        ..Facts::on(day)
    }
}

fn answer(
    item: &Item,
    form: &Form,
    person: Option<&Person>,
    day: NaiveDate,
    good: &BTreeMap<String, String>,
    chance: &mut Rng,
) -> Option<AnswerValue> {
    let choice = |value: &str| Some(AnswerValue::Choice(value.to_owned()));
    match &item.kind {
        ItemKind::Derived(_) => None,
        ItemKind::Sign { .. } => choice(NO),
        ItemKind::Choice(options) => {
            if let Some(dose) = &item.dose {
                let had = given(person?, &dose.antigen, dose.number).is_some_and(|on| on <= day);
                return choice(if had { YES } else { NO });
            }
            let first = options.iter().min_by_key(|option| option.points.unwrap_or(0))?;
            choice(good.get(&item.id).unwrap_or(&first.value))
        }
        ItemKind::Number(kind) => {
            if item.optional && chance.u32(..3) == 0 {
                return None;
            }
            let of = person.map(|one| (one, (one.sex(), one.born, one.carries.is_some())));
            let read = of.and_then(|(one, who)| one.body.read(kind.measure, who, day, chance));
            let value = read.unwrap_or_else(|| kind.plausible_min.max(0));
            Some(AnswerValue::Number(value.clamp(kind.min, kind.max)))
        }
        ItemKind::Date => {
            let of_dose = form.items.iter().filter_map(|one| one.dose.as_ref());
            let of_dose = of_dose.into_iter().find(|dose| dose.given_on.as_deref() == Some(&item.id));
            if let Some(dose) = of_dose {
                let on = given(person?, &dose.antigen, dose.number)?;
                return (on <= day).then_some(AnswerValue::Date(on));
            }
            let ago = day - Days::new(chance.u64(1..20));
            let least = person.map_or(ago, |one| one.delivered.unwrap_or(one.born).max(one.born));
            Some(AnswerValue::Date(ago.max(least).min(day)))
        }
        ItemKind::Text { .. } if item.optional => None,
        ItemKind::Text { .. } => Some(AnswerValue::Text("Sudah dibicarakan".to_owned())),
    }
}

fn given(person: &Person, antigen: &str, number: u32) -> Option<NaiveDate> {
    person.doses.iter().find(|(code, nth, _)| code == antigen && *nth == number).map(|(.., on)| *on)
}

/// Turns choices that call for something to others that do not, and keeps what was found.
fn settle(form: &Form, answers: &mut Answers, facts: &Facts, good: &mut BTreeMap<String, String>) {
    for _ in 0..4 {
        let found = evaluate(form, answers, facts).findings;
        let mut turned = false;
        for finding in found.iter().filter(|finding| finding.level >= Level::FollowUp) {
            let Some(item) = finding.item.as_ref().and_then(|id| form.item(id)) else { continue };
            let (ItemKind::Choice(options), None) = (&item.kind, &item.dose) else { continue };
            let Some(AnswerValue::Choice(now)) = answers.get(&item.id) else { continue };
            let at = options.iter().position(|option| option.value == *now).unwrap_or(0);
            let Some(next) = options.get((at + 1) % options.len().max(1)) else { continue };
            good.insert(item.id.clone(), next.value.clone());
            answers.insert(item.id.clone(), AnswerValue::Choice(next.value.clone()));
            turned = true;
        }
        if !turned {
            return;
        }
    }
}

/// Now and then one answer is another one.
fn stray(form: &Form, answers: &mut Answers, chance: &mut Rng) {
    let (bad, sign) = (chance.u32(..ONE_BAD_IN) == 0, chance.u32(..ONE_SIGN_IN) == 0);
    let wanted = |item: &&Item| match &item.kind {
        ItemKind::Choice(_) => bad && item.dose.is_none(),
        ItemKind::Sign { .. } => sign,
        _ => false,
    };
    let items: Vec<&Item> = form.items.iter().filter(wanted).collect();
    let Some(item) = items.get(chance.usize(..items.len().max(1))) else { return };
    let answer = match &item.kind {
        ItemKind::Choice(options) => {
            let option = options.get(chance.usize(..options.len().max(1)));
            option.map(|option| AnswerValue::Choice(option.value.clone()))
        }
        _ => Some(AnswerValue::yes()),
    };
    answers.extend(answer.map(|answer| (item.id.clone(), answer)));
}
