//! Screenings and other forms opened from a person's page: which are offered to her and when each is due, on what
//! occasion they are filled, and the Puskesmas' own checklists among them.

pub(crate) mod forms;
pub(crate) mod local;
pub(crate) mod occasion;
pub(crate) mod offered;
