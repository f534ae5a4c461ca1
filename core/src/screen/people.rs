//! *Warga*: search first.

mod another;
mod filters;
mod homes;
mod roster;
mod row;

use super::{Chip, Target};

/// What is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PeopleQuery {
    /// Words of a name, nickname, head of household or address, "RT 2", a telephone number or the end of a NIK.
    pub text: String,
    /// [`Filter::id`] of the chip tapped last; empty for all.
    pub filter: String,
    /// The page, from 0; a page is 50 rows.
    pub page: u32,
    /// Who is looked through.
    pub whom: Whom,
}

/// Who is looked through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Whom {
    /// People.
    #[default]
    People,
    /// People but this one: another record that may be of her. With nothing typed or chosen those most like her.
    PeopleBut {
        /// The member.
        member: String,
    },
    /// Households, to choose where a member lives.
    Households,
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
    /// What to send back: the filters in force with this one put in, or taken out again.
    pub id: String,
    /// "Balita 41".
    pub label: String,
    /// It is in force.
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
use uuid::Uuid;

use crate::error::Result;
use crate::register::{finder, names};
use crate::store::Kept;
use filters::Chosen;
use roster::Hit;
pub(crate) use roster::Roster;
pub(crate) use row::place;

/// Rows of a page.
pub(crate) const PAGE: u32 = 50;

/// Draws *Warga*.
pub(crate) fn screen(
    connection: &Connection,
    roster: &Kept<Roster>,
    query: &PeopleQuery,
    today: NaiveDate,
) -> Result<PeopleScreen> {
    if query.whom == Whom::Households {
        return homes::screen(connection, query);
    }
    let roster = roster.of(connection, Roster::read)?;
    let first = query.page.saturating_mul(PAGE) as usize;
    let Found { people, filters } = found(connection, &roster, query, today, first + PAGE as usize)?;
    let likeliest = another::likeliest(connection, query)?;
    let (all, count) = match likeliest.len() {
        0 => (people.iter().map(|hit| hit.one.id).collect(), counted(&people, roster.everyone)),
        likely => (likeliest, format!("{likely} yang paling mirip. Ketik nama untuk mencari yang lain.")),
    };
    let rows = all
        .iter()
        .skip(first)
        .take(PAGE as usize)
        .map(|id| row::row(connection, *id, &query.text, today))
        .collect::<Result<Vec<_>>>()?;
    let typed_name = names::tidy(&query.text);
    Ok(PeopleScreen {
        filters,
        more: all.len() > first + rows.len(),
        count,
        empty: empty(roster.everyone == 0, people.is_empty(), &typed_name, &query.whom),
        rows,
        register: register_label(&typed_name),
        typed_name,
        any_household: any_household(connection)?,
    })
}

/// "4 dari 412 warga"; whoever is found and does not live here any more is counted by herself.
fn counted(people: &[Hit<'_>], everyone: usize) -> String {
    let gone = people.iter().filter(|hit| !hit.one.lives_here()).count();
    let here = format!("{} dari {everyone} warga", people.len() - gone);
    if gone == 0 { here } else { format!("{here}, dan {gone} yang pindah atau meninggal") }
}

/// What a search came to.
struct Found<'a> {
    people: Vec<Hit<'a>>,
    filters: Vec<Filter>,
}

/// Everybody found, the first `needed` in order.
fn found<'a>(
    connection: &Connection,
    roster: &'a Roster,
    query: &PeopleQuery,
    today: NaiveDate,
    needed: usize,
) -> Result<Found<'a>> {
    let hits = finder::members(connection, &query.text)?;
    let mut people = roster.found(hits.as_ref());
    if let Some(her) = another::than(connection, query)? {
        people.retain(|hit| hit.one.id != her);
    }
    let filters = filters::of(connection, &mut people, &Chosen::read(&query.filter), today)?;
    if hits.is_some() {
        roster::sort(&mut people, needed);
    }
    Ok(Found { people, filters })
}

/// Everybody found, to be shared, with the words for what was searched for.
pub(crate) fn listed(
    connection: &Connection,
    roster: &Kept<Roster>,
    query: &PeopleQuery,
    today: NaiveDate,
) -> Result<(String, Vec<Uuid>)> {
    let roster = roster.of(connection, Roster::read)?;
    let Found { people, filters } = found(connection, &roster, query, today, usize::MAX)?;
    // "Balita 41" without its count, which is that of everybody.
    let word = |label: &str| label.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end().to_owned();
    let chosen = filters.iter().filter(|one| one.selected && one.label != "Semua");
    let chosen =
        chosen.map(|one| if one.label.starts_with("RT ") { one.label.clone() } else { word(&one.label) });
    let typed = Some(names::tidy(&query.text)).filter(|typed| !typed.is_empty());
    let parts: Vec<String> = chosen.chain(typed.map(|typed| format!("“{typed}”"))).collect();
    let what = if parts.is_empty() {
        "Daftar warga".to_owned()
    } else {
        format!("Daftar warga: {}", parts.join(", "))
    };
    Ok((what, people.into_iter().map(|hit| hit.one.id).collect()))
}

fn any_household(connection: &Connection) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM view_household WHERE registered = 1)")?
        .query_row([], |row| row.get(0))?)
}

fn empty(nobody: bool, nothing: bool, typed: &str, whom: &Whom) -> Option<String> {
    match (nobody, nothing) {
        (true, _) => {
            Some("Belum ada warga. Daftarkan keluarga pertama, mulai dari kepala keluarganya.".into())
        }
        (false, true) if typed.is_empty() => Some("Tidak ada warga di kelompok ini.".into()),
        (false, true) if *whom == Whom::People => {
            Some(format!("“{typed}” tidak ditemukan. Coba nama panggilan, atau daftarkan."))
        }
        (false, true) => {
            Some(format!("“{typed}” tidak ditemukan. Coba nama panggilan atau nama kepala keluarga."))
        }
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
