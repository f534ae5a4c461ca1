//! An existing list is taken in: seen first, in one step that is undone as one; whatever the file is like.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::io::Write;
use std::sync::Arc;

use chrono::NaiveDate;
use sakukader_core::screen::Target;
use sakukader_core::screen::form::{Answer, FormRef};
use sakukader_core::screen::lists::{AlikeChoice, ListedRow, RowGroup};
use sakukader_core::screen::people::PeopleQuery;
use sakukader_core::{Error, Watch};
use sakukader_tests::listed::{SIGIZI, sigizi, sigizi_of, sigizi_row, spreadsheet};
use sakukader_tests::phone::{Phone, done};
use tempfile::TempDir;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();

fn melati() -> (TempDir, Phone) {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::open(folder.path(), TODAY, 91).unwrap();
    phone.set_up();
    (folder, phone)
}

/// Reads a file; the sentences say why it was refused.
fn read(phone: &Phone, bytes: &[u8]) -> Result<(), Vec<String>> {
    match phone.saku.read_list("daftar.xlsx", bytes, &Watch::default()).unwrap() {
        Answer::Done { .. } => Ok(()),
        Answer::Problems { problems } => Err(problems.into_iter().map(|one| one.sentence).collect()),
        Answer::Questions { questions } => panic!("{questions:?}"),
    }
}

fn rows(phone: &Phone, group: RowGroup) -> Vec<ListedRow> {
    phone.saku.list_rows(group, 0).unwrap().rows
}

fn counts(phone: &Phone) -> [usize; 4] {
    [RowGroup::New, RowGroup::Here, RowGroup::Alike, RowGroup::Unreadable]
        .map(|group| rows(phone, group).len())
}

fn take_in(phone: &Phone) -> String {
    let ready = phone.saku.lists().unwrap().ready.unwrap();
    let answer = phone.saku.take_in_list(&ready.command, Arc::default()).unwrap();
    let done = done(answer);
    assert_eq!(done.next, Some(Target::Lists));
    done.command
}

fn undo(phone: &Phone, command: &str) {
    let question = match phone.saku.undo(command, &[]).unwrap() {
        Answer::Questions { questions } => questions[0].clone(),
        other => panic!("it asks first: {other:?}"),
    };
    done(phone.saku.undo(command, &[question.id]).unwrap());
}

fn people(phone: &Phone) -> Vec<String> {
    let found = phone.saku.people(&PeopleQuery::default()).unwrap();
    let mut names: Vec<String> = found.rows.into_iter().map(|row| row.name).collect();
    names.sort();
    names
}

fn person(phone: &Phone, name: &str) -> sakukader_core::screen::person::PersonScreen {
    let found = phone.saku.people(&PeopleQuery { text: name.to_owned(), ..Default::default() }).unwrap();
    match &found.rows[0].target {
        Target::Person { id } => phone.saku.person(id).unwrap(),
        other => panic!("{other:?}"),
    }
}

const AISYAH: &[(&str, &str)] = &[
    ("No", "1"),
    ("NIK", "'3204014503240001"),
    ("Nama", "Aisyah"),
    ("JK", "P"),
    ("Tgl Lahir", "2024-03-05"),
    ("BB Lahir", "3.2"),
    ("TB Lahir", "49"),
    ("Nama Ortu", "Nur Aini"),
    ("Posyandu", "Melati"),
    ("RT", "003"),
    ("RW", "02"),
    ("Alamat", "Gang Melati 3"),
    ("Tanggal Pengukuran", "2026-11-10"),
    ("Berat", "11.4"),
    ("Tinggi", "88.5"),
    ("Cara Ukur", "Berdiri"),
    ("LiLA", "15"),
];

fn with(row: &[(&'static str, &'static str)], other: &[(&'static str, &'static str)]) -> Vec<String> {
    let mut all: Vec<(&str, &str)> = row.to_vec();
    for (header, text) in other {
        match all.iter_mut().find(|(known, _)| known == header) {
            Some(cell) => cell.1 = text,
            None => all.push((header, text)),
        }
    }
    sigizi_row(&all)
}

