//! What another kader, on another day, makes of the same person.

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use super::people::{Person, TODAY, Village, baby_of, called, estimate, someone};

/// Somebody as she is typed into the form.
#[derive(Clone, Debug)]
pub struct Again {
    /// Who it is, by place; `None`: nobody of the register.
    pub who: Option<usize>,
    /// What is typed.
    pub typed: Person,
    /// The age in years, where no birth date is typed.
    pub age: Option<i32>,
    /// Typed as the head of a new household, with this RT and dusun.
    pub place: (u32, &'static str),
    /// What was done to it, for the lists of what is missed.
    pub done: Vec<&'static str>,
}

/// Spellings of one sound.
const SPELLINGS: &[(&str, &str)] = &[
    ("u", "oe"),
    ("oe", "u"),
    ("j", "dj"),
    ("dj", "j"),
    ("c", "tj"),
    ("y", "j"),
    ("sy", "sj"),
    ("sy", "s"),
    ("kh", "ch"),
    ("ch", "kh"),
    ("kh", "h"),
    ("y", "i"),
    ("i", "y"),
    ("ai", "ae"),
    ("ae", "ai"),
    ("f", "p"),
    ("z", "j"),
    ("z", "s"),
    ("a", "ah"),
    ("ah", "a"),
    ("s", "ss"),
    ("n", "nn"),
    ("l", "ll"),
    ("m", "mm"),
    ("d", "dh"),
    ("o", "u"),
    ("i", "ie"),
    ("uw", "w"),
    ("ti", "thi"),
];
/// A phone's keyboard.
const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const MUHAMMAD: &[&str] = &["Moh.", "Muh.", "Mohammad", "Muhamad", "Mhd", "M.", "Mochamad", "Mohamad"];

/// Somebody of the register, typed again.
pub fn again(village: &Village, who: usize, chance: &mut Rng) -> Again {
    let real = village.people[who].clone();
    let place = home_of(village, &real);
    let mut one = Again { who: Some(who), typed: real, age: None, place, done: Vec::new() };
    name(&mut one, village, chance);
    birth(&mut one, chance);
    nik(&mut one, chance);
    // What is told one day is not told the next.
    one.typed.nickname = if chance.u32(..8) == 0 { called(&one.typed.name, chance) } else { String::new() };
    if chance.bool() {
        one.typed.mother = String::new();
    }
    if chance.u32(..100) < 1 {
        one.done.push("sex");
        one.typed.female = !one.typed.female;
    }
    house(&mut one, village, chance);
    one
}

/// Somebody who is not in the register, as anybody is typed.
pub fn typed_once(village: &Village, person: &Person, chance: &mut Rng) -> Again {
    let place = home_of(village, person);
    let place = if person.home.is_none() { anywhere(village, chance) } else { place };
    let mut one = Again { who: None, typed: person.clone(), age: None, place, done: Vec::new() };
    if chance.u32(..100) < 15 {
        one.typed.name = typo(&one.typed.name, chance);
    }
    if one.typed.estimated {
        one.age = Some(TODAY.years_since(one.typed.birth).map_or(0, u32::cast_signed));
    }
    one
}

fn home_of(village: &Village, person: &Person) -> (u32, &'static str) {
    person.home.map_or((1, "Krajan"), |home| (village.households[home].rt, village.households[home].dusun))
}

fn anywhere(village: &Village, chance: &mut Rng) -> (u32, &'static str) {
    let one = &village.households[chance.usize(..village.households.len())];
    (one.rt, one.dusun)
}

fn name(one: &mut Again, village: &Village, chance: &mut Rng) {
    let before = one.typed.name.clone();
    if before.starts_with("By") || before.starts_with("Bayi") {
        // Most babies have a name by the time somebody else writes them down.
        if chance.u32(..3) > 0 {
            one.done.push("named");
            one.typed.name = someone(one.typed.female, one.typed.birth, chance).name;
            return;
        }
        if let Some(mother) = one.typed.home.and_then(|home| village.mother(home)) {
            one.typed.name = baby_of(&mother.name, chance);
        }
        return;
    }
    let husband =
        one.typed.home.filter(|_| one.typed.relation == "wife").map(|home| &village.head(home).name);
    if let Some(husband) = husband.filter(|_| chance.u32(..100) < 7) {
        one.done.push("husband's name");
        let first = husband.split_whitespace().next().unwrap_or_default();
        one.typed.name = format!("{} {first}", ["Ny.", "Bu", "Ibu"][chance.usize(..3)]);
        return;
    }
    // As it is, or with one or two of these.
    let faults = [0, 0, 1, 1, 1, 1, 1, 2, 2, 2][chance.usize(..10)];
    for _ in 0..faults {
        let (fault, name) = fault(&one.typed, chance);
        one.done.push(fault);
        one.typed.name = name;
    }
}

fn fault(person: &Person, chance: &mut Rng) -> (&'static str, String) {
    let words: Vec<String> = person.name.split_whitespace().map(str::to_owned).collect();
    let age = TODAY.year() - person.birth.year();
    match chance.u32(..100) {
        0..34 => ("spelling", spelling(&words, chance)),
        34..52 => ("typo", typo(&person.name, chance)),
        52..66 if words.len() > 1 => {
            let mut words = words;
            let out = if chance.u32(..4) == 0 { 0 } else { words.len() - 1 };
            words.remove(out);
            ("dropped", words.join(" "))
        }
        66..74 => {
            let more = someone(person.female, person.birth, chance).name;
            let more = more.split_whitespace().next_back().unwrap_or_default().to_owned();
            ("added", format!("{} {more}", person.name))
        }
        74..79 if words.len() > 1 => {
            let mut words = words;
            words.rotate_left(1);
            ("swapped", words.join(" "))
        }
        79..87 if age > 25 => ("title", titled(person, chance)),
        87..93 if age > 5 => ("nickname", called(&person.name, chance)),
        93..96 if words.len() > 1 => {
            let last = words.len() - 1;
            let short: Vec<String> = words
                .iter()
                .enumerate()
                .map(|(at, word)| if at == last { format!("{}.", &word[..1]) } else { word.clone() })
                .collect();
            ("initial", short.join(" "))
        }
        96..98 => ("joined", words.concat()),
        _ => ("capitals", person.name.to_uppercase()),
    }
}

fn titled(person: &Person, chance: &mut Rng) -> String {
    let name = &person.name;
    let titles: &[&str] = if person.female {
        &["Hj.", "Ny.", "Bu", "Ibu", "Mbah"]
    } else {
        &["H.", "Bp.", "Pak", "Ust.", "Mbah"]
    };
    match chance.u32(..8) {
        0 => format!("{name}, S.Pd"),
        1 => format!("Ir. {name}"),
        _ => format!("{} {name}", titles[chance.usize(..titles.len())]),
    }
}

fn spelling(words: &[String], chance: &mut Rng) -> String {
    let mut words = words.to_vec();
    let at = chance.usize(..words.len());
    if let Some(word) = words.iter_mut().find(|word| matches!(word.as_str(), "Muhammad" | "Achmad")) {
        *word = if word == "Achmad" { "Ahmad" } else { MUHAMMAD[chance.usize(..MUHAMMAD.len())] }.to_owned();
        return words.join(" ");
    }
    let word = words[at].to_lowercase();
    let fit: Vec<&(&str, &str)> = SPELLINGS.iter().filter(|(from, _)| word.contains(from)).collect();
    if let Some((from, to)) = chance.choice(fit) {
        let mut other = word.replacen(from, to, 1);
        other[..1].make_ascii_uppercase();
        words[at] = other;
    }
    words.join(" ")
}

/// One letter beside the right one, twice, left out, or before its neighbour.
fn typo(name: &str, chance: &mut Rng) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let places: Vec<usize> = (0..letters.len()).filter(|at| letters[*at].is_ascii_alphabetic()).collect();
    let Some(at) = chance.choice(places) else { return name.to_owned() };
    match chance.u32(..4) {
        0 => {
            if let Some(other) = beside(letters[at], chance) {
                letters[at] = other;
            }
        }
        1 => letters.insert(at, letters[at].to_ascii_lowercase()),
        2 if letters.len() > 3 => {
            letters.remove(at);
        }
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => {}
    }
    letters.into_iter().collect()
}

