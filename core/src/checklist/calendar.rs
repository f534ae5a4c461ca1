//! What the calendars say of a sheet: the doses and capsules on record, with those the sheet itself tells of.

use chrono::{Datelike, Days, NaiveDate};

use super::facts::Sheet;
use crate::immunization::{Child, DoseLine, DoseRecord, DoseState, ImmunizationCalendar, Wait, calendar};
use crate::life_stage::add_months;
use crate::register::text;
use crate::rules::calendar::{AgePoint, Campaign, ImmunizationRules};
use crate::rules::{Ground, Item, NO, Rules, Stand, Supplement, YES};
use crate::supplement::{CampaignLine, CampaignState, campaign};

/// One row, with the days that are said of it.
#[derive(Clone, Copy)]
struct Row {
    stand: Stand,
    /// The day it was received, the first day it may be given, or the last one.
    day: Option<NaiveDate>,
    /// The dose before.
    before: Option<usize>,
}

/// The immunization calendar of the sheet's child, by the place of the dose; empty without a birth date.
pub(super) struct Doses {
    rows: Vec<Option<Row>>,
    late: Option<i64>,
    known: i64,
}

/// What is on record and what the sheet says.
struct Record {
    doses: Vec<DoseRecord>,
    /// Antigen and number of what the sheet says was not given.
    not_given: Vec<(usize, u8)>,
}

impl Doses {
    pub(super) fn of(sheet: &Sheet<'_>) -> Self {
        let none = |known| Self { rows: Vec::new(), late: None, known };
        let Ok(rules) = Rules::bundled() else { return none(0) };
        let plan = &rules.calendars.immunization;
        let record = Record::of(sheet, plan);
        let known = i64::try_from(record.doses.len()).unwrap_or(i64::MAX);
        let facts = sheet.facts;
        let Some(birth) = facts.birth.filter(|birth| *birth <= facts.day) else { return none(known) };
        let child = Child {
            birth,
            sex: facts.sex,
            province: facts.province.as_deref(),
            endemic: facts.endemic,
            grade: None,
            doses: &record.doses,
        };
        let calendar = calendar(plan, &child, facts.day);
        let replaced = Row { stand: Stand::Replaced, day: None, before: None };
        let mut rows = vec![Some(replaced); plan.doses.len()];
        let mut late = 0;
        for line in &calendar.lines {
            late += i64::from(is_late(line, facts.day));
            let at = plan.doses.iter().position(|dose| std::ptr::eq(dose, line.rule));
            if let Some(row) = at.and_then(|at| rows.get_mut(at)) {
                *row = Some(self::row(plan, &calendar, line, &record, facts.day));
            }
        }
        Self { rows, late: Some(late), known }
    }

    fn row(&self, at: usize) -> Option<Row> {
        self.rows.get(at).copied().flatten()
    }

    pub(super) fn stands(&self, at: usize) -> Option<Stand> {
        self.row(at).map(|row| row.stand)
    }

    pub(super) fn late(&self) -> Option<i64> {
        self.late
    }

    pub(super) fn known(&self) -> i64 {
        self.known
    }

    /// "belum waktunya, paling cepat 4 Juni 2026".
    pub(super) fn says(&self, at: usize) -> String {
        let Some(row) = self.row(at) else { return UNKNOWN_BIRTH.to_owned() };
        let plan = Rules::bundled().ok().map(|rules| &rules.calendars.immunization);
        let before = plan.zip(row.before).and_then(|(plan, at)| plan.doses.get(at));
        let before = before.map_or("dosis sebelumnya", |dose| dose.label.as_str());
        let day = row.day.map(text::date);
        match (row.stand, day) {
            (Stand::Given, Some(day)) => format!("sudah, {day}"),
            (Stand::Given, None) => "sudah, tanggalnya belum diketahui".to_owned(),
            (Stand::NotYet, Some(day)) => format!("belum waktunya, paling cepat {day}"),
            (Stand::Due, Some(day)) => format!("sekarang waktunya, sampai {day}"),
            (Stand::Late, Some(day)) => format!("terlambat sejak {day}"),
            (Stand::CatchUp, Some(day)) => format!("terlambat sejak {day}, masih bisa dikejar"),
            (Stand::NotYet, None) => "belum waktunya".to_owned(),
            (Stand::Due, None) => "sekarang waktunya".to_owned(),
            (Stand::Late, None) => "terlambat".to_owned(),
            (Stand::CatchUp, None) => "terlambat, masih bisa dikejar".to_owned(),
            (Stand::Waits, _) => format!("menunggu {before}"),
            (Stand::Unclear, _) => {
                format!("terlambat menurut umurnya, tanggal {before} belum diketahui")
            }
            (Stand::TooLate, _) => "tidak diberikan lagi pada umur ini".to_owned(),
            (Stand::NotAvailableThen, _) => "belum tersedia saat umurnya".to_owned(),
            (Stand::NotHere, _) => "tidak diberikan di sini".to_owned(),
            (Stand::Replaced, _) => "diganti vaksin lain".to_owned(),
            (Stand::Ask | Stand::Missed | Stand::NotOfAge, _) => "tanyakan ke bidan".to_owned(),
        }
    }
}

