//! A Puskesmas' own checklists (domain 3.11): the same grammar and reader, at run time, from a text.

use super::error::{Report, RuleError, RuleErrors};
use super::form::Form;
use super::library::Rules;
use super::read::read_form;

/// How the id of every local checklist begins, so that none is ever taken for one that ships.
pub const LOCAL_PREFIX: &str = "local-";

/// Bytes of a local checklist: five times the longest that ships is more than anybody asks in a visit, and reading it
/// stays within a few milliseconds.
pub const LOCAL_BYTES: usize = 64 * 1024;

impl Rules {
    /// Reads a local checklist against the documents, cut-offs, limits and steps that ship.
    ///
    /// # Errors
    /// Every mistake found, with its line; [`RuleError::sentence`] says it to whoever wrote the file.
    pub fn read_local(&self, name: &str, text: &str) -> Result<Form, RuleErrors> {
        let refuse =
            |message: String| Err(RuleErrors(vec![RuleError { file: name.to_owned(), line: 1, message }]));
        if text.len() > LOCAL_BYTES {
            return refuse(format!("the file is longer than {LOCAL_BYTES} bytes"));
        }
        let mut report = Report::local(name, text);
        let form = read_form(&mut report, self);
        if let Some(form) = form.as_ref().filter(|form| !is_local(&form.id)) {
            report.say(0, format!("the id '{}' must begin with {LOCAL_PREFIX}", form.id));
        }
        let errors = report.into_errors();
        match form {
            Some(form) if errors.is_empty() => Ok(form),
            _ if errors.is_empty() => refuse("the file holds no checklist".to_owned()),
            _ => Err(RuleErrors(errors)),
        }
    }

    /// These rules with local checklists; one that cannot be read, or whose id and version are there already, adds
    /// nothing and is said.
    #[must_use]
    pub fn with_local<'a>(
        &self,
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> (Self, Vec<RuleErrors>) {
        let mut rules = self.clone();
        let mut errors = Vec::new();
        for (name, text) in files {
            let read = self.read_local(name, text).and_then(|form| rules.add_read(name, form));
            errors.extend(read.err());
        }
        (rules, errors)
    }
}

/// Whether a form is a Puskesmas' own.
#[must_use]
pub fn is_local(form: &str) -> bool {
    form.starts_with(LOCAL_PREFIX)
}
