//! What a checklist that can be read may still have wrong: above all a rule that can never be the outcome.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::answer::AnswerValue;
use super::condition::{Condition, Fact, Ground, Status, Trend};
use super::error::Report;
use super::form::{Form, Item, ItemKind, NumberItem};
use super::rule::Rule;

/// More combinations than this for the rules about one item, and nobody can say what they do.
const MOST_COMBINATIONS: usize = 500_000;

/// `offsets` are the places of the rules in the file.
pub(super) fn check_form(report: &mut Report<'_>, form: &Form, offsets: &[usize]) {
    check_items(report, form);
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
    let variables = questions.variables(form);
    let combinations: usize = variables.iter().fold(1, |n, variable| n.saturating_mul(variable.len().max(1)));
    let offset_of = |position: usize| offsets.get(position).copied().unwrap_or(0);
    let Some(first) = group.first() else { return };
    if combinations > MOST_COMBINATIONS {
        report.say(offset_of(*first), "the rules about this item ask too much at once to be checked");
        return;
    }
    let mut won = BTreeSet::new();
    let mut case = Case { form, settings: Vec::new() };
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

/// What the conditions of a group ask about.
#[derive(Default)]
struct Questions {
    choices: BTreeSet<usize>,
    numbers: BTreeMap<usize, BTreeSet<i64>>,
    trends: BTreeSet<usize>,
    dates: BTreeSet<usize>,
    answered: BTreeSet<usize>,
    facts: BTreeMap<Fact, BTreeSet<i64>>,
    statuses: BTreeSet<Status>,
}

impl Questions {
    fn collect(&mut self, form: &Form, condition: &Condition) {
        match condition {
            Condition::Is { item, .. } => {
                self.choices.insert(*item);
            }
            Condition::Number { item, comparison } => {
                self.numbers.entry(*item).or_default().insert(comparison.limit());
            }
            Condition::Trend { item, .. } => {
                self.trends.insert(*item);
                self.numbers.entry(*item).or_default();
            }
            Condition::OlderThanMonths { item, .. } => {
                self.dates.insert(*item);
            }
            Condition::Answered { item, .. } => match form.items.get(*item).map(|item| &item.kind) {
                Some(ItemKind::Choice(_) | ItemKind::Sign { .. }) => {
                    self.choices.insert(*item);
                }
                Some(ItemKind::Number(_)) => {
                    self.numbers.entry(*item).or_default();
                }
                _ => {
                    self.answered.insert(*item);
                }
            },
            Condition::Fact { fact, comparison } => {
                self.facts.entry(*fact).or_default().insert(comparison.limit());
            }
            Condition::Known { fact, .. } => {
                self.facts.entry(*fact).or_default();
            }
            Condition::Status(status) => {
                self.statuses.insert(*status);
            }
            Condition::All(_) | Condition::Any(_) | Condition::Not(_) => {}
        }
    }

    fn variables(&self, form: &Form) -> Vec<Vec<Setting>> {
        let mut variables = Vec::new();
        for position in &self.choices {
            let values = form.items.get(*position).map(choices_of).unwrap_or_default();
            variables.push(
                std::iter::once(Setting::Nothing)
                    .chain(
                        values
                            .into_iter()
                            .map(|value| Setting::Answer(*position, AnswerValue::Choice(value))),
                    )
                    .collect(),
            );
        }
        for (position, limits) in &self.numbers {
            let Some(ItemKind::Number(kind)) = form.items.get(*position).map(|item| &item.kind) else {
                continue;
            };
            let values = around(limits, kind.min).into_iter().filter(|value| kind.possible(*value));
            variables.push(
                std::iter::once(Setting::Nothing)
                    .chain(values.map(|value| Setting::Answer(*position, AnswerValue::Number(value))))
                    .collect(),
            );
        }
        for position in &self.trends {
            let trends = [Trend::Unknown, Trend::Up, Trend::Level, Trend::Down];
            variables.push(trends.into_iter().map(|trend| Setting::Trend(*position, trend)).collect());
        }
        for position in self.dates.union(&self.answered) {
            let Some(item) = form.items.get(*position) else { continue };
            let answer = match item.kind {
                ItemKind::Date => AnswerValue::Date(NaiveDate::default()),
                _ => AnswerValue::Text("x".to_owned()),
            };
            let mut settings = vec![Setting::Nothing, Setting::Answer(*position, answer.clone())];
            if self.dates.contains(position) {
                settings.push(Setting::Old(*position, answer));
            }
            variables.push(settings);
        }
        for (fact, limits) in &self.facts {
            let values = around(limits, 0).into_iter().map(|value| Setting::Fact(*fact, value));
            variables.push(std::iter::once(Setting::Nothing).chain(values).collect());
        }
        for status in &self.statuses {
            let states = [true, false].map(|holds| Setting::Status(*status, holds));
            variables.push(std::iter::once(Setting::Nothing).chain(states).collect());
        }
        variables
    }
}

fn choices_of(item: &Item) -> Vec<String> {
    match &item.kind {
        ItemKind::Choice(options) => options.iter().map(|option| option.value.clone()).collect(),
        _ => vec![super::answer::YES.to_owned(), super::answer::NO.to_owned()],
    }
}

/// Every limit with its neighbours; without limits one value stands for all.
fn around(limits: &BTreeSet<i64>, any: i64) -> BTreeSet<i64> {
    if limits.is_empty() {
        return BTreeSet::from([any]);
    }
    limits.iter().flat_map(|limit| [limit.saturating_sub(1), *limit, limit.saturating_add(1)]).collect()
}

#[derive(Clone)]
enum Setting {
    Nothing,
    Answer(usize, AnswerValue),
    Old(usize, AnswerValue),
    Trend(usize, Trend),
    Fact(Fact, i64),
    Status(Status, bool),
}

/// One combination.
struct Case<'a> {
    form: &'a Form,
    settings: Vec<Setting>,
}

