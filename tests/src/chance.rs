//! Values a kader may type, by chance.

use chrono::{Days, NaiveDate};
use fastrand::Rng;
use sakukader_core::demo::{MEN, WOMEN};
use sakukader_core::screen::form::{Field, FieldKind};

/// A Puskesmas' own checklist.
pub(crate) const CHECKLIST: &str = r#"
id = "local-kelambu"
version = 1
valid_from = "2026-01-01"
title = "Kelambu"
subject = "member"
purpose = "screening"
emergency = "general"
source = "LOCAL: Puskesmas Melati, kesepakatan 3 Januari 2026"
standing = "design"

[[page]]
id = "tanya"
step = "ajak_bicara"
title = "Kelambu"

[[item]]
id = "KL1"
page = "tanya"
question = "Tidur memakai kelambu?"
kind = "yes_no"

[[rule]]
id = "KL1.tidak"
item = "KL1"
when = { is = "no" }
level = 1
rank = 50
reason = "Tidur tanpa kelambu"
advice = ["Ajak memakai kelambu."]
say = "Malam ini tidur memakai kelambu, ya."
category = "other"
"#;

pub(crate) fn typed(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

pub(crate) fn household(chance: &mut Rng, today: NaiveDate) -> Vec<(&'static str, String)> {
    vec![
        ("head.name", MEN[chance.usize(..MEN.len())].to_owned()),
        ("head.sex", "male".to_owned()),
        ("head.birth_date", typed(today - Days::new(chance.u64(9_000..25_000)))),
        ("address", format!("Gang {}", chance.u32(1..9))),
        ("rt", chance.u32(1..4).to_string()),
    ]
}

pub(crate) fn member(chance: &mut Rng, today: NaiveDate) -> Vec<(&'static str, String)> {
    // Half of them infants, so that their sheet comes up.
    let days = if chance.bool() { chance.u64(1..170) } else { chance.u64(7_000..14_000) };
    vec![
        ("name", WOMEN[chance.usize(..WOMEN.len())].to_owned()),
        ("sex", "female".to_owned()),
        ("birth_date", typed(today - Days::new(days))),
        ("relation", "child".to_owned()),
    ]
}

pub(crate) fn member_edit(chance: &mut Rng, today: NaiveDate) -> Vec<(&'static str, String)> {
    match chance.u32(..6) {
        0 => vec![("name", WOMEN[chance.usize(..3)].to_owned())],
        1 => vec![("nickname", ["", "Neng", "Teteh"][chance.usize(..3)].to_owned())],
        2 => vec![("sex", ["male", "female"][chance.usize(..2)].to_owned())],
        3 => vec![("birth_date", typed(today - Days::new(chance.u64(1..9_000))))],
        4 => vec![("nik", ["", "3201234501900001", "3201234501900002"][chance.usize(..3)].to_owned())],
        _ => vec![("education", "primary".to_owned()), ("nickname", "Teh".to_owned())],
    }
}

pub(crate) fn household_edit(chance: &mut Rng) -> Vec<(&'static str, String)> {
    match chance.u32(..3) {
        0 => vec![("address", format!("Gang {}", chance.u32(1..4)))],
        1 => vec![("clean_water", ["yes", "no", ""][chance.usize(..3)].to_owned())],
        _ => vec![("dusun", "Krajan".to_owned()), ("rt", ["", "5", "6"][chance.usize(..3)].to_owned())],
    }
}

/// Any answer, also none.
pub(crate) fn answer(field: &Field, chance: &mut Rng, today: NaiveDate) -> Option<String> {
    if chance.u32(..4) == 0 {
        return None;
    }
    match &field.kind {
        FieldKind::Sign { .. } => Some(["no", "no", "no", "yes", ""][chance.usize(..5)].to_owned()),
        FieldKind::Choice { options } => {
            options.get(chance.usize(..options.len().max(1))).map(|o| o.value.clone())
        }
        FieldKind::Number { .. } => {
            let value = match field.id.as_str() {
                "BY1" | "BH1" => chance.u32(360..390),
                "BH7" => chance.u32(210..300),
                "BY5" => chance.u32(30..90),
                "BY6" => chance.u32(450..700),
                id if id.ends_with(".weight_grams") => return Some(chance.u32(2000..4200).to_string()),
                _ => chance.u32(320..450),
            };
            Some(format!("{},{}", value / 10, value % 10))
        }
        FieldKind::Date => Some(typed(today - Days::new(chance.u64(0..20)))),
        FieldKind::Text { .. } => Some("catatan".to_owned()),
        FieldKind::Many { options } => {
            let some = options.iter().filter(|_| chance.bool()).map(|option| option.value.clone());
            Some(some.collect::<Vec<_>>().join(","))
        }
        FieldKind::Note => None,
    }
}
