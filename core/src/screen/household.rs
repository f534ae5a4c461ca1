//! A household: house facts, members, what each needs next.

use super::{Action, Chip, Line, Row};

/// The page of a household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseholdScreen {
    /// The household.
    pub id: String,
    /// "Kel. Bp. Darmawan".
    pub title: String,
    /// "Dusun Lembang · RT 02".
    pub place: String,
    /// JKN, water, latrine, ventilation; unknown ones say so.
    pub chips: Vec<Chip>,
    /// "5 anggota".
    pub members_title: String,
    /// The members, each with the one thing needed next.
    pub members: Vec<Row>,
    /// "Pernah tinggal di sini".
    pub former_title: String,
    /// Those who moved away or died, with when.
    pub former: Vec<Row>,
    /// "Kunjungan terakhir 12 Februari 2026 oleh Bu Ani".
    pub last_visit: Line,
    /// Values that contradict each other and wait for an answer.
    pub questions: Vec<Row>,
    /// Add a member.
    pub add_member: Action,
    /// Edit the house facts.
    pub edit: Action,
    /// What may have happened to the household, to write down.
    pub events: Vec<Action>,
    /// Begin or go on with a visit.
    pub next: Action,
}

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::{Icon, Target, Tone};
use crate::checklist::{Level, from_facts};
use crate::error::Result;
use crate::form::page::{Stored, stored, text_of};
use crate::home_visit::{conclude, follow_up, level, visit};
use crate::register::fields::RELATION;
use crate::register::person::{self, Person, of_household, rules};
use crate::register::{names, text};
use crate::screen::form::FormRef;
use crate::screen::{life_events, questions};

/// Draws a household.
pub(crate) fn screen(connection: &Connection, id: Uuid, today: NaiveDate) -> Result<HouseholdScreen> {
    let title = names::household(connection, id)?;
    let stored = stored(connection, id)?;
    let people = of_household(connection, id)?;
    let last = visit::last_of(connection, id)?;
    let open = visit::open_of(connection, id, today)?;
    let mut members = Vec::new();
    let mut questions: Vec<Row> = Vec::new();
    for person in &people {
        members.push(member(connection, person, today)?);
        questions.extend(questions::of_member(connection, person.id)?);
    }
    let last_visit = match last {
        Some(visit) => Line {
            text: format!(
                "Kunjungan terakhir {} oleh {}",
                text::date(visit.begun_on),
                names::kader(connection, visit.author)?
            ),
            tone: Tone::Plain,
        },
        None => Line { text: "Belum pernah dikunjungi".into(), tone: Tone::Plain },
    };
    let next = match open {
        Some(visit) => Action {
            label: "Lanjutkan kunjungan".into(),
            icon: Icon::Walk,
            target: Target::Visit { id: visit.id.to_string() },
        },
        None => Action {
            label: "Mulai kunjungan".into(),
            icon: Icon::Walk,
            target: Target::BeginVisit { household: id.to_string() },
        },
    };
    let head = person::head_of(connection, id)?;
    let needs_head = !people.is_empty() && !people.iter().any(|one| Some(one.id) == head);
    if needs_head {
        questions.insert(0, questions::head(connection, id)?);
    }
    let household = id.to_string();
    Ok(HouseholdScreen {
        former_title: "Pernah tinggal di sini".into(),
        former: life_events::former(connection, id)?,
        events: life_events::of_household(id, needs_head, people.len()),
        id: household.clone(),
        title,
        place: place(&stored),
        chips: chips(&stored),
        members_title: format!("{} anggota", people.len()),
        members,
        last_visit,
        questions,
        add_member: Action {
            label: "Tambah anggota".into(),
            icon: Icon::Person,
            target: Target::Form {
                form: FormRef::NewMember { household: household.clone(), typed: String::new() },
            },
        },
        edit: Action {
            label: "Ubah data rumah".into(),
            icon: Icon::Edit,
            target: Target::Form { form: FormRef::Household { id: household } },
        },
        next,
    })
}

/// "Dusun Lembang · RT 02/RW 01 · Jl. Melati 4"; says so where nothing of it is known.
pub(crate) fn place(stored: &Stored) -> String {
    let get = |field: &str| text_of(stored, field).filter(|value| !value.is_empty());
    let number = |value: String| format!("{value:0>2}");
    let dusun = get("dusun").map(|dusun| {
        if dusun.to_lowercase().starts_with("dusun") { dusun } else { format!("Dusun {dusun}") }
    });
    let rt = match (get("rt").map(number), get("rw").map(number)) {
        (Some(rt), Some(rw)) => Some(format!("RT {rt}/RW {rw}")),
        (Some(rt), None) => Some(format!("RT {rt}")),
        (None, Some(rw)) => Some(format!("RW {rw}")),
        (None, None) => None,
    };
    let known: Vec<String> = [dusun, rt, get("address")].into_iter().flatten().collect();
    if known.is_empty() { "Alamat belum dicatat".to_owned() } else { known.join(" · ") }
}

