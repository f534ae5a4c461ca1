//! *Aturan yang berlaku*: every rule in force with version, source and standing, the unverified ones first.

use super::Chip;

/// One rule in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleLine {
    /// What it is about.
    pub title: String,
    /// What it says: the number, the default, the outcome.
    pub says: String,
    /// "BH7.kek · Ibu hamil, versi 1, berlaku 1 Januari 2024".
    pub detail: String,
    /// The document and the place in it.
    pub source: String,
    /// "resmi", "belum diverifikasi".
    pub standing: Chip,
}

/// Rules of one file or kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleGroup {
    /// "Ibu hamil", "Batas angka".
    pub title: String,
    /// "Lembar, versi 1, berlaku 1 Januari 2024", "Siapa yang lebih dulu dikunjungi".
    pub detail: String,
    /// In the order of their standing, those that wait for an answer first.
    pub lines: Vec<RuleLine>,
    /// The form's id when it is a Puskesmas' own checklist, which may be withdrawn.
    pub own: Option<String>,
}

/// Every rule in force today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesScreen {
    /// "Aturan yang berlaku".
    pub title: String,
    /// What the page is for and how it is read.
    pub subtitle: String,
    /// The unverified ones of every file first, then the choices, then file by file.
    pub groups: Vec<RuleGroup>,
    /// Mistakes in what was received of a Puskesmas' own checklists.
    pub questions: Vec<String>,
    /// The id the next taking in or withdrawing of a checklist carries.
    pub command: String,
}

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::Tone;
use crate::environment::Environment;
use crate::error::Result;
use crate::register::person::rules;
use crate::register::text;
use crate::rules::{InForce, RuleKind, Standing, is_local};
use crate::screening::local;

/// Draws *Aturan yang berlaku*.
pub(crate) fn screen(connection: &Connection, environment: &dyn Environment) -> Result<RulesScreen> {
    let own = local::all(connection)?;
    let rules = rules()?;
    let mut lines = rules.all_in_force(environment.today());
    lines.extend(own.iter().filter(|one| one.offered).flat_map(|one| rules.in_force_of(one.form)));
    let titles = titles(&lines);
    let (unverified, rest): (Vec<InForce>, Vec<InForce>) =
        lines.into_iter().partition(|line| line.standing == Standing::Unverified);
    let count = unverified.len();
    let mut groups = Vec::new();
    if count > 0 {
        groups.push(RuleGroup {
            title: "Belum diverifikasi".into(),
            detail: format!("{count} aturan tanpa sumber yang pasti. Tanyakan ke Puskesmas."),
            lines: unverified.iter().map(|line| rule(&titles, line)).collect(),
            own: None,
        });
    }
    let forms: Vec<String> = rules.forms_in_force(environment.today()).map(|form| form.id.clone()).collect();
    groups.extend(grouped(&forms, rest).into_iter().map(|(title, lines)| group(&titles, title, &lines)));
    Ok(RulesScreen {
        title: "Aturan yang berlaku".into(),
        subtitle: "Asal setiap batas angka, jadwal, dan nasihat di aplikasi ini. Ketuk satu baris untuk \
                   membacanya."
            .into(),
        groups,
        questions: local::questions(&own),
        command: environment.new_id().to_string(),
    })
}

/// The titles of the forms, by id.
type Titles = BTreeMap<String, String>;

fn titles(lines: &[InForce]) -> Titles {
    let forms = lines.iter().filter(|line| line.kind == RuleKind::Form);
    let calendars = CALENDARS.iter().map(|(id, title)| ((*id).to_owned(), (*title).to_owned()));
    forms.map(|line| (line.id.clone(), line.title.clone())).chain(calendars).collect()
}

/// The calendar files have no name of their own: they are never opened as a form.
const CALENDARS: &[(&str, &str)] = &[
    ("immunization", "Jadwal imunisasi"),
    ("supplements", "Jadwal vitamin A dan obat cacing"),
    ("antenatal", "Jadwal pemeriksaan kehamilan"),
    ("postnatal", "Jadwal nifas dan bayi baru lahir"),
    ("targets", "Sasaran pelayanan"),
];

/// The choices, then each form with its rules in the order of a life, the calendars, the Puskesmas' own forms, the other
/// kinds; within a group the order of standing stays.
fn grouped(forms: &[String], lines: Vec<InForce>) -> Vec<(Key, Vec<InForce>)> {
    let mut groups: Vec<(Key, Vec<InForce>)> = Vec::new();
    for line in lines {
        let key = match &line.form {
            Some(form) => Key::Form(form.clone()),
            None => Key::Kind(line.kind),
        };
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, own)) => own.push(line),
            None => groups.push((key, vec![line])),
        }
    }
    let calendar = |id: &str| CALENDARS.iter().position(|(calendar, _)| *calendar == id);
    groups.sort_by_key(|(key, _)| match key {
        Key::Kind(RuleKind::Choice) => (0, 0),
        Key::Form(id) => match (forms.iter().position(|form| form == id), calendar(id)) {
            (Some(at), _) => (1, at),
            (None, Some(at)) => (2, at),
            (None, None) => (3, 0),
        },
        Key::Kind(_) => (4, 0),
    });
    groups
}

#[derive(PartialEq, Eq)]
enum Key {
    Form(String),
    Kind(RuleKind),
}

fn group(titles: &Titles, key: Key, lines: &[InForce]) -> RuleGroup {
    let (title, detail, own) = match key {
        Key::Kind(kind) => (kind.label().to_owned(), kind.about().to_owned(), None),
        Key::Form(form) => {
            let title = titles.get(&form).unwrap_or(&form).clone();
            let kind = match lines.first().map(|line| line.kind) {
                Some(RuleKind::Calendar) => RuleKind::Calendar.label(),
                _ if is_local(&form) => "Lembar setempat",
                _ => RuleKind::Form.label(),
            };
            let version = lines.iter().find_map(version).map(|version| format!(", {version}"));
            let detail = format!("{kind}{}", version.unwrap_or_default());
            (title, detail, is_local(&form).then_some(form))
        }
    };
    RuleGroup { title, detail, lines: lines.iter().map(|line| rule(titles, line)).collect(), own }
}

/// "versi 1, berlaku 1 Januari 2024".
fn version(line: &InForce) -> Option<String> {
    let version = line.version?;
    Some(match line.valid_from {
        Some(day) => format!("versi {version}, berlaku {}", text::date(day)),
        None => format!("versi {version}"),
    })
}

fn rule(titles: &Titles, line: &InForce) -> RuleLine {
    let form = line.form.as_ref().map(|form| titles.get(form).unwrap_or(form).clone());
    let parts = [Some(line.id.clone()), form, version(line)];
    let tone = match line.standing {
        Standing::Official => Tone::Good,
        Standing::Transcription => Tone::Information,
        Standing::Design => Tone::Plain,
        Standing::Unverified => Tone::FollowUp,
    };
    RuleLine {
        title: line.title.clone(),
        says: line.says.clone(),
        detail: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        source: line.source.text.clone(),
        standing: Chip { text: line.standing.label().to_owned(), tone },
    }
}
