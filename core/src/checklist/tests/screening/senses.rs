use super::*;

fn sound() -> Answers {
    answers([
        ("IN1", choice("three_right")),
        ("IN2", choice("three_right")),
        ("IN4", number(5)),
        ("IN5", number(5)),
    ])
}

#[test]
fn every_rule_row_of_eyes_and_ears() {
    // D20.
    let rows = [
        row("IN1.salah", 2, man(30), [("IN1", choice("two_wrong"))]),
        row("IN1.ulangi", 1, man(30), [("IN1", choice("between"))]),
        row("IN2.salah", 2, man(30), [("IN2", choice("two_wrong"))]),
        row("IN2.ulangi", 1, man(30), [("IN2", choice("between"))]),
        row("IN3.kurang", 2, man(30), [("IN3", choice("not_better"))]),
        row("IN4.kurang", 2, man(30), [("IN4", number(3))]),
        row("IN5.kurang", 2, man(30), [("IN5", number(3))]),
    ];
    check_rows(form("eyes_ears"), &sound(), &rows);
}

#[test]
fn four_words_of_five_pass() {
    let expected = [(0, 2), (3, 2), (4, 0), (5, 0)];
    for item in ["IN4", "IN5"] {
        let expected = expected.map(|(words, level)| (number(words), level));
        check_levels(form("eyes_ears"), &sound(), &man(30), item, expected);
    }
    let evaluation = evaluate(form("eyes_ears"), &sound(), &man(30));
    assert_eq!(evaluation.verdict, Verdict::Good, "a card for Tumbling-E is not everywhere");
}
