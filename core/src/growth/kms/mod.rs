//! The *Kartu Menuju Sehat*: did the weight go up as it should, and where does it stand between the lines.
//!
//! Domain rule 4.18 with D31–D37. Grams are whole numbers; nothing here is a float.

mod chart;
mod judge;
mod rules;
mod status;

pub use chart::{Chart, Line, LineColour, Point, chart, line};
pub use judge::judge;
pub use rules::{KmsRules, MinimumGain};
pub use status::{Call, Compared, KmsChild, KmsStatus, KmsWeighing, Unjudged, WeighingStatus};
