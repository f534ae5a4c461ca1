//! The register: its fields, their words, and how names are searched.

pub mod fields;
pub mod search;
pub(crate) mod text;
