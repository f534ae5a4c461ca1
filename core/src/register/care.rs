//! What earlier sheets tell of a person's capsules, tablets and contacts: they are answers, and no fact of their own.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use super::person::{day, rules};
use crate::checklist::{AnswerValue, in_month};
use crate::error::Result;
use crate::postnatal::Contact;
use crate::rules::{Form, Item, LOCAL_PREFIX, NO, Rules, Status, YES};
use crate::screening::forms;
use crate::store::state;

/// What one person received by the sheets of her visits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Care {
    /// Vitamin A; `None`: on a day not known.
    pub(crate) vitamin_a: Vec<Option<NaiveDate>>,
    /// Deworming; `None`: on a day not known.
    pub(crate) deworming: Vec<Option<NaiveDate>>,
    /// KN or KF.
    pub(crate) contacts: Vec<Contact>,
}

/// One sheet of one visit.
struct SheetRow {
    member: Uuid,
    birth: Option<NaiveDate>,
    form: &'static Form,
    on: NaiveDate,
    answers: BTreeMap<String, AnswerValue>,
}

/// Of one person, from visits up to a day, without those of one visit.
pub(crate) fn of(connection: &Connection, member: Uuid, by: NaiveDate, except: Uuid) -> Result<Care> {
    // Of her many answers a few tell; a Puskesmas' own form is read to see.
    let sql = format!(
        "{SELECT} WHERE m.id = ?1 AND v.begun_on <= ?2 AND v.id <> ?3 AND (a.item IN ({}) OR a.form GLOB '{LOCAL_PREFIX}*') {ORDER}",
        items(rules()?, |item| item.supplement.is_some() || item.contact.is_some())
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut cares = read(connection, statement.query((member, by, except))?)?;
    Ok(cares.remove(&member).unwrap_or_default())
}

/// Of everyone who lives here and was born, or gave birth, on a day or later.
pub(crate) fn around_birth(
    connection: &Connection,
    rules: &Rules,
    since: NaiveDate,
    by: NaiveDate,
) -> Result<BTreeMap<Uuid, Care>> {
    let sql = format!(
        "{SELECT} WHERE m.status = 'here' AND v.begun_on <= ?1 AND a.item IN ({}) AND (m.birth_date >= ?2 OR EXISTS
            (SELECT 1 FROM view_pregnancy p WHERE p.member = m.id AND p.ended_on >= ?2)) {ORDER}",
        items(rules, |item| item.contact.is_some())
    );
    let mut statement = connection.prepare_cached(&sql)?;
    read(connection, statement.query((by, since))?)
}

/// Capsules and tablets of the children who live here and were born after a day.
pub(crate) fn of_children(
    connection: &Connection,
    rules: &Rules,
    born_after: NaiveDate,
    by: NaiveDate,
) -> Result<BTreeMap<Uuid, Care>> {
    let sql = format!(
        "{SELECT} WHERE m.status = 'here' AND v.begun_on <= ?1 AND a.item IN ({}) AND m.birth_date > ?2 {ORDER}",
        items(rules, |item| item.supplement.is_some())
    );
    let mut statement = connection.prepare_cached(&sql)?;
    read(connection, statement.query((by, born_after))?)
}

/// The shipped forms that tell of capsules or contacts; a form is read from its packed bytes only when it is asked for.
pub(crate) const TELLING: [&str; 4] = ["infant", "child", "postpartum", "card_child"];

/// The items of those forms that tell, with those that say when, as a list of SQL. Their ids are those of the shipped
/// files, which have no quotation marks.
fn items(rules: &Rules, wanted: fn(&Item) -> bool) -> String {
    let mut ids: Vec<&str> = Vec::new();
    for form in TELLING.iter().flat_map(|form| rules.versions(form)) {
        for item in form.items.iter().filter(|item| wanted(item)) {
            ids.push(&item.id);
            let supplement = item.supplement.as_ref();
            ids.extend(supplement.and_then(|one| one.given_on.as_deref()));
            ids.extend(supplement.and_then(|one| one.given_in.as_deref()));
            ids.extend(item.contact.as_ref().and_then(|one| one.given_on.as_deref()));
        }
    }
    ids.iter().map(|id| format!("'{id}'")).collect::<Vec<_>>().join(", ")
}

// A cross join keeps the order: members, their answers, the visits of those.
const SELECT: &str = "SELECT a.subject, m.birth_date, a.form, a.version, v.begun_on, a.item, a.value
    FROM view_member m CROSS JOIN view_answer a ON a.subject = m.id CROSS JOIN view_visit v ON v.id = a.visit";
