//! Everything the rule files say, read once.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::calendar::{CALENDARS, Calendars};
use super::compiled::Entry;
use super::cut_off::CutOffs;
use super::emergency::{self, EmergencySteps};
use super::error::{Report, RuleError, RuleErrors};
use super::form::{Form, Purpose};
use super::life_band::LifeBands;
use super::priority::{self, Trigger, VisitPriority};
use super::read::read_form;
use super::rule::{Level, LevelText};
use super::source::{Documents, Standing};

/// The rules in force.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Rules {
    pub(super) documents: Documents,
    /// Named numbers and local choices.
    pub cut_offs: CutOffs,
    levels: Vec<LevelText>,
    emergencies: BTreeMap<String, EmergencySteps>,
    life: Option<LifeBands>,
    priorities: Vec<VisitPriority>,
    /// Immunization, vitamin A and deworming, antenatal and postnatal contacts, derived lists.
    pub calendars: Calendars,
    /// Each for itself: see [`super::compiled`].
    #[serde(skip)]
    pub(super) forms: Vec<Entry>,
}

impl Rules {
    /// Reads rule files by name and text: the shared ones by their fixed names, all others as checklists.
    ///
    /// # Errors
    /// Every mistake found, with file and line.
    pub fn read(files: &[(&str, &str)]) -> Result<Self, RuleErrors> {
        let mut rules = Self::default();
        let mut errors: Vec<RuleError> = Vec::new();
        for name in SHARED.iter().chain(CALENDARS) {
            let Some((_, text)) = files.iter().find(|(file, _)| file == name) else {
                errors.push(RuleError { file: (*name).to_owned(), line: 1, message: "missing".to_owned() });
                continue;
            };
            let mut report = Report::new(name, text);
            rules.read_shared(name, &mut report);
            errors.extend(report.into_errors());
        }
        for (name, text) in
            files.iter().filter(|(name, _)| !SHARED.contains(name) && !CALENDARS.contains(name))
        {
            errors.extend(rules.add_form(name, text).err().into_iter().flat_map(|errors| errors.0));
        }
        if errors.is_empty() {
            rules.check_sheets(files, &mut errors);
        }
        if errors.is_empty() { Ok(rules) } else { Err(RuleErrors(errors)) }
    }

    /// Adds a checklist: a shipped one, or later a posyandu's own.
    ///
    /// # Errors
    /// Every mistake found, with file and line; then nothing is added.
    pub fn add_form(&mut self, name: &str, text: &str) -> Result<(), RuleErrors> {
        let mut report = Report::new(name, text);
        let form = read_form(&mut report, self);
        let errors = report.into_errors();
        match form {
            Some(form) if errors.is_empty() => self.add_read(name, form),
            _ => Err(RuleErrors(errors)),
        }
    }

    /// Adds a checklist that was read; not the same version twice.
    pub(super) fn add_read(&mut self, name: &str, form: Form) -> Result<(), RuleErrors> {
        if self.form_version(&form.id, form.version).is_some() {
            let message = format!("form {} version {} is there already", form.id, form.version);
            return Err(RuleErrors(vec![RuleError { file: name.to_owned(), line: 1, message }]));
        }
        self.forms.push(Entry::from(form));
        Ok(())
    }

    fn read_shared(&mut self, name: &str, report: &mut Report<'_>) {
        match name {
            "sources.toml" => self.documents = Documents::read(report),
            "choices.toml" => self.cut_offs = CutOffs::read(report, &mut self.documents),
            "levels.toml" => self.levels = read_levels(report, &self.documents),
            "emergency.toml" => self.emergencies = emergency::read(report, &self.documents),
            "life_stage.toml" => self.life = LifeBands::read(report, &self.documents),
            "visit_priority.toml" => self.priorities = priority::read(report, &self.documents),
            _ => self.calendars.read(name, report, &self.documents, &self.cut_offs),
        }
    }

    fn check_sheets(&self, files: &[(&str, &str)], errors: &mut Vec<RuleError>) {
        const NAME: &str = "life_stage.toml";
        let (Some(life), Some((_, text))) = (&self.life, files.iter().find(|(name, _)| *name == NAME)) else {
            return;
        };
        let mut report = Report::new(NAME, text);
        for (form, offset) in life.named_forms() {
            if self.forms.iter().all(|known| known.id() != form) {
                report.say(offset, format!("unknown form '{form}'"));
            }
        }
        errors.extend(report.into_errors());
    }

    /// The form in force on a day: the newest version that is valid by then; before the first, the first, since a
    /// visit of an earlier day still needs its sheet.
    #[must_use]
    pub fn form(&self, id: &str, day: NaiveDate) -> Option<&Form> {
        self.entry(id, day)?.form()
    }

