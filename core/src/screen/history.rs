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
    /// Newest first, at most 50.
    pub items: Vec<HistoryItem>,
}

use chrono::{DateTime, FixedOffset, Utc};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

use super::person::TimelineItem;
use super::{Icon, Row, Target};
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::form::page::shown;
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::{Answered, Fact, Fields};
use crate::journal::{Entry, EntryId, Stamp, body, fold, read, undo};
use crate::register::fields::{self, named};
use crate::register::person::rules;
use crate::register::{names, text};

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
    let mut entries = read::of_subject(connection, about)?;
    if about.kind == SubjectKind::Member {
        let pregnancies: Vec<Uuid> = connection
            .prepare_cached("SELECT id FROM view_pregnancy WHERE member = ?1")?
            .query_map([about.id], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for id in pregnancies {
            entries.extend(read::of_subject(connection, &Subject::new(SubjectKind::Pregnancy, id))?);
        }
    } else {
        let visits: Vec<Uuid> = connection
            .prepare_cached("SELECT id FROM view_visit WHERE household = ?1")?
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
    let said = Spoken::of(&entries);
    let mut items = Vec::new();
    for (command, own) in commands(entries).into_iter().rev().take(SHOWN) {
        let undone = fold::is_revoked(connection, command)?;
        let Some(first) = own.first() else { continue };
        let mut changes = Vec::new();
        for entry in &own {
            changes.extend(said.changes(entry));
        }
        items.push(HistoryItem {
            command: command.to_string(),
            title: title(&own),
            when: when(connection, environment, first)?,
            changes,
            undone,
            corrected: !undone && own.iter().any(|entry| said.is_replaced(connection, entry)),
            can_undo: !undone,
            // Once is enough: what was done again is a command of its own.
            can_redo: undone && !crate::command::known(connection, undo::redo_id(connection, command)?)?,
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
        let date = first
            .body
            .as_ref()
            .and_then(|body| body::recorded_at(body))
            .map(|at| text::date(local(environment, at).date_naive()));
        items.push(TimelineItem {
            date: date.unwrap_or_default(),
            row: Row {
                icon: icon(&own),
                tone: Tone::Plain,
                title: title(&own),
                subtitle: conclusion(&own).unwrap_or_default(),
                note: None,
                chip: None,
                target: visit(&own).map(|visit| Target::Outcome { id: visit.to_string() }),
            },
        });
    }
    Ok(items)
}

fn facts(entries: &[Entry]) -> impl Iterator<Item = (&Entry, Fact)> {
    entries.iter().filter_map(|entry| Some((entry, Fact::read(&entry.kind, entry.body.as_ref()?)?)))
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
                Some(finding) => format!("{} · {}", concluded.verdict, finding.reason),
                None => concluded.verdict,
            })
        }
        Fact::Closed(closed) => Some(closed.note),
        _ => None,
    })
}

