//! Taking in a list of 1,000 rows: read, compared, and written; into an empty register, beside 3,000 children who all
//! live in eight RT, so that each row has some hundreds of neighbours, and in the ten-year village.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::sync::Arc;
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use sakukader_core::Watch;
use sakukader_core::demo::Plan;
use sakukader_core::screen::form::Answer;
use sakukader_tests::listed::{sigizi_between, sigizi_of};
use sakukader_tests::phone::Phone;
use sakukader_tests::village::{TODAY, Village, copy};
use tempfile::TempDir;

const ROWS: usize = 1_000;

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
    let phone = Phone::open(folder.path(), TODAY, 7).expect("a store");
    phone.set_up();
    if children > 0 {
        whole(&phone, &sigizi_between(10_000, 10_000 + children, TODAY));
    }
    folder
}

fn imports(criterion: &mut Criterion) {
    let bytes = sigizi_of(ROWS, TODAY);
    let village = Village::of(&Plan::benchmark());
    let (empty, dense) = (posyandu(0), posyandu(3_000));
    let stores: [(&str, &dyn Fn() -> TempDir); 3] = [
        ("into an empty register", &|| copy(empty.path())),
        ("beside 3000 children in eight RT", &|| copy(dense.path())),
        ("in the ten-year village", &|| village.copy()),
    ];
    let mut group = criterion.benchmark_group("import of 1000 rows");
    group.sample_size(10).warm_up_time(Duration::from_millis(100)).measurement_time(Duration::from_secs(10));
    for (name, store) in stores {
        group.bench_function(name, |bencher| {
            bencher.iter_batched_ref(
                || {
                    let folder = store();
                    let phone = Phone::open(folder.path(), TODAY, 8).expect("the copy opens");
                    (folder, phone)
                },
                |(_folder, phone)| whole(phone, &bytes),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, imports);
criterion_main!(benches);
