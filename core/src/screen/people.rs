//! *Warga*: search first.

use super::{Chip, Target};

/// What is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PeopleQuery {
    /// Words of a name, nickname, head of household, address or the end of a NIK.
    pub text: String,
    /// The id of the chosen filter; empty for all.
    pub filter: String,
    /// The page, from 0; a page is 50 rows.
    pub page: u32,
    /// Households instead of persons: to choose where a new member lives.
    pub households: bool,
}

/// A run of matched letters, in UTF-16 units, as Kotlin counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Match {
    /// First unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A filter chip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// What to send back.
    pub id: String,
    /// "Balita 41".
    pub label: String,
    /// It is the one in force.
    pub selected: bool,
}

/// One person found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Two letters for the circle.
    pub initials: String,
    /// The name.
    pub name: String,
    /// Matched letters of the name.
    pub matches: Vec<Match>,
    /// "29 th · Ibu hamil 30 minggu".
    pub line: String,
    /// "Kel. Bp. Darmawan · RT 02".
    pub household: String,
    /// What needs attention.
    pub chip: Option<Chip>,
    /// Where it leads.
    pub target: Target,
}

/// The register's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleScreen {
    /// Filters with counts; the first is *Semua*.
    pub filters: Vec<Filter>,
    /// At most 50.
    pub rows: Vec<PersonRow>,
    /// There is a next page.
    pub more: bool,
    /// "4 dari 412 warga".
    pub count: String,
    /// What to say when nothing is found or registered.
    pub empty: Option<String>,
    /// "Daftarkan “Siti A…”".
    pub register: String,
    /// The typed words, tidied, to carry into the form.
    pub typed_name: String,
    /// A household is registered to which a new member can be added.
    pub any_household: bool,
}

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::error::Result;
use crate::home_visit::level;
use crate::life_stage::LifeStage;
use crate::register::person::{self, Person, rules};
use crate::register::{names, search};

/// Rows of a page.
pub(crate) const PAGE: u32 = 50;

/// A filter by stage or need.
struct Stage {
    id: &'static str,
    word: &'static str,
}

const ALL: &str = "";
const STAGES: &[Stage] = &[
    Stage { id: ALL, word: "Semua" },
    Stage { id: "pregnant", word: "Hamil" },
    Stage { id: "infant", word: "Bayi" },
    Stage { id: "toddler", word: "Balita" },
    Stage { id: "preschooler", word: "Apras" },
    Stage { id: "school_age", word: "Usia sekolah" },
    Stage { id: "adolescent", word: "Remaja" },
    Stage { id: "adult", word: "Dewasa" },
    Stage { id: "older_adult", word: "Lansia" },
    Stage { id: "unregistered", word: "Tanpa pendaftaran" },
];

/// The filters a person falls under.
fn groups(person: &Person, today: NaiveDate) -> Vec<&'static str> {
    let mut groups = vec![ALL];
    if person.pregnancy.is_some() {
        groups.push("pregnant");
    }
    if !person.registered {
        groups.push("unregistered");
    }
    groups.extend(person.stage(today).map(|stage| match stage {
        LifeStage::Infant => "infant",
        LifeStage::Toddler => "toddler",
        LifeStage::Preschooler => "preschooler",
        LifeStage::SchoolAge => "school_age",
        LifeStage::Adolescent => "adolescent",
        LifeStage::Adult => "adult",
        LifeStage::OlderAdult => "older_adult",
    }));
    groups
}

/// The typed words that are searched for: no name has more, and each is a condition of the query.
fn words(typed: &str) -> impl Iterator<Item = &str> {
    typed.split_whitespace().take(8)
}

