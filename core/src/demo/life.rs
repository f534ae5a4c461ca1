//! Life events: birth, death, moving away, marriage with a house of one's own.

use chrono::{Days, NaiveDate};

use super::people::Person;
use super::{DUSUN, Village, typed, values};
use crate::error::{Error, Result};
use crate::rules::Measure;
use crate::saku::Saku;
use crate::screen::Target;
use crate::screen::form::{FormRef, Values};

impl Village<'_> {
    /// A child is born, or the pregnancy ends without one.
    pub(super) fn birth(&mut self, saku: &Saku, mother: usize, day: NaiveDate) -> Result<()> {
        let one = self.person(mother)?;
        let (house, id) = (one.house, one.id.clone().filter(|_| one.here));
        let Some(id) = id else { return Ok(()) };
        let form = FormRef::Birth { mother: id };
        let born = day - Days::new(self.chance.u64(0..2));
        if let Some(one) = self.people.persons.get_mut(mother) {
            one.carries = None;
        }
        if self.chance.u32(..60) == 0 {
            let lost = values(&[("outcome", "stillborn"), ("on", &typed(born))]);
            return self.fill(saku, form, lost).map(drop);
        }
        let child = self.people.child(house, mother, &mut self.chance, born);
        let one = self.person(child)?.clone();
        let mut read = |measure| one.body.read(measure, (one.sex(), born, false), born, &mut self.chance);
        let grams = read(Measure::Weight).unwrap_or(3_000).clamp(900, 5_500);
        let millimetres = read(Measure::Length).unwrap_or(490).clamp(300, 600);
        let answers = values(&[
            ("outcome", "delivered"),
            ("on", &typed(born)),
            ("babies", "1"),
            ("b1.name", &one.name),
            ("b1.sex", if one.female { "female" } else { "male" }),
            ("b1.weight_grams", &grams.to_string()),
            ("b1.length_millimetres", &Measure::Length.show(millimetres)),
            ("b1.early_breastfeeding", "yes"),
        ]);
        let next = self.fill(saku, form, answers)?;
        self.keep_id(child, person_of(next));
        if let Some(one) = self.people.persons.get_mut(mother) {
            one.delivered = Some(born);
        }
        Ok(())
    }

    /// Someone dies; whoever is eldest of the grown ups leads the household then.
    pub(super) fn death(&mut self, saku: &Saku, at: usize, day: NaiveDate) -> Result<()> {
        let one = self.person(at)?;
        let (house, member) = (one.house, one.id.clone().filter(|_| one.here));
        let Some(member) = member else { return Ok(()) };
        let heir = self.heir(house, at, day);
        let id = |at: usize| self.people.persons.get(at).and_then(|one| one.id.clone());
        let mut answers = values(&[("on", &typed(day))]);
        if self.leads(house, at) {
            answers.insert("new_head".into(), heir.and_then(id).unwrap_or_else(|| "not_yet".into()));
        }
        self.fill(saku, FormRef::Death { member }, answers)?;
        self.leave(house, &[at], heir);
        Ok(())
    }

    /// The family of a house moves away.
    pub(super) fn move_out(&mut self, saku: &Saku, house: usize, day: NaiveDate) -> Result<()> {
        let gone = self.people.houses.get(house).map(|one| one.members.clone()).unwrap_or_default();
        let ids: Vec<String> =
            gone.iter().filter_map(|at| self.people.persons.get(*at)?.id.clone()).collect();
        let Some(member) = ids.first().cloned() else { return Ok(()) };
        let answers = values(&[("who", &ids.join(",")), ("on", &typed(day)), ("note", "Ke kota")]);
        self.fill(saku, FormRef::MoveOut { member }, answers)?;
        self.leave(house, &gone, None);
        if let Some(house) = self.people.houses.get_mut(house) {
            house.id = None;
        }
        Ok(())
    }

    /// A son marries and leads a household of his own, to which his wife comes.
    pub(super) fn marriage(&mut self, saku: &Saku, at: usize, day: NaiveDate) -> Result<()> {
        let one = self.person(at)?.clone();
        let from = self.people.houses.get(one.house).filter(|from| from.members.len() > 1);
        let from = from.and_then(|from| Some((from.id.clone()?, from.dusun)));
        let (Some((household, dusun)), Some(member)) = (from, one.id.clone().filter(|_| one.here)) else {
            return Ok(());
        };
        if self.leads(one.house, at) {
            return Ok(());
        }
        let born = one.born + Days::new(self.chance.u64(0..1_400));
        let mut wife = Person::new(&mut self.chance, true, born, "wife");
        wife.married = true;
        let answers = values(&[("on", &typed(day)), ("spouse", &wife.name)]);
        self.fill(saku, FormRef::Marriage { member: member.clone() }, answers)?;
        let house = self.people.houses.len();
        self.people.house(house, &mut self.chance);
        let dusun = DUSUN.get(dusun).copied().unwrap_or_default();
        let answers: Values = values(&[
            ("who", &member),
            ("leads", &member),
            ("on", &typed(day)),
            ("address", &format!("Jl. {dusun} No. {}", house + 1)),
            ("dusun", dusun),
            ("rt", "1"),
        ]);
        let next = self.fill(saku, FormRef::Split { household }, answers)?;
        let Some(Target::Household { id }) = next else { return Err(Error::Bug("no new house".into())) };
        self.leave(one.house, &[at], None);
        if let Some(one) = self.people.persons.get_mut(at) {
            (one.here, one.house, one.relation, one.married) = (true, house, "head", true);
        }
        if let Some(new) = self.people.houses.get_mut(house) {
            (new.id, new.members) = (Some(id.clone()), vec![at]);
        }
        let wife = self.people.add(house, wife);
        self.register_member(saku, wife, &id, day)?;
        self.first_visit(house, day);
        Ok(())
    }

    fn leads(&self, house: usize, at: usize) -> bool {
        let members = self.people.houses.get(house).map(|house| house.members.as_slice());
        members.is_some_and(|members| members.len() > 1 && members.first() == Some(&at))
    }

    /// Who leads a household when someone goes.
    fn heir(&self, house: usize, gone: usize, day: NaiveDate) -> Option<usize> {
        let members = &self.people.houses.get(house)?.members;
        let grown = |at: &usize| {
            let one = self.people.persons.get(*at)?;
            (*at != gone && one.years(day) > 16 && one.id.is_some()).then_some((one.born, *at))
        };
        members.iter().filter_map(grown).min().map(|(_, at)| at)
    }

    /// They live here no longer; the new head comes first, and who was married to one of them is not now.
    fn leave(&mut self, house: usize, gone: &[usize], heir: Option<usize>) {
        let mut couple = false;
        for at in gone {
            if let Some(one) = self.people.persons.get_mut(*at) {
                couple |= matches!(one.relation, "head" | "wife");
                one.here = false;
                one.carries = None;
            }
        }
        let Some(house) = self.people.houses.get_mut(house) else { return };
        house.members.retain(|at| !gone.contains(at));
        if let Some(place) = house.members.iter().position(|at| Some(*at) == heir) {
            house.members.swap(0, place);
        }
        if !couple {
            return;
        }
        for at in &house.members {
            if let Some(one) = self.people.persons.get_mut(*at) {
                one.married &= !matches!(one.relation, "head" | "wife");
            }
        }
    }
}

fn person_of(target: Option<Target>) -> Option<String> {
    match target {
        Some(Target::Person { id }) => Some(id),
        _ => None,
    }
}
