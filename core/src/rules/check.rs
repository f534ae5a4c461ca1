//! What a checklist that can be read may still have wrong: above all a rule that can never be the outcome.

use std::collections::{BTreeMap, BTreeSet};

use super::check_case::{Questions, try_all};
use super::condition::Condition;
use super::derive::Derivation;
use super::error::Report;
use super::form::{Form, ItemKind};
use super::rule::Rule;

/// Where the parts of a form stand in its file.
pub(super) struct Places {
    pub(super) pages: Vec<usize>,
    pub(super) items: Vec<usize>,
    pub(super) rules: Vec<usize>,
}

fn place(places: &[usize], position: usize) -> usize {
    places.get(position).copied().unwrap_or(0)
}

pub(super) fn check_form(report: &mut Report<'_>, form: &Form, places: &Places) {
    check_pages(report, form, &places.pages);
    check_items(report, form, &places.items);
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (position, rule) in form.rules.iter().enumerate() {
        match rule.item {
            Some(item) => groups.entry(item).or_default().push(position),
            None => check_group(report, form, &places.rules, &[position]),
        }
    }
    for group in groups.values() {
        check_group(report, form, &places.rules, group);
    }
    for (position, item) in form.items.iter().enumerate() {
        let at = place(&places.items, position);
        if let ItemKind::Derived(derived) = &item.kind
            && let Derivation::Cases(cases) = &derived.how
        {
            check_cases(report, form, at, position, cases);
        }
        // What shows an item with rules is tried with them.
        if let Some(shown) = item.shown_when.as_ref().filter(|_| !groups.contains_key(&position)) {
            check_can_hold(report, form, at, shown, &format!("item {} can never be shown", item.id));
        }
    }
    if let Some(offered) = &form.offered_when {
        check_can_hold(report, form, 0, offered, "this form is offered to nobody");
    }
    if let Some(due) = &form.due_when {
        check_can_hold(report, form, 0, due, "this form is asked of nobody");
    }
}

fn check_pages(report: &mut Report<'_>, form: &Form, places: &[usize]) {
    for (position, page) in form.pages.iter().enumerate() {
        let at = place(places, position);
        let mut items = form.items.iter().filter(|item| item.page == position).peekable();
        if items.peek().is_none() {
            report.say(at, format!("page {} has no items", page.id));
        }
        if items.any(|item| item.is_sign() != page.signs) {
            report.say(
                at,
                format!("page {}: danger signs stand on a page of signs and nothing else does", page.id),
            );
        }
    }
}

fn check_items(report: &mut Report<'_>, form: &Form, places: &[usize]) {
    for (position, item) in form.items.iter().enumerate() {
        let at = place(places, position);
        let has_rule = form.rules.iter().any(|rule| rule.item == Some(position));
        if item.question.trim().is_empty() {
            report.say(at, format!("item {} has no question", item.id));
        }
        if item.is_sign() && (item.optional || !item.judged || !has_rule) {
            report.say(at, format!("danger sign {} must be asked and judged by a rule", item.id));
        }
        if !item.judged && has_rule {
            report.say(at, format!("item {} is not judged but has a rule", item.id));
        }
        let measured_on = match &item.kind {
            ItemKind::Number(kind) => kind.measured_on.as_ref(),
            _ => None,
        };
        let given_on = [
            item.dose.as_ref().and_then(|dose| dose.given_on.as_ref()),
            item.supplement.as_ref().and_then(|supplement| supplement.given_on.as_ref()),
            item.contact.as_ref().and_then(|contact| contact.given_on.as_ref()),
        ];
        let given_in = item.supplement.as_ref().and_then(|supplement| supplement.given_in.as_ref());
        let is_month = |id: &String| {
            let Some(ItemKind::Choice(options)) = form.item(id).map(|item| &item.kind) else { return false };
            options.iter().all(|option| option.value.parse::<chrono::Month>().is_ok())
        };
        if !given_in.is_none_or(is_month) {
            report.say(at, format!("item {}: given_in must name a choice of months", item.id));
        }
        let is_date = |id: &String| form.item(id).is_some_and(|item| matches!(item.kind, ItemKind::Date));
        if !measured_on.into_iter().chain(given_on.into_iter().flatten()).all(is_date) {
            report.say(at, format!("item {}: measured_on and given_on must name a date item", item.id));
        }
    }
}

/// Some combination makes the condition true.
fn check_can_hold(report: &mut Report<'_>, form: &Form, at: usize, condition: &Condition, message: &str) {
    let mut questions = Questions::default();
    condition.walk(&mut |condition| questions.collect(form, condition));
    let variables = questions.variables(form, true);
    match try_all(report, form, &variables, |case| condition.holds(form, case) == Some(true)) {
        Some(true) => {}
        Some(false) => report.say(at, message),
        None => report.say(at, "this condition asks too much at once to be checked"),
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
    let offset_of = |position: usize| place(offsets, position);
    let Some(first) = group.first() else { return };
    let mut won = BTreeSet::new();
    let tried = try_all(report, form, &variables, |case| {
        let asked = shown.is_none_or(|shown| shown.holds(form, case) == Some(true));
        let winner = rules
            .iter()
            .position(|rule| (asked || rule.even_if_hidden) && rule.when.holds(form, case) == Some(true));
        won.extend(winner);
        won.len() == rules.len()
    });
    if tried.is_none() {
        report.say(offset_of(*first), "the rules about this item ask too much at once to be checked");
        return;
    }
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
    let (mut won, mut gap) = (BTreeSet::new(), false);
    let tried = try_all(report, form, &variables, |case| {
        if shown.is_none_or(|shown| shown.holds(form, case) == Some(true)) {
            let first = cases.iter().position(|one| one.holds(form, case) == Some(true));
            won.extend(first);
            // What is not known even with everything set, such as a limit outside its ages, is no gap.
            gap |= first.is_none() && cases.iter().all(|one| one.holds(form, case) == Some(false));
        }
        gap && won.len() == cases.len()
    });
    if tried.is_none() {
        report.say(offset, "these cases ask too much at once to be checked");
        return;
    }
    if gap {
        report.say(offset, "gap: for some answers no class holds");
    }
    let id = form.items.get(own).map_or("", |item| item.id.as_str());
    for (position, _) in cases.iter().enumerate().filter(|(position, _)| !won.contains(position)) {
        report.say(offset, format!("class {} of {id} can never be the outcome", position.saturating_add(1)));
    }
}
