//! Who lives in the village when the register begins.

use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;

use super::body::Body;
use super::names;
use crate::checklist::Sex;
use crate::life_stage::{LifeFacts, add_months};
use crate::register::person::rules;

/// A dose someone will have had: antigen, number, day.
pub(super) type Given = (String, u32, NaiveDate);

/// Someone of the village.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// Once registered.
    pub id: Option<String>,
    pub name: String,
    pub female: bool,
    pub born: NaiveDate,
    pub relation: &'static str,
    pub house: usize,
    pub mother: Option<usize>,
    pub body: Body,
    pub doses: Vec<Given>,
    /// Lives here.
    pub here: bool,
    pub married: bool,
    /// The last period and the day of birth to come.
    pub carries: Option<(NaiveDate, NaiveDate)>,
    pub delivered: Option<NaiveDate>,
    pub children: u32,
}

/// A house and who lives in it; the first is its head.
#[derive(Clone, Debug)]
pub(super) struct House {
    pub id: Option<String>,
    pub members: Vec<usize>,
    pub dusun: usize,
    pub rt: usize,
}

impl Person {
    pub(super) fn new(chance: &mut Rng, female: bool, born: NaiveDate, relation: &'static str) -> Self {
        Self {
            id: None,
            name: names::draw(chance, female, born.year()),
            female,
            born,
            relation,
            house: 0,
            mother: None,
            body: Body::draw(chance),
            doses: doses(chance, born),
            here: true,
            married: matches!(relation, "wife" | "husband"),
            carries: None,
            delivered: None,
            children: 0,
        }
    }

    pub(super) fn sex(&self) -> Sex {
        if self.female { Sex::Female } else { Sex::Male }
    }

    pub(super) fn years(&self, day: NaiveDate) -> u32 {
        day.years_since(self.born).unwrap_or(0)
    }

    pub(super) fn months(&self, day: NaiveDate) -> u32 {
        let months = (day.year() - self.born.year()) * 12 + day.month0() as i32 - self.born.month0() as i32;
        u32::try_from(months - i32::from(day.day() < self.born.day())).unwrap_or(0)
    }

    pub(super) fn life(&self, day: NaiveDate) -> LifeFacts {
        LifeFacts {
            pregnant: self.carries.is_some(),
            delivered: self.delivered,
            ..LifeFacts::aged(Some(self.born), day)
        }
    }
}

/// The doses of the calendar with the delays of life: most within weeks, some late, some never.
fn doses(chance: &mut Rng, born: NaiveDate) -> Vec<Given> {
    let Ok(rules) = rules() else { return Vec::new() };
    let plan = &rules.calendars.immunization;
    let careless = chance.u32(..10) == 0;
    let mut given: Vec<Given> = Vec::new();
    for dose in &plan.doses {
        let Some(from) = dose.bands.first().map(|band| band.from) else { continue };
        let due = add_months(born, i64::from(from.months)).unwrap_or(born) + Days::new(u64::from(from.days));
        let late = if chance.u32(..6) == 0 { chance.u64(30..150) } else { chance.u64(0..25) };
        let code = plan.code(dose.antigen);
        // One that was missed is the last of its vaccine.
        let before = given.iter().rev().find(|(antigen, ..)| antigen == code);
        if dose.number > 1 && before.is_none_or(|(_, number, _)| *number + 1 != u32::from(dose.number)) {
            continue;
        }
        if chance.u32(..if careless { 3 } else { 40 }) == 0 {
            continue;
        }
        let least = before.map_or(due, |(_, _, day)| due.max(*day + Days::new(28)));
        // At birth is at birth.
        let late = if from.months == 0 && from.days == 0 && dose.number == 1 { late.min(1) } else { late };
        given.push((code.to_owned(), u32::from(dose.number), least + Days::new(late)));
    }
    given
}

/// The village of the first day.
pub(super) struct People {
    pub persons: Vec<Person>,
    pub houses: Vec<House>,
}

impl People {
    /// So many households of so many people.
    pub(super) fn draw(chance: &mut Rng, households: usize, people: usize, today: NaiveDate) -> Self {
        let mut all = Self { persons: Vec::new(), houses: Vec::new() };
        for number in 0..households {
            all.house(number, chance);
            all.family(number, chance, today);
        }
        for _ in 0..people * 20 {
            let Some(house) = all.houses.get_mut(chance.usize(..households.max(1))) else { break };
            match all.persons.len().cmp(&people) {
                std::cmp::Ordering::Less => {
                    let at = chance.usize(..households);
                    all.one_more(at, chance, today);
                }
                // The last of the list is the only one who leaves no gap.
                std::cmp::Ordering::Greater if house.members.len() > 2 => {
                    let Some(gone) = house.members.pop() else { continue };
                    all.forget(gone);
                }
                std::cmp::Ordering::Greater => {}
                std::cmp::Ordering::Equal => break,
            }
        }
        all
    }

