//! The rules that ship with the app. Apart from `rules/`, which the build script needs before these bytes exist.

use std::sync::LazyLock;

use crate::rules::{NotCompiledRules, Rules};

/// Written by `build.rs` out of `core/rules/`.
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules"));

static BUNDLED: LazyLock<Result<Rules, NotCompiledRules>> = LazyLock::new(|| Rules::from_compiled(COMPILED));

impl Rules {
    /// The rules that ship with the app, checked when it was built.
    ///
    /// # Errors
    /// Never in a crate that was built.
    pub fn bundled() -> Result<&'static Self, &'static NotCompiledRules> {
        BUNDLED.as_ref()
    }

    /// The same, unpacked anew, for whoever measures how long that takes.
    ///
    /// # Errors
    /// Never in a crate that was built.
    pub fn unpacked() -> Result<Self, NotCompiledRules> {
        Self::from_compiled(COMPILED)
    }
}
