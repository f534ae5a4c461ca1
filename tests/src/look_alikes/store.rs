//! The made set's village in a store, and its people as a form has them.

use chrono::NaiveDate;
use sakukader_core::id::SubjectKind;
use sakukader_core::screen::Target;
use sakukader_core::screen::form::{FormRef, Values};
use uuid::Uuid;

use super::again::Again;
use super::people::{Person, Village};
use crate::forge::Device;
use crate::phone::Phone;

fn household(place: usize) -> Uuid {
    Uuid::from_u128(0x1000_0000 + place as u128)
}

fn member(place: usize) -> Uuid {
    Uuid::from_u128(0x2000_0000 + place as u128)
}

/// Writes everybody of a village into the store of a phone that has its posyandu.
///
/// # Panics
/// When the store does not take them.
pub fn fill(phone: &Phone, village: &Village) {
    let here = phone.saku.entries().expect("entries");
    let mut device = Device::after(0xA11, here.first().expect("a posyandu").posyandu, &here);
    let mut entries = Vec::new();
    for (place, house) in village.households.iter().enumerate() {
        let id = household(place);
        let phone =
            if house.phone.is_empty() { String::new() } else { format!(r#","phone":"{}""#, house.phone) };
        let (address, dusun, rt) = (&house.address, house.dusun, house.rt);
        let set = format!(r#"{{"set":{{"address":"{address}","dusun":"{dusun}","rt":{rt}{phone}}}}}"#);
        entries.push(device.say(SubjectKind::Household, id, "described", &set));
        if let Some(head) = house.people.first() {
            let head = format!(r#"{{"member":"{}","on":null}}"#, member(*head));
            entries.push(device.say(SubjectKind::Household, id, "head", &head));
        }
    }
    for (place, person) in village.people.iter().enumerate() {
        let id = member(place);
        entries.push(device.say(SubjectKind::Member, id, "described", &described(person)));
        if let Some(home) = person.home {
            let lived = format!(r#"{{"event":"moved_in","on":null,"household":"{}"}}"#, household(home));
            entries.push(device.say(SubjectKind::Member, id, "lived", &lived));
        }
    }
    phone.saku.receive(&entries).expect("the village");
}

fn described(person: &Person) -> String {
    let mut set = vec![
        ("name", person.name.clone()),
        ("sex", sex(person).to_owned()),
        ("birth_date", person.birth.to_string()),
        ("relation", person.relation.to_owned()),
    ];
    if person.estimated {
        set.push(("birth_estimated", "yes".to_owned()));
    }
    set.push(("nickname", person.nickname.clone()));
    set.push(("nik", person.nik.clone()));
    set.push(("mother_name", person.mother.clone()));
    let fields: Vec<String> = set
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!(r#""{name}":"{value}""#))
        .collect();
    format!(r#"{{"set":{{{}}}}}"#, fields.join(","))
}

fn sex(person: &Person) -> &'static str {
    if person.female { "female" } else { "male" }
}

/// The form on which somebody is typed, and what stands in it.
#[must_use]
pub fn typed(one: &Again) -> (FormRef, Values) {
    let person = &one.typed;
    let mut values = Values::new();
    let (form, prefix) = match person.home {
        Some(home) => {
            values.insert("relation".into(), person.relation.into());
            values.insert("mother_name".into(), person.mother.clone());
            (FormRef::NewMember { household: household(home).to_string(), typed: String::new() }, "")
        }
        None => {
            values.insert("rt".into(), one.place.0.to_string());
            values.insert("dusun".into(), one.place.1.into());
            (FormRef::NewHousehold { typed: String::new() }, "head.")
        }
    };
    let date = |day: NaiveDate| day.format("%d-%m-%Y").to_string();
    let (birth, age) = match one.age {
        Some(age) => (String::new(), age.to_string()),
        None => (date(person.birth), String::new()),
    };
    for (name, value) in [
        ("name", person.name.clone()),
        ("nickname", person.nickname.clone()),
        ("sex", sex(person).to_owned()),
        ("birth_date", birth),
        ("age_years", age),
        ("nik", person.nik.clone()),
    ] {
        values.insert(format!("{prefix}{name}"), value);
    }
    (form, values)
}

/// Who the register says it could be, the likeliest first, by place.
///
/// # Panics
/// When the form does not react.
#[must_use]
pub fn found(phone: &Phone, one: &Again) -> Vec<usize> {
    let (form, values) = typed(one);
    let reaction = phone.saku.react(&form, &values).expect("the form reacts");
    let place = |target: &Option<Target>| match target {
        Some(Target::Person { id }) => {
            let id = Uuid::parse_str(id).expect("an id").as_u128();
            usize::try_from(id.checked_sub(0x2000_0000)?).ok()
        }
        _ => None,
    };
    reaction.lookalikes.iter().filter_map(|row| place(&row.target)).collect()
}
