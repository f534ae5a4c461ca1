//! Lists of other programs, from outside.

use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::Saku;
use crate::error::{Error, Result};
use crate::exchange::compare::{self, Comparison};
use crate::exchange::list::{self, Choice, List, Verdict};
use crate::exchange::{self, import, share};
use crate::form;
use crate::id;
use crate::register::{names, person};
use crate::screen;
use crate::screen::form::{Answer, Problem};
use crate::screen::lists::{AlikeChoice, ListRowsScreen, ListsScreen, RowGroup};
use crate::screen::people::PeopleQuery;
use crate::screen::share::{OutFile, Shared};
use crate::watch::{Stage, Watch};

/// Lists of other programs.
///
/// # Errors
/// `Cancelled` when the watch says stop, `StorageFull` and the like; nothing is half-done then.
#[allow(clippy::missing_errors_doc)]
impl Saku {
    /// *Masukkan daftar*.
    pub fn lists(&self) -> Result<ListsScreen> {
        self.read(screen::lists::screen)
    }

    /// Rows of the list that waits.
    pub fn list_rows(&self, group: RowGroup, page: u32) -> Result<ListRowsScreen> {
        self.read(|connection| screen::lists::rows(connection, group, page, self.environment.today()))
    }

    /// Reads a list from the bytes of a file called `name`, compares it with the register, and keeps it until the
    /// kader says what to do. Another one that waited is gone.
    pub fn read_list(&self, name: &str, bytes: &[u8], watch: &Watch) -> Result<Answer> {
        watch.begin(Stage::Reading, 0)?;
        let mut list = match list::read(name, bytes, self.environment.today())? {
            Ok(list) => list,
            Err(sentence) => {
                return Ok(Answer::Problems { problems: vec![Problem { field: String::new(), sentence }] });
            }
        };
        self.compare(&mut list, watch)?;
        let command = self.environment.new_id();
        self.store.write(|connection| list::keep(connection, command, &list))?;
        Ok(kept())
    }

    /// Compares the list that waits with the register once more.
    pub fn compare_list(&self, watch: &Watch) -> Result<Answer> {
        let waiting = self.read(list::waiting)?;
        let Some((command, mut list)) = waiting else { return Err(Error::NotFound("list")) };
        self.compare(&mut list, watch)?;
        self.store.write(|connection| list::keep(connection, command, &list))?;
        Ok(kept())
    }

    /// In slices, so that screens are drawn meanwhile; what is written meanwhile shows in the list's stamp.
    fn compare(&self, list: &mut List, watch: &Watch) -> Result<()> {
        watch.begin(Stage::Comparing, list.rows.len())?;
        let kinds = list::kinds()?;
        let kind = kinds.iter().find(|kind| kind.id == list.columns);
        let kind = kind.ok_or(Error::NotFound("list"))?;
        let mut comparison = self.read(|connection| Comparison::begin(connection, list))?;
        for from in (0..list.rows.len()).step_by(SLICE) {
            self.read(|connection| {
                for at in from..list.rows.len().min(from + SLICE) {
                    comparison.row(connection, kind, &mut list.rows, at)?;
                    watch.step()?;
                }
                Ok(())
            })?;
        }
        compare::end(&mut list.rows);
        Ok(())
    }

    /// What the kader says of a row that looks like somebody.
    pub fn choose_alike(&self, number: u32, choice: AlikeChoice) -> Result<()> {
        let chosen = match choice {
            AlikeChoice::Skip => Choice::Skip,
            AlikeChoice::Same => Choice::Same,
            AlikeChoice::Other => Choice::Other,
        };
        self.store.write(|connection| {
            let Some((command, mut list)) = list::waiting(connection)? else {
                return Err(Error::NotFound("list"));
            };
            for row in list.rows.iter_mut().filter(|row| row.number == number) {
                if let Verdict::Alike { choice, .. } = &mut row.verdict {
                    *choice = chosen;
                }
            }
            list::keep(connection, command, &list)
        })
    }

    /// Throws the list that waits away.
    pub fn discard_list(&self) -> Result<()> {
        self.store.write(list::discard)
    }

    /// Takes the list in, as one command.
    pub fn take_in_list(&self, command: &str, watch: Arc<Watch>) -> Result<Answer> {
        self.run(form::command_id(command)?, |ground| import::take_in(ground, watch))
    }

    /// The template of the list of households.
    #[must_use]
    pub fn list_template(&self) -> OutFile {
        OutFile {
            name: exchange::TEMPLATE_NAME.to_owned(),
            kind: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned(),
            bytes: exchange::TEMPLATE.to_vec(),
        }
    }

    /// Everybody whom a search in *Warga* finds, as text and as CSV.
    pub fn share_people(&self, query: &PeopleQuery) -> Result<Shared> {
        self.share(|connection, today| screen::people::listed(connection, &self.roster, query, today))
    }

    /// The members of a household, as text and as CSV.
    pub fn share_household(&self, id: &str) -> Result<Shared> {
        let id = id::parse(id, "household")?;
        self.share(|connection, _| {
            let members = person::of_household(connection, id)?;
            Ok((names::household(connection, id)?, members.into_iter().map(|one| one.id).collect()))
        })
    }

    fn share(
        &self,
        who: impl FnOnce(&Connection, NaiveDate) -> Result<(String, Vec<Uuid>)>,
    ) -> Result<Shared> {
        if self.practice {
            return Ok(share::refused());
        }
        let today = self.environment.today();
        self.read(|connection| {
            let (what, ids) = who(connection, today)?;
            share::people(connection, &what, &ids, today)
        })
    }
}

/// Rows compared in one reading.
const SLICE: usize = 20;

/// Nothing is in the journal yet.
fn kept() -> Answer {
    let (command, sentence) = (String::new(), String::new());
    Answer::Done { command, sentence, changed: Vec::new(), next: None, household: None, emergency: None }
}
