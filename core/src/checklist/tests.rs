use super::*;
use crate::rules::Rules;

#[test]
fn the_shipped_rule_files_are_sound() {
    let rules = Rules::bundled().unwrap();
    assert_eq!(
        rules.forms().iter().map(|form| form.id.as_str()).collect::<Vec<_>>(),
        ["household", "pregnant", "infant"]
    );
}

#[test]
fn bleeding_in_pregnancy_is_an_emergency_before_anything_else_is_answered() {
    let rules = Rules::bundled().unwrap();
    let facts = Facts::on("2026-05-04".parse().unwrap());
    let form = rules.form("pregnant", facts.day).unwrap();
    let answers = Answers::from([("BH-TB11".to_owned(), AnswerValue::yes())]);
    let evaluation = evaluate(form, &answers, &facts);
    assert_eq!(evaluation.level, Level::Emergency);
    assert_eq!(evaluation.verdict.label(), "SEGERA – jangan tunggu");
    assert!(!evaluation.complete);
}
