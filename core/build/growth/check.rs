//! What a WHO table must be: whole, without a gap, and computable to ±3 SD in every row.

use super::layout::{Layout, SCALES};
use super::sheet::{Mistake, Row, Sheet};

/// The last day measured lying.
const LAST_LYING_DAY: i32 = 730;

/// The columns `l`, `m`, `s` of one sex, in whole numbers of [`SCALES`].
pub fn lms(layout: &Layout, sex: &str) -> Result<[Vec<i32>; 3], Mistake> {
    let with_measure = matches!(layout.file, "who2006_lhfa" | "who2006_bfa");
    let header = [layout.key, "l", "m", "s", "measure"];
    let header = if with_measure { &header[..] } else { &header[..4] };
    let sheet = Sheet::read(&format!("{}_{sex}", layout.file), header)?;
    let key_scale = if layout.key.ends_with("_cm") { 10 } else { 1 };
    let mut columns = [Vec::new(), Vec::new(), Vec::new()];
    for (position, row) in sheet.rows().iter().enumerate() {
        let key = row.scaled(0, key_scale)?;
        if usize::try_from(key) != Ok(layout.first + position) {
            return Err(row.mistake(format!("key {} expected", layout.first + position)));
        }
        if with_measure && (row.text(4) == "L") != (key <= LAST_LYING_DAY) {
            return Err(row.mistake("L to day 730, H from day 731"));
        }
        for (column, value) in columns.iter_mut().zip(values(row, layout)?) {
            column.push(value);
        }
    }
    if sheet.rows().len() != layout.rows {
        return Err(sheet.mistake(format!("{} rows, {} expected", sheet.rows().len(), layout.rows)));
    }
    Ok(columns)
}

fn values(row: &Row, layout: &Layout) -> Result<[i32; 3], Mistake> {
    let [l, m, s] = [row.scaled(1, SCALES[0])?, row.scaled(2, SCALES[1])?, row.scaled(3, SCALES[2])?];
    if m <= 0 || s <= 0 {
        return Err(row.mistake("m and s must be above 0"));
    }
    if !layout.by_weight && l != SCALES[0] {
        return Err(row.mistake("l must be 1: lengths and head circumference have no ±3 SD rule"));
    }
    if l == 0 {
        return Err(row.mistake("l must not be 0"));
    }
    let spread = f64::from(l) / f64::from(SCALES[0]) * f64::from(s) / f64::from(SCALES[2]);
    if 1.0 - 3.0 * spread.abs() <= 0.0 {
        return Err(row.mistake("there is no value at 3 SD"));
    }
    if i16::try_from(l).is_err() || u16::try_from(s).is_err() {
        return Err(row.mistake("out of range"));
    }
    Ok([l, m, s])
}
