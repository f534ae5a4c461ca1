//! Everything in force on a day, for the page *Aturan yang berlaku*.

use chrono::NaiveDate;

use super::form::Form;
use super::library::Rules;
use super::source::{Source, Standing};

/// What kind of rule a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleKind {
    /// A choice where the sources are silent or disagree: *Pilihan*.
    Choice,
    /// A named number: *Batas angka*.
    CutOff,
    /// A named number by sex and age: *Batas menurut umur*.
    Limit,
    /// A checklist: *Lembar*.
    Form,
    /// A rule of a checklist: *Aturan lembar*.
    Rule,
    /// The bands of age: *Kelompok umur*.
    LifeBands,
    /// One of the four outcomes: *Tingkat hasil*.
    Level,
    /// What to do now: *Langkah darurat*.
    Emergency,
    /// Whom to visit and by when: *Urutan kunjungan*.
    VisitPriority,
    /// A line of a calendar: *Jadwal*.
    Calendar,
}

impl RuleKind {
    /// As the page names it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Choice => "Pilihan",
            Self::CutOff => "Batas angka",
            Self::Limit => "Batas menurut umur",
            Self::Form => "Lembar",
            Self::Rule => "Aturan lembar",
            Self::LifeBands => "Kelompok umur",
            Self::Level => "Tingkat hasil",
            Self::Emergency => "Langkah darurat",
            Self::VisitPriority => "Urutan kunjungan",
            Self::Calendar => "Jadwal",
        }
    }

    /// What one finds under it, for a kader or midwife; a checklist is known by its own name.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Choice => "Yang dipilih aplikasi ini bila pedoman diam atau berbeda",
            Self::CutOff => "Mulai angka berapa suatu hasil perlu perhatian",
            Self::Limit => "Batas yang berbeda menurut umur dan jenis kelamin",
            Self::Form | Self::Rule => "Pertanyaan lembar dan artinya",
            Self::LifeBands => "Siapa memakai lembar yang mana",
            Self::Level => "Arti setiap hasil dan yang dilakukan",
            Self::Emergency => "Yang dilakukan sambil menunggu pertolongan",
            Self::VisitPriority => "Siapa yang lebih dulu dikunjungi",
            Self::Calendar => "Kapan imunisasi, kapsul, dan pemeriksaan berikutnya",
        }
    }
}

/// One rule in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// What kind.
    pub kind: RuleKind,
    /// `pregnant`, `BH7.kek`, `pregnant_muac`, `D8`.
    pub id: String,
    /// The checklist a rule belongs to.
    pub form: Option<String>,
    /// What it is about.
    pub title: String,
    /// What it says: the number, the default, the outcome.
    pub says: String,
    /// The checklist's version.
    pub version: Option<u32>,
    /// The first day the checklist is valid.
    pub valid_from: Option<NaiveDate>,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
}

impl Rules {
    /// A checklist and its rules.
    #[must_use]
    pub fn in_force_of(&self, form: &Form) -> Vec<InForce> {
        let mut lines = Vec::new();
        self.of_form(&mut lines, form);
        lines
    }

    /// Every checklist in its version of the day with its rules, every choice, number, list and priority. The
    /// unverified come first, then this app's proposals, transcriptions, official ones; within each by kind and in the
    /// order of the files.
    #[must_use]
    pub fn all_in_force(&self, day: NaiveDate) -> Vec<InForce> {
        let mut lines = Vec::new();
        let plain = |kind, id: &str, title: &str, says: String, source: &Source, standing| InForce {
            kind,
            id: id.to_owned(),
            form: None,
            title: title.to_owned(),
            says,
            version: None,
            valid_from: None,
            source: source.clone(),
            standing,
        };
        for choice in self.cut_offs.choices() {
            let source = Source { key: choice.id.clone(), text: format!("Pilihan {}", choice.id) };
            let says = choice.default.clone();
            lines.push(plain(RuleKind::Choice, &choice.id, &choice.title, says, &source, choice.standing));
        }
        for one in self.cut_offs.all() {
            let says = one.show_with_unit();
            lines.push(plain(RuleKind::CutOff, &one.name, &one.title, says, &one.source, one.standing));
        }
        for one in self.cut_offs.limits() {
            let says = format!("{} {}", one.show(), one.measure.unit());
            lines.push(plain(RuleKind::Limit, &one.name, &one.title, says, &one.source, one.standing));
        }
        for form in self.forms_in_force(day) {
            self.of_form(&mut lines, form);
        }
        if let Some(life) = self.life() {
            lines.push(plain(
                RuleKind::LifeBands,
                "life_stage",
                "Kelompok menurut umur, nifas, dan menyusui",
                format!(
                    "nifas sampai hari ke-{}, menyusui sampai {} bulan",
                    life.postpartum_last_day, life.breastfeeding_until_month
                ),
                &life.source,
                life.standing,
            ));
        }
        for one in self.levels() {
            let id = one.level.number().to_string();
            lines.push(plain(RuleKind::Level, &id, &one.name, one.action.clone(), &one.source, one.standing));
        }
        for one in self.emergencies() {
            let says = one.steps.join(" ");
            lines.push(plain(
                RuleKind::Emergency,
                &one.id,
                "Yang dilakukan sekarang",
                says,
                &one.source,
                one.standing,
            ));
        }
        for one in self.priorities() {
            let says = format!("Dikunjungi pada urutan ke-{}", one.priority);
            let id = format!("urutan {}", one.priority);
            lines.push(plain(RuleKind::VisitPriority, &id, &one.reason, says, &one.source, one.standing));
        }
        self.calendars.in_force(&mut lines);
        lines.sort_by_key(|line| (std::cmp::Reverse(line.standing), line.kind));
        lines
    }

    fn of_form(&self, lines: &mut Vec<InForce>, form: &Form) {
        let line = |kind, id: &str, title: String, says, source: &Source, standing| InForce {
            kind,
            id: id.to_owned(),
            form: Some(form.id.clone()),
            title,
            says,
            version: Some(form.version),
            valid_from: Some(form.valid_from),
            source: source.clone(),
            standing,
        };
        let asked = form.items.iter().filter(|item| !item.is_derived()).count();
        let says = format!("{asked} pertanyaan");
        lines.push(line(RuleKind::Form, &form.id, form.title.clone(), says, &form.source, form.standing));
        for rule in &form.rules {
            let about = rule.item.and_then(|item| form.items.get(item)).map(|item| item.question.as_str());
            let title = about.map_or_else(|| form.title.clone(), str::to_owned);
            let level = self.level(rule.level).map_or("", |text| text.name.as_str());
            let says = format!("{level}: {}", rule.reason.written());
            lines.push(line(RuleKind::Rule, &rule.id, title, says, &rule.source, rule.standing));
        }
    }
}
