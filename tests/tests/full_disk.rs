//! File systems that take no more: read-only, and full. Each is mounted for a child process alone.
//!
//! In a file of their own, one after the other: a process that is being started holds, for a moment, the locks of
//! every store that is open in this one.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use sakukader_core::screen::form::{Answer, FormRef, FormSave};
use sakukader_core::{Error, Saku};
use sakukader_tests::clock::{Clock, day};
use sakukader_tests::phone::Phone;

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn open(folder: &Path) -> Result<Saku, Error> {
    Saku::open(folder, false, Box::new(Clock::on(day(2026, 11, 24), 61)))
}

/// Runs an ignored test of this file in a process of its own, where `prepare` has mounted something on `folder`.
/// Where the machine lets nobody mount it says what it left out, past the test harness, which hides what a passed test
/// prints; `make test` repeats it. In CI nothing is left out.
fn with_mount(prepare: &str, child: &str, folder: &Path) {
    let script = format!("{prepare} && exec \"$0\" --exact {child} --ignored --nocapture");
    for flags in [&["--mount"][..], &["--user", "--map-root-user", "--mount"][..]] {
        let may = Command::new("unshare").args(flags).args(["mount", "-t", "tmpfs", "none", "/mnt"]).output();
        if !may.is_ok_and(|output| output.status.success()) {
            continue;
        }
        let output = Command::new("unshare")
            .args(flags)
            .args(["sh", "-c", &script])
            .arg(std::env::current_exe().unwrap())
            .env("SAKUKADER_FOLDER", folder)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("1 passed"), "{said}{:?}", output);
        return;
    }
    let left_out = "\nleft out: a full and a read-only disk (nobody may mount a file system here)\n";
    assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{left_out}");
    std::io::stderr().write_all(left_out.as_bytes()).unwrap();
}

fn mounted() -> PathBuf {
    std::env::var_os("SAKUKADER_FOLDER").expect("run by its parent test").into()
}

#[test]
fn a_store_on_a_read_only_file_system_says_so() {
    let _alone = ONE_AT_A_TIME.lock();
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::open(folder.path(), day(2026, 11, 24), 62).unwrap();
    phone.set_up();
    let tables = phone.saku.tables().unwrap();
    drop(phone);
    let path = folder.path().display();
    let prepare = format!("mount --bind '{path}' '{path}' && mount -o remount,ro,bind '{path}'");
    with_mount(&prepare, "child_opens_a_read_only_store", folder.path());
    assert_eq!(open(folder.path()).unwrap().tables().unwrap(), tables);
}

#[test]
#[ignore = "run by a_store_on_a_read_only_file_system_says_so"]
fn child_opens_a_read_only_store() {
    let error = open(&mounted()).err().unwrap();
    assert!(matches!(error, Error::ReadOnly), "{error:?}");
    let error = open(&mounted().join("baru")).err().unwrap();
    assert!(matches!(error, Error::ReadOnly), "{error:?}");
}

#[test]
fn a_full_disk_keeps_what_was_saved_and_goes_on_when_there_is_room() {
    let _alone = ONE_AT_A_TIME.lock();
    let folder = tempfile::tempdir().unwrap();
    let prepare = format!("mount -t tmpfs -o size=1200k none '{}'", folder.path().display());
    with_mount(&prepare, "child_fills_the_disk", folder.path());
}

#[test]
#[ignore = "run by a_full_disk_keeps_what_was_saved_and_goes_on_when_there_is_room"]
fn child_fills_the_disk() {
    let folder = mounted();
    let sentence =
        "Penyimpanan HP penuh, jadi belum tersimpan. Hapus foto atau video, lalu tekan simpan lagi.";
    // A photo of every size is in the way, so that each step of opening and saving meets the end of the disk.
    let photo = folder.join("foto");
    for free in (0..400).step_by(4) {
        fs::write(&photo, vec![0; (1200 - 8 - free) * 1024]).unwrap();
        match open(&folder) {
            Ok(_) => break,
            Err(error) => {
                assert!(matches!(error, Error::StorageFull), "{free} KiB free: {error:?}");
                assert_eq!(error.sentence(), sentence);
            }
        }
        fs::remove_file(&photo).unwrap();
    }
    fs::remove_file(&photo).unwrap();
    let phone = Phone::open(&folder, day(2026, 11, 24), 64).unwrap();
    phone.set_up();
    let mut saved = Vec::new();
    let mut refused = 0;
    for round in 0..200 {
        let room = 4 * (round % 12);
        let before = (phone.saku.entries().unwrap(), phone.saku.tables().unwrap());
        // All that is left, but for a little room.
        let left = free_bytes(&folder).saturating_sub(room * 1024);
        fs::write(&photo, vec![0; usize::try_from(left).unwrap()]).unwrap();
        match try_family(&phone, &format!("Keluarga {}", "abcdefghij".repeat(1 + round as usize % 8))) {
            Ok(command) => saved.push(command),
            Err(error) => {
                assert!(matches!(error, Error::StorageFull), "{error:?}");
                refused += 1;
                assert_eq!(before, (phone.saku.entries().unwrap(), phone.saku.tables().unwrap()));
            }
        }
        fs::remove_file(&photo).unwrap();
        if refused > 20 && saved.len() > 5 {
            break;
        }
    }
    assert!(refused > 0 && !saved.is_empty(), "{refused} refused, {} saved", saved.len());
    // With room again it goes on, and after a new start all is there.
    saved.push(try_family(&phone, "Sesudah penuh").unwrap());
    let tables = phone.saku.tables().unwrap();
    drop(phone);
    let again = open(&folder).unwrap();
    assert_eq!(again.tables().unwrap(), tables);
    let entries = again.entries().unwrap();
    for command in saved {
        // Household, head, member, where she lives; besides, of whom she was said to be another.
        let own = entries.iter().filter(|entry| entry.command.to_string() == command);
        assert_eq!(own.filter(|entry| entry.kind != "different_person").count(), 4);
    }
}

fn free_bytes(folder: &Path) -> u64 {
    let output = Command::new("df").args(["--output=avail", "-B1"]).arg(folder).output().unwrap();
    String::from_utf8(output.stdout).unwrap().lines().nth(1).unwrap().trim().parse().unwrap()
}

/// Registers a family whose form was opened before, as a kader does who meets a full disk at the save.
fn try_family(phone: &Phone, head: &str) -> Result<String, Error> {
    let values = [
        ("head.name", head),
        ("head.sex", "male"),
        ("head.birth_date", "04-05-1990"),
        ("address", "Gang Melati 2"),
    ];
    let save = FormSave {
        form: FormRef::NewHousehold { typed: String::new() },
        command: phone.command(),
        opened: String::new(),
        values: values.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect(),
        confirmed: vec!["lookalike".into()],
    };
    match phone.saku.save(&save)? {
        Answer::Done { command, .. } => Ok(command),
        other => panic!("{other:?}"),
    }
}
