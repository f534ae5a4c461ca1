//! The whole of the core from outside: open a store, draw screens, give commands.

use std::path::Path;

use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::screen::{
    emergency::EmergencyScreen, follow_up::FollowUpScreen, follow_up::FollowUpsScreen, form::Answer,
    form::FormRef, form::FormSave, form::FormScreen, form::Reaction, form::Values, history::HistoryScreen,
    home::HomeScreen, household::HouseholdScreen, outcome::OutcomeScreen, people::PeopleQuery,
    people::PeopleScreen, person::PersonScreen, settings::SettingsScreen, start::StartScreen,
    visit::VisitScreen,
};

/// An open store with its rules.
pub struct Saku {
    _environment: Box<dyn Environment>,
}

fn later<T>() -> Result<T> {
    Err(Error::Bug("not yet".into()))
}

#[allow(missing_docs, unused_variables, clippy::missing_errors_doc)]
impl Saku {
    pub fn open(folder: &Path, practice: bool, environment: Box<dyn Environment>) -> Result<Self> {
        Ok(Self { _environment: environment })
    }
    pub fn set_aside(folder: &Path, environment: &dyn Environment) -> Result<String> {
        later()
    }
    pub fn start(&self) -> Result<StartScreen> {
        later()
    }
    pub fn home(&self) -> Result<HomeScreen> {
        later()
    }
    pub fn people(&self, query: &PeopleQuery) -> Result<PeopleScreen> {
        later()
    }
    pub fn household(&self, id: &str) -> Result<HouseholdScreen> {
        later()
    }
    pub fn person(&self, id: &str) -> Result<PersonScreen> {
        later()
    }
    pub fn form(&self, form: &FormRef) -> Result<FormScreen> {
        later()
    }
    pub fn react(&self, form: &FormRef, values: &Values) -> Result<Reaction> {
        later()
    }
    pub fn save_draft(&self, form: &FormRef, command: &str, page: u32, values: &Values) -> Result<()> {
        later()
    }
    pub fn discard_draft(&self, form: &FormRef) -> Result<()> {
        later()
    }
    pub fn save(&self, save: &FormSave) -> Result<Answer> {
        later()
    }
    pub fn record_sign(&self, form: &FormRef, sign: &str, values: &Values) -> Result<Answer> {
        later()
    }
    pub fn begin_visit(&self, household: &str) -> Result<Answer> {
        later()
    }
    pub fn visit(&self, id: &str) -> Result<VisitScreen> {
        later()
    }
    pub fn outcome(&self, visit: &str) -> Result<OutcomeScreen> {
        later()
    }
    pub fn finish_visit(&self, command: &str, visit: &str, next_date: &str) -> Result<Answer> {
        later()
    }
    pub fn emergency(&self, member: Option<&str>) -> Result<EmergencyScreen> {
        later()
    }
    pub fn follow_ups(&self) -> Result<FollowUpsScreen> {
        later()
    }
    pub fn follow_up(&self, id: &str) -> Result<FollowUpScreen> {
        later()
    }
    pub fn report_follow_up(&self, command: &str, id: &str) -> Result<Answer> {
        later()
    }
    pub fn history(&self, id: &str) -> Result<HistoryScreen> {
        later()
    }
    pub fn undo(&self, command: &str, confirmed: &[String]) -> Result<Answer> {
        later()
    }
    pub fn redo(&self, command: &str) -> Result<Answer> {
        later()
    }
    pub fn settings(&self) -> Result<SettingsScreen> {
        later()
    }
    pub fn confirm_date(&self) -> Result<()> {
        later()
    }
}
