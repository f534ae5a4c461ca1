//! The help cards of the posyandu day (2.3 a–d of the domain: KARTU2024), column by column.

use super::*;
use crate::rules::{Measure, Overlay, Purpose};

fn aged(years: u32, sex: Sex) -> Facts {
    let birth = visit().checked_sub_months(chrono::Months::new(years * 12)).unwrap();
    Facts { birth: Some(birth), sex: Some(sex), ..Facts::on(visit()) }
}

fn mother() -> Facts {
    Facts { weeks_pregnant: Some(30), overlays: vec![Overlay::Pregnant], ..aged(28, Sex::Female) }
}

fn nursing() -> Facts {
    Facts { overlays: vec![Overlay::Postpartum], delivered: Some(days_ago(20)), ..aged(28, Sex::Female) }
}

fn answers(values: &[(&str, AnswerValue)]) -> Answers {
    values.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect()
}

/// No sign of TB in the four columns from this one on.
fn without_tb(prefix: &str, first: u32) -> Vec<(String, AnswerValue)> {
    (first..first + 4).map(|column| (format!("{prefix}{column}"), no())).collect()
}

fn sound(form_id: &str) -> Answers {
    let mut sound = match form_id {
        "card_pregnant" => answers(&[
            ("KBH3", number(58_000)),
            ("KBH4", yes()),
            ("KBH5", number(245)),
            ("KBH7", number(110)),
            ("KBH7-diastole", number(70)),
            ("KBH8", yes()),
            ("KBH14", choice("daily")),
            ("KBH17", yes()),
        ]),
        "card_postpartum" => answers(&[("KBN1", choice("two")), ("KBN2", yes()), ("KBN3", choice("pill"))]),
        "card_school_age" => answers(&[
            // IMT 16,8: within the lines of boys of 8 years (13,3–17,4) and of girls of 16 (16,2–24,1).
            ("KBS1", number(43_000)),
            ("KBS2", number(1600)),
            ("KBS5", number(110)),
            ("KBS5-diastole", number(70)),
            ("KBS12", choice("normal")),
        ]),
        "card_child" => answers(&[
            ("KBB3", number(11_500)),
            ("KBB6", number(880)),
            ("KBB6-posisi", choice("standing")),
            ("KBB-edema", no()),
            ("KBB17", yes()),
            ("KBB18", yes()),
            ("KBB-ceklis", choice("complete")),
            ("KBB25", no()),
        ]),
        _ => {
            let p = if form_id == "card_adult" { "KBD" } else { "KBL" };
            let mut sound: Answers = [
                ("0-rokok", no()),
                // IMT 22,0.
                ("1", number(56_320)),
                ("2", number(1600)),
                ("6", number(118)),
                ("6-diastole", number(76)),
                ("8", choice("normal")),
                ("9", choice("normal")),
                ("10", choice("normal")),
                ("11", choice("normal")),
                ("19", choice("normal")),
            ]
            .into_iter()
            .map(|(id, answer)| (format!("{p}{id}"), answer))
            .collect();
            if form_id == "card_adult" {
                sound.insert("KBD20".into(), choice("pill"));
            } else {
                sound.extend([("KBL16".to_owned(), number(20)), ("KBL20".to_owned(), yes())]);
                for domain in ["ingatan", "gerak", "gizi", "mata", "telinga", "sedih"] {
                    sound.insert(format!("KBL17-{domain}"), no());
                }
            }
            sound
        }
    };
    sound.extend(match form_id {
        "card_pregnant" => without_tb("KBH", 9),
        "card_postpartum" => without_tb("KBN", 4),
        "card_child" => without_tb("KBB", 13),
        "card_school_age" => without_tb("KBS", 8),
        "card_adult" => without_tb("KBD", 12),
        _ => without_tb("KBL", 12),
    });
    sound
}

