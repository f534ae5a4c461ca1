//! The page *Aturan yang berlaku*, and a Puskesmas' own checklists.

use std::time::{Duration, Instant};

use sakukader_core::screen::Target;
use sakukader_core::screen::form::{Answer, FormRef};
use sakukader_tests::clock::day;
use sakukader_tests::phone::{Phone, done};
use sakukader_tests::world::receiver;
use tempfile::TempDir;

/// A checklist of Puskesmas Melati: do you sleep under a net, and how thick is the arm.
const NETS: &str = r#"
id = "local-kelambu"
version = 1
valid_from = "2026-01-01"
title = "Kelambu"
subject = "member"
purpose = "screening"
emergency = "general"
source = "LOCAL: Puskesmas Melati, kesepakatan 3 Januari 2026"
standing = "design"
every = { months = 6 }

[[page]]
id = "tanya"
step = "ajak_bicara"
title = "Kelambu"

[[item]]
id = "KL1"
page = "tanya"
question = "Tidur memakai kelambu?"
kind = "yes_no"

[[item]]
id = "KL2"
page = "tanya"
question = "Lingkar lengan atas"
kind = "number"
measure = "muac"
possible = [100, 600]
plausible = [180, 400]
optional = true

[[rule]]
id = "KL1.tidak"
item = "KL1"
when = { is = "no" }
level = 1
rank = 50
reason = "Tidur tanpa kelambu"
advice = ["Ajak memakai kelambu."]
say = "Malam ini tidur memakai kelambu, ya."
category = "other"

[[rule]]
id = "KL2.kurus"
item = "KL2"
when = { below = 235 }
level = 1
rank = 60
reason = "LiLA {KL2}"
advice = ["Beri tahu bidan."]
say = "Kita periksa ke bidan, ya."
category = "other"
"#;

struct Home {
    phone: Phone,
    member: String,
    household: String,
    _folder: TempDir,
}

fn home() -> Home {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::open(folder.path(), day(2026, 11, 24), 95).unwrap();
    phone.set_up();
    let head = [
        ("head.name", "Lina"),
        ("head.sex", "female"),
        ("head.birth_date", "09-03-1997"),
        ("address", "Gang Melati 2"),
    ];
    let household = phone.fill(FormRef::NewHousehold { typed: String::new() }, &head).subject().to_owned();
    let members = phone.saku.household(&household).unwrap().members;
    let Some(Target::Person { id: member }) = members[0].target.clone() else { panic!() };
    Home { phone, member, household, _folder: folder }
}

impl Home {
    fn add(&self, text: &str) -> Answer {
        self.phone.saku.add_checklist(&self.phone.command(), "kelambu.toml", text).unwrap()
    }

    fn nets(&self) -> FormRef {
        FormRef::Screening { member: self.member.clone(), form: "local-kelambu".into() }
    }

    fn titles(&self) -> Vec<String> {
        let screen = self.phone.saku.screenings(&self.member).unwrap();
        screen.due.into_iter().chain(screen.done).chain(screen.other).map(|row| row.title).collect()
    }
}

#[test]
fn every_rule_is_listed_with_source_and_standing_and_the_unverified_first() {
    let home = home();
    let screen = home.phone.saku.rules().unwrap();
    let standing = |line: &sakukader_core::screen::rules::RuleLine| line.standing.text.clone();
    let first = &screen.groups[0];
    assert!(!first.lines.is_empty() && first.lines.iter().all(|line| standing(line) == "belum diverifikasi"));
    for group in &screen.groups[1..] {
        assert!(group.lines.iter().all(|line| standing(line) != "belum diverifikasi"), "{}", group.title);
        // Within a file what waits for the Puskesmas, then what was copied, then what is official.
        let order = ["usulan aplikasi, menunggu Puskesmas", "salinan formulir", "resmi"];
        let places: Vec<_> =
            group.lines.iter().map(|line| order.iter().position(|one| *one == standing(line))).collect();
        assert!(places.is_sorted() && !places.contains(&None), "{}: {places:?}", group.title);
    }
    let lines: Vec<_> = screen.groups.iter().flat_map(|group| &group.lines).collect();
    assert!(
        lines.iter().all(|line| !line.title.is_empty() && !line.source.is_empty() && !line.says.is_empty())
    );
    // C1 and D23, with the default they have (docs/rules.md).
    let choices = screen.groups.iter().find(|group| group.title == "Pilihan").unwrap();
    for id in ["C1", "D23"] {
        assert!(choices.lines.iter().any(|line| line.detail == id && !line.says.is_empty()), "{id}");
    }
    // A rule of a sheet tells its version and since when it is valid.
    let arm = lines.iter().find(|line| line.detail.starts_with("BH7.kek")).unwrap();
    assert!(arm.detail.contains("versi 1, berlaku "), "{}", arm.detail);
    // What a group is about is said in words: how many lines it has helps nobody.
    assert!(!screen.subtitle.contains(|c: char| c.is_ascii_digit()), "{}", screen.subtitle);
    for group in &screen.groups[1..] {
        assert!(!group.detail.contains("aturan") && !group.detail.is_empty(), "{}", group.detail);
    }
    // Every group has an Indonesian name, none that of a file; the mother's sheet comes before the child's.
    let titles: Vec<&str> = screen.groups.iter().map(|group| group.title.as_str()).collect();
    for (file, title) in [("immunization", "Jadwal imunisasi"), ("targets", "Sasaran pelayanan")] {
        assert!(titles.contains(&title) && !titles.contains(&file), "{titles:?}");
    }
    assert!(titles.iter().all(|title| title.starts_with(char::is_uppercase)), "{titles:?}");
    let place = |title: &str| titles.iter().position(|one| one.starts_with(title)).unwrap();
    assert!(place("Ibu hamil") < place("Bayi 0–6 bulan"), "{titles:?}");
    assert!(place("Bayi 0–6 bulan") < place("Jadwal imunisasi"), "{titles:?}");
    let row = home.phone.saku.settings().unwrap().rules;
    assert_eq!(row.title, screen.title, "the row in Pengaturan and its page have one name");
    assert_eq!(row.target, Some(Target::Rules));
}

