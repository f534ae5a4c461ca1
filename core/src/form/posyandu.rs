//! Set-up of the posyandu and its kader; later edits of names, area and numbers.

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::Blank;
use super::page::{Stored, page, stored};
use super::typed;
use crate::command::{Decision, Ground};
use crate::error::{Error, Result};
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::{Described, Fact, Fields};
use crate::register::fields::{KADER, POSYANDU};
use crate::screen::form::{FormSave, Problem, Values};
use crate::store::state;

/// Set apart from the posyandu's own fields on the first form.
const KADER_PREFIX: &str = "kader.";
const WHO: &[&str] = &["name"];
const NAMES: &[&str] = &["name", "village", "district", "regency", "province", "pustu", "health_centre"];
const NUMBERS: &[&str] =
    &["midwife_name", "midwife_phone", "ambulance_phone", "emergency_name", "emergency_phone"];

/// The first form of a new phone.
pub(crate) fn set_up() -> Blank {
    let none = Stored::new();
    let mut who = page("Kader", KADER, WHO, KADER_PREFIX, &none);
    who.intro = Some("Selamat datang. Siapa nama Ibu/Bapak kader?".into());
    let mut place = page("Posyandu", POSYANDU, NAMES, "", &none);
    place.intro = Some("Posyandu mana yang dicatat di HP ini?".into());
    let mut numbers = page("Nomor darurat", POSYANDU, NUMBERS, "", &none);
    numbers.intro =
        Some("Siapa yang ditelepon bila ada tanda bahaya? Boleh diisi nanti di Pengaturan.".into());
    let mut blank = Blank::register("Siapkan SakuKader", vec![who, place, numbers], "Mulai");
    blank.subtitle = Some("Sekali saja, bisa diubah nanti".into());
    blank
}

/// Names and area.
pub(crate) fn edit(connection: &Connection) -> Result<Blank> {
    let stored = stored(connection, own(connection)?)?;
    Ok(Blank::register(
        "Posyandu dan wilayah",
        vec![page("Posyandu", POSYANDU, NAMES, "", &stored)],
        "Simpan",
    ))
}

/// The emergency numbers.
pub(crate) fn contacts(connection: &Connection) -> Result<Blank> {
    let stored = stored(connection, own(connection)?)?;
    let mut numbers = page("Nomor darurat", POSYANDU, NUMBERS, "", &stored);
    numbers.intro = Some("Nomor ini muncul di layar darurat.".into());
    Ok(Blank::register("Nomor darurat", vec![numbers], "Simpan nomor"))
}

/// The kader's own name.
pub(crate) fn kader(connection: &Connection) -> Result<Blank> {
    let stored = stored(connection, holder(connection)?)?;
    Ok(Blank::register("Nama kader", vec![page("Kader", KADER, WHO, "", &stored)], "Simpan nama"))
}

/// What cannot be right in names, area and numbers, and in the kader's name on the first form.
pub(crate) fn wrong(values: &Values, today: NaiveDate) -> Vec<Problem> {
    let names: Vec<&str> = NAMES.iter().chain(NUMBERS).copied().collect();
    let mut problems = typed::wrong(POSYANDU, &names, "", values, today);
    problems.extend(typed::wrong(KADER, WHO, KADER_PREFIX, values, today));
    problems
}

/// What cannot be right in the kader's name.
pub(crate) fn wrong_kader(values: &Values, today: NaiveDate) -> Vec<Problem> {
    typed::wrong(KADER, WHO, "", values, today)
}

/// The kader who holds this phone.
fn holder(connection: &Connection) -> Result<Uuid> {
    state::get(connection, state::KADER)?.ok_or(Error::NotFound("kader"))
}

/// The posyandu of this store.
pub(crate) fn own(connection: &Connection) -> Result<Uuid> {
    state::get(connection, state::POSYANDU)?.ok_or(Error::NotFound("posyandu"))
}

/// Founds the posyandu and its first kader, once a store.
pub(crate) fn save_set_up(ground: &Ground<'_>, save: &FormSave) -> Result<Decision> {
    if state::get::<Uuid>(ground.connection, state::POSYANDU)?.is_some() {
        return Ok(Decision::refuse("Posyandu di HP ini sudah disiapkan."));
    }
    let names: Vec<&str> = NAMES.iter().chain(NUMBERS).copied().collect();
    let (posyandu, mut problems) = typed::read(POSYANDU, &names, "", &save.values, ground.today);
    let (kader, more) = typed::read(KADER, WHO, KADER_PREFIX, &save.values, ground.today);
    problems.extend(more);
    problems.extend(typed::missing(POSYANDU, &names, "", &save.values));
    problems.extend(typed::missing(KADER, WHO, KADER_PREFIX, &save.values));
    if !problems.is_empty() {
        return Ok(Decision::Problems(problems));
    }
    let place = ground.new_subject(SubjectKind::Posyandu, "posyandu");
    let who = ground.new_subject(SubjectKind::Kader, "kader");
    state::set(ground.connection, state::POSYANDU, place.id)?;
    state::set(ground.connection, state::KADER, who.id)?;
    let mut batch = ground.batch();
    batch.say(place, described(typed::changed(posyandu, &Stored::new())));
    batch.say(who, described(typed::changed(kader, &Stored::new())));
    Ok(Decision::Write(batch, "Posyandu siap. Selamat bertugas!".into()))
}

/// Names, area or numbers, later.
pub(crate) fn save(ground: &Ground<'_>, save: &FormSave) -> Result<Decision> {
    let id = own(ground.connection)?;
    let names: Vec<&str> = NAMES.iter().chain(NUMBERS).copied().collect();
    let (fields, problems) = typed::read(POSYANDU, &names, "", &save.values, ground.today);
    if !problems.is_empty() {
        return Ok(Decision::Problems(problems));
    }
    let at_opening = |values| typed::read(POSYANDU, &names, "", values, ground.today).0;
    let before = ground.opened.values.as_ref().map(at_opening);
    let fields = typed::edited(fields, before.as_ref(), &stored(ground.connection, id)?);
    let mut batch = ground.batch();
    if !fields.is_empty() {
        ground.say(&mut batch, Subject::new(SubjectKind::Posyandu, id), described(fields))?;
    }
    Ok(Decision::Write(batch, "Tersimpan.".into()))
}

/// The name of the kader who holds this phone, later.
pub(crate) fn save_kader(ground: &Ground<'_>, save: &FormSave) -> Result<Decision> {
    let id = holder(ground.connection)?;
    let (fields, problems) = typed::read(KADER, WHO, "", &save.values, ground.today);
    if !problems.is_empty() {
        return Ok(Decision::Problems(problems));
    }
    let at_opening = |values| typed::read(KADER, WHO, "", values, ground.today).0;
    let before = ground.opened.values.as_ref().map(at_opening);
    let fields = typed::edited(fields, before.as_ref(), &stored(ground.connection, id)?);
    let mut batch = ground.batch();
    if !fields.is_empty() {
        ground.say(&mut batch, Subject::new(SubjectKind::Kader, id), described(fields))?;
    }
    Ok(Decision::Write(batch, "Nama tersimpan.".into()))
}

/// A fact of fields.
pub(crate) fn described(set: Fields) -> Fact {
    Fact::Described(Described { set, ..Described::default() })
}
