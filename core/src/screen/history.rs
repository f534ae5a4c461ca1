//! Who did what: every command about one subject, newest first, with undo.

use super::Tone;

/// What one command changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryItem {
    /// The command, to undo or redo.
    pub command: String,
    /// "Lembar ibu hamil diisi".
    pub title: String,
    /// "Selasa, 4 Mei 2026 08.42 · Bu Ani".
    pub when: String,
    /// "LiLA: 24,1 cm → 23,1 cm", one a line.
    pub changes: Vec<String>,
    /// It has been undone.
    pub undone: bool,
    /// A later entry replaced part of it.
    pub corrected: bool,
    /// It may be undone.
    pub can_undo: bool,
    /// It may be done again.
    pub can_redo: bool,
    /// Colour of its mark.
    pub tone: Tone,
}

/// The history of one household or person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryScreen {
    /// "Riwayat Siti Aminah".
    pub title: String,
    /// Newest first, at most 50, and beyond them what joins her records.
    pub items: Vec<HistoryItem>,
}

mod events;
mod spoken;

use chrono::{DateTime, FixedOffset, Utc};
use rusqlite::Connection;
use uuid::Uuid;

use super::person::TimelineItem;
use super::{Icon, Row, Target};
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::exchange::import;
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::Fact;
use crate::journal::fold::person_of;
use crate::journal::{Entry, body, fold, read};
use crate::register::{names, text};
use crate::screening::forms;
use spoken::Spoken;

/// The most commands shown.
const SHOWN: usize = 50;

/// The subject of an id: household or member.
fn subject(connection: &Connection, id: Uuid) -> Result<Subject> {
    let member: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM journal_subject WHERE id = ?1 AND kind = 'member')")?
        .query_row([id], |row| row.get(0))?;
    Ok(Subject::new(if member { SubjectKind::Member } else { SubjectKind::Household }, id))
}

