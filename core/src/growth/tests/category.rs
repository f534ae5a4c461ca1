use crate::growth::{Category, Index, MuacClass, NoMuac, Reference, Scheme, Z, muac_class};
use crate::rules::{Rules, Standing};

fn code(scheme: Scheme, z: i32) -> &'static str {
    Category::of(scheme, Z::from_hundredths(z)).unwrap().code
}

#[test]
fn permenkes_2_2020_on_both_sides_of_every_limit() {
    let table: [(Scheme, &[(i32, &str)]); 6] = [
        (
            Scheme::WeightForAge,
            &[
                (-301, "bb_sangat_kurang"),
                (-300, "bb_kurang"),
                (-201, "bb_kurang"),
                (-200, "bb_normal"),
                (100, "bb_normal"),
                (101, "risiko_bb_lebih"),
            ],
        ),
        (
            Scheme::LengthForAge,
            &[
                (-301, "sangat_pendek"),
                (-300, "pendek"),
                (-201, "pendek"),
                (-200, "normal"),
                (300, "normal"),
                (301, "tinggi"),
            ],
        ),
        (Scheme::WeightForLength, &UNDER_5),
        (Scheme::BmiForAge, &UNDER_5),
        (
            Scheme::BmiForAge5To18,
            &[
                (-301, "gizi_buruk"),
                (-300, "gizi_kurang"),
                (-201, "gizi_kurang"),
                (-200, "gizi_baik"),
                (100, "gizi_baik"),
                (101, "gizi_lebih"),
                (200, "gizi_lebih"),
                (201, "obesitas"),
            ],
        ),
        (
            Scheme::HeadForAge,
            &[(-201, "mikrosefali"), (-200, "lk_normal"), (200, "lk_normal"), (201, "makrosefali")],
        ),
    ];
    for (scheme, rows) in table {
        for (z, expected) in rows {
            assert_eq!(code(scheme, *z), *expected, "{scheme:?} {z}");
        }
    }
}

const UNDER_5: [(i32, &str); 10] = [
    (-301, "gizi_buruk"),
    (-300, "gizi_kurang"),
    (-201, "gizi_kurang"),
    (-200, "gizi_baik"),
    (100, "gizi_baik"),
    (101, "berisiko_gizi_lebih"),
    (200, "berisiko_gizi_lebih"),
    (201, "gizi_lebih"),
    (300, "gizi_lebih"),
    (301, "obesitas"),
];

#[test]
fn a_z_is_rounded_before_its_category() {
    assert_eq!(Z::round(-2.004), Some(Z::from_hundredths(-200)));
    assert_eq!(Z::round(-2.006), Some(Z::from_hundredths(-201)));
    assert_eq!(Z::round(f64::NAN), None);
}

#[test]
fn from_60_months_only_bmi_has_a_category_and_arms_never() {
    for index in Index::ALL {
        let scheme = Scheme::of(index, Some(Reference::Reference2007));
        assert_eq!(scheme, (index == Index::BmiForAge).then_some(Scheme::BmiForAge5To18));
    }
    assert_eq!(Scheme::of(Index::ArmForAge, Some(Reference::Standard2006)), None);
}

#[test]
fn every_category_is_for_the_nakes() {
    assert_eq!(Category::NOTE, "hasil hitung – dikonfirmasi nakes");
    assert_eq!(Category::all().len(), 25 + 3);
}

#[test]
fn muac_of_children_vector_8_4_and_both_sides_of_each_limit() {
    let rules = Rules::bundled().unwrap();
    let class = |months, millimetres| muac_class(rules, months, millimetres).map(|muac| muac.class);
    assert_eq!(class(24, 124), Ok(MuacClass::Yellow), "12,4");
    assert_eq!(class(24, 125), Ok(MuacClass::Green), "12,5");
    assert_eq!(class(24, 115), Ok(MuacClass::Yellow));
    assert_eq!(class(24, 114), Ok(MuacClass::Red));
    assert_eq!(class(6, 114), Ok(MuacClass::Red));
    assert_eq!(class(59, 114), Ok(MuacClass::Red));
    assert_eq!(class(5, 109), Ok(MuacClass::InfantAtRisk));
    assert_eq!(class(5, 110), Ok(MuacClass::InfantNormal));
    assert_eq!(class(60, 114), Err(NoMuac::AgeOutside));
    assert_eq!(class(-1, 114), Err(NoMuac::AgeOutside));
    assert_eq!(class(24, 0), Err(NoMuac::NotPositive));
    assert_eq!(muac_class(rules, 5, 109).unwrap().standing, Standing::Unverified);
}
