//! Saving a form beside a raw transaction of the same rows on the same file system, and what belongs to it.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use sakukader_core::demo::Plan;
use sakukader_tests::raw::Raw;
use sakukader_tests::saving::Saving;
use sakukader_tests::village::Village;

/// Few enough that the village stays what it is.
fn short(group: &mut criterion::BenchmarkGroup<'_, criterion::measurement::WallTime>) {
    group
        .sample_size(50)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(800));
}

fn saves(criterion: &mut Criterion) {
    let saving = Saving::new(Village::of(&Plan::benchmark()));
    let mut group = criterion.benchmark_group("save");
    short(&mut group);
    group.bench_function("household", |bencher| {
        bencher.iter_batched(|| saving.household(), |save| saving.save(&save), BatchSize::PerIteration);
    });
    group.finish();
    let bodies = saving.last_bodies(4);
    let mut raw = Raw::open(&saving.village.file(), bodies);
    let mut group = criterion.benchmark_group("raw");
    short(&mut group);
    group.bench_function("save household", |bencher| {
        bencher.iter(|| raw.transaction(include_str!("../bench/raw/save_household.sql")));
    });
    group.finish();
    drop(raw);
    let mut group = criterion.benchmark_group("save");
    short(&mut group);
    group.bench_function("sheet", |bencher| {
        bencher.iter_batched(|| saving.sheet(), |save| saving.save(&save), BatchSize::PerIteration);
    });
    group.finish();
    let bodies = saving.last_bodies(2);
    let mut raw = Raw::open(&saving.village.file(), bodies);
    let mut group = criterion.benchmark_group("raw");
    short(&mut group);
    group.bench_function("save sheet", |bencher| {
        bencher.iter(|| raw.transaction(include_str!("../bench/raw/save_sheet.sql")));
    });
    group.finish();
}

criterion_group!(benches, saves);
criterion_main!(benches);
