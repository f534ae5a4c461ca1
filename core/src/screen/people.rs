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
}
