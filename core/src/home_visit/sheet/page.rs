//! A checklist's pages and items as a form draws them.

use crate::checklist::{Form, Item, ItemKind};
use crate::screen::form::{Choice, Field, FieldKind, FormPage, Keyboard};

/// An item as a field.
pub(crate) fn item_field(item: &Item, value: String, known: Option<String>) -> Field {
    let kind = match &item.kind {
        ItemKind::Choice(options) => FieldKind::Choice {
            options: options
                .iter()
                .map(|option| Choice { value: option.value.clone(), label: option.label.clone() })
                .collect(),
        },
        ItemKind::Number(number) => {
            FieldKind::Number { unit: number.unit().to_owned(), decimals: number.measure.decimals() }
        }
        ItemKind::Date => FieldKind::Date,
        ItemKind::Text { max } => FieldKind::Text { keyboard: Keyboard::Text, max: *max },
        ItemKind::Sign { picture } => FieldKind::Sign { picture: picture.clone() },
        // What it comes to stands in the note beside it.
        ItemKind::Derived(_) => FieldKind::Note,
    };
    Field {
        id: item.id.clone(),
        label: item.question.clone(),
        help: item.help.clone(),
        kind,
        value,
        known,
        required: !item.optional && !item.is_derived(),
    }
}

/// The pages of a form; `typed` and `known` give each item's value and what is on record beside it.
pub(crate) fn pages(
    form: &Form,
    typed: impl Fn(&Item) -> String,
    known: impl Fn(&Item) -> Option<String>,
) -> Vec<FormPage> {
    form.pages
        .iter()
        .enumerate()
        .map(|(position, page)| FormPage {
            title: if page.signs {
                page.title.clone()
            } else {
                format!("{} · {}", page.step.label(), page.title)
            },
            intro: page.intro.clone(),
            fields: form
                .items
                .iter()
                .filter(|item| item.page == position)
                .map(|item| item_field(item, typed(item), known(item)))
                .collect(),
            signs: page.signs,
        })
        .collect()
}
