//! p50 and p99 of a thousand single calls, warm and on a store just opened; and from the start of a process to the
//! first screen. The system's page cache is not emptied.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use hdrhistogram::Histogram;
use sakukader_core::Saku;
use sakukader_core::demo::Plan;
use sakukader_tests::calls::screens;
use sakukader_tests::clock::Clock;
use sakukader_tests::raw::Raw;
use sakukader_tests::saving::Saving;
use sakukader_tests::village::{TODAY, Village};

const CALLS: usize = 1_000;
const STARTS: usize = 50;

fn main() {
    if let Some(folder) = std::env::var_os("SAKUKADER_FOLDER") {
        first_screen(Path::new(&folder));
        return;
    }
    let saving = Saving::new(Village::of(&Plan::benchmark()));
    println!("| call | warm p50 | warm p99 | just opened p50 | just opened p99 |");
    println!("|---|---|---|---|---|");
    // One call alone, while it is being made faster.
    let only = std::env::var("SAKUKADER_CALL").ok();
    let wanted = |name: &str| only.as_deref().is_none_or(|only| only == name);
    for call in screens(&saving.village).into_iter().filter(|call| wanted(call.name)) {
        let warm = times(|| {
            let begin = Instant::now();
            (call.run)(&saving.village.phone.saku);
            begin.elapsed()
        });
        // A copy, because the lock of the first is taken.
        let folder = saving.village.copy();
        let opened = times(|| {
            let saku = open(folder.path());
            let begin = Instant::now();
            (call.run)(&saku);
            begin.elapsed()
        });
        println!("| {} | {} | {} |", call.name, both(&warm), both(&opened));
    }
    let household = times(|| {
        let save = saving.household();
        let begin = Instant::now();
        saving.save(&save);
        begin.elapsed()
    });
    let mut raw = Raw::open(&saving.village.file(), saving.last_bodies(4));
    let raw_household = times(|| {
        let begin = Instant::now();
        raw.transaction(include_str!("../bench/raw/save_household.sql"));
        begin.elapsed()
    });
    drop(raw);
    let sheet = times(|| {
        let save = saving.sheet();
        let begin = Instant::now();
        saving.save(&save);
        begin.elapsed()
    });
    let mut raw = Raw::open(&saving.village.file(), saving.last_bodies(2));
    let raw_sheet = times(|| {
        let begin = Instant::now();
        raw.transaction(include_str!("../bench/raw/save_sheet.sql"));
        begin.elapsed()
    });
    drop(raw);
    println!("\n| save | p50 | p99 | raw p50 | raw p99 |\n|---|---|---|---|---|");
    println!("| a household with its head | {} | {} |", both(&household), both(&raw_household));
    println!("| a corrected answer of a child's sheet | {} | {} |", both(&sheet), both(&raw_sheet));
    let copy = saving.village.copy();
    let starts = histogram((0..STARTS).map(|_| {
        let output = Command::new(std::env::current_exe().unwrap())
            .env("SAKUKADER_FOLDER", copy.path())
            .output()
            .unwrap();
        Duration::from_nanos(String::from_utf8(output.stdout).unwrap().trim().parse().unwrap())
    }));
    println!("\nA new process opens the store and draws the first screen: p50 | p99: {}", both(&starts));
}

fn open(folder: &Path) -> Saku {
    Saku::open(folder, false, Box::new(Clock::on(TODAY, 9))).unwrap()
}

/// In a process of its own: from nothing to *Hari ini*, rule files and all.
fn first_screen(folder: &Path) {
    let begin = Instant::now();
    let saku = open(folder);
    assert!(!saku.start().unwrap().needs_setup);
    let home = saku.home().unwrap();
    let elapsed = begin.elapsed();
    assert!(!home.visits.is_empty());
    println!("{}", elapsed.as_nanos());
}

fn times(mut call: impl FnMut() -> Duration) -> Histogram<u64> {
    histogram((0..CALLS).map(|_| call()))
}

fn histogram(times: impl Iterator<Item = Duration>) -> Histogram<u64> {
    let mut histogram = Histogram::new(3).unwrap();
    for time in times {
        histogram.record(u64::try_from(time.as_nanos()).unwrap()).unwrap();
    }
    histogram
}

/// p50 and p99 in milliseconds.
fn both(histogram: &Histogram<u64>) -> String {
    let at = |quantile| histogram.value_at_quantile(quantile) as f64 / 1e6;
    format!("{:.2} | {:.2}", at(0.5), at(0.99))
}
