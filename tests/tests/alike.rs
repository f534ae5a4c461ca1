//! Look-alikes on the made set: the right one among the first three, and how often a newcomer is taken for somebody.

use sakukader_tests::look_alikes::{Figures, measure, register};
use sakukader_tests::phone::Phone;
use sakukader_tests::rehearsal;
use sakukader_tests::retyped::{SEED, Set, TODAY, Typed, Village};

fn figures(village: &Village, pairs: &[(usize, Typed)], newcomers: &[Typed]) -> Figures {
    let folder = tempfile::tempdir().expect("a folder");
    let phone = Phone::open(folder.path(), TODAY, 1).expect("a store");
    phone.set_up();
    register(&phone, village);
    let figures = measure(&phone, pairs, newcomers);
    println!(
        "{} of {} among the first three ({:.1} %), {} first; {} of {} newcomers taken for somebody ({:.1} %)",
        figures.among_three,
        figures.pairs,
        100.0 * figures.among_three as f64 / figures.pairs as f64,
        figures.first,
        figures.alarms,
        figures.newcomers,
        100.0 * figures.alarms as f64 / figures.newcomers as f64,
    );
    figures
}

/// 95 of 100 among the first three, one newcomer in 20 taken for somebody; in a sample give or take `chance` of 100.
fn holds(figures: &Figures, chance: usize) {
    assert!(figures.among_three * 100 >= figures.pairs * (95 - chance));
    assert!(figures.alarms * 100 <= figures.newcomers * (5 + chance));
}

fn is_soak() -> bool {
    std::env::var_os("SAKUKADER_SOAK").is_some_and(|on| on == "1")
}

/// Each twelfth in a daily run, all of them in `make soak`.
fn step(soak: bool) -> usize {
    if soak { 1 } else { 12 }
}

#[test]
fn people_typed_again_are_found_and_newcomers_are_not_taken_for_them() {
    let set = Set::of(SEED);
    let soak = is_soak();
    let step = step(soak);
    let pairs: Vec<(usize, Typed)> =
        set.pairs.iter().step_by(step).map(|pair| (pair.person, pair.typed.clone())).collect();
    let newcomers: Vec<Typed> = set.newcomers.iter().step_by(step).cloned().collect();
    holds(&figures(&set.village, &pairs, &newcomers), if soak { 0 } else { 3 });
}

/// The weights are set here. `SAKUKADER_SHOW=1` names those that were missed and those taken for somebody.
#[test]
fn so_it_is_in_the_village_the_weights_are_set_on() {
    let soak = is_soak();
    let (village, pairs, newcomers) = rehearsal::of(7);
    let pairs: Vec<_> = pairs.into_iter().step_by(step(soak)).collect();
    let newcomers: Vec<_> = newcomers.into_iter().step_by(step(soak)).collect();
    let figures = figures(&village, &pairs, &newcomers);
    if std::env::var_os("SAKUKADER_SHOW").is_some() {
        for at in figures.missed.iter().take(60) {
            println!("missed {:?}\n    for {:?}", village.people[pairs[*at].0], pairs[*at].1);
        }
        for (at, like) in figures.alarmed.iter().take(60) {
            println!("alarm {:?}\n    {:?}", newcomers[*at], like.likely);
        }
    }
    holds(&figures, if soak { 0 } else { 3 });
}
