use super::*;

#[test]
fn every_rule_row_of_smoking() {
    let form = form("smoking");
    let sound = answers([("C1a", no()), ("D1", yes()), ("D2", no()), ("D3", no()), ("D4", no())]);
    let rows = [
        // D1: advice; Formulir 2 has no score.
        row("C1a.aktif", 0, man(15), [("C1a", choice("daily"))]),
        row("C1a.aktif", 0, man(15), [("C1a", choice("sometimes"))]),
        row("C1a.pernah", 0, man(15), [("C1a", choice("tried"))]),
        row("D1.belum-tahu", 0, man(15), [("D1", no())]),
        // D19: passive smoking is advice.
        row("D2.sekolah", 0, man(15), [("D2", yes())]),
        row("D3.keluarga", 0, man(15), [("D3", yes())]),
        row("D4.teman", 0, man(15), [("D4", yes())]),
    ];
    check_rows(form, &sound, &rows);
    // Answers 3 and 4 go on to part D.
    let asked =
        |value: &str| visible(form, &answers([("C1a", choice(value))]), &man(15)).contains(&"C2".to_owned());
    assert!(asked("daily") && asked("sometimes") && !asked("tried") && !asked("no"));
}
