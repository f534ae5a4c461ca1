//! Practice mode.

use sakukader_core::Saku;
use sakukader_core::environment::FixedEnvironment;
use sakukader_core::screen::people::PeopleQuery;

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
    assert_eq!(home.chips[0].text, "Latihan");
    assert_eq!(home.date, "Selasa, 29 Februari 2028");
    assert!(!home.visits.is_empty() && home.follow_ups.is_some());
    let households = PeopleQuery { households: true, ..PeopleQuery::default() };
    let count = saku.people(&households).unwrap().count;
    let count: u32 = count.split(' ').next().unwrap().parse().unwrap();
    assert!((145..=160).contains(&count), "{count} households");
    drop(saku);
    // Opened again, it is as it was left.
    let saku = open(folder.path(), "2028-02-29", 8);
    assert_eq!(saku.home().unwrap(), home);
}

#[test]
fn it_is_filled_on_a_phone_whose_clock_is_far_back_too() {
    let folder = tempfile::tempdir().unwrap();
    let saku = open(folder.path(), "2019-05-06", 7);
    assert!(!saku.start().unwrap().needs_setup);
    assert_eq!(saku.people(&PeopleQuery::default()).unwrap().rows.len(), 50);
}
