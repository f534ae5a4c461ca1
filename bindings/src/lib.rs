//! The core for Kotlin: one object, the core's own screen records, and errors named by what the caller can do.

#[cfg(all(target_os = "android", not(target_arch = "arm")))]
extern crate unwinding; // the _Unwind_* symbols that std's panic_unwind calls

mod environment;
mod error;
mod logging;
mod saku;
mod screens;

pub use error::SakuError;
pub use saku::Saku;

uniffi::setup_scaffolding!();
