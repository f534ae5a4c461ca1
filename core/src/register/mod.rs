//! The register: its fields, their words, how names are searched and how people are told apart.

pub mod alike;
pub(crate) mod area;
pub(crate) mod care;
pub mod fields;
pub(crate) mod finder;
pub(crate) mod index;
pub(crate) mod names;
pub(crate) mod nik;
pub(crate) mod person;
pub(crate) mod same_person;
pub mod search;
pub(crate) mod text;
