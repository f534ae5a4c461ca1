use super::*;
use crate::immunization::DoseRecord;
use crate::rules::Measure;

pub(super) fn months(months: u32) -> Facts {
    let birth = visit().checked_sub_months(chrono::Months::new(months)).unwrap();
    Facts { birth: Some(birth), ..Facts::on(visit()) }
}

/// 30 completed months.
fn child() -> Facts {
    months(30)
}

pub(super) fn sound() -> Answers {
    all_signs_absent(
        form("child"),
        &[
            ("BL1", number(368)),
            ("BL1-kia", choice("shown")),
            ("BL2-pernah", yes()),
            ("BL2", AnswerValue::Date(days_ago(8))),
            ("BL2-arah", choice("up")),
            ("BL3", yes()),
            ("BL4-pokok", yes()),
            ("BL4-hewani", yes()),
            ("BL4-nabati", yes()),
            ("BL4-lemak", yes()),
            ("BL4-buah-sayur", yes()),
            ("BL5", yes()),
            ("BL6", yes()),
            ("BL7", choice("not_needed")),
        ],
    )
}

fn with(answers: &[(&str, AnswerValue)]) -> Evaluation {
    let mut all = sound();
    all.extend(answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())));
    evaluate(form("child"), &all, &child())
}

fn weighed_before(grams: i64) -> Facts {
    Facts { earlier: vec![Measured { measure: Measure::Weight, day: days_ago(38), value: grams }], ..child() }
}

/// A child born on that day, with weights on record.
fn boy_or_girl(sex: Sex, birth: &str, earlier: &[(&str, i64)]) -> Facts {
    let weight = |(day, value): &(&str, i64)| Measured {
        measure: Measure::Weight,
        day: day.parse().unwrap(),
        value: *value,
    };
    Facts {
        birth: Some(birth.parse().unwrap()),
        sex: Some(sex),
        earlier: earlier.iter().map(weight).collect(),
        ..Facts::on(visit())
    }
}

/// Weighed on the day of the visit.
fn weighed(grams: i64) -> [(&'static str, AnswerValue); 2] {
    [("BL2", AnswerValue::Date(visit())), ("BL2-bb", number(grams))]
}

/// Every dose that a "no" can be late for, with the first month it is late in and the first it is no longer (D28).
const LATE: [(&str, &str, u32, Option<u32>); 19] = [
    ("BL3-BCG", "BL3.BCG-terlambat", 6, Some(12)),
    ("BL3-Polio1", "BL3.Polio1-terlambat", 6, Some(60)),
    ("BL3-DPT1", "BL3.DPT1-terlambat", 6, Some(60)),
    ("BL3-Polio2", "BL3.Polio2-terlambat", 6, Some(60)),
    ("BL3-PCV1", "BL3.PCV1-terlambat", 6, Some(60)),
    ("BL3-RV1", "BL3.RV1-terlambat", 6, Some(9)),
    ("BL3-DPT2", "BL3.DPT2-terlambat", 6, Some(60)),
    ("BL3-Polio3", "BL3.Polio3-terlambat", 6, Some(60)),
    ("BL3-PCV2", "BL3.PCV2-terlambat", 6, Some(60)),
    ("BL3-RV2", "BL3.RV2-terlambat", 6, Some(9)),
    ("BL3-DPT3", "BL3.DPT3-terlambat", 6, Some(60)),
    ("BL3-Polio4", "BL3.Polio4-terlambat", 6, Some(60)),
    ("BL3-IPV1", "BL3.IPV1-terlambat", 6, Some(60)),
    ("BL3-RV3", "BL3.RV3-terlambat", 6, Some(9)),
    ("BL3-MR1", "BL3.MR1-terlambat", 10, Some(60)),
    ("BL3-IPV2", "BL3.IPV2-terlambat", 10, Some(60)),
    ("BL3-PCV3", "BL3.PCV3-terlambat", 13, Some(60)),
    ("BL3-DPT4", "BL3.DPT4-terlambat", 24, Some(60)),
    ("BL3-MR2", "BL3.MR2-terlambat", 24, Some(60)),
];

/// Doses that come 28 days after another one.
const AFTER: [(&str, &str); 8] = [
    ("Polio1", "Polio2"),
    ("Polio2", "Polio3"),
    ("Polio3", "Polio4"),
    ("DPT1", "DPT2"),
    ("DPT2", "DPT3"),
    ("PCV1", "PCV2"),
    ("RV1", "RV2"),
    ("RV2", "RV3"),
];

fn item_of(dose: &str) -> &'static str {
    format!("BL3-{dose}").leak()
}

