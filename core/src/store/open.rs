//! Opening: never wipes, never guesses.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

use super::{FOLD, FORMAT, Store, rebuild, state};
use crate::environment::Environment;
use crate::error::{Error, Result};

const FILE: &str = "sakukader.db";
const LOCK: &str = "sakukader.lock";
/// What SQLite keeps beside the file belongs to it.
const SUFFIXES: [&str; 3] = ["", "-wal", "-shm"];
const BUSY: Duration = Duration::from_secs(5);
/// "SaKa", in the file's header.
const APPLICATION_ID: i64 = 0x5361_4b61;

impl Store {
    /// Opens the store in a folder, or makes a new one there.
    pub(crate) fn open(folder: &Path, environment: &dyn Environment) -> Result<Self> {
        fs::create_dir_all(folder).map_err(|error| io(&error))?;
        let lock = exclusive(folder)?;
        let path = folder.join(FILE);
        refuse_what_is_no_store(&path)?;
        let mut writer = Connection::open(&path)?;
        let found = recognise(&writer)?;
        prepare(&writer)?;
        migrate(&mut writer, found, environment)?;
        own(&writer, &path, environment)?;
        let reader = Connection::open(&path)?;
        prepare(&reader)?;
        reader.pragma_update(None, "query_only", true)?;
        Ok(Self { writer: Mutex::new(writer), reader: Mutex::new(reader), batch: false, _lock: lock })
    }
}

/// Moves the store's files aside under a name with the moment; deletes nothing.
pub(crate) fn set_aside(folder: &Path, environment: &dyn Environment) -> Result<String> {
    let _lock = exclusive(folder)?;
    let name = free_name(folder, environment);
    let mut moved = false;
    for suffix in SUFFIXES {
        let from = folder.join(format!("{FILE}{suffix}"));
        if from.exists() {
            fs::rename(&from, folder.join(format!("{name}{suffix}"))).map_err(|error| io(&error))?;
            moved = true;
        }
    }
    if moved { Ok(name) } else { Err(Error::NotFound("store")) }
}

/// Deletes the store's files when they are of one to practise on.
pub(crate) fn discard_practice(folder: &Path) -> Result<()> {
    if !folder.join(FILE).exists() {
        return Ok(());
    }
    let _lock = exclusive(folder)?;
    let path = folder.join(FILE);
    refuse_what_is_no_store(&path)?;
    let store = Connection::open(&path)?;
    let is_practice = recognise(&store)? > 0 && state::get::<bool>(&store, state::PRACTICE)?.is_some();
    drop(store);
    if !is_practice {
        return Err(Error::Damaged("a real store".into()));
    }
    for suffix in SUFFIXES {
        let file = folder.join(format!("{FILE}{suffix}"));
        if file.exists() {
            fs::remove_file(file).map_err(|error| io(&error))?;
        }
    }
    Ok(())
}

/// A name with the moment that no earlier store was set aside under, also when the clock was set back.
fn free_name(folder: &Path, environment: &dyn Environment) -> String {
    let moment = environment.now().format("%Y%m%d-%H%M%S");
    let taken = |name: &String| SUFFIXES.iter().any(|suffix| folder.join(format!("{name}{suffix}")).exists());
    let mut name = format!("disisihkan-{moment}-{FILE}");
    let mut count = 1;
    while taken(&name) {
        count += 1;
        name = format!("disisihkan-{moment}-{count}-{FILE}");
    }
    name
}

fn exclusive(folder: &Path) -> Result<File> {
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(LOCK))
        .map_err(|error| io(&error))?;
    // Not `File::try_lock`: std answers "unsupported" on Android (1.96).
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(file),
        Err(Errno::WOULDBLOCK) => Err(Error::Locked),
        Err(error) => Err(io(&error.into())),
    }
}

