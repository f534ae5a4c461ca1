//! A person: age, stage, facts, open follow-ups, timeline.

use super::{Action, Chip, Line, Row};

/// A labelled fact; an unknown value says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// "NIK".
    pub label: String,
    /// "belum dicatat" when not known.
    pub value: String,
    /// Nothing is known: drawn softer.
    pub unknown: bool,
}

/// One event of the timeline, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineItem {
    /// "24 November 2026".
    pub date: String,
    /// The row.
    pub row: Row,
}

/// The page of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonScreen {
    /// The member.
    pub id: String,
    /// The name.
    pub name: String,
    /// "29 tahun 3 bulan · Hamil 30 minggu".
    pub subtitle: String,
    /// Stage and flags.
    pub chips: Vec<Chip>,
    /// The household's row.
    pub household: Row,
    /// Open follow-ups.
    pub follow_ups: Vec<Row>,
    /// What is known.
    pub facts: Vec<Fact>,
    /// Values that contradict each other and wait for an answer.
    pub questions: Vec<Line>,
    /// The newest 50 events.
    pub timeline: Vec<TimelineItem>,
    /// Edit, pregnancy, history.
    pub actions: Vec<Action>,
}
