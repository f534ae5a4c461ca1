//! What a newer version of the app wrote is kept whole: read where it can be, never written over or read as "no".

use sakukader_core::id::SubjectKind;
use sakukader_core::journal::Entry;
use sakukader_core::screen::Target;
use sakukader_core::screen::form::{Answer, FormRef};
use sakukader_tests::forge::Device;
use sakukader_tests::phone::{Phone, done};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

struct Home {
    phone: Phone,
    newer: Device,
    mother: String,
    visit: String,
    _folder: TempDir,
}

/// A phone with a mother who is pregnant, a visit begun, and the device of someone with a newer version.
fn home() -> Home {
    let (folder, phone) = sakukader_tests::world::empty(71);
    phone.set_up();
    let head = [
        ("head.name", "Lina"),
        ("head.sex", "female"),
        ("head.birth_date", "09-03-1997"),
        ("address", "Gang Melati 2"),
    ];
    let new = FormRef::NewHousehold { typed: String::new() };
    let household = phone.fill(new, &head).subject().to_owned();
    let Some(Target::Person { id: mother }) =
        phone.saku.household(&household).unwrap().members[0].target.clone()
    else {
        panic!()
    };
    phone.fill(FormRef::Pregnancy { member: mother.clone() }, &[("last_period", "01-06-2026")]);
    let visit = phone.begin_visit(&household);
    let entries = phone.saku.entries().unwrap();
    let newer = Device::after(9, entries[0].posyandu, &entries);
    Home { phone, newer, mother, visit, _folder: folder }
}

impl Home {
    fn sheet(&self) -> FormRef {
        FormRef::Sheet { visit: self.visit.clone(), subject: self.mother.clone(), form: "pregnant".into() }
    }

    fn says(&mut self, kind: &str, fact: &Value) -> Entry {
        let member = Uuid::parse_str(&self.mother).unwrap();
        let entry = self.newer.say(SubjectKind::Member, member, kind, &fact.to_string());
        self.phone.saku.receive(std::slice::from_ref(&entry)).unwrap();
        entry
    }

    /// The facts of the newest command, without what they replace.
    fn last(&self) -> Vec<Value> {
        let entries = self.phone.saku.entries().unwrap();
        let command = entries.last().unwrap().command;
        let own = entries.into_iter().filter(|entry| entry.command == command);
        own.map(|entry| {
            let mut fact = serde_json::from_slice::<Value>(&entry.body.unwrap()).unwrap()["fact"].clone();
            fact.as_object_mut().unwrap().remove("replaces");
            fact
        })
        .collect()
    }
}

#[test]
fn what_a_newer_version_put_into_a_fact_is_there_again_when_it_is_done_again() {
    let mut home = home();
    let fact = json!({
        "set": { "nickname": "Neng", "blood_type": "O" },
        "told_by": { "who": "ibu", "when": "pagi" },
    });
    let entry = home.says("described", &fact);
    done(home.phone.saku.undo(&entry.command.to_string(), &[]).unwrap());
    done(home.phone.saku.redo(&entry.command.to_string()).unwrap());
    assert_eq!(home.last(), [fact]);
}

#[test]
fn what_happened_in_a_way_only_a_newer_version_knows_is_done_again_as_it_was() {
    let mut home = home();
    let fact = json!({ "event": "adopted", "on": "2026-11-01", "by": "Bu Rina" });
    let entry = home.says("lived", &fact);
    done(home.phone.saku.undo(&entry.command.to_string(), &[]).unwrap());
    done(home.phone.saku.redo(&entry.command.to_string()).unwrap());
    assert_eq!(home.last(), [fact]);
}

#[test]
fn a_kind_of_fact_or_a_sheet_of_a_newer_version_is_not_done_again_by_halves() {
    let mut home = home();
    let visit = home.visit.clone();
    let sheet = json!({
        "visit": visit, "form": "pregnant", "version": 1, "set": { "BH6": "yes" }, "confidence": "sure",
    });
    for (kind, fact) in [("vaccinated_abroad", json!({ "where": "Johor" })), ("answered", sheet)] {
        let entry = home.says(kind, &fact);
        done(home.phone.saku.undo(&entry.command.to_string(), &[]).unwrap());
        let before = home.phone.saku.entries().unwrap().len();
        let answer = home.phone.saku.redo(&entry.command.to_string()).unwrap();
        let Answer::Problems { problems } = answer else { panic!("{kind}: {answer:?}") };
        assert!(problems[0].sentence.contains("Perbarui SakuKader"), "{}", problems[0].sentence);
        assert_eq!(home.phone.saku.entries().unwrap().len(), before);
    }
}

#[test]
fn a_sheet_filled_with_a_newer_form_is_read_only_and_not_called_good() {
    let mut home = home();
    let visit = home.visit.clone();
    let answered = json!({
        "visit": visit, "form": "pregnant", "version": 900, "set": { "BH6": { "choice": "yes" }, "BH99": "x" },
    });
    home.says("answered", &answered);
    let concluded = json!({
        "visit": visit, "form": "pregnant", "version": 900, "on": "2026-11-02", "level": 0, "verdict": "Baik",
    });
    home.says("concluded", &concluded);
    let row = home.phone.saku.visit(&visit).unwrap().sheets.into_iter().find(|row| row.title == "Lina");
    assert_eq!(row.unwrap().chip.unwrap().text, "Belum lengkap");

    let form = home.phone.saku.form(&home.sheet()).unwrap();
    assert!(form.read_only.is_some_and(|why| why.contains("Perbarui SakuKader")));
    let before = home.phone.saku.entries().unwrap();
    let half = home.phone.half(home.sheet(), &[("BH6", "no")]);
    let Answer::Problems { problems } = home.phone.saku.save(&half).unwrap() else { panic!("saved") };
    assert!(problems[0].sentence.contains("Perbarui SakuKader"));
    let Answer::Problems { .. } = home.phone.saku.record_sign(&half, "BH-TB11").unwrap() else {
        panic!("written")
    };
    assert_eq!(home.phone.saku.entries().unwrap(), before);
}
