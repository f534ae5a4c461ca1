//! A new household out of one that exists (pecah KK).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::moving::{chosen, moved_since, who};
use super::succession::{Succession, after, choice, spouse};
use super::{ON, day_of, happened, lived, member, out_of_life, page, problem, read, relate};
use crate::command::{Decision, Ground};
use crate::error::Result;
use crate::form::page::{Stored, all_visible, stored, with_problems};
use crate::form::posyandu::described;
use crate::form::{Blank, typed};
use crate::id::{self, SubjectKind};
use crate::journal::fact::{Fact, Head, LifeEvent};
use crate::register::fields::{FieldSpec, HOUSEHOLD};
use crate::register::person::Person;
use crate::register::{names, text};
use crate::rules::Sex;
use crate::screen::form::{Field, FieldKind, FormSave, Offered, Problem, Reaction, Values};

const SINCE: &[FieldSpec] = &[happened("Sejak tanggal")];
/// Where the new household lives.
const PLACE: &[&str] = &["address", "dusun", "rt", "rw", "phone", "family_card"];
/// The head of the new household.
const LEADS: &str = "leads";
const NOT_OF_THEM: &str = "Pilih kepala dari yang masuk keluarga baru.";

/// The form.
pub(crate) fn blank(connection: &Connection, from: Uuid, today: NaiveDate) -> Result<Blank> {
    let house = Succession::of(connection, from)?;
    let now = Stored::from([(ON.to_owned(), Value::String(today.to_string()))]);
    let mut first = page("Keluarga baru", SINCE, &now);
    first.fields.insert(0, who(&house.people, &[], "Siapa yang masuk keluarga baru?", today));
    let options = house.people.iter().map(|one| choice(one, today)).collect();
    first.fields.insert(
        1,
        Field {
            id: LEADS.into(),
            label: "Kepala keluarga yang baru".into(),
            help: None,
            kind: FieldKind::Choice { options },
            value: String::new(),
            known: None,
            required: true,
        },
    );
    // They often go on living in the same house or beside it.
    let mut place = stored(connection, from)?;
    for own in ["phone", "family_card"] {
        place.remove(own);
    }
    let mut pages = vec![first, super::super::page::page("Alamat", HOUSEHOLD, PLACE, "", &place)];
    if house.head.is_some() {
        pages.push(house.page(today));
    }
    let mut blank = Blank::register(names::household(connection, from)?, pages, "Simpan keluarga baru");
    blank.subtitle = Some("Keluarga baru dari sini (pecah KK)".into());
    Ok(blank)
}

/// Once somebody goes it is asked who of them leads; the old household is asked for a head when its own goes.
pub(crate) fn react(connection: &Connection, from: Uuid, values: &Values) -> Result<Reaction> {
    let house = Succession::of(connection, from)?;
    let leaving = chosen(values)?;
    let mut reaction = all_visible(values);
    if leaving.is_empty() {
        reaction.visible.retain(|field| field != LEADS);
    }
    let going = house.people.iter().filter(|one| leaving.contains(&one.id));
    reaction
        .offered
        .push(Offered { field: LEADS.into(), values: going.map(|one| one.id.to_string()).collect() });
    house.follow(&leaving, &mut reaction);
    Ok(with_problems(reaction, torn(&house, &leaving, leader(values)?)))
}

/// Who is chosen to lead the new household.
fn leader(values: &Values) -> Result<Option<Uuid>> {
    values.get(LEADS).filter(|typed| !typed.is_empty()).map(|typed| id::parse(typed, "member")).transpose()
}

/// What those chosen contradict: somebody stays, and who leads goes along.
fn torn(house: &Succession, leaving: &BTreeSet<Uuid>, leads: Option<Uuid>) -> Vec<Problem> {
    if leaving.is_empty() {
        return Vec::new();
    }
    let mut problems = Vec::new();
    if house.people.iter().all(|one| leaving.contains(&one.id)) {
        problems.push(problem(super::moving::WHO, "Harus ada yang tetap di keluarga lama.".into()));
    }
    let goes = |id: Uuid| leaving.contains(&id) && house.people.iter().any(|one| one.id == id);
    if leads.is_some_and(|leads| !goes(leads)) {
        problems.push(problem(LEADS, NOT_OF_THEM.into()));
    }
    problems
}

pub(crate) fn wrong(values: &Values, today: NaiveDate) -> Vec<Problem> {
    let mut problems = super::wrong(SINCE, "", values, today);
    problems.extend(typed::wrong(HOUSEHOLD, PLACE, "", values, today));
    problems
}

