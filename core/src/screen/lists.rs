//! *Masukkan daftar*: an existing list of another program, seen before it is taken in.

/// What the register says to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowGroup {
    /// *Baru*.
    New,
    /// *Sudah ada*.
    Here,
    /// *Mirip*.
    Alike,
    /// *Tidak terbaca*.
    Unreadable,
}

/// What the kader says of a row that looks like somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AlikeChoice {
    /// Leaves it out.
    Skip,
    /// The same person.
    Same,
    /// Somebody else.
    Other,
}

/// The rows of one kind, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupCount {
    /// Which.
    pub group: RowGroup,
    /// "Baru"; what will be done with them, and how many.
    pub row: Row,
}

/// A list that was read and waits for the kader's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyList {
    /// What the file is called.
    pub name: String,
    /// "Unduhan Sigizi/e-PPGBM · 812 baris".
    pub kind: String,
    /// What to know of it as a whole.
    pub notes: Vec<String>,
    /// Its rows by kind; those there are.
    pub groups: Vec<GroupCount>,
    /// "Masukkan 312 warga"; `None`: there is nothing to take in.
    pub take: Option<String>,
    /// Something was written since it was compared: it is to be compared again.
    pub stale: bool,
    /// The id of the command that takes it in.
    pub command: String,
}

/// A list taken in earlier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierList {
    /// "daftar.xlsx".
    pub name: String,
    /// "312 warga · 28 November 2026".
    pub line: String,
    /// It was undone.
    pub undone: bool,
    /// It was undone and not done again since.
    pub can_redo: bool,
    /// To undo it, or do it again.
    pub command: String,
}

/// *Masukkan daftar*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListsScreen {
    /// "Masukkan daftar".
    pub title: String,
    /// What can be taken in.
    pub intro: String,
    /// The most bytes a file may have: no more need be read.
    pub largest: u32,
    /// The list that waits.
    pub ready: Option<ReadyList>,
    /// Lists taken in before, the newest first.
    pub earlier: Vec<EarlierList>,
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedRow {
    /// Its number in the file.
    pub number: u32,
    /// Who it is.
    pub row: Row,
    /// Who looks like it; leads to that person.
    pub alike: Option<Row>,
    /// What the kader chose.
    pub choice: Option<AlikeChoice>,
}

/// The rows of one kind, a page of 50.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRowsScreen {
    /// "Mirip".
    pub title: String,
    /// What they are.
    pub intro: String,
    /// The rows.
    pub rows: Vec<ListedRow>,
    /// There is a next page.
    pub more: bool,
    /// "50 dari 312".
    pub count: String,
}

use rusqlite::Connection;

use super::life_events::whereabouts;
use super::people::PAGE;
use super::{Icon, Line, Row, Target, Tone};
use crate::command;
use crate::error::Result;
use crate::exchange::list::{self, Choice, Listed, Verdict};
use crate::exchange::{compare, import, table};
use crate::form::posyandu::own;
use crate::id::{Subject, SubjectKind};
use crate::journal::fold;
use crate::register::{names, nik, person, text};

const GROUPS: [RowGroup; 4] = [RowGroup::New, RowGroup::Here, RowGroup::Alike, RowGroup::Unreadable];

fn group(row: &Listed) -> RowGroup {
    match row.verdict {
        Verdict::New => RowGroup::New,
        Verdict::Here { .. } | Verdict::Twice { .. } => RowGroup::Here,
        Verdict::Alike { .. } => RowGroup::Alike,
        Verdict::Unreadable => RowGroup::Unreadable,
    }
}

/// Its word, and what is done with its rows.
fn words(group: RowGroup) -> (&'static str, &'static str) {
    match group {
        RowGroup::New => ("Baru", "Akan didaftarkan"),
        RowGroup::Here => ("Sudah ada", "Tidak didaftarkan lagi"),
        RowGroup::Alike => ("Mirip", "Pilih satu per satu; yang tidak dipilih dilewati"),
        RowGroup::Unreadable => ("Tidak terbaca", "Dilewati; perbaiki di berkasnya"),
    }
}

