use super::*;

fn sound(id: &str, systolic: i64, diastolic: i64) -> Answers {
    let form = form(id);
    let mut numbers = form.items.iter().filter(|item| item.number(&number(100)).is_some());
    let mut answers = all_signs_absent(form, &[]);
    for value in [systolic, diastolic] {
        answers.insert(numbers.next().unwrap().id.clone(), number(value));
    }
    if id == "bp_adult" {
        answers.insert("TD9".into(), no());
    }
    answers
}

fn found(id: &str, facts: &Facts, systolic: i64, diastolic: i64) -> (String, u8) {
    let form = form(id);
    let answers = sound(id, systolic, diastolic);
    let item = form.items.iter().find(|item| item.id.ends_with("-golongan")).unwrap();
    (class(form, &answers, facts, &item.id).unwrap(), level(form, &answers, facts))
}

#[test]
fn every_rule_row_of_blood_pressure_in_adults() {
    let adult = || man(40);
    let at = |systolic, diastolic| [("TD1", number(systolic)), ("TD2", number(diastolic))];
    let mut rows = vec![
        row("TD-golongan.derajat-3", 2, adult(), at(180, 80)),
        row("TD-golongan.derajat-2", 2, adult(), at(160, 80)),
        row("TD-golongan.derajat-1", 2, adult(), at(140, 80)),
        row("TD-golongan.normal-tinggi", 1, adult(), at(130, 80)),
        row("TD-golongan.normal", 0, adult(), at(120, 80)),
        row("TD-golongan.optimal", 0, adult(), at(119, 79)),
        row("TD-golongan.rendah", 1, adult(), at(89, 70)),
        // One value is enough to refer; what cannot be read is open.
        row("TD-golongan.tinggi-belum-lengkap", 2, adult(), [("TD1", number(140)), ("TD2", number(0))]),
        // Waktunya kontrol: rujuk Puskesmas.
        row("TD10.kontrol", 2, adult(), [("TD9", yes()), ("TD10", yes())]),
    ];
    for (sign, rule) in [
        ("TD3", "TD3.nyeri-dada"),
        ("TD4", "TD4.sesak"),
        ("TD5", "TD5.lemah-sebelah"),
        ("TD6", "TD6.pelo"),
        ("TD7", "TD7.kejang"),
        ("TD8", "TD8.kabur"),
    ] {
        rows.push(row(rule, 3, adult(), [("TD1", number(150)), (sign, yes())]));
    }
    check_rows(form("bp_adult"), &sound("bp_adult", 118, 76), &rows);
}

#[test]
fn adults_by_the_worse_value_on_both_sides_of_every_cut_off() {
    // KMK 2015/2023, Tabel 22; 8.4: 138/92 and 145/85 are degree 1.
    for (systolic, diastolic, class, level) in [
        (119, 79, "optimal", 0),
        (120, 79, "normal", 0),
        (119, 80, "normal", 0),
        (129, 84, "normal", 0),
        (130, 84, "high_normal", 1),
        (129, 85, "high_normal", 1),
        (139, 89, "high_normal", 1),
        (140, 89, "grade_1", 2),
        (139, 90, "grade_1", 2),
        (138, 92, "grade_1", 2),
        (145, 85, "grade_1", 2),
        (159, 99, "grade_1", 2),
        (160, 99, "grade_2", 2),
        (159, 100, "grade_2", 2),
        (179, 109, "grade_2", 2),
        (180, 109, "grade_3", 2),
        (179, 110, "grade_3", 2),
        (89, 60, "low", 1),
        (90, 59, "low", 1),
        (90, 60, "optimal", 0),
    ] {
        assert_eq!(
            found("bp_adult", &man(40), systolic, diastolic),
            (class.to_owned(), level),
            "{systolic}/{diastolic}"
        );
    }
}

#[test]
fn high_only_above_is_told_beside_its_degree() {
    let isolated = |systolic, diastolic| {
        let answers = sound("bp_adult", systolic, diastolic);
        class(form("bp_adult"), &answers, &man(40), "TD-terisolasi").unwrap()
    };
    assert_eq!(isolated(145, 85), "yes");
    assert_eq!(isolated(140, 89), "yes");
    assert_eq!(isolated(140, 90), "no");
    assert_eq!(isolated(139, 89), "no");
}

#[test]
fn the_recap_has_low_normal_and_high() {
    let recap = |systolic, diastolic| {
        class(form("bp_adult"), &sound("bp_adult", systolic, diastolic), &man(40), "TD-rekap").unwrap()
    };
    for (systolic, diastolic, expected) in
        [(140, 80, "T"), (120, 90, "T"), (139, 89, "N"), (90, 60, "N"), (89, 70, "R"), (100, 59, "R")]
    {
        assert_eq!(recap(systolic, diastolic), expected, "{systolic}/{diastolic}");
    }
}

#[test]
fn degree_3_is_referred_the_same_day_and_half_a_reading_is_enough_for_it() {
    let due = |answers: Answers| evaluate(form("bp_adult"), &answers, &man(40)).follow_up().unwrap().due_days;
    assert_eq!(due(sound("bp_adult", 180, 80)), Some(1));
    assert_eq!(due(sound("bp_adult", 179, 80)), Some(7));
    let mut half = sound("bp_adult", 180, 80);
    half.remove("TD2");
    assert_eq!(level(form("bp_adult"), &half, &man(40)), 2);
    let mut half = sound("bp_adult", 118, 80);
    half.remove("TD2");
    assert_eq!(
        evaluate(form("bp_adult"), &half, &man(40)).verdict,
        Verdict::Incomplete,
        "118 alone is not optimal"
    );
}

