//! WHO's monthly tables print the measurement at −3 … +3 SD to one decimal.

use std::path::Path;

use crate::checklist::Sex;
use crate::growth::formula::{plain, restricted, value_at};
use crate::growth::layout;
use crate::growth::table::{Lms, lms};

fn each(mut seen: impl FnMut(&str, Sex, &str, Lms, [&str; 7])) -> usize {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/growth/sd_tables.csv");
    let mut rows = 0;
    for record in csv::Reader::from_path(path).unwrap().records() {
        let record = record.unwrap();
        let sex = if &record[1] == "boys" { Sex::Male } else { Sex::Female };
        let number = |column: usize| record[column].parse().unwrap();
        let row = Lms { l: number(3), m: number(4), s: number(5) };
        seen(&record[0], sex, &record[2], row, std::array::from_fn(|column| record.get(6 + column).unwrap()));
        rows += 1;
    }
    rows
}

#[test]
fn the_value_at_each_sd_rounds_to_the_printed_one() {
    let rows = each(|table, sex, key, row, printed| {
        for (column, printed) in printed.into_iter().enumerate() {
            let value = value_at(&row, column as f64 - 3.0);
            let printed: f64 = printed.parse().unwrap();
            assert!((value - printed).abs() <= 0.05 + 1e-9, "{table} {sex:?} {key}: {value} {printed}");
        }
    });
    assert_eq!(rows, 1_312);
}

#[test]
fn the_z_of_the_value_at_each_sd_is_that_sd() {
    each(|_, _, _, row, _| {
        for sd in -3..=3 {
            let value = value_at(&row, f64::from(sd));
            assert!((plain(&row, value) - f64::from(sd)).abs() < 1e-9);
            assert!((restricted(&row, value) - f64::from(sd)).abs() < 1e-9);
        }
    });
}

#[test]
fn rows_by_length_and_by_month_of_2007_are_those_of_our_tables() {
    let mut compared = 0;
    each(|table, sex, key, row, _| {
        let (place, key) = match table {
            "wfl" => (layout::WFL_2006, (key.parse::<f64>().unwrap() * 10.0).round() as usize),
            "wfh" => (layout::WFH_2006, (key.parse::<f64>().unwrap() * 10.0).round() as usize),
            "bfa07_61_228" => (layout::BFA_2007, key.parse().unwrap()),
            _ => return,
        };
        assert_eq!(lms(place, sex, (key, 0.0)), Some(row), "{table} {key}");
        compared += 1;
    });
    assert_eq!(compared, 262 + 222 + 336);
}
