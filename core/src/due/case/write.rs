//! From a person to the answer.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::read::{Person, Weighing};
use crate::due::{ChildCalendar, TargetLine, TargetState, child_calendar, groups, targets};
use crate::growth::kms::{self, Call, KmsChild, KmsRules, KmsWeighing};
use crate::immunization::{DoseLine, DoseState, SchoolState, Wait, t_status};
use crate::life_stage::{Age, overlays, stage, visit_sheet};
use crate::postnatal::{CapsuleState, ContactState, Contacts, contacts, mother_capsules};
use crate::pregnancy::{antenatal, ask_delivered, due_date, goals, risks, trimester, weeks};
use crate::rules::calendar::{Campaign, Timing};
use crate::rules::{Overlay, Rules};
use crate::supplement::CampaignState;

pub(super) fn person(rules: &Rules, person: &Person) -> Value {
    let (facts, day) = (&person.facts, person.day);
    let life = facts.life(day);
    let over = overlays(rules, &life);
    let all = targets(rules, facts, day);
    // An adult has no child's calendar.
    let listed = |id: &str| {
        let line = all.iter().find(|line| line.target.id == id);
        line.is_some_and(|line| line.state != TargetState::NotTarget)
    };
    let lists: Vec<Value> = all
        .iter()
        .filter(|line| line.state != TargetState::NotTarget && line.state != TargetState::Member)
        .map(target)
        .collect();
    let calendar = child_calendar(rules, facts, day);
    json!({
        "id": person.id,
        "day": day,
        "age": facts.age(day).map(|age| json!({
            "days": age.days(), "months": age.months(), "years": age.years(), "text": age.text(),
        })),
        "stage": stage(rules, &life).map(|stage| stage.label()),
        "overlays": over.iter().map(|overlay| overlay.label()).collect::<Vec<_>>(),
        "groups": groups(rules, facts, day).iter().map(|group| group.id.as_str()).collect::<Vec<_>>(),
        "visit_sheet": visit_sheet(rules, &life),
        "lists": lists,
        "birth_weight": person.birth_weight,
        "weighings": weighings(rules, person),
        "immunization": (listed("immunization") || !facts.doses.is_empty()).then(|| immunization(&calendar)),
        "school": listed("school_immunization").then(|| school(&calendar)),
        "supplements": supplements(&calendar, facts.age(day).map(Age::months)),
        "pregnancy": pregnancy(rules, person),
        "postnatal": postnatal(rules, person, over.contains(&Overlay::Postpartum)),
        "neonatal": neonatal(rules, person),
        "tetanus": tetanus(rules, person),
    })
}

fn target(line: &TargetLine<'_>) -> Value {
    json!({
        "list": line.target.id,
        "title": line.target.title,
        "state": match line.state {
            TargetState::NotTarget => "not_target",
            TargetState::NotKnown => "not_known",
            TargetState::Member => "member",
            TargetState::NotYet => "not_yet",
            TargetState::Done => "done",
            TargetState::Due => "due",
            TargetState::Late => "late",
            TargetState::Missed => "missed",
            TargetState::Ask => "ask",
        },
        "last": line.last,
        "from": line.from,
        "until": line.until,
        "source": line.target.source.text,
        "standing": line.target.standing.label(),
    })
}

/// Every weighing with N, T, O or B and the lines of the KMS; without a birth date as read, judged by nothing.
fn weighings(rules: &Rules, person: &Person) -> Value {
    let (Some(birth), Some(rules)) = (person.facts.birth, KmsRules::of(rules)) else {
        let read = |one: &Weighing| json!({ "on": one.on, "grams": one.grams, "status": null });
        return person.weighings.iter().map(read).collect();
    };
    let child = KmsChild { sex: person.facts.sex, birth, birth_weight: person.birth_weight };
    let given: Vec<KmsWeighing> = person
        .weighings
        .iter()
        .map(|one| KmsWeighing { day: one.on, grams: one.grams, posyandu_day: one.posyandu_day })
        .collect();
    kms::judge(&rules, &child, &given, person.day)
        .iter()
        .map(|one| {
            json!({
                "on": one.weighing.day,
                "grams": one.weighing.grams,
                "age_months": one.age_months,
                // N, T, O, B; 2T, 3T from the second month running.
                "status": one.status.letter(),
                "code": one.code(),
                "say": one.status.label(),
                "not_up_months": one.not_up_months,
                "below_red": one.below_red,
                "above_orange": one.above_orange,
                "compared_with": one.compared.map(|with| json!({
                    "on": with.day,
                    "grams": with.grams,
                    "at_birth": with.at_birth,
                    "gain": with.gain,
                    "minimum": with.minimum.map(|minimum| minimum.grams),
                    "standing": with.minimum.map(|minimum| minimum.standing.label()),
                })),
                "call": one.call(&rules).map(|call| match call {
                    Call::TellStaff => "tell_staff",
                    Call::ReferToday => "refer_today",
                }),
            })
        })
        .collect()
}

