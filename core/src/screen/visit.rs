//! A visit: the household sheet and each member's sheet.

use super::{Action, Line, Row};

/// The walk through a household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitScreen {
    /// The visit.
    pub id: String,
    /// "Kel. Bp. Darmawan".
    pub title: String,
    /// "Selasa, 4 Mei 2026 · Bu Ani".
    pub subtitle: String,
    /// The steps done, of all: 2 of 4.
    pub done: u32,
    /// The number of sheets.
    pub of: u32,
    /// Household sheet first, then members; one without a sheet says so.
    pub sheets: Vec<Row>,
    /// What is left to do, or that all is done.
    pub state: Line,
    /// The next sheet, or the conclusion.
    pub next: Action,
    /// To the conclusion, when sheets are still open.
    pub conclude: Option<Action>,
}

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::{Chip, Icon, Target, Tone, household};
use crate::error::Result;
use crate::home_visit::visit::{self, Visit};
use crate::home_visit::{conclude, house_sheet, level};
use crate::journal::fact::Concluded;
use crate::register::person::{Person, of_household};
use crate::register::{names, text};
use crate::screen::form::FormRef;

/// Draws a visit.
pub(crate) fn screen(connection: &Connection, id: Uuid) -> Result<VisitScreen> {
    let visit = visit::load(connection, id)?;
    let day = visit.begun_on;
    let concluded = conclude::of_visit(connection, id)?;
    let of =
        |subject: Uuid| concluded.iter().find(|(one, _)| *one == subject).map(|(_, concluded)| concluded);
    let people = of_household(connection, visit.household)?;
    let mut sheets = vec![house(&visit, of(visit.household))];
    sheets.extend(people.iter().map(|person| member(&visit, person, of(person.id), day)));
    let done = sheets.iter().filter(|row| row.chip.is_some() && row.target.is_some()).count();
    let total = sheets.iter().filter(|row| row.target.is_some()).count();
    let first_open = sheets.iter().find(|row| row.chip.is_none() && row.target.is_some());
    let conclude = Action {
        label: "Lihat hasil kunjungan".into(),
        icon: Icon::Check,
        target: Target::Outcome { id: id.to_string() },
    };
    let next = match first_open {
        Some(Row { title, icon, target: Some(target), .. }) => {
            Action { label: format!("Isi lembar {title}"), icon: *icon, target: target.clone() }
        }
        _ => conclude.clone(),
    };
    let state = match total - done {
        0 => Line { text: "Semua lembar sudah diisi.".into(), tone: Tone::Good },
        left => Line { text: format!("{left} lembar belum diisi."), tone: Tone::Plain },
    };
    Ok(VisitScreen {
        id: id.to_string(),
        title: names::household(connection, visit.household)?,
        subtitle: format!("{} · {}", text::long_date(day), names::kader(connection, visit.author)?),
        done: u32::try_from(done).unwrap_or(u32::MAX),
        of: u32::try_from(total).unwrap_or(u32::MAX),
        state,
        conclude: (first_open.is_some() && done > 0).then_some(conclude),
        sheets,
        next,
    })
}

fn sheet(visit: &Visit, subject: Uuid, form: &str) -> Target {
    let form =
        FormRef::Sheet { visit: visit.id.to_string(), subject: subject.to_string(), form: form.to_owned() };
    Target::Form { form }
}

fn house(visit: &Visit, concluded: Option<&Concluded>) -> Row {
    Row {
        icon: Icon::Household,
        tone: Tone::Plain,
        title: "Keadaan rumah".into(),
        subtitle: "Air, jamban, ventilasi, JKN".into(),
        note: concluded.and_then(note),
        chip: concluded.map(chip),
        target: Some(sheet(visit, visit.household, house_sheet::FORM)),
    }
}

fn member(visit: &Visit, person: &Person, concluded: Option<&Concluded>, day: NaiveDate) -> Row {
    let form = person.sheet(day);
    // A sheet begun before her stage changed stays open under its own form.
    let form = concluded.map(|concluded| concluded.form.as_str()).or(form);
    let missing = match person.birth {
        Some(_) => "Lembar untuk umur ini belum tersedia",
        None => "Tanggal lahir belum dicatat",
    };
    Row {
        icon: person.icon(day),
        tone: Tone::Plain,
        title: person.name.clone(),
        subtitle: match household::relation(person).filter(|_| form.is_none()) {
            Some(relation) => format!("{} · {relation}", person.line(day)),
            None => person.line(day),
        },
        note: match (form, concluded) {
            (None, _) => Some(Line { text: missing.into(), tone: Tone::Plain }),
            (_, Some(concluded)) => note(concluded),
            (_, None) => None,
        },
        chip: concluded.map(chip),
        target: form.map(|form| sheet(visit, person.id, form)),
    }
}

/// The reason of the follow-up; beside *Baik*, what there is advice about all the same.
fn note(concluded: &Concluded) -> Option<Line> {
    let finding = match &concluded.follow_up {
        Some(chosen) => concluded.findings.iter().find(|finding| finding.item == chosen.item)?,
        None => {
            let advised = concluded.findings.iter().find(|finding| finding.level == 0)?;
            return Some(Line { text: advised.reason.clone(), tone: Tone::Plain });
        }
    };
    Some(Line { text: finding.reason.clone(), tone: level::tone(level::stored(finding.level)) })
}

/// The verdict in a word.
pub(crate) fn chip(concluded: &Concluded) -> Chip {
    let tone = match concluded.level {
        None => Tone::Information,
        Some(number) => level::tone(level::stored(number)),
    };
    let text = match concluded.level {
        Some(2) => "Rujuk".to_owned(),
        Some(3) => "SEGERA".to_owned(),
        Some(1) => "Tindak lanjut".to_owned(),
        _ => concluded.verdict.clone(),
    };
    Chip { text, tone }
}