#[test]
fn a_sigizi_download_becomes_children_in_the_household_of_their_parent_with_what_was_measured() {
    let (_folder, phone) = melati();
    let bilal = with(
        AISYAH,
        &[
            ("NIK", ""),
            ("Nama", "Bilal"),
            ("JK", "L"),
            ("Tgl Lahir", "2026-05-01"),
            ("BB Lahir", "2900"),
            ("Berat", "7,9"),
        ],
    );
    read(&phone, &sigizi(&[sigizi_row(AISYAH), bilal])).unwrap();
    let ready = phone.saku.lists().unwrap().ready.unwrap();
    assert_eq!(ready.kind, "Unduhan Sigizi/e-PPGBM · 2 baris");
    assert_eq!(ready.take.as_deref(), Some("Masukkan 2 warga"));
    assert_eq!(ready.notes, ["1 keluarga baru akan dibuat."]);
    assert_eq!(counts(&phone), [2, 0, 0, 0]);
    assert_eq!(people(&phone), Vec::<String>::new(), "nothing is written before the kader says so");
    take_in(&phone);
    assert_eq!(people(&phone), ["Aisyah", "Bilal", "Nur Aini"]);
    let child = person(&phone, "Aisyah");
    let facts: Vec<(String, String)> =
        child.facts.iter().map(|fact| (fact.label.clone(), fact.value.clone())).collect();
    let fact = |label: &str| facts.iter().find(|(known, _)| known == label).map(|(_, value)| value.as_str());
    assert_eq!(fact("NIK"), Some("•••• •••• •••• 0001"), "{facts:?}");
    let tables = phone.saku.tables().unwrap().join("\n");
    for row in [
        "weight_grams|2024-03-05|3200",
        "length_millimetres|2024-03-05|490",
        "weight_grams|2026-11-10|11400",
        "length_millimetres|2026-11-10|885",
        "arm_circumference_millimetres|2026-11-10|150",
        "weight_grams|2026-05-01|2900",
        "weight_grams|2026-11-10|7900",
        "relation|child",
    ] {
        let found = tables.lines().any(|line| row.split('|').all(|part| line.contains(part)));
        assert!(found, "{row} in\n{tables}");
    }
    let before = phone.saku.tables().unwrap();
    phone.saku.rebuild().unwrap();
    assert_eq!(phone.saku.tables().unwrap(), before);
}

#[test]
fn undoing_gives_the_register_from_before_and_the_history_shows_one_step() {
    let (_folder, phone) = melati();
    phone.fill(
        FormRef::NewHousehold { typed: String::new() },
        &[
            ("head.name", "Darma"),
            ("head.sex", "male"),
            ("head.birth_date", "04-05-1990"),
            ("address", "Gang 1"),
            ("rt", "1"),
        ],
    );
    let before = phone.saku.tables().unwrap();
    read(&phone, &sigizi_of(60, TODAY)).unwrap();
    let command = take_in(&phone);
    assert!(phone.saku.lists().unwrap().ready.is_none(), "it waits no longer");
    let earlier = phone.saku.lists().unwrap().earlier;
    assert_eq!((earlier.len(), earlier[0].line.as_str()), (1, "60 warga · 24 November 2026"));
    let someone = phone.saku.people(&PeopleQuery::default()).unwrap().rows;
    let Target::Person { id } = &someone.iter().find(|row| row.name != "Darma").unwrap().target else {
        panic!()
    };
    let history = phone.saku.history(id).unwrap();
    assert_eq!(history.items.len(), 1);
    assert_eq!(history.items[0].title, "Dari daftar daftar.xlsx: 60 warga");
    assert_eq!(history.items[0].command, command);
    undo(&phone, &command);
    let revoked = |row: &String| !row.contains("view_revoked");
    let after: Vec<String> = phone.saku.tables().unwrap().into_iter().filter(revoked).collect();
    assert_eq!(after, before.into_iter().filter(revoked).collect::<Vec<_>>());
    assert!(phone.saku.lists().unwrap().earlier[0].undone);
    done(phone.saku.redo(&command).unwrap());
    assert!(people(&phone).len() > 50 - 1);
}

