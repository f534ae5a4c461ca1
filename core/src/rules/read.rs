//! From the written checklist to one that can be evaluated; every mistake is said with its line.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use toml::Spanned;

use super::check::{Places, check_form};
use super::condition::Bound;
use super::error::Report;
use super::form::{Form, ItemKind, Page};
use super::library::Rules;
use super::raw::{RawForm, RawPage, Threshold};
use super::read_item::{Rest, read_item};
use super::read_rule::Reader;
use super::source::{Source, Standing};

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
    let pages: Vec<usize> = raw.page.iter().map(|page| page.id.span().start).collect();
    let mut form = Form {
        id: raw.id.into_inner(),
        version: raw.version,
        valid_from: valid_from?,
        title: raw.title,
        subject: raw.subject,
        purpose: raw.purpose,
        offered_when: None,
        due_when: None,
        every: raw.every,
        emergency: raw.emergency.into_inner(),
        source,
        standing: raw.standing,
        pages: read_pages(report, raw.page),
        items: Vec::new(),
        rules: Vec::new(),
    };
    let mut seen = BTreeSet::new();
    let mut rests = Vec::new();
    let mut item_offsets = Vec::new();
    for raw in raw.item {
        if !seen.insert(raw.id.get_ref().clone()) {
            report.say(raw.id.span().start, format!("item {} is there twice", raw.id.get_ref()));
        }
        if let Some((item, rest)) = read_item(report, rules, &form, raw) {
            item_offsets.push(rest.offset);
            form.items.push(item);
            rests.push(rest);
        }
    }
    read_rests(report, rules, &mut form, rests);
    let mut reader = Reader { report, rules, form: &form };
    let offered_when = raw.offered_when.and_then(|raw| reader.offered(raw.span().start, raw.into_inner()));
    let due_when = raw.due_when.and_then(|raw| reader.offered(raw.span().start, raw.into_inner()));
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
    (form.offered_when, form.due_when) = (offered_when, due_when);
    let offsets: Vec<usize> = read.iter().map(|(offset, _)| *offset).collect();
    form.rules = read.into_iter().map(|(_, rule)| rule).collect();
    if report.is_empty() {
        check_form(report, &form, &Places { pages, items: item_offsets, rules: offsets });
    }
    Some(form)
}

/// What of the items refers to other items, in their order: what is derived rests on items before it.
fn read_rests(report: &mut Report<'_>, rules: &Rules, form: &mut Form, rests: Vec<Rest>) {
    for (own, rest) in rests.into_iter().enumerate() {
        let mut reader = Reader { report, rules, form };
        let shown = rest.shown_when.and_then(|raw| reader.condition(rest.offset, None, raw));
        let how = rest.derive.and_then(|raw| reader.derivation(rest.offset, own, raw));
        let mut later = false;
        if let Some(shown) = &shown {
            shown.walk(&mut |condition| later |= condition.item().is_some_and(|item| item >= own));
        }
        if later && how.is_some() {
            report.say(rest.offset, "what shows a derived item must stand before it");
        }
        let Some(item) = form.items.get_mut(own) else { continue };
        item.shown_when = shown;
        if let (ItemKind::Derived(derived), Some(how)) = (&mut item.kind, how) {
            derived.how = how;
        }
    }
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

/// What a number is compared with: a number, a cut-off, or a limit by sex and age.
pub(super) fn bound(
    report: &mut Report<'_>,
    rules: &Rules,
    offset: usize,
    threshold: &Threshold,
) -> Option<Bound> {
    if let Threshold::Name(name) = threshold
        && let Some(limit) = rules.cut_offs.limit(name)
    {
        return Some(Bound::Limit(limit.clone()));
    }
    resolve(report, rules, offset, threshold).map(Bound::Number)
}