/// Draws *Warga*.
pub(crate) fn screen(connection: &Connection, query: &PeopleQuery, today: NaiveDate) -> Result<PeopleScreen> {
    if query.households {
        return households(connection, query);
    }
    let typed: Vec<String> = words(&query.text).map(str::to_owned).collect();
    let matching = find(connection, &typed)?;
    let everyone = count(connection)?;
    // Once a person: every filter counts over them.
    let grouped: Vec<(&Found, Vec<&str>)> =
        matching.iter().map(|one| (one, groups(&one.person, today))).collect();
    let counted = |id: &str| grouped.iter().filter(|(_, groups)| groups.contains(&id)).count();
    let is_chosen = |groups: &[&str]| groups.contains(&query.filter.as_str());
    let chosen: Vec<&Found> =
        grouped.iter().filter(|(_, groups)| is_chosen(groups)).map(|(one, _)| *one).collect();
    let filters = STAGES
        .iter()
        .filter_map(|stage| {
            let count = counted(stage.id);
            let selected = stage.id == query.filter;
            let label =
                if stage.id == ALL { stage.word.to_owned() } else { format!("{} {count}", stage.word) };
            (stage.id == ALL || count > 0 || selected).then(|| Filter {
                id: stage.id.to_owned(),
                label,
                selected,
            })
        })
        .collect();
    let first = query.page.saturating_mul(PAGE) as usize;
    let rows = chosen
        .iter()
        .skip(first)
        .take(PAGE as usize)
        .map(|one| row(one, &query.text, today))
        .collect::<Result<Vec<_>>>()?;
    let typed_name = names::tidy(&query.text);
    Ok(PeopleScreen {
        filters,
        more: chosen.len() > first + rows.len(),
        count: format!("{} dari {} warga", chosen.len(), everyone),
        empty: empty(everyone == 0, chosen.is_empty(), &typed_name),
        rows,
        register: register_label(&typed_name),
        typed_name,
        any_household: any_household(connection)?,
    })
}

fn any_household(connection: &Connection) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM view_household WHERE registered = 1)")?
        .query_row([], |row| row.get(0))?)
}

fn empty(nobody: bool, nothing: bool, typed: &str) -> Option<String> {
    match (nobody, nothing) {
        (true, _) => {
            Some("Belum ada warga. Daftarkan keluarga pertama, mulai dari kepala keluarganya.".into())
        }
        (false, true) if typed.is_empty() => Some("Tidak ada warga di kelompok ini.".into()),
        (false, true) => Some(format!("“{typed}” tidak ditemukan. Coba nama panggilan, atau daftarkan.")),
        (false, false) => None,
    }
}

/// "Daftarkan “Siti A…”".
fn register_label(typed: &str) -> String {
    const SHOWN: usize = 18;
    if typed.is_empty() {
        return "Daftarkan keluarga baru".to_owned();
    }
    if typed.chars().count() <= SHOWN {
        return format!("Daftarkan “{typed}”");
    }
    let short: String = typed.chars().take(SHOWN - 1).collect();
    format!("Daftarkan “{}…”", short.trim_end())
}

struct Found {
    person: Person,
    head: Option<String>,
    head_sex: Option<String>,
    dusun: String,
    rt: String,
    level: Option<u8>,
}

fn count(connection: &Connection) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM view_member WHERE status = 'here' OR registered = 0")?
        .query_row([], |row| row.get(0))?)
}

