use super::*;
use crate::rules::{Category, Standing};

/// 25 years, 30 weeks, second pregnancy, four years after the first.
fn mother() -> Facts {
    Facts {
        birth: Some("2001-01-15".parse().unwrap()),
        sex: Some(Sex::Female),
        weeks_pregnant: Some(30),
        gravida: Some(2),
        spacing_years: Some(4),
        ..Facts::on(visit())
    }
}

fn sound() -> Answers {
    all_signs_absent(
        form("pregnant"),
        &[
            ("BH1", number(368)),
            ("BH2", choice("shown")),
            ("BH3", yes()),
            ("BH3-TM1", choice("1")),
            ("BH3-TM2", choice("2")),
            ("BH3-TM3", choice("1")),
            ("BH4", yes()),
            ("BH5", yes()),
            ("BH6", yes()),
            ("BH7", number(245)),
            ("BH9", yes()),
            ("BH10", yes()),
        ],
    )
}

fn with(answers: &[(&str, AnswerValue)]) -> Evaluation {
    let mut all = sound();
    all.extend(answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())));
    evaluate(form("pregnant"), &all, &mother())
}

#[test]
fn every_rule_row_of_the_pregnant_mother() {
    let at = |weeks| Facts { weeks_pregnant: weeks, ..mother() };
    let born = |birth: &str| Facts { birth: Some(birth.parse().unwrap()), ..mother() };
    let rows = [
        // Ten signs of the form, with the levels of the KIA book's lists (A is 3, B is 2) and D10.
        row("TB1.panas", 3, mother(), [("BH-TB1", yes()), ("BH1", number(380))]),
        row("TB1.menggigil", 3, mother(), [("BH-TB1", yes()), ("BH-TB1-menggigil", yes())]),
        row("TB1.demam", 2, mother(), [("BH-TB1", yes()), ("BH-TB1-menggigil", no())]),
        row("TB1.demam", 2, mother(), [("BH-TB1", yes()), ("BH1", number(379)), ("BH-TB1-menggigil", no())]),
        row("TB2.sakit-kepala", 3, mother(), [("BH-TB2", yes())]),
        row("TB3.cemas", 2, mother(), [("BH-TB3", yes())]),
        row("TB4.diare", 2, mother(), [("BH-TB4", yes())]),
        row("TB5.tbc", 2, mother(), [("BH-TB5", yes())]),
        row("TB6.gerakan-janin", 3, at(Some(24)), [("BH-TB6", yes())]),
        row("TB6.gerakan-janin", 3, at(None), [("BH-TB6", yes())]),
        row("TB6.sebelum-waktunya", 2, at(Some(23)), [("BH-TB6", yes())]),
        row("TB7.dada", 3, mother(), [("BH-TB7", yes())]),
        row("TB8.cairan", 3, mother(), [("BH-TB8", yes())]),
        row("TB9.kencing", 2, mother(), [("BH-TB9", yes())]),
        row("TB10.nyeri-perut", 3, mother(), [("BH-TB10", yes())]),
        // On the KIA book's "Segera bawa" list and not on the form.
        row("TB11.perdarahan", 3, mother(), [("BH-TB11", yes())]),
        row("TB12.muntah", 3, mother(), [("BH-TB12", yes())]),
        row("TB13.kejang", 3, mother(), [("BH-TB13", yes())]),
        row("TB14.persalinan", 3, mother(), [("BH-TB14", yes())]),
        // D2, D10.
        row("BH1.perhatikan", 1, mother(), [("BH1", number(375))]),
        row("BH1.dingin", 1, mother(), [("BH1", number(349))]),
        row("BH1.demam", 3, mother(), [("BH1", number(380))]),
        // D3.
        row("BH2.tidak-ditunjukkan", 0, mother(), [("BH2", choice("not_shown"))]),
        row("BH2.tidak-ada", 1, mother(), [("BH2", no())]),
        row("BH2.tidak-ada", 1, mother(), [("BH2", choice("unknown"))]),
        // D1.
        row("BH4.belum", 0, mother(), [("BH4", no())]),
        row("BH5.tidak-ada", 1, mother(), [("BH5", no())]),
        row("BH6.tidak-diminum", 1, mother(), [("BH6", no())]),
        row("BH9.belum", 0, mother(), [("BH9", no())]),
        // D4: missing in this trimester 1, in one that is over 2 (C6: 1, 2, 3 contacts; C17).
        row("BH3.belum", 1, at(Some(12)), [("BH3", no())]),
        row("BH3.belum", 1, at(None), [("BH3", no())]),
        row("BH3.terlewat", 2, at(Some(13)), [("BH3", no())]),
        row("BH3.tidak-tahu", 0, at(Some(13)), [("BH3", choice("unknown"))]),
        row("BH3.TM1-belum", 1, at(Some(12)), [("BH3-TM1", choice("0"))]),
        row("BH3.TM1-terlewat", 2, at(Some(13)), [("BH3-TM1", choice("0"))]),
        row("BH3.TM1-tidak-tahu", 0, at(Some(13)), [("BH3-TM1", choice("unknown"))]),
        row("BH3.TM2-belum", 1, at(Some(24)), [("BH3-TM2", choice("0"))]),
        row("BH3.TM2-terlewat", 2, at(Some(25)), [("BH3-TM2", choice("0"))]),
        row("BH3.TM2-terlewat", 2, at(Some(25)), [("BH3-TM2", choice("1"))]),
        row("BH3.TM2-tidak-tahu", 0, at(Some(25)), [("BH3-TM2", choice("unknown"))]),
        row("BH3.TM3-belum", 1, at(Some(25)), [("BH3-TM3", choice("0"))]),
        row("BH3.TM3-tidak-tahu", 0, at(Some(25)), [("BH3-TM3", choice("unknown"))]),
        // KMK 2015/2023: < 23,5 cm, handled by a doctor.
        row("BH7.kek", 2, mother(), [("BH7", number(234)), ("BH8", yes())]),
        // The form: yellow.
        row("BH10.belum", 1, mother(), [("BH10", no())]),
        // D13.
        row("risiko.terlalu-muda", 1, born("2006-05-05"), []),
        row("risiko.terlalu-tua", 1, born("1990-05-04"), []),
        row("risiko.terlalu-banyak", 1, Facts { gravida: Some(4), ..mother() }, []),
        row("risiko.terlalu-dekat", 1, Facts { spacing_years: Some(1), ..mother() }, []),
        // Yellow; asked only beside a LiLA that is level 2 itself.
        row("BH8.belum", 1, mother(), [("BH7", number(230)), ("BH8", no())]).on_sheet_of(2),
    ];
    check_rows(form("pregnant"), &sound(), &rows);
}

