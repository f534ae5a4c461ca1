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
    /// Household sheet first, then members with every sheet of theirs; one without a sheet says so.
    pub sheets: Vec<Row>,
    /// "Skrining dan lembar lain".
    pub more_title: String,
    /// A member each of whom more may be asked today; leads to her screenings.
    pub more: Vec<Row>,
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
use crate::register::person::{Person, of_household, rules};
use crate::register::{names, text};
use crate::screen::form::FormRef;
use crate::screening::{forms, offered};

/// Draws a visit.
pub(crate) fn screen(connection: &Connection, id: Uuid, today: NaiveDate) -> Result<VisitScreen> {
    let visit = visit::load(connection, id)?;
    let day = visit.begun_on;
    let mut kept = Vec::new();
    for (subject, concluded) in conclude::of_visit(connection, id)? {
        let half = conclude::is_half(connection, subject, &concluded)?;
        kept.push((subject, Kept { concluded, half }));
    }
    let of = |subject: Uuid| -> Vec<&Kept> {
        kept.iter().filter(|(one, _)| *one == subject).map(|(_, kept)| kept).collect()
    };
    let people = of_household(connection, visit.home()?)?;
    let mut sheets = house(connection, &visit, &of(visit.home()?))?;
    for person in &people {
        sheets.extend(member(connection, &visit, person, &of(person.id))?);
    }
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
    let half = kept.iter().filter(|(_, kept)| kept.half).count();
    let state = match (total - done, half) {
        (0, 0) => Line { text: "Semua lembar sudah diisi.".into(), tone: Tone::Good },
        (left, 0) => Line { text: format!("{left} lembar belum diisi."), tone: Tone::Plain },
        (0, half) => Line { text: format!("{half} lembar belum lengkap."), tone: Tone::Information },
        (left, half) => {
            Line { text: format!("{left} lembar belum diisi, {half} belum lengkap."), tone: Tone::Plain }
        }
    };
    // What is opened on another day would not be kept in this visit.
    let going_on = day == today && visit.finished_on.is_none() && visit.occasion.is_none();
    Ok(VisitScreen {
        id: id.to_string(),
        title: names::household(connection, visit.home()?)?,
        subtitle: format!("{} · {}", text::long_date(day), names::kader(connection, visit.author)?),
        done: u32::try_from(done).unwrap_or(u32::MAX),
        of: u32::try_from(total).unwrap_or(u32::MAX),
        state,
        conclude: (first_open.is_some() && done > 0).then_some(conclude),
        sheets,
        more_title: "Skrining dan lembar lain".into(),
        more: if going_on { more(connection, &people, today)? } else { Vec::new() },
        next,
    })
}

/// A sheet of the visit as it was kept.
struct Kept {
    concluded: Concluded,
    /// Questions of it are open.
    half: bool,
}

fn sheet(visit: &Visit, subject: Uuid, form: &str) -> Target {
    let form =
        FormRef::Sheet { visit: visit.id.to_string(), subject: subject.to_string(), form: form.to_owned() };
    Target::Form { form }
}

/// The household's sheet, and a Puskesmas' own about households.
fn house(connection: &Connection, visit: &Visit, kept: &[&Kept]) -> Result<Vec<Row>> {
    let of = |form: &str| kept.iter().copied().find(|one| one.concluded.form == form);
    let home = visit.home()?;
    let row = |form: &str, title: String, subtitle: String| Row {
        icon: Icon::Household,
        tone: Tone::Plain,
        title,
        subtitle,
        note: of(form).and_then(note),
        chip: of(form).map(|kept| chip(&kept.concluded)),
        target: Some(sheet(visit, home, form)),
    };
    let mut rows = vec![row(house_sheet::FORM, "Keadaan rumah".into(), "Air, jamban, ventilasi, JKN".into())];
    let more = offered::of_household(connection, house_sheet::FORM, visit.begun_on)?;
    rows.extend(more.iter().map(|form| row(&form.id, form.title.clone(), "Lembar setempat".into())));
    Ok(rows)
}

/// A member's sheet by stage, and every other one filled for her in this visit.
fn member(connection: &Connection, visit: &Visit, person: &Person, kept: &[&Kept]) -> Result<Vec<Row>> {
    let day = visit.begun_on;
    let life = rules()?.life();
    let of_stage = |form: &str| life.is_some_and(|life| life.asks(form));
    let mut stage: Vec<&str> =
        kept.iter().map(|one| one.concluded.form.as_str()).filter(|form| of_stage(form)).collect();
    // A sheet begun before her stage changed stays; while the visit goes on, that of the new stage is asked too.
    if let Some(form) = person.sheet(day)
        && !stage.contains(&form)
        && (stage.is_empty() || visit.finished_on.is_none())
    {
        stage.push(form);
    }
    let of = |form: &str| kept.iter().copied().find(|one| one.concluded.form == form);
    let line = person.line(day);
    let mut rows = Vec::new();
    if stage.is_empty() {
        let missing = match person.birth {
            Some(_) => "Lembar untuk umur ini belum tersedia",
            None => "Tanggal lahir belum dicatat",
        };
        rows.push(Row {
            icon: person.icon(day),
            tone: Tone::Plain,
            title: person.name.clone(),
            subtitle: match household::relation(person) {
                Some(relation) => format!("{line} · {relation}"),
                None => line.clone(),
            },
            note: Some(Line { text: missing.into(), tone: Tone::Plain }),
            chip: None,
            target: None,
        });
    }
    let others = kept.iter().map(|one| one.concluded.form.as_str()).filter(|form| !of_stage(form));
    for form in stage.iter().copied().chain(others) {
        let first = stage.first() == Some(&form);
        rows.push(Row {
            icon: person.icon(day),
            tone: Tone::Plain,
            title: person.name.clone(),
            subtitle: if first { line.clone() } else { forms::title(connection, form) },
            note: of(form).and_then(note),
            chip: of(form).map(|kept| chip(&kept.concluded)),
            target: Some(sheet(visit, person.id, form)),
        });
    }
    Ok(rows)
}

/// The members of whom more may be asked, with how much of it is due.
fn more(connection: &Connection, people: &[Person], today: NaiveDate) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for person in people {
        let offers = offered::of(connection, person, today)?;
        if offers.is_empty() {
            continue;
        }
        let due = offers.iter().filter(|offer| offer.is_due()).count();
        rows.push(Row {
            icon: person.icon(today),
            tone: Tone::Plain,
            title: person.name.clone(),
            subtitle: match due {
                0 => "Semua sudah diisi".to_owned(),
                due => format!("{due} bisa diisi sekarang"),
            },
            note: None,
            chip: None,
            target: Some(Target::Screenings { member: person.id.to_string() }),
        });
    }
    Ok(rows)
}

/// The reason of the follow-up, or beside *Baik* what there is advice about all the same; before it, that a sheet with a
/// finding is only half filled.
fn note(kept: &Kept) -> Option<Line> {
    let concluded = &kept.concluded;
    let (finding, tone) = match &concluded.follow_up {
        Some(chosen) => {
            let finding = concluded.findings.iter().find(|finding| finding.item == chosen.item)?;
            (finding, level::tone(level::stored(finding.level)))
        }
        None => (concluded.findings.iter().find(|finding| finding.level == 0)?, Tone::Plain),
    };
    // Without a level the verdict says so itself.
    let half = if kept.half && concluded.level.is_some() { "Belum lengkap · " } else { "" };
    Some(Line { text: format!("{half}{}", finding.listed()), tone })
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
