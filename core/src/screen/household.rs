//! A household: house facts, members, what each needs next.

use super::{Action, Chip, Line, Row};

/// The page of a household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseholdScreen {
    /// The household.
    pub id: String,
    /// "Kel. Bp. Darmawan".
    pub title: String,
    /// "Dusun Lembang · RT 02".
    pub place: String,
    /// JKN, water, latrine, ventilation; unknown ones say so.
    pub chips: Vec<Chip>,
    /// "5 anggota".
    pub members_title: String,
    /// The members, each with the one thing needed next.
    pub members: Vec<Row>,
    /// "Kunjungan terakhir 12 Februari 2026 oleh Bu Ani".
    pub last_visit: Line,
    /// Values that contradict each other and wait for an answer.
    pub questions: Vec<Line>,
    /// Add a member.
    pub add_member: Action,
    /// Edit the house facts.
    pub edit: Action,
    /// Begin or go on with a visit.
    pub next: Action,
}
