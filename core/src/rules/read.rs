//! From the written checklist to one that can be evaluated; every mistake is said with its line.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::Spanned;

use super::answer::{NO, YES};
use super::condition::{Comparison, Condition, Fact};
use super::error::Report;
use super::form::{Form, Item, ItemKind, ItemOption, Page};
use super::library::Rules;
use super::number::NumberKind;
use super::raw::{RawCondition, RawForm, RawItem, RawKind, RawPage, RawRule, Threshold, Values};
use super::rule::{Level, Part, Rule, Template};
use super::source::{Source, Standing};

/// Rank of a rule that gives none.
const DEFAULT_RANK: u32 = 100;
/// Characters of a text answer unless the item says otherwise.
const DEFAULT_TEXT: u32 = 200;

/// Reads a checklist against the documents, cut-offs, levels and steps already read.
pub(super) fn read_form(report: &mut Report<'_>, rules: &Rules) -> Option<Form> {
    let raw: RawForm = report.parse()?;
    let source = read_source(report, rules, &raw.source)?;
    let valid_from = NaiveDate::parse_from_str(raw.valid_from.get_ref(), "%Y-%m-%d").ok();
    if valid_from.is_none() {
        report.say(raw.valid_from.span().start, "valid_from must be a date like 2024-01-31");
    }
    if rules.emergency(raw.emergency.get_ref()).is_none() {
        report
            .say(raw.emergency.span().start, format!("unknown emergency list '{}'", raw.emergency.get_ref()));
    }
    let mut form = Form {
        id: raw.id.into_inner(),
        version: raw.version,
        valid_from: valid_from?,
        title: raw.title,
        subject: raw.subject,
        emergency: raw.emergency.into_inner(),
        source,
        standing: raw.standing,
        pages: read_pages(report, raw.page),
        items: Vec::new(),
        rules: Vec::new(),
    };
    let mut seen = BTreeSet::new();
    let mut conditions = Vec::new();
    for raw in raw.item {
        if !seen.insert(raw.id.get_ref().clone()) {
            report.say(raw.id.span().start, format!("item {} is there twice", raw.id.get_ref()));
        }
        if let Some((item, shown_when)) = read_item(report, rules, &form, raw) {
            form.items.push(item);
            conditions.push(shown_when);
        }
    }
    let mut reader = Reader { report, rules, form: &form };
    let shown: Vec<_> = conditions
        .into_iter()
        .map(|shown| shown.and_then(|(offset, raw)| reader.condition(offset, None, raw)))
        .collect();
    let mut seen = BTreeSet::new();
    let mut read = Vec::new();
    for raw in raw.rule {
        if !seen.insert(raw.id.get_ref().clone()) {
            reader.report.say(raw.id.span().start, format!("rule {} is there twice", raw.id.get_ref()));
        }
        let offset = raw.id.span().start;
        if let Some(rule) = reader.rule(raw) {
            read.push((offset, rule));
        }
    }
    for (item, shown_when) in form.items.iter_mut().zip(shown) {
        item.shown_when = shown_when;
    }
    let offsets: Vec<usize> = read.iter().map(|(offset, _)| *offset).collect();
    form.rules = read.into_iter().map(|(_, rule)| rule).collect();
    if report.is_empty() {
        super::check::check_form(report, &form, &offsets);
    }
    Some(form)
}

fn read_source(report: &mut Report<'_>, rules: &Rules, written: &Spanned<String>) -> Option<Source> {
    let source = rules.documents.find(written.get_ref());
    if source.is_none() {
        report.say(written.span().start, format!("unknown source '{}'", written.get_ref()));
    }
    source
}

fn own_source(
    report: &mut Report<'_>,
    rules: &Rules,
    form: &Form,
    source: Option<Spanned<String>>,
    standing: Option<Standing>,
) -> Option<(Source, Standing)> {
    let source = match source {
        Some(written) => read_source(report, rules, &written)?,
        None => form.source.clone(),
    };
    Some((source, standing.unwrap_or(form.standing)))
}

