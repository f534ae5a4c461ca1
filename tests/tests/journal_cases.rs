//! What the journal keeps, refuses and passes on, case by case.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a case that cannot go on has failed"
)]

use proptest::prelude::*;
use sakukader_core::Error;
use sakukader_core::environment::Environment;
use sakukader_core::id::SubjectKind;
use sakukader_core::journal::Entry;
use sakukader_core::screen::form::{Answer, FormRef, FormSave};
use sakukader_core::screen::people::{PeopleQuery, Whom};
use sakukader_tests::clock::day;
use sakukader_tests::forge::Device;
use sakukader_tests::phone::{Phone, done};
use sakukader_tests::world::{World, receiver};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

/// A phone with one family: a man, his wife, a baby of four months.
struct Home {
    phone: Phone,
    posyandu: Uuid,
    household: String,
    wife: String,
    baby: String,
    _folder: TempDir,
}

fn home() -> Home {
    let (folder, phone) = sakukader_tests::world::empty(41);
    phone.set_up();
    let head = phone.fill(FormRef::NewHousehold { typed: String::new() }, HEAD);
    let household = head.subject().to_owned();
    let member = |values: &[(&str, &str)]| {
        let form = FormRef::NewMember { household: household.clone(), typed: String::new() };
        phone.fill(form, values).subject().to_owned()
    };
    let wife =
        member(&[("name", "Lina"), ("sex", "female"), ("birth_date", "09-03-1997"), ("relation", "wife")]);
    let baby =
        member(&[("name", "Ayu"), ("sex", "female"), ("birth_date", "01-07-2026"), ("relation", "child")]);
    let posyandu = phone.saku.entries().unwrap()[0].posyandu;
    Home { phone, posyandu, household, wife, baby, _folder: folder }
}

const HEAD: &[(&str, &str)] = &[
    ("head.name", "Darma"),
    ("head.sex", "male"),
    ("head.birth_date", "04-05-1990"),
    ("address", "Gang Melati 2"),
];

impl Home {
    fn entries(&self) -> Vec<Entry> {
        self.phone.saku.entries().unwrap()
    }

    fn tables(&self) -> Vec<String> {
        self.phone.saku.tables().unwrap()
    }

    fn device(&self) -> Device {
        Device::after(900, self.posyandu, &self.entries())
    }

    fn id(text: &str) -> Uuid {
        text.parse().unwrap()
    }

    fn sheet(&self, visit: &str) -> FormRef {
        FormRef::Sheet { visit: visit.to_owned(), subject: self.baby.clone(), form: "infant".to_owned() }
    }

    /// The facts of one kind a command wrote.
    fn facts(&self, command: &str, kind: &str) -> Vec<Value> {
        let entries = self.entries().into_iter().filter(|entry| entry.command.to_string() == command);
        entries
            .filter(|entry| entry.kind == kind)
            .map(|entry| serde_json::from_slice::<Value>(&entry.body.unwrap()).unwrap()["fact"].clone())
            .collect()
    }

    /// Every screen that shows this family draws.
    fn draw_everything(&self) {
        let saku = &self.phone.saku;
        saku.start().unwrap();
        saku.home().unwrap();
        saku.people(&PeopleQuery::default()).unwrap();
        saku.people(&PeopleQuery { text: "ayu 320".into(), ..PeopleQuery::default() }).unwrap();
        saku.people(&PeopleQuery { whom: Whom::Households, ..PeopleQuery::default() }).unwrap();
        saku.household(&self.household).unwrap();
        saku.form(&FormRef::Household { id: self.household.clone() }).unwrap();
        saku.history(&self.household).unwrap();
        for member in [&self.wife, &self.baby] {
            saku.person(member).unwrap();
            saku.history(member).unwrap();
            saku.form(&FormRef::Member { id: member.clone() }).unwrap();
            saku.form(&FormRef::Pregnancy { member: member.clone() }).unwrap();
            saku.emergency(Some(member)).unwrap();
        }
        saku.follow_ups().unwrap();
        saku.settings().unwrap();
    }
}

