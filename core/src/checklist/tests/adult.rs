//! Adults and older adults: one sheet but for contraception, AKS and SKILAS.

use super::*;
use crate::rules::Category;

fn adult() -> Facts {
    Facts { birth: Some("1980-01-15".parse().unwrap()), ..Facts::on(visit()) }
}

fn older() -> Facts {
    Facts { birth: Some("1950-01-15".parse().unwrap()), ..Facts::on(visit()) }
}

fn sound(form_id: &str) -> Answers {
    let letters = if form_id == "adult" { "DW" } else { "LS" };
    let own: &[(&str, &str)] = if form_id == "adult" {
        &[("7", "condom"), ("8", "no"), ("9", "yes")]
    } else {
        &[("7", "yes"), ("8", "yes"), ("9", "no"), ("10", "yes")]
    };
    let shared = [("2", "yes"), ("3", "yes"), ("4", "no"), ("5", "yes"), ("6", "no")];
    let choices = shared.iter().chain(own).map(|(id, value)| (format!("{letters}{id}"), choice(value)));
    choices.chain([(format!("{letters}1"), number(368))]).collect()
}

fn last_year() -> AnswerValue {
    AnswerValue::Date("2025-05-03".parse().unwrap())
}

#[test]
fn every_rule_row_of_the_adult() {
    let rows = [
        row("DW1.perhatikan", 1, adult(), [("DW1", number(375))]),
        row("DW1.dingin", 1, adult(), [("DW1", number(349))]),
        row("DW2.belum", 0, adult(), [("DW2", no())]),
        // "Belum periksa TD/GD 1 tahun": 1 (D21).
        row("DW3.belum", 1, adult(), [("DW3", no())]),
        row("DW3.lama", 1, adult(), [("DW3-tanggal", last_year())]),
        row("DW3.tidak-tahu", 0, adult(), [("DW3", choice("unknown"))]),
        row("DW5.belum", 1, adult(), [("DW5", no())]),
        row("DW5.lama", 1, adult(), [("DW5-tanggal", last_year())]),
        row("DW5.tidak-tahu", 0, adult(), [("DW5", choice("unknown"))]),
        // "Terdiagnosa, tidak ada obat / tidak minum 24 jam", "tidak kontrol 1 bulan": 2.
        row("DW4.tidak-minum", 2, adult(), [("DW4", yes()), ("DW4-minum", no())]),
        row("DW4.tidak-ada-obat", 2, adult(), [("DW4", yes()), ("DW4-obat", no())]),
        row("DW4.tidak-kontrol", 2, adult(), [("DW4", yes()), ("DW4-kontrol", no())]),
        row("DW6.tidak-minum", 2, adult(), [("DW6", yes()), ("DW6-minum", no())]),
        row("DW6.tidak-ada-obat", 2, adult(), [("DW6", yes()), ("DW6-obat", no())]),
        row("DW6.tidak-kontrol", 2, adult(), [("DW6", yes()), ("DW6-kontrol", no())]),
        // Tabel 22 and 23: referred from 140, 90 and 200; watched from 130, 85 and 140; under 70 the same day (D16);
        // 100 to 139 is in no row (C3).
        row("DW3-sistolik.tinggi", 2, adult(), [("DW3-sistolik", number(140))]),
        row("DW3-sistolik.normal-tinggi", 1, adult(), [("DW3-sistolik", number(130))]),
        row("DW3-diastolik.tinggi", 2, adult(), [("DW3-diastolik", number(90))]),
        row("DW3-diastolik.normal-tinggi", 1, adult(), [("DW3-diastolik", number(85))]),
        row("DW5-hasil.tinggi", 2, adult(), [("DW5-hasil", number(200))]),
        row("DW5-hasil.agak-tinggi", 1, adult(), [("DW5-hasil", number(140))]),
        row("DW5-hasil.rendah", 2, adult(), [("DW5-hasil", number(69))]),
        row("DW5-hasil.belum-tergolong", 0, adult(), [("DW5-hasil", number(100))]),
        // D1, D19: advice.
        row("DW7.tidak", 0, adult(), [("DW7", choice("none"))]),
        row("DW8.aktif", 0, adult(), [("DW8", choice("active"))]),
        row("DW8.pasif", 0, adult(), [("DW8", choice("passive"))]),
        // D21.
        row("DW9.belum", 1, adult(), [("DW9", no())]),
        row("DW9.lama", 1, adult(), [("DW9-tanggal", last_year())]),
        row("DW9.tidak-tahu", 0, adult(), [("DW9", choice("unknown"))]),
    ];
    check_rows(form("adult"), &sound("adult"), &rows);
}

