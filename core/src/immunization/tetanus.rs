//! T status of women of 15–49 years.

use chrono::NaiveDate;

use super::calendar::{TETANUS, reached};
use super::record::{DoseRecord, Question};
use crate::rules::calendar::{AgePoint, ImmunizationRules};

/// The T status on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TStatus {
    /// 0–5: the last dose that counts.
    pub status: u8,
    /// Protected to this day; `None`: no protection yet, or the day of the dose is not known.
    pub protected_until: Option<NaiveDate>,
    /// Whether she is protected today; `None` where it cannot be told.
    pub protected: Option<bool>,
    /// From when the next may be given; `None` after T5 or where the day of the last is not known.
    pub next_from: Option<NaiveDate>,
    /// Doses on record that do not count, with the reason.
    pub questions: Vec<(u8, Question)>,
}

/// From the T doses on record. Each counts only after the one before it and the least time between (KIA 2023); what
/// comes sooner is kept and asked about.
#[must_use]
pub fn t_status(rules: &ImmunizationRules, doses: &[DoseRecord], today: NaiveDate) -> TStatus {
    let mut status = TStatus::default();
    let mut last: Option<Option<NaiveDate>> = None;
    let tetanus = rules.antigen(TETANUS);
    for rule in &rules.tetanus {
        let dose = doses.iter().find(|dose| {
            dose.number == rule.number && tetanus.is_some() && rules.antigen(&dose.antigen) == tetanus
        });
        let Some(dose) = dose else { continue };
        let question = if dose.on.is_some_and(|on| on > today) {
            Some(Question::ImpossibleDate)
        } else if status.status + 1 != rule.number {
            Some(Question::WithoutTheOneBefore)
        } else {
            let earliest = last.flatten().and_then(|before| reached(before, rule.after));
            earliest.zip(dose.on).filter(|(earliest, on)| on < earliest).map(|_| Question::TooSoon)
        };
        if let Some(question) = question {
            status.questions.push((rule.number, question));
            continue;
        }
        status.status = rule.number;
        last = Some(dose.on);
        let protects = AgePoint { months: rule.protects_years * 12, days: 0 };
        let until = dose.on.filter(|_| rule.protects_years > 0).and_then(|on| reached(on, protects));
        status.protected_until = until;
        status.protected = match (rule.protects_years, until) {
            (0, _) => Some(false),
            (_, Some(until)) => Some(today < until),
            (_, None) => None,
        };
    }
    if status.status == 0 {
        status.protected = Some(false);
    }
    let next = rules.tetanus.iter().find(|rule| rule.number == status.status + 1);
    status.next_from = match (next, last) {
        (Some(_), None) => Some(today),
        (Some(rule), Some(Some(on))) => reached(on, rule.after),
        _ => None,
    };
    status
}
