//! One list for one person.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::who::{begins, is_target};
use super::{PersonFacts, TargetLine, TargetState};
use crate::immunization::{DoseState, SchoolState, calendar, school, t_status};
use crate::life_stage::add_months;
use crate::postnatal::{CapsuleState, ContactState, Contacts, contacts, mother_capsules};
use crate::pregnancy::{antenatal, goals, risks};
use crate::rules::Rules;
use crate::rules::calendar::{Delegate, Period, Target};
use crate::supplement::{CampaignState, campaign};

/// Every list of `targets.toml`, as this person stands on it.
#[must_use]
pub fn targets<'a>(rules: &'a Rules, facts: &PersonFacts, today: NaiveDate) -> Vec<TargetLine<'a>> {
    rules.calendars.targets.targets.iter().map(|one| stand(rules, facts, one, today)).collect()
}

/// One list by id; `None` for a list no rule names.
#[must_use]
pub fn target<'a>(
    rules: &'a Rules,
    facts: &PersonFacts,
    id: &str,
    today: NaiveDate,
) -> Option<TargetLine<'a>> {
    Some(stand(rules, facts, rules.calendars.targets.target(id)?, today))
}

/// The groups she belongs to, beside her stage: lists without a due date.
#[must_use]
pub fn groups<'a>(rules: &'a Rules, facts: &PersonFacts, today: NaiveDate) -> Vec<&'a Target> {
    targets(rules, facts, today)
        .into_iter()
        .filter(|line| line.state == TargetState::Member)
        .map(|line| line.target)
        .collect()
}

fn stand<'a>(rules: &'a Rules, facts: &PersonFacts, target: &'a Target, today: NaiveDate) -> TargetLine<'a> {
    match is_target(rules, facts, target, today) {
        Some(false) => TargetLine::plain(target, TargetState::NotTarget),
        None => TargetLine::plain(target, TargetState::NotKnown),
        Some(true) => match target.by {
            Some(by) => delegated(rules, facts, target, by, today)
                .unwrap_or(TargetLine::plain(target, TargetState::NotKnown)),
            None if target.period == Period::Member => TargetLine::plain(target, TargetState::Member),
            None => periodic(facts, target, today),
        },
    }
}

/// The kind that a weighing counts as.
const WEIGHING: &str = "weighing";

/// By the last screening on record.
fn periodic<'a>(facts: &PersonFacts, target: &'a Target, today: NaiveDate) -> TargetLine<'a> {
    let counts = |kind: &str| target.done_by.iter().any(|known| known == kind);
    let weighed = facts.weighings.as_ref().filter(|_| counts(WEIGHING));
    if facts.screenings.is_none() && weighed.is_none() {
        return TargetLine::plain(target, TargetState::NotKnown);
    }
    let screened = facts.screenings.iter().flatten().filter(|one| counts(&one.kind)).map(|one| one.on);
    let last = screened.chain(weighed.into_iter().flatten().copied()).filter(|on| *on <= today).max();
    let (from, until) = match target.period {
        Period::Member | Period::Contact => (Some(today), Some(today)),
        Period::Week => {
            let monday = today.checked_sub_days(Days::new(u64::from(today.weekday().num_days_from_monday())));
            (monday, monday.and_then(|monday| monday.checked_add_days(Days::new(6))))
        }
        Period::CalendarMonth => {
            let first = today.with_day(1);
            (first, first.and_then(|first| first.checked_add_months(Months::new(1))?.pred_opt()))
        }
        // D25: due again from the same date so many months later.
        Period::Months(months) => (last.and_then(|last| add_months(last, i64::from(months))), None),
        Period::Once => (begins(facts, target, today), None),
    };
    let done = match (target.period, last) {
        (_, None) => false,
        (Period::Months(_), Some(_)) => from.is_some_and(|from| today < from),
        // Without a birth date the grade alone says she is on the list: any on record counts.
        (_, Some(last)) => from.is_none_or(|from| last >= from),
    };
    let state = if done { TargetState::Done } else { TargetState::Due };
    TargetLine { target, state, last, from, until }
}

