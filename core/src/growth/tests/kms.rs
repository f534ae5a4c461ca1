use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use crate::checklist::Sex;
use crate::growth::FamilyWord;
use crate::growth::kms::{
    Call, KmsChild, KmsRules, KmsStatus, KmsWeighing, LineColour, Unjudged, WeighingStatus, chart, judge,
    line,
};
use crate::rules::{Rules, Standing};

use KmsStatus::{First, NotCounted, NotLastMonth, NotUp, TooClose, Up};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rules() -> KmsRules {
    KmsRules::of(Rules::bundled().unwrap()).unwrap()
}

fn born(sex: Option<Sex>, birth: &str, birth_weight: Option<i64>) -> KmsChild {
    KmsChild { sex, birth: day(birth), birth_weight }
}

fn weighed(rows: &[(&str, i64)]) -> Vec<KmsWeighing> {
    rows.iter().map(|(on, grams)| KmsWeighing { day: day(on), grams: *grams, posyandu_day: false }).collect()
}

fn judged(child: &KmsChild, rows: &[(&str, i64)]) -> Vec<WeighingStatus> {
    judge(&rules(), child, &weighed(rows), day("2030-01-01"))
}

fn last(child: &KmsChild, rows: &[(&str, i64)]) -> KmsStatus {
    judged(child, rows).last().unwrap().status
}

const BOY: Option<Sex> = Some(Sex::Male);
const GIRL: Option<Sex> = Some(Sex::Female);

/// A weighing at a completed month of age and the one a month before.
fn gain_at(sex: Option<Sex>, months: i64, gain: i64) -> KmsStatus {
    let birth = day("2024-01-10");
    let on = |months| crate::life_stage::add_months(birth, months).unwrap();
    let weighings = [(months - 1, 9_000), (months, 9_000 + gain)].map(|(months, grams)| KmsWeighing {
        day: on(months),
        grams,
        posyandu_day: false,
    });
    judge(&rules(), &KmsChild { sex, birth, birth_weight: None }, &weighings, on(months))
        .last()
        .unwrap()
        .status
}

#[test]
fn vector_8_4_a_boy_of_7_months_gains_350_grams_and_a_girl() {
    assert_eq!(gain_at(BOY, 7, 350), NotUp);
    assert_eq!(gain_at(GIRL, 7, 350), Up);
}

#[test]
fn vector_8_4_a_girl_of_11_months_gains_200_grams_and_a_boy() {
    assert_eq!(gain_at(GIRL, 11, 200), Up);
    assert_eq!(gain_at(BOY, 11, 200), NotUp);
}

#[test]
fn kbm_of_every_month_on_both_sides() {
    // 4.18.
    let boys = [800, 900, 800, 600, 500, 400, 400, 300, 300, 300, 300, 200];
    let girls = [800, 900, 800, 600, 500, 400, 300, 300, 300, 300, 200, 200];
    for months in 1_i64..=59 {
        for (sex, table) in [(BOY, boys), (GIRL, girls)] {
            let kbm = table[usize::try_from(months.min(12) - 1).unwrap()];
            assert_eq!(gain_at(sex, months, kbm), Up, "{sex:?} {months}");
            assert_eq!(gain_at(sex, months, kbm - 1), NotUp, "{sex:?} {months}");
        }
    }
}

#[test]
fn d36_months_7_and_11_are_unverified_and_the_kms_ends_with_59() {
    for sex in [Sex::Male, Sex::Female] {
        for months in 1..=59 {
            let standing = rules().minimum_gain(sex, months).unwrap().standing;
            assert_eq!(standing == Standing::Unverified, months == 7 || months == 11, "{months}");
        }
        assert_eq!(rules().minimum_gain(sex, 0), None);
        assert_eq!(rules().minimum_gain(sex, 60), None);
    }
    assert_eq!(gain_at(BOY, 60, 500), KmsStatus::Unjudged(Unjudged::TooOld));
}

