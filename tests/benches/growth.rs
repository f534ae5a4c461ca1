//! One weighing with all its z-scores, and the KMS of a child's first five years.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use sakukader_core::checklist::Sex;
use sakukader_core::growth::kms::{KmsChild, KmsRules, KmsWeighing, judge};
use sakukader_core::growth::{AgeDays, Child, Index, Length, Position, Weight, prepare, scores};
use sakukader_core::life_stage::add_months;
use sakukader_core::rules::Rules;
use sakukader_tests::village::TODAY;

/// Everything measured, lying at an age of standing, and a length between two rows: all of the work there is.
fn child() -> Child {
    Child {
        weight: Weight::from_grams(12_340).ok(),
        length: Length::from_micrometres(912_500).ok(),
        position: Some(Position::Lying),
        head: Length::from_millimetres(485).ok(),
        arm: Length::from_millimetres(151).ok(),
        ..Child::new(Some(Sex::Female), Some(AgeDays::new(1_000)))
    }
}

fn growth(criterion: &mut Criterion) {
    prepare();
    let child = child();
    assert!(Index::ALL.iter().all(|index| scores(&child).get(*index).is_ok()), "all six have a z");
    criterion.bench_function("one weighing, all z-scores", |bencher| {
        bencher.iter(|| black_box(scores(black_box(&child))));
    });
    criterion.bench_function("one weighing, all z-scores and categories", |bencher| {
        bencher.iter(|| {
            let scores = scores(black_box(&child));
            black_box(Index::ALL.map(|index| scores.category(index)))
        });
    });
    let school = Child { age: Some(AgeDays::new(2_500)), position: None, ..child };
    criterion.bench_function("one weighing at school age", |bencher| {
        bencher.iter(|| black_box(scores(black_box(&school))));
    });

    let rules = KmsRules::of(Rules::bundled().unwrap()).unwrap();
    let birth = add_months(TODAY, -59).unwrap();
    let kms = KmsChild { sex: Some(Sex::Female), birth, birth_weight: Some(3_100) };
    let weighings: Vec<KmsWeighing> = (1..60)
        .map(|month| KmsWeighing {
            day: add_months(birth, month).unwrap(),
            grams: 4_000 + 210 * month,
            posyandu_day: true,
        })
        .collect();
    criterion.bench_function("KMS of 59 weighings", |bencher| {
        bencher.iter(|| black_box(judge(&rules, black_box(&kms), &weighings, TODAY)));
    });
}

criterion_group!(benches, growth);
criterion_main!(benches);
