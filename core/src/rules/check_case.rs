//! Every combination of the answers and facts that some conditions ask for.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::answer::AnswerValue;
use super::condition::{Bound, Condition, Fact, Ground, Sex, Status, Trend};
use super::derive::{Derived, Value};
use super::error::Report;
use super::form::{Form, Item, ItemKind, NumberItem};
use super::number::Measure;
use super::stand::{Scheduled, Stand};

/// What the conditions of a group ask about.
#[derive(Default)]
pub(super) struct Questions {
    choices: BTreeSet<usize>,
    classes: BTreeSet<usize>,
    numbers: BTreeMap<usize, BTreeSet<i64>>,
    trends: BTreeSet<usize>,
    dates: BTreeSet<usize>,
    answered: BTreeSet<usize>,
    facts: BTreeMap<Fact, BTreeSet<i64>>,
    lasts: BTreeMap<Measure, BTreeSet<i64>>,
    statuses: BTreeSet<Status>,
    scheduled: BTreeSet<Scheduled>,
    sex: bool,
}

impl Questions {
    pub(super) fn collect(&mut self, form: &Form, condition: &Condition) {
        let derived = |item: &usize| form.items.get(*item).is_some_and(Item::is_derived);
        match condition {
            Condition::Is { item, .. } => {
                let set = if derived(item) { &mut self.classes } else { &mut self.choices };
                set.insert(*item);
            }
            Condition::Number { item, comparison } => {
                self.numbers.entry(*item).or_default().extend(comparison.bound().all());
                self.person(comparison.bound());
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
                Some(ItemKind::Derived(derived)) if derived.is_number() => {
                    self.numbers.entry(*item).or_default();
                }
                Some(ItemKind::Derived(_)) => {
                    self.classes.insert(*item);
                }
                _ => {
                    self.answered.insert(*item);
                }
            },
            Condition::Fact { fact, comparison } => {
                self.facts.entry(*fact).or_default().extend(comparison.bound().all());
                self.person(comparison.bound());
            }
            Condition::Last { measure, comparison } => {
                self.lasts.entry(*measure).or_default().extend(comparison.bound().all());
                self.person(comparison.bound());
            }
            Condition::Known { fact, .. } => {
                self.facts.entry(*fact).or_default();
            }
            Condition::Status(Status::Female | Status::Male) => self.sex = true,
            Condition::Status(status) => {
                self.statuses.insert(*status);
            }
            Condition::Stands { of, .. } => {
                self.scheduled.insert(*of);
            }
            Condition::All(_) | Condition::Any(_) | Condition::Not(_) => {}
        }
    }

    /// What a limit by sex and age depends on.
    fn person(&mut self, bound: &Bound) {
        if let Bound::Limit(limit) = bound {
            self.sex |= limit.rows.iter().any(|row| row.sex.is_some());
            self.facts
                .entry(Fact::AgeMonths)
                .or_default()
                .extend(limit.rows.iter().flat_map(|row| [Some(row.from_month), row.below_month]).flatten());
        }
    }

