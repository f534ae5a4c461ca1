//! From a line to a person.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use super::fields::{Fields, Notes};
use super::problem::{Problem, Wrong};
use crate::checklist::{ItemKind, Sex};
use crate::due::{PersonFacts, PregnancyFacts, Screening};
use crate::immunization::DoseRecord;
use crate::life_stage::{LifeFacts, visit_sheet};
use crate::line::{self, Line};
use crate::postnatal::Contact;
use crate::pregnancy::{Dating, Received, RiskFacts, possible};
use crate::rules::calendar::Finding;
use crate::rules::{Measure, Rules};

/// A weighing as given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weighing {
    pub(super) on: NaiveDate,
    pub(super) grams: i64,
    pub(super) posyandu_day: bool,
}

/// A line that can be judged.
pub(super) struct Person {
    pub(super) id: Option<Value>,
    pub(super) day: NaiveDate,
    pub(super) facts: PersonFacts,
    pub(super) birth_weight: Option<i64>,
    pub(super) weighings: Vec<Weighing>,
}

/// A line that cannot.
pub(super) struct Refused {
    pub(super) id: Option<Value>,
    pub(super) problems: Vec<Problem>,
}

pub(super) const LINE: &[&str] = &[
    "id",
    "day",
    "sex",
    "birth",
    "province",
    "je_endemic",
    "grade",
    "married",
    "pregnancy",
    "delivery",
    "neonatal_contacts",
    "birth_weight_kg",
    "weighings",
    "doses",
    "capsules",
    "screenings",
    "findings",
];
pub(super) const PREGNANCY: &[&str] = &[
    "last_period",
    "due_date",
    "gravida",
    "spacing_years",
    "contacts",
    "iron_tablets",
    "mms_tablets",
    "food_days",
    "classes",
    "classes_with_husband",
    "height_cm",
    "muac_cm",
    "bmi",
    "systolic",
    "diastolic",
    "haemoglobin",
    "chronic_disease",
    "past_complications",
    "tb",
    "danger_sign",
];
pub(super) const DELIVERY: &[&str] = &["on", "breastfeeding", "contacts", "vitamin_a"];
pub(super) const CONTACT: &[&str] = &["code", "on"];
pub(super) const WEIGHING: &[&str] = &["on", "weight_kg", "posyandu_day"];
pub(super) const DOSE: &[&str] = &["antigen", "number", "on"];
pub(super) const CAPSULE: &[&str] = &["kind", "on"];
pub(super) const SCREENING: &[&str] = &["kind", "on"];

pub(super) fn person(rules: &Rules, line: &[u8]) -> Result<Person, Refused> {
    let Line { object, twice } = line::read(line).map_err(|given| Refused {
        id: None,
        problems: vec![Problem { field: String::new(), wrong: Wrong::NotJson, given }],
    })?;
    let id = object.get("id").cloned();
    let mut notes = Notes::default();
    for field in &twice {
        notes.say(field.clone(), Wrong::Duplicate, &Value::Null);
    }
    let line = Fields::new(&object, String::new(), LINE, &mut notes);
    let day = line.any_date("day", &mut notes);
    if line.get("day").is_none() {
        notes.say("day".to_owned(), Wrong::Missing, &Value::Null);
    }
    notes.day = day;
    let birth = line.date("birth", &mut notes);
    notes.birth = birth;
    let facts = facts(rules, &line, birth, &mut notes);
    let birth_weight = line.measure("birth_weight_kg", 3, &mut notes);
    if let Some((birth, grams)) = birth.zip(birth_weight) {
        check_weight(rules, birth, birth, grams, "birth_weight_kg".to_owned(), &mut notes);
    }
    let weighings = weighings(rules, &line, birth, &mut notes);
    let weighed = weighings.as_ref().map(|all| all.iter().map(|one| one.on).collect());
    let facts = PersonFacts { weighings: weighed, ..facts };
    if let Some(day) = day {
        check_together(rules, &facts, day, &mut notes);
    }
    match day {
        Some(day) if notes.problems.is_empty() => {
            Ok(Person { id, day, facts, birth_weight, weighings: weighings.unwrap_or_default() })
        }
        _ => Err(Refused { id, problems: notes.problems }),
    }
}

