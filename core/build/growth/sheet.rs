//! A CSV file read line by line, with mistakes that name file and line.

use super::FOLDER;

/// A mistake: `rules/growth/who2006_wfa_boys.csv:12: …`.
pub type Mistake = String;

/// A file with a known header.
pub struct Sheet {
    name: String,
    rows: Vec<Row>,
}

/// A line of it.
pub struct Row {
    place: String,
    cells: Vec<String>,
}

impl Sheet {
    /// Reads `rules/growth/NAME.csv`; its header must be as given.
    pub fn read(name: &str, header: &[&str]) -> Result<Self, Mistake> {
        let name = format!("{FOLDER}/{name}.csv");
        let mut reader = csv::Reader::from_path(&name).map_err(|error| format!("{name}: {error}"))?;
        let found = reader.headers().map_err(|error| format!("{name}:1: {error}"))?;
        if found != header {
            return Err(format!("{name}:1: the columns must be {}", header.join(",")));
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| format!("{name}: {error}"))?;
            let line = record.position().map_or(0, csv::Position::line);
            let cells = record.iter().map(str::to_owned).collect();
            rows.push(Row { place: format!("{name}:{line}"), cells });
        }
        Ok(Self { name, rows })
    }

    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// A mistake about the whole file, at its last line.
    pub fn mistake(&self, what: impl std::fmt::Display) -> Mistake {
        let place = self.rows.last().map_or(&self.name, |row| &row.place);
        format!("{place}: {what}")
    }
}

impl Row {
    pub fn mistake(&self, what: impl std::fmt::Display) -> Mistake {
        format!("{}: {what}", self.place)
    }

    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    pub fn whole(&self, column: usize) -> Result<i32, Mistake> {
        let text = self.text(column);
        text.parse().map_err(|_| self.mistake(format!("'{text}' is no whole number")))
    }

    /// A decimal number as a whole number of `1 / scale`; more decimals than that are a mistake.
    pub fn scaled(&self, column: usize, scale: i32) -> Result<i32, Mistake> {
        let text = self.text(column);
        let wrong = || self.mistake(format!("'{text}' is no number in whole 1/{scale}"));
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let places = scale.ilog10() as usize;
        if whole.is_empty() || fraction.len() > places {
            return Err(wrong());
        }
        let all = format!("{whole}{fraction:0<places$}");
        let value: u32 = all.parse().map_err(|_| wrong())?;
        i32::try_from(value).map(|value| sign * value).map_err(|_| wrong())
    }
}
