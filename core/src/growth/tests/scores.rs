use proptest::prelude::*;

use crate::checklist::Sex;
use crate::growth::{AgeDays, Child, Index, Length, NoZ, Position, Reference, Scores, Weight, scores};

use Index::{ArmForAge, BmiForAge, HeadForAge, LengthForAge, WeightForAge, WeightForLength};
use Position::{Lying, Standing};

const BOY: Sex = Sex::Male;
const GIRL: Sex = Sex::Female;

/// A child by sex, day, grams, micrometres (0: not measured) and position.
fn of(sex: Sex, day: u32, grams: i64, micrometres: i64, position: Option<Position>) -> Child {
    Child {
        weight: Weight::from_grams(grams).ok(),
        length: Length::from_micrometres(micrometres).ok(),
        position,
        ..Child::new(Some(sex), Some(AgeDays::new(day)))
    }
}

fn z(scores: &Scores, index: Index) -> Result<i32, NoZ> {
    scores.z(index).map(crate::growth::Z::hundredths)
}

fn z_of(index: Index, child: &Child) -> Result<i32, NoZ> {
    z(&scores(child), index)
}

const CM: i64 = 10_000;

#[test]
fn weight_for_age_at_both_ends_of_the_standard() {
    assert_eq!(z_of(WeightForAge, &of(BOY, 0, 2_500, 0, None)), Ok(-190));
    assert_eq!(z_of(WeightForAge, &of(GIRL, 1826, 14_000, 0, None)), Ok(-186));
}

#[test]
fn beyond_3_sd_weight_counts_in_steps_of_the_last_sd() {
    assert_eq!(z_of(WeightForAge, &of(BOY, 365, 6_000, 0, None)), Ok(-414));
    assert_eq!(z_of(WeightForAge, &of(GIRL, 365, 15_000, 0, None)), Ok(417));
}

#[test]
fn beyond_3_sd_length_and_head_take_the_plain_z() {
    assert_eq!(z_of(LengthForAge, &of(BOY, 365, 0, 60 * CM, Some(Lying))), Ok(-662));
    let head = Child { head: Length::from_millimetres(400).ok(), ..of(BOY, 365, 0, 0, None) };
    assert_eq!(z_of(HeadForAge, &head), Ok(-472));
}

#[test]
fn standing_under_9_months_is_a_wrong_note_and_not_corrected() {
    let day_273 = scores(&of(BOY, 273, 0, 66 * CM, Some(Standing)));
    assert_eq!((z(&day_273, LengthForAge), day_273.position_doubtful), (Ok(-264), true));
    let day_274 = scores(&of(BOY, 274, 0, 66 * CM, Some(Standing)));
    assert_eq!((z(&day_274, LengthForAge), day_274.position_doubtful), (Ok(-235), false));
}

#[test]
fn position_is_corrected_by_7_millimetres_around_day_731() {
    assert_eq!(z_of(LengthForAge, &of(GIRL, 730, 0, 80 * CM, Some(Standing))), Ok(-177));
    assert_eq!(z_of(LengthForAge, &of(GIRL, 730, 0, 80 * CM, Some(Lying))), Ok(-198));
    assert_eq!(z_of(LengthForAge, &of(GIRL, 731, 0, 80 * CM, Some(Lying))), Ok(-199));
    assert_eq!(z_of(LengthForAge, &of(GIRL, 731, 0, 80 * CM, Some(Standing))), Ok(-178));
}

#[test]
fn without_a_note_lying_to_day_730_and_standing_from_731() {
    for (day, position) in [(730, Lying), (731, Standing)] {
        let noted = scores(&of(GIRL, day, 10_000, 80 * CM, Some(position)));
        assert_eq!(scores(&of(GIRL, day, 10_000, 80 * CM, None)), noted);
    }
}

#[test]
fn the_corrected_length_goes_into_bmi() {
    assert_eq!(z_of(BmiForAge, &of(GIRL, 731, 11_000, 85 * CM, Some(Lying))), Ok(-16));
    assert_eq!(z_of(BmiForAge, &of(GIRL, 731, 11_000, 85 * CM, Some(Standing))), Ok(-36));
}

