//! The errors of the core, named by what the caller can do.

/// What went wrong, in the words of the one who must act. No variant carries personal data.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The subject is not in the register (any more).
    #[error("not found: {0}")]
    NotFound(&'static str),
    /// Another start of the app holds the store.
    #[error("the store is in use by another process")]
    Locked,
    /// The store was written by a newer version of the app: update the app.
    #[error("the store has format {found}, this app knows {known}")]
    NewerData {
        /// The format found.
        found: i64,
        /// The newest format known here.
        known: i64,
    },
    /// The file is not a store or is damaged: it may be set aside, never deleted.
    #[error("the store is damaged: {0}")]
    Damaged(String),
    /// Nothing was written: the phone is full.
    #[error("the storage is full")]
    StorageFull,
    /// The folder cannot be written to.
    #[error("the folder cannot be written to")]
    ReadOnly,
    /// Whoever waited said stop: nothing was written.
    #[error("cancelled")]
    Cancelled,
    /// An entry came in with an id that is taken by other bytes.
    #[error("entry {0} is here with other bytes")]
    EntryConflict(String),
    /// A mistake in the app.
    #[error("bug: {0}")]
    Bug(String),
}

/// The core's result.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// One plain sentence for the kader.
    #[must_use]
    pub fn sentence(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "Data ini sudah tidak ada di daftar. Kembali dan cari lagi.",
            Self::Locked => {
                "SakuKader sudah terbuka di tempat lain. Tutup dulu yang itu, lalu buka lagi di sini."
            }
            Self::NewerData { .. } => {
                "Data ini dibuat oleh SakuKader yang lebih baru. Perbarui aplikasi, data tetap aman."
            }
            Self::Damaged(_) => {
                "Berkas data tidak dapat dibaca. Berkas itu tidak dihapus: sisihkan dulu, lalu pulihkan dari cadangan atau mulai baru."
            }
            Self::StorageFull => {
                "Penyimpanan HP penuh, jadi belum tersimpan. Hapus foto atau video, lalu tekan simpan lagi."
            }
            Self::ReadOnly => "Folder data tidak dapat ditulisi. Periksa izin atau ruang penyimpanan HP.",
            Self::Cancelled => "Dibatalkan. Tidak ada yang disimpan.",
            Self::EntryConflict(_) => {
                "Ada catatan ganda yang isinya berbeda. Catatan yang lama tetap disimpan."
            }
            Self::Bug(_) => "Maaf, ada kesalahan di aplikasi. Data yang sudah tersimpan tetap aman.",
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::{ErrorCode, ffi};
        // Growing the shared memory beside the file fails so, with no word of why, when there is no room for it.
        let no_room = [ffi::SQLITE_IOERR_SHMSIZE, ffi::SQLITE_IOERR_WRITE];
        if error.sqlite_error().is_some_and(|error| no_room.contains(&error.extended_code)) {
            return Self::StorageFull;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::StorageFull,
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            // The codes only: the text may quote the data.
            _ => Self::Bug(format!("sqlite {:?}", error.sqlite_error())),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        // The category and place only: the text of the error may quote the data.
        Self::Bug(format!("json {:?} at {}:{}", error.classify(), error.line(), error.column()))
    }
}
