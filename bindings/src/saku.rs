//! The object Kotlin holds: each method is one call into the core.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use sakukader_core::Progress;
use sakukader_core::screen::{
    checklists::ChecklistsScreen,
    emergency::EmergencyScreen,
    follow_up::{FollowUpScreen, FollowUpsScreen},
    form::{Answer, FormRef, FormSave, FormScreen, Reaction},
    history::HistoryScreen,
    home::HomeScreen,
    household::HouseholdScreen,
    lists::{AlikeChoice, ListRowsScreen, ListsScreen, RowGroup},
    look_alikes::LookAlikesScreen,
    outcome::OutcomeScreen,
    people::{PeopleQuery, PeopleScreen},
    person::PersonScreen,
    questions::QuestionsScreen,
    rules::RulesScreen,
    screenings::ScreeningsScreen,
    settings::SettingsScreen,
    share::{OutFile, Shared},
    start::StartScreen,
    visit::VisitScreen,
};

use crate::environment::SystemEnvironment;
use crate::error::{SakuError, guard};

type Result<T> = std::result::Result<T, SakuError>;

/// An open store.
#[derive(uniffi::Object)]
pub struct Saku(sakukader_core::Saku);

/// Handed to a long call and looked at meanwhile, from another thread.
#[derive(uniffi::Object)]
pub struct Watch(Arc<sakukader_core::Watch>);

#[uniffi::export]
impl Watch {
    /// Of a call that has not begun.
    #[uniffi::constructor]
    pub fn new() -> Arc<Self> {
        Arc::new(Self(Arc::default()))
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        self.0.progress()
    }

    /// The call stops at the next step, and nothing is half-done.
    pub fn cancel(&self) {
        self.0.cancel();
    }
}

/// Moves a store that cannot be read aside, under a name that says when, and answers that name.
///
/// # Errors
/// `ReadOnly`, `StorageFull`, `Locked`.
#[uniffi::export]
pub fn set_aside(folder: String) -> Result<String> {
    guard(|| sakukader_core::Saku::set_aside(Path::new(&folder), &SystemEnvironment))
}

/// Throws the practice store in a folder away, so that it begins anew when it is opened again.
///
/// # Errors
/// `Damaged` when it is a real store, `Locked`, `ReadOnly`.
#[uniffi::export]
pub fn discard_practice(folder: String) -> Result<()> {
    guard(|| sakukader_core::Saku::discard_practice(Path::new(&folder)))
}

/// How much of a practice store that is being filled is done, in hundredths; nothing when none is.
#[uniffi::export]
pub fn practice_filled() -> Option<u32> {
    let filled = FILLED.load(Ordering::Relaxed);
    (filled < ALL).then_some(filled)
}

static FILLED: AtomicU32 = AtomicU32::new(ALL);
const ALL: u32 = 100;

fn open_practice(
    folder: &Path,
    environment: Box<SystemEnvironment>,
) -> sakukader_core::Result<sakukader_core::Saku> {
    let tell = &mut |done: usize, of: usize| {
        let hundredths = u32::try_from(done * 100 / of.max(1)).unwrap_or(ALL);
        FILLED.store(hundredths, Ordering::Relaxed);
    };
    let saku = sakukader_core::Saku::open_practice(folder, environment, tell);
    FILLED.store(ALL, Ordering::Relaxed);
    saku
}

#[uniffi::export]
impl Saku {
    /// Opens the store in a folder, or makes a new one there; one to practise on is filled with a made-up posyandu.
    #[uniffi::constructor]
    pub fn open(folder: String, practice: bool) -> Result<Arc<Self>> {
        crate::logging::start();
        let (folder, environment) = (Path::new(&folder), Box::new(SystemEnvironment));
        guard(|| match practice {
            true => open_practice(folder, environment),
            false => sakukader_core::Saku::open(folder, false, environment),
        })
        .map(|saku| Arc::new(Self(saku)))
    }

    /// What to show first.
    pub fn start(&self) -> Result<StartScreen> {
        guard(|| self.0.start())
    }

