//! Which tables there are, in the order in which they lie packed. The build script reads this file too.

/// One WHO table, for boys and for girls.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code, reason = "the build reads the files, the core the rows")]
pub(crate) struct Layout {
    /// `who2006_wfa`; `_boys.csv` and `_girls.csv` are the files.
    pub file: &'static str,
    /// The name of the key column.
    pub key: &'static str,
    /// The first key: days, completed months, or tenths of a centimetre.
    pub first: usize,
    /// Rows, each key one more than the last.
    pub rows: usize,
    /// Weight enters the measure, so that beyond ±3 SD the distances between SD lines count.
    pub by_weight: bool,
}

const fn layout(file: &'static str, key: &'static str, first: usize, rows: usize, by_weight: bool) -> Layout {
    Layout { file, key, first, rows, by_weight }
}

/// Weight-for-age 2006, kg by day.
pub(crate) const WFA_2006: usize = 0;
/// Length- or height-for-age 2006, cm by day: length to day 730, height from day 731.
pub(crate) const LHFA_2006: usize = 1;
/// BMI-for-age 2006 by day, of the length to day 730, of the height from day 731.
pub(crate) const BFA_2006: usize = 2;
/// Head circumference-for-age 2006, cm by day.
pub(crate) const HCFA_2006: usize = 3;
/// Arm circumference-for-age 2006, cm by day, from day 91.
pub(crate) const ACFA_2006: usize = 4;
/// Weight-for-length, kg by tenth of a centimetre.
pub(crate) const WFL_2006: usize = 5;
/// Weight-for-height, kg by tenth of a centimetre.
pub(crate) const WFH_2006: usize = 6;
/// Height-for-age 2007, cm by month.
pub(crate) const HFA_2007: usize = 7;
/// BMI-for-age 2007 by month.
pub(crate) const BFA_2007: usize = 8;
/// Weight-for-age 2007, kg by month, to 120 months.
pub(crate) const WFA_2007: usize = 9;

/// All tables, in the order of the constants above.
pub(crate) const LAYOUTS: [Layout; 10] = [
    layout("who2006_wfa", "age_days", 0, 1857, true),
    layout("who2006_lhfa", "age_days", 0, 1857, false),
    layout("who2006_bfa", "age_days", 0, 1857, true),
    layout("who2006_hcfa", "age_days", 0, 1857, false),
    layout("who2006_acfa", "age_days", 91, 1766, true),
    layout("who2006_wfl", "length_cm", 450, 651, true),
    layout("who2006_wfh", "height_cm", 650, 551, true),
    layout("who2007_hfa", "age_months", 60, 170, false),
    layout("who2007_bfa", "age_months", 60, 170, true),
    layout("who2007_wfa", "age_months", 60, 62, true),
];

/// Whole numbers a unit: `l` and `m` have four decimals in WHO's files, `s` has five.
pub(crate) const SCALES: [i32; 3] = [10_000, 10_000, 100_000];
