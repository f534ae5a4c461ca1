//! Stores that cannot be opened as they are: each says why by its own error, nothing in them is changed, and setting
//! one aside keeps every byte.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use sakukader_core::screen::form::FormRef;
use sakukader_core::{Error, Saku};
use sakukader_tests::clock::{Clock, day};
use sakukader_tests::phone::Phone;
use tempfile::TempDir;

fn clock() -> Clock {
    Clock::on(day(2026, 11, 24), 61)
}

fn open(folder: &Path) -> Result<Saku, Error> {
    Saku::open(folder, false, Box::new(clock()))
}

fn file(folder: &Path) -> PathBuf {
    folder.join("sakukader.db")
}

/// A store with a family, closed.
fn stored() -> (TempDir, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::open(folder.path(), day(2026, 11, 24), 62).unwrap();
    phone.set_up();
    family(&phone, "Darma");
    let tables = phone.saku.tables().unwrap();
    (folder, tables)
}

fn family(phone: &Phone, head: &str) -> String {
    let values = [
        ("head.name", head),
        ("head.sex", "male"),
        ("head.birth_date", "04-05-1990"),
        ("address", "Gang Melati 2"),
    ];
    phone.fill(FormRef::NewHousehold { typed: String::new() }, &values).command
}

/// Opening is refused, and the file is the same afterwards.
fn refused(folder: &Path) -> Error {
    let before = fs::read(file(folder)).unwrap();
    let error = open(folder).err().expect("it is refused");
    assert_eq!(before, fs::read(file(folder)).unwrap(), "not a byte is changed");
    error
}

#[test]
fn a_file_that_is_no_database_is_set_aside_whole_and_a_new_store_begun() {
    for bytes in [b"bukan basis data, hanya tulisan biasa".to_vec(), b"halo".to_vec(), vec![0; 9_000]] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(file(folder.path()), &bytes).unwrap();
        let error = refused(folder.path());
        assert!(matches!(error, Error::Damaged(_)), "{error:?}");
        assert!(error.sentence().contains("tidak dihapus"));
        let name = Saku::set_aside(folder.path(), &clock()).unwrap();
        assert_eq!(fs::read(folder.path().join(name)).unwrap(), bytes);
        assert!(open(folder.path()).unwrap().start().unwrap().needs_setup);
    }
}

#[test]
fn an_empty_file_is_what_a_phone_leaves_that_died_while_making_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(file(folder.path()), b"").unwrap();
    assert!(open(folder.path()).unwrap().start().unwrap().needs_setup);
}

#[test]
fn a_truncated_database_is_told_and_left_as_it_is() {
    let (folder, _) = stored();
    let bytes = fs::read(file(folder.path())).unwrap();
    for part in [2, 3, 10] {
        fs::write(file(folder.path()), &bytes[..bytes.len() / part]).unwrap();
        let error = refused(folder.path());
        assert!(matches!(error, Error::Damaged(_)), "{error:?}");
    }
}

#[test]
fn a_page_overwritten_with_rubbish_is_told_when_it_is_read_and_never_written_over() {
    let (folder, _) = stored();
    let whole = fs::read(file(folder.path())).unwrap();
    let size = 4096;
    let mut told = 0;
    for page in 1..whole.len() / size {
        let mut bytes = whole.clone();
        bytes[page * size..(page + 1) * size].fill(0xA5);
        fs::write(file(folder.path()), &bytes).unwrap();
        let read = open(folder.path()).and_then(|saku| {
            saku.tables()?;
            saku.entries().map(drop)
        });
        match read {
            // The page of an index that is not used for reading everything.
            Ok(()) => {}
            Err(Error::Damaged(_)) => told += 1,
            Err(other) => panic!("page {page}: {other:?}"),
        }
        assert_eq!(fs::read(file(folder.path())).unwrap(), bytes, "page {page}");
    }
    assert!(told > 5, "{told} pages");
}

#[test]
fn another_programs_database_is_not_touched() {
    for version in [0, 1, 7, -1] {
        let folder = tempfile::tempdir().unwrap();
        let other = Connection::open(file(folder.path())).unwrap();
        other.execute_batch("CREATE TABLE photos (name TEXT); INSERT INTO photos VALUES ('kebun');").unwrap();
        other.pragma_update(None, "user_version", version).unwrap();
        drop(other);
        let error = refused(folder.path());
        assert!(matches!(error, Error::Damaged(_)), "{error:?}");
        let files: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.starts_with("sakukader.db"))
            .collect();
        assert_eq!(files, ["sakukader.db"], "its journal mode is left alone");
    }
}

