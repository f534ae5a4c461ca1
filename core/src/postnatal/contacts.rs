//! Contacts and their windows.

use chrono::{Days, NaiveDate};

use crate::rules::Level;
use crate::rules::calendar::DayWindow;

/// A contact on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// `KN1`, as the book names it.
    pub code: Option<String>,
    /// The day; `None`: not known.
    pub on: Option<NaiveDate>,
}

/// How a window stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContactState {
    /// Done.
    Done {
        /// The day; `None`: not known.
        on: Option<NaiveDate>,
    },
    /// To come.
    NotYet,
    /// Open and not done.
    Open,
    /// Over and not done.
    Missed,
}

/// One window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactLine<'a> {
    /// The rule.
    pub window: &'a DayWindow,
    /// How it stands.
    pub state: ContactState,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// A later contact was made: a midwife has seen mother and child since.
    pub seen_since: bool,
}

impl ContactLine<'_> {
    /// Over and not done, and no later contact made.
    #[must_use]
    pub fn is_missed(&self) -> bool {
        self.state == ContactState::Missed && !self.seen_since
    }

    /// D22; what was missed before a later contact is recorded and calls for nothing.
    #[must_use]
    pub fn level(&self) -> Level {
        if self.state == ContactState::Missed && self.seen_since { Level::Good } else { self.state.level() }
    }
}

/// All windows after one birth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contacts<'a> {
    /// In the order of the rules.
    pub lines: Vec<ContactLine<'a>>,
    /// Contacts on record that count for none: "di luar jadwal".
    pub outside: Vec<&'a Contact>,
}

impl ContactState {
    /// D22: open → 1, over → 2.
    #[must_use]
    pub fn level(self) -> Level {
        match self {
            Self::Done { .. } | Self::NotYet => Level::Good,
            Self::Open => Level::FollowUp,
            Self::Missed => Level::Refer,
        }
    }
}

impl Contacts<'_> {
    /// Windows that are open and not done.
    #[must_use]
    pub fn open(&self) -> usize {
        self.lines.iter().filter(|line| line.state == ContactState::Open).count()
    }

    /// Windows that are over and not done, with no later contact made.
    #[must_use]
    pub fn missed(&self) -> usize {
        self.lines.iter().filter(|line| line.is_missed()).count()
    }

    /// The most urgent of the windows (D22).
    #[must_use]
    pub fn level(&self) -> Level {
        self.lines.iter().map(ContactLine::level).max().unwrap_or(Level::Good)
    }
}

/// The windows after a birth, from the contacts on record. The day decides which window a contact counts for, its
/// name only between windows that share a day (KN0, KN1); without a day its name decides.
#[must_use]
pub fn contacts<'a>(
    windows: &'a [DayWindow],
    birth: NaiveDate,
    record: &'a [Contact],
    today: NaiveDate,
) -> Contacts<'a> {
    let mut taken: Vec<Option<Option<NaiveDate>>> = vec![None; windows.len()];
    let mut calendar = Contacts::default();
    let day_of = |on: NaiveDate| (on - birth).num_days();
    let fits =
        |window: &DayWindow, day: i64| (i64::from(window.from_day)..=i64::from(window.to_day)).contains(&day);
    let named = |contact: &Contact, window: &DayWindow| {
        contact.code.as_deref().is_some_and(|code| code.eq_ignore_ascii_case(&window.code))
    };
    let mut dated: Vec<&Contact> = record.iter().collect();
    // Named ones first, so that an unnamed one on the same day takes what is left.
    dated.sort_by_key(|contact| (contact.code.is_none(), contact.on));
    for contact in dated {
        let place = match contact.on {
            Some(on) if on <= today => {
                let day = day_of(on);
                let mut open = windows.iter().enumerate().filter(|(_, window)| fits(window, day));
                let by_name = open.clone().find(|(_, window)| named(contact, window));
                let free = || open.find(|(at, _)| taken.get(*at).is_some_and(Option::is_none));
                by_name.or_else(free).map(|(at, _)| at)
            }
            Some(_) => None,
            None => windows.iter().position(|window| named(contact, window)),
        };
        let any_window =
            contact.on.is_some_and(|on| on <= today && windows.iter().any(|w| fits(w, day_of(on))));
        match place.and_then(|at| taken.get_mut(at)) {
            Some(slot) => {
                if slot.is_none_or(|known| known.is_none()) {
                    *slot = Some(contact.on);
                }
            }
            // A second contact inside a window is neither missing nor outside.
            None if any_window => {}
            None => calendar.outside.push(contact),
        }
    }
    let last_done = taken.iter().rposition(Option::is_some);
    for (at, (window, done)) in windows.iter().zip(taken).enumerate() {
        let after = |days: u32| birth.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX);
        let (from, until) = (after(window.from_day), after(window.to_day));
        let state = match done {
            Some(on) => ContactState::Done { on },
            None if today < from => ContactState::NotYet,
            None if today <= until => ContactState::Open,
            None => ContactState::Missed,
        };
        let seen_since = last_done.is_some_and(|last| last > at);
        calendar.lines.push(ContactLine { window, state, from, until, seen_since });
    }
    calendar
}
