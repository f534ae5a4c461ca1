//! The command that keeps a sheet: only what changed, and the conclusion.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::record::{before_and_now_received, dose_key, dose_of, measure_key, received};
use super::{NEWER, Sheet, taps};
use crate::checklist::{AnswerValue, Answers, Item, ItemKind, Level, evaluate, visible};
use crate::command::{Decision, Ground};
use crate::error::{Error, Result};
use crate::home_visit::{conclude, house_sheet, level};
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::{Answered, Described, Dosed, Fact, Fields, Measured};
use crate::journal::fold;
use crate::journal::write::Batch;
use crate::register::names;
use crate::register::person::{fact_measure, rules};
use crate::rules::Dose;
use crate::screen::form::{FormSave, Question, Values};

impl Sheet {
    /// The facts of the sheet with these answers: what changed, and the conclusion when it differs.
    pub(super) fn say(&self, ground: &Ground<'_>, answers: &Answers) -> Result<Batch> {
        let mut batch = ground.batch();
        if let Some(begun) = &self.begins {
            batch.say(Subject::new(SubjectKind::Visit, self.visit.id), Fact::Begun(begun.clone()));
        }
        let mut said = Fields::new();
        let mut fields = Fields::new();
        let shown = visible(self.form, answers, &self.facts);
        for item in &self.form.items {
            // A dose that is no longer asked stays on record: only a kader who sees it takes it back.
            if dose_of(self.form, item).is_some_and(|(dosed, _)| !shown.contains(&dosed.id)) {
                continue;
            }
            let (before, now) = (self.answers.get(&item.id), answers.get(&item.id));
            if before == now && self.measured_on(item, &self.answers) == self.measured_on(item, answers) {
                // Measured on another sheet: this one points to it.
                if let Some(see) = self.pointer(item, now) {
                    said.insert(item.id.clone(), see);
                }
                continue;
            }
            let value = self.say_item(ground, &mut batch, item, answers)?;
            match &item.field {
                Some(field) => fields.insert(field.clone(), value),
                None => said.insert(item.id.clone(), value),
            };
        }
        if !fields.is_empty() {
            let edit = Described { set: fields, visit: Some(self.visit.id), ..Described::default() };
            ground.say(&mut batch, self.subject.clone(), Fact::Described(edit))?;
        }
        if !said.is_empty() {
            let answered = Answered {
                visit: self.visit.id,
                form: self.form.id.clone(),
                version: self.form.version,
                set: said,
                replaces: Vec::new(),
            };
            ground.say(&mut batch, self.subject.clone(), Fact::Answered(answered))?;
        }
        let evaluation = evaluate(self.form, &self.agreed(ground, &batch, answers)?, &self.facts);
        conclude::say(ground, &mut batch, self, &evaluation)?;
        Ok(batch)
    }

    /// Without the numbers beside which another one will stand that the kader did not see: until someone says which
    /// is right, neither counts.
    fn agreed(&self, ground: &Ground<'_>, batch: &Batch, answers: &Answers) -> Result<Answers> {
        let mut agreed = answers.clone();
        let said = ground.live(&self.subject)?;
        for new in batch.facts().filter_map(|fact| match fact {
            Fact::Measured(measured) if measured.value.is_some() => Some(measured),
            _ => None,
        }) {
            let other = fold::measured(&said, new.measure, new.on)
                .into_iter()
                .any(|(id, value)| !new.replaces.contains(&id) && value != new.value);
            if other {
                agreed.retain(|id, _| {
                    self.form.item(id).is_none_or(|item| match &item.kind {
                        ItemKind::Number(kind) => {
                            fact_measure(kind.measure) != Some(new.measure)
                                || self.measured_on(item, answers) != new.on
                        }
                        _ => true,
                    })
                });
            }
        }
        Ok(agreed)
    }

