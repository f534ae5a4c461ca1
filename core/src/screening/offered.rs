//! Which forms are offered to a person today, and when each is due: a pure function of what the tables hold, the rules
//! and today.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::local;
use crate::checklist::{Facts, due_again, due_at_first, offered};
use crate::error::Result;
use crate::home_visit::conclude;
use crate::journal::fact::Concluded;
use crate::register::person::{Person, rules};
use crate::rules::{Form, Purpose, Subject};

/// When a form is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// Never filled.
    Never,
    /// Never filled, and no reason to is known.
    IfNeeded,
    /// Due again since that day.
    Since(NaiveDate),
    /// Not before that day.
    On(NaiveDate),
    /// Filled, and not asked again.
    Once,
}

/// A form offered to a person.
pub(crate) struct Offer {
    pub(crate) form: &'static Form,
    /// What it last came to, as shown.
    pub(crate) last: Option<Concluded>,
    pub(crate) due: Due,
}

impl Offer {
    /// To be filled now.
    pub(crate) fn is_due(&self) -> bool {
        matches!(self.due, Due::Never | Due::Since(_))
    }
}

/// Every form offered to a person today beside the visit's sheet of her stage, in the order of the rule files, a
/// Puskesmas' own last. One of which it is not known whether it is for her is not offered.
pub(crate) fn of(connection: &Connection, person: &Person, today: NaiveDate) -> Result<Vec<Offer>> {
    let facts = person.facts(connection, today)?;
    let last = last(connection, person.id)?;
    let mut offers = Vec::new();
    for form in forms(connection, today)?.into_iter().filter(|form| form.subject == Subject::Member) {
        if offered(form, &facts) != Some(true) {
            continue;
        }
        let last = match last.get(&form.id) {
            Some(concluded) => Some(conclude::shown(connection, person.id, concluded.clone())?),
            None => None,
        };
        offers.push(Offer { form, due: due(form, &facts, last.as_ref(), today), last });
    }
    Ok(offers)
}

/// Forms about the household that a visit asks beside its own sheet.
pub(crate) fn of_household(connection: &Connection, own: &str, day: NaiveDate) -> Result<Vec<&'static Form>> {
    let facts = Facts::on(day);
    let forms = forms(connection, day)?.into_iter();
    Ok(forms
        .filter(|form| form.subject == Subject::Household && form.id != own)
        .filter(|form| offered(form, &facts) == Some(true))
        .collect())
}

/// Forms in force that are no sheet of a life stage and no card of a posyandu day.
fn forms(connection: &Connection, day: NaiveDate) -> Result<Vec<&'static Form>> {
    let rules = rules()?;
    let of_stage = |form: &Form| rules.life().is_some_and(|life| life.asks(&form.id));
    let purposes = [Purpose::Visit, Purpose::Screening, Purpose::Development];
    let mut found: Vec<&Form> = rules
        .forms_in_force(day)
        .filter(|form| purposes.contains(&form.purpose) && !of_stage(form))
        .collect();
    let mut own: BTreeMap<&str, &'static Form> = BTreeMap::new();
    for one in local::all(connection)? {
        let form = one.form;
        let newer = own
            .get(form.id.as_str())
            .is_none_or(|other| (other.valid_from, other.version) < (form.valid_from, form.version));
        if one.offered && form.valid_from <= day && newer && form.purpose != Purpose::HelpCard {
            own.insert(&form.id, form);
        }
    }
    found.extend(own.into_values());
    Ok(found)
}

/// The newest conclusion of every form about someone.
fn last(connection: &Connection, subject: Uuid) -> Result<BTreeMap<String, Concluded>> {
    let mut statement = connection
        .prepare_cached("SELECT form, body FROM view_conclusion WHERE subject = ?1 ORDER BY on_day, visit")?;
    let rows = statement
        .query_map([subject], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut last = BTreeMap::new();
    for (form, body) in rows {
        last.insert(form, body);
    }
    last.into_iter().map(|(form, body)| Ok((form, serde_json::from_str(&body)?))).collect()
}

fn due(form: &Form, facts: &Facts, last: Option<&Concluded>, today: NaiveDate) -> Due {
    match last {
        None if due_at_first(form, facts) != Some(true) => Due::IfNeeded,
        None => Due::Never,
        // What was begun and not finished still waits.
        Some(last) if last.level.is_none() => Due::Since(last.on),
        Some(last) => match due_again(form, last.on) {
            None => Due::Once,
            Some(day) if day <= today && last.on < today => Due::Since(day),
            Some(day) => Due::On(day),
        },
    }
}
