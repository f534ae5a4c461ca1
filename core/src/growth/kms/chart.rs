//! The chart of the KMS, ready to draw: whole grams by completed month.

use super::super::small::KMS_LINES;
use super::super::table::column;
use super::rules::KmsRules;
use super::status::{KmsStatus, WeighingStatus};
use crate::checklist::Sex;

/// SD of the first of the seven lines.
const LOWEST_SD: i64 = -3;
/// SD of the last.
const HIGHEST_SD: i64 = 3;

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineColour {
    /// *Garis merah*.
    Red,
    /// *Garis oranye*.
    Orange,
    /// The median.
    Median,
    /// The others.
    Plain,
}

/// A line of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// −3 to +3.
    pub sd: i64,
    /// How it is drawn.
    pub colour: LineColour,
    /// Grams at completed months 0–60.
    pub grams: &'static [i32],
}

impl Line {
    /// "−3 SD", "median".
    #[must_use]
    pub fn label(&self) -> String {
        match self.sd {
            ..0 => format!("−{} SD", self.sd.unsigned_abs()),
            0 => "median".to_owned(),
            1.. => format!("+{} SD", self.sd),
        }
    }
}

/// A weighing on the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Completed months: the card is filled in by them.
    pub month: i64,
    /// Grams.
    pub grams: i64,
    /// What the weighing says.
    pub status: KmsStatus,
    /// BGM.
    pub below_red: bool,
    /// Above the orange line.
    pub above_orange: bool,
}

/// A chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// −3 SD first.
    pub lines: Vec<Line>,
    /// The weighings that count, in order; on the lines' months only.
    pub points: Vec<Point>,
}

/// A line of the KMS by SD, grams at completed months 0–60 (D35: WHO's monthly table, one decimal of a kilogram);
/// `None` beyond ±3.
#[must_use]
pub fn line(sex: Sex, sd: i64) -> Option<&'static [i32]> {
    let position = usize::try_from(sd.checked_sub(LOWEST_SD)?).ok()?;
    KMS_LINES.get(column(sex))?.get(position).map(<[i32; 61]>::as_slice)
}

/// The chart of a child's judged weighings.
#[must_use]
pub fn chart(rules: &KmsRules, sex: Sex, judged: &[WeighingStatus]) -> Chart {
    let lines = (LOWEST_SD..=HIGHEST_SD).filter_map(|sd| {
        let colour = match sd {
            _ if sd == rules.red_line => LineColour::Red,
            _ if sd == rules.orange_line => LineColour::Orange,
            0 => LineColour::Median,
            _ => LineColour::Plain,
        };
        line(sex, sd).map(|grams| Line { sd, colour, grams })
    });
    let points = judged.iter().filter_map(|it| {
        let (below_red, above_orange) = (it.below_red?, it.above_orange?);
        let counts = it.status != KmsStatus::NotCounted;
        let month = it.age_months.filter(|_| counts)?;
        Some(Point { month, grams: it.weighing.grams, status: it.status, below_red, above_orange })
    });
    Chart { lines: lines.collect(), points: points.collect() }
}