fn icon(entries: &[Entry]) -> Icon {
    let kinds: Vec<&str> = entries.iter().map(|entry| entry.kind.as_str()).collect();
    if kinds.contains(&"concluded") || kinds.contains(&"answered") {
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
fn title(entries: &[Entry]) -> String {
    let mut title = "Catatan dari versi baru".to_owned();
    for (entry, fact) in facts(entries) {
        title = match fact {
            Fact::Lived(_) | Fact::Head(_) => return "Didaftarkan".to_owned(),
            Fact::Concluded(concluded) => return sheet_title(&concluded.form),
            Fact::Answered(answered) => sheet_title(&answered.form),
            Fact::Described(_) if entry.subject.kind == SubjectKind::Pregnancy => {
                "Kehamilan dicatat".to_owned()
            }
            Fact::Described(_) => "Data diubah".to_owned(),
            Fact::Measured(_) => "Hasil ukur dicatat".to_owned(),
            Fact::Dosed(_) => "Imunisasi dicatat".to_owned(),
            Fact::Ended(_) => "Kehamilan berakhir".to_owned(),
            Fact::Begun(begun) => format!("Kunjungan {} dimulai", text::date(begun.on)),
            Fact::Finished(_) => "Kunjungan selesai".to_owned(),
            Fact::Reported(_) => "Dilaporkan ke bidan".to_owned(),
            Fact::Closed(_) => "Tindak lanjut selesai".to_owned(),
            Fact::Revoked(_) => "Diurungkan".to_owned(),
        };
    }
    title
}

fn sheet_title(form: &str) -> String {
    let title = rules().ok().and_then(|rules| rules.forms().iter().rev().find(|one| one.id == form));
    title.map_or_else(
        || format!("Lembar {form}"),
        |form| format!("Lembar {} diisi", form.title.to_lowercase()),
    )
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

/// Values as they were said, to show an edit as old → new.
struct Spoken {
    values: BTreeMap<EntryId, (Stamp, Fields)>,
    replaced: BTreeMap<EntryId, Vec<(Uuid, String)>>,
}

/// Fields an entry sets and names as replaced.
fn sets(fact: &Fact) -> Option<(Fields, Vec<EntryId>)> {
    match fact {
        Fact::Described(edit) => Some((edit.set.clone(), edit.replaces.clone())),
        Fact::Answered(edit) => Some((edit.set.clone(), edit.replaces.clone())),
        Fact::Measured(edit) => {
            let key = format!("{}@{}", edit.measure.as_str(), edit.on);
            Some((Fields::from([(key, edit.value.map_or(Value::Null, Value::from))]), edit.replaces.clone()))
        }
        Fact::Dosed(edit) => {
            let key = format!("{} {}", edit.antigen, edit.number);
            Some((Fields::from([(key, Value::Bool(edit.received))]), edit.replaces.clone()))
        }
        _ => None,
    }
}

impl Spoken {
    fn of(entries: &[Entry]) -> Self {
        let mut values = BTreeMap::new();
        let mut replaced: BTreeMap<EntryId, Vec<(Uuid, String)>> = BTreeMap::new();
        for (entry, fact) in facts(entries) {
            let Some((set, replaces)) = sets(&fact) else { continue };
            for id in replaces {
                replaced
                    .entry(id)
                    .or_default()
                    .extend(set.keys().map(|field| (entry.command, field.clone())));
            }
            values.insert(entry.id, (entry.stamp, set));
        }
        Self { values, replaced }
    }

    /// Part of what an entry said was replaced by a command that stands.
    fn is_replaced(&self, connection: &Connection, entry: &Entry) -> bool {
        let Some((_, own)) = self.values.get(&entry.id) else { return false };
        self.replaced.get(&entry.id).is_some_and(|by| {
            by.iter().any(|(command, field)| {
                own.contains_key(field) && !fold::is_revoked(connection, *command).unwrap_or(false)
            })
        })
    }

    /// "LiLA: 24,1 cm → 23,1 cm", one a field.
    fn changes(&self, entry: &Entry) -> Vec<String> {
        let Some(fact) = entry.body.as_ref().and_then(|body| Fact::read(&entry.kind, body)) else {
            return vec!["Catatan ini tidak dapat dibaca oleh versi ini.".to_owned()];
        };
        if let Fact::Concluded(concluded) = &fact {
            let finding = concluded.findings.first().filter(|finding| finding.level > 0);
            let reason = finding.map(|finding| format!(" ({})", finding.reason)).unwrap_or_default();
            return vec![format!("Hasil: {}{reason}", concluded.verdict)];
        }
        let Some((set, replaces)) = sets(&fact) else { return Vec::new() };
        let mut lines = Vec::new();
        for (field, value) in &set {
            // An edit names every earlier one; what it was made on top of is the newest, whoever wrote that.
            let earlier = replaces.iter().filter_map(|id| {
                let (stamp, fields) = self.values.get(id)?;
                Some((stamp, fields.get(field)?))
            });
            let before = earlier.max_by_key(|(stamp, _)| **stamp).map(|(_, old)| old);
            // A number or dose that was taken back has a line of its own.
            let before = before.filter(|old| !old.is_null() && old.get("see").is_none());
            let Some(label) = label(entry, &fact, field) else { continue };
            let now = word(entry, &fact, field, value);
            // A question already ends with its mark.
            let label = if label.ends_with('?') { label } else { format!("{label}:") };
            lines.push(match before {
                Some(old) => format!("{label} {} → {now}", word(entry, &fact, field, old)),
                None if value.is_null() => continue,
                None => format!("{label} {now}"),
            });
        }
        lines
    }
}

/// The words of a field or item; `None` for what is not to be read by people.
fn label(entry: &Entry, fact: &Fact, field: &str) -> Option<String> {
    match fact {
        Fact::Answered(answered) => {
            let value = answered.set.get(field)?;
            // Its number or dose is a line of its own.
            if value.get("see").is_some() {
                return None;
            }
            Some(item(answered, field).map_or_else(|| field.to_owned(), |item| item.question.clone()))
        }
        Fact::Measured(measured) => Some(
            match measured.measure.as_str() {
                "temperature_tenths_celsius" => "Suhu tubuh",
                "weight_grams" => "Berat badan",
                "length_millimetres" => "Panjang / tinggi badan",
                "head_circumference_millimetres" => "Lingkar kepala",
                "arm_circumference_millimetres" => "LiLA",
                "systolic_mmhg" => "Tekanan darah atas",
                "diastolic_mmhg" => "Tekanan darah bawah",
                "blood_sugar_mg_per_dl" => "Gula darah sewaktu",
                "fasting_blood_sugar_mg_per_dl" => "Gula darah puasa",
                "haemoglobin_tenths_g_per_dl" => "Hb",
                "waist_millimetres" => "Lingkar perut",
                other => other,
            }
            .to_owned(),
        ),
        Fact::Dosed(dosed) => Some(format!("Imunisasi {} dosis {}", dosed.antigen, dosed.number)),
        _ => {
            let spec = named(fields::of(&entry.subject.kind), field);
            match spec {
                Some(spec) if spec.kind == fields::Kind::Reference => None,
                Some(spec) => Some(spec.label.to_owned()),
                None => Some(field.to_owned()),
            }
        }
    }
}

fn item(answered: &Answered, field: &str) -> Option<&'static crate::checklist::Item> {
    rules().ok()?.form_version(&answered.form, answered.version)?.item(field)
}

/// A value as read by a person.
fn word(entry: &Entry, fact: &Fact, field: &str, value: &Value) -> String {
    if value.is_null() {
        return "(kosong)".to_owned();
    }
    match fact {
        Fact::Answered(answered) => {
            let answer = crate::checklist::AnswerValue::from(value.clone());
            item(answered, field).map_or_else(|| value.to_string(), |item| item.show(&answer))
        }
        Fact::Measured(measured) => {
            let number = value.as_i64().unwrap_or_default();
            match crate::register::person::rule_measure(measured.measure.as_str()) {
                Some(measure) => format!("{} {}", measure.show(number), measure.unit()),
                None => number.to_string(),
            }
        }
        Fact::Dosed(_) => if value.as_bool() == Some(true) { "sudah" } else { "belum" }.to_owned(),
        _ => {
            let house = (entry.subject.kind == SubjectKind::Household)
                .then(|| crate::home_visit::house_sheet::word(field, value))
                .flatten();
            house.unwrap_or_else(|| {
                named(fields::of(&entry.subject.kind), field)
                    .map_or_else(|| value.to_string(), |spec| shown(spec, value))
            })
        }
    }
}
