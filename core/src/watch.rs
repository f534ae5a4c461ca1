//! How far a long call has come, for whoever waits for it; and the word to stop.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use crate::error::{Error, Result};

/// Handed to a long call and looked at meanwhile, from another thread.
#[derive(Debug, Default)]
pub struct Watch {
    stage: AtomicU32,
    done: AtomicU32,
    of: AtomicU32,
    cancelled: AtomicBool,
}

/// How far a long call has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// "Memeriksa baris 120 dari 1000".
    pub sentence: String,
    /// So many.
    pub done: u32,
    /// Of so many; 0: not known yet.
    pub of: u32,
}

/// What a long call is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The file is read.
    Reading,
    /// Each row is looked for in the register.
    Comparing,
    /// The facts are written.
    Writing,
}

impl Watch {
    /// The call stops at the next step, and nothing is half-done.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let (done, of) = (self.done.load(Ordering::Relaxed), self.of.load(Ordering::Relaxed));
        let sentence = match self.stage.load(Ordering::Relaxed) {
            0 => "Membaca berkas …".to_owned(),
            1 => format!("Memeriksa baris {done} dari {of}"),
            _ => format!("Menyimpan {} dari 100 persen", (u64::from(done) * 100) / u64::from(of.max(1))),
        };
        Progress { sentence, done, of }
    }

    /// Another stage begins.
    pub(crate) fn begin(&self, stage: Stage, of: usize) -> Result<()> {
        self.stage.store(stage as u32, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
        self.of.store(u32::try_from(of).unwrap_or(u32::MAX), Ordering::Relaxed);
        self.go_on()
    }

    /// One more is done.
    pub(crate) fn step(&self) -> Result<()> {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.go_on()
    }

    fn go_on(&self) -> Result<()> {
        if self.cancelled.load(Ordering::Relaxed) { Err(Error::Cancelled) } else { Ok(()) }
    }
}
