//! The whole calendar of one child, and all derived lists of one person.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::hint::black_box;

use chrono::Days;
use criterion::{Criterion, criterion_group, criterion_main};
use sakukader_core::checklist::Sex;
use sakukader_core::due::{PersonFacts, Screening, child_calendar, targets};
use sakukader_core::immunization::DoseRecord;
use sakukader_core::rules::Rules;
use sakukader_tests::village::TODAY;

/// A child of 58 months with every routine dose and every second round of vitamin A on record.
fn child(rules: &Rules) -> PersonFacts {
    let birth = TODAY - Days::new(58 * 30);
    let plan = &rules.calendars.immunization;
    let doses = plan
        .doses
        .iter()
        .enumerate()
        .map(|(at, dose)| DoseRecord {
            antigen: plan.code(dose.antigen).to_owned(),
            number: dose.number,
            on: Some(birth + Days::new(30 * (at as u64 + 1))),
        })
        .collect();
    PersonFacts {
        birth: Some(birth),
        sex: Some(Sex::Female),
        province: Some("51".to_owned()),
        doses,
        vitamin_a: (0..5).map(|year| Some(birth + Days::new(200 + year * 365))).collect(),
        deworming: (1..5).map(|year| Some(birth + Days::new(200 + year * 365))).collect(),
        screenings: Some(vec![Screening { kind: "tb".to_owned(), on: TODAY }]),
        ..PersonFacts::default()
    }
}

fn calendar(criterion: &mut Criterion) {
    let rules = Rules::bundled().unwrap();
    let full = child(rules);
    let empty =
        PersonFacts { doses: Vec::new(), vitamin_a: Vec::new(), deworming: Vec::new(), ..full.clone() };
    for (name, facts) in [("every dose on record", &full), ("nothing on record", &empty)] {
        criterion.bench_function(&format!("calendar of a child, {name}"), |bencher| {
            bencher.iter(|| black_box(child_calendar(rules, black_box(facts), TODAY)));
        });
    }
    criterion.bench_function("derived lists of a child", |bencher| {
        bencher.iter(|| black_box(targets(rules, black_box(&full), TODAY)));
    });
}

criterion_group!(benches, calendar);
criterion_main!(benches);
