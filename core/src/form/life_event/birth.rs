//! A pregnancy ended: with a birth that makes the child and links its mother, a stillbirth, or a miscarriage.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::{ON, day_of, happened, lived, out_of_life, page, problem, read, text_of};
use crate::command::{Decision, Ground};
use crate::error::Result;
use crate::form::page::{Stored, all_visible, stored};
use crate::form::posyandu::described;
use crate::form::{Blank, at_birth, pregnancy};
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::{Ended, Fact, Fields, LifeEvent};
use crate::journal::write::Batch;
use crate::life_stage::Age;
use crate::pregnancy::{Dating, possible};
use crate::register::fields::{FieldSpec, Kind, SEX, YES_NO, field};
use crate::register::person::{self, Person, rules};
use crate::register::text;
use crate::rules::Sex;
use crate::screen::form::{FormSave, Problem, Question, Reaction, Values};

/// A child was born alive.
pub(crate) const DELIVERED: &str = "delivered";
/// How a pregnancy ends, and its words.
pub(crate) const OUTCOMES: &[(&str, &str)] = &[
    (DELIVERED, "Melahirkan, bayi hidup"),
    ("stillborn", "Melahirkan, bayi meninggal dalam kandungan"),
    ("miscarried", "Keguguran"),
];
const BABIES: &[(&str, &str)] = &[("1", "Satu"), ("2", "Kembar dua"), ("3", "Kembar tiga")];
/// The babies of one birth, by the prefix of their fields.
const PLACES: [(&str, &str); 3] = [("1", "b1."), ("2", "b2."), ("3", "b3.")];

const END: &[FieldSpec] = &[
    field("outcome", "A10", "Bagaimana kehamilannya selesai?", Kind::Choice(OUTCOMES)).required(),
    happened("Tanggal"),
    field("babies", "A12", "Berapa bayi yang lahir hidup?", Kind::Choice(BABIES)),
];
/// A1, A4, A12.
const BABY: &[FieldSpec] = &[
    field("name", "A1", "Nama bayi", Kind::Name).help("Boleh kosong: tercatat sebagai By. Ny. nama ibunya"),
    field("sex", "A4", "Jenis kelamin", Kind::Choice(SEX)).required(),
    at_birth::WEIGHT,
    at_birth::LENGTH,
    at_birth::HEAD,
    field("early_breastfeeding", "A12", "Inisiasi menyusu dini (IMD)", Kind::Choice(YES_NO)),
];

/// The form. A birth on record already is one that another child of it is added to.
pub(crate) fn blank(connection: &Connection, mother: Uuid, today: NaiveDate) -> Result<Blank> {
    let person = person::load(connection, mother)?;
    let mut known = Stored::from([("babies".to_owned(), Value::String("1".into()))]);
    if let Some(on) = recent(&person, today) {
        known.insert("outcome".into(), Value::String(DELIVERED.into()));
        known.insert(ON.into(), Value::String(on.to_string()));
    }
    let mut pages = vec![page("Kehamilan selesai", END, &known)];
    for (number, prefix) in PLACES {
        let title = if number == "1" { "Bayi".to_owned() } else { format!("Bayi ke-{number}") };
        let names: Vec<&str> = BABY.iter().map(|spec| spec.name).collect();
        pages.push(crate::form::page::page(&title, BABY, &names, prefix, &Stored::new()));
    }
    let stage = person.stage_text(today);
    let mut blank = Blank::register(person.name, pages, "Simpan");
    blank.subtitle = Some(stage);
    Ok(blank)
}

/// The day of a birth that is on record, while another child of it may still be missing.
fn recent(mother: &Person, today: NaiveDate) -> Option<NaiveDate> {
    mother.delivered.filter(|_| mother.pregnancy.is_none() && mother.is_postpartum(today))
}

/// How many children the form speaks of.
fn babies(values: &Values) -> usize {
    let typed = |name: &str| values.get(name).map(String::as_str).unwrap_or_default();
    if typed("outcome") != DELIVERED {
        return 0;
    }
    BABIES.iter().position(|(value, _)| *value == typed("babies")).map_or(1, |place| place + 1)
}

