//! The person's facts of a case.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::problem::Problem;
use crate::checklist::{Facts, Form, ItemKind, Measured, weight_at_birth};
use crate::life_stage::{Age, LifeFacts, overlays};
use crate::pregnancy::{self, Dating, possible};
use crate::register::text::is_possible;
use crate::rules::{Measure, Rules, Sex};

/// Reads the facts one by one; what cannot be is a problem and stays not known.
pub(super) struct FactReader<'a> {
    given: &'a Map<String, Value>,
    pub(super) problems: Vec<Problem>,
}

pub(super) const KNOWN: &[&str] = &[
    "birth",
    "sex",
    "pregnant",
    "last_period",
    "due_date",
    "weeks_pregnant",
    "gravida",
    "spacing_years",
    "delivered",
    "breastfeeding",
    "tb_patient",
    "tb_contact",
    "birth_weight",
    "earlier",
    "province",
    "je_endemic",
    "doses",
    "capsules",
];

const EARLIER: &[&str] = &["measure", "day", "value"];

/// What decides who she is, as it was said.
#[derive(Clone, Copy)]
struct Said {
    birth: Option<NaiveDate>,
    sex: Option<Sex>,
    pregnant: bool,
    delivered: Option<NaiveDate>,
    breastfeeding: bool,
}

impl<'a> FactReader<'a> {
    pub(super) fn new(given: &'a Map<String, Value>) -> Self {
        let unknown = given.keys().filter(|name| !KNOWN.contains(&name.as_str()));
        let problems = unknown.map(|name| Problem::UnknownField { field: format!("facts.{name}") }).collect();
        Self { given, problems }
    }

    /// The facts, and what is wrong with them.
    pub(super) fn read(mut self, rules: &Rules, form: &Form, day: NaiveDate) -> (Facts, Vec<Problem>) {
        let birth = self.birth(day);
        let sex = self.sex();
        let delivered = self.past("delivered", birth, day);
        let dating = Dating {
            last_period: self.past("last_period", birth, day),
            nakes_due_date: self.date("due_date"),
        };
        let dating = self.fitting(rules, dating, day);
        let weeks_pregnant = self.count("weeks_pregnant", 0, 45).or(pregnancy::weeks(rules, &dating, day));
        let ended = delivered.is_some_and(|delivered| possible::ended_by(rules, &dating, delivered));
        let told = ["last_period", "due_date", "weeks_pregnant"];
        let told = told.into_iter().find(|name| self.given(name).is_some()).filter(|_| !ended);
        let said = self.truth("pregnant");
        if let (Some(false), Some(told), None) = (said, told, delivered) {
            self.contradictory("pregnant", told);
        }
        let person = Said {
            birth,
            sex,
            pregnant: said
                .filter(|_| delivered.is_some())
                .unwrap_or_else(|| told.is_some() || said == Some(true)),
            delivered,
            breastfeeding: self.truth("breastfeeding").unwrap_or(false),
        };
        let person = self.agreeing(rules, person, ended, day);
        let life = LifeFacts {
            pregnant: person.pregnant,
            delivered: person.delivered,
            breastfeeding: person.breastfeeding,
            ..LifeFacts::aged(person.birth, day)
        };
        let earlier = self.earlier(form, birth, day);
        let birth_weight = self.count("birth_weight", 300, 8_000);
        let (vitamin_a, deworming) = self.capsules(birth, day);
        let facts = Facts {
            birth: person.birth,
            sex: person.sex,
            overlays: overlays(rules, &life),
            weeks_pregnant: weeks_pregnant.filter(|_| person.pregnant),
            gravida: self.count("gravida", 1, 30),
            spacing_years: self.count("spacing_years", 0, 40),
            delivered: person.delivered,
            tb_patient: self.truth("tb_patient"),
            tb_contact: self.truth("tb_contact"),
            birth_weight: birth_weight.or_else(|| weight_at_birth(&earlier, birth)),
            earlier,
            province: self.province(rules),
            endemic: self.truth("je_endemic"),
            doses: self.doses(rules, birth, day),
            vitamin_a,
            deworming,
            ..Facts::on(day)
        };
        (facts, self.problems)
    }

    /// What the register would not take of a pregnancy is not known.
    fn fitting(&mut self, rules: &Rules, dating: Dating, day: NaiveDate) -> Dating {
        let mut far = |fact: &str, given: NaiveDate, fits: bool| {
            if !fits {
                self.problems
                    .push(Problem::TooFarFromDay { fact: fact.to_owned(), given: given.to_string() });
            }
            fits
        };
        let last = dating.last_period;
        let due = dating.nakes_due_date;
        Dating {
            last_period: last
                .filter(|last| far("last_period", *last, possible::last_period_fits(rules, *last, day))),
            nakes_due_date: due
                .filter(|due| far("due_date", *due, possible::due_date_fits(rules, *due, day))),
        }
    }

