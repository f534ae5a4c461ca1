//! A person of the register, typed again by another kader who does not know that she is there.

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use super::{Mistake, Pair, TODAY, Typed, Village, one, percent, spelling, village};

/// Mistakes of names and how many in a hundred.
const OF_NAMES: &[(Mistake, u32)] = &[
    (Mistake::Spelling, 22),
    (Mistake::Abbreviated, 12),
    (Mistake::Title, 8),
    (Mistake::Dropped, 12),
    (Mistake::Added, 5),
    (Mistake::Swapped, 4),
    (Mistake::Slip, 13),
];

pub(super) fn again(village: &Village, at: usize, chance: &mut Rng) -> Pair {
    let person = &village.people[at];
    let mut mistakes = Vec::new();
    let years = TODAY.years_since(person.born).unwrap_or(0);
    let mut typed = Typed { female: person.female, ..Typed::default() };
    typed.name = person.name.clone();
    if let Some(name) = person.named_since.clone().filter(|_| percent(80, chance)) {
        typed.name = name;
        mistakes.push(Mistake::Named);
    } else if percent(5, chance) {
        typed.name = if person.nickname.is_empty() {
            village::nickname(&person.name, chance)
        } else {
            person.nickname.clone()
        };
        mistakes.push(Mistake::Nickname);
    } else if person.relation == "wife" && percent(12, chance) {
        // Called by one of her own names, or by her husband's.
        let own = if percent(60, chance) { person.name.as_str() } else { village.head(person.house) };
        let word = own.split_whitespace().last().unwrap_or_default();
        typed.name = format!("{} {word}", one(&["Ny.", "Bu", "Ibu"], chance));
        mistakes.push(Mistake::Addressed);
    } else {
        for (mistake, share) in OF_NAMES {
            if !percent(*share, chance) {
                continue;
            }
            if let Some(name) = spelling::mistaken(*mistake, &typed.name, person.female, years, chance) {
                typed.name = name;
                mistakes.push(*mistake);
            }
        }
    }
    born(&mut typed, person.born, years, &mut mistakes, chance);
    number(&mut typed, &person.nik, person, &mut mistakes, chance);
    if percent(1, chance) && percent(50, chance) {
        typed.female = !typed.female;
        mistakes.push(Mistake::Sex);
    }
    if years < 18 && percent(60, chance) {
        let mother = village.houses[person.house].people.iter().map(|one| &village.people[*one]);
        typed.mother = mother
            .filter(|one| one.relation == "wife")
            .map(|one| one.name.clone())
            .next()
            .unwrap_or_default();
    }
    place(&mut typed, village, at, &mut mistakes, chance);
    Pair { person: at, typed, mistakes }
}

fn born(typed: &mut Typed, born: NaiveDate, years: u32, mistakes: &mut Vec<Mistake>, chance: &mut Rng) {
    let estimated = match years {
        0..=5 => 2,
        6..=40 => 12,
        _ => 30,
    };
    if percent(estimated, chance) {
        let off = chance.u32(..3) + chance.u32(..2) * u32::from(years > 40);
        let age = if chance.bool() { years + off } else { years.saturating_sub(off) };
        typed.age = Some(if years < 6 { years } else { age });
        mistakes.push(Mistake::Age);
        return;
    }
    let other = match chance.u32(..100) {
        0..=14 => {
            NaiveDate::from_ymd_opt(born.year(), born.day(), born.month()).map(|day| (day, Mistake::DayMonth))
        }
        15..=19 => {
            let year = if chance.bool() { born.year() + 1 } else { born.year() - 1 };
            born.with_year(year).map(|day| (day, Mistake::Year))
        }
        20..=24 => {
            let other = [born.day() + 10, born.day() + 1, born.day().saturating_sub(10), born.day() - 1];
            born.with_day(other[chance.usize(..4)]).map(|day| (day, Mistake::Day))
        }
        _ => None,
    };
    typed.birth = Some(born);
    if let Some((day, mistake)) = other.filter(|(day, _)| *day != born && *day <= TODAY) {
        typed.birth = Some(day);
        mistakes.push(mistake);
    }
}

fn number(
    typed: &mut Typed,
    nik: &str,
    person: &village::Person,
    mistakes: &mut Vec<Mistake>,
    chance: &mut Rng,
) {
    let known = if percent(55, chance) {
        if nik.is_empty() {
            mistakes.push(Mistake::NikMissing);
            village::nik(person.female, person.born, chance)
        } else {
            nik.to_owned()
        }
    } else {
        if !nik.is_empty() {
            mistakes.push(Mistake::NikMissing);
        }
        String::new()
    };
    typed.nik = known;
    if !typed.nik.is_empty() && percent(10, chance) {
        let at = chance.usize(..16);
        let digit = typed.nik.as_bytes()[at];
        let other = (digit - b'0' + chance.u8(1..10)) % 10;
        typed.nik.replace_range(at..=at, &other.to_string());
        mistakes.push(Mistake::NikDigit);
    }
}

fn place(typed: &mut Typed, village: &Village, at: usize, mistakes: &mut Vec<Mistake>, chance: &mut Rng) {
    let person = &village.people[at];
    let mut house = person.house;
    match chance.u32(..100) {
        0..=39 => typed.household = Some(house),
        // Visited by another kader, who writes the family down anew.
        40..=76 => mistakes.push(Mistake::Again),
        _ => {
            house = chance.usize(..village.houses.len());
            typed.household = chance.bool().then_some(house);
            if house != person.house {
                mistakes.push(Mistake::Moved);
            }
        }
    }
    let there = &village.houses[house];
    (typed.dusun, typed.rt) = (there.dusun.to_owned(), there.rt);
    if typed.household.is_some() {
        (typed.head, typed.phone) = (village.head(house).to_owned(), there.phone.clone());
        return;
    }
    // A phone is another member's as often as not.
    typed.phone = if percent(40, chance) { there.phone.clone() } else { village::phone(chance) };
    if there.people[0] == at {
        return;
    }
    let head = village.head(house);
    typed.head = match chance.u32(..10) {
        0..=1 => spelling::spelled(head, chance),
        2 => spelling::dropped(head, chance),
        3 => spelling::titled(head, false, 50, chance),
        _ => None,
    }
    .unwrap_or_else(|| head.to_owned());
}
