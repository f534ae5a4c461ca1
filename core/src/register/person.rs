//! A member as screens and sheets need her: age, stage, pregnancy.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use super::care;
use super::names::UNREGISTERED;
use super::text;
use crate::checklist::{Facts, Measured, Sex, weight_at_birth};
use crate::error::{Error, Result};
use crate::journal::fact::Measure as Stored;
use crate::journal::fold::person_of;
use crate::life_stage::{Age, LifeFacts, LifeStage, Overlay, overlays, stage, visit_sheet};
use crate::pregnancy::{self, Dating, possible};
use crate::rules::{Measure, Rules};
use crate::screen::Icon;

/// A pregnancy that has not ended.
#[derive(Clone, Debug)]
pub(crate) struct Pregnancy {
    pub(crate) dating: Dating,
    pub(crate) gravida: Option<i64>,
    pub(crate) spacing_years: Option<i64>,
}

/// Where a member is, by the latest of her life events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whereabouts {
    Here,
    Away,
    Dead,
    /// Nothing was told.
    Unknown,
}

/// One member.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) registered: bool,
    pub(crate) household: Option<Uuid>,
    pub(crate) whereabouts: Whereabouts,
    pub(crate) birth: Option<NaiveDate>,
    /// The birth date is an estimate.
    pub(crate) estimated: bool,
    pub(crate) sex: Option<Sex>,
    pub(crate) relation: Option<String>,
    pub(crate) pregnancy: Option<Pregnancy>,
    /// The last delivery.
    pub(crate) delivered: Option<NaiveDate>,
}

/// The columns [`read`] takes, in order; `m` is `view_member`, `p` its open pregnancy.
pub(crate) const COLUMNS: &str =
    "m.id, m.name, m.registered, m.household, m.status, m.birth_date, m.sex, m.relation,
    p.id, p.last_period, p.due_date, p.gravida, p.spacing_years,
    (SELECT max(ended_on) FROM view_pregnancy WHERE member = m.id AND outcome IN ('delivered', 'stillborn')),
    m.estimated";
/// The join that goes with [`COLUMNS`].
pub(crate) const FROM: &str = "view_member m LEFT JOIN view_pregnancy p ON p.id =
    (SELECT max(id) FROM view_pregnancy WHERE member = m.id AND ended_on IS NULL)";

/// Reads a row of [`COLUMNS`].
pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Person> {
    let name: String = row.get(1)?;
    let pregnancy = row.get::<_, Option<Uuid>>(8)?.is_some().then_some(Pregnancy {
        dating: Dating { last_period: day(row, 9)?, nakes_due_date: day(row, 10)? },
        gravida: row.get(11)?,
        spacing_years: row.get(12)?,
    });
    Ok(Person {
        id: row.get(0)?,
        name: if name.is_empty() { UNREGISTERED.to_owned() } else { name },
        registered: row.get(2)?,
        household: row.get(3)?,
        whereabouts: match row.get::<_, String>(4)?.as_str() {
            "here" => Whereabouts::Here,
            "away" => Whereabouts::Away,
            "dead" => Whereabouts::Dead,
            _ => Whereabouts::Unknown,
        },
        birth: day(row, 5)?,
        estimated: row.get(14)?,
        sex: match row.get::<_, Option<String>>(6)?.as_deref() {
            Some("female") => Some(Sex::Female),
            Some("male") => Some(Sex::Male),
            _ => None,
        },
        relation: row.get(7)?,
        pregnancy,
        delivered: day(row, 13)?,
    })
}

/// A stored day; what a newer version wrote there is no day here.
pub(crate) fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDate>> {
    Ok(row.get::<_, Option<String>>(column)?.and_then(|day| day.parse().ok()))
}

/// One member by the id of any of her records.
pub(crate) fn load(connection: &Connection, id: Uuid) -> Result<Person> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM {FROM} WHERE m.id = ?1"))?
        .query_row([person_of::of(connection, id)?], read)
        .optional()?
        .ok_or(Error::NotFound("member"))
}