fn delegated<'a>(
    rules: &'a Rules,
    facts: &PersonFacts,
    target: &'a Target,
    by: Delegate,
    today: NaiveDate,
) -> Option<TargetLine<'a>> {
    let plain = |state| Some(TargetLine::plain(target, state));
    let plan = &rules.calendars;
    match by {
        Delegate::Supplement => supplement(rules, facts, target, today),
        Delegate::Immunization => {
            let child = facts.child()?;
            let calendar = calendar(&plan.immunization, &child, today);
            let any = |wanted: fn(&DoseState) -> bool| {
                calendar.lines.iter().any(|line| line.waits.is_none() && wanted(&line.state))
            };
            let asks =
                calendar.lines.iter().any(|line| line.state == DoseState::Ask || line.question.is_some());
            let first = calendar.lines.iter().filter(|line| line.is_open()).min_by_key(|line| line.from);
            let next = calendar.lines.iter().filter(|line| line.state == DoseState::NotYet);
            let window = first.or_else(|| next.min_by_key(|line| line.from));
            let state = if any(|state| matches!(state, DoseState::Late | DoseState::CatchUp)) {
                TargetState::Late
            } else if any(|state| *state == DoseState::Due) {
                TargetState::Due
            } else if asks {
                TargetState::Ask
            } else if calendar.lines.iter().any(|line| line.state == DoseState::NotYet) {
                TargetState::NotYet
            } else {
                TargetState::Done
            };
            let last = facts.doses.iter().filter_map(|dose| dose.on).filter(|on| *on <= today).max();
            let (from, until) = window.map_or((None, None), |line| (line.from, line.until));
            Some(TargetLine { target, state, last, from, until })
        }
        Delegate::School => {
            let lines = school(&plan.immunization, &facts.child()?, today);
            let open = lines.iter().find(|line| line.state == SchoolState::Due && !line.sex_unknown);
            let next =
                || lines.iter().filter(|line| line.state == SchoolState::NotYet).min_by_key(|line| line.from);
            let (state, line) = if let Some(open) = open {
                (TargetState::Due, Some(open))
            } else if lines.iter().any(|line| {
                line.state == SchoolState::Ask || (line.sex_unknown && line.state == SchoolState::Due)
            }) {
                (TargetState::Ask, None)
            } else if let Some(next) = next() {
                (TargetState::NotYet, Some(next))
            } else {
                (TargetState::Done, None)
            };
            Some(TargetLine {
                target,
                state,
                last: None,
                from: line.map(|line| line.from),
                until: line.map(|line| line.until),
            })
        }
        Delegate::Tetanus => {
            let status = t_status(&plan.immunization, &facts.doses, today);
            if status.status == 0 && status.questions.is_empty() {
                return None;
            }
            let all = usize::from(status.status) == plan.immunization.tetanus.len();
            let state = match status.next_from {
                _ if all => TargetState::Done,
                _ if !status.questions.is_empty() => TargetState::Ask,
                Some(from) if from <= today => TargetState::Due,
                Some(_) => TargetState::NotYet,
                None => TargetState::Ask,
            };
            Some(TargetLine { target, state, last: None, from: status.next_from, until: None })
        }
        Delegate::Antenatal => {
            let pregnancy = facts.pregnancy.as_ref()?;
            let schedule = antenatal(rules, &pregnancy.dating, &pregnancy.contacts, today)?;
            let state = match (schedule.missing_past, schedule.missing_now) {
                (0, 0) => TargetState::Done,
                (0, _) => TargetState::Due,
                _ => TargetState::Missed,
            };
            let open = schedule.lines.iter().find(|line| line.state == ContactState::Open);
            Some(TargetLine {
                target,
                state,
                last: pregnancy
                    .contacts
                    .iter()
                    .filter_map(|contact| contact.on)
                    .filter(|on| *on <= today)
                    .max(),
                from: open.map(|line| line.from),
                until: open.map(|line| line.until),
            })
        }
        Delegate::PregnancyRisk => {
            let found = risks(&plan.antenatal, &facts.risk(today)?);
            plain(match (found.flags.is_empty(), found.unknown.is_empty()) {
                (false, _) => TargetState::Member,
                (true, false) => TargetState::NotKnown,
                (true, true) => TargetState::NotTarget,
            })
        }
        Delegate::Goal => {
            let goals = goals(&plan.antenatal, &facts.pregnancy.as_ref()?.received);
            let of = |id: &str| goals.iter().find(|line| line.goal.id == id);
            let line = match target.id.as_str() {
                "iron" => of("iron").or_else(|| of("mms")),
                id => of(id),
            };
            plain(match line?.reached()? {
                true => TargetState::Done,
                false => TargetState::Due,
            })
        }
        Delegate::Postnatal => Some(windows(
            target,
            &contacts(&plan.postnatal.mother, facts.delivered?, &facts.mother_contacts, today),
        )),
        Delegate::Neonatal => Some(windows(
            target,
            &contacts(&plan.postnatal.newborn, facts.birth?, &facts.newborn_contacts, today),
        )),
        Delegate::MotherVitaminA => {
            let last_day = rules.life()?.postpartum_last_day;
            let delivered = facts.delivered?;
            let capsules =
                mother_capsules(&plan.postnatal, delivered, &facts.mother_capsules, last_day, today);
            let open =
                capsules.lines.iter().find(|(_, state, _, _)| !matches!(state, CapsuleState::Given { .. }));
            let Some((_, state, from, until)) = open else { return plain(TargetState::Done) };
            let state = match state {
                CapsuleState::NotYet => TargetState::NotYet,
                CapsuleState::Late => TargetState::Late,
                CapsuleState::Missed => TargetState::Missed,
                CapsuleState::Due | CapsuleState::Given { .. } => TargetState::Due,
            };
            Some(TargetLine { target, state, last: None, from: Some(*from), until: Some(*until) })
        }
    }
}

