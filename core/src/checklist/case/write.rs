//! What a case came to.

use serde_json::{Map, Value, json};

use super::problem::Problem;
use super::read::Case;
use crate::checklist::{Evaluation, Finding, Level, Verdict, offered, visible};
use crate::rules::Rules;

pub(super) fn problems(problems: &[Problem]) -> Value {
    json!(problems)
}

pub(super) fn outcome(rules: &Rules, case: &Case<'_>, evaluation: &Evaluation) -> Value {
    // Of a sheet that is not complete, or not read whole, "0" would read as normal.
    let whole = case.problems.is_empty();
    let verdict = match evaluation.level {
        Level::Good if !whole => Verdict::Incomplete,
        _ => evaluation.verdict,
    };
    let level = (verdict != Verdict::Incomplete).then(|| evaluation.level.number());
    let derived: Map<String, Value> = evaluation
        .derived
        .iter()
        .map(|one| {
            let value = json!({ "shown": one.shown, "number": one.number, "class": one.class });
            (one.item.clone(), value)
        })
        .collect();
    let questions: Vec<Value> = case
        .form
        .items
        .iter()
        .filter_map(|item| {
            let sentence = item.plausibility(case.answers.get(&item.id)?)?;
            Some(json!({ "item": item.id, "sentence": sentence }))
        })
        .collect();
    let steps = rules.emergency(&case.form.emergency).filter(|_| evaluation.level == Level::Emergency);
    let mut out = Map::new();
    out.extend(case.id.clone().map(|id| ("id".to_owned(), id)));
    let rest = json!({
        "form": case.form.id,
        "version": case.form.version,
        "day": case.facts.day,
        "offered": is_offered(rules, case),
        "level": level,
        "verdict": verdict.label(),
        "complete": evaluation.complete && whole,
        "findings": evaluation.findings.iter().map(|one| finding(case, one)).collect::<Vec<_>>(),
        "follow_up": evaluation.follow_up().map(|one| finding(case, one)),
        "steps_now": steps.map(|list| &list.steps),
        "derived": derived,
        "unanswered": evaluation.unanswered,
        "not_asked": not_asked(case),
        "not_yet_judged": evaluation.not_yet_judged,
        "questions": questions,
        "problems": problems(&case.problems),
    });
    if let Value::Object(rest) = rest {
        out.extend(rest);
    }
    Value::Object(out)
}

/// A sheet of the visit is that of one stage of life; every other form says itself to whom it is offered.
fn is_offered(rules: &Rules, case: &Case<'_>) -> Option<bool> {
    let Some(life) = rules.life().filter(|life| life.asks(&case.form.id)) else {
        return offered(case.form, &case.facts);
    };
    let months = case.facts.age().map(|age| age.months());
    match life.sheet(&case.facts.overlays, months) {
        None if months.is_none() => None,
        sheet => Some(sheet == Some(case.form.id.as_str())),
    }
}

/// Answered although the sheet does not ask it of this person, or not after these answers: it counts for nothing.
fn not_asked<'a>(case: &'a Case<'_>) -> Vec<&'a str> {
    let asked = visible(case.form, &case.answers, &case.facts);
    case.answers.keys().map(String::as_str).filter(|item| asked.iter().all(|one| one != item)).collect()
}

fn finding(case: &Case<'_>, finding: &Finding) -> Value {
    json!({
        "item": finding.item,
        "level": finding.level.number(),
        "rank": finding.rank,
        "reason": finding.reason,
        "advice": finding.advice,
        "say": finding.say,
        "category": finding.category.map(|category| category.key()),
        "due_days": finding.due_days,
        "due_on": finding.due(case.facts.day),
        "source": finding.source.text,
        "standing": finding.standing.key(),
        "rule": finding.rule.rule,
        "rule_version": finding.rule.version,
    })
}