#[test]
fn signs_are_asked_when_the_pressure_is_high() {
    let asked = |systolic, diastolic| {
        visible(form("bp_adult"), &sound("bp_adult", systolic, diastolic), &man(40))
            .contains(&"TD3".to_owned())
    };
    assert!(asked(140, 80) && asked(120, 90) && !asked(139, 89));
}

#[test]
fn every_rule_row_of_adolescents() {
    let at = |systolic, diastolic| [("TR1", number(systolic)), ("TR2", number(diastolic))];
    let rows = [
        row("TR-golongan.derajat-2", 2, man(15), at(140, 70)),
        row("TR-golongan.derajat-1", 2, man(15), at(130, 70)),
        row("TR-golongan.tinggi-belum-lengkap", 2, man(15), [("TR1", number(130)), ("TR2", number(0))]),
        row("TR-golongan.meningkat", 1, man(15), at(120, 70)),
        row("TR-golongan.normal", 0, man(15), at(119, 79)),
    ];
    check_rows(form("bp_adolescent"), &sound("bp_adolescent", 110, 70), &rows);
    // C16, D15: the worse of the two values.
    for (systolic, diastolic, class, level) in [
        (119, 79, "normal", 0),
        (120, 79, "raised", 1),
        (129, 79, "raised", 1),
        (119, 80, "grade_1", 2),
        (130, 79, "grade_1", 2),
        (139, 89, "grade_1", 2),
        (140, 89, "grade_2", 2),
        (139, 90, "grade_2", 2),
    ] {
        assert_eq!(
            found("bp_adolescent", &man(15), systolic, diastolic),
            (class.to_owned(), level),
            "{systolic}/{diastolic}"
        );
    }
}

#[test]
fn children_by_the_table_of_their_sex_and_age() {
    let form = form("bp_child");
    let rows = [
        row("TN-golongan.tinggi", 2, man(7), [("TN1", number(107))]),
        row("TN-golongan.normal", 0, man(7), []),
    ];
    check_rows(form, &sound("bp_child", 106, 68), &rows);
    // AAP 2017 as in KMK 2015/2023: L and P, 7–12 years. D15: the limit itself is normal.
    for (boys, girls, years) in [
        ((106, 68), (106, 68), 7),
        ((107, 69), (107, 69), 8),
        ((107, 70), (108, 71), 9),
        ((108, 72), (109, 72), 10),
        ((110, 74), (111, 74), 11),
        ((113, 75), (114, 75), 12),
    ] {
        for (facts, (systolic, diastolic)) in [(man(years), boys), (woman(years), girls)] {
            assert_eq!(found("bp_child", &facts, systolic, diastolic).1, 0, "{years} {:?}", facts.sex);
            assert_eq!(found("bp_child", &facts, systolic + 1, diastolic).1, 2, "{years} {:?}", facts.sex);
            assert_eq!(found("bp_child", &facts, systolic, diastolic + 1).1, 2, "{years} {:?}", facts.sex);
        }
    }
    // A day before the twelfth birthday it is the row of eleven.
    assert_eq!(found("bp_child", &not_quite(man(12)), 111, 70).1, 2);
    assert_eq!(found("bp_child", &man(12), 111, 70).1, 0);
}

#[test]
fn a_child_outside_the_table_or_of_unknown_sex_is_not_judged() {
    for facts in [man(6), man(13), Facts { sex: None, ..man(9) }, Facts::on(visit())] {
        let answers = sound("bp_child", 90, 60);
        let evaluation = evaluate(form("bp_child"), &answers, &facts);
        assert!(evaluation.findings.is_empty(), "{facts:?}");
        assert_eq!(evaluation.verdict, Verdict::GoodAsJudged, "not simply good: {facts:?}");
        assert_eq!(evaluation.not_yet_judged, ["TN-golongan"]);
    }
    let reason = evaluate(form("bp_child"), &sound("bp_child", 120, 60), &woman(9))
        .follow_up()
        .unwrap()
        .reason
        .clone();
    assert_eq!(reason, "Tekanan darah 120 mmHg / 60 mmHg: di atas batas umurnya (108/71)");
}

#[test]
fn every_rule_row_of_blood_pressure_in_pregnancy() {
    let at = |systolic, diastolic| [("TH1", number(systolic)), ("TH2", number(diastolic))];
    let mut rows = vec![
        // D14.
        row("TH-golongan.sangat-tinggi", 3, pregnant(), at(160, 80)),
        row("TH-golongan.sangat-tinggi", 3, pregnant(), at(120, 110)),
        row("TH-golongan.tinggi", 2, pregnant(), at(140, 80)),
        row("TH-golongan.tinggi-belum-lengkap", 2, pregnant(), [("TH1", number(140)), ("TH2", number(0))]),
        row("TH-golongan.rendah", 1, pregnant(), at(89, 60)),
        row("TH-golongan.normal", 0, pregnant(), at(139, 89)),
    ];
    // KIA 2023: 140/90 with one of these.
    for (sign, rule) in
        [("TH3", "TH3.nyeri-kepala"), ("TH4", "TH4.kabur"), ("TH5", "TH5.bengkak"), ("TH6", "TH6.ulu-hati")]
    {
        rows.push(row(rule, 3, pregnant(), [("TH1", number(140)), (sign, yes())]));
    }
    check_rows(form("bp_pregnancy"), &sound("bp_pregnancy", 110, 70), &rows);
    for (systolic, diastolic, level) in [
        (139, 89, 0),
        (140, 89, 2),
        (139, 90, 2),
        (159, 109, 2),
        (160, 109, 3),
        (159, 110, 3),
        (90, 60, 0),
        (89, 60, 1),
        (90, 59, 1),
    ] {
        assert_eq!(
            found("bp_pregnancy", &pregnant(), systolic, diastolic).1,
            level,
            "{systolic}/{diastolic}"
        );
    }
}
