//! Posyandu and kader: fields only.

use rusqlite::Connection;
use uuid::Uuid;

use super::{Said, described};
use crate::error::Result;

pub(super) fn fold(connection: &Connection, id: Uuid, said: &[Said]) -> Result<()> {
    described::fold(connection, id, said).map(|_| ())
}
