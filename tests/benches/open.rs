//! Opening the village of the benches, and with it the first screen.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on stops")]

use criterion::{Criterion, criterion_group, criterion_main};
use sakukader_core::Saku;
use sakukader_core::demo::Plan;
use sakukader_tests::clock::Clock;
use sakukader_tests::village::{TODAY, Village};

fn opening(criterion: &mut Criterion) {
    let folder = Village::of(&Plan::benchmark()).copy();
    let open = || Saku::open(folder.path(), false, Box::new(Clock::on(TODAY, 9))).unwrap();
    criterion.bench_function("open", |bencher| bencher.iter(open));
    criterion.bench_function("open and home", |bencher| bencher.iter(|| open().home().unwrap()));
    let saku = open();
    let mut group = criterion.benchmark_group("tables");
    group.sample_size(10);
    group.bench_function("rebuild", |bencher| bencher.iter(|| saku.rebuild().unwrap()));
    group.finish();
}

criterion_group!(benches, opening);
criterion_main!(benches);