#[test]
fn a_local_checklist_is_offered_answered_and_sent_to_other_phones() {
    let home = home();
    let saku = &home.phone.saku;
    done(home.add(NETS));
    assert!(home.titles().contains(&"Kelambu".to_owned()));
    let group = saku.rules().unwrap().groups.into_iter().find(|group| group.own.is_some()).unwrap();
    assert_eq!(
        (group.title.as_str(), group.detail.as_str(), group.own.as_deref()),
        ("Kelambu", "Lembar setempat, versi 1, berlaku 1 Januari 2026", Some("local-kelambu"))
    );

    let visit = home.phone.begin_visit(&home.household);
    home.phone.fill(home.nets(), &[("KL1", "no"), ("KL2", "22,0")]);
    let outcome = saku.outcome(&visit, None).unwrap();
    assert_eq!(outcome.cards[0].reason, "Tidur tanpa kelambu");
    let history = saku.history(&home.member).unwrap();
    assert_eq!(history.items[0].title, "Lembar kelambu diisi");
    assert!(
        history.items[0].changes.contains(&"Tidur memakai kelambu? Tidak".to_owned()),
        "{:?}",
        history.items[0]
    );

    // It travels with the journal.
    let entries = saku.entries().unwrap();
    let (_folder, other) = receiver(96, entries[0].posyandu, &entries);
    other.clock.set_day(day(2026, 11, 24));
    assert_eq!(other.value(&home.nets(), "KL1"), "no");

    // Withdrawn, it is offered no more, and what was answered on it stays readable.
    done(saku.withdraw_checklist(&home.phone.command(), "local-kelambu").unwrap());
    assert!(!home.titles().contains(&"Kelambu".to_owned()));
    assert!(
        saku.history(&home.member).unwrap().items[0]
            .changes
            .contains(&"Tidur memakai kelambu? Tidak".to_owned())
    );
    done(home.add(NETS));
    assert!(home.titles().contains(&"Kelambu".to_owned()), "and may be taken in again");
}

#[test]
fn a_number_is_measured_once_for_all_sheets_of_the_day() {
    let home = home();
    done(home.add(NETS));
    home.phone.fill(FormRef::Pregnancy { member: home.member.clone() }, &[("last_period", "01-06-2026")]);
    let visit = home.phone.begin_visit(&home.household);
    let pregnant =
        FormRef::Sheet { visit: visit.clone(), subject: home.member.clone(), form: "pregnant".into() };
    home.phone.fill(pregnant.clone(), &[("BH7", "24,0")]);
    assert_eq!(home.phone.value(&home.nets(), "KL2"), "24,0", "already measured");
    home.phone.fill(home.nets(), &[("KL1", "yes")]);
    // Put right on the one sheet, it is right on the other.
    home.phone.fill(pregnant, &[("BH7", "23,8")]);
    assert_eq!(home.phone.value(&home.nets(), "KL2"), "23,8");
    let measured = home.phone.saku.tables().unwrap();
    let arms = measured.iter().filter(|row| row.starts_with("view_measurement") && row.contains("arm_"));
    assert_eq!(arms.count(), 1);
}

