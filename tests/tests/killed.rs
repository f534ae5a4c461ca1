//! A phone that dies while it saves: whatever it had said was saved is there, and nothing is half there.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use rusqlite::Connection;
use sakukader_core::journal::Entry;
use sakukader_core::screen::form::{Answer, FormRef, FormSave};
use sakukader_tests::clock::day;
use sakukader_tests::phone::{Phone, done};

/// Entries of a household with its head: the household, who is head, the head, where he lives.
const HOUSEHOLD: usize = 4;
/// Of an edit.
const EDIT: usize = 1;

#[test]
fn a_phone_killed_while_saving_has_all_it_acknowledged_and_nothing_by_half() {
    let soak = std::env::var_os("SAKUKADER_SOAK").is_some_and(|on| on == "1");
    let rounds = if soak { 60 } else { 8 };
    let folder = tempfile::tempdir().unwrap();
    Phone::open(folder.path(), day(2026, 11, 24), 1).unwrap().set_up();
    let mut chance = fastrand::Rng::with_seed(71);
    let mut acknowledged = Vec::new();
    for round in 0..rounds {
        let said = save_until_killed(folder.path(), round, Duration::from_micros(chance.u64(500..60_000)));
        acknowledged.extend(said);
        let whole = Connection::open(folder.path().join("sakukader.db")).unwrap();
        let check: String = whole.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(check, "ok", "round {round}");
        drop(whole);
        let phone = Phone::open(folder.path(), day(2026, 11, 24), 1).unwrap();
        let entries = phone.saku.entries().unwrap();
        let mut commands: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
        // Besides, whom a new head was said not to be, however many there are by then.
        for entry in entries.iter().skip(2).filter(|entry| entry.kind != "different_person") {
            commands.entry(entry.command.to_string()).or_default().push(entry);
        }
        for (command, count) in &acknowledged {
            assert_eq!(commands.get(command).map_or(0, Vec::len), *count, "round {round}, {command}");
        }
        // What was written but not acknowledged any more is whole too: a household, or an edit of one field.
        let whole =
            |own: &[&Entry]| own.len() == HOUSEHOLD || own.len() == EDIT && own[0].kind == "described";
        assert!(commands.values().all(|own| whole(own)), "round {round}");
        let tables = phone.saku.tables().unwrap();
        phone.saku.rebuild().unwrap();
        assert_eq!(tables, phone.saku.tables().unwrap(), "round {round}");
    }
    assert!(acknowledged.len() > 10, "{} saves in {rounds} rounds", acknowledged.len());
}

/// Starts a child that saves, lets it save for a while, kills it, and answers what it had acknowledged.
fn save_until_killed(folder: &Path, round: u32, after: Duration) -> Vec<(String, usize)> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_saves_for_ever", "--ignored", "--nocapture"])
        .env("SAKUKADER_FOLDER", folder)
        .env("SAKUKADER_ROUND", round.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut said = Vec::new();
    let mut take = |line: &str| {
        if let Some((command, count)) = line.strip_prefix("saved ").and_then(|rest| rest.split_once(' ')) {
            said.push((command.to_owned(), count.parse().unwrap()));
        }
    };
    // From its first save on, so that the time is spent saving and not starting.
    for line in lines.by_ref() {
        let line = line.unwrap();
        take(&line);
        if line.starts_with("saved ") {
            break;
        }
    }
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    for line in lines.map_while(Result::ok) {
        take(&line);
    }
    said
}

#[test]
#[ignore = "run and killed by a_phone_killed_while_saving_has_all_it_acknowledged_and_nothing_by_half"]
fn child_saves_for_ever() {
    let folder: PathBuf = std::env::var_os("SAKUKADER_FOLDER").expect("run by its parent").into();
    let round: u64 = std::env::var("SAKUKADER_ROUND").unwrap().parse().unwrap();
    // A seed of its own, so that the ids of its commands are.
    let phone = Phone::open(&folder, day(2026, 11, 24), 1_000 + round).unwrap();
    let mut out = std::io::stdout();
    for number in 0_u64.. {
        let values = [
            ("head.name", format!("Darma {}", "abcdefghij".repeat(1 + number as usize % 6))),
            ("head.sex", "male".to_owned()),
            ("head.birth_date", "04-05-1990".to_owned()),
            ("address", format!("Gang {number}")),
        ];
        let save = FormSave {
            form: FormRef::NewHousehold { typed: String::new() },
            command: phone.command(),
            opened: String::new(),
            values: values.into_iter().map(|(field, value)| (field.to_owned(), value)).collect(),
            confirmed: vec!["lookalike".into()],
        };
        let answer = phone.saku.save(&save).unwrap();
        assert!(matches!(answer, Answer::Done { .. }), "{answer:?}");
        let household = done(answer);
        writeln!(out, "saved {} {HOUSEHOLD}", household.command).unwrap();
        let form = FormRef::Household { id: household.subject().to_owned() };
        let edit = phone.fill(form, &[("dusun", "Krajan")]);
        writeln!(out, "saved {} {EDIT}", edit.command).unwrap();
        out.flush().unwrap();
    }
}
