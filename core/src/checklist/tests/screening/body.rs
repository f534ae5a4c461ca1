use super::*;

fn adult(grams: i64, millimetres: i64, waist: i64) -> Answers {
    answers([("IM1", number(grams)), ("IM2", number(millimetres)), ("IM3", number(waist)), ("IM4", no())])
}

#[test]
fn every_rule_row_of_bmi_and_waist() {
    // At 1,00 m the BMI is the weight; D17.
    let of = |grams| [("IM1", number(grams)), ("IM2", number(1000))];
    let rows = [
        row("IM-golongan.sangat-kurus", 2, man(30), of(16_900)),
        row("IM-golongan.kurus", 1, man(30), of(17_000)),
        row("IM-golongan.normal", 0, man(30), []),
        row("IM-golongan.gemuk", 1, man(30), of(25_100)),
        row("IM-golongan.obesitas", 1, man(30), of(27_100)),
        row(
            "IM4.belum-berubah",
            2,
            man(30),
            [("IM1", number(27_100)), ("IM2", number(1000)), ("IM4", yes())],
        ),
        row("IM-perut.besar", 1, man(30), [("IM3", number(901))]),
    ];
    check_rows(form("bmi_adult"), &adult(60_000, 1650, 800), &rows);
}

#[test]
fn five_classes_on_both_sides_of_every_cut_off() {
    // C4: <17,0 · 17,0–18,4 · 18,5–25,0 · 25,1–27,0 · >27,0, on one decimal.
    for (grams, expected, level_expected) in [
        (16_949, "SK", 2),
        (16_950, "K", 1),
        (18_449, "K", 1),
        (18_450, "N", 0),
        (25_049, "N", 0),
        (25_050, "G", 1),
        (27_049, "G", 1),
        (27_050, "O", 1),
    ] {
        let answers = adult(grams, 1000, 700);
        assert_eq!(
            class(form("bmi_adult"), &answers, &man(30), "IM-golongan").as_deref(),
            Some(expected),
            "{grams}"
        );
        assert_eq!(level(form("bmi_adult"), &answers, &man(30)), level_expected, "{grams}");
    }
}

#[test]
fn the_waist_has_a_limit_for_men_and_one_for_women() {
    let of = |facts: &Facts, waist| level(form("bmi_adult"), &adult(60_000, 1650, waist), facts);
    assert_eq!((of(&man(30), 900), of(&man(30), 901)), (0, 1));
    assert_eq!((of(&woman(30), 800), of(&woman(30), 801)), (0, 1));
    let unknown = Facts { sex: None, ..man(30) };
    let evaluation = evaluate(form("bmi_adult"), &adult(60_000, 1650, 950), &unknown);
    assert_eq!(evaluation.not_yet_judged, ["IM-perut"], "a limit by sex is not known without it");
}

#[test]
fn unchanged_after_three_months_is_asked_of_those_over_a_limit() {
    let asked = |answers: &Answers| visible(form("bmi_adult"), answers, &man(30)).contains(&"IM4".to_owned());
    assert!(!asked(&adult(60_000, 1650, 800)));
    assert!(asked(&adult(60_000, 1650, 901)));
    assert!(asked(&adult(80_000, 1650, 800)));
    assert!(!asked(&adult(70_000, 1650, 800)), "25,7 is G");
}

