//! Having the rules when the app starts, and what is read of them later.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench that cannot go on stops")]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use sakukader_core::rules::Rules;
use sakukader_tests::village::TODAY;

fn ready(criterion: &mut Criterion) {
    let forms = Rules::bundled().unwrap().forms();
    let longest = forms.iter().max_by_key(|form| form.items.len() + form.rules.len()).unwrap();
    println!("{} forms, {} rules", forms.len(), forms.iter().map(|form| form.rules.len()).sum::<usize>());
    criterion.bench_function("rules ready at start", |bencher| {
        bencher.iter_with_large_drop(|| Rules::unpacked().unwrap());
    });
    let mut fresh = |name: String, ask: &dyn Fn(&Rules)| {
        criterion.bench_function(&name, |bencher| {
            bencher.iter_batched_ref(
                || Rules::unpacked().unwrap(),
                |rules| ask(black_box(rules)),
                BatchSize::LargeInput,
            );
        });
    };
    fresh(format!("{} for the first time", longest.id), &|rules| {
        black_box(rules.form(&longest.id, TODAY));
    });
    fresh("every form for the first time".to_owned(), &|rules| {
        black_box(rules.forms());
    });
}

criterion_group!(benches, ready);
criterion_main!(benches);