    /// What an item says of a number that another sheet measured.
    fn pointer(&self, item: &Item, now: Option<&AnswerValue>) -> Option<Value> {
        let ItemKind::Number(kind) = &item.kind else { return None };
        now.filter(|_| !self.own.contains(&item.id))?;
        let measure = fact_measure(kind.measure)?;
        Some(json!({ "see": measure_key(self.subject.id, measure.as_str(), self.day()) }))
    }

    /// What the answer fact keeps of an item; a measured number or dose becomes a fact of its own.
    fn say_item(
        &self,
        ground: &Ground<'_>,
        batch: &mut Batch,
        item: &Item,
        answers: &Answers,
    ) -> Result<Value> {
        let now = answers.get(&item.id);
        if let ItemKind::Number(kind) = &item.kind
            && let Some(measure) = fact_measure(kind.measure)
        {
            let (old_day, new_day) = (self.measured_on(item, &self.answers), self.measured_on(item, answers));
            let measured = |on: NaiveDate, value| Measured {
                key: measure_key(self.subject.id, measure.as_str(), on),
                measure,
                on,
                value,
                replaces: Vec::new(),
                visit: Some(self.visit.id),
            };
            if self.answers.contains_key(&item.id) && (now.is_none() || old_day != new_day) {
                ground.say(batch, self.subject.clone(), Fact::Measured(measured(old_day, None)))?;
            }
            let Some(AnswerValue::Number(value)) = now else { return Ok(Value::Null) };
            let fact = measured(new_day, Some(*value));
            let see = json!({ "see": fact.key });
            ground.say(batch, self.subject.clone(), Fact::Measured(fact))?;
            return Ok(see);
        }
        if let Some((dosed_item, dose)) = dose_of(self.form, item) {
            let key = dose_key(self.subject.id, dose);
            if dosed_item.id == item.id || before_and_now_received(dosed_item, &self.answers, answers) {
                self.say_dose(ground, batch, dosed_item, dose, answers)?;
            }
            let received = received(dosed_item, answers);
            if received && now.is_some() {
                return Ok(json!({ "see": key }));
            }
            if dosed_item.id != item.id {
                return Ok(Value::Null);
            }
        }
        Ok(match (now, &item.field) {
            (None, _) => Value::Null,
            (Some(answer), Some(_)) => house_sheet::to_stored(answer),
            (Some(answer), None) => serde_json::to_value(answer)?,
        })
    }

    /// The dose as these answers tell it; taken back when it was not received after all.
    fn say_dose(
        &self,
        ground: &Ground<'_>,
        batch: &mut Batch,
        item: &Item,
        dose: &Dose,
        answers: &Answers,
    ) -> Result<()> {
        let (was, is) = (received(item, &self.answers), received(item, answers));
        if !was && !is {
            return Ok(());
        }
        let on = dose.given_on.as_ref().and_then(|id| match answers.get(id) {
            Some(AnswerValue::Date(day)) if is => Some(*day),
            _ => None,
        });
        let fact = Dosed {
            key: dose_key(self.subject.id, dose),
            antigen: dose.antigen.clone(),
            number: i64::from(dose.number),
            received: is,
            on,
            replaces: Vec::new(),
            visit: Some(self.visit.id),
        };
        ground.say(batch, self.subject.clone(), Fact::Dosed(fact))
    }
}

fn load(ground: &Ground<'_>, save: &FormSave) -> Result<Sheet> {
    Sheet::load(
        ground.connection,
        ground.today,
        &save.form,
        &ground.new_subject(SubjectKind::Visit, "occasion"),
    )
}

/// Keeps a sheet: only what changed, and the conclusion.
pub(crate) fn save(ground: &Ground<'_>, save: &FormSave) -> Result<Decision> {
    let sheet = load(ground, save)?;
    if sheet.is_newer() {
        return Ok(Decision::refuse(NEWER));
    }
    let opened = taps::seen(ground.connection, &sheet, save)?;
    let ground = &Ground { opened: &opened, ..*ground };
    let (answers, problems) = sheet.read(&touched(ground, &save.values));
    if !problems.is_empty() {
        return Ok(Decision::Problems(problems));
    }
    let answers = sheet.asked(answers);
    let questions = doubts(&sheet, &answers, &save.confirmed)?;
    if !questions.is_empty() {
        return Ok(Decision::Questions(questions));
    }
    let batch = sheet.say(ground, &answers)?;
    let who = names::subject(ground.connection, &sheet.subject)?;
    Ok(Decision::Write(batch, format!("Lembar {who} tersimpan.")))
}