fn read_pages(report: &mut Report<'_>, raw: Vec<RawPage>) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for page in raw {
        if pages.iter().any(|known| known.id == *page.id.get_ref()) {
            report.say(page.id.span().start, format!("page {} is there twice", page.id.get_ref()));
        }
        pages.push(Page {
            id: page.id.into_inner(),
            step: page.step,
            title: page.title,
            intro: page.intro,
            signs: page.signs,
        });
    }
    pages
}

type Shown = Option<(usize, RawCondition)>;

fn read_item(report: &mut Report<'_>, rules: &Rules, form: &Form, raw: RawItem) -> Option<(Item, Shown)> {
    let offset = raw.id.span().start;
    let page = form.pages.iter().position(|page| page.id == *raw.page.get_ref());
    if page.is_none() {
        report.say(raw.page.span().start, format!("unknown page '{}'", raw.page.get_ref()));
    }
    let kind = read_kind(report, rules, &raw)?;
    let (source, standing) = own_source(report, rules, form, raw.source, raw.standing)?;
    let item = Item {
        id: raw.id.into_inner(),
        page: page?,
        question: raw.question,
        help: raw.help,
        kind,
        shown_when: None,
        optional: raw.optional,
        judged: raw.judged,
        field: raw.field,
        dose: raw.dose,
        good: raw.good,
        source,
        standing,
    };
    Some((item, raw.shown_when.map(|condition| (offset, condition))))
}

fn read_kind(report: &mut Report<'_>, rules: &Rules, raw: &RawItem) -> Option<ItemKind> {
    let offset = raw.id.span().start;
    let option = |value: &str, label: &str| ItemOption { value: value.to_owned(), label: label.to_owned() };
    match raw.kind {
        RawKind::YesNo => Some(ItemKind::Choice(vec![option(YES, "Ya"), option(NO, "Tidak")])),
        RawKind::Choice => {
            let values: BTreeSet<_> = raw.options.iter().map(|(value, _)| value).collect();
            if raw.options.len() < 2 || values.len() != raw.options.len() {
                report.say(offset, "a choice needs two or more options, each with its own value");
            }
            Some(ItemKind::Choice(raw.options.iter().map(|(value, label)| option(value, label)).collect()))
        }
        RawKind::Date => Some(ItemKind::Date),
        RawKind::Text => Some(ItemKind::Text { max: raw.max.unwrap_or(DEFAULT_TEXT) }),
        RawKind::Sign => match &raw.picture {
            Some(picture) => Some(ItemKind::Sign { picture: picture.clone() }),
            None => {
                report.say(offset, "a sign needs a picture");
                None
            }
        },
        RawKind::Number => {
            let (Some(measure), Some(possible), Some(plausible)) = (raw.measure, raw.possible, raw.plausible)
            else {
                report.say(offset, "a number needs measure, possible and plausible");
                return None;
            };
            if possible.0 > plausible.0 || plausible.0 > plausible.1 || plausible.1 > possible.1 {
                report.say(offset, "the plausible range must lie within the possible one");
            }
            let mut count = |threshold: &Option<Threshold>| {
                threshold.as_ref().and_then(|threshold| resolve(report, rules, offset, threshold))
            };
            Some(ItemKind::Number(NumberKind {
                measure,
                min: possible.0,
                max: possible.1,
                plausible_min: plausible.0,
                plausible_max: plausible.1,
                compare_after_days: count(&raw.compare_after_days).unwrap_or(1),
                birth_value_at_month: count(&raw.birth_value_at_month),
                measured_on: raw.measured_on.as_ref().map(|item| item.get_ref().clone()),
            }))
        }
    }
}

