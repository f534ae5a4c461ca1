//! What the journeys, property tests and benches share: a phone with a fixed clock, and a made-up village.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on says why and stops"
)]

pub mod calls;
mod chance;
pub mod clock;
pub mod facts;
pub mod forge;
pub mod listed;
pub mod look_alikes;
pub mod phone;
pub mod raw;
pub mod rehearsal;
pub mod retyped;
pub mod saving;
mod two_families;
pub mod village;
pub mod world;