/// What the kader changed since the form opened; the rest stays as it stands now.
fn touched(ground: &Ground<'_>, values: &Values) -> Values {
    let touched = values.iter().filter(|(item, value)| !ground.opened.is_untouched(item, value));
    touched.map(|(item, value)| (item.clone(), value.clone())).collect()
}

/// Strange numbers, and a sheet that is not complete: asked once.
fn doubts(sheet: &Sheet, answers: &Answers, confirmed: &[String]) -> Result<Vec<Question>> {
    let mut questions: Vec<Question> = sheet
        .form
        .items
        .iter()
        .filter_map(|item| {
            let answer =
                answers.get(&item.id).filter(|answer| sheet.answers.get(&item.id) != Some(answer))?;
            Some(Question {
                id: format!("plausible:{}", item.id),
                field: item.id.clone(),
                sentence: item.plausibility(answer)?,
                yes: "Ya, benar".into(),
                no: "Perbaiki".into(),
            })
        })
        .collect();
    let evaluation = evaluate(sheet.form, answers, &sheet.facts);
    let unanswered = &evaluation.unanswered;
    if let Some(first) = unanswered.first() {
        let open = unanswered.len();
        let sign = |id: &String| sheet.form.item(id).is_some_and(Item::is_sign);
        let signs = if unanswered.iter().any(sign) { ", termasuk tanda bahaya" } else { "" };
        let so_far = match evaluation.level {
            Level::Good => "Lembar ini belum bisa disebut Baik".to_owned(),
            level => format!("Hasil sementara: {}", level::name(rules()?, level)),
        };
        questions.push(Question {
            id: "incomplete".into(),
            field: first.clone(),
            sentence: format!("{open} pertanyaan belum dijawab{signs}. {so_far}. Simpan dulu?"),
            yes: "Simpan dulu".into(),
            no: "Lengkapi".into(),
        });
    }
    questions.retain(|question| !confirmed.contains(&question.id));
    Ok(questions)
}

/// Keeps a level 3 answer the moment it is tapped, a sign or the question that follows one, with what it is judged
/// with and what is on record, and no more.
pub(crate) fn record_sign(ground: &Ground<'_>, save: &FormSave, sign: &str) -> Result<Decision> {
    let sheet = load(ground, save)?;
    if sheet.is_newer() {
        return Ok(Decision::refuse(NEWER));
    }
    let opened = taps::seen(ground.connection, &sheet, save)?;
    let ground = &Ground { opened: &opened, ..*ground };
    let item = sheet.form.item(sign).ok_or(Error::NotFound("sign"))?;
    let (typed, _) = sheet.read(&touched(ground, &save.values));
    let tapped = if item.is_sign() { Some(AnswerValue::yes()) } else { typed.get(sign).cloned() };
    let mut answers = sheet.answers.clone();
    answers.insert(sign.to_owned(), tapped.ok_or(Error::NotFound("sign"))?);
    for (id, answer) in typed {
        let Some(other) = sheet.form.item(&id) else { continue };
        if matches!(&other.kind, ItemKind::Number(kind) if kind.measured_on.is_none()) {
            // The fever's temperature; what the book shows of another day waits for its day.
            answers.entry(id).or_insert(answer);
        } else if other.is_sign() && !item.is_sign() && answer == AnswerValue::yes() {
            // The sign a further question is about.
            answers.insert(id, answer);
        }
    }
    let batch = sheet.say(ground, &answers)?;
    Ok(Decision::Write(batch, "Tanda bahaya tercatat.".into()))
}