fn resolve(report: &mut Report<'_>, rules: &Rules, offset: usize, threshold: &Threshold) -> Option<i64> {
    match threshold {
        Threshold::Number(number) => Some(*number),
        Threshold::Name(name) => {
            let cut_off = rules.cut_offs.get(name);
            if cut_off.is_none() {
                report.say(offset, format!("unknown cut-off '{name}'"));
            }
            cut_off.map(|cut_off| cut_off.value)
        }
    }
}

struct Reader<'a, 'b> {
    report: &'a mut Report<'b>,
    rules: &'a Rules,
    form: &'a Form,
}

impl Reader<'_, '_> {
    fn item(&mut self, written: &Spanned<String>) -> Option<usize> {
        let found = self.form.find(written.get_ref()).map(|(position, _)| position);
        if found.is_none() {
            self.report.say(written.span().start, format!("unknown item '{}'", written.get_ref()));
        }
        found
    }

    fn rule(&mut self, raw: RawRule) -> Option<Rule> {
        let offset = raw.id.span().start;
        let item = match &raw.item {
            Some(written) => Some(self.item(written)?),
            None => None,
        };
        let Some(level) = Level::from_number(raw.level) else {
            self.report.say(offset, "level must be 0, 1, 2 or 3");
            return None;
        };
        let when = self.condition(offset, item, raw.when)?;
        if raw.advice.is_empty() || raw.advice.iter().any(|line| line.trim().is_empty()) {
            self.report.say(offset, format!("rule {} has no advice", raw.id.get_ref()));
        }
        if level > Level::Good && raw.say.trim().is_empty() {
            self.report.say(offset, format!("rule {} has no sentence for the family", raw.id.get_ref()));
        }
        if level > Level::Good && raw.category.is_none() {
            self.report.say(offset, format!("rule {} has no category", raw.id.get_ref()));
        }
        let reason = self.template(offset, &raw.reason);
        let due_days = raw.due_days.or_else(|| self.rules.level(level).and_then(|text| text.due_days));
        let (source, standing) = own_source(self.report, self.rules, self.form, raw.source, raw.standing)?;
        Some(Rule {
            id: raw.id.into_inner(),
            item,
            when,
            even_if_hidden: raw.even_if_hidden,
            level,
            rank: raw.rank.unwrap_or(DEFAULT_RANK),
            reason,
            advice: raw.advice,
            say: raw.say,
            category: raw.category,
            due_days: if level == Level::Good { None } else { due_days },
            source,
            standing,
        })
    }