const ORDER: &str = "ORDER BY v.begun_on, a.visit, a.subject, a.form";

fn read(connection: &Connection, mut rows: rusqlite::Rows<'_>) -> Result<BTreeMap<Uuid, Care>> {
    let mut cares: BTreeMap<Uuid, Care> = BTreeMap::new();
    let mut current: Option<SheetRow> = None;
    let mut known: BTreeMap<(String, u32), Option<&'static Form>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (member, form, version): (Uuid, String, u32) = (row.get(0)?, row.get(2)?, row.get(3)?);
        let form = match known.get(&(form.clone(), version)) {
            Some(known) => *known,
            None => {
                let found = forms::version(connection, &form, version)?.filter(|form| tells(form));
                known.insert((form, version), found);
                found
            }
        };
        let (Some(form), Some(on)) = (form, day(row, 4)?) else { continue };
        let same =
            |sheet: &SheetRow| sheet.member == member && sheet.on == on && std::ptr::eq(sheet.form, form);
        if !current.as_ref().is_some_and(same)
            && let Some(done) = current.replace(begin(row, member, form, on)?)
        {
            cares.entry(done.member).or_default().add(&done);
        }
        if let Some(sheet) = &mut current {
            let value: serde_json::Value = serde_json::from_str(&row.get::<_, String>(6)?)?;
            sheet.answers.insert(row.get(5)?, AnswerValue::from(value));
        }
    }
    if let Some(done) = current {
        cares.entry(done.member).or_default().add(&done);
    }
    Ok(cares)
}

fn begin(row: &Row<'_>, member: Uuid, form: &'static Form, on: NaiveDate) -> Result<SheetRow> {
    Ok(SheetRow { member, birth: day(row, 1)?, form, on, answers: BTreeMap::new() })
}

pub(crate) fn tells(form: &Form) -> bool {
    form.items.iter().any(|item| item.supplement.is_some() || item.contact.is_some())
}

impl Care {
    fn add(&mut self, sheet: &SheetRow) {
        for item in &sheet.form.items {
            let Some(said) = sheet.answers.get(&item.id).and_then(|answer| item.choice(answer)) else {
                continue;
            };
            if let Some(contact) = &item.contact {
                if said == YES {
                    let on = sheet.date(contact.given_on.as_deref());
                    self.contacts.push(Contact { code: Some(contact.code.clone()), on });
                }
            } else if let Some(supplement) = &item.supplement {
                let campaign = Rules::bundled()
                    .ok()
                    .and_then(|rules| rules.calendars.supplements.campaign(&supplement.campaign));
                let Some(campaign) = campaign.filter(|_| said == YES) else { continue };
                let on = match (&supplement.given_on, &supplement.given_in) {
                    (Some(date), _) => sheet.date(Some(date)),
                    (None, Some(month)) => {
                        let month = sheet.form.item(month);
                        let month = month.and_then(|item| item.choice(sheet.answers.get(&item.id)?));
                        sheet.birth.and_then(|birth| in_month(campaign, birth, month, sheet.on))
                    }
                    (None, None) => Some(sheet.on),
                };
                match campaign.given_as.as_str() {
                    "vitamin_a" => self.vitamin_a.push(on),
                    "deworming" => self.deworming.push(on),
                    _ => {}
                }
            }
        }
    }
}

impl SheetRow {
    fn date(&self, item: Option<&str>) -> Option<NaiveDate> {
        let item: &Item = self.form.item(item?)?;
        item.date(self.answers.get(&item.id)?)
    }
}

/// Whether she is on treatment for TB: by the last sheet that says so of her, else by the household, of whom nobody has
/// it. Of a household in which somebody has it, it is not known who.
pub(crate) fn tb_patient(
    connection: &Connection,
    rules: &Rules,
    member: Uuid,
    household: Option<Uuid>,
    by: NaiveDate,
) -> Result<Option<bool>> {
    let told = told_of_tb(connection, rules, "a.subject = ?1", member, by)?;
    if let Some(said) = told.get(&member) {
        return Ok(Some(*said));
    }
    let Some(household) = household else { return Ok(None) };
    Ok(household_has_tb(connection, rules, household, by)?.filter(|has| !has))
}

