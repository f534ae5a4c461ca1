//! The routine calendar of one child.

use chrono::{Days, NaiveDate};

use super::record::{Child, DoseRecord, Question};
use crate::life_stage::add_months;
use crate::rules::calendar::{AgePoint, DoseRule, ImmunizationRules, Timing};

/// How a dose stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DoseState {
    /// On record.
    Given {
        /// The day; `None`: not known.
        on: Option<NaiveDate>,
        /// How it counts for that age; `None` where the day is not known.
        timing: Option<Timing>,
    },
    /// Not old enough, or too soon after the one before.
    NotYet,
    /// In its month.
    Due,
    /// *Terlambat*.
    Late,
    /// *Kejar*.
    CatchUp,
    /// No longer given at this age.
    TooLate,
    /// *Tanyakan ke bidan*.
    Ask,
    /// Not part of the programme when the child was of that age.
    NotAvailableThen,
    /// Not given here (JE outside endemic provinces).
    NotHere,
}

/// What a dose that is not given waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait<'a> {
    /// The dose before it is not on record.
    For(&'a DoseRule),
    /// The dose before it was given on a day not known, so the least time cannot be counted.
    UnknownDay(&'a DoseRule),
    /// The least time after the dose before.
    Until(NaiveDate),
}

/// One dose of the child's calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoseLine<'a> {
    /// The rule.
    pub rule: &'a DoseRule,
    /// How it stands.
    pub state: DoseState,
    /// First day it may be given; `None` while it waits for another, and where it is not given at all.
    pub from: Option<NaiveDate>,
    /// Last day on time.
    pub on_time_until: Option<NaiveDate>,
    /// Last day it is given without asking.
    pub until: Option<NaiveDate>,
    /// What it waits for.
    pub waits: Option<Wait<'a>>,
    /// What is asked about the dose on record.
    pub question: Option<Question>,
}

/// The calendar, and what is on record outside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImmunizationCalendar<'a> {
    /// Every dose, in the order of the rules.
    pub lines: Vec<DoseLine<'a>>,
    /// Doses on record that are no dose of this child's calendar, with the question; a wrong date among them.
    pub kept: Vec<(&'a DoseRecord, Question)>,
    /// Doses on record of an antigen no rule names.
    pub unknown: Vec<&'a DoseRecord>,
}

impl DoseLine<'_> {
    /// Late or to be caught up, with nothing to wait for first.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.waits.is_none() && matches!(self.state, DoseState::Late | DoseState::CatchUp)
    }

    /// Due, late or to be caught up now.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_late() || (self.waits.is_none() && self.state == DoseState::Due)
    }
}

impl ImmunizationCalendar<'_> {
    /// How many doses could be given now and are late.
    #[must_use]
    pub fn late(&self) -> usize {
        self.lines.iter().filter(|line| line.is_late()).count()
    }

    /// The line of a dose.
    #[must_use]
    pub fn dose(&self, antigen: usize, number: u8) -> Option<&DoseLine<'_>> {
        self.lines.iter().find(|line| line.rule.antigen == antigen && line.rule.number == number)
    }
}

/// The day on which an age is reached.
pub(super) fn reached(birth: NaiveDate, point: AgePoint) -> Option<NaiveDate> {
    add_months(birth, i64::from(point.months))?.checked_add_days(Days::new(u64::from(point.days)))
}

/// Where a dose is part of the child's calendar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Here,
    /// Another vaccine takes its place: no line.
    Replaced,
    NotAvailableThen,
    NotHere,
    /// The province is not known.
    AskWhere,
}

/// What is on record of one line.
#[derive(Clone, Copy)]
struct Given {
    on: Option<NaiveDate>,
    question: Option<Question>,
    /// It and all before it are on record.
    unbroken: bool,
}

struct Planner<'a> {
    rules: &'a ImmunizationRules,
    child: Child<'a>,
    today: NaiveDate,
    /// Record and its antigen, with a possible date.
    record: Vec<(&'a DoseRecord, usize)>,
    /// By dose of the rules.
    given: Vec<Option<Given>>,
    places: Vec<Place>,
}

