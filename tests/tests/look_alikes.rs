//! Look-alikes measured on the made set: the right one among the first three in 95 of 100 pairs, and at most one
//! question too many in 20 registrations.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "the figures are the point")]

use sakukader_tests::look_alikes::MadeSet;
use sakukader_tests::look_alikes::people::TODAY;
use sakukader_tests::look_alikes::store::{fill, found};
use sakukader_tests::phone::Phone;

#[test]
fn the_set_is_large_varied_and_the_same_each_time() {
    let set = MadeSet::new();
    assert!(set.pairs.len() >= 2_000 && set.strangers.len() >= 2_000);
    assert_eq!(format!("{set:?}"), format!("{:?}", MadeSet::new()));
    for fault in [
        "spelling",
        "typo",
        "dropped",
        "added",
        "swapped",
        "title",
        "nickname",
        "initial",
        "named",
        "husband's name",
        "estimated",
        "day and month swapped",
        "a year off",
        "NIK",
        "moved",
        "own house",
    ] {
        let count = set.pairs.iter().filter(|one| one.done.contains(&fault)).count();
        assert!(count >= 15, "{fault}: {count}");
    }
    // Names repeat: most people share theirs with somebody else in the village.
    let people = &set.village.people;
    let first = |name: &str| name.split_whitespace().next().map(str::to_owned);
    let sitis = people.iter().filter(|one| one.female && first(&one.name).as_deref() == Some("Siti")).count();
    assert!(sitis * 15 > people.iter().filter(|one| one.female).count(), "{sitis}");
}

#[test]
#[ignore = "waits for the matcher"]
fn the_right_one_is_among_the_first_three_and_questions_are_few() {
    let set = MadeSet::new();
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::open(folder.path(), TODAY, 1).unwrap();
    phone.set_up();
    fill(&phone, &set.village);
    let right = set
        .pairs
        .iter()
        .filter(|pair| found(&phone, pair).iter().take(3).any(|place| Some(*place) == pair.who))
        .count();
    let asked = set.strangers.iter().filter(|one| !found(&phone, one).is_empty()).count();
    let percent = |part: usize, of: usize| 100.0 * part as f64 / of as f64;
    let (right, asked) = (percent(right, set.pairs.len()), percent(asked, set.strangers.len()));
    println!("among the first three: {right:.1} %; asked of somebody new: {asked:.1} %");
    assert!(right >= 95.0, "{right:.1} %");
    assert!(asked <= 5.0, "{asked:.1} %");
}