fn beside(letter: char, chance: &mut Rng) -> Option<char> {
    let low = letter.to_ascii_lowercase();
    let row: Vec<char> = ROWS.iter().find(|row| row.contains(low))?.chars().collect();
    let at = row.iter().position(|one| *one == low)?;
    let near: Vec<char> = [at.checked_sub(1), Some(at + 1)]
        .into_iter()
        .flatten()
        .filter_map(|at| row.get(at))
        .copied()
        .collect();
    let other = chance.choice(near)?;
    Some(if letter.is_uppercase() { other.to_ascii_uppercase() } else { other })
}

fn birth(one: &mut Again, chance: &mut Rng) {
    let birth = one.typed.birth;
    let age = TODAY.year() - birth.year();
    let guesses = if age > 55 {
        35
    } else if age > 20 {
        10
    } else {
        1
    };
    if chance.u32(..100) < guesses || one.typed.estimated && chance.u32(..3) > 0 {
        one.done.push("estimated");
        one.typed.estimated = true;
        one.age = TODAY.years_since(estimate(birth, chance)).map(u32::cast_signed).or(Some(0));
        return;
    }
    // Somebody found the paper.
    if one.typed.estimated {
        one.done.push("found out");
        one.typed.estimated = false;
        one.typed.birth = estimate(birth, chance);
        return;
    }
    let (fault, other) = match chance.u32(..100) {
        0..4 => ("day and month swapped", NaiveDate::from_ymd_opt(birth.year(), birth.day(), birth.month())),
        4..9 => {
            let off = if chance.bool() { 1 } else { -1 };
            ("a year off", birth.with_year(birth.year() + off))
        }
        9..12 => ("a day off", birth.with_day(chance.u32(1..28))),
        12..14 => ("a month off", birth.with_month(chance.u32(1..12))),
        14..15 => ("first of January", NaiveDate::from_ymd_opt(birth.year(), 1, 1)),
        _ => return,
    };
    if let Some(other) = other.filter(|day| *day <= TODAY && *day != birth) {
        one.done.push(fault);
        one.typed.birth = other;
    }
}

