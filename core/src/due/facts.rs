//! Everything the lists may ask about a person.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::checklist::Sex;
use crate::immunization::{Child, DoseRecord};
use crate::life_stage::{Age, LifeFacts};
use crate::postnatal::Contact;
use crate::pregnancy::{Dating, Received, RiskFacts};
use crate::rules::calendar::Finding;

/// A screening, or a measurement that counts as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screening {
    /// As `targets.toml` names it: `blood_pressure`.
    pub kind: String,
    /// The day.
    pub on: NaiveDate,
}

/// A pregnancy that has not ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PregnancyFacts {
    /// HPHT or HPL.
    pub dating: Dating,
    /// Antenatal contacts on record.
    pub contacts: Vec<Contact>,
    /// Tablets, food, classes.
    pub received: Received,
    /// What the risk flags look at; the age is filled in from the birth date.
    pub risk: RiskFacts,
}

/// A person as the lists see her. What is not known is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonFacts {
    /// Birth date.
    pub birth: Option<NaiveDate>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Kemendagri code of the province.
    pub province: Option<String>,
    /// Whether the place is endemic for JE, where the posyandu says so.
    pub endemic: Option<bool>,
    /// School year, 1–12.
    pub grade: Option<u8>,
    /// Married.
    pub married: Option<bool>,
    /// The pregnancy.
    pub pregnancy: Option<PregnancyFacts>,
    /// The last delivery.
    pub delivered: Option<NaiveDate>,
    /// The family says she breastfeeds.
    pub breastfeeding: bool,
    /// KF on record.
    pub mother_contacts: Vec<Contact>,
    /// The mother's vitamin A capsules; `None`: a day not known.
    pub mother_capsules: Vec<Option<NaiveDate>>,
    /// KN on record.
    pub newborn_contacts: Vec<Contact>,
    /// Vaccine doses.
    pub doses: Vec<DoseRecord>,
    /// Vitamin A capsules.
    pub vitamin_a: Vec<Option<NaiveDate>>,
    /// Deworming tablets.
    pub deworming: Vec<Option<NaiveDate>>,
    /// What is known of her health.
    pub findings: BTreeMap<Finding, bool>,
    /// Days on which a child was weighed; `None`: not known.
    pub weighings: Option<Vec<NaiveDate>>,
    /// Earlier screenings; `None`: nothing is known of them.
    pub screenings: Option<Vec<Screening>>,
}

impl PersonFacts {
    /// The age on a day.
    #[must_use]
    pub fn age(&self, day: NaiveDate) -> Option<Age> {
        Age::on(self.birth?, day)
    }

    /// What decides stage, overlays and sheet.
    #[must_use]
    pub fn life(&self, day: NaiveDate) -> LifeFacts {
        LifeFacts {
            day,
            birth: self.birth,
            pregnant: self.pregnancy.is_some(),
            delivered: self.delivered,
            breastfeeding: self.breastfeeding,
        }
    }

    /// What the immunization calendar asks; `None` without a birth date.
    #[must_use]
    pub fn child(&self) -> Option<Child<'_>> {
        Some(Child {
            birth: self.birth?,
            sex: self.sex,
            province: self.province.as_deref(),
            endemic: self.endemic,
            grade: self.grade,
            doses: &self.doses,
        })
    }

    /// What the risk flags look at, with the age.
    #[must_use]
    pub fn risk(&self, day: NaiveDate) -> Option<RiskFacts> {
        let pregnancy = self.pregnancy.as_ref()?;
        let age_years = pregnancy.risk.age_years.or_else(|| self.age(day).map(Age::years));
        Some(RiskFacts { age_years, ..pregnancy.risk })
    }

    /// Capsules or tablets that count for a campaign.
    #[must_use]
    pub fn supplements(&self, given_as: &str) -> &[Option<NaiveDate>] {
        match given_as {
            "vitamin_a" => &self.vitamin_a,
            "deworming" => &self.deworming,
            _ => &[],
        }
    }
}