fn facts(rules: &Rules, line: &Fields<'_>, birth: Option<NaiveDate>, notes: &mut Notes) -> PersonFacts {
    let mut facts = PersonFacts {
        birth,
        sex: word(line, "sex", &[("female", Sex::Female), ("male", Sex::Male)], notes),
        endemic: line.flag("je_endemic", notes),
        grade: grade(line, notes),
        married: line.flag("married", notes),
        pregnancy: pregnancy(line, notes),
        newborn_contacts: contacts(line, "neonatal_contacts", notes),
        doses: doses(rules, line, notes),
        findings: findings(line, notes),
        screenings: screenings(rules, line, notes),
        ..PersonFacts::default()
    };
    if let Some(written) = line.text("province", notes) {
        facts.province = rules.calendars.immunization.province(written).map(str::to_owned);
        if facts.province.is_none() {
            notes.say(line.at("province"), Wrong::UnknownValue, &written.into());
        }
    }
    if let Some(delivery) = line.inner("delivery", DELIVERY, notes) {
        facts.delivered = delivery.date("on", notes);
        if delivery.get("on").is_none() {
            notes.say(delivery.at("on"), Wrong::Missing, &Value::Null);
        }
        facts.breastfeeding = delivery.flag("breastfeeding", notes).unwrap_or(false);
        facts.mother_contacts = contacts(&delivery, "contacts", notes);
        facts.mother_capsules = delivery.dates("vitamin_a", notes);
    }
    for capsule in line.list("capsules", CAPSULE, notes).unwrap_or_default() {
        let on = capsule.date("on", notes);
        let kind = capsule.text("kind", notes);
        match kind {
            Some("vitamin_a") => facts.vitamin_a.push(on),
            Some("deworming") => facts.deworming.push(on),
            Some(other) => notes.say(capsule.at("kind"), Wrong::UnknownValue, &other.into()),
            None => notes.say(capsule.at("kind"), Wrong::Missing, &Value::Null),
        }
    }
    facts
}

fn word<T: Copy>(line: &Fields<'_>, name: &str, words: &[(&str, T)], notes: &mut Notes) -> Option<T> {
    let text = line.text(name, notes)?;
    let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    if found.is_none() {
        notes.say(line.at(name), Wrong::UnknownValue, &text.into());
    }
    found
}

fn grade(line: &Fields<'_>, notes: &mut Notes) -> Option<u8> {
    let grade = line.small("grade", notes)?;
    let read = u8::try_from(grade).ok().filter(|grade| (1..=12).contains(grade));
    if read.is_none() {
        notes.say(line.at("grade"), Wrong::Impossible, &grade.into());
    }
    read
}

fn pregnancy(line: &Fields<'_>, notes: &mut Notes) -> Option<PregnancyFacts> {
    let fields = line.inner("pregnancy", PREGNANCY, notes)?;
    let dating = Dating {
        last_period: fields.date("last_period", notes),
        nakes_due_date: fields.any_date("due_date", notes),
    };
    Some(PregnancyFacts {
        dating,
        contacts: contacts(&fields, "contacts", notes),
        received: Received {
            iron: fields.small("iron_tablets", notes),
            mms: fields.small("mms_tablets", notes),
            food_days: fields.small("food_days", notes),
            classes: fields.small("classes", notes),
            classes_with_husband: fields.small("classes_with_husband", notes),
        },
        risk: RiskFacts {
            age_years: None,
            gravida: fields.count("gravida", notes),
            spacing_years: fields.count("spacing_years", notes),
            height: fields.measure("height_cm", 1, notes),
            muac: fields.measure("muac_cm", 1, notes),
            bmi: fields.measure("bmi", 1, notes),
            systolic: fields.measure("systolic", 0, notes),
            diastolic: fields.measure("diastolic", 0, notes),
            haemoglobin: fields.measure("haemoglobin", 1, notes),
            chronic_disease: fields.flag("chronic_disease", notes),
            past_complications: fields.flag("past_complications", notes),
            tb: fields.flag("tb", notes),
            danger_sign: fields.flag("danger_sign", notes),
        },
    })
}

fn contacts(line: &Fields<'_>, name: &str, notes: &mut Notes) -> Vec<Contact> {
    let list = line.list(name, CONTACT, notes).unwrap_or_default();
    list.into_iter()
        .map(|one| Contact { code: one.text("code", notes).map(str::to_owned), on: one.date("on", notes) })
        .collect()
}

fn doses(rules: &Rules, line: &Fields<'_>, notes: &mut Notes) -> Vec<DoseRecord> {
    let plan = &rules.calendars.immunization;
    let mut doses = Vec::new();
    for dose in line.list("doses", DOSE, notes).unwrap_or_default() {
        let on = dose.date("on", notes);
        let number = dose.small("number", notes).and_then(|number| u8::try_from(number).ok());
        let Some(antigen) = dose.text("antigen", notes) else {
            if dose.get("antigen").is_none() {
                notes.say(dose.at("antigen"), Wrong::Missing, &Value::Null);
            }
            continue;
        };
        let Some(known) = plan.antigen(antigen) else {
            notes.say(dose.at("antigen"), Wrong::UnknownAntigen, &antigen.into());
            continue;
        };
        let number = match (number, dose.get("number")) {
            (Some(number), _) if plan.has_dose(known, number) => number,
            (_, Some(given)) => {
                notes.say(dose.at("number"), Wrong::UnknownDose, given);
                continue;
            }
            (_, None) => {
                notes.say(dose.at("number"), Wrong::Missing, &Value::Null);
                continue;
            }
        };
        doses.push(DoseRecord { antigen: plan.code(known).to_owned(), number, on });
    }
    doses
}

