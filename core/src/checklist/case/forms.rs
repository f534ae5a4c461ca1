//! Every form with its items, for whoever writes cases.

use serde_json::{Value, json};

use crate::checklist::{Form, Item, ItemKind};
use crate::rules::{Every, Purpose, Rules, Subject};

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
            json!({ "kind": "sign", "options": [{ "value": "yes" }, { "value": "no" }] })
        }
        ItemKind::Number(number) => json!({
            "kind": "number",
            "unit": number.unit(),
            "decimals": number.measure.scale(),
            "least": number.measure.show(number.min),
            "most": number.measure.show(number.max),
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
