//! Registering and editing a member.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::at_birth::{self, AT_BIRTH};
use super::birth_date;
use super::household::lives_in;
use super::page::{Stored, page, stored, text_of};
use super::posyandu::described;
use super::{Blank, newcomer, typed};
use crate::command::{Decision, Ground};
use crate::error::{Error, Result};
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::Fields;
use crate::journal::fold;
use crate::life_stage::Age;
use crate::register::alike;
use crate::register::fields::{FieldSpec, Kind, MEMBER, field, named};
use crate::register::{names, nik, text};
use crate::screen::form::{FieldKind, FieldNote, FormPage, FormSave, Problem, Question, Reaction, Values};
use crate::screen::{Advice, Tone};

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
/// Fields that are asked from an age on, in completed years, or up to it.
const FROM_AGE: [(&str, i64); 3] = [("marital_status", 10), ("education", 5), ("occupation", 10)];
const UP_TO_AGE: [(&str, i64); 5] = [
    ("mother_name", 18),
    ("father_name", 18),
    ("birth_order", 6),
    ("weeks_at_birth", 6),
    ("early_breastfeeding", 6),
];
/// What was measured at birth is asked up to it.
const MEASURED_UP_TO_AGE: i64 = 6;

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

/// Hints while typing: what the NIK says of birth date and sex. Never an error.
pub(crate) fn react(values: &Values, today: NaiveDate, prefix: &str) -> Reaction {
    let get = |name: &str| values.get(&format!("{prefix}{name}")).map(String::as_str).unwrap_or_default();
    let mut reaction = super::page::all_visible(values);
    let birth = born(values, prefix, today);
    let age = birth.and_then(|birth| Age::on(birth, today)).map(Age::years);
    let hidden = |field: &str| {
        let with = |limits: &[(&str, i64)], out: fn(i64, i64) -> bool| {
            limits.iter().any(|(name, limit)| *name == field && age.is_some_and(|age| out(age, *limit)))
        };
        with(&FROM_AGE, |age, from| age < from)
            || with(&UP_TO_AGE, |age, to| age > to)
            || (field == AGE && !get("birth_date").trim().is_empty())
            || (field == "birth_estimated" && get("birth_date").trim().is_empty())
            || (named(AT_BIRTH, field).is_some()
                && (age.is_none_or(|age| age > MEASURED_UP_TO_AGE)
                    || get("birth_date").trim().is_empty()
                    || get("birth_estimated") == "yes"))
    };
    // What is on record is never hidden.
    let kept = |field: &str| values.get(field).is_some_and(|value| !value.is_empty() && field != AGE);
    reaction
        .visible
        .retain(|field| field.strip_prefix(prefix).is_none_or(|name| kept(field) || !hidden(name)));
    if let Some(hint) = nik::hint(get("nik"), get("birth_date"), get("sex"), today) {
        reaction.notes.push(FieldNote {
            field: format!("{prefix}nik"),
            chip: None,
            problem: None,
            advice: Some(Advice { text: hint, source: nik::SOURCE.into() }),
            tone: Tone::Information,
        });
    }
    reaction
}

/// What cannot be right in what was typed so far.
pub(crate) fn wrong(values: &Values, today: NaiveDate, prefix: &str) -> Vec<Problem> {
    let mut problems = typed::wrong(MEMBER, &all().collect::<Vec<_>>(), prefix, values, today);
    problems.extend(typed::wrong(ASKED, &[AGE, SINCE], prefix, values, today));
    problems.extend(typed::wrong(AT_BIRTH, &measures(), prefix, values, today));
    problems
}

/// The day she was born, where it is no estimate.
fn day_of_birth(fields: &BTreeMap<String, Value>) -> Option<NaiveDate> {
    if text_of(fields, "birth_estimated").as_deref() == Some("yes") {
        return None;
    }
    text_of(fields, "birth_date")?.parse().ok()
}

/// The birth date as typed, or as the age that was estimated puts it.
pub(super) fn born(values: &Values, prefix: &str, today: NaiveDate) -> Option<NaiveDate> {
    let typed =
        |name: &str| values.get(&format!("{prefix}{name}")).map(|typed| typed.trim()).unwrap_or_default();
    if typed("birth_date").is_empty() {
        let years = text::read_decimal(typed(AGE), 0)?;
        return today.checked_sub_months(Months::new(u32::try_from(years).ok()?.checked_mul(12)?));
    }
    text::read_date(typed("birth_date")).ok()
}

/// Since when a new member lives here; not before her birth.
pub(crate) fn since(
    values: &Values,
    fields: &Fields,
    prefix: &str,
    today: NaiveDate,
) -> std::result::Result<Option<NaiveDate>, Problem> {
    let (asked, _) = typed::read(ASKED, &[SINCE], prefix, values, today);
    let day =
        |value: Option<&Value>| value.and_then(Value::as_str).and_then(|day| day.parse::<NaiveDate>().ok());
    let since = day(asked.get(SINCE));
    let too_early = since.zip(day(fields.get("birth_date"))).is_some_and(|(since, birth)| since < birth);
    if too_early {
        let sentence = "Tanggal pindah ini sebelum tanggal lahirnya.".to_owned();
        return Err(Problem { field: format!("{prefix}{SINCE}"), sentence });
    }
    Ok(since)
}

