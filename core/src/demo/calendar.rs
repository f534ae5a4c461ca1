//! When things happen: registering, posyandu days, visits, and what life brings in a month.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::{Plan, Village, is_free};
use crate::life_stage::add_months;

/// Something that happens on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// A house is registered.
    Register(usize),
    /// The posyandu of a hamlet.
    Posyandu(usize),
    /// A home visit.
    Visit(usize),
    /// A pregnancy becomes known.
    Pregnancy(usize),
    /// A child is born to her.
    Birth(usize),
    /// Someone dies.
    Death(usize),
    /// A family moves away.
    MoveOut(usize),
    /// A family moves in.
    MoveIn,
    /// Someone marries and founds a house.
    Marriage(usize),
    /// The midwife is told, and what came of follow-ups is written down.
    FollowUps,
}

/// Days of registering, while a whole village is new.
const REGISTERING_DAYS: usize = 24;
/// Of ten thousand people of an age, how many die in a month.
const DEATHS: [(u32, u32); 5] = [(1, 12), (50, 2), (60, 8), (75, 25), (130, 90)];

/// Every day of the plan but Sundays.
pub(super) fn days(plan: &Plan) -> Vec<NaiveDate> {
    let first = add_months(plan.until, -i64::from(plan.months)).unwrap_or(plan.until);
    first.iter_days().take_while(|day| *day <= plan.until).filter(|day| !is_free(*day)).collect()
}

/// The houses in the order they are reached; a young register is filled within a sixth of its days.
pub(super) fn registering(houses: usize, days: &[NaiveDate]) -> BTreeMap<NaiveDate, Vec<Event>> {
    let over = REGISTERING_DAYS.min(days.len() / 6).max(1);
    let mut agenda: BTreeMap<NaiveDate, Vec<Event>> = BTreeMap::new();
    for house in 0..houses {
        if let Some(day) = days.get(house * over / houses.max(1)) {
            agenda.entry(*day).or_default().push(Event::Register(house));
        }
    }
    agenda
}

impl Village<'_> {
    /// Puts something on the next working day from a day on.
    pub(super) fn plan(&mut self, day: NaiveDate, event: Event) {
        let day = if is_free(day) { day + Days::new(1) } else { day };
        self.agenda.entry(day).or_default().push(event);
    }

    /// What a month brings; on its first working day.
    pub(super) fn month(&mut self, first: NaiveDate) {
        for dusun in 0..super::DUSUN.len() {
            self.plan(first + Days::new(6 + 2 * dusun as u64), Event::Posyandu(dusun));
        }
        self.plan(first + Days::new(24), Event::FollowUps);
        let within = |chance: &mut fastrand::Rng| first + Days::new(chance.u64(1..27));
        for at in 0..self.people.persons.len() {
            let Some(one) = self.people.persons.get(at).filter(|one| one.here && one.id.is_some()) else {
                continue;
            };
            let years = one.years(first);
            let (carries, conceives) = (one.carries.is_some(), one.may_conceive(first));
            let marries = !one.married && one.relation == "child" && !one.female && (22..35).contains(&years);
            let deaths = DEATHS.iter().find(|(below, _)| years < *below).map_or(0, |(_, deaths)| *deaths);
            if conceives && self.chance.u32(..70) == 0 {
                let day = within(&mut self.chance);
                self.plan(day, Event::Pregnancy(at));
            } else if !carries && self.chance.u32(..10_000) < deaths {
                let day = within(&mut self.chance);
                self.plan(day, Event::Death(at));
            } else if marries && self.chance.u32(..160) == 0 {
                let day = within(&mut self.chance);
                self.plan(day, Event::Marriage(at));
            }
        }
        for house in 0..self.people.houses.len() {
            if self.chance.u32(..1_400) == 0 {
                let day = within(&mut self.chance);
                self.plan(day, Event::MoveOut(house));
                let day = within(&mut self.chance);
                self.plan(day, Event::MoveIn);
            }
        }
    }

    /// When a house is visited again: small children and mothers every month, the others once a year.
    pub(super) fn next_visit(&mut self, house: usize, day: NaiveDate) -> Option<NaiveDate> {
        let members = self.people.houses.get(house)?.members.clone();
        let people: Vec<_> = members.iter().filter_map(|at| self.people.persons.get(*at)).collect();
        let young = people.iter().filter(|one| one.here).map(|one| one.months(day)).min()?;
        let mother = people.iter().any(|one| one.here && one.carries.is_some());
        let days = match young {
            0..12 => 30,
            _ if mother => 30,
            12..60 => 120,
            _ => 350,
        };
        Some(day + Days::new(days + self.chance.u64(0..20)))
    }
}

/// The months of rain.
pub(super) fn is_wet(day: NaiveDate) -> bool {
    matches!(day.month(), 12 | 1 | 2)
}
