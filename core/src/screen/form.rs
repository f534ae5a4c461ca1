//! Any form: set-up, register, edit and every checklist, drawn from its definition by one Kotlin screen.
//!
//! Values travel as the text the kader typed or the value of the option she chose; the core reads them. A form
//! is opened with a command id, which its save carries, so a second tap saves nothing twice.

use std::collections::HashMap;

use super::{Advice, Chip, Row, Tone, emergency::EmergencyScreen};

/// Which form, about whom.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FormRef {
    /// The posyandu, its area and the kader who holds the phone.
    SetUp,
    /// The posyandu's names and area, later.
    Posyandu,
    /// The numbers of the emergency screen.
    Contacts,
    /// The name of the kader who holds the phone.
    Kader,
    /// A new household with its head.
    NewHousehold {
        /// The name typed in the search, carried over.
        typed: String,
    },
    /// House facts of a household that exists.
    Household {
        /// The household.
        id: String,
    },
    /// A new member of a household.
    NewMember {
        /// The household.
        household: String,
        /// The name typed in the search, carried over.
        typed: String,
    },
    /// A member that exists.
    Member {
        /// The member.
        id: String,
    },
    /// A pregnancy of a member: a new one, or the current one.
    Pregnancy {
        /// The member.
        member: String,
    },
    /// The end of a pregnancy: a birth, which registers the child, a stillbirth or a miscarriage.
    Birth {
        /// The mother.
        mother: String,
    },
    /// A member died.
    Death {
        /// The member.
        member: String,
    },
    /// A member moved away, with others of the household or alone.
    MoveOut {
        /// The member.
        member: String,
    },
    /// A member moves into a household, or comes back to it.
    MoveIn {
        /// The member.
        member: String,
        /// The household.
        household: String,
    },
    /// A member married.
    Marriage {
        /// The member.
        member: String,
    },
    /// A new household out of one that exists.
    Split {
        /// The household that some leave.
        household: String,
    },
    /// Another head of a household.
    NewHead {
        /// The household.
        household: String,
    },
    /// Two values of a guarded field: which one is right.
    Conflict {
        /// The member.
        member: String,
        /// The field.
        field: String,
    },
    /// A checklist in a visit.
    Sheet {
        /// The visit.
        visit: String,
        /// Household or member the sheet is about.
        subject: String,
        /// The rule file's form id.
        form: String,
    },
    /// A screening or another form opened from a person's page: in the visit that is open today, or on an occasion of
    /// its own.
    Screening {
        /// The member.
        member: String,
        /// The rule file's form id.
        form: String,
    },
    /// What came of a follow-up.
    FollowUp {
        /// The follow-up.
        id: String,
    },
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: String,
}

/// What the keyboard should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Keyboard {
    /// Names: each word capitalised.
    Name,
    /// Sentences.
    Text,
    /// Digits only (NIK, telephone).
    Digits,
}

/// How a field is answered.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// Free text.
    Text {
        /// The keyboard.
        keyboard: Keyboard,
        /// The most characters kept; longer text is refused with a sentence, never cut.
        max: u32,
    },
    /// A number, typed on the app's own pad, with a decimal comma.
    Number {
        /// "cm".
        unit: String,
        /// Decimals the instrument shows.
        decimals: u32,
    },
    /// dd-mm-yyyy, typed or picked.
    Date,
    /// One of a few, as segments or tiles by how many and how long they are.
    Choice {
        /// The options.
        options: Vec<Choice>,
    },
    /// Any number of options; the value is their values joined by `,`.
    Many {
        /// The options.
        options: Vec<Choice>,
    },
    /// A danger sign: a named tile. Its value is `yes`, `no` or empty.
    Sign {
        /// Which drawing.
        picture: String,
    },
    /// A paragraph: nothing to answer.
    Note,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Item or field id: `BH2`, `name`.
    pub id: String,
    /// As one would say it.
    pub label: String,
    /// Second line.
    pub help: Option<String>,
    /// How it is answered.
    pub kind: FieldKind,
    /// What is stored or drafted; empty when nothing.
    pub value: String,
    /// "Bulan lalu 23,8 cm".
    pub known: Option<String>,
    /// It must be answered to save.
    pub required: bool,
}

/// A page of a form: what is on the screen at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormPage {
    /// "Ajak bicara".
    pub title: String,
    /// The one big question or instruction, when the page has one.
    pub intro: Option<String>,
    /// The fields, in order; which are shown comes from [`Reaction`].
    pub fields: Vec<Field>,
    /// A page of danger signs: tiles with *Tidak ada satu pun*.
    pub signs: bool,
}

