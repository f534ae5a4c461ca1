//! What a NIK says of birth date and sex: a soft hint, never an error.
//!
//! 16 digits: two of province, two of regency, two of district (of first registration), DDMMYY with 40 added to the
//! day for women, four serial. Source: Dukcapil Klaten, "Arti 16 digit NIK"; a NIK with a wrong date stays as it is
//! (PP 40/2019 art. 30).

use chrono::{Datelike, NaiveDate};

use super::text;

/// Where the rule comes from.
pub(crate) const SOURCE: &str =
    "Dukcapil: arti 16 digit NIK; PP 40/2019 ps. 30. NIK tidak berubah walau tanggalnya beda.";

/// The oldest age a century is chosen by.
const OLDEST: u32 = 110;

/// Birth date and sex in a NIK.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) female: bool,
    /// `None` when both centuries are possible.
    pub(crate) birth: Option<NaiveDate>,
}

/// As shown where it is not edited: the last four digits, enough to compare with a card in the hand.
pub(crate) fn masked(nik: &str) -> String {
    let hidden = nik.chars().count().saturating_sub(4);
    let masked: String =
        nik.chars().enumerate().map(|(at, digit)| if at < hidden { '•' } else { digit }).collect();
    spaced(&masked)
}

/// Its last four digits alone, where two are told apart in a list.
pub(crate) fn end(nik: &str) -> String {
    let hidden = nik.chars().count().saturating_sub(4);
    format!("••{}", nik.chars().skip(hidden).collect::<String>())
}

/// In groups of four, as it is read aloud.
pub(crate) fn spaced(nik: &str) -> String {
    let digits: Vec<char> = nik.chars().collect();
    digits.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

/// In groups of four, of which a line that is too short for all takes two.
pub(crate) fn halved(nik: &str) -> String {
    let groups = spaced(nik);
    let groups: Vec<&str> = groups.split(' ').collect();
    groups.chunks(2).map(|half| half.join("\u{a0}")).collect::<Vec<_>>().join(" ")
}

/// Decodes; `None` when the digits cannot be a NIK's.
pub(crate) fn decode(nik: &str, today: NaiveDate) -> Option<Decoded> {
    if nik.len() != 16 || !nik.bytes().all(|b| b.is_ascii_digit()) || nik.ends_with("0000") {
        return None;
    }
    let pair = |at: usize| nik.get(at..at + 2)?.parse::<u32>().ok();
    let (day, month, year) = (pair(6)?, pair(8)?, pair(10)?);
    let female = day > 40;
    let day = if female { day - 40 } else { day };
    let year = i32::try_from(year).ok()?;
    let possible: Vec<NaiveDate> = [1900 + year, 2000 + year]
        .into_iter()
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .filter(|birth| *birth <= today && today.years_since(*birth).is_some_and(|age| age <= OLDEST))
        .collect();
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return None;
    }
    let birth = match possible.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    Some(Decoded { female, birth })
}

/// What differs between a NIK and what was typed, or what it would fill in.
pub(crate) fn hint(nik: &str, birth: &str, sex: &str, today: NaiveDate) -> Option<String> {
    let decoded = decode(nik.trim(), today)?;
    let typed = text::read_date(birth).ok();
    let same_day = |typed: NaiveDate| {
        decoded.birth.is_none_or(|birth| {
            (birth.day(), birth.month(), birth.year() % 100)
                == (typed.day(), typed.month(), typed.year() % 100)
        })
    };
    let wrong_sex = matches!((decoded.female, sex), (true, "male") | (false, "female"));
    match typed {
        Some(typed) if !same_day(typed) => {
            let in_nik = decoded.birth.map(text::date).unwrap_or_default();
            Some(format!("Tanggal di NIK berbeda ({in_nik}) – cek KK. Boleh tetap disimpan."))
        }
        _ if wrong_sex => Some("Jenis kelamin di NIK berbeda – cek KK. Boleh tetap disimpan.".to_owned()),
        None => decoded.birth.map(|birth| format!("Menurut NIK lahir {}.", text::date(birth))),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The examples Dukcapil gives: a man of 12-11-1987; a woman has 40 added to the day.
    #[test]
    fn only_its_last_four_digits_are_shown() {
        assert_eq!(masked("3602041211870001"), "•••• •••• •••• 0001");
        assert_eq!(masked("12"), "12");
        assert_eq!(end("3602041211870001"), "••0001");
    }

    #[test]
    fn it_is_broken_in_its_middle() {
        assert_eq!(halved("3602041211870001"), "3602\u{a0}0412 1187\u{a0}0001");
        assert_eq!(halved("36020"), "3602\u{a0}0");
    }

    #[test]
    fn the_official_examples_decode() {
        let today = day("2026-11-24");
        let man = decode("3602041211870001", today).unwrap();
        assert_eq!((man.female, man.birth), (false, Some(day("1987-11-12"))));
        let woman = decode("3602045211870001", today).unwrap();
        assert_eq!((woman.female, woman.birth), (true, Some(day("1987-11-12"))));
    }

    #[test]
    fn a_year_that_fits_two_centuries_is_left_open() {
        // 1920 and 2020 are both within 110 years.
        assert_eq!(decode("3602041211200001", day("2026-11-24")).unwrap().birth, None);
    }

    #[test]
    fn what_cannot_be_a_nik_says_nothing() {
        let today = day("2026-11-24");
        for nik in ["", "36020412118700", "3602041211870000", "3602041213870001x", "3602049911870001"] {
            assert_eq!(decode(nik, today), None, "{nik}");
        }
    }

    #[test]
    fn a_difference_is_a_hint() {
        let today = day("2026-11-24");
        assert!(hint("3602041211870001", "13-11-1987", "male", today).unwrap().contains("cek KK"));
        assert!(hint("3602041211870001", "12-11-1987", "female", today).unwrap().contains("Jenis kelamin"));
        assert_eq!(hint("3602041211870001", "12-11-1987", "male", today), None);
    }
}
