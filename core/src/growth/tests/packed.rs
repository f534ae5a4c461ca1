use std::path::Path;

use crate::checklist::Sex;
use crate::growth::layout::LAYOUTS;
use crate::growth::table::lms;

#[test]
fn every_row_of_every_file_is_read_back_as_printed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/growth");
    let mut rows = 0;
    for (table, layout) in LAYOUTS.iter().enumerate() {
        for (name, sex) in [("boys", Sex::Male), ("girls", Sex::Female)] {
            let path = folder.join(format!("{}_{name}.csv", layout.file));
            for (position, record) in csv::Reader::from_path(path).unwrap().records().enumerate() {
                let record = record.unwrap();
                let row = lms(table, sex, (layout.first + position, 0.0)).unwrap();
                let printed: Vec<f64> = (1..4).map(|column| record[column].parse().unwrap()).collect();
                assert_eq!([row.l, row.m, row.s], *printed, "{} {name} {}", layout.file, &record[0]);
                rows += 1;
            }
            assert_eq!(lms(table, sex, (layout.first + layout.rows, 0.0)), None);
            assert_eq!(lms(table, sex, (layout.first + layout.rows - 1, 0.5)), None);
        }
    }
    assert_eq!(rows, 21_596);
}

#[test]
fn the_tables_stay_small() {
    let size = include_bytes!(concat!(env!("OUT_DIR"), "/growth_codes.bin")).len()
        + include_bytes!(concat!(env!("OUT_DIR"), "/growth_others.bin")).len();
    assert!(size < 25_000, "{size} bytes, three times in the APK");
}
