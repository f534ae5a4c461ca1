//! Whether somebody who is being registered is on record already.

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::member;
use crate::command::Ground;
use crate::error::Result;
use crate::id::Subject;
use crate::journal::write::Batch;
use crate::register::alike::{self, Known};
use crate::register::{index, same_person};
use crate::screen::form::{FormSave, Values};

/// The question whether she is somebody else than those she looks like.
pub(super) const LOOK_ALIKE: &str = "lookalike";

/// The one typed, as look-alikes are searched for.
pub(super) fn known(
    connection: &Connection,
    values: &Values,
    today: NaiveDate,
    prefix: &str,
    household: Option<Uuid>,
) -> Result<Known> {
    let of_house = |name: &str| values.get(name).map(|typed| typed.trim()).unwrap_or_default();
    let get = |name: &str| of_house(&format!("{prefix}{name}")).to_owned();
    let mut someone = Known {
        name: get("name"),
        nickname: get("nickname"),
        female: match get("sex").as_str() {
            "female" => Some(true),
            "male" => Some(false),
            _ => None,
        },
        birth: member::born(values, prefix, today),
        estimated: get("birth_date").is_empty() || get("birth_estimated") == "yes",
        nik: get("nik"),
        mother: get("mother_name"),
        ..Known::default()
    };
    match household {
        Some(home) => alike::read::place(connection, home, None, &mut someone)?,
        None => {
            someone.dusun = of_house("dusun").to_owned();
            someone.rt = of_house("rt").trim_start_matches('0').to_owned();
            someone.phone = index::phone(of_house("phone"));
        }
    }
    Ok(someone)
}

/// The kader said that she is.
pub(super) fn is_another(save: &FormSave) -> bool {
    save.confirmed.iter().any(|id| id == LOOK_ALIKE)
}

/// Whoever the kader said she is not, she is not asked about again.
pub(super) fn tell_apart(
    ground: &Ground<'_>,
    save: &FormSave,
    prefix: &str,
    household: Option<Uuid>,
    member: &Subject,
    batch: &mut Batch,
) -> Result<()> {
    if is_another(save) {
        let someone = known(ground.connection, &save.values, ground.today, prefix, household)?;
        let found = alike::rows::found(ground.connection, &someone)?;
        same_person::differs(batch, member.id, found.iter().map(|like| like.id));
    }
    Ok(())
}