#[test]
fn an_undoing_is_not_undone_in_turn() {
    // Found by the law of any order: undoing an undoing brought the facts back on one phone and not on another.
    let home = home();
    let form = FormRef::Member { id: home.baby.clone() };
    let edit = home.phone.fill(form, &[("nickname", "Neng")]).command;
    let before = home.tables();
    let undo = done(home.phone.saku.undo(&edit, &[]).unwrap()).command;
    let undone = home.tables();
    assert_ne!(before, undone);
    assert!(matches!(home.phone.saku.undo(&undo, &[]).unwrap(), Answer::Problems { .. }));
    assert_eq!(undone, home.tables());
    // Written by a phone that knows no better, it changes nothing but the list of undone commands.
    let forged = home.device().say(SubjectKind::Command, Home::id(&undo), "revoked", "{}");
    home.phone.saku.receive(&[forged]).unwrap();
    home.phone.saku.rebuild().unwrap();
    let rows = |tables: Vec<String>| -> Vec<String> {
        tables.into_iter().filter(|row| !row.starts_with("view_revoked ")).collect()
    };
    assert_eq!(rows(undone), rows(home.tables()));
}

#[test]
fn redo_a_second_time_writes_nothing_twice() {
    let home = home();
    let form = FormRef::Member { id: home.baby.clone() };
    let edit = home.phone.fill(form, &[("nickname", "Neng")]).command;
    done(home.phone.saku.undo(&edit, &[]).unwrap());
    let first = done(home.phone.saku.redo(&edit).unwrap()).command;
    let count = home.entries().len();
    let second = done(home.phone.saku.redo(&edit).unwrap()).command;
    assert_eq!((first.as_str(), count), (second.as_str(), home.entries().len()));
    // Undone again and done again it is a third command.
    done(home.phone.saku.undo(&first, &[]).unwrap());
    let third = done(home.phone.saku.redo(&edit).unwrap()).command;
    assert_ne!(third, first);
    assert_eq!(home.facts(&third, "described"), home.facts(&edit, "described"));
}

#[test]
fn undo_of_a_registration_names_what_rests_on_it_and_leaves_it_visible() {
    let home = home();
    let registered =
        home.entries().iter().find(|entry| entry.subject.id == Home::id(&home.baby)).unwrap().command;
    let visit = home.phone.begin_visit(&home.household);
    home.phone.fill(home.sheet(&visit), &[("BY2", "shown")]);
    let count = home.entries().len();
    match home.phone.saku.undo(&registered.to_string(), &[]).unwrap() {
        Answer::Questions { questions } => assert!(questions[0].sentence.contains("1 catatan lain")),
        other => panic!("{other:?}"),
    }
    assert_eq!(count, home.entries().len(), "nothing is written before the yes");
    done(home.phone.saku.undo(&registered.to_string(), &["resting".into()]).unwrap());
    let query = PeopleQuery { filter: "unregistered".into(), ..PeopleQuery::default() };
    let screen = home.phone.saku.people(&query).unwrap();
    assert_eq!(screen.rows.len(), 1);
    assert_eq!(screen.rows[0].name, "Tanpa pendaftaran");
    assert_eq!(home.phone.saku.person(&home.baby).unwrap().name, "Tanpa pendaftaran");
    assert!(
        home.phone.saku.history(&home.baby).unwrap().items.iter().any(|item| item.undone && item.can_redo)
    );
    // Done again, she is who she was.
    done(home.phone.saku.redo(&registered.to_string()).unwrap());
    assert_eq!(home.phone.saku.person(&home.baby).unwrap().name, "Ayu");
}

