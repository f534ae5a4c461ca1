//! The conclusion of a visit: one follow-up each, what to say, when to come again.

use super::{Advice, Line, Row, Target, Tone};

/// One person's outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeCard {
    /// "Siti Aminah · Rujuk ke Pustu".
    pub title: String,
    /// The ranked reason.
    pub reason: String,
    /// The level.
    pub tone: Tone,
    /// What to say to the family.
    pub say: Option<String>,
    /// What the kader does, each with its source.
    pub advice: Vec<Advice>,
    /// Other findings, kept as facts.
    pub also: Vec<Line>,
    /// The follow-up this made.
    pub follow_up: Option<Target>,
    /// The sheet, to correct an answer.
    pub sheet: Target,
}

/// The conclusion of a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeScreen {
    /// The visit.
    pub id: String,
    /// "Hasil kunjungan".
    pub title: String,
    /// "Kel. Bp. Darmawan · Selasa, 4 Mei 2026 · Bu Ani".
    pub subtitle: String,
    /// Those with a follow-up, most urgent first.
    pub cards: Vec<OutcomeCard>,
    /// Everyone else, in one row each kind: good, not asked, no sheet yet.
    pub others: Vec<Row>,
    /// The proposed date, `dd-mm-yyyy`.
    pub next_date: String,
    /// "Selasa, 11 Mei 2026".
    pub next_date_text: String,
    /// Why then.
    pub next_reason: String,
    /// The visit is finished already.
    pub finished: bool,
    /// "Simpan kunjungan".
    pub finish: String,
    /// The id its save carries.
    pub command: String,
}