fn rule_of(dose: &str, end: &str) -> &'static str {
    format!("BL3.{dose}-{end}").leak()
}

/// A dose not given, and the one before it given 27 days before the visit.
fn too_soon(before: &str, dose: &str) -> Vec<(&'static str, AnswerValue)> {
    vec![
        (item_of(before), yes()),
        (format!("BL3-{before}-tanggal").leak(), AnswerValue::Date(days_ago(27))),
        (item_of(dose), no()),
    ]
}

pub(super) fn on_record(facts: Facts, doses: &[(&str, u8, &str)]) -> Facts {
    let dose = |(antigen, number, on): &(&str, u8, &str)| DoseRecord {
        antigen: (*antigen).to_owned(),
        number: *number,
        on: Some(on.parse().unwrap()),
    };
    Facts { doses: doses.iter().map(dose).collect(), ..facts }
}

/// 30 months, every dose of the calendar on record.
fn all_given() -> Facts {
    on_record(
        child(),
        &[
            ("HB0", 1, "2023-11-04"),
            ("BCG", 1, "2023-12-01"),
            ("OPV", 1, "2023-12-01"),
            ("DPT-HB-Hib", 1, "2024-01-05"),
            ("OPV", 2, "2024-01-05"),
            ("PCV", 1, "2024-01-05"),
            ("RV", 1, "2024-01-05"),
            ("DPT-HB-Hib", 2, "2024-02-05"),
            ("OPV", 3, "2024-02-05"),
            ("PCV", 2, "2024-02-05"),
            ("RV", 2, "2024-02-05"),
            ("DPT-HB-Hib", 3, "2024-03-05"),
            ("OPV", 4, "2024-03-05"),
            ("RV", 3, "2024-03-05"),
            ("IPV", 1, "2024-03-05"),
            ("MR", 1, "2024-08-05"),
            ("IPV", 2, "2024-08-05"),
            ("PCV", 3, "2024-11-05"),
            ("DPT-HB-Hib", 4, "2025-05-05"),
            ("MR", 2, "2025-05-05"),
        ],
    )
}

/// A child of so many months in Bali, where JE and Heksavalen are given.
fn in_bali(age: u32) -> Facts {
    Facts { province: Some("51".to_owned()), ..months(age) }
}

fn capsule(on: &str) -> Facts {
    Facts { vitamin_a: vec![Some(on.parse().unwrap())], ..child() }
}

fn dewormed(on: &str) -> Facts {
    Facts { deworming: vec![Some(on.parse().unwrap())], ..child() }
}

const ASKED: [&str; 21] = [
    "HB0", "BCG", "Polio1", "DPT1", "Polio2", "PCV1", "RV1", "DPT2", "Polio3", "PCV2", "RV2", "DPT3",
    "Polio4", "IPV1", "RV3", "MR1", "IPV2", "JE", "PCV3", "DPT4", "MR2",
];

