//! The rows of a save written by plain SQL, without the core: what the file system and SQLite alone cost.

use rusqlite::{Connection, ToSql};
use uuid::Uuid;

/// A store's file opened a second time, with the core's pragmas.
pub struct Raw {
    connection: Connection,
    device: Uuid,
    next: i64,
    bodies: Vec<Vec<u8>>,
    subject: Uuid,
    visit: Uuid,
    subject_key: i64,
    text: String,
}

impl Raw {
    /// Opens the file. `bodies` are the entries' bodies of a save by the core, to be as long as those.
    ///
    /// # Panics
    /// When the file cannot be opened.
    #[must_use]
    pub fn open(path: &std::path::Path, bodies: Vec<Vec<u8>>) -> Self {
        let connection = Connection::open(path).expect("the store's file");
        connection
            .execute_batch(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
                 PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;",
            )
            .expect("pragmas");
        connection.set_prepared_statement_cache_capacity(64);
        let (subject, visit, text): (Uuid, Uuid, String) = connection
            .query_row("SELECT subject, visit, body FROM view_conclusion WHERE form = 'child'", [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .expect("a child's conclusion");
        let subject_key = connection
            .query_row(
                "SELECT key FROM journal_subject WHERE id = ?1 AND kind = 'member'",
                [subject],
                |row| row.get(0),
            )
            .expect("its subject");
        // Keys and sequences beyond all that are there, also those of an earlier raw run.
        let last: i64 = connection
            .query_row(
                "SELECT max(max(key), (SELECT max(sequence) FROM journal_entry)) FROM journal_command",
                [],
                |row| row.get(0),
            )
            .expect("a journal");
        let next = last.max(1 << 40) + 8;
        Self { connection, device: Uuid::from_u128(1), next, bodies, subject, visit, subject_key, text }
    }

    /// Runs a file of statements as one transaction, with fresh keys and ids.
    ///
    /// # Panics
    /// When a statement fails.
    pub fn transaction(&mut self, sql: &str) {
        self.next += 8;
        let next = self.next;
        let fresh = |place: i64| {
            Uuid::from_u128(u128::from(next.unsigned_abs()) << 64 | u128::from(place.unsigned_abs()))
        };
        let (command_id, household_id, head_id) = (fresh(1), fresh(2), fresh(3));
        let body = |at: usize| self.bodies.get(at).cloned().unwrap_or_default();
        let bodies = [body(0), body(1), body(2), body(3)];
        let (hash, head, household) = ([7u8; 32], next + 1, next);
        let is_new = sql.contains("journal_subject");
        let head = if is_new { head } else { self.subject_key };
        let values: [(&str, &dyn ToSql); 17] = [
            (":command", &next),
            (":command_id", &command_id),
            (":household", &household),
            (":household_id", &household_id),
            (":head", &head),
            (":head_id", &head_id),
            (":stamp", &next),
            (":sequence", &next),
            (":hash", &hash),
            (":device", &self.device),
            (":subject", &self.subject),
            (":visit", &self.visit),
            (":text", &self.text),
            (":body1", &bodies[0]),
            (":body2", &bodies[1]),
            (":body3", &bodies[2]),
            (":body4", &bodies[3]),
        ];
        let transaction = self.connection.transaction().expect("a transaction");
        for statement in statements(sql) {
            let mut statement = transaction.prepare_cached(statement).expect("a statement");
            let named: Vec<(&str, &dyn ToSql)> = values
                .iter()
                .copied()
                .filter(|(name, _)| statement.parameter_index(name).is_ok_and(|index| index.is_some()))
                .collect();
            statement.execute(named.as_slice()).expect("a row");
        }
        transaction.commit().expect("a commit");
    }
}

/// The statements of a file, without its comments.
fn statements(sql: &str) -> impl Iterator<Item = &str> {
    sql.lines().filter(|line| !line.starts_with("--") && !line.trim().is_empty())
}
