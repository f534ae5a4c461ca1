//! What the register says to each row of a list.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::columns::Columns;
use super::homes::{Homes, name_key};
use super::list::{self, Choice, Found, List, Listed, Verdict};
use super::row::Person;
use crate::error::Result;
use crate::form::page::{stored, text_of};
use crate::form::posyandu::own;
use crate::journal::read::greatest_stamp;
use crate::register::alike::find::Finder;
use crate::register::alike::{Known, rows};
use crate::register::index;

/// Looks rows up one after another, and remembers those it has seen.
pub(crate) struct Comparison {
    homes: Homes,
    finder: Finder,
    by_nik: HashMap<String, usize>,
    by_name: HashMap<(String, Option<NaiveDate>, String), usize>,
}

impl Comparison {
    /// Begins with a list as it was read.
    pub(crate) fn begin(connection: &Connection, list: &mut List) -> Result<Self> {
        list.compared_at = newest(connection)?;
        list.notes.clear();
        other_posyandu(connection, list)?;
        Ok(Self {
            homes: Homes::read(connection)?,
            finder: Finder::default(),
            by_nik: HashMap::new(),
            by_name: HashMap::new(),
        })
    }

    /// The next row.
    pub(crate) fn row(
        &mut self,
        connection: &Connection,
        kind: &Columns,
        rows: &mut [Listed],
        at: usize,
    ) -> Result<()> {
        let (before, rest) = rows.split_at_mut(at);
        let Some(row) = rest.first_mut() else { return Ok(()) };
        if row.verdict == Verdict::Unreadable {
            self.homes.pass(kind, row.number, &row.person);
            return Ok(());
        }
        let (home, family) = self.homes.of(kind, row.number, &mut row.person);
        if !kind.head_is_parent && row.person.head.is_empty() && family.starts_with("row/") {
            row.person.unreadable =
                Some("Keluarganya belum diisi: tulis No. KK atau nama kepala keluarga.".to_owned());
            row.verdict = Verdict::Unreadable;
            return Ok(());
        }
        (row.home, row.family) = (home, family);
        let said = row.person.clone();
        let choice = match &row.verdict {
            Verdict::Alike { choice, .. } => *choice,
            _ => Choice::Skip,
        };
        row.verdict = if let Some(id) = here(connection, &said, row.home)? {
            if row.home.is_none() {
                row.home = home_of(connection, id)?;
            }
            Verdict::Here { id, adds: new_readings(connection, id, &said)? }
        } else if let Some(row) = self.twice(&said, &row.family, before) {
            Verdict::Twice { row }
        } else {
            alike(&mut self.finder, connection, &said, row.home, choice)?
        };
        if !matches!(row.verdict, Verdict::Twice { .. }) {
            let nik = said.text("nik").to_owned();
            if !nik.is_empty() {
                self.by_nik.entry(nik).or_insert(at);
            }
            self.by_name.entry(by_name(&said)).or_insert(at);
        }
        Ok(())
    }

    /// The number of an earlier row about the same person.
    fn twice(&self, said: &Person, family: &str, before: &[Listed]) -> Option<u32> {
        let nik = self.by_nik.get(said.text("nik")).and_then(|at| before.get(*at));
        let nik = nik.filter(|other| {
            other.person.birth() == said.birth() || name_key(other.person.name()) == name_key(said.name())
        });
        let name = self.by_name.get(&by_name(said)).and_then(|at| before.get(*at));
        let name = name
            .filter(|other| other.family == family && !differ(other.person.text("nik"), said.text("nik")));
        nik.or(name).map(|other| other.number)
    }
}

fn by_name(said: &Person) -> (String, Option<NaiveDate>, String) {
    (name_key(said.name()), said.birth(), said.text("sex").to_owned())
}

/// Both are known, and are not the same.
fn differ(one: &str, other: &str) -> bool {
    !one.is_empty() && !other.is_empty() && one != other
}

/// The newest stamp of the journal.
pub(crate) fn newest(connection: &Connection) -> Result<i64> {
    Ok(greatest_stamp(connection)?.map_or(0, |stamp| stamp.0))
}

/// Households of rows whose own people told where they live.
pub(crate) fn end(rows: &mut [Listed]) {
    let mut homes: HashMap<String, Uuid> = HashMap::new();
    for row in rows.iter() {
        if let Some(home) = row.home {
            homes.entry(row.family.clone()).or_insert(home);
        }
    }
    for row in rows.iter_mut().filter(|row| row.home.is_none()) {
        row.home = homes.get(&row.family).copied();
    }
}

/// The list that waits, with the homes of families of whom the kader said that somebody is a member of the register.
pub(crate) fn settled(connection: &Connection) -> Result<Option<(Uuid, List)>> {
    let Some((command, mut list)) = list::waiting(connection)? else { return Ok(None) };
    for row in list.rows.iter_mut().filter(|row| row.home.is_none()) {
        if let Verdict::Alike { found, choice: Choice::Same } = &row.verdict
            && let Some(like) = found.first()
        {
            row.home = home_of(connection, like.id)?;
        }
    }
    end(&mut list.rows);
    Ok(Some((command, list)))
}