#[test]
fn every_rule_row_of_the_child() {
    let seven_months = |earlier: &[(&str, i64)]| boy_or_girl(Sex::Male, "2025-10-04", earlier);
    let mut rows = vec![
        // The nine boxes of the form.
        row("TB1.napas", 3, child(), [("BL-TB1", yes())]),
        row("TB2.batuk", 2, child(), [("BL-TB2", yes())]),
        row("TB2.batuk-sesak", 3, child(), [("BL-TB2", yes()), ("BL-TB1", yes())]),
        // D9.
        row("TB3.demam", 2, child(), [("BL-TB3", yes())]),
        row("TB3.berat", 3, child(), [("BL-TB3", yes()), ("BL-TB10", yes())]),
        row("TB3.berat", 3, child(), [("BL-TB3", yes()), ("BL-TB13", yes())]),
        row("TB4.diare", 3, child(), [("BL-TB4", yes())]),
        row("TB5.kencing", 3, child(), [("BL-TB5", yes())]),
        row("TB6.warna-kulit", 3, child(), [("BL-TB6", yes())]),
        row("TB7.aktivitas", 3, child(), [("BL-TB7", yes())]),
        row("TB8.hisapan", 3, months(23), [("BL-TB8", yes())]),
        row("TB9.tidak-mau-makan", 2, child(), [("BL-TB9", yes()), ("BL-TB9-minum", yes())]),
        row("TB9.tidak-bisa-minum", 3, child(), [("BL-TB9", yes()), ("BL-TB9-minum", no())]),
        // On the KIA book's list and not on the form.
        row("TB10.kejang", 3, child(), [("BL-TB10", yes())]),
        row("TB11.muntah", 3, child(), [("BL-TB11", yes())]),
        row("TB12.telinga", 3, child(), [("BL-TB12", yes())]),
        row("TB13.perdarahan", 3, child(), [("BL-TB13", yes())]),
        // D2, D9.
        row("BL1.perhatikan", 1, child(), [("BL1", number(375))]),
        row("BL1.dingin", 1, child(), [("BL1", number(349))]),
        row("BL1.tinggi", 2, child(), [("BL1", number(386))]),
        // D3.
        row("BL1-kia.tidak-ditunjukkan", 0, child(), [("BL1-kia", choice("not_shown"))]),
        row("BL1-kia.tidak-ada", 1, child(), [("BL1-kia", no())]),
        row("BL1-kia.tidak-ada", 1, child(), [("BL1-kia", choice("unknown"))]),
        // D5, D37.
        row("BL2.belum-pernah", 1, child(), [("BL2-pernah", no())]),
        row("BL2.tidak-tahu", 0, child(), [("BL2-pernah", choice("unknown"))]),
        row("BL2.lama", 1, child(), [("BL2", AnswerValue::Date("2026-04-03".parse().unwrap()))]),
        row("BL2.turun", 2, weighed_before(11_600), [("BL2-bb", number(11_500))]),
        row("BL2.tetap", 2, weighed_before(11_600), [("BL2-bb", number(11_600))]),
        row("BL2.arah-turun", 2, child(), [("BL2-arah", choice("down"))]),
        row("BL2.arah-tetap", 2, child(), [("BL2-arah", choice("level"))]),
        // D37, 8.4: a boy of 7 months who gained 350 g (KBM 400); twice; under 5,9 kg; over 9,2 kg (WHO −3 and +1 SD).
        row("BL2-kms.T", 2, seven_months(&[("2026-04-04", 7_400)]), weighed(7_750)),
        row("BL2-kms.2T", 2, seven_months(&[("2026-03-04", 7_300), ("2026-04-04", 7_400)]), weighed(7_750)),
        row("BL2-kms.bgm", 2, seven_months(&[]), weighed(5_899)),
        row("BL2-kms.oranye", 2, seven_months(&[]), weighed(9_201)),
        // D1: food is advice.
        row("BL4.pokok", 0, child(), [("BL4-pokok", no())]),
        row("BL4.hewani", 0, child(), [("BL4-hewani", no())]),
        row("BL4.nabati", 0, child(), [("BL4-nabati", no())]),
        row("BL4.lemak", 0, child(), [("BL4-lemak", no())]),
        row("BL4.buah-sayur", 0, child(), [("BL4-buah-sayur", no())]),
        // The form: yellow. D29: August 2025 and February 2026 are over; nobody of 12 months had an August yet, nobody
        // born in December 2025 the age of 6 months in a February or August.
        row("BL5.belum", 1, child(), [("BL5", no())]),
        row("BL5.belum-waktunya", 0, months(12), [("BL5", no())]),
        row("BL5.tercatat", 0, dewormed("2025-08-12"), [("BL5", no())]),
        row("BL5.tidak-tahu", 0, child(), [("BL5", choice("unknown"))]),
        row("BL6.belum", 1, child(), [("BL6", no())]),
        row("BL6.belum-waktunya", 0, months(6), [("BL6", no())]),
        row("BL6.tercatat", 0, capsule("2026-03-31"), [("BL6", no())]),
        row("BL6.bulan-lama", 1, child(), [("BL6", yes()), ("BL6-bulan", choice("august"))]),
        row("BL6.tidak-tahu", 0, child(), [("BL6", choice("unknown"))]),
        row("BL7.belum", 1, child(), [("BL7", no())]),
        row("BL7.tidak-patuh", 1, child(), [("BL7", yes()), ("BL7-patuh", no())]),
        row("BL3.belum", 1, child(), [("BL3", no())]),
        row("BL3.belum", 1, months(71), [("BL3", no())]),
        row("BL3.belum-waktunya", 0, all_given(), [("BL3", no())]),
        row("BL3.catatan", 1, on_record(child(), &[("BCG", 1, "2023-12-01")]), [("BL3", choice("unknown"))]),
        row("BL3.tidak-tahu", 0, child(), [("BL3", choice("unknown"))]),
    ];
    rows.extend(LATE.map(|(item, rule, from, _)| row(rule, 1, months(from), [(item, no())])));
    // In their month.
    for (dose, age) in [("MR1", 9), ("IPV2", 9), ("PCV3", 12), ("DPT4", 18), ("MR2", 18)] {
        rows.push(row(rule_of(dose, "jadwal"), 0, months(age), [(item_of(dose), no())]));
    }
    rows.push(row("BL3.JE-terlambat", 1, in_bali(11), [("BL3-JE", no())]));
    rows.push(row("BL3.JE-jadwal", 0, in_bali(10), [("BL3-JE", no())]));
    for dose in ["Heksa1", "Heksa2", "Heksa3"] {
        rows.push(row(rule_of(dose, "terlambat"), 1, in_bali(6), [(item_of(dose), no())]));
        rows.push(row(rule_of(dose, "tanya"), 0, in_bali(6), [(item_of(dose), choice("unknown"))]));
    }
    // 28 days after the dose before.
    for (before, dose) in AFTER {
        rows.push(row(rule_of(dose, "jadwal"), 0, months(7), too_soon(before, dose)));
    }
    for (before, dose) in [("Heksa1", "Heksa2"), ("Heksa2", "Heksa3")] {
        rows.push(row(rule_of(dose, "jadwal"), 0, in_bali(6), too_soon(before, dose)));
    }
    let asked =
        ASKED.map(|dose| (format!("BL3-{dose}").leak() as &str, format!("BL3.{dose}-tanya").leak() as &str));
    rows.extend(asked.map(|(item, rule)| row(rule, 0, child(), [(item, choice("unknown"))])));
    check_rows(form("child"), &sound(), &rows);
}