fn screenings(rules: &Rules, line: &Fields<'_>, notes: &mut Notes) -> Option<Vec<Screening>> {
    let mut screenings = Vec::new();
    for one in line.list("screenings", SCREENING, notes)? {
        let on = one.date("on", notes);
        if one.get("on").is_none() {
            notes.say(one.at("on"), Wrong::Missing, &Value::Null);
        }
        match one.text("kind", notes) {
            Some(kind) if rules.calendars.targets.knows_screening(kind) => {
                screenings.extend(on.map(|on| Screening { kind: kind.to_owned(), on }));
            }
            Some(kind) => notes.say(one.at("kind"), Wrong::UnknownValue, &kind.into()),
            None => notes.say(one.at("kind"), Wrong::Missing, &Value::Null),
        }
    }
    Some(screenings)
}

fn findings(line: &Fields<'_>, notes: &mut Notes) -> BTreeMap<Finding, bool> {
    let mut findings = BTreeMap::new();
    let Some(value) = line.get("findings") else { return findings };
    let Some(object) = value.as_object() else {
        notes.say(line.at("findings"), Wrong::WrongKind, value);
        return findings;
    };
    for (name, value) in object {
        let field = format!("findings.{name}");
        match (serde_json::from_value::<Finding>(name.as_str().into()), value) {
            (Ok(finding), Value::Bool(there)) => {
                findings.insert(finding, *there);
            }
            (Ok(_), Value::Null) => {}
            (Ok(_), other) => notes.say(field, Wrong::WrongKind, other),
            (Err(_), _) => notes.say(field, Wrong::UnknownField, &Value::Null),
        }
    }
    findings
}

fn weighings(
    rules: &Rules,
    line: &Fields<'_>,
    birth: Option<NaiveDate>,
    notes: &mut Notes,
) -> Option<Vec<Weighing>> {
    let mut weighings = Vec::new();
    for one in line.list("weighings", WEIGHING, notes)? {
        let (on, grams) = (one.date("on", notes), one.measure("weight_kg", 3, notes));
        let posyandu_day = one.flag("posyandu_day", notes).unwrap_or(false);
        for name in ["on", "weight_kg"].into_iter().filter(|name| one.get(name).is_none()) {
            notes.say(one.at(name), Wrong::Missing, &Value::Null);
        }
        let (Some(on), Some(grams)) = (on, grams) else { continue };
        if let Some(birth) = birth {
            check_weight(rules, birth, on, grams, one.at("weight_kg"), notes);
        }
        weighings.push(Weighing { on, grams, posyandu_day });
    }
    Some(weighings)
}

/// What the register would not take, or ask about first.
fn check_together(rules: &Rules, facts: &PersonFacts, day: NaiveDate, notes: &mut Notes) {
    let dating = facts.pregnancy.as_ref().map(|pregnancy| &pregnancy.dating);
    let last = dating.and_then(|dating| dating.last_period);
    if let Some(last) = last.filter(|last| !possible::last_period_fits(rules, *last, day)) {
        notes.say("pregnancy.last_period".to_owned(), Wrong::TooFarFromDay, &last.to_string().into());
    }
    let due = dating.and_then(|dating| dating.nakes_due_date);
    if let Some(due) = due.filter(|due| !possible::due_date_fits(rules, *due, day)) {
        notes.say("pregnancy.due_date".to_owned(), Wrong::TooFarFromDay, &due.to_string().into());
    }
    let states = [("pregnancy", dating.map(|_| day)), ("delivery", facts.delivered)];
    for (state, on) in states.iter().filter_map(|(state, on)| Some((state, (*on)?))) {
        let mut against = |fact: String| notes.say((*state).to_owned(), Wrong::Contradictory, &fact.into());
        if !possible::may_be_pregnant(rules, facts.sex, None) {
            against("sex: male".to_owned());
        }
        if let Some(age) = facts.age(on).filter(|age| !possible::may_be_pregnant(rules, None, Some(*age))) {
            against(format!("birth: {} years old then", age.years()));
        }
    }
    let both = dating.zip(facts.delivered);
    if let Some((_, delivered)) = both.filter(|(dating, on)| possible::ended_by(rules, dating, *on)) {
        let on = format!("delivery.on: {delivered}");
        notes.say("pregnancy".to_owned(), Wrong::Contradictory, &on.into());
    }
}

/// A weight that the sheet of the age would refuse is refused here too.
fn check_weight(
    rules: &Rules,
    birth: NaiveDate,
    on: NaiveDate,
    grams: i64,
    field: String,
    notes: &mut Notes,
) {
    let form = visit_sheet(rules, &LifeFacts::aged(Some(birth), on)).and_then(|form| rules.form(form, on));
    let mut kinds = form.into_iter().flat_map(|form| &form.items).filter_map(|item| match &item.kind {
        ItemKind::Number(kind) if kind.measure == Measure::Weight => Some(kind),
        _ => None,
    });
    if kinds.next().is_some_and(|kind| !kind.possible(grams)) {
        let kilograms = format!("{},{:03}", grams / 1000, grams % 1000);
        notes.say(field, Wrong::Impossible, &kilograms.into());
    }
}
