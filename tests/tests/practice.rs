//! Practice mode.

use sakukader_core::environment::FixedEnvironment;
use sakukader_core::screen::people::{PeopleQuery, Whom};
use sakukader_core::{Error, Saku};
use sakukader_tests::phone::Phone;

fn open(folder: &std::path::Path, today: &str, seed: u64) -> Saku {
    let environment = FixedEnvironment::on(today.parse().unwrap(), seed);
    Saku::open_practice(folder, Box::new(environment), &mut |_, _| ()).unwrap()
}

#[test]
fn a_new_practice_store_has_a_posyandu_to_visit_and_says_that_it_is_practice() {
    let folder = tempfile::tempdir().unwrap();
    let saku = open(folder.path(), "2028-02-29", 7);
    let start = saku.start().unwrap();
    assert!(start.practice && !start.needs_setup && start.date_question.is_none());
    let home = saku.home().unwrap();
    assert_eq!(home.date, "Selasa, 29 Februari 2028");
    assert!(!home.visits.is_empty() && home.follow_ups.is_some());
    let households = PeopleQuery { whom: Whom::Households, ..PeopleQuery::default() };
    let count = saku.people(&households).unwrap().count;
    let count: u32 = count.split(' ').next().unwrap().parse().unwrap();
    assert!((145..=160).contains(&count), "{count} households");
    drop(saku);
    // Opened again, it is as it was left, and on another phone it is the same.
    let saku = open(folder.path(), "2028-02-29", 8);
    assert_eq!(saku.home().unwrap(), home);
    let other = tempfile::tempdir().unwrap();
    assert_eq!(open(other.path(), "2028-02-29", 9).home().unwrap(), home);
}

#[test]
fn nothing_of_it_leaves_the_phone_and_it_is_never_taken_for_a_real_store_nor_a_real_one_for_it() {
    let (folder, real) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let clock = || Box::new(FixedEnvironment::on("2026-11-24".parse().unwrap(), 7));
    // One that was not filled yet is enough.
    let saku = Saku::open(folder.path(), true, clock()).unwrap();
    assert!(saku.entries().is_err() && saku.receive(&[]).is_err());
    drop(saku);
    assert!(matches!(Saku::open(folder.path(), false, clock()), Err(Error::Damaged(_))));

    let phone = Phone::open(real.path(), "2026-11-24".parse().unwrap(), 7).unwrap();
    phone.set_up();
    let entries = phone.saku.entries().unwrap();
    drop(phone);
    assert!(matches!(Saku::open(real.path(), true, clock()), Err(Error::Damaged(_))));
    assert!(matches!(Saku::discard_practice(real.path()), Err(Error::Damaged(_))));
    let phone = Phone::open(real.path(), "2026-11-24".parse().unwrap(), 8).unwrap();
    assert_eq!(phone.saku.entries().unwrap(), entries);

    Saku::discard_practice(folder.path()).unwrap();
    assert!(!folder.path().join("sakukader.db").exists());
    Saku::discard_practice(folder.path()).unwrap();
    assert!(Saku::open(folder.path(), true, clock()).unwrap().start().unwrap().needs_setup);
}

#[test]
fn it_is_filled_on_a_phone_whose_clock_is_far_back_too() {
    let folder = tempfile::tempdir().unwrap();
    let saku = open(folder.path(), "2019-05-06", 7);
    assert!(!saku.start().unwrap().needs_setup);
    assert_eq!(saku.people(&PeopleQuery::default()).unwrap().rows.len(), 50);
}