#[test]
fn every_rule_row_of_the_older_adult() {
    let dependent = |result| [("LS7-hasil", choice(result))];
    let rows = [
        row("LS1.perhatikan", 1, older(), [("LS1", number(375))]),
        row("LS1.dingin", 1, older(), [("LS1", number(349))]),
        row("LS2.belum", 0, older(), [("LS2", no())]),
        row("LS3.belum", 1, older(), [("LS3", no())]),
        row("LS3.lama", 1, older(), [("LS3-tanggal", last_year())]),
        row("LS3.tidak-tahu", 0, older(), [("LS3", choice("unknown"))]),
        row("LS5.belum", 1, older(), [("LS5", no())]),
        row("LS5.lama", 1, older(), [("LS5-tanggal", last_year())]),
        row("LS5.tidak-tahu", 0, older(), [("LS5", choice("unknown"))]),
        row("LS4.tidak-minum", 2, older(), [("LS4", yes()), ("LS4-minum", no())]),
        row("LS4.tidak-ada-obat", 2, older(), [("LS4", yes()), ("LS4-obat", no())]),
        row("LS4.tidak-kontrol", 2, older(), [("LS4", yes()), ("LS4-kontrol", no())]),
        row("LS6.tidak-minum", 2, older(), [("LS6", yes()), ("LS6-minum", no())]),
        row("LS6.tidak-ada-obat", 2, older(), [("LS6", yes()), ("LS6-obat", no())]),
        row("LS6.tidak-kontrol", 2, older(), [("LS6", yes()), ("LS6-kontrol", no())]),
        // Tabel 22 and 23: referred from 140, 90 and 200; watched from 130, 85 and 140; under 70 the same day (D16);
        // 100 to 139 is in no row (C3).
        row("LS3-sistolik.tinggi", 2, older(), [("LS3-sistolik", number(140))]),
        row("LS3-sistolik.normal-tinggi", 1, older(), [("LS3-sistolik", number(130))]),
        row("LS3-diastolik.tinggi", 2, older(), [("LS3-diastolik", number(90))]),
        row("LS3-diastolik.normal-tinggi", 1, older(), [("LS3-diastolik", number(85))]),
        row("LS5-hasil.tinggi", 2, older(), [("LS5-hasil", number(200))]),
        row("LS5-hasil.agak-tinggi", 1, older(), [("LS5-hasil", number(140))]),
        row("LS5-hasil.rendah", 2, older(), [("LS5-hasil", number(69))]),
        row("LS5-hasil.belum-tergolong", 0, older(), [("LS5-hasil", number(100))]),
        // AKS under 20, SKILAS one or more: 2.
        row("LS7.tergantung", 2, older(), dependent("mild")),
        row("LS7.tergantung", 2, older(), dependent("moderate")),
        row("LS7.tergantung", 2, older(), dependent("severe")),
        row("LS7.tergantung", 2, older(), dependent("total")),
        row("LS8.ada-masalah", 2, older(), [("LS8-hasil", choice("some"))]),
        // D21.
        row("LS7.belum", 1, older(), [("LS7", no())]),
        row("LS7.lama", 1, older(), [("LS7-tanggal", last_year())]),
        row("LS7.tidak-tahu", 0, older(), [("LS7", choice("unknown"))]),
        row("LS8.belum", 1, older(), [("LS8", no())]),
        row("LS8.lama", 1, older(), [("LS8-tanggal", last_year())]),
        row("LS8.tidak-tahu", 0, older(), [("LS8", choice("unknown"))]),
        row("LS9.aktif", 0, older(), [("LS9", choice("active"))]),
        row("LS9.pasif", 0, older(), [("LS9", choice("passive"))]),
        row("LS10.belum", 1, older(), [("LS10", no())]),
        row("LS10.lama", 1, older(), [("LS10-tanggal", last_year())]),
        row("LS10.tidak-tahu", 0, older(), [("LS10", choice("unknown"))]),
    ];
    check_rows(form("older_adult"), &sound("older_adult"), &rows);
    check_levels(
        form("older_adult"),
        &sound("older_adult"),
        &older(),
        "LS7-hasil",
        [(choice("independent"), 0), (choice("unknown"), 0)],
    );
}