fn dose(line: &DoseLine<'_>) -> Value {
    let (on, given) = match line.state {
        DoseState::Given { on, timing } => (on, Some(timing)),
        _ => (None, None),
    };
    json!({
        "dose": line.rule.label,
        "number": line.rule.number,
        "state": match line.state {
            DoseState::Given { .. } => "given",
            DoseState::NotYet => "not_yet",
            DoseState::Due => "due",
            DoseState::Late => "late",
            DoseState::CatchUp => "catch_up",
            DoseState::TooLate => "too_late",
            DoseState::Ask => "ask",
            DoseState::NotAvailableThen => "not_available_then",
            DoseState::NotHere => "not_here",
        },
        "say": say(line),
        "on": on,
        "given": given.map(|timing| match timing {
            None if on.is_none() => "unknown_day",
            None => "too_early",
            Some(Timing::OnTime) => "on_time",
            Some(Timing::Late) => "late",
            Some(Timing::CatchUp) => "catch_up",
            Some(Timing::Closed | Timing::Ask) => "too_late",
        }),
        "from": line.from,
        "on_time_until": line.on_time_until,
        "until": line.until,
        "waits_for": line.waits.map(|wait| match wait {
            Wait::For(rule) | Wait::UnknownDay(rule) => json!(rule.label),
            Wait::Until(day) => json!(day),
        }),
        "question": line.question.map(|question| question.sentence()),
        "source": line.rule.source.text,
        "standing": line.rule.standing.label(),
    })
}

