//! Follow-ups: what is open, and one of them.

use super::emergency::Contact;
use super::{Action, Advice, Row, Target, Tone};

/// All open follow-ups, most urgent first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpsScreen {
    /// "4 tindak lanjut terbuka".
    pub title: String,
    /// Not yet reported to the midwife.
    pub to_report: Vec<Row>,
    /// Open, reported or not in need of it.
    pub open: Vec<Row>,
    /// Closed in the last 30 days.
    pub closed: Vec<Row>,
    /// What to say when there is none.
    pub empty: Option<String>,
}

/// One follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpScreen {
    /// The follow-up.
    pub id: String,
    /// "Siti Aminah".
    pub title: String,
    /// "Rujuk ke Pustu/Puskesmas".
    pub level: String,
    /// The level's colour.
    pub tone: Tone,
    /// Why.
    pub reason: String,
    /// "paling lambat Selasa, 11 Mei 2026" or that it is late.
    pub due: String,
    /// What to say to the family.
    pub say: Option<String>,
    /// What the kader does.
    pub advice: Vec<Advice>,
    /// "Sudah dilaporkan ke Bidan Hasna 4 Mei 2026".
    pub reported: Option<String>,
    /// "Selesai 5 Mei 2026: sudah diperiksa di Puskesmas".
    pub closed: Option<String>,
    /// To call the midwife, while it is open and her number is known.
    pub call: Option<Contact>,
    /// Say that the midwife was told today (a command).
    pub can_report: bool,
    /// Record what came of it, or correct it.
    pub close: Action,
    /// The person.
    pub person: Target,
    /// The visit it came from.
    pub visit: Target,
    /// The id the report's command carries.
    pub command: String,
}

use chrono::{Duration, NaiveDate};
use rusqlite::Connection;
use uuid::Uuid;

use super::outcome::advice;
use super::person::follow_up_row;
use super::{Icon, home::due_in_words};
use crate::environment::Environment;
use crate::error::Result;
use crate::form::page::{stored, text_of};
use crate::form::posyandu::own;
use crate::home_visit::follow_up::{self, FollowUp, RESULTS};
use crate::home_visit::{conclude, emergency, level};
use crate::id::SubjectKind;
use crate::register::person::rules;
use crate::register::{names, text};
use crate::screen::form::FormRef;

/// Closed ones are shown for so long.
const CLOSED_DAYS: i64 = 30;

/// Draws all follow-ups.
pub(crate) fn all(connection: &Connection, today: NaiveDate) -> Result<FollowUpsScreen> {
    let (to_report, open): (Vec<_>, Vec<_>) =
        follow_up::open(connection)?.into_iter().partition(|one| one.to_report && one.reported_on.is_none());
    let closed = follow_up::closed_since(connection, today - Duration::days(CLOSED_DAYS))?;
    let count = to_report.len() + open.len();
    let rows = |list: &[FollowUp]| {
        list.iter().take(50).map(|one| row(connection, one, today)).collect::<Result<Vec<_>>>()
    };
    Ok(FollowUpsScreen {
        title: if count == 0 { "Tindak lanjut".into() } else { format!("{count} tindak lanjut terbuka") },
        empty: (count == 0).then(|| {
            "Tidak ada tindak lanjut yang terbuka. Hasil kunjungan yang perlu ditindaklanjuti akan muncul di sini.".into()
        }),
        to_report: rows(&to_report)?,
        open: rows(&open)?,
        closed: rows(&closed)?,
    })
}

/// With the name first, since this list is about many.
fn row(connection: &Connection, one: &FollowUp, today: NaiveDate) -> Result<Row> {
    let row = follow_up_row(one, today);
    let note = super::Line { text: row.subtitle, tone: Tone::Plain };
    Ok(Row { title: names::subject(connection, &one.subject)?, subtitle: row.title, note: Some(note), ..row })
}

/// Draws one follow-up.
pub(crate) fn one(
    connection: &Connection,
    environment: &dyn Environment,
    id: Uuid,
) -> Result<FollowUpScreen> {
    let today = environment.today();
    let one = follow_up::load(connection, id)?;
    let standing = conclude::standing(connection, one.subject.id, one.visit, &one.form)?;
    let chosen = standing.as_ref().and_then(|concluded| {
        let item = &concluded.follow_up.as_ref()?.item;
        concluded.findings.iter().find(|finding| finding.item == *item)
    });
    let subject = one.subject.id.to_string();
    let from = format!("dari {} {}", one.occasion(), text::date(one.concluded_on));
    Ok(FollowUpScreen {
        id: id.to_string(),
        title: names::subject(connection, &one.subject)?,
        level: level::name(rules()?, one.level),
        tone: level::tone(one.level),
        reason: one.reason.clone(),
        due: match one.closed_on {
            Some(_) => from,
            None => format!("{} · {from}", due_in_words(one.due_on, today)),
        },
        say: chosen.map(|finding| finding.say.clone()).filter(|say| !say.is_empty()),
        advice: chosen.map(advice).unwrap_or_default(),
        reported: match one.reported_on {
            Some(day) => Some(reported(connection, day)?),
            None => None,
        },
        closed: one.closed_on.map(|day| closed(&one, day)),
        call: match one.closed_on {
            Some(_) => None,
            None => emergency::call_midwife(connection)?,
        },
        can_report: one.closed_on.is_none() && one.reported_on.is_none(),
        close: {
            let (label, icon) = match one.closed_on {
                Some(_) => ("Perbaiki hasilnya", Icon::Edit),
                None => ("Catat hasilnya", Icon::Check),
            };
            let target = Target::Form { form: FormRef::FollowUp { id: id.to_string() } };
            Action { label: label.into(), icon, target }
        },
        person: match one.subject.kind {
            SubjectKind::Household => Target::Household { id: subject },
            _ => Target::Person { id: subject },
        },
        visit: Target::Outcome { id: one.visit.to_string() },
        command: environment.new_id().to_string(),
    })
}

fn closed(one: &FollowUp, day: NaiveDate) -> String {
    let result = one.result.as_deref().unwrap_or_default();
    let word = RESULTS.iter().find(|(stored, _)| *stored == result).map_or(result, |(_, word)| word);
    let note = if one.note.is_empty() { String::new() } else { format!(": {}", one.note) };
    format!("{word}, {}{note}", text::date(day))
}

/// "Sudah dilaporkan ke Bidan Hasna 4 Mei 2026".
pub(crate) fn reported(connection: &Connection, day: NaiveDate) -> Result<String> {
    let midwife =
        text_of(&stored(connection, own(connection)?)?, "midwife_name").unwrap_or_else(|| "bidan".into());
    Ok(format!("Sudah dilaporkan ke {midwife} {}", text::date(day)))
}