#[test]
fn weight_for_length_below_day_731_and_weight_for_height_from_it() {
    // wfl has no 115 cm, wfh has no 60 cm.
    assert_eq!(z_of(WeightForLength, &of(GIRL, 730, 20_000, 115 * CM, Some(Lying))), Err(NoZ::LengthOutside));
    assert!(z_of(WeightForLength, &of(GIRL, 731, 20_000, 115 * CM, Some(Standing))).is_ok());
    assert!(z_of(WeightForLength, &of(GIRL, 730, 6_000, 60 * CM, Some(Lying))).is_ok());
    assert_eq!(
        z_of(WeightForLength, &of(GIRL, 731, 6_000, 60 * CM, Some(Standing))),
        Err(NoZ::LengthOutside)
    );
}

#[test]
fn the_ends_of_weight_for_length_and_height_are_met_exactly() {
    assert_eq!(z_of(WeightForLength, &of(BOY, 0, 2_000, 45 * CM, Some(Lying))), Ok(-225));
    assert_eq!(z_of(WeightForLength, &of(BOY, 0, 2_000, 45 * CM - 1, Some(Lying))), Err(NoZ::LengthOutside));
    assert_eq!(z_of(WeightForLength, &of(BOY, 700, 20_000, 110 * CM, Some(Lying))), Ok(102));
    assert_eq!(
        z_of(WeightForLength, &of(BOY, 700, 20_000, 110 * CM + 1, Some(Lying))),
        Err(NoZ::LengthOutside)
    );
    assert_eq!(z_of(WeightForLength, &of(GIRL, 731, 7_000, 65 * CM, Some(Standing))), Ok(-37));
    assert_eq!(
        z_of(WeightForLength, &of(GIRL, 731, 7_000, 65 * CM - 1, Some(Standing))),
        Err(NoZ::LengthOutside)
    );
    assert_eq!(z_of(WeightForLength, &of(GIRL, 1826, 25_000, 120 * CM, Some(Standing))), Ok(91));
    assert_eq!(
        z_of(WeightForLength, &of(GIRL, 1826, 25_000, 120 * CM + 1, Some(Standing))),
        Err(NoZ::LengthOutside)
    );
    // The end counts after the correction: 109.3 + 0.7, 65.7 − 0.7.
    assert_eq!(z_of(WeightForLength, &of(BOY, 700, 20_000, 1_093_000, Some(Standing))), Ok(102));
    assert_eq!(z_of(WeightForLength, &of(GIRL, 731, 7_000, 657_000, Some(Lying))), Ok(-37));
}

#[test]
fn between_two_rows_of_a_millimetre_l_m_s_are_interpolated() {
    assert_eq!(z_of(WeightForLength, &of(BOY, 300, 9_000, 742_500, Some(Lying))), Ok(-46));
}

#[test]
fn without_an_age_only_weight_for_length_by_position_or_by_87_centimetres() {
    let child = |micrometres, position| Child { age: None, ..of(BOY, 0, 12_000, micrometres, position) };
    let known = scores(&child(80 * CM, None));
    assert_eq!(known.reference, None);
    for index in [WeightForAge, LengthForAge, BmiForAge] {
        assert_eq!(z(&known, index), Err(NoZ::NoAge));
    }
    let lying = |micrometres| z_of(WeightForLength, &of(BOY, 700, 12_000, micrometres, Some(Lying)));
    let standing = |micrometres| z_of(WeightForLength, &of(BOY, 800, 12_000, micrometres, Some(Standing)));
    assert_eq!(z_of(WeightForLength, &child(869_999, None)), lying(869_999));
    assert_eq!(z_of(WeightForLength, &child(870_000, None)), standing(870_000));
    assert_ne!(lying(870_000), standing(870_000));
    assert_eq!(z_of(WeightForLength, &child(900_000, Some(Lying))), lying(900_000));
    assert_eq!(z_of(WeightForLength, &child(800_000, Some(Standing))), standing(800_000));
}

#[test]
fn arm_circumference_begins_at_day_91() {
    let arm = |day| Child { arm: Length::from_millimetres(110).ok(), ..of(GIRL, day, 0, 0, None) };
    assert_eq!(z_of(ArmForAge, &arm(90)), Err(NoZ::AgeOutside));
    assert_eq!(z_of(ArmForAge, &arm(91)), Ok(-207));
}

