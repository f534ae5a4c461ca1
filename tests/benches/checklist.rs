//! Evaluating the longest checklist, with every item answered.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::hint::black_box;

use chrono::Days;
use criterion::{Criterion, criterion_group, criterion_main};
use sakukader_core::checklist::{AnswerValue, Answers, Facts, ItemKind, evaluate};
use sakukader_core::rules::Rules;
use sakukader_tests::village::TODAY;

fn longest(criterion: &mut Criterion) {
    let rules = Rules::bundled().unwrap();
    let form = rules.forms().iter().max_by_key(|form| form.items.len()).unwrap();
    println!("{}: {} items, {} rules", form.id, form.items.len(), form.rules.len());
    for (name, sign) in [("no sign", AnswerValue::no()), ("every sign", AnswerValue::yes())] {
        let answers: Answers = form
            .items
            .iter()
            .filter_map(|item| {
                let answer = match &item.kind {
                    ItemKind::Sign { .. } => sign.clone(),
                    ItemKind::Choice(options) => AnswerValue::Choice(options.first().unwrap().value.clone()),
                    ItemKind::Number(kind) => AnswerValue::Number(kind.plausible_min),
                    ItemKind::Date => AnswerValue::Date(TODAY - Days::new(7)),
                    ItemKind::Text { .. } => AnswerValue::Text("catatan".to_owned()),
                    ItemKind::Derived(_) => return None,
                };
                Some((item.id.clone(), answer))
            })
            .collect();
        let facts = Facts {
            birth: TODAY.checked_sub_days(Days::new(10_000)),
            weeks_pregnant: Some(30),
            gravida: Some(2),
            spacing_years: Some(3),
            ..Facts::on(TODAY)
        };
        criterion.bench_function(&format!("evaluate {}, {name}", form.id), |bencher| {
            bencher.iter(|| black_box(evaluate(form, black_box(&answers), &facts)));
        });
    }
}

criterion_group!(benches, longest);
criterion_main!(benches);
