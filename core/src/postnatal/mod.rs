//! KF1–4, KN0–3 and the mother's vitamin A, by calendar days since birth (D22, D27).

mod capsules;
mod contacts;
#[cfg(test)]
mod tests;

pub use capsules::{CapsuleState, MotherCapsules, mother_capsules};
pub use contacts::{Contact, ContactLine, ContactState, Contacts, contacts};
