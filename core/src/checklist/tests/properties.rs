//! What must hold for any answers at all.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::rules::{ItemKind, Measure, Overlay};

fn any_answer() -> impl Strategy<Value = AnswerValue> {
    prop_oneof![
        4 => prop_oneof![Just("yes"), Just("no"), Just("unknown"), Just("shown"), Just("down"), Just("later")]
            .prop_map(choice),
        3 => prop_oneof![200..500i64, 0..9000i64, any::<i64>()].prop_map(number),
        2 => (0..400u64).prop_map(|days| AnswerValue::Date(days_ago(days))),
        1 => ".{0,20}".prop_map(AnswerValue::Text),
        1 => Just(AnswerValue::Unknown(json!({ "photo": "a1" }))),
    ]
}

fn any_facts() -> impl Strategy<Value = Facts> {
    let earlier = prop::collection::vec((0..200u64, 2000..9000i64), 0..3);
    (
        prop::option::of(0..20_000u64),
        prop::option::of(0..45i64),
        prop::option::of(1..8i64),
        prop::option::of(0..10i64),
        earlier,
    )
        .prop_map(|(age, weeks_pregnant, gravida, spacing_years, earlier)| Facts {
            birth: age.map(days_ago),
            weeks_pregnant,
            gravida,
            spacing_years,
            birth_weight: Some(3000),
            overlays: vec![Overlay::Pregnant],
            earlier: earlier
                .into_iter()
                .map(|(days, value)| Measured { measure: Measure::Weight, day: days_ago(days), value })
                .collect(),
            ..Facts::on(visit())
        })
}

/// A form with answers to some of its items and to one it does not have.
fn any_sheet() -> impl Strategy<Value = (&'static Form, Answers)> {
    let forms: Vec<&str> = Rules::bundled().unwrap().forms().iter().map(|form| form.id.as_str()).collect();
    prop::sample::select(forms).prop_flat_map(|id| {
        let form = form(id);
        let answers = prop::collection::vec(prop::option::weighted(0.7, any_answer()), form.items.len());
        (Just(form), answers).prop_map(|(form, answers)| {
            let known =
                form.items.iter().zip(answers).filter_map(|(item, answer)| Some((item.id.clone(), answer?)));
            (form, known.chain([("ZZ".to_owned(), yes())]).collect())
        })
    })
}