#[test]
fn a_sound_sheet_is_good_at_each_age() {
    for facts in [months(6), months(12), months(24), months(59), months(71)] {
        let evaluation = evaluate(form("child"), &sound(), &facts);
        assert_eq!(evaluation.verdict, Verdict::Good, "{:?}", evaluation.unanswered);
        assert!(evaluation.complete && evaluation.findings.is_empty());
    }
}

#[test]
fn temperature_cut_offs_on_both_sides() {
    // C9, D9: from 37,5 watched, above 38,5 referred the same day.
    let expected = [(349, 1), (350, 0), (374, 0), (375, 1), (385, 1), (386, 2), (400, 2)]
        .map(|(value, level)| (number(value), level));
    check_levels(form("child"), &sound(), &child(), "BL1", expected);
    assert_eq!(with(&[("BL1", number(386))]).follow_up().unwrap().due_days, Some(1));
    assert_eq!(with(&[("BL1", number(386)), ("BL-TB10", yes())]).level, Level::Emergency);
}

#[test]
fn a_dose_is_late_from_the_month_after_its_own_until_it_is_not_given_any_more() {
    // D28. The sheet begins at 6 months. In 2030 every child under five was born into the programmes of PCV and IPV 2.
    let months = |age: u32| {
        let day: NaiveDate = "2030-05-04".parse().unwrap();
        Facts { birth: day.checked_sub_months(chrono::Months::new(age)), ..Facts::on(day) }
    };
    for (item, rule, from, until) in LATE {
        let late = |age: u32| {
            let mut answers = sound();
            answers.insert("BL2".to_owned(), AnswerValue::Date("2030-04-26".parse().unwrap()));
            answers.insert(item.to_owned(), no());
            let evaluation = evaluate(form("child"), &answers, &months(age));
            (evaluation.level, evaluation.about(item).map(|finding| finding.rule.rule.clone()))
        };
        assert_eq!(late(from), (Level::FollowUp, Some(rule.to_owned())), "{item} at {from}");
        if from > 6 {
            assert_eq!(late(from - 1).0, Level::Good, "{item} in its own month");
        }
        let until = until.unwrap();
        assert_eq!(late(until - 1).0, Level::FollowUp, "{item} at {}", until - 1);
        assert_eq!(late(until).0, Level::Good, "{item} at {until}: ask the midwife");
    }
    // HB0 is not given any more; JE is for some regions only.
    for item in ["BL3-HB0", "BL3-JE"] {
        assert_eq!(with(&[(item, no())]).level, Level::Good, "{item}: the province is not known");
    }
    for (province, shown) in [("51", true), ("33", false)] {
        let facts = Facts { province: Some(province.to_owned()), ..months(11) };
        let asked = visible(form("child"), &sound(), &facts).contains(&"BL3-JE".to_owned());
        assert_eq!(asked, shown, "JE in {province}");
    }
    assert!(with(&[("BL3-JE", choice("not_here"))]).findings.is_empty());
}

