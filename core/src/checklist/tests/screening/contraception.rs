use super::*;

/// 27 years, two children, the youngest past two years, sound.
fn sound() -> Answers {
    answers([
        ("KB1", choice("pill")),
        ("KB2", number(2)),
        ("KB3", no()),
        ("KB4", no()),
        ("KB5", number(250)),
        ("KB6", no()),
        ("KB7", choice("not_asked")),
    ])
}

#[test]
fn every_rule_row_of_contraception() {
    let facts = || woman(27);
    let rows = [
        row("KB1.tidak", 0, facts(), [("KB1", choice("none"))]),
        // 4T or ALKI without KB: advice and referral to the Pustu.
        row("KB1.berisiko", 2, facts(), [("KB1", choice("none")), ("KB2", number(3))]),
        row("KB1.berisiko", 2, facts(), [("KB1", choice("none")), ("KB3", yes())]),
        row("KB1.berisiko", 2, woman(36), [("KB1", choice("none"))]),
        row("KB1.berisiko", 2, not_quite(woman(20)), [("KB1", choice("none"))]),
        row("KB1.berisiko", 2, facts(), [("KB1", choice("none")), ("KB4", yes())]),
        row("KB4.anemia", 2, facts(), [("KB4", yes())]),
        row("KB5.kek", 2, facts(), [("KB5", number(234))]),
        row("KB6.kronis", 2, facts(), [("KB6", yes())]),
        row("KB7.ims", 2, facts(), [("KB7", yes())]),
        row("KB-4T.ada", 0, facts(), [("KB2", number(3))]),
    ];
    check_rows(form("contraception"), &sound(), &rows);
}

#[test]
fn the_four_t_on_both_sides() {
    // Ideal: 20–35 years, under 3 children, more than 2 years apart.
    let of = |facts: &Facts, more: &[(&str, AnswerValue)]| {
        let mut answers = sound();
        answers.extend(more.iter().map(|(item, answer)| ((*item).to_owned(), answer.clone())));
        class(form("contraception"), &answers, facts, "KB-4T").unwrap()
    };
    assert_eq!(of(&woman(20), &[]), "no");
    assert_eq!(of(&not_quite(woman(20)), &[]), "yes");
    assert_eq!(of(&not_quite(woman(36)), &[]), "no");
    assert_eq!(of(&woman(36), &[]), "yes");
    assert_eq!(of(&woman(27), &[("KB2", number(3))]), "yes");
    assert_eq!(of(&woman(27), &[("KB3", yes())]), "yes");
    // Without a child nobody asks how old the youngest is.
    let mut none = sound();
    none.extend([("KB2".to_owned(), number(0))]);
    none.remove("KB3");
    let evaluation = evaluate(form("contraception"), &none, &woman(27));
    assert!(evaluation.complete && evaluation.not_yet_judged.is_empty());
}
