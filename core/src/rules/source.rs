//! Where a question or rule comes from, and how sure that is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::error::Report;

/// How sure a question or rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// From the text of a regulation or of the Buku KIA.
    Official,
    /// Re-typed from the official form by others.
    Transcription,
    /// This app's reading where the sources are silent or disagree.
    Design,
    /// General knowledge, no source found.
    Unverified,
}

impl Standing {
    /// As the rule files write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Transcription => "transcription",
            Self::Design => "design",
            Self::Unverified => "unverified",
        }
    }

    /// As the page *Aturan yang berlaku* shows it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Official => "resmi",
            Self::Transcription => "salinan formulir",
            Self::Design => "usulan aplikasi, menunggu Puskesmas",
            Self::Unverified => "belum diverifikasi",
        }
    }
}

/// A document and the place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Key in `sources.toml`: `KIA2023`, `D7`.
    pub key: String,
    /// "Buku KIA 2023, tanda bahaya kehamilan".
    pub text: String,
}

/// The documents by key.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Documents(BTreeMap<String, String>);

impl Documents {
    pub(super) fn read(report: &mut Report<'_>) -> Self {
        Self(report.parse().unwrap_or_default())
    }

    pub(super) fn add(&mut self, key: &str, title: &str) {
        self.0.insert(key.to_owned(), title.to_owned());
    }

    /// `"KIA2023: tanda bahaya bayi"` is the document and the place in it.
    pub(super) fn find(&self, written: &str) -> Option<Source> {
        let (key, place) = match written.split_once(':') {
            Some((key, place)) => (key.trim(), Some(place.trim())),
            None => (written.trim(), None),
        };
        let title = self.0.get(key)?;
        let text = place.map_or_else(|| title.clone(), |place| format!("{title}, {place}"));
        Some(Source { key: key.to_owned(), text })
    }
}
