//! *Skrining*: what is offered to a person today beside the visit's sheet, what it last came to and when it is due.

use super::{Line, Row};

/// The screenings of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreeningsScreen {
    /// The member.
    pub member: String,
    /// "Skrining Siti Aminah".
    pub title: String,
    /// "29 tahun · Hamil 30 minggu".
    pub subtitle: String,
    /// Where what is filled now is kept: in the visit of today, or on a day of its own.
    pub occasion: Line,
    /// "Perlu diisi".
    pub due_title: String,
    /// Never filled, begun and not finished, or due again.
    pub due: Vec<Row>,
    /// "Sudah diisi".
    pub done_title: String,
    /// Not due now; a tap fills it all the same.
    pub done: Vec<Row>,
    /// "Bila perlu".
    pub other_title: String,
    /// Never filled, and no reason to is known; a tap fills it all the same.
    pub other: Vec<Row>,
    /// What is offered to nobody of whom so little is known.
    pub note: Option<Line>,
    /// What to say when there is none.
    pub empty: Option<String>,
}

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::visit::chip;
use super::{Chip, Icon, Target, Tone};
use crate::error::Result;
use crate::home_visit::{level, visit};
use crate::register::person::load;
use crate::register::text;
use crate::rules::{Every, Purpose};
use crate::screen::form::FormRef;
use crate::screening::offered::{self, Due, Offer};

/// Draws the screenings of a person.
pub(crate) fn screen(connection: &Connection, member: Uuid, today: NaiveDate) -> Result<ScreeningsScreen> {
    let person = load(connection, member)?;
    let offers = offered::of(connection, &person, today)?;
    let open = match person.household {
        Some(household) => visit::open_of(connection, household, today)?,
        None => None,
    };
    let (due, rest): (Vec<Offer>, Vec<Offer>) = offers.into_iter().partition(Offer::is_due);
    let (other, done): (Vec<Offer>, Vec<Offer>) =
        rest.into_iter().partition(|offer| offer.due == Due::IfNeeded);
    let rows = |offers: &[Offer]| offers.iter().map(|offer| row(member, offer, today)).collect::<Vec<_>>();
    let subtitle = match person.age_text(today) {
        Some(age) => format!("{age} · {}", person.stage_text(today)),
        None => person.stage_text(today),
    };
    Ok(ScreeningsScreen {
        member: member.to_string(),
        title: format!("Skrining {}", person.name),
        subtitle,
        occasion: match open {
            Some(_) => Line { text: "Dicatat dalam kunjungan hari ini.".into(), tone: Tone::Information },
            None => Line { text: "Dicatat hari ini, di luar kunjungan rumah.".into(), tone: Tone::Plain },
        },
        due_title: "Perlu diisi".into(),
        done_title: "Sudah diisi".into(),
        empty: (due.is_empty() && done.is_empty() && other.is_empty())
            .then(|| "Tidak ada skrining untuk umur dan keadaannya sekarang.".to_owned()),
        note: person.birth.is_none().then(|| Line {
            text: "Tanggal lahir belum dicatat, jadi skrining menurut umur belum ditawarkan.".into(),
            tone: Tone::FollowUp,
        }),
        due: rows(&due),
        done: rows(&done),
        other_title: "Bila perlu".into(),
        other: rows(&other),
    })
}

fn row(member: Uuid, offer: &Offer, today: NaiveDate) -> Row {
    let form = offer.form;
    let (icon, tone) = match offer.last.as_ref().map(|last| last.level) {
        Some(Some(number)) => {
            let level = level::stored(number);
            (level::icon(level), level::tone(level))
        }
        Some(None) => (Icon::Clock, Tone::Information),
        None => (Icon::Bulb, Tone::Plain),
    };
    Row {
        icon,
        tone,
        title: form.title.clone(),
        subtitle: match form.purpose {
            // Beside a screening of the same illness it is another sheet.
            Purpose::Visit => format!("Lembar kunjungan rumah · {}", when(form.every, offer.due, today)),
            _ => when(form.every, offer.due, today),
        },
        note: offer.last.as_ref().map(|last| Line {
            text: format!("Terakhir {}: {}", text::short_date(last.on, today), chip(last).text),
            tone: if last.level.is_some() { tone } else { Tone::Information },
        }),
        chip: Some(match offer.due {
            Due::Never | Due::IfNeeded => Chip { text: "Belum".into(), tone: Tone::Plain },
            Due::Since(_) if offer.last.as_ref().is_some_and(|last| last.level.is_none()) => {
                Chip { text: "Belum lengkap".into(), tone: Tone::Information }
            }
            Due::Since(_) => Chip { text: "Jatuh tempo".into(), tone: Tone::FollowUp },
            Due::On(_) | Due::Once => Chip { text: "Sudah".into(), tone: Tone::Good },
        }),
        target: Some(Target::Form {
            form: FormRef::Screening { member: member.to_string(), form: form.id.clone() },
        }),
    }
}

/// "Setiap 12 bulan · lagi 4 Mei 2027".
fn when(every: Option<Every>, due: Due, today: NaiveDate) -> String {
    let every = match every {
        None => "Sekali".to_owned(),
        Some(Every::Contact) => "Setiap bertemu".to_owned(),
        Some(Every::Days(days)) => format!("Setiap {days} hari"),
        Some(Every::Months(12)) => "Setiap tahun".to_owned(),
        Some(Every::Months(1)) => "Setiap bulan".to_owned(),
        Some(Every::Months(months)) => format!("Setiap {months} bulan"),
    };
    match due {
        Due::On(day) if day > today => format!("{every} · lagi {}", text::short_date(day, today)),
        Due::Since(day) if day < today => format!("{every} · sejak {}", text::short_date(day, today)),
        _ => every,
    }
}
