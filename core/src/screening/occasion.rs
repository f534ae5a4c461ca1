//! On what occasion a screening opened from a person's page is filled: the visit that is open today, or one of its own.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::error::Result;
use crate::home_visit::visit::{self, Visit};
use crate::register::person::Person;

/// What `begun` says of an occasion that is no home visit.
pub(crate) const SCREENING: &str = "screening";

/// Where a form about someone goes that is opened today: into the open visit of her household; else to what was begun
/// with this form today, which is gone on with; `None`: an occasion of its own is to be begun.
pub(crate) fn of(
    connection: &Connection,
    person: &Person,
    form: &str,
    today: NaiveDate,
) -> Result<Option<Visit>> {
    if let Some(household) = person.household
        && let Some(open) = visit::open_of(connection, household, today)?
    {
        return Ok(Some(open));
    }
    let begun: Option<Uuid> = connection
        .prepare_cached(
            "SELECT v.id FROM view_visit v
             WHERE v.occasion = ?1 AND v.begun_on = ?2 AND (
                EXISTS (SELECT 1 FROM view_answer a WHERE a.visit = v.id AND a.subject = ?3 AND a.form = ?4)
                OR EXISTS (
                    SELECT 1 FROM view_conclusion c WHERE c.visit = v.id AND c.subject = ?3 AND c.form = ?4))
             ORDER BY v.id DESC LIMIT 1",
        )?
        .query_row((SCREENING, today, person.id, form), |row| row.get(0))
        .optional()?;
    begun.map(|id| visit::load(connection, id)).transpose()
}
