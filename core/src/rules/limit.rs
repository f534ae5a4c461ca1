//! Numbers that depend on who it is: the blood pressure of a child of nine, the Hb of a man.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::condition::{Fact, Ground, Sex, Status};
use super::error::Report;
use super::number::Measure;
use super::source::{Documents, Source, Standing};

/// A named number by sex and age, from `[[limit]]` in `choices.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// `child_systolic`.
    pub name: String,
    /// What it decides, in Indonesian.
    pub title: String,
    /// What it is a measure of.
    pub measure: Measure,
    /// In order of age; for one sex they neither overlap nor leave a gap.
    pub rows: Vec<LimitRow>,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

/// The number of one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitRow {
    /// `None`: both.
    pub sex: Option<Sex>,
    /// First completed month of age.
    pub from_month: i64,
    /// First completed month that is no longer in the group; `None`: for life.
    pub below_month: Option<i64>,
    /// In the integer unit of the measure.
    pub value: i64,
}

impl LimitRow {
    fn has(&self, months: i64) -> bool {
        months >= self.from_month && self.below_month.is_none_or(|below| months < below)
    }
}

impl Limit {
    /// The number for the person; `None` when age or sex is not known, or no row fits.
    pub fn value(&self, ground: &impl Ground) -> Option<i64> {
        let months = ground.fact(Fact::AgeMonths)?;
        let mut rows = self.rows.iter().filter(|row| row.has(months));
        rows.find(|row| match row.sex {
            None => true,
            Some(Sex::Female) => ground.status(Status::Female) == Some(true),
            Some(Sex::Male) => ground.status(Status::Male) == Some(true),
        })
        .map(|row| row.value)
    }

    /// "107", or "106–115" for all groups together.
    #[must_use]
    pub fn show(&self) -> String {
        let values = self.rows.iter().map(|row| row.value);
        match (values.clone().min(), values.max()) {
            (Some(least), Some(most)) if least < most => {
                format!("{}–{}", self.measure.show(least), self.measure.show(most))
            }
            (Some(only), _) => self.measure.show(only),
            _ => String::new(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLimit {
    name: Spanned<String>,
    title: String,
    measure: Measure,
    rows: Vec<Spanned<RawRow>>,
    source: Spanned<String>,
    standing: Standing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRow {
    sex: Option<Sex>,
    from_month: Option<i64>,
    below_month: Option<i64>,
    from_year: Option<i64>,
    below_year: Option<i64>,
    value: i64,
}

/// Months in a year.
const YEAR: i64 = 12;

impl RawLimit {
    pub(super) fn name(&self) -> &Spanned<String> {
        &self.name
    }

    pub(super) fn read(self, report: &mut Report<'_>, documents: &Documents) -> Option<Limit> {
        let Some(source) = documents.find(self.source.get_ref()) else {
            report.say(self.source.span().start, format!("unknown source '{}'", self.source.get_ref()));
            return None;
        };
        let mut rows: Vec<(LimitRow, usize)> = Vec::new();
        for raw in &self.rows {
            let (row, offset) = (raw.get_ref(), raw.span().start);
            let from = row.from_month.or(row.from_year.map(|years| years.saturating_mul(YEAR)));
            let Some(from_month) = from else {
                report.say(offset, "a row needs from_month or from_year");
                continue;
            };
            let below_month = row.below_month.or(row.below_year.map(|years| years.saturating_mul(YEAR)));
            rows.push((LimitRow { sex: row.sex, from_month, below_month, value: row.value }, offset));
        }
        for sex in [Sex::Female, Sex::Male] {
            check_rows(report, &rows, sex);
        }
        if rows.is_empty() {
            report.say(self.name.span().start, "a limit needs rows");
        }
        Some(Limit {
            name: self.name.into_inner(),
            title: self.title,
            measure: self.measure,
            rows: rows.into_iter().map(|(row, _)| row).collect(),
            source,
            standing: self.standing,
        })
    }
}

/// Every age between the first and the last has one row.
fn check_rows(report: &mut Report<'_>, rows: &[(LimitRow, usize)], sex: Sex) {
    let mut own: Vec<_> = rows.iter().filter(|(row, _)| row.sex.is_none_or(|known| known == sex)).collect();
    own.sort_by_key(|(row, _)| row.from_month);
    for pair in own.windows(2) {
        let [(before, _), (after, offset)] = pair else { continue };
        match before.below_month {
            Some(below) if below == after.from_month => {}
            Some(below) if below < after.from_month => report.say(
                *offset,
                format!("gap: no row for {below} to {} completed months", after.from_month.saturating_sub(1)),
            ),
            _ => {
                report.say(*offset, format!("overlap: {} completed months is in two rows", after.from_month))
            }
        }
    }
    for (row, offset) in own {
        if row.below_month.is_some_and(|below| below <= row.from_month) {
            report.say(*offset, "this row is empty: it ends before it begins");
        }
    }
}