const UNKNOWN_BIRTH: &str = "tanggal lahir belum diketahui";

/// Late, or late by its age where the day of the dose before is not known.
fn is_late(line: &DoseLine<'_>, today: NaiveDate) -> bool {
    line.is_late() || (matches!(line.waits, Some(Wait::UnknownDay(_))) && by_age(line, today) == Stand::Late)
}

/// Of a dose that may be given at this age.
fn by_age(line: &DoseLine<'_>, today: NaiveDate) -> Stand {
    if line.until.is_some_and(|until| until < today) {
        Stand::Ask
    } else if line.on_time_until.is_some_and(|until| until < today) {
        Stand::Late
    } else {
        Stand::Due
    }
}

/// The first day after the dose before, given on a day, although one before that is not on record.
fn earliest(line: &DoseLine<'_>, before: usize, given: NaiveDate) -> Option<NaiveDate> {
    let after = line.rule.after.iter().find(|after| after.dose == before)?;
    let AgePoint { months, days } = after.interval;
    add_months(given, i64::from(months))?.checked_add_days(Days::new(u64::from(days)))
}

fn row(
    plan: &ImmunizationRules,
    calendar: &ImmunizationCalendar<'_>,
    line: &DoseLine<'_>,
    record: &Record,
    today: NaiveDate,
) -> Row {
    let given = |at: usize| {
        let rule = plan.doses.get(at)?;
        match calendar.dose(rule.antigen, rule.number)?.state {
            DoseState::Given { on, .. } => on,
            _ => None,
        }
    };
    let place = |rule| plan.doses.iter().position(|dose| std::ptr::eq(dose, rule));
    let after = |stand| Row { stand, day: line.on_time_until.and_then(|day| day.succ_opt()), before: None };
    let plain = |stand| Row { stand, day: None, before: None };
    match (line.state, line.waits) {
        (DoseState::Given { on, .. }, _) => Row { stand: Stand::Given, day: on, before: None },
        // By its age it could be given; the dose before decides.
        (DoseState::Due | DoseState::Late | DoseState::CatchUp, Some(Wait::For(rule))) => {
            let before = place(rule);
            if let Some(earliest) =
                before.and_then(|at| earliest(line, at, given(at)?)).filter(|day| *day > today)
            {
                return Row { stand: Stand::NotYet, day: Some(earliest), before };
            }
            let stand = match by_age(line, today) {
                _ if record.not_given.contains(&(rule.antigen, rule.number)) => Stand::Waits,
                Stand::Late => Stand::Unclear,
                stand => stand,
            };
            let day = line.on_time_until.filter(|_| stand == Stand::Due);
            Row { stand, day, before }
        }
        (DoseState::Ask, Some(Wait::UnknownDay(rule))) => {
            let stand = match by_age(line, today) {
                Stand::Late => Stand::Unclear,
                stand => stand,
            };
            let day = line.on_time_until.filter(|_| stand == Stand::Due);
            Row { stand, day, before: place(rule) }
        }
        (DoseState::NotYet, _) => Row { stand: Stand::NotYet, day: line.from, before: None },
        (DoseState::Due, _) => Row { stand: Stand::Due, day: line.on_time_until, before: None },
        (DoseState::Late, _) => after(Stand::Late),
        (DoseState::CatchUp, _) => after(Stand::CatchUp),
        (DoseState::TooLate, _) => plain(Stand::TooLate),
        (DoseState::Ask, _) => plain(Stand::Ask),
        (DoseState::NotAvailableThen, _) => plain(Stand::NotAvailableThen),
        (DoseState::NotHere, _) => plain(Stand::NotHere),
    }
}

impl Record {
    /// What the sheet says of a dose stands over what is on record of it.
    fn of(sheet: &Sheet<'_>, plan: &ImmunizationRules) -> Self {
        let mut record = Self { doses: sheet.facts.doses.clone(), not_given: Vec::new() };
        for item in &sheet.form.items {
            let Some(dose) = &item.dose else { continue };
            let Some(said) = sheet.answer(item).and_then(|answer| item.choice(answer)) else { continue };
            let Some(antigen) = plan.antigen(&dose.antigen) else { continue };
            let Ok(number) = u8::try_from(dose.number) else { continue };
            let same = |one: &DoseRecord| one.number == number && plan.antigen(&one.antigen) == Some(antigen);
            if said == NO {
                record.not_given.push((antigen, number));
            }
            if said != YES && said != NO {
                continue;
            }
            let known = record.doses.iter().find(|one| same(one)).and_then(|one| one.on);
            record.doses.retain(|one| !same(one));
            if said == YES {
                let on = day_of(sheet, dose.given_on.as_deref()).or(known);
                record.doses.push(DoseRecord { antigen: dose.antigen.clone(), number, on });
            }
        }
        record
    }
}

