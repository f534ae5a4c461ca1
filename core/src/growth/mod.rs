//! Growth of children: WHO z-scores, the categories of Permenkes 2/2020, LiLA, and the KMS.
//!
//! | question | function |
//! |---|---|
//! | all z-scores of a child on a day | [`scores`], with [`Scores::category`] |
//! | N, T, O, B, 2T, BGM of every weighing | [`kms::judge`] |
//! | the KMS ready to draw | [`kms::chart`] |
//! | the class of a child's LiLA | [`muac_class`] |
//! | which data files are in force | [`rule_files`] |
//!
//! Pure functions of facts and rules; whole numbers in and out. The tables and limits are in `core/rules/growth`, the
//! cut-offs in `choices.toml`.

mod category;
mod formula;
pub mod kms;
mod layout;
mod muac;
mod packed;
mod score;
mod small;
mod table;
#[cfg(test)]
mod tests;
mod units;

pub use category::{Category, FamilyWord, Scheme};
pub use muac::{Muac, MuacClass, NoMuac, muac_class};
pub(crate) use score::measure_at;
pub use score::{Answer, Child, Index, NoZ, Reference, Score, Scores, scores};
pub use small::{RuleFile, rule_files};
pub use table::prepare;
pub use units::{AgeDays, BeforeBirth, Length, NotPositive, Position, Weight, Z};
