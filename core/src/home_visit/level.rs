//! A level as screens show it.

use crate::checklist::Level;
use crate::rules::Rules;
use crate::screen::{Icon, Tone};

/// Its colour.
pub(crate) fn tone(level: Level) -> Tone {
    match level {
        Level::Good => Tone::Good,
        Level::FollowUp => Tone::FollowUp,
        Level::Refer => Tone::Refer,
        Level::Emergency => Tone::Emergency,
    }
}

/// Its shape.
pub(crate) fn icon(level: Level) -> Icon {
    match level {
        Level::Good => Icon::Check,
        Level::FollowUp => Icon::Clock,
        Level::Refer => Icon::Refer,
        Level::Emergency => Icon::Emergency,
    }
}

/// Its name.
pub(crate) fn name(rules: &Rules, level: Level) -> String {
    rules.level(level).map(|text| text.name.clone()).unwrap_or_default()
}

/// A stored level; what a newer version wrote counts as *Rujuk*, so that it is looked at.
pub(crate) fn stored(number: u8) -> Level {
    Level::from_number(number).unwrap_or(Level::Refer)
}
