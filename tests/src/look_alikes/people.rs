//! The people of a village where names repeat: a third of the women are called Siti, Sri or Nur, and many men have one
//! name.

use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;

/// The day on which the village is looked at.
pub const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 24) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Most frequent first: the place in the list makes the weight.
const WOMEN_FIRST: &[&str] = &[
    "Siti", "Sri", "Nur", "Dewi", "Sumiati", "Ani", "Rina", "Eka", "Yuliana", "Endang", "Aisyah", "Ratna",
    "Tri", "Dwi", "Wahyuni", "Kartini", "Rohmah", "Fitri", "Suryani", "Nurul", "Lilis", "Tuti", "Yanti",
    "Maryam", "Khadijah", "Sulastri", "Poniyem", "Ngatinah", "Wati", "Juminten", "Zahra", "Anisa", "Intan",
    "Putri", "Bunga", "Cahaya", "Rukmini", "Djuariah", "Oemi", "Chotimah",
];
const WOMEN_SECOND: &[&str] = &[
    "Aminah",
    "Rahayu",
    "Lestari",
    "Hidayati",
    "Handayani",
    "Wulandari",
    "Fatimah",
    "Nurhayati",
    "Maesaroh",
    "Rahmawati",
    "Astuti",
    "Ningsih",
    "Puspita",
    "Kurniasih",
    "Mulyani",
    "Safitri",
    "Khasanah",
    "Jamilah",
    "Sari",
    "Utami",
    "Setyowati",
    "Anggraini",
    "Permatasari",
    "Zulaikha",
    "Maulida",
    "Azzahra",
    "Rohimah",
    "Sundari",
    "Indriani",
    "Oktaviani",
    "Nuraini",
    "Hasanah",
];
const MEN_FIRST: &[&str] = &[
    "Muhammad",
    "Ahmad",
    "Agus",
    "Slamet",
    "Budi",
    "Eko",
    "Abdul",
    "Suparman",
    "Dedi",
    "Joko",
    "Asep",
    "Bambang",
    "Supriyadi",
    "Sugeng",
    "Heri",
    "Wahyu",
    "Rudi",
    "Yusuf",
    "Hendra",
    "Mulyadi",
    "Sutrisno",
    "Iwan",
    "Ujang",
    "Teguh",
    "Rizki",
    "Fajar",
    "Sukarno",
    "Wagiman",
    "Paijo",
    "Sarjono",
    "Rafa",
    "Arkan",
    "Dimas",
    "Galih",
    "Soeharto",
    "Djoemadi",
    "Achmad",
    "Chairul",
    "Kasiman",
    "Rusdi",
];
const MEN_SECOND: &[&str] = &[
    "Hidayat",
    "Santoso",
    "Setiawan",
    "Rahman",
    "Saputra",
    "Prasetyo",
    "Nugroho",
    "Kurniawan",
    "Wijaya",
    "Susanto",
    "Hakim",
    "Purnomo",
    "Firmansyah",
    "Ramadhan",
    "Maulana",
    "Syarifudin",
    "Ridwan",
    "Fauzi",
    "Gunawan",
    "Wibowo",
    "Suryadi",
    "Aziz",
    "Mustofa",
    "Permana",
    "Al Fatih",
    "Rosyid",
    "Subagyo",
    "Iskandar",
    "Hamdani",
    "Zainudin",
    "Suharto",
    "Irawan",
];

/// Somebody as the register has, or could have, her.
#[derive(Clone, Debug)]
pub struct Person {
    /// The name; a baby that has none yet is called after her mother.
    pub name: String,
    /// What she is called.
    pub nickname: String,
    /// She is a woman or girl.
    pub female: bool,
    /// The birth date.
    pub birth: NaiveDate,
    /// It is an estimate.
    pub estimated: bool,
    /// Sixteen digits, or empty.
    pub nik: String,
    /// Her relation to the head, as stored.
    pub relation: &'static str,
    /// The mother's name, of children.
    pub mother: String,
    /// Her household's place; `None`: of one that is not here.
    pub home: Option<usize>,
}

/// A household.
#[derive(Clone, Debug)]
pub struct Household {
    /// Where.
    pub dusun: &'static str,
    /// Its RT.
    pub rt: u32,
    /// The address.
    pub address: String,
    /// A telephone number, or empty.
    pub phone: String,
    /// Its people's places; the head first.
    pub people: Vec<usize>,
}

/// Everybody.
#[derive(Clone, Debug, Default)]
pub struct Village {
    /// By place.
    pub people: Vec<Person>,
    /// By place.
    pub households: Vec<Household>,
}