impl Case<'_> {
    fn at<'b>(&'b self, item: &Item) -> impl Iterator<Item = &'b Setting> + use<'b> {
        let id = item.id.clone();
        self.settings.iter().filter(move |setting| match setting {
            Setting::Answer(position, _) | Setting::Old(position, _) | Setting::Trend(position, _) => {
                self.form.items.get(*position).is_some_and(|known| known.id == id)
            }
            _ => false,
        })
    }
}

impl Ground for Case<'_> {
    fn answer(&self, item: &Item) -> Option<&AnswerValue> {
        self.at(item).find_map(|setting| match setting {
            Setting::Answer(_, answer) | Setting::Old(_, answer) => Some(answer),
            _ => None,
        })
    }

    fn fact(&self, fact: Fact) -> Option<i64> {
        self.settings.iter().find_map(|setting| match setting {
            Setting::Fact(known, value) if *known == fact => Some(*value),
            _ => None,
        })
    }

    fn status(&self, status: Status) -> Option<bool> {
        self.settings.iter().find_map(|setting| match setting {
            Setting::Status(known, holds) if *known == status => Some(*holds),
            _ => None,
        })
    }

    fn older_than_months(&self, item: &Item, _: NaiveDate, _: i64) -> bool {
        self.at(item).any(|setting| matches!(setting, Setting::Old(..)))
    }

    fn trend(&self, item: &Item, _: &NumberItem<'_>) -> Trend {
        self.at(item)
            .find_map(|setting| match setting {
                Setting::Trend(_, trend) => Some(*trend),
                _ => None,
            })
            .unwrap_or(Trend::Unknown)
    }
}

/// Calls `stop` for every combination until it says so.
fn try_all(
    variables: &[Vec<Setting>],
    case: &mut Case<'_>,
    stop: &mut impl FnMut(&Case<'_>) -> bool,
) -> bool {
    let Some((first, rest)) = variables.split_first() else { return stop(case) };
    for setting in first {
        case.settings.push(setting.clone());
        let stopped = try_all(rest, case, stop);
        case.settings.pop();
        if stopped {
            return true;
        }
    }
    false
}