/// A file that is there must begin as SQLite's do; an empty one is what a phone that died while making it leaves.
fn refuse_what_is_no_store(path: &PathBuf) -> Result<()> {
    let Ok(mut file) = File::open(path) else { return Ok(()) };
    let mut head = [0u8; 16];
    match file.read_exact(&mut head) {
        Ok(()) if head == *b"SQLite format 3\0" => Ok(()),
        Err(error)
            if error.kind() == ErrorKind::UnexpectedEof && file.metadata().is_ok_and(|m| m.len() == 0) =>
        {
            Ok(())
        }
        Ok(()) | Err(_) => Err(Error::Damaged("not a database".into())),
    }
}

fn prepare(connection: &Connection) -> Result<()> {
    connection.busy_timeout(BUSY)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
         PRAGMA cache_size = -8192;",
    )?;
    // A plan does not hang on what is bound to it: else statements are prepared anew for every other value.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(256);
    Ok(())
}

/// The format of a store of this app, 0 of a new one. It only reads: what is not ours stays as it is, down to its
/// journal mode.
fn recognise(connection: &Connection) -> Result<i64> {
    connection.busy_timeout(BUSY)?;
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if found < 0 || found == 0 && tables > 0 || found > 0 && application != APPLICATION_ID {
        return Err(Error::Damaged("another program's database".into()));
    }
    if found > FORMAT {
        return Err(Error::NewerData { found, known: FORMAT });
    }
    Ok(found)
}

fn migrate(writer: &mut Connection, found: i64, environment: &dyn Environment) -> Result<()> {
    if found == 0 {
        let transaction = writer.transaction()?;
        transaction.execute_batch(include_str!("sql/journal.sql"))?;
        transaction.execute_batch(include_str!("sql/local.sql"))?;
        transaction.execute_batch(include_str!("sql/view.sql"))?;
        state::set(&transaction, state::FOLD, FOLD)?;
        state::set(&transaction, state::DEVICE, environment.new_id().as_bytes().as_slice())?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", FORMAT)?;
        transaction.commit()?;
        return Ok(());
    }
    // Stores made before drafts said what their form opened with.
    let told: bool = writer.query_row(
        "SELECT EXISTS (SELECT 1 FROM pragma_table_info('local_draft') WHERE name = 'opened')",
        [],
        |row| row.get(0),
    )?;
    if !told {
        writer.execute_batch("ALTER TABLE local_draft ADD COLUMN opened TEXT NOT NULL DEFAULT ''")?;
    }
    let fold: Option<i64> = state::get(writer, state::FOLD)?;
    if fold != Some(FOLD) {
        let transaction = writer.transaction()?;
        rebuild::all(&transaction)?;
        state::set(&transaction, state::FOLD, FOLD)?;
        transaction.commit()?;
    }
    Ok(())
}

/// A copied file is another run of the store: two that went on writing as one device would give different entries the
/// same name. A copy is another file to the system, also under the same name; a folder that was moved is not.
fn own(writer: &Connection, path: &Path, environment: &dyn Environment) -> Result<()> {
    let file = fs::metadata(path).map_err(|error| io(&error))?.ino().to_be_bytes();
    let known: Option<Vec<u8>> = state::get(writer, state::FILE)?;
    if known.as_deref() == Some(file.as_slice()) {
        return Ok(());
    }
    if known.is_some() {
        state::set(writer, state::DEVICE, environment.new_id().as_bytes().as_slice())?;
    }
    state::set(writer, state::FILE, file.as_slice())
}

fn io(error: &std::io::Error) -> Error {
    match error.kind() {
        ErrorKind::StorageFull => Error::StorageFull,
        // `AlreadyExists`: a file stands where the folder should be.
        ErrorKind::PermissionDenied
        | ErrorKind::ReadOnlyFilesystem
        | ErrorKind::NotADirectory
        | ErrorKind::AlreadyExists => Error::ReadOnly,
        ErrorKind::NotFound => Error::ReadOnly,
        kind => Error::Bug(format!("file: {kind}")),
    }
}
