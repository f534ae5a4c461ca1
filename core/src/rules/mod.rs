//! The rule files: their grammar, reading and checking.
//!
//! A file in `core/rules/` is read by the same code when the crate is built (a broken file fails the build, with
//! file and line), when the app starts, and later for a posyandu's own checklists. Nothing here knows the
//! register, the store or the clock; the build script includes this folder as it stands.

mod answer;
mod check;
mod condition;
mod cut_off;
mod emergency;
mod error;
mod files;
mod form;
mod library;
mod life_band;
mod number;
mod priority;
mod raw;
mod read;
mod read_rule;
mod rule;
mod source;
#[cfg(test)]
mod tests;

pub use answer::{AnswerValue, Answers, ItemId, NO, YES};
pub use condition::{Comparison, Condition, Fact, Ground, Status, Trend};
pub use cut_off::{CutOff, CutOffs, LocalChoice};
pub use emergency::EmergencySteps;
pub use error::{RuleError, RuleErrors};
pub use files::FILES;
pub use form::{Dose, Form, Item, ItemKind, ItemOption, NumberItem, Page, Step, Subject};
pub use library::Rules;
pub use life_band::{LifeBands, LifeStage, Overlay};
pub use number::{Measure, NumberKind};
pub use priority::{Due, Trigger, VisitPriority};
pub use rule::{Category, Level, LevelText, Part, Rule, Template};
pub use source::{Source, Standing};
