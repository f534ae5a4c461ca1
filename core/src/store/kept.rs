//! What was read from the tables once and holds until anything is written.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use crate::error::Result;

/// A reading of the tables, with the version of the store it is of.
pub(crate) struct Kept<T>(Mutex<Option<(i64, Arc<T>)>>);

impl<T> Kept<T> {
    /// Nothing read yet.
    pub(crate) fn new() -> Self {
        Self(Mutex::new(None))
    }

    /// What `read` answers of the snapshot this connection sees; it is only called when that is another than the last.
    pub(crate) fn of(
        &self,
        connection: &Connection,
        read: impl FnOnce(&Connection) -> Result<T>,
    ) -> Result<Arc<T>> {
        let Some(version) = version(connection)? else { return Ok(Arc::new(read(connection)?)) };
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, found)) = kept.as_ref().filter(|(of, _)| *of == version) {
            return Ok(Arc::clone(found));
        }
        let found = Arc::new(read(connection)?);
        *kept = Some((version, Arc::clone(&found)));
        Ok(found)
    }
}

/// SQLite's count of what other connections wrote; none for one that writes, whose own writes do not count.
fn version(connection: &Connection) -> Result<Option<i64>> {
    let reads_only: bool = connection.prepare_cached("PRAGMA query_only")?.query_row([], |row| row.get(0))?;
    if !reads_only {
        return Ok(None);
    }
    Ok(Some(connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_s_reading_holds_while_nothing_is_written_a_writer_s_never_does() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE number (value); INSERT INTO number VALUES (1)").unwrap();
        let mut reads = 0;
        let kept = Kept::new();
        let mut value = || {
            let found = kept.of(&connection, |connection| {
                reads += 1;
                Ok(connection.query_row("SELECT value FROM number", [], |row| row.get::<_, i64>(0))?)
            });
            (*found.unwrap(), reads)
        };
        assert_eq!(value(), (1, 1));
        connection.execute_batch("UPDATE number SET value = 2; PRAGMA query_only = ON").unwrap();
        assert_eq!(value(), (2, 2));
        assert_eq!(value(), (2, 2));
        connection.execute_batch("PRAGMA query_only = OFF; UPDATE number SET value = 3").unwrap();
        assert_eq!(value(), (3, 3));
    }
}
