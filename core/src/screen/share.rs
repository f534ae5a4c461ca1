//! A list of people that leaves the app: as a text to send, or as a file to keep.

/// A file that leaves the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutFile {
    /// What it is called.
    pub name: String,
    /// Its media type.
    pub kind: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A list of people, ready to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shared {
    /// Both ways of it.
    Ready {
        /// "12 warga".
        title: String,
        /// What to think of before it is sent.
        warning: String,
        /// For a message.
        text: String,
        /// For a spreadsheet.
        file: OutFile,
    },
    /// Nothing leaves: a sentence says why.
    Refused {
        /// In plain words.
        sentence: String,
    },
}