#[test]
fn d31_the_first_weighing_is_b_but_at_1_month_the_birth_weight_counts() {
    let child = born(BOY, "2026-01-10", Some(3_000));
    assert_eq!(last(&child, &[("2026-02-20", 3_800)]), Up);
    assert_eq!(last(&child, &[("2026-02-20", 3_799)]), NotUp);
    assert_eq!(last(&child, &[("2026-03-20", 5_000)]), First, "2 months");
    assert_eq!(last(&child, &[("2026-02-05", 3_700)]), First, "0 months");
    assert_eq!(last(&born(BOY, "2026-01-10", None), &[("2026-02-20", 3_800)]), First);
    assert!(judged(&child, &[("2026-02-20", 3_800)])[0].compared.unwrap().at_birth);
}

#[test]
fn o_is_weighed_before_but_not_last_month_and_shows_the_sum_of_kbm() {
    let child = born(GIRL, "2025-01-10", None);
    let judged = judged(&child, &[("2026-01-12", 8_000), ("2026-03-12", 8_500)]);
    assert_eq!(judged[1].status, NotLastMonth);
    let compared = judged[1].compared.unwrap();
    assert_eq!((compared.gain, compared.minimum.unwrap().grams), (500, 400), "months 13 and 14");
    assert_eq!(judged[1].family_word(&rules()), None);
}

#[test]
fn d33_under_14_days_apart_is_too_close() {
    let child = born(GIRL, "2025-01-10", None);
    assert_eq!(last(&child, &[("2026-01-25", 8_000), ("2026-02-07", 9_000)]), TooClose, "13 days");
    assert_eq!(last(&child, &[("2026-01-25", 8_000), ("2026-02-08", 9_000)]), Up, "14 days");
}

#[test]
fn d32_of_two_in_a_month_the_posyandu_day_counts_else_the_last() {
    let child = born(GIRL, "2025-01-10", None);
    let mut weighings = weighed(&[("2026-01-12", 8_000), ("2026-02-05", 8_300), ("2026-02-20", 8_100)]);
    let statuses = |weighings: &[KmsWeighing]| {
        judge(&rules(), &child, weighings, day("2030-01-01")).iter().map(|it| it.status).collect::<Vec<_>>()
    };
    assert_eq!(statuses(&weighings), [First, NotCounted, NotUp]);
    weighings[1].posyandu_day = true;
    assert_eq!(statuses(&weighings), [First, Up, NotCounted]);
    // The one that does not count is not what March is held against either.
    weighings.extend(weighed(&[("2026-03-20", 8_400)]));
    assert_eq!(statuses(&weighings)[3], NotUp);
}

#[test]
fn t_in_months_running_is_2t_and_3t_and_anything_else_ends_it() {
    let child = born(GIRL, "2025-01-10", None);
    let rows = [
        ("2026-01-12", 9_000),
        ("2026-02-12", 9_000),
        ("2026-03-12", 9_100),
        ("2026-04-12", 9_200),
        ("2026-05-12", 9_500),
    ];
    let codes: Vec<_> = judged(&child, &rows).iter().map(WeighingStatus::code).collect();
    assert_eq!(codes, ["B", "T", "2T", "3T", "N"]);
    let gap = [rows[0], rows[1], rows[3], ("2026-05-12", 9_200)];
    let codes: Vec<_> = judged(&child, &gap).iter().map(WeighingStatus::code).collect();
    assert_eq!(codes, ["B", "T", "O", "T"]);
}

#[test]
fn d35_on_the_red_or_orange_line_is_neither_below_nor_above() {
    // Boys at 12 completed months: −3 SD 6.9 kg, +1 SD 10.8 kg (WHO).
    let child = born(BOY, "2025-01-10", None);
    for (grams, below, above) in
        [(6_899, true, false), (6_900, false, false), (10_800, false, false), (10_801, false, true)]
    {
        let it = judged(&child, &[("2026-01-20", grams)])[0];
        assert_eq!((it.below_red, it.above_orange), (Some(below), Some(above)), "{grams}");
    }
    // Where Appendix A differs WHO's table counts: boys 30, girls 33 and 40 months.
    assert_eq!(line(Sex::Male, -3).unwrap()[0], 2_100);
    assert_eq!(line(Sex::Female, 3).unwrap()[0], 4_800);
    assert_eq!(line(Sex::Male, 4), None);
}

