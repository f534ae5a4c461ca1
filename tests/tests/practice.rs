//! Practice mode.

use sakukader_core::Saku;
use sakukader_core::environment::FixedEnvironment;

#[test]
fn a_new_practice_store_has_families_to_visit_and_says_that_it_is_practice() {
    for today in ["2026-11-24", "2028-02-29"] {
        let folder = tempfile::tempdir().unwrap();
        let environment = FixedEnvironment::on(today.parse().unwrap(), 7);
        let saku = Saku::open_practice(folder.path(), Box::new(environment), &mut |_, _| ()).unwrap();
        let start = saku.start().unwrap();
        assert!(start.practice && !start.needs_setup);
        let home = saku.home().unwrap();
        assert_eq!(home.chips[0].text, "Latihan");
        assert_eq!(home.visits.len(), 2);
        assert_eq!(saku.people(&Default::default()).unwrap().rows.len(), 5);
    }
}

#[test]
fn opening_it_again_adds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let open = |seed| {
        let environment = FixedEnvironment::on("2026-11-24".parse().unwrap(), seed);
        Saku::open_practice(folder.path(), Box::new(environment), &mut |_, _| ()).unwrap()
    };
    let first = open(1).entries().unwrap();
    assert_eq!(open(2).entries().unwrap(), first);
}
