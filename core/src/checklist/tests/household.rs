use super::*;
use crate::rules::ItemKind;

fn sound() -> Answers {
    let answers = [
        ("K8", yes()),
        ("K9", yes()),
        ("K9b", choice("piped")),
        ("K10", yes()),
        ("K10b", choice("gooseneck")),
        ("K11", yes()),
        ("K12", no()),
        ("K13-tbc", no()),
        ("K13-ht", no()),
        ("K13-dm", no()),
    ];
    answers.into_iter().map(|(id, answer)| (id.to_owned(), answer)).collect()
}

#[test]
fn every_rule_row_of_the_household() {
    let facts = || Facts::on(visit());
    let rows = [
        row("K8.tidak-punya", 0, facts(), [("K8", no())]),
        row("K9.tidak-ada", 0, facts(), [("K9", no())]),
        row("K9b.tidak-terlindung", 0, facts(), [("K9b", choice("open_well"))]),
        row("K9b.tidak-terlindung", 0, facts(), [("K9b", choice("river"))]),
        row("K9b.tidak-terlindung", 0, facts(), [("K9b", choice("lake"))]),
        row("K10.tidak-ada", 0, facts(), [("K10", no())]),
        row("K10b.tidak-saniter", 0, facts(), [("K10b", choice("pit"))]),
        row("K11.kurang", 0, facts(), [("K11", no())]),
        row("K12.ada", 0, facts(), [("K12", yes())]),
        row("K13-tbc.ada", 1, facts(), [("K13-tbc", yes())]),
        row("K13-ht.ada", 0, facts(), [("K13-ht", yes())]),
        row("K13-dm.ada", 0, facts(), [("K13-dm", yes())]),
    ];
    check_rows(form("household"), &sound(), &rows);
}

#[test]
fn a_sound_household_is_good() {
    let evaluation = evaluate(form("household"), &sound(), &Facts::on(visit()));
    assert_eq!(evaluation.verdict.label(), "Baik");
    assert!(evaluation.complete && evaluation.findings.is_empty() && evaluation.not_yet_judged.is_empty());
}

#[test]
fn a_household_of_which_nothing_is_answered_is_not_complete() {
    let evaluation = evaluate(form("household"), &Answers::new(), &Facts::on(visit()));
    assert_eq!(evaluation.verdict.label(), "Belum lengkap");
    assert_eq!(evaluation.unanswered.len(), 8);
}

#[test]
fn protected_and_sanitary_kinds_need_no_advice() {
    for kind in ["protected_well", "piped", "pump_well", "protected_spring", "other"] {
        let mut answers = sound();
        answers.insert("K9b".into(), choice(kind));
        assert!(evaluate(form("household"), &answers, &Facts::on(visit())).findings.is_empty(), "{kind}");
    }
    for kind in ["toilet", "gooseneck", "plengsengan"] {
        let mut answers = sound();
        answers.insert("K10b".into(), choice(kind));
        assert!(evaluate(form("household"), &answers, &Facts::on(visit())).findings.is_empty(), "{kind}");
    }
}

#[test]
fn options_are_those_of_the_form() {
    let labels = |item: &str| -> Vec<&str> {
        match &form("household").item(item).unwrap().kind {
            ItemKind::Choice(options) => options.iter().map(|option| option.label.as_str()).collect(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(
        labels("K9b"),
        [
            "Sumur terlindung",
            "Ledeng / PDAM",
            "Sumur pompa",
            "Mata air terlindung",
            "Sumur terbuka",
            "Air sungai",
            "Danau / telaga",
            "Lainnya",
        ]
    );
    assert_eq!(labels("K10b"), ["Kloset", "Leher angsa", "Plengsengan", "Cemplung"]);
}

#[test]
fn details_are_asked_after_the_answer_that_calls_for_them() {
    let facts = Facts::on(visit());
    let form = form("household");
    let nothing = visible(form, &Answers::new(), &facts);
    assert_eq!(nothing, ["K9", "K10", "K11", "K8", "K12", "K13-tbc", "K13-ht", "K13-dm"]);
    let mut answers = sound();
    answers.insert("K13-ht".into(), yes());
    let shown = visible(form, &answers, &facts);
    assert!(shown.contains(&"K9b".to_owned()) && shown.contains(&"K13-ht-siapa".to_owned()));
    assert!(evaluate(form, &answers, &facts).complete, "who it is may stay open");
}
