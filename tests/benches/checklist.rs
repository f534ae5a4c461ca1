//! Evaluating the checklist that asks the most, and the one with the most items, with every item answered; reading the
//! longest shipped one as if it were a Puskesmas' own.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::hint::black_box;

use chrono::Days;
use criterion::{Criterion, criterion_group, criterion_main};
use sakukader_core::checklist::{AnswerValue, Answers, Facts, Form, ItemKind, Sex, evaluate, visible};
use sakukader_core::rules::{FILES, LOCAL_BYTES, Rules};
use sakukader_tests::village::TODAY;

/// A newborn, an infant, three ages of children, a mother, a grandmother.
const AGES: [u64; 7] = [10, 100, 500, 1_500, 5_000, 10_000, 26_000];

fn person(days: u64) -> Facts {
    Facts {
        birth: TODAY.checked_sub_days(Days::new(days)),
        sex: Some(Sex::Female),
        weeks_pregnant: Some(30),
        gravida: Some(2),
        spacing_years: Some(3),
        ..Facts::on(TODAY)
    }
}

fn answers(form: &Form, sign: &AnswerValue) -> Answers {
    let answered = form.items.iter().filter_map(|item| {
        let answer = match &item.kind {
            ItemKind::Sign { .. } => sign.clone(),
            ItemKind::Choice(options) => AnswerValue::Choice(options.first().unwrap().value.clone()),
            ItemKind::Number(kind) => AnswerValue::Number(kind.plausible_min),
            ItemKind::Date => AnswerValue::Date(TODAY - Days::new(7)),
            ItemKind::Text { .. } => AnswerValue::Text("catatan".to_owned()),
            ItemKind::Derived(_) => return None,
        };
        Some((item.id.clone(), answer))
    });
    answered.collect()
}

fn longest(criterion: &mut Criterion) {
    let rules = Rules::bundled().unwrap();
    let asked =
        |form: &Form, days: u64| visible(form, &answers(form, &AnswerValue::no()), &person(days)).len();
    let (asks_most, days, items) = rules
        .forms()
        .into_iter()
        .flat_map(|form| AGES.map(|days| (form, days, asked(form, days))))
        .max_by_key(|(_, _, items)| *items)
        .unwrap();
    let most_items = rules.forms().into_iter().max_by_key(|form| form.items.len()).unwrap();
    println!("{} asks {items} items at {days} days", asks_most.id);
    for (form, days) in [(asks_most, days), (most_items, AGES[3])] {
        println!("{}: {} items, {} rules", form.id, form.items.len(), form.rules.len());
        let facts = person(days);
        for (name, sign) in [("no sign", AnswerValue::no()), ("every sign", AnswerValue::yes())] {
            let answers = answers(form, &sign);
            criterion.bench_function(&format!("evaluate {}, {name}", form.id), |bencher| {
                bencher.iter(|| black_box(evaluate(form, black_box(&answers), &facts)));
            });
        }
    }
}

fn local(criterion: &mut Criterion) {
    let rules = Rules::bundled().unwrap();
    let (name, text) = FILES
        .iter()
        .filter(|(_, text)| text.starts_with("id = \"") && text.len() + "local-".len() <= LOCAL_BYTES)
        .max_by_key(|(_, text)| text.len())
        .unwrap();
    let text = text.replacen("id = \"", "id = \"local-", 1);
    println!("{name}: {} bytes", text.len());
    criterion.bench_function(&format!("read {name} as a local checklist"), |bencher| {
        bencher.iter(|| rules.read_local("local.toml", black_box(&text)).unwrap());
    });
}

criterion_group!(benches, longest, local);
criterion_main!(benches);
