use super::*;
use crate::immunization::DoseRecord;
use crate::rules::Measure;

/// Born so many days before the visit.
fn aged(days: u64) -> Facts {
    Facts { birth: Some(days_ago(days)), ..Facts::on(visit()) }
}

/// Born on a day that makes so many completed months and days on 4 May 2026.
fn born(birth: &str) -> Facts {
    Facts { birth: Some(birth.parse().unwrap()), ..Facts::on(visit()) }
}

/// 3 completed months.
fn older() -> Facts {
    born("2026-02-01")
}

/// A child born on that day, with weights on record.
fn infant_boy_or_girl(sex: Sex, birth: &str, earlier: &[(&str, i64)]) -> Facts {
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
    [("BY4", AnswerValue::Date(visit())), ("BY5", number(grams))]
}

fn with_bcg(facts: Facts) -> Facts {
    let bcg = DoseRecord { antigen: "BCG".to_owned(), number: 1, on: Some("2026-02-20".parse().unwrap()) };
    Facts { doses: vec![bcg], ..facts }
}

/// So many completed months.
fn months(months: u32) -> Facts {
    let birth = visit().checked_sub_months(chrono::Months::new(months)).unwrap();
    Facts { birth: Some(birth), ..Facts::on(visit()) }
}

/// The doses of the form, the month from which each is late and the month it is asked from (D28).
const LATE: [(&str, u32, u32); 14] = [
    ("BCG", 2, 0),
    ("Polio1", 2, 0),
    ("DPT1", 3, 2),
    ("Polio2", 3, 2),
    ("PCV1", 3, 2),
    ("RV1", 3, 2),
    ("DPT2", 4, 3),
    ("Polio3", 4, 3),
    ("PCV2", 4, 3),
    ("RV2", 4, 3),
    ("DPT3", 5, 4),
    ("Polio4", 5, 4),
    ("IPV1", 5, 4),
    ("RV3", 5, 4),
];

/// 45 days: past the newborn days, under 2 completed months.
fn young() -> Facts {
    aged(45)
}

fn newborn() -> Facts {
    aged(10)
}

fn sound() -> Answers {
    all_signs_absent(
        form("infant"),
        &[
            ("BY1", number(368)),
            ("BY2", choice("shown")),
            ("BY3", yes()),
            ("BY4-pernah", yes()),
            ("BY4", AnswerValue::Date(days_ago(8))),
            ("BY5-arah", choice("up")),
            ("BY8", yes()),
            ("BY8-KN0", yes()),
            ("BY8-KN1", yes()),
            ("BY8-KN2", yes()),
            ("BY8-KN3", yes()),
            ("BY9", yes()),
        ],
    )
}

/// A weight on record before the one of the sheet, which is of 8 days ago.
fn weighed_before(facts: Facts, days: u64, grams: i64) -> Facts {
    Facts { earlier: vec![Measured { measure: Measure::Weight, day: days_ago(days), value: grams }], ..facts }
}