/// A download of a Puskesmas has the children of every posyandu.
fn other_posyandu(connection: &Connection, list: &mut List) -> Result<()> {
    let own_name = text_of(&stored(connection, own(connection)?)?, "name").unwrap_or_default();
    let own_key = name_key(own_name.trim_start_matches("Posyandu "));
    let is_own = |said: &str| said.is_empty() || name_key(said.trim_start_matches("Posyandu ")) == own_key;
    let others = list.rows.iter().filter(|row| !is_own(&row.person.posyandu)).count();
    if others == 0 {
        return Ok(());
    }
    if others == list.rows.len() {
        let said = list.rows.first().map(|row| row.person.posyandu.clone()).unwrap_or_default();
        list.notes.push(format!(
            "Daftar ini dari Posyandu {said}, bukan Posyandu {own_name}. Pastikan ini daftar yang benar."
        ));
        return Ok(());
    }
    for row in list.rows.iter_mut().filter(|row| !is_own(&row.person.posyandu)) {
        row.person.unreadable.get_or_insert(format!("Dari Posyandu {}.", row.person.posyandu));
        row.verdict = Verdict::Unreadable;
    }
    list.notes.push(format!("{others} baris dari posyandu lain tidak dimasukkan."));
    Ok(())
}

/// The member of whom there is no doubt: the same NIK with the same name or birth date, or the same name, sex and
/// birth date; where one birth date is an estimate, also the same household.
fn here(connection: &Connection, said: &Person, home: Option<Uuid>) -> Result<Option<Uuid>> {
    let (nik, key, birth) = (said.text("nik"), name_key(said.name()), said.birth());
    let mut found: Vec<Uuid> = Vec::new();
    let look = |found: &mut Vec<Uuid>, sql: &str, value: &dyn rusqlite::ToSql, by_nik: bool| -> Result<()> {
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map([value], |row| {
            Ok((
                row.get::<_, Uuid>(0)?,
                row.get::<_, String>(1)?,
                crate::register::person::day(row, 2)?,
                row.get::<_, Option<String>>(3)?.unwrap_or_default(),
                row.get::<_, Option<String>>(4)?.unwrap_or_default(),
            ))
        })?;
        for row in rows {
            let (id, name, born, sex, other_nik): (Uuid, String, Option<NaiveDate>, String, String) = row?;
            let same_name = name_key(&name) == key;
            let same_sex = !differ(&sex, said.text("sex"));
            let same = if by_nik {
                same_name || born == birth
            } else {
                let years = born.zip(birth).map_or(0, |(one, other)| (one - other).num_days().abs() / 365);
                same_name && same_sex && !differ(&other_nik, nik) && years <= 1
            };
            if same && !found.contains(&id) {
                found.push(id);
            }
        }
        Ok(())
    };
    const COLUMNS: &str = "SELECT id, name, birth_date, sex, nik FROM view_member";
    if !nik.is_empty() {
        look(&mut found, &format!("{COLUMNS} WHERE nik = ?1 AND registered = 1"), &nik, true)?;
        if let [only] = found.as_slice() {
            return Ok(Some(*only));
        }
    }
    if let Some(birth) = birth {
        let sql = format!("{COLUMNS} WHERE birth_date = ?1 AND registered = 1");
        look(&mut found, &sql, &birth.to_string(), false)?;
    }
    if let Some(home) = home.filter(|_| said.text("birth_estimated") == "yes") {
        look(&mut found, &format!("{COLUMNS} WHERE household = ?1 AND registered = 1"), &home, false)?;
    }
    // Two are two too many: the kader looks.
    Ok(match found.as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}

fn home_of(connection: &Connection, id: Uuid) -> Result<Option<Uuid>> {
    Ok(connection
        .prepare_cached("SELECT household FROM view_member WHERE id = ?1 AND status = 'here'")?
        .query_map([id], |row| row.get(0))?
        .next()
        .transpose()?
        .flatten())
}

/// How many measurements of a row are not on record.
fn new_readings(connection: &Connection, id: Uuid, said: &Person) -> Result<usize> {
    let mut count = 0;
    for reading in &said.readings {
        count += usize::from(!is_measured(connection, id, reading)?);
    }
    Ok(count)
}

/// Something is on record of that measure and day.
pub(crate) fn is_measured(connection: &Connection, id: Uuid, reading: &super::row::Reading) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM view_measurement WHERE member = ?1 AND measure = ?2 AND on_day = ?3)",
        )?
        .query_row((id, reading.measure.as_str(), reading.on.to_string()), |row| row.get(0))?)
}

/// Those who look like her, by the same measure as on the form.
fn alike(
    finder: &mut Finder,
    connection: &Connection,
    said: &Person,
    home: Option<Uuid>,
    choice: Choice,
) -> Result<Verdict> {
    let is_head = said.head == said.name();
    let someone = Known {
        name: said.name().to_owned(),
        nickname: said.text("nickname").to_owned(),
        female: Some(said.text("sex") == "female"),
        birth: said.birth(),
        estimated: said.text("birth_estimated") == "yes",
        nik: said.text("nik").to_owned(),
        mother: said.text("mother_name").to_owned(),
        household: home,
        head: if is_head { String::new() } else { said.head.clone() },
        dusun: said.text("dusun").to_owned(),
        rt: said.rt(),
        phone: index::phone(said.text("phone")),
    };
    let found: Vec<Found> = rows::found_by(finder, connection, &someone)?
        .iter()
        .map(|like| Found { id: like.id, why: rows::reasons(&like.likely) })
        .collect();
    Ok(if found.is_empty() { Verdict::New } else { Verdict::Alike { found, choice } })
}