#[test]
fn a_broken_checklist_is_refused_with_a_sentence_and_nothing_is_kept() {
    let home = home();
    let before = home.phone.saku.entries().unwrap();
    for (text, says) in [
        ("ini bukan lembar", "Baris 1"),
        (&NETS.replace("item = \"KL1\"", "item = \"KL9\""), "KL9"),
        (&NETS.replace("local-kelambu", "kelambu"), "local-"),
        (&"#".repeat(200_000), "Baris 1"),
        ("", "Baris 1"),
    ] {
        let Answer::Problems { problems } = home.add(text) else { panic!("taken: {text:.40}") };
        let said: Vec<&str> = problems.iter().map(|one| one.sentence.as_str()).collect();
        assert!(said.iter().any(|one| one.contains(says)), "{said:?} should say {says}");
    }
    assert_eq!(home.phone.saku.entries().unwrap(), before);
}

#[test]
fn another_text_of_the_same_version_is_refused_here_and_a_question_when_it_comes_from_elsewhere() {
    let home = home();
    done(home.add(NETS));
    let changed = NETS.replace("Tidur memakai kelambu?", "Kelambu berinsektisida?");
    let Answer::Problems { problems } = home.add(&changed) else { panic!("taken") };
    assert!(problems[0].sentence.contains("nomor versi"), "{}", problems[0].sentence);

    // Two phones that took in different files before they exchanged.
    let first = home.phone.saku.entries().unwrap();
    let without: Vec<_> = first.iter().filter(|entry| entry.kind != "checklist").cloned().collect();
    let (_folder, other) = receiver(97, first[0].posyandu, &without);
    done(other.saku.add_checklist(&other.command(), "kelambu.toml", &changed).unwrap());
    home.phone.saku.receive(&other.saku.entries().unwrap()).unwrap();
    assert!(!home.titles().contains(&"Kelambu".to_owned()), "which of them is meant is not known");
    assert_eq!(home.phone.saku.rules().unwrap().questions.len(), 1);
    // It is listed with what is wrong with it, and can be withdrawn: then there is no question any more.
    let saku = &home.phone.saku;
    let listed = saku.checklists().unwrap();
    assert_eq!(listed.checklists[0].versions, ["versi 1, ada dua isi, belum ditawarkan"]);
    done(saku.withdraw_checklist(&home.phone.command(), "local-kelambu").unwrap());
    let after = saku.checklists().unwrap();
    assert!(after.checklists.is_empty() && after.questions.is_empty(), "{after:?}");
    // A new version is offered.
    done(home.add(&changed.replace("version = 1", "version = 2")));
    assert!(home.titles().contains(&"Kelambu".to_owned()));
}

#[test]
fn the_page_is_drawn_in_the_time_of_a_screen() {
    let home = home();
    home.phone.saku.rules().unwrap();
    let best = (0..5)
        .map(|_| {
            let began = Instant::now();
            home.phone.saku.rules().unwrap();
            began.elapsed()
        })
        .min();
    // 16 ms optimised; tests are not.
    assert!(best.is_some_and(|time| time < Duration::from_millis(160)), "{best:?}");
}

/// The page on which checklists are taken in: name and version of each, one line a checklist; nothing after a refusal.
#[test]
fn the_checklists_taken_in_are_listed_by_name_with_their_versions() {
    let home = home();
    let saku = &home.phone.saku;
    let row = saku.settings().unwrap().checklists;
    assert_eq!(row.target, Some(Target::Checklists));
    let shown = || {
        let screen = saku.checklists().unwrap();
        let lists = screen.checklists.into_iter().map(|one| (one.form, one.title, one.versions));
        (lists.collect::<Vec<_>>(), screen.empty.is_some())
    };
    assert_eq!(shown(), (Vec::new(), true));

    let Answer::Problems { problems } = home.add(&NETS.replace("item = \"KL1\"", "item = \"KL9\"")) else {
        panic!("a rule of no question is refused");
    };
    assert!(problems[0].sentence.contains("KL9"), "{problems:?}");
    assert_eq!(shown(), (Vec::new(), true));

    done(home.add(NETS));
    done(home.add(&NETS.replace("version = 1", "version = 2").replace("2026-01-01", "2026-03-15")));
    done(
        home.add(
            &NETS.replace("local-kelambu", "local-air").replace("title = \"Kelambu\"", "title = \"Air\""),
        ),
    );
    let line = |text: &str| text.to_owned();
    let nets = vec![line("versi 2, berlaku 15 Maret 2026"), line("versi 1, berlaku 1 Januari 2026")];
    let water = vec![line("versi 1, berlaku 1 Januari 2026")];
    let both = vec![(line("local-air"), line("Air"), water), (line("local-kelambu"), line("Kelambu"), nets)];
    assert_eq!(shown(), (both.clone(), false));

    let command = home.phone.command();
    done(saku.withdraw_checklist(&command, "local-kelambu").unwrap());
    assert_eq!(shown(), (both[..1].to_vec(), false));
    done(saku.undo(&command, &[]).unwrap());
    assert_eq!(shown(), (both, false));
}