#[test]
fn every_rule_row_of_the_card_of_pregnant_mothers() {
    let rows = [
        // Column 4, 6, 8: red, refer.
        row("KBH4.merah", 2, mother(), [("KBH4", no())]),
        row("KBH5.merah", 2, mother(), [("KBH5", number(234))]),
        row("KBH8.merah", 2, mother(), [("KBH8", no())]),
        // KIA book 140/90; D14.
        row("KBH7.tinggi", 2, mother(), [("KBH7", number(140))]),
        row("KBH7-diastole.tinggi", 2, mother(), [("KBH7-diastole", number(90))]),
        row("KBH7.darurat", 3, mother(), [("KBH7", number(160))]),
        row("KBH7-diastole.darurat", 3, mother(), [("KBH7-diastole", number(110))]),
        row("KBH7.rendah", 1, mother(), [("KBH7", number(89))]),
        row("KBH7-diastole.rendah", 1, mother(), [("KBH7-diastole", number(59))]),
        // Column 9–12: one sign refers (C1).
        row("KBH9.batuk", 2, mother(), [("KBH9", yes())]),
        row("KBH10.demam", 2, mother(), [("KBH10", yes())]),
        row("KBH11.berat", 2, mother(), [("KBH11", yes())]),
        row("KBH12.kontak", 2, mother(), [("KBH12", yes())]),
        // Column 14, 16, 17: education; TTD not taken daily is 1 (D1).
        row("KBH14.tidak-setiap-hari", 1, mother(), [("KBH14", choice("not_daily"))]),
        row(
            "KBH16.tidak-setiap-hari",
            0,
            mother(),
            [("KBH15", AnswerValue::Text("Telur, 1 porsi".into())), ("KBH16", choice("not_daily"))],
        ),
        row("KBH17.tidak", 0, mother(), [("KBH17", no())]),
    ];
    check_rows(form("card_pregnant"), &sound("card_pregnant"), &rows);
}

#[test]
fn every_rule_row_of_the_card_after_delivery() {
    let rows = [
        row("KBN1.belum", 1, nursing(), [("KBN1", no())]),
        row("KBN1.belum", 1, nursing(), [("KBN1", choice("one"))]),
        row("KBN1.tidak-tahu", 0, nursing(), [("KBN1", choice("unknown"))]),
        // D1.
        row("KBN2.tidak", 1, nursing(), [("KBN2", no())]),
        row("KBN3.belum", 0, nursing(), [("KBN3", choice("none"))]),
        row("KBN4.batuk", 2, nursing(), [("KBN4", yes())]),
        row("KBN5.demam", 2, nursing(), [("KBN5", yes())]),
        row("KBN6.berat", 2, nursing(), [("KBN6", yes())]),
        row("KBN7.kontak", 2, nursing(), [("KBN7", yes())]),
    ];
    check_rows(form("card_postpartum"), &sound("card_postpartum"), &rows);
}

