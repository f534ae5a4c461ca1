//! *Pengaturan*: the posyandu, its people, its numbers, practice mode.

use super::Row;

/// The settings page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsScreen {
    /// The posyandu and its area.
    pub posyandu: Row,
    /// Who holds this phone.
    pub kader: Row,
    /// The emergency numbers.
    pub contacts: Row,
    /// The store is the practice one.
    pub practice: bool,
    /// What practice mode is.
    pub practice_note: String,
    /// The rules in force; leads to *Aturan yang berlaku*.
    pub rules: Row,
    /// The Puskesmas' own checklists; leads to *Checklist setempat*.
    pub checklists: Row,
    /// What is stored: entries, and since when.
    pub store: Vec<String>,
    /// The version of the app.
    pub version: String,
}

use rusqlite::Connection;
use uuid::Uuid;

use super::{Icon, Target, Tone};
use crate::error::Result;
use crate::form::page::{stored, text_of};
use crate::form::posyandu::own;
use crate::home_visit::emergency::{DEFAULT_NAME, DEFAULT_NUMBER};
use crate::register::names;
use crate::screen::form::FormRef;
use crate::store::state;

/// Draws the settings.
pub(crate) fn screen(connection: &Connection, practice: bool) -> Result<SettingsScreen> {
    let values = stored(connection, own(connection)?)?;
    let get = |field: &str| text_of(&values, field);
    let area: Vec<String> =
        ["village", "district", "regency"].iter().filter_map(|field| get(field)).collect();
    let row = |icon, title: String, subtitle: String, target| Row {
        icon,
        tone: Tone::Plain,
        title,
        subtitle,
        note: None,
        chip: None,
        target,
    };
    let kader: Option<Uuid> = state::get(connection, state::KADER)?;
    let kader = kader.map(|id| names::kader(connection, id)).transpose()?.unwrap_or_default();
    let emergency = format!(
        "{} {}",
        get("emergency_name").unwrap_or_else(|| DEFAULT_NAME.into()),
        get("emergency_phone").unwrap_or_else(|| DEFAULT_NUMBER.into())
    );
    let numbers = [Some(emergency), get("midwife_phone").map(|number| format!("bidan {number}"))];
    let entries: i64 =
        connection.prepare_cached("SELECT count(*) FROM journal_entry")?.query_row([], |row| row.get(0))?;
    Ok(SettingsScreen {
        posyandu: row(
            Icon::Place,
            format!("Posyandu {}", get("name").unwrap_or_default()),
            area.join(", "),
            Some(Target::Form { form: FormRef::Posyandu }),
        ),
        kader: row(
            Icon::Person,
            kader,
            "Kader yang memegang HP ini".into(),
            Some(Target::Form { form: FormRef::Kader }),
        ),
        contacts: row(
            Icon::Phone,
            "Nomor darurat".into(),
            numbers.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            Some(Target::Form { form: FormRef::Contacts }),
        ),
        practice,
        practice_note:
            "Mode latihan memakai data terpisah. Apa pun yang dicoba di sana tidak masuk ke data posyandu."
                .into(),
        rules: row(
            Icon::Bulb,
            "Aturan yang berlaku".into(),
            "Sumber, versi, dan yang belum diverifikasi".into(),
            Some(Target::Rules),
        ),
        checklists: row(
            Icon::Edit,
            "Checklist setempat".into(),
            "Lembar buatan Puskesmas sendiri".into(),
            Some(Target::Checklists),
        ),
        store: vec![
            format!("{entries} catatan tersimpan di HP ini"),
            "Belum ada cadangan".into(),
            "Penyimpanan belum terenkripsi: jangan pakai untuk data sungguhan dulu".into(),
        ],
        version: format!("SakuKader {}", env!("CARGO_PKG_VERSION")),
    })
}
