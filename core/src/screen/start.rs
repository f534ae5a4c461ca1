//! What the app shows first.

/// The first answer after the store is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartScreen {
    /// No posyandu yet: the set-up form comes first.
    pub needs_setup: bool,
    /// "Hari ini Selasa, 24 November 2026?" when the phone's clock cannot be right; `None` when it can.
    pub date_question: Option<String>,
    /// The store is the practice one.
    pub practice: bool,
}

use chrono::{Duration, NaiveDate};
use rusqlite::Connection;
use uuid::Uuid;

use crate::environment::Environment;
use crate::error::Result;
use crate::journal::read::greatest_stamp;
use crate::register::text;
use crate::store::state;

/// No phone runs this app before the day it was built.
const BUILT: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};
/// After so many days without an entry the date is asked for too: a clock far ahead spoils every due date.
const LONG_DAYS: i64 = 400;

/// Draws the start.
pub(crate) fn screen(
    connection: &Connection,
    environment: &dyn Environment,
    practice: bool,
) -> Result<StartScreen> {
    let today = environment.today();
    let confirmed: Option<NaiveDate> = state::get(connection, state::CONFIRMED_DAY)?;
    let newest = greatest_stamp(connection)?
        .and_then(|stamp| chrono::DateTime::from_timestamp_millis(stamp.millis()))
        .map(|at| at.date_naive());
    // A day's grace: the journal's clock runs in UTC.
    let behind = today < BUILT || newest.is_some_and(|newest| today < newest - Duration::days(1));
    let ahead = newest.is_some_and(|newest| (today - newest).num_days() > LONG_DAYS);
    let asks = (behind || ahead) && confirmed != Some(today);
    Ok(StartScreen {
        needs_setup: state::get::<Uuid>(connection, state::POSYANDU)?.is_none(),
        date_question: asks.then(|| format!("Hari ini {}?", text::long_date(today))),
        practice,
    })
}
