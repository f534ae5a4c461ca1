//! Dates and numbers as a kader reads and types them.

use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const DAYS: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];

fn month(day: NaiveDate) -> &'static str {
    MONTHS.get(day.month0() as usize).copied().unwrap_or_default()
}

/// "Selasa, 4 Mei 2026".
pub(crate) fn long_date(day: NaiveDate) -> String {
    let weekday = DAYS.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
    format!("{weekday}, {}", date(day))
}

/// "4 Mei 2026".
pub(crate) fn date(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

/// "Mei 2026".
pub(crate) fn month_of_year(day: NaiveDate) -> String {
    format!("{} {}", month(day), day.year())
}

/// "4 Mei", with the year when it is not this one.
pub(crate) fn short_date(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() { format!("{} {}", day.day(), month(day)) } else { date(day) }
}

/// A birth date, or where an estimated age puts it: "4 Mei 1990", "4 Mei 1990 (perkiraan)".
pub(crate) fn birth_date(day: NaiveDate, estimated: bool) -> String {
    if estimated { format!("{} (perkiraan)", date(day)) } else { date(day) }
}

/// "± 71 th": an age that is an estimate.
pub(crate) fn about(age: &str) -> String {
    format!("± {age}")
}

/// `dd-mm-yyyy`, as typed.
pub(crate) fn typed_date(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

/// The years of which a register may hold a day: nobody on one was born before, and nothing is due after.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Whether a day is of a year that a register may hold.
pub(crate) fn is_possible(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

/// Why a typed date is none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NotADate {
    /// Not day, month and year.
    Shape,
    /// The calendar has no such day.
    NoSuchDay,
}

/// The number of a month by its name or the first three letters of it, as some write them.
fn month_named(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let known = match word.as_str() {
        "agt" => "agustus",
        "pebruari" | "peb" => "februari",
        "nopember" | "nop" => "november",
        other => other,
    };
    let at = MONTHS.iter().position(|month| known.len() >= 3 && month.to_lowercase().starts_with(known))?;
    u32::try_from(at + 1).ok()
}

/// Reads day, month (a number or a name) and year with any of `-`, `/`, `.` or blank between, or eight digits.
pub(crate) fn read_date(typed: &str) -> Result<NaiveDate, NotADate> {
    let typed = typed.trim();
    let parts: Vec<&str> = if typed.len() == 8 && typed.bytes().all(|b| b.is_ascii_digit()) {
        [typed.get(..2), typed.get(2..4), typed.get(4..)].into_iter().flatten().collect()
    } else {
        typed.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect()
    };
    let [day, month, year] = parts.as_slice() else { return Err(NotADate::Shape) };
    let digits = |text: &str, most: usize| {
        (text.len() <= most && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse::<u32>().ok())
            .flatten()
    };
    let month = digits(month, 2).or_else(|| month_named(month));
    let (Some(day), Some(month), Some(year)) = (digits(day, 2), month, digits(year, 4)) else {
        return Err(NotADate::Shape);
    };
    if year < 1000 {
        return Err(NotADate::Shape);
    }
    let year = i32::try_from(year).map_err(|_| NotADate::Shape)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(NotADate::NoSuchDay)
}

/// Reads a number with comma or point into an integer of `decimals` implied places; `None` when it is none or has
/// more decimals than the instrument shows.
pub(crate) fn read_decimal(typed: &str, decimals: u32) -> Option<i64> {
    let typed = typed.trim().replace('.', ",");
    let (whole, rest) = typed.split_once(',').unwrap_or((&typed, ""));
    let rest = rest.trim_end_matches('0');
    let ok = |text: &str| text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !ok(whole) || !ok(rest) || rest.len() > decimals as usize {
        return None;
    }
    let padded = format!("{whole}{rest:0<width$}", width = decimals as usize);
    padded.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_dates_are_read_in_the_ways_people_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 5, 4);
        for typed in
            ["04-05-2026", "4/5/2026", "4.5.2026", "04 05 2026", "04052026", "4 Mei 2026", "4-mei-2026"]
        {
            assert_eq!(read_date(typed).ok(), day, "{typed}");
        }
        for (typed, month) in
            [("1 Agt 2011", 8), ("1 AGUSTUS 2011", 8), ("1 Nopember 2011", 11), ("1 Jun. 2011", 6)]
        {
            assert_eq!(read_date(typed).ok(), NaiveDate::from_ymd_opt(2011, month, 1), "{typed}");
        }
    }

    #[test]
    fn a_day_the_calendar_does_not_have_is_told_from_a_wrong_shape() {
        assert_eq!(read_date("32-01-2026"), Err(NotADate::NoSuchDay));
        assert_eq!(read_date("29-02-2026"), Err(NotADate::NoSuchDay));
        assert_eq!(read_date("besok"), Err(NotADate::Shape));
        assert_eq!(read_date("04-05-26"), Err(NotADate::Shape));
        assert_eq!(read_date("4 Ma 2026"), Err(NotADate::Shape), "March or May");
    }

    #[test]
    fn numbers_take_comma_or_point_and_no_letters() {
        assert_eq!(read_decimal("37,8", 1), Some(378));
        assert_eq!(read_decimal("37.8", 1), Some(378));
        assert_eq!(read_decimal("37", 1), Some(370));
        assert_eq!(read_decimal("378", 1), Some(3780));
        assert_eq!(read_decimal("3o", 1), None);
        assert_eq!(read_decimal("37,85", 1), None);
        assert_eq!(read_decimal("-3", 0), None);
    }

    #[test]
    fn dates_read_as_indonesian() {
        let day = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
        assert_eq!(long_date(day), "Senin, 4 Mei 2026");
        assert_eq!(typed_date(day), "04-05-2026");
    }
}
