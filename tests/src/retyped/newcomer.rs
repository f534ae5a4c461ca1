//! People who are not in the register: newborns, brides and grooms, families that moved here, children the first
//! kader missed. Their names are those of the village.

use chrono::{Datelike, Days};
use fastrand::Rng;

use super::{TODAY, Typed, Village, percent, spelling, village};

pub(super) fn one(village: &Village, chance: &mut Rng) -> Typed {
    let (house, female) = (chance.usize(..village.houses.len()), chance.bool());
    let there = &village.houses[house];
    let wife = there.people.iter().map(|one| &village.people[*one]).find(|one| one.relation == "wife");
    let mut typed = Typed { female, rt: there.rt, dusun: there.dusun.to_owned(), ..Typed::default() };
    let kind = chance.u32(..100);
    let mut born = match kind {
        // A family from elsewhere, in a house of its own.
        0..=34 => village::born(0..75, chance),
        // Married into a family.
        35..=54 => village::born(18..40, chance),
        // Born now.
        55..=79 => TODAY - Days::new(chance.u64(0..60)),
        // A brother, sister or grandmother whom the first kader did not write down.
        _ if percent(75, chance) => village::born(1..18, chance),
        _ => village::born(55..85, chance),
    };
    if kind >= 55 && born > TODAY - Days::new(18 * 365) {
        // The twin of one who is registered, now and then; else not so near to a brother or sister.
        let children: Vec<&village::Person> = there
            .people
            .iter()
            .map(|one| &village.people[*one])
            .filter(|one| one.relation == "child" && one.birth > TODAY - Days::new(18 * 365))
            .collect();
        match children.first() {
            Some(twin) if percent(4, chance) => born = twin.birth,
            _ => {
                for _ in 0..20 {
                    if children.iter().all(|one| (one.birth - born).num_days().abs() > 280) {
                        break;
                    }
                    born = village::born(0..17, chance);
                }
            }
        }
        if percent(60, chance) {
            typed.mother = wife.map(|wife| wife.name.clone()).unwrap_or_default();
        }
    }
    let years = TODAY.years_since(born).unwrap_or(0);
    let years = u32::try_from(TODAY.year() - born.year()).unwrap_or(0).min(years);
    typed.name = if percent(5, chance) {
        // Named exactly like somebody of the same RT: after a grandfather, or by chance.
        let neighbours: Vec<&village::Person> = village
            .people
            .iter()
            .filter(|one| one.female == female && village.houses[one.house].rt == there.rt)
            .collect();
        neighbours[chance.usize(..neighbours.len())].name.clone()
    } else {
        village::name(female, born, chance)
    };
    if years == 0 && percent(20, chance) && kind >= 55 {
        let mother = wife.map(|wife| wife.name.as_str()).unwrap_or("Siti");
        typed.name = format!("By. Ny. {}", mother.split_whitespace().last().unwrap_or_default());
    } else if percent(8, chance) {
        typed.name = spelling::titled(&typed.name, female, years, chance).unwrap_or(typed.name);
    } else if percent(3, chance) && years > 18 {
        typed.name = village::nickname(&typed.name, chance);
    }
    if years > 5 && percent(if years > 40 { 30 } else { 12 }, chance) {
        typed.age = Some(years);
    } else {
        typed.birth = Some(born);
    }
    if percent(if years == 0 { 15 } else { 55 }, chance) {
        typed.nik = village::nik(female, born, chance);
    }
    if kind < 35 {
        typed.phone = village::phone(chance);
        if percent(60, chance) {
            typed.head = village::name(false, village::born(25..70, chance), chance);
        }
    } else {
        typed.household = Some(house);
        (typed.head, typed.phone) = (village.head(house).to_owned(), there.phone.clone());
    }
    typed
}
