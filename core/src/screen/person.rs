//! A person: age, stage, facts, open follow-ups, timeline.

use super::results::PersonResults;
use super::{Action, Chip, Row};

/// A labelled fact; an unknown value says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// "NIK".
    pub label: String,
    /// "belum dicatat" when not known.
    pub value: String,
    /// Nothing is known: drawn softer.
    pub unknown: bool,
}

/// One event of the timeline, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineItem {
    /// "24 November 2026".
    pub date: String,
    /// The row.
    pub row: Row,
}

/// The page of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonScreen {
    /// The member.
    pub id: String,
    /// The name.
    pub name: String,
    /// "29 tahun 3 bulan · Hamil 30 minggu".
    pub subtitle: String,
    /// Stage and flags.
    pub chips: Vec<Chip>,
    /// The household's row.
    pub household: Row,
    /// Mother and children who are registered here.
    pub relatives: Vec<Row>,
    /// Open follow-ups.
    pub follow_ups: Vec<Row>,
    /// What is known.
    pub facts: Vec<Fact>,
    /// "Digabung dari 2 catatan", which leads to where they come apart again.
    pub joined: Option<Row>,
    /// What was measured of a child last, with the KMS.
    pub results: Option<PersonResults>,
    /// Values that contradict each other and wait for an answer.
    pub questions: Vec<Row>,
    /// The newest 50 events.
    pub timeline: Vec<TimelineItem>,
    /// Edit, pregnancy, history.
    pub actions: Vec<Action>,
    /// What may have happened to her, to write down.
    pub events: Vec<Action>,
}

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::{Icon, Target, Tone, household};
use crate::checklist::Facts;
use crate::environment::Environment;
use crate::error::Result;
use crate::form::page::{stored, told};
use crate::home_visit::{follow_up, level};
use crate::journal::fold::person_of;
use crate::register::fields::{self, FieldSpec, Kind};
use crate::register::person::{Person, Whereabouts, load, rules};
use crate::register::{names, text};
use crate::rules::Measure;
use crate::screen::form::FormRef;
use crate::screen::history;
use crate::screen::home::due_in_words;
use crate::screen::results;
use crate::screen::{life_events, questions};

/// Fields of the facts card; name and nickname stand in the title.
const HIDDEN: &[&str] = &["name", "relation", "member", "birth_estimated"];

/// Draws a person.
pub(crate) fn screen(
    connection: &Connection,
    environment: &dyn Environment,
    id: Uuid,
) -> Result<PersonScreen> {
    let today = environment.today();
    let person = load(connection, id)?;
    let name = person.name.clone();
    let subtitle = subtitle(connection, &person, today)?;
    let follow_ups =
        follow_up::open_of(connection, id)?.iter().map(|one| follow_up_row(one, today)).collect();
    let timeline = history::timeline(connection, environment, id)?;
    let questions = questions::of_member(connection, id)?;
    Ok(PersonScreen {
        id: id.to_string(),
        name,
        subtitle,
        chips: chips(connection, &person, today)?,
        household: household_row(connection, &person)?,
        follow_ups,
        facts: facts(connection, &person, today)?,
        joined: joined(connection, id)?,
        results: last_results(connection, &person, today)?,
        questions,
        timeline,
        actions: actions(&person, today),
        relatives: life_events::relatives(connection, &person, today)?,
        events: life_events::of_person(&person, today),
    })
}

/// Age and stage; of one who is gone, what became of her, and a dead person's age as it was.
fn subtitle(connection: &Connection, person: &Person, today: NaiveDate) -> Result<String> {
    let gone = life_events::whereabouts(connection, person)?;
    let age = person.age_text(life_events::aged_on(connection, person, today)?);
    Ok(match (gone, age) {
        (Some(gone), Some(age)) => format!("{gone} · {age}"),
        (Some(gone), None) => gone,
        (None, Some(age)) => format!("{age} · {}", person.stage_text(today)),
        (None, None) => person.stage_text(today),
    })
}