#[test]
fn every_rule_row_of_the_infant() {
    let before = |grams| weighed_before(older(), 38, grams);
    let three_months = |earlier: &[(&str, i64)]| infant_boy_or_girl(Sex::Male, "2026-02-04", earlier);
    let mut rows = vec![
        // D8.
        row("BY1.muda-panas", 3, young(), [("BY1", number(375))]),
        row("BY1.muda-dingin", 3, young(), [("BY1", number(364))]),
        row("BY1.sangat-tinggi", 3, older(), [("BY1", number(386))]),
        row("BY1.tinggi", 2, older(), [("BY1", number(380))]),
        row("BY1.perhatikan", 1, older(), [("BY1", number(375))]),
        row("BY1.dingin", 2, older(), [("BY1", number(364))]),
        // D7, from 29 days: these five and no urine for 6 hours are 3.
        row("TB1.napas", 3, older(), [("BY-TB1", yes())]),
        row("TB2.aktivitas", 3, older(), [("BY-TB2", yes())]),
        row("TB3.warna-kulit", 3, older(), [("BY-TB3", yes())]),
        row("TB4.hisapan", 3, older(), [("BY-TB4", yes())]),
        row("TB5.kejang", 3, older(), [("BY-TB5", yes())]),
        row("TB8.tidak-kencing", 3, older(), [("BY-TB8", yes()), ("BY-TB8-6jam", yes())]),
        // D7: the rest are 2.
        row("TB8.kencing", 2, older(), [("BY-TB8", yes()), ("BY-TB8-6jam", no())]),
        row("TB7.bab", 2, older(), [("BY-TB7", yes())]),
        row("TB9.tali-pusat", 2, older(), [("BY-TB9", yes())]),
        row("TB13.kuning", 2, older(), [("BY-TB13", yes())]),
        row("TB14.diare", 2, older(), [("BY-TB14", yes())]),
        row("TB15.muntah", 2, older(), [("BY-TB15", yes())]),
        row("TB10.mata", 2, older(), [("BY-TB10", yes())]),
        row("TB11.kulit", 2, older(), [("BY-TB11", yes())]),
        row("TB12.imunisasi", 1, older(), [("BY-TB12", yes())]),
        // D7, to 28 days: each is 3, except eyes and skin; the vaccine box stays 1.
        row("TB1.napas-baru-lahir", 3, newborn(), [("BY-TB1", yes())]),
        row("TB2.aktivitas-baru-lahir", 3, newborn(), [("BY-TB2", yes())]),
        row("TB3.warna-kulit-baru-lahir", 3, newborn(), [("BY-TB3", yes())]),
        row("TB4.hisapan-baru-lahir", 3, newborn(), [("BY-TB4", yes())]),
        row("TB5.kejang-baru-lahir", 3, newborn(), [("BY-TB5", yes())]),
        row("TB6.baru-lahir", 3, newborn(), [("BY-TB6", yes())]),
        row("TB7.bab-baru-lahir", 3, newborn(), [("BY-TB7", yes())]),
        row("TB8.kencing-baru-lahir", 3, newborn(), [("BY-TB8", yes()), ("BY-TB8-6jam", no())]),
        row("TB9.tali-pusat-baru-lahir", 3, newborn(), [("BY-TB9", yes())]),
        row("TB13.kuning-baru-lahir", 3, newborn(), [("BY-TB13", yes())]),
        row("TB14.diare-baru-lahir", 3, newborn(), [("BY-TB14", yes())]),
        row("TB15.muntah-baru-lahir", 3, newborn(), [("BY-TB15", yes())]),
        row("TB10.mata", 2, newborn(), [("BY-TB10", yes())]),
        row("TB11.kulit", 2, newborn(), [("BY-TB11", yes())]),
        row("TB12.imunisasi", 1, newborn(), [("BY-TB12", yes())]),
        // D28: HB0 is on time to the day after birth, BCG until two months.
        row("TB12.belum-waktunya", 0, aged(1), [("BY-TB12", yes())]),
        row("TB12.imunisasi", 1, aged(2), [("BY-TB12", yes())]),
        row("TB12.belum-waktunya", 0, newborn(), [("BY-TB12", yes()), ("BY9-HB0", yes())]),
        row("TB12.imunisasi", 1, months(2), [("BY-TB12", yes()), ("BY9-HB0", yes())]),
        // D7: ticked without a number.
        row("TB6.muda-tanpa-angka", 3, young(), [("BY-TB6", yes()), ("BY1", choice("?"))]),
        row("TB6.tanpa-angka", 2, older(), [("BY-TB6", yes()), ("BY1", choice("?"))]),
        row("TB6.suhu-normal", 1, older(), [("BY-TB6", yes())]),
        // D3.
        row("BY2.tidak-ditunjukkan", 0, older(), [("BY2", choice("not_shown"))]),
        row("BY2.tidak-ada", 1, older(), [("BY2", no())]),
        row("BY2.tidak-ada", 1, older(), [("BY2", choice("unknown"))]),
        // D5.
        row("BY3.tidak", 1, older(), [("BY3", no())]),
        row("BY4.belum-pernah", 1, older(), [("BY4-pernah", no())]),
        row("BY4.tidak-tahu", 0, older(), [("BY4-pernah", choice("unknown"))]),
        row("BY4.lama", 1, older(), [("BY4", AnswerValue::Date("2026-04-03".parse().unwrap()))]),
        row("BY5.turun", 2, before(5600), [("BY5", number(5500))]),
        row("BY5.tetap", 2, before(5600), [("BY5", number(5600))]),
        row("BY5.arah-turun", 2, older(), [("BY5-arah", choice("down"))]),
        row("BY5.arah-tetap", 2, older(), [("BY5-arah", choice("level"))]),
        // D37: a boy of 3 months who gained 750 g (KBM 800); twice; under 4,4 kg; over 7,2 kg (WHO −3 and +1 SD).
        row("BY5-kms.T", 2, three_months(&[("2026-04-04", 5_500)]), weighed(6_250)),
        row("BY5-kms.2T", 2, three_months(&[("2026-03-04", 4_700), ("2026-04-04", 5_500)]), weighed(6_250)),
        row("BY5-kms.bgm", 2, three_months(&[]), weighed(4_399)),
        row("BY5-kms.oranye", 2, three_months(&[]), weighed(7_201)),
        // D5, D22: a window that is open 1, over 2.
        row("BY8.belum", 1, aged(2), [("BY8", no())]),
        row("BY8.terlewat", 2, aged(3), [("BY8", no())]),
        row("BY8.tidak-tahu", 0, aged(3), [("BY8", choice("unknown"))]),
        row("BY8.KN0-belum", 1, aged(0), [("BY8-KN0", no())]),
        row(
            "BY8.KN0-terlewat",
            2,
            aged(1),
            [
                ("BY8-KN0", no()),
                ("BY8-KN1", choice("unknown")),
                ("BY8-KN2", choice("unknown")),
                ("BY8-KN3", choice("unknown")),
            ],
        ),
        row("BY8.KN0-menyusul", 0, aged(1), [("BY8-KN0", no())]),
        row("BY8.KN0-tidak-tahu", 0, aged(1), [("BY8-KN0", choice("unknown"))]),
        row("BY8.KN1-belum", 1, aged(2), [("BY8-KN1", no())]),
        row(
            "BY8.KN1-terlewat",
            2,
            aged(3),
            [("BY8-KN1", no()), ("BY8-KN2", choice("unknown")), ("BY8-KN3", choice("unknown"))],
        ),
        row("BY8.KN1-menyusul", 0, aged(3), [("BY8-KN1", no())]),
        row("BY8.KN1-tidak-tahu", 0, aged(3), [("BY8-KN1", choice("unknown"))]),
        row("BY8.KN2-belum", 1, aged(7), [("BY8-KN2", no())]),
        row("BY8.KN2-terlewat", 2, aged(8), [("BY8-KN2", no()), ("BY8-KN3", choice("unknown"))]),
        row("BY8.KN2-menyusul", 0, aged(8), [("BY8-KN2", no())]),
        row("BY8.KN2-tidak-tahu", 0, aged(8), [("BY8-KN2", choice("unknown"))]),
        row("BY8.KN3-belum", 1, aged(28), [("BY8-KN3", no())]),
        row("BY8.KN3-terlewat", 2, aged(29), [("BY8-KN3", no())]),
        row("BY8.KN3-tidak-tahu", 0, aged(29), [("BY8-KN3", choice("unknown"))]),
        // D5: a dose that is late is 1.
        row("BY9.belum", 1, older(), [("BY9", no())]),
        row("BY9.tidak-tahu", 0, older(), [("BY9", choice("unknown"))]),
        row("BY9.belum-waktunya", 0, aged(10), [("BY9", no())]),
        row("BY9.catatan", 1, with_bcg(older()), [("BY9", choice("unknown"))]),
        row("BY9.HB0-terlambat", 1, aged(7), [("BY9-HB0", no())]),
        row("BY9.HB0-jadwal", 0, aged(1), [("BY9-HB0", no())]),
        row("BY9.HB0-tanya", 0, aged(8), [("BY9-HB0", no())]),
    ];
    for (dose, late, _) in LATE {
        let (item, rule) = (format!("BY9-{dose}").leak(), format!("BY9.{dose}-terlambat").leak());
        rows.push(row(rule, 1, months(late), [(&*item, no())]));
        rows.push(row(format!("BY9.{dose}-jadwal").leak(), 0, months(late - 1), [(&*item, no())]));
        rows.push(row(format!("BY9.{dose}-tanya").leak(), 0, months(5), [(&*item, choice("unknown"))]));
    }
    // In Bali, where Heksavalen takes the place of DPT-HB-Hib and IPV.
    for (dose, late) in [(1, 3), (2, 4), (3, 5)] {
        let item: &str = format!("BY9-Heksa{dose}").leak();
        let rule = |end: &str| -> &'static str { format!("BY9.Heksa{dose}-{end}").leak() };
        let in_bali = |age| Facts { province: Some("51".to_owned()), ..months(age) };
        rows.push(row(rule("terlambat"), 1, in_bali(late), [(item, no())]));
        rows.push(row(rule("jadwal"), 0, in_bali(late - 1), [(item, no())]));
        rows.push(row(rule("tanya"), 0, in_bali(5), [(item, choice("unknown"))]));
    }
    check_rows(form("infant"), &sound(), &rows);
}

