//! Taking in a list of 1,000 rows: read, compared, and written; into an empty register and into one of 4,000 people.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use sakukader_core::Watch;
use sakukader_core::screen::form::Answer;
use sakukader_tests::clock::day;
use sakukader_tests::listed::{sigizi_between, sigizi_of};
use sakukader_tests::phone::Phone;
use tempfile::TempDir;

const ROWS: usize = 1_000;

fn today() -> NaiveDate {
    day(2026, 11, 24)
}

fn whole(phone: &Phone, bytes: &[u8]) {
    let read = phone.saku.read_list("daftar.xlsx", bytes, &Watch::default()).expect("a list");
    assert!(matches!(read, Answer::Done { .. }), "{read:?}");
    let ready = phone.saku.lists().expect("lists").ready.expect("a list that waits");
    let answer = phone.saku.take_in_list(&ready.command, Arc::default()).expect("the store takes it");
    assert!(matches!(&answer, Answer::Done { command, .. } if !command.is_empty()), "{answer:?}");
}

/// A posyandu with so many children and their parents already.
fn posyandu(children: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let phone = Phone::open(folder.path(), today(), 7).expect("a store");
    phone.set_up();
    if children > 0 {
        whole(&phone, &sigizi_between(10_000, 10_000 + children, today()));
    }
    folder
}

fn copy_of(store: &TempDir) -> (TempDir, Phone) {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["sakukader.db", "sakukader.db-wal"] {
        let from = store.path().join(name);
        if from.exists() {
            std::fs::copy(from, folder.path().join(name)).expect("a copy");
        }
    }
    let phone = Phone::open(folder.path(), today(), 8).expect("the copy opens");
    (folder, phone)
}

fn imports(criterion: &mut Criterion) {
    let bytes = sigizi_of(ROWS, today());
    let mut group = criterion.benchmark_group("import of 1000 rows");
    group.sample_size(10).warm_up_time(Duration::from_millis(100)).measurement_time(Duration::from_secs(10));
    for children in [0, 3_000] {
        let store = posyandu(children);
        group.bench_function(format!("beside {children} children"), |bencher| {
            bencher.iter_batched_ref(
                || copy_of(&store),
                |(_folder, phone)| whole(phone, &bytes),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, imports);
criterion_main!(benches);