fn mark(group: RowGroup) -> (Icon, Tone) {
    match group {
        RowGroup::New => (Icon::Person, Tone::Good),
        RowGroup::Here => (Icon::Check, Tone::Plain),
        RowGroup::Alike => (Icon::Bulb, Tone::Information),
        RowGroup::Unreadable => (Icon::Edit, Tone::FollowUp),
    }
}

/// Draws *Masukkan daftar*.
pub(crate) fn screen(connection: &Connection) -> Result<ListsScreen> {
    let ready = compare::settled(connection)?;
    let ready = match ready {
        Some((command, list)) => Some(waiting(connection, command.to_string(), &list)?),
        None => None,
    };
    let posyandu = Subject::new(SubjectKind::Posyandu, own(connection)?);
    let mut earlier = Vec::new();
    for (entry, imported) in import::all(connection, &posyandu)?.into_iter().take(20) {
        let undone = fold::is_revoked(connection, entry.command)?;
        let state = if undone { " · sudah diurungkan" } else { "" };
        earlier.push(EarlierList {
            name: imported.name,
            line: format!("{} warga · {}{state}", imported.people, text::date(imported.on)),
            undone,
            can_redo: undone && command::can_redo(connection, entry.command)?,
            command: entry.command.to_string(),
        });
    }
    Ok(ListsScreen {
        title: "Masukkan daftar".into(),
        intro: "Daftar yang sudah ada bisa dimasukkan sekaligus: unduhan Sigizi/e-PPGBM (Excel), atau daftar keluarga \
                (Excel atau CSV). Sebelum disimpan, isinya ditunjukkan dulu."
            .into(),
        largest: u32::try_from(table::LARGEST).unwrap_or(u32::MAX),
        ready,
        earlier,
    })
}

fn waiting(connection: &Connection, command: String, list: &list::List) -> Result<ReadyList> {
    let mut groups = Vec::new();
    for group in GROUPS {
        let rows: Vec<&Listed> = list.rows.iter().filter(|row| self::group(row) == group).collect();
        if rows.is_empty() {
            continue;
        }
        let ((word, what), (icon, tone)) = (words(group), mark(group));
        let adds =
            rows.iter().filter(|row| matches!(row.verdict, Verdict::Here { adds, .. } if adds > 0)).count();
        let open = rows
            .iter()
            .filter(|row| matches!(row.verdict, Verdict::Alike { choice: Choice::Skip, .. }))
            .count();
        let note = match group {
            RowGroup::Here if adds > 0 => {
                Some(format!("{adds} punya hasil ukur yang belum tercatat: ditambahkan"))
            }
            RowGroup::Alike if open > 0 => Some(format!("{open} belum dipilih")),
            _ => None,
        };
        groups.push(GroupCount {
            group,
            row: Row {
                icon,
                tone,
                title: format!("{word}: {}", rows.len()),
                subtitle: what.to_owned(),
                note: note.map(|text| Line { text, tone: Tone::Information }),
                chip: None,
                target: None,
            },
        });
    }
    let plan = import::plan(list);
    let adds = list.rows.iter().any(|row| match &row.verdict {
        Verdict::Here { adds, .. } => *adds > 0,
        Verdict::Alike { choice: Choice::Same, .. } => !row.person.readings.is_empty(),
        _ => false,
    });
    let take = match plan.people {
        0 if adds => Some("Masukkan hasil ukur".to_owned()),
        0 => None,
        people => Some(format!("Masukkan {people} warga")),
    };
    let mut notes = list.notes.clone();
    if plan.households > 0 {
        notes.push(format!("{} keluarga baru akan dibuat.", plan.households));
    }
    if take.is_none() {
        notes.push("Tidak ada yang baru di daftar ini.".into());
    }
    Ok(ReadyList {
        name: list.name.clone(),
        kind: format!("{} · {} baris", list::title(&list.columns), list.rows.len()),
        notes,
        groups,
        take,
        stale: list.compared_at != compare::newest(connection)?,
        command,
    })
}