fn chips(connection: &Connection, person: &Person, today: NaiveDate) -> Result<Vec<Chip>> {
    let mut chips = Vec::new();
    let gone = matches!(person.whereabouts, Whereabouts::Away | Whereabouts::Dead);
    if let Some(relation) = household::relation(person).filter(|_| !gone) {
        chips.push(Chip { text: relation, tone: Tone::Plain });
    }
    if person.pregnancy.is_some()
        && let Some(stage) = person.stage(today)
    {
        chips.push(Chip { text: stage.label().to_owned(), tone: Tone::Plain });
    }
    if let Some(open) = follow_up::open_of(connection, person.id)?.first() {
        chips.push(Chip { text: level::name(rules()?, open.level), tone: level::tone(open.level) });
    }
    if !person.registered {
        chips.push(Chip { text: names::UNREGISTERED.to_owned(), tone: Tone::Information });
    }
    Ok(chips)
}

fn household_row(connection: &Connection, person: &Person) -> Result<Row> {
    let (title, subtitle, target) = match person.household {
        Some(id) => (
            names::household(connection, id)?,
            household::place(&stored(connection, id)?),
            Some(Target::Household { id: id.to_string() }),
        ),
        None => ("Belum punya keluarga".to_owned(), String::new(), None),
    };
    Ok(Row { icon: Icon::Household, tone: Tone::Plain, title, subtitle, note: None, chip: None, target })
}

/// Of how many records she is, where it is more than one.
fn joined(connection: &Connection, id: Uuid) -> Result<Option<Row>> {
    let records = person_of::group(connection, id)?.len();
    Ok((records > 1).then(|| Row {
        icon: Icon::Person,
        tone: Tone::Plain,
        title: format!("Digabung dari {records} catatan"),
        subtitle: "Bisa dipisah lagi lewat Riwayat".to_owned(),
        note: None,
        chip: None,
        target: Some(Target::History { id: id.to_string() }),
    }))
}

/// A follow-up in a list.
pub(crate) fn follow_up_row(one: &follow_up::FollowUp, today: NaiveDate) -> Row {
    let chip = match one.closed_on {
        Some(day) => Chip { text: text::short_date(day, today), tone: Tone::Good },
        None => Chip { text: due_in_words(one.due_on, today), tone: level::tone(one.level) },
    };
    Row {
        icon: level::icon(one.level),
        tone: level::tone(one.level),
        title: one.listed().to_owned(),
        subtitle: match one.reported_on {
            Some(day) => format!("Dilaporkan ke bidan {}", text::short_date(day, today)),
            None if one.to_report => "Belum dilaporkan ke bidan".to_owned(),
            None => {
                let occasion = if one.screened { "Skrining" } else { "Kunjungan" };
                format!("{occasion} {}", text::short_date(one.concluded_on, today))
            }
        },
        note: None,
        chip: Some(chip),
        target: Some(Target::FollowUp { id: one.id.to_string() }),
    }
}

/// Of the last day on which a child was weighed.
fn last_results(connection: &Connection, person: &Person, today: NaiveDate) -> Result<Option<PersonResults>> {
    let facts = person.facts(connection, today)?;
    let weighed = facts.earlier.iter().filter(|known| known.measure == Measure::Weight && known.day <= today);
    let Some(day) = weighed.map(|known| known.day).max() else { return Ok(None) };
    let facts = Facts { day, ..facts };
    let results = results::on(person, &facts, &facts.earlier)?;
    Ok(Some(results).filter(|results| results.chart.is_some()))
}