impl Village {
    /// A village of so many households.
    #[must_use]
    pub fn found(households: usize, chance: &mut Rng) -> Self {
        let mut village = Self::default();
        for number in 0..households {
            let rt = u32::try_from(number * 14 / households).unwrap_or(0) + 1;
            village.households.push(Household {
                dusun: ["Krajan", "Sawahan", "Pasir", "Karanganyar"][number * 4 / households],
                rt,
                address: format!(
                    "Jl. {} No. {}",
                    ["Melati", "Mawar", "Kenanga"][number % 3],
                    chance.u32(1..90)
                ),
                phone: if chance.u32(..3) == 0 { phone(chance) } else { String::new() },
                people: Vec::new(),
            });
            village.family(number, chance);
        }
        village
    }

    fn family(&mut self, home: usize, chance: &mut Rng) {
        let widow = chance.u32(..8) == 0;
        let age = chance.i32(24..68);
        let head = Person { relation: "head", home: Some(home), ..someone(widow, born(age, chance), chance) };
        self.add(head);
        let mut mother = None;
        if !widow {
            let years = (age - chance.i32(-2..8)).max(18);
            let wife =
                Person { relation: "wife", home: Some(home), ..someone(true, born(years, chance), chance) };
            mother = Some(wife.name.clone());
            self.add(wife);
        }
        for _ in 0..chance.usize(..4) {
            let child = child(home, mother.clone(), age, chance);
            self.add(child);
        }
        if chance.u32(..6) == 0 {
            let female = chance.u32(..3) > 0;
            let parent = someone(female, born(age + chance.i32(19..30), chance), chance);
            self.add(Person { relation: "parent", home: Some(home), ..parent });
        }
    }

    fn add(&mut self, person: Person) {
        if let Some(home) = person.home {
            self.households[home].people.push(self.people.len());
        }
        self.people.push(person);
    }

    /// The head of a household.
    #[must_use]
    pub fn head(&self, home: usize) -> &Person {
        &self.people[self.households[home].people[0]]
    }

    /// The mother in a household: the wife, or the head when a woman.
    #[must_use]
    pub fn mother(&self, home: usize) -> Option<&Person> {
        let of = |place: &usize| &self.people[*place];
        let here = &self.households[home].people;
        here.iter().map(of).find(|one| one.relation == "wife" || one.relation == "head" && one.female)
    }

    /// A child born in the last five months.
    pub(super) fn newborn(&self, home: usize, chance: &mut Rng) -> Person {
        let birth = TODAY - Days::new(chance.u64(1..150));
        let mother = self.mother(home).map(|one| one.name.clone());
        let mut baby =
            Person { relation: "child", home: Some(home), ..someone(chance.bool(), birth, chance) };
        baby.nik = String::new();
        baby.estimated = false;
        baby.mother = mother.clone().unwrap_or_default();
        if let Some(mother) = mother.filter(|_| chance.u32(..3) == 0) {
            baby.name = baby_of(&mother, chance);
        }
        baby
    }

    /// The twin of a child that is here: born on the same day of the same mother, named alike.
    pub(super) fn twin(&self, chance: &mut Rng) -> Option<Person> {
        let children: Vec<&Person> = self.people.iter().filter(|one| one.relation == "child").collect();
        let one = chance.choice(children)?;
        let female = if chance.u32(..3) == 0 { !one.female } else { one.female };
        let other = someone(female, one.birth, chance);
        let second = one.name.split_whitespace().nth(1).unwrap_or_default();
        let first = other.name.split_whitespace().next().unwrap_or_default();
        let name = format!("{first} {second}").trim().to_owned();
        let mother = one.mother.clone();
        Some(Person { name, mother, relation: "child", home: one.home, estimated: false, ..other })
    }

    /// A child of a household that had not been written down.
    pub(super) fn sibling(&self, home: usize, chance: &mut Rng) -> Person {
        let head = self.head(home);
        let mother = self.mother(home).map(|one| one.name.clone());
        child(home, mother, TODAY.year() - head.birth.year(), chance)
    }

    /// A grown person who moves into a household.
    pub(super) fn joins(&self, home: usize, chance: &mut Rng) -> Person {
        let relation =
            *chance.choice(["child_in_law", "relative", "parent", "other"].iter()).unwrap_or(&"other");
        let age = if relation == "parent" { chance.i32(50..80) } else { chance.i32(17..45) };
        Person { relation, home: Some(home), ..someone(chance.bool(), born(age, chance), chance) }
    }

    /// The head of a family from elsewhere.
    pub(super) fn comes(&self, chance: &mut Rng) -> Person {
        let woman = chance.u32(..5) == 0;
        Person { relation: "head", ..someone(woman, born(chance.i32(22..60), chance), chance) }
    }
}

