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
    /// A field written twice: which of the two was meant is not known.
    DuplicateField {
        /// Its path.
        field: String,
    },
    /// No form has this id.
    UnknownForm {
        /// The id.
        form: String,
    },
    /// The form has no such version.
    UnknownVersion {
        /// The id.
        form: String,
        /// What was given.
        version: String,
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
    /// A day after the day of service.
    AfterDay {
        /// The fact.
        fact: String,
        /// What was given.
        given: String,
    },
    /// A day before the birth.
    BeforeBirth {
        /// The fact.
        fact: String,
        /// What was given.
        given: String,
    },
    /// An HPHT or HPL that no pregnancy of the day of service can have.
    TooFarFromDay {
        /// The fact.
        fact: String,
        /// What was given.
        given: String,
    },
    /// Two facts that cannot both be.
    ContradictoryFacts {
        /// Their names.
        facts: [String; 2],
    },
}
