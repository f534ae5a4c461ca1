//! The conclusion of a visit: one follow-up each, what to say, when to come again.

use super::{Advice, Line, Row, Target, Tone};

/// One person's outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeCard {
    /// "Siti Aminah · Rujuk ke Pustu".
    pub title: String,
    /// The ranked reason.
    pub reason: String,
    /// The level.
    pub tone: Tone,
    /// What to say to the family.
    pub say: Option<String>,
    /// What the kader does, each with its source.
    pub advice: Vec<Advice>,
    /// Other findings, kept as facts.
    pub also: Vec<Line>,
    /// "Sudah dilaporkan ke bidan 4 Mei 2026".
    pub reported: Option<String>,
    /// The follow-up this made.
    pub follow_up: Option<Target>,
    /// The sheet, to correct an answer.
    pub sheet: Target,
}

/// The conclusion of a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeScreen {
    /// The visit.
    pub id: String,
    /// "Hasil kunjungan".
    pub title: String,
    /// "Kel. Bp. Darmawan · Selasa, 4 Mei 2026 · Bu Ani".
    pub subtitle: String,
    /// Those with a follow-up, most urgent first.
    pub cards: Vec<OutcomeCard>,
    /// Everyone else, in one row each kind: good, not asked, no sheet yet.
    pub others: Vec<Row>,
    /// The proposed date, `dd-mm-yyyy`.
    pub next_date: String,
    /// "Selasa, 11 Mei 2026".
    pub next_date_text: String,
    /// Why then.
    pub next_reason: String,
    /// The visit is finished already.
    pub finished: bool,
    /// "Simpan kunjungan".
    pub finish: String,
    /// The id its save carries.
    pub command: String,
}

use rusqlite::Connection;
use uuid::Uuid;

use super::Icon;
use crate::environment::Environment;
use crate::error::Result;
use crate::home_visit::visit::{self, Visit};
use crate::home_visit::{conclude, follow_up, house_sheet, level};
use crate::journal::fact::{Concluded, ConcludedFinding};
use crate::register::person::{Person, of_household, rules};
use crate::register::{names, text};
use crate::screen::follow_up as follow_up_screen;
use crate::screen::form::FormRef;

/// Draws the conclusion of a visit.
pub(crate) fn screen(
    connection: &Connection,
    environment: &dyn Environment,
    id: Uuid,
    picked: Option<&str>,
) -> Result<OutcomeScreen> {
    let visit = visit::load(connection, id)?;
    let concluded = conclude::of_visit(connection, id)?;
    let people = of_household(connection, visit.household)?;
    let mut cards = Vec::new();
    for (subject, one) in &concluded {
        let title = if one.form == house_sheet::FORM {
            "Keadaan rumah".to_owned()
        } else {
            names::member(connection, *subject)?
        };
        if one.follow_up.is_some() {
            cards.push((one.level, card(connection, &visit, *subject, &title, one)?));
        }
    }
    cards.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
    let (proposed, reason) = visit::proposal(connection, &visit)?;
    let picked = picked.and_then(|typed| text::read_date(typed).ok());
    let next = picked.or(visit.next_on).unwrap_or(proposed);
    Ok(OutcomeScreen {
        id: id.to_string(),
        title: "Hasil kunjungan".into(),
        subtitle: format!(
            "{} · {} · {}",
            names::household(connection, visit.household)?,
            text::long_date(visit.begun_on),
            names::kader(connection, visit.author)?
        ),
        cards: cards.into_iter().map(|(_, card)| card).collect(),
        others: others(&visit, &concluded, &people),
        next_date: text::typed_date(next),
        next_date_text: text::long_date(next),
        next_reason: if next == proposed || visit.next_reason.is_empty() {
            reason
        } else {
            visit::promised(connection, id, &visit.next_reason)?
        },
        finished: visit.finished_on.is_some(),
        finish: if visit.finished_on.is_some() {
            "Simpan perubahan".into()
        } else {
            "Simpan kunjungan".into()
        },
        command: environment.new_id().to_string(),
    })
}

