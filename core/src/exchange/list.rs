//! A list that was read and waits for the kader's word: kept as a draft, so that a dead phone finds it again.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::columns::{Column, Columns};
use super::row::{self, Cells, Person};
use super::table::{self, HEADER_WITHIN, ROWS, Row};
use crate::error::{Error, Result};

/// What the register says to a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Verdict {
    /// Nobody like it is here.
    New,
    /// The same person is here.
    Here {
        id: Uuid,
        /// How many measurements of the row are not on record yet.
        adds: usize,
    },
    /// An earlier row of the file is the same person.
    Twice { row: u32 },
    /// Somebody like it is here.
    Alike { found: Vec<Found>, choice: Choice },
    /// It cannot be taken in.
    Unreadable,
}

/// Somebody of the register who looks like a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Found {
    pub(crate) id: Uuid,
    /// "nama mirip · tanggal lahir sama".
    pub(crate) why: String,
}

/// What the kader says of a row that looks like somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Choice {
    /// Leaves it out.
    #[default]
    Skip,
    /// It is the likeliest of those found.
    Same,
    /// It is somebody else.
    Other,
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Listed {
    /// As the spreadsheet counts.
    pub(crate) number: u32,
    pub(crate) person: Person,
    pub(crate) verdict: Verdict,
    /// The household in the register it belongs to.
    pub(crate) home: Option<Uuid>,
    /// The same for rows of one household of the file.
    pub(crate) family: String,
}

/// A list that was read and compared.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct List {
    /// What the file is called.
    pub(crate) name: String,
    /// Which table of columns it has.
    pub(crate) columns: String,
    /// What the kader should know of the file as a whole.
    pub(crate) notes: Vec<String>,
    /// The newest stamp of the journal when it was compared.
    pub(crate) compared_at: i64,
    pub(crate) rows: Vec<Listed>,
}

const KINDS: &[&str] = &[
    include_str!("../../exchange/sigizi_download.toml"),
    include_str!("../../exchange/household_list.toml"),
];

/// Every table of columns.
pub(crate) fn kinds() -> Result<Vec<Columns>> {
    KINDS
        .iter()
        .map(|text| toml::from_str(text).map_err(|_| Error::Bug("a table of columns".to_owned())))
        .collect()
}

/// The words under which a table of columns is shown.
pub(crate) fn title(columns: &str) -> String {
    let known = kinds().ok().and_then(|all| all.into_iter().find(|one| one.id == columns));
    known.map_or_else(|| columns.to_owned(), |one| one.title)
}

/// Reads a file; the sentence says why it cannot be taken.
pub(crate) fn read(name: &str, bytes: &[u8], today: NaiveDate) -> Result<std::result::Result<List, String>> {
    let sheets = match table::sheets(bytes) {
        Ok(sheets) => sheets,
        Err(sentence) => return Ok(Err(sentence)),
    };
    let kinds = kinds()?;
    for rows in &sheets {
        let header = rows.iter().enumerate().take(HEADER_WITHIN).find_map(|(at, row)| {
            let all = kinds.iter().filter_map(|kind| recognise(kind, row).map(|known| (kind, known)));
            // What a column fills counts, not that it is known: villages and numbers stand in lists of both kinds.
            let filled = |known: &Vec<Option<&Column>>| {
                known.iter().flatten().filter(|one| one.field.is_some()).count()
            };
            all.max_by_key(|(_, known)| filled(known)).map(|(kind, known)| (at, kind, known))
        });
        let Some((at, kind, known)) = header else { continue };
        let rows = rows.get(at + 1..).unwrap_or_default();
        if rows.len() > ROWS {
            return Ok(Err(format!("Daftar ini lebih dari {ROWS} baris. Bagi menjadi beberapa berkas.")));
        }
        if rows.is_empty() {
            return Ok(Err("Daftar ini belum berisi: baru judul kolomnya.".to_owned()));
        }
        return Ok(Ok(list(name, kind, &known, rows, today)));
    }
    if sheets.iter().all(Vec::is_empty) {
        return Ok(Err("Berkas ini kosong.".to_owned()));
    }
    Ok(Err("Judul kolom berkas ini tidak dikenal. Pakai unduhan Sigizi/e-PPGBM, atau isi contoh daftar dari aplikasi ini.".to_owned()))
}

/// The columns of a header row, in the order of its cells; `None` where a needed one is missing.
fn recognise<'a>(kind: &'a Columns, (_, cells): &Row) -> Option<Vec<Option<&'a Column>>> {
    let mut known: Vec<Option<&Column>> = Vec::new();
    for cell in cells {
        // A column that stands twice counts once.
        let column = kind.find(&cell.text());
        let again = column.is_some_and(|one| known.iter().flatten().any(|other| other.header == one.header));
        known.push(column.filter(|_| !again));
    }
    let has = |field: &String| known.iter().flatten().any(|one| one.field.as_ref() == Some(field));
    kind.needs.iter().all(has).then_some(known)
}

fn list(name: &str, kind: &Columns, known: &[Option<&Column>], rows: &[Row], today: NaiveDate) -> List {
    let listed = rows.iter().map(|(number, cells)| {
        let cells: Cells<'_> =
            known.iter().zip(cells).filter_map(|(column, cell)| Some(((*column)?, cell))).collect();
        let person = row::read(kind, &cells, today);
        let verdict = if person.unreadable.is_some() { Verdict::Unreadable } else { Verdict::New };
        Listed { number: *number, person, verdict, home: None, family: String::new() }
    });
    let name: String = name.chars().filter(|c| !c.is_control()).take(120).collect();
    List { name, columns: kind.id.clone(), notes: Vec::new(), compared_at: 0, rows: listed.collect() }
}

/// The draft's place beside those of forms.
const KEY: &str = "list";

/// The list that waits, with the id of the command that takes it in.
pub(crate) fn waiting(connection: &Connection) -> Result<Option<(Uuid, List)>> {
    let found: Option<(Uuid, String)> = connection
        .prepare_cached("SELECT command, field_values FROM local_draft WHERE form = ?1")?
        .query_row([KEY], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.and_then(|(command, text)| Some((command, serde_json::from_str(&text).ok()?))))
}

/// Keeps it.
pub(crate) fn keep(connection: &Connection, command: Uuid, list: &List) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO local_draft (form, command, page, opened, field_values) VALUES (?1, ?2, 0, '', ?3)",
        )?
        .execute((KEY, command, serde_json::to_string(list)?))?;
    Ok(())
}

/// Throws it away.
pub(crate) fn discard(connection: &Connection) -> Result<()> {
    connection.prepare_cached("DELETE FROM local_draft WHERE form = ?1")?.execute([KEY])?;
    Ok(())
}