/// Only the children there are.
pub(crate) fn react(values: &Values) -> Reaction {
    let mut reaction = all_visible(values);
    let count = babies(values);
    let hidden = |field: &str| PLACES.iter().skip(count).any(|(_, prefix)| field.starts_with(prefix));
    reaction.visible.retain(|field| !hidden(field) && (count > 0 || field != "babies"));
    reaction
}

pub(crate) fn wrong(values: &Values, today: NaiveDate) -> Vec<Problem> {
    let mut problems = super::wrong(END, "", values, today);
    for (_, prefix) in PLACES.iter().take(babies(values)) {
        problems.extend(super::wrong(BABY, prefix, values, today));
    }
    problems
}

/// Ends the pregnancy and registers the children.
pub(crate) fn save(ground: &Ground<'_>, mother: Uuid, save: &FormSave) -> Result<Decision> {
    let person = person::load(ground.connection, mother)?;
    let (end, mut problems) = read(END, "", &save.values, ground.today);
    let mut children = Vec::new();
    for (number, prefix) in PLACES.iter().take(babies(&save.values)) {
        let (fields, more) = read(BABY, prefix, &save.values, ground.today);
        problems.extend(more);
        children.push((*number, fields));
    }
    let Some(on) = day_of(&end).filter(|_| problems.is_empty()) else {
        return Ok(Decision::Problems(problems));
    };
    problems.extend(out_of_life(ground.connection, &person, on)?);
    problems.extend(cannot_be_hers(&person, on)?);
    if !children.is_empty() && person.household.is_none() {
        problems.push(problem("", format!("{} belum punya keluarga. Catat dulu pindahnya.", person.name)));
    }
    if !problems.is_empty() {
        return Ok(Decision::Problems(problems));
    }
    let questions = doubts(&person, on, children.len())?;
    let open: Vec<Question> =
        questions.into_iter().filter(|question| !save.confirmed.contains(&question.id)).collect();
    if !open.is_empty() {
        return Ok(Decision::Questions(open));
    }
    let mut batch = ground.batch();
    let current = pregnancy::current(ground.connection, mother)?;
    let twins = children.len() > 1;
    for (number, fields) in &children {
        let name = match text_of(fields, "name") {
            name if name.is_empty() && twins => format!("By. Ny. {} {number}", person.name),
            name if name.is_empty() => format!("By. Ny. {}", person.name),
            name => name,
        };
        child(ground, &mut batch, &person, (number, name, fields), (on, current))?;
    }
    end_pregnancy(ground, &mut batch, &person, on, text_of(&end, "outcome"), current);
    let sentence = match children.len() {
        0 => format!("Kehamilan {} tercatat selesai.", person.name),
        1 => format!("Kelahiran tersimpan. {} sekarang nifas.", person.name),
        more => format!("Kelahiran {more} bayi tersimpan."),
    };
    Ok(Decision::Write(batch, sentence))
}

/// A woman, of an age to give birth, after the pregnancy began.
fn cannot_be_hers(mother: &Person, on: NaiveDate) -> Result<Option<Problem>> {
    let rules = rules()?;
    let name = &mother.name;
    if mother.sex == Some(Sex::Male) {
        return Ok(Some(problem("", format!("{name} tercatat laki-laki. Perbaiki dulu jenis kelaminnya."))));
    }
    let (from, _) = possible::years(rules);
    if mother.birth.and_then(|birth| Age::on(birth, on)).is_some_and(|age| age.years() < from) {
        let sentence =
            format!("{name} belum {from} tahun pada tanggal ini. Periksa tanggalnya atau tanggal lahir ibu.");
        return Ok(Some(problem(ON, sentence)));
    }
    let first = mother.pregnancy.as_ref().and_then(|one| crate::pregnancy::first_day(rules, &one.dating));
    Ok(first.filter(|first| on < *first).map(|first| {
        problem(ON, format!("Kehamilan ini dihitung mulai {}. Tanggal ini sebelumnya.", text::date(first)))
    }))
}

