//! Who did what: every command about one subject, newest first, with undo.

use super::Tone;

/// What one command changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryItem {
    /// The command, to undo or redo.
    pub command: String,
    /// "Lembar ibu hamil diisi".
    pub title: String,
    /// "Selasa, 4 Mei 2026 08.42 · Bu Ani".
    pub when: String,
    /// "LiLA: 24,1 cm → 23,1 cm", one a line.
    pub changes: Vec<String>,
    /// It has been undone.
    pub undone: bool,
    /// A later entry replaced part of it.
    pub corrected: bool,
    /// It may be undone.
    pub can_undo: bool,
    /// It may be done again.
    pub can_redo: bool,
    /// Colour of its mark.
    pub tone: Tone,
}

/// The history of one household or person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryScreen {
    /// "Riwayat Siti Aminah".
    pub title: String,
    /// Newest first, at most 50.
    pub items: Vec<HistoryItem>,
}
