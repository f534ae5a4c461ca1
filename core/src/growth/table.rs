//! The WHO tables, unpacked once, and the row a child falls on.

use std::sync::LazyLock;

use super::layout::{LAYOUTS, SCALES};
use super::packed::Unpack;
use crate::checklist::Sex;

static CODES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/growth_codes.bin"));
static OTHERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/growth_others.bin"));

static TABLES: LazyLock<Vec<[Vec<Row>; 2]>> = LazyLock::new(|| unpack().unwrap_or_default());

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lms {
    pub l: f64,
    pub m: f64,
    pub s: f64,
}

impl Lms {
    /// Of whole numbers as [`super::layout`] scales them; the division gives the very number WHO printed.
    pub(super) fn of(row: &Row) -> Self {
        let [l, m, s] = SCALES.map(f64::from);
        Self { l: f64::from(row.l) / l, m: f64::from(row.m) / m, s: f64::from(row.s) / s }
    }

    /// So far on the way from this row to the next.
    pub(super) fn towards(self, next: Self, part: f64) -> Self {
        let between = |from: f64, to: f64| from + (to - from) * part;
        Self { l: between(self.l, next.l), m: between(self.m, next.m), s: between(self.s, next.s) }
    }
}

/// A row as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub l: i16,
    pub m: i32,
    pub s: u16,
}

fn unpack() -> Option<Vec<[Vec<Row>; 2]>> {
    let mut streams = Unpack::new(CODES, OTHERS);
    let mut table = |rows| {
        let (l, m, s) = (streams.column(rows)?, streams.column(rows)?, streams.column(rows)?);
        let row = |((l, m), s)| Some(Row { l: i16::try_from(l).ok()?, m, s: u16::try_from(s).ok()? });
        l.into_iter().zip(m).zip(s).map(row).collect::<Option<Vec<_>>>()
    };
    LAYOUTS.iter().map(|layout| Some([table(layout.rows)?, table(layout.rows)?])).collect()
}

/// Unpacks the tables now, so that the first weighing does not wait for it: less than a millisecond.
pub fn prepare() {
    LazyLock::force(&TABLES);
}

/// The place of a sex in every table.
pub(super) const fn column(sex: Sex) -> usize {
    match sex {
        Sex::Male => 0,
        Sex::Female => 1,
    }
}

/// `l`, `m`, `s` at a key and a part of the way to the next; `None` outside the table.
pub(super) fn lms(table: usize, sex: Sex, (key, part): (usize, f64)) -> Option<Lms> {
    let rows = TABLES.get(table)?.get(column(sex))?;
    let position = key.checked_sub(LAYOUTS.get(table)?.first)?;
    let row = Lms::of(rows.get(position)?);
    if part > 0.0 { Some(row.towards(Lms::of(rows.get(position + 1)?), part)) } else { Some(row) }
}