#[test]
fn the_same_command_a_second_time_gives_the_same_answer_and_writes_nothing() {
    let home = home();
    let form = FormRef::NewHousehold { typed: String::new() };
    let screen = home.phone.saku.form(&form).unwrap();
    let fields = screen.pages.iter().flat_map(|page| &page.fields);
    let mut values: sakukader_core::screen::form::Values =
        fields.map(|f| (f.id.clone(), f.value.clone())).collect();
    values.extend(HEAD.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())));
    values.insert("head.name".into(), "Surya".into());
    let save =
        FormSave { form, command: screen.command, opened: screen.opened, values, confirmed: Vec::new() };
    let first = home.phone.saku.save(&save).unwrap();
    let (entries, tables) = (home.entries(), home.tables());
    let second = home.phone.saku.save(&save).unwrap();
    let plain = |answer: Answer| match answer {
        // The sentence of the second one says that it was saved already.
        Answer::Done { command, changed, next, emergency, .. } => (command, changed, next, emergency),
        other => panic!("{other:?}"),
    };
    assert_eq!(plain(first), plain(second));
    assert_eq!((entries, tables), (home.entries(), home.tables()));
}

#[test]
fn an_id_that_is_taken_by_other_bytes_is_refused_and_nothing_of_the_batch_is_kept() {
    let home = home();
    let baby = Home::id(&home.baby);
    let mut device = home.device();
    let first = device.say(SubjectKind::Member, baby, "described", r#"{"set":{"nickname":"Neng"}}"#);
    home.phone.saku.receive(std::slice::from_ref(&first)).unwrap();
    let (entries, tables) = (home.entries(), home.tables());
    let good = device.say(SubjectKind::Member, baby, "described", r#"{"set":{"nickname":"Teteh"}}"#);
    let mut twin =
        home.device().say(SubjectKind::Member, baby, "described", r#"{"set":{"nickname":"Eneng"}}"#);
    assert_eq!(first.id, twin.id);
    let answer = home.phone.saku.receive(&[good.clone(), twin.clone()]);
    assert!(matches!(&answer, Err(Error::EntryConflict(id)) if *id == first.id.to_string()), "{answer:?}");
    assert_eq!((&entries, &tables), (&home.entries(), &home.tables()));
    // Also when only the header differs, and when both come in one batch.
    twin = Entry { kind: "measured".into(), ..first.clone() };
    assert!(matches!(home.phone.saku.receive(&[good.clone(), twin]), Err(Error::EntryConflict(_))));
    let twin = Entry { author: Uuid::from_u128(5), ..good.clone() };
    assert!(matches!(home.phone.saku.receive(&[good, twin]), Err(Error::EntryConflict(_))));
    assert_eq!((entries, tables), (home.entries(), home.tables()));
}

#[test]
fn a_body_that_does_not_have_its_hash_is_refused() {
    let home = home();
    let (entries, tables) = (home.entries(), home.tables());
    let mut device = home.device();
    let good =
        device.say(SubjectKind::Member, Home::id(&home.baby), "described", r#"{"set":{"nickname":"A"}}"#);
    let mut bad =
        device.say(SubjectKind::Member, Home::id(&home.baby), "described", r#"{"set":{"nickname":"B"}}"#);
    bad.body.as_mut().unwrap()[60] ^= 1;
    assert!(matches!(home.phone.saku.receive(&[good, bad]), Err(Error::Damaged(_))));
    assert_eq!((entries, tables), (home.entries(), home.tables()));
}

#[test]
fn entries_of_another_posyandu_are_kept_and_never_folded() {
    let home = home();
    let tables = home.tables();
    let mut stranger = home.device();
    stranger.posyandu = Uuid::from_u128(123);
    let foreign = [
        stranger.say(SubjectKind::Member, Home::id(&home.baby), "described", r#"{"set":{"name":"Lain"}}"#),
        stranger.say(
            SubjectKind::Household,
            Uuid::from_u128(6),
            "described",
            r#"{"set":{"address":"Jauh"}}"#,
        ),
        stranger.say(SubjectKind::Command, home.entries()[2].command, "revoked", "{}"),
    ];
    home.phone.saku.receive(&foreign).unwrap();
    assert_eq!(tables, home.tables());
    home.phone.saku.rebuild().unwrap();
    assert_eq!(tables, home.tables());
    let kept = home.entries();
    assert!(foreign.iter().all(|entry| kept.contains(entry)), "stored byte for byte");
}

/// A nickname told by another device, and the same entry erased.
fn said_and_erased(home: &Home) -> (Entry, Entry) {
    let member = Home::id(&home.baby);
    let whole = home.device().say(SubjectKind::Member, member, "described", r#"{"set":{"nickname":"Neng"}}"#);
    let erased = Entry { body: None, ..whole.clone() };
    (whole, erased)
}

#[test]
fn an_erased_body_keeps_its_header_and_is_not_brought_back() {
    let home = home();
    let tables = home.tables();
    let (whole, erased) = said_and_erased(&home);
    for order in [[&erased, &whole], [&whole, &erased]] {
        for entry in order {
            home.phone.saku.receive(std::slice::from_ref(entry)).unwrap();
        }
        assert_eq!(home.entries().last(), Some(&erased));
        assert_eq!(tables, home.tables());
    }
}

#[test]
fn an_erasure_that_comes_after_what_it_erases_takes_it_out_of_the_tables() {
    let home = home();
    let tables = home.tables();
    let (whole, erased) = said_and_erased(&home);
    home.phone.saku.receive(&[whole]).unwrap();
    assert_ne!(tables, home.tables());
    home.phone.saku.receive(std::slice::from_ref(&erased)).unwrap();
    assert_eq!(home.entries().last(), Some(&erased));
    assert_eq!(tables, home.tables());
}

#[test]
fn a_clock_set_back_makes_no_smaller_stamp() {
    let home = home();
    let newest = home.entries().last().unwrap().stamp;
    home.phone.clock.set_day(day(2020, 1, 1));
    let form = FormRef::Member { id: home.wife.clone() };
    home.phone.fill(form, &[("nickname", "Lin")]);
    let entries = home.entries();
    assert!(entries.last().unwrap().stamp > newest);
    assert_eq!(
        entries.last().unwrap().command,
        entries.iter().max_by_key(|entry| entry.stamp).unwrap().command
    );
}

#[test]
fn a_stamp_from_the_end_of_time_is_refused() {
    let home = home();
    let mut entry = home.device().say(SubjectKind::Member, Home::id(&home.baby), "x", "{}");
    entry.stamp.0 = i64::MAX;
    assert!(matches!(home.phone.saku.receive(&[entry]), Err(Error::Damaged(_))));
}

#[test]
fn a_correction_carries_only_what_changed_and_names_what_it_replaces() {
    let home = home();
    let visit = home.phone.begin_visit(&home.household);
    let first =
        home.phone.fill(home.sheet(&visit), &[("BY2", "shown"), ("BY3", "yes"), ("BY1", "37,0")]).command;
    let said = |command: &str, kind: &str| {
        let entries = home.entries();
        let entry =
            entries.iter().find(|one| one.command.to_string() == command && one.kind == kind).unwrap();
        json!([entry.id.to_string()])
    };
    let second = home.phone.fill(home.sheet(&visit), &[("BY3", "no")]).command;
    let answered = home.facts(&second, "answered");
    assert_eq!(answered.len(), 1);
    assert_eq!(answered[0]["set"], json!({ "BY3": { "choice": "no" } }));
    assert_eq!(answered[0]["replaces"], said(&first, "answered"));
    let concluded = home.facts(&second, "concluded");
    assert_eq!(concluded[0]["replaces"], said(&first, "concluded"));
    assert!(home.facts(&second, "measured").is_empty(), "the thermometer was not read again");
    // A number is a measurement, and the sheet points to it.
    let third = home.phone.fill(home.sheet(&visit), &[("BY1", "37,1")]).command;
    let measured = home.facts(&third, "measured");
    assert_eq!((&measured[0]["value"], &measured[0]["replaces"]), (&json!(371), &said(&first, "measured")));
    // Saved once more without a change, nothing is written.
    assert_eq!(home.phone.fill(home.sheet(&visit), &[]).command, "");
}

#[test]
fn a_conclusion_stays_as_it_was_shown_whatever_the_rules_say_now() {
    let home = home();
    let visit = home.phone.begin_visit(&home.household);
    let fact = json!({
        "visit": visit, "form": "infant", "version": 99, "on": "2026-11-02", "level": 2,
        "verdict": "Kata-kata versi sembilan puluh sembilan",
        "findings": [{ "item": "ZZ1", "level": 2, "reason": "Alasan yang tidak ada di aturan ini" }],
        "follow_up": { "id": Uuid::from_u128(8), "item": "ZZ1", "due_on": "2026-11-05", "report": true },
    });
    let baby = Home::id(&home.baby);
    let entry = home.device().say(SubjectKind::Member, baby, "concluded", &fact.to_string());
    home.phone.saku.receive(&[entry]).unwrap();
    home.phone.saku.rebuild().unwrap();
    let row = home.tables().into_iter().find(|row| row.starts_with("view_conclusion ")).unwrap();
    assert!(row.contains("Kata-kata versi sembilan puluh sembilan"), "{row}");
    let follow_up = home.phone.saku.follow_up(&Uuid::from_u128(8).to_string()).unwrap();
    assert_eq!(follow_up.reason, "Alasan yang tidak ada di aturan ini");
    assert!(
        format!("{:?}", home.phone.saku.outcome(&visit, None).unwrap()).contains("Alasan yang tidak ada")
    );
}

#[test]
fn two_conclusions_that_claim_one_follow_up_break_nothing() {
    // Ids are derived, so that only a faulty or hostile phone writes these; the whole batch was refused for them.
    let home = home();
    let mut device = home.device();
    let fact = |visit: u128| {
        json!({
            "visit": Uuid::from_u128(visit), "form": "infant", "version": 1, "on": "2026-11-02", "level": 2,
            "verdict": "Rujuk", "findings": [],
            "follow_up": { "id": Uuid::from_u128(8), "item": "BY1", "due_on": "2026-11-05" },
        })
        .to_string()
    };
    let (baby, wife) = (Home::id(&home.baby), Home::id(&home.wife));
    let entries = [
        device.say(SubjectKind::Member, baby, "concluded", &fact(1)),
        device.say(SubjectKind::Member, baby, "concluded", &fact(2)),
        device.say(SubjectKind::Member, wife, "concluded", &fact(3)),
    ];
    home.phone.saku.receive(&entries).unwrap();
    let before = home.tables();
    home.phone.saku.rebuild().unwrap();
    assert_eq!(before, home.tables());
    home.draw_everything();
}

/// Facts of known kinds in shapes and with values of a newer version, and of unknown kinds.
fn strange() -> impl Strategy<Value = (String, String)> {
    let kind = prop_oneof![
        4 => prop::sample::select(&["described", "lived", "measured", "dosed", "answered", "concluded", "closed",
            "head", "ended", "begun", "finished", "reported"][..]).prop_map(str::to_owned),
        1 => "[a-z_]{1,12}",
    ];
    let text = prop_oneof![
        Just("\"besok\"".to_owned()),
        Just("null".to_owned()),
        Just("-7".to_owned()),
        Just("1e300".to_owned()),
        Just("18446744073709551615".to_owned()),
        Just("[1,[2]]".to_owned()),
        Just("{\"a\":{\"b\":1}}".to_owned()),
        Just("\"9999-12-31\"".to_owned()),
        Just("\"-0044-03-15\"".to_owned()),
        Just("\"+262142-12-31\"".to_owned()),
        Just("\"2026-02-30\"".to_owned()),
        Just("true".to_owned()),
        Just("\"\\u0000\"".to_owned()),
        Just("\"\u{1F476}\u{200D}\"".to_owned()),
        Just("\"\"".to_owned()),
        Just("300".to_owned()),
    ];
    let field = prop::sample::select(
        &[
            "name",
            "sex",
            "birth_date",
            "nik",
            "rt",
            "relation",
            "last_period",
            "due_date",
            "gravida",
            "spacing_years",
            "address",
            "member",
            "hologram",
            "clean_water",
            "tbc",
        ][..],
    );
    let set = prop::collection::vec((field, text.clone()), 1..4).prop_map(|fields| {
        let fields: Vec<String> = fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        format!("{{{}}}", fields.join(","))
    });
    (kind, set, text.clone(), text.clone(), text, any::<[bool; 3]>()).prop_map(|(kind, set, a, b, c, day)| {
        let on = |value: &str, plain: bool| if plain { "\"2026-11-01\"".to_owned() } else { value.to_owned() };
        let (on, other) = (on(&a, day[0]), on(&b, day[1]));
        let level = if day[2] { "2".to_owned() } else { c.clone() };
        let visit = "\"00000000-0000-0000-0000-000000000001\"";
        let json = format!(
            r#"{{"set":{set},"on":{on},"event":"died","household":{c},"measure":"weight_grams","value":{c},"key":{visit},
            "antigen":{a},"number":{c},"received":true,"visit":{visit},"form":{a},"version":1,"level":{level},
            "verdict":{a},"findings":[{{"item":"BY1","level":{level},"reason":{b}}}],
            "follow_up":{{"id":{visit},"item":"BY1","due_on":{other}}},"of":"x","result":{a},"outcome":{a},
            "member":{c},"next_on":{other},"next_reason":{b},"replaces":[],"hologram":{{"deep":[{set}]}}}}"#
        );
        (kind, json)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_this_version_does_not_know_is_passed_on_and_breaks_nothing(
        strange in prop::collection::vec((strange(), 0usize..8), 1..12),
        bytes in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let home = home();
        let mut device = home.device();
        let (household, wife, baby) = (Home::id(&home.household), Home::id(&home.wife), Home::id(&home.baby));
        let mut entries: Vec<Entry> = strange
            .iter()
            .map(|((kind, json), about)| {
                let (subject, id) = match about {
                    0 | 1 => (SubjectKind::Member, baby),
                    2 => (SubjectKind::Member, wife),
                    3 => (SubjectKind::Household, household),
                    4 => (SubjectKind::Pregnancy, Uuid::from_u128(40)),
                    5 => (SubjectKind::Visit, Uuid::from_u128(1)),
                    6 => (SubjectKind::Posyandu, home.posyandu),
                    _ => (SubjectKind::Unknown("hologram".into()), Uuid::from_u128(50)),
                };
                device.say(subject, id, kind, json)
            })
            .collect();
        // A pregnancy and a visit that point here, and bytes that are no JSON at all.
        let member = format!(r#"{{"set":{{"member":"{wife}"}}}}"#);
        entries.push(device.say(SubjectKind::Pregnancy, Uuid::from_u128(40), "described", &member));
        let begun = format!(r#"{{"household":"{household}","on":"2026-11-01"}}"#);
        entries.push(device.say(SubjectKind::Visit, Uuid::from_u128(1), "begun", &begun));
        entries.push(device.write(SubjectKind::Member, baby, "described", &bytes));
        home.phone.saku.receive(&entries).unwrap();
        let kept = home.entries();
        prop_assert!(entries.iter().all(|entry| kept.contains(entry)), "byte for byte");
        let before = home.tables();
        home.phone.saku.rebuild().unwrap();
        prop_assert_eq!(&before, &home.tables());
        let (_folder, third) = receiver(43, home.posyandu, &kept);
        prop_assert_eq!(before, third.saku.tables().unwrap());
        home.draw_everything();
    }
}

#[test]
fn an_unknown_field_of_a_known_fact_goes_on_to_the_next_phone() {
    let world = World::new(44);
    let entries = world.entries();
    let mut device = Device::after(901, world.posyandu, &entries);
    let person = Uuid::from_u128(60);
    let json = r#"{"set":{"name":"Baru","blood_group":"AB"},"replaces":[],"from_the_future":{"x":[1,2.50]}}"#;
    let entry = device.say(SubjectKind::Member, person, "described", json);
    world.phones[0].saku.receive(std::slice::from_ref(&entry)).unwrap();
    world.agree();
    let second = world.phones[1].saku.entries().unwrap();
    assert_eq!(second.iter().find(|one| one.id == entry.id), Some(&entry));
    let today = world.phones[1].clock.today();
    assert!(today >= day(2026, 11, 2));
    assert_eq!(world.phones[1].saku.person(&person.to_string()).unwrap().name, "Baru");
}
