//! Whether two records are of the same person: a pure function of what is known of both, with its reasons.
//!
//! Evidence is added up in bits, as Fellegi and Sunter (1969) do: what agrees speaks the louder the rarer it is, what
//! contradicts speaks against, what is not known says nothing. The weights are our own ("design"): set on a made-up
//! village, measured on another (`tests/tests/alike.rs`).

pub(crate) mod find;
mod name;
pub(crate) mod pairs;
mod rarity;
pub(crate) mod read;
pub(crate) mod rows;

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

pub use find::LookAlike;
use name::Name;

/// What is known of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Name, as written.
    pub name: String,
    /// What she is called; empty: nothing else.
    pub nickname: String,
    /// Female.
    pub female: Option<bool>,
    /// Birth date, or where an estimated age puts it.
    pub birth: Option<NaiveDate>,
    /// The birth date is an estimate.
    pub estimated: bool,
    /// Empty: not known.
    pub nik: String,
    /// Her mother's name; empty: not known.
    pub mother: String,
    /// The household she lives or lived in.
    pub household: Option<Uuid>,
    /// Its head's name; empty: not known, or she is the head.
    pub head: String,
    /// Its dusun.
    pub dusun: String,
    /// Its RT, without leading zeros.
    pub rt: String,
    /// Its telephone; empty: not known.
    pub phone: String,
}

/// Why two records look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The name is written the same, but for case and blanks.
    NameSame,
    /// It sounds the same, or some of it is the same.
    NameAlike,
    /// One is "By. Ny. …" of the other's mother.
    UnnamedBaby,
    /// The birth dates are the same.
    BirthSame,
    /// They differ as a slip makes them differ.
    BirthAlike,
    /// About the same age.
    AgeAlike,
    /// The NIK is the same.
    NikSame,
    /// One digit differs.
    NikAlike,
    /// They live in one household.
    HouseholdSame,
    /// The heads of their households are called the same.
    HeadSame,
    /// They are called alike.
    HeadAlike,
    /// They live in one RT.
    RtSame,
    /// Their households have one telephone number.
    PhoneSame,
    /// Their mothers are called the same.
    MotherSame,
    /// They are called alike.
    MotherAlike,
}

impl Reason {
    /// As shown.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NameSame => "nama sama",
            Self::NameAlike => "nama mirip",
            Self::UnnamedBaby => "bayi yang belum diberi nama",
            Self::BirthSame => "tanggal lahir sama",
            Self::BirthAlike => "tanggal lahir mirip",
            Self::AgeAlike => "umur hampir sama",
            Self::NikSame => "NIK sama",
            Self::NikAlike => "NIK beda satu angka",
            Self::HouseholdSame => "satu keluarga",
            Self::HeadSame => "nama kepala keluarga sama",
            Self::HeadAlike => "nama kepala keluarga mirip",
            Self::RtSame => "RT sama",
            Self::PhoneSame => "nomor HP sama",
            Self::MotherSame => "nama ibu sama",
            Self::MotherAlike => "nama ibu mirip",
        }
    }
}

/// How much speaks for one person, and what.
#[derive(Clone, Debug, PartialEq)]
pub struct Likely {
    /// Bits for (positive) or against.
    pub bits: f64,
    /// What speaks for it, in the order shown.
    pub reasons: Vec<Reason>,
}

/// From how many bits on two records are shown as perhaps one person.
pub const SHOWN_FROM: f64 = 12.05;

/// The most that household, RT, telephone, head and mother can add: whoever is short of more is looked at no further.
pub(crate) const PLACE_AT_MOST: f64 = 10.0;

/// The most that a baby without a name can add by it.
pub(crate) const UNNAMED_AT_MOST: f64 = 4.0;

/// What is known of somebody, with her names made ready to be compared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record {
    pub(crate) known: Known,
    name: Name,
    nickname: Name,
    mother: Name,
    head: Name,
}

impl Record {
    pub(crate) fn of(known: Known) -> Self {
        let (name, nickname) = (Name::of(&known.name), Name::of(&known.nickname));
        let (mother, head) = (Name::of(&known.mother), Name::of(&known.head));
        Self { known, name, nickname, mother, head }
    }
}

/// The most that birth date, sex, NIK and mother can add, before it is known who the other's mother is.
pub(crate) fn numbers_at_most(one: &Known, other: &Known) -> f64 {
    let of_mother = if one.mother.is_empty() { 0.0 } else { 3.0 };
    let bits = |evidence: Evidence| evidence.map_or(0.0, |(bits, _)| bits);
    bits(birth(one, other).0) + bits(nik(&one.nik, &other.nik)) + sex(one, other) + of_mother
}

