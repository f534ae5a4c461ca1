//! What earlier sheets tell of a person's capsules, tablets and contacts: they are answers, and no fact of their own.

use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
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
    birth: Option<NaiveDate>,
    form: &'static Form,
    on: NaiveDate,
    answers: BTreeMap<String, AnswerValue>,
}

/// Of one person, from visits up to a day, without those of one visit.
pub(crate) fn of(connection: &Connection, member: Uuid, by: NaiveDate, except: Uuid) -> Result<Care> {
    // Of her many answers a few tell; a Puskesmas' own form is read to see.
    let sql = format!(
        "{SELECT} WHERE m.id = ?1 AND (a.item IN ({}) OR a.form GLOB '{LOCAL_PREFIX}*')",
        listed(&items(rules()?, tells_item))
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut cares = read(connection, statement.query([member])?, by, Some(except))?;
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
        "{SELECT} WHERE m.status = 'here' AND a.item IN ({}) AND (m.birth_date >= ?1 OR EXISTS
            (SELECT 1 FROM view_pregnancy p WHERE p.member = m.id AND p.ended_on >= ?1))",
        listed(&items(rules, |item| item.contact.is_some()))
    );
    let mut statement = connection.prepare_cached(&sql)?;
    read(connection, statement.query([since])?, by, None)
}

/// Capsules and tablets of the children who live here and were born after a day.
pub(crate) fn of_children(
    connection: &Connection,
    rules: &Rules,
    born_after: NaiveDate,
    by: NaiveDate,
) -> Result<BTreeMap<Uuid, Care>> {
    let sql = format!(
        "{SELECT} WHERE m.status = 'here' AND a.item IN ({}) AND m.birth_date > ?1",
        listed(&items(rules, |item| item.supplement.is_some()))
    );
    let mut statement = connection.prepare_cached(&sql)?;
    read(connection, statement.query([born_after])?, by, None)
}

/// The shipped forms that tell of capsules or contacts; a form is read from its packed bytes only when it is asked for.
pub(crate) const TELLING: [&str; 4] = ["infant", "child", "postpartum", "card_child"];

/// The items of those forms that tell, with those that say when.
fn items(rules: &Rules, wanted: fn(&Item) -> bool) -> BTreeSet<&str> {
    let mut ids = BTreeSet::new();
    for form in TELLING.iter().flat_map(|form| rules.versions(form)) {
        for item in form.items.iter().filter(|item| wanted(item)) {
            ids.insert(item.id.as_str());
            let supplement = item.supplement.as_ref();
            ids.extend(supplement.and_then(|one| one.given_on.as_deref()));
            ids.extend(supplement.and_then(|one| one.given_in.as_deref()));
            ids.extend(item.contact.as_ref().and_then(|one| one.given_on.as_deref()));
        }
    }
    ids
}

/// As a list of SQL: the ids are those of the shipped files, which have no quotation marks.
fn listed(ids: &BTreeSet<&str>) -> String {
    ids.iter().map(|id| format!("'{id}'")).collect::<Vec<_>>().join(", ")
}

/// The items that tell of somebody beyond the visit they were answered in, here by name: the fold hangs on no rules, and a
/// change of these is a change of the fold.
const LOOKED_BACK_AT: [&str; 23] = [
    "BL5",
    "BL5-tanggal",
    "BL6",
    "BL6-bulan",
    "BY8-KN0",
    "BY8-KN0-tanggal",
    "BY8-KN1",
    "BY8-KN1-tanggal",
    "BY8-KN2",
    "BY8-KN2-tanggal",
    "BY8-KN3",
    "BY8-KN3-tanggal",
    "KBB20",
    "KBB21",
    "NF3-KF1",
    "NF3-KF1-tanggal",
    "NF3-KF2",
    "NF3-KF2-tanggal",
    "NF3-KF3",
    "NF3-KF3-tanggal",
    "NF3-KF4",
    "NF3-KF4-tanggal",
    "TB5",
];

/// Whether `view_answer` has an answer in its index of those. Of a Puskesmas' own forms, which are not always there, each
/// may tell.
pub(crate) fn is_looked_back_at(form: &str, item: &str) -> bool {
    LOOKED_BACK_AT.contains(&item) || form.starts_with(LOCAL_PREFIX)
}