/// Every dose of the routine calendar as it stands today.
#[must_use]
pub fn calendar<'a>(
    rules: &'a ImmunizationRules,
    child: &Child<'a>,
    today: NaiveDate,
) -> ImmunizationCalendar<'a> {
    let mut read =
        ImmunizationCalendar { lines: Vec::with_capacity(rules.doses.len()), ..Default::default() };
    let mut planner = Planner {
        rules,
        child: *child,
        today,
        record: Vec::with_capacity(child.doses.len()),
        given: Vec::with_capacity(rules.doses.len()),
        places: rules.doses.iter().map(|dose| place(rules, child, dose)).collect(),
    };
    for dose in child.doses {
        match rules.antigen(&dose.antigen) {
            None => read.unknown.push(dose),
            Some(_) if dose.on.is_some_and(|on| on < child.birth || on > today) => {
                read.kept.push((dose, Question::ImpossibleDate));
            }
            Some(antigen) => planner.record.push((dose, antigen)),
        }
    }
    for at in 0..rules.doses.len() {
        read.lines.extend(planner.line(at));
    }
    for (dose, antigen) in &planner.record {
        let school = rules.school.iter().any(|one| (one.antigen, one.number) == (*antigen, dose.number));
        let tetanus = rules.code(*antigen) == TETANUS;
        let used = read.lines.iter().any(|line| {
            let own = (line.rule.antigen, line.rule.number) == (*antigen, dose.number);
            own || line.rule.instead.contains(&(*antigen, dose.number))
        });
        if !used && !school && !tetanus {
            read.kept.push((dose, Question::NotOfThisCalendar));
        }
    }
    read
}

/// The antigen of the T status, which has no age.
pub(super) const TETANUS: &str = "T";

fn place(rules: &ImmunizationRules, child: &Child<'_>, dose: &DoseRule) -> Place {
    // A child is on a programme when the first of its doses came due on or after its first day.
    let opens = |at: usize| {
        let first = rules.doses.iter().find(|one| one.antigen == dose.antigen && one.program == Some(at))?;
        reached(child.birth, first.bands.first()?.from)
    };
    let runs = |at: usize, opened: Option<NaiveDate>| {
        let since = rules.programs.get(at)?.since(child.province)?;
        Some(opened? >= since)
    };
    if let Some(at) = dose.replaced_in {
        let opened = rules
            .doses
            .iter()
            .find(|one| one.program == Some(at))
            .and_then(|one| reached(child.birth, one.bands.first()?.from));
        return if runs(at, opened) == Some(true) { Place::Replaced } else { Place::Here };
    }
    let Some(at) = dose.program else { return Place::Here };
    let Some(program) = rules.programs.get(at) else { return Place::Here };
    let replaces = rules.doses.iter().any(|one| one.replaced_in == Some(at));
    if program.endemic
        && let Some(endemic) = child.endemic
    {
        return if endemic { Place::Here } else { Place::NotHere };
    }
    match runs(at, opens(at)) {
        Some(true) => Place::Here,
        _ if replaces => Place::Replaced,
        Some(false) => Place::NotAvailableThen,
        None if program.endemic && child.province.is_none() => Place::AskWhere,
        None => Place::NotHere,
    }
}

