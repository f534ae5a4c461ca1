//! The catalogue of facts. Unknown kinds, fields and values are kept in the journal and passed on.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::EntryId;

/// Fields set by an edit: only those changed; `null` empties one.
pub type Fields = BTreeMap<String, Value>;

/// A fact, as it stands in a body.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// `described`: fields of a posyandu, kader, household, member or pregnancy.
    Described(Described),
    /// `head`: who is head of the household.
    Head(Head),
    /// `lived`: an event of where a member lives, or its death.
    Lived(Lived),
    /// `married`: a marriage.
    Married(Married),
    /// `same_person`: two records are of one person.
    SamePerson(Linked),
    /// `different_person`: they are not, however alike they look.
    DifferentPerson(Linked),
    /// `measured`: a number read from an instrument.
    Measured(Measured),
    /// `dosed`: a vaccine dose received.
    Dosed(Dosed),
    /// `ended`: the end of a pregnancy.
    Ended(Ended),
    /// `checklist`: a Puskesmas' own checklist.
    Checklist(Checklist),
    /// `imported`: a list was taken in.
    Imported(Imported),
    /// `begun`: a visit began.
    Begun(Begun),
    /// `finished`: a visit ended.
    Finished(Finished),
    /// `answered`: answers of one sheet in one visit.
    Answered(Answered),
    /// `concluded`: what a sheet came to, as shown.
    Concluded(Concluded),
    /// `reported`: the midwife was told of a follow-up.
    Reported(Reported),
    /// `closed`: what came of a follow-up.
    Closed(Closed),
    /// `revoked`: the command that is this entry's subject is undone.
    Revoked(Revoked),
}

/// Fields of a subject. Class: described and guarded fields.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Described {
    /// Name to value; only what changed.
    pub set: Fields,
    /// The entries whose values the kader saw and replaced, field by field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
    /// The visit in which it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Uuid>,
}

/// The head of a household from a day on. Class: dated event. Subject: household.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The member.
    pub member: Uuid,
    /// From when; `None`: since before the register began.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// Kinds of life event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LifeEvent {
    /// Born into the household.
    Born,
    /// Moved in, or lived there when the register began.
    MovedIn,
    /// Came back.
    Returned,
    /// Moved away.
    MovedOut,
    /// Died.
    Died,
    /// Of a newer version.
    #[serde(other)]
    Unknown,
}

/// Where a member lives, or its death. Class: dated event; death is terminal. Subject: member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lived {
    /// What happened.
    pub event: LifeEvent,
    /// When, as told; `None`: since before the register began.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// The household moved into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<Uuid>,
    /// Where to, or what the family told.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A marriage. Class: dated event. Subject: member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Married {
    /// When.
    pub on: NaiveDate,
    /// The other's name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub spouse: String,
}

/// What another member's record is to this one's. Class: undirected link. Subject: member, the smaller id of the two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Linked {
    /// The other member.
    pub other: Uuid,
}

/// What is measured; the unit is in the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Body temperature, tenths of a degree Celsius.
    TemperatureTenthsCelsius,
    /// Body weight, grams.
    WeightGrams,
    /// Length or height, millimetres.
    LengthMillimetres,
    /// Head circumference, millimetres.
    HeadCircumferenceMillimetres,
    /// Mid-upper arm circumference (LiLA), millimetres.
    ArmCircumferenceMillimetres,
    /// Blood pressure, the upper value, mmHg.
    SystolicMmhg,
    /// Blood pressure, the lower value, mmHg.
    DiastolicMmhg,
    /// Blood sugar at any time of the day (GDS), mg/dL.
    BloodSugarMgPerDl,
    /// Blood sugar after a night without food (GDP), mg/dL.
    FastingBloodSugarMgPerDl,
    /// Haemoglobin, tenths of g/dL.
    HaemoglobinTenthsGPerDl,
    /// Waist, millimetres.
    WaistMillimetres,
    /// Of a newer version.
    #[serde(other)]
    Unknown,
}

