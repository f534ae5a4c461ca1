//! Registering and editing a member: what is asked. What is said while typing, how it is read, and how it is saved stand beside.

mod hints;
mod read;
mod save;

use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::Blank;
use super::at_birth::{self, AT_BIRTH};
use super::page::{Stored, page, stored, text_of};
use crate::error::{Error, Result};
use crate::register::fields::{FieldSpec, Kind, MEMBER, field, named};
use crate::register::names;
use crate::screen::form::{FieldKind, FormPage};

use read::day_of_birth;

pub(crate) use hints::{react, react_new, wrong};
pub(super) use read::born;
pub(crate) use read::{Who, read, since};
pub(crate) use save::{save, save_new};

/// The head's fields on the form of a new household.
pub(crate) const HEAD_PREFIX: &str = "head.";
/// The page that must be filled; a new field of a member goes on one of these and into `fields.rs`.
const WHO: &[&str] = &["name", "nickname", "sex", "birth_date", "birth_estimated", "relation"];
const MORE: &[&str] = &[
    "nik",
    "jkn_number",
    "health_facility",
    "marital_status",
    "education",
    "occupation",
    "mother_name",
    "father_name",
    "birth_order",
    "weeks_at_birth",
    "early_breastfeeding",
];

/// Asked on the form, and kept as something else: an estimated birth date, and since when she lives here.
const ASKED: &[FieldSpec] = &[
    field(AGE, "A3", "Perkiraan umur (tahun)", Kind::Integer(0, 120))
        .help("Bila tanggal lahir tidak diketahui"),
    field(SINCE, "A11", "Pindah ke sini tanggal", Kind::PastDate)
        .help("Kosongkan bila sudah lama tinggal di sini"),
];
const AGE: &str = "age_years";
const SINCE: &str = "moved_in_on";

fn all() -> impl Iterator<Item = &'static str> {
    WHO.iter().chain(MORE).copied()
}

/// The head on the form of a new household.
pub(crate) fn head_page(typed: &str) -> FormPage {
    let names: Vec<&str> = WHO.iter().copied().filter(|name| *name != "relation").chain(["nik"]).collect();
    let mut head = page("Kepala keluarga", MEMBER, &names, HEAD_PREFIX, &typed_name(typed));
    ask(&mut head, HEAD_PREFIX, &[AGE, SINCE]);
    head
}

/// Puts what is only asked on a page: the age after the birth date, the rest at its end.
fn ask(page: &mut FormPage, prefix: &str, names: &[&str]) {
    for spec in names.iter().filter_map(|name| named(ASKED, name)) {
        let after =
            page.fields.iter().position(|one| spec.name == AGE && one.id == format!("{prefix}birth_date"));
        let place = after.map_or(page.fields.len(), |place| place + 1);
        page.fields.insert(place, super::page::field(spec, prefix, String::new()));
    }
}

fn typed_name(typed: &str) -> Stored {
    let mut stored = Stored::new();
    if !typed.trim().is_empty() {
        stored.insert("name".into(), Value::String(names::tidy(typed)));
    }
    stored
}

fn pages(stored: &Stored, at_birth: &Stored, asked: &[&str]) -> Vec<FormPage> {
    let mut who = page("Anggota", MEMBER, WHO, "", stored);
    // The head is chosen with the household; a second one is no answer here.
    let is_head = text_of(stored, "relation").as_deref() == Some("head");
    for field in &mut who.fields {
        if let (FieldKind::Choice { options }, "relation") = (&mut field.kind, field.id.as_str()) {
            options.retain(|option| (option.value == "head") == is_head);
        }
    }
    ask(&mut who, "", asked);
    let mut more = page("Keterangan lain", MEMBER, MORE, "", stored);
    more.fields.extend(page("", AT_BIRTH, &measures(), "", at_birth).fields);
    vec![who, more]
}

fn measures() -> Vec<&'static str> {
    AT_BIRTH.iter().map(|spec| spec.name).collect()
}

/// A new member of a household.
pub(crate) fn new(connection: &Connection, household: Uuid, typed: &str) -> Result<Blank> {
    let title = names::household(connection, household)?;
    let mut blank = Blank::register(
        "Anggota baru",
        pages(&typed_name(typed), &Stored::new(), &[AGE, SINCE]),
        "Simpan anggota",
    );
    blank.subtitle = Some(title);
    blank.save_and_more = Some("Simpan & tambah lagi".into());
    Ok(blank)
}

/// A member that exists.
pub(crate) fn edit(connection: &Connection, id: Uuid) -> Result<Blank> {
    let stored = known(connection, id)?;
    let at_birth = at_birth::known(connection, id, day_of_birth(&stored))?;
    Ok(Blank::register(names::member(connection, id)?, pages(&stored, &at_birth, &[AGE]), "Simpan perubahan"))
}

fn known(connection: &Connection, id: Uuid) -> Result<Stored> {
    let stored = stored(connection, id)?;
    if stored.is_empty() { Err(Error::NotFound("member")) } else { Ok(stored) }
}