#[test]
fn a_sound_sheet_is_good() {
    for facts in [newborn(), young(), older()] {
        let evaluation = evaluate(form("infant"), &sound(), &facts);
        assert_eq!(evaluation.verdict, Verdict::Good, "{:?}", evaluation.unanswered);
        assert!(evaluation.complete && evaluation.findings.is_empty(), "{evaluation:#?}");
    }
}

#[test]
fn length_and_head_are_recorded_only() {
    // D5.
    let mut answers = sound();
    answers.extend([("BY6".to_owned(), number(300)), ("BY7".to_owned(), number(250))]);
    assert_eq!(evaluate(form("infant"), &answers, &older()).verdict, Verdict::Good);
}

#[test]
fn a_dose_is_late_from_the_month_after_its_own() {
    // D28. HB0 is on time to 24 hours, late to 7 days, then not given.
    let level = |facts: &Facts, item: &str| {
        let mut answers = sound();
        answers.insert(item.to_owned(), no());
        evaluate(form("infant"), &answers, facts).level
    };
    for (dose, late, asked) in LATE {
        let item = format!("BY9-{dose}");
        assert_eq!(level(&months(late), &item), Level::FollowUp, "{item}");
        assert_eq!(level(&months(late - 1), &item), Level::Good, "{item} in its own month");
        assert!(asked < late && visible(form("infant"), &sound(), &months(asked)).contains(&item), "{item}");
    }
    // With dates alone 24 hours are the day of birth and the day after.
    for (days, expected) in
        [(0, Level::Good), (1, Level::Good), (2, Level::FollowUp), (7, Level::FollowUp), (8, Level::Good)]
    {
        assert_eq!(level(&aged(days), "BY9-HB0"), expected, "{days} days");
    }
}

