//! What a checklist that can be read may still have wrong: above all a rule that can never be the outcome.

use std::collections::{BTreeMap, BTreeSet};

use super::check_case::{Case, Questions, combinations, try_all};
use super::condition::Condition;
use super::derive::Derivation;
use super::error::Report;
use super::form::{Form, ItemKind};
use super::rule::Rule;

/// The places of the items and of the rules in the file come with them.
pub(super) fn check_form(report: &mut Report<'_>, form: &Form, items: &[usize], offsets: &[usize]) {
    check_items(report, form);
    for (position, item) in form.items.iter().enumerate() {
        if let ItemKind::Derived(derived) = &item.kind
            && let Derivation::Cases(cases) = &derived.how
        {
            check_cases(report, form, items.get(position).copied().unwrap_or(0), position, cases);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (position, rule) in form.rules.iter().enumerate() {
        match rule.item {
            Some(item) => groups.entry(item).or_default().push(position),
            None => check_group(report, form, offsets, &[position]),
        }
    }
    for group in groups.values() {
        check_group(report, form, offsets, group);
    }
}

fn check_items(report: &mut Report<'_>, form: &Form) {
    for (position, page) in form.pages.iter().enumerate() {
        let mut items = form.items.iter().filter(|item| item.page == position).peekable();
        if items.peek().is_none() {
            report.say(0, format!("page {} has no items", page.id));
        }
        if items.any(|item| item.is_sign() != page.signs) {
            report.say(
                0,
                format!("page {}: danger signs stand on a page of signs and nothing else does", page.id),
            );
        }
    }
    for (position, item) in form.items.iter().enumerate() {
        let has_rule = form.rules.iter().any(|rule| rule.item == Some(position));
        if item.is_sign() && (item.optional || !item.judged || !has_rule) {
            report.say(0, format!("danger sign {} must be asked and judged by a rule", item.id));
        }
        if !item.judged && has_rule {
            report.say(0, format!("item {} is not judged but has a rule", item.id));
        }
        let measured_on = match &item.kind {
            ItemKind::Number(kind) => kind.measured_on.as_ref(),
            _ => None,
        };
        let given_on = item.dose.as_ref().and_then(|dose| dose.given_on.as_ref());
        let is_date = |id: &String| form.item(id).is_some_and(|item| matches!(item.kind, ItemKind::Date));
        if !measured_on.into_iter().chain(given_on).all(is_date) {
            report.say(0, format!("item {}: measured_on and given_on must name a date item", item.id));
        }
    }
}

fn check_group(report: &mut Report<'_>, form: &Form, offsets: &[usize], group: &[usize]) {
    let rules: Vec<&Rule> = group.iter().filter_map(|position| form.rules.get(*position)).collect();
    let shown =
        rules.iter().find_map(|rule| rule.item).and_then(|item| form.items.get(item)?.shown_when.as_ref());
    let mut questions = Questions::default();
    for condition in rules.iter().map(|rule| &rule.when).chain(shown) {
        condition.walk(&mut |condition| questions.collect(form, condition));
    }
    let variables = questions.variables(form, true);
    let offset_of = |position: usize| offsets.get(position).copied().unwrap_or(0);
    let Some(first) = group.first() else { return };
    if !report.may_try(combinations(&variables)) {
        report.say(offset_of(*first), "the rules about this item ask too much at once to be checked");
        return;
    }
    let mut won = BTreeSet::new();
    let mut case = Case::new(form);
    try_all(&variables, &mut case, &mut |case| {
        let asked = shown.is_none_or(|shown| shown.holds(form, case) == Some(true));
        let winner = rules
            .iter()
            .position(|rule| (asked || rule.even_if_hidden) && rule.when.holds(form, case) == Some(true));
        won.extend(winner);
        won.len() == rules.len()
    });
    for (position, rule) in rules.iter().enumerate().filter(|(position, _)| !won.contains(position)) {
        let offset = group.get(position).map_or(0, |position| offset_of(*position));
        report.say(offset, format!("rule {} can never be the outcome", rule.id));
    }
}

/// Each class of a derived item can be the outcome, and when everything asked is known there is one.
fn check_cases(report: &mut Report<'_>, form: &Form, offset: usize, own: usize, cases: &[Condition]) {
    let shown = form.items.get(own).and_then(|item| item.shown_when.as_ref());
    let mut questions = Questions::default();
    for condition in cases.iter().chain(shown) {
        condition.walk(&mut |condition| questions.collect(form, condition));
    }
    let variables = questions.variables(form, false);
    if !report.may_try(combinations(&variables)) {
        report.say(offset, "these cases ask too much at once to be checked");
        return;
    }
    let (mut won, mut gap) = (BTreeSet::new(), false);
    try_all(&variables, &mut Case::new(form), &mut |case| {
        if shown.is_none_or(|shown| shown.holds(form, case) == Some(true)) {
            let first = cases.iter().position(|one| one.holds(form, case) == Some(true));
            won.extend(first);
            // What is not known even with everything set, such as a limit outside its ages, is no gap.
            gap |= first.is_none() && cases.iter().all(|one| one.holds(form, case) == Some(false));
        }
        gap && won.len() == cases.len()
    });
    if gap {
        report.say(offset, "gap: for some answers no class holds");
    }
    let id = form.items.get(own).map_or("", |item| item.id.as_str());
    for (position, _) in cases.iter().enumerate().filter(|(position, _)| !won.contains(position)) {
        report.say(offset, format!("class {} of {id} can never be the outcome", position.saturating_add(1)));
    }
}