// A cross join keeps the order: members, then what is looked back at of each.
const SELECT: &str = "SELECT a.subject, m.birth_date, a.form, a.version, a.visit, a.item, a.value
    FROM view_member m CROSS JOIN view_answer a INDEXED BY view_answer_looked_back_at
        ON a.subject = m.id AND a.looked_back_at";

/// By member, from visits up to a day, without those of one visit.
fn read(
    connection: &Connection,
    mut rows: rusqlite::Rows<'_>,
    by: NaiveDate,
    except: Option<Uuid>,
) -> Result<BTreeMap<Uuid, Care>> {
    let mut forms: BTreeMap<(String, u32), Option<&'static Form>> = BTreeMap::new();
    // A visit has many answers: its day is looked up once.
    let mut days: BTreeMap<Uuid, Option<NaiveDate>> = BTreeMap::new();
    let mut sheets: BTreeMap<(NaiveDate, Uuid, Uuid, &str), SheetRow> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (member, form, version, visit) = (row.get(0)?, row.get(2)?, row.get(3)?, row.get(4)?);
        let form = match forms.entry((form, version)) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                let found = forms::version(connection, &new.key().0, version)?.filter(|form| tells(form));
                *new.insert(found)
            }
        };
        let on = match days.entry(visit) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => *new.insert(begun(connection, visit)?),
        };
        let (Some(form), Some(on)) = (form, on) else { continue };
        if on > by || Some(visit) == except {
            continue;
        }
        let sheet = match sheets.entry((on, visit, member, &form.id)) {
            Entry::Occupied(begun) => begun.into_mut(),
            Entry::Vacant(new) => {
                new.insert(SheetRow { birth: day(row, 1)?, form, on, answers: BTreeMap::new() })
            }
        };
        let value: serde_json::Value = serde_json::from_str(&row.get::<_, String>(6)?)?;
        sheet.answers.insert(row.get(5)?, AnswerValue::from(value));
    }
    let mut cares: BTreeMap<Uuid, Care> = BTreeMap::new();
    for ((_, _, member, _), sheet) in &sheets {
        cares.entry(*member).or_default().add(sheet);
    }
    Ok(cares)
}

fn begun(connection: &Connection, visit: Uuid) -> Result<Option<NaiveDate>> {
    let mut statement = connection.prepare_cached("SELECT begun_on FROM view_visit WHERE id = ?1")?;
    Ok(statement.query_row([visit], |row| day(row, 0)).optional()?.flatten())
}

pub(crate) fn tells(form: &Form) -> bool {
    form.items.iter().any(tells_item)
}

fn tells_item(item: &Item) -> bool {
    item.supplement.is_some() || item.contact.is_some()
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
        "SELECT a.subject, a.value FROM view_answer a INDEXED BY view_answer_looked_back_at
         CROSS JOIN view_visit v ON v.id = a.visit
         WHERE {whom} AND a.looked_back_at AND a.form = '{TB}' AND a.item = ?2 AND v.begun_on <= ?3
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
        let rules = Rules::bundled().unwrap();
        let forms = rules.forms();
        let telling: Vec<&str> =
            forms.iter().filter(|form| tells(form)).map(|form| form.id.as_str()).collect();
        let mut looked_at = TELLING.to_vec();
        looked_at.sort_unstable_by_key(|id| telling.iter().position(|known| known == id));
        assert_eq!(looked_at, telling);
        let of_tb = |form: &&&Form| form.items.iter().any(|item| item.status == Some(Status::TbPatient));
        let of_tb: Vec<&str> = forms.iter().filter(of_tb).map(|form| form.id.as_str()).collect();
        assert_eq!(of_tb, [HOUSEHOLD, TB]);
        let mut looked_back_at = items(rules, tells_item);
        let items_of_tb = rules.versions(TB).flat_map(|form| &form.items);
        let telling = items_of_tb.filter(|item| item.status == Some(Status::TbPatient));
        looked_back_at.extend(telling.map(|item| item.id.as_str()));
        assert_eq!(looked_back_at, BTreeSet::from(LOOKED_BACK_AT), "raise FOLD with it");
        assert!(forms.iter().flat_map(|form| &form.items).all(|item| !item.id.contains('\'')));
    }
}
