//! What stands in a cell, read as a day, a number, a NIK or a word.

use chrono::{Days, NaiveDate};

use super::columns::{Column, plain};
use super::table::Cell;
use crate::register::fields::{FieldSpec, Kind};
use crate::register::text::{NotADate, read_date};

/// The day before the first of Excel, which holds 1900 for a leap year.
const EXCEL_DAY_0: NaiveDate = match NaiveDate::from_ymd_opt(1899, 12, 30) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// A day in the ways lists write it: `2024-03-01`, `01-03-2024`, `01/03/2024`, each also with a time behind it, a
/// spreadsheet's own day, or its number.
pub(crate) fn day(cell: &Cell) -> Result<NaiveDate, NotADate> {
    let text = match cell {
        Cell::Empty => return Err(NotADate::Shape),
        Cell::Day(day) => return Ok(*day),
        Cell::Number(number) => return serial(*number),
        Cell::Text(text) => text.trim().trim_start_matches(['\'', '’']),
    };
    let date = text.split([' ', 'T']).next().filter(|_| text.contains(':')).unwrap_or(text);
    if date.len() == 5
        && let Ok(number) = date.parse::<f64>()
    {
        return serial(number);
    }
    // "2024-03-01", "2024/03/01".
    let mut parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    if parts.first().is_some_and(|first| first.len() == 4) {
        parts.reverse();
        return read_date(&parts.join("-"));
    }
    read_date(date)
}

/// A spreadsheet counts days.
fn serial(number: f64) -> Result<NaiveDate, NotADate> {
    let days = number.floor();
    if !(1.0..=80_000.0).contains(&days) {
        return Err(NotADate::Shape);
    }
    let days = format!("{days:.0}").parse::<u64>().map_err(|_| NotADate::Shape)?;
    EXCEL_DAY_0.checked_add_days(Days::new(days)).ok_or(NotADate::NoSuchDay)
}

/// A number with comma or point, in thousandths.
pub(crate) fn thousandths(cell: &Cell) -> Option<i64> {
    let text = cell.text().replace(',', ".");
    let number: f64 = text.split_whitespace().next()?.parse().ok()?;
    if !number.is_finite() || !(0.0..1e9).contains(&number) {
        return None;
    }
    format!("{:.0}", number * 1_000.0).parse().ok()
}

/// A NIK as sixteen digits; a sentence for what is left empty, `None` where there is none.
pub(crate) fn nik(cell: &Cell) -> Result<Option<String>, &'static str> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Number(number) => {
            // A spreadsheet keeps fifteen digits of a number: the sixteenth is then 0.
            let text = format!("{number:.0}");
            if text.len() == 16 && (text.ends_with('0') || *number > 9_007_199_254_740_991.0) {
                return Err("NIK tersimpan sebagai angka, jadi angka terakhirnya hilang. Dikosongkan.");
            }
            text
        }
        other => other.text(),
    };
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && !"'’`.-\"=".contains(*c)).collect();
    if digits.is_empty() || digits.bytes().all(|byte| byte == b'0') {
        return Ok(None);
    }
    if digits.contains('*') || digits.to_lowercase().contains("xx") || digits.contains('•') {
        return Err("NIK disamarkan di daftar. Dikosongkan.");
    }
    if digits.to_lowercase().contains("e+") {
        return Err("NIK ditulis dengan E+, jadi angkanya hilang. Dikosongkan.");
    }
    if digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(Some(digits));
    }
    Err("NIK bukan 16 angka. Dikosongkan.")
}

/// The stored value of a choice: by its word on the form, or one of the column's own.
pub(crate) fn choice(spec: &FieldSpec, column: &Column, text: &str) -> Option<String> {
    let wanted = plain(text);
    let own = column.words.iter().find(|(word, _)| plain(word) == wanted).map(|(_, value)| value.clone());
    let Kind::Choice(options) = spec.kind else { return None };
    let options =
        options.iter().find(|(_, word)| plain(word) == wanted).map(|(value, _)| (*value).to_owned());
    own.or(options)
}

/// "RT 03/RW 05" as the numbers in it, without leading zeros.
pub(crate) fn numbers(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_ascii_digit())
        .map(|digits| digits.trim_start_matches('0').to_owned())
        .filter(|digits| !digits.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    /// Excel counts 1 March 2024 as 45352.
    #[test]
    fn one_day_in_every_way_lists_write_it() {
        let march = NaiveDate::from_ymd_opt(2024, 3, 1).unwrap();
        for written in [
            "2024-03-01",
            "01-03-2024",
            "01/03/2024",
            "1/3/2024",
            "2024/03/01",
            "2024-03-01 00:00:00",
            "2024-03-01T00:00:00",
            "'01-03-2024",
            "45352",
        ] {
            assert_eq!(day(&text(written)).ok(), Some(march), "{written}");
        }
        assert_eq!(day(&Cell::Number(45352.0)).ok(), Some(march));
        assert_eq!(day(&Cell::Number(45352.75)).ok(), Some(march));
        assert_eq!(day(&Cell::Day(march)).ok(), Some(march));
        assert_eq!(day(&text("31-02-2024")), Err(NotADate::NoSuchDay));
        for none in ["", "-", "besok", "3/2024", "01-03-24"] {
            assert_eq!(day(&text(none)), Err(NotADate::Shape), "{none}");
        }
    }

    #[test]
    fn a_nik_is_taken_as_text_and_never_guessed() {
        let whole = Ok(Some("3204014503240001".to_owned()));
        for written in
            ["3204014503240001", "'3204014503240001", " 3204 0145 0324 0001 ", "=\"3204014503240001\""]
        {
            assert_eq!(nik(&text(written)), whole, "{written}");
        }
        assert_eq!(nik(&Cell::Number(3_204_014_503_240_001.0)), whole);
        for lost in [
            text("3,20401E+15"),
            text("3.20401450324E+15"),
            Cell::Number(3_204_014_503_240_000.0),
            text("3204************"),
            text("32040145032400011"),
            text("320401450324"),
        ] {
            assert!(nik(&lost).is_err(), "{lost:?}");
        }
        for none in [text(""), text("-"), text("0"), Cell::Empty] {
            assert_eq!(nik(&none), Ok(None), "{none:?}");
        }
    }

    #[test]
    fn numbers_take_comma_point_and_unit() {
        assert_eq!(thousandths(&text("8,6")), Some(8_600));
        assert_eq!(thousandths(&text("8.65 kg")), Some(8_650));
        assert_eq!(thousandths(&Cell::Number(8.600_000_000_01)), Some(8_600));
        assert_eq!(thousandths(&text("delapan")), None);
        assert_eq!(thousandths(&text("-3")), None);
        assert_eq!(numbers("RT 003/RW 05"), ["3", "5"]);
    }
}
