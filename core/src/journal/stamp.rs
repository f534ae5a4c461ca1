//! Stamps: a hybrid logical clock in one integer.

/// Milliseconds since 1970 in the upper 47 bits, a counter in the lower 16.
///
/// A new stamp is greater than every stamp in the journal, whatever the phone's clock says, and never altered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp(pub i64);

const COUNTER_BITS: u32 = 16;
/// 31 December 2199: a clock beyond it is taken as this, so that there is always room for a greater stamp.
const LATEST_MILLIS: i64 = 7_258_118_399_999;

impl Stamp {
    /// The next stamp after `greatest`, at the clock's `millis` or just behind `greatest`, whichever is later.
    #[must_use]
    pub fn next(greatest: Option<Self>, millis: i64) -> Self {
        let clock = millis.clamp(0, LATEST_MILLIS) << COUNTER_BITS;
        match greatest {
            Some(Self(last)) => Self(clock.max(last.saturating_add(1))),
            None => Self(clock),
        }
    }

    /// The clock's part, in milliseconds since 1970.
    #[must_use]
    pub fn millis(self) -> i64 {
        self.0 >> COUNTER_BITS
    }

    /// Whether a phone could have made it: a stamp from beyond the year 2199 would leave no room for greater ones.
    #[must_use]
    pub fn is_sane(self) -> bool {
        (0..=(LATEST_MILLIS << COUNTER_BITS) + (1 << 40)).contains(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_stamp_is_greater_than_the_last_when_the_clock_is_set_back() {
        let first = Stamp::next(None, 1_000_000);
        let second = Stamp::next(Some(first), 500);
        assert!(second > first);
        assert_eq!(second.millis(), 1_000_000);
    }

    #[test]
    fn a_clock_beyond_its_range_still_leaves_room() {
        let far = Stamp::next(None, i64::MAX);
        assert!(far.is_sane());
        assert!(Stamp::next(Some(far), i64::MAX) > far);
        assert!(!Stamp(i64::MAX).is_sane());
    }

    #[test]
    fn the_clock_wins_when_it_has_moved_on() {
        let first = Stamp::next(None, 1_000);
        assert_eq!(Stamp::next(Some(first), 2_000).millis(), 2_000);
    }
}