#[test]
fn gain_and_lines_of_the_kms_on_both_sides() {
    let level = |sex, birth: &str, before: Option<i64>, grams| {
        let earlier: Vec<(&str, i64)> = before.map(|grams| ("2026-04-04", grams)).into_iter().collect();
        let mut answers = sound();
        answers.extend(weighed(grams).map(|(id, answer)| (id.to_owned(), answer)));
        evaluate(form("child"), &answers, &boy_or_girl(sex, birth, &earlier)).level
    };
    // 8.4: at 7 months boys need 400 g and girls 300; at 11 months 300 and 200.
    for (sex, birth, least) in [
        (Sex::Male, "2025-10-04", 400),
        (Sex::Female, "2025-10-04", 300),
        (Sex::Male, "2025-06-04", 300),
        (Sex::Female, "2025-06-04", 200),
    ] {
        assert_eq!(level(sex, birth, Some(7_500), 7_500 + least), Level::Good, "{sex:?} {birth}");
        assert_eq!(level(sex, birth, Some(7_500), 7_500 + least - 1), Level::Refer, "{sex:?} {birth}");
    }
    // On a line is neither below nor above (D35): boys of 7 months 5,9 and 9,2 kg.
    for (grams, expected) in
        [(5_899, Level::Refer), (5_900, Level::Good), (9_200, Level::Good), (9_201, Level::Refer)]
    {
        assert_eq!(level(Sex::Male, "2025-10-04", None, grams), expected, "{grams}");
    }
}

#[test]
fn one_dose_never_clears_another() {
    let evaluation = with(&[("BL3-DPT2", yes()), ("BL3-DPT1", no())]);
    assert_eq!(evaluation.follow_up().unwrap().rule.rule, "BL3.DPT1-terlambat");
}