#[test]
fn contacts_are_asked_from_their_first_day_of_who_was_seen_at_all() {
    // D27.
    let asks = |answers: &Answers, days, contact: u32| {
        visible(form("infant"), answers, &aged(days)).contains(&format!("BY8-KN{contact}"))
    };
    assert!(asks(&sound(), 0, 0) && asks(&sound(), 0, 1));
    assert!(!asks(&sound(), 2, 2) && asks(&sound(), 3, 2));
    assert!(!asks(&sound(), 7, 3) && asks(&sound(), 8, 3));
    let mut answers = sound();
    answers.insert("BY8".into(), no());
    assert!((0..=3).all(|contact| !asks(&answers, 10, contact)));
}

#[test]
fn temperature_cut_offs_of_each_age_on_both_sides() {
    // D8. The last day under 2 completed months and the first day of 2.
    let (last, first) = (born("2026-03-05"), born("2026-03-04"));
    assert_eq!((last.age().unwrap().months(), first.age().unwrap().months()), (1, 2));
    let young = [(364, 3), (365, 0), (374, 0), (375, 3), (380, 3), (400, 3)];
    for facts in [newborn(), last] {
        let expected = young.map(|(value, level)| (number(value), level));
        check_levels(form("infant"), &sound(), &facts, "BY1", expected);
    }
    let older = [(364, 2), (365, 0), (374, 0), (375, 1), (379, 1), (380, 2), (385, 2), (386, 3)];
    for facts in [first, born("2025-11-05")] {
        let expected = older.map(|(value, level)| (number(value), level));
        check_levels(form("infant"), &sound(), &facts, "BY1", expected);
    }
}

#[test]
fn day_28_is_the_last_of_the_newborn() {
    // D7.
    for item in ["BY-TB7", "BY-TB9", "BY-TB13", "BY-TB14", "BY-TB15"] {
        check_levels(form("infant"), &sound(), &aged(28), item, [(yes(), 3), (no(), 0)]);
        check_levels(form("infant"), &sound(), &aged(29), item, [(yes(), 2), (no(), 0)]);
    }
}