fn card(
    connection: &Connection,
    visit: &Visit,
    subject: Uuid,
    who: &str,
    concluded: &Concluded,
) -> Result<OutcomeCard> {
    let chosen = concluded.follow_up.as_ref();
    let reported = match chosen {
        Some(chosen) => follow_up::load(connection, chosen.id)?.reported_on,
        None => None,
    };
    let is_chosen = |finding: &&ConcludedFinding| chosen.is_some_and(|chosen| chosen.item == finding.item);
    let finding = concluded.findings.iter().find(is_chosen);
    let grade = level::stored(finding.map_or(0, |finding| finding.level));
    let also = concluded
        .findings
        .iter()
        .filter(|finding| !is_chosen(finding))
        .map(|finding| Line { text: finding.reason.clone(), tone: level::tone(level::stored(finding.level)) })
        .collect();
    Ok(OutcomeCard {
        title: format!("{who} · {}", level::name(rules()?, grade)),
        reason: finding.map(|finding| finding.reason.clone()).unwrap_or_default(),
        tone: level::tone(grade),
        say: finding.map(|finding| finding.say.clone()).filter(|say| !say.is_empty()),
        advice: finding.map(advice).unwrap_or_default(),
        also,
        reported: match reported {
            Some(day) => Some(follow_up_screen::reported(connection, day)?),
            None => None,
        },
        follow_up: chosen.map(|chosen| Target::FollowUp { id: chosen.id.to_string() }),
        sheet: Target::Form {
            form: FormRef::Sheet {
                visit: visit.id.to_string(),
                subject: subject.to_string(),
                form: concluded.form.clone(),
            },
        },
    })
}

/// What the kader does, line by line, each with the finding's source.
pub(crate) fn advice(finding: &ConcludedFinding) -> Vec<Advice> {
    finding
        .advice
        .lines()
        .map(|text| Advice { text: text.to_owned(), source: finding.source.clone() })
        .collect()
}

/// Good, incomplete, not asked, and those without a sheet: a row each.
fn others(visit: &Visit, concluded: &[(Uuid, Concluded)], people: &[Person]) -> Vec<Row> {
    let day = visit.begun_on;
    let of =
        |subject: Uuid| concluded.iter().find(|(one, _)| *one == subject).map(|(_, concluded)| concluded);
    let mut groups: [(Icon, Tone, String, Vec<String>); 6] = [
        (Icon::Check, Tone::Good, "Baik".into(), Vec::new()),
        (Icon::Bulb, Tone::Good, "Baik, dengan saran".into(), Vec::new()),
        (Icon::Check, Tone::Good, "Baik untuk yang sudah dinilai".into(), Vec::new()),
        (Icon::Clock, Tone::Information, "Belum lengkap".into(), Vec::new()),
        (Icon::Person, Tone::Plain, "Lembar belum diisi".into(), Vec::new()),
        (Icon::Person, Tone::Plain, "Lembar untuk umurnya belum tersedia".into(), Vec::new()),
    ];
    let mut advised: Vec<String> = Vec::new();
    let house = (visit.household, "Keadaan rumah".to_owned(), true);
    let members = people.iter().map(|person| (person.id, person.name.clone(), person.sheet(day).is_some()));
    for (subject, name, has_sheet) in std::iter::once(house).chain(members) {
        let place = match of(subject) {
            Some(one) if one.follow_up.is_some() => continue,
            Some(one) if one.level.is_none() => 3,
            Some(one) if one.verdict != "Baik" => 2,
            Some(one) => usize::from(!one.findings.is_empty()),
            None if has_sheet => 4,
            None => 5,
        };
        if let Some((.., names)) = groups.get_mut(place) {
            names.push(name);
        }
        if let Some(one) = of(subject).filter(|_| place == ADVISED) {
            advised.extend(one.findings.iter().map(|finding| finding.reason.clone()));
        }
    }
    groups
        .into_iter()
        .enumerate()
        .filter(|(_, (.., names))| !names.is_empty())
        .map(|(place, (icon, tone, word, names))| Row {
            icon,
            tone,
            title: format!("{} · {word}", names.join(", ")),
            subtitle: if place == ADVISED { advised.join(" · ") } else { String::new() },
            note: None,
            chip: None,
            target: None,
        })
        .collect()
}

/// The group of those who are well and get advice all the same.
const ADVISED: usize = 1;
