//! Vitamin A and deworming: what is due in its month, late to the end of the next, then *terlewat* (D29).

mod campaign;
#[cfg(test)]
mod tests;

pub use campaign::{CampaignCalendar, CampaignLine, CampaignState, campaign};
