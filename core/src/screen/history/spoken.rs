//! What was said, in words: a field or item with its value before and after.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::facts;
use crate::checklist::{AnswerValue, Form, Item};
use crate::error::Result;
use crate::form::follow_up;
use crate::form::page::told;
use crate::id::SubjectKind;
use crate::journal::fact::{Answered, Fact, Fields};
use crate::journal::{Entry, EntryId, Stamp, fold};
use crate::register::fields::{self, FieldSpec, named};
use crate::register::person::{measure_label, rule_measure};
use crate::screening::forms;

/// Values as they were said, to show an edit as old → new.
pub(super) struct Spoken {
    values: BTreeMap<EntryId, (Stamp, Fields)>,
    replaced: BTreeMap<EntryId, Vec<(Uuid, String)>>,
    /// The forms answers were given on.
    forms: BTreeMap<(String, u32), &'static Form>,
}

/// The fields an entry may set.
fn specs(entry: &Entry, fact: &Fact) -> &'static [FieldSpec] {
    match fact {
        Fact::Closed(_) => follow_up::FIELDS,
        _ => fields::of(&entry.subject.kind),
    }
}

/// Fields an entry sets and names as replaced.
fn sets(fact: &Fact) -> Option<(Fields, Vec<EntryId>)> {
    match fact {
        Fact::Described(edit) => Some((edit.set.clone(), edit.replaces.clone())),
        Fact::Answered(edit) => Some((edit.set.clone(), edit.replaces.clone())),
        Fact::Measured(edit) => {
            let key = format!("{}@{}", edit.measure.as_str(), edit.on);
            Some((Fields::from([(key, edit.value.map_or(Value::Null, Value::from))]), edit.replaces.clone()))
        }
        Fact::Dosed(edit) => {
            let key = format!("{} {}", edit.antigen, edit.number);
            Some((Fields::from([(key, Value::Bool(edit.received))]), edit.replaces.clone()))
        }
        Fact::Closed(edit) => {
            let text = |name: &str, value: &str| {
                (name.to_owned(), if value.is_empty() { Value::Null } else { Value::from(value) })
            };
            let on = edit.on.to_string();
            let set = [text("result", &edit.result), text("on", &on), text("note", &edit.note)];
            Some((Fields::from(set), edit.replaces.clone()))
        }
        _ => None,
    }
}

impl Spoken {
    pub(super) fn of(connection: &Connection, entries: &[Entry]) -> Result<Self> {
        let mut forms = BTreeMap::new();
        let mut values = BTreeMap::new();
        let mut replaced: BTreeMap<EntryId, Vec<(Uuid, String)>> = BTreeMap::new();
        for (entry, fact) in facts(entries) {
            if let Fact::Answered(answered) = &fact
                && !forms.contains_key(&(answered.form.clone(), answered.version))
                && let Some(form) = forms::version(connection, &answered.form, answered.version)?
            {
                forms.insert((answered.form.clone(), answered.version), form);
            }
            let Some((set, replaces)) = sets(&fact) else { continue };
            for id in replaces {
                replaced
                    .entry(id)
                    .or_default()
                    .extend(set.keys().map(|field| (entry.command, field.clone())));
            }
            values.insert(entry.id, (entry.stamp, set));
        }
        Ok(Self { values, replaced, forms })
    }

    /// Part of what an entry said was replaced by a command that stands.
    pub(super) fn is_replaced(&self, connection: &Connection, entry: &Entry) -> bool {
        let Some((_, own)) = self.values.get(&entry.id) else { return false };
        self.replaced.get(&entry.id).is_some_and(|by| {
            by.iter().any(|(command, field)| {
                own.contains_key(field) && !fold::is_revoked(connection, *command).unwrap_or(false)
            })
        })
    }