#[test]
fn a_sound_sheet_is_good() {
    let evaluation = with(&[]);
    assert_eq!(evaluation.level, Level::Good);
    assert!(evaluation.complete, "{:?}", evaluation.unanswered);
    assert!(evaluation.findings.is_empty());
    assert_eq!(evaluation.verdict.label(), "Baik");
}

#[test]
fn contacts_are_asked_by_trimester_as_far_as_it_is_reached() {
    // C17: the second trimester from 13 completed weeks, the third from 25.
    let asks = |weeks, trimester: u32| {
        let facts = Facts { weeks_pregnant: weeks, ..mother() };
        visible(form("pregnant"), &sound(), &facts).contains(&format!("BH3-TM{trimester}"))
    };
    assert!(
        asks(Some(4), 1)
            && !asks(Some(12), 2)
            && asks(Some(13), 2)
            && !asks(Some(24), 3)
            && asks(Some(25), 3)
    );
    assert!((1..=3).all(|trimester| asks(None, trimester)));
    // One contact in a trimester that is not over is no finding.
    let once = [("BH3-TM2".to_owned(), choice("1"))];
    let answers: Answers = sound().into_iter().chain(once).collect();
    let early = Facts { weeks_pregnant: Some(14), ..mother() };
    assert_eq!(evaluate(form("pregnant"), &answers, &early).verdict, Verdict::Good);
    let shown = visible(form("pregnant"), &sound(), &mother());
    assert!(shown.contains(&"BH3-K1".to_owned()));
    assert!(!shown.contains(&"BH3-K2".to_owned()), "K2 is asked once K1 has its date");
    let mut answers = sound();
    answers.insert("BH3".into(), no());
    let shown = visible(form("pregnant"), &answers, &mother());
    assert!(!shown.iter().any(|item| item.starts_with("BH3-")));
}