impl<'a> Planner<'a> {
    /// The line of a dose, remembered for the doses after it; `None` where another vaccine takes its place.
    fn line(&mut self, at: usize) -> Option<DoseLine<'a>> {
        let rule = self.rules.doses.get(at)?;
        let place = self.places.get(at).copied().unwrap_or(Place::Here);
        let found = self.find(rule);
        if place == Place::Replaced {
            self.given.push(None);
            return None;
        }
        let from = rule.bands.first().and_then(|band| reached(self.child.birth, band.from));
        let end = |wanted: fn(Timing) -> bool| {
            let band = rule.bands.iter().find(|band| wanted(band.timing))?;
            reached(self.child.birth, band.from)?.pred_opt()
        };
        let mut line = DoseLine {
            rule,
            state: DoseState::NotYet,
            from,
            on_time_until: end(|timing| timing != Timing::OnTime),
            until: end(|timing| matches!(timing, Timing::Closed | Timing::Ask)),
            waits: None,
            question: None,
        };
        let before = self.before(rule);
        if let Some((on, asked)) = found {
            let given = self.judge(rule, on, asked, before);
            line.state = DoseState::Given { on, timing: on.and_then(|on| self.timing(rule, on)) };
            line.question = given.question;
            self.given.push(Some(given));
            return Some(line);
        }
        self.given.push(None);
        let closed = match place {
            Place::NotAvailableThen => Some(DoseState::NotAvailableThen),
            Place::NotHere => Some(DoseState::NotHere),
            Place::AskWhere => Some(DoseState::Ask),
            Place::Here | Place::Replaced => None,
        };
        if let Some(state) = closed {
            (line.state, line.from, line.on_time_until, line.until) = (state, None, None, None);
            return Some(line);
        }
        self.wait(&mut line, before);
        Some(line)
    }

    /// A dose that is not given: by its age, and after the one before it.
    fn wait(&self, line: &mut DoseLine<'a>, before: Option<(&'a DoseRule, AgePoint, Option<Given>)>) {
        let by_age = match self.timing(line.rule, self.today) {
            None => DoseState::NotYet,
            Some(Timing::OnTime) => DoseState::Due,
            Some(Timing::Late) => DoseState::Late,
            Some(Timing::CatchUp) => DoseState::CatchUp,
            Some(Timing::Closed) => DoseState::TooLate,
            Some(Timing::Ask) => DoseState::Ask,
        };
        line.state = by_age;
        let Some((rule, interval, given)) = before else { return };
        let open = matches!(by_age, DoseState::Due | DoseState::Late | DoseState::CatchUp);
        match given {
            Some(Given { on: Some(on), unbroken: true, .. }) => {
                let earliest = reached(on, interval);
                line.from = line.from.max(earliest);
                if let Some(earliest) = earliest.filter(|earliest| *earliest > self.today && open) {
                    line.state = DoseState::NotYet;
                    line.waits = Some(Wait::Until(earliest));
                }
            }
            Some(Given { on: None, unbroken: true, .. }) => {
                line.waits = Some(Wait::UnknownDay(rule));
                if open {
                    line.state = DoseState::Ask;
                }
            }
            _ => {
                line.waits = Some(Wait::For(rule));
                line.from = None;
            }
        }
    }

    /// The dose before, that of this child's calendar, with the least time between and what is on record of it.
    fn before(&self, rule: &DoseRule) -> Option<(&'a DoseRule, AgePoint, Option<Given>)> {
        let on_calendar = |at: usize| self.places.get(at).is_some_and(|place| *place != Place::Replaced);
        let after = rule.after.iter().find(|after| on_calendar(after.dose))?;
        let given = self.given.get(after.dose).copied().flatten();
        Some((self.rules.doses.get(after.dose)?, after.interval, given))
    }

    /// The record of a dose: its own, else that of a vaccine that stands for it.
    fn find(&self, rule: &DoseRule) -> Option<(Option<NaiveDate>, Option<Question>)> {
        let of = |antigen: usize, number: u8| {
            self.record.iter().filter(move |(dose, which)| *which == antigen && dose.number == number)
        };
        let mut own = of(rule.antigen, rule.number).map(|(dose, _)| dose.on);
        if let Some(first) = own.next() {
            let two = own.any(|on| on != first && on.is_some() && first.is_some());
            let on = if two {
                None
            } else {
                first.or_else(|| of(rule.antigen, rule.number).find_map(|(dose, _)| dose.on))
            };
            return Some((on, two.then_some(Question::TwoDates)));
        }
        let other = rule.instead.iter().find_map(|(antigen, number)| of(*antigen, *number).next());
        other.map(|(dose, _)| (dose.on, Some(Question::OtherVaccine)))
    }

    fn judge(
        &self,
        rule: &DoseRule,
        on: Option<NaiveDate>,
        asked: Option<Question>,
        before: Option<(&DoseRule, AgePoint, Option<Given>)>,
    ) -> Given {
        let mut question = asked;
        let timing = on.map(|on| self.timing(rule, on));
        match timing {
            Some(None) => question = question.or(Some(Question::TooYoung)),
            Some(Some(Timing::Closed | Timing::Ask)) => question = question.or(Some(Question::TooOld)),
            _ => {}
        }
        let mut unbroken = true;
        if let Some((_, interval, given)) = before {
            match given {
                Some(given) if given.unbroken => {
                    let earliest = given.on.and_then(|before| reached(before, interval));
                    if earliest.zip(on).is_some_and(|(earliest, on)| on < earliest) {
                        question = question.or(Some(Question::TooSoon));
                    }
                }
                _ => {
                    question = Some(Question::WithoutTheOneBefore);
                    unbroken = false;
                }
            }
        }
        Given { on, question, unbroken }
    }

    /// How a dose counts at the age of a day; `None` before the least age.
    fn timing(&self, rule: &DoseRule, day: NaiveDate) -> Option<Timing> {
        let begun = |from: AgePoint| reached(self.child.birth, from).is_some_and(|from| from <= day);
        rule.bands.iter().rev().find(|band| begun(band.from)).map(|band| band.timing)
    }
}
