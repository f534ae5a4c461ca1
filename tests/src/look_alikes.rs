//! A made village in a store, and how well its look-alikes are found.

use chrono::Months;
use sakukader_core::id::SubjectKind;
use sakukader_core::register::alike::{Known, LookAlike};
use uuid::Uuid;

use crate::forge::Device;
use crate::phone::Phone;
use crate::retyped::{Person, TODAY, Typed, Village};

/// The member's id of a person.
#[must_use]
pub fn member(at: usize) -> Uuid {
    Uuid::from_u128(1 << 64 | at as u128)
}

/// The household's id of a house.
#[must_use]
pub fn household(at: usize) -> Uuid {
    Uuid::from_u128(2 << 64 | at as u128)
}

/// Takes the village in as entries of another phone.
///
/// # Panics
/// When the store does not take them.
pub fn register(phone: &Phone, village: &Village) {
    let own = phone.saku.entries().expect("a journal");
    let mut device = Device::after(700, own[0].posyandu, &own);
    let mut entries = Vec::new();
    for (at, house) in village.houses.iter().enumerate() {
        let id = household(at);
        let mut set = serde_json::json!({"address": "Jalan Desa", "dusun": house.dusun, "rt": house.rt});
        if !house.phone.is_empty() {
            set["phone"] = house.phone.clone().into();
        }
        let described = serde_json::json!({ "set": set }).to_string();
        entries.push(device.say(SubjectKind::Household, id, "described", &described));
        let head = serde_json::json!({"member": member(house.people[0])}).to_string();
        entries.push(device.say(SubjectKind::Household, id, "head", &head));
    }
    for (at, person) in village.people.iter().enumerate() {
        let described = serde_json::json!({ "set": fields(person) }).to_string();
        entries.push(device.say(SubjectKind::Member, member(at), "described", &described));
        let lived =
            serde_json::json!({"event": "moved_in", "on": null, "household": household(person.house)});
        entries.push(device.say(SubjectKind::Member, member(at), "lived", &lived.to_string()));
    }
    phone.saku.receive(&entries).expect("entries");
}

fn fields(person: &Person) -> serde_json::Value {
    let mut set = serde_json::json!({
        "name": person.name,
        "sex": if person.female { "female" } else { "male" },
        "birth_date": person.birth.to_string(),
        "relation": person.relation,
    });
    for (field, value) in
        [("nickname", &person.nickname), ("nik", &person.nik), ("mother_name", &person.mother)]
    {
        if !value.is_empty() {
            set[field] = value.clone().into();
        }
    }
    if person.estimated {
        set["birth_estimated"] = "yes".into();
    }
    set
}

/// What the form knows of somebody typed.
#[must_use]
pub fn known(typed: &Typed) -> Known {
    let reckoned = typed.age.and_then(|years| TODAY.checked_sub_months(Months::new(years * 12)));
    Known {
        name: typed.name.clone(),
        female: Some(typed.female),
        birth: typed.birth.or(reckoned),
        estimated: typed.birth.is_none(),
        nik: typed.nik.clone(),
        mother: typed.mother.clone(),
        household: typed.household.map(household),
        head: typed.head.clone(),
        dusun: typed.dusun.clone(),
        rt: typed.rt.to_string(),
        phone: typed.phone.clone(),
        ..Known::default()
    }
}

/// How many were found, and how many newcomers were taken for somebody.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Pairs.
    pub pairs: usize,
    /// The right one is among the first three.
    pub among_three: usize,
    /// The right one is the first.
    pub first: usize,
    /// Newcomers.
    pub newcomers: usize,
    /// Newcomers of whom anybody is shown.
    pub alarms: usize,
    /// Which pairs were missed.
    pub missed: Vec<usize>,
    /// Which newcomers were taken for whom.
    pub alarmed: Vec<(usize, LookAlike)>,
}

/// Types everybody on a phone that has the village.
///
/// # Panics
/// When the store cannot be read.
#[must_use]
pub fn measure(phone: &Phone, pairs: &[(usize, Typed)], newcomers: &[Typed]) -> Figures {
    let shown = |typed: &Typed| phone.saku.look_alikes(&known(typed)).expect("a register");
    let mut figures = Figures { pairs: pairs.len(), newcomers: newcomers.len(), ..Figures::default() };
    for (at, (person, typed)) in pairs.iter().enumerate() {
        let shown = shown(typed);
        assert!(shown.len() <= 3);
        match shown.iter().position(|like| like.id == member(*person)) {
            Some(place) => {
                figures.among_three += 1;
                figures.first += usize::from(place == 0);
            }
            None => figures.missed.push(at),
        }
    }
    for (at, typed) in newcomers.iter().enumerate() {
        if let Some(like) = shown(typed).into_iter().next() {
            figures.alarms += 1;
            figures.alarmed.push((at, like));
        }
    }
    figures
}