fn windows<'a>(target: &'a Target, calendar: &Contacts<'_>) -> TargetLine<'a> {
    let open = calendar.lines.iter().find(|line| line.state == ContactState::Open);
    let next = calendar.lines.iter().find(|line| line.state == ContactState::NotYet);
    let state = if calendar.missed() > 0 {
        TargetState::Missed
    } else if open.is_some() {
        TargetState::Due
    } else if next.is_some() {
        TargetState::NotYet
    } else {
        TargetState::Done
    };
    let last = calendar.lines.iter().filter_map(|line| match line.state {
        ContactState::Done { on } => on,
        _ => None,
    });
    let line = open.or(next);
    TargetLine {
        target,
        state,
        last: last.max(),
        from: line.map(|line| line.from),
        until: line.map(|line| line.until),
    }
}

fn supplement<'a>(
    rules: &'a Rules,
    facts: &PersonFacts,
    target: &'a Target,
    today: NaiveDate,
) -> Option<TargetLine<'a>> {
    let plan = rules.calendars.supplements.campaign(&target.id)?;
    let received = facts.supplements(&plan.given_as);
    let calendar = campaign(plan, facts.birth?, received, today);
    let begun = calendar.lines.iter().rev().find(|line| line.state != CampaignState::NotYet);
    let next = calendar.lines.iter().find(|line| line.state == CampaignState::NotYet);
    let (state, line) = match begun.map(|line| (line, line.state)) {
        Some((line, CampaignState::Due)) => (TargetState::Due, Some(line)),
        Some((line, CampaignState::Late)) => (TargetState::Late, Some(line)),
        Some((line, CampaignState::Missed)) => (TargetState::Missed, Some(line)),
        // Done while its window lasts.
        Some((line, CampaignState::Given { .. })) if today <= line.until => (TargetState::Done, Some(line)),
        _ => (if next.is_some() { TargetState::NotYet } else { TargetState::Done }, next),
    };
    Some(TargetLine {
        target,
        state,
        last: received.iter().flatten().filter(|day| **day <= today).max().copied(),
        from: line.map(|line| line.from),
        until: line.map(|line| line.until),
    })
}
