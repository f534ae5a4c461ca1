//! Set-up of the posyandu and its kader; later edits of names, area and numbers.

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::Blank;
use serde_json::Value;

use super::page::{Stored, all_visible, field, page, stored};
use super::typed;
use crate::command::{Decision, Ground};
use crate::error::{Error, Result};
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::{Described, Fact, Fields};
use crate::register::area::{self, Village};
use crate::register::fields::{FieldSpec, KADER, Kind, POSYANDU, field as register_field};
use crate::screen::form::{Field, FieldKind, FormPage, FormSave, Problem, Proposal, Reaction, Values};
use crate::store::state;

/// Whether the phone begins a register.
const BEGIN: FieldSpec = register_field(
    "begin",
    "",
    "Apa yang ingin dilakukan?",
    Kind::Choice(&[(NEW, "Posyandu baru"), (JOIN, "Gabung dengan HP kader lain")]),
)
.required();
const NEW: &str = "new";
const JOIN: &str = "join";
/// What is said while phones cannot be merged.
const CANNOT_JOIN: FieldSpec = register_field(
    "cannot_join",
    "",
    "Menggabungkan catatan dari HP kader lain belum bisa di versi ini. Pilih “Posyandu baru” hanya bila posyandu ini belum dicatat di HP lain.",
    Kind::Reference,
);
/// Set apart from the posyandu's own fields on the first form.
const KADER_PREFIX: &str = "kader.";
const WHO: &[&str] = &["name"];
const PLACE: &[&str] = &["name", "opens_on_day", "pustu", "health_centre"];
const AREA: &[&str] = &["village", "district", "regency", "province", "dusun", "rt", "rw"];
const NUMBERS: &[&str] =
    &["midwife_name", "midwife_phone", "ambulance_phone", "emergency_name", "emergency_phone"];

/// The first form of a new phone.
pub(crate) fn set_up() -> Blank {
    let none = Stored::new();
    let mut place = page("Posyandu", POSYANDU, PLACE, "", &none);
    place.intro = Some("Posyandu mana yang dicatat di HP ini?".into());
    let mut area = page("Wilayah", POSYANDU, AREA, "", &none);
    area.intro = Some("Di mana wilayah posyandu ini?".into());
    let mut numbers = page("Nomor darurat", POSYANDU, NUMBERS, "", &none);
    numbers.intro =
        Some("Siapa yang ditelepon bila ada tanda bahaya? Boleh diisi nanti di Pengaturan.".into());
    let mut blank = Blank::register("Siapkan SakuKader", vec![begin(), place, area, numbers], "Mulai");
    blank.subtitle = Some("Sekali saja, bisa diubah nanti".into());
    blank
}

/// The first question: whether this phone begins a register or joins one; and who holds it.
fn begin() -> FormPage {
    let mut first = page("Kader", KADER, WHO, KADER_PREFIX, &Stored::new());
    first.intro = Some("Selamat datang di SakuKader.".into());
    first.fields.insert(0, field(&BEGIN, "", NEW.to_owned()));
    first.fields.insert(1, Field { kind: FieldKind::Note, ..field(&CANNOT_JOIN, "", String::new()) });
    first
}

/// A phone that joins has nothing to fill in yet. What is typed as a village proposes the whole area.
pub(crate) fn react(values: &Values) -> Reaction {
    let mut reaction = all_visible(values);
    let typed = |name: &str| values.get(name).map(|typed| typed.trim()).unwrap_or_default();
    if typed(BEGIN.name) == JOIN {
        reaction.visible.retain(|field| [BEGIN.name, CANNOT_JOIN.name].contains(&field.as_str()));
        reaction.nothing_to_save = true;
        return reaction;
    }
    reaction.visible.retain(|field| field != CANNOT_JOIN.name);
    let chosen =
        area::code(typed("village"), typed("district"), typed("regency"), typed("province")).is_some();
    if values.contains_key("village") && !chosen {
        reaction.proposals =
            area::find(typed("village"), typed("district"), PROPOSED).into_iter().map(proposal).collect();
    }
    reaction
}

/// The most villages proposed at once; more is narrowed by typing on, or by the kecamatan.
const PROPOSED: usize = 5;

fn proposal(found: Village) -> Proposal {
    let Village { village, district, regency, province, .. } = found;
    let fills = [("village", village), ("district", district), ("regency", regency), ("province", province)];
    Proposal {
        field: "village".into(),
        title: village.to_owned(),
        subtitle: format!("Kec. {district}, {regency}, {province}"),
        values: fills.into_iter().map(|(field, value)| (field.to_owned(), value.to_owned())).collect(),
    }
}

/// Every field of names, area and numbers.
fn names() -> Vec<&'static str> {
    PLACE.iter().chain(AREA).chain(NUMBERS).copied().collect()
}

/// What was typed, with the code of the area where its names are those of one village.
fn read(values: &Values, today: NaiveDate) -> (Fields, Vec<Problem>) {
    let (mut fields, problems) = typed::read(POSYANDU, &names(), "", values, today);
    if AREA.iter().any(|name| fields.contains_key(*name)) {
        let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
        let code = area::code(text("village"), text("district"), text("regency"), text("province"));
        fields.insert("area_code".into(), code.map_or(Value::Null, Value::String));
    }
    (fields, problems)
}

/// Names and area.
pub(crate) fn edit(connection: &Connection) -> Result<Blank> {
    let stored = stored(connection, own(connection)?)?;
    Ok(Blank::register(
        "Posyandu dan wilayah",
        vec![page("Posyandu", POSYANDU, PLACE, "", &stored), page("Wilayah", POSYANDU, AREA, "", &stored)],
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
    let mut problems = typed::wrong(POSYANDU, &names(), "", values, today);
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
    if save.values.get(BEGIN.name).is_some_and(|typed| typed == JOIN) {
        let problem = Problem {
            field: BEGIN.name.into(),
            sentence: "Pilih “Posyandu baru” untuk melanjutkan.".into(),
        };
        return Ok(Decision::Problems(vec![problem]));
    }
    let (posyandu, mut problems) = read(&save.values, ground.today);
    let (kader, more) = typed::read(KADER, WHO, KADER_PREFIX, &save.values, ground.today);
    problems.extend(more);
    problems.extend(typed::missing(POSYANDU, &names(), "", &save.values));
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
    let (fields, problems) = read(&save.values, ground.today);
    if !problems.is_empty() {
        return Ok(Decision::Problems(problems));
    }
    let at_opening = |values| read(values, ground.today).0;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_that_would_join_another_is_told_so_and_offered_no_save() {
        let shown = |begin: &str| {
            let values =
                ["begin", "cannot_join", "kader.name"].map(|field| (field.to_owned(), String::new()));
            let mut values = Values::from(values);
            values.insert("begin".to_owned(), begin.to_owned());
            let reaction = react(&values);
            let mut visible = reaction.visible;
            visible.sort();
            (visible.join(" "), reaction.nothing_to_save)
        };
        assert_eq!(shown("join"), ("begin cannot_join".to_owned(), true));
        assert_eq!(shown("new"), ("begin kader.name".to_owned(), false));
    }
}