#[test]
fn vaccines_are_asked_from_their_month() {
    let asks = |age, item: &str| visible(form("child"), &sound(), &months(age)).contains(&item.to_owned());
    for (item, from) in
        [("BL3-MR1", 9), ("BL3-IPV2", 9), ("BL3-JE", 10), ("BL3-PCV3", 12), ("BL3-DPT4", 18), ("BL3-MR2", 18)]
    {
        assert!(!asks(from - 1, item) && asks(from, item), "{item}");
    }
    assert!(asks(6, "BL3-HB0") && asks(6, "BL3-RV3"));
}

#[test]
fn capsules_and_deworming_end_with_59_months() {
    let asks = |age, item: &str| visible(form("child"), &sound(), &months(age)).contains(&item.to_owned());
    assert!(asks(6, "BL6") && asks(59, "BL6") && !asks(60, "BL6"));
    assert!(!asks(11, "BL5") && asks(12, "BL5") && asks(59, "BL5") && !asks(60, "BL5"));
}

#[test]
fn suckling_is_asked_until_two_years_or_when_the_age_is_not_known() {
    let asks = |facts: &Facts| visible(form("child"), &sound(), facts).contains(&"BL-TB8".to_owned());
    assert!(asks(&months(23)) && !asks(&months(24)) && asks(&Facts::on(visit())));
}

#[test]
fn drinking_is_asked_beside_not_eating() {
    let evaluation = with(&[("BL-TB9", yes())]);
    assert_eq!(evaluation.unanswered, ["BL-TB9-minum"]);
    assert_eq!(evaluation.level, Level::Refer);
    assert_eq!(with(&[("BL-TB9", no()), ("BL-TB9-minum", no())]).level, Level::Good);
}

#[test]
fn home_care_of_the_kia_book_is_told() {
    let advice = |sign| with(&[(sign, yes())]).follow_up().unwrap().advice.join(" ");
    assert!(advice("BL-TB4").contains("Oralit ½–1 gelas tiap BAB, zinc 1 tablet sehari selama 10 hari"));
    assert!(
        advice("BL-TB3")
            .contains("tidak turun 2 hari setelah obat, ada bintik merah, perdarahan, atau BAB hitam")
    );
    assert!(advice("BL-TB2").contains("Di atas 1 tahun boleh madu atau kecap dengan jeruk nipis"));
}

#[test]
fn weighing_is_late_from_the_day_after_the_same_date_of_the_next_month() {
    let date = |text: &str| AnswerValue::Date(text.parse().unwrap());
    check_levels(
        form("child"),
        &sound(),
        &child(),
        "BL2",
        [(date("2026-04-04"), 0), (date("2026-04-03"), 1)],
    );
}

#[test]
fn all_items_of_the_form_are_there() {
    let form = form("child");
    for item in ["BL1", "BL1-kia", "BL2", "BL2-bb", "BL2-pb", "BL2-lk", "BL3", "BL5", "BL6", "BL7", "BL8"] {
        assert!(form.item(item).is_some(), "{item}");
    }
    let doses: Vec<String> = form
        .items
        .iter()
        .filter_map(|item| item.dose.as_ref())
        .map(|dose| format!("{} {}", dose.antigen, dose.number))
        .collect();
    assert_eq!(
        doses.join(", "),
        "HB0 1, BCG 1, OPV 1, DPT-HB-Hib 1, Heksavalen 1, OPV 2, PCV 1, RV 1, DPT-HB-Hib 2, Heksavalen 2, OPV 3, \
         PCV 2, RV 2, DPT-HB-Hib 3, Heksavalen 3, OPV 4, IPV 1, RV 3, MR 1, IPV 2, JE 1, PCV 3, DPT-HB-Hib 4, MR 2"
    );
    for sign in 1..=13 {
        assert!(form.item(&format!("BL-TB{sign}")).is_some_and(Item::is_sign), "{sign}");
    }
    assert_eq!(
        form.items.iter().filter(|item| item.is_sign()).count(),
        13,
        "nine boxes and four of the KIA book"
    );
    assert_eq!(form.emergency, "child");
}
