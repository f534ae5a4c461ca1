//! Exact age (D23).

use chrono::{Datelike, Days, NaiveDate};

/// Under so many completed months an age is told in months, above in years: the register of children under five.
const TOLD_IN_MONTHS: i64 = 60;

/// How old on a day: completed months, and days since birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Age {
    months: i64,
    /// Since the last completed month.
    rest: i64,
    days: i64,
}

impl Age {
    /// The age on a day; `None` before birth.
    #[must_use]
    pub fn on(birth: NaiveDate, day: NaiveDate) -> Option<Self> {
        let days = (day - birth).num_days();
        if days < 0 {
            return None;
        }
        let between = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
        let mut months = between(day) - between(birth);
        let mut completed = add_months(birth, months)?;
        if completed > day {
            months -= 1;
            completed = add_months(birth, months)?;
        }
        Some(Self { months, rest: (day - completed).num_days(), days })
    }

    /// Whole days since birth.
    #[must_use]
    pub fn days(self) -> i64 {
        self.days
    }

    /// Completed months.
    #[must_use]
    pub fn months(self) -> i64 {
        self.months
    }

    /// Completed years.
    #[must_use]
    pub fn years(self) -> i64 {
        self.months / 12
    }

    /// "14 bulan 6 hari", "29 tahun 3 bulan", "12 hari".
    #[must_use]
    pub fn text(self) -> String {
        match self.parts() {
            ((0, _), (count, unit)) | ((count, unit), (0, _)) => format!("{count} {unit}"),
            ((count, unit), (rest, rest_unit)) => format!("{count} {unit} {rest} {rest_unit}"),
        }
    }

    /// "14 bulan", "29 tahun", "12 hari": only the greater part, as of an age that is an estimate.
    #[must_use]
    pub fn rounded(self) -> String {
        let (big, small) = self.parts();
        let (count, unit) = if big.0 == 0 { small } else { big };
        format!("{count} {unit}")
    }

    fn parts(self) -> ((i64, &'static str), (i64, &'static str)) {
        if self.months >= TOLD_IN_MONTHS {
            ((self.years(), "tahun"), (self.months % 12, "bulan"))
        } else {
            ((self.months, "bulan"), (self.rest, "hari"))
        }
    }

    /// "29 th", "14 bln", "12 hari".
    #[must_use]
    pub fn short(self) -> String {
        if self.months >= TOLD_IN_MONTHS {
            format!("{} th", self.years())
        } else if self.months > 0 {
            format!("{} bln", self.months)
        } else {
            format!("{} hari", self.days)
        }
    }
}

/// The same day so many months later; where that month has no such day, the 1st of the next (D23, D25). `None`
/// outside the calendar.
#[must_use]
pub fn add_months(date: NaiveDate, months: i64) -> Option<NaiveDate> {
    let index =
        i64::from(date.year()).checked_mul(12)?.checked_add(i64::from(date.month0()))?.checked_add(months)?;
    let year = i32::try_from(index.div_euclid(12)).ok()?;
    let month = u32::try_from(index.rem_euclid(12)).ok()? + 1;
    NaiveDate::from_ymd_opt(year, month, date.day()).or_else(|| {
        let first = NaiveDate::from_ymd_opt(year, month, 28)?.checked_add_days(Days::new(7))?;
        first.with_day(1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn age(birth: &str, on: &str) -> Age {
        Age::on(day(birth), day(on)).unwrap()
    }

    #[test]
    fn a_month_is_complete_on_the_same_day_number() {
        assert_eq!(age("2026-01-10", "2026-07-09").months(), 5);
        assert_eq!(age("2026-01-10", "2026-07-09").text(), "5 bulan 29 hari");
        assert_eq!(age("2026-01-10", "2026-07-10").months(), 6);
        assert_eq!(age("2026-01-10", "2026-07-10").text(), "6 bulan");
    }

    #[test]
    fn where_the_month_has_no_such_day_it_is_complete_on_the_first_of_the_next() {
        assert_eq!(age("2026-01-31", "2026-02-28").months(), 0);
        assert_eq!(age("2026-01-31", "2026-03-01").months(), 1);
        assert_eq!(age("2026-03-31", "2026-04-30").months(), 0);
        assert_eq!(age("2026-03-31", "2026-05-01").months(), 1);
        assert_eq!(age("2026-12-31", "2027-01-31").months(), 1);
    }

    #[test]
    fn a_leap_day_child_is_a_year_older_on_the_first_of_march() {
        assert_eq!(age("2024-02-29", "2025-02-28").years(), 0);
        assert_eq!(age("2024-02-29", "2025-03-01").years(), 1);
        assert_eq!(age("2024-02-29", "2028-02-28").years(), 3);
        assert_eq!(age("2024-02-29", "2028-02-29").years(), 4);
    }

    #[test]
    fn nobody_has_an_age_before_birth() {
        assert_eq!(Age::on(day("2026-05-04"), day("2026-05-03")), None);
        assert_eq!(age("2026-05-04", "2026-05-04").days(), 0);
    }

    #[test]
    fn ages_are_told_as_people_say_them() {
        assert_eq!(age("2025-02-28", "2026-05-04").text(), "14 bulan 6 hari");
        assert_eq!(age("1997-02-01", "2026-05-04").text(), "29 tahun 3 bulan");
        assert_eq!(age("2026-04-22", "2026-05-04").text(), "12 hari");
        assert_eq!(age("2026-05-04", "2026-05-04").text(), "0 hari");
        assert_eq!(age("2021-05-05", "2026-05-04").text(), "59 bulan 29 hari");
        assert_eq!(age("2021-05-04", "2026-05-04").text(), "5 tahun");
        assert_eq!(age("1997-02-01", "2026-05-04").rounded(), "29 tahun");
        assert_eq!(age("2025-02-28", "2026-05-04").rounded(), "14 bulan");
        assert_eq!(age("2026-04-22", "2026-05-04").rounded(), "12 hari");
        assert_eq!(age("1997-02-01", "2026-05-04").short(), "29 th");
        assert_eq!(age("2025-02-28", "2026-05-04").short(), "14 bln");
        assert_eq!(age("2026-04-22", "2026-05-04").short(), "12 hari");
    }
}
