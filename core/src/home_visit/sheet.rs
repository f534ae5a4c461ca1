//! A sheet of a visit: its answers on record, what new ones call for, and the command that keeps them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{conclude, house_sheet, level, sheet_page, visit};
use crate::checklist::{AnswerValue, Answers, Evaluation, Facts, Form, Item, ItemKind, evaluate, visible};
use crate::command::{Decision, Ground};
use crate::error::{Error, Result};
use crate::form::Blank;
use crate::form::page::stored;
use crate::id::{self, Subject, SubjectKind};
use crate::journal::Entry;
use crate::journal::fact::{Answered, Described, Dosed, Fact, Fields, Measured};
use crate::journal::write::Batch;
use crate::register::person::{Person, fact_measure, load, rules};
use crate::register::{names, text};
use crate::rules::Dose;
use crate::screen::form::{FieldNote, FormRef, FormSave, Problem, Question, Reaction, Values};
use crate::screen::{Advice, Chip, Tone};

/// One sheet of one visit, with what is on record.
pub(crate) struct Sheet {
    pub(crate) visit: visit::Visit,
    pub(crate) subject: Subject,
    pub(crate) person: Option<Person>,
    pub(crate) form: &'static Form,
    pub(crate) facts: Facts,
    /// Answers on record, measured numbers and doses looked up.
    pub(crate) answers: Answers,
}

impl Sheet {
    /// Loads the sheet a form reference names.
    pub(crate) fn load(connection: &Connection, form: &FormRef) -> Result<Self> {
        let FormRef::Sheet { visit, subject, form } = form else {
            return Err(Error::Bug("not a sheet".into()));
        };
        Self::of(connection, id::parse(visit, "visit")?, id::parse(subject, "subject")?, form)
    }

    /// Loads a sheet by visit, subject and form.
    pub(crate) fn of(connection: &Connection, visit: Uuid, subject: Uuid, form: &str) -> Result<Self> {
        let visit = visit::load(connection, visit)?;
        let day = visit.begun_on;
        let version: Option<u32> = connection
            .prepare_cached(
                "SELECT max(version) FROM view_answer WHERE subject = ?1 AND visit = ?2 AND form = ?3",
            )?
            .query_row((subject, visit.id, form), |row| row.get(0))?;
        let rules = rules()?;
        let known = version.and_then(|version| rules.form_version(form, version));
        let form = known.or_else(|| rules.form(form, day)).ok_or(Error::NotFound("form"))?;
        let is_house = form.id == house_sheet::FORM;
        let person = if is_house { None } else { Some(load(connection, subject)?) };
        let facts = match &person {
            Some(person) => person.facts(connection, day)?,
            None => Facts::on(day),
        };
        let kind = if is_house { SubjectKind::Household } else { SubjectKind::Member };
        let subject = Subject::new(kind, subject);
        let answers = answers(connection, &subject, visit.id, form)?;
        Ok(Self { visit, subject, person, form, facts, answers })
    }

    fn day(&self) -> NaiveDate {
        self.visit.begun_on
    }

    /// Reads typed values: every visible item's answer, and what is wrong.
    fn read(&self, values: &Values) -> (Answers, Vec<Problem>) {
        let mut answers = Answers::new();
        let mut problems = Vec::new();
        for item in &self.form.items {
            let Some(typed) = values.get(&item.id) else {
                if let Some(answer) = self.answers.get(&item.id) {
                    answers.insert(item.id.clone(), answer.clone());
                }
                continue;
            };
            let kept = self.answers.get(&item.id).filter(|kept| item.to_typed(kept) == *typed);
            match (kept, item.from_typed(typed, self.day())) {
                // An answer this version cannot read stays as it is for as long as nobody types over it.
                (Some(kept), _) => {
                    answers.insert(item.id.clone(), kept.clone());
                }
                (None, Ok(Some(answer))) => {
                    answers.insert(item.id.clone(), answer);
                }
                (None, Ok(None)) => {}
                (None, Err(sentence)) => problems.push(Problem { field: item.id.clone(), sentence }),
            }
        }
        let shown = visible(self.form, &answers, &self.facts);
        problems.retain(|problem| shown.contains(&problem.field));
        (answers, problems)
    }

    /// Without the answers of items that are not asked, unless a rule counts them all the same.
    fn asked(&self, mut answers: Answers) -> Answers {
        loop {
            let shown = visible(self.form, &answers, &self.facts);
            let before = answers.len();
            answers.retain(|item, _| {
                shown.contains(item)
                    || self.form.rules.iter().any(|rule| {
                        rule.even_if_hidden
                            && rule
                                .item
                                .and_then(|at| self.form.items.get(at))
                                .is_some_and(|own| own.id == *item)
                    })
            });
            if answers.len() == before {
                return answers;
            }
        }
    }