/// A form ready to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormScreen {
    /// Which form.
    pub form: FormRef,
    /// The id its save carries.
    pub command: String,
    /// What the kader sees as it opens, for the core alone to read: its save and its draft carry it.
    pub opened: String,
    /// Today, dd-mm-yyyy: where a date without a value begins to be picked.
    pub today: String,
    /// "Siti Aminah · 30 mgg".
    pub title: String,
    /// "Ibu hamil".
    pub subtitle: Option<String>,
    /// At least one.
    pub pages: Vec<FormPage>,
    /// Where a draft was left.
    pub page: u32,
    /// Half-typed values were found and filled in.
    pub from_draft: bool,
    /// "Simpan keluarga".
    pub save: String,
    /// "Simpan & tambah lagi": saves, and leads on to the form of one more member of the household.
    pub save_and_more: Option<String>,
    /// Sheets show the red telephone.
    pub emergency_button: bool,
    /// "Checklist kunjungan rumah 2024, versi 1 · transkripsi".
    pub source: Option<String>,
    /// It cannot be saved, and why: filled by a newer version of the app.
    pub read_only: Option<String>,
    /// What the values already call for.
    pub reaction: Reaction,
}

/// What a field's value calls for, while typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldNote {
    /// The field.
    pub field: String,
    /// A mark beside it: "Hijau", "belum dinilai".
    pub chip: Option<Chip>,
    /// What cannot be right, in one sentence.
    pub problem: Option<String>,
    /// A banner under it.
    pub advice: Option<Advice>,
    /// The banner's colour.
    pub tone: Tone,
}

/// A choice that fills several fields at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The field it stands under.
    pub field: String,
    /// "Lembang".
    pub title: String,
    /// "Kec. Lembang, Kabupaten Bandung Barat, Jawa Barat".
    pub subtitle: String,
    /// What it fills in.
    pub values: Values,
}

/// The options of a choice that are left for these values; the others are not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The field.
    pub field: String,
    /// [`Choice::value`] of each.
    pub values: Vec<String>,
}

/// What the form looks like for these values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reaction {
    /// Ids of the fields to show.
    pub visible: Vec<String>,
    /// Notes by field.
    pub notes: Vec<FieldNote>,
    /// What a checklist comes to so far: a level by its name, or *Belum lengkap*.
    pub result: Option<Chip>,
    /// Signs that mean *SEGERA* among the answers, by name.
    pub emergencies: Vec<String>,
    /// "2 tanda darurat · lihat tindakan".
    pub emergency_label: Option<String>,
    /// People who look like the one being registered.
    pub lookalikes: Vec<Row>,
    /// What the field that is typed into may mean.
    pub proposals: Vec<Proposal>,
    /// Choices of which not every option is left.
    pub offered: Vec<Offered>,
    /// There is nothing to save for these values: no save is offered.
    pub nothing_to_save: bool,
}

/// The values of a form, by field id.
pub type Values = HashMap<String, String>;

/// A save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormSave {
    /// Which form.
    pub form: FormRef,
    /// The id it was opened with.
    pub command: String,
    /// [`FormScreen::opened`]; empty: what stands now counts as seen.
    pub opened: String,
    /// Every value, also the empty ones.
    pub values: Values,
    /// Ids of the questions the kader answered with yes.
    pub confirmed: Vec<String>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field; empty for the form as a whole.
    pub field: String,
    /// The sentence to show beside it.
    pub sentence: String,
}

/// A question of plausibility, or of what else would be touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// To be sent back in `confirmed`.
    pub id: String,
    /// The field it is about; empty for the form as a whole.
    pub field: String,
    /// "Berat turun 2 kg dari bulan lalu, benar?"
    pub sentence: String,
    /// "Ya, benar".
    pub yes: String,
    /// "Perbaiki".
    pub no: String,
}

/// What a command answers.
#[expect(clippy::large_enum_variant, reason = "one is made a tap, and UniFFI copies it anyway")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is written.
    Done {
        /// The command, for undo; empty when nothing had to be written.
        command: String,
        /// "Tersimpan: Siti Aminah".
        sentence: String,
        /// Subjects whose screens are to be drawn again.
        changed: Vec<String>,
        /// The next screen, when there is an obvious one.
        next: Option<super::Target>,
        /// The household somebody was registered in, where one more may follow.
        household: Option<String>,
        /// The emergency screen, when the answer is level 3.
        emergency: Option<EmergencyScreen>,
    },
    /// Nothing is written: these must be put right.
    Problems {
        /// At least one.
        problems: Vec<Problem>,
    },
    /// Nothing is written: say yes, or put it right.
    Questions {
        /// At least one.
        questions: Vec<Question>,
    },
}
