//! What came of a follow-up, and its correction.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::page::{Stored, all_visible, page, with_problems};
use super::{Blank, typed};
use crate::command::{Decision, Ground};
use crate::error::Result;
use crate::home_visit::follow_up::{self, FollowUp, RESULTS};
use crate::journal::fact::{Closed, Fact};
use crate::journal::{EntryId, fold};
use crate::register::fields::{Class, FieldSpec, Kind};
use crate::register::{names, text};
use crate::screen::form::{FormSave, Problem, Reaction, Values};

/// 3.1: status belum/selesai/dirujuk; D-level arrival is what the scheduler waits for.
pub(crate) const FIELDS: &[FieldSpec] = &[
    FieldSpec {
        name: "result",
        item: "",
        label: "Apa hasilnya?",
        help: "",
        kind: Kind::Choice(RESULTS),
        class: Class::Described,
        required: true,
    },
    FieldSpec {
        name: "on",
        item: "",
        label: "Tanggal",
        help: "",
        kind: Kind::PastDate,
        class: Class::Described,
        required: true,
    },
    FieldSpec {
        name: "note",
        item: "",
        label: "Catatan",
        help: "",
        kind: Kind::Text,
        class: Class::Described,
        required: false,
    },
];
const NAMES: &[&str] = &["result", "on", "note"];

/// The form, with the result on record; of one without, today is proposed.
pub(crate) fn blank(connection: &Connection, id: Uuid, today: NaiveDate) -> Result<Blank> {
    let follow_up = follow_up::load(connection, id)?;
    let who = names::subject(connection, &follow_up.subject)?;
    let mut shown = on_record(&follow_up);
    shown.entry("on".into()).or_insert_with(|| Value::String(today.to_string()));
    let mut fields = page("Tindak lanjut", FIELDS, NAMES, "", &shown);
    fields.intro = Some(follow_up.reason);
    Ok(Blank::register(who, vec![fields], "Simpan hasil"))
}

fn on_record(follow_up: &FollowUp) -> Stored {
    let on = follow_up.closed_on.map(|on| on.to_string());
    let note = Some(follow_up.note.clone()).filter(|note| !note.is_empty());
    let values = [("result", follow_up.result.clone()), ("on", on), ("note", note)];
    let known = values.into_iter().filter_map(|(name, value)| Some((name.to_owned(), Value::String(value?))));
    known.collect()
}

/// Nothing came of it before it was found.
pub(crate) fn react(connection: &Connection, id: Uuid, values: &Values) -> Result<Reaction> {
    let follow_up = follow_up::load(connection, id)?;
    let on = values.get("on").and_then(|typed| typed::date(typed).ok());
    let early = on.and_then(|on| too_early(&follow_up, on));
    Ok(with_problems(all_visible(values), early.into_iter().collect()))
}

fn too_early(follow_up: &FollowUp, on: NaiveDate) -> Option<Problem> {
    (on < follow_up.concluded_on).then(|| Problem {
        field: "on".into(),
        sentence: format!(
            "Tanggal ini sebelum {} {}. Periksa tanggalnya.",
            follow_up.occasion(),
            text::date(follow_up.concluded_on)
        ),
    })
}

/// What cannot be right in what was typed so far.
pub(crate) fn wrong(values: &Values, today: NaiveDate) -> Vec<Problem> {
    typed::wrong(FIELDS, NAMES, "", values, today)
}

/// The conclusion the kader saw the result of, or is closing; one that was corrected since opens the follow-up again.
fn seen(ground: &Ground<'_>, follow_up: &FollowUp) -> Result<EntryId> {
    let mut said = fold::live(ground.connection, &follow_up.subject)?;
    said.retain(|one| ground.opened.seen.has(one.id));
    let Some(conclusion) = fold::concluded(&said, follow_up.visit, &follow_up.form) else {
        return Ok(follow_up.of);
    };
    let closed = fold::closed(ground.connection, &said, conclusion)?;
    Ok(closed.map_or(conclusion.id, |closed| closed.of))
}

/// Closes a follow-up as the kader saw it, or corrects the result she saw.
pub(crate) fn save(ground: &Ground<'_>, id: Uuid, save: &FormSave) -> Result<Decision> {
    let follow_up = follow_up::load(ground.connection, id)?;
    let (fields, mut problems) = typed::read(FIELDS, NAMES, "", &save.values, ground.today);
    let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let on = text("on").parse().ok();
    problems.extend(on.and_then(|on| too_early(&follow_up, on)));
    let Some(on) = on.filter(|_| problems.is_empty()) else {
        return Ok(Decision::Problems(problems));
    };
    let mut batch = ground.batch();
    if !typed::changed(fields.clone(), &on_record(&follow_up)).is_empty() {
        let closed = Closed {
            follow_up: id,
            of: seen(ground, &follow_up)?,
            on,
            result: text("result").into(),
            note: text("note").into(),
            replaces: Vec::new(),
        };
        ground.say(&mut batch, follow_up.subject, Fact::Closed(closed))?;
    }
    Ok(Decision::Write(batch, "Hasil tindak lanjut tersimpan.".into()))
}
