//! Drawing a sheet, and what its values call for while typing.

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::{NEWER, Sheet, page, record};
use crate::checklist::{
    AnswerValue, Answers, Evaluation, Finding, Form, Item, ItemKind, Level, Measured, Verdict, evaluate,
    visible,
};
use crate::error::Result;
use crate::form::Blank;
use crate::growth::Category;
use crate::home_visit::level;
use crate::id::{Subject, SubjectKind};
use crate::register::person::{fact_measure, rules};
use crate::register::{names, text};
use crate::screen::form::{FieldNote, FormRef, Reaction, Values};
use crate::screen::{Advice, Chip, Tone, results};

/// Draws a sheet.
pub(crate) fn blank(connection: &Connection, today: NaiveDate, form: &FormRef) -> Result<Blank> {
    let sheet = load(connection, today, form)?;
    let typed =
        |item: &Item| sheet.answers.get(&item.id).map(|answer| item.to_typed(answer)).unwrap_or_default();
    let contested = record::contested(connection, sheet.subject.id, sheet.day())?;
    let known = |item: &Item| match &item.kind {
        ItemKind::Number(kind)
            if fact_measure(kind.measure).is_some_and(|measure| contested.contains(measure.as_str())) =>
        {
            Some("Dua angka berbeda tercatat pada hari ini. Tulis yang benar.".to_owned())
        }
        _ if sheet.is_dose_told_elsewhere(item) => Some("Sudah tercatat".to_owned()),
        _ => before(&sheet, item, today),
    };
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
        pages: page::pages(form, typed, known),
        save: "Simpan lembar".to_owned(),
        save_and_more: None,
        emergency_button: true,
        source: Some(format!("{} · versi {} · {}", form.source.text, form.version, form.standing.label())),
        read_only: sheet.is_newer().then(|| NEWER.to_owned()),
    })
}

fn load(connection: &Connection, today: NaiveDate, form: &FormRef) -> Result<Sheet> {
    // Nothing is written: an occasion that would begin has no name yet.
    Sheet::load(connection, today, form, &Subject::new(SubjectKind::Visit, Uuid::nil()))
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
    Some(format!("Terakhir {}, {}", kind.show(last.value), text::short_date(last.day, today)))
}

/// What the values call for while typing.
pub(crate) fn react(
    connection: &Connection,
    today: NaiveDate,
    form: &FormRef,
    values: &Values,
) -> Result<Reaction> {
    let sheet = load(connection, today, form)?;
    let (answers, problems) = sheet.read(values);
    let evaluation = evaluate(sheet.form, &answers, &sheet.facts);
    let visible = visible(sheet.form, &answers, &sheet.facts);
    let mut notes = Vec::new();
    for item in sheet.form.items.iter().filter(|item| visible.contains(&item.id)) {
        let problem =
            problems.iter().find(|problem| problem.field == item.id).map(|one| one.sentence.clone());
        if let Some(note) = derived_note(sheet.form, item, &evaluation)? {
            notes.push(note);
        } else if let Some(note) = note(&sheet, item, &answers, &evaluation, problem)? {
            notes.push(note);
        }
    }
    let emergencies: Vec<String> = evaluation.emergencies().map(|finding| finding.reason.clone()).collect();
    let emergency_label =
        (!emergencies.is_empty()).then(|| format!("{} tanda darurat · lihat tindakan", emergencies.len()));
    let result = Some(result(&evaluation)?);
    Ok(Reaction { visible, notes, result, emergencies, emergency_label, ..Reaction::default() })
}

/// What the answers come to so far; what is missing may still make it worse, never better.
fn result(evaluation: &Evaluation) -> Result<Chip> {
    let text = match evaluation.level {
        Level::Good => return Ok(verdict(evaluation)),
        level => level::name(rules()?, level),
    };
    Ok(Chip { text, tone: level::tone(evaluation.level) })
}

fn verdict(evaluation: &Evaluation) -> Chip {
    let tone = if evaluation.verdict == Verdict::Incomplete { Tone::Information } else { Tone::Good };
    Chip { text: evaluation.verdict.label().to_owned(), tone }
}

/// A derived item shows what it comes to, in the colour of what that calls for, or that it is not known.
fn derived_note(form: &Form, item: &Item, evaluation: &Evaluation) -> Result<Option<FieldNote>> {
    if !item.is_derived() {
        return Ok(None);
    }
    let Some(derived) = evaluation.derived.iter().find(|derived| derived.item == item.id) else {
        let chip = Some(Chip { text: "belum diketahui".to_owned(), tone: Tone::Plain });
        return Ok(Some(FieldNote {
            field: item.id.clone(),
            chip,
            problem: None,
            advice: None,
            tone: Tone::Plain,
        }));
    };
    let finding = evaluation.about(&item.id);
    let tone = finding.map_or(Tone::Plain, |finding| level::tone(finding.level));
    let advice = match finding {
        Some(finding) => Some(Advice { text: finding.advice.join(" "), source: source(finding) }),
        // What a z-score says is the midwife's to confirm.
        None if form.rests_on_z(item) => {
            Some(Advice { text: Category::NOTE.to_owned(), source: form.source.text.clone() })
        }
        None => None,
    };
    let chip = Some(Chip { text: derived.shown.clone(), tone });
    Ok(Some(FieldNote { field: item.id.clone(), chip, problem: None, advice, tone }))
}

fn note(
    sheet: &Sheet,
    item: &Item,
    answers: &Answers,
    evaluation: &Evaluation,
    problem: Option<String>,
) -> Result<Option<FieldNote>> {
    let answered = answers.contains_key(&item.id);
    let finding = evaluation.about(&item.id).filter(|_| answered);
    let tone = finding.map_or(Tone::Plain, |finding| level::tone(finding.level));
    let grown = if finding.is_none() { growing(sheet, item, answers)? } else { None };
    let chip = match finding {
        Some(finding) if finding.level > Level::Good => {
            Some(Chip { text: level::name(rules()?, finding.level), tone })
        }
        _ if answered && evaluation.not_yet_judged.contains(&item.id) => {
            Some(Chip { text: "belum dinilai".into(), tone: Tone::Plain })
        }
        None if grown.is_some() => grown,
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

/// N or T of a child's weight, the colour of its arm tape, where no rule of the sheet has more to say and no line of its
/// own says it.
fn growing(sheet: &Sheet, item: &Item, answers: &Answers) -> Result<Option<Chip>> {
    let (ItemKind::Number(kind), Some(AnswerValue::Number(value))) = (&item.kind, answers.get(&item.id))
    else {
        return Ok(None);
    };
    if sheet.form.judges_growth_of(item) {
        return Ok(None);
    }
    let day = sheet.measured_on(item, answers);
    results::chip(&sheet.facts, Measured { measure: kind.measure, day, value: *value })
}

/// Document, place, rule version and standing of a finding.
pub(crate) fn source(finding: &Finding) -> String {
    format!("{} · versi {} · {}", finding.source.text, finding.rule.version, finding.standing.label())
}
