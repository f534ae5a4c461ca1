//! All tables anew from the journal.

use rusqlite::Connection;

use crate::error::Result;
use crate::id::{Subject, SubjectKind};
use crate::journal::fold;

/// Memory for the pages of a rebuild, in KiB: what is written at random stays there until it is complete.
const PAGES: i64 = 64 * 1024;

/// Drops every `view_` table, makes it anew and folds every subject.
pub(crate) fn all(connection: &Connection) -> Result<()> {
    let usual: i64 = connection.pragma_query_value(None, "cache_size", |row| row.get(0))?;
    connection.pragma_update(None, "cache_size", -PAGES)?;
    let answer = folded(connection);
    connection.pragma_update(None, "cache_size", usual)?;
    answer
}

fn folded(connection: &Connection) -> Result<()> {
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
    let (commands, rest): (Vec<&Subject>, Vec<&Subject>) =
        subjects.iter().partition(|one| one.kind == SubjectKind::Command);
    for command in commands {
        fold::subject(connection, command)?;
    }
    // Who is one person, too.
    fold::relinked(connection, rest.iter().copied())?;
    for subject in rest {
        fold::subject(connection, subject)?;
    }
    Ok(())
}

/// Every row of every `view_` table as text.
pub(crate) fn dump(connection: &Connection) -> Result<Vec<String>> {
    let tables: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'view~_%' ESCAPE '~' ORDER BY name")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut dump = Vec::new();
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT * FROM \"{table}\""))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            let mut line = table.clone();
            for column in 0..columns {
                let value: rusqlite::types::Value = row.get(column)?;
                line.push_str(&format!(" | {value:?}"));
            }
            lines.push(line);
        }
        lines.sort();
        dump.extend(lines);
    }
    Ok(dump)
}
