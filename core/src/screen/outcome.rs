//! The conclusion of a visit: one follow-up each, what to say, when to come again.

use super::results::PersonResults;
use super::{Action, Advice, Line, Row, Target, Tone};

/// One person's outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeCard {
    /// "Siti Aminah · Rujuk ke Pustu".
    pub title: String,
    /// The ranked reason.
    pub reason: String,
    /// That questions of her sheets are still open.
    pub incomplete: Option<Line>,
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
    /// The sheet of the reason, to correct an answer.
    pub sheet: Target,
    /// Her other sheets of this visit.
    pub other_sheets: Vec<Action>,
}

/// The conclusion of a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeScreen {
    /// The visit.
    pub id: String,
    /// It was a home visit, which has a next date and is finished; a screening outside a visit is not.
    pub is_visit: bool,
    /// "Hasil kunjungan".
    pub title: String,
    /// "Kel. Bp. Darmawan · Selasa, 4 Mei 2026 · Bu Ani".
    pub subtitle: String,
    /// Those with a follow-up, most urgent first.
    pub cards: Vec<OutcomeCard>,
    /// What was measured of each, one a day, those with something to look at first.
    pub results: Vec<PersonResults>,
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

use std::collections::BTreeSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::Icon;
use crate::checklist::Verdict;
use crate::environment::Environment;
use crate::error::Result;
use crate::home_visit::follow_up::{self, FollowUp};
use crate::home_visit::visit::{self, Visit};
use crate::home_visit::{conclude, house_sheet, level};
use crate::id::SubjectKind;
use crate::journal::fact::{Concluded, ConcludedFinding};
use crate::register::person::{self, Person, of_household, rules};
use crate::register::{names, text};
use crate::screen::follow_up as follow_up_screen;
use crate::screen::form::FormRef;
use crate::screen::results;
use crate::screening::forms;