impl Measure {
    /// As stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TemperatureTenthsCelsius => "temperature_tenths_celsius",
            Self::WeightGrams => "weight_grams",
            Self::LengthMillimetres => "length_millimetres",
            Self::HeadCircumferenceMillimetres => "head_circumference_millimetres",
            Self::ArmCircumferenceMillimetres => "arm_circumference_millimetres",
            Self::SystolicMmhg => "systolic_mmhg",
            Self::DiastolicMmhg => "diastolic_mmhg",
            Self::BloodSugarMgPerDl => "blood_sugar_mg_per_dl",
            Self::FastingBloodSugarMgPerDl => "fasting_blood_sugar_mg_per_dl",
            Self::HaemoglobinTenthsGPerDl => "haemoglobin_tenths_g_per_dl",
            Self::WaistMillimetres => "waist_millimetres",
            Self::Unknown => "unknown",
        }
    }
}

/// A measured number. Class: keyed event, by member, day and measure. Subject: member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// UUIDv5 of day and measure in the space of the member.
    pub key: Uuid,
    /// What was measured.
    pub measure: Measure,
    /// When.
    pub on: NaiveDate,
    /// In the measure's unit; `None` takes a value back.
    pub value: Option<i64>,
    /// Entries of the same key whose values this one replaces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
    /// The visit in which it was measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Uuid>,
}

/// A dose. Class: keyed event, by member, antigen and number. Subject: member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dosed {
    /// UUIDv5 of antigen and number in the space of the member.
    pub key: Uuid,
    /// `HB0`, `BCG`, `OPV`, `DPT-HB-Hib`, `PCV`, `RV`, `IPV`, …
    pub antigen: String,
    /// The dose, from 0.
    pub number: i64,
    /// It was received; `false` takes a dose back.
    pub received: bool,
    /// When; `None`: the family or book shows no date.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// Entries of the same key whose values this one replaces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
    /// The visit in which it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Uuid>,
}

/// The end of a pregnancy. Class: dated event, terminal. Subject: pregnancy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ended {
    /// When.
    pub on: NaiveDate,
    /// `delivered`, `stillborn`, `miscarried`, …
    pub outcome: String,
}

/// A Puskesmas' own checklist. Class: keyed event, by form and version. Subject: posyandu.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Checklist {
    /// The id in the file.
    pub form: String,
    /// The version in the file.
    pub version: u32,
    /// What the file was called.
    pub name: String,
    /// The file, as in `docs/rules.md`.
    pub text: String,
    /// It is offered; `false`: no longer, and what was answered on it stays readable.
    pub offered: bool,
    /// Entries of the same form and version that this one replaces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// A list of another program was taken in by this command. Class: dated event. Subject: posyandu.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// Which table of columns it had: `sigizi_download`, `household_list`, …
    pub list: String,
    /// What the file was called.
    pub name: String,
    /// How many people were new.
    pub people: u32,
    /// The day.
    pub on: NaiveDate,
}

/// A visit began, or another occasion on which sheets are filled. Class: dated event. Subject: visit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Begun {
    /// The household visited, or that of the member; `None`: she is in none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<Uuid>,
    /// The day.
    pub on: NaiveDate,
    /// `screening`: opened from a person's page, no home visit; `None`: a home visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<String>,
}

/// A visit ended. Class: keyed event, one a visit. Subject: visit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finished {
    /// The day.
    pub on: NaiveDate,
    /// When to come again.
    #[serde(default)]
    pub next_on: Option<NaiveDate>,
    /// Why then.
    #[serde(default)]
    pub next_reason: String,
    /// Former endings of this visit that this one replaces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// Answers of one sheet in one visit; only those changed. Class: described fields. Subject: household or member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// The visit.
    pub visit: Uuid,
    /// The form.
    pub form: String,
    /// The form's version.
    pub version: u32,
    /// Item to answer; `null` takes an answer back. A measured number or dose is `{"see": key}`.
    pub set: Fields,
    /// The entries whose answers the kader saw and replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// One finding of a conclusion, as shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConcludedFinding {
    /// The item.
    pub item: String,
    /// 0 Baik, 1 Tindak lanjut, 2 Rujuk, 3 SEGERA.
    pub level: u8,
    /// In words.
    pub reason: String,
    /// What lists say instead, which others may look at over the kader's shoulder; `None`: the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discreet: Option<String>,
    /// What the kader does.
    #[serde(default)]
    pub advice: String,
    /// What to say to the family.
    #[serde(default)]
    pub say: String,
    /// Document and page, version and standing.
    #[serde(default)]
    pub source: String,
    /// The rule and its version.
    #[serde(default)]
    pub rule: String,
    /// Report category of the weekly evaluation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
}