/// The members who live in a household: the head first, then by age.
pub(crate) fn of_household(connection: &Connection, household: Uuid) -> Result<Vec<Person>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM} WHERE m.household = ?1 AND m.status = 'here'
         ORDER BY m.relation IS NOT 'head', m.birth_date, m.id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([household], read)?.collect::<rusqlite::Result<_>>()?)
}

/// The members whose last home was a household, and who live there no more, the latest first.
pub(crate) fn formerly_of(connection: &Connection, household: Uuid) -> Result<Vec<Person>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM} WHERE m.household = ?1 AND m.status IN ('away', 'dead')
         ORDER BY m.status_on DESC, m.id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([household], read)?.collect::<rusqlite::Result<_>>()?)
}

/// The children of a mother, the eldest first.
pub(crate) fn children_of(connection: &Connection, mother: Uuid) -> Result<Vec<Person>> {
    let sql = format!("SELECT {COLUMNS} FROM {FROM} WHERE m.mother = ?1 ORDER BY m.birth_date, m.id");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([mother], read)?.collect::<rusqlite::Result<_>>()?)
}

/// The mother of a member, where she is registered here.
pub(crate) fn mother_of(connection: &Connection, member: Uuid) -> Result<Option<Person>> {
    let sql =
        format!("SELECT {COLUMNS} FROM {FROM} WHERE m.id = (SELECT mother FROM view_member WHERE id = ?1)");
    Ok(connection.prepare_cached(&sql)?.query_row([member], read).optional()?)
}

/// Since when a member is where she is.
pub(crate) fn status_on(connection: &Connection, member: Uuid) -> Result<Option<NaiveDate>> {
    let on = connection
        .prepare_cached("SELECT status_on FROM view_member WHERE id = ?1")?
        .query_row([member], |row| day(row, 0))
        .optional()?;
    Ok(on.flatten())
}

/// The head of a household by the latest event, wherever that person is now.
pub(crate) fn head_of(connection: &Connection, household: Uuid) -> Result<Option<Uuid>> {
    let head = connection
        .prepare_cached("SELECT head FROM view_household WHERE id = ?1")?
        .query_row([household], |row| row.get(0))
        .optional()?;
    Ok(head.flatten())
}

/// The rules that ship with the app.
pub(crate) fn rules() -> Result<&'static Rules> {
    Rules::bundled().map_err(|_| Error::Bug("rule files".into()))
}

impl Person {
    fn life(&self, day: NaiveDate) -> LifeFacts {
        LifeFacts {
            pregnant: self.pregnancy.is_some(),
            delivered: self.delivered,
            ..LifeFacts::aged(self.birth, day)
        }
    }

    /// The age on a day.
    pub(crate) fn age(&self, day: NaiveDate) -> Option<Age> {
        self.birth.and_then(|birth| Age::on(birth, day))
    }

    /// "29 th"; "± 71 th" where the birth date is an estimate.
    pub(crate) fn age_short(&self, day: NaiveDate) -> Option<String> {
        self.age(day).map(|age| if self.estimated { text::about(&age.short()) } else { age.short() })
    }

    /// "29 tahun 3 bulan"; "± 71 tahun" where the birth date is an estimate.
    pub(crate) fn age_text(&self, day: NaiveDate) -> Option<String> {
        self.age(day).map(|age| if self.estimated { text::about(&age.rounded()) } else { age.text() })
    }

    /// "4 Mei 1990", "4 Mei 1990 (perkiraan)".
    pub(crate) fn birth_text(&self) -> Option<String> {
        self.birth.map(|birth| text::birth_date(birth, self.estimated))
    }

    /// The stage by age.
    pub(crate) fn stage(&self, day: NaiveDate) -> Option<LifeStage> {
        stage(rules().ok()?, &self.life(day))
    }

    /// Completed weeks of the pregnancy.
    pub(crate) fn weeks(&self, day: NaiveDate) -> Option<i64> {
        pregnancy::weeks(rules().ok()?, &self.pregnancy.as_ref()?.dating, day)
    }