    /// Facts that cannot both be are named. What she is (pregnant, delivered) stays, since more is asked then; the sex
    /// or the birth date that speaks against it counts as not known.
    fn agreeing(&mut self, rules: &Rules, said: Said, ended: bool, day: NaiveDate) -> Said {
        let mut person = said;
        let states = [
            ("pregnant", said.pregnant, Some(day)),
            ("delivered", said.delivered.is_some(), said.delivered),
            ("breastfeeding", said.breastfeeding, None),
        ];
        for (state, _, on) in states.into_iter().filter(|(_, there, _)| *there) {
            if !possible::may_be_pregnant(rules, said.sex, None) {
                self.contradictory("sex", state);
                person.sex = None;
            }
            let age = said.birth.zip(on).and_then(|(birth, on)| Age::on(birth, on));
            if !possible::may_be_pregnant(rules, None, age) {
                self.contradictory("birth", state);
                person.birth = None;
            }
        }
        if said.pregnant && ended {
            self.contradictory("pregnant", "delivered");
            person.delivered = None;
        }
        person
    }

    fn contradictory(&mut self, one: &str, other: &str) {
        self.problems.push(Problem::ContradictoryFacts { facts: [one.to_owned(), other.to_owned()] });
    }

    fn birth(&mut self, day: NaiveDate) -> Option<NaiveDate> {
        let birth = self.date("birth")?;
        if birth > day {
            self.problems.push(Problem::BornAfterDay { birth: birth.to_string() });
        }
        (birth <= day).then_some(birth)
    }

    /// A day of her life up to the day of service.
    fn past(&mut self, name: &str, birth: Option<NaiveDate>, day: NaiveDate) -> Option<NaiveDate> {
        let date = self.date(name)?;
        self.lived(name, date, birth, day)
    }

    pub(super) fn lived(
        &mut self,
        name: &str,
        date: NaiveDate,
        birth: Option<NaiveDate>,
        day: NaiveDate,
    ) -> Option<NaiveDate> {
        let (fact, given) = (name.to_owned(), date.to_string());
        if date > day {
            self.problems.push(Problem::AfterDay { fact, given });
        } else if birth.is_some_and(|birth| date < birth) {
            self.problems.push(Problem::BeforeBirth { fact, given });
        } else {
            return Some(date);
        }
        None
    }

    pub(super) fn given(&self, name: &str) -> Option<&'a Value> {
        self.given.get(name).filter(|value| !value.is_null())
    }

    pub(super) fn impossible<T>(&mut self, name: &str, given: &Value) -> Option<T> {
        self.problems.push(Problem::ImpossibleFact { fact: name.to_owned(), given: plain(given) });
        None
    }

    fn date(&mut self, name: &str) -> Option<NaiveDate> {
        let value = self.given(name)?;
        value.as_str().and_then(calendar_day).or_else(|| self.impossible(name, value))
    }

    pub(super) fn truth(&mut self, name: &str) -> Option<bool> {
        let value = self.given(name)?;
        value.as_bool().or_else(|| self.impossible(name, value))
    }

    fn count(&mut self, name: &str, least: i64, most: i64) -> Option<i64> {
        let value = self.given(name)?;
        let count = value.as_i64().filter(|count| (least..=most).contains(count));
        count.or_else(|| self.impossible(name, value))
    }

    fn sex(&mut self) -> Option<Sex> {
        let value = self.given("sex")?;
        match value.as_str() {
            Some("female" | "P" | "F") => Some(Sex::Female),
            Some("male" | "L" | "M") => Some(Sex::Male),
            _ => self.impossible("sex", value),
        }
    }

    fn earlier(&mut self, form: &Form, birth: Option<NaiveDate>, day: NaiveDate) -> Vec<Measured> {
        let Some(value) = self.given("earlier") else { return Vec::new() };
        let Some(list) = value.as_array() else {
            self.impossible::<()>("earlier", value);
            return Vec::new();
        };
        let mut earlier = Vec::new();
        for (at, one) in list.iter().enumerate() {
            let place = format!("earlier[{at}]");
            let fields = one.as_object();
            for name in
                fields.into_iter().flat_map(Map::keys).filter(|name| !EARLIER.contains(&name.as_str()))
            {
                self.problems.push(Problem::UnknownField { field: format!("facts.{place}.{name}") });
            }
            let measure = one.get("measure").cloned().and_then(|name| serde_json::from_value(name).ok());
            let on = one.get("day").and_then(Value::as_str).and_then(calendar_day);
            let number = one.get("value").and_then(Value::as_i64).filter(|value| *value > 0);
            match (measure, on, number) {
                (Some(measure), Some(on), Some(value)) if fits(form, measure, value) => {
                    let on = self.lived(&place, on, birth, day);
                    earlier.extend(on.map(|day| Measured { measure, day, value }));
                }
                _ => {
                    self.impossible::<()>(&place, one);
                }
            }
        }
        earlier
    }
}

/// Whether a value may be on record: a measurement, and no greater than the form takes today.
fn fits(form: &Form, measure: Measure, value: i64) -> bool {
    let mut kinds = form.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Number(kind) => Some(kind),
        _ => None,
    });
    measure != Measure::Count && kinds.all(|kind| kind.measure != measure || value <= kind.max)
}

/// A day as the format writes it, of a year that a register may hold.
pub(super) fn calendar_day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|day| is_possible(*day))
}

/// As it was given; a text without its quotation marks.
pub(super) fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
