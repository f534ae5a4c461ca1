//! The months of a campaign in the life of a child.

use chrono::{Datelike, Months, NaiveDate};

use crate::life_stage::add_months;
use crate::rules::calendar::{Campaign, CampaignBand};

/// How one month of a campaign stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CampaignState {
    /// Received.
    Given {
        /// The day.
        on: NaiveDate,
    },
    /// To come.
    NotYet,
    /// In its month.
    Due,
    /// After its month, may still be given.
    Late,
    /// *Terlewat*.
    Missed,
}

/// One month of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CampaignLine<'a> {
    /// First day of its month.
    pub month: NaiveDate,
    /// What is given: by the age on the day it was given, else today's, within the window.
    pub band: &'a CampaignBand,
    /// How it stands.
    pub state: CampaignState,
    /// First day for this child.
    pub from: NaiveDate,
    /// Last day on time.
    pub due_until: NaiveDate,
    /// Last day it may be given.
    pub until: NaiveDate,
}

/// A campaign for one child.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CampaignCalendar<'a> {
    /// Every month of the campaign for which the child has or had the age, to the next one.
    pub lines: Vec<CampaignLine<'a>>,
    /// Received outside any of those windows: "di luar jadwal", counts for none.
    pub outside: Vec<NaiveDate>,
    /// Received on a day not known: kept, counts for none.
    pub undated: usize,
    /// Days before birth or after today.
    pub impossible: Vec<NaiveDate>,
}

impl CampaignCalendar<'_> {
    /// The month that is due or late today.
    #[must_use]
    pub fn open(&self) -> Option<&CampaignLine<'_>> {
        self.lines.iter().find(|line| matches!(line.state, CampaignState::Due | CampaignState::Late))
    }
}

/// The months of a campaign in a child's life, from what she received.
#[must_use]
pub fn campaign<'a>(
    rules: &'a Campaign,
    birth: NaiveDate,
    received: &[Option<NaiveDate>],
    today: NaiveDate,
) -> CampaignCalendar<'a> {
    let mut calendar = CampaignCalendar {
        undated: received.iter().filter(|day| day.is_none()).count(),
        ..CampaignCalendar::default()
    };
    let mut days: Vec<NaiveDate> = Vec::with_capacity(received.len());
    for day in received.iter().flatten() {
        if *day < birth || *day > today { calendar.impossible.push(*day) } else { days.push(*day) }
    }
    days.sort_unstable();
    let mut used = vec![false; days.len()];
    let bounds = Bounds::of(rules, birth);
    if let Some(bounds) = &bounds {
        for month in months(rules, bounds, today) {
            let Some(line) = bounds.line(month, &days, &mut used, today) else { continue };
            let ahead = line.state == CampaignState::NotYet;
            calendar.lines.push(line);
            if ahead {
                break;
            }
        }
    }
    let left = days.iter().zip(&used).filter(|(_, used)| !**used);
    calendar.outside = left.map(|(day, _)| *day).collect();
    calendar
}

/// The bands of a child's life as days.
struct Bounds<'a> {
    /// First day, day after the last, band.
    bands: Vec<(NaiveDate, NaiveDate, &'a CampaignBand)>,
    from: NaiveDate,
    until: NaiveDate,
    late_months: u32,
}

/// The months of the campaign while the child has the age, at most the first one that is still to come.
fn months(rules: &Campaign, bounds: &Bounds<'_>, today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let last_year = bounds.until.year().min(today.year().saturating_add(2));
    let (from, until) = (bounds.from, bounds.until);
    (bounds.from.year()..=last_year)
        .flat_map(move |year| {
            rules.months.iter().filter_map(move |month| NaiveDate::from_ymd_opt(year, *month, 1))
        })
        .filter(move |first| {
            *first < until && first.checked_add_months(Months::new(1)).is_some_and(|next| next > from)
        })
}

impl<'a> Bounds<'a> {
    fn of(rules: &'a Campaign, birth: NaiveDate) -> Option<Self> {
        let bands = rules
            .bands
            .iter()
            .map(|band| {
                let from = add_months(birth, i64::from(band.from_month))?;
                Some((from, add_months(birth, i64::from(band.until_month))?, band))
            })
            .collect::<Option<Vec<_>>>()?;
        let (from, until) = (bands.first()?.0, bands.last()?.1);
        Some(Self { bands, from, until, late_months: rules.late_months })
    }

    fn band(&self, day: NaiveDate) -> Option<&(NaiveDate, NaiveDate, &'a CampaignBand)> {
        self.bands.iter().find(|(from, until, _)| (*from..*until).contains(&day))
    }

    /// One month; `None` when the child does not have the age in it, or has had what is given once.
    fn line(
        &self,
        month: NaiveDate,
        days: &[NaiveDate],
        used: &mut [bool],
        today: NaiveDate,
    ) -> Option<CampaignLine<'a>> {
        let month_end = month.checked_add_months(Months::new(1))?.pred_opt()?;
        let window_end = month.checked_add_months(Months::new(1 + self.late_months))?.pred_opt()?;
        let last = self.until.pred_opt()?;
        let until = window_end.min(last);
        let due_until = month_end.min(last);
        let given = days
            .iter()
            .zip(used.iter_mut())
            .find(|(day, used)| !**used && (month.max(self.from)..=until).contains(day));
        if let Some((day, used)) = given {
            *used = true;
            let (_, _, band) = self.band(*day)?;
            let state = CampaignState::Given { on: *day };
            return Some(CampaignLine { month, band, state, from: month.max(self.from), due_until, until });
        }
        let mut from = month.max(self.from);
        // What is given once was given in an earlier month: her turn is when the next band begins.
        if let Some((band_from, band_until, band)) = self.band(from)
            && band.once
            && days.iter().any(|day| (*band_from..*band_until).contains(day) && *day < month)
        {
            from = *band_until;
        }
        if from > due_until {
            return None;
        }
        let state = if today < from {
            CampaignState::NotYet
        } else if today <= due_until {
            CampaignState::Due
        } else if today <= until {
            CampaignState::Late
        } else {
            CampaignState::Missed
        };
        let (_, _, band) = self.band(today.clamp(from, until))?;
        Some(CampaignLine { month, band, state, from, due_until, until })
    }
}
