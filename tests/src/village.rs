//! The made-up village of the tests and benches: made once, kept in `target/village`, copied for use.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use rusqlite::Connection;
use sakukader_core::demo::{self, Plan};
use sakukader_core::screen::form::FormRef;
use tempfile::TempDir;
use uuid::Uuid;

use crate::phone::Phone;

/// The day on which the villages are looked at.
pub const TODAY: NaiveDate = Plan::benchmark().until;

/// A few houses over half a year, for tests.
pub const SMALL: Plan = Plan { seed: 9, households: 24, people: 96, months: 5, until: TODAY };

/// A village in a store of its own, with what is in it, by id.
pub struct Village {
    /// The phone.
    pub phone: Phone,
    /// Every household, the one with the longest history first.
    pub households: Vec<String>,
    /// Those who are pregnant, the longest history first.
    pub pregnant: Vec<String>,
    /// Children below six years, the most weighed first.
    pub children: Vec<String>,
    /// Home visits with their household, newest first.
    pub visits: Vec<(String, String)>,
    /// Sheets of home visits, newest first.
    pub sheets: Vec<FormRef>,
    folder: TempDir,
}

impl Village {
    /// The village of a plan, made anew.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn made(plan: &Plan) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let phone = found(folder.path(), plan);
        Self::look(folder, phone)
    }

    /// A copy of the village of a plan, which is made when it is not kept.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        keep(plan);
        let folder = copy(&kept(plan));
        let phone = Phone::open(folder.path(), plan.until, 150).expect("the village opens");
        Self::look(folder, phone)
    }

    fn look(folder: TempDir, phone: Phone) -> Self {
        let store = Connection::open(file(folder.path())).expect("the village's file");
        let ids = |sql: &str| ids(&store, sql).into_iter().map(|[id]| id).collect();
        Self {
            households: ids("SELECT s.id FROM view_household h JOIN journal_subject s ON s.id = h.id
                JOIN journal_entry e ON e.subject = s.key GROUP BY s.id ORDER BY count(*) DESC, s.id"),
            pregnant: ids("SELECT p.member FROM view_pregnancy p JOIN journal_subject s ON s.id = p.member
                JOIN journal_entry e ON e.subject = s.key WHERE p.ended_on IS NULL
                GROUP BY s.id ORDER BY count(*) DESC, s.id"),
            children: ids("SELECT m.id FROM view_member m JOIN view_measurement w ON w.member = m.id
                WHERE m.birth_date > date((SELECT max(begun_on) FROM view_visit), '-6 years') AND m.status = 'here'
                GROUP BY m.id ORDER BY count(*) DESC, m.id"),
            visits: self::ids(&store, "SELECT id, household FROM view_visit
                WHERE occasion IS NULL AND finished_on IS NOT NULL ORDER BY begun_on DESC, id DESC LIMIT 200")
            .into_iter()
            .map(|[visit, household]| (visit, household))
            .collect(),
            sheets: sheets(&store),
            phone,
            folder,
        }
    }

    /// The store's file.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        file(self.folder.path())
    }

    /// A copy of the store, with what SQLite has not moved into the file yet.
    #[must_use]
    pub fn copy(&self) -> TempDir {
        copy(self.folder.path())
    }
}

/// Makes the village of a plan and keeps it, unless it is kept already; answers how long that took.
///
/// # Panics
/// When it cannot be made.
pub fn keep(plan: &Plan) -> Option<Duration> {
    let kept = kept(plan);
    if kept.exists() {
        return None;
    }
    fs::create_dir_all(kept.parent().expect("a folder above")).expect("the folder of villages");
    let making = tempfile::tempdir_in(kept.parent().expect("a folder above")).expect("a folder");
    let begin = Instant::now();
    drop(found(making.path(), plan));
    let took = begin.elapsed();
    fs::rename(making.keep(), &kept).expect("the village is kept");
    Some(took)
}

/// Makes the village of a plan in a folder.
///
/// # Panics
/// When it cannot be made.
#[must_use]
pub fn found(folder: &Path, plan: &Plan) -> Phone {
    let mut phone = Phone::open(folder, plan.until, plan.seed).expect("a new store");
    let clock = phone.clock.clone();
    demo::found(&mut phone.saku, clock.fixed(), plan, &mut |_, _| ()).expect("a village");
    phone
}

/// Where the village of a plan is kept; another journal, fold or generator makes another one.
fn kept(plan: &Plan) -> PathBuf {
    let Plan { seed, households, people, months, until } = plan;
    let name = format!("{seed}-{households}-{people}-{months}-{until}-{}", demo::version());
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/village").join(name)
}

fn file(folder: &Path) -> PathBuf {
    folder.join("sakukader.db")
}

/// A copy of the store in a folder, with what SQLite has not moved into its file yet.
///
/// # Panics
/// When it cannot be made.
#[must_use]
pub fn copy(from: &Path) -> TempDir {
    let to = tempfile::tempdir().expect("a temporary folder");
    for name in ["sakukader.db", "sakukader.db-wal"] {
        if from.join(name).exists() {
            fs::copy(from.join(name), to.path().join(name)).expect("a copy");
            // Else it is the first saves that wait until all of the copy is on the disk.
            let copied = fs::File::open(to.path().join(name)).expect("the copy");
            copied.sync_all().expect("the copy is on the disk");
        }
    }
    to
}

fn ids<const COLUMNS: usize>(store: &Connection, sql: &str) -> Vec<[String; COLUMNS]> {
    let mut statement = store.prepare(sql).expect("a query of the tables");
    let row = |row: &rusqlite::Row<'_>| {
        let mut ids = [const { String::new() }; COLUMNS];
        for (column, id) in ids.iter_mut().enumerate() {
            *id = row.get::<_, Uuid>(column)?.to_string();
        }
        Ok(ids)
    };
    statement.query_map([], row).expect("rows").collect::<rusqlite::Result<_>>().expect("ids")
}

fn sheets(store: &Connection) -> Vec<FormRef> {
    let mut statement = store
        .prepare(
            "SELECT c.visit, c.subject, c.form FROM view_conclusion c JOIN view_visit v ON v.id = c.visit
             WHERE v.occasion IS NULL ORDER BY c.on_day DESC, c.visit DESC, c.subject LIMIT 2000",
        )
        .expect("a query of the tables");
    let sheet = |row: &rusqlite::Row<'_>| {
        Ok(FormRef::Sheet {
            visit: row.get::<_, Uuid>(0)?.to_string(),
            subject: row.get::<_, Uuid>(1)?.to_string(),
            form: row.get(2)?,
        })
    };
    statement.query_map([], sheet).expect("rows").collect::<rusqlite::Result<_>>().expect("sheets")
}
