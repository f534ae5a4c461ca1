use super::*;

fn random(value: i64) -> Answers {
    let mut answers = all_signs_absent(form("blood_sugar"), &[]);
    answers.extend([("GD0".to_owned(), choice("random")), ("GD1".to_owned(), number(value))]);
    answers
}

fn fasting(value: i64) -> [(&'static str, AnswerValue); 2] {
    [("GD0", choice("fasting")), ("GD2", number(value))]
}

#[test]
fn every_rule_row_of_blood_sugar() {
    let rows = [
        row("GD-golongan.tinggi", 2, man(45), [("GD1", number(200))]),
        row("GD-golongan.agak-tinggi", 1, man(45), [("GD1", number(140))]),
        row("GD-golongan.belum-tergolong", 0, man(45), [("GD1", number(120))]),
        row("GD-golongan.normal", 0, man(45), []),
        row("GD-golongan.rendah", 2, man(45), [("GD1", number(69))]),
        row("GD-puasa.tinggi", 2, man(45), fasting(126)),
        row("GD-puasa.agak-tinggi", 1, man(45), fasting(100)),
        row("GD-puasa.normal", 0, man(45), fasting(99)),
        row("GD-puasa.rendah", 2, man(45), fasting(69)),
        // D16: under 70 with signs.
        row("GD3.gemetar", 3, man(45), [("GD1", number(60)), ("GD3", yes())]),
        row("GD4.keringat-dingin", 3, man(45), [("GD1", number(60)), ("GD4", yes())]),
        row("GD5.lemas", 3, man(45), [("GD1", number(60)), ("GD5", yes())]),
    ];
    check_rows(form("blood_sugar"), &random(90), &rows);
}

#[test]
fn table_23_on_both_sides_of_every_cut_off_with_its_gap() {
    for (value, expected, level_expected) in [
        (69, "low", 2),
        (70, "normal", 0),
        (99, "normal", 0),
        (100, "unclassed", 0),
        (120, "unclassed", 0),
        (139, "unclassed", 0),
        (140, "prediabetes", 1),
        (199, "prediabetes", 1),
        (200, "high", 2),
    ] {
        let answers = random(value);
        let found = class(form("blood_sugar"), &answers, &man(45), "GD-golongan");
        assert_eq!(found.as_deref(), Some(expected), "{value}");
        assert_eq!(level(form("blood_sugar"), &answers, &man(45)), level_expected, "{value}");
    }
    for (value, level_expected) in [(69, 2), (70, 0), (99, 0), (100, 1), (125, 1), (126, 2)] {
        let mut answers = random(90);
        answers.extend(fasting(value).map(|(item, answer)| (item.to_owned(), answer)));
        assert_eq!(level(form("blood_sugar"), &answers, &man(45)), level_expected, "fasting {value}");
    }
}

#[test]
fn a_value_in_the_gap_is_never_called_normal() {
    // C3; 8.4: GDS 120 is "belum tergolong".
    for value in [100, 120, 139] {
        let evaluation = evaluate(form("blood_sugar"), &random(value), &man(45));
        assert_eq!(evaluation.verdict, Verdict::GoodAsJudged);
        assert!(evaluation.findings[0].reason.contains("belum tergolong"));
        assert!(evaluation.findings.iter().all(|finding| !finding.reason.contains("normal")));
    }
    assert_eq!(evaluate(form("blood_sugar"), &random(99), &man(45)).verdict, Verdict::Good);
}

#[test]
fn the_recap_takes_200_for_high() {
    let recap = |value| class(form("blood_sugar"), &random(value), &man(45), "GD-rekap").unwrap();
    assert_eq!([69, 70, 199, 200].map(recap), ["R", "N", "N", "T"]);
}

#[test]
fn from_15_to_39_only_with_a_risk() {
    // D16: obesity, central obesity, high blood pressure, TB.
    let measured = |measure, value| Measured { measure, day: days_ago(10), value };
    let is = |facts: &Facts| offered(form("blood_sugar"), facts);
    let with = |earlier: Vec<Measured>| Facts { earlier, ..woman(30) };
    let sound = || {
        vec![
            measured(Measure::Weight, 60_000),
            measured(Measure::Length, 1600),
            measured(Measure::Waist, 800),
            measured(Measure::Systolic, 139),
            measured(Measure::Diastolic, 89),
        ]
    };
    let known = |earlier| Facts { tb_patient: Some(false), ..with(earlier) };
    assert_eq!(is(&known(sound())), Some(false));
    for (measure, value) in
        [(Measure::Weight, 69_250), (Measure::Waist, 801), (Measure::Systolic, 140), (Measure::Diastolic, 90)]
    {
        let mut earlier = sound();
        earlier.retain(|one| one.measure != measure);
        earlier.push(measured(measure, value));
        assert_eq!(is(&known(earlier)), Some(true), "{measure:?}");
    }
    assert_eq!(is(&Facts { tb_patient: Some(true), ..with(sound()) }), Some(true));
    assert_eq!(is(&with(Vec::new())), None, "not measured is not without risk");
    assert_eq!(is(&Facts { tb_patient: Some(false), ..not_quite(woman(15)) }), Some(false));
}