proptest! {
    #[test]
    fn any_answers_come_to_an_outcome((form, answers) in any_sheet(), facts in any_facts()) {
        let evaluation = evaluate(form, &answers, &facts);
        let most = evaluation.findings.iter().map(|finding| finding.level).max().unwrap_or(Level::Good);
        prop_assert_eq!(evaluation.level, most);
        let mut sorted = evaluation.findings.clone();
        sorted.sort_by_key(|finding| (std::cmp::Reverse(finding.level), finding.rank));
        prop_assert_eq!(&sorted, &evaluation.findings);
        if evaluation.level == Level::Good {
            prop_assert_eq!(evaluation.complete, evaluation.verdict != Verdict::Incomplete);
        }
        for item in &form.items {
            if let Some(answer) = answers.get(&item.id) {
                prop_assert!(!item.show(answer).is_empty() || matches!(answer, AnswerValue::Text(_)));
            }
        }
    }

    #[test]
    fn a_sheet_with_an_open_danger_sign_is_never_good((form, mut answers) in any_sheet(), facts in any_facts()) {
        let shown = visible(form, &answers, &facts);
        for sign in form.items.iter().filter(|item| item.is_sign() && shown.contains(&item.id)) {
            for open in [None, Some(choice("later")), Some(AnswerValue::Unknown(json!(false))), Some(number(0))] {
                let before = match open {
                    Some(answer) => answers.insert(sign.id.clone(), answer),
                    None => answers.remove(&sign.id),
                };
                let evaluation = evaluate(form, &answers, &facts);
                prop_assert!(!evaluation.complete);
                prop_assert!(!matches!(evaluation.verdict, Verdict::Good | Verdict::GoodAsJudged));
                match before {
                    Some(answer) => answers.insert(sign.id.clone(), answer),
                    None => answers.remove(&sign.id),
                };
            }
        }
    }

    /// Without its answer an item gives no finding of its own, whatever the others say.
    #[test]
    fn what_is_not_answered_is_no_no((form, mut answers) in any_sheet(), facts in any_facts()) {
        for item in form.items.iter().filter(|item| !item.is_derived()) {
            for unreadable in [None, Some(AnswerValue::Unknown(json!({ "new": "no" })))] {
                let before = answers.remove(&item.id);
                answers.extend(unreadable.map(|answer| (item.id.clone(), answer)));
                let evaluation = evaluate(form, &answers, &facts);
                prop_assert!(evaluation.about(&item.id).is_none(), "{}", item.id);
                answers.remove(&item.id);
                answers.extend(before.map(|answer| (item.id.clone(), answer)));
            }
        }
    }

    #[test]
    fn a_sign_that_is_there_never_lowers_the_level((form, mut answers) in any_sheet(), facts in any_facts()) {
        for sign in form.items.iter().filter(|item| item.is_sign()) {
            let before = answers.get(&sign.id).cloned();
            let mut level_of = |answer: Option<AnswerValue>| {
                answers.remove(&sign.id);
                answers.extend(answer.map(|answer| (sign.id.clone(), answer)));
                evaluate(form, &answers, &facts).level
            };
            let (open, absent, there) = (level_of(None), level_of(Some(no())), level_of(Some(yes())));
            prop_assert!(there >= open && there >= absent, "{}", sign.id);
            level_of(before);
        }
    }

    /// Further from the sound range is never milder: a hotter mother, a thinner arm, a hotter or colder infant.
    #[test]
    fn a_worse_measurement_never_lowers_the_level(
        (_, answers) in any_sheet(), facts in any_facts(), better in 0..100i64, worse in 0..50i64,
    ) {
        let level = |id: &str, item: &str, value: i64| {
            let mut answers = answers.clone();
            answers.insert(item.to_owned(), number(value));
            answers.insert("BH8".to_owned(), no());
            evaluate(form(id), &answers, &facts).level
        };
        let hotter = |id: &str, item: &str| {
            level(id, item, (365 + better).min(450)) <= level(id, item, (365 + better + worse).min(450))
        };
        prop_assert!(hotter("pregnant", "BH1"));
        prop_assert!(hotter("infant", "BY1"));
        let (warm, cold) = (374 - better.min(70), (374 - better - worse).max(300));
        prop_assert!(warm < cold || level("infant", "BY1", warm) <= level("infant", "BY1", cold));
        let (thick, thin) = (300 - better, 300 - better - worse);
        prop_assert!(level("pregnant", "BH7", thick) <= level("pregnant", "BH7", thin));
    }

    /// Each further "no" to a yes-or-no question, or "yes" to an illness in the house, adds and never takes away.
    #[test]
    fn a_worse_choice_never_lowers_the_level((form, answers) in any_sheet(), facts in any_facts()) {
        for item in form.items.iter().filter(|item| item.judged && matches!(item.kind, ItemKind::Choice(_))) {
            let level = |answer: AnswerValue| {
                let mut answers = answers.clone();
                answers.insert(item.id.clone(), answer);
                evaluate(form, &answers, &facts).level
            };
            let better_first: &[&str] = match item.id.as_str() {
                "BH2" | "BY2" => &["shown", "not_shown", "unknown", "no"],
                "BY5-arah" => &["first", "up", "level", "down"],
                "BH4" | "BH5" | "BH6" | "BH8" | "BH9" | "BH10" | "BY3" | "K8" | "K9" | "K10" | "K11" => &["yes", "no"],
                "K12" | "K13-tbc" | "K13-ht" | "K13-dm" | "BH-TB1-menggigil" | "BY-TB8-6jam" => &["no", "yes"],
                _ => continue,
            };
            for pair in better_first.windows(2) {
                prop_assert!(level(choice(pair[0])) <= level(choice(pair[1])), "{} {pair:?}", item.id);
            }
        }
    }

    #[test]
    fn typing_never_fails_and_what_is_shown_is_read_back(text in ".{0,12}", value in any::<i64>()) {
        for form in ["household", "pregnant", "infant"].map(form) {
            for item in &form.items {
                let _ = item.from_typed(&text, visit());
                let answer = number(value.rem_euclid(30_000));
                if item.number(&answer).is_some() {
                    let typed = item.to_typed(&answer);
                    prop_assert_eq!(item.from_typed(&typed, visit()), Ok(Some(answer)), "{}", typed);
                }
            }
        }
    }
}