/// The same with people who look like the new one.
pub(crate) fn react_new(
    connection: &Connection,
    values: &Values,
    today: NaiveDate,
    prefix: &str,
    household: Option<Uuid>,
) -> Result<Reaction> {
    let mut reaction = react(values, today, prefix);
    let someone = newcomer::known(connection, values, today, prefix, household)?;
    reaction.lookalikes = alike::rows::rows(connection, &someone, today)?;
    Ok(reaction)
}

/// Whom a form is about.
#[derive(Clone, Copy)]
pub(crate) enum Who {
    /// Somebody new, of a household or the head of a new one.
    New(Option<Uuid>),
    /// A member.
    Known(Uuid),
}

/// Reads a member's fields; asks when someone like it is here already. `Err` is the decision to answer with.
pub(crate) fn read(
    ground: &Ground<'_>,
    save: &FormSave,
    prefix: &str,
    who: Who,
) -> Result<std::result::Result<Fields, Decision>> {
    let names: Vec<&str> = all().filter(|name| prefix.is_empty() || *name != "relation").collect();
    let (mut fields, mut problems) = typed::read(MEMBER, &names, prefix, &save.values, ground.today);
    if !matches!(who, Who::Known(_)) {
        problems.extend(typed::missing(MEMBER, &names, prefix, &save.values));
    }
    problems.extend(typed::wrong(ASKED, &[AGE, SINCE], prefix, &save.values, ground.today));
    problems.extend(typed::wrong(AT_BIRTH, &measures(), prefix, &save.values, ground.today));
    estimate(&mut fields, &mut problems, &save.values, prefix, ground.today);
    if !problems.is_empty() {
        return Ok(Err(Decision::Problems(problems)));
    }
    let questions = doubts(ground, save, &fields, prefix, who)?;
    let open: Vec<Question> =
        questions.into_iter().filter(|question| !save.confirmed.contains(&question.id)).collect();
    Ok(if open.is_empty() { Ok(fields) } else { Err(Decision::Questions(open)) })
}

/// An estimated age stands in for a birth date nobody knows, and is marked as such.
fn estimate(
    fields: &mut Fields,
    problems: &mut Vec<Problem>,
    values: &Values,
    prefix: &str,
    today: NaiveDate,
) {
    let typed =
        |name: &str| values.get(&format!("{prefix}{name}")).map(|typed| typed.trim()).unwrap_or_default();
    if !typed("birth_date").is_empty() {
        return;
    }
    let id = format!("{prefix}birth_date");
    match born(values, prefix, today) {
        Some(birth) => {
            problems.retain(|problem| problem.field != id);
            fields.insert("birth_date".into(), Value::String(birth.to_string()));
            fields.insert("birth_estimated".into(), Value::String("yes".into()));
        }
        None => {
            for problem in problems.iter_mut().filter(|problem| problem.field == id) {
                problem.sentence = "Isi tanggal lahir, atau perkiraan umurnya.".into();
            }
        }
    }
}

fn doubts(
    ground: &Ground<'_>,
    save: &FormSave,
    fields: &Fields,
    prefix: &str,
    who: Who,
) -> Result<Vec<Question>> {
    let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let mut questions = Vec::new();
    let like = match who {
        // Answered: they are searched for once, when what was answered is written down.
        _ if newcomer::is_another(save) => None,
        Who::New(household) => {
            let someone = newcomer::known(ground.connection, &save.values, ground.today, prefix, household)?;
            alike::rows::question(ground.connection, &someone)?
        }
        Who::Known(own) => alike::rows::nik_question(ground.connection, own, text("nik"))?,
    };
    if let Some(sentence) = like {
        questions.push(Question {
            id: newcomer::LOOK_ALIKE.into(),
            field: format!("{prefix}name"),
            sentence,
            yes: "Ya, orang lain".into(),
            no: "Periksa dulu".into(),
        });
    }
    let birth: Option<NaiveDate> = text("birth_date").parse().ok();
    if birth.is_some_and(|birth| ground.today.years_since(birth).is_some_and(|years| years > 110)) {
        questions.push(Question {
            id: "age".into(),
            field: format!("{prefix}birth_date"),
            sentence: "Umurnya lebih dari 110 tahun. Apakah tanggal lahirnya benar?".into(),
            yes: "Ya, benar".into(),
            no: "Perbaiki".into(),
        });
    }
    Ok(questions)
}

