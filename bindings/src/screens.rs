//! The core's screen records as UniFFI sees them. Each definition repeats its core type field by field; a difference
//! does not compile.

use std::collections::HashMap;

use sakukader_core::Progress;
use sakukader_core::screen::{
    Action, Advice, Chip, Icon, Line, Row, Target, Tone,
    checklists::{ChecklistsScreen, OwnChecklist},
    emergency::{Contact, EmergencyScreen},
    follow_up::{FollowUpScreen, FollowUpsScreen},
    form::{
        Answer, Choice, Field, FieldKind, FieldNote, FormPage, FormRef, FormSave, FormScreen, Keyboard,
        Offered, Problem, Proposal, Question, Reaction,
    },
    history::{HistoryItem, HistoryScreen},
    home::HomeScreen,
    household::HouseholdScreen,
    lists::{
        AlikeChoice, EarlierList, GroupCount, ListRowsScreen, ListedRow, ListsScreen, ReadyList, RowGroup,
    },
    look_alikes::{LookAlikePair, LookAlikeRecord, LookAlikesScreen},
    outcome::{OutcomeCard, OutcomeScreen},
    people::{Filter, Match, PeopleQuery, PeopleScreen, PersonRow, Whom},
    person::{Fact, PersonScreen, TimelineItem},
    questions::QuestionsScreen,
    results::{KmsChart, KmsColour, KmsLine, KmsPoint, PersonResults, ResultLine},
    rules::{RuleGroup, RuleLine, RulesScreen},
    screenings::ScreeningsScreen,
    settings::SettingsScreen,
    share::{OutFile, Shared},
    start::StartScreen,
    visit::VisitScreen,
};

#[uniffi::remote(Enum)]
pub enum Tone {
    Plain,
    Good,
    Information,
    FollowUp,
    Refer,
    Emergency,
}

#[uniffi::remote(Enum)]
pub enum Icon {
    Household,
    Place,
    Person,
    Pregnant,
    Postpartum,
    Infant,
    Child,
    Adolescent,
    Adult,
    OlderAdult,
    Check,
    Clock,
    Refer,
    Emergency,
    Bulb,
    Report,
    Walk,
    Phone,
    Ambulance,
    Edit,
    Undo,
    Storage,
    Scale,
    Sign,
}

#[uniffi::remote(Enum)]
pub enum Target {
    Household { id: String },
    Person { id: String },
    Visit { id: String },
    Outcome { id: String },
    FollowUp { id: String },
    FollowUps,
    Form { form: FormRef },
    BeginVisit { household: String },
    PickHousehold { member: String },
    PickRecord { member: String },
    People,
    Questions,
    Screenings { member: String },
    Rules,
    Checklists,
    Lists,
    History { id: String },
}

#[uniffi::remote(Record)]
pub struct Chip {
    pub text: String,
    pub tone: Tone,
}

#[uniffi::remote(Record)]
pub struct Line {
    pub text: String,
    pub tone: Tone,
}

#[uniffi::remote(Record)]
pub struct Row {
    pub icon: Icon,
    pub tone: Tone,
    pub title: String,
    pub subtitle: String,
    pub note: Option<Line>,
    pub chip: Option<Chip>,
    pub target: Option<Target>,
}

#[uniffi::remote(Record)]
pub struct Action {
    pub label: String,
    pub icon: Icon,
    pub target: Target,
}

#[uniffi::remote(Record)]
pub struct Advice {
    pub text: String,
    pub source: String,
}

#[uniffi::remote(Record)]
pub struct StartScreen {
    pub needs_setup: bool,
    pub date_question: Option<String>,
    pub practice: bool,
}

#[uniffi::remote(Enum)]
pub enum FormRef {
    SetUp,
    Posyandu,
    Contacts,
    Kader,
    NewHousehold { typed: String },
    Household { id: String },
    NewMember { household: String, typed: String },
    Member { id: String },
    Pregnancy { member: String },
    Birth { mother: String },
    Death { member: String },
    MoveOut { member: String },
    MoveIn { member: String, household: String },
    Marriage { member: String },
    Split { household: String },
    NewHead { household: String },
    Conflict { member: String, field: String },
    Sheet { visit: String, subject: String, form: String },
    Screening { member: String, form: String },
    FollowUp { id: String },
}

#[uniffi::remote(Record)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

#[uniffi::remote(Enum)]
pub enum Keyboard {
    Name,
    Text,
    Digits,
}

#[uniffi::remote(Enum)]
pub enum FieldKind {
    Text { keyboard: Keyboard, max: u32 },
    Number { unit: String, decimals: u32 },
    Date,
    Choice { options: Vec<Choice> },
    Many { options: Vec<Choice> },
    Sign { picture: String },
    Note,
}

