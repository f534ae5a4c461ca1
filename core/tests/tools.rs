//! The three tools run as a script runs them: what goes out, what is named, and how they end.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed};

struct Ran {
    code: Option<i32>,
    out: String,
    log: String,
}

/// The tool as this run built it. Cargo builds examples for a run of all tests and not for one of named tests.
fn tool(name: &str) -> PathBuf {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.push("examples");
    path.push(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let built = path.metadata().and_then(|file| file.modified()).ok();
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let changed = ["src", "examples", "rules"].iter().filter_map(|folder| newest(&home.join(folder))).max();
    assert!(
        built > changed,
        "{} is older than its source: cargo test, or cargo build --examples",
        path.display()
    );
    path
}

fn newest(path: &Path) -> Option<SystemTime> {
    if path.is_dir() {
        path.read_dir().unwrap().filter_map(|entry| newest(&entry.unwrap().path())).max()
    } else {
        path.metadata().unwrap().modified().ok()
    }
}

fn run(name: &str, input: impl Into<Vec<u8>>) -> Ran {
    let mut child = Command::new(tool(name))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.into());
    // Its own thread: a tool that has written more than a pipe holds waits for its reader.
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), log: text(output.stderr) }
}

const HEADER: &str = "id,sex,age_days,weight_kg,lenhei_cm,measure,oedema,headc_cm,armc_cm\n";

fn growth(lines: &str) -> Ran {
    run("growth", format!("{HEADER}{lines}"))
}

/// The ids that were answered.
fn ids(ran: &Ran) -> Vec<&str> {
    ran.out.lines().skip(1).filter_map(|line| line.split(',').next()).collect()
}

#[test]
fn growth_names_a_line_it_cannot_read_and_goes_on() {
    for (line, reason) in [
        ("2,M,300,12,0,75,L,n,,", "10 columns, 9 expected; is a decimal written with ',' instead of '.'?"),
        ("2,M,300,\"12,0\",75,L,n,,", "weight_kg: '12,0' is no number; decimals are written with '.'"),
        ("2;M;300;12;75;L;n;;", "the columns are separated by ';'; they must be separated by ','"),
        ("2,M,300,12", "4 columns, 9 expected"),
        ("\"2,M,300,8,75,L,n,,", "a quotation mark is not closed on its line"),
        ("2,X,300,8,75,L,n,,", "sex: 'X' is none of M or F"),
        ("2,M,300,8o,75,L,n,,", "weight_kg: '8o' is no number"),
        ("2,M,300,1e3,75,L,n,,", "weight_kg: '1e3' is no number"),
        ("2,M,300,NaN,75,L,n,,", "weight_kg: 'NaN' is no number"),
        ("2,M,30.5,8,75,L,n,,", "age_days: '30.5' is no whole number of days"),
        ("2,M,9999999999,8,75,L,n,,", "age_days: '9999999999' is no whole number of days"),
        ("2,M,300,8,75,S,n,,", "measure: 'S' is none of L or H"),
        ("2,M,300,8,75,L,1,,", "oedema: '1' is none of y or n"),
    ] {
        let ran = growth(&format!("1,M,300,9,75,L,n,,\n{line}\n3,F,300,8.5,74,L,n,,\n"));
        assert_eq!(ids(&ran), ["1", "3"], "{line}");
        assert_eq!(ran.log, format!("line 3: {reason}\n"));
        assert_eq!(ran.code, Some(2), "{line}");
    }
    let latin = run("growth", [HEADER.as_bytes(), b"S\xe9,M,300,9,75,L,n,,\n"].concat());
    assert_eq!((latin.code, latin.log.as_str()), (Some(2), "line 2: not in UTF-8\n"));
}

#[test]
fn growth_names_a_value_that_cannot_be_and_answers_the_rest_of_the_line() {
    for (line, reason) in [
        ("1,M,300,0,75,L,n,,", "weight_kg: 0 must be above 0; not used"),
        ("1,M,300,-9,75,L,n,,", "weight_kg: -9 must be above 0; not used"),
        ("1,M,-1,9,75,L,n,,", "age_days: -1 is before the birth; not used"),
    ] {
        let ran = growth(&format!("{line}\n"));
        assert_eq!((ran.code, ran.log), (Some(2), format!("line 2: {reason}\n")));
        assert!(ran.out.lines().nth(1).unwrap().starts_with("1,,,"), "no weight-for-age: {}", ran.out);
    }
}

#[test]
fn growth_reads_what_a_spreadsheet_writes() {
    let plain = growth("a,M,300,9,75,L,n,,\n");
    assert_eq!(plain.code, Some(0), "{}", plain.log);
    let row = |ran: &Ran| ran.out.lines().nth(1).unwrap().split_once(',').unwrap().1.to_owned();
    let header = format!("\u{feff}{}", HEADER.trim_end());
    for line in ["a , m ,300.0, 9.0 ,75,l,N,,\r", "\"a\",\"M\",\"300\",\"9\",75,L,n,,", "a,M,300,9,75,L,,,"] {
        let ran = run("growth", format!("{header}\r\n\n{line}\n"));
        assert_eq!((ran.code, row(&ran)), (Some(0), row(&plain)), "{line}: {}", ran.log);
    }
    let quoted = growth("\"Siti, \"\"Ti\"\"\",M,300,9,75,L,n,,\n");
    assert!(quoted.out.contains("\n\"Siti, \"\"Ti\"\"\","), "{}", quoted.out);
}