    /// What each question may be answered with; `open`: nothing, too.
    pub(super) fn variables(&self, form: &Form, open: bool) -> Vec<Vec<Setting>> {
        let nothing = || std::iter::once(Setting::Nothing).filter(move |_| open);
        let mut variables = Vec::new();
        for position in &self.choices {
            let values = form.items.get(*position).map(choices_of).unwrap_or_default();
            variables.push(
                nothing()
                    .chain(
                        values
                            .into_iter()
                            .map(|value| Setting::Answer(*position, AnswerValue::Choice(value))),
                    )
                    .collect(),
            );
        }
        for (position, limits) in &self.numbers {
            let kind = match form.items.get(*position).map(|item| &item.kind) {
                Some(ItemKind::Number(kind)) => kind,
                Some(ItemKind::Derived(derived)) => {
                    let (least, most) = derived.limits(form).unwrap_or((i64::MIN, i64::MAX));
                    let values =
                        around(limits, least).into_iter().filter(|value| (least..=most).contains(value));
                    let values = values.map(|value| Setting::Derived(*position, Value::number(value)));
                    variables.push(nothing().chain(values).collect());
                    continue;
                }
                _ => continue,
            };
            let values = around(limits, kind.min).into_iter().filter(|value| kind.possible(*value));
            variables.push(
                nothing()
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
            let mut settings: Vec<Setting> = nothing().collect();
            settings.push(Setting::Answer(*position, answer.clone()));
            if self.dates.contains(position) {
                settings.push(Setting::Old(*position, answer));
            }
            variables.push(settings);
        }
        for (fact, limits) in &self.facts {
            let values = around(limits, 0).into_iter().map(|value| Setting::Fact(*fact, value));
            variables.push(nothing().chain(values).collect());
        }
        for position in &self.classes {
            let classes = form.items.get(*position).map(|item| match &item.kind {
                ItemKind::Derived(derived) => derived
                    .classes
                    .iter()
                    .map(|class| Setting::Derived(*position, Value::class(derived, &class.value)))
                    .collect(),
                _ => Vec::new(),
            });
            variables.push(nothing().chain(classes.unwrap_or_default()).collect());
        }
        for (measure, limits) in &self.lasts {
            let values = around(limits, 0).into_iter().map(|value| Setting::Last(*measure, value));
            variables.push(nothing().chain(values).collect());
        }
        if self.sex {
            variables.push(nothing().chain([Sex::Female, Sex::Male].map(Setting::Sex)).collect());
        }
        for of in &self.scheduled {
            let stands = of.all().iter().map(|stand| Setting::Stands(*of, *stand));
            variables.push(nothing().chain(stands).collect());
        }
        for status in &self.statuses {
            let states = [true, false].map(|holds| Setting::Status(*status, holds));
            variables.push(nothing().chain(states).collect());
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

/// One answer to one question.
#[derive(Clone, Debug)]
pub(super) enum Setting {
    Nothing,
    Answer(usize, AnswerValue),
    Old(usize, AnswerValue),
    Trend(usize, Trend),
    Derived(usize, Value),
    Fact(Fact, i64),
    Last(Measure, i64),
    Sex(Sex),
    Status(Status, bool),
    Stands(Scheduled, Stand),
}

/// One combination.
pub(super) struct Case<'a> {
    form: &'a Form,
    settings: Vec<&'a Setting>,
}

impl<'a> Case<'a> {
    fn find<T>(&self, read: impl Fn(&'a Setting) -> Option<T>) -> Option<T> {
        self.settings.iter().find_map(|setting| read(setting))
    }

    fn is(&self, position: usize, item: &Item) -> bool {
        self.form.items.get(position).is_some_and(|known| std::ptr::eq(known, item))
    }
}

impl Ground for Case<'_> {
    fn answer(&self, item: &Item) -> Option<&AnswerValue> {
        self.find(|setting| match setting {
            Setting::Answer(position, answer) | Setting::Old(position, answer)
                if self.is(*position, item) =>
            {
                Some(answer)
            }
            _ => None,
        })
    }

    fn fact(&self, fact: Fact) -> Option<i64> {
        self.find(|setting| match setting {
            Setting::Fact(known, value) if *known == fact => Some(*value),
            _ => None,
        })
    }

    fn status(&self, status: Status) -> Option<bool> {
        self.find(|setting| match setting {
            Setting::Status(known, holds) if *known == status => Some(*holds),
            Setting::Sex(sex) if status == Status::Female => Some(*sex == Sex::Female),
            Setting::Sex(sex) if status == Status::Male => Some(*sex == Sex::Male),
            _ => None,
        })
    }

    fn older_than_months(&self, item: &Item, _: NaiveDate, _: i64) -> bool {
        let old =
            |setting: &Setting| matches!(setting, Setting::Old(position, _) if self.is(*position, item));
        self.settings.iter().any(|setting| old(setting))
    }

    fn trend(&self, item: &Item, _: &NumberItem<'_>) -> Trend {
        self.find(|setting| match setting {
            Setting::Trend(position, trend) if self.is(*position, item) => Some(*trend),
            _ => None,
        })
        .unwrap_or(Trend::Unknown)
    }

    fn last(&self, measure: Measure) -> Option<i64> {
        self.find(|setting| match setting {
            Setting::Last(known, value) if *known == measure => Some(*value),
            _ => None,
        })
    }

    /// Anything its kind can be: that each class can be is checked for itself.
    fn derived(&self, _: &Form, position: usize, _: &Derived) -> Value {
        self.find(|setting| match setting {
            Setting::Derived(known, value) if *known == position => Some(*value),
            _ => None,
        })
        .unwrap_or(Value::Unknown)
    }

    fn growth(&self, _: &Form, _: &Derived) -> Value {
        Value::Unknown
    }

    fn stands(&self, of: Scheduled) -> Option<Stand> {
        self.find(|setting| match setting {
            Setting::Stands(known, stand) if *known == of => Some(*stand),
            _ => None,
        })
    }
}

/// Calls `stop` for every combination until it says so; `None` when there are more than may be tried.
pub(super) fn try_all<'a>(
    report: &mut Report<'_>,
    form: &'a Form,
    variables: &'a [Vec<Setting>],
    mut stop: impl FnMut(&Case<'a>) -> bool,
) -> Option<bool> {
    let mut left = report.may_try();
    let before = left;
    let mut counted = |case: &Case<'a>| {
        let over = left == 0;
        left = left.saturating_sub(1);
        if over { Some(false) } else { stop(case).then_some(true) }
    };
    let mut case = Case { form, settings: Vec::new() };
    let stopped = each(variables, &mut case, &mut counted);
    report.tried(before.saturating_sub(left));
    match stopped {
        Some(false) => None,
        stopped => Some(stopped.is_some()),
    }
}

fn each<'a>(
    variables: &'a [Vec<Setting>],
    case: &mut Case<'a>,
    stop: &mut impl FnMut(&Case<'a>) -> Option<bool>,
) -> Option<bool> {
    let Some((first, rest)) = variables.split_first() else { return stop(case) };
    for setting in first {
        case.settings.push(setting);
        let stopped = each(rest, case, stop);
        case.settings.pop();
        if stopped.is_some() {
            return stopped;
        }
    }
    None
}