    /// The facts of the sheet with these answers: what changed, and the conclusion when it differs.
    fn say(&self, ground: &Ground<'_>, answers: &Answers) -> Result<Batch> {
        let mut batch = ground.batch();
        let mut said = Fields::new();
        let mut fields = Fields::new();
        for item in &self.form.items {
            let (before, now) = (self.answers.get(&item.id), answers.get(&item.id));
            if before == now && self.measured_on(item, &self.answers) == self.measured_on(item, answers) {
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
        let evaluation = evaluate(self.form, answers, &self.facts);
        conclude::say(ground, &mut batch, self, &evaluation)?;
        Ok(batch)
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
        if let ItemKind::Number(kind) = &item.kind {
            let measure = fact_measure(kind.measure);
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

    /// The day a number item's measurement is of.
    fn measured_on(&self, item: &Item, answers: &Answers) -> NaiveDate {
        let ItemKind::Number(kind) = &item.kind else { return self.day() };
        kind.measured_on
            .as_ref()
            .and_then(|id| match answers.get(id) {
                Some(AnswerValue::Date(day)) => Some(*day),
                _ => None,
            })
            .unwrap_or(self.day())
    }
}

/// The dose an item tells of: its own, or the one whose date it is; with the item that says whether it was received.
fn dose_of<'a>(form: &'a Form, item: &'a Item) -> Option<(&'a Item, &'a Dose)> {
    let tells = |one: &&'a Item| {
        one.id == item.id || one.dose.as_ref().is_some_and(|dose| dose.given_on.as_deref() == Some(&item.id))
    };
    form.items.iter().filter(tells).find_map(|one| Some((one, one.dose.as_ref()?)))
}

fn received(item: &Item, answers: &Answers) -> bool {
    answers.get(&item.id).is_some_and(|answer| *answer == AnswerValue::yes())
}

/// Nothing but the date of the dose changed: the item itself will not say it.
fn before_and_now_received(item: &Item, before: &Answers, now: &Answers) -> bool {
    received(item, before) && received(item, now)
}

fn dose_key(member: Uuid, dose: &Dose) -> Uuid {
    id::derived(member, &format!("dose/{}/{}", dose.antigen, dose.number))
}

fn measure_key(member: Uuid, measure: &str, on: NaiveDate) -> Uuid {
    id::derived(member, &format!("measure/{measure}/{on}"))
}

/// Answers on record: from the sheet's answers, the household's fields, and the measurements and doses they point to.
fn answers(connection: &Connection, subject: &Subject, visit: Uuid, form: &Form) -> Result<Answers> {
    let mut answers = Answers::new();
    let fields = stored(connection, subject.id)?;
    for (item, field) in house_sheet::kept(form) {
        if let Some(answer) = house_sheet::answer(item, fields.get(field)) {
            answers.insert(item.id.clone(), answer);
        }
    }
    let rows: BTreeMap<String, String> = connection
        .prepare_cached(
            "SELECT item, value FROM view_answer WHERE subject = ?1 AND visit = ?2 AND form = ?3",
        )?
        .query_map((subject.id, visit, &form.id), |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (item, value) in rows {
        let value: Value = serde_json::from_str(&value)?;
        let answer = match value.get("see").and_then(Value::as_str).and_then(|key| Uuid::parse_str(key).ok())
        {
            Some(key) => seen(connection, subject.id, form, &item, key)?,
            None => Some(AnswerValue::from(value)),
        };
        if let Some(answer) = answer {
            answers.insert(item, answer);
        }
    }
    Ok(answers)
}

/// What an answer points to; nothing when it was taken back or is in question.
fn seen(
    connection: &Connection,
    member: Uuid,
    form: &Form,
    item: &str,
    key: Uuid,
) -> Result<Option<AnswerValue>> {
    let Some(item) = form.item(item) else { return Ok(None) };
    if let ItemKind::Number(kind) = &item.kind {
        let measure = fact_measure(kind.measure).as_str();
        let rows: Vec<(NaiveDate, Option<i64>)> = connection
            .prepare_cached("SELECT on_day, value FROM view_measurement WHERE member = ?1 AND measure = ?2")?
            .query_map((member, measure), |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let found = rows.into_iter().find(|(on, _)| measure_key(member, measure, *on) == key);
        return Ok(found.and_then(|(_, value)| value).map(AnswerValue::Number));
    }
    let Some((dosed, dose)) = dose_of(form, item) else { return Ok(None) };
    let on: Option<Option<NaiveDate>> = connection
        .prepare_cached("SELECT on_day FROM view_dose WHERE member = ?1 AND antigen = ?2 AND number = ?3")?
        .query_row((member, &dose.antigen, dose.number), |row| row.get(0))
        .optional()?;
    Ok(if dosed.id == item.id { on.map(|_| AnswerValue::yes()) } else { on.flatten().map(AnswerValue::Date) })
}

/// Draws a sheet.
pub(crate) fn blank(connection: &Connection, today: NaiveDate, form: &FormRef) -> Result<Blank> {
    let sheet = Sheet::load(connection, form)?;
    let typed =
        |item: &Item| sheet.answers.get(&item.id).map(|answer| item.to_typed(answer)).unwrap_or_default();
    let known = |item: &Item| before(&sheet, item, today);
    let title = match &sheet.person {
        Some(person) => match person.weeks(sheet.day()) {
            Some(weeks) => format!("{} · {weeks} mgg", person.name),
            None => person.name.clone(),
        },
        None => names::household(connection, sheet.subject.id)?,
    };
    let form = sheet.form;
    Ok(Blank {
        title,
        subtitle: Some(form.title.clone()),
        pages: sheet_page::pages(form, typed, known),
        save: "Simpan lembar".to_owned(),
        emergency_button: true,
        source: Some(format!("{} · versi {} · {}", form.source.text, form.version, form.standing.label())),
    })
}

/// "Terakhir 23,8 cm, 4 April".
fn before(sheet: &Sheet, item: &Item, today: NaiveDate) -> Option<String> {
    let ItemKind::Number(kind) = &item.kind else { return None };
    let day = sheet.day();
    let last = sheet
        .facts
        .earlier
        .iter()
        .filter(|known| known.measure == kind.measure && known.day < day)
        .max_by_key(|known| known.day)?;
    let measure = kind.measure;
    Some(format!(
        "Terakhir {} {}, {}",
        measure.show(last.value),
        measure.unit(),
        text::short_date(last.day, today)
    ))
}

/// What the values call for while typing.
pub(crate) fn react(
    connection: &Connection,
    _today: NaiveDate,
    form: &FormRef,
    values: &Values,
) -> Result<Reaction> {
    let sheet = Sheet::load(connection, form)?;
    let (answers, problems) = sheet.read(values);
    let evaluation = evaluate(sheet.form, &answers, &sheet.facts);
    let visible = visible(sheet.form, &answers, &sheet.facts);
    let mut notes = Vec::new();
    for item in sheet.form.items.iter().filter(|item| visible.contains(&item.id)) {
        let problem =
            problems.iter().find(|problem| problem.field == item.id).map(|one| one.sentence.clone());
        if let Some(note) = note(item, &answers, &evaluation, problem)? {
            notes.push(note);
        }
    }
    let emergencies: Vec<String> = evaluation.emergencies().map(|finding| finding.reason.clone()).collect();
    let emergency_label =
        (!emergencies.is_empty()).then(|| format!("{} tanda darurat · lihat tindakan", emergencies.len()));
    Ok(Reaction { visible, notes, emergencies, emergency_label, lookalikes: Vec::new() })
}

fn note(
    item: &Item,
    answers: &Answers,
    evaluation: &Evaluation,
    problem: Option<String>,
) -> Result<Option<FieldNote>> {
    let answered = answers.contains_key(&item.id);
    let finding = evaluation.about(&item.id).filter(|_| answered);
    let tone = finding.map_or(Tone::Plain, |finding| level::tone(finding.level));
    let chip = match finding {
        Some(finding) if finding.level > crate::checklist::Level::Good => {
            Some(Chip { text: level::name(rules()?, finding.level), tone })
        }
        _ if answered && evaluation.not_yet_judged.contains(&item.id) => {
            Some(Chip { text: "belum dinilai".into(), tone: Tone::Plain })
        }
        None if answered => item.good.as_ref().map(|text| Chip { text: text.clone(), tone: Tone::Good }),
        _ => None,
    };
    let advice = finding.and_then(|finding| {
        (!finding.advice.is_empty())
            .then(|| Advice { text: finding.advice.join(" "), source: source(finding) })
    });
    if chip.is_none() && advice.is_none() && problem.is_none() {
        return Ok(None);
    }
    Ok(Some(FieldNote { field: item.id.clone(), chip, problem, advice, tone }))
}

/// Document, place, rule version and standing of a finding.
pub(crate) fn source(finding: &crate::checklist::Finding) -> String {
    format!("{} · versi {} · {}", finding.source.text, finding.rule.version, finding.standing.label())
}

/// Keeps a sheet: only what changed, and the conclusion.
pub(crate) fn save(ground: &Ground<'_>, save: &FormSave) -> Result<Decision> {
    let sheet = Sheet::load(ground.connection, &save.form)?;
    let (answers, problems) = sheet.read(&save.values);
    if !problems.is_empty() {
        return Ok(Decision::Problems(problems));
    }
    let answers = sheet.asked(answers);
    let questions = doubts(&sheet, &answers, &save.confirmed);
    if !questions.is_empty() {
        return Ok(Decision::Questions(questions));
    }
    let batch = sheet.say(ground, &answers)?;
    let who = names::subject(ground.connection, &sheet.subject)?;
    Ok(Decision::Write(batch, format!("Lembar {who} tersimpan.")))
}

/// Strange numbers, and a sheet that is not complete: asked once.
fn doubts(sheet: &Sheet, answers: &Answers, confirmed: &[String]) -> Vec<Question> {
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
    let unanswered = evaluate(sheet.form, answers, &sheet.facts).unanswered;
    if let Some(first) = unanswered.first() {
        let open = unanswered.len();
        questions.push(Question {
            id: "incomplete".into(),
            field: first.clone(),
            sentence: format!(
                "{open} pertanyaan belum dijawab. Lembar ini belum bisa disebut Baik. Simpan dulu?"
            ),
            yes: "Simpan dulu".into(),
            no: "Lengkapi".into(),
        });
    }
    questions.retain(|question| !confirmed.contains(&question.id));
    questions
}

/// Keeps a level 3 sign the moment it is tapped, with what is on record and no more.
pub(crate) fn record_sign(
    ground: &Ground<'_>,
    form: &FormRef,
    sign: &str,
    values: &Values,
) -> Result<Decision> {
    let sheet = Sheet::load(ground.connection, form)?;
    if !sheet.form.item(sign).is_some_and(Item::is_sign) {
        return Err(Error::NotFound("sign"));
    }
    let mut answers = sheet.answers.clone();
    answers.insert(sign.to_owned(), AnswerValue::yes());
    // A number the sign is judged with (the fever's temperature) belongs to it.
    let (typed, _) = sheet.read(values);
    for (item, answer) in typed {
        if sheet.form.item(&item).is_some_and(|item| matches!(item.kind, ItemKind::Number(_))) {
            answers.entry(item).or_insert(answer);
        }
    }
    let batch = sheet.say(ground, &answers)?;
    Ok(Decision::Write(batch, "Tanda bahaya tercatat.".into()))
}

/// Does an undone save of a sheet again, as if the same answers were typed once more on what is on record now.
/// `None` when the command was no save of a sheet.
pub(crate) fn redo(ground: &Ground<'_>, entries: &[Entry]) -> Result<Option<Batch>> {
    let facts: Vec<(&Subject, Fact)> = entries
        .iter()
        .filter_map(|entry| Some((&entry.subject, Fact::read(&entry.kind, entry.body.as_ref()?)?)))
        .collect();
    let named = facts.iter().find_map(|(subject, fact)| match fact {
        Fact::Concluded(one) => Some((subject.id, one.visit, one.form.clone())),
        Fact::Answered(one) => Some((subject.id, one.visit, one.form.clone())),
        _ => None,
    });
    let Some((subject, visit, form)) = named else { return Ok(None) };
    let sheet = Sheet::of(ground.connection, visit, subject, &form)?;
    let mut answers = sheet.answers.clone();
    for item in &sheet.form.items {
        if let Some(said) = said_again(sheet.form, item, &facts) {
            match said {
                Some(answer) => answers.insert(item.id.clone(), answer),
                None => answers.remove(&item.id),
            };
        }
    }
    Ok(Some(sheet.say(ground, &answers)?))
}

/// What a command said of an item: `None` nothing, `Some(None)` that it is empty.
fn said_again(form: &Form, item: &Item, facts: &[(&Subject, Fact)]) -> Option<Option<AnswerValue>> {
    facts.iter().find_map(|(_, fact)| match fact {
        Fact::Described(edit) => {
            let value = edit.set.get(item.field.as_deref()?)?;
            Some(house_sheet::answer(item, Some(value)))
        }
        Fact::Answered(answered) => {
            let value = answered.set.get(&item.id)?;
            match value.get("see") {
                None if value.is_null() => Some(None),
                None => Some(Some(AnswerValue::from(value.clone()))),
                Some(key) => Some(pointed_to(form, item, key, facts)),
            }
        }
        _ => None,
    })
}

/// The measured number or dose of the same command that an answer points to.
fn pointed_to(form: &Form, item: &Item, key: &Value, facts: &[(&Subject, Fact)]) -> Option<AnswerValue> {
    let key = Uuid::parse_str(key.as_str()?).ok()?;
    facts.iter().find_map(|(_, fact)| match fact {
        Fact::Measured(measured) if measured.key == key => measured.value.map(AnswerValue::Number),
        Fact::Dosed(dosed) if dosed.key == key && dosed.received => {
            let (own, _) = dose_of(form, item)?;
            if own.id == item.id { Some(AnswerValue::yes()) } else { dosed.on.map(AnswerValue::Date) }
        }
        _ => None,
    })
}
