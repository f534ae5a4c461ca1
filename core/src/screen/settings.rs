//! *Pengaturan*: the posyandu, its people, its numbers, practice mode.

use super::{Advice, Row};

/// The settings page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsScreen {
    /// The posyandu and its area.
    pub posyandu: Row,
    /// Who holds this phone.
    pub kader: Row,
    /// The emergency numbers.
    pub contacts: Row,
    /// The store is the practice one.
    pub practice: bool,
    /// What practice mode is.
    pub practice_note: String,
    /// Rules in force: name with version, and source with standing.
    pub rules: Vec<Advice>,
    /// What is stored: entries, and since when.
    pub store: Vec<String>,
    /// The version of the app.
    pub version: String,
}
