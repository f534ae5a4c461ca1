//! The home visit: sheets, conclusion, follow-up, and whom to visit next.

pub(crate) mod conclude;
pub(crate) mod due;
pub(crate) mod emergency;
pub(crate) mod follow_up;
pub(crate) mod house_sheet;
mod late_dose;
pub(crate) mod level;
pub(crate) mod sheet;
pub(crate) mod visit;
