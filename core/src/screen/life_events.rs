//! What may happen to a person or a household, each as the form that writes it down.

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::form::FormRef;
use super::{Action, Icon, Row, Target, Tone};
use crate::error::Result;
use crate::form::life_event::died_on;
use crate::register::person::{self, Person, Whereabouts};
use crate::register::text;

/// Weeks from which a birth is what happens next: its form then comes first.
const NEAR_BIRTH_WEEKS: i64 = 36;

fn action(label: &str, icon: Icon, form: FormRef) -> Action {
    Action { label: label.to_owned(), icon, target: Target::Form { form } }
}

/// The events of a person, by where she is.
pub(crate) fn of_person(person: &Person, today: NaiveDate) -> Vec<Action> {
    let member = person.id.to_string();
    if !person.registered {
        return Vec::new();
    }
    match (person.whereabouts, person.household) {
        (Whereabouts::Dead, _) => Vec::new(),
        (Whereabouts::Away, Some(home)) => vec![
            action(
                "Kembali tinggal di sini",
                Icon::Household,
                FormRef::MoveIn { member: member.clone(), household: home.to_string() },
            ),
            elsewhere("Kembali ke keluarga lain", &member),
            action("Meninggal dunia", Icon::Person, FormRef::Death { member }),
        ],
        _ => {
            let mut events = Vec::new();
            if let Some(label) = birth(person, today) {
                events.push(action(label, Icon::Postpartum, FormRef::Birth { mother: member.clone() }));
            }
            events.push(action("Pindah keluar", Icon::Walk, FormRef::MoveOut { member: member.clone() }));
            events.push(elsewhere("Pindah ke keluarga lain", &member));
            if person.age(today).is_none_or(|age| age.years() >= MARRIES_FROM) {
                events.push(action("Menikah", Icon::Check, FormRef::Marriage { member: member.clone() }));
            }
            events.push(action("Meninggal dunia", Icon::Person, FormRef::Death { member }));
            events
        }
    }
}

/// Younger people are not offered a marriage; one that happened can be written down as marital status.
const MARRIES_FROM: i64 = 15;

fn elsewhere(label: &str, member: &str) -> Action {
    Action {
        label: label.to_owned(),
        icon: Icon::Household,
        target: Target::PickHousehold { member: member.to_owned() },
    }
}

/// How the end of a pregnancy is called, for whom it can be written down.
fn birth(person: &Person, today: NaiveDate) -> Option<&'static str> {
    if person.pregnancy.is_some() {
        return Some("Melahirkan / kehamilan selesai");
    }
    if person.is_postpartum(today) {
        return Some("Tambah bayi dari persalinan ini");
    }
    person.may_be_pregnant(today).then_some("Melahirkan")
}

/// A birth is near: it is offered before everything else.
pub(crate) fn near_birth(person: &Person, today: NaiveDate) -> Option<Action> {
    let near = person.whereabouts == Whereabouts::Here
        && person.weeks(today).is_some_and(|weeks| weeks >= NEAR_BIRTH_WEEKS);
    let mother = person.id.to_string();
    near.then(|| action("Sudah melahirkan? Catat di sini", Icon::Postpartum, FormRef::Birth { mother }))
}

/// The events of a household.
pub(crate) fn of_household(id: Uuid, needs_head: bool, people: usize) -> Vec<Action> {
    let household = id.to_string();
    let mut events = Vec::new();
    if people > 0 && (needs_head || people > 1) {
        let label = if needs_head { "Pilih kepala keluarga" } else { "Ganti kepala keluarga" };
        events.push(action(label, Icon::Person, FormRef::NewHead { household: household.clone() }));
    }
    if people > 1 {
        events.push(action(
            "Keluarga baru dari sini (pecah KK)",
            Icon::Household,
            FormRef::Split { household },
        ));
    }
    events
}

/// Those who lived in a household before, with what became of them.
pub(crate) fn former(connection: &Connection, household: Uuid) -> Result<Vec<Row>> {
    person::formerly_of(connection, household)?
        .into_iter()
        .map(|person| {
            let subtitle = whereabouts(connection, &person)?.unwrap_or_default();
            Ok(Row {
                icon: Icon::Person,
                tone: Tone::Plain,
                title: person.name,
                subtitle,
                note: None,
                chip: None,
                target: Some(Target::Person { id: person.id.to_string() }),
            })
        })
        .collect()
}

/// "Meninggal 3 Mei 2026", "Pindah 4 Mei 2026"; `None` for who lives here.
pub(crate) fn whereabouts(connection: &Connection, person: &Person) -> Result<Option<String>> {
    let word = match person.whereabouts {
        Whereabouts::Dead => "Meninggal",
        Whereabouts::Away => "Pindah",
        Whereabouts::Here | Whereabouts::Unknown => return Ok(None),
    };
    let on = person::status_on(connection, person.id)?;
    Ok(Some(on.map_or_else(|| word.to_owned(), |on| format!("{word} {}", text::date(on)))))
}

/// Mother and children of a person, as far as they are registered here.
pub(crate) fn relatives(connection: &Connection, person: &Person, today: NaiveDate) -> Result<Vec<Row>> {
    let row = |other: Person, word: &str| -> Result<Row> {
        let gone = whereabouts(connection, &other)?;
        Ok(Row {
            icon: other.icon(today),
            tone: Tone::Plain,
            title: other.name.clone(),
            subtitle: format!("{word} · {}", gone.unwrap_or_else(|| other.line(today))),
            note: None,
            chip: None,
            target: Some(Target::Person { id: other.id.to_string() }),
        })
    };
    let mother = person::mother_of(connection, person.id)?.map(|mother| row(mother, "Ibu"));
    let children = person::children_of(connection, person.id)?.into_iter().map(|child| row(child, "Anak"));
    mother.into_iter().chain(children).collect()
}

/// The day on which a dead person's age stands still; today for everybody else.
pub(crate) fn aged_on(connection: &Connection, person: &Person, today: NaiveDate) -> Result<NaiveDate> {
    Ok(died_on(connection, person.id)?.map_or(today, |died| died.min(today)))
}