#[test]
fn d37_one_t_is_told_two_or_below_red_are_referred() {
    let child = born(GIRL, "2025-01-10", None);
    let rows = [("2026-01-12", 9_000), ("2026-02-12", 9_000), ("2026-03-12", 9_000)];
    let judged = judged(&child, &rows);
    let calls: Vec<_> = judged.iter().map(|it| it.call(&rules())).collect();
    assert_eq!(calls, [None, Some(Call::TellStaff), Some(Call::ReferToday)]);
    let words: Vec<_> = judged.iter().map(|it| it.family_word(&rules())).collect();
    assert_eq!(words, [None, Some(FamilyWord::NotUp), Some(FamilyWord::SeeStaff)]);
}

#[test]
fn what_cannot_be_judged_says_why_and_is_compared_with_nothing() {
    let child = born(None, "2025-01-10", None);
    assert_eq!(last(&child, &[("2026-01-12", 9_000)]), First);
    let rows = [("2026-01-12", 9_000), ("2026-02-12", 9_900)];
    let it = judged(&child, &rows)[1];
    assert_eq!((it.status, it.below_red), (KmsStatus::Unjudged(Unjudged::NoSex), None));
    let child = born(BOY, "2025-01-10", None);
    assert_eq!(last(&child, &[("2026-01-12", 0)]), KmsStatus::Unjudged(Unjudged::NotPositive));
    assert_eq!(last(&child, &[("2025-01-09", 3_000)]), KmsStatus::Unjudged(Unjudged::BeforeBirth));
    let rows = [("2024-12-30", 3_000), ("2025-03-12", 0), ("2026-01-12", 9_000)];
    assert_eq!(last(&child, &rows), First);
}

#[test]
fn the_chart_has_seven_lines_and_the_weighings_that_count() {
    let child = born(BOY, "2025-01-10", None);
    let rows = [("2026-01-12", 9_000), ("2026-02-05", 9_100), ("2026-02-12", 9_200)];
    let chart = chart(&rules(), Sex::Male, &judged(&child, &rows));
    let lines: Vec<_> = chart.lines.iter().map(|line| (line.sd, line.grams.len())).collect();
    assert_eq!(lines, [(-3, 61), (-2, 61), (-1, 61), (0, 61), (1, 61), (2, 61), (3, 61)]);
    assert_eq!(chart.lines[0].colour, LineColour::Red);
    assert_eq!(chart.lines[4].colour, LineColour::Orange);
    assert_eq!(
        chart.points.iter().map(|point| (point.month, point.grams)).collect::<Vec<_>>(),
        [(12, 9_000), (13, 9_200)]
    );
}

proptest! {
    #[test]
    fn any_weighings_are_judged_once_each_and_never_panic(
        sex in prop_oneof![Just(None), Just(BOY), Just(GIRL)],
        birth_weight in prop::option::of(any::<i64>()),
        rows in prop::collection::vec((0_u64..2_500, any::<i64>(), any::<bool>()), 0..40),
    ) {
        let start = day("2020-01-31");
        let weighings: Vec<_> = rows
            .iter()
            .map(|(after, grams, posyandu_day)| KmsWeighing { day: start + Days::new(*after), grams: *grams, posyandu_day: *posyandu_day })
            .collect();
        let child = KmsChild { sex, birth: day("2020-03-01"), birth_weight };
        let judged = judge(&rules(), &child, &weighings, day("2030-01-01"));
        prop_assert_eq!(judged.len(), weighings.len());
        for it in &judged {
            let by_gain = it.compared.and_then(|seen| Some(seen.gain >= seen.minimum?.grams));
            prop_assert!(it.status != Up || by_gain == Some(true));
            prop_assert!(it.status != NotUp || by_gain == Some(false));
            prop_assert_eq!(it.not_up_months > 0, it.status == NotUp);
        }
        let mut months: Vec<_> = judged
            .iter()
            .filter(|it| !matches!(it.status, NotCounted | KmsStatus::Unjudged(Unjudged::BeforeBirth | Unjudged::NotPositive)))
            .map(|it| it.weighing.day.format("%Y-%m").to_string())
            .collect();
        let all = months.len();
        months.dedup();
        prop_assert_eq!(months.len(), all, "one weighing a month counts");
    }
}