/// Draws the rows of one kind.
pub(crate) fn rows(
    connection: &Connection,
    group: RowGroup,
    page: u32,
    today: chrono::NaiveDate,
) -> Result<ListRowsScreen> {
    let list = compare::settled(connection)?.map(|(_, list)| list.rows).unwrap_or_default();
    let all: Vec<&Listed> = list.iter().filter(|row| self::group(row) == group).collect();
    let first = page.saturating_mul(PAGE) as usize;
    let mut rows = Vec::new();
    for row in all.iter().skip(first).take(PAGE as usize) {
        rows.push(listed(connection, row, today)?);
    }
    let (title, intro) = words(group);
    Ok(ListRowsScreen {
        title: title.to_owned(),
        intro: format!("{intro}."),
        more: all.len() > first + rows.len(),
        count: format!("{} dari {}", (first + rows.len()).min(all.len()), all.len()),
        rows,
    })
}

fn listed(connection: &Connection, row: &Listed, today: chrono::NaiveDate) -> Result<ListedRow> {
    let said = &row.person;
    let mut parts = vec![format!("Baris {}", row.number)];
    if let Some(birth) = said.birth() {
        let estimated = said.text("birth_estimated") == "yes";
        parts.push(format!("lahir {}", text::birth_date(birth, estimated)));
    }
    match said.text("nik") {
        "" => {}
        nik => parts.push(format!("NIK {}", nik::masked(nik))),
    }
    let home = match row.home {
        Some(home) => names::household(connection, home).ok(),
        None if said.head.is_empty() => None,
        None => Some(format!("Kel. {} (baru)", said.head)),
    };
    parts.extend(home);
    let rt = said.rt();
    if !rt.is_empty() {
        parts.push(format!("RT {rt:0>2}"));
    }
    let mut said_of_it: Vec<String> = said.unreadable.iter().cloned().collect();
    match &row.verdict {
        Verdict::Twice { row } => said_of_it.push(format!("Sama dengan baris {row}.")),
        Verdict::Here { adds, .. } if *adds > 0 => said_of_it.push(format!("{adds} hasil ukur ditambahkan.")),
        _ => {}
    }
    said_of_it.extend(said.notes.iter().cloned());
    let (icon, tone) = mark(group(row));
    let (alike, choice) = match &row.verdict {
        Verdict::Alike { found, choice } => (found.first(), Some(*choice)),
        _ => (None, None),
    };
    let alike = alike.map(|one| resembled(connection, one, today)).transpose()?;
    let target = match &row.verdict {
        Verdict::Here { id, .. } => Some(Target::Person { id: id.to_string() }),
        _ => None,
    };
    Ok(ListedRow {
        number: row.number,
        row: Row {
            icon,
            tone,
            title: if said.name().is_empty() { "Tanpa nama".into() } else { said.name().to_owned() },
            subtitle: parts.join(" · "),
            note: (!said_of_it.is_empty()).then(|| Line { text: said_of_it.join(" "), tone: Tone::FollowUp }),
            chip: None,
            target,
        },
        alike,
        choice: choice.map(|choice| match choice {
            Choice::Skip => AlikeChoice::Skip,
            Choice::Same => AlikeChoice::Same,
            Choice::Other => AlikeChoice::Other,
        }),
    })
}

/// The likeliest of the register, with what speaks for it.
fn resembled(connection: &Connection, found: &list::Found, today: chrono::NaiveDate) -> Result<Row> {
    let person = person::load(connection, found.id)?;
    let home = person.household.and_then(|home| names::household(connection, home).ok());
    let gone = whereabouts(connection, &person)?;
    let parts = [gone.unwrap_or_else(|| person.line(today)), home.unwrap_or_default()];
    Ok(Row {
        icon: person.icon(today),
        tone: Tone::Plain,
        title: person.name.clone(),
        subtitle: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        note: Some(Line { text: found.why.clone(), tone: Tone::Information }),
        chip: None,
        target: Some(Target::Person { id: person.id.to_string() }),
    })
}