/// What a kader reads beside a dose.
fn say(line: &DoseLine<'_>) -> &'static str {
    match (line.state, line.waits) {
        (DoseState::Given { on: None, .. }, _) => "Sudah, tanggal tidak diketahui",
        (DoseState::Given { .. }, _) => "Sudah",
        (_, Some(Wait::For(_))) => "Menunggu dosis sebelumnya",
        (DoseState::NotYet, _) => "Belum waktunya",
        (DoseState::Due, _) => "Waktunya",
        (DoseState::Late, _) => "Terlambat, masih boleh",
        (DoseState::CatchUp, _) => "Imunisasi kejar",
        (DoseState::TooLate, _) => "Tidak diberikan lagi",
        (DoseState::Ask, _) => "Tanyakan ke bidan",
        (DoseState::NotAvailableThen, _) => "Belum tersedia saat itu",
        (DoseState::NotHere, _) => "Tidak diberikan di daerah ini",
    }
}

fn immunization(calendar: &ChildCalendar<'_>) -> Value {
    let kept: Vec<Value> = calendar
        .immunization
        .kept
        .iter()
        .map(|(dose, question)| {
            json!({ "antigen": dose.antigen, "number": dose.number, "on": dose.on, "question": question.sentence() })
        })
        .collect();
    json!({ "doses": calendar.immunization.lines.iter().map(dose).collect::<Vec<_>>(), "kept": kept })
}

fn school(calendar: &ChildCalendar<'_>) -> Value {
    calendar
        .school
        .iter()
        .map(|line| {
            let (state, on) = match line.state {
                SchoolState::Given { on } => ("given", on),
                SchoolState::NotYet => ("not_yet", None),
                SchoolState::Due => ("due", None),
                SchoolState::Ask => ("ask", None),
            };
            json!({
                "dose": line.rule.label, "state": state, "on": on, "from": line.from, "until": line.until,
                "girls_only_sex_unknown": line.sex_unknown,
                "source": line.rule.source.text, "standing": line.rule.standing.label(),
            })
        })
        .collect()
}

/// The campaigns of which the age is not over.
fn supplements(calendar: &ChildCalendar<'_>, months: Option<i64>) -> Value {
    let ahead = |rule: &Campaign| {
        let until = rule.bands.last().map(|band| i64::from(band.until_month));
        months.zip(until).is_some_and(|(months, until)| months < until)
    };
    calendar
        .campaigns
        .iter()
        .filter(|(rule, _)| ahead(rule))
        .map(|(rule, calendar)| {
            let lines: Vec<Value> = calendar
                .lines
                .iter()
                .map(|line| {
                    let (state, on) = match line.state {
                        CampaignState::Given { on } => ("given", Some(on)),
                        CampaignState::NotYet => ("not_yet", None),
                        CampaignState::Due => ("due", None),
                        CampaignState::Late => ("late", None),
                        CampaignState::Missed => ("missed", None),
                    };
                    json!({
                        "month": line.month.format("%Y-%m").to_string(), "dose": line.band.dose, "state": state,
                        "on": on, "from": line.from, "due_until": line.due_until, "until": line.until,
                        "source": line.band.source.text, "standing": line.band.standing.label(),
                    })
                })
                .collect();
            json!({
                "list": rule.id, "title": rule.title, "months": lines,
                // Di luar jadwal: kept, counts for none.
                "outside": calendar.outside, "unknown_day": calendar.undated,
            })
        })
        .collect()
}

fn window(code: &str, state: ContactState, from: NaiveDate, until: NaiveDate) -> Value {
    let (word, on) = match state {
        ContactState::Done { on } => ("done", on),
        ContactState::NotYet => ("not_yet", None),
        ContactState::Open => ("open", None),
        ContactState::Missed => ("missed", None),
    };
    json!({ "contact": code, "state": word, "on": on, "from": from, "until": until })
}

fn windows(calendar: &Contacts<'_>) -> Value {
    let lines: Vec<Value> = calendar
        .lines
        .iter()
        .map(|line| window(&line.window.code, line.state, line.from, line.until))
        .collect();
    let outside: Vec<Value> =
        calendar.outside.iter().map(|one| json!({ "code": one.code, "on": one.on })).collect();
    json!({ "contacts": lines, "outside": outside, "level": calendar.level().number() })
}

fn pregnancy(rules: &Rules, person: &Person) -> Value {
    let Some(pregnancy) = &person.facts.pregnancy else { return Value::Null };
    let (dating, day) = (&pregnancy.dating, person.day);
    let plan = &rules.calendars.antenatal;
    let week = weeks(rules, dating, day);
    let found = person.facts.risk(day).map(|facts| risks(plan, &facts)).unwrap_or_default();
    let schedule = antenatal(rules, dating, &pregnancy.contacts, day);
    let goals: Vec<Value> = goals(plan, &pregnancy.received)
        .iter()
        .map(|line| {
            json!({
                "goal": line.goal.id, "title": line.goal.title, "received": line.received,
                "of": line.goal.count, "reached": line.reached(),
            })
        })
        .collect();
    json!({
        "due_date": due_date(rules, dating).map(|due| due.day),
        "weeks": week,
        "trimester": week.and_then(|week| trimester(rules, week)).map(|trimester| trimester as u8 + 1),
        "ask_delivered": ask_delivered(rules, dating, day),
        "antenatal": schedule.map(|schedule| json!({
            "contacts": schedule.lines.iter()
                .map(|line| window(&line.contact.code, line.state, line.from, line.until)).collect::<Vec<_>>(),
            "missing_now": schedule.missing_now,
            "missing_past": schedule.missing_past,
            "outside": schedule.outside.iter().map(|one| one.on).collect::<Vec<_>>(),
            "level": schedule.level.number(),
        })),
        "goals": goals,
        "risks": found.flags.iter().map(|risk| json!({
            "risk": risk.id, "title": risk.title, "level": risk.level.number(),
            "source": risk.source.text, "standing": risk.standing.label(),
        })).collect::<Vec<_>>(),
        "risks_not_known": found.unknown.iter().map(|risk| risk.id.as_str()).collect::<Vec<_>>(),
    })
}

fn postnatal(rules: &Rules, person: &Person, nifas: bool) -> Value {
    let (Some(delivered), Some(life)) = (person.facts.delivered, rules.life()) else { return Value::Null };
    if !nifas {
        return Value::Null;
    }
    let plan = &rules.calendars.postnatal;
    let mut answer = windows(&contacts(&plan.mother, delivered, &person.facts.mother_contacts, person.day));
    let capsules =
        mother_capsules(plan, delivered, &person.facts.mother_capsules, life.postpartum_last_day, person.day);
    let lines: Vec<Value> = capsules
        .lines
        .iter()
        .map(|(rule, state, from, until)| {
            let (word, on) = match state {
                CapsuleState::Given { on, .. } => ("given", *on),
                CapsuleState::NotYet => ("not_yet", None),
                CapsuleState::Due => ("due", None),
                CapsuleState::Late => ("late", None),
                CapsuleState::Missed => ("missed", None),
            };
            let asked = matches!(state, CapsuleState::Given { too_soon: true, .. });
            json!({ "capsule": rule.title, "state": word, "on": on, "from": from, "until": until, "too_soon": asked })
        })
        .collect();
    if let Some(fields) = answer.as_object_mut() {
        fields.insert("vitamin_a".to_owned(), lines.into());
    }
    answer
}

/// KN of a child to the end of the last window, and as long as one was missed in the months of the infant's sheet.
fn neonatal(rules: &Rules, person: &Person) -> Value {
    let windows_of = &rules.calendars.postnatal.newborn;
    let last = windows_of.iter().map(|window| i64::from(window.to_day)).max().unwrap_or_default();
    match (person.facts.birth, person.facts.age(person.day)) {
        (Some(birth), Some(age)) if age.days() <= last || !person.facts.newborn_contacts.is_empty() => {
            windows(&contacts(windows_of, birth, &person.facts.newborn_contacts, person.day))
        }
        _ => Value::Null,
    }
}

fn tetanus(rules: &Rules, person: &Person) -> Value {
    let status = t_status(&rules.calendars.immunization, &person.facts.doses, person.day);
    if status.status == 0 && status.questions.is_empty() {
        return Value::Null;
    }
    let questions: Vec<Value> = status
        .questions
        .iter()
        .map(|(number, question)| json!({ "number": number, "question": question.sentence() }))
        .collect();
    json!({
        "status": status.status, "protected": status.protected, "protected_until": status.protected_until,
        "next_from": status.next_from, "questions": questions,
    })
}