#[test]
fn growth_without_its_header_does_not_begin() {
    for (input, reason) in [
        ("1,M,300,9,75,L,n,,\n", "growth: line 1: the columns must be id,sex,age_days,"),
        ("", "growth: line 1: the columns must be id,sex,age_days,"),
        (&HEADER.replace(',', ";"), "growth: line 1: the columns are separated by ';'; they must be"),
    ] {
        let ran = run("growth", input);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{input}");
        assert!(ran.log.starts_with(reason), "{}", ran.log);
    }
}

#[test]
fn an_implausible_z_is_flagged_and_keeps_its_category() {
    // who-growth: "A flag asks for a new measurement; the z and category stay." 200 kg at one month is beyond +5 of BB/U.
    let ran = growth("1,M,30,200,55,L,n,,\n");
    let mut columns = ran.out.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let (names, row) = (columns.next().unwrap(), columns.next().unwrap());
    let cell = |name: &str| row[names.iter().position(|known| *known == name).unwrap()];
    assert_eq!((cell("fwei"), cell("fwfl"), cell("fbmi"), cell("flen")), ("1", "1", "1", "0"));
    assert_ne!((cell("cat_bbu"), cell("cat_bbtb"), cell("cat_imtu")), ("", "", ""));
}

#[test]
fn evaluate_and_person_end_with_2_when_something_was_named() {
    let sound = r#"{"form":"aks","day":"2026-05-04"}"#;
    let person = r#"{"day":"2026-05-04","sex":"female"}"#;
    for (name, good, bad) in [
        ("evaluate", sound, r#"{"form":"akz","day":"2026-05-04"}"#),
        ("evaluate", sound, r#"{"form":"aks","day":"2026-05-04","answers":{"AKS1":9}}"#),
        ("evaluate", sound, "{"),
        ("person", person, r#"{"day":"2026-05-32"}"#),
        ("person", person, "{"),
    ] {
        let whole = run(name, format!("\u{feff}{good}\r\n\n{good}"));
        assert_eq!((whole.code, whole.out.lines().count()), (Some(0), 2), "{name}: {}", whole.log);
        let named = run(name, format!("{good}\n{bad}\n{good}\n"));
        assert_eq!((named.code, named.out.lines().count()), (Some(2), 3), "{name} {bad}");
        assert!(named.out.lines().nth(1).unwrap().contains("\"line\":2"), "{}", named.out);
        let raw = run(name, [b"\xff\xfe{}\n".as_slice(), good.as_bytes()].concat());
        assert_eq!((raw.code, raw.out.lines().count()), (Some(2), 2), "{name}");
        assert!(raw.out.contains("not in UTF-8"), "{}", raw.out);
    }
    let unknown = Command::new(tool("evaluate")).arg("--from").output().unwrap();
    assert_eq!(unknown.status.code(), Some(1), "an argument it does not know");
}

#[test]
fn a_reader_that_has_seen_enough_ends_a_tool_quietly() {
    let case = "{\"form\":\"pregnant\",\"day\":\"2026-05-04\"}\n";
    for (name, arguments, input) in
        [("evaluate", vec!["--forms"], String::new()), ("evaluate", vec![], case.repeat(2000))]
    {
        let mut child = Command::new(tool(name))
            .args(&arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let writer = std::thread::spawn(move || {
            let _ = stdin.write_all(input.as_bytes());
        });
        let mut first = [0; 16];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        assert_eq!(
            (output.status.code(), output.stderr.as_slice()),
            (Some(0), b"".as_slice()),
            "{arguments:?}"
        );
    }
}

/// A few files in a daily run, many in `make soak`.
fn files(few: u32, many: u32) -> Config {
    let soak = std::env::var_os("SAKUKADER_SOAK").is_some_and(|on| on == "1");
    let seed = std::env::var("SAKUKADER_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_124);
    Config {
        cases: if soak { many } else { few },
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        ..Config::default()
    }
}

fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..400)
}

fn any_cell() -> impl Strategy<Value = String> {
    let known = select(vec![
        "",
        "M",
        "F",
        "L",
        "H",
        "y",
        "n",
        "0",
        "-1",
        "0.0",
        "30",
        "273",
        "274",
        "730",
        "731",
        "1826",
        "1857",
        "6939",
        "3.2",
        "12",
        "45",
        "65",
        "110.1",
        "120",
        "999999999999999999999999",
        "0.0000001",
        "12,0",
        "\"12\"",
        "\"",
        ";",
        "NaN",
        "1e3",
    ]);
    prop_oneof![6 => known.prop_map(str::to_owned), 1 => "[ -~]{0,8}", 1 => any::<f64>().prop_map(|number| number.to_string())]
}

proptest! {
    #![proptest_config(files(8, 1000))]

    #[test]
    fn no_bytes_at_all_make_a_tool_panic(bytes in any_bytes()) {
        for name in ["evaluate", "person", "growth"] {
            let ran = run(name, bytes.clone());
            prop_assert!(matches!(ran.code, Some(0..=2)), "{}: {:?} {}", name, ran.code, ran.log);
        }
    }

    #[test]
    fn growth_answers_or_names_every_line(lines in vec(vec(any_cell(), 9), 1..100)) {
        let text: Vec<String> = lines.iter().map(|cells| cells.join(",")).collect();
        let ran = growth(&text.join("\n"));
        prop_assert!(matches!(ran.code, Some(0 | 2)), "{:?} {}", ran.code, ran.log);
        let answered = ran.out.lines().count() - 1;
        let not_answered = ran.log.lines().filter(|line| !line.ends_with("; not used")).count();
        prop_assert_eq!(answered + not_answered, lines.len(), "{}\n{}", text.join("\n"), ran.log);
    }
}