/// Draws the conclusion of a visit.
pub(crate) fn screen(
    connection: &Connection,
    environment: &dyn Environment,
    id: Uuid,
    picked: Option<&str>,
) -> Result<OutcomeScreen> {
    let visit = visit::load(connection, id)?;
    let concluded = conclude::of_visit(connection, id)?;
    let is_visit = visit.occasion.is_none();
    let mut cards = Vec::new();
    for asked in follow_up::of_visit(connection, id)? {
        let sheets = concluded.iter().filter(|(subject, _)| *subject == asked.subject.id);
        let sheets: Vec<&Concluded> = sheets.map(|(_, concluded)| concluded).collect();
        cards.push(card(connection, &visit, &asked, &sheets)?);
    }
    let (proposed, reason) = visit::proposal(connection, &visit)?;
    let picked = picked.and_then(|typed| text::read_date(typed).ok());
    let next = picked.or(visit.next_on).unwrap_or(proposed);
    Ok(OutcomeScreen {
        id: id.to_string(),
        is_visit,
        title: if is_visit { "Hasil kunjungan" } else { "Hasil skrining" }.into(),
        subtitle: format!(
            "{} · {} · {}",
            house(connection, &visit)?,
            text::long_date(visit.begun_on),
            names::kader(connection, visit.author)?
        ),
        cards,
        results: results(connection, &visit)?,
        others: others(connection, &visit, &concluded)?,
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

/// Everyone who lives there; of a screening of someone in no household that person.
fn people(connection: &Connection, visit: &Visit) -> Result<Vec<Person>> {
    if let Some(household) = visit.household {
        return of_household(connection, household);
    }
    let screened: BTreeSet<Uuid> =
        conclude::of_visit(connection, visit.id)?.into_iter().map(|(subject, _)| subject).collect();
    screened.into_iter().map(|one| person::load(connection, one)).collect()
}

/// "Keluarga Darma", or that there is none.
fn house(connection: &Connection, visit: &Visit) -> Result<String> {
    match visit.household {
        Some(household) => names::household(connection, household),
        None => Ok("Belum punya keluarga".to_owned()),
    }
}

/// What was measured, or told of a measurement, in this visit of everyone who lives here.
fn results(connection: &Connection, visit: &Visit) -> Result<Vec<PersonResults>> {
    let mut found = Vec::new();
    for person in people(connection, visit)? {
        let measured = person::measured_in(connection, person.id, visit.id)?;
        if !measured.is_empty() {
            found.push(results::by_day(&person, &person.facts(connection, visit.begun_on)?, &measured)?);
        }
    }
    let worst = |days: &Vec<PersonResults>| {
        let lines = days.iter().flat_map(|one| &one.lines);
        lines.filter_map(|line| Some(line.chip.as_ref()?.tone)).max()
    };
    found.sort_by_key(|days| std::cmp::Reverse(worst(days)));
    Ok(found.into_iter().flatten().collect())
}

/// A person's card: the one that is asked for, and everything else her sheets found.
fn card(
    connection: &Connection,
    visit: &Visit,
    asked: &FollowUp,
    sheets: &[&Concluded],
) -> Result<OutcomeCard> {
    let who = match asked.subject.kind {
        SubjectKind::Household => "Keadaan rumah".to_owned(),
        _ => names::member(connection, asked.subject.id)?,
    };
    let own = sheets.iter().find(|one| one.form == asked.form);
    let item = own.and_then(|own| own.follow_up.as_ref()).map(|chosen| chosen.item.as_str());
    let finding = own.and_then(|own| own.findings.iter().find(|one| Some(one.item.as_str()) == item));
    let is_asked = |sheet: &Concluded, one: &ConcludedFinding| {
        sheet.form == asked.form && Some(one.item.as_str()) == item
    };
    let mut also: Vec<&ConcludedFinding> =
        sheets.iter().flat_map(|sheet| sheet.findings.iter().filter(|one| !is_asked(sheet, one))).collect();
    also.sort_by_key(|one| std::cmp::Reverse(one.level));
    let target = |form: &str| Target::Form {
        form: FormRef::Sheet {
            visit: visit.id.to_string(),
            subject: asked.subject.id.to_string(),
            form: form.to_owned(),
        },
    };
    let tone = |one: &ConcludedFinding| level::tone(level::stored(one.level));
    Ok(OutcomeCard {
        title: format!("{who} · {}", level::name(rules()?, asked.level)),
        reason: asked.reason.clone(),
        incomplete: incomplete(connection, asked.subject.id, sheets)?,
        tone: level::tone(asked.level),
        say: finding.map(|finding| finding.say.clone()).filter(|say| !say.is_empty()),
        advice: finding.map(advice).unwrap_or_default(),
        also: also.into_iter().map(|one| Line { text: one.reason.clone(), tone: tone(one) }).collect(),
        reported: match asked.reported_on {
            Some(day) => Some(follow_up_screen::reported(connection, day)?),
            None => None,
        },
        follow_up: Some(Target::FollowUp { id: asked.id.to_string() }),
        sheet: target(&asked.form),
        other_sheets: sheets
            .iter()
            .filter(|sheet| sheet.form != asked.form)
            .map(|sheet| Action {
                label: forms::title(connection, &sheet.form),
                icon: Icon::Edit,
                target: target(&sheet.form),
            })
            .collect(),
    })
}

fn incomplete(connection: &Connection, subject: Uuid, sheets: &[&Concluded]) -> Result<Option<Line>> {
    for sheet in sheets {
        if sheet.level.is_none() || conclude::is_half(connection, subject, sheet)? {
            let text = "Belum lengkap: masih ada pertanyaan yang belum dijawab.".to_owned();
            return Ok(Some(Line { text, tone: Tone::Information }));
        }
    }
    Ok(None)
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
fn others(connection: &Connection, visit: &Visit, concluded: &[(Uuid, Concluded)]) -> Result<Vec<Row>> {
    let mut groups: [(Icon, Tone, &str, Vec<String>); 6] = [
        (Icon::Check, Tone::Good, "Baik", Vec::new()),
        (Icon::Bulb, Tone::Good, "Baik, dengan saran", Vec::new()),
        (Icon::Check, Tone::Good, "Baik untuk yang sudah dinilai", Vec::new()),
        (Icon::Clock, Tone::Information, "Belum lengkap", Vec::new()),
        (Icon::Person, Tone::Plain, "Lembar belum diisi", Vec::new()),
        (Icon::Person, Tone::Plain, "Lembar untuk umurnya belum tersedia", Vec::new()),
    ];
    let mut advised: Vec<String> = Vec::new();
    for (subject, name, sheet) in expected(connection, visit, concluded)? {
        let own: Vec<&Concluded> =
            concluded.iter().filter(|(one, _)| *one == subject).map(|(_, concluded)| concluded).collect();
        if own.iter().any(|one| one.follow_up.is_some()) {
            continue;
        }
        let place = match &sheet {
            None => 5,
            Some(form) if !own.iter().any(|one| one.form == *form) => 4,
            Some(_) if own.iter().any(|one| one.level.is_none()) => 3,
            Some(_) if own.iter().any(|one| one.verdict != Verdict::Good.label()) => 2,
            Some(_) => usize::from(own.iter().any(|one| !one.findings.is_empty())),
        };
        if let Some((.., names)) = groups.get_mut(place) {
            names.push(name);
        }
        if place == ADVISED {
            advised.extend(own.iter().flat_map(|one| &one.findings).map(|finding| finding.reason.clone()));
        }
    }
    Ok(groups
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
        .collect())
}

/// The group of those who are well and get advice all the same.
const ADVISED: usize = 1;

/// Everyone a visit is about, by name, with the form expected of each; of a screening outside a visit only who was
/// screened.
fn expected(
    connection: &Connection,
    visit: &Visit,
    concluded: &[(Uuid, Concluded)],
) -> Result<Vec<(Uuid, String, Option<String>)>> {
    if visit.occasion.is_some() {
        let screened = concluded.iter().map(|(subject, one)| {
            Ok((*subject, names::member(connection, *subject)?, Some(one.form.clone())))
        });
        return screened.collect();
    }
    let rules = rules()?;
    let mut expected = vec![(visit.home()?, "Keadaan rumah".to_owned(), Some(house_sheet::FORM.to_owned()))];
    for person in people(connection, visit)? {
        // A sheet begun before her stage changed counts.
        let begun = concluded.iter().find(|(subject, one)| {
            *subject == person.id && rules.life().is_some_and(|life| life.asks(&one.form))
        });
        let form = begun.map(|(_, one)| one.form.as_str()).or(person.sheet(visit.begun_on));
        expected.push((person.id, person.name.clone(), form.map(str::to_owned)));
    }
    Ok(expected)
}