    fn entry(&self, id: &str, day: NaiveDate) -> Option<&Entry> {
        let versions = || self.forms.iter().filter(|form| form.id() == id);
        versions()
            .filter(|form| form.valid_from() <= day)
            .max_by_key(|form| (form.valid_from(), form.version()))
            .or_else(|| versions().min_by_key(|form| (form.valid_from(), form.version())))
    }

    /// The form an answer was given on; `None` for a version this app does not have.
    #[must_use]
    pub fn form_version(&self, id: &str, version: u32) -> Option<&Form> {
        self.forms.iter().find(|form| form.id() == id && form.version() == version)?.form()
    }

    /// Every version of a form.
    pub fn versions<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Form> {
        self.forms.iter().filter(move |form| form.id() == id).filter_map(Entry::form)
    }

    /// The last version of a form.
    #[must_use]
    pub fn newest(&self, id: &str) -> Option<&Form> {
        self.forms.iter().rev().find(|form| form.id() == id)?.form()
    }

    /// The forms of a purpose in force on a day, in the order of the files.
    pub fn of_purpose(&self, purpose: Purpose, day: NaiveDate) -> impl Iterator<Item = &Form> {
        self.in_force(day).filter(move |form| form.purpose() == purpose).filter_map(Entry::form)
    }

    /// Every form in force on a day, in the order of the files.
    pub fn forms_in_force(&self, day: NaiveDate) -> impl Iterator<Item = &Form> {
        self.in_force(day).filter_map(Entry::form)
    }

    fn in_force(&self, day: NaiveDate) -> impl Iterator<Item = &Entry> {
        self.forms.iter().filter(move |form| {
            self.entry(form.id(), day).is_some_and(|current| current.version() == form.version())
        })
    }

    /// Every form in every version; all of them are read for it, so ask for one by id where that is enough.
    #[must_use]
    pub fn forms(&self) -> Vec<&Form> {
        self.forms.iter().filter_map(Entry::form).collect()
    }

    /// What a level is called and means.
    #[must_use]
    pub fn level(&self, level: Level) -> Option<&LevelText> {
        self.levels.iter().find(|text| text.level == level)
    }

    /// The four levels.
    #[must_use]
    pub fn levels(&self) -> &[LevelText] {
        &self.levels
    }

    /// Every list of steps.
    pub fn emergencies(&self) -> impl Iterator<Item = &EmergencySteps> {
        self.emergencies.values()
    }

    /// The steps of a list; [`Form::emergency`] names a form's.
    #[must_use]
    pub fn emergency(&self, id: &str) -> Option<&EmergencySteps> {
        self.emergencies.get(id)
    }

    /// The bands of age.
    #[must_use]
    pub fn life(&self) -> Option<&LifeBands> {
        self.life.as_ref()
    }

    /// Whom to visit first.
    #[must_use]
    pub fn priorities(&self) -> &[VisitPriority] {
        &self.priorities
    }

    /// The line of one trigger.
    #[must_use]
    pub fn priority(&self, trigger: Trigger) -> Option<&VisitPriority> {
        self.priorities.iter().find(|line| line.trigger == trigger)
    }
}

/// In the order they rest on each other.
const SHARED: &[&str] = &[
    "sources.toml",
    "choices.toml",
    "levels.toml",
    "emergency.toml",
    "life_stage.toml",
    "visit_priority.toml",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLevels {
    level: Vec<RawLevel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLevel {
    number: Spanned<u8>,
    name: String,
    action: String,
    due_days: Option<u32>,
    due_reason: Option<String>,
    source: Spanned<String>,
    standing: Standing,
}

fn read_levels(report: &mut Report<'_>, documents: &Documents) -> Vec<LevelText> {
    let mut levels: Vec<LevelText> = Vec::new();
    for raw in report.parse::<RawLevels>().map(|raw| raw.level).unwrap_or_default() {
        let offset = raw.number.span().start;
        let Some(level) = Level::from_number(raw.number.into_inner()) else {
            report.say(offset, "a level is 0, 1, 2 or 3");
            continue;
        };
        let Some(source) = documents.find(raw.source.get_ref()) else {
            report.say(raw.source.span().start, format!("unknown source '{}'", raw.source.get_ref()));
            continue;
        };
        let (name, action, due_days, due_reason) = (raw.name, raw.action, raw.due_days, raw.due_reason);
        levels.push(LevelText { level, name, action, due_days, due_reason, source, standing: raw.standing });
    }
    if levels.len() != 4 {
        report.say(0, "all four levels are needed, each once");
    }
    levels
}