/// A new member.
pub(crate) fn save_new(ground: &Ground<'_>, household: Uuid, save: &FormSave) -> Result<Decision> {
    if stored(ground.connection, household)?.is_empty() {
        return Err(Error::NotFound("household"));
    }
    let fields = match read(ground, save, "", Who::New(Some(household)))? {
        Ok(fields) => fields,
        Err(decision) => return Ok(decision),
    };
    if fields.get("relation").and_then(Value::as_str) == Some("head") {
        let sentence = "Keluarga ini sudah punya kepala keluarga.".to_owned();
        return Ok(Decision::Problems(vec![Problem { field: "relation".into(), sentence }]));
    }
    let since = match since(&save.values, &fields, "", ground.today) {
        Ok(since) => since,
        Err(problem) => return Ok(Decision::Problems(vec![problem])),
    };
    let name = fields.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    let member = ground.new_subject(SubjectKind::Member, "member");
    let mut batch = ground.batch();
    if let Some(birth) = day_of_birth(&fields) {
        let (measured, _) = typed::read(AT_BIRTH, &measures(), "", &save.values, ground.today);
        at_birth::say_new(&mut batch, &member, &measured, birth);
    }
    batch.say(member.clone(), described(typed::changed(fields, &Stored::new())));
    batch.say(member.clone(), lives_in(household, since));
    newcomer::tell_apart(ground, save, "", Some(household), &member, &mut batch)?;
    Ok(Decision::Write(batch, format!("{name} tersimpan.")))
}

/// Guarded fields with more than one value that stands, all of which the kader saw.
fn asked(ground: &Ground<'_>, member: &Subject) -> Result<Vec<String>> {
    let mut said = fold::live(ground.connection, member)?;
    said.retain(|one| ground.opened.seen.has(one.id));
    let asked = fold::current(&said).into_iter().filter(|(field, current)| current.asks(field));
    Ok(asked.map(|(field, _)| field.to_owned()).collect())
}

/// What stands against another birth date than before, or is asked about it.
fn corrected_birth(
    ground: &Ground<'_>,
    id: Uuid,
    save: &FormSave,
    before: &Stored,
    fields: &Fields,
) -> Result<Option<Decision>> {
    const ESTIMATED: &str = "birth_estimated";
    let birth = fields.get("birth_date").and_then(Value::as_str);
    let Some(birth) = birth.filter(|birth| text_of(before, "birth_date").as_deref() != Some(*birth)) else {
        return Ok(None);
    };
    let Ok(birth) = birth.parse() else { return Ok(None) };
    if let Some(sentence) = birth_date::contradicted(ground.connection, id, birth, ground.today)? {
        return Ok(Some(Decision::Problems(vec![Problem { field: "birth_date".into(), sentence }])));
    }
    // A day found out afterwards was typed over the estimate, whose mark stands further down.
    let marked = |estimated: Option<&str>| estimated == Some("yes");
    let asked = marked(text_of(before, ESTIMATED).as_deref())
        && marked(fields.get(ESTIMATED).and_then(Value::as_str))
        && save.values.get("birth_date").is_some_and(|typed| !typed.trim().is_empty())
        && !save.confirmed.iter().any(|one| one == ESTIMATED);
    Ok(asked.then(|| {
        Decision::Questions(vec![Question {
            id: ESTIMATED.into(),
            field: ESTIMATED.into(),
            sentence: format!("Apakah {} masih perkiraan?", text::date(birth)),
            yes: "Ya, perkiraan".into(),
            no: "Perbaiki".into(),
        }])
    }))
}

/// Edits a member. An edit of a guarded field replaces every value that was seen.
pub(crate) fn save(ground: &Ground<'_>, id: Uuid, save: &FormSave) -> Result<Decision> {
    let before = known(ground.connection, id)?;
    let born_before = day_of_birth(&before);
    let fields = match read(ground, save, "", Who::Known(id))? {
        Ok(fields) => fields,
        Err(decision) => return Ok(decision),
    };
    if let Some(decision) = corrected_birth(ground, id, save, &before, &fields)? {
        return Ok(decision);
    }
    let subject = Subject::new(SubjectKind::Member, id);
    let at_opening = |values| typed::read(MEMBER, &all().collect::<Vec<_>>(), "", values, ground.today).0;
    let opening = ground.opened.values.as_ref().map(at_opening);
    let mut edited = typed::edited(fields.clone(), opening.as_ref(), &before);
    // Saving a form that shows a question answers it, also with the value already shown.
    for field in asked(ground, &subject)? {
        if let Some(value) = fields.get(&field) {
            edited.insert(field, value.clone());
        }
    }
    let mut batch = ground.batch();
    if !edited.is_empty() {
        ground.say(&mut batch, subject.clone(), described(edited))?;
    }
    let birth = day_of_birth(&before.into_iter().chain(fields).collect());
    if let Some(birth) = birth {
        let measured = |values| typed::read(AT_BIRTH, &measures(), "", values, ground.today).0;
        let opening = ground.opened.values.as_ref().map(measured);
        let asked = measured(&save.values);
        at_birth::say_edited(ground, &mut batch, &subject, (&asked, opening.as_ref()), (born_before, birth))?;
    }
    Ok(Decision::Write(batch, "Perubahan tersimpan.".into()))
}
