//! A follow-up that was reported or closed is asked for again only when what it came from says something else.

use sakukader_core::screen::Target;
use sakukader_core::screen::form::{Answer, FormRef};
use sakukader_tests::clock::day;
use sakukader_tests::phone::{Phone, done};
use tempfile::TempDir;

struct Home {
    phone: Phone,
    household: String,
    mother: String,
    visit: String,
    _folder: TempDir,
}

fn home() -> Home {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::open(folder.path(), day(2026, 11, 24), 81).unwrap();
    phone.set_up();
    let head = [
        ("head.name", "Lina"),
        ("head.sex", "female"),
        ("head.birth_date", "09-03-1997"),
        ("address", "Gang Melati 2"),
    ];
    let household = phone.fill(FormRef::NewHousehold { typed: String::new() }, &head).subject().to_owned();
    let members = phone.saku.household(&household).unwrap().members;
    let Some(Target::Person { id: mother }) = members[0].target.clone() else { panic!() };
    phone.fill(FormRef::Pregnancy { member: mother.clone() }, &[("last_period", "01-06-2026")]);
    let visit = phone.begin_visit(&household);
    Home { phone, household, mother, visit, _folder: folder }
}

impl Home {
    fn sheet(&self) -> FormRef {
        FormRef::Sheet { visit: self.visit.clone(), subject: self.mother.clone(), form: "pregnant".into() }
    }

    /// Every sign "not there", the arm as given.
    fn fill(&self, arm: &str) -> String {
        let mut half = self.phone.open_form(self.sheet());
        for (item, value) in &mut half.values {
            if item.starts_with("BH-TB") && !item.contains("BH-TB1-") {
                *value = "no".to_owned();
            }
        }
        half.values.insert("BH7".into(), arm.to_owned());
        self.phone.save(half).command
    }

