//! What the phone shows: one file a screen, each with the record and the query that fills it.
//!
//! A record is ready to draw: sentences, dates and ages are written here, in Indonesian. Ids are the text form
//! of the UUID of their subject. Nothing in this folder writes.

pub mod checklists;
pub mod emergency;
pub mod follow_up;
pub mod form;
pub mod history;
pub mod home;
pub mod household;
pub(crate) mod life_events;
pub mod lists;
pub mod look_alikes;
pub mod outcome;
pub mod people;
pub mod person;
pub mod questions;
pub mod results;
pub mod rules;
pub mod screenings;
pub mod settings;
pub mod share;
pub mod start;
pub mod visit;

/// What a colour means. Every tone comes with a word or a shape beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// No level: people, places, plain facts.
    Plain,
    /// Level 0, *Baik*.
    Good,
    /// A question of plausibility or a hint.
    Information,
    /// Level 1, *Perlu tindak lanjut*.
    FollowUp,
    /// Level 2, *Rujuk*.
    Refer,
    /// Level 3, *SEGERA*.
    Emergency,
}

/// The pictures the app has; the phone maps each to a drawable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// A house.
    Household,
    /// A place on the map.
    Place,
    /// A person of no special stage.
    Person,
    /// A pregnant woman.
    Pregnant,
    /// A mother after delivery.
    Postpartum,
    /// A baby.
    Infant,
    /// A child.
    Child,
    /// An adolescent.
    Adolescent,
    /// An adult.
    Adult,
    /// An older adult.
    OlderAdult,
    /// All is well.
    Check,
    /// Something to follow up.
    Clock,
    /// Refer.
    Refer,
    /// Emergency.
    Emergency,
    /// A hint.
    Bulb,
    /// Report to the midwife.
    Report,
    /// A home visit.
    Walk,
    /// Telephone.
    Phone,
    /// Ambulance.
    Ambulance,
    /// A correction or edit.
    Edit,
    /// Undone.
    Undo,
    /// Storage or backup.
    Storage,
    /// A measurement.
    Scale,
    /// A danger sign; `Field::picture` names which drawing.
    Sign,
}

/// Where a tap leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The page of a household.
    Household {
        /// The household.
        id: String,
    },
    /// The page of a person.
    Person {
        /// The member.
        id: String,
    },
    /// A visit that has begun.
    Visit {
        /// The visit.
        id: String,
    },
    /// The conclusion of a visit.
    Outcome {
        /// The visit.
        id: String,
    },
    /// One follow-up.
    FollowUp {
        /// The follow-up.
        id: String,
    },
    /// All follow-ups.
    FollowUps,
    /// A form.
    Form {
        /// Which form, about whom.
        form: form::FormRef,
    },
    /// Begin a visit to this household (a command, then its screen).
    BeginVisit {
        /// The household.
        household: String,
    },
    /// Choose the household a member moves into; then its form.
    PickHousehold {
        /// The member.
        member: String,
    },
    /// Choose the other record of a member who is on record twice; then both side by side.
    PickRecord {
        /// The member.
        member: String,
    },
    /// The register with its search.
    People,
    /// What waits for an answer.
    Questions,
    /// What may be screened of someone, and when it is due.
    Screenings {
        /// The member.
        member: String,
    },
    /// *Aturan yang berlaku*: every rule in force.
    Rules,
    /// *Checklist setempat*: the Puskesmas' own checklists.
    Checklists,
    /// *Masukkan daftar*: an existing list is taken in.
    Lists,
    /// Who did what about one subject.
    History {
        /// Household or member.
        id: String,
    },
}

/// A small labelled mark.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chip {
    /// Its word.
    pub text: String,
    /// Its colour.
    pub tone: Tone,
}

/// A line of text with a colour that means something.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// The sentence.
    pub text: String,
    /// Its colour.
    pub tone: Tone,
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// The picture in the leading circle.
    pub icon: Icon,
    /// The circle's colour.
    pub tone: Tone,
    /// First line.
    pub title: String,
    /// Second line.
    pub subtitle: String,
    /// Third line, coloured.
    pub note: Option<Line>,
    /// Mark at the end.
    pub chip: Option<Chip>,
    /// Where it leads; `None` is not to be tapped.
    pub target: Option<Target>,
}

/// A button with what it does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Action {
    /// A verb that says what happens.
    pub label: String,
    /// The picture before it.
    pub icon: Icon,
    /// What it opens.
    pub target: Target,
}

/// A sentence that says where an advice or a rule comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Advice {
    /// What to do or say.
    pub text: String,
    /// Document and page, with version and standing.
    pub source: String,
}