/// Has, has not, or not known: a fact of the house in a word.
fn chips(stored: &Stored) -> Vec<Chip> {
    const HOUSE: [(&str, &str); 4] =
        [("jkn", "JKN"), ("clean_water", "Air bersih"), ("latrine", "Jamban"), ("ventilation", "Ventilasi")];
    const TOLD: [(&str, &str); 4] = [
        ("tbc", "TBC"),
        ("hypertension", "Hipertensi"),
        ("diabetes", "Diabetes"),
        ("mental_illness", "Gangguan jiwa"),
    ];
    let house = HOUSE.iter().map(|(field, word)| match text_of(stored, field).as_deref() {
        Some("yes") => Chip { text: (*word).to_owned(), tone: Tone::Good },
        Some("no") => Chip { text: format!("{word} belum"), tone: Tone::FollowUp },
        _ => Chip { text: format!("{word}?"), tone: Tone::Plain },
    });
    let told = TOLD
        .iter()
        .filter(|(field, _)| text_of(stored, field).as_deref() == Some("yes"))
        .map(|(_, word)| Chip { text: format!("{word} (menurut keluarga)"), tone: Tone::FollowUp });
    house.chain(told).collect()
}

/// The word of a relation.
pub(crate) fn relation(person: &Person) -> Option<String> {
    let value = person.relation.as_deref()?;
    RELATION.iter().find(|(stored, _)| *stored == value).map(|(_, word)| (*word).to_owned())
}

fn member(connection: &Connection, person: &Person, today: NaiveDate) -> Result<Row> {
    let mother = person.pregnancy.is_some() || person.is_postpartum(today);
    let subtitle = match (relation(person), mother) {
        (Some(relation), false) => match person.age_short(today) {
            Some(age) => format!("{age} · {relation}"),
            None => format!("Umur belum diketahui · {relation}"),
        },
        // Pregnant or nifas comes first, but who leads the family is always said.
        (Some(relation), true) if person.relation.as_deref() == Some("head") => {
            format!("{} · {relation}", person.line(today))
        }
        _ => person.line(today),
    };
    Ok(Row {
        icon: person.icon(today),
        tone: Tone::Plain,
        title: person.name.clone(),
        subtitle,
        note: Some(need(connection, person, today)?),
        chip: None,
        target: Some(Target::Person { id: person.id.to_string() }),
    })
}

/// The one thing a member needs next. What is not known is said so.
pub(crate) fn need(connection: &Connection, person: &Person, today: NaiveDate) -> Result<Line> {
    if let Some(open) = follow_up::open_of(connection, person.id)?.into_iter().next() {
        return Ok(Line { text: open.listed().to_owned(), tone: level::tone(open.level) });
    }
    let Some(form) = person.sheet(today) else {
        let text = match person.birth {
            Some(_) => "Lembar untuk umur ini belum tersedia",
            None => "Tanggal lahir belum dicatat",
        };
        return Ok(Line { text: text.into(), tone: Tone::Plain });
    };
    if let Some(form) = rules()?.form(form, today)
        && let Some(finding) = from_facts(form, &person.facts(connection, today)?).into_iter().next()
        && finding.level > Level::Good
    {
        return Ok(Line { text: finding.reason, tone: level::tone(finding.level) });
    }
    Ok(match last_conclusion(connection, person.id)? {
        None => Line { text: "Lembar kunjungan belum pernah diisi".into(), tone: Tone::FollowUp },
        Some((on, concluded)) => match concluded.level {
            None => Line {
                text: format!("{} · {}", concluded.verdict, text::short_date(on, today)),
                tone: Tone::FollowUp,
            },
            Some(0) => Line {
                text: format!("{} · {}", concluded.verdict, text::short_date(on, today)),
                tone: Tone::Good,
            },
            Some(_) => Line {
                text: format!("Tindak lanjut selesai · {}", text::short_date(on, today)),
                tone: Tone::Plain,
            },
        },
    })
}

fn last_conclusion(
    connection: &Connection,
    subject: Uuid,
) -> Result<Option<(NaiveDate, crate::journal::fact::Concluded)>> {
    use rusqlite::OptionalExtension;
    let row: Option<(NaiveDate, Uuid, String)> = connection
        .prepare_cached(
            "SELECT on_day, visit, form FROM view_conclusion WHERE subject = ?1 ORDER BY on_day DESC, visit DESC LIMIT 1",
        )?
        .query_row([subject], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((on, visit, form)) = row else { return Ok(None) };
    let Some(concluded) = conclude::standing(connection, subject, visit, &form)? else { return Ok(None) };
    Ok(Some((on, conclude::shown(connection, subject, concluded)?)))
}