fn child(home: usize, mother: Option<String>, head_age: i32, chance: &mut Rng) -> Person {
    let most = (head_age - 20).clamp(1, 24);
    let age = if chance.u32(..7) == 0 { 0 } else { chance.i32(0..most) };
    let mut child =
        Person { relation: "child", home: Some(home), ..someone(chance.bool(), born(age, chance), chance) };
    child.estimated = false;
    if let Some(mother) = mother {
        if age == 0 && chance.bool() {
            child.name = baby_of(&mother, chance);
        }
        child.mother = if chance.bool() { mother } else { String::new() };
    }
    child
}

/// "By. Ny. Sari".
pub(super) fn baby_of(mother: &str, chance: &mut Rng) -> String {
    let called = mother.split_whitespace().next_back().unwrap_or(mother);
    let called = if chance.bool() { called } else { mother };
    format!("{} {called}", ["By. Ny.", "Bayi Ny.", "By Ny"][chance.usize(..3)])
}

/// Somebody with a name, a birth date that one in eight only estimates, and a NIK that two in five know.
pub(super) fn someone(female: bool, birth: NaiveDate, chance: &mut Rng) -> Person {
    let name = name(female, TODAY.year() - birth.year(), chance);
    let nickname = if chance.u32(..5) == 0 { called(&name, chance) } else { String::new() };
    let old = TODAY.year() - birth.year() > 55;
    let estimated = chance.u32(..100) < if old { 35 } else { 5 };
    let birth = if estimated { estimate(birth, chance) } else { birth };
    let nik = if chance.u32(..5) < 2 { nik(female, birth, chance) } else { String::new() };
    Person {
        name,
        nickname,
        female,
        birth,
        estimated,
        nik,
        relation: "other",
        mother: String::new(),
        home: None,
    }
}

/// As an estimated age puts it: so many years before the day of asking, a year or two off.
pub(super) fn estimate(birth: NaiveDate, chance: &mut Rng) -> NaiveDate {
    let off = chance.i32(-2..=2);
    let asked = TODAY - Days::new(chance.u64(0..300));
    asked.with_year(birth.year() + off).unwrap_or(birth)
}

/// What a family calls her: the end or the beginning of a name.
pub(super) fn called(name: &str, chance: &mut Rng) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let word = chance.choice(words).unwrap_or(name);
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 5 {
        return word.to_owned();
    }
    let short: String =
        if chance.bool() { letters[letters.len() - 4..].iter() } else { letters[..4].iter() }.collect();
    let mut short = short.to_lowercase();
    if let Some(first) = short.get(..1).map(str::to_uppercase) {
        short.replace_range(..1, &first);
    }
    short
}

fn name(female: bool, age: i32, chance: &mut Rng) -> String {
    let (first, second) = if female { (WOMEN_FIRST, WOMEN_SECOND) } else { (MEN_FIRST, MEN_SECOND) };
    let one = weighted(first, chance);
    // Many of the old have one name; the young have two or three.
    let words = match chance.u32(..100) {
        roll if age > 50 && roll < 45 => 1,
        roll if roll < 12 => 1,
        roll if age < 15 && roll > 65 => 3,
        _ => 2,
    };
    if words == 1 && one != "Siti" && one != "Muhammad" && one != "Abdul" && one != "Nur" {
        return one.to_owned();
    }
    let two = weighted(second, chance);
    if words == 3 { format!("{one} {} {two}", weighted(first, chance)) } else { format!("{one} {two}") }
}

fn weighted(list: &[&'static str], chance: &mut Rng) -> &'static str {
    let weight = |place: usize| 1.0 / (place as f64 + 3.0);
    let mut at = chance.f64() * (0..list.len()).map(weight).sum::<f64>();
    for (place, name) in list.iter().enumerate() {
        at -= weight(place);
        if at <= 0.0 {
            return name;
        }
    }
    list[0]
}

fn born(age: i32, chance: &mut Rng) -> NaiveDate {
    TODAY - Days::new(u64::try_from(age.max(0)).unwrap_or(0) * 365 + chance.u64(20..365))
}

fn nik(female: bool, birth: NaiveDate, chance: &mut Rng) -> String {
    let day = birth.day() + if female { 40 } else { 0 };
    let month = birth.month();
    format!("320207{day:02}{month:02}{:02}{:04}", birth.year() % 100, chance.u32(1..60))
}

fn phone(chance: &mut Rng) -> String {
    format!("0812{:08}", chance.u32(..100_000_000))
}
