//! The store: one SQLite file, one writer and one reader.

mod kept;
mod open;
pub(crate) mod rebuild;
pub(crate) mod state;

use std::fs::File;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, TransactionBehavior};

use crate::error::Result;
pub(crate) use kept::Kept;
pub(crate) use open::{discard_practice, set_aside};

/// An open store. The lock file keeps a second start away for as long as this lives.
pub(crate) struct Store {
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
    /// An outer transaction of the writer is open: see [`Store::batch`].
    batch: bool,
    _lock: File,
}

/// The version of the journal's tables; a store with a greater one is refused.
pub(crate) const FORMAT: i64 = 1;

/// The version of the fold; tables of another one are rebuilt from the journal.
pub(crate) const FOLD: i64 = 13;

impl Store {
    /// Reads within one snapshot.
    pub(crate) fn read<T>(&self, query: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if self.batch {
            // What the batch wrote is seen by its own connection alone.
            return query(&lock(&self.writer));
        }
        let mut reader = lock(&self.reader);
        let snapshot = reader.transaction()?;
        query(&snapshot)
    }

    /// Writes all or nothing: an error, a panic or a kill in between leaves the store as it was.
    pub(crate) fn write<T>(&self, change: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut writer = lock(&self.writer);
        if self.batch {
            let savepoint = writer.savepoint()?;
            let answer = change(&savepoint)?;
            savepoint.commit()?;
            return Ok(answer);
        }
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let answer = change(&transaction)?;
        transaction.commit()?;
        Ok(answer)
    }

    /// From here on every write is a savepoint of one outer transaction, until [`Store::end_batch`].
    pub(crate) fn begin_batch(&mut self) -> Result<()> {
        let writer = lock(&self.writer);
        // Left open by a batch that panicked.
        if !writer.is_autocommit() {
            writer.execute_batch("ROLLBACK")?;
        }
        writer.execute_batch("BEGIN IMMEDIATE")?;
        drop(writer);
        self.batch = true;
        Ok(())
    }

    /// Keeps what the batch wrote, or nothing of it.
    pub(crate) fn end_batch(&mut self, keep: bool) -> Result<()> {
        self.batch = false;
        lock(&self.writer).execute_batch(if keep { "COMMIT" } else { "ROLLBACK" })?;
        Ok(())
    }
}

fn lock(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    // A panic inside a transaction rolled it back: the connection itself is sound.
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}
