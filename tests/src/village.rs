//! A made-up village that goes through the commands: the same seed gives the same journal, byte for byte.
//!
//! Households of 2–7, of a couple, children, grandparents; some pregnancies and infants; one visit to most of
//! them in the days before [`TODAY`], with every sheet there is; follow-ups reported and closed, some left open.

use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;
use sakukader_core::screen::Target;
use sakukader_core::screen::form::{Field, FieldKind, FormRef};

use crate::names::{MEN, WOMEN};
use crate::phone::{Phone, done};

/// The day on which the village is looked at.
pub const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 24) {
    Some(day) => day,
    None => NaiveDate::MIN,
};
/// The first day of registering.
const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 2) {
    Some(day) => day,
    None => NaiveDate::MIN,
};
const REGISTERING_DAYS: u64 = 10;
const VISITING_DAYS: u64 = 11;

/// What is in the village, by id.
#[derive(Clone, Debug, Default)]
pub struct Village {
    /// Every household, in the order registered.
    pub households: Vec<String>,
    /// Every member.
    pub members: Vec<String>,
    /// Those who are pregnant.
    pub pregnant: Vec<String>,
    /// Babies under six months.
    pub infants: Vec<String>,
    /// Visits with their household.
    pub visits: Vec<(String, String)>,
    /// The commands of sheets, by visit, subject and form.
    pub sheets: Vec<FormRef>,
}

impl Village {
    /// Fills an empty store. The clock ends on [`TODAY`].
    pub fn found(phone: &Phone, households: usize, seed: u64) -> Self {
        let mut village = Self::default();
        let mut chance = Rng::with_seed(seed);
        phone.clock.set_day(FIRST_DAY);
        phone.set_up();
        for number in 0..households {
            phone.clock.set_day(spread(FIRST_DAY, REGISTERING_DAYS, number, households));
            village.household(phone, &mut chance, number);
        }
        let first_visit = FIRST_DAY + Days::new(REGISTERING_DAYS + 1);
        for (number, household) in village.households.clone().iter().enumerate() {
            phone.clock.set_day(spread(first_visit, VISITING_DAYS, number, households));
            // One house in eight has not been reached yet.
            if chance.u32(..8) > 0 {
                village.visit(phone, &mut chance, household);
            }
        }
        phone.clock.set_day(TODAY);
        follow_up(phone, &mut chance);
        village
    }

    fn household(&mut self, phone: &Phone, chance: &mut Rng, number: usize) {
        let woman = chance.u32(..6) == 0;
        let age = chance.i32(26..62);
        let (name, birth) = (name(chance, woman), born(chance, age));
        let form = FormRef::NewHousehold { typed: String::new() };
        let head = phone.fill(
            form,
            &[
                ("head.name", &name),
                ("head.sex", if woman { "female" } else { "male" }),
                ("head.birth_date", &typed(birth)),
                ("address", &format!("Jalan Kenanga No. {}", number + 1)),
                ("dusun", ["Krajan", "Sawahan", "Pasir"][number % 3]),
                ("rt", &(number / 25 + 1).to_string()),
                ("clean_water", "yes"),
            ],
        );
        let household = head.subject().to_owned();
        let screen = phone.saku.household(&household).expect("the household just registered");
        self.members.extend(screen.members.iter().filter_map(|row| match &row.target {
            Some(Target::Person { id }) => Some(id.clone()),
            _ => None,
        }));
        self.households.push(household.clone());
        let size = chance.usize(2..=7);
        for place in 1..size {
            let (relation, female, age) = match place {
                1 if woman => ("child", chance.bool(), chance.i32(0..25).min(age - 18)),
                1 => ("wife", true, (age - chance.i32(0..6)).max(18)),
                6 => ("parent", chance.bool(), age + chance.i32(20..30)),
                _ => ("child", chance.bool(), chance.i32(0..(age - 18).min(24))),
            };
            self.member(phone, chance, &household, relation, female, age);
        }
        // A baby in every fifth house.
        if number % 5 == 2 && size < 7 {
            let days = chance.u64(20..165);
            self.person(phone, chance, &household, "grandchild", (false, TODAY - Days::new(days)));
        }
    }

    fn member(
        &mut self,
        phone: &Phone,
        chance: &mut Rng,
        house: &str,
        relation: &str,
        female: bool,
        age: i32,
    ) {
        let birth = born(chance, age);
        let member = self.person(phone, chance, house, relation, (female, birth));
        if relation == "wife" && age < 42 && chance.u32(..5) == 0 {
            let weeks = chance.u64(8..38);
            let first = TODAY - Days::new(weeks * 7);
            let gravida = chance.i32(1..5).to_string();
            let form = FormRef::Pregnancy { member: member.clone() };
            phone.fill(form, &[("last_period", &typed(first)), ("gravida", &gravida)]);
            self.pregnant.push(member);
        }
    }

