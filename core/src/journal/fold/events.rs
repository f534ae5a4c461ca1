//! Dated events: by event date, then rank of kind, then stamp and id, so that a late paper takes its place in time.

use chrono::NaiveDate;
use uuid::Uuid;

use super::Said;
use crate::journal::fact::{LifeEvent, Lived};

/// Where a member is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Whereabouts {
    pub(super) status: &'static str,
    pub(super) on: Option<NaiveDate>,
    pub(super) household: Option<Uuid>,
    /// Something is dated after the death.
    pub(super) contradiction: bool,
}

/// The order in which events of one day count; of two arrivals the one told last.
fn rank(event: LifeEvent) -> u8 {
    match event {
        LifeEvent::Born => 0,
        LifeEvent::MovedIn | LifeEvent::Returned => 1,
        LifeEvent::MovedOut => 2,
        LifeEvent::Died | LifeEvent::Unknown => 3,
    }
}

/// Runs through the life events in their order.
pub(super) fn whereabouts(said: &[Said]) -> Whereabouts {
    let mut events: Vec<(&Lived, &Said)> = said
        .iter()
        .filter_map(|one| Some((one.says::<Lived>()?, one)))
        .filter(|(lived, _)| lived.event != LifeEvent::Unknown)
        .collect();
    events.sort_by_key(|(lived, one)| (lived.on, rank(lived.event), one.place()));
    let mut now = Whereabouts { status: "nowhere", on: None, household: None, contradiction: false };
    for (lived, _) in events {
        if now.status == "dead" {
            now.contradiction |= lived.event != LifeEvent::Died || lived.on != now.on;
            continue;
        }
        now.on = lived.on;
        match lived.event {
            LifeEvent::Born | LifeEvent::MovedIn | LifeEvent::Returned => {
                now.status = "here";
                now.household = lived.household.or(now.household);
            }
            LifeEvent::MovedOut => now.status = "away",
            LifeEvent::Died => now.status = "dead",
            LifeEvent::Unknown => {}
        }
    }
    now
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::fact::Fact;

    fn said(sequence: i64, event: LifeEvent, on: Option<&str>, household: Option<Uuid>) -> Said {
        let on = on.map(|day| day.parse().unwrap());
        Said::at(sequence, Fact::Lived(Lived { event, on, household, note: String::new() }))
    }

    #[test]
    fn a_late_paper_takes_its_place_in_time() {
        let house = Uuid::from_u128(1);
        // The return of May is entered before the move of March.
        let told = [
            said(1, LifeEvent::MovedIn, None, Some(house)),
            said(2, LifeEvent::Returned, Some("2026-05-01"), None),
            said(3, LifeEvent::MovedOut, Some("2026-03-01"), None),
        ];
        let now = whereabouts(&told);
        assert_eq!((now.status, now.household), ("here", Some(house)));
    }

    #[test]
    fn what_is_dated_after_death_is_a_contradiction_and_does_not_raise_the_dead() {
        let told = [
            said(1, LifeEvent::MovedIn, None, None),
            said(2, LifeEvent::Died, Some("2026-03-01"), None),
            said(3, LifeEvent::Returned, Some("2026-04-01"), None),
        ];
        let now = whereabouts(&told);
        assert_eq!((now.status, now.contradiction), ("dead", true));
    }

    #[test]
    fn of_two_arrivals_on_one_day_the_one_told_last_counts() {
        let (wrong, right) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let told = [
            said(1, LifeEvent::MovedOut, Some("2026-02-01"), None),
            said(2, LifeEvent::Returned, Some("2026-03-01"), Some(wrong)),
            said(3, LifeEvent::MovedIn, Some("2026-03-01"), Some(right)),
        ];
        assert_eq!(whereabouts(&told).household, Some(right));
    }

    #[test]
    fn events_of_one_day_count_by_rank() {
        let told = [
            said(1, LifeEvent::Died, Some("2026-03-01"), None),
            said(2, LifeEvent::Born, Some("2026-03-01"), None),
        ];
        let now = whereabouts(&told);
        assert_eq!((now.status, now.contradiction), ("dead", false));
    }
}
