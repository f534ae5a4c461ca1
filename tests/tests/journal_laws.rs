//! The journal's laws over random commands of two phones: whatever the order, the batches and the repeats, the
//! tables are a function of the set of entries, and undo takes a command out of that set.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a property that cannot go on has failed")]

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseResult};
use sakukader_core::id::SubjectKind;
use sakukader_core::journal::Entry;
use sakukader_core::screen::Target;
use sakukader_core::screen::form::{Answer, FormRef};
use sakukader_tests::forge::Device;
use sakukader_tests::phone::Phone;
use sakukader_tests::world::{Act, KINDS, Kind, World, receiver};
use serde_json::Value;
use uuid::Uuid;

/// A few worlds in a daily run, many in `make soak`.
fn worlds(few: u32, many: u32) -> ProptestConfig {
    let soak = std::env::var_os("SAKUKADER_SOAK").is_some_and(|on| on == "1");
    // A case that failed once is written down as a test of its own in `journal_cases.rs`.
    let failure_persistence = None;
    let cases = if soak { many } else { few };
    // The same run again with the seed it names; another one with SAKUKADER_SEED.
    let seed = std::env::var("SAKUKADER_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_124);
    let rng_seed = RngSeed::Fixed(seed);
    ProptestConfig {
        cases,
        max_shrink_iters: 200,
        failure_persistence,
        rng_seed,
        ..ProptestConfig::default()
    }
}

fn act() -> impl Strategy<Value = Act> {
    (0usize..2, proptest::sample::select(KINDS), any::<u16>(), any::<u16>())
        .prop_map(|(phone, kind, pick, value)| Act { phone, kind, pick: pick.into(), value: value.into() })
}

fn acts(most: usize) -> impl Strategy<Value = Vec<Act>> {
    vec(act(), 1..most)
}

fn tables(phone: &Phone) -> Vec<String> {
    phone.saku.tables().unwrap()
}

fn rebuilt(phone: &Phone) -> Vec<String> {
    phone.saku.rebuild().unwrap();
    tables(phone)
}

/// The tables without the list of undone commands, which is history.
fn without_history(phone: &Phone) -> Vec<String> {
    tables(phone).into_iter().filter(|row| !row.starts_with("view_revoked ")).collect()
}

/// The tables without which entry a value came from.
fn without_entry_ids(phone: &Phone, devices: &[Entry]) -> Vec<String> {
    let mut rows = without_history(phone);
    for entry in devices {
        let device = format!("Blob({:?}) | Integer(", entry.id.device.as_bytes());
        for row in &mut rows {
            while let Some(at) = row.find(&device) {
                let end = at + device.len() + row[at + device.len()..].find(')').unwrap() + 1;
                row.replace_range(at..end, "entry");
            }
            // When somebody was written about last: what is done again is written later.
            let stamp = format!("Integer({})", entry.stamp.0);
            if row.starts_with("view_member ") && row.ends_with(&stamp) {
                row.truncate(row.len() - stamp.len());
            }
        }
    }
    rows
}

fn run(world: &mut World, acts: &[Act]) {
    for act in acts {
        world.act(*act).unwrap_or_else(|error| panic!("{act:?}: {error:?}"));
    }
}

/// By the screens: nobody lives in two households, and one with people in it has a head who lives there or asks for
/// one.
fn live_in_one_household_with_a_head(phone: &Phone) -> TestCaseResult {
    let blob = |id: &str| format!("Blob({:?})", id.parse::<Uuid>().unwrap().as_bytes());
    let tables = tables(phone);
    let mut housed = BTreeSet::new();
    for household in phone.households().unwrap() {
        let screen = phone.saku.household(&household).unwrap();
        let row = format!("view_household | {} | ", blob(&household));
        let head = tables.iter().find_map(|one| one.strip_prefix(&row)?.split(" | ").nth(1));
        let mut headed = false;
        for member in &screen.members {
            let Some(Target::Person { id }) = &member.target else { panic!("{member:?}") };
            headed |= head == Some(blob(id).as_str());
            prop_assert!(housed.insert(id.clone()), "{} lives in two households", member.title);
        }
        let asked = Target::Form { form: FormRef::NewHead { household } };
        let asks = screen.questions.iter().any(|row| row.target.as_ref() == Some(&asked));
        prop_assert_eq!(asks, !headed && !screen.members.is_empty(), "{}", screen.title);
    }
    Ok(())
}

proptest! {
    #![proptest_config(worlds(24, 2000))]

    #[test]
    fn one_lives_in_one_household_and_it_has_a_head_or_says_that_it_needs_one(acts in acts(60)) {
        let mut world = World::new(7);
        for act in acts {
            run(&mut world, &[act]);
            live_in_one_household_with_a_head(&world.phones[act.phone])?;
        }
        world.agree();
        live_in_one_household_with_a_head(&world.phones[0])?;
    }

    #[test]
    fn tables_after_every_command_are_those_of_a_rebuild(acts in acts(25)) {
        let mut world = World::new(1);
        for act in acts {
            run(&mut world, &[act]);
            let phone = &world.phones[act.phone];
            let before = tables(phone);
            phone.saku.rebuild().unwrap();
            prop_assert_eq!(before, tables(phone), "after {:?}", act);
        }
    }

    #[test]
    fn any_order_any_batches_and_any_repeats_give_the_same_tables(
        acts in acts(40),
        others in vec(any::<u16>(), 0..60),
        order in any::<u64>(),
        batch in 1usize..9,
    ) {
        let mut world = World::new(2);
        run(&mut world, &acts);
        world.phones[1].saku.receive(&said_by_others(&world, &others)).unwrap();
        let entries = world.entries();
        world.agree();
        prop_assert_eq!(tables(&world.phones[0]), tables(&world.phones[1]));
        let mut chance = fastrand::Rng::with_seed(order);
        let mut shuffled = entries.clone();
        // Some come twice.
        shuffled.extend(entries.iter().filter(|_| chance.u32(..3) == 0).cloned().collect::<Vec<_>>());
        chance.shuffle(&mut shuffled);
        let (_folder, third) = receiver(99, world.posyandu, &[]);
        for batch in shuffled.chunks(batch) {
            third.saku.receive(batch).unwrap();
        }
        prop_assert_eq!(tables(&third), tables(&world.phones[0]));
        // And every entry is there byte for byte.
        prop_assert_eq!(third.saku.entries().unwrap(), world.phones[0].saku.entries().unwrap());
    }

    #[test]
    fn undo_of_any_command_leaves_the_tables_as_without_it(acts in acts(40), picks in vec(any::<u16>(), 3)) {
        let mut world = World::new(3);
        run(&mut world, &acts);
        world.agree();
        for pick in picks {
            let entries = world.phones[0].saku.entries().unwrap();
            // Not the founding, and not what is an undoing itself.
            let commands: Vec<_> =
                entries.iter().skip(2).filter(|e| e.kind != "revoked").map(|e| e.command).collect();
            let Some(undone) = commands.get(usize::from(pick) % commands.len().max(1)) else { continue };
            world.phones[0].saku.undo(&undone.to_string(), &["resting".to_owned()]).unwrap();
            let without: Vec<Entry> = entries
                .into_iter()
                .filter(|entry| entry.command != *undone && entry.subject.id != *undone)
                .collect();
            let (_folder, never) = receiver(98, world.posyandu, &without);
            prop_assert_eq!(without_history(&world.phones[0]), without_history(&never));
        }
    }

    #[test]
    fn redo_is_a_new_command_with_the_same_facts(acts in acts(25), last in act()) {
        let mut world = World::new(4);
        run(&mut world, &acts);
        world.agree();
        let phone = 0;
        let count = world.phones[phone].saku.entries().unwrap().len();
        run(&mut world, &[Act { phone, ..last }]);
        let phone = &world.phones[phone];
        let entries = phone.saku.entries().unwrap();
        let Some(command) = entries.iter().skip(count).map(|entry| entry.command).next() else { return Ok(()) };
        let said: Vec<&Entry> = entries.iter().filter(|entry| entry.command == command).collect();
        if said.iter().any(|entry| entry.kind == "revoked") {
            return Ok(());
        }
        let before = without_entry_ids(phone, &entries);
        phone.saku.undo(&command.to_string(), &["resting".to_owned()]).unwrap();
        phone.saku.redo(&command.to_string()).unwrap();
        let after = phone.saku.entries().unwrap();
        let again = after.last().unwrap().command;
        prop_assert_ne!(again, command);
        let again: Vec<&Entry> = after.iter().filter(|entry| entry.command == again).collect();
        prop_assert_eq!(facts(&said), facts(&again));
        prop_assert_eq!(before, without_entry_ids(phone, &after));
    }

    #[test]
    fn a_list_taken_in_leaves_with_its_undoing_and_comes_back_with_its_redoing(
        acts in acts(12),
        lists in vec(any::<u64>(), 1..4),
    ) {
        let mut world = World::new(7);
        run(&mut world, &acts);
        world.agree();
        let phone = &world.phones[0];
        for list in lists {
            let (before, count) = (without_history(phone), phone.saku.entries().unwrap().len());
            phone.try_list(&mut fastrand::Rng::with_seed(list)).unwrap();
            let entries = phone.saku.entries().unwrap();
            let Some(command) = entries.get(count).map(|entry| entry.command) else {
                prop_assert_eq!(before, without_history(phone), "nothing was new");
                continue;
            };
            prop_assert!(entries.iter().skip(count).all(|entry| entry.command == command), "one step");
            let taken_in = without_entry_ids(phone, &entries);
            prop_assert_eq!(tables(phone), rebuilt(phone));
            let question = phone.saku.undo(&command.to_string(), &[]).unwrap();
            prop_assert!(matches!(question, Answer::Questions { .. }), "{:?}", question);
            phone.saku.undo(&command.to_string(), &["resting".to_owned()]).unwrap();
            prop_assert_eq!(&before, &without_history(phone));
            prop_assert_eq!(tables(phone), rebuilt(phone));
            phone.saku.redo(&command.to_string()).unwrap();
            prop_assert_eq!(taken_in, without_entry_ids(phone, &phone.saku.entries().unwrap()));
            prop_assert_eq!(tables(phone), rebuilt(phone));
        }
    }

    #[test]
    fn a_revoke_may_come_before_what_it_revokes(acts in acts(30)) {
        let mut world = World::new(5);
        run(&mut world, &acts);
        world.agree();
        let entries = world.phones[0].saku.entries().unwrap();
        let (revokes, rest): (Vec<Entry>, Vec<Entry>) =
            entries.into_iter().partition(|entry| entry.kind == "revoked");
        let (_folder, late) = receiver(97, world.posyandu, &revokes);
        prop_assert_eq!(late.saku.entries().unwrap().len(), revokes.len());
        late.saku.receive(&rest).unwrap();
        prop_assert_eq!(tables(&late), tables(&world.phones[0]));
    }

    #[test]
    fn stamps_rise_and_sequences_have_no_gap_whatever_the_clocks_say(acts in acts(40)) {
        let mut world = World::new(6);
        for act in acts {
            let phone = act.phone;
            let greatest = world.phones[phone].saku.entries().unwrap().last().map(|entry| entry.stamp);
            let own = world.phones[phone].saku.entries().unwrap().len();
            run(&mut world, &[act]);
            if act.kind == Kind::Receive {
                continue;
            }
            let entries = world.phones[phone].saku.entries().unwrap();
            let new: Vec<&Entry> = entries.iter().skip(own).collect();
            prop_assert!(new.iter().all(|entry| Some(entry.stamp) > greatest));
            prop_assert!(new.windows(2).all(|pair| pair[0].stamp < pair[1].stamp));
            prop_assert!(new.windows(2).all(|pair| pair[0].id.sequence + 1 == pair[1].id.sequence));
        }
    }
}

/// What no command of this version says yet, or not so: deaths, moves, heads, ends, doses with dates, measurements
/// without a visit, edits that replace what they name, about whoever is there.
fn said_by_others(world: &World, picks: &[u16]) -> Vec<Entry> {
    let entries = world.entries();
    let about = |kind: &SubjectKind| {
        let subjects = entries.iter().map(|entry| &entry.subject).filter(|subject| subject.kind == *kind);
        subjects.map(|subject| subject.id).collect::<Vec<_>>()
    };
    let [households, members] = [SubjectKind::Household, SubjectKind::Member].map(|kind| about(&kind));
    let [pregnancies, visits] = [SubjectKind::Pregnancy, SubjectKind::Visit].map(|kind| about(&kind));
    let mut devices = [Device::after(801, world.posyandu, &[]), Device::after(802, world.posyandu, &entries)];
    let mut said = Vec::new();
    for pick in picks {
        let mut chance = fastrand::Rng::with_seed(u64::from(*pick));
        let device = &mut devices[chance.usize(..2)];
        let mut one = |of: &[Uuid]| of.get(chance.usize(..of.len().max(1))).copied();
        let (household, member, pregnancy, visit) =
            (one(&households), one(&members), one(&pregnancies), one(&visits));
        let on = format!("2026-10-{:02}", chance.u32(1..3));
        let event = ["born", "moved_in", "moved_in", "moved_out", "died", "ascended"][chance.usize(..6)];
        let value = ["36", "null", "37"][chance.usize(..3)];
        let replaces = entries[chance.usize(..entries.len())].id;
        let key = Uuid::nil();
        let (kind, subject, fact, json) = match chance.u32(..11) {
            0..=2 => (SubjectKind::Member, member, "lived", {
                let to = household.map_or("null".to_owned(), |id| format!("\"{id}\""));
                format!(r#"{{"event":"{event}","on":"{on}","household":{to}}}"#)
            }),
            3 => {
                let Some(head) = member else { continue };
                (SubjectKind::Household, household, "head", format!(r#"{{"member":"{head}","on":"{on}"}}"#))
            }
            4 => (
                SubjectKind::Pregnancy,
                pregnancy,
                "ended",
                format!(r#"{{"on":"{on}","outcome":"{event}"}}"#),
            ),
            5 => {
                (SubjectKind::Visit, visit, "finished", format!(r#"{{"on":"{on}","next_reason":"{event}"}}"#))
            }
            6 => (SubjectKind::Member, member, "measured", {
                let measure = "weight_grams";
                format!(
                    r#"{{"key":"{key}","measure":"{measure}","on":"{on}","value":{value},"replaces":["{replaces}"]}}"#
                )
            }),
            7 => (SubjectKind::Member, member, "dosed", {
                let received = value != "null";
                format!(r#"{{"key":"{key}","antigen":"BCG","number":1,"received":{received},"on":"{on}"}}"#)
            }),
            8 | 9 => {
                // Also of somebody who is not here.
                let other = members.get(chance.usize(..members.len() + 1)).copied().unwrap_or(key);
                let link = if chance.u32(..3) > 0 { "same_person" } else { "different_person" };
                (SubjectKind::Member, member, link, format!(r#"{{"other":"{other}"}}"#))
            }
            _ => (SubjectKind::Member, member, "described", {
                format!(r#"{{"set":{{"name":"{event}","nik":"{value}"}},"replaces":["{replaces}"]}}"#)
            }),
        };
        if let Some(subject) = subject {
            said.push(device.say(kind, subject, fact, &json));
        }
    }
    said
}

/// Subject, kind and fact of entries, without what they replace.
fn facts(entries: &[&Entry]) -> Vec<(String, String, Value)> {
    entries
        .iter()
        .map(|entry| {
            let body: Value = serde_json::from_slice(entry.body.as_ref().unwrap()).unwrap();
            let mut fact = body["fact"].clone();
            if let Value::Object(fields) = &mut fact {
                fields.remove("replaces");
            }
            (format!("{:?}", entry.subject), entry.kind.clone(), fact)
        })
        .collect()
}
