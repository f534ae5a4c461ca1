//! Who is due for what: the derived lists of the register.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::header::{AgePoint, RawHeader, RuleFile, own};
use crate::rules::error::Report;
use crate::rules::life_band::Overlay;
use crate::rules::source::{Documents, Source, Standing};

/// Everything `targets.toml` says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct TargetRules {
    /// Version, day, source.
    pub file: RuleFile,
    /// The lists.
    pub targets: Vec<Target>,
}

/// What is known of a person's health beside her age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Obesity by IMT.
    Obese,
    /// Waist over the limit.
    CentralObesity,
    /// Blood pressure over the limit.
    HighBloodPressure,
    /// Has TB.
    TbPatient,
    /// Anaemia.
    Anaemia,
    /// LiLA under 23,5 cm.
    ChronicEnergyDeficiency,
    /// A long-lasting disease.
    ChronicDisease,
    /// A sexually transmitted infection (IMS).
    SexuallyTransmitted,
    /// Smokes.
    Smokes,
}

/// Whose turn it is: everything named must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// From this day of age.
    pub from: Option<AgePoint>,
    /// To this day of age, not included.
    pub until: Option<AgePoint>,
    /// In this school year, where the grade is known; it then counts instead of the age.
    pub grade: Option<(u8, u8)>,
    /// Only women or only men.
    pub female: Option<bool>,
    /// Only the married.
    pub married: bool,
    /// In this state.
    pub overlay: Option<Overlay>,
    /// At least one of these is known.
    pub any_of: Vec<Finding>,
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// A group: nothing is due.
    Member,
    /// At every contact.
    Contact,
    /// Each week from Monday.
    Week,
    /// Each calendar month.
    CalendarMonth,
    /// So many months after the last time (D25).
    Months(u32),
    /// Once while the age or grade fits.
    Once,
}

/// A list that another calendar keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delegate {
    /// A campaign of `supplements.toml`, named by the target's id.
    Supplement,
    /// `immunization.toml`, the doses.
    Immunization,
    /// `immunization.toml`, the school doses.
    School,
    /// `immunization.toml`, the T status.
    Tetanus,
    /// `antenatal.toml`, the contacts.
    Antenatal,
    /// `antenatal.toml`, the risk flags.
    PregnancyRisk,
    /// `antenatal.toml`, the goal named by the target's id.
    Goal,
    /// `postnatal.toml`, KF.
    Postnatal,
    /// `postnatal.toml`, KN.
    Neonatal,
    /// `postnatal.toml`, the mother's capsules.
    MotherVitaminA,
}

/// One list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// `puma`.
    pub id: String,
    /// "Skrining PPOK (PUMA)".
    pub title: String,
    /// Anyone who fits one of these.
    pub who: Vec<Who>,
    /// How often.
    pub period: Period,
    /// Kinds of screening on record that count.
    pub done_by: Vec<String>,
    /// The calendar that keeps it.
    pub by: Option<Delegate>,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

impl TargetRules {
    /// A list by id.
    #[must_use]
    pub fn target(&self, id: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.id == id)
    }

    /// Whether a kind of screening counts for any list.
    #[must_use]
    pub fn knows_screening(&self, kind: &str) -> bool {
        self.targets.iter().any(|target| target.done_by.iter().any(|known| known == kind))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    file: RawHeader,
    target: Vec<RawTarget>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum RawSex {
    Female,
    Male,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWho {
    from: Option<AgePoint>,
    until: Option<AgePoint>,
    grade: Option<(u8, u8)>,
    sex: Option<RawSex>,
    #[serde(default)]
    married: bool,
    overlay: Option<Overlay>,
    #[serde(default)]
    any_of: Vec<Finding>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTarget {
    id: Spanned<String>,
    title: String,
    who: Vec<RawWho>,
    #[serde(default = "member")]
    period: Period,
    #[serde(default)]
    done_by: Vec<String>,
    by: Option<Delegate>,
    source: Option<Spanned<String>>,
    standing: Option<Standing>,
}

fn member() -> Period {
    Period::Member
}

pub(super) fn read(report: &mut Report<'_>, documents: &Documents) -> TargetRules {
    let Some(raw) = report.parse::<Raw>() else { return TargetRules::default() };
    let file = raw.file.read(report, documents);
    let mut targets: Vec<Target> = Vec::new();
    for raw in raw.target {
        let offset = raw.id.span().start;
        let id = raw.id.into_inner();
        if targets.iter().any(|known| known.id == id) {
            report.say(offset, format!("target {id} is there twice"));
        }
        if raw.period != Period::Member && raw.done_by.is_empty() && raw.by.is_none() {
            report.say(offset, "a target with a period needs done_by or by");
        }
        let who: Vec<Who> = raw.who.into_iter().map(who).collect();
        check_ages(report, offset, &who);
        let (source, standing) = own(report, documents, &file, raw.source.as_ref(), raw.standing);
        let (title, period, done_by, by) = (raw.title, raw.period, raw.done_by, raw.by);
        targets.push(Target { id, title, who, period, done_by, by, source, standing });
    }
    TargetRules { file, targets }
}

fn who(raw: RawWho) -> Who {
    Who {
        from: raw.from,
        until: raw.until,
        grade: raw.grade,
        female: raw.sex.map(|sex| matches!(sex, RawSex::Female)),
        married: raw.married,
        overlay: raw.overlay,
        any_of: raw.any_of,
    }
}

fn check_ages(report: &mut Report<'_>, offset: usize, who: &[Who]) {
    if who.is_empty() {
        report.say(offset, "a target needs at least one line of who");
    }
    for one in who {
        if one.from.zip(one.until).is_some_and(|(from, until)| from >= until) {
            report.say(offset, "an age band must end after it begins");
        }
    }
    // Bands that ask for nothing but the age must not overlap: the wider one would hide the other.
    let bare = |one: &&Who| one.any_of.is_empty() && one.overlay.is_none() && one.grade.is_none();
    let mut ages: Vec<(AgePoint, Option<AgePoint>)> =
        who.iter().filter(bare).filter_map(|one| Some((one.from?, one.until))).collect();
    ages.sort_by_key(|(from, _)| *from);
    for pair in ages.windows(2) {
        if let [(_, until), (from, _)] = pair
            && until.is_none_or(|until| until > *from)
        {
            report.say(offset, "age bands overlap");
        }
    }
}
