//! The store: one SQLite file, one writer and one reader.

mod open;
pub(crate) mod rebuild;
pub(crate) mod state;

use std::fs::File;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::Result;
pub(crate) use open::set_aside;

/// An open store. The lock file keeps a second start away for as long as this lives.
pub(crate) struct Store {
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
    _lock: File,
}

/// The version of the journal's tables; a store with a greater one is refused.
pub(crate) const FORMAT: i64 = 1;

/// The version of the fold; tables of another one are rebuilt from the journal.
pub(crate) const FOLD: i64 = 9;

impl Store {
    /// Reads within one snapshot.
    pub(crate) fn read<T>(&self, query: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut reader = lock(&self.reader);
        let snapshot = reader.transaction()?;
        query(&snapshot)
    }

    /// Writes all or nothing: an error, a panic or a kill in between leaves the store as it was.
    pub(crate) fn write<T>(&self, change: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut writer = lock(&self.writer);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let answer = change(&transaction)?;
        transaction.commit()?;
        Ok(answer)
    }
}

fn lock(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    // A panic inside a transaction rolled it back: the connection itself is sound.
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}
