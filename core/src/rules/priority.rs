//! Whom to visit and why, from `visit_priority.toml`.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::error::Report;
use super::source::{Documents, Source, Standing};

/// What the register or a sheet says that calls for a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// A level 3 answer whose patient is not confirmed to have arrived.
    EmergencyNotConfirmed,
    /// A baby with a neonatal contact (KN) open or missed.
    Newborn,
    /// A mother with a contact after birth (KF) open or missed.
    NewMother,
    /// A pregnancy at risk.
    PregnancyAtRisk,
    /// HPL has passed by more than a week and no delivery is recorded.
    DeliveryNotRecorded,
    /// A level 2 follow-up that is still open.
    ReferralOpen,
    /// A level 1 follow-up that is still open.
    FollowUpOpen,
    /// A dose of a child under five is late, of whom doses are on record.
    DoseLate,
    /// A child who received vitamin A or deworming before is late for it.
    CapsuleLate,
    /// No visit yet.
    NeverVisited,
    /// A year since the last visit.
    YearlyVisit,
}

/// By when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// So many days after what called for it.
    Days(u32),
    /// On the day the follow-up itself names.
    FollowUp,
    /// On the last day of the running month.
    EndOfMonth,
    /// On the last day of the running year.
    EndOfYear,
    /// So many months after the last visit (D25).
    MonthsAfterVisit(u32),
}

/// One line of the priorities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitPriority {
    /// What calls for the visit.
    pub trigger: Trigger,
    /// 1 (first) to 5.
    pub priority: u8,
    /// By when.
    pub due: Due,
    /// Said on *Hari ini*: "Rujukan belum dipastikan sampai".
    pub reason: String,
    /// What comes after.
    pub then: Option<String>,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    visit: Vec<RawPriority>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPriority {
    trigger: Spanned<Trigger>,
    priority: u8,
    due: Due,
    reason: String,
    then: Option<String>,
    source: Spanned<String>,
    standing: Standing,
}

pub(super) fn read(report: &mut Report<'_>, documents: &Documents) -> Vec<VisitPriority> {
    let mut lines: Vec<VisitPriority> = Vec::new();
    for raw in report.parse::<Raw>().map(|raw| raw.visit).unwrap_or_default() {
        let offset = raw.trigger.span().start;
        let Some(source) = documents.find(raw.source.get_ref()) else {
            report.say(raw.source.span().start, format!("unknown source '{}'", raw.source.get_ref()));
            continue;
        };
        let trigger = raw.trigger.into_inner();
        if lines.iter().any(|line| line.trigger == trigger) {
            report.say(offset, "this trigger is there twice");
        }
        if !(1..=5).contains(&raw.priority) || raw.reason.trim().is_empty() {
            report.say(offset, "a line needs a priority of 1 to 5 and a reason");
        }
        lines.push(VisitPriority {
            trigger,
            priority: raw.priority,
            due: raw.due,
            reason: raw.reason,
            then: raw.then,
            source,
            standing: raw.standing,
        });
    }
    lines
}