    /// The day of *nifas*, 0 on the day of delivery.
    fn postpartum_day(&self, day: NaiveDate) -> Option<i64> {
        let nifas = overlays(rules().ok()?, &self.life(day)).contains(&Overlay::Postpartum);
        self.delivered.filter(|_| nifas).map(|delivered| (day - delivered).num_days())
    }

    /// She gave birth not more than 42 days ago.
    pub(crate) fn is_postpartum(&self, day: NaiveDate) -> bool {
        self.postpartum_day(day).is_some()
    }

    /// The form of the visit sheet; `None` when there is none for her yet.
    pub(crate) fn sheet(&self, day: NaiveDate) -> Option<&'static str> {
        visit_sheet(rules().ok()?, &self.life(day))
    }

    /// "Hamil 30 minggu", "Nifas hari ke-3", "Bayi", "Lansia", or that the age is not known.
    pub(crate) fn stage_text(&self, day: NaiveDate) -> String {
        match (&self.pregnancy, self.weeks(day)) {
            (Some(_), Some(weeks)) => format!("Hamil {weeks} minggu"),
            (Some(_), None) => "Hamil".to_owned(),
            (None, _) => match (self.postpartum_day(day), self.stage(day)) {
                (Some(since), _) => format!("Nifas hari ke-{since}"),
                (None, Some(stage)) => stage.label().to_owned(),
                (None, None) => "Umur belum diketahui".to_owned(),
            },
        }
    }

    /// "29 th · Hamil 30 minggu", "± 71 th · Lansia".
    pub(crate) fn line(&self, day: NaiveDate) -> String {
        match self.age_short(day) {
            Some(age) => format!("{age} · {}", self.stage_text(day)),
            None => self.stage_text(day),
        }
    }

    /// "hamil 30 minggu", "4 bulan 2 hari": after the name on the emergency screen.
    pub(crate) fn spoken(&self, day: NaiveDate) -> Option<String> {
        if self.pregnancy.is_some() {
            return Some(self.stage_text(day).to_lowercase());
        }
        self.age_text(day)
    }

    /// The picture of her stage.
    pub(crate) fn icon(&self, day: NaiveDate) -> Icon {
        if self.pregnancy.is_some() {
            return Icon::Pregnant;
        }
        if self.postpartum_day(day).is_some() {
            return Icon::Postpartum;
        }
        match self.stage(day) {
            Some(LifeStage::Infant) => Icon::Infant,
            Some(LifeStage::Toddler | LifeStage::Preschooler | LifeStage::SchoolAge) => Icon::Child,
            Some(LifeStage::Adolescent) => Icon::Adolescent,
            Some(LifeStage::Adult) => Icon::Adult,
            Some(LifeStage::OlderAdult) => Icon::OlderAdult,
            None => Icon::Person,
        }
    }

    /// A woman of an age to be pregnant, or one of whom not enough is known to ask.
    pub(crate) fn may_be_pregnant(&self, day: NaiveDate) -> bool {
        rules().is_ok_and(|rules| possible::may_be_pregnant(rules, self.sex, self.age(day)))
    }

    /// Two letters for the circle.
    pub(crate) fn initials(&self) -> String {
        let mut letters = self
            .name
            .split_whitespace()
            .filter(|word| !word.ends_with('.'))
            .filter_map(|word| word.chars().next())
            .flat_map(char::to_uppercase);
        [letters.next(), letters.next()].into_iter().flatten().collect()
    }

    /// What a sheet may ask of the register.
    pub(crate) fn facts(&self, connection: &Connection, day: NaiveDate) -> Result<Facts> {
        let pregnancy = self.pregnancy.as_ref();
        let earlier = measurements(connection, self.id)?;
        let birth_weight = weight_at_birth(&earlier, self.birth);
        let over: Vec<Overlay> = overlays(rules()?, &self.life(day));
        Ok(Facts {
            birth: self.birth,
            sex: self.sex,
            overlays: over,
            weeks_pregnant: self.weeks(day),
            gravida: pregnancy.and_then(|pregnancy| pregnancy.gravida),
            spacing_years: pregnancy.and_then(|pregnancy| pregnancy.spacing_years),
            delivered: self.delivered,
            tb_patient: care::tb_patient(connection, rules()?, self.id, self.household, day)?,
            tb_contact: care::tb_contact(connection, rules()?, self.id, self.household, day)?,
            birth_weight,
            earlier,
            ..Facts::on(day)
        })
    }
}

