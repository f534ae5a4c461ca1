//! Lists of people as text and as CSV.

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::form::page::{stored, text_of};
use crate::form::posyandu::own;
use crate::register::fields::RELATION;
use crate::register::person::Person;
use crate::register::{names, nik, person, text};
use crate::rules::Sex;
use crate::screen::life_events::whereabouts;
use crate::screen::share::{OutFile, Shared};

/// The most people named in a text: a message has its limit.
const NAMED: usize = 300;
const HEADER: [&str; 14] = [
    "No",
    "Nama",
    "Nama panggilan",
    "Jenis kelamin",
    "Tanggal lahir",
    "Tanggal lahir perkiraan",
    "Umur dan tahap",
    "NIK (4 angka terakhir)",
    "Hubungan",
    "Kepala keluarga",
    "Alamat",
    "Dusun",
    "RT",
    "RW",
];

/// Nothing of practice mode leaves the app.
pub(crate) fn refused() -> Shared {
    Shared::Refused {
        sentence:
            "Ini mode latihan: daftarnya tidak bisa dibagikan, supaya tidak tertukar dengan data sungguhan."
                .to_owned(),
    }
}

/// These people, under this title.
pub(crate) fn people(connection: &Connection, what: &str, ids: &[Uuid], today: NaiveDate) -> Result<Shared> {
    let posyandu = text_of(&stored(connection, own(connection)?)?, "name").unwrap_or_default();
    let count = ids.len();
    if count == 0 {
        return Ok(Shared::Refused { sentence: "Tidak ada warga di daftar ini.".to_owned() });
    }
    let mut lines = Vec::new();
    let mut gone = 0;
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::from(*b"\xEF\xBB\xBF"));
    let wrong = |_| Error::Bug("csv".to_owned());
    writer.write_record(HEADER).map_err(wrong)?;
    for (at, id) in ids.iter().enumerate() {
        let person = person::load(connection, *id)?;
        let one = One::of(connection, &person, today)?;
        gone += usize::from(one.gone);
        if at < NAMED {
            lines.push(one.line(at + 1));
        }
        writer.write_record(one.cells(at + 1).map(guarded)).map_err(wrong)?;
    }
    if count > NAMED {
        lines.push(format!("… dan {} lagi. Simpan sebagai CSV untuk semuanya.", count - NAMED));
    }
    // Who moved away or died is found by name alone, and is not counted among those who live here.
    let here = match gone {
        0 => format!("{count} warga"),
        gone => format!("{} warga, dan {gone} yang pindah atau meninggal", count - gone),
    };
    lines.insert(0, format!("{what}, Posyandu {posyandu}, {}: {here}", text::date(today)));
    let bytes = writer.into_inner().map_err(|_| Error::Bug("csv".to_owned()))?;
    Ok(Shared::Ready {
        title: format!("Bagikan {count} warga"),
        warning: "Daftar ini data pribadi warga. Kirim hanya kepada bidan, Puskesmas, atau sesama kader."
            .to_owned(),
        text: lines.join("\n"),
        file: OutFile { name: format!("Warga {today}.csv"), kind: "text/csv".to_owned(), bytes },
    })
}

/// A cell that a spreadsheet would take for a formula is marked as text.
/// <https://owasp.org/www-community/attacks/CSV_Injection>
fn guarded(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

struct One {
    gone: bool,
    name: String,
    nickname: String,
    sex: &'static str,
    birth: String,
    estimated: &'static str,
    line: String,
    nik: String,
    relation: String,
    home: String,
    head: String,
    address: String,
    dusun: String,
    rt: String,
    rw: String,
}

impl One {
    fn of(connection: &Connection, person: &Person, today: NaiveDate) -> Result<Self> {
        let own = stored(connection, person.id)?;
        let home = person.household.map(|id| stored(connection, id)).transpose()?.unwrap_or_default();
        let of_home = |field: &str| text_of(&home, field).unwrap_or_default();
        let head = person.household.map(|id| person::head_of(connection, id)).transpose()?.flatten();
        let relation = RELATION.iter().find(|(value, _)| person.relation.as_deref() == Some(*value));
        let number = |text: String| if text.is_empty() { text } else { format!("{text:0>2}") };
        let gone = whereabouts(connection, person)?;
        Ok(Self {
            gone: gone.is_some(),
            name: person.name.clone(),
            nickname: text_of(&own, "nickname").unwrap_or_default(),
            sex: match person.sex {
                Some(Sex::Female) => "P",
                Some(Sex::Male) => "L",
                None => "",
            },
            birth: person.birth.map(text::typed_date).unwrap_or_default(),
            estimated: if person.birth.is_some() && person.estimated { "Ya" } else { "" },
            line: gone.unwrap_or_else(|| person.line(today)),
            nik: text_of(&own, "nik").map(|nik| nik::masked(&nik)).unwrap_or_default(),
            relation: relation.map(|(_, word)| (*word).to_owned()).unwrap_or_default(),
            home: person.household.and_then(|id| names::household(connection, id).ok()).unwrap_or_default(),
            head: head.and_then(|head| names::member(connection, head).ok()).unwrap_or_default(),
            address: of_home("address"),
            dusun: of_home("dusun"),
            rt: number(of_home("rt")),
            rw: number(of_home("rw")),
        })
    }

    /// "1. Siti Aminah (P), 29 th · Ibu hamil 30 minggu, Kel. Bp. Darmawan, RT 02".
    fn line(&self, number: usize) -> String {
        let sex = if self.sex.is_empty() { String::new() } else { format!(" ({})", self.sex) };
        let rt = if self.rt.is_empty() { String::new() } else { format!("RT {}", self.rt) };
        let parts = [self.line.clone(), self.home.clone(), rt];
        let rest: String =
            parts.into_iter().filter(|part| !part.is_empty()).map(|part| format!(", {part}")).collect();
        format!("{number}. {}{sex}{rest}", self.name)
    }

    fn cells(self, number: usize) -> [String; 14] {
        [
            number.to_string(),
            self.name,
            self.nickname,
            self.sex.to_owned(),
            self.birth,
            self.estimated.to_owned(),
            self.line,
            self.nik,
            self.relation,
            self.head,
            self.address,
            self.dusun,
            self.rt,
            self.rw,
        ]
    }
}