#[uniffi::remote(Record)]
pub struct Field {
    pub id: String,
    pub label: String,
    pub help: Option<String>,
    pub kind: FieldKind,
    pub value: String,
    pub known: Option<String>,
    pub required: bool,
}

#[uniffi::remote(Record)]
pub struct FormPage {
    pub title: String,
    pub intro: Option<String>,
    pub fields: Vec<Field>,
    pub signs: bool,
}

#[uniffi::remote(Record)]
pub struct FormScreen {
    pub form: FormRef,
    pub command: String,
    pub opened: String,
    pub today: String,
    pub title: String,
    pub subtitle: Option<String>,
    pub pages: Vec<FormPage>,
    pub page: u32,
    pub from_draft: bool,
    pub save: String,
    pub save_and_more: Option<String>,
    pub emergency_button: bool,
    pub source: Option<String>,
    pub read_only: Option<String>,
    pub reaction: Reaction,
}

#[uniffi::remote(Record)]
pub struct FieldNote {
    pub field: String,
    pub chip: Option<Chip>,
    pub problem: Option<String>,
    pub advice: Option<Advice>,
    pub tone: Tone,
}

#[uniffi::remote(Record)]
pub struct Proposal {
    pub field: String,
    pub title: String,
    pub subtitle: String,
    pub values: HashMap<String, String>,
}

#[uniffi::remote(Record)]
pub struct Offered {
    pub field: String,
    pub values: Vec<String>,
}

#[uniffi::remote(Record)]
pub struct Reaction {
    pub visible: Vec<String>,
    pub notes: Vec<FieldNote>,
    pub result: Option<Chip>,
    pub emergencies: Vec<String>,
    pub emergency_label: Option<String>,
    pub lookalikes: Vec<Row>,
    pub proposals: Vec<Proposal>,
    pub offered: Vec<Offered>,
    pub nothing_to_save: bool,
}

#[uniffi::remote(Record)]
pub struct FormSave {
    pub form: FormRef,
    pub command: String,
    pub opened: String,
    pub values: HashMap<String, String>,
    pub confirmed: Vec<String>,
}

#[uniffi::remote(Record)]
pub struct Problem {
    pub field: String,
    pub sentence: String,
}

#[uniffi::remote(Record)]
pub struct Question {
    pub id: String,
    pub field: String,
    pub sentence: String,
    pub yes: String,
    pub no: String,
}

#[uniffi::remote(Enum)]
pub enum Answer {
    Done {
        command: String,
        sentence: String,
        changed: Vec<String>,
        next: Option<Target>,
        household: Option<String>,
        emergency: Option<EmergencyScreen>,
    },
    Problems {
        problems: Vec<Problem>,
    },
    Questions {
        questions: Vec<Question>,
    },
}

#[uniffi::remote(Record)]
pub struct Contact {
    pub label: String,
    pub number: String,
    pub icon: Icon,
}

#[uniffi::remote(Record)]
pub struct EmergencyScreen {
    pub title: String,
    pub person: Option<String>,
    pub reason: Option<String>,
    pub contacts: Vec<Contact>,
    pub steps: Vec<String>,
    pub source: String,
    pub done_label: Option<String>,
    pub done: Option<Target>,
}

#[uniffi::remote(Record)]
pub struct HomeScreen {
    pub posyandu: String,
    pub date: String,
    pub headline: String,
    pub headline_note: Option<String>,
    pub visits_title: String,
    pub visits: Vec<Row>,
    pub visits_empty: Option<String>,
    pub report: Option<Row>,
    pub questions: Option<Row>,
    pub follow_ups: Option<Row>,
    pub state: Vec<Line>,
    pub next: Action,
}

#[uniffi::remote(Enum)]
pub enum Whom {
    People,
    PeopleBut { member: String },
    Households,
}

#[uniffi::remote(Record)]
pub struct PeopleQuery {
    pub text: String,
    pub filter: String,
    pub page: u32,
    pub whom: Whom,
}

#[uniffi::remote(Record)]
pub struct Match {
    pub start: u32,
    pub end: u32,
}

#[uniffi::remote(Record)]
pub struct Filter {
    pub id: String,
    pub label: String,
    pub selected: bool,
}

#[uniffi::remote(Record)]
pub struct PersonRow {
    pub initials: String,
    pub name: String,
    pub matches: Vec<Match>,
    pub line: String,
    pub household: String,
    pub chip: Option<Chip>,
    pub target: Target,
}

#[uniffi::remote(Record)]
pub struct PeopleScreen {
    pub filters: Vec<Filter>,
    pub rows: Vec<PersonRow>,
    pub more: bool,
    pub count: String,
    pub empty: Option<String>,
    pub register: String,
    pub typed_name: String,
    pub any_household: bool,
}

