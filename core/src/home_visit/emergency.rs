//! The emergency screen: the numbers of this posyandu, and what to do now.

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::follow_up::{self, FollowUp};
use crate::checklist::Level;
use crate::error::{Error, Result};
use crate::form::page::{Stored, stored, text_of};
use crate::form::posyandu::own;
use crate::id::SubjectKind;
use crate::journal::fact::Fact;
use crate::register::person::{load, rules};
use crate::screen::emergency::{Contact, EmergencyScreen};
use crate::screen::form::FormRef;
use crate::screen::{Icon, Target};
use crate::screening::forms;

/// Unless the posyandu says otherwise (0.2; not verified for every kabupaten).
pub(crate) const DEFAULT_NAME: &str = "PSC";
pub(crate) const DEFAULT_NUMBER: &str = "119";
const TITLE: &str = "SEGERA – jangan tunggu";
/// The list of steps that fits anyone.
const GENERAL: &str = "general";

/// The numbers, the general one first.
fn contacts(connection: &Connection) -> Result<Vec<Contact>> {
    let stored = stored(connection, own(connection)?)?;
    let get = |field: &str| text_of(&stored, field);
    let name = get("emergency_name").unwrap_or_else(|| DEFAULT_NAME.to_owned());
    let number = get("emergency_phone").unwrap_or_else(|| DEFAULT_NUMBER.to_owned());
    let mut contacts = vec![Contact { label: format!("{name} {number}"), number, icon: Icon::Phone }];
    if let Some((who, number)) = midwife(&stored) {
        let label = get("pustu").map_or_else(|| who.clone(), |place| format!("{who} · {place}"));
        contacts.push(Contact { label, number, icon: Icon::Phone });
    }
    if let Some(number) = get("ambulance_phone") {
        contacts.push(Contact { label: "Ambulans desa".into(), number, icon: Icon::Ambulance });
    }
    Ok(contacts)
}

/// Her name and number, when there is a number.
fn midwife(posyandu: &Stored) -> Option<(String, String)> {
    let number = text_of(posyandu, "midwife_phone")?;
    let who = text_of(posyandu, "midwife_name").map_or_else(
        || "Bidan".to_owned(),
        |name| if name.to_lowercase().starts_with("bidan") { name } else { format!("Bidan {name}") },
    );
    Some((who, number))
}

/// To call the midwife who is to hear of something.
pub(crate) fn call_midwife(connection: &Connection) -> Result<Option<Contact>> {
    let midwife = midwife(&stored(connection, own(connection)?)?);
    Ok(midwife.map(|(who, number)| Contact { label: format!("Telepon {who}"), number, icon: Icon::Phone }))
}

/// The screen of a level 3 follow-up, or of the red telephone.
pub(crate) fn screen(
    connection: &Connection,
    today: NaiveDate,
    about: Option<&FollowUp>,
) -> Result<EmergencyScreen> {
    let rules = rules()?;
    let list = about
        .and_then(|follow_up| forms::on(connection, &follow_up.form, follow_up.concluded_on).ok()?)
        .and_then(|form| rules.emergency(&form.emergency))
        .or_else(|| rules.emergency(GENERAL));
    let person = match about {
        Some(follow_up) if follow_up.subject.kind == SubjectKind::Member => {
            let person = load(connection, follow_up.subject.id)?;
            Some(match person.spoken(today) {
                Some(spoken) => format!("{}, {spoken}", person.name),
                None => person.name,
            })
        }
        _ => None,
    };
    Ok(EmergencyScreen {
        title: TITLE.to_owned(),
        person,
        reason: about.map(|follow_up| reasons(connection, follow_up)).transpose()?,
        contacts: contacts(connection)?,
        steps: list.map(|list| list.steps.clone()).unwrap_or_default(),
        source: list
            .map(|list| format!("{} · {}", list.source.text, list.standing.label()))
            .unwrap_or_default(),
        done_label: about.map(|_| "Sudah dibawa · catat rujukan".to_owned()),
        done: about
            .map(|follow_up| Target::Form { form: FormRef::FollowUp { id: follow_up.id.to_string() } }),
    })
}

/// Every level 3 reason of her sheets of that visit: "Perdarahan · kejang".
fn reasons(connection: &Connection, follow_up: &FollowUp) -> Result<String> {
    let sheets = super::conclude::of_subject(connection, follow_up.subject.id, follow_up.visit)?;
    let reasons: Vec<String> = sheets
        .into_iter()
        .flat_map(|concluded| concluded.findings)
        .filter(|finding| finding.level == Level::Emergency.number())
        .map(|finding| finding.reason)
        .collect();
    Ok(if reasons.is_empty() { follow_up.reason.clone() } else { reasons.join(" · ") })
}

/// The screen about a member's open emergency, or the general one.
pub(crate) fn about(
    connection: &Connection,
    today: NaiveDate,
    member: Option<Uuid>,
) -> Result<EmergencyScreen> {
    let open = match member {
        Some(member) => follow_up::open_of(connection, member)?,
        None => Vec::new(),
    };
    screen(connection, today, open.iter().find(|follow_up| follow_up.level == Level::Emergency))
}

/// After a command: the screen when it concluded level 3 and that still stands.
pub(crate) fn after<'a>(
    connection: &Connection,
    today: NaiveDate,
    facts: impl Iterator<Item = &'a Option<Fact>>,
) -> Result<Option<EmergencyScreen>> {
    for fact in facts {
        let Some(Fact::Concluded(concluded)) = fact else { continue };
        let emergency = concluded.level == Some(Level::Emergency.number());
        let Some(chosen) = concluded.follow_up.as_ref().filter(|_| emergency) else { continue };
        // Another sheet of the visit may have the one that is asked for; what to do now is the same.
        let about = match follow_up::load(connection, chosen.id) {
            Ok(about) => about,
            Err(Error::NotFound(_)) => continue,
            Err(error) => return Err(error),
        };
        if about.level == Level::Emergency && about.closed_on.is_none() {
            return Ok(Some(screen(connection, today, Some(&about))?));
        }
    }
    Ok(None)
}
