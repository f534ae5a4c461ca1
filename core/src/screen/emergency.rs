//! *SEGERA*: who to call and what to do now.

use super::{Icon, Target};

/// A number to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// "Bidan Hasna · Pustu Lembang".
    pub label: String,
    /// As dialled.
    pub number: String,
    /// The picture.
    pub icon: Icon,
}

/// Takes the screen over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmergencyScreen {
    /// "SEGERA – jangan tunggu".
    pub title: String,
    /// "Siti Aminah, hamil 30 minggu"; `None` when opened from the red telephone.
    pub person: Option<String>,
    /// "Perdarahan · sakit kepala berat".
    pub reason: Option<String>,
    /// PSC 119 first unless the posyandu says otherwise.
    pub contacts: Vec<Contact>,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// Where the steps come from.
    pub source: String,
    /// "Sudah dibawa · catat rujukan"; `None` when there is nothing to record.
    pub done_label: Option<String>,
    /// Where that leads.
    pub done: Option<Target>,
}
