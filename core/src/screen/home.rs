//! *Hari ini*: whom to visit and why, what to report, the obvious next step.

use super::{Action, Chip, Line, Row};

/// The first screen of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeScreen {
    /// "Posyandu Melati".
    pub posyandu: String,
    /// "Selasa, 4 Mei 2026".
    pub date: String,
    /// "3 rumah perlu dikunjungi".
    pub headline: String,
    /// Under the headline, when there is more to say.
    pub headline_note: Option<String>,
    /// Title of the list of visits.
    pub visits_title: String,
    /// Whom to visit, most urgent first: household, reason, date. At most 50.
    pub visits: Vec<Row>,
    /// What to say when the list is empty.
    pub visits_empty: Option<String>,
    /// "2 hal perlu dilaporkan ke bidan"; leads to the follow-ups.
    pub report: Option<Row>,
    /// Open follow-ups, as one row that leads to them.
    pub follow_ups: Option<Row>,
    /// Honest state: backup, practice mode.
    pub state: Vec<Line>,
    /// Marks beside the title (practice mode).
    pub chips: Vec<Chip>,
    /// The obvious next step.
    pub next: Action,
}
