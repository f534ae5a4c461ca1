//! Follow-ups: what is open, and one of them.

use super::{Action, Advice, Row, Target, Tone};

/// All open follow-ups, most urgent first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpsScreen {
    /// "4 tindak lanjut terbuka".
    pub title: String,
    /// Not yet reported to the midwife.
    pub to_report: Vec<Row>,
    /// Open, reported or not in need of it.
    pub open: Vec<Row>,
    /// Closed in the last 30 days.
    pub closed: Vec<Row>,
    /// What to say when there is none.
    pub empty: Option<String>,
}

/// One follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpScreen {
    /// The follow-up.
    pub id: String,
    /// "Siti Aminah".
    pub title: String,
    /// "Rujuk ke Pustu/Puskesmas".
    pub level: String,
    /// The level's colour.
    pub tone: Tone,
    /// Why.
    pub reason: String,
    /// "paling lambat Selasa, 11 Mei 2026" or that it is late.
    pub due: String,
    /// What to say to the family.
    pub say: Option<String>,
    /// What the kader does.
    pub advice: Vec<Advice>,
    /// "Sudah dilaporkan ke Bidan Hasna 4 Mei 2026".
    pub reported: Option<String>,
    /// "Selesai 5 Mei 2026: sudah diperiksa di Puskesmas".
    pub closed: Option<String>,
    /// Say that the midwife was told today (a command).
    pub can_report: bool,
    /// Record what came of it.
    pub close: Option<Action>,
    /// The person.
    pub person: Target,
    /// The visit it came from.
    pub visit: Target,
    /// The id the report's command carries.
    pub command: String,
}
