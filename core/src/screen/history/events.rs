//! Life events in words.

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use crate::error::Result;
use crate::form::life_event::birth::OUTCOMES;
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::{Fact, LifeEvent};
use crate::journal::read;
use crate::register::{names, text};
use crate::screen::Icon;

/// "Meninggal · 3 Mei 2026": its word with the day as told.
pub(super) fn dated(fact: &Fact) -> Option<String> {
    let word = title(fact)?;
    Some(match day(fact) {
        Some(day) => format!("{word} · {}", text::date(day)),
        None => word.to_owned(),
    })
}

/// "Meninggal"; `None` for what is no life event.
pub(super) fn title(fact: &Fact) -> Option<&'static str> {
    Some(match fact {
        Fact::Lived(lived) => match (lived.event, lived.on) {
            (LifeEvent::Born, _) => "Lahir",
            (LifeEvent::MovedIn, None) => "Didaftarkan",
            (LifeEvent::MovedIn, _) => "Pindah ke sini",
            (LifeEvent::Returned, _) => "Kembali",
            (LifeEvent::MovedOut, _) => "Pindah keluar",
            (LifeEvent::Died, _) => "Meninggal",
            (LifeEvent::Unknown, _) => return None,
        },
        Fact::Head(head) if head.on.is_none() => "Didaftarkan",
        Fact::Head(_) => "Kepala keluarga baru",
        Fact::Married(_) => "Menikah",
        Fact::Ended(ended) => {
            let known = OUTCOMES.iter().find(|(stored, _)| *stored == ended.outcome);
            known.map_or("Kehamilan selesai", |(_, word)| *word)
        }
        _ => return None,
    })
}

/// The day of a dated fact, as told.
pub(super) fn day(fact: &Fact) -> Option<NaiveDate> {
    match fact {
        Fact::Lived(lived) => lived.on,
        Fact::Head(head) => head.on,
        Fact::Married(married) => Some(married.on),
        Fact::Ended(ended) => Some(ended.on),
        _ => None,
    }
}

/// What else was told of it, one a line.
pub(super) fn lines(connection: &Connection, about: Uuid, fact: &Fact) -> Result<Vec<String>> {
    Ok(match fact {
        Fact::Lived(lived) => {
            let house = lived.household.map(|house| names::household(connection, house)).transpose();
            // Of a household that has not come in yet nothing is known but that there is one.
            let house = house.unwrap_or_else(|_| Some("Keluarga tanpa pendaftaran".to_owned()));
            let note = Some(lived.note.clone()).filter(|note| !note.is_empty());
            house.into_iter().chain(note).collect()
        }
        Fact::Head(head) => names::member(connection, head.member).into_iter().collect(),
        Fact::Married(married) if !married.spouse.is_empty() => vec![format!("Dengan {}", married.spouse)],
        Fact::SamePerson(link) => {
            let (one, other) = (own_name(connection, about)?, own_name(connection, link.other)?);
            vec![format!("“{one}” dan “{other}”")]
        }
        Fact::DifferentPerson(link) => {
            let other =
                names::member(connection, link.other).unwrap_or_else(|_| names::UNREGISTERED.to_owned());
            vec![format!("Bukan orang yang sama dengan {other}")]
        }
        _ => Vec::new(),
    })
}

/// What a record itself last called her, whatever it is joined with.
fn own_name(connection: &Connection, record: Uuid) -> Result<String> {
    let said = read::of_subject(connection, &Subject::new(SubjectKind::Member, record))?;
    let name = said.iter().rev().find_map(|entry| match Fact::read(&entry.kind, entry.body.as_ref()?)? {
        Fact::Described(edit) => Some(edit.set.get("name")?.as_str()?.to_owned()),
        _ => None,
    });
    Ok(name.unwrap_or_else(|| names::UNREGISTERED.to_owned()))
}

/// The picture of an event.
pub(super) fn icon(fact: &Fact) -> Option<Icon> {
    Some(match fact {
        Fact::Lived(lived) => match lived.event {
            LifeEvent::Born => Icon::Infant,
            LifeEvent::MovedIn | LifeEvent::Returned | LifeEvent::MovedOut => Icon::Household,
            LifeEvent::Died | LifeEvent::Unknown => Icon::Person,
        },
        Fact::Head(_) => Icon::Household,
        Fact::Ended(_) => Icon::Postpartum,
        Fact::Married(_) => Icon::Person,
        _ => return None,
    })
}