#[test]
fn every_rule_row_of_muac_in_children() {
    let months = |months: u32| {
        let birth = visit().checked_sub_months(chrono::Months::new(months));
        Facts { birth, ..Facts::on(visit()) }
    };
    let form = form("muac_child");
    let sound = answers([("LL1", number(140))]);
    let rows = [
        row("LL-warna.merah", 2, months(12), [("LL1", number(114))]),
        row("LL-warna.kuning", 2, months(12), [("LL1", number(115))]),
        row("LL-warna.hijau", 0, months(12), [("LL1", number(125))]),
        row("LL-warna.bayi", 2, months(4), [("LL1", number(109))]),
        row("LL-warna.tanpa-golongan", 0, months(4), [("LL1", number(110))]),
        row("LL-warna.tanpa-golongan", 0, months(60), [("LL1", number(110))]),
    ];
    check_rows(form, &sound, &rows);
    // 8.4: 12,4 yellow, 12,5 green. C13: yellow is reported. D18: nothing from 60 months on.
    let of = |facts: &Facts, value| {
        let answers = answers([("LL1", number(value))]);
        (class(form, &answers, facts, "LL-warna").unwrap(), level(form, &answers, facts))
    };
    for age in [6, 59] {
        for (value, colour, level) in
            [(114, "red", 2), (115, "yellow", 2), (124, "yellow", 2), (125, "green", 0)]
        {
            assert_eq!(of(&months(age), value), (colour.to_owned(), level), "{age} months, {value}");
        }
    }
    let due =
        |value| evaluate(form, &answers([("LL1", number(value))]), &months(12)).follow_up().unwrap().due_days;
    assert_eq!((due(114), due(120)), (Some(1), Some(7)), "red the same day");
    for (facts, value) in [(months(5), 110), (months(60), 100), (months(71), 100)] {
        let answers = answers([("LL1", number(value))]);
        assert_eq!(
            evaluate(form, &answers, &facts).verdict,
            Verdict::GoodAsJudged,
            "{value}: no class is not good"
        );
    }
}

#[test]
fn every_rule_row_of_muac_in_women() {
    let rows = [
        row("LW1.kek", 2, pregnant(), [("LW1", number(234))]),
        row("LW1.baik", 0, pregnant(), [("LW1", number(235))]),
    ];
    // 8.4: LiLA bumil 23,4 red, 23,5 green.
    check_rows(form("muac_woman"), &answers([("LW1", number(250))]), &rows);
}

/// At 1,00 m the BMI is the weight.
fn pupil(grams: i64) -> Answers {
    answers([("IU1", number(grams)), ("IU2", number(1000)), ("IU3", number(600))])
}

#[test]
fn every_rule_row_of_bmi_for_age() {
    let of = |grams| [("IU1", number(grams))];
    let rows = [
        row("IU-golongan.sangat-kurus", 2, man(10), of(12_500)),
        row("IU-golongan.kurus", 2, man(10), of(13_300)),
        row("IU-golongan.normal", 0, man(10), []),
        row("IU-golongan.gemuk", 2, man(10), of(20_000)),
        row("IU-golongan.obesitas", 2, man(10), of(22_000)),
        row("IU-perut.besar", 1, man(16), [("IU1", number(20_000)), ("IU3", number(901))]),
    ];
    check_rows(form("bmi_school_age"), &pupil(16_400), &rows);
}

#[test]
fn bmi_for_age_by_the_lines_of_who_2007() {
    // bfa 2007, 120 months: boys −3 SD 12,8, −2 SD 13,7, +1 SD 18,5, +2 SD 21,4; girls 12,4, 13,5, 19,0, 22,6.
    for (facts, lines) in [(man(10), [128, 137, 185, 214]), (woman(10), [124, 135, 190, 226])] {
        for (line, (under, over)) in lines.into_iter().zip([("SK", "K"), ("K", "N"), ("N", "G"), ("G", "O")])
        {
            let found = |bmi: i64| class(form("bmi_school_age"), &pupil(bmi * 100), &facts, "IU-golongan");
            assert_eq!(found(line - 1).as_deref(), Some(under), "{:?} under {line}", facts.sex);
            assert_eq!(found(line + 1).as_deref(), Some(over), "{:?} over {line}", facts.sex);
        }
    }
    let adult = evaluate(form("bmi_school_age"), &pupil(16_400), &man(20));
    assert_eq!(adult.verdict, Verdict::GoodAsJudged, "past the table nothing is said");
    assert!(adult.findings.is_empty());
}