/// Compares two records; `rarity` is how many bits it says that somebody has this word in her name.
#[must_use]
pub(crate) fn compare(one: &Record, other: &Record, rarity: &dyn Fn(&str) -> f64) -> Likely {
    let mut likely = Likely { bits: 0.0, reasons: Vec::new() };
    let name = name::compare(one, other, rarity);
    let (birth, same_day) = birth(&one.known, &other.known);
    let nik = nik(&one.known.nik, &other.known.nik);
    likely.add(name);
    likely.add(birth);
    likely.add(nik);
    likely.bits += sex(&one.known, &other.known);
    likely.add(mother(one, other, rarity));
    place(one, other, &mut likely, rarity);
    // The same house and day are those of twins, the same house those of brothers: without the name it is another.
    let is_nik_alike = likely.reasons.iter().any(|reason| matches!(reason, Reason::NikSame));
    if !is_nik_alike && name.is_none_or(|(bits, _)| bits < 0.0) {
        likely.bits -= if same_day { 3.0 } else { 6.0 };
    }
    likely.reasons.sort_unstable();
    likely
}

impl Likely {
    fn add(&mut self, evidence: Option<(f64, Option<Reason>)>) {
        let Some((bits, reason)) = evidence else { return };
        self.bits += bits;
        self.reasons.extend(reason);
    }
}

type Evidence = Option<(f64, Option<Reason>)>;

fn sex(one: &Known, other: &Known) -> f64 {
    match one.female.zip(other.female) {
        None => 0.0,
        Some((one, other)) if one == other => 0.5,
        Some(_) => -6.0,
    }
}

fn birth(one: &Known, other: &Known) -> (Evidence, bool) {
    let Some((first, second)) = one.birth.zip(other.birth) else { return (None, false) };
    let years = f64::from(i32::try_from((first - second).num_days().abs()).unwrap_or(i32::MAX)) / 365.25;
    if one.estimated || other.estimated {
        let bits = match years {
            years if years <= 1.1 => 3.0,
            years if years <= 2.1 => 2.5,
            years if years <= 3.6 => 1.5,
            years if years <= 5.1 => 0.0,
            years if years <= 8.0 => -4.0,
            _ => -10.0,
        };
        return (Some((bits, (bits > 0.0).then_some(Reason::AgeAlike))), false);
    }
    if first == second {
        return (Some((10.5, Some(Reason::BirthSame))), true);
    }
    let swapped =
        first.year() == second.year() && first.day() == second.month() && first.month() == second.day();
    let year_off = (first.month(), first.day()) == (second.month(), second.day())
        && (first.year() - second.year()).abs() == 1;
    let same_month = (first.year(), first.month()) == (second.year(), second.month());
    let days = first.day().abs_diff(second.day());
    let bits = if swapped {
        8.0
    } else if year_off {
        7.5
    } else if same_month && matches!(days, 1 | 10 | 20) {
        7.0
    } else if same_month || first.year() == second.year() && first.day() == second.day() {
        2.5
    } else {
        let against = match years {
            years if years < 0.09 => -1.0,
            years if years < 1.1 => -5.0,
            years if years < 2.1 => -7.0,
            _ => -12.0,
        };
        return (Some((against, None)), false);
    };
    (Some((bits, Some(Reason::BirthAlike))), false)
}

fn nik(one: &str, other: &str) -> Evidence {
    if one.len() != 16 || other.len() != 16 {
        return None;
    }
    let mut differing =
        one.bytes().zip(other.bytes()).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at);
    Some(match (differing.next(), differing.next(), differing.next()) {
        (None, ..) => (16.0, Some(Reason::NikSame)),
        // The serial tells apart those born on one day.
        (Some(at), None, _) if at >= 12 => (5.0, Some(Reason::NikAlike)),
        (Some(_), None, _) => (10.0, Some(Reason::NikAlike)),
        (Some(first), Some(second), None)
            if second - first == 1 && one.get(first..=first) == other.get(second..=second) =>
        {
            (9.0, Some(Reason::NikAlike))
        }
        _ => (-6.0, None),
    })
}

fn mother(one: &Record, other: &Record, rarity: &dyn Fn(&str) -> f64) -> Evidence {
    if one.known.mother.is_empty() || other.known.mother.is_empty() {
        return None;
    }
    match name::words(&one.mother, &other.mother, rarity) {
        Some(bits) if bits > 0.0 => {
            Some((3.0, Some(one.mother.reason(&other.mother, Reason::MotherSame, Reason::MotherAlike))))
        }
        _ => Some((-4.0, None)),
    }
}

fn place(one: &Record, other: &Record, likely: &mut Likely, rarity: &dyn Fn(&str) -> f64) {
    let (known, there) = (&one.known, &other.known);
    if known.household.is_some() && known.household == there.household {
        return likely.add(Some((6.0, Some(Reason::HouseholdSame))));
    }
    if name::words(&one.head, &other.head, rarity).is_some_and(|bits| bits > 2.0) {
        likely.add(Some((3.5, Some(one.head.reason(&other.head, Reason::HeadSame, Reason::HeadAlike)))));
    }
    if !known.phone.is_empty() && known.phone == there.phone {
        likely.add(Some((4.0, Some(Reason::PhoneSame))));
    }
    if !known.rt.is_empty() && known.rt == there.rt && known.dusun == there.dusun {
        likely.add(Some((2.0, Some(Reason::RtSame))));
    }
}
