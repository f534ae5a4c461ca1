//! The made-up village is what it says it is.

use sakukader_core::demo::Plan;
use sakukader_core::screen::people::PeopleQuery;
use sakukader_tests::village::{SMALL, TODAY, Village, found};

const TINY: Plan = Plan { seed: 7, households: 6, people: 24, months: 2, until: TODAY };

#[test]
fn the_same_seed_gives_the_same_journal_byte_for_byte_and_another_seed_another_one() {
    let made = |seed| {
        let folder = tempfile::tempdir().unwrap();
        found(folder.path(), &Plan { seed, ..TINY }).saku.entries().unwrap()
    };
    let first = made(7);
    assert_eq!(first, made(7));
    assert_ne!(first.len(), made(8).len());
}

#[test]
fn it_has_the_people_of_its_plan_and_what_life_brings() {
    let village = Village::made(&SMALL);
    let saku = &village.phone.saku;
    let first_day = saku.people(&PeopleQuery::default()).unwrap();
    assert!(village.households.len() >= 24);
    let count: usize = first_day.count.rsplit(' ').nth(1).unwrap().parse().unwrap();
    assert!((85..=112).contains(&count), "{}", first_day.count);
    assert!(!village.pregnant.is_empty() && !village.visits.is_empty());
    let child = saku.person(&village.children[0]).unwrap();
    assert!(!child.name.is_empty());
    for sheet in ["household", "child", "adult", "older_adult"] {
        assert!(
            village.sheets.iter().any(|form| format!("{form:?}").contains(&format!("\"{sheet}\""))),
            "{sheet}"
        );
    }
    let follow_ups = saku.follow_ups().unwrap();
    assert!(!follow_ups.open.is_empty() && !follow_ups.closed.is_empty());
    let before = saku.tables().unwrap();
    saku.rebuild().unwrap();
    assert!(before == saku.tables().unwrap());
}
