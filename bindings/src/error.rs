//! Errors, named by what the caller can do.

use sakukader_core::Error;

/// What the phone can do about it; `sentence` is what to show.
#[derive(Debug, thiserror::Error, uniffi::Error)]
pub enum SakuError {
    /// Go back: the subject is gone.
    #[error("not found")]
    NotFound {
        /// Plain Indonesian.
        sentence: String,
    },
    /// Close the other start of the app.
    #[error("locked")]
    Locked {
        /// Plain Indonesian.
        sentence: String,
    },
    /// Update the app.
    #[error("newer data")]
    NewerData {
        /// Plain Indonesian.
        sentence: String,
    },
    /// Set the file aside, then restore or start anew.
    #[error("damaged")]
    Damaged {
        /// Plain Indonesian.
        sentence: String,
    },
    /// Make room and save again.
    #[error("storage full")]
    StorageFull {
        /// Plain Indonesian.
        sentence: String,
    },
    /// Check the folder.
    #[error("read only")]
    ReadOnly {
        /// Plain Indonesian.
        sentence: String,
    },
    /// Nothing: whoever waited said stop.
    #[error("cancelled")]
    Cancelled {
        /// Plain Indonesian.
        sentence: String,
    },
    /// Nothing; it is in the log.
    #[error("bug")]
    Bug {
        /// Plain Indonesian.
        sentence: String,
    },
}

impl From<Error> for SakuError {
    fn from(error: Error) -> Self {
        let sentence = error.sentence().to_owned();
        match error {
            Error::NotFound(_) => Self::NotFound { sentence },
            Error::Locked => Self::Locked { sentence },
            Error::NewerData { .. } => Self::NewerData { sentence },
            Error::Damaged(_) => Self::Damaged { sentence },
            Error::StorageFull => Self::StorageFull { sentence },
            Error::ReadOnly => Self::ReadOnly { sentence },
            Error::Cancelled => Self::Cancelled { sentence },
            Error::EntryConflict(_) | Error::Bug(_) => {
                log::error!("{error}");
                Self::Bug { sentence }
            }
        }
    }
}

/// Runs a call; a panic becomes [`SakuError::Bug`].
pub(crate) fn guard<T>(call: impl FnOnce() -> sakukader_core::Result<T>) -> Result<T, SakuError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(call))
        .unwrap_or_else(|_| Err(Error::Bug("panic".into())))
        .map_err(SakuError::from)
}