    /// The kader says that the phone's date is right.
    pub fn confirm_date(&self) -> Result<()> {
        guard(|| self.0.confirm_date())
    }

    /// *Hari ini*.
    pub fn home(&self) -> Result<HomeScreen> {
        guard(|| self.0.home())
    }

    /// *Warga*.
    pub fn people(&self, query: PeopleQuery) -> Result<PeopleScreen> {
        guard(|| self.0.people(&query))
    }

    /// A household.
    pub fn household(&self, id: String) -> Result<HouseholdScreen> {
        guard(|| self.0.household(&id))
    }

    /// A person.
    pub fn person(&self, id: String) -> Result<PersonScreen> {
        guard(|| self.0.person(&id))
    }

    /// A form, with its draft if there is one.
    pub fn form(&self, form: FormRef) -> Result<FormScreen> {
        guard(|| self.0.form(&form))
    }

    /// What the form looks like for these values.
    pub fn react(&self, form: FormRef, values: HashMap<String, String>) -> Result<Reaction> {
        guard(|| self.0.react(&form, &values))
    }

    /// Keeps half-typed values.
    pub fn save_draft(&self, save: FormSave, page: u32) -> Result<()> {
        guard(|| self.0.save_draft(&save, page))
    }

    /// Throws half-typed values away.
    pub fn discard_draft(&self, form: FormRef) -> Result<()> {
        guard(|| self.0.discard_draft(&form))
    }

    /// Saves a form.
    pub fn save(&self, save: FormSave) -> Result<Answer> {
        guard(|| self.0.save(&save))
    }

    /// Writes a level 3 answer the moment it is tapped.
    pub fn record_sign(&self, save: FormSave, sign: String) -> Result<Answer> {
        guard(|| self.0.record_sign(&save, &sign))
    }

    /// Begins a visit, or goes on with the one that is open.
    pub fn begin_visit(&self, household: String) -> Result<Answer> {
        guard(|| self.0.begin_visit(&household))
    }

    /// A visit.
    pub fn visit(&self, id: String) -> Result<VisitScreen> {
        guard(|| self.0.visit(&id))
    }

    /// A visit's conclusion; `next_date` (`dd-mm-yyyy`) is one the kader has picked and not saved yet.
    pub fn outcome(&self, visit: String, next_date: Option<String>) -> Result<OutcomeScreen> {
        guard(|| self.0.outcome(&visit, next_date.as_deref()))
    }

    /// Finishes a visit; `next_date` is `dd-mm-yyyy` or empty.
    pub fn finish_visit(&self, command: String, visit: String, next_date: String) -> Result<Answer> {
        guard(|| self.0.finish_visit(&command, &visit, &next_date))
    }

    /// The emergency screen, about someone or from the red telephone.
    pub fn emergency(&self, member: Option<String>) -> Result<EmergencyScreen> {
        guard(|| self.0.emergency(member.as_deref()))
    }

    /// All follow-ups.
    pub fn follow_ups(&self) -> Result<FollowUpsScreen> {
        guard(|| self.0.follow_ups())
    }

    /// One follow-up.
    pub fn follow_up(&self, id: String) -> Result<FollowUpScreen> {
        guard(|| self.0.follow_up(&id))
    }

    /// The midwife was told, today.
    pub fn report_follow_up(&self, command: String, id: String) -> Result<Answer> {
        guard(|| self.0.report_follow_up(&command, &id))
    }

    /// Who did what about a household or person.
    pub fn history(&self, id: String) -> Result<HistoryScreen> {
        guard(|| self.0.history(&id))
    }

    /// Undoes a command as a whole.
    pub fn undo(&self, command: String, confirmed: Vec<String>) -> Result<Answer> {
        guard(|| self.0.undo(&command, &confirmed))
    }

    /// Does an undone command again, as a new one.
    pub fn redo(&self, command: String) -> Result<Answer> {
        guard(|| self.0.redo(&command))
    }

