//! *Hari ini*: whom to visit and why, what to report, the obvious next step.

use super::{Action, Chip, Line, Row};

/// The first screen of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeScreen {
    /// "Posyandu Melati".
    pub posyandu: String,
    /// "Selasa, 4 Mei 2026".
    pub date: String,
    /// "3 rumah perlu dikunjungi".
    pub headline: String,
    /// Under the headline, when there is more to say.
    pub headline_note: Option<String>,
    /// Title of the list of visits.
    pub visits_title: String,
    /// Whom to visit, most urgent first: household, reason, date. At most 50.
    pub visits: Vec<Row>,
    /// What to say when the list is empty.
    pub visits_empty: Option<String>,
    /// "2 hal perlu dilaporkan ke bidan"; leads to the follow-ups.
    pub report: Option<Row>,
    /// "2 pertanyaan menunggu jawaban"; leads to them.
    pub questions: Option<Row>,
    /// Open follow-ups, as one row that leads to them.
    pub follow_ups: Option<Row>,
    /// Honest state: backup.
    pub state: Vec<Line>,
    /// The obvious next step.
    pub next: Action,
}

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{Icon, Target, Tone};
use crate::environment::Environment;
use crate::error::Result;
use crate::form::page::{stored, text_of};
use crate::form::posyandu::own;
use crate::home_visit::due::{self, Reason};
use crate::home_visit::{follow_up, visit};
use crate::register::{names, text};
use crate::screen::form::FormRef;
use crate::screen::questions;

const PAGE: usize = 50;
/// What is due within so many days is called urgent in the headline.
const SOON_DAYS: i64 = 7;

/// Draws *Hari ini*.
pub(crate) fn screen(connection: &Connection, environment: &dyn Environment) -> Result<HomeScreen> {
    let today = environment.today();
    let posyandu = stored(connection, own(connection)?)?;
    let agenda = due::agenda(connection, today)?;
    let soon = agenda.iter().filter(|reason| is_soon(reason, today)).count();
    let open = follow_up::open(connection)?;
    let unreported = open.iter().filter(|one| one.to_report && one.reported_on.is_none()).count();
    let households: i64 =
        connection.prepare_cached("SELECT count(*) FROM view_household")?.query_row([], |row| row.get(0))?;
    let asked = questions::count(connection)?;
    let going_on = visit::open_anywhere(connection)?;
    let visits =
        agenda.iter().take(PAGE).map(|reason| row(connection, reason, today)).collect::<Result<Vec<_>>>()?;
    let headline = match (households, soon) {
        (0, _) => "Mulai dari satu keluarga".to_owned(),
        (_, 0) => "Tidak ada yang mendesak".to_owned(),
        (_, soon) => format!("{soon} rumah perlu dikunjungi"),
    };
    let next = match (&going_on, agenda.first()) {
        (Some(visit), _) => Action {
            label: format!(
                "{} {}",
                if visit.begun_on == today { "Lanjutkan" } else { "Selesaikan kunjungan" },
                names::household(connection, visit.home()?)?
            ),
            icon: Icon::Walk,
            target: Target::Visit { id: visit.id.to_string() },
        },
        (None, Some(first)) => Action {
            label: if visit::any(connection)? {
                "Mulai kunjungan berikutnya".into()
            } else {
                "Mulai kunjungan pertama".into()
            },
            icon: Icon::Walk,
            target: Target::BeginVisit { household: first.household.to_string() },
        },
        (None, None) if households == 0 => Action {
            label: "Daftarkan keluarga pertama".into(),
            icon: Icon::Household,
            target: Target::Form { form: FormRef::NewHousehold { typed: String::new() } },
        },
        (None, None) => Action { label: "Cari warga".into(), icon: Icon::Person, target: Target::People },
    };
    Ok(HomeScreen {
        posyandu: format!("Posyandu {}", text_of(&posyandu, "name").unwrap_or_default()),
        date: text::long_date(today),
        headline,
        headline_note: (households == 0).then(|| {
            "Cari atau daftarkan warga, lalu kunjungi rumahnya. Semua tersimpan di HP ini.".to_owned()
        }),
        visits_title: "Perlu dikunjungi".into(),
        visits_empty: agenda.is_empty().then(|| match households {
            0 => "Rumah yang perlu dikunjungi akan muncul di sini, dengan alasan dan tanggalnya.".to_owned(),
            _ => "Tidak ada rumah yang perlu dikunjungi sekarang.".to_owned(),
        }),
        visits,
        report: (unreported > 0).then(|| report_row(unreported)),
        questions: (asked > 0).then(|| questions_row(asked)),
        follow_ups: (!open.is_empty()).then(|| follow_ups_row(open.len())),
        state: vec![Line { text: "Belum ada cadangan. Data hanya di HP ini.".into(), tone: Tone::FollowUp }],
        next,
    })
}

fn is_soon(reason: &Reason, today: NaiveDate) -> bool {
    reason.priority < 5 && reason.due_on.is_none_or(|day| (day - today).num_days() <= SOON_DAYS)
}

/// A household of the agenda: who, why and by when.
fn row(connection: &Connection, reason: &Reason, today: NaiveDate) -> Result<Row> {
    let subtitle = match reason.person {
        Some(person) => format!("{}: {}", names::member(connection, person)?, reason.text),
        None => reason.text.clone(),
    };
    Ok(Row {
        icon: reason.icon,
        tone: reason.tone,
        title: names::household(connection, reason.household)?,
        subtitle,
        note: None,
        chip: Some(Chip { text: due_text(reason, today), tone: reason.tone }),
        target: Some(Target::Household { id: reason.household.to_string() }),
    })
}

/// "Hari ini", "sampai besok", "sampai 8 Mei", "terlambat 3 hari".
fn due_text(reason: &Reason, today: NaiveDate) -> String {
    match (reason.due_on, reason.days) {
        (Some(day), _) => due_in_words(day, today),
        (None, Some(days)) => format!("dalam {days} hari"),
        (None, None) => "segera".to_owned(),
    }
}

/// By when, seen from today.
pub(crate) fn due_in_words(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "Hari ini".to_owned(),
        1 => "sampai besok".to_owned(),
        days if days < 0 => format!("terlambat {} hari", -days),
        _ => format!("sampai {}", text::short_date(day, today)),
    }
}

fn report_row(count: usize) -> Row {
    Row {
        icon: Icon::Report,
        tone: Tone::Information,
        title: format!("{count} hal perlu dilaporkan ke bidan"),
        subtitle: "Ketuk untuk melihat dan mencatat".into(),
        note: None,
        chip: None,
        target: Some(Target::FollowUps),
    }
}

fn questions_row(count: usize) -> Row {
    Row {
        icon: Icon::Bulb,
        tone: Tone::Information,
        title: format!("{count} pertanyaan menunggu jawaban"),
        subtitle: "Catatan yang berbeda: pilih yang benar".into(),
        note: None,
        chip: None,
        target: Some(Target::Questions),
    }
}

fn follow_ups_row(count: usize) -> Row {
    Row {
        icon: Icon::Clock,
        tone: Tone::FollowUp,
        title: format!("{count} tindak lanjut terbuka"),
        subtitle: "Lihat semua, catat hasilnya".into(),
        note: None,
        chip: None,
        target: Some(Target::FollowUps),
    }
}
