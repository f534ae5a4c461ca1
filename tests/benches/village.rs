//! How large the village of the benches is, what is in it, and how long it took to make where it is not kept yet.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench that cannot go on stops")]

use rusqlite::Connection;
use sakukader_core::demo::Plan;
use sakukader_tests::village::{Village, keep};

fn main() {
    let plan = Plan::benchmark();
    let took = keep(&plan);
    let village = Village::of(&plan);
    let size = std::fs::metadata(village.file()).unwrap().len();
    let store = Connection::open(village.file()).unwrap();
    let rows = |sql: &str| {
        let mut statement = store.prepare(sql).unwrap();
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?));
        statement.query_map([], read).unwrap().collect::<rusqlite::Result<Vec<_>>>().unwrap()
    };
    if let Some(took) = took {
        println!("made in {:.1} s", took.as_secs_f64());
    }
    println!("{:.1} MB", size as f64 / 1e6);
    println!("entries: {:?}", rows("SELECT 'all', count(*) FROM journal_entry"));
    println!("by kind: {:?}", rows("SELECT kind, count(*) FROM journal_entry GROUP BY kind ORDER BY 2 DESC"));
    println!(
        "by form: {:?}",
        rows("SELECT form, count(*) FROM view_conclusion GROUP BY form ORDER BY 2 DESC")
    );
    println!("people: {:?}", rows("SELECT status, count(*) FROM view_member GROUP BY status"));
    println!(
        "by level: {:?}",
        rows("SELECT coalesce('level ' || level, 'incomplete'), count(*) FROM view_conclusion GROUP BY 1")
    );
}
