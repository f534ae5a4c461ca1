//! Lists of people that leave the app: as text and as CSV, never from practice mode, never with a whole NIK.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use chrono::NaiveDate;
use sakukader_core::screen::Target;
use sakukader_core::screen::form::{Answer, FormRef};
use sakukader_core::screen::people::PeopleQuery;
use sakukader_core::screen::share::Shared;
use sakukader_core::{Saku, Watch};
use sakukader_tests::clock::Clock;
use sakukader_tests::phone::{Phone, done};

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();

fn ready(shared: Shared) -> (String, String) {
    match shared {
        Shared::Ready { text, file, .. } => (text, String::from_utf8(file.bytes).unwrap()),
        Shared::Refused { sentence } => panic!("{sentence}"),
    }
}

fn family() -> (tempfile::TempDir, Phone, String) {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::open(folder.path(), TODAY, 11).unwrap();
    phone.set_up();
    let home = phone.fill(
        FormRef::NewHousehold { typed: String::new() },
        &[
            ("head.name", "Darma"),
            ("head.sex", "male"),
            ("head.birth_date", "04-05-1990"),
            ("head.nik", "3204010405900001"),
            ("address", "=HYPERLINK(\"x\";\"y\")"),
            ("rt", "2"),
        ],
    );
    let household = home.subject().to_owned();
    let form = FormRef::NewMember { household: household.clone(), typed: String::new() };
    phone.fill(
        form,
        &[
            ("name", "Ayu"),
            ("nickname", "-Yu"),
            ("sex", "female"),
            ("birth_date", "01-03-2024"),
            ("relation", "child"),
        ],
    );
    (folder, phone, household)
}

#[test]
fn what_is_found_leaves_as_text_and_as_a_table() {
    let (_folder, phone, household) = family();
    let query = PeopleQuery { text: "ayu".into(), ..PeopleQuery::default() };
    let (text, csv) = ready(phone.saku.share_people(&query).unwrap());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Daftar warga: “Ayu”, Posyandu Melati, 24 November 2026: 1 warga");
    assert!(lines[1].starts_with("1. Ayu (P), ") && lines[1].ends_with(", Kel. Bp. Darma, RT 02"), "{text}");
    let table: Vec<&str> = csv.lines().collect();
    assert_eq!(table.len(), 2, "{csv}");
    assert!(csv.starts_with("\u{FEFF}No;Nama;"), "a spreadsheet knows its letters by the mark");
    let (text, csv) = ready(phone.saku.share_household(&household).unwrap());
    assert!(text.starts_with("Kel. Bp. Darma, Posyandu Melati"), "{text}");
    assert_eq!(csv.lines().count(), 3);
    let toddlers = PeopleQuery { filter: "toddler rt:2".into(), ..PeopleQuery::default() };
    let (text, _) = ready(phone.saku.share_people(&toddlers).unwrap());
    assert!(text.starts_with("Daftar warga: Balita, RT 02, Posyandu Melati"), "{text}");
    assert_eq!(text.lines().count(), 2);
}

#[test]
fn who_died_or_moved_away_is_not_handed_on_as_living_here() {
    let (_folder, phone, household) = family();
    let karso = FormRef::NewMember { household, typed: "Ayu Karsi".into() };
    let karso = phone.fill(karso, &[("sex", "female"), ("age_years", "71"), ("relation", "parent")]);
    phone.fill(FormRef::Death { member: karso.subject().to_owned() }, &[("on", "03-05-2026")]);
    let query = PeopleQuery { text: "ayu".into(), ..PeopleQuery::default() };
    let (text, csv) = ready(phone.saku.share_people(&query).unwrap());
    assert!(text.starts_with("Daftar warga: “Ayu”, Posyandu Melati, 24 November 2026: 1 warga, dan 1 yang pindah atau meninggal\n"), "{text}");
    assert!(text.contains("Ayu Karsi (P), Meninggal 3 Mei 2026, "), "{text}");
    assert!(csv.contains(";Meninggal 3 Mei 2026;"), "{csv}");
}

#[test]
fn a_nik_leaves_by_its_end_alone_and_no_cell_is_a_formula() {
    let (_folder, phone, household) = family();
    let (text, csv) = ready(phone.saku.share_household(&household).unwrap());
    assert!(!text.contains("3204") && !csv.contains("320401"), "{csv}");
    assert!(csv.contains("•••• •••• •••• 0001"), "{csv}");
    assert!(csv.contains("'=HYPERLINK") && csv.contains(";'-Yu;"), "{csv}");
}

#[test]
fn nothing_of_practice_mode_leaves() {
    let folder = tempfile::tempdir().unwrap();
    let saku = Saku::open(folder.path(), true, Box::new(Clock::on(TODAY, 7))).unwrap();
    match saku.share_people(&PeopleQuery::default()).unwrap() {
        Shared::Refused { sentence } => assert!(sentence.contains("latihan"), "{sentence}"),
        Shared::Ready { .. } => panic!("it left"),
    }
}

#[test]
fn an_estimated_age_is_an_estimate_in_every_list_and_comes_back_as_one() {
    let (_folder, phone, household) = family();
    let karso = FormRef::NewMember { household: household.clone(), typed: "Mbah Karso".into() };
    phone.fill(karso, &[("sex", "male"), ("age_years", "71"), ("relation", "parent")]);
    let line = |phone: &Phone, name: &str| {
        let query = PeopleQuery { text: name.into(), ..PeopleQuery::default() };
        phone.saku.people(&query).unwrap().rows.remove(0).line
    };
    assert_eq!(line(&phone, "karso"), "± 71 th · Lansia");
    assert_eq!(line(&phone, "darma"), "36 th · Dewasa");
    let members = phone.saku.household(&household).unwrap().members;
    let ages: Vec<&str> = members.iter().map(|row| row.subtitle.as_str()).collect();
    assert_eq!(ages, ["36 th · Kepala keluarga", "± 71 th · Orang tua", "32 bln · Anak"]);
    let (text, csv) = ready(phone.saku.share_household(&household).unwrap());
    assert!(text.contains("Mbah Karso (L), ± 71 th · Lansia, "), "{text}");
    assert!(csv.contains(";24-11-1955;Ya;± 71 th · Lansia;"), "{csv}");
    assert!(csv.contains(";04-05-1990;;36 th · Dewasa;"), "{csv}");

    // The list that left is taken in by another posyandu.
    let folder = tempfile::tempdir().unwrap();
    let other = Phone::open(folder.path(), TODAY, 12).unwrap();
    other.set_up();
    done(other.saku.read_list("Warga.csv", csv.as_bytes(), &Watch::default()).unwrap());
    let list = other.saku.lists().unwrap().ready.unwrap();
    match other.saku.take_in_list(&list.command, std::sync::Arc::default()).unwrap() {
        Answer::Done { .. } => {}
        refused => panic!("{refused:?}"),
    }
    assert_eq!(line(&other, "karso"), "± 71 th · Lansia");
    assert_eq!(line(&other, "darma"), "36 th · Dewasa");
    let found = other.saku.people(&PeopleQuery { text: "karso".into(), ..PeopleQuery::default() }).unwrap();
    let Target::Person { id } = &found.rows[0].target else { panic!("{found:?}") };
    let karso = other.saku.person(id).unwrap();
    assert_eq!(karso.subtitle, "± 71 tahun · Lansia");
    assert!(karso.facts.iter().any(|fact| fact.value == "24 November 1955 (perkiraan)"), "{:?}", karso.facts);
}
