//! Age and place in the life cycle.

mod age;
mod stage;

pub use crate::rules::{LifeStage, Overlay};
pub use age::{Age, add_months};
pub use stage::{LifeFacts, overlays, stage, visit_sheet};