#[uniffi::remote(Record)]
pub struct HouseholdScreen {
    pub id: String,
    pub title: String,
    pub place: String,
    pub chips: Vec<Chip>,
    pub members_title: String,
    pub members: Vec<Row>,
    pub former_title: String,
    pub former: Vec<Row>,
    pub last_visit: Line,
    pub questions: Vec<Row>,
    pub add_member: Action,
    pub edit: Action,
    pub events: Vec<Action>,
    pub next: Action,
}

#[uniffi::remote(Record)]
pub struct Fact {
    pub label: String,
    pub value: String,
    pub unknown: bool,
}

#[uniffi::remote(Record)]
pub struct TimelineItem {
    pub date: String,
    pub row: Row,
}

#[uniffi::remote(Record)]
pub struct PersonScreen {
    pub id: String,
    pub name: String,
    pub subtitle: String,
    pub chips: Vec<Chip>,
    pub household: Row,
    pub relatives: Vec<Row>,
    pub follow_ups: Vec<Row>,
    pub facts: Vec<Fact>,
    pub joined: Option<Row>,
    pub results: Option<PersonResults>,
    pub questions: Vec<Row>,
    pub timeline: Vec<TimelineItem>,
    pub actions: Vec<Action>,
    pub events: Vec<Action>,
}

#[uniffi::remote(Record)]
pub struct QuestionsScreen {
    pub title: String,
    pub rows: Vec<Row>,
    pub empty: Option<String>,
}

#[uniffi::remote(Record)]
pub struct VisitScreen {
    pub id: String,
    pub title: String,
    pub subtitle: String,
    pub done: u32,
    pub of: u32,
    pub sheets: Vec<Row>,
    pub more_title: String,
    pub more: Vec<Row>,
    pub state: Line,
    pub next: Action,
    pub conclude: Option<Action>,
}

#[uniffi::remote(Record)]
pub struct OutcomeCard {
    pub title: String,
    pub reason: String,
    pub incomplete: Option<Line>,
    pub tone: Tone,
    pub say: Option<String>,
    pub advice: Vec<Advice>,
    pub also: Vec<Line>,
    pub reported: Option<String>,
    pub follow_up: Option<Target>,
    pub sheet: Target,
    pub other_sheets: Vec<Action>,
}

#[uniffi::remote(Record)]
pub struct OutcomeScreen {
    pub id: String,
    pub is_visit: bool,
    pub title: String,
    pub subtitle: String,
    pub cards: Vec<OutcomeCard>,
    pub results: Vec<PersonResults>,
    pub others: Vec<Row>,
    pub next_date: String,
    pub next_date_text: String,
    pub next_reason: String,
    pub finished: bool,
    pub finish: String,
    pub command: String,
}

#[uniffi::remote(Record)]
pub struct FollowUpsScreen {
    pub title: String,
    pub to_report: Vec<Row>,
    pub open: Vec<Row>,
    pub closed: Vec<Row>,
    pub empty: Option<String>,
}

#[uniffi::remote(Record)]
pub struct FollowUpScreen {
    pub id: String,
    pub title: String,
    pub level: String,
    pub tone: Tone,
    pub reason: String,
    pub due: String,
    pub say: Option<String>,
    pub advice: Vec<Advice>,
    pub reported: Option<String>,
    pub closed: Option<String>,
    pub call: Option<Contact>,
    pub can_report: bool,
    pub close: Action,
    pub person: Target,
    pub visit: Target,
    pub command: String,
}

#[uniffi::remote(Record)]
pub struct HistoryItem {
    pub command: String,
    pub title: String,
    pub when: String,
    pub changes: Vec<String>,
    pub undone: bool,
    pub corrected: bool,
    pub can_undo: bool,
    pub can_redo: bool,
    pub tone: Tone,
}

#[uniffi::remote(Record)]
pub struct HistoryScreen {
    pub title: String,
    pub items: Vec<HistoryItem>,
}

#[uniffi::remote(Record)]
pub struct SettingsScreen {
    pub posyandu: Row,
    pub kader: Row,
    pub contacts: Row,
    pub practice: bool,
    pub practice_note: String,
    pub rules: Row,
    pub checklists: Row,
    pub store: Vec<String>,
    pub version: String,
}

#[uniffi::remote(Record)]
pub struct OwnChecklist {
    pub form: String,
    pub title: String,
    pub versions: Vec<String>,
}

#[uniffi::remote(Record)]
pub struct ChecklistsScreen {
    pub title: String,
    pub intro: String,
    pub checklists: Vec<OwnChecklist>,
    pub empty: Option<String>,
    pub questions: Vec<String>,
    pub command: String,
}