#[test]
fn every_rule_row_of_the_card_of_children() {
    let child = || aged(2, Sex::Male);
    let weighed = |earlier: &[(&str, i64)]| {
        let weight = |(day, value): &(&str, i64)| Measured {
            measure: Measure::Weight,
            day: day.parse().unwrap(),
            value: *value,
        };
        Facts { earlier: earlier.iter().map(weight).collect(), ..child() }
    };
    let infant = Facts { birth: Some(days_ago(100)), ..Facts::on(visit()) };
    let rows = [
        // The card: not gained, BGM, above orange, thin or heavy, short, head, red arm, checklist. A boy of 24 months:
        // KBM 200 g, lines at 8,6 and 13,6 kg.
        row("KBB4.T", 2, weighed(&[("2026-04-04", 11_350)]), []),
        row("KBB4.2T", 2, weighed(&[("2026-03-04", 11_300), ("2026-04-04", 11_350)]), []),
        row("KBB4-garis.bgm", 2, child(), [("KBB3", number(8_599))]),
        row("KBB4-garis.oranye", 2, child(), [("KBB3", number(13_601))]),
        row("KBB8.gizi", 2, child(), [("KBB3", number(9_000))]),
        row("KBB8.gizi", 2, child(), [("KBB3", number(16_500))]),
        row("KBB8.imt", 2, aged(5, Sex::Male), [("KBB3", number(30_000)), ("KBB6", number(1100))]),
        row("KBB8.imt", 2, aged(5, Sex::Male), [("KBB3", number(13_000)), ("KBB6", number(1100))]),
        row("KBB7.pendek", 2, child(), [("KBB6", number(780))]),
        row("KBB10.kepala", 2, child(), [("KBB9", number(420))]),
        row("KBB10.kepala", 2, child(), [("KBB9", number(540))]),
        row("KBB11.merah", 2, child(), [("KBB11", number(114))]),
        // C13: yellow is told to nakes.
        row("KBB11.kuning", 2, child(), [("KBB11", number(124))]),
        row("KBB-ceklis.tidak-lengkap", 2, child(), [("KBB-ceklis", choice("incomplete"))]),
        row("KBB-ceklis.belum", 0, child(), [("KBB-ceklis", choice("not_done"))]),
        row("KBB-edema.ada", 2, child(), [("KBB-edema", yes())]),
        row("KBB13.batuk", 2, child(), [("KBB13", yes())]),
        row("KBB14.demam", 2, child(), [("KBB14", yes())]),
        row("KBB15.berat", 2, child(), [("KBB15", yes())]),
        row("KBB16.kontak", 2, child(), [("KBB16", yes())]),
        // D5, D1.
        row("KBB17.tidak", 1, infant, [("KBB17", no())]),
        row("KBB18.tidak", 0, child(), [("KBB18", no())]),
        row("KBB25.sakit", 1, child(), [("KBB25", yes())]),
    ];
    check_rows(form("card_child"), &sound("card_child"), &rows);
    // 8.4: 12,4 yellow, 12,5 green; 11,5 is no longer red.
    let expected = [(114, Some(1)), (115, Some(7)), (124, Some(7)), (125, None)];
    for (arm, due) in expected {
        let mut answers = sound("card_child");
        answers.insert("KBB11".into(), number(arm));
        let evaluation = evaluate(form("card_child"), &answers, &child());
        assert_eq!(evaluation.follow_up().and_then(|finding| finding.due_days), due, "{arm}");
    }
    // Swollen feet: the weight says nothing, and that is a finding of its own.
    let mut answers = sound("card_child");
    answers.extend([("KBB3".to_owned(), number(9_000)), ("KBB-edema".to_owned(), yes())]);
    let swollen = evaluate(form("card_child"), &answers, &child());
    assert!(swollen.about("KBB-edema").is_some() && swollen.about("KBB8").is_none());
    for item in ["KBB4", "KBB4-garis", "KBB5", "KBB8"] {
        assert!(swollen.derived.iter().all(|derived| derived.item != item), "{item}");
    }
    // Not asked yet: what the scales say is said, of z-scores nothing.
    answers.remove("KBB-edema");
    let open = evaluate(form("card_child"), &answers, &child());
    let known =
        |item: &str| open.derived.iter().any(|derived| derived.item == item && derived.class.is_some());
    assert!(known("KBB4-garis") && !known("KBB5") && !known("KBB8"));
    // 1T is told, 2T the same day (D37); what the family hears names no status.
    for rule in &form("card_child").rules {
        assert!(!rule.say.to_lowercase().contains("gizi"), "{}", rule.id);
    }
}

