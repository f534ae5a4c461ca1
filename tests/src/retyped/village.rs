//! Who lives in the village: names repeat a lot.

use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;

use super::{TODAY, one, percent};

/// A registered person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Name as registered.
    pub name: String,
    /// What she is called; empty: nothing else.
    pub nickname: String,
    /// Female.
    pub female: bool,
    /// Birth date as registered.
    pub birth: NaiveDate,
    /// The true birth date.
    pub born: NaiveDate,
    /// The registered one was reckoned from an age.
    pub estimated: bool,
    /// Empty: not known.
    pub nik: String,
    /// As in the register's field.
    pub relation: &'static str,
    /// Her mother's name where it was asked; empty: not.
    pub mother: String,
    /// The name given since, of one registered as "By. Ny. …".
    pub named_since: Option<String>,
    /// Which of [`Village::houses`].
    pub house: usize,
}

/// A household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct House {
    /// Its people; the first is the head.
    pub people: Vec<usize>,
    /// Dusun.
    pub dusun: &'static str,
    /// RT.
    pub rt: u32,
    /// Empty: none.
    pub phone: String,
}

/// The register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Village {
    /// Everyone.
    pub people: Vec<Person>,
    /// Every household.
    pub houses: Vec<House>,
}

const DUSUN: &[&str] = &["Krajan", "Sumberejo", "Ngadirejo", "Kauman"];

// The first third of each list is drawn as often as the rest together.
const OLD_WOMEN: &[&str] = &[
    "Siti", "Sri", "Sumi", "Sumiyati", "Wagiyem", "Painem", "Tukinah", "Ponirah", "Suminah", "Kartinah",
    "Ngatinem", "Sutinah", "Saodah", "Rukmini", "Djumilah", "Poniyem", "Sarinem", "Mursinah", "Tarmi",
    "Waginah",
];
const OLD_MEN: &[&str] = &[
    "Slamet", "Sukardi", "Suparman", "Ngadimin", "Sutrisno", "Soekarno", "Wagiman", "Paidjo", "Sarjono",
    "Kasiman", "Tukimin", "Soeparno", "Djumadi", "Mulyono", "Sastro", "Parto", "Karto", "Suwito", "Tumiran",
    "Jumadi",
];
const WOMEN: &[&str] = &[
    "Siti",
    "Nur",
    "Sri",
    "Dewi",
    "Rina",
    "Eka",
    "Yuliana",
    "Fitri",
    "Wahyuni",
    "Lestari",
    "Kurniasih",
    "Indah",
    "Anisa",
    "Aisyah",
    "Chotimah",
    "Khoiriyah",
    "Ratnasari",
    "Puspitasari",
    "Susanti",
    "Yulianti",
    "Suryani",
    "Hidayati",
    "Maesaroh",
    "Zulaikha",
    "Nurhayati",
    "Handayani",
    "Setyowati",
    "Widyastuti",
];
const MEN: &[&str] = &[
    "Muhammad",
    "Ahmad",
    "Agus",
    "Budi",
    "Eko",
    "Dwi",
    "Joko",
    "Rudi",
    "Andi",
    "Heri",
    "Fauzi",
    "Hidayat",
    "Saputra",
    "Setiawan",
    "Prasetyo",
    "Nugroho",
    "Kurniawan",
    "Santoso",
    "Yusuf",
    "Rizky",
    "Abdullah",
    "Syarifudin",
    "Bachtiar",
    "Wahyudi",
    "Firmansyah",
    "Gunawan",
    "Cahyono",
    "Sugiyanto",
];
const GIRLS: &[&str] = &[
    "Aisyah",
    "Siti",
    "Putri",
    "Nabila",
    "Zahra",
    "Aulia",
    "Naura",
    "Kirana",
    "Salsabila",
    "Khanza",
    "Syifa",
    "Azzahra",
    "Keisha",
    "Ramadhani",
    "Humaira",
    "Alya",
    "Safira",
    "Maulida",
    "Qonita",
    "Larasati",
    "Nadhifa",
];
const BOYS: &[&str] = &[
    "Muhammad",
    "Ahmad",
    "Rizky",
    "Alif",
    "Rafa",
    "Al",
    "Pratama",
    "Fadhil",
    "Azzam",
    "Ramadhan",
    "Ibrahim",
    "Zaidan",
    "Hafiz",
    "Arka",
    "Bagas",
    "Satria",
    "Dzaki",
    "Fathir",
    "Ghani",
    "Raffi",
    "Yudhistira",
    "Akbar",
];

fn often<'a>(of: &[&'a str], chance: &mut Rng) -> &'a str {
    if chance.bool() { one(&of[..of.len() / 3], chance) } else { one(&of[of.len() / 3..], chance) }
}

/// A full name of someone born then: one word for most of the old, two or three for the young.
pub(super) fn name(female: bool, born: NaiveDate, chance: &mut Rng) -> String {
    let (of, words) = match (TODAY.year() - born.year(), female) {
        (55.., true) => (OLD_WOMEN, if percent(65, chance) { 1 } else { 2 }),
        (55.., false) => (OLD_MEN, if percent(70, chance) { 1 } else { 2 }),
        (15.., true) => (WOMEN, if percent(15, chance) { 1 } else { 2 + usize::from(percent(15, chance)) }),
        (15.., false) => (MEN, if percent(15, chance) { 1 } else { 2 + usize::from(percent(15, chance)) }),
        (_, true) => (GIRLS, 2 + usize::from(percent(45, chance))),
        (_, false) => (BOYS, 2 + usize::from(percent(45, chance))),
    };
    let mut name: Vec<&str> = Vec::new();
    while name.len() < words {
        let next = often(of, chance);
        if !name.contains(&next) {
            name.push(next);
        }
    }
    name.join(" ")
}

