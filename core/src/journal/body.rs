//! Bodies: the fact as JSON with a salt and the clock's reading, encoded once.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::error::Result;

/// What a body holds beside the fact.
#[derive(Serialize, Deserialize)]
struct Envelope<F> {
    /// Keeps the hash from being guessed after the body is erased.
    #[serde(default)]
    salt: String,
    /// The wall clock when it was written: for display, never for order.
    #[serde(default)]
    at: String,
    /// The fact.
    fact: F,
}

/// The body of a fact.
pub(crate) fn encode(fact: &impl Serialize, salt: [u8; 8], at: DateTime<Utc>) -> Result<Vec<u8>> {
    let salt = salt.iter().map(|byte| format!("{byte:02x}")).collect();
    let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    Ok(serde_json::to_vec(&Envelope { salt, at, fact })?)
}

/// The fact in a body; `None` when this version cannot read it.
pub(crate) fn fact<F: for<'de> Deserialize<'de>>(body: &[u8]) -> Option<F> {
    #[derive(Deserialize)]
    struct Said<F> {
        fact: F,
    }
    serde_json::from_slice::<Said<F>>(body).ok().map(|said| said.fact)
}

/// The wall clock's reading in a body.
pub(crate) fn recorded_at(body: &[u8]) -> Option<DateTime<Utc>> {
    let envelope: Envelope<serde::de::IgnoredAny> = serde_json::from_slice(body).ok()?;
    DateTime::parse_from_rfc3339(&envelope.at).ok().map(|at| at.with_timezone(&Utc))
}