#[test]
fn an_unknown_age_counts_as_the_youngest() {
    let facts = Facts::on(visit());
    for item in ["BY-TB6", "BY-TB7", "BY-TB9", "BY-TB13"] {
        check_levels(form("infant"), &sound(), &facts, item, [(yes(), 3)]);
    }
    check_levels(form("infant"), &sound(), &facts, "BY1", [(number(375), 3), (number(364), 3)]);
}

#[test]
fn a_ticked_temperature_with_a_number_goes_by_the_number() {
    // D7, D8.
    for (value, level) in [(375, 1), (380, 2), (386, 3), (364, 2)] {
        let mut answers = sound();
        answers.extend([("BY-TB6".to_owned(), yes()), ("BY1".to_owned(), number(value))]);
        assert_eq!(evaluate(form("infant"), &answers, &older()).level.number(), level, "{value}");
    }
}

#[test]
fn hours_without_urine_are_asked_beside_the_sign() {
    let mut answers = sound();
    answers.insert("BY-TB8".into(), yes());
    let evaluation = evaluate(form("infant"), &answers, &older());
    assert_eq!(
        (evaluation.unanswered.as_slice(), evaluation.level),
        (["BY-TB8-6jam".to_owned()].as_slice(), Level::Refer)
    );
}

#[test]
fn weighing_is_late_from_the_day_after_the_same_date_of_the_next_month() {
    // D5, D23: weighed on 4 April, a month is over on 4 May, more than a month from 5 May.
    let date = |text: &str| AnswerValue::Date(text.parse().unwrap());
    let expected = [(date("2026-04-04"), 0), (date("2026-04-03"), 1)];
    check_levels(form("infant"), &sound(), &older(), "BY4", expected);
    // Weighed on 31 March: April has no such day, so the month is over on 1 May.
    let on = |day: &str| Facts { day: day.parse().unwrap(), ..older() };
    for (day, level) in [("2026-05-01", 0), ("2026-05-02", 1)] {
        check_levels(form("infant"), &sound(), &on(day), "BY4", [(date("2026-03-31"), level)]);
    }
}

#[test]
fn a_child_under_a_month_need_not_have_been_weighed() {
    let mut answers = sound();
    answers.insert("BY4-pernah".into(), no());
    let level = |facts| evaluate(form("infant"), &answers, &facts).level;
    assert_eq!(level(born("2026-04-05")), Level::Good, "29 days");
    assert_eq!(level(born("2026-04-04")), Level::FollowUp, "1 completed month");
}

#[test]
fn a_weight_that_rises_is_no_finding_and_the_direction_is_not_asked() {
    let mut answers = sound();
    answers.remove("BY5-arah");
    answers.insert("BY5".into(), number(5601));
    let facts = weighed_before(older(), 38, 5600);
    let evaluation = evaluate(form("infant"), &answers, &facts);
    assert_eq!((evaluation.level, evaluation.complete), (Level::Good, true));
    assert!(!visible(form("infant"), &answers, &facts).contains(&"BY5-arah".to_owned()));
}

#[test]
fn weights_less_than_14_days_apart_are_not_compared() {
    // D33. The sheet's weight is of 8 days ago.
    let mut answers = sound();
    answers.insert("BY5".into(), number(5500));
    let level = |days| evaluate(form("infant"), &answers, &weighed_before(older(), days, 5600)).level;
    assert_eq!(level(21), Level::Good, "13 days apart");
    assert_eq!(level(22), Level::Refer, "14 days apart");
    assert_eq!(level(8), Level::Good, "the same weighing");
    assert_eq!(level(3), Level::Good, "a later weighing");
}

#[test]
fn the_last_weight_before_is_the_one_compared_with() {
    let mut answers = sound();
    answers.insert("BY5".into(), number(5500));
    let mut facts = weighed_before(older(), 38, 5400);
    facts.earlier.push(Measured { measure: Measure::Weight, day: days_ago(70), value: 5600 });
    facts.earlier.push(Measured { measure: Measure::Length, day: days_ago(30), value: 6000 });
    assert_eq!(evaluate(form("infant"), &answers, &facts).level, Level::Good);
}