fn nik(one: &mut Again, chance: &mut Rng) {
    if one.typed.nik.is_empty() {
        return;
    }
    match chance.u32(..100) {
        0..55 => one.typed.nik = String::new(),
        55..62 => {
            one.done.push("NIK");
            let mut digits: Vec<char> = one.typed.nik.chars().collect();
            let at = chance.usize(12..16);
            digits[at] = char::from_digit(chance.u32(..10), 10).unwrap_or('0');
            one.typed.nik = digits.into_iter().collect();
        }
        _ => {}
    }
}

/// In her house, in another one, or as the head of a family written down as a new one.
fn house(one: &mut Again, village: &Village, chance: &mut Rng) {
    match chance.u32(..100) {
        // The same family written down once more, with its head.
        0..70 if one.typed.relation == "head" => one.typed.home = None,
        0..78 => {}
        // Moved to another house of the village.
        78..90 => {
            one.done.push("moved");
            one.typed.relation = "relative";
            let home = chance.usize(..village.households.len());
            one.typed.home = Some(home);
            one.place = (village.households[home].rt, village.households[home].dusun);
        }
        // Heads a house of her own now.
        _ if TODAY.year() - one.typed.birth.year() > 20 => {
            one.done.push("own house");
            one.typed.relation = "head";
            one.typed.home = None;
            one.place = anywhere(village, chance);
        }
        _ => {}
    }
}