#[test]
fn day_1826_is_2006_and_day_1827_is_2007_also_in_the_61st_month() {
    assert_eq!(scores(&of(BOY, 1826, 0, 0, None)).reference, Some(Reference::Standard2006));
    for (day, expected) in [(1827, 225), (1856, 212), (1857, 212)] {
        let scores = scores(&of(BOY, day, 20_000, 120 * CM, Some(Standing)));
        assert_eq!(scores.reference, Some(Reference::Reference2007));
        assert_eq!(z(&scores, LengthForAge), Ok(expected), "day {day}");
        assert_eq!(z(&scores, WeightForLength), Err(NoZ::AgeOutside));
        assert_eq!(z(&scores, HeadForAge), Err(NoZ::NotMeasured));
    }
}

#[test]
fn from_5_years_months_that_are_not_whole_are_interpolated() {
    assert_eq!(z_of(LengthForAge, &of(BOY, 3652, 0, 120 * CM, None)), Ok(-279));
    assert_eq!(z_of(WeightForAge, &of(GIRL, 1827, 25_000, 0, None)), Ok(211));
    assert_eq!(z_of(BmiForAge, &of(GIRL, 1827, 50_000, 150 * CM, None)), Ok(339));
    assert_eq!(z_of(BmiForAge, &of(GIRL, 5000, 50_000, 150 * CM, None)), Ok(94));
}

#[test]
fn the_reference_ends_with_228_months_its_weight_with_120() {
    // 120 × 30.4375 = 3652.5 and 228 × 30.4375 = 6939.75.
    assert_eq!(z_of(WeightForAge, &of(GIRL, 3652, 25_000, 0, None)), Ok(-151));
    assert_eq!(z_of(WeightForAge, &of(GIRL, 3653, 25_000, 0, None)), Err(NoZ::AgeOutside));
    assert_eq!(z_of(BmiForAge, &of(GIRL, 6939, 50_000, 150 * CM, None)), Ok(25));
    assert_eq!(z_of(LengthForAge, &of(BOY, 6939, 0, 120 * CM, None)), Ok(-775));
    assert_eq!(z_of(BmiForAge, &of(GIRL, 6940, 50_000, 150 * CM, None)), Err(NoZ::AgeOutside));
    assert_eq!(z_of(LengthForAge, &of(BOY, 6940, 0, 120 * CM, None)), Err(NoZ::AgeOutside));
}

#[test]
fn from_5_years_no_position_is_corrected() {
    let lying = scores(&of(GIRL, 1827, 18_000, 110 * CM, Some(Lying)));
    assert_eq!(lying, scores(&of(GIRL, 1827, 18_000, 110 * CM, Some(Standing))));
}

#[test]
fn oedema_leaves_lengths_and_circumferences() {
    for day in [400, 2000] {
        let swollen = Child { oedema: true, ..of(GIRL, day, 9_000, 74 * CM, None) };
        let swollen = Child {
            head: Length::from_millimetres(450).ok(),
            arm: Length::from_millimetres(142).ok(),
            ..swollen
        };
        let seen = scores(&swollen);
        for index in [WeightForAge, WeightForLength, BmiForAge] {
            assert_eq!(z(&seen, index), Err(NoZ::Oedema), "{index:?}");
            assert_eq!(seen.category(index), None);
        }
        assert!(seen.oedema && z(&seen, LengthForAge).is_ok());
        assert_eq!(z(&seen, HeadForAge).is_ok() && z(&seen, ArmForAge).is_ok(), day == 400);
    }
}

#[test]
fn what_is_not_known_gives_no_z() {
    let whole = of(GIRL, 400, 9_000, 74 * CM, None);
    assert_eq!(z_of(WeightForAge, &Child { sex: None, ..whole }), Err(NoZ::NoSex));
    assert_eq!(z_of(WeightForAge, &Child { weight: None, ..whole }), Err(NoZ::NotMeasured));
    assert_eq!(z_of(BmiForAge, &Child { length: None, ..whole }), Err(NoZ::NotMeasured));
    assert!(Weight::from_grams(0).is_err() && Weight::from_grams(-1).is_err());
    assert!(Length::from_millimetres(0).is_err() && Length::from_millimetres(-1).is_err());
    // 0.7 cm lying at day 731 leaves nothing.
    assert_eq!(z_of(LengthForAge, &of(GIRL, 731, 9_000, 7_000, Some(Lying))), Err(NoZ::NoLength));
    let birth = "2026-05-04".parse().unwrap();
    assert!(AgeDays::between(birth, "2026-05-03".parse().unwrap()).is_err());
}