    /// An empty house.
    pub(super) fn house(&mut self, number: usize, chance: &mut Rng) {
        let dusun = chance.usize(..super::DUSUN.len());
        self.houses.push(House { id: None, members: Vec::new(), dusun, rt: number / 25 % 12 + 1 });
    }

    /// Moves someone into a house.
    pub(super) fn add(&mut self, house: usize, mut person: Person) -> usize {
        person.house = house;
        let at = self.persons.len();
        self.persons.push(person);
        if let Some(house) = self.houses.get_mut(house) {
            house.members.push(at);
        }
        at
    }

    /// A family as it stands on a day.
    pub(super) fn family(&mut self, house: usize, chance: &mut Rng, today: NaiveDate) {
        // More young couples than old ones.
        let age = 24 + chance.u32(..60).min(chance.u32(..80));
        let widow = age > 38 && chance.u32(..5) == 0;
        let birth = born(chance, today, age);
        let head = Person::new(chance, widow, birth, "head");
        let mother_age = if widow { age } else { (age - chance.u32(..6)).max(19) };
        let head = self.add(house, head);
        let mother = if widow {
            head
        } else {
            let birth = born(chance, today, mother_age);
            let wife = Person::new(chance, true, birth, "wife");
            if let Some(head) = self.persons.get_mut(head) {
                head.married = true;
            }
            self.add(house, wife)
        };
        let mut at_birth = 19 + chance.u32(..6);
        while at_birth < mother_age.min(41) && chance.u32(..12) > 2 {
            let child_age = mother_age - at_birth;
            // Grown children mostly live in houses of their own.
            if child_age < 23 || chance.u32(..9) == 0 {
                let birth = born(chance, today, child_age);
                self.child(house, mother, chance, birth);
            }
            at_birth += 3 + chance.u32(..5);
        }
        if widow && age > 48 && chance.bool() {
            let birth = today - Days::new(chance.u64(30..4_400));
            let girl = chance.bool();
            let grandchild = Person::new(chance, girl, birth, "grandchild");
            self.add(house, grandchild);
        }
        if !widow && age < 50 && chance.u32(..3) == 0 {
            let old = age + 20 + chance.u32(..10);
            let (woman, birth) = (chance.u32(..3) > 0, born(chance, today, old));
            let parent = Person::new(chance, woman, birth, "parent");
            self.add(house, parent);
        }
    }

    /// A child of a mother.
    pub(super) fn child(&mut self, house: usize, mother: usize, chance: &mut Rng, birth: NaiveDate) -> usize {
        let girl = chance.bool();
        let mut child = Person::new(chance, girl, birth, "child");
        child.mother = Some(mother);
        if let Some(mother) = self.persons.get_mut(mother) {
            mother.children += 1;
        }
        self.add(house, child)
    }

    fn one_more(&mut self, house: usize, chance: &mut Rng, today: NaiveDate) {
        let Some(house_of) = self.houses.get(house) else { return };
        let mother = house_of
            .members
            .iter()
            .copied()
            .find(|at| self.persons.get(*at).is_some_and(|one| one.female && one.years(today) > 19));
        if let Some(mother) = mother {
            let age = self.persons.get(mother).map_or(20, |one| one.years(today));
            let child_age = chance.u32(age.saturating_sub(36)..age - 18).min(24);
            if age - child_age < 44 {
                let birth = born(chance, today, child_age);
                self.child(house, mother, chance, birth);
            }
        }
    }

    /// Takes someone out as if he had never been.
    fn forget(&mut self, gone: usize) {
        self.persons.remove(gone);
        let shift = |at: &mut usize| *at -= usize::from(*at > gone);
        for house in &mut self.houses {
            house.members.iter_mut().for_each(shift);
        }
        for person in &mut self.persons {
            person.mother = person.mother.filter(|mother| *mother != gone);
            person.mother.iter_mut().for_each(shift);
        }
    }
}

/// A birth date of someone so old.
fn born(chance: &mut Rng, today: NaiveDate, age: u32) -> NaiveDate {
    let year = add_months(today, -12 * i64::from(age)).unwrap_or(today);
    year - Days::new(chance.u64(1..365))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::Plan;

    /// Statistics Indonesia, population of 2024: 7.8 in a hundred are below five years, 12 in a hundred 60 or older, and
    /// as many women as men.
    #[test]
    fn ages_and_sexes_are_those_of_a_village() {
        let plan = Plan::benchmark();
        let all =
            People::draw(&mut Rng::with_seed(plan.seed), plan.households, plan.people, plan.until).persons;
        let share =
            |wanted: &dyn Fn(&Person) -> bool| 100 * all.iter().filter(|one| wanted(one)).count() / all.len();
        let below_five = share(&|one| one.years(plan.until) < 5);
        let old = share(&|one| one.years(plan.until) >= 60);
        let women = share(&|one| one.female);
        assert!((6..=11).contains(&below_five), "{below_five}");
        assert!((9..=14).contains(&old), "{old}");
        assert!((46..=54).contains(&women), "{women}");
    }
}