/// Whether somebody in her household has TB: by what the family says, or by the last sheet of another who lives there.
pub(crate) fn tb_contact(
    connection: &Connection,
    rules: &Rules,
    member: Uuid,
    household: Option<Uuid>,
    by: NaiveDate,
) -> Result<Option<bool>> {
    let Some(household) = household else { return Ok(None) };
    let lives_there = "a.subject IN (SELECT id FROM view_member WHERE household = ?1 AND status = 'here')";
    let told = told_of_tb(connection, rules, lives_there, household, by)?;
    if told.iter().any(|(other, ill)| *other != member && *ill) {
        return Ok(Some(true));
    }
    // Of her own illness the family may speak.
    if told.get(&member) == Some(&true) {
        return Ok(None);
    }
    household_has_tb(connection, rules, household, by)
}

/// The item of a form that tells of it.
fn telling<'a>(rules: &'a Rules, form: &str, by: NaiveDate) -> Option<&'a Item> {
    rules.form(form, by)?.items.iter().find(|item| item.status == Some(Status::TbPatient))
}

/// By member, what the last sheet that knows says of her own treatment.
fn told_of_tb(
    connection: &Connection,
    rules: &Rules,
    whom: &str,
    id: Uuid,
    by: NaiveDate,
) -> Result<BTreeMap<Uuid, bool>> {
    let mut told = BTreeMap::new();
    let Some(item) = telling(rules, TB, by) else { return Ok(told) };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT a.subject, a.value FROM view_answer a INDEXED BY view_answer_of_tb
         CROSS JOIN view_visit v ON v.id = a.visit
         WHERE {whom} AND a.form = '{TB}' AND a.item = ?2 AND v.begun_on <= ?3
         ORDER BY v.begun_on DESC, v.id DESC"
    ))?;
    let mut rows = statement.query((id, &item.id, by))?;
    while let Some(row) = rows.next()? {
        let value: serde_json::Value = serde_json::from_str(&row.get::<_, String>(1)?)?;
        match item.choice(&AnswerValue::from(value)) {
            None | Some("unknown") => {}
            Some(said) => {
                told.entry(row.get(0)?).or_insert(said == YES);
            }
        }
    }
    Ok(told)
}

/// What the family says.
fn household_has_tb(
    connection: &Connection,
    rules: &Rules,
    household: Uuid,
    by: NaiveDate,
) -> Result<Option<bool>> {
    let Some(field) = telling(rules, HOUSEHOLD, by).and_then(|item| item.field.as_ref()) else {
        return Ok(None);
    };
    let value: Option<String> = connection
        .prepare_cached("SELECT value FROM view_field WHERE subject = ?1 AND field = ?2")?
        .query_row((household, field), |row| row.get(0))
        .optional()?;
    let said: Option<String> = value.and_then(|value| serde_json::from_str(&value).ok());
    Ok(match said.as_deref() {
        Some(YES) => Some(true),
        Some(NO) => Some(false),
        _ => None,
    })
}

/// The forms that tell of it: a member's, which has an index of its own, and the household's.
const TB: &str = "tb";
const HOUSEHOLD: &str = "household";

/// Kemendagri code of the posyandu's province; `None` while it is not known.
pub(crate) fn province(connection: &Connection, rules: &Rules) -> Result<Option<String>> {
    let Some(own) = state::get::<Uuid>(connection, state::POSYANDU)? else { return Ok(None) };
    let value: Option<String> = connection
        .prepare_cached("SELECT value FROM view_field WHERE subject = ?1 AND field = 'province'")?
        .query_row([own], |row| row.get(0))
        .optional()?;
    let written: Option<String> = value.and_then(|value| serde_json::from_str(&value).ok());
    let code = written.and_then(|written| rules.calendars.immunization.province(&written).map(str::to_owned));
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_that_tell_are_those_that_are_looked_at() {
        let forms = Rules::bundled().unwrap().forms();
        let telling: Vec<&str> =
            forms.iter().filter(|form| tells(form)).map(|form| form.id.as_str()).collect();
        let mut looked_at = TELLING.to_vec();
        looked_at.sort_unstable_by_key(|id| telling.iter().position(|known| known == id));
        assert_eq!(looked_at, telling);
        let of_tb = |form: &&&Form| form.items.iter().any(|item| item.status == Some(Status::TbPatient));
        let of_tb: Vec<&str> = forms.iter().filter(of_tb).map(|form| form.id.as_str()).collect();
        assert_eq!(of_tb, [HOUSEHOLD, TB]);
        assert!(forms.iter().flat_map(|form| &form.items).all(|item| !item.id.contains('\'')));
    }
}
