//! The made set for look-alikes is what it says it is.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};

use sakukader_tests::retyped::{Mistake, SEED, Set};

#[test]
fn the_set_has_enough_of_everything_and_is_the_same_each_time() {
    let set = Set::of(SEED);
    assert!(set.pairs.len() >= 2_000 && set.newcomers.len() >= 2_000);
    assert!(set.village.people.len() > 3_500, "{} people", set.village.people.len());
    let again = Set::of(SEED);
    assert!(set.pairs.iter().zip(&again.pairs).all(|(one, other)| one.typed == other.typed));
    assert_eq!(set.newcomers, again.newcomers);
    let mut made: BTreeMap<Mistake, u32> = BTreeMap::new();
    for mistake in set.pairs.iter().flat_map(|pair| &pair.mistakes) {
        *made.entry(*mistake).or_default() += 1;
    }
    println!("{made:?}");
    let rare = [Mistake::Sex, Mistake::Named];
    assert_eq!(made.len(), 19);
    assert!(
        made.iter().all(|(mistake, count)| *count >= if rare.contains(mistake) { 5 } else { 40 }),
        "{made:?}"
    );
    // Nobody is typed twice, and most are typed otherwise than they stand there.
    let people: BTreeSet<usize> = set.pairs.iter().map(|pair| pair.person).collect();
    assert_eq!(people.len(), set.pairs.len());
    let other =
        set.pairs.iter().filter(|pair| pair.typed.name != set.village.people[pair.person].name).count();
    assert!(other * 2 > set.pairs.len(), "{other} names differ");
}

#[test]
fn names_repeat_a_lot() {
    let set = Set::of(SEED);
    let mut names: BTreeMap<&str, u32> = BTreeMap::new();
    let mut words: BTreeMap<&str, u32> = BTreeMap::new();
    for person in &set.village.people {
        *names.entry(&person.name).or_default() += 1;
        for word in person.name.split_whitespace() {
            *words.entry(word).or_default() += 1;
        }
    }
    let shared: u32 = names.values().filter(|count| **count > 1).sum();
    println!(
        "{shared} of {} share a full name; most frequent word {:?}",
        set.village.people.len(),
        words.iter().max_by_key(|(_, count)| **count)
    );
    assert!(shared as usize * 10 > set.village.people.len() * 2);
    assert!(words.values().max().unwrap() * 20 > u32::try_from(set.village.people.len()).unwrap());
    // Newcomers have those names too.
    let taken = set.newcomers.iter().filter(|one| names.contains_key(one.name.as_str())).count();
    println!("{taken} newcomers have the full name of somebody");
    assert!(taken * 5 > set.newcomers.len());
}