#[test]
fn bmi_for_age_of_the_card_is_worked_out_and_not_chosen() {
    // WHO 2007, girls of 192 months: −3 SD 14,6, −2 SD 16,2, +1 SD 24,1, +2 SD 28,9; at 160 cm one tenth is 256 g.
    let class = |grams: i64, facts: &Facts| {
        let mut answers = sound("card_school_age");
        answers.insert("KBS1".into(), number(grams));
        let derived = evaluate(form("card_school_age"), &answers, facts).derived;
        derived.into_iter().find(|one| one.item == "KBS3-golongan").and_then(|one| one.class)
    };
    let girl = aged(16, Sex::Female);
    for (line, under, over) in [(146, "SK", "K"), (162, "K", "N"), (241, "N", "G"), (289, "G", "O")] {
        assert_eq!(class((line - 1) * 256, &girl).as_deref(), Some(under), "under {line}");
        assert_eq!(class((line + 1) * 256, &girl).as_deref(), Some(over), "over {line}");
    }
    // Without the sex, or of a pregnant girl, nothing is said.
    let mut pregnant = girl.clone();
    pregnant.overlays.push(Overlay::Pregnant);
    for facts in [Facts { sex: None, ..girl.clone() }, pregnant] {
        assert_eq!(class(20 * 2_560, &facts), None);
    }
}

#[test]
fn every_rule_row_of_the_card_of_school_age() {
    let (girl, grown) = (aged(16, Sex::Female), aged(18, Sex::Female));
    let (girl, grown) = (|| girl.clone(), || grown.clone());
    let rows = [
        // WHO 2007, girls of 192 months: −2 SD 16,2 and +1 SD 24,1; at 160 cm 41,5 and 61,7 kg.
        row("KBS3.di-luar-garis", 2, girl(), [("KBS1", number(41_200))]),
        row("KBS3.di-luar-garis", 2, girl(), [("KBS1", number(62_000))]),
        row("KBS4.sentral", 1, girl(), [("KBS4", number(801))]),
        // D15: the AAP table under 18, Tabel 22 from there.
        row("KBS5.remaja-tinggi", 2, girl(), [("KBS5", number(130))]),
        row("KBS5.remaja-meningkat", 1, girl(), [("KBS5", number(120))]),
        row("KBS5-diastole.remaja-tinggi", 2, girl(), [("KBS5-diastole", number(80))]),
        row("KBS5.normal-tinggi", 1, grown(), [("KBS5", number(130))]),
        row("KBS5.tinggi", 2, grown(), [("KBS5", number(140))]),
        row("KBS5.sangat-tinggi", 2, grown(), [("KBS5", number(180))]),
        row("KBS5-diastole.normal-tinggi", 1, grown(), [("KBS5-diastole", number(85))]),
        row("KBS5-diastole.tinggi", 2, grown(), [("KBS5-diastole", number(90))]),
        row("KBS5-diastole.sangat-tinggi", 2, grown(), [("KBS5-diastole", number(110))]),
        // Tabel 23, C3, D16.
        row("KBS6.tinggi", 2, girl(), [("KBS6", number(200))]),
        row("KBS6.agak-tinggi", 1, girl(), [("KBS6", number(140))]),
        row("KBS6.rendah", 2, girl(), [("KBS6", number(69))]),
        row("KBS6.belum-tergolong", 0, girl(), [("KBS6", number(120))]),
        // Gambar 24; D19.
        row("KBS7.kurang", 2, girl(), [("KBS7", number(119))]),
        row("KBS7.berat", 3, girl(), [("KBS7", number(79))]),
        row("KBS8.batuk", 2, girl(), [("KBS8", yes())]),
        row("KBS9.demam", 2, girl(), [("KBS9", yes())]),
        row("KBS10.berat", 2, girl(), [("KBS10", yes())]),
        row("KBS11.kontak", 2, girl(), [("KBS11", yes())]),
        row("KBS12.nomor-17", 3, girl(), [("KBS12", choice("q17"))]),
        row("KBS12.rujuk", 2, girl(), [("KBS12", choice("refer"))]),
        row("KBS12.belum", 1, girl(), [("KBS12", choice("not_done"))]),
    ];
    check_rows(form("card_school_age"), &sound("card_school_age"), &rows);
}

