//! Over every form: a worse answer never lowers the level, and what is open is neither "no" nor a finding.
//!
//! Worse is what alone on an empty sheet comes to a higher level. An answer on which other questions depend is left
//! out: it takes their answers with it. What counts by its points has its own test below.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::rules::{Condition, Derivation, ItemKind, Measure, Overlay};

/// An answer that fits the item.
fn fitting(item: &Item, at: Index, days: u64) -> Option<AnswerValue> {
    Some(match &item.kind {
        ItemKind::Choice(options) => choice(&at.get(options).value),
        ItemKind::Sign { .. } => at.get(&[yes(), no()]).clone(),
        ItemKind::Number(kind) => {
            let width = usize::try_from(kind.max - kind.min + 1).unwrap();
            number(kind.min + i64::try_from(at.index(width)).unwrap())
        }
        ItemKind::Date => AnswerValue::Date(days_ago(days)),
        ItemKind::Text { .. } => AnswerValue::Text("catatan".to_owned()),
        ItemKind::Derived(_) => return None,
    })
}

fn any_person() -> impl Strategy<Value = Facts> {
    let age = prop_oneof![0..2_500u64, 0..30_000u64];
    let measured = prop::collection::vec((0..400u64, any::<Index>(), 500..2_000i64), 0..4);
    let sex = prop::option::of(prop_oneof![Just(Sex::Female), Just(Sex::Male)]);
    (prop::option::of(age), sex, prop::option::of(0..42i64), prop::option::of(0..400u64), measured).prop_map(
        |(age, sex, weeks, delivered, measured)| {
            let measures =
                [Measure::Weight, Measure::Waist, Measure::Systolic, Measure::Length, Measure::Muac];
            let mut overlays = Vec::new();
            overlays.extend(weeks.map(|_| Overlay::Pregnant));
            overlays.extend(delivered.filter(|days| *days <= 42).map(|_| Overlay::Postpartum));
            Facts {
                birth: age.map(days_ago),
                sex,
                overlays,
                weeks_pregnant: weeks,
                delivered: delivered.map(days_ago),
                earlier: measured
                    .into_iter()
                    .map(|(days, at, value)| Measured {
                        measure: *at.get(&measures),
                        day: days_ago(days),
                        value,
                    })
                    .collect(),
                ..Facts::on(visit())
            }
        },
    )
}

/// A form with fitting answers to most of its items.
fn any_filled() -> impl Strategy<Value = (&'static Form, Answers)> {
    filled(Rules::bundled().unwrap().forms())
}

fn filled(forms: Vec<&'static Form>) -> impl Strategy<Value = (&'static Form, Answers)> {
    prop::sample::select(forms).prop_flat_map(|form| {
        let seeds =
            prop::collection::vec(prop::option::weighted(0.8, (any::<Index>(), 0..500u64)), form.items.len());
        seeds.prop_map(move |seeds| {
            let answered = form.items.iter().zip(seeds);
            (
                form,
                answered
                    .filter_map(|(item, seed)| {
                        let (at, days) = seed?;
                        Some((item.id.clone(), fitting(item, at, days)?))
                    })
                    .collect(),
            )
        })
    })
}

/// Items whose answers decide whether others are asked, also through what is derived from them.
fn decide_what_is_asked(form: &Form) -> BTreeSet<usize> {
    let mut deciding = BTreeSet::new();
    let mut open: Vec<usize> = Vec::new();
    for shown in form.items.iter().filter_map(|item| item.shown_when.as_ref()) {
        open.extend(asked_by(shown));
    }
    while let Some(item) = open.pop() {
        if deciding.insert(item)
            && let Some(ItemKind::Derived(derived)) = form.items.get(item).map(|item| &item.kind)
        {
            open.extend(derived.items());
        }
    }
    deciding
}

fn asked_by(condition: &Condition) -> Vec<usize> {
    let mut items = Vec::new();
    condition.walk(&mut |condition| items.extend(condition.item()));
    items
}

fn with(answers: &Answers, item: &str, answer: Option<&AnswerValue>) -> Answers {
    let mut answers = answers.clone();
    match answer {
        Some(answer) => answers.insert(item.to_owned(), answer.clone()),
        None => answers.remove(item),
    };
    answers
}

fn level_of(form: &Form, answers: &Answers, facts: &Facts) -> Level {
    evaluate(form, answers, facts).level
}

