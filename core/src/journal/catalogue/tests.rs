use std::collections::BTreeSet;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{HOMES, Home, KINDS};
use crate::id::SubjectKind;
use crate::journal::EntryId;
use crate::journal::fact::{
    Answered, Begun, Checklist, Closed, Concluded, ConcludedFollowUp, Described, Dosed, Ended, Fact, Fields,
    Finished, Head, Imported, LifeEvent, Linked, Lived, Married, Measure, Measured, Reported, Revoked,
};
use crate::register::fields;

/// A fact of the kind after this one, with every field filled; a new variant does not compile without its place here.
fn next(fact: &Fact) -> Option<Fact> {
    let id = Uuid::nil();
    let on = NaiveDate::MIN;
    let entry = EntryId { device: id, sequence: 1 };
    let (replaces, visit, set) = (vec![entry], Some(id), Fields::new());
    Some(match fact {
        Fact::Described(_) => Fact::Head(Head { member: id, on: None }),
        Fact::Head(_) => {
            let note = "Bandung".to_owned();
            Fact::Lived(Lived { event: LifeEvent::Born, on: None, household: Some(id), note })
        }
        Fact::Lived(_) => Fact::Married(Married { on, spouse: "Sari".to_owned() }),
        Fact::Married(_) => Fact::SamePerson(Linked { other: id }),
        Fact::SamePerson(_) => Fact::DifferentPerson(Linked { other: id }),
        Fact::DifferentPerson(_) => {
            let measure = Measure::WeightGrams;
            Fact::Measured(Measured { key: id, measure, on, value: None, replaces, visit })
        }
        Fact::Measured(_) => {
            let antigen = String::new();
            Fact::Dosed(Dosed { key: id, antigen, number: 0, received: true, on: None, replaces, visit })
        }
        Fact::Dosed(_) => Fact::Ended(Ended { on, outcome: String::new() }),
        Fact::Ended(_) => Fact::Checklist(Checklist {
            form: String::new(),
            version: 1,
            name: String::new(),
            text: String::new(),
            offered: true,
            replaces,
        }),
        Fact::Checklist(_) => {
            Fact::Imported(Imported { list: String::new(), name: String::new(), people: 0, on })
        }
        Fact::Imported(_) => Fact::Begun(Begun { household: Some(id), on, occasion: Some(String::new()) }),
        Fact::Begun(_) => {
            Fact::Finished(Finished { on, next_on: Some(on), next_reason: String::new(), replaces })
        }
        Fact::Finished(_) => {
            Fact::Answered(Answered { visit: id, form: String::new(), version: 1, set, replaces })
        }
        Fact::Answered(_) => Fact::Concluded(Concluded {
            visit: id,
            form: String::new(),
            version: 1,
            on,
            level: None,
            verdict: String::new(),
            findings: Vec::new(),
            follow_up: Some(ConcludedFollowUp {
                id,
                item: String::new(),
                due_on: on,
                report: true,
                rank: Some(1),
            }),
            replaces,
        }),
        Fact::Concluded(_) => Fact::Reported(Reported { follow_up: id, of: entry, on }),
        Fact::Reported(_) => {
            let (result, note) = (String::new(), String::new());
            Fact::Closed(Closed { follow_up: id, of: entry, on, result, note, replaces })
        }
        Fact::Closed(_) => Fact::Revoked(Revoked {}),
        Fact::Revoked(_) => return None,
    })
}

fn one_of_each() -> Vec<Fact> {
    let entry = EntryId { device: Uuid::nil(), sequence: 1 };
    let first = Described { set: Fields::new(), replaces: vec![entry], visit: Some(Uuid::nil()) };
    std::iter::successors(Some(Fact::Described(first)), next).collect()
}

#[test]
fn every_kind_of_fact_is_here_with_all_its_fields_and_no_others() {
    let facts = one_of_each();
    assert_eq!(facts.len(), KINDS.len());
    for fact in facts {
        let kind =
            KINDS.iter().find(|kind| kind.name == fact.kind()).unwrap_or_else(|| panic!("{}", fact.kind()));
        let body = fact.encode([0; 8], chrono::DateTime::UNIX_EPOCH).unwrap();
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        let written: BTreeSet<&str> = body["fact"].as_object().unwrap().keys().map(String::as_str).collect();
        let listed: BTreeSet<&str> = kind.fields.iter().map(|field| field.name).collect();
        assert_eq!(written, listed, "{}", kind.name);
        assert!(kind.event_date.is_empty() || listed.contains(kind.event_date), "{}", kind.name);
    }
}

#[test]
fn subjects_are_kinds_this_version_knows() {
    for name in KINDS.iter().flat_map(|kind| kind.subjects) {
        assert!(!matches!(SubjectKind::named(name), SubjectKind::Unknown(_)), "{name}");
    }
}

#[test]
fn every_item_has_a_home_and_each_part_one() {
    for item in (1..=13).map(|n| format!("K{n}")).chain((1..=14).map(|n| format!("A{n}"))) {
        assert!(HOMES.iter().any(|part| part.item == item), "{item}");
    }
    let parts: BTreeSet<(&str, &str)> = HOMES.iter().map(|part| (part.item, part.what)).collect();
    assert_eq!(parts.len(), HOMES.len());
}

#[test]
fn every_field_of_the_register_with_an_item_is_the_home_of_that_item_and_no_other() {
    for subject in ["posyandu", "kader", "household", "member", "pregnancy"] {
        for spec in fields::of(&SubjectKind::named(subject)) {
            let homes: Vec<&str> = HOMES
                .iter()
                .filter(|part| part.home == Home::Field(subject, spec.name))
                .map(|part| part.item)
                .collect();
            let wanted: Vec<&str> = Some(spec.item).filter(|item| !item.is_empty()).into_iter().collect();
            assert_eq!(homes, wanted, "{subject}.{}", spec.name);
        }
    }
    for part in HOMES {
        match part.home {
            Home::Field(subject, name) => {
                let specs = fields::of(&SubjectKind::named(subject));
                assert!(fields::named(specs, name).is_some(), "{subject}.{name}");
            }
            Home::Fact(kind, _) => assert!(KINDS.iter().any(|one| one.name == kind), "{kind}"),
            Home::Derived(_) | Home::NotAsked => {}
        }
    }
}
