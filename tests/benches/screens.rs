//! Every screen call on the village of the benches, beside raw SQLite reading the same page.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use rusqlite::Connection;
use rusqlite::types::Value;
use sakukader_core::demo::Plan;
use sakukader_tests::calls::screens;
use sakukader_tests::village::Village;

fn every_screen(criterion: &mut Criterion) {
    let village = Village::of(&Plan::benchmark());
    let mut group = criterion.benchmark_group("screen");
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
    for call in screens(&village) {
        group.bench_function(call.name, |bencher| bencher.iter(|| (call.run)(&village.phone.saku)));
    }
    group.finish();
    let raw = Connection::open(village.file()).unwrap();
    let mut group = criterion.benchmark_group("raw");
    for (name, sql, key) in [
        ("people", include_str!("../bench/raw/people.sql"), None),
        ("search 'siti'", include_str!("../bench/raw/search.sql"), Some(" siti")),
    ] {
        println!("{name}: {}", plan(&raw, sql, key).join("; "));
        let mut statement = raw.prepare(sql).unwrap();
        group.bench_function(name, |bencher| bencher.iter(|| black_box(read(&mut statement, key))));
    }
    group.finish();
}

fn read(statement: &mut rusqlite::Statement<'_>, key: Option<&str>) -> Vec<Vec<Value>> {
    let columns = statement.column_count();
    let read = |row: &rusqlite::Row<'_>| (0..columns).map(|column| row.get(column)).collect();
    let rows = match key {
        Some(key) => statement.query_map([key], read),
        None => statement.query_map([], read),
    };
    rows.unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

fn plan(connection: &Connection, sql: &str, key: Option<&str>) -> Vec<String> {
    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let read = |row: &rusqlite::Row<'_>| row.get::<_, String>(3);
    let rows = match key {
        Some(key) => statement.query_map([key], read),
        None => statement.query_map([], read),
    };
    rows.unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

criterion_group!(benches, every_screen);
criterion_main!(benches);