    /// "LiLA: 24,1 cm → 23,1 cm", one a field.
    pub(super) fn changes(&self, entry: &Entry) -> Vec<String> {
        let Some(fact) = entry.body.as_ref().and_then(|body| Fact::read(&entry.kind, body)) else {
            return vec!["Catatan ini tidak dapat dibaca oleh versi ini.".to_owned()];
        };
        if let Fact::Concluded(concluded) = &fact {
            let finding = concluded.findings.first().filter(|finding| finding.level > 0);
            let reason = finding.map(|finding| format!(" ({})", finding.reason)).unwrap_or_default();
            return vec![format!("Hasil: {}{reason}", concluded.verdict)];
        }
        let Some((set, replaces)) = sets(&fact) else { return Vec::new() };
        let mut lines = Vec::new();
        let mut set: Vec<(&String, &Value)> = set.iter().collect();
        set.sort_by_key(|(field, _)| self.place(entry, &fact, field));
        for (field, value) in set {
            // An edit names every earlier one; what it was made on top of is the newest, whoever wrote that.
            let earlier = replaces.iter().filter_map(|id| {
                let (stamp, fields) = self.values.get(id)?;
                Some((stamp, fields.get(field)?))
            });
            let before = earlier.max_by_key(|(stamp, _)| **stamp).map(|(_, old)| old);
            // A number or dose that was taken back has a line of its own.
            let before = before.filter(|old| !old.is_null() && old.get("see").is_none());
            // A result is corrected as a whole.
            if matches!(fact, Fact::Closed(_)) && before == Some(value) {
                continue;
            }
            let Some(label) = self.label(entry, &fact, field) else { continue };
            let now = self.word(entry, &fact, field, value);
            // A question already ends with its mark, and "anak ke-" with its own.
            let label = match label.chars().last() {
                Some('?') => label + " ",
                Some('-') => label,
                _ => label + ": ",
            };
            lines.push(match before {
                Some(old) => format!("{label}{} → {now}", self.word(entry, &fact, field, old)),
                None if value.is_null() => continue,
                None => format!("{label}{now}"),
            });
        }
        lines
    }

    /// Where a field or item stands on its form; what this version does not know comes last.
    fn place(&self, entry: &Entry, fact: &Fact, field: &str) -> usize {
        let place = match fact {
            Fact::Answered(answered) => self
                .forms
                .get(&(answered.form.clone(), answered.version))
                .and_then(|form| form.items.iter().position(|item| item.id == field)),
            _ => specs(entry, fact).iter().position(|spec| spec.name == field),
        };
        place.unwrap_or(usize::MAX)
    }

    /// The words of a field or item; `None` for what is not to be read by people.
    fn label(&self, entry: &Entry, fact: &Fact, field: &str) -> Option<String> {
        match fact {
            Fact::Answered(answered) => {
                let value = answered.set.get(field)?;
                // Its number or dose is a line of its own.
                if value.get("see").is_some() {
                    return None;
                }
                Some(
                    self.item(answered, field).map_or_else(|| field.to_owned(), |item| item.question.clone()),
                )
            }
            Fact::Measured(measured) => Some(
                rule_measure(measured.measure.as_str())
                    .map_or_else(|| measured.measure.as_str(), measure_label)
                    .to_owned(),
            ),
            Fact::Dosed(dosed) => Some(format!("Imunisasi {} dosis {}", dosed.antigen, dosed.number)),
            _ => match named(specs(entry, fact), field) {
                Some(spec) if spec.kind == fields::Kind::Reference => None,
                Some(spec) => Some(spec.label.to_owned()),
                None => Some(field.to_owned()),
            },
        }
    }

    fn item(&self, answered: &Answered, field: &str) -> Option<&'static Item> {
        self.forms.get(&(answered.form.clone(), answered.version))?.item(field)
    }

    /// A value as read by a person.
    fn word(&self, entry: &Entry, fact: &Fact, field: &str, value: &Value) -> String {
        if value.is_null() {
            return "(kosong)".to_owned();
        }
        match fact {
            Fact::Answered(answered) => {
                let answer = AnswerValue::from(value.clone());
                self.item(answered, field).map_or_else(|| value.to_string(), |item| item.show(&answer))
            }
            Fact::Measured(measured) => {
                let number = value.as_i64().unwrap_or_default();
                match rule_measure(measured.measure.as_str()) {
                    Some(measure) => format!("{} {}", measure.show(number), measure.unit()),
                    None => number.to_string(),
                }
            }
            Fact::Dosed(_) => if value.as_bool() == Some(true) { "sudah" } else { "belum" }.to_owned(),
            _ => {
                let house = (entry.subject.kind == SubjectKind::Household)
                    .then(|| crate::home_visit::house_sheet::word(field, value))
                    .flatten();
                house.unwrap_or_else(|| {
                    named(specs(entry, fact), field)
                        .map_or_else(|| value.to_string(), |spec| told(spec, value))
                })
            }
        }
    }
}
