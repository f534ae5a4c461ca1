//! How people and households are called on screens.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::id::{Subject, SubjectKind};
use crate::journal::fold::person_of;

/// A subject whose registration is gone, but of which facts are still here.
pub(crate) const UNREGISTERED: &str = "Tanpa pendaftaran";

/// A member's name.
pub(crate) fn member(connection: &Connection, id: Uuid) -> Result<String> {
    let name: Option<String> = connection
        .prepare_cached("SELECT name FROM view_member WHERE id = ?1")?
        .query_row([person_of::of(connection, id)?], |row| row.get(0))
        .optional()?;
    let name = name.ok_or(Error::NotFound("member"))?;
    Ok(if name.is_empty() { UNREGISTERED.to_owned() } else { name })
}

/// "Kel. Bp. Darmawan" by the head's name and sex.
pub(crate) fn household(connection: &Connection, id: Uuid) -> Result<String> {
    let head: Option<(Option<String>, Option<String>)> = connection
        .prepare_cached(include_str!("sql/head.sql"))?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((name, sex)) = head {
        return Ok(household_title(name.as_deref(), sex.as_deref()));
    }
    // Its registration was undone, but members live there or it was visited.
    let spoken_of: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM view_member WHERE household = ?1)
                OR EXISTS (SELECT 1 FROM view_visit WHERE household = ?1)",
        )?
        .query_row([id], |row| row.get(0))?;
    if spoken_of { Ok("Keluarga tanpa pendaftaran".to_owned()) } else { Err(Error::NotFound("household")) }
}

/// How people are spoken to, when it is written before a name: "Pak Karto".
const FORMS_OF_ADDRESS: &[&str] =
    &["pak", "bapak", "bp", "bpk", "bu", "ibu", "mbah", "eyang", "kakek", "nenek", "mak"];

/// The name says already how its bearer is spoken to.
fn is_addressed(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    words.next().is_some() && FORMS_OF_ADDRESS.contains(&first.as_str())
}

/// The title from what is known of the head.
pub(crate) fn household_title(name: Option<&str>, sex: Option<&str>) -> String {
    match (name.filter(|name| !name.is_empty()), sex) {
        (Some(name), _) if is_addressed(name) => format!("Kel. {name}"),
        (Some(name), Some("male")) => format!("Kel. Bp. {name}"),
        (Some(name), Some("female")) => format!("Kel. Ibu {name}"),
        (Some(name), _) => format!("Kel. {name}"),
        (None, _) => "Keluarga tanpa kepala".to_owned(),
    }
}

/// The name of whatever a sheet is about.
pub(crate) fn subject(connection: &Connection, subject: &Subject) -> Result<String> {
    match subject.kind {
        SubjectKind::Household => household(connection, subject.id),
        _ => member(connection, subject.id),
    }
}

/// A kader's name.
pub(crate) fn kader(connection: &Connection, id: Uuid) -> Result<String> {
    let name: Option<String> = connection
        .prepare_cached("SELECT value FROM view_field WHERE subject = ?1 AND field = 'name'")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(name.and_then(|name| serde_json::from_str(&name).ok()).unwrap_or_else(|| "kader".to_owned()))
}

/// What was typed in a search as a name: blanks tidied, each word begun with a capital.
pub(crate) fn tidy(typed: &str) -> String {
    typed
        .split_whitespace()
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::household_title;

    #[test]
    fn a_household_is_called_by_its_head_with_one_form_of_address() {
        let cases = [
            ("Karto", Some("male"), "Kel. Bp. Karto"),
            ("Saodah", Some("female"), "Kel. Ibu Saodah"),
            ("Hj. Aminah", Some("female"), "Kel. Ibu Hj. Aminah"),
            ("Pak Karto", Some("male"), "Kel. Pak Karto"),
            ("Bapak Karto", Some("male"), "Kel. Bapak Karto"),
            ("Bp. Karto", Some("male"), "Kel. Bp. Karto"),
            ("bpk Karto", Some("male"), "Kel. bpk Karto"),
            ("Ibu Saodah", Some("female"), "Kel. Ibu Saodah"),
            ("Bu Saodah", None, "Kel. Bu Saodah"),
            ("Mbah Karto", Some("male"), "Kel. Mbah Karto"),
            // Names that only begin with the same letters, or are nothing else.
            ("Pakubuwono", Some("male"), "Kel. Bp. Pakubuwono"),
            ("Ibunda Sari", Some("female"), "Kel. Ibu Ibunda Sari"),
            ("Mak", Some("female"), "Kel. Ibu Mak"),
        ];
        for (name, sex, title) in cases {
            assert_eq!(household_title(Some(name), sex), title);
        }
        assert_eq!(household_title(None, Some("male")), "Keluarga tanpa kepala");
    }
}