impl ConcludedFinding {
    /// What a list says of it.
    #[must_use]
    pub fn listed(&self) -> &str {
        self.discreet.as_deref().unwrap_or(&self.reason)
    }
}

/// The one follow-up of a conclusion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConcludedFollowUp {
    /// UUIDv5 of form and subject in the space of the visit.
    pub id: Uuid,
    /// The finding it comes from.
    pub item: String,
    /// Due on.
    pub due_on: NaiveDate,
    /// To be reported to the midwife.
    #[serde(default)]
    pub report: bool,
    /// Of several sheets of one level in one visit the smallest is asked for; `None`: before all others were ranked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
}

/// What a sheet came to, as shown; never computed again. Class: keyed event, by visit and form. Subject: household
/// or member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Concluded {
    /// The visit.
    pub visit: Uuid,
    /// The form.
    pub form: String,
    /// The form's version.
    pub version: u32,
    /// The day.
    pub on: NaiveDate,
    /// 0–3; `None`: the sheet is incomplete, so that nothing is said.
    pub level: Option<u8>,
    /// The verdict as shown: "Baik untuk yang sudah dinilai".
    pub verdict: String,
    /// Every finding.
    #[serde(default)]
    pub findings: Vec<ConcludedFinding>,
    /// The chosen one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<ConcludedFollowUp>,
    /// The former conclusions this one replaces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// The midwife was told. Class: dated event. Subject: household or member of the follow-up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reported {
    /// The follow-up.
    pub follow_up: Uuid,
    /// The conclusion the kader saw: a corrected one is to be reported again.
    pub of: EntryId,
    /// The day.
    pub on: NaiveDate,
}

/// What came of a follow-up. Class: keyed event by follow-up and conclusion. Subject: household or member of the
/// follow-up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Closed {
    /// The follow-up.
    pub follow_up: Uuid,
    /// The conclusion the kader saw: a corrected one opens the follow-up again.
    pub of: EntryId,
    /// The day.
    pub on: NaiveDate,
    /// `done`, `arrived`, `refused`.
    pub result: String,
    /// In her words.
    #[serde(default)]
    pub note: String,
    /// The results of the same conclusion that this one corrects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// A command is undone. Not itself undone: doing it again is a new command. Subject: command.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Revoked {}

/// One kind of fact.
pub(crate) trait Kind: Sized {
    /// As the header carries it.
    const NAME: &'static str;

    /// The fact, where it is of this kind.
    fn of(fact: &Fact) -> Option<&Self>;
}

macro_rules! kinds {
    ($($kind:ident = $name:literal,)*) => {$(
        impl Kind for $kind {
            const NAME: &'static str = $name;

            fn of(fact: &Fact) -> Option<&Self> {
                match fact {
                    Fact::$kind(said) => Some(said),
                    _ => None,
                }
            }
        }
    )*};
}

kinds! {
    Described = "described",
    Head = "head",
    Lived = "lived",
    Married = "married",
    Measured = "measured",
    Dosed = "dosed",
    Ended = "ended",
    Checklist = "checklist",
    Imported = "imported",
    Begun = "begun",
    Finished = "finished",
    Answered = "answered",
    Concluded = "concluded",
    Reported = "reported",
    Closed = "closed",
    Revoked = "revoked",
}