    fn template(&mut self, offset: usize, text: &str) -> Template {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (gap, tail) = after.split_once('}').unwrap_or((after, ""));
            parts.push(Part::Text(before.to_owned()));
            if let Some(name) = gap.strip_prefix("cut:") {
                match self.rules.cut_offs.get(name) {
                    Some(cut_off) => parts.push(Part::Text(cut_off.show())),
                    None => self.report.say(offset, format!("unknown cut-off '{name}' in the reason")),
                }
            } else if let Some(name) = gap.strip_prefix("fact:") {
                let read: Result<Fact, serde::de::value::Error> = Fact::deserialize(name.into_deserializer());
                match read {
                    Ok(fact) => parts.push(Part::Fact(fact)),
                    Err(_) => self.report.say(offset, format!("unknown fact '{name}' in the reason")),
                }
            } else {
                match self.form.find(gap) {
                    Some((position, _)) => parts.push(Part::Item(position)),
                    None => self.report.say(offset, format!("unknown item '{gap}' in the reason")),
                }
            }
            rest = tail;
        }
        if parts.is_empty() && rest.trim().is_empty() {
            self.report.say(offset, "the reason is empty");
        }
        parts.push(Part::Text(rest.to_owned()));
        Template(parts)
    }

    /// `about` is the rule's own item, for tests that name none.
    fn condition(&mut self, offset: usize, about: Option<usize>, raw: RawCondition) -> Option<Condition> {
        let item = match &raw.item {
            Some(written) => Some(self.item(written)?),
            None => about,
        };
        let offset = raw.item.as_ref().map_or(offset, |written| written.span().start);
        let mut tests: Vec<Condition> = Vec::new();
        if let Some(inner) = raw.all {
            tests.push(Condition::All(self.several(offset, about, inner)?));
        }
        if let Some(inner) = raw.any {
            tests.push(Condition::Any(self.several(offset, about, inner)?));
        }
        if let Some(inner) = raw.not {
            tests.push(Condition::Not(Box::new(self.condition(offset, about, *inner)?)));
        }
        if let Some(status) = raw.status {
            tests.push(Condition::Status(status));
        }
        if let Some(known) = raw.known {
            match raw.fact {
                Some(fact) => tests.push(Condition::Known { fact, known }),
                None => self.report.say(offset, "known needs a fact"),
            }
        }
        type Make = fn(i64) -> Comparison;
        let comparisons: [(&Option<Threshold>, Make); 4] = [
            (&raw.at_least, Comparison::AtLeast),
            (&raw.above, Comparison::Above),
            (&raw.at_most, Comparison::AtMost),
            (&raw.below, Comparison::Below),
        ];
        for (threshold, make) in comparisons {
            let Some(threshold) = threshold else { continue };
            let comparison = make(resolve(self.report, self.rules, offset, threshold)?);
            tests.push(match raw.fact {
                Some(fact) => Condition::Fact { fact, comparison },
                None => Condition::Number { item: self.number_item(offset, item)?, comparison },
            });
        }
        if let Some(values) = raw.is {
            tests.push(self.is(offset, item, values)?);
        }
        if let Some(months) = raw.older_than_months {
            let months = resolve(self.report, self.rules, offset, &months)?;
            let item = self.item_of(offset, item, "a date", |item| matches!(item.kind, ItemKind::Date))?;
            tests.push(Condition::OlderThanMonths { item, months });
        }
        if let Some(trend) = raw.trend {
            tests.push(Condition::Trend { item: self.number_item(offset, item)?, trend });
        }
        if let Some(answered) = raw.answered {
            tests.push(Condition::Answered {
                item: self.item_of(offset, item, "an item", |_| true)?,
                answered,
            });
        }
        if tests.is_empty() {
            self.report.say(offset, "the condition tests nothing");
        }
        if tests.len() == 1 { tests.pop() } else { Some(Condition::All(tests)) }
    }

    fn several(
        &mut self,
        offset: usize,
        about: Option<usize>,
        raw: Vec<RawCondition>,
    ) -> Option<Vec<Condition>> {
        raw.into_iter().map(|condition| self.condition(offset, about, condition)).collect()
    }

    fn number_item(&mut self, offset: usize, item: Option<usize>) -> Option<usize> {
        self.item_of(offset, item, "a number", |item| matches!(item.kind, ItemKind::Number(_)))
    }

    fn item_of(
        &mut self,
        offset: usize,
        item: Option<usize>,
        what: &str,
        fits: impl Fn(&Item) -> bool,
    ) -> Option<usize> {
        let found = item.filter(|position| self.form.items.get(*position).is_some_and(fits));
        if found.is_none() {
            self.report.say(offset, format!("this test needs {what}"));
        }
        found
    }

    fn is(&mut self, offset: usize, item: Option<usize>, values: Values) -> Option<Condition> {
        let position = self.item_of(offset, item, "a choice or sign", |item| {
            matches!(item.kind, ItemKind::Choice(_) | ItemKind::Sign { .. })
        })?;
        let values = match values {
            Values::One(value) => vec![value],
            Values::Several(values) => values,
        };
        let item = self.form.items.get(position)?;
        for value in &values {
            if item.choice(&super::AnswerValue::Choice(value.clone())).is_none() {
                self.report.say(offset, format!("item {} has no option '{value}'", item.id));
            }
        }
        Some(Condition::Is { item: position, values })
    }
}