    fn person(
        &mut self,
        phone: &Phone,
        chance: &mut Rng,
        household: &str,
        relation: &str,
        (female, birth): (bool, NaiveDate),
    ) -> String {
        let name = name(chance, female);
        let form = FormRef::NewMember { household: household.to_owned(), typed: String::new() };
        let sex = if female { "female" } else { "male" };
        let typed = typed(birth);
        let values = [("name", name.as_str()), ("sex", sex), ("birth_date", &typed), ("relation", relation)];
        let member = phone.fill(form, &values).subject().to_owned();
        if (TODAY - birth).num_days() < 180 {
            self.infants.push(member.clone());
        }
        self.members.push(member.clone());
        member
    }

    fn visit(&mut self, phone: &Phone, chance: &mut Rng, household: &str) {
        let visit = phone.begin_visit(household);
        let screen = phone.saku.visit(&visit).expect("the visit just begun");
        for row in screen.sheets {
            let Some(Target::Form { form }) = row.target else { continue };
            let today = sakukader_core::environment::Environment::today(&phone.clock);
            phone.walk(form.clone(), &mut |field| answer(field, chance, today));
            self.sheets.push(form);
        }
        let next = (TODAY + Days::new(chance.u64(10..60))).format("%d-%m-%Y").to_string();
        done(phone.saku.finish_visit(&phone.command(), &visit, &next).expect("a finished visit"));
        self.visits.push((visit, household.to_owned()));
    }
}

/// Half of the follow-ups that wait for it are reported, a third of all are closed.
fn follow_up(phone: &Phone, chance: &mut Rng) {
    let screen = phone.saku.follow_ups().expect("follow-ups");
    let id = |target: &Option<Target>| match target {
        Some(Target::FollowUp { id }) => Some(id.clone()),
        _ => None,
    };
    for id in screen.to_report.iter().filter_map(|row| id(&row.target)) {
        if chance.bool() {
            done(phone.saku.report_follow_up(&phone.command(), &id).expect("a follow-up"));
        }
    }
    for id in screen.to_report.iter().chain(&screen.open).filter_map(|row| id(&row.target)) {
        if chance.u32(..3) == 0 {
            let on = typed(TODAY);
            phone.fill(
                FormRef::FollowUp { id },
                &[("result", "done"), ("on", &on), ("note", "Sudah lebih baik")],
            );
        }
    }
}

/// Mostly good answers, with now and then a sign, a *Tidak* or a number out of range.
fn answer(field: &Field, chance: &mut Rng, today: NaiveDate) -> Option<String> {
    let rare = chance.u32(..12) == 0;
    match &field.kind {
        FieldKind::Sign { .. } => Some(if chance.u32(..60) == 0 { "yes" } else { "no" }.to_owned()),
        FieldKind::Choice { options } => {
            let at = if rare { chance.usize(..options.len()) } else { 0 };
            let value = options.get(at)?.value.clone();
            // Illness in the family is the rarer answer.
            let illness = ["K12", "K13"].iter().any(|item| field.id.starts_with(item));
            Some(if illness { if rare { "yes" } else { "no" }.to_owned() } else { value })
        }
        FieldKind::Number { .. } => {
            let (least, most, decimals) = match field.id.as_str() {
                "BY1" | "BH1" => (362, if rare { 384 } else { 374 }, 1),
                "BH7" => (if rare { 215 } else { 240 }, 300, 1),
                "BY5" => (42, 78, 1),
                "BY6" => (540, 660, 1),
                "BY7" => (380, 430, 1),
                _ => return None,
            };
            let value: u32 = chance.u32(least..most);
            Some(format!("{},{:0width$}", value / 10u32.pow(decimals), value % 10, width = 1))
        }
        FieldKind::Date if field.id == "BY4" => Some(typed(today - Days::new(chance.u64(1..15)))),
        FieldKind::Date | FieldKind::Text { .. } | FieldKind::Many { .. } | FieldKind::Note => None,
    }
}

fn name(chance: &mut Rng, female: bool) -> String {
    let list = if female { WOMEN } else { MEN };
    let mut pick = || list.get(chance.usize(..list.len())).copied().unwrap_or_default();
    let (first, second) = (pick(), pick());
    if first == second { first.to_owned() } else { format!("{first} {second}") }
}

/// A birth date so many years before [`FIRST_DAY`].
fn born(chance: &mut Rng, age: i32) -> NaiveDate {
    let year = FIRST_DAY.year() - age - 1;
    let start = NaiveDate::from_ymd_opt(year, 11, 3).unwrap_or(FIRST_DAY);
    start + Days::new(chance.u64(..360))
}

fn typed(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

/// The `number`th of `of`, spread over days.
fn spread(first: NaiveDate, days: u64, number: usize, of: usize) -> NaiveDate {
    let at = u64::try_from(number * usize::try_from(days).unwrap_or(1) / of.max(1)).unwrap_or(0);
    first + Days::new(at)
}
