//! From the written checklist to one that can be evaluated; every mistake is said with its line.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use toml::Spanned;

use super::answer::{NO, YES};
use super::error::Report;
use super::form::{Form, Item, ItemKind, ItemOption, Page};
use super::library::Rules;
use super::number::NumberKind;
use super::raw::{RawCondition, RawForm, RawItem, RawKind, RawPage, Threshold};
use super::read_rule::Reader;
use super::source::{Source, Standing};

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

/// The item's or rule's own source and standing, else the file's.
pub(super) fn own_source(
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

/// The number of a threshold, by its name or as it stands.
pub(super) fn resolve(
    report: &mut Report<'_>,
    rules: &Rules,
    offset: usize,
    threshold: &Threshold,
) -> Option<i64> {
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
