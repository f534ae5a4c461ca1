//! `local_state`: what this phone knows of itself.

use rusqlite::types::{FromSql, ToSql};
use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

/// The fold version of the tables.
pub(crate) const FOLD: &str = "fold";
/// This store's device id.
pub(crate) const DEVICE: &str = "device";
/// The number by which the system knows the file this device id belongs to.
pub(crate) const FILE: &str = "file";
/// The posyandu of this store.
pub(crate) const POSYANDU: &str = "posyandu";
/// The kader who holds the phone.
pub(crate) const KADER: &str = "kader";
/// Set in a store to practise on.
pub(crate) const PRACTICE: &str = "practice";
/// The day the kader last said was today, when the clock looked wrong.
pub(crate) const CONFIRMED_DAY: &str = "confirmed_day";

/// A value, if it was ever set.
pub(crate) fn get<T: FromSql>(connection: &Connection, name: &str) -> Result<Option<T>> {
    let mut statement = connection.prepare_cached("SELECT value FROM local_state WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0)).optional()?)
}

/// Sets a value.
pub(crate) fn set(connection: &Connection, name: &str, value: impl ToSql) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO local_state (name, value) VALUES (?1, ?2)")?
        .execute((name, value))?;
    Ok(())
}