#[test]
fn a_sound_sheet_is_good() {
    for (id, facts) in [("adult", adult()), ("older_adult", older())] {
        let evaluation = evaluate(form(id), &sound(id), &facts);
        assert_eq!(evaluation.verdict, Verdict::Good, "{:?}", evaluation.unanswered);
    }
}

#[test]
fn results_on_both_sides_of_each_cut_off() {
    for (id, facts, pressure, sugar) in
        [("adult", adult(), "DW3", "DW5"), ("older_adult", older(), "LS3", "LS5")]
    {
        let level = |item: &str, value| {
            let mut answers = sound(id);
            answers.insert(item.to_owned(), number(value));
            evaluate(form(id), &answers, &facts).level.number()
        };
        let systolic = [(129, 0), (130, 1), (139, 1), (140, 2), (180, 2)];
        let diastolic = [(84, 0), (85, 1), (89, 1), (90, 2), (110, 2)];
        let glucose = [(69, 2), (70, 0), (99, 0), (100, 0), (120, 0), (139, 0), (140, 1), (199, 1), (200, 2)];
        for (item, expected) in [
            (format!("{pressure}-sistolik"), systolic.as_slice()),
            (format!("{pressure}-diastolik"), diastolic.as_slice()),
            (format!("{sugar}-hasil"), glucose.as_slice()),
        ] {
            for (value, expected) in expected {
                assert_eq!(level(&item, *value), *expected, "{item} {value}");
            }
        }
    }
}

#[test]
fn medicine_is_asked_of_the_diagnosed_only() {
    let asked = |answers: &[(&str, AnswerValue)]| {
        let mut all = sound("adult");
        all.extend(answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())));
        evaluate(form("adult"), &all, &adult())
    };
    assert_eq!(asked(&[("DW4", yes())]).unanswered, ["DW4-kontrol", "DW4-obat", "DW4-minum"]);
    assert_eq!(asked(&[("DW4", no()), ("DW4-minum", no())]).level, Level::Good);
    assert_eq!(asked(&[("DW4", choice("unknown")), ("DW4-minum", no())]).level, Level::Good);
    let not_taken = asked(&[("DW4", yes()), ("DW4-minum", no())]);
    assert_eq!(not_taken.follow_up().unwrap().category, Some(Category::NonCompliance));
}

#[test]
fn all_items_of_the_forms_are_there() {
    for (id, letters, items) in [("adult", "DW", 10), ("older_adult", "LS", 11)] {
        let form = form(id);
        for item in 1..=items {
            assert!(form.item(&format!("{letters}{item}")).is_some(), "{letters}{item}");
        }
        for illness in ["HT", "DM", "stroke", "jantung", "asma", "kanker", "kolesterol"] {
            assert!(form.item(&format!("{letters}0-{illness}")).is_some(), "{illness}");
        }
        for part in [
            "4",
            "4-tanggal",
            "4-kontrol",
            "4-obat",
            "4-minum",
            "6",
            "6-tanggal",
            "6-kontrol",
            "6-obat",
            "6-minum",
        ] {
            assert!(form.item(&format!("{letters}{part}")).is_some(), "{letters}{part}");
        }
    }
}
