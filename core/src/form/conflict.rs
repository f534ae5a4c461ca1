//! Values of a guarded field that two kader wrote apart: which one is right.

use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use uuid::Uuid;

use super::Blank;
use super::page::shown;
use super::posyandu::described;
use crate::command::{Decision, Ground};
use crate::error::{Error, Result};
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::Fields;
use crate::register::fields::{FieldSpec, MEMBER, named};
use crate::register::{names, nik};
use crate::screen::form::{Choice, Field, FieldKind, FormPage, FormSave, Problem};

const RIGHT: &str = "right";

/// The values that stand of a field, the one shown first; `None` where there is nothing to ask.
pub(crate) fn values(connection: &Connection, member: Uuid, field: &str) -> Result<Option<Vec<Value>>> {
    let row: Option<(String, String)> = connection
        .prepare_cached(
            "SELECT value, others FROM view_field WHERE subject = ?1 AND field = ?2 AND others IS NOT NULL",
        )?
        .query_row((member, field), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((value, others)) = row else { return Ok(None) };
    let mut all = vec![serde_json::from_str(&value)?];
    all.extend(serde_json::from_str::<Vec<Value>>(&others)?);
    Ok(Some(all))
}

/// A value as read by a person.
pub(crate) fn word(spec: &FieldSpec, value: &Value) -> String {
    match (value, spec.name) {
        (Value::Null, _) => "dikosongkan".to_owned(),
        (value, "nik") => nik::halved(&shown(spec, value)),
        (value, _) => shown(spec, value),
    }
}

fn spec(field: &str) -> Result<&'static FieldSpec> {
    named(MEMBER, field).ok_or(Error::NotFound("field"))
}

/// The form.
pub(crate) fn blank(connection: &Connection, member: Uuid, field: &str) -> Result<Blank> {
    let spec = spec(field)?;
    let values = values(connection, member, field)?.ok_or(Error::NotFound("question"))?;
    let options =
        values.iter().map(|value| Choice { value: value.to_string(), label: word(spec, value) }).collect();
    let asked = Field {
        id: RIGHT.into(),
        label: spec.label.into(),
        help: Some("Dicatat berbeda. Lihat KTP, KK, atau akta, lalu pilih yang benar.".into()),
        kind: FieldKind::Choice { options },
        value: String::new(),
        known: None,
        required: true,
    };
    let page = FormPage {
        title: "Mana yang benar?".into(),
        intro: Some("Mana yang benar?".into()),
        fields: vec![asked],
        signs: false,
    };
    Ok(Blank::register(names::member(connection, member)?, vec![page], "Simpan pilihan"))
}

/// Keeps one value in the place of all that were seen.
pub(crate) fn save(ground: &Ground<'_>, member: Uuid, field: &str, save: &FormSave) -> Result<Decision> {
    let spec = spec(field)?;
    let Some(values) = values(ground.connection, member, field)? else {
        return Ok(Decision::refuse("Pertanyaan ini sudah dijawab."));
    };
    let typed = save.values.get(RIGHT).map(String::as_str).unwrap_or_default();
    let chosen: Option<Value> = serde_json::from_str(typed).ok();
    let Some(right) = values.into_iter().find(|value| Some(value) == chosen.as_ref()) else {
        let sentence = "Pilih salah satu.".to_owned();
        return Ok(Decision::Problems(vec![Problem { field: RIGHT.into(), sentence }]));
    };
    let sentence = format!("{}: {}.", spec.label, word(spec, &right));
    let mut batch = ground.batch();
    let set = Fields::from([(field.to_owned(), right)]);
    ground.say(&mut batch, Subject::new(SubjectKind::Member, member), described(set))?;
    Ok(Decision::Write(batch, sentence))
}
