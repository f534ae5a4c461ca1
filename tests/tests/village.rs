//! The village of the benches is what it says it is.

use sakukader_tests::phone::Phone;
use sakukader_tests::village::{TODAY, Village};

#[test]
fn the_same_seed_gives_the_same_journal_byte_for_byte() {
    let found = || {
        let folder = tempfile::tempdir().unwrap();
        let phone = Phone::open(folder.path(), TODAY, 7).unwrap();
        Village::found(&phone, 12, 7);
        phone.saku.entries().unwrap()
    };
    assert_eq!(found(), found());
}

#[test]
fn it_has_households_of_two_to_seven_pregnancies_infants_visits_and_follow_ups() {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::open(folder.path(), TODAY, 1).unwrap();
    let village = Village::found(&phone, 40, 1);
    assert_eq!(village.households.len(), 40);
    for household in &village.households {
        let members = phone.saku.household(household).unwrap().members.len();
        assert!((2..=7).contains(&members), "{members} members");
    }
    assert!(!village.pregnant.is_empty() && !village.infants.is_empty());
    assert!(village.visits.len() >= 25, "{} visits", village.visits.len());
    for sheet in ["household", "pregnant", "infant"] {
        assert!(
            village.sheets.iter().any(|form| format!("{form:?}").contains(&format!("\"{sheet}\""))),
            "{sheet}"
        );
    }
    let follow_ups = phone.saku.follow_ups().unwrap();
    assert!(!follow_ups.open.is_empty() && !follow_ups.closed.is_empty());
    let before = phone.saku.tables().unwrap();
    phone.saku.rebuild().unwrap();
    assert_eq!(before, phone.saku.tables().unwrap());
}