pub(super) fn born(years: std::ops::Range<u32>, chance: &mut Rng) -> NaiveDate {
    TODAY - Days::new(u64::from(chance.u32(years.start * 365 + 20..years.end * 365)))
}

/// A NIK of one born then: most of the kecamatan's own, serials small, as they are.
pub(super) fn nik(female: bool, born: NaiveDate, chance: &mut Rng) -> String {
    let area = if percent(85, chance) { "350512" } else { one(&["350507", "350601", "357204"], chance) };
    let day = born.day() + if female { 40 } else { 0 };
    let year = born.year() % 100;
    format!("{area}{day:02}{:02}{year:02}{:04}", born.month(), chance.u32(1..8))
}

pub(super) fn phone(chance: &mut Rng) -> String {
    if percent(45, chance) {
        String::new()
    } else {
        format!("08{}", chance.u64(1_000_000_000..9_999_999_999))
    }
}

/// What somebody with this name is called.
pub(super) fn nickname(name: &str, chance: &mut Rng) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let word = words[chance.usize(..words.len())];
    match chance.u32(..3) {
        0 if word.len() > 5 => {
            let end = &word[word.len() - 4..];
            end[..1].to_uppercase() + &end[1..]
        }
        1 if word.len() > 4 => word[..word.len().min(3)].to_owned(),
        _ => word.to_owned(),
    }
}

impl Village {
    pub(super) fn of(houses: usize, chance: &mut Rng) -> Self {
        let mut village = Self { people: Vec::new(), houses: Vec::new() };
        for _ in 0..houses {
            village.household(chance);
        }
        village
    }

    fn household(&mut self, chance: &mut Rng) {
        let house = self.houses.len();
        let dusun = chance.usize(..DUSUN.len());
        let rt = u32::try_from(dusun).unwrap_or(0) * 3 + chance.u32(1..4);
        self.houses.push(House { people: Vec::new(), dusun: DUSUN[dusun], rt, phone: phone(chance) });
        let man = born(22..72, chance);
        let couple = percent(85, chance);
        self.add(house, false, man, "head", "", chance);
        let mut mother = String::new();
        if couple {
            let woman = (man + Days::new(chance.u64(0..2200))).min(TODAY - Days::new(19 * 365));
            mother = self.add(house, true, woman, "wife", "", chance);
            let first = woman + Days::new(chance.u64(20 * 365..24 * 365));
            let mut next = first;
            for _ in 0..chance.u32(1..7) {
                if next >= TODAY - Days::new(3) || (TODAY - next).num_days() > 30 * 365 {
                    break;
                }
                self.add(house, chance.bool(), next, "child", &mother, chance);
                // Twins.
                if percent(1, chance) {
                    self.add(house, chance.bool(), next, "child", &mother, chance);
                }
                next = next + Days::new(chance.u64(500..1900));
            }
        }
        if percent(22, chance) {
            let parent = man - Days::new(chance.u64(20 * 365..27 * 365));
            if (TODAY - parent).num_days() < 95 * 365 {
                self.add(house, percent(70, chance), parent, "parent", "", chance);
            }
        }
        if percent(12, chance) {
            let grandchild = born(0..9, chance);
            self.add(house, chance.bool(), grandchild, "grandchild", &mother, chance);
        }
    }

    fn add(
        &mut self,
        house: usize,
        female: bool,
        born: NaiveDate,
        relation: &'static str,
        mother: &str,
        chance: &mut Rng,
    ) -> String {
        let years = TODAY.years_since(born).unwrap_or(0);
        let given = name(female, born, chance);
        let unnamed = years <= 1 && percent(50, chance) && !mother.is_empty();
        let estimated = years > 50 && percent(30, chance);
        let off = chance.i32(-3..4);
        let birth = if estimated {
            NaiveDate::from_ymd_opt(born.year() + off, TODAY.month(), TODAY.day()).unwrap_or(born)
        } else {
            born
        };
        let first = mother.split_whitespace().last().unwrap_or_default();
        let person = Person {
            name: if unnamed { format!("By. Ny. {first}") } else { given.clone() },
            nickname: if percent(15, chance) { nickname(&given, chance) } else { String::new() },
            female,
            birth,
            born,
            estimated,
            nik: if percent(if years == 0 { 30 } else { 75 }, chance) {
                nik(female, born, chance)
            } else {
                String::new()
            },
            relation,
            mother: if years < 18 && percent(60, chance) { mother.to_owned() } else { String::new() },
            named_since: unnamed.then(|| given.clone()),
            house,
        };
        self.houses[house].people.push(self.people.len());
        self.people.push(person);
        given
    }

    /// The head's name of a house.
    #[must_use]
    pub fn head(&self, house: usize) -> &str {
        &self.people[self.houses[house].people[0]].name
    }
}