/// Everyone who lives here or is not registered any more, whose words all begin as the typed ones do.
fn find(connection: &Connection, typed: &[String]) -> Result<Vec<Found>> {
    let mut sql = format!(
        "SELECT {}, hm.name, hm.sex, h.dusun, h.rt,
            (SELECT max(level) FROM view_follow_up f WHERE f.subject = m.id AND f.closed_on IS NULL AND f.chosen)
         FROM {}
         LEFT JOIN view_household h ON h.id = m.household
         LEFT JOIN view_member hm ON hm.id = h.head
         WHERE (m.status = 'here' OR m.registered = 0)",
        person::COLUMNS,
        person::FROM
    );
    let mut values: Vec<Value> = Vec::new();
    for word in typed {
        let key = search::word_key(word);
        let digits = word.bytes().all(|b| b.is_ascii_digit());
        let at = values.len() + 1;
        sql.push_str(&format!(
            " AND (instr(m.search, ?{at}) OR instr(coalesce(hm.search, ''), ?{at}) OR instr(h.search, ?{at}){})",
            if digits { format!(" OR m.nik LIKE '%' || ?{}", at + 1) } else { String::new() }
        ));
        values.push(Value::Text(format!(" {key}")));
        if digits {
            values.push(Value::Text(word.clone()));
        }
    }
    sql.push_str(" ORDER BY m.search, m.id");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(rusqlite::params_from_iter(values), |row| {
        Ok(Found {
            person: person::read(row)?,
            head: row.get(14)?,
            head_sex: row.get(15)?,
            dusun: row.get::<_, Option<String>>(16)?.unwrap_or_default(),
            rt: row.get::<_, Option<String>>(17)?.unwrap_or_default(),
            level: row.get(18)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn row(found: &Found, typed: &str, today: NaiveDate) -> Result<PersonRow> {
    let person = &found.person;
    let title = match person.household {
        Some(_) => names::household_title(found.head.as_deref(), found.head_sex.as_deref()),
        None => "Belum punya keluarga".to_owned(),
    };
    let open = found.level.map(level::stored);
    let chip = match open {
        Some(level) => Some(Chip { text: level::name(rules()?, level), tone: level::tone(level) }),
        None => None,
    };
    Ok(PersonRow {
        initials: person.initials(),
        name: person.name.clone(),
        matches: search::matches(&person.name, typed)
            .into_iter()
            .map(|(start, end)| Match { start, end })
            .collect(),
        line: person.line(today),
        household: [title, place(&found.dusun, &found.rt)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        chip,
        target: Target::Person { id: person.id.to_string() },
    })
}

/// "RT 02", or the dusun where there is no RT.
pub(crate) fn place(dusun: &str, rt: &str) -> String {
    if rt.is_empty() { dusun.to_owned() } else { format!("RT {rt:0>2}") }
}

/// Households, to choose where a new member lives.
fn households(connection: &Connection, query: &PeopleQuery) -> Result<PeopleScreen> {
    let mut sql = "SELECT h.id, m.name, m.sex, h.dusun, h.rt,
            (SELECT count(*) FROM view_member x WHERE x.household = h.id AND x.status = 'here')
         FROM view_household h LEFT JOIN view_member m ON m.id = h.head WHERE h.registered = 1"
        .to_owned();
    let mut values: Vec<Value> = Vec::new();
    for word in words(&query.text) {
        values.push(Value::Text(format!(" {}", search::word_key(word))));
        let at = values.len();
        sql.push_str(&format!(" AND (instr(coalesce(m.search, ''), ?{at}) OR instr(h.search, ?{at}))"));
    }
    sql.push_str(" ORDER BY m.search, h.id");
    let mut statement = connection.prepare_cached(&sql)?;
    let all: Vec<PersonRow> = statement
        .query_map(rusqlite::params_from_iter(values), |row| {
            let (id, head, sex): (uuid::Uuid, Option<String>, Option<String>) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let (dusun, rt, members): (String, String, i64) = (row.get(3)?, row.get(4)?, row.get(5)?);
            let name = names::household_title(head.as_deref(), sex.as_deref());
            Ok(PersonRow {
                initials: head.as_deref().unwrap_or("?").chars().next().map(String::from).unwrap_or_default(),
                matches: Vec::new(),
                line: format!("{members} anggota"),
                household: place(&dusun, &rt),
                chip: None,
                target: Target::Household { id: id.to_string() },
                name,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let first = query.page.saturating_mul(PAGE) as usize;
    let rows: Vec<PersonRow> = all.iter().skip(first).take(PAGE as usize).cloned().collect();
    let empty = all.is_empty().then(|| "Keluarga tidak ditemukan.".to_owned());
    Ok(PeopleScreen {
        filters: Vec::new(),
        more: all.len() > first + rows.len(),
        count: format!("{} keluarga", all.len()),
        rows,
        empty,
        register: register_label(""),
        typed_name: String::new(),
        any_household: any_household(connection)?,
    })
}
