//! How a member is written down.

use serde_json::Value;
use uuid::Uuid;

use super::read::{Who, day_of_birth, read, since};
use super::{AT_BIRTH, all, known, measures};
use crate::command::{Decision, Ground};
use crate::error::{Error, Result};
use crate::form::household::lives_in;
use crate::form::page::{Stored, stored, text_of};
use crate::form::posyandu::described;
use crate::form::{at_birth, birth_date, newcomer, typed};
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::Fields;
use crate::journal::fold;
use crate::register::fields::MEMBER;
use crate::register::text;
use crate::screen::form::{FormSave, Problem, Question};

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