#[test]
fn months_alone_are_days_rounded_half_up() {
    assert_eq!(AgeDays::from_months(24).days(), 731);
    assert_eq!(AgeDays::from_months(9).days(), 274);
    assert_eq!(AgeDays::from_months(8).days(), 244, "243.5");
    assert_eq!(AgeDays::from_months(60).days(), 1826, "1826.25");
}

#[test]
fn the_median_is_zero_and_is_written_without_a_sign() {
    // WHO's median at birth, boys: 3.3464 kg.
    let boy = Child { weight: Weight::from_milligrams(3_346_400).ok(), ..of(BOY, 0, 0, 0, None) };
    assert_eq!(scores(&boy).z(WeightForAge).unwrap().to_string(), "0.00");
    assert_eq!(scores(&boy).z(WeightForAge).unwrap().show(), "0,00");
}

#[test]
fn implausible_is_outside_the_limits_by_the_rounded_z() {
    use crate::growth::Z;
    let limits = [
        (WeightForAge, -600, 500),
        (LengthForAge, -600, 600),
        (WeightForLength, -500, 500),
        (BmiForAge, -500, 500),
        (HeadForAge, -500, 500),
        (ArmForAge, -500, 500),
    ];
    for (index, least, greatest) in limits {
        for (z, implausible) in [(least, false), (least - 1, true), (greatest, false), (greatest + 1, true)] {
            assert_eq!(index.is_implausible(Z::from_hundredths(z)), implausible, "{index:?} {z}");
        }
    }
    let heavy = scores(&of(BOY, 400, 200_000, 74 * CM, None));
    assert!(heavy.get(WeightForAge).unwrap().implausible, "an infant of 200 kg");
}

fn any_child() -> impl Strategy<Value = Child> {
    let sex = prop_oneof![Just(None), Just(Some(BOY)), Just(Some(GIRL))];
    let age = prop::option::of(prop_oneof![0_u32..8000, any::<u32>()]);
    let position = prop_oneof![Just(None), Just(Some(Lying)), Just(Some(Standing))];
    let measured = || prop_oneof![1_i64..2_000_000, any::<i64>()];
    (sex, age, position, measured(), measured(), measured(), any::<bool>()).prop_map(
        |(sex, age, position, weight, length, round, oedema)| Child {
            weight: Weight::from_milligrams(weight).ok(),
            length: Length::from_micrometres(length).ok(),
            position,
            oedema,
            head: Length::from_micrometres(round).ok(),
            arm: Length::from_micrometres(round).ok(),
            ..Child::new(sex, age.map(AgeDays::new))
        },
    )
}

proptest! {
    #[test]
    fn nothing_panics_and_what_is_missing_has_no_z(child in any_child()) {
        let seen = scores(&child);
        for index in Index::ALL {
            prop_assert!(seen.z(index).is_err() || child.sex.is_some());
            prop_assert_ne!(seen.z(index), Err(NoZ::NotComputable));
            prop_assert!(seen.category(index).is_none() || seen.z(index).is_ok());
        }
    }

    #[test]
    fn z_never_falls_as_the_weight_rises(
        boy in any::<bool>(), day in 0_u32..6_940, weight in 300_i64..150_000, more in 1_i64..5_000,
        micrometres in 400_000_i64..1_900_000,
    ) {
        let sex = if boy { BOY } else { GIRL };
        let light = scores(&of(sex, day, weight, micrometres, None));
        let heavy = scores(&of(sex, day, weight + more, micrometres, None));
        for index in [WeightForAge, WeightForLength, BmiForAge] {
            if let (Ok(light), Ok(heavy)) = (light.z(index), heavy.z(index)) {
                prop_assert!(light <= heavy);
            }
        }
    }
}
