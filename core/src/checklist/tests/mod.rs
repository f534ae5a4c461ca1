//! Every rule row of the shipped sheets, by name. Expected levels come from the official form, the Buku KIA, KMK
//! 2015/2023 and the open choices (C…, D… in `choices.toml`), not from what the program says.

mod adult;
mod cards;
mod child;
mod child_calendar;
mod conditions;
mod derived;
mod development;
mod growth;
mod household;
mod infant;
mod postpartum;
mod pregnant;
mod properties;
mod school_age;
mod screening;
mod tb;
mod tb_two_signs;
mod worse;

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::*;
use crate::rules::Rules;

/// The day of every visit in these tests.
pub(super) fn visit() -> NaiveDate {
    "2026-05-04".parse().unwrap()
}

pub(super) fn form(id: &str) -> &'static Form {
    Rules::bundled().unwrap().form(id, visit()).unwrap()
}

pub(super) fn choice(value: &str) -> AnswerValue {
    AnswerValue::Choice(value.to_owned())
}

pub(super) fn number(value: i64) -> AnswerValue {
    AnswerValue::Number(value)
}

pub(super) fn days_ago(days: u64) -> NaiveDate {
    visit().checked_sub_days(Days::new(days)).unwrap()
}

pub(super) fn yes() -> AnswerValue {
    AnswerValue::yes()
}

pub(super) fn no() -> AnswerValue {
    AnswerValue::no()
}

/// A sheet on which every sign is absent, with these other answers.
pub(super) fn all_signs_absent(form: &Form, others: &[(&str, AnswerValue)]) -> Answers {
    let signs = form.items.iter().filter(|item| item.is_sign()).map(|item| (item.id.clone(), no()));
    signs.chain(others.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone()))).collect()
}

/// One rule row: with `answers` put over a sheet without findings, `rule` is the outcome at `level`.
pub(super) struct Row {
    pub rule: &'static str,
    pub facts: Facts,
    pub answers: Vec<(&'static str, AnswerValue)>,
    pub level: u8,
    /// The sheet's level, where another finding is more urgent.
    pub sheet: u8,
}

impl Row {
    pub fn on_sheet_of(self, level: u8) -> Self {
        Self { sheet: level, ..self }
    }
}

pub(super) fn row(
    rule: &'static str,
    level: u8,
    facts: Facts,
    answers: impl IntoIterator<Item = (&'static str, AnswerValue)>,
) -> Row {
    Row { rule, facts, answers: answers.into_iter().collect(), level, sheet: level }
}

/// Checks every row, and that there is a row for every rule of the form.
pub(super) fn check_rows(form: &Form, sound: &Answers, rows: &[Row]) {
    for row in rows {
        let mut answers = sound.clone();
        answers.extend(row.answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())));
        let evaluation = evaluate(form, &answers, &row.facts);
        let what = format!("{} with {:?}", row.rule, row.answers);
        let finding = evaluation.findings.iter().find(|finding| finding.rule.rule == row.rule);
        let finding = finding.unwrap_or_else(|| panic!("{what}: not found, but {:#?}", evaluation.findings));
        assert_eq!(finding.level.number(), row.level, "{what}");
        assert_eq!(evaluation.level.number(), row.sheet, "{what}: the sheet's level");
        assert!(
            !finding.reason.is_empty() && !finding.reason.contains(['{', '–']),
            "{what}: {}",
            finding.reason
        );
        assert!(!finding.advice.is_empty() && !finding.source.text.is_empty(), "{what}");
        if row.level > 0 {
            assert!(
                !finding.say.is_empty() && finding.category.is_some() && finding.due_days.is_some(),
                "{what}"
            );
            assert_eq!(evaluation.follow_up().unwrap().level.number(), row.sheet, "{what}");
        } else {
            assert_eq!(evaluation.follow_up(), None, "{what}: advice is no case");
        }
    }
    let named: BTreeSet<&str> = rows.iter().map(|row| row.rule).collect();
    let rules = form.rules.iter().map(|rule| rule.id.as_str());
    // Those of one sign where two refer have their rows in `tb_two_signs`.
    let rules: BTreeSet<&str> = rules.filter(|rule| !rule.ends_with(tb_two_signs::WATCHED)).collect();
    assert_eq!(named, rules, "every rule has a row and every row a rule");
}

/// The sheet's level for each answer of one item.
pub(super) fn check_levels(
    form: &Form,
    sound: &Answers,
    facts: &Facts,
    item: &str,
    expected: impl IntoIterator<Item = (AnswerValue, u8)>,
) {
    for (answer, level) in expected {
        let mut answers = sound.clone();
        answers.insert(item.to_owned(), answer.clone());
        let found = evaluate(form, &answers, facts).level.number();
        assert_eq!(found, level, "{item} {answer:?} at {:?}", facts.birth);
    }
}

#[test]
fn every_sheet_of_the_visit_is_there() {
    let forms = Rules::bundled().unwrap().forms();
    let ids: Vec<&str> = forms.iter().map(|form| form.id.as_str()).collect();
    for id in [
        "household",
        "pregnant",
        "postpartum",
        "infant",
        "child",
        "school_age",
        "adult",
        "older_adult",
        "tb",
        "development",
    ] {
        assert!(ids.contains(&id), "{id}");
    }
}

#[test]
fn level_names_are_those_of_the_rule_file() {
    let rules = Rules::bundled().unwrap();
    for number in 0..=3 {
        let level = Level::from_number(number).unwrap();
        assert_eq!(rules.level(level).unwrap().name, Verdict::Found(level).label());
    }
    assert_eq!(Level::from_number(4), None);
}

#[test]
fn a_sheet_of_an_earlier_day_is_asked_by_the_first_version() {
    let rules = Rules::bundled().unwrap();
    let form = rules.form("pregnant", "2020-01-01".parse().unwrap()).unwrap();
    assert_eq!(form.version, 1);
    assert_eq!(rules.form_version("pregnant", 99), None);
}

#[test]
fn an_answer_keeps_what_it_cannot_read() {
    for text in [
        r#"{"choice":"yes"}"#,
        r#"{"number":378}"#,
        r#"{"date":"2026-05-04"}"#,
        r#"{"text":"Siti"}"#,
        r#"{"choice":"yes","sure":true}"#,
        r#"{"date":"2026-5-4"}"#,
        r#"{"number":37.8}"#,
        r#"{"photo":"a1"}"#,
        r#"[1,2]"#,
        "null",
    ] {
        let answer: AnswerValue = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&answer).unwrap(), text);
    }
    let read = |text| serde_json::from_str::<AnswerValue>(text).unwrap();
    assert_eq!(read(r#"{"number":378}"#), number(378));
    assert_eq!(read(r#"{"choice":"yes"}"#), yes());
    assert!(matches!(read(r#"{"choice":"yes","sure":true}"#), AnswerValue::Unknown(_)));
}
