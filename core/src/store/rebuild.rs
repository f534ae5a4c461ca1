//! All tables anew from the journal.

use rusqlite::Connection;

use crate::error::Result;
use crate::id::{Subject, SubjectKind};
use crate::journal::fold;

/// Drops every `view_` table, makes it anew and folds every subject.
pub(crate) fn all(connection: &Connection) -> Result<()> {
    let tables: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'view~_%' ESCAPE '~'")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for table in tables {
        connection.execute_batch(&format!("DROP TABLE \"{table}\""))?;
    }
    connection.execute_batch(include_str!("sql/view.sql"))?;
    // What is undone is known before anything is folded.
    let mut subjects: Vec<Subject> = connection
        .prepare("SELECT kind, id FROM journal_subject ORDER BY kind <> 'command', key")?
        .query_map([], |row| Ok(Subject::new(SubjectKind::named(&row.get::<_, String>(0)?), row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    subjects.dedup();
    for subject in &subjects {
        fold::subject(connection, subject)?;
    }
    Ok(())
}
