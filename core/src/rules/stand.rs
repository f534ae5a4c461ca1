//! What a calendar says of one dose or one campaign, as conditions ask for it.

use serde::{Deserialize, Serialize};

/// A row of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Scheduled {
    /// Place of the dose in [`super::calendar::ImmunizationRules::doses`].
    Dose(usize),
    /// Place of the campaign in [`super::calendar::SupplementRules::campaigns`].
    Campaign(usize),
}

/// How it stands for a person on the day of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// Received.
    Given,
    /// Not old enough, too soon after the dose before, or its month has not come.
    NotYet,
    /// The dose before it was not given.
    Waits,
    /// Now.
    Due,
    /// Now, after its time.
    Late,
    /// *Kejar*.
    CatchUp,
    /// After its time by age; whether the least time since the dose before has passed is not known.
    Unclear,
    /// No longer given at this age.
    TooLate,
    /// *Tanyakan ke bidan*.
    Ask,
    /// *Terlewat*: the last month of the campaign is over.
    Missed,
    /// Not part of the programme when the child was of that age.
    NotAvailableThen,
    /// Not given in this place.
    NotHere,
    /// Another vaccine takes its place.
    Replaced,
    /// Outside the ages of the campaign.
    NotOfAge,
}

impl Scheduled {
    /// Every way such a row can stand.
    pub(super) fn all(self) -> &'static [Stand] {
        use Stand::{
            Ask, CatchUp, Due, Given, Late, Missed, NotAvailableThen, NotHere, NotOfAge, NotYet, Replaced,
            TooLate, Unclear, Waits,
        };
        match self {
            Self::Dose(_) => &[
                Given,
                NotYet,
                Waits,
                Due,
                Late,
                CatchUp,
                Unclear,
                TooLate,
                Ask,
                NotAvailableThen,
                NotHere,
                Replaced,
            ],
            Self::Campaign(_) => &[Given, NotYet, Due, Late, Missed, NotOfAge],
        }
    }
}
