//! From the bytes of a file to rows of cells, with a bound on everything.

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, Xlsx};
use chrono::NaiveDate;
use encoding_rs::WINDOWS_1252;

/// The most bytes a file may have.
pub const LARGEST: usize = 8 * 1024 * 1024;
/// The most bytes a spreadsheet may hold when it is unpacked.
const UNPACKED: u64 = 64 * 1024 * 1024;
/// The most rows of a list.
pub const ROWS: usize = 5_000;
/// Cells to the right of these are not looked at.
const COLUMNS: usize = 200;
/// Sheets of one file that are looked at.
const SHEETS: usize = 10;

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Cell {
    /// Nothing, or what cannot be read.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A number, as the spreadsheet keeps it.
    Number(f64),
    /// A day.
    Day(NaiveDate),
}

impl Cell {
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) | Self::Day(_) => false,
        }
    }

    /// As a kader would type it.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.trim().to_owned(),
            Self::Number(number) => {
                let text = format!("{number:.3}");
                text.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
            }
            Self::Day(day) => crate::register::text::typed_date(*day),
        }
    }
}

/// A row with its number in the file, from 1.
pub(crate) type Row = (u32, Vec<Cell>);

/// The rows of each sheet that have anything in them, or a sentence that says why there are none.
pub(crate) fn sheets(bytes: &[u8]) -> Result<Vec<Vec<Row>>, String> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    if bytes.len() > LARGEST {
        return Err(too_large());
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("Berkas ini kosong.".to_owned());
    }
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        bounded(bytes)?;
        // A reader of other people's files may stumble: then this one cannot be read, and that is all.
        let read = catch_unwind(AssertUnwindSafe(|| spreadsheet(bytes)));
        return read.unwrap_or_else(|_| Err(broken()));
    }
    if begins(b"%PDF") {
        return Err(
            "Ini berkas PDF, walau namanya lain. Minta daftarnya sebagai Excel (.xlsx) atau CSV.".into()
        );
    }
    if begins(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err("Ini Excel lama (.xls) atau berkas berkata sandi. Buka di Excel, lalu simpan sebagai .xlsx tanpa kata sandi.".into());
    }
    let text = decode(bytes).ok_or_else(no_list)?;
    if text.trim_start().starts_with('<') {
        return Err("Ini halaman web, walau namanya lain. Buka di Excel, lalu simpan sebagai .xlsx.".into());
    }
    separated(&text).map(|rows| vec![rows])
}

/// What is said of a file of more than [`LARGEST`] bytes.
fn too_large() -> String {
    format!("Berkas ini terlalu besar. Paling besar {} MB.", LARGEST / 1024 / 1024)
}

fn too_many() -> String {
    format!("Daftar ini lebih dari {ROWS} baris. Bagi menjadi beberapa berkas.")
}

fn broken() -> String {
    "Berkas Excel ini rusak atau tidak lengkap. Minta atau unduh lagi.".to_owned()
}

fn no_list() -> String {
    "Berkas ini bukan daftar. Pilih berkas Excel (.xlsx) atau CSV.".to_owned()
}

/// Refuses a spreadsheet that is larger inside than any list: what its parts claim is not believed, they are unpacked.
fn bounded(bytes: &[u8]) -> Result<(), String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if zip.len() > 2_000 {
        return Err(no_list());
    }
    let mut left = UNPACKED;
    let mut is_book = false;
    for at in 0..zip.len() {
        let part = zip.by_index(at).map_err(|_| broken())?;
        is_book |= part.name().is_ok_and(|name| name.eq_ignore_ascii_case("xl/workbook.xml"));
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| broken())?;
        if size > left {
            return Err(
                "Berkas Excel ini terlalu besar setelah dibuka. Pastikan isinya daftar warga saja.".into()
            );
        }
        left -= size;
    }
    if is_book { Ok(()) } else { Err(no_list()) }
}

fn spreadsheet(bytes: &[u8]) -> Result<Vec<Vec<Row>>, String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let names: Vec<String> = book.sheet_names();
    let mut sheets = Vec::new();
    for name in names.iter().take(SHEETS) {
        // Sheets that are charts and the like.
        let Ok(mut cells) = book.worksheet_cells_reader(name) else { continue };
        let mut rows: Vec<Row> = Vec::new();
        while let Some(cell) = cells.next_cell().map_err(|_| broken())? {
            let (row, column) = cell.get_position();
            let value = value(cell.get_value());
            if value.is_empty() || column as usize >= COLUMNS {
                continue;
            }
            if rows.last().is_none_or(|(number, _)| *number != row + 1) {
                if rows.len() > ROWS + HEADER_WITHIN {
                    return Err(too_many());
                }
                rows.push((row + 1, Vec::new()));
            }
            if let Some((_, cells)) = rows.last_mut() {
                while cells.len() < column as usize {
                    cells.push(Cell::Empty);
                }
                cells.push(value);
            }
        }
        sheets.push(rows);
    }
    Ok(sheets)
}

/// The header is in one of so many first rows.
pub(crate) const HEADER_WITHIN: usize = 20;

fn value(data: &DataRef<'_>) -> Cell {
    match data {
        DataRef::Int(number) => number.to_string().parse().map_or(Cell::Empty, Cell::Number),
        DataRef::Float(number) if number.is_finite() => Cell::Number(*number),
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
            day.map_or(Cell::Empty, Cell::Day)
        }
        DataRef::DateTimeIso(text) => Cell::Text(text.clone()),
        _ => Cell::Empty,
    }
}

/// UTF-8, with or without its mark, else Windows-1252; `None` for what is no text.
fn decode(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.contains(&0) {
        return None;
    }
    Some(match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    })
}

/// Rows of a text whose cells are kept apart by the sign its first line has most of.
fn separated(text: &str) -> Result<Vec<Row>, String> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: char| first.chars().filter(|c| *c == sign).count();
    let sign = [';', '\t'].into_iter().find(|sign| count(*sign) > count(',')).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(sign).unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| no_list())?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Vec<Cell> = record.iter().take(COLUMNS).map(|text| Cell::Text(text.to_owned())).collect();
        if cells.iter().all(Cell::is_empty) {
            continue;
        }
        if rows.len() > ROWS + HEADER_WITHIN {
            return Err(too_many());
        }
        rows.push((u32::try_from(line).unwrap_or(u32::MAX), cells));
    }
    Ok(rows)
}