/// The answer of a date item.
fn day_of(sheet: &Sheet<'_>, item: Option<&str>) -> Option<NaiveDate> {
    let item = sheet.form.item(item?)?;
    item.date(sheet.answer(item)?)
}

/// The campaigns of the sheet's child, by place; empty without a birth date.
pub(super) struct Campaigns {
    rows: Vec<Option<Row>>,
}

impl Campaigns {
    pub(super) fn of(sheet: &Sheet<'_>) -> Self {
        let facts = sheet.facts;
        let birth = facts.birth.filter(|birth| *birth <= facts.day);
        let (Ok(rules), Some(birth)) = (Rules::bundled(), birth) else { return Self { rows: Vec::new() } };
        let campaigns = &rules.calendars.supplements.campaigns;
        let row = |one: &Campaign| {
            let mut received = match one.given_as.as_str() {
                "vitamin_a" => facts.vitamin_a.clone(),
                "deworming" => facts.deworming.clone(),
                _ => Vec::new(),
            };
            received.extend(told(sheet, one, birth));
            let calendar = campaign(one, birth, &received, facts.day);
            Some(current(&calendar.lines, facts.day))
        };
        Self { rows: campaigns.iter().map(row).collect() }
    }

    fn row(&self, at: usize) -> Option<Row> {
        self.rows.get(at).copied().flatten()
    }

    pub(super) fn stands(&self, at: usize) -> Option<Stand> {
        self.row(at).map(|row| row.stand)
    }

    /// "mulai Agustus 2026".
    pub(super) fn says(&self, at: usize) -> String {
        let Some(row) = self.row(at) else { return UNKNOWN_BIRTH.to_owned() };
        let month = row.day.map(text::month_of_year);
        match (row.stand, month) {
            (Stand::Given, Some(month)) => format!("sudah, {month}"),
            (Stand::NotYet, Some(month)) => format!("belum waktunya, mulai {month}"),
            (Stand::Due, Some(month)) => format!("sekarang waktunya, {month}"),
            (Stand::Late, Some(month)) => format!("terlambat, masih bisa sampai akhir {month}"),
            (Stand::Missed, Some(month)) => format!("terlewat, {month}"),
            _ => "bukan umurnya".to_owned(),
        }
    }
}

/// What the sheet says was received.
fn told(sheet: &Sheet<'_>, of: &Campaign, birth: NaiveDate) -> Vec<Option<NaiveDate>> {
    let campaigns = Rules::bundled().ok().map(|rules| &rules.calendars.supplements);
    let counts = |id: &str| {
        campaigns.and_then(|all| all.campaign(id)).is_some_and(|campaign| campaign.given_as == of.given_as)
    };
    let told = |item: &Item| {
        let supplement = item.supplement.as_ref().filter(|one| counts(&one.campaign))?;
        let said = sheet.answer(item).and_then(|answer| item.choice(answer))?;
        (said == YES).then(|| received_on(sheet, supplement, of, birth))
    };
    sheet.form.items.iter().filter_map(told).collect()
}

fn received_on(
    sheet: &Sheet<'_>,
    supplement: &Supplement,
    of: &Campaign,
    birth: NaiveDate,
) -> Option<NaiveDate> {
    let today = sheet.facts.day;
    match (&supplement.given_on, &supplement.given_in) {
        (Some(item), _) => day_of(sheet, Some(item)),
        (None, Some(item)) => {
            let item = sheet.form.item(item)?;
            let month = sheet.answer(item).and_then(|answer| item.choice(answer));
            in_month(of, birth, month, today)
        }
        (None, None) => Some(today),
    }
}

/// A day within the month of the campaign that is meant: the last one of that name by `today`, or the last one of all.
/// `None` where the child had the age in none.
pub(crate) fn in_month(
    of: &Campaign,
    birth: NaiveDate,
    month: Option<&str>,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let wanted = match month {
        Some(name) => Some(name.parse::<chrono::Month>().ok()?.number_from_month()),
        None => None,
    };
    let calendar = campaign(of, birth, &[], today);
    let began = |line: &&CampaignLine<'_>| {
        line.from <= today && wanted.is_none_or(|wanted| line.month.month() == wanted)
    };
    calendar.lines.iter().rfind(began).map(|line| line.due_until.min(today))
}

/// The newest month of the campaign that has begun for the child, else the one to come.
fn current(lines: &[CampaignLine<'_>], today: NaiveDate) -> Row {
    let row = |stand, day| Row { stand, day: Some(day), before: None };
    let line = lines.iter().rev().find(|line| line.from <= today).or(lines.first());
    match line.map(|line| (line, line.state)) {
        None => Row { stand: Stand::NotOfAge, day: None, before: None },
        Some((_, CampaignState::Given { on })) => row(Stand::Given, on),
        Some((line, CampaignState::NotYet)) => row(Stand::NotYet, line.from),
        Some((line, CampaignState::Due)) => row(Stand::Due, line.month),
        Some((line, CampaignState::Late)) => row(Stand::Late, line.until),
        Some((line, CampaignState::Missed)) => row(Stand::Missed, line.month),
    }
}
