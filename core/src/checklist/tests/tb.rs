use super::*;
use crate::rules::{Category, Standing};

fn person() -> Facts {
    Facts { birth: Some("1990-01-15".parse().unwrap()), ..Facts::on(visit()) }
}

fn sound() -> Answers {
    all_signs_absent(
        form("tb"),
        &[("TB1", no()), ("TB2", no()), ("TB3", no()), ("TB4", no()), ("TB5", no()), ("TB7", no())],
    )
}

/// A patient under treatment who takes it.
const PATIENT: [(&str, &str); 4] =
    [("TB5", "yes"), ("TB6", "yes"), ("TB6-minum", "yes"), ("TB6-kontak", "yes")];

fn with(answers: &[(&str, &str)]) -> Evaluation {
    let mut all = sound();
    all.extend(answers.iter().map(|(id, value)| ((*id).to_owned(), choice(value))));
    evaluate(form("tb"), &all, &person())
}

#[test]
fn every_rule_row_of_tb() {
    let rows = [
        // D12.
        row("TB1.batuk-darah", 3, person(), [("TB-TB1", yes())]),
        row("TB2.sesak", 3, person(), [("TB-TB2", yes())]),
        // C1: one sign or close contact.
        row("TB1.batuk", 2, person(), [("TB1", yes())]),
        row("TB2.demam", 2, person(), [("TB2", yes())]),
        row("TB3.berat", 2, person(), [("TB3", yes())]),
        row("TB4.kontak", 2, person(), [("TB4", yes())]),
        // The patient without medicine: 2, the same week.
        row("TB6.tidak-minum", 2, person(), [("TB5", yes()), ("TB6-minum", no())]),
        row("TB6.tidak-ada-obat", 2, person(), [("TB5", yes()), ("TB6", no())]),
        row("TB6.kontak", 1, person(), [("TB5", yes()), ("TB6-kontak", no())]),
        // D12: a risk factor alone is advice.
        row("TB5.selesai", 0, person(), [("TB5", choice("done"))]),
        row("TB5.tidak-tahu", 0, person(), [("TB5", choice("unknown"))]),
        row("TB7.aktif", 0, person(), [("TB7", choice("active"))]),
        row("TB7.pasif", 0, person(), [("TB7", choice("passive"))]),
    ];
    check_rows(form("tb"), &sound(), &rows);
}

#[test]
fn a_sound_sheet_and_a_patient_who_takes_the_medicine_are_good() {
    assert_eq!(with(&[]).verdict, Verdict::Good);
    assert_eq!(with(&PATIENT).verdict, Verdict::Good);
}

#[test]
fn medicine_is_asked_of_the_patient_only_and_reported_as_non_compliance() {
    assert_eq!(with(&[("TB5", "yes")]).unanswered, ["TB6", "TB6-minum", "TB6-kontak"]);
    assert_eq!(with(&[("TB5", "no"), ("TB6-minum", "no")]).level, Level::Good);
    let evaluation = with(&[("TB5", "yes"), ("TB6", "yes"), ("TB6-minum", "no"), ("TB6-kontak", "no")]);
    let first = evaluation.follow_up().unwrap();
    assert_eq!((first.rule.rule.as_str(), first.due_days), ("TB6.tidak-minum", Some(7)));
    assert_eq!(first.category, Some(Category::NonCompliance));
    assert_eq!(with(&[("TB4", "yes")]).follow_up().unwrap().category, Some(Category::TbSymptoms));
}

#[test]
fn what_has_no_source_says_so() {
    assert_eq!(with(&[("TB-TB2", "yes")]).follow_up().unwrap().standing, Standing::Unverified);
}

#[test]
fn all_items_of_the_form_are_there() {
    let form = form("tb");
    for item in ["TB1", "TB2", "TB3", "TB4", "TB4-jenis", "TB5", "TB5-tanggal", "TB5-tempat", "TB5-periksa"] {
        assert!(form.item(item).is_some(), "{item}");
    }
    assert!(form.item("TB-jumlah").is_some_and(Item::is_derived), "C1 is a number of signs");
    for item in ["TB6", "TB6-minum", "TB6-pmo", "TB7", "TB8", "TB-mengingatkan", "TB-lapor", "TB8-paraf"] {
        assert!(form.item(item).is_some(), "{item}");
    }
}