/// Entries about a subject, and about the pregnancies of a member.
fn entries(connection: &Connection, about: &Subject) -> Result<Vec<Entry>> {
    let mut entries = read::of_person(connection, about)?;
    if about.kind == SubjectKind::Member {
        let pregnancies: Vec<Uuid> = connection
            .prepare_cached("SELECT id FROM view_pregnancy WHERE member = ?1")?
            .query_map([person_of::of(connection, about.id)?], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for id in pregnancies {
            entries.extend(read::of_subject(connection, &Subject::new(SubjectKind::Pregnancy, id))?);
        }
    } else {
        let visits: Vec<Uuid> = connection
            .prepare_cached("SELECT id FROM view_visit WHERE household = ?1 AND occasion IS NULL")?
            .query_map([about.id], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for id in visits {
            entries.extend(read::of_subject(connection, &Subject::new(SubjectKind::Visit, id))?);
        }
    }
    if entries.is_empty() {
        return Err(Error::NotFound("history"));
    }
    entries.sort_by_key(|entry| (entry.stamp, entry.id));
    Ok(entries)
}

/// Commands about a subject, oldest first, each with its entries.
fn commands(entries: Vec<Entry>) -> Vec<(Uuid, Vec<Entry>)> {
    let mut order: Vec<(Uuid, Vec<Entry>)> = Vec::new();
    for entry in entries {
        match order.iter_mut().find(|(command, _)| *command == entry.command) {
            Some((_, own)) => own.push(entry),
            None => order.push((entry.command, vec![entry])),
        }
    }
    order
}

/// Draws the history of a household or member.
pub(crate) fn screen(
    connection: &Connection,
    environment: &dyn Environment,
    id: Uuid,
) -> Result<HistoryScreen> {
    let about = subject(connection, id)?;
    let entries = entries(connection, &about)?;
    let said = Spoken::of(connection, &entries)?;
    let mut items = Vec::new();
    for (nth, (command, own)) in commands(entries).into_iter().rev().enumerate() {
        // What joins her records is here for as long as it does; of the rest that is too old nothing is read.
        if nth >= SHOWN && own.iter().all(|entry| entry.kind != "same_person") {
            continue;
        }
        let undone = fold::is_revoked(connection, command)?;
        if nth >= SHOWN && undone {
            continue;
        }
        let Some(first) = own.first() else { continue };
        let mut changes = Vec::new();
        for entry in &own {
            changes.extend(said.changes(entry));
            if let Some(fact) = fact_of(entry) {
                changes.extend(events::lines(connection, entry.subject.id, &fact)?);
            }
        }
        items.push(HistoryItem {
            command: command.to_string(),
            title: match import::of_command(connection, command)? {
                Some(imported) => format!("Dari daftar {}: {} warga", imported.name, imported.people),
                None => facts(&own)
                    .find_map(|(_, fact)| events::dated(&fact))
                    .unwrap_or_else(|| title(connection, &own)),
            },
            when: when(connection, environment, first)?,
            changes,
            undone,
            corrected: !undone && own.iter().any(|entry| said.is_replaced(connection, entry)),
            can_undo: !undone,
            can_redo: undone && crate::command::can_redo(connection, command)?,
            tone: if undone { Tone::Plain } else { Tone::Good },
        });
    }
    let name = names::subject(connection, &about).unwrap_or_else(|_| names::UNREGISTERED.to_owned());
    Ok(HistoryScreen { title: format!("Riwayat {name}"), items })
}

/// The newest events of a person, without what was undone.
pub(crate) fn timeline(
    connection: &Connection,
    environment: &dyn Environment,
    id: Uuid,
) -> Result<Vec<TimelineItem>> {
    let entries = entries(connection, &Subject::new(SubjectKind::Member, id))?;
    let mut items = Vec::new();
    for (command, own) in commands(entries).into_iter().rev().take(SHOWN) {
        if fold::is_revoked(connection, command)? {
            continue;
        }
        let Some(first) = own.first() else { continue };
        let written = first.body.as_ref().and_then(|body| body::recorded_at(body));
        let written = written.map(|at| local(environment, at).date_naive());
        let day = facts(&own).find_map(|(_, fact)| events::day(&fact)).or(written);
        items.push((
            day,
            TimelineItem {
                date: day.map(text::date).unwrap_or_default(),
                row: Row {
                    icon: icon(&own),
                    tone: Tone::Plain,
                    title: title(connection, &own),
                    subtitle: conclusion(&own).unwrap_or_default(),
                    note: None,
                    chip: None,
                    target: visit(&own).map(|visit| Target::Outcome { id: visit.to_string() }),
                },
            },
        ));
    }
    // A late paper takes its place in time.
    items.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    Ok(items.into_iter().map(|(_, item)| item).collect())
}

fn fact_of(entry: &Entry) -> Option<Fact> {
    Fact::read(&entry.kind, entry.body.as_ref()?)
}

fn facts(entries: &[Entry]) -> impl Iterator<Item = (&Entry, Fact)> {
    entries.iter().filter_map(|entry| Some((entry, fact_of(entry)?)))
}

fn visit(entries: &[Entry]) -> Option<Uuid> {
    facts(entries).find_map(|(_, fact)| match fact {
        Fact::Concluded(concluded) => Some(concluded.visit),
        Fact::Answered(answered) => Some(answered.visit),
        _ => None,
    })
}

fn conclusion(entries: &[Entry]) -> Option<String> {
    facts(entries).find_map(|(_, fact)| match fact {
        Fact::Concluded(concluded) => {
            Some(match concluded.findings.first().filter(|finding| finding.level > 0) {
                Some(finding) => format!("{} · {}", concluded.verdict, finding.listed()),
                None => concluded.verdict,
            })
        }
        Fact::Closed(closed) => Some(closed.note),
        _ => None,
    })
}

fn icon(entries: &[Entry]) -> Icon {
    let kinds: Vec<&str> = entries.iter().map(|entry| entry.kind.as_str()).collect();
    if let Some(event) = facts(entries).find_map(|(_, fact)| events::icon(&fact)) {
        event
    } else if kinds.contains(&"concluded") || kinds.contains(&"answered") {
        Icon::Walk
    } else if kinds.contains(&"reported") {
        Icon::Report
    } else if kinds.contains(&"closed") {
        Icon::Check
    } else {
        Icon::Edit
    }
}

/// What a command did, in a few words.
fn title(connection: &Connection, entries: &[Entry]) -> String {
    let mut title = "Catatan dari versi baru".to_owned();
    for (entry, fact) in facts(entries) {
        title = match fact {
            Fact::Lived(_) | Fact::Head(_) | Fact::Married(_) | Fact::Ended(_) => {
                match events::title(&fact) {
                    Some(title) => return title.to_owned(),
                    None => continue,
                }
            }
            Fact::Concluded(concluded) => return sheet_title(connection, &concluded.form),
            Fact::Answered(answered) => sheet_title(connection, &answered.form),
            Fact::Described(_) if entry.subject.kind == SubjectKind::Pregnancy => {
                "Kehamilan dicatat".to_owned()
            }
            Fact::Described(_) => "Data diubah".to_owned(),
            Fact::SamePerson(_) => return "Dua catatan digabung: orang yang sama".to_owned(),
            Fact::DifferentPerson(_) => return "Diperiksa: bukan orang yang sama".to_owned(),
            Fact::Measured(_) => "Hasil ukur dicatat".to_owned(),
            Fact::Dosed(_) => "Imunisasi dicatat".to_owned(),
            Fact::Imported(_) => return "Daftar dimasukkan".to_owned(),
            Fact::Checklist(_) => "Lembar setempat dicatat".to_owned(),
            Fact::Begun(begun) if begun.occasion.is_some() => format!("Skrining {}", text::date(begun.on)),
            Fact::Begun(begun) => format!("Kunjungan {} dimulai", text::date(begun.on)),
            Fact::Finished(_) => "Kunjungan selesai".to_owned(),
            Fact::Reported(_) => "Dilaporkan ke bidan".to_owned(),
            Fact::Closed(closed) if closed.replaces.is_empty() => "Tindak lanjut selesai".to_owned(),
            Fact::Closed(_) => "Hasil tindak lanjut diperbaiki".to_owned(),
            Fact::Revoked(_) => "Diurungkan".to_owned(),
        };
    }
    title
}

fn sheet_title(connection: &Connection, form: &str) -> String {
    format!("Lembar {} diisi", small_first(&forms::title(connection, form)))
}

/// "Ibu hamil" within a sentence; "TBC" stays as it is.
fn small_first(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(letters).collect()
        }
        _ => title.to_owned(),
    }
}

/// "Selasa, 4 Mei 2026 08.42 · Bu Ani", by the phone's clock.
fn when(connection: &Connection, environment: &dyn Environment, entry: &Entry) -> Result<String> {
    let at = entry.body.as_ref().and_then(|body| body::recorded_at(body));
    let who = names::kader(connection, entry.author)?;
    Ok(match at {
        Some(at) => {
            let local = local(environment, at);
            format!("{} {} · {who}", text::long_date(local.date_naive()), local.format("%H.%M"))
        }
        None => who,
    })
}

fn local(environment: &dyn Environment, at: DateTime<Utc>) -> DateTime<FixedOffset> {
    at.with_timezone(&environment.offset())
}
