//! Lists as other programs hand them out: a village's children as a Sigizi download, and families as a table.

use chrono::{Datelike, Days, NaiveDate};
use rust_xlsxwriter::Workbook;
use sakukader_core::demo::{MEN, WOMEN};

/// The header of a Sigizi download, as it is written there.
pub const SIGIZI: &[&str] = &[
    "No",
    "NIK",
    "Nama",
    "JK",
    "Tgl Lahir",
    "BB Lahir",
    "TB Lahir",
    "Nama Ortu",
    "Prov",
    "Kab/Kota",
    "Kec",
    "Pukesmas",
    "Desa/Kel",
    "Posyandu",
    "RT",
    "RW",
    "Alamat",
    "Usia Saat Ukur",
    "Tanggal Pengukuran",
    "Berat",
    "Tinggi",
    "Cara Ukur",
    "LiLA",
    "BB/U",
    "ZS BB/U",
    "TB/U",
    "ZS TB/U",
    "BB/TB",
    "ZS BB/TB",
    "Naik Berat Badan",
    "PMT Diterima (kg)",
    "Jml Vit A",
    "KPSP",
    "KIA",
    "Detail",
    "Kelas Ibu Balita",
    "MBG",
];

/// A spreadsheet of words.
///
/// # Panics
/// When it cannot be written.
#[must_use]
pub fn spreadsheet(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, row) in (0u32..).zip(rows) {
        for (column, text) in (0u16..).zip(row) {
            if !text.is_empty() {
                sheet.write(at, column, text).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a spreadsheet")
}

/// A row of a Sigizi download; columns not named are empty.
///
/// # Panics
/// When there is no such column.
#[must_use]
pub fn sigizi_row(cells: &[(&str, &str)]) -> Vec<String> {
    let mut row = vec![String::new(); SIGIZI.len()];
    for (header, text) in cells {
        let at = SIGIZI.iter().position(|known| known == header).expect("a column");
        (*text).clone_into(&mut row[at]);
    }
    row
}

/// A Sigizi download with these rows.
#[must_use]
pub fn sigizi(rows: &[Vec<String>]) -> Vec<u8> {
    let header: Vec<String> = SIGIZI.iter().map(|word| (*word).to_owned()).collect();
    spreadsheet(&std::iter::once(header).chain(rows.iter().cloned()).collect::<Vec<_>>())
}

/// A Sigizi download of so many children, three of a family, each weighed once before `today`.
#[must_use]
pub fn sigizi_of(children: usize, today: NaiveDate) -> Vec<u8> {
    sigizi_between(0, children, today)
}

/// The same of other children: those of such numbers.
#[must_use]
pub fn sigizi_between(first: usize, last: usize, today: NaiveDate) -> Vec<u8> {
    let rows: Vec<Vec<String>> = (first..last)
        .map(|at| {
            let family = at / 3;
            // A prime, so that no two have both name and birth date.
            let born = today - Days::new(40 + (at as u64 * 37) % 1_699);
            let girl = at % 2 == 0;
            let names = if girl { WOMEN } else { MEN };
            let name = format!("{} {}", names[(at * 7) % names.len()], MEN[(at / 5) % MEN.len()]);
            let parent =
                format!("{} {}", WOMEN[family % WOMEN.len()], MEN[(family / WOMEN.len()) % MEN.len()]);
            let day = born.day() + if girl { 40 } else { 0 };
            let nik =
                format!("320401{day:02}{:02}{:02}{:04}", born.month(), born.year() % 100, at % 9_000 + 1);
            let weighed = today - Days::new(at as u64 % 28 + 1);
            sigizi_row(&[
                ("No", &(at + 1).to_string()),
                ("NIK", &nik),
                ("Nama", &name.to_uppercase()),
                ("JK", if girl { "P" } else { "L" }),
                ("Tgl Lahir", &born.to_string()),
                ("BB Lahir", "3.1"),
                ("TB Lahir", "49"),
                ("Nama Ortu", &parent.to_uppercase()),
                ("Posyandu", "MELATI"),
                ("RT", &format!("{:03}", family % 8 + 1)),
                ("RW", "002"),
                ("Alamat", &format!("JL. MAWAR NO {family}")),
                ("Tanggal Pengukuran", &weighed.to_string()),
                ("Berat", &format!("{}.{}", 6 + at % 10, at % 10)),
                ("Tinggi", &format!("{}", 62 + at % 45)),
                ("Cara Ukur", "Telentang"),
                ("Detail", "Lihat"),
            ])
        })
        .collect();
    sigizi(&rows)
}