/// The rows that the cards of adults and older adults share; `p` is the card's prefix.
fn shared_rows(p: &'static str, facts: &Facts) -> Vec<Row> {
    let name = |text: &str| -> &'static str { format!("{p}{text}").leak() };
    let one = |rule, level, item, answer| row(name(rule), level, facts.clone(), [(name(item), answer)]);
    vec![
        one("0-rokok.aktif", 0, "0-rokok", choice("active")),
        one("0-rokok.pasif", 0, "0-rokok", choice("passive")),
        one("0-gula.sering", 0, "0-gula", yes()),
        one("0-garam.sering", 0, "0-garam", yes()),
        one("0-lemak.sering", 0, "0-lemak", yes()),
        // D17, at 160 cm: 16,9 · 18,4 · 25,1 · 27,1.
        one("3-golongan.sangat-kurus", 2, "1", number(43_300)),
        one("3-golongan.kurus", 1, "1", number(47_100)),
        one("3-golongan.gemuk", 1, "1", number(64_300)),
        one("3-golongan.obesitas", 1, "1", number(69_400)),
        one("4.sentral", 1, "4", number(901)),
        one("6.normal-tinggi", 1, "6", number(130)),
        one("6.tinggi", 2, "6", number(140)),
        one("6.sangat-tinggi", 2, "6", number(180)),
        one("6-diastole.normal-tinggi", 1, "6-diastole", number(85)),
        one("6-diastole.tinggi", 2, "6-diastole", number(90)),
        one("6-diastole.sangat-tinggi", 2, "6-diastole", number(110)),
        one("7.tinggi", 2, "7", number(200)),
        one("7.agak-tinggi", 1, "7", number(140)),
        one("7.rendah", 2, "7", number(69)),
        one("7.belum-tergolong", 0, "7", number(120)),
        one("8.terganggu", 2, "8", choice("impaired")),
        one("9.terganggu", 2, "9", choice("impaired")),
        one("10.terganggu", 2, "10", choice("impaired")),
        one("11.terganggu", 2, "11", choice("impaired")),
        one("12.batuk", 2, "12", yes()),
        one("13.demam", 2, "13", yes()),
        one("14.berat", 2, "14", yes()),
        one("15.kontak", 2, "15", yes()),
        // C2: 6 and over.
        one("18.tinggi", 2, "18", number(6)),
        one("19.nomor-17", 3, "19", choice("q17")),
        one("19.rujuk", 2, "19", choice("refer")),
        one("19.belum", 1, "19", choice("not_done")),
        one("21.tinggi", 2, "21", choice("high")),
    ]
}

#[test]
fn every_rule_row_of_the_cards_of_adults() {
    let adult = aged(45, Sex::Male);
    let mut rows = shared_rows("KBD", &adult);
    rows.push(row("KBD20.tidak", 0, adult, [("KBD20", choice("none"))]));
    check_rows(form("card_adult"), &sound("card_adult"), &rows);
    let older = aged(70, Sex::Male);
    let mut rows = shared_rows("KBL", &older);
    // SKILAS: an arm under 21,0 cm; AKS under 20; one domain or more.
    rows.push(row("KBL5.kurang", 2, older.clone(), [("KBL5", number(209))]));
    rows.push(row("KBL16.tergantung", 2, older.clone(), [("KBL16", number(19))]));
    rows.push(row("KBL17.ada-masalah", 2, older, [("KBL17-mata", yes())]));
    check_rows(form("card_older_adult"), &sound("card_older_adult"), &rows);
}

#[test]
fn a_sound_card_is_good() {
    for (id, facts) in [
        ("card_pregnant", mother()),
        ("card_postpartum", nursing()),
        ("card_child", aged(2, Sex::Male)),
        ("card_school_age", aged(16, Sex::Female)),
        ("card_school_age", aged(8, Sex::Male)),
        ("card_adult", aged(45, Sex::Female)),
        ("card_older_adult", aged(70, Sex::Male)),
    ] {
        let evaluation = evaluate(form(id), &sound(id), &facts);
        assert_eq!(
            evaluation.verdict,
            Verdict::Good,
            "{id}: {:?} {:?}",
            evaluation.unanswered,
            evaluation.findings
        );
        assert_eq!(form(id).purpose, Purpose::HelpCard, "{id}");
    }
}