#[test]
fn a_store_of_a_newer_version_asks_for_an_update() {
    let (folder, _) = stored();
    let newer = Connection::open(file(folder.path())).unwrap();
    newer.pragma_update(None, "user_version", 2).unwrap();
    drop(newer);
    let error = refused(folder.path());
    assert!(matches!(error, Error::NewerData { found: 2, known: 1 }), "{error:?}");
    let sentence = "Data ini dibuat oleh SakuKader yang lebih baru. Perbarui aplikasi, data tetap aman.";
    assert_eq!(error.sentence(), sentence);
}

#[test]
fn tables_of_another_fold_version_are_made_anew_from_the_journal() {
    let (folder, tables) = stored();
    let other = Connection::open(file(folder.path())).unwrap();
    other
        .execute_batch(
            "UPDATE local_state SET value = 0 WHERE name = 'fold'; DELETE FROM view_member;
             DROP TABLE view_field; CREATE TABLE view_field (old TEXT); CREATE TABLE view_of_old (x);",
        )
        .unwrap();
    drop(other);
    assert_eq!(open(folder.path()).unwrap().tables().unwrap(), tables);
}

#[test]
fn a_folder_that_cannot_be_one_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let plain = folder.path().join("berkas");
    fs::write(&plain, "x").unwrap();
    for path in [plain.clone(), plain.join("dalam")] {
        let error = open(&path).err().unwrap();
        assert!(matches!(error, Error::ReadOnly), "{error:?}");
        let sentence = "Folder data tidak dapat ditulisi. Periksa izin atau ruang penyimpanan HP.";
        assert_eq!(error.sentence(), sentence);
    }
    assert_eq!(fs::read(plain).unwrap(), b"x");
}

#[test]
fn a_second_start_on_the_same_store_is_sent_away_and_the_first_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let first = Phone::open(folder.path(), day(2026, 11, 24), 63).unwrap();
    first.set_up();
    let error = open(folder.path()).err().unwrap();
    assert!(matches!(error, Error::Locked), "{error:?}");
    let sentence = "SakuKader sudah terbuka di tempat lain. Tutup dulu yang itu, lalu buka lagi di sini.";
    assert_eq!(error.sentence(), sentence);
    assert!(matches!(Saku::set_aside(folder.path(), &clock()), Err(Error::Locked)));
    family(&first, "Darma");
    drop(first);
    assert_eq!(open(folder.path()).unwrap().people(&Default::default()).unwrap().rows.len(), 1);
}

#[test]
fn setting_aside_twice_in_one_second_keeps_both() {
    let folder = tempfile::tempdir().unwrap();
    let mut names = Vec::new();
    for text in ["satu", "dua"] {
        for suffix in ["", "-wal"] {
            fs::write(folder.path().join(format!("sakukader.db{suffix}")), format!("{text}{suffix}"))
                .unwrap();
        }
        // The same clock each time: the same second.
        names.push(Saku::set_aside(folder.path(), &clock()).unwrap());
    }
    for (name, text) in names.iter().zip(["satu", "dua"]) {
        for suffix in ["", "-wal"] {
            let bytes = fs::read(folder.path().join(format!("{name}{suffix}"))).unwrap();
            assert_eq!(bytes, format!("{text}{suffix}").as_bytes());
        }
    }
    assert!(matches!(Saku::set_aside(folder.path(), &clock()), Err(Error::NotFound(_))));
}

#[test]
fn a_copied_store_goes_on_as_a_device_of_its_own() {
    let (folder, _) = stored();
    let copy = tempfile::tempdir().unwrap();
    for name in fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()) {
        fs::copy(folder.path().join(&name), copy.path().join(&name)).unwrap();
    }
    let again = |folder: &Path, seed| Phone::open(folder, day(2026, 11, 25), seed).unwrap();
    let (one, other) = (again(folder.path(), 2), again(copy.path(), 3));
    family(&one, "Budi");
    family(&other, "Candra");
    // Neither gives an entry a name that the other has given to another one.
    one.saku.receive(&other.saku.entries().unwrap()).unwrap();
    other.saku.receive(&one.saku.entries().unwrap()).unwrap();
    assert_eq!(one.saku.tables().unwrap(), other.saku.tables().unwrap());
    // The store that was copied goes on as who it is.
    let entries = one.saku.entries().unwrap();
    let devices: std::collections::BTreeSet<_> = entries.iter().map(|entry| entry.id.device).collect();
    assert_eq!(devices.len(), 2);
}
