use super::*;
use crate::rules::Category;

fn child() -> Facts {
    woman(6)
}

fn adult() -> Facts {
    man(35)
}

#[test]
fn every_rule_row_of_tb_in_children() {
    let form = form("tb_child");
    let rows = [
        // KMK 2015/2023, Tabel 10: at least one sign; C1.
        row("TBA1.batuk", 2, child(), [("TBA1", yes())]),
        row("TBA2.demam", 2, child(), [("TBA2", yes())]),
        row("TBA3.berat", 2, child(), [("TBA3", yes())]),
        row("TBA4.lesu", 2, child(), [("TBA4", yes())]),
        row("TBA5.benjolan", 2, child(), [("TBA5", yes())]),
        row("TBA7.sulit-berjalan", 2, child(), [("TBA7", yes())]),
        row("TBA6.kejang", 3, child(), [("TBA6", yes())]),
        // D11: a close contact without signs is referred.
        row("TBA8.kontak", 2, child(), [("TBA8", yes())]),
        // D12.
        row("TBA9.batuk-darah", 3, child(), [("TBA9", yes())]),
        row("TBA-jumlah.tidak-ada", 0, child(), []),
    ];
    check_rows(form, &all_no(form), &rows);
}

#[test]
fn every_rule_row_of_tb_in_adults() {
    let form = form("tb_adult");
    let mut rows = vec![
        // Formulir 1; C1.
        row("TBD1.batuk", 2, adult(), [("TBD1", yes())]),
        row("TBD2.berat", 2, adult(), [("TBD2", yes())]),
        row("TBD3.demam", 2, adult(), [("TBD3", yes())]),
        row("TBD4.keringat-malam", 2, adult(), [("TBD4", yes())]),
        row("TBD5.kontak", 2, adult(), [("TBD5", yes())]),
        row("TBD6.batuk-darah", 3, adult(), [("TBD6", yes())]),
        row("TBD7.sesak", 3, adult(), [("TBD7", yes())]),
        row("TBD-jumlah.tidak-ada", 0, adult(), []),
        // D12: a risk factor alone is advice. Lansia > 65.
        row("TBD-risiko.lansia", 0, man(66), []),
        row("TBD-risiko.hamil", 0, pregnant(), []),
        row("TBD-R2.tidak-tuntas", 0, adult(), [("TBD-R1", yes()), ("TBD-R2", yes())]),
    ];
    for (item, rule) in [
        ("TBD-R1", "TBD-R1.pernah-tbc"),
        ("TBD-R3", "TBD-R3.kurang-gizi"),
        ("TBD-R4", "TBD-R4.rokok"),
        ("TBD-R5", "TBD-R5.dm"),
        ("TBD-R6", "TBD-R6.odhiv"),
        ("TBD-R7", "TBD-R7.wbp"),
        ("TBD-R8", "TBD-R8.padat"),
    ] {
        rows.push(row(rule, 0, adult(), [(item, yes())]));
    }
    check_rows(form, &all_no(form), &rows);
    let at_65 = evaluate(form, &all_no(form), &man(65));
    assert!(at_65.findings.iter().all(|finding| finding.rule.rule != "TBD-risiko.lansia"), "more than 65");
}

#[test]
fn every_rule_row_of_tb_contacts() {
    let form = form("tb_contact");
    let mut sound = all_no(form);
    sound.insert("TBK1".into(), choice("none"));
    let rows = [
        row("TBK1.bukan", 0, adult(), []),
        row("TBK1.tidak-tahu", 1, adult(), [("TBK1", choice("unknown"))]),
        // D11: without signs, too.
        row("TBK1.serumah", 2, adult(), [("TBK1", choice("household"))]),
        row("TBK1.kontak-erat", 2, adult(), [("TBK1", choice("close"))]),
        row("TBK3.batuk", 2, adult(), [("TBK3", yes())]),
        row("TBK4.berat", 2, adult(), [("TBK4", yes())]),
        row("TBK5.demam", 2, adult(), [("TBK5", yes())]),
        row("TBK6.keringat-malam", 2, adult(), [("TBK6", yes())]),
        row("TBK7.batuk-darah", 3, adult(), [("TBK7", yes())]),
    ];
    check_rows(form, &sound, &rows);
}

#[test]
fn the_recap_counts_two_signs_of_the_card_and_the_referral_one() {
    // C1. The card's four: batuk, demam, berat badan, kontak.
    for (id, cough, weight, contact, other) in
        [("tb_child", "TBA1", "TBA3", "TBA8", "TBA4"), ("tb_adult", "TBD1", "TBD2", "TBD5", "TBD4")]
    {
        let form = form(id);
        let recap = if id == "tb_child" { "TBA-rekap" } else { "TBD-rekap" };
        let counted = |signs: &[&str]| {
            let mut answers = all_no(form);
            answers.extend(signs.iter().map(|sign| ((*sign).to_owned(), yes())));
            (class(form, &answers, &child(), recap).unwrap(), level(form, &answers, &child()))
        };
        assert_eq!(counted(&[]), ("no".to_owned(), 0));
        assert_eq!(counted(&[cough]), ("no".to_owned(), 2), "referred, not counted");
        assert_eq!(counted(&[contact]), ("no".to_owned(), 2));
        assert_eq!(counted(&[cough, other]), ("no".to_owned(), 2), "the other is not on the card");
        assert_eq!(counted(&[cough, contact]), ("yes".to_owned(), 2), "a contact is one of the four");
        assert_eq!(counted(&[cough, weight]), ("yes".to_owned(), 2));
    }
}

#[test]
fn signs_of_tb_go_to_their_own_category() {
    let form = form("tb_adult");
    let mut answers = all_no(form);
    answers.insert("TBD1".into(), yes());
    assert_eq!(evaluate(form, &answers, &adult()).follow_up().unwrap().category, Some(Category::TbSymptoms));
}

#[test]
fn an_open_sign_is_no_absent_one() {
    let form = form("tb_child");
    let mut answers = all_no(form);
    answers.remove("TBA4");
    let evaluation = evaluate(form, &answers, &child());
    assert_eq!(evaluation.verdict, Verdict::Incomplete);
    assert!(evaluation.findings.is_empty(), "not 'tidak ada gejala'");
}
