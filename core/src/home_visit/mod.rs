//! The home visit: sheets, conclusion, follow-up, and whom to visit next.

pub(crate) mod conclude;
pub(crate) mod due;
pub(crate) mod emergency;
pub(crate) mod follow_up;
pub(crate) mod house_sheet;
mod late_capsule;
mod late_dose;
pub(crate) mod level;
mod postnatal;
pub(crate) mod sheet;
pub(crate) mod visit;
