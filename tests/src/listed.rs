//! Lists as other programs hand them out: a village's children as a Sigizi download, and families as a table.

use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;
use rust_xlsxwriter::Workbook;
use sakukader_core::demo::{MEN, WOMEN};
use sakukader_core::environment::Environment;
use sakukader_core::screen::lists::{AlikeChoice, RowGroup};
use sakukader_core::{Result, Watch};

use crate::phone::Phone;

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

impl Phone {
    /// Takes in a list by chance, with some word about each row that looks like somebody.
    ///
    /// # Errors
    /// What the core says.
    pub fn try_list(&self, chance: &mut Rng) -> Result<()> {
        let bytes = by_chance(chance, self.clock.today());
        self.saku.read_list("daftar", &bytes, &Watch::default())?;
        let Some(ready) = self.saku.lists()?.ready else { return Ok(()) };
        for row in self.saku.list_rows(RowGroup::Alike, 0)?.rows {
            let choices = [AlikeChoice::Skip, AlikeChoice::Same, AlikeChoice::Other];
            self.saku.choose_alike(row.number, choices[chance.usize(..3)])?;
        }
        self.saku.take_in_list(&ready.command, Arc::default()).map(|_| ())
    }
}

/// A Sigizi download or a table of families, with few names, so that the register has some of them; with rows that
/// stand twice, rows of one family apart, and rows that cannot be read.
fn by_chance(chance: &mut Rng, today: NaiveDate) -> Vec<u8> {
    let rows = chance.usize(1..10);
    if chance.bool() {
        return sigizi(&(0..rows).map(|_| child(chance, today)).collect::<Vec<_>>());
    }
    let mut text =
        "No. KK;Nama kepala keluarga;Dusun;RT;No. HP;Nama;Hubungan;L/P;Tanggal lahir;Umur;NIK".to_owned();
    for _ in 0..rows {
        let relation = ["Kepala keluarga", "Istri", "Anak", "Mertua", ""][chance.usize(..5)];
        let own = name(chance);
        let head =
            if relation == "Kepala keluarga" { own.clone() } else { MEN[chance.usize(..3)].to_owned() };
        let born = born(chance, today, 25_000);
        let (born, age) = match chance.u32(..4) {
            0 => (String::new(), chance.u32(1..90).to_string()),
            _ => (born, String::new()),
        };
        let card = ["", "", "3204010101200001", "3204010101200002"][chance.usize(..4)];
        let phone = ["", "0812 3456 7890"][chance.usize(..2)];
        let dusun = ["", "Krajan"][chance.usize(..2)];
        let (rt, sex) = (chance.u32(1..4), ["L", "P"][chance.usize(..2)]);
        text += &format!(
            "\n{card};{head};{dusun};{rt};{phone};{own};{relation};{sex};{born};{age};{}",
            nik(chance)
        );
    }
    text.into_bytes()
}

fn child(chance: &mut Rng, today: NaiveDate) -> Vec<String> {
    let weighed = today - Days::new(chance.u64(..60));
    sigizi_row(&[
        ("NIK", nik(chance)),
        ("Nama", &name(chance)),
        ("JK", ["L", "P"][chance.usize(..2)]),
        ("Tgl Lahir", &born(chance, today, 1_700)),
        ("BB Lahir", ["", "3.1"][chance.usize(..2)]),
        ("Nama Ortu", ["", MEN[0], MEN[1], WOMEN[0]][chance.usize(..4)]),
        ("RT", &chance.u32(1..4).to_string()),
        ("Tanggal Pengukuran", &weighed.to_string()),
        ("Berat", ["", "8.4", "11,2", "kurus"][chance.usize(..4)]),
        ("Tinggi", ["", "71.5"][chance.usize(..2)]),
    ])
}

fn name(chance: &mut Rng) -> String {
    let first = if chance.bool() { WOMEN } else { MEN };
    let second = ["", "", " Wijaya", " Lestari"][chance.usize(..4)];
    format!("{}{second}", first[chance.usize(..4)])
}

/// One of few days; now and then none, or one to come.
fn born(chance: &mut Rng, today: NaiveDate, days: u64) -> String {
    match chance.u32(..20) {
        0 => "kapan-kapan".to_owned(),
        1 => (today + Days::new(3)).to_string(),
        _ => (today - Days::new(chance.u64(..8) * (days / 8) + 1)).to_string(),
    }
}

/// Those of [`crate::chance`] among them.
fn nik(chance: &mut Rng) -> &'static str {
    ["", "", "", "3201234501900001", "3201234501900002", "'3204014503240001", "32040145"][chance.usize(..7)]
}
