//! What the app shows first.

/// The first answer after the store is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartScreen {
    /// No posyandu yet: the set-up form comes first.
    pub needs_setup: bool,
    /// "Hari ini Selasa, 24 November 2026?" when the phone's clock cannot be right; `None` when it can.
    pub date_question: Option<String>,
    /// The store is the practice one.
    pub practice: bool,
}