/// Known facts first; what matters and is not known says so.
fn facts(connection: &Connection, person: &Person, today: NaiveDate) -> Result<Vec<Fact>> {
    let mut facts = Vec::new();
    if let Some(pregnancy) = &person.pregnancy {
        let due = crate::pregnancy::due_date(rules()?, &pregnancy.dating);
        facts.push(Fact {
            label: "Hari perkiraan lahir (HPL)".into(),
            value: due.map_or_else(|| "belum dicatat".into(), |due| text::date(due.day)),
            unknown: due.is_none(),
        });
        facts.push(known("Hamil anak ke-", pregnancy.gravida.map(|gravida| gravida.to_string())));
        facts.push(known(
            "Jarak dengan anak sebelumnya",
            pregnancy.spacing_years.map(|years| format!("{years} tahun")),
        ));
    }
    facts.extend(measurements(connection, person.id, today)?);
    let values = stored(connection, person.id)?;
    let spoken = |spec: &&FieldSpec| !HIDDEN.contains(&spec.name) && spec.kind != Kind::Reference;
    for spec in fields::MEMBER.iter().filter(spoken) {
        let value = match spec.name {
            "birth_date" => person.birth_text(),
            name => values.get(name).map(|value| told(spec, value)),
        };
        if value.is_some() || ["nik", "birth_date", "sex"].contains(&spec.name) {
            facts.push(known(spec.label, value));
        }
    }
    Ok(facts)
}

fn known(label: &str, value: Option<String>) -> Fact {
    let unknown = value.is_none();
    Fact { label: label.to_owned(), value: value.unwrap_or_else(|| "belum dicatat".into()), unknown }
}

/// The newest of each measure.
fn measurements(connection: &Connection, member: Uuid, today: NaiveDate) -> Result<Vec<Fact>> {
    const SHOWN: [(Measure, &str); 4] = [
        (Measure::Weight, "Berat badan"),
        (Measure::Length, "Panjang / tinggi badan"),
        (Measure::HeadCircumference, "Lingkar kepala"),
        (Measure::Muac, "LiLA"),
    ];
    let mut facts = Vec::new();
    for (measure, label) in SHOWN {
        use rusqlite::OptionalExtension;
        let Some(stored) = crate::register::person::fact_measure(measure) else { continue };
        let newest: Option<(NaiveDate, Option<i64>)> = connection
            .prepare_cached(
                "SELECT on_day, value FROM view_measurement WHERE member = ?1 AND measure = ?2 ORDER BY on_day DESC LIMIT 1",
            )?
            .query_row((member, stored.as_str()), |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some((on, value)) = newest {
            let day = text::short_date(on, today);
            let value = value.map_or_else(
                || format!("dua angka berbeda, {day}: tanyakan"),
                |value| format!("{} {} · {day}", measure.show(value), measure.unit()),
            );
            facts.push(Fact { label: label.to_owned(), value, unknown: false });
        }
    }
    Ok(facts)
}

fn actions(person: &Person, today: NaiveDate) -> Vec<Action> {
    let id = person.id.to_string();
    let action = |label: &str, icon, target| Action { label: label.to_owned(), icon, target };
    let mut actions: Vec<Action> = life_events::near_birth(person, today).into_iter().collect();
    if person.registered {
        actions.push(action(
            "Ubah data",
            Icon::Edit,
            Target::Form { form: FormRef::Member { id: id.clone() } },
        ));
    }
    if person.registered
        && person.whereabouts != Whereabouts::Dead
        && ((person.may_be_pregnant(today) && !person.is_postpartum(today)) || person.pregnancy.is_some())
    {
        let label = if person.pregnancy.is_some() { "Ubah kehamilan" } else { "Catat kehamilan" };
        actions.push(action(
            label,
            Icon::Pregnant,
            Target::Form { form: FormRef::Pregnancy { member: id.clone() } },
        ));
    }
    if person.registered && !matches!(person.whereabouts, Whereabouts::Away | Whereabouts::Dead) {
        actions.push(action("Skrining", Icon::Scale, Target::Screenings { member: id.clone() }));
    }
    actions.push(action("Riwayat", Icon::Clock, Target::History { id: id.clone() }));
    actions.push(action("Tercatat dua kali", Icon::Person, Target::PickRecord { member: id }));
    actions
}
