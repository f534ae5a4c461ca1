//! The column tables of lists that are taken in: `core/exchange/*.toml`, which the build reads too for the template.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What a column's cells are, and how its words are read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "the build and the app read different parts of it")]
pub(crate) struct Column {
    /// As written; case and blanks do not matter.
    pub(crate) header: String,
    /// Other ways it is written.
    #[serde(default)]
    pub(crate) also: Vec<String>,
    /// What it fills; `None`: known, and not used.
    #[serde(default)]
    pub(crate) field: Option<String>,
    /// Words beside those of the form's own options.
    #[serde(default)]
    pub(crate) words: BTreeMap<String, String>,
    /// Said of it on the template.
    #[serde(default)]
    pub(crate) help: String,
    /// Rows of the template's examples.
    #[serde(default)]
    pub(crate) example: Vec<String>,
    /// Letters wide on the template.
    #[serde(default)]
    pub(crate) width: Option<u8>,
}

/// One kind of list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "the build and the app read different parts of it")]
pub(crate) struct Columns {
    /// As kept in the journal.
    pub(crate) id: String,
    /// As shown.
    pub(crate) title: String,
    /// Where the table is from.
    pub(crate) source: String,
    /// When it was read there.
    pub(crate) as_of: String,
    /// `official`, `transcription`, `design`.
    pub(crate) standing: String,
    /// `head` is a parent of the one in the row.
    #[serde(default)]
    pub(crate) head_is_parent: bool,
    /// Fields without which it is not this list.
    pub(crate) needs: Vec<String>,
    /// In the order of the file.
    #[serde(rename = "column")]
    pub(crate) columns: Vec<Column>,
}

/// Letters and digits alone, in lower case: "No. KK" is "no kk" is "NO_KK".
pub(crate) fn plain(header: &str) -> String {
    header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Columns {
    /// The column of a header.
    #[allow(dead_code, reason = "the build does not look for columns")]
    pub(crate) fn find(&self, header: &str) -> Option<&Column> {
        let wanted = plain(header);
        if wanted.is_empty() {
            return None;
        }
        self.columns.iter().find(|column| {
            std::iter::once(&column.header).chain(&column.also).any(|known| plain(known) == wanted)
        })
    }
}