#[test]
fn temperature_cut_offs_on_both_sides() {
    // C9, D2, D10: under 37,5 nothing; 37,5–37,9 watch; from 38,0 now.
    let expected = [(349, 1), (350, 0), (374, 0), (375, 1), (379, 1), (380, 3), (386, 3)];
    let expected = expected.map(|(value, level)| (number(value), level));
    check_levels(form("pregnant"), &sound(), &mother(), "BH1", expected);
}

#[test]
fn a_measured_fever_counts_as_the_sign_although_nobody_ticked_it() {
    let evaluation = with(&[("BH1", number(380)), ("BH-TB1", no())]);
    assert_eq!(evaluation.level, Level::Emergency);
    assert_eq!(evaluation.follow_up().unwrap().reason, "Suhu 38,0 °C (38,0 atau lebih)");
}

#[test]
fn muac_cut_off_on_both_sides() {
    // LiLA 23,4 red, 23,5 green.
    let mut sound = sound();
    sound.insert("BH8".into(), yes());
    check_levels(form("pregnant"), &sound, &mother(), "BH7", [(number(234), 2), (number(235), 0)]);
    let evaluation = with(&[("BH7", number(231)), ("BH8", yes())]);
    let finding = evaluation.follow_up().unwrap();
    assert_eq!(finding.reason, "LiLA 23,1 cm (kurang dari 23,5)");
    assert_eq!((finding.standing, finding.category), (Standing::Official, Some(Category::Other)));
    assert_eq!(finding.due(visit()), "2026-05-11".parse().ok(), "a referral is asked about after a week");
}

#[test]
fn food_for_a_thin_mother_is_asked_only_when_the_arm_is_thin() {
    let asks = |answer: Option<AnswerValue>| {
        let mut answers = sound();
        answers.remove("BH7");
        answers.extend(answer.map(|answer| ("BH7".to_owned(), answer)));
        visible(form("pregnant"), &answers, &mother()).contains(&"BH8".to_owned())
    };
    assert!(asks(Some(number(234))));
    assert!(!asks(Some(number(235))));
    assert!(!asks(None));
    // An answer left over from before the arm was measured again counts for nothing.
    let evaluation = with(&[("BH7", number(245)), ("BH8", no())]);
    assert_eq!(evaluation.level, Level::Good);
}

#[test]
fn fetal_movement_is_asked_from_week_24() {
    // D10.
    let asks = |weeks| {
        let facts = Facts { weeks_pregnant: weeks, ..mother() };
        visible(form("pregnant"), &sound(), &facts).contains(&"BH-TB6".to_owned())
    };
    assert!(!asks(Some(23)));
    assert!(asks(Some(24)));
    assert!(asks(None), "when the week is not known it is asked");
}

#[test]
fn a_sheet_before_week_24_is_complete_without_fetal_movement() {
    let mut answers = sound();
    answers.remove("BH-TB6");
    let early = Facts { weeks_pregnant: Some(20), ..mother() };
    assert!(evaluate(form("pregnant"), &answers, &early).complete);
    assert_eq!(evaluate(form("pregnant"), &answers, &mother()).unanswered, ["BH-TB6"]);
}

#[test]
fn chills_are_asked_beside_the_fever() {
    let evaluation = with(&[("BH-TB1", yes())]);
    assert_eq!(evaluation.unanswered, ["BH-TB1-menggigil"]);
    assert_eq!(evaluation.level, Level::Refer);
    assert_eq!(with(&[("BH-TB1", no()), ("BH-TB1-menggigil", yes())]).level, Level::Good);
}

