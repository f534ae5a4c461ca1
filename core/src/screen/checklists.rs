//! *Checklist setempat*: the Puskesmas' own checklists on this phone.

/// One checklist that is offered, or would be if one of its versions had not two contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnChecklist {
    /// The form's id, by which it is withdrawn.
    pub form: String,
    /// Its name.
    pub title: String,
    /// "versi 2, berlaku 1 Januari 2026", each version, the newest first.
    pub versions: Vec<String>,
}

/// The Puskesmas' own checklists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistsScreen {
    /// "Checklist setempat".
    pub title: String,
    /// What they are and where they come from.
    pub intro: String,
    /// Those offered, by name.
    pub checklists: Vec<OwnChecklist>,
    /// Said when there is none.
    pub empty: Option<String>,
    /// Two files that call themselves the same version, each in a sentence.
    pub questions: Vec<String>,
    /// The id the next taking in or withdrawing carries.
    pub command: String,
}

use rusqlite::Connection;

use crate::environment::Environment;
use crate::error::Result;
use crate::register::text;
use crate::screening::local;

/// Draws *Checklist setempat*.
pub(crate) fn screen(connection: &Connection, environment: &dyn Environment) -> Result<ChecklistsScreen> {
    let own = local::all(connection)?;
    let mut checklists: Vec<OwnChecklist> = Vec::new();
    for one in own.iter().rev().filter(|one| one.offered || one.question) {
        let form = one.form;
        let version = if one.question {
            format!("versi {}, ada dua isi, belum ditawarkan", form.version)
        } else {
            format!("versi {}, berlaku {}", form.version, text::date(form.valid_from))
        };
        match checklists.iter_mut().find(|other| other.form == form.id) {
            Some(other) => other.versions.push(version),
            None => checklists.push(OwnChecklist {
                form: form.id.clone(),
                title: form.title.clone(),
                versions: vec![version],
            }),
        }
    }
    checklists.sort_by(|a, b| a.title.cmp(&b.title));
    let empty = checklists.is_empty().then(|| "Belum ada checklist setempat di HP ini.".to_owned());
    Ok(ChecklistsScreen {
        title: "Checklist setempat".into(),
        intro: "Lembar buatan Puskesmas sendiri. Berkasnya dari Puskesmas; ambil dari HP ini.".into(),
        checklists,
        empty,
        questions: local::questions(&own),
        command: environment.new_id().to_string(),
    })
}
