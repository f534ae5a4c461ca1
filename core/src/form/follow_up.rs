//! What came of a follow-up.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::page::{Stored, page};
use super::{Blank, typed};
use crate::command::{Decision, Ground};
use crate::error::Result;
use crate::home_visit::follow_up::{self, FollowUp, RESULTS};
use crate::journal::fact::{Closed, Fact};
use crate::journal::{EntryId, fold};
use crate::register::fields::{Class, FieldSpec, Kind};
use crate::register::names;
use crate::screen::form::{FormSave, Problem, Values};

/// 3.1: status belum/selesai/dirujuk; D-level arrival is what the scheduler waits for.
const FIELDS: &[FieldSpec] = &[
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

/// The form.
pub(crate) fn blank(connection: &Connection, id: Uuid) -> Result<Blank> {
    let follow_up = follow_up::load(connection, id)?;
    let who = names::subject(connection, &follow_up.subject)?;
    let mut fields = page("Tindak lanjut", FIELDS, NAMES, "", &Stored::new());
    fields.intro = Some(follow_up.reason);
    Ok(Blank::register(who, vec![fields], "Simpan hasil"))
}

/// What cannot be right in what was typed so far.
pub(crate) fn wrong(values: &Values, today: NaiveDate) -> Vec<Problem> {
    typed::wrong(FIELDS, NAMES, "", values, today)
}

/// The conclusion she saw; one that was corrected since opens the follow-up again.
fn seen(ground: &Ground<'_>, follow_up: &FollowUp) -> Result<EntryId> {
    let mut said = fold::live(ground.connection, &follow_up.subject)?;
    said.retain(|one| ground.opened.seen.has(one.id));
    Ok(fold::concluded(&said, follow_up.visit, &follow_up.form).map_or(follow_up.of, |one| one.id))
}

/// Closes a follow-up as the kader saw it.
pub(crate) fn save(ground: &Ground<'_>, id: Uuid, save: &FormSave) -> Result<Decision> {
    let follow_up = follow_up::load(ground.connection, id)?;
    let (fields, problems) = typed::read(FIELDS, NAMES, "", &save.values, ground.today);
    let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let Some(on) = text("on").parse().ok().filter(|_| problems.is_empty()) else {
        return Ok(Decision::Problems(problems));
    };
    let closed = Closed {
        follow_up: id,
        of: seen(ground, &follow_up)?,
        on,
        result: text("result").into(),
        note: text("note").into(),
    };
    let mut batch = ground.batch();
    batch.say(follow_up.subject, Fact::Closed(closed));
    Ok(Decision::Write(batch, "Hasil tindak lanjut tersimpan.".into()))
}