#[test]
fn pregnancy_at_risk_on_both_sides_of_each_cut_off() {
    // D13: under 20 and 36 and over in completed years; fourth pregnancy; exactly two years is no risk.
    let risks = |facts: Facts| -> Vec<String> {
        from_facts(form("pregnant"), &facts).into_iter().map(|finding| finding.rule.rule).collect()
    };
    let born = |birth: &str| Facts { birth: Some(birth.parse().unwrap()), ..mother() };
    assert_eq!(risks(mother()), [""; 0]);
    assert_eq!(risks(born("2006-05-05")), ["risiko.terlalu-muda"], "19 years, a day before 20");
    assert_eq!(risks(born("2006-05-04")), [""; 0], "20 years today");
    assert_eq!(risks(born("1990-05-05")), [""; 0], "35 years, a day before 36");
    assert_eq!(risks(born("1990-05-04")), ["risiko.terlalu-tua"], "36 years today");
    assert_eq!(risks(Facts { gravida: Some(3), ..mother() }), [""; 0]);
    assert_eq!(risks(Facts { gravida: Some(4), ..mother() }), ["risiko.terlalu-banyak"]);
    assert_eq!(risks(Facts { spacing_years: Some(2), ..mother() }), [""; 0]);
    assert_eq!(risks(Facts { spacing_years: Some(1), ..mother() }), ["risiko.terlalu-dekat"]);
    assert_eq!(risks(Facts::on(visit())), [""; 0], "what is not known is no risk");
}

#[test]
fn one_follow_up_by_level_and_rank() {
    let evaluation = with(&[("BH2", no()), ("BH5", no()), ("BH6", no()), ("BH9", no())]);
    assert_eq!(evaluation.level, Level::FollowUp);
    assert_eq!(evaluation.follow_up().unwrap().rule.rule, "BH5.tidak-ada");
    assert_eq!(evaluation.findings.len(), 4, "the rest stays a fact");
    let evaluation = with(&[("BH5", no()), ("BH7", number(231)), ("BH8", no()), ("BH-TB4", yes())]);
    assert_eq!(evaluation.follow_up().unwrap().rule.rule, "BH7.kek");
    let evaluation = with(&[("BH7", number(231)), ("BH8", no()), ("BH-TB10", yes()), ("BH-TB11", yes())]);
    assert_eq!(evaluation.follow_up().unwrap().reason, "Perdarahan");
    assert_eq!(evaluation.emergencies().count(), 2);
}

#[test]
fn danger_signs_go_to_the_weekly_report_as_such_and_tb_apart() {
    let category = |item| with(&[(item, yes())]).follow_up().unwrap().category;
    assert_eq!(category("BH-TB4"), Some(Category::DangerSign));
    assert_eq!(category("BH-TB11"), Some(Category::DangerSign));
    assert_eq!(category("BH-TB5"), Some(Category::TbSymptoms));
    assert_eq!(with(&[("BH6", no())]).follow_up().unwrap().category, Some(Category::NonCompliance));
    assert_eq!(with(&[("BH5", no())]).follow_up().unwrap().category, Some(Category::NoAccess));
}

#[test]
fn all_items_of_the_form_are_there() {
    let form = form("pregnant");
    for item in ["BH1", "BH2", "BH3", "BH4", "BH5", "BH6", "BH7", "BH8", "BH9", "BH10", "BH11", "BH12"] {
        assert!(form.item(item).is_some(), "{item}");
    }
    let signs: Vec<&str> =
        form.items.iter().filter(|item| item.is_sign()).map(|item| item.id.as_str()).collect();
    assert_eq!(signs.len(), 14, "ten of the form and four of the KIA book");
    for sign in 1..=14 {
        assert!(signs.contains(&format!("BH-TB{sign}").as_str()), "{sign}");
    }
    assert_eq!(form.emergency, "pregnant");
}
