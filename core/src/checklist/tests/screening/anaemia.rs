use super::*;

fn hb(tenths: i64) -> Answers {
    answers([("AN1", no()), ("AN2", yes()), ("AN3", number(tenths))])
}

#[test]
fn every_rule_row_of_anaemia() {
    let rows = [
        row("AN-golongan.sangat-rendah", 3, woman(15), [("AN3", number(79))]),
        row("AN-golongan.rendah", 2, woman(15), [("AN3", number(119))]),
        row("AN-golongan.normal", 0, woman(15), []),
        row("AN1.belum-periksa", 1, woman(15), [("AN1", yes()), ("AN2", no())]),
        row("AN1.gejala", 0, woman(15), [("AN1", yes())]),
    ];
    check_rows(form("anaemia"), &hb(130), &rows);
}

#[test]
fn hb_below_the_limit_of_the_group() {
    // WHO 2011: 6–59 months <11; 5–11 years <11,5; 12–14 <12; women from 15 <12; men <13; pregnant <11. D19.
    let months = |months: u32| Facts {
        birth: visit().checked_sub_months(chrono::Months::new(months)),
        sex: Some(Sex::Male),
        ..Facts::on(visit())
    };
    for (facts, limit) in [
        (months(6), 110),
        (months(59), 110),
        (months(60), 115),
        (woman(11), 115),
        (woman(12), 120),
        (man(14), 120),
        (woman(15), 120),
        (woman(40), 120),
        (man(15), 130),
        (man(60), 130),
        (pregnant(), 110),
    ] {
        assert_eq!(level(form("anaemia"), &hb(limit - 1), &facts), 2, "{limit} {facts:?}");
        assert_eq!(level(form("anaemia"), &hb(limit), &facts), 0, "{limit} {facts:?}");
        assert_eq!(level(form("anaemia"), &hb(80), &facts), 2, "{facts:?}");
        assert_eq!(level(form("anaemia"), &hb(79), &facts), 3, "{facts:?}");
    }
}

#[test]
fn a_group_without_a_limit_is_not_judged() {
    let young = Facts { birth: Some(days_ago(100)), ..Facts::on(visit()) };
    let unknown_sex = Facts { sex: None, ..man(30) };
    for facts in [young, unknown_sex, Facts::on(visit())] {
        let evaluation = evaluate(form("anaemia"), &hb(140), &facts);
        assert_eq!(evaluation.verdict, Verdict::GoodAsJudged, "{facts:?}");
        assert!(evaluation.findings.is_empty());
    }
    assert_eq!(level(form("anaemia"), &hb(79), &Facts::on(visit())), 3, "under 8 for everyone");
}
