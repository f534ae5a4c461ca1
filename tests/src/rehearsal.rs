//! The village on which the weights of look-alikes are set: other names, another seed and other mistakes than those
//! of [`crate::retyped`], which measures them.
//!
//! A Sundanese village of 700 households; whoever is typed again has one or two things wrong, each as often.

use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;

use crate::retyped::{House, Person, TODAY, Typed, Village};

const FIRST: &[&str] = &[
    "Asep", "Ujang", "Dadang", "Cecep", "Deden", "Iis", "Neneng", "Euis", "Ai", "Imas", "Nani", "Entin",
    "Yayan", "Oman", "Siti", "Mohamad", "Ade", "Enok", "Tati", "Wawan", "Rohmat", "Jajang", "Encep",
    "Nunung", "Popon",
];
const SECOND: &[&str] = &[
    "Sulaeman",
    "Kurnia",
    "Nurjanah",
    "Hermawan",
    "Rohaeti",
    "Komariah",
    "Supriatna",
    "Sobandi",
    "Rukmana",
    "Kosasih",
    "Fatimah",
    "Maryati",
    "Jaenudin",
    "Sopandi",
    "Hasanah",
    "Mulyati",
    "Permana",
    "Suhendar",
];

/// The people, those typed again with whom they are, and newcomers.
#[must_use]
pub fn of(seed: u64) -> (Village, Vec<(usize, Typed)>, Vec<Typed>) {
    let mut chance = Rng::with_seed(seed);
    let mut village = Village { people: Vec::new(), houses: Vec::new() };
    for at in 0..700 {
        let rt = u32::try_from(at / 60).unwrap_or(0) + 1;
        let phone = if chance.bool() { format!("0857{:07}", chance.u32(..9_999_999)) } else { String::new() };
        let dusun = ["Cibeureum", "Pasirjati", "Babakan"][at % 3];
        let mut house = House { people: Vec::new(), dusun, rt, phone };
        let mother = name(&mut chance);
        for place in 0..chance.usize(2..7) {
            let years = [chance.u64(24..70), chance.u64(22..65), chance.u64(..17)][place.min(2)];
            let born = TODAY - Days::new(years * 365 + chance.u64(..365));
            let female = place == 1 || place > 1 && chance.bool();
            let name = if place == 1 { mother.clone() } else { name(&mut chance) };
            house.people.push(village.people.len());
            village.people.push(Person {
                name,
                nickname: String::new(),
                female,
                birth: born,
                born,
                estimated: false,
                nik: if chance.u32(..3) > 0 { nik(female, born, &mut chance) } else { String::new() },
                relation: ["head", "wife", "child"][place.min(2)],
                mother: if place > 1 { mother.clone() } else { String::new() },
                named_since: None,
                house: at,
            });
        }
        village.houses.push(house);
    }
    let pairs = (0..600).map(|_| again(&village, &mut chance)).collect();
    let newcomers = (0..800).map(|_| newcomer(&village, &mut chance)).collect();
    (village, pairs, newcomers)
}

fn name(chance: &mut Rng) -> String {
    let first = FIRST[chance.usize(..FIRST.len()).min(chance.usize(..FIRST.len()))];
    let second = SECOND[chance.usize(..SECOND.len())];
    if chance.u32(..4) == 0 { first.to_owned() } else { format!("{first} {second}") }
}

fn nik(female: bool, born: NaiveDate, chance: &mut Rng) -> String {
    let day = born.day() + if female { 40 } else { 0 };
    format!("320711{day:02}{:02}{:02}{:04}", born.month(), born.year() % 100, chance.u32(1..12))
}

fn at_home(village: &Village, house: usize, same: bool, typed: &mut Typed) {
    let there = &village.houses[house];
    (typed.rt, typed.dusun, typed.phone) = (there.rt, there.dusun.to_owned(), there.phone.clone());
    typed.household = same.then_some(house);
    typed.head = village.head(house).to_owned();
}

fn again(village: &Village, chance: &mut Rng) -> (usize, Typed) {
    let at = chance.usize(..village.people.len());
    let person = &village.people[at];
    let mut typed = Typed {
        name: person.name.clone(),
        female: person.female,
        birth: Some(person.born),
        nik: if chance.bool() { person.nik.clone() } else { String::new() },
        ..Typed::default()
    };
    let house = if chance.u32(..4) == 0 { chance.usize(..village.houses.len()) } else { person.house };
    at_home(village, house, chance.bool(), &mut typed);
    if typed.household.is_none() && person.relation == "head" {
        typed.head.clear();
    }
    for _ in 0..chance.u32(1..3) {
        wrong(&mut typed, person, chance);
    }
    (at, typed)
}

fn wrong(typed: &mut Typed, person: &Person, chance: &mut Rng) {
    let born = person.born;
    match chance.u32(..10) {
        0 => {
            let at = 1 + chance.usize(..typed.name.len() - 1);
            if typed.name.is_char_boundary(at) {
                typed.name.remove(at);
            }
        }
        1 => typed.name = typed.name.split(' ').next().unwrap_or_default().to_owned(),
        2 => typed.name = typed.name.split(' ').next_back().unwrap_or_default().to_owned(),
        3 => typed.name = typed.name.replace('u', "oe").replace("ae", "ai").replace("Moh", "Muh"),
        4 => typed.name = format!("{} Setiabudi", typed.name),
        5 => typed.birth = born.with_year(born.year() + 1).filter(|day| *day <= TODAY).or(Some(born)),
        6 => typed.birth = NaiveDate::from_ymd_opt(born.year(), born.day(), born.month()).or(Some(born)),
        7 => typed.birth = born.with_day(1 + born.day() % 28).or(Some(born)),
        8 => {
            let years = TODAY.years_since(born).unwrap_or(0);
            if years > 8 {
                (typed.birth, typed.age) = (None, Some(years + chance.u32(..4)));
            }
        }
        _ => typed.nik = typed.nik.replacen('7', "1", 1),
    }
}

fn newcomer(village: &Village, chance: &mut Rng) -> Typed {
    let house = chance.usize(..village.houses.len());
    let born = TODAY - Days::new(chance.u64(..22_000));
    let female = chance.bool();
    let mut typed = Typed { name: name(chance), female, ..Typed::default() };
    // Most are called like somebody of their generation.
    let alike = &village.people[chance.usize(..village.people.len())];
    let born = if chance.u32(..3) > 0 {
        typed.name = alike.name.clone();
        (alike.born + Days::new(chance.u64(..5_000)) - Days::new(chance.u64(..5_000))).min(TODAY)
    } else {
        born
    };
    // A brother or sister more in a family, or a new one.
    at_home(village, house, chance.u32(..3) > 0, &mut typed);
    if typed.household.is_none() {
        (typed.head, typed.phone) = (name(chance), String::new());
    }
    let years = TODAY.years_since(born).unwrap_or(0);
    if years < 18 && typed.household.is_some() {
        let mother = village.houses[house].people.get(1).map(|one| village.people[*one].name.clone());
        typed.mother = mother.unwrap_or_default();
    }
    if chance.u32(..4) == 0 && years > 8 {
        typed.age = Some(years)
    } else {
        typed.birth = Some(born)
    }
    if chance.bool() {
        typed.nik = nik(female, born, chance);
    }
    typed
}