proptest! {
    #[test]
    fn a_worse_answer_never_lowers_the_level(
        (form, answers) in any_filled(), facts in any_person(), at in any::<Index>(),
        one in (any::<Index>(), 0..500u64), other in (any::<Index>(), 0..500u64),
    ) {
        let position = at.index(form.items.len());
        let item = &form.items[position];
        let values = (fitting(item, one.0, one.1), fitting(item, other.0, other.1));
        if let (Some(one), Some(other)) = values && !decide_what_is_asked(form).contains(&position) {
            let alone = |answer| level_of(form, &with(&Answers::new(), &item.id, Some(answer)), &facts);
            let among = |answer| level_of(form, &with(&answers, &item.id, Some(answer)), &facts);
            let (better, worse) = if alone(&one) <= alone(&other) { (&one, &other) } else { (&other, &one) };
            if alone(better) < alone(worse) {
                prop_assert!(
                    among(better) <= among(worse), "{} {}: {better:?} {worse:?}", form.id, item.id
                );
            }
        }
    }

    /// Without its answer an item makes the sheet no worse than its worst answer, and never complete or good.
    #[test]
    fn what_is_open_is_neither_good_nor_worse_than_an_answer(
        (form, answers) in any_filled(), facts in any_person(), at in any::<Index>(),
    ) {
        let item = &form.items[at.index(form.items.len())];
        let open = with(&answers, &item.id, None);
        let evaluation = evaluate(form, &open, &facts);
        let shown = visible(form, &open, &facts).contains(&item.id);
        if shown && !item.optional && !item.is_derived() {
            prop_assert!(!evaluation.complete, "{} {}", form.id, item.id);
            prop_assert!(!matches!(evaluation.verdict, Verdict::Good | Verdict::GoodAsJudged));
        }
        prop_assert!(evaluation.about(&item.id).is_none() || item.is_derived());
    }

    /// An empty sheet finds nothing but what the register says.
    #[test]
    fn an_empty_sheet_finds_nothing_of_its_own(at in any::<Index>(), facts in any_person()) {
        let form = *at.get(&Rules::bundled().unwrap().forms());
        for finding in evaluate(form, &Answers::new(), &facts).findings {
            let item = finding.item.as_deref().and_then(|item| form.item(item));
            prop_assert!(item.is_none_or(Item::is_derived), "{} {}", &form.id, &finding.rule.rule);
        }
    }

    /// The answer with more points is never milder where more is worse (TB, PUMA, SRQ-20, SKILAS), nor the one with
    /// fewer where less is worse (AKS).
    #[test]
    fn points_move_the_level_one_way(
        (form, answers) in filled(
            ["tb_child", "tb_adult", "tb_contact", "puma", "srq20", "aks"].map(form).to_vec()
        ),
        facts in any_person(), at in any::<Index>(), one in any::<Index>(), other in any::<Index>(),
    ) {
        let scored: Vec<&Item> = form
            .items
            .iter()
            .filter(|item| match &item.kind {
                ItemKind::Choice(options) => options.iter().any(|option| option.points.is_some()),
                _ => false,
            })
            .collect();
        let item = at.get(&scored);
        let ItemKind::Choice(options) = &item.kind else { unreachable!() };
        let (mut less, mut more) = (one.get(options), other.get(options));
        if (less.points > more.points) != (form.id == "aks") {
            std::mem::swap(&mut less, &mut more);
        }
        let among = |value: &str| level_of(form, &with(&answers, &item.id, Some(&choice(value))), &facts);
        prop_assert!(among(&less.value) <= among(&more.value), "{} {}", form.id, item.id);
    }
}

#[test]
fn every_sum_of_a_screening_that_is_judged_is_among_those_tested() {
    let judged = |form: &&Form| {
        form.rules.iter().any(|rule| {
            let kind = rule.item.and_then(|item| form.items.get(item)).map(|item| &item.kind);
            matches!(kind, Some(ItemKind::Derived(derived)) if matches!(derived.how, Derivation::Sum(_)))
        })
    };
    let forms = Rules::bundled().unwrap().of_purpose(crate::rules::Purpose::Screening, visit());
    let ids: Vec<&str> = forms.filter(judged).map(|form| form.id.as_str()).collect();
    assert_eq!(ids, ["tb_child", "tb_adult", "puma", "aks", "skilas", "srq20"], "SKILAS row by row");
}
