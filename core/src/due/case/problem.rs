//! What is wrong with a line.

use std::fmt;

use serde_json::{Value, json};

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wrong {
    /// The line is no JSON object.
    NotJson,
    /// Written twice: which of the two was meant is not known.
    Duplicate,
    /// It must be there.
    Missing,
    /// No such field.
    UnknownField,
    /// Another kind of value is wanted.
    WrongKind,
    /// No date like 2026-05-04.
    NotADate,
    /// No number.
    NotANumber,
    /// 0 or below.
    NotPositive,
    /// Cannot be at this age.
    Impossible,
    /// Before the birth.
    BeforeBirth,
    /// After the day asked about.
    AfterDay,
    /// No pregnancy of the day asked about can have this HPHT or HPL.
    TooFarFromDay,
    /// Cannot be together with another fact, which is given.
    Contradictory,
    /// No vaccine of this name.
    UnknownAntigen,
    /// The vaccine has no dose of this number.
    UnknownDose,
    /// No such value.
    UnknownValue,
}

impl Wrong {
    fn code(self) -> &'static str {
        match self {
            Self::NotJson => "not_json",
            Self::Duplicate => "duplicate_field",
            Self::Missing => "missing_field",
            Self::UnknownField => "unknown_field",
            Self::WrongKind => "wrong_kind",
            Self::NotADate => "not_a_date",
            Self::NotANumber => "not_a_number",
            Self::NotPositive => "not_positive",
            Self::Impossible => "impossible",
            Self::BeforeBirth => "before_birth",
            Self::AfterDay => "after_day",
            Self::TooFarFromDay => "too_far_from_day",
            Self::Contradictory => "contradictory_facts",
            Self::UnknownAntigen => "unknown_antigen",
            Self::UnknownDose => "unknown_dose",
            Self::UnknownValue => "unknown_value",
        }
    }

    fn sentence(self) -> &'static str {
        match self {
            Self::NotJson => "the line is no JSON object",
            Self::Duplicate => "is written twice",
            Self::Missing => "must be given",
            Self::UnknownField => "no such field",
            Self::WrongKind => "another kind of value is wanted",
            Self::NotADate => "must be a date like 2026-05-04, of the years 1900 to 2199",
            Self::NotANumber => "is no number",
            Self::NotPositive => "must be above 0",
            Self::Impossible => "cannot be",
            Self::BeforeBirth => "is before the birth",
            Self::AfterDay => "is after the day asked about",
            Self::TooFarFromDay => "no pregnancy lasts so long",
            Self::Contradictory => "cannot be together with another fact",
            Self::UnknownAntigen => "no rule knows this antigen",
            Self::UnknownDose => "this antigen has no such dose",
            Self::UnknownValue => "no such value",
        }
    }
}

/// A field that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// `weighings[0].weight_kg`; empty for the line as a whole.
    pub field: String,
    /// What is wrong.
    pub wrong: Wrong,
    /// What was given.
    pub given: String,
}

impl Problem {
    pub(super) fn to_json(&self) -> Value {
        json!({ "kind": self.wrong.code(), "field": self.field, "given": self.given })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = if self.field.is_empty() { "line" } else { &self.field };
        write!(f, "{field}: {}", self.wrong.sentence())?;
        if self.given.is_empty() { Ok(()) } else { write!(f, " ({})", self.given) }
    }
}
