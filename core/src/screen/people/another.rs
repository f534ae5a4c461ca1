//! Another record that may be of the same person, to be joined with hers.

use rusqlite::Connection;
use uuid::Uuid;

use super::{PeopleQuery, Whom};
use crate::error::Result;
use crate::id;
use crate::journal::fold::person_of;
use crate::register::alike;

/// Whose other record is looked for.
pub(super) fn than(connection: &Connection, query: &PeopleQuery) -> Result<Option<Uuid>> {
    match &query.whom {
        Whom::PeopleBut { member } => Ok(Some(person_of::of(connection, id::parse(member, "member")?)?)),
        Whom::People | Whom::Households => Ok(None),
    }
}

/// Those most like her, while nothing is typed or chosen; empty: everybody found, in the usual order.
pub(super) fn likeliest(connection: &Connection, query: &PeopleQuery) -> Result<Vec<Uuid>> {
    match than(connection, query)? {
        Some(her) if query.text.trim().is_empty() && query.filter.is_empty() => {
            alike::find::like(connection, her)
        }
        _ => Ok(Vec::new()),
    }
}