#[test]
fn the_same_file_twice_finds_everybody_here_and_brings_nothing() {
    let (_folder, phone) = melati();
    let bytes = sigizi_of(45, TODAY);
    read(&phone, &bytes).unwrap();
    assert_eq!(counts(&phone), [45, 0, 0, 0]);
    take_in(&phone);
    let entries = phone.saku.entries().unwrap().len();
    read(&phone, &bytes).unwrap();
    assert_eq!(counts(&phone), [0, 45, 0, 0]);
    let ready = phone.saku.lists().unwrap().ready.unwrap();
    assert_eq!(ready.take, None);
    match phone.saku.take_in_list(&ready.command, Arc::default()).unwrap() {
        Answer::Problems { problems } => {
            assert_eq!(problems[0].sentence, "Tidak ada yang baru di daftar ini.")
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(phone.saku.entries().unwrap().len(), entries);
}

#[test]
fn a_later_download_adds_the_new_weighing_of_a_child_that_is_here() {
    let (_folder, phone) = melati();
    read(&phone, &sigizi(&[sigizi_row(AISYAH)])).unwrap();
    take_in(&phone);
    let later = with(
        AISYAH,
        &[("Tanggal Pengukuran", "2026-11-20"), ("Berat", "11.6"), ("Tinggi", ""), ("LiLA", "")],
    );
    read(&phone, &sigizi(&[sigizi_row(AISYAH), later])).unwrap();
    assert_eq!(counts(&phone), [0, 2, 0, 0]);
    assert_eq!(phone.saku.lists().unwrap().ready.unwrap().take.as_deref(), Some("Masukkan hasil ukur"));
    let before = phone.saku.entries().unwrap().len();
    take_in(&phone);
    let entries = phone.saku.entries().unwrap();
    let kinds: Vec<&str> = entries[before..].iter().map(|entry| entry.kind.as_str()).collect();
    assert_eq!(kinds, ["imported", "measured"]);
}

#[test]
fn a_child_in_two_rows_of_one_file_is_one_child_with_both_weighings() {
    let (_folder, phone) = melati();
    let later = with(AISYAH, &[("No", "2"), ("Tanggal Pengukuran", "2026-11-20"), ("Berat", "11.6")]);
    read(&phone, &sigizi(&[sigizi_row(AISYAH), later, sigizi_row(AISYAH)])).unwrap();
    assert_eq!(counts(&phone), [1, 2, 0, 0]);
    let notes: Vec<String> =
        rows(&phone, RowGroup::Here).into_iter().map(|row| row.row.note.unwrap().text).collect();
    assert!(notes.iter().all(|note| note == "Sama dengan baris 2."), "{notes:?}");
    take_in(&phone);
    assert_eq!(people(&phone), ["Aisyah", "Nur Aini"]);
    let weights = phone.saku.tables().unwrap();
    assert_eq!(
        weights.iter().filter(|row| row.contains("weight_grams")).count(),
        3,
        "birth and two weighings"
    );
}

#[test]
fn a_look_alike_is_left_out_until_the_kader_says_who_it_is() {
    let (_folder, phone) = melati();
    read(&phone, &sigizi(&[sigizi_row(AISYAH)])).unwrap();
    take_in(&phone);
    // Another spelling and a day that was misread.
    let alike = with(
        AISYAH,
        &[("NIK", ""), ("Nama", "Aisah"), ("Tgl Lahir", "2024-03-06"), ("Tanggal Pengukuran", "2026-11-21")],
    );
    let list = sigizi(&[alike]);
    read(&phone, &list).unwrap();
    assert_eq!(counts(&phone), [0, 0, 1, 0]);
    let row = rows(&phone, RowGroup::Alike).remove(0);
    assert_eq!(row.choice, Some(AlikeChoice::Skip));
    let like = row.alike.unwrap();
    assert_eq!(like.title, "Aisyah");
    assert!(like.note.unwrap().text.contains("nama"));
    assert_eq!(phone.saku.lists().unwrap().ready.unwrap().take, None, "left out as long as nothing is said");
    phone.saku.choose_alike(row.number, AlikeChoice::Same).unwrap();
    assert_eq!(phone.saku.lists().unwrap().ready.unwrap().take.as_deref(), Some("Masukkan hasil ukur"));
    let command = take_in(&phone);
    assert_eq!(people(&phone), ["Aisyah", "Nur Aini"]);
    undo(&phone, &command);
    read(&phone, &list).unwrap();
    phone.saku.choose_alike(row.number, AlikeChoice::Other).unwrap();
    take_in(&phone);
    assert_eq!(people(&phone), ["Aisah", "Aisyah", "Nur Aini"]);
    assert!(phone.saku.look_alike_pairs().unwrap().pairs.is_empty(), "said once, it is not asked again");
}

#[test]
fn what_was_written_since_the_list_was_seen_is_seen_first() {
    let (_folder, phone) = melati();
    read(&phone, &sigizi(&[sigizi_row(AISYAH)])).unwrap();
    phone.fill(
        FormRef::NewHousehold { typed: String::new() },
        &[
            ("head.name", "Nur Aini"),
            ("head.sex", "female"),
            ("head.birth_date", "04-05-1996"),
            ("address", "Gang Melati 3"),
            ("rt", "3"),
        ],
    );
    let ready = phone.saku.lists().unwrap().ready.unwrap();
    assert!(ready.stale);
    match phone.saku.take_in_list(&ready.command, Arc::default()).unwrap() {
        Answer::Problems { problems } => assert!(problems[0].sentence.contains("Periksa sekali lagi")),
        other => panic!("{other:?}"),
    }
    phone.saku.compare_list(&Watch::default()).unwrap();
    let ready = phone.saku.lists().unwrap().ready.unwrap();
    assert!(!ready.stale && ready.notes.is_empty(), "the household is here now: {:?}", ready.notes);
    take_in(&phone);
    assert_eq!(people(&phone), ["Aisyah", "Nur Aini"]);
}

/// Stopped in the middle, from another thread.
fn stopped_after(steps: u32) -> (Arc<Watch>, std::thread::JoinHandle<()>) {
    let watch = Arc::new(Watch::default());
    let looking = Arc::clone(&watch);
    let stopper = std::thread::spawn(move || {
        while looking.progress().done < steps {
            std::thread::yield_now();
        }
        looking.cancel();
    });
    (watch, stopper)
}

#[test]
fn stopping_leaves_nothing_half_done() {
    let (_folder, phone) = melati();
    let bytes = sigizi_of(30, TODAY);
    let stopped = Watch::default();
    stopped.cancel();
    let before = phone.saku.tables().unwrap();
    assert!(matches!(phone.saku.read_list("a.xlsx", &bytes, &stopped), Err(Error::Cancelled)));
    assert!(phone.saku.lists().unwrap().ready.is_none());
    read(&phone, &bytes).unwrap();
    let ready = phone.saku.lists().unwrap().ready.unwrap();
    assert!(matches!(phone.saku.take_in_list(&ready.command, Arc::new(stopped)), Err(Error::Cancelled)));
    let (watch, stopper) = stopped_after(40);
    assert!(matches!(phone.saku.take_in_list(&ready.command, watch), Err(Error::Cancelled)));
    stopper.join().unwrap();
    let (watch, stopper) = stopped_after(40);
    let longer = phone.saku.read_list("b.xlsx", &sigizi_of(1_000, TODAY), &watch);
    stopper.join().unwrap();
    assert!(matches!(longer, Err(Error::Cancelled)));
    assert_eq!(watch.progress().of, 1_000, "while its rows were compared");
    assert_eq!(phone.saku.tables().unwrap(), before);
    assert_eq!(phone.saku.lists().unwrap().ready.unwrap(), ready, "it waits as before");
    take_in(&phone);
}

#[test]
fn the_list_waits_over_the_end_of_the_process() {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::open(folder.path(), TODAY, 91).unwrap();
    phone.set_up();
    read(&phone, &sigizi_of(12, TODAY)).unwrap();
    let ready = phone.saku.lists().unwrap().ready;
    drop(phone);
    let phone = Phone::open(folder.path(), TODAY, 92).unwrap();
    assert_eq!(phone.saku.lists().unwrap().ready, ready);
    take_in(&phone);
    read(&phone, &sigizi_of(13, TODAY)).unwrap();
    phone.saku.discard_list().unwrap();
    assert!(phone.saku.lists().unwrap().ready.is_none());
}

#[test]
fn a_bad_nik_is_left_empty_and_the_row_is_taken_in() {
    let (_folder, phone) = melati();
    let niks = ["3.20401E+15", "3204************", "32040145032400011", "320401"];
    let rows_of: Vec<Vec<String>> = niks
        .iter()
        .zip(["Ani", "Budi", "Citra", "Dedi"])
        .map(|(nik, name)| {
            let mut row = with(AISYAH, &[]);
            (*nik).clone_into(&mut row[1]);
            name.clone_into(&mut row[2]);
            row
        })
        .collect();
    read(&phone, &sigizi(&rows_of)).unwrap();
    assert_eq!(counts(&phone), [4, 0, 0, 0]);
    for row in rows(&phone, RowGroup::New) {
        let note = row.row.note.unwrap().text;
        assert!(note.starts_with("NIK ") && note.ends_with("Dikosongkan."), "{note}");
    }
    take_in(&phone);
    assert!(!phone.saku.tables().unwrap().iter().any(|row| row.contains("|nik|")));
}

#[test]
fn a_row_that_cannot_be_right_says_why_with_its_number_and_the_others_are_taken_in() {
    let (_folder, phone) = melati();
    let long = "A".repeat(30_000);
    let wrong: [(&[(&str, &str)], &str); 6] = [
        (&[("Tgl Lahir", "2027-01-01")], "Tanggal lahir 1 Januari 2027 belum terjadi."),
        (&[("Tgl Lahir", "31-02-2024")], "Tanggal lahir ini tidak ada di kalender."),
        (&[("Tgl Lahir", "kemarin")], "Tanggal lahir tidak terbaca: tulis seperti 04-05-1990."),
        (&[("JK", "X")], "Jenis kelamin “X” tidak dikenal."),
        (&[("Nama", "")], "Nama belum diisi."),
        (&[("Tgl Lahir", "")], "Tanggal lahir atau umur belum diisi."),
    ];
    let mut list: Vec<Vec<String>> = wrong.iter().map(|(cells, _)| with(AISYAH, cells)).collect();
    let mut endless = sigizi_row(AISYAH);
    endless[2] = long;
    list.push(endless);
    list.push(sigizi_row(AISYAH));
    read(&phone, &sigizi(&list)).unwrap();
    assert_eq!(counts(&phone), [1, 0, 0, 7]);
    let said = rows(&phone, RowGroup::Unreadable);
    for (at, (_, sentence)) in wrong.iter().enumerate() {
        assert_eq!(said[at].number as usize, at + 2);
        let note = &said[at].row.note.as_ref().unwrap().text;
        assert!(note.starts_with(sentence), "{note}");
    }
    let note = &said[6].row.note.as_ref().unwrap().text;
    assert_eq!(note, "Nama terlalu panjang: 30000 huruf, paling banyak 100.");
    take_in(&phone);
    assert_eq!(people(&phone), ["Aisyah", "Nur Aini"]);
}

#[test]
fn a_name_of_a_hundred_thousand_letters_in_a_text_is_refused_in_its_row() {
    let (_folder, phone) = melati();
    let text = format!(
        "Nama,JK,Tgl Lahir,Kepala keluarga\n{},L,2020-01-01,Darma\nAni,P,2020-01-01,Darma\n",
        "a".repeat(100_000)
    );
    read(&phone, text.as_bytes()).unwrap();
    assert_eq!(counts(&phone), [1, 0, 0, 1]);
}

#[test]
fn every_file_that_is_no_list_gets_one_plain_sentence_and_leaves_what_waits() {
    let (_folder, phone) = melati();
    read(&phone, &sigizi(&[sigizi_row(AISYAH)])).unwrap();
    let waiting = phone.saku.lists().unwrap();
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a renamed PDF", b"%PDF-1.7\n1 0 obj".to_vec(), "Ini berkas PDF"),
        ("50 MB", vec![b'a'; 50 * 1024 * 1024], "Paling besar 8 MB"),
        ("empty", Vec::new(), "Berkas ini kosong."),
        ("blank", b"  \n\n ".to_vec(), "Berkas ini kosong."),
        ("old Excel", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....".to_vec(), "simpan sebagai .xlsx"),
        ("a web page", b"<html><table><tr><td>Nama".to_vec(), "Ini halaman web"),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "bukan daftar"),
        ("another zip", zip(&[("foto.jpg", b"x")]), "bukan daftar"),
        ("a book without sheets", zip(&[("xl/workbook.xml", b"<workbook/>")]), "rusak"),
        (
            "half a spreadsheet",
            {
                let whole = sigizi_of(9, TODAY);
                whole[..whole.len() / 2].to_vec()
            },
            "rusak",
        ),
        (
            "an unknown header",
            spreadsheet(&[vec!["Barang".into(), "Harga".into()], vec!["Beras".into(), "1".into()]]),
            "tidak dikenal",
        ),
        ("only a header", sigizi(&[]), "belum berisi"),
        ("no cells", spreadsheet(&[]), "kosong"),
        (
            "too many rows",
            format!("Nama;JK;Tgl Lahir;Kepala keluarga\n{}", "a;L;2020-01-01;b\n".repeat(5_001)).into_bytes(),
            "lebih dari 5000 baris",
        ),
        ("a zip bomb", bomb(), "terlalu besar setelah dibuka"),
    ];
    for (what, bytes, sentence) in cases {
        let said = read(&phone, &bytes).unwrap_err();
        assert_eq!(said.len(), 1, "{what}");
        assert!(said[0].contains(sentence), "{what}: {said:?}");
        assert_eq!(phone.saku.lists().unwrap(), waiting, "{what}");
    }
}

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// 100 MB of blanks in some 100 kB.
fn bomb() -> Vec<u8> {
    zip(&[("xl/workbook.xml", &vec![b' '; 100 * 1024 * 1024])])
}

#[test]
fn a_damaged_spreadsheet_never_stops_the_app() {
    let (_folder, phone) = melati();
    let whole = sigizi_of(20, TODAY);
    let mut chance = fastrand::Rng::with_seed(17);
    for _ in 0..60 {
        let mut broken = whole.clone();
        for _ in 0..chance.usize(1..40) {
            let at = chance.usize(0..broken.len());
            broken[at] = chance.u8(..);
        }
        broken.truncate(chance.usize(1..=broken.len()));
        // Whatever comes of it: a sentence, or a list that waits.
        let _ = read(&phone, &broken);
    }
    assert_eq!(people(&phone), Vec::<String>::new());
}

#[test]
fn headers_are_known_in_any_case_and_order_and_below_a_title() {
    let (_folder, phone) = melati();
    let list = spreadsheet(&[
        vec!["DATA BALITA POSYANDU MELATI".into()],
        vec![],
        vec!["tgl  lahir".into(), "NAMA".into(), "Keterangan".into(), "jk".into(), "nama ortu".into()],
        vec!["01/03/2024".into(), "Aisyah".into(), "-".into(), "p".into(), "Nur Aini".into()],
    ]);
    read(&phone, &list).unwrap();
    assert_eq!(counts(&phone), [1, 0, 0, 0]);
    assert_eq!(rows(&phone, RowGroup::New)[0].number, 4);
}

#[test]
fn other_posyandu_of_a_download_are_left_out() {
    let (_folder, phone) = melati();
    let other = with(AISYAH, &[("Nama", "Bilal"), ("Posyandu", "Mawar"), ("NIK", "")]);
    read(&phone, &sigizi(&[sigizi_row(AISYAH), other.clone()])).unwrap();
    assert_eq!(counts(&phone), [1, 0, 0, 1]);
    assert_eq!(rows(&phone, RowGroup::Unreadable)[0].row.note.as_ref().unwrap().text, "Dari Posyandu Mawar.");
    // A list of another posyandu altogether is only asked about.
    read(&phone, &sigizi(&[other])).unwrap();
    assert_eq!(counts(&phone), [1, 0, 0, 0]);
    assert!(phone.saku.lists().unwrap().ready.unwrap().notes[0].contains("bukan Posyandu Melati"));
}

const FAMILY: &str = "No. KK;Nama kepala keluarga;Alamat;Dusun;RT;No. HP;Nama;Hubungan;L/P;Tanggal lahir;Umur;NIK;Pekerjaan
3204010101200001;Darma;Gang Melati 1;Krajan;RT 02;0812 3456 7890;Darma;Kepala keluarga;L;04-05-1990;;3204010405900001;Petani
3204010101200001;Darma;Gang Melati 1;Krajan;RT 02;;Sari;Istri;P;17/08/1992;;;Ibu rumah tangga
3204010101200001;Darma;Gang Melati 1;Krajan;RT 02;;Dimas;Anak;L;2024-03-01;;;
;Mbah Karto;Gang Melati 2;Krajan;2;;Mbah Karto;Kepala keluarga;L;;71;;Tidak bekerja
";

#[test]
fn a_table_of_families_becomes_households_with_their_heads_whatever_its_letters() {
    let text = FAMILY.replace("Sari", "Renée");
    let with_mark = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
    let windows: Vec<u8> = text.chars().map(|c| u8::try_from(c as u32).unwrap()).collect();
    let commas = text.replace(';', ",").into_bytes();
    let cells = |line: &str| line.split(';').map(str::to_owned).collect::<Vec<_>>();
    let sheet = spreadsheet(&text.lines().map(cells).collect::<Vec<_>>());
    for (what, bytes) in [
        ("UTF-8", text.into_bytes()),
        ("its mark", with_mark),
        ("Windows-1252", windows),
        ("commas", commas),
        ("XLSX", sheet),
    ] {
        let (_folder, phone) = melati();
        read(&phone, &bytes).unwrap();
        assert_eq!(counts(&phone), [4, 0, 0, 0], "{what}");
        assert_eq!(
            phone.saku.lists().unwrap().ready.unwrap().notes,
            ["2 keluarga baru akan dibuat."],
            "{what}"
        );
        take_in(&phone);
        assert_eq!(people(&phone), ["Darma", "Dimas", "Mbah Karto", "Renée"], "{what}");
        let wife = phone.saku.people(&PeopleQuery { text: "Renee".into(), ..Default::default() }).unwrap();
        assert_eq!(wife.rows[0].household, "Kel. Bp. Darma · RT 02", "{what}");
        assert!(
            phone.saku.people(&PeopleQuery { text: "Karto".into(), ..Default::default() }).unwrap().rows[0]
                .line
                .starts_with("± 71 th"),
            "{what}"
        );
        // The same once more: everybody is here, also whose age was estimated.
        read(&phone, &bytes).unwrap();
        assert_eq!(counts(&phone), [0, 4, 0, 0], "{what}");
    }
}

const HEADS: &str = "No. KK;Nama kepala keluarga;RT;Nama;Hubungan;L/P;Tanggal lahir\n";

#[test]
fn the_family_of_a_head_who_cannot_be_read_is_not_that_of_the_head_before() {
    for (head, home) in [
        (";Tono;2;Tono;Kepala keluarga;L;tidak tahu", "Kel. Tono (baru)"),
        (";Tono;2;Tono;;L;", "Kel. Tono (baru)"),
        (";;;Tono;Kepala keluarga;L;31-02-1980", "Kel. Tono (baru)"),
    ] {
        let (_folder, phone) = melati();
        let text = format!(
            "{HEADS};Karto;2;Karto;Kepala keluarga;L;01-01-1970
;;;Sari;Istri;P;02-02-1972
{head}
;;;Wati;Istri;P;03-03-1982
"
        );
        read(&phone, text.as_bytes()).unwrap();
        assert_eq!(counts(&phone), [3, 0, 0, 1], "{head}");
        let homes: Vec<String> =
            rows(&phone, RowGroup::New).into_iter().map(|row| row.row.subtitle).collect();
        assert!(homes[1].contains("Kel. Karto (baru)") && homes[2].contains(home), "{homes:?}");
        take_in(&phone);
        assert_eq!(person(&phone, "Sari").household.title, "Kel. Bp. Karto", "{head}");
        assert!(person(&phone, "Wati").household.title.contains("Tono"), "{head}");
    }
    // Where he has not even a name, whose they are is not known.
    let (_folder, phone) = melati();
    let text = format!(
        "{HEADS};Karto;2;Karto;Kepala keluarga;L;01-01-1970
;;;;Kepala keluarga;L;01-01-1980
;;;Wati;Istri;P;03-03-1982
"
    );
    read(&phone, text.as_bytes()).unwrap();
    assert_eq!(counts(&phone), [1, 0, 0, 2]);
}

#[test]
fn the_family_of_a_head_who_is_here_lives_where_he_does() {
    let (_folder, phone) = melati();
    read(&phone, format!("{HEADS};Karto;2;Karto Wijaya;Kepala keluarga;L;01-01-1970\n").as_bytes()).unwrap();
    take_in(&phone);
    // Another RT, and a day that was misread.
    let text = format!(
        "{HEADS};Karto Wijaya;3;Karto Wijaya;Kepala keluarga;L;02-01-1970
;Karto Wijaya;3;Sari;Istri;P;02-02-1972
"
    );
    read(&phone, text.as_bytes()).unwrap();
    assert_eq!(counts(&phone), [1, 0, 1, 0]);
    let notes = || phone.saku.lists().unwrap().ready.unwrap().notes;
    assert_eq!(notes(), ["1 keluarga baru akan dibuat."]);
    let row = rows(&phone, RowGroup::Alike).remove(0);
    phone.saku.choose_alike(row.number, AlikeChoice::Same).unwrap();
    assert_eq!(notes(), [""; 0]);
    assert!(!rows(&phone, RowGroup::New)[0].row.subtitle.contains("(baru)"));
    // Said otherwise after all, and back again.
    phone.saku.choose_alike(row.number, AlikeChoice::Skip).unwrap();
    assert_eq!(notes(), ["1 keluarga baru akan dibuat."]);
    phone.saku.choose_alike(row.number, AlikeChoice::Same).unwrap();
    take_in(&phone);
    assert_eq!(people(&phone), ["Karto Wijaya", "Sari"]);
    assert!(person(&phone, "Sari").household.title.contains("Karto Wijaya"));
}

#[test]
fn a_list_of_residents_is_no_download_though_both_have_villages_and_numbers() {
    let (_folder, phone) = melati();
    let list = "No;Nama;NIK;JK;Tgl Lahir;Alamat;RT;RW;Desa/Kel;Kec;Kab/Kota;Posyandu;No. KK;Hubungan
1;Karto;;L;01-01-1970;Gang 1;2;1;Sukamaju;Cibiru;Bandung;Melati;3204010101200001;Kepala keluarga
2;Sari;;P;02-02-1972;Gang 1;2;1;Sukamaju;Cibiru;Bandung;Melati;3204010101200001;Istri
";
    read(&phone, list.as_bytes()).unwrap();
    let ready = phone.saku.lists().unwrap().ready.unwrap();
    assert!(!ready.kind.contains("Sigizi"), "{}", ready.kind);
    assert_eq!(ready.notes, ["1 keluarga baru akan dibuat."]);
    take_in(&phone);
    assert_eq!(person(&phone, "Sari").household.title, "Kel. Bp. Karto");
}

#[test]
fn households_are_found_by_card_or_by_head_and_rt() {
    let (_folder, phone) = melati();
    read(&phone, FAMILY.as_bytes()).unwrap();
    take_in(&phone);
    let more = "No. KK;Nama kepala keluarga;RT;Nama;Hubungan;L/P;Tanggal lahir
3204010101200001;Darma Wijaya;9;Ayu;Anak;P;01-07-2026
;Karto;02;Mbah Minah;Istri;P;01-01-1958
;Karto;3;Orang Lain;Kepala keluarga;L;01-01-1980
";
    read(&phone, more.as_bytes()).unwrap();
    let homes: Vec<String> = rows(&phone, RowGroup::New).into_iter().map(|row| row.row.subtitle).collect();
    assert!(homes[0].contains("Kel. Bp. Darma ·") && !homes[0].contains("(baru)"), "{homes:?}");
    assert!(homes[1].contains("Kel. Mbah Karto ·") && !homes[1].contains("(baru)"), "{homes:?}");
    assert!(homes[2].contains("Kel. Karto (baru)"), "{homes:?}");
    assert_eq!(phone.saku.lists().unwrap().ready.unwrap().notes, ["1 keluarga baru akan dibuat."]);
}

#[test]
fn the_template_has_every_column_and_an_empty_one_says_so() {
    let (_folder, phone) = melati();
    let template = phone.saku.list_template();
    assert!(template.name.ends_with(".xlsx"));
    let bytes = template.bytes;
    assert_eq!(read(&phone, &bytes).unwrap_err(), ["Daftar ini belum berisi: baru judul kolomnya."]);
    assert!(bytes.len() < 12_000, "{} bytes", bytes.len());
}

#[test]
fn an_import_on_two_phones_comes_to_the_same_tables() {
    let (_folder, phone) = melati();
    read(&phone, &sigizi_of(24, TODAY)).unwrap();
    let command = take_in(&phone);
    undo(&phone, &command);
    done(phone.saku.redo(&command).unwrap());
    let other_folder = tempfile::tempdir().unwrap();
    let other = Phone::open(other_folder.path(), TODAY, 93).unwrap();
    let mut entries = phone.saku.entries().unwrap();
    let (posyandu, author) = (entries[0].posyandu, entries[0].author);
    entries.reverse();
    other.saku.join(posyandu, author).unwrap();
    other.saku.receive(&entries).unwrap();
    assert_eq!(other.saku.tables().unwrap(), phone.saku.tables().unwrap());
    assert_eq!(SIGIZI.len(), 37);
}