    fn follow_up(&self) -> String {
        let person = self.phone.saku.person(&self.mother).unwrap();
        match person.follow_ups[0].target.clone() {
            Some(Target::FollowUp { id }) => id,
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_report_and_a_closing_hold_for_the_same_sheet_done_again() {
    let home = home();
    let saku = &home.phone.saku;
    // KMK2015: LiLA below 23,5 cm is referred.
    let sheet = home.fill("22,0");
    let id = home.follow_up();
    done(saku.report_follow_up(&home.phone.command(), &id).unwrap());
    home.phone.fill(FormRef::FollowUp { id: id.clone() }, &[("result", "arrived"), ("on", "24-11-2026")]);
    assert!(saku.follow_up(&id).unwrap().closed.is_some());

    done(saku.undo(&sheet, &["resting".into()]).unwrap());
    done(saku.redo(&sheet).unwrap());
    let again = saku.follow_up(&id).unwrap();
    assert!(again.closed.is_some() && again.reported.is_some(), "the same conclusion is not asked for twice");
    saku.rebuild().unwrap();
    assert!(saku.follow_up(&id).unwrap().closed.is_some());
}

#[test]
fn a_corrected_conclusion_opens_it_again() {
    let home = home();
    let saku = &home.phone.saku;
    home.fill("22,0");
    let id = home.follow_up();
    home.phone.fill(FormRef::FollowUp { id: id.clone() }, &[("result", "arrived"), ("on", "24-11-2026")]);
    home.fill("21,0");
    let again = saku.follow_up(&id).unwrap();
    assert!(again.closed.is_none() && again.reason.contains("21,0"), "{again:?}");
}

#[test]
fn a_closing_is_of_the_conclusion_the_kader_saw() {
    let home = home();
    let saku = &home.phone.saku;
    home.fill("22,0");
    let id = home.follow_up();
    let open =
        home.phone.half(FormRef::FollowUp { id: id.clone() }, &[("result", "arrived"), ("on", "24-11-2026")]);
    home.fill("21,0");
    home.phone.save(open);
    assert!(saku.follow_up(&id).unwrap().closed.is_none(), "21,0 cm was not what she closed");
}

#[test]
fn a_promised_day_is_kept_without_its_reason_when_the_emergency_was_a_mistake() {
    let home = home();
    let saku = &home.phone.saku;
    home.fill("24,0");
    home.phone.fill(home.sheet(), &[("BH-TB11", "yes")]);
    let outcome = saku.outcome(&home.visit, None).unwrap();
    // Level 3 is looked at the next day, to see that she was brought and helped (levels.toml).
    assert_eq!(outcome.next_date, "25-11-2026");
    done(saku.finish_visit(&outcome.command, &home.visit, &outcome.next_date).unwrap());
    home.phone.fill(home.sheet(), &[("BH-TB11", "no")]);
    let title = saku.household(&home.household).unwrap().title;
    let visits = saku.home().unwrap().visits;
    let row = visits.iter().find(|row| row.title == title).unwrap();
    assert_eq!(row.subtitle, "Kunjungan yang dijanjikan");
    assert_eq!(row.chip.as_ref().unwrap().text, "sampai besok");
    assert_eq!(saku.outcome(&home.visit, None).unwrap().next_reason, "Kunjungan yang dijanjikan");
}

#[test]
fn what_is_overdue_says_since_when_and_an_empty_result_is_asked_for_in_a_sentence() {
    let home = home();
    home.fill("22,0");
    let id = home.follow_up();
    // Level 2 is looked at after a week (levels.toml): 1 December.
    home.phone.clock.set_day(day(2026, 12, 4));
    let due = home.phone.saku.follow_up(&id).unwrap().due;
    assert!(due.starts_with("terlambat 3 hari"), "{due}");
    let empty = home.phone.half(FormRef::FollowUp { id }, &[]);
    let Answer::Problems { problems } = home.phone.saku.save(&empty).unwrap() else { panic!() };
    assert_eq!(problems[0].sentence, "Apa hasilnya? Belum dijawab.");
}

#[test]
fn nothing_came_of_it_before_it_was_found() {
    let home = home();
    let saku = &home.phone.saku;
    home.fill("22,0");
    let form = FormRef::FollowUp { id: home.follow_up() };
    let early = home.phone.half(form.clone(), &[("result", "arrived"), ("on", "23-11-2026")]);
    let sentence = "Tanggal ini sebelum kunjungan 24 November 2026. Periksa tanggalnya.";
    match saku.save(&early).unwrap() {
        Answer::Problems { problems } => {
            assert_eq!((problems[0].field.as_str(), problems[0].sentence.as_str()), ("on", sentence));
        }
        other => panic!("{other:?}"),
    }
    let reaction = saku.react(&form, &early.values).unwrap();
    assert_eq!(reaction.notes[0].problem.as_deref(), Some(sentence));
    home.phone.fill(form, &[("result", "arrived"), ("on", "24-11-2026")]);
}

#[test]
fn a_result_is_corrected_with_the_old_one_in_the_history_and_undone() {
    let home = home();
    let saku = &home.phone.saku;
    home.fill("22,0");
    let id = home.follow_up();
    let form = FormRef::FollowUp { id: id.clone() };
    home.phone.fill(form.clone(), &[("result", "done"), ("on", "24-11-2026"), ("note", "Sehat")]);
    let closed = || saku.follow_up(&id).unwrap().closed.unwrap();
    assert_eq!(closed(), "Selesai, sudah baik, 24 November 2026: Sehat");
    assert_eq!(saku.follow_up(&id).unwrap().close.label, "Perbaiki hasilnya");

    assert_eq!(home.phone.value(&form, "result"), "done");
    assert_eq!(home.phone.value(&form, "on"), "24-11-2026");
    assert_eq!(home.phone.value(&form, "note"), "Sehat");
    let correction = home.phone.fill(form.clone(), &[("result", "refused"), ("note", "")]).command;
    assert_eq!(closed(), "Keluarga belum mau, 24 November 2026");
    let entries = saku.entries().unwrap();
    let closings: Vec<_> = entries.iter().filter(|entry| entry.kind == "closed").collect();
    let body: serde_json::Value = serde_json::from_slice(closings[1].body.as_ref().unwrap()).unwrap();
    assert_eq!(body["fact"]["replaces"], serde_json::to_value([closings[0].id]).unwrap());
    let history = saku.history(&home.mother).unwrap();
    assert_eq!(history.items[0].title, "Hasil tindak lanjut diperbaiki");
    assert_eq!(
        history.items[0].changes,
        ["Apa hasilnya? Selesai, sudah baik → Keluarga belum mau", "Catatan: Sehat → (kosong)"]
    );
    assert!(history.items[1].corrected);

    done(saku.undo(&correction, &["resting".into()]).unwrap());
    assert_eq!(closed(), "Selesai, sudah baik, 24 November 2026: Sehat");
    done(saku.redo(&correction).unwrap());
    saku.rebuild().unwrap();
    assert_eq!(closed(), "Keluarga belum mau, 24 November 2026");
    let before = saku.entries().unwrap().len();
    home.phone.fill(form, &[]);
    assert_eq!(saku.entries().unwrap().len(), before, "nothing was corrected");
}

#[test]
fn a_correction_stands_though_the_corrected_sheet_was_undone_and_done_again() {
    let home = home();
    let saku = &home.phone.saku;
    let sheet = home.fill("22,0");
    let id = home.follow_up();
    let form = FormRef::FollowUp { id: id.clone() };
    home.phone.fill(form.clone(), &[("result", "done"), ("on", "24-11-2026")]);
    done(saku.undo(&sheet, &["resting".into()]).unwrap());
    done(saku.redo(&sheet).unwrap());
    let correction = home.phone.fill(form, &[("result", "arrived")]).command;
    let closed = || saku.follow_up(&id).unwrap().closed.unwrap();
    assert_eq!(closed(), "Sudah ke Pustu/Puskesmas/RS, 24 November 2026");
    done(saku.undo(&correction, &["resting".into()]).unwrap());
    assert_eq!(closed(), "Selesai, sudah baik, 24 November 2026");
}