#[test]
fn at_one_completed_month_the_birth_weight_is_the_earlier_one() {
    // D31.
    let sheet = |facts: &Facts| {
        let mut answers = sound();
        answers.insert("BY5".into(), number(3100));
        answers.insert("BY4".into(), AnswerValue::Date(visit()));
        evaluate(form("infant"), &answers, facts).level
    };
    let heavy = |birth: &str| Facts { birth_weight: Some(3200), ..born(birth) };
    assert_eq!(sheet(&heavy("2026-04-04")), Level::Refer, "1 month");
    assert_eq!(sheet(&heavy("2026-04-05")), Level::Good, "not yet a month");
    assert_eq!(sheet(&heavy("2026-03-04")), Level::Good, "2 months, nothing to compare with");
}

#[test]
fn vaccines_are_asked_from_their_month() {
    let asks =
        |facts: &Facts, item: &str| visible(form("infant"), &sound(), facts).contains(&item.to_owned());
    for (item, before, from) in [
        ("BY9-DPT1", "2026-03-05", "2026-03-04"),
        ("BY9-DPT2", "2026-02-05", "2026-02-04"),
        ("BY9-IPV1", "2026-01-05", "2026-01-04"),
    ] {
        assert!(!asks(&born(before), item) && asks(&born(from), item), "{item}");
    }
    assert!(asks(&newborn(), "BY9-HB0") && asks(&newborn(), "BY9-BCG") && asks(&newborn(), "BY9-Polio1"));
}

#[test]
fn all_items_of_the_form_are_there() {
    let form = form("infant");
    for item in ["BY1", "BY2", "BY3", "BY4", "BY5", "BY6", "BY7", "BY8", "BY10"] {
        assert!(form.item(item).is_some(), "{item}");
    }
    for contact in 0..=3 {
        assert!(form.item(&format!("BY8-KN{contact}")).is_some(), "KN{contact}");
    }
    let doses: Vec<String> = form
        .items
        .iter()
        .filter_map(|item| item.dose.as_ref())
        .map(|dose| format!("{} {}", dose.antigen, dose.number))
        .collect();
    assert_eq!(
        doses,
        [
            "HB0 1",
            "BCG 1",
            "OPV 1",
            "DPT-HB-Hib 1",
            "Heksavalen 1",
            "OPV 2",
            "PCV 1",
            "RV 1",
            "DPT-HB-Hib 2",
            "Heksavalen 2",
            "OPV 3",
            "PCV 2",
            "RV 2",
            "DPT-HB-Hib 3",
            "Heksavalen 3",
            "OPV 4",
            "IPV 1",
            "RV 3",
        ]
    );
    for sign in 1..=15 {
        assert!(form.item(&format!("BY-TB{sign}")).is_some_and(Item::is_sign), "{sign}");
    }
    assert_eq!(
        form.items.iter().filter(|item| item.is_sign()).count(),
        15,
        "twelve boxes and three of the KIA book"
    );
    assert_eq!(form.emergency, "infant");
}

#[test]
fn nothing_said_of_one_finding_contradicts_another() {
    // Fever and every sign at once: who is hot is not wrapped, whatever else is found (KIA2023, D8).
    for facts in [newborn(), young(), older()] {
        let mut answers = sound();
        let signs = form("infant").items.iter().filter(|item| item.is_sign());
        answers.extend(signs.map(|item| (item.id.clone(), yes())));
        answers.insert("BY1".into(), number(390));
        answers.insert("BY-TB8-6jam".into(), yes());
        let said = evaluate(form("infant"), &answers, &facts);
        for advice in said.findings.iter().flat_map(|finding| &finding.advice) {
            let wraps = ["hangat", "elimuti", "selimut"].iter().any(|word| advice.contains(word));
            assert!(!wraps || advice.contains("bila dingin"), "{advice}");
        }
    }
    // D8: 37,5 is SEGERA under two months, so that it is not normal; 36,5 is.
    let help = form("infant").item("BY-TB6").and_then(|item| item.help.clone()).unwrap();
    assert_eq!(help, "Suhu normal 36,5–37,4 °C");
    let level = |tenths| {
        let mut answers = sound();
        answers.insert("BY1".into(), number(tenths));
        evaluate(form("infant"), &answers, &young()).level.number()
    };
    assert_eq!([364, 365, 374, 375].map(level), [3, 0, 0, 3]);
}