    /// What waits for an answer.
    pub fn questions(&self) -> Result<QuestionsScreen> {
        guard(|| self.0.questions())
    }

    /// *Skrining* of a person.
    pub fn screenings(&self, member: String) -> Result<ScreeningsScreen> {
        guard(|| self.0.screenings(&member))
    }

    /// *Aturan yang berlaku*.
    pub fn rules(&self) -> Result<RulesScreen> {
        guard(|| self.0.rules())
    }

    /// Takes in a Puskesmas' own checklist from the text of a file.
    pub fn add_checklist(&self, command: String, name: String, text: String) -> Result<Answer> {
        guard(|| self.0.add_checklist(&command, &name, &text))
    }

    /// Offers a Puskesmas' own checklist no longer.
    pub fn withdraw_checklist(&self, command: String, form: String) -> Result<Answer> {
        guard(|| self.0.withdraw_checklist(&command, &form))
    }

    /// *Checklist setempat*.
    pub fn checklists(&self) -> Result<ChecklistsScreen> {
        guard(|| self.0.checklists())
    }

    /// *Catatan ganda*: pairs of records that are likely of one person.
    pub fn look_alike_pairs(&self) -> Result<LookAlikesScreen> {
        guard(|| self.0.look_alike_pairs())
    }

    /// *Tercatat dua kali*: two records that a kader takes for one person's.
    pub fn record_pair(&self, one: String, other: String) -> Result<LookAlikesScreen> {
        guard(|| self.0.record_pair(&one, &other))
    }

    /// Two records are of one person.
    pub fn join_records(&self, command: String, one: String, other: String) -> Result<Answer> {
        guard(|| self.0.join_records(&command, &one, &other))
    }

    /// Two records that look alike are of two people.
    pub fn keep_records_apart(&self, command: String, one: String, other: String) -> Result<Answer> {
        guard(|| self.0.keep_records_apart(&command, &one, &other))
    }

    /// *Masukkan daftar*.
    pub fn lists(&self) -> Result<ListsScreen> {
        guard(|| self.0.lists())
    }

    /// Rows of the list that waits.
    pub fn list_rows(&self, group: RowGroup, page: u32) -> Result<ListRowsScreen> {
        guard(|| self.0.list_rows(group, page))
    }

    /// Reads a list, compares it with the register, and keeps it until the kader says what to do.
    pub fn read_list(&self, name: String, bytes: Vec<u8>, watch: Arc<Watch>) -> Result<Answer> {
        guard(|| self.0.read_list(&name, &bytes, &watch.0))
    }

    /// Compares the list that waits with the register once more.
    pub fn compare_list(&self, watch: Arc<Watch>) -> Result<Answer> {
        guard(|| self.0.compare_list(&watch.0))
    }

    /// What the kader says of a row that looks like somebody.
    pub fn choose_alike(&self, number: u32, choice: AlikeChoice) -> Result<()> {
        guard(|| self.0.choose_alike(number, choice))
    }

    /// Throws the list that waits away.
    pub fn discard_list(&self) -> Result<()> {
        guard(|| self.0.discard_list())
    }

    /// Takes the list in, as one command.
    pub fn take_in_list(&self, command: String, watch: Arc<Watch>) -> Result<Answer> {
        guard(|| self.0.take_in_list(&command, Arc::clone(&watch.0)))
    }

    /// The template of the list of households.
    pub fn list_template(&self) -> OutFile {
        self.0.list_template()
    }

    /// Everybody whom a search in *Warga* finds, as text and as CSV.
    pub fn share_people(&self, query: PeopleQuery) -> Result<Shared> {
        guard(|| self.0.share_people(&query))
    }

    /// The members of a household, as text and as CSV.
    pub fn share_household(&self, id: String) -> Result<Shared> {
        guard(|| self.0.share_household(&id))
    }

    /// *Pengaturan*.
    pub fn settings(&self) -> Result<SettingsScreen> {
        guard(|| self.0.settings())
    }
}
