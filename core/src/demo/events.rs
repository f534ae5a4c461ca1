//! What happens, as the kader writes it down.

use chrono::{Days, NaiveDate};

use super::calendar::{Event, is_wet};
use super::people::Person;
use super::{DUSUN, Village, names, save, typed, values};
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::home_visit::house_sheet;
use crate::life_stage::visit_sheet;
use crate::register::person::rules;
use crate::saku::Saku;
use crate::screen::form::{Answer, FormRef, Values};
use crate::screen::{Row, Target};

/// Of a hundred small children, how many come to a posyandu day.
const COME: u32 = 84;
/// The same in the wet season.
const COME_WET: u32 = 70;
/// Below this age in months a child has a card.
const CARD_MONTHS: u32 = 72;

impl Person {
    pub(super) fn may_conceive(&self, day: NaiveDate) -> bool {
        let rested = self.delivered.is_none_or(|on| (day - on).num_days() > 400);
        let age = (18..41).contains(&self.years(day));
        let few = self.children < 5;
        self.female && self.married && self.carries.is_none() && age && rested && few
    }
}

impl Village<'_> {
    pub(super) fn happen(&mut self, saku: &Saku, event: Event, day: NaiveDate) -> Result<()> {
        match event {
            Event::Register(house) => self.register(saku, house, day),
            Event::Posyandu(dusun) => self.posyandu(saku, dusun, day),
            Event::Visit(house) => self.visit(saku, house, day),
            Event::Pregnancy(mother) => self.pregnancy(saku, mother, day),
            Event::Birth(mother) => self.birth(saku, mother, day),
            Event::MoveIn => self.move_in(saku, day),
            Event::FollowUps => self.follow_ups(saku, day),
            Event::Death(at) => self.death(saku, at, day),
            Event::MoveOut(house) => self.move_out(saku, house, day),
            Event::Marriage(at) => self.marriage(saku, at, day),
        }
    }

    pub(super) fn person(&self, at: usize) -> Result<&Person> {
        self.people.persons.get(at).ok_or_else(|| Error::Bug("nobody there".into()))
    }

    pub(super) fn fill(&self, saku: &Saku, form: FormRef, values: Values) -> Result<Option<Target>> {
        save(saku, self.clock, form, values)
    }

    /// The household with its head, then the members.
    fn register(&mut self, saku: &Saku, house: usize, day: NaiveDate) -> Result<()> {
        let Some(place) = self.people.houses.get(house).cloned() else { return Ok(()) };
        let Some((head, others)) = place.members.split_first() else { return Ok(()) };
        let mut typed = self.described(*head, "head.", day)?;
        let dusun = DUSUN.get(place.dusun).copied().unwrap_or_default();
        typed.extend(values(&[
            ("address", &format!("Jl. {} No. {}", dusun, house + 1)),
            ("dusun", dusun),
            ("rt", &place.rt.to_string()),
            ("rw", &(place.rt / 4 + 1).to_string()),
            ("collected_on", &super::typed(day)),
        ]));
        let next = self.fill(saku, FormRef::NewHousehold { typed: String::new() }, typed)?;
        let Some(Target::Household { id }) = next else { return Err(Error::Bug("no household".into())) };
        let screen = saku.household(&id)?;
        let head_id = screen.members.first().and_then(id_of);
        self.keep_id(*head, head_id);
        if let Some(place) = self.people.houses.get_mut(house) {
            place.id = Some(id.clone());
        }
        for member in others {
            self.register_member(saku, *member, &id, day)?;
        }
        // Some carry a child already.
        for at in place.members {
            if self.person(at)?.may_conceive(day) && self.chance.u32(..10) == 0 {
                let known = day + Days::new(self.chance.u64(1..20));
                self.plan(known, Event::Pregnancy(at));
            }
        }
        self.first_visit(house, day);
        Ok(())
    }

    /// Everyone is visited within a month of a small register, within three of a large one.
    pub(super) fn first_visit(&mut self, house: usize, day: NaiveDate) {
        let days = if self.plan.months > 12 { 90 } else { 30 };
        let first = day + Days::new(self.chance.u64(2..days));
        self.plan(first, Event::Visit(house));
    }

    pub(super) fn register_member(
        &mut self,
        saku: &Saku,
        at: usize,
        household: &str,
        day: NaiveDate,
    ) -> Result<()> {
        let mut typed = self.described(at, "", day)?;
        typed.insert("relation".to_owned(), self.person(at)?.relation.to_owned());
        let form = FormRef::NewMember { household: household.to_owned(), typed: String::new() };
        let next = self.fill(saku, form, typed)?;
        self.keep_id(
            at,
            match next {
                Some(Target::Person { id }) => Some(id),
                _ => None,
            },
        );
        Ok(())
    }

    pub(super) fn keep_id(&mut self, at: usize, id: Option<String>) {
        if let Some(one) = self.people.persons.get_mut(at) {
            one.id = id;
        }
    }

    /// A person as she is typed in.
    fn described(&mut self, at: usize, prefix: &str, day: NaiveDate) -> Result<Values> {
        let one = self.person(at)?.clone();
        let years = one.years(day);
        let chance = &mut self.chance;
        let mut fields = vec![
            ("name", one.name.clone()),
            ("sex", if one.female { "female" } else { "male" }.to_owned()),
            ("birth_date", typed(one.born)),
        ];
        if years > 60 && chance.u32(..4) == 0 {
            fields.push(("birth_estimated", "yes".to_owned()));
        }
        // No region has the code 99: it is nobody's number.
        if years > 1 && chance.u32(..10) < 7 {
            let day = one.born.format("%d").to_string().parse::<u32>().unwrap_or(1);
            let day = day + if one.female { 40 } else { 0 };
            let (rest, serial) = (one.born.format("%m%y"), at % 9_999 + 1);
            fields.push(("nik", format!("990101{day:02}{rest}{serial:04}")));
        }
        if prefix.is_empty() {
            if years > 18 {
                let state = if one.married {
                    "married"
                } else if years > 45 {
                    "widowed"
                } else {
                    "single"
                };
                fields.push(("marital_status", state.to_owned()));
                let school = ["primary", "primary", "lower_secondary", "upper_secondary"];
                fields.push(("education", names::pick(chance, &school).to_owned()));
                let work = ["farmer", "labourer", "trader", "homemaker", "private"];
                fields.push(("occupation", names::pick(chance, &work).to_owned()));
            } else if let Some(mother) = one.mother.and_then(|at| self.people.persons.get(at)) {
                fields.push(("mother_name", mother.name.clone()));
            }
        }
        Ok(fields.into_iter().map(|(field, value)| (format!("{prefix}{field}"), value)).collect())
    }

    /// The small children of a hamlet are weighed, most of them; some adults are screened beside them.
    fn posyandu(&mut self, saku: &Saku, dusun: usize, day: NaiveDate) -> Result<()> {
        let come = if is_wet(day) { COME_WET } else { COME };
        for house in 0..self.people.houses.len() {
            let Some(place) = self.people.houses.get(house).filter(|one| one.dusun == dusun) else {
                continue;
            };
            for at in place.members.clone() {
                let one = self.person(at)?;
                if !one.here || one.id.is_none() || one.born > day {
                    continue;
                }
                let (months, carries) = (one.months(day), one.carries.is_some());
                let draw = self.chance.u32(..100);
                if months < CARD_MONTHS {
                    if draw < come {
                        self.screening(saku, at, "card_child", day)?;
                    }
                } else if carries {
                    if draw < 60 {
                        self.screening(saku, at, "bp_pregnancy", day)?;
                    }
                } else if months > 40 * 12 && draw < 3 {
                    self.screening(saku, at, "bp_adult", day)?;
                    self.screening(saku, at, "blood_sugar", day)?;
                }
            }
        }
        Ok(())
    }

    fn screening(&mut self, saku: &Saku, at: usize, form: &str, day: NaiveDate) -> Result<()> {
        let Some(sheet) = rules()?.form(form, day) else { return Ok(()) };
        let one = self.people.persons.get(at);
        let values = self.good.fill(sheet, one, day, &mut self.chance);
        let Some(id) = self.person(at)?.id.clone() else { return Ok(()) };
        self.fill(saku, FormRef::Screening { member: id, form: form.to_owned() }, values).map(drop)
    }

    /// The house and everyone who is at home.
    fn visit(&mut self, saku: &Saku, house: usize, day: NaiveDate) -> Result<()> {
        let Some(place) = self.people.houses.get(house).cloned() else { return Ok(()) };
        let Some(household) = &place.id else { return Ok(()) };
        let rules = rules()?;
        let Some(house_form) = rules.form(house_sheet::FORM, day) else { return Ok(()) };
        let Answer::Done { next: Some(Target::Visit { id }), .. } = saku.begin_visit(household)? else {
            return Err(Error::Bug("no visit".into()));
        };
        let sheet = |subject: &str, form: &str| FormRef::Sheet {
            visit: id.clone(),
            subject: subject.to_owned(),
            form: form.to_owned(),
        };
        let values = self.good.fill(house_form, None, day, &mut self.chance);
        self.fill(saku, sheet(household, house_sheet::FORM), values)?;
        for at in place.members {
            let one = self.person(at)?;
            let Some(subject) = one.id.clone().filter(|_| one.here) else { continue };
            let small = one.months(day) < 60 || one.carries.is_some();
            let form = visit_sheet(rules, &one.life(day)).and_then(|form| rules.form(form, day));
            let Some(form) = form.filter(|_| small || self.chance.u32(..10) < 6) else { continue };
            let values = self.good.fill(form, self.people.persons.get(at), day, &mut self.chance);
            self.fill(saku, sheet(&subject, &form.id), values)?;
        }
        let Some(next) = self.next_visit(house, day) else { return Ok(()) };
        let command = self.clock.new_id().to_string();
        saku.finish_visit(&command, &id, &typed(next))?;
        self.plan(next, Event::Visit(house));
        Ok(())
    }

    fn pregnancy(&mut self, saku: &Saku, mother: usize, day: NaiveDate) -> Result<()> {
        let one = self.person(mother)?;
        let Some(member) = one.id.clone().filter(|_| one.here) else { return Ok(()) };
        let gravida = (one.children + 1).to_string();
        let spacing = one.delivered.map(|on| ((day - on).num_days() / 365).to_string());
        let last_period = day - Days::new(self.chance.u64(40..110));
        let birth = last_period + Days::new(266 + self.chance.u64(0..24));
        let typed = values(&[
            ("last_period", &typed(last_period)),
            ("gravida", &gravida),
            ("spacing_years", &spacing.unwrap_or_default()),
        ]);
        self.fill(saku, FormRef::Pregnancy { member }, typed)?;
        if let Some(one) = self.people.persons.get_mut(mother) {
            one.carries = Some((last_period, birth));
        }
        self.plan(birth, Event::Birth(mother));
        Ok(())
    }

    /// A family comes from elsewhere.
    fn move_in(&mut self, saku: &Saku, day: NaiveDate) -> Result<()> {
        let house = self.people.houses.len();
        self.people.house(house, &mut self.chance);
        self.people.family(house, &mut self.chance, day);
        self.register(saku, house, day)
    }

    /// The midwife is told of most; most are closed within the month, the rest is left open.
    fn follow_ups(&mut self, saku: &Saku, day: NaiveDate) -> Result<()> {
        // The list shows its first page: page by page, until few are left.
        for _ in 0..ROUNDS {
            if self.some_follow_ups(saku, day)? < LEFT_OPEN {
                break;
            }
        }
        Ok(())
    }

    /// Answers how many the list showed.
    fn some_follow_ups(&mut self, saku: &Saku, day: NaiveDate) -> Result<usize> {
        let screen = saku.follow_ups()?;
        let ids = |rows: &[Row]| rows.iter().filter_map(id_of).collect::<Vec<_>>();
        let (to_report, open) = (ids(&screen.to_report), ids(&screen.open));
        for id in &to_report {
            if self.chance.u32(..5) > 0 {
                saku.report_follow_up(&self.clock.new_id().to_string(), id)?;
            }
        }
        for id in to_report.iter().chain(&open) {
            if self.chance.u32(..5) < 3 {
                let result = names::pick(&mut self.chance, &["done", "done", "arrived", "refused"]);
                let typed = values(&[("result", result), ("on", &typed(day)), ("note", "Sudah dibicarakan")]);
                self.fill(saku, FormRef::FollowUp { id: id.clone() }, typed)?;
            }
        }
        Ok(to_report.len() + open.len())
    }
}

/// Pages of follow-ups worked through in a month, at most.
const ROUNDS: usize = 20;
/// So many stay open from month to month.
const LEFT_OPEN: usize = 12;

fn id_of(row: &Row) -> Option<String> {
    match row.target.as_ref()? {
        Target::Person { id } | Target::FollowUp { id } | Target::Household { id } => Some(id.clone()),
        _ => None,
    }
}
