//! A visit: the household sheet and each member's sheet.

use super::{Action, Line, Row};

/// The walk through a household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitScreen {
    /// The visit.
    pub id: String,
    /// "Kel. Bp. Darmawan".
    pub title: String,
    /// "Selasa, 4 Mei 2026 · Bu Ani".
    pub subtitle: String,
    /// The steps done, of all: 2 of 4.
    pub done: u32,
    /// The number of sheets.
    pub of: u32,
    /// Household sheet first, then members; one without a sheet says so.
    pub sheets: Vec<Row>,
    /// What is left to do, or that all is done.
    pub state: Line,
    /// The next sheet, or the conclusion.
    pub next: Action,
    /// To the conclusion, when sheets are still open.
    pub conclude: Option<Action>,
}