#[test]
fn a_child_whose_growth_cannot_be_told_is_not_called_good() {
    let unknown = Facts { sex: None, ..aged(2, Sex::Male) };
    let evaluation = evaluate(form("card_child"), &sound("card_child"), &unknown);
    assert_eq!(evaluation.verdict, Verdict::GoodAsJudged);
    assert!(evaluation.not_yet_judged.contains(&"KBB4-garis".to_owned()));
}

#[test]
fn cut_offs_of_the_cards_on_both_sides() {
    let levels = |id, facts: &Facts, item, expected: &[(i64, u8)]| {
        let expected: Vec<_> = expected.iter().map(|(value, level)| (number(*value), *level)).collect();
        check_levels(form(id), &sound(id), facts, item, expected);
    };
    let man = aged(45, Sex::Male);
    levels("card_pregnant", &mother(), "KBH5", &[(234, 2), (235, 0)]);
    levels("card_pregnant", &mother(), "KBH7", &[(89, 1), (90, 0), (139, 0), (140, 2), (159, 2), (160, 3)]);
    levels(
        "card_pregnant",
        &mother(),
        "KBH7-diastole",
        &[(59, 1), (60, 0), (89, 0), (90, 2), (109, 2), (110, 3)],
    );
    // 160 cm: 16,9|17,0 · 18,4|18,5 · 25,0|25,1 · 27,0|27,1 (D17, half up).
    let classes = [(43_391, 2), (43_392, 1), (47_231, 1), (47_232, 0), (64_127, 0), (64_128, 1), (69_247, 1)];
    levels("card_adult", &man, "KBD1", &classes);
    levels("card_adult", &man, "KBD4", &[(900, 0), (901, 1)]);
    levels("card_adult", &aged(45, Sex::Female), "KBD4", &[(800, 0), (801, 1)]);
    levels("card_adult", &man, "KBD6", &[(129, 0), (130, 1), (138, 1), (139, 1), (140, 2), (145, 2)]);
    levels("card_adult", &man, "KBD6-diastole", &[(84, 0), (85, 1), (89, 1), (90, 2), (92, 2)]);
    levels(
        "card_adult",
        &man,
        "KBD7",
        &[(69, 2), (70, 0), (99, 0), (120, 0), (139, 0), (140, 1), (199, 1), (200, 2)],
    );
    levels("card_adult", &man, "KBD18", &[(5, 0), (6, 2)]);
    levels("card_older_adult", &aged(70, Sex::Male), "KBL16", &[(0, 2), (19, 2), (20, 0)]);
    levels("card_older_adult", &aged(70, Sex::Male), "KBL5", &[(209, 2), (210, 0)]);
    levels("card_school_age", &aged(16, Sex::Female), "KBS7", &[(79, 3), (80, 2), (119, 2), (120, 0)]);
}

#[test]
fn each_card_is_offered_to_its_own() {
    let of = |facts: &Facts| -> Vec<&str> {
        let cards =
            Rules::bundled().unwrap().forms().into_iter().filter(|form| form.purpose == Purpose::HelpCard);
        cards.filter(|form| offered(form, facts) == Some(true)).map(|form| form.id.as_str()).collect()
    };
    assert_eq!(of(&aged(0, Sex::Male)), ["card_child"]);
    assert_eq!(of(&aged(5, Sex::Male)), ["card_child"]);
    assert_eq!(of(&aged(6, Sex::Male)), ["card_school_age"]);
    assert_eq!(of(&aged(45, Sex::Male)), ["card_adult"]);
    assert_eq!(of(&aged(60, Sex::Male)), ["card_older_adult"]);
    assert_eq!(of(&aged(59, Sex::Male)), ["card_adult"]);
    assert_eq!(of(&aged(18, Sex::Male)), ["card_school_age"]);
    assert_eq!(of(&mother()), ["card_pregnant", "card_adult"], "she is both");
    assert_eq!(of(&nursing()), ["card_postpartum", "card_adult"]);
}