#[uniffi::remote(Record)]
pub struct LookAlikeRecord {
    pub name: String,
    pub lines: Vec<String>,
    pub target: Target,
}

#[uniffi::remote(Record)]
pub struct LookAlikePair {
    pub reasons: String,
    pub ids: Vec<String>,
    pub records: Vec<LookAlikeRecord>,
    pub warning: Option<Line>,
    pub command: String,
}

#[uniffi::remote(Record)]
pub struct LookAlikesScreen {
    pub title: String,
    pub intro: String,
    pub pairs: Vec<LookAlikePair>,
    pub empty: Option<String>,
}

#[uniffi::remote(Record)]
pub struct ScreeningsScreen {
    pub member: String,
    pub title: String,
    pub subtitle: String,
    pub occasion: Line,
    pub due_title: String,
    pub due: Vec<Row>,
    pub done_title: String,
    pub done: Vec<Row>,
    pub other_title: String,
    pub other: Vec<Row>,
    pub note: Option<Line>,
    pub empty: Option<String>,
}

#[uniffi::remote(Record)]
pub struct RuleLine {
    pub title: String,
    pub says: String,
    pub detail: String,
    pub source: String,
    pub standing: Chip,
}

#[uniffi::remote(Record)]
pub struct RuleGroup {
    pub title: String,
    pub detail: String,
    pub lines: Vec<RuleLine>,
    pub own: Option<String>,
}

#[uniffi::remote(Record)]
pub struct RulesScreen {
    pub title: String,
    pub subtitle: String,
    pub groups: Vec<RuleGroup>,
    pub questions: Vec<String>,
    pub command: String,
}

#[uniffi::remote(Record)]
pub struct ResultLine {
    pub label: String,
    pub value: String,
    pub chip: Option<Chip>,
}

#[uniffi::remote(Enum)]
pub enum KmsColour {
    Red,
    Orange,
    Median,
    Plain,
}

#[uniffi::remote(Record)]
pub struct KmsLine {
    pub label: String,
    pub colour: KmsColour,
    pub grams: Vec<i32>,
}

#[uniffi::remote(Record)]
pub struct KmsPoint {
    pub month: u32,
    pub grams: i32,
    pub code: String,
    pub tone: Tone,
}

#[uniffi::remote(Record)]
pub struct KmsChart {
    pub title: String,
    pub lines: Vec<KmsLine>,
    pub points: Vec<KmsPoint>,
    pub said: String,
}

#[uniffi::remote(Record)]
pub struct PersonResults {
    pub member: String,
    pub title: String,
    pub lines: Vec<ResultLine>,
    pub family: Option<String>,
    pub midwife: Vec<ResultLine>,
    pub midwife_note: String,
    pub chart: Option<KmsChart>,
}

#[uniffi::remote(Record)]
pub struct Progress {
    pub sentence: String,
    pub done: u32,
    pub of: u32,
}

#[uniffi::remote(Enum)]
pub enum RowGroup {
    New,
    Here,
    Alike,
    Unreadable,
}

#[uniffi::remote(Enum)]
pub enum AlikeChoice {
    Skip,
    Same,
    Other,
}

#[uniffi::remote(Record)]
pub struct GroupCount {
    pub group: RowGroup,
    pub row: Row,
}

#[uniffi::remote(Record)]
pub struct ReadyList {
    pub name: String,
    pub kind: String,
    pub notes: Vec<String>,
    pub groups: Vec<GroupCount>,
    pub take: Option<String>,
    pub stale: bool,
    pub command: String,
}

#[uniffi::remote(Record)]
pub struct EarlierList {
    pub name: String,
    pub line: String,
    pub undone: bool,
    pub can_redo: bool,
    pub command: String,
}

#[uniffi::remote(Record)]
pub struct ListsScreen {
    pub title: String,
    pub intro: String,
    pub largest: u32,
    pub ready: Option<ReadyList>,
    pub earlier: Vec<EarlierList>,
}

#[uniffi::remote(Record)]
pub struct ListedRow {
    pub number: u32,
    pub row: Row,
    pub alike: Option<Row>,
    pub choice: Option<AlikeChoice>,
}

#[uniffi::remote(Record)]
pub struct ListRowsScreen {
    pub title: String,
    pub intro: String,
    pub rows: Vec<ListedRow>,
    pub more: bool,
    pub count: String,
}

#[uniffi::remote(Record)]
pub struct OutFile {
    pub name: String,
    pub kind: String,
    pub bytes: Vec<u8>,
}

#[uniffi::remote(Enum)]
pub enum Shared {
    Ready { title: String, warning: String, text: String, file: OutFile },
    Refused { sentence: String },
}
