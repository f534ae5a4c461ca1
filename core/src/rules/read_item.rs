//! Items: how each is answered.

use std::collections::BTreeSet;

use super::answer::{NO, YES};
use super::derive::{Derivation, Derived};
use super::error::Report;
use super::form::{Form, Item, ItemKind, ItemOption};
use super::library::Rules;
use super::number::NumberKind;
use super::raw::{RawCondition, RawDerive, RawItem, RawKind, RawOption, Threshold};
use super::read::{own_source, resolve};
use super::read_derive::classes;

/// Characters of a text answer unless the item says otherwise.
const DEFAULT_TEXT: u32 = 200;

/// What of an item is read once all items are known.
pub(super) struct Rest {
    pub(super) offset: usize,
    pub(super) shown_when: Option<RawCondition>,
    pub(super) derive: Option<RawDerive>,
}

pub(super) fn read_item(
    report: &mut Report<'_>,
    rules: &Rules,
    form: &Form,
    mut raw: RawItem,
) -> Option<(Item, Rest)> {
    let offset = raw.id.span().start;
    let page = form.pages.iter().position(|page| page.id == *raw.page.get_ref());
    if page.is_none() {
        report.say(raw.page.span().start, format!("unknown page '{}'", raw.page.get_ref()));
    }
    let kind = read_kind(report, rules, &raw)?;
    let rest = Rest { offset, shown_when: raw.shown_when.take(), derive: raw.derive.take() };
    if rest.derive.is_some() && !matches!(kind, ItemKind::Derived(_)) {
        report.say(offset, "only a derived item has derive");
    }
    check_calendar(report, rules, offset, &raw);
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
        supplement: raw.supplement,
        contact: raw.contact,
        status: raw.status,
        good: raw.good,
        source,
        standing,
    };
    Some((item, rest))
}

/// What an item tells of must be in the calendars.
fn check_calendar(report: &mut Report<'_>, rules: &Rules, offset: usize, raw: &RawItem) {
    let calendars = &rules.calendars;
    if let Some(supplement) = &raw.supplement
        && calendars.supplements.campaign(&supplement.campaign).is_none()
    {
        report.say(offset, format!("unknown campaign '{}'", supplement.campaign));
    }
    if let Some(contact) = &raw.contact
        && calendars.postnatal.window(&contact.code).is_none()
    {
        report.say(offset, format!("unknown contact '{}'", contact.code));
    }
    if let Some(dose) = &raw.dose {
        let known = calendars.immunization.antigen(&dose.antigen).zip(u8::try_from(dose.number).ok());
        if known.is_none_or(|(antigen, number)| !calendars.immunization.has_dose(antigen, number)) {
            report.say(offset, format!("unknown dose '{} {}'", dose.antigen, dose.number));
        }
    }
}

fn read_kind(report: &mut Report<'_>, rules: &Rules, raw: &RawItem) -> Option<ItemKind> {
    let offset = raw.id.span().start;
    match raw.kind {
        RawKind::YesNo => Some(ItemKind::Choice(options(report, raw, &[(YES, "Ya"), (NO, "Tidak")]))),
        RawKind::Choice => {
            let written: Vec<(&str, &str)> = raw
                .options
                .iter()
                .map(|option| match option {
                    RawOption::Plain(value, label) | RawOption::Scored(value, label, _) => {
                        (value.as_str(), label.as_str())
                    }
                })
                .collect();
            let values: BTreeSet<_> = written.iter().map(|(value, _)| value).collect();
            if written.len() < 2 || values.len() != written.len() {
                report.say(offset, "a choice needs two or more options, each with its own value");
            }
            Some(ItemKind::Choice(options(report, raw, &written)))
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
        RawKind::Number => read_number(report, rules, raw),
        RawKind::Derived => match &raw.derive {
            // The items it rests on are looked up once all are known.
            Some(derive) => Some(ItemKind::Derived(Derived {
                how: Derivation::Sum(Vec::new()),
                classes: classes(report, offset, derive),
            })),
            None => {
                report.say(offset, "a derived item needs derive");
                None
            }
        },
    }
}

/// The options with their points: either all have points or none.
fn options(report: &mut Report<'_>, raw: &RawItem, written: &[(&str, &str)]) -> Vec<ItemOption> {
    let offset = raw.id.span().start;
    let own = |value: &str| {
        raw.options.iter().find_map(|option| match option {
            RawOption::Scored(known, _, points) if known == value => Some(*points),
            _ => None,
        })
    };
    let options: Vec<ItemOption> = written
        .iter()
        .map(|(value, label)| ItemOption {
            value: (*value).to_owned(),
            label: (*label).to_owned(),
            points: own(value).or_else(|| raw.points.get(*value).copied()),
        })
        .collect();
    let scored = options.iter().filter(|option| option.points.is_some()).count();
    if scored != 0 && scored != options.len() {
        report.say(offset, "either every option has points or none has");
    }
    if let Some(value) = raw.points.keys().find(|value| written.iter().all(|(known, _)| known != value)) {
        report.say(offset, format!("points for '{value}', which is no option"));
    }
    options
}

fn read_number(report: &mut Report<'_>, rules: &Rules, raw: &RawItem) -> Option<ItemKind> {
    let offset = raw.id.span().start;
    let (Some(measure), Some(possible), Some(plausible)) = (raw.measure, raw.possible, raw.plausible) else {
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
        unit: raw.unit.clone(),
        min: possible.0,
        max: possible.1,
        plausible_min: plausible.0,
        plausible_max: plausible.1,
        compare_after_days: count(&raw.compare_after_days).unwrap_or(1),
        birth_value_at_month: count(&raw.birth_value_at_month),
        measured_on: raw.measured_on.as_ref().map(|item| item.get_ref().clone()),
    }))
}
