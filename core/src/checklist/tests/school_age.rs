use super::*;

/// So many completed years on the day of the visit.
fn aged(years: u32, sex: Sex) -> Facts {
    let birth = visit().checked_sub_months(chrono::Months::new(years * 12)).unwrap();
    Facts { birth: Some(birth), sex: Some(sex), ..Facts::on(visit()) }
}

fn girl() -> Facts {
    aged(16, Sex::Female)
}

fn sound() -> Answers {
    all_signs_absent(
        form("school_age"),
        &[
            ("US1", number(368)),
            ("US2-pernah", yes()),
            ("US3", yes()),
            ("US4", yes()),
            ("US4-minum", yes()),
            ("US5", yes()),
            ("US6", yes()),
            ("US7", yes()),
            ("US8", no()),
            ("US9", yes()),
        ],
    )
}

fn last_year() -> AnswerValue {
    AnswerValue::Date("2025-05-03".parse().unwrap())
}

#[test]
fn every_rule_row_of_school_age_and_adolescence() {
    let rows = [
        row("US1.perhatikan", 1, girl(), [("US1", number(375))]),
        row("US1.dingin", 1, girl(), [("US1", number(349))]),
        // D1: food is advice; being weighed has no outcome on the form.
        row("US2.belum", 0, girl(), [("US2-pernah", no())]),
        row("US3.belum", 0, girl(), [("US3", no())]),
        // The form: TTD not there or not taken, told to the school's UKS or the Pustu.
        row("US4.tidak-ada", 1, girl(), [("US4", no())]),
        row("US4.tidak-diminum", 1, girl(), [("US4-minum", no())]),
        // Not screened this year (D21).
        row("US5.belum", 1, girl(), [("US5", no())]),
        row("US5.lama", 1, girl(), [("US5-tanggal", last_year())]),
        row("US5.tidak-tahu", 0, girl(), [("US5", choice("unknown"))]),
        row("US6.belum", 1, girl(), [("US6", no())]),
        row("US6.lama", 1, girl(), [("US6-tanggal", last_year())]),
        row("US6.tidak-tahu", 0, girl(), [("US6", choice("unknown"))]),
        row("US7.belum", 1, girl(), [("US7", no())]),
        row("US7.lama", 1, girl(), [("US7-tanggal", last_year())]),
        row("US7.tidak-tahu", 0, girl(), [("US7", choice("unknown"))]),
        row("US9.belum", 1, girl(), [("US9", no())]),
        row("US9.lama", 1, girl(), [("US9-tanggal", last_year())]),
        row("US9.tidak-tahu", 0, girl(), [("US9", choice("unknown"))]),
        // Tabel 22 and 23: referred from 140, 90 and 200; watched from 130, 85 and 140; under 70 the same day (D16);
        // 100 to 139 is in no row (C3).
        row("US6-sistolik.tinggi", 2, aged(18, Sex::Male), [("US6-sistolik", number(140))]),
        row("US6-sistolik.normal-tinggi", 1, aged(18, Sex::Male), [("US6-sistolik", number(130))]),
        row("US6-diastolik.tinggi", 2, aged(18, Sex::Male), [("US6-diastolik", number(90))]),
        row("US6-diastolik.normal-tinggi", 1, aged(18, Sex::Male), [("US6-diastolik", number(85))]),
        // D15: the AAP table until the 18th birthday.
        row("US6-sistolik.remaja-tinggi", 2, girl(), [("US6-sistolik", number(130))]),
        row("US6-sistolik.remaja-meningkat", 1, girl(), [("US6-sistolik", number(120))]),
        row("US6-diastolik.remaja-tinggi", 2, girl(), [("US6-diastolik", number(80))]),
        row("US7-hasil.tinggi", 2, girl(), [("US7-hasil", number(200))]),
        row("US7-hasil.agak-tinggi", 1, girl(), [("US7-hasil", number(140))]),
        row("US7-hasil.rendah", 2, girl(), [("US7-hasil", number(69))]),
        row("US7-hasil.belum-tergolong", 0, girl(), [("US7-hasil", number(100))]),
        // Smoking is 1 on this sheet, passive smoking advice (D19).
        row("US8.aktif", 1, girl(), [("US8", choice("active"))]),
        row("US8.pasif", 0, girl(), [("US8", choice("passive"))]),
    ];
    check_rows(form("school_age"), &sound(), &rows);
}

#[test]
fn a_sound_sheet_is_good() {
    for facts in [aged(6, Sex::Male), aged(11, Sex::Female), girl(), aged(18, Sex::Male)] {
        let evaluation = evaluate(form("school_age"), &sound(), &facts);
        assert_eq!(evaluation.verdict, Verdict::Good, "{:?}", evaluation.unanswered);
    }
}

#[test]
fn tablets_and_hb_are_asked_of_girls_from_12_to_18() {
    // D30.
    for item in ["US4", "US4-minum", "US5"] {
        let asks = |facts: &Facts| visible(form("school_age"), &sound(), facts).contains(&item.to_owned());
        assert!(
            !asks(&aged(11, Sex::Female)) && asks(&aged(12, Sex::Female)) && asks(&aged(18, Sex::Female))
        );
        assert!(!asks(&aged(19, Sex::Female)) && !asks(&aged(15, Sex::Male)), "{item}");
    }
}

#[test]
fn blood_pressure_sugar_and_mental_health_are_asked_from_15_years() {
    for item in ["US6", "US7", "US9"] {
        let asks =
            |years| visible(form("school_age"), &sound(), &aged(years, Sex::Male)).contains(&item.to_owned());
        assert!(!asks(14) && asks(15), "{item}");
    }
}

#[test]
fn blood_pressure_of_adolescents_on_both_sides_of_each_cut_off() {
    // D15: under 18 the AAP table, from 18 that of adults.
    let levels = |years, item, expected: &[(i64, u8)]| {
        let expected: Vec<_> = expected.iter().map(|(value, level)| (number(*value), *level)).collect();
        check_levels(form("school_age"), &sound(), &aged(years, Sex::Male), item, expected);
    };
    levels(17, "US6-sistolik", &[(119, 0), (120, 1), (129, 1), (130, 2), (140, 2)]);
    levels(17, "US6-diastolik", &[(79, 0), (80, 2), (90, 2)]);
    levels(18, "US6-sistolik", &[(129, 0), (130, 1), (139, 1), (140, 2)]);
    levels(18, "US6-diastolik", &[(84, 0), (85, 1), (89, 1), (90, 2)]);
}

#[test]
fn a_year_is_over_the_day_after_the_same_date() {
    // D25.
    let date = |text: &str| AnswerValue::Date(text.parse().unwrap());
    let expected = [(date("2025-05-04"), 0), (date("2025-05-03"), 1)];
    check_levels(form("school_age"), &sound(), &girl(), "US6-tanggal", expected);
}

#[test]
fn all_items_of_the_form_are_there() {
    let form = form("school_age");
    for item in [
        "US1",
        "US2",
        "US2-bb",
        "US2-tb",
        "US3",
        "US4",
        "US5",
        "US6",
        "US7",
        "US8",
        "US9",
        "US10",
        "US10-paraf",
    ] {
        assert!(form.item(item).is_some(), "{item}");
    }
    assert!(!form.items.iter().any(Item::is_sign), "the form has no block of danger signs");
    assert!(!form.items.iter().any(|item| item.question.contains("KIA")), "nor a KIA book");
}