fn doubts(mother: &Person, on: NaiveDate, children: usize) -> Result<Vec<Question>> {
    let rules = rules()?;
    let mut questions = Vec::new();
    let mut ask = |id: &str, field: &str, sentence: String| {
        questions.push(Question {
            id: id.into(),
            field: field.into(),
            sentence,
            yes: "Ya, benar".into(),
            no: "Perbaiki".into(),
        });
    };
    let (_, to) = possible::years(rules);
    if let Some(age) = mother.birth.and_then(|birth| Age::on(birth, on)).filter(|age| age.years() > to) {
        ask("age", "", format!("{} berumur {} tahun. Benar melahirkan?", mother.name, age.years()));
    }
    if let Some(weeks) =
        weeks_at(mother, on).filter(|weeks| children > 0 && !possible::live_birth_fits(rules, *weeks))
    {
        ask("weeks", ON, format!("Menurut catatan, kehamilannya {weeks} minggu pada tanggal ini. Benar?"));
    }
    Ok(questions)
}

fn weeks_at(mother: &Person, on: NaiveDate) -> Option<i64> {
    let dating: &Dating = &mother.pregnancy.as_ref()?.dating;
    crate::pregnancy::weeks(rules().ok()?, dating, on)
}

/// Says that the pregnancy ended; one that nobody had written down is written down as it ends.
fn end_pregnancy(
    ground: &Ground<'_>,
    batch: &mut Batch,
    mother: &Person,
    on: NaiveDate,
    outcome: String,
    current: Option<Uuid>,
) {
    let ended = Fact::Ended(Ended { on, outcome });
    match current {
        Some(id) => batch.say(Subject::new(SubjectKind::Pregnancy, id), ended),
        // A further child of a birth that is on record.
        None if mother.delivered == Some(on) => {}
        None => {
            let subject = ground.new_subject(SubjectKind::Pregnancy, "pregnancy");
            let of = Fields::from([("member".to_owned(), Value::String(mother.id.to_string()))]);
            batch.say(subject.clone(), described(of));
            batch.say(subject, ended);
        }
    }
}

/// Registers one child.
fn child(
    ground: &Ground<'_>,
    batch: &mut Batch,
    mother: &Person,
    (number, name, asked): (&str, String, &Fields),
    (on, pregnancy): (NaiveDate, Option<Uuid>),
) -> Result<()> {
    let subject = ground.new_subject(SubjectKind::Member, &format!("child/{number}"));
    let mut fields = Fields::from([
        ("name".to_owned(), Value::String(name)),
        ("birth_date".to_owned(), Value::String(on.to_string())),
        ("mother".to_owned(), Value::String(mother.id.to_string())),
    ]);
    for kept in ["sex", "early_breastfeeding"] {
        fields.extend(
            asked.get(kept).filter(|value| !value.is_null()).map(|value| (kept.to_owned(), value.clone())),
        );
    }
    let told = pregnancy.map(|id| stored(ground.connection, id)).transpose()?.unwrap_or_default();
    for (of_pregnancy, of_child) in [("husband", "father_name"), ("gravida", "birth_order")] {
        let value = told.get(of_pregnancy).filter(|value| !value.is_null());
        fields.extend(value.map(|value| (of_child.to_owned(), value.clone())));
    }
    let weeks = weeks_at(mother, on)
        .filter(|weeks| rules().is_ok_and(|rules| possible::live_birth_fits(rules, *weeks)));
    fields.extend(weeks.map(|weeks| ("weeks_at_birth".to_owned(), Value::from(weeks))));
    let relation = relation_to_head(mother.relation.as_deref());
    fields.extend(relation.map(|relation| ("relation".to_owned(), Value::String(relation.into()))));
    batch.say(subject.clone(), described(fields));
    batch.say(subject.clone(), lived(LifeEvent::Born, on, mother.household, String::new()));
    at_birth::say_new(batch, &subject, asked, on);
    Ok(())
}

/// What a child is to the head, by what its parent is.
pub(crate) fn relation_to_head(parent: Option<&str>) -> Option<&'static str> {
    match parent? {
        "head" | "wife" | "husband" => Some("child"),
        "child" | "child_in_law" => Some("grandchild"),
        "grandchild" | "relative" | "parent" | "parent_in_law" => Some("relative"),
        "other" => Some("other"),
        _ => None,
    }
}
