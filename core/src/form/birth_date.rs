//! Whether a corrected birth date agrees with what is on record of her life.

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use crate::error::Result;
use crate::life_stage::Age;
use crate::pregnancy::possible;
use crate::register::person::{self, Whereabouts, rules};
use crate::register::text;

/// Why she cannot have been born on a day: she died or moved away before it, or would have been a mother or pregnant as a
/// child.
pub(super) fn contradicted(
    connection: &Connection,
    id: Uuid,
    birth: NaiveDate,
    today: NaiveDate,
) -> Result<Option<String>> {
    let known = person::load(connection, id)?;
    let gone = match known.whereabouts {
        Whereabouts::Dead => Some("meninggal"),
        Whereabouts::Away => Some("pindah"),
        Whereabouts::Here | Whereabouts::Unknown => None,
    };
    if let Some(gone) = gone
        && let Some(on) = person::status_on(connection, id)?.filter(|on| *on < birth)
    {
        return Ok(Some(format!("Tercatat {gone} {}. Tanggal lahir ini sesudahnya.", text::date(on))));
    }
    let (from, _) = possible::years(rules()?);
    let too_young = |on: NaiveDate| Age::on(birth, on).is_none_or(|age| age.years() < from);
    if let Some((first, _)) = births(connection, id)?.filter(|(first, _)| too_young(*first)) {
        return Ok(Some(format!(
            "Tercatat melahirkan {}. Dengan tanggal lahir ini umurnya waktu itu belum {from} tahun.",
            text::date(first)
        )));
    }
    let pregnant = known.pregnancy.is_some() && too_young(today);
    Ok(pregnant.then(|| format!("Tercatat hamil. Dengan tanggal lahir ini umurnya belum {from} tahun.")))
}

/// The first and the last time she gave birth, as far as it is on record.
pub(super) fn births(connection: &Connection, mother: Uuid) -> Result<Option<(NaiveDate, NaiveDate)>> {
    let (first, last): (Option<String>, Option<String>) = connection
        .prepare_cached(
            "SELECT min(day), max(day) FROM (
                SELECT birth_date AS day FROM view_member WHERE mother = ?1
                UNION ALL
                SELECT ended_on FROM view_pregnancy
                WHERE member = ?1 AND outcome IN ('delivered', 'stillborn'))",
        )?
        .query_row([mother], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let day = |day: Option<String>| day.and_then(|day| day.parse().ok());
    Ok(day(first).zip(day(last)))
}
