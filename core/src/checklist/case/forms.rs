//! Every form with its items, for whoever writes cases.

use serde_json::{Value, json};

use crate::checklist::{AnswerValue, Form, Item, ItemKind};
use crate::rules::{Bound, Comparison, Condition, Every, NO, Purpose, Rules, Scheduled, Subject, YES};

/// All forms in all versions.
#[must_use]
pub fn forms(rules: &Rules) -> Value {
    Value::Array(rules.forms().into_iter().map(form).collect())
}

fn form(form: &Form) -> Value {
    json!({
        "form": form.id,
        "version": form.version,
        "valid_from": form.valid_from,
        "title": form.title,
        "subject": match form.subject { Subject::Household => "household", Subject::Member => "member" },
        "purpose": match form.purpose {
            Purpose::Visit => "visit",
            Purpose::Screening => "screening",
            Purpose::HelpCard => "help_card",
            Purpose::Development => "development",
        },
        "every": form.every.map(|every| match every {
            Every::Contact => json!("contact"),
            Every::Days(days) => json!({ "days": days }),
            Every::Months(months) => json!({ "months": months }),
        }),
        "offered_when": form.offered_when.as_ref().map(|when| condition(form, when)),
        "due_when": form.due_when.as_ref().map(|when| condition(form, when)),
        "source": form.source.text,
        "standing": form.standing.key(),
        "items": form.items.iter().map(|one| item(form, one)).collect::<Vec<_>>(),
    })
}

fn item(form: &Form, item: &Item) -> Value {
    let page = form.pages.get(item.page).map(|page| page.title.as_str());
    let mut out = json!({
        "item": item.id,
        "page": page,
        "question": item.question,
        "optional": item.optional,
        "conditional": item.shown_when.is_some(),
        "shown_when": item.shown_when.as_ref().map(|when| condition(form, when)),
        "judged": item.judged,
    });
    let more = match &item.kind {
        ItemKind::Choice(options) => json!({
            "kind": "choice",
            "options": options
                .iter()
                .map(|option| json!({ "value": option.value, "label": option.label, "points": option.points }))
                .collect::<Vec<_>>(),
        }),
        ItemKind::Sign { .. } => {
            let options = [YES, NO].map(|value| {
                let answer = AnswerValue::Choice(value.to_owned());
                json!({ "value": value, "label": item.show(&answer) })
            });
            json!({ "kind": "sign", "options": options })
        }
        ItemKind::Number(number) => json!({
            "kind": "number",
            "unit": number.unit(),
            "decimals": number.measure.scale(),
            "least": number.measure.show(number.min),
            "most": number.measure.show(number.max),
            "asked_below": number.measure.show(number.plausible_min),
            "asked_above": number.measure.show(number.plausible_max),
        }),
        ItemKind::Date => json!({ "kind": "date" }),
        ItemKind::Text { max } => json!({ "kind": "text", "max": max }),
        ItemKind::Derived(derived) => json!({
            "kind": "derived",
            "classes": derived
                .classes
                .iter()
                .map(|class| json!({ "value": class.value, "label": class.label, "points": class.points }))
                .collect::<Vec<_>>(),
        }),
    };
    if let (Value::Object(out), Value::Object(more)) = (&mut out, more) {
        out.extend(more);
    }
    out
}

/// A condition in the words of the rule files.
fn condition(form: &Form, when: &Condition) -> Value {
    let all =
        |conditions: &[Condition]| conditions.iter().map(|one| condition(form, one)).collect::<Vec<_>>();
    let id = |position: &usize| form.items.get(*position).map(|item| item.id.as_str());
    let compared = |mut about: Value, comparison: &Comparison| {
        let word = match comparison {
            Comparison::AtLeast(_) => "at_least",
            Comparison::Above(_) => "above",
            Comparison::AtMost(_) => "at_most",
            Comparison::Below(_) => "below",
        };
        if let Some(about) = about.as_object_mut() {
            let bound = match comparison.bound() {
                Bound::Number(number) => json!(number),
                Bound::Limit(limit) => json!(limit.name),
            };
            about.insert(word.to_owned(), bound);
        }
        about
    };
    match when {
        Condition::All(conditions) => json!({ "all": all(conditions) }),
        Condition::Any(conditions) => json!({ "any": all(conditions) }),
        Condition::Not(inner) => json!({ "not": condition(form, inner) }),
        Condition::Is { item, values } => json!({ "item": id(item), "is": values }),
        Condition::Number { item, comparison } => compared(json!({ "item": id(item) }), comparison),
        Condition::OlderThanMonths { item, months } => {
            json!({ "item": id(item), "older_than_months": months })
        }
        Condition::Trend { item, trend } => json!({ "item": id(item), "trend": trend }),
        Condition::Answered { item, answered } => json!({ "item": id(item), "answered": answered }),
        Condition::Fact { fact, comparison } => compared(json!({ "fact": fact }), comparison),
        Condition::Last { measure, comparison } => compared(json!({ "last": measure }), comparison),
        Condition::Known { fact, known } => json!({ "fact": fact, "known": known }),
        Condition::Status(status) => json!({ "status": status }),
        Condition::Stands { of, stands } => match of {
            Scheduled::Dose(at) => json!({ "dose": dose(*at), "stands": stands }),
            Scheduled::Campaign(at) => json!({ "campaign": campaign(*at), "stands": stands }),
        },
    }
}

/// "DPT-HB-Hib 1", as a condition names it.
fn dose(at: usize) -> Option<String> {
    let plan = &Rules::bundled().ok()?.calendars.immunization;
    plan.doses.get(at).map(|dose| format!("{} {}", plan.code(dose.antigen), dose.number))
}

fn campaign(at: usize) -> Option<&'static str> {
    Some(Rules::bundled().ok()?.calendars.supplements.campaigns.get(at)?.id.as_str())
}
