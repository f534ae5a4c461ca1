//! The rule files: their grammar, reading and checking.
//!
//! A file in `core/rules/` is read when the crate is built (a broken file fails the build, with file and line); the app
//! holds what was read and checked ([`Rules::bundled`]). The same reader reads a Puskesmas' own checklists on the
//! phone. Nothing here knows the register, the store or the clock; the build script includes this folder as it stands.

mod answer;
pub mod calendar;
mod check;
mod check_case;
mod compiled;
mod condition;
mod cut_off;
mod derive;
mod emergency;
mod error;
mod files;
mod form;
mod in_force;
mod library;
mod life_band;
mod limit;
mod local;
mod number;
mod priority;
mod raw;
mod read;
mod read_derive;
mod read_item;
mod read_rule;
mod rule;
mod sentence;
mod source;
mod stand;
#[cfg(test)]
mod tests;
mod written;

pub use answer::{AnswerValue, Answers, ItemId, NO, YES};
pub use compiled::NotCompiledRules;
pub use condition::{Bound, Comparison, Condition, Fact, Ground, Sex, Status, Trend};
pub use cut_off::{CutOff, CutOffs, LocalChoice};
pub use derive::{
    Band, Banded, Class, Derivation, Derived, GrowthIndex, Value, ZScore, body_mass_index,
    number as known_number, value as derived_value,
};
pub use emergency::EmergencySteps;
pub use error::{RuleError, RuleErrors};
pub use files::FILES;
pub use form::{
    ContactItem, Dose, Every, Form, Item, ItemKind, ItemOption, NumberItem, Page, Purpose, Step, Subject,
    Supplement,
};
pub use in_force::{InForce, RuleKind};
pub use library::Rules;
pub use life_band::{LifeBands, LifeStage, Overlay};
pub use limit::{Limit, LimitRow};
pub use local::{LOCAL_BYTES, LOCAL_PREFIX, is_local};
pub(crate) use number::show as show_number;
pub use number::{Measure, NumberKind};
pub use priority::{Due, Trigger, VisitPriority};
pub use rule::{Category, Level, LevelText, Part, Rule, Template};
pub use source::{Source, Standing};
pub use stand::{Scheduled, Stand};
