//! What is wrong with a case.

use serde::Serialize;

/// One mistake, with its place in the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Problem {
    /// The line is no JSON object.
    NotJson {
        /// Where and why.
        detail: String,
    },
    /// A field the format does not have.
    UnknownField {
        /// Its name.
        field: String,
    },
    /// A field that has to be there is not.
    MissingField {
        /// Its name.
        field: String,
    },
    /// No form has this id, or not in this version.
    UnknownForm {
        /// The id.
        form: String,
    },
    /// The form has no such item.
    UnknownItem {
        /// The item.
        item: String,
    },
    /// The item is worked out and cannot be answered.
    DerivedItem {
        /// The item.
        item: String,
    },
    /// The item has no such option.
    UnknownOption {
        /// The item.
        item: String,
        /// What was given.
        option: String,
    },
    /// Not a number, date or text that can be an answer of the item.
    ImpossibleAnswer {
        /// The item.
        item: String,
        /// What was given.
        given: String,
        /// As the kader is told.
        sentence: String,
    },
    /// A fact that is no such date, number or word.
    ImpossibleFact {
        /// The fact.
        fact: String,
        /// What was given.
        given: String,
    },
    /// The birth date is after the day of service.
    BornAfterDay {
        /// The birth date.
        birth: String,
    },
}
