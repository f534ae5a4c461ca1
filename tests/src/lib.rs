//! What the journeys, property tests and benches share.