/// Founds the new household.
pub(crate) fn save(ground: &Ground<'_>, from: Uuid, save: &FormSave) -> Result<Decision> {
    let house = Succession::of(ground.connection, from)?;
    let (fields, mut problems) = read(SINCE, "", &save.values, ground.today);
    let (place, more) = typed::read(HOUSEHOLD, PLACE, "", &save.values, ground.today);
    problems.extend(more);
    let leaving = chosen(&save.values)?;
    let going: Vec<&Person> = house.people.iter().filter(|one| leaving.contains(&one.id)).collect();
    if going.is_empty() {
        problems.push(problem(super::moving::WHO, "Pilih siapa yang masuk keluarga baru.".into()));
    }
    let leads = leader(&save.values)?;
    problems.extend(torn(&house, &leaving, leads));
    if leads.is_none() && !going.is_empty() {
        problems.push(problem(LEADS, NOT_OF_THEM.into()));
    }
    let leads = going.iter().find(|one| Some(one.id) == leads).copied();
    let open = Some(&house).filter(|house| house.is_open(&leaving));
    let stays_head = match open {
        Some(house) => house.chosen(&save.values, &leaving, &mut problems)?,
        None => None,
    };
    let (Some(on), Some(leads)) = (day_of(&fields).filter(|_| problems.is_empty()), leads) else {
        return Ok(Decision::Problems(problems));
    };
    let household = ground.new_subject(SubjectKind::Household, "household");
    let mut batch = ground.batch();
    batch.say(household.clone(), described(typed::changed(place, &Stored::new())));
    batch.say(household.clone(), Fact::Head(Head { member: leads.id, on: Some(on) }));
    for one in &going {
        problems.extend(out_of_life(ground.connection, one, on)?);
        if let Some(since) = moved_since(ground.connection, one, on)? {
            let sentence = format!(
                "{} tercatat tinggal di sini sejak {}. Tanggal ini sebelum itu.",
                one.name,
                text::date(since)
            );
            problems.push(problem(ON, sentence));
        }
        batch.say(member(one.id), lived(LifeEvent::MovedIn, on, Some(household.id), String::new()));
        relate(ground, &mut batch, one, in_new(leads, one, &going))?;
    }
    if !problems.is_empty() {
        return Ok(Decision::Problems(problems));
    }
    if let (Some(house), Some(new)) = (open, stays_head) {
        house.write(ground, &mut batch, new, on, &leaving)?;
    }
    let sex = leads.sex.map(|sex| if sex == Sex::Female { "female" } else { "male" });
    Ok(Decision::Write(batch, format!("{} tersimpan.", names::household_title(Some(&leads.name), sex))))
}

/// A couple of child and child-in-law that leaves with grandchildren is taken for their parents.
fn in_new(leads: &Person, one: &Person, going: &[&Person]) -> Option<&'static str> {
    let known = |relation: &str| going.iter().filter(|one| one.relation.as_deref() == Some(relation)).count();
    let couple = known("child") <= 1 && known("child_in_law") <= 1;
    let leads_as = leads.relation.as_deref();
    let young = matches!(leads_as, Some("child" | "child_in_law"));
    match one.relation.as_deref() {
        _ if leads.id == one.id => Some("head"),
        Some("child" | "child_in_law") if couple && young => spouse(one.sex),
        Some("grandchild") if couple && young => Some("child"),
        _ => after(leads, one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::Sex;
    use crate::register::person::Whereabouts;

    fn person(id: u128, relation: &str, sex: Sex) -> Person {
        Person {
            id: Uuid::from_u128(id),
            name: String::new(),
            registered: true,
            household: None,
            whereabouts: Whereabouts::Here,
            birth: None,
            estimated: false,
            sex: Some(sex),
            relation: Some(relation.to_owned()),
            pregnancy: None,
            delivered: None,
        }
    }

    #[test]
    fn a_young_couple_that_leaves_with_their_children_is_one_family() {
        let son = person(1, "child", Sex::Male);
        let his_wife = person(2, "child_in_law", Sex::Female);
        let their_girl = person(3, "grandchild", Sex::Female);
        let going = [&son, &his_wife, &their_girl];
        assert_eq!(in_new(&son, &his_wife, &going), Some("wife"));
        assert_eq!(in_new(&son, &their_girl, &going), Some("child"));
        assert_eq!(in_new(&his_wife, &son, &going), Some("husband"), "she may lead");
        // With a second child along it is not known whose the grandchild is.
        let daughter = person(4, "child", Sex::Female);
        let more = [&son, &daughter, &their_girl];
        assert_eq!(in_new(&son, &their_girl, &more), None);
        assert_eq!(in_new(&son, &daughter, &more), Some("relative"), "a sister");
    }

    #[test]
    fn the_set_of_those_who_go_is_read_from_the_form() {
        let two =
            Values::from([("who".to_owned(), format!("{},{}", Uuid::from_u128(1), Uuid::from_u128(2)))]);
        assert_eq!(chosen(&two).unwrap(), BTreeSet::from([Uuid::from_u128(1), Uuid::from_u128(2)]));
        assert!(chosen(&Values::new()).unwrap().is_empty());
    }
}
