//! Households, to choose where a new member lives.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::{PAGE, PeopleQuery, PeopleScreen, PersonRow};
use crate::error::Result;
use crate::register::{names, search};
use crate::screen::Target;

/// Households, to choose where a new member lives.
pub(super) fn screen(connection: &Connection, query: &PeopleQuery) -> Result<PeopleScreen> {
    let mut sql = "SELECT h.id, m.name, m.sex, h.dusun, h.rt,
            (SELECT count(*) FROM view_member x WHERE x.household = h.id AND x.status = 'here')
         FROM view_household h LEFT JOIN view_member m ON m.id = h.head WHERE h.registered = 1"
        .to_owned();
    let mut values: Vec<Value> = Vec::new();
    for word in query.text.split_whitespace().take(8) {
        values.push(Value::Text(format!(" {}", search::word_key(word))));
        let at = values.len();
        sql.push_str(&format!(" AND (instr(coalesce(m.search, ''), ?{at}) OR instr(h.search, ?{at}))"));
    }
    sql.push_str(" ORDER BY m.search, h.id");
    let mut statement = connection.prepare_cached(&sql)?;
    let all: Vec<PersonRow> = statement
        .query_map(rusqlite::params_from_iter(values), |row| {
            let (id, head, sex): (uuid::Uuid, Option<String>, Option<String>) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let (dusun, rt, members): (String, String, i64) = (row.get(3)?, row.get(4)?, row.get(5)?);
            let name = names::household_title(head.as_deref(), sex.as_deref());
            Ok(PersonRow {
                initials: head.as_deref().unwrap_or("?").chars().next().map(String::from).unwrap_or_default(),
                matches: Vec::new(),
                line: format!("{members} anggota"),
                household: super::row::place(&dusun, &rt),
                chip: None,
                target: Target::Household { id: id.to_string() },
                name,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let first = query.page.saturating_mul(PAGE) as usize;
    let rows: Vec<PersonRow> = all.iter().skip(first).take(PAGE as usize).cloned().collect();
    let empty = all.is_empty().then(|| "Keluarga tidak ditemukan.".to_owned());
    Ok(PeopleScreen {
        filters: Vec::new(),
        more: all.len() > first + rows.len(),
        count: format!("{} keluarga", all.len()),
        rows,
        empty,
        register: super::register_label(""),
        typed_name: String::new(),
        any_household: super::any_household(connection)?,
    })
}