/// The member's measurements that do not contradict each other.
fn measurements(connection: &Connection, member: Uuid) -> Result<Vec<Measured>> {
    let mut statement = connection.prepare_cached(
        "SELECT measure, on_day, value FROM view_measurement WHERE member = ?1 AND value IS NOT NULL ORDER BY on_day",
    )?;
    let rows = statement.query_map([member], measured)?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(rows.into_iter().flatten().collect())
}

/// Those of them that were said in one visit.
pub(crate) fn measured_in(connection: &Connection, member: Uuid, visit: Uuid) -> Result<Vec<Measured>> {
    let mut statement = connection.prepare_cached(
        "SELECT measure, on_day, value FROM view_measurement
         WHERE member = ?1 AND visit = ?2 AND value IS NOT NULL ORDER BY on_day",
    )?;
    let rows = statement.query_map([member, visit], measured)?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(rows.into_iter().flatten().collect())
}

/// A row of measure, day and value; `None` for what a newer version wrote.
fn measured(row: &Row<'_>) -> rusqlite::Result<Option<Measured>> {
    let (name, day, value) = (row.get::<_, String>(0)?, day(row, 1)?, row.get::<_, i64>(2)?);
    Ok(rule_measure(&name).zip(day).map(|(measure, day)| Measured { measure, day, value }))
}

/// Every measure the rules know beside the journal's name of it.
const MEASURES: &[(Measure, Stored)] = &[
    (Measure::Temperature, Stored::TemperatureTenthsCelsius),
    (Measure::Muac, Stored::ArmCircumferenceMillimetres),
    (Measure::Weight, Stored::WeightGrams),
    (Measure::Length, Stored::LengthMillimetres),
    (Measure::HeadCircumference, Stored::HeadCircumferenceMillimetres),
    (Measure::Systolic, Stored::SystolicMmhg),
    (Measure::Diastolic, Stored::DiastolicMmhg),
    (Measure::BloodSugar, Stored::BloodSugarMgPerDl),
    (Measure::FastingBloodSugar, Stored::FastingBloodSugarMgPerDl),
    (Measure::Haemoglobin, Stored::HaemoglobinTenthsGPerDl),
    (Measure::Waist, Stored::WaistMillimetres),
];

/// What a measure is called.
pub(crate) fn measure_label(measure: Measure) -> &'static str {
    match measure {
        Measure::Temperature => "Suhu tubuh",
        Measure::Weight => "Berat badan",
        Measure::Length => "Panjang / tinggi badan",
        Measure::HeadCircumference => "Lingkar kepala",
        Measure::Muac => "LiLA",
        Measure::Systolic => "Tekanan darah atas",
        Measure::Diastolic => "Tekanan darah bawah",
        Measure::BloodSugar => "Gula darah sewaktu",
        Measure::FastingBloodSugar => "Gula darah puasa",
        Measure::Haemoglobin => "Hb",
        Measure::Waist => "Lingkar perut",
        Measure::Count => "Jumlah",
    }
}

/// The rules' name of a stored measure.
pub(crate) fn rule_measure(name: &str) -> Option<Measure> {
    MEASURES.iter().find(|(_, stored)| stored.as_str() == name).map(|(measure, _)| *measure)
}

/// The journal's name of a rules' measure; `None` for a count, which is an answer of the sheet.
pub(crate) fn fact_measure(measure: Measure) -> Option<Stored> {
    MEASURES.iter().find(|(known, _)| *known == measure).map(|(_, stored)| *stored)
}
