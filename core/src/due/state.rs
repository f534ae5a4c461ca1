//! How a person stands on a list.

use chrono::NaiveDate;

use crate::rules::calendar::Target;

/// How a person stands on a list today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetState {
    /// Not on the list.
    NotTarget,
    /// Whether she is on it, or whether it was done, is not known.
    NotKnown,
    /// On a list without a due date.
    Member,
    /// On the list, nothing to do yet.
    NotYet,
    /// Done this period.
    Done,
    /// Now.
    Due,
    /// Now, after its time.
    Late,
    /// Its time is over: *terlewat*.
    Missed,
    /// "Tanyakan ke bidan".
    Ask,
}

/// One list for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetLine<'a> {
    /// The list.
    pub target: &'a Target,
    /// How she stands.
    pub state: TargetState,
    /// When it was last done.
    pub last: Option<NaiveDate>,
    /// First day it is or was due.
    pub from: Option<NaiveDate>,
    /// Last day of the window; `None` where it stays open.
    pub until: Option<NaiveDate>,
}

impl<'a> TargetLine<'a> {
    pub(super) fn plain(target: &'a Target, state: TargetState) -> Self {
        Self { target, state, last: None, from: None, until: None }
    }
}
