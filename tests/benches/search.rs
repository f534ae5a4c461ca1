//! Search as one types on the village of the benches: every beginning of 200 names, beside raw SQLite reading the same page.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench that cannot go on stops")]

use std::cell::Cell;
use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use hdrhistogram::Histogram;
use rusqlite::Connection;
use sakukader_core::demo::Plan;
use sakukader_core::screen::form::FormRef;
use sakukader_core::screen::people::PeopleQuery;
use sakukader_tests::look_alikes::known;
use sakukader_tests::retyped::{SEED, Set};
use sakukader_tests::village::Village;

fn search(criterion: &mut Criterion) {
    let set = Set::of(SEED);
    let village = Village::of(&Plan::benchmark());
    let phone = &village.phone;
    let raw = Connection::open(village.file()).unwrap();
    let names: Vec<String> = raw
        .prepare("SELECT name FROM view_member WHERE registered AND status = 'here' ORDER BY id")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    let mut typed = Vec::new();
    for name in names.iter().step_by(names.len() / 200).take(200) {
        typed.extend(name.char_indices().skip(1).map(|(end, _)| name[..end].to_owned()));
        typed.push(name.clone());
    }
    let mut statement = raw.prepare(include_str!("../bench/raw/search.sql")).unwrap();
    let mut read = |text: &str| {
        let first = sakukader_core::register::search::key(&[text]);
        let first = first.split(' ').nth(1).unwrap_or_default().to_owned();
        let rows = statement.query_map([first], |row| row.get::<_, String>(1)).unwrap();
        black_box(rows.map(Result::unwrap).collect::<Vec<_>>());
    };
    let find = |text: &str| {
        let query = PeopleQuery { text: text.to_owned(), ..PeopleQuery::default() };
        black_box(phone.saku.people(&query).unwrap());
    };
    for text in typed.iter().take(300) {
        find(text);
        read(text);
    }
    let figures = |name: &str, before: &dyn Fn(), call: &mut dyn FnMut(&str)| {
        let mut times = Histogram::<u64>::new(3).unwrap();
        for text in &typed {
            // Of five, the one in the middle: a moment the machine spent elsewhere is no search's own.
            let mut five = [(); 5].map(|()| {
                before();
                let begin = Instant::now();
                call(text);
                u64::try_from(begin.elapsed().as_nanos()).unwrap()
            });
            five.sort_unstable();
            times.record(five[2]).unwrap();
        }
        let at = |quantile| times.value_at_quantile(quantile) as f64 / 1e6;
        let most = times.max() as f64 / 1e6;
        println!(
            "{name}: {} beginnings, p50 {:.2} ms, p99 {:.2} ms, most {most:.2} ms",
            typed.len(),
            at(0.5),
            at(0.99)
        );
    };
    let draft = phone.open_form(FormRef::NewHousehold { typed: String::new() });
    // The same once more would leave the file as it is.
    let page = Cell::new(0);
    let write = || {
        page.set(page.get() ^ 1);
        phone.saku.save_draft(&draft, page.get()).unwrap();
    };
    figures("search", &|| (), &mut |text| find(text));
    figures("search, the first since something was written", &write, &mut |text| find(text));
    figures("raw", &|| (), &mut read);
    figures("nothing typed", &|| (), &mut |_| find(""));
    let mut pairs = set.pairs.iter().cycle();
    figures("look-alikes of one typed", &|| (), &mut |_| {
        black_box(phone.saku.look_alikes(&known(&pairs.next().unwrap().typed)).unwrap());
    });
    let mut group = criterion.benchmark_group("search");
    group.warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    for text in ["s", "siti", "muh", "siti aminah", "0003", "rt 2", "krajan"] {
        group.bench_function(text, |bencher| bencher.iter(|| find(text)));
        group.bench_function(format!("raw {text}"), |bencher| bencher.iter(|| read(text)));
    }
    group.finish();
}

criterion_group!(benches, search);
criterion_main!(benches);