impl Fact {
    /// The kind, as the header carries it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Described(_) => "described",
            Self::Head(_) => "head",
            Self::Lived(_) => "lived",
            Self::Married(_) => "married",
            Self::SamePerson(_) => "same_person",
            Self::DifferentPerson(_) => "different_person",
            Self::Measured(_) => "measured",
            Self::Dosed(_) => "dosed",
            Self::Ended(_) => "ended",
            Self::Checklist(_) => "checklist",
            Self::Imported(_) => "imported",
            Self::Begun(_) => "begun",
            Self::Finished(_) => "finished",
            Self::Answered(_) => "answered",
            Self::Concluded(_) => "concluded",
            Self::Reported(_) => "reported",
            Self::Closed(_) => "closed",
            Self::Revoked(_) => "revoked",
        }
    }

    /// The entries it replaces; `None` for a kind that replaces nothing.
    pub(crate) fn replaces(&self) -> Option<&[EntryId]> {
        match self {
            Self::Described(fact) => Some(&fact.replaces),
            Self::Measured(fact) => Some(&fact.replaces),
            Self::Dosed(fact) => Some(&fact.replaces),
            Self::Checklist(fact) => Some(&fact.replaces),
            Self::Finished(fact) => Some(&fact.replaces),
            Self::Answered(fact) => Some(&fact.replaces),
            Self::Concluded(fact) => Some(&fact.replaces),
            Self::Closed(fact) => Some(&fact.replaces),
            Self::Head(_)
            | Self::Lived(_)
            | Self::Married(_)
            | Self::SamePerson(_)
            | Self::DifferentPerson(_)
            | Self::Ended(_)
            | Self::Imported(_)
            | Self::Begun(_)
            | Self::Reported(_)
            | Self::Revoked(_) => None,
        }
    }

    /// Reads a body; `None` for a kind or shape this version does not know.
    #[must_use]
    pub fn read(kind: &str, body: &[u8]) -> Option<Self> {
        use super::body::fact;
        match kind {
            "described" => fact(body).map(Self::Described),
            "head" => fact(body).map(Self::Head),
            "lived" => fact(body).map(Self::Lived),
            "married" => fact(body).map(Self::Married),
            "same_person" => fact(body).map(Self::SamePerson),
            "different_person" => fact(body).map(Self::DifferentPerson),
            "measured" => fact(body).map(Self::Measured),
            "dosed" => fact(body).map(Self::Dosed),
            "ended" => fact(body).map(Self::Ended),
            "checklist" => fact(body).map(Self::Checklist),
            "imported" => fact(body).map(Self::Imported),
            "begun" => fact(body).map(Self::Begun),
            "finished" => fact(body).map(Self::Finished),
            "answered" => fact(body).map(Self::Answered),
            "concluded" => fact(body).map(Self::Concluded),
            "reported" => fact(body).map(Self::Reported),
            "closed" => fact(body).map(Self::Closed),
            "revoked" => fact(body).map(Self::Revoked),
            _ => None,
        }
    }

    /// The body's bytes.
    pub(crate) fn encode(&self, salt: [u8; 8], at: chrono::DateTime<chrono::Utc>) -> crate::Result<Vec<u8>> {
        use super::body::encode;
        match self {
            Self::Described(fact) => encode(fact, salt, at),
            Self::Head(fact) => encode(fact, salt, at),
            Self::Lived(fact) => encode(fact, salt, at),
            Self::Married(fact) => encode(fact, salt, at),
            Self::SamePerson(fact) | Self::DifferentPerson(fact) => encode(fact, salt, at),
            Self::Measured(fact) => encode(fact, salt, at),
            Self::Dosed(fact) => encode(fact, salt, at),
            Self::Ended(fact) => encode(fact, salt, at),
            Self::Checklist(fact) => encode(fact, salt, at),
            Self::Imported(fact) => encode(fact, salt, at),
            Self::Begun(fact) => encode(fact, salt, at),
            Self::Finished(fact) => encode(fact, salt, at),
            Self::Answered(fact) => encode(fact, salt, at),
            Self::Concluded(fact) => encode(fact, salt, at),
            Self::Reported(fact) => encode(fact, salt, at),
            Self::Closed(fact) => encode(fact, salt, at),
            Self::Revoked(fact) => encode(fact, salt, at),
        }
    }
}
