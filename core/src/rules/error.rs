//! What is wrong with a rule file, and where.

use std::fmt;

use super::written;

/// One mistake in a rule file.
#[derive(Clone, PartialEq, Eq)]
pub struct RuleError {
    /// `pregnant.toml`.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// What is wrong, for whoever wrote the file.
    pub message: String,
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl fmt::Debug for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for RuleError {}

/// All mistakes found; never empty. `Debug` shows one a line, since that is what a failed build prints.
#[derive(Clone, PartialEq, Eq)]
pub struct RuleErrors(pub Vec<RuleError>);

impl fmt::Display for RuleErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for error in &self.0 {
            write!(f, "\n{error}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for RuleErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for RuleErrors {}

/// Collects the mistakes of one file, turning byte offsets into lines.
pub(super) struct Report<'a> {
    file: &'a str,
    text: &'a str,
    /// More combinations than this for the rules about one item are not tried but refused.
    most_combinations: usize,
    /// What is left for the whole file.
    combinations_left: usize,
    errors: Vec<RuleError>,
}

impl<'a> Report<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, most_combinations: 500_000, combinations_left: usize::MAX, errors: Vec::new() }
    }

    /// Of a checklist read on the phone, where reading takes milliseconds.
    pub(super) fn local(file: &'a str, text: &'a str) -> Self {
        Self { most_combinations: 20_000, combinations_left: 20_000, ..Self::new(file, text) }
    }

    /// How many combinations may be tried for one question.
    pub(super) fn may_try(&self) -> usize {
        self.most_combinations.min(self.combinations_left)
    }

    /// So many were tried.
    pub(super) fn tried(&mut self, combinations: usize) {
        self.combinations_left = self.combinations_left.saturating_sub(combinations);
    }

    pub(super) fn say(&mut self, offset: usize, message: impl Into<String>) {
        let before = self.text.as_bytes().get(..offset).unwrap_or(self.text.as_bytes());
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        self.errors.push(RuleError { file: self.file.to_owned(), line, message: message.into() });
    }

    /// Reads the file's TOML into `T`, or notes where it breaks the grammar.
    pub(super) fn parse<T: serde::de::DeserializeOwned>(&mut self) -> Option<T> {
        match written::read(self.text) {
            Ok(value) => Some(value),
            Err(mistake) => {
                self.say(mistake.offset(), mistake.message());
                None
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    pub(super) fn into_errors(self) -> Vec<RuleError> {
        self.errors
    }
}
