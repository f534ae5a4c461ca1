//! Stage by age, and what lies over it.

use chrono::NaiveDate;

use super::{Age, LifeStage, Overlay};
use crate::rules::Rules;

/// What decides the stage of a member on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LifeFacts {
    /// The day.
    pub day: NaiveDate,
    /// Birth date.
    pub birth: Option<NaiveDate>,
    /// A pregnancy is recorded and has not ended.
    pub pregnant: bool,
    /// The last delivery.
    pub delivered: Option<NaiveDate>,
    /// The family says she breastfeeds.
    pub breastfeeding: bool,
}

impl LifeFacts {
    /// Only a birth date.
    #[must_use]
    pub fn aged(birth: Option<NaiveDate>, day: NaiveDate) -> Self {
        Self { day, birth, pregnant: false, delivered: None, breastfeeding: false }
    }
}

/// The stage by age; `None` without a birth date or before birth.
#[must_use]
pub fn stage(rules: &Rules, facts: &LifeFacts) -> Option<LifeStage> {
    let age = Age::on(facts.birth?, facts.day)?;
    rules.life()?.stage(age.months())
}

/// Pregnant, postpartum (0–42 days), breastfeeding (from day 43, while the family says so, to 24 months: D24).
/// A girl of 17 who is pregnant is both adolescent and pregnant.
#[must_use]
pub fn overlays(rules: &Rules, facts: &LifeFacts) -> Vec<Overlay> {
    let mut overlays = Vec::new();
    if facts.pregnant {
        overlays.push(Overlay::Pregnant);
    }
    let since = facts.delivered.and_then(|delivered| Age::on(delivered, facts.day));
    if let (Some(since), Some(life)) = (since, rules.life()) {
        if since.days() <= life.postpartum_last_day {
            overlays.push(Overlay::Postpartum);
        } else if facts.breastfeeding && since.months() < life.breastfeeding_until_month {
            overlays.push(Overlay::Breastfeeding);
        }
    }
    overlays
}

/// The form of the sheet a visit asks of this member; `None` when there is none for her yet.
#[must_use]
pub fn visit_sheet<'a>(rules: &'a Rules, facts: &LifeFacts) -> Option<&'a str> {
    let months = facts.birth.and_then(|birth| Age::on(birth, facts.day)).map(Age::months);
    rules.life()?.sheet(&overlays(rules, facts), months)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn rules() -> &'static Rules {
        Rules::bundled().unwrap()
    }

    fn on_may_4(birth: &str) -> LifeFacts {
        LifeFacts::aged(Some(day(birth)), day("2026-05-04"))
    }

    #[test]
    fn bands_meet_without_gap_or_overlap() {
        // C7: the last day of each band and the first of the next.
        for (last, first, before, after) in [
            ("2025-05-05", "2025-05-04", LifeStage::Infant, LifeStage::Toddler),
            ("2021-05-05", "2021-05-04", LifeStage::Toddler, LifeStage::Preschooler),
            // 71 and 72 months.
            ("2020-05-05", "2020-05-04", LifeStage::Preschooler, LifeStage::SchoolAge),
            // 14 and 15 years.
            ("2011-05-05", "2011-05-04", LifeStage::SchoolAge, LifeStage::Adolescent),
            // 18 and 19 years.
            ("2007-05-05", "2007-05-04", LifeStage::Adolescent, LifeStage::Adult),
            // 59 and 60 years.
            ("1966-05-05", "1966-05-04", LifeStage::Adult, LifeStage::OlderAdult),
        ] {
            assert_eq!(stage(rules(), &on_may_4(last)), Some(before), "{last}");
            assert_eq!(stage(rules(), &on_may_4(first)), Some(after), "{first}");
        }
        assert_eq!(stage(rules(), &on_may_4("2026-05-04")), Some(LifeStage::Infant), "born today");
        assert_eq!(stage(rules(), &on_may_4("2026-05-05")), None, "born tomorrow");
        assert_eq!(stage(rules(), &LifeFacts::aged(None, day("2026-05-04"))), None);
    }

    #[test]
    fn the_infant_sheet_ends_with_six_completed_months_and_the_child_s_with_72() {
        let sheet = |on| visit_sheet(rules(), &LifeFacts::aged(Some(day("2026-01-10")), day(on)));
        assert_eq!(sheet("2026-01-10"), Some("infant"));
        assert_eq!(sheet("2026-07-09"), Some("infant"), "5 months 29 days");
        assert_eq!(sheet("2026-07-10"), Some("child"), "6 months 0 days");
        assert_eq!(sheet("2032-01-09"), Some("child"), "71 months");
        assert_eq!(sheet("2026-01-09"), None, "not born yet");
    }

    #[test]
    fn pregnancy_and_nifas_replace_the_sheet_of_the_age() {
        let girl = LifeFacts { pregnant: true, ..on_may_4("2009-01-01") };
        assert_eq!(visit_sheet(rules(), &girl), Some("pregnant"));
        assert_eq!(stage(rules(), &girl), Some(LifeStage::Adolescent), "she is both");
        let unknown_age = LifeFacts { birth: None, ..girl };
        assert_eq!(visit_sheet(rules(), &unknown_age), Some("pregnant"));
        let delivered = LifeFacts { delivered: Some(day("2026-05-01")), ..on_may_4("1996-01-01") };
        assert_eq!(visit_sheet(rules(), &delivered), Some("postpartum"));
        let again = LifeFacts { pregnant: true, ..delivered };
        assert_eq!(visit_sheet(rules(), &again), Some("pregnant"));
        let day_43 = LifeFacts { delivered: Some(day("2026-03-22")), breastfeeding: true, ..delivered };
        assert_eq!(visit_sheet(rules(), &day_43), Some("adult"));
    }

    #[test]
    fn every_stage_has_its_sheet() {
        // The last day of each sheet and the first of the next: 5 and 6 months, 71 and 72 months, 18 and 19 years,
        // 59 and 60 years.
        for (last, first, before, after) in [
            ("2025-11-05", "2025-11-04", "infant", "child"),
            ("2020-05-05", "2020-05-04", "child", "school_age"),
            ("2007-05-05", "2007-05-04", "school_age", "adult"),
            ("1966-05-05", "1966-05-04", "adult", "older_adult"),
        ] {
            assert_eq!(visit_sheet(rules(), &on_may_4(last)), Some(before), "{last}");
            assert_eq!(visit_sheet(rules(), &on_may_4(first)), Some(after), "{first}");
        }
        assert_eq!(visit_sheet(rules(), &on_may_4("1920-05-04")), Some("older_adult"));
        let unknown = LifeFacts::aged(None, day("2026-05-04"));
        assert_eq!(visit_sheet(rules(), &unknown), None, "no sheet is guessed");
    }

    #[test]
    fn nifas_is_day_0_to_42_then_menyusui_to_24_months_while_she_does() {
        let after = |delivered, breastfeeding| {
            let facts =
                LifeFacts { delivered: Some(day(delivered)), breastfeeding, ..on_may_4("1996-01-01") };
            overlays(rules(), &facts)
        };
        assert_eq!(after("2026-05-04", true), [Overlay::Postpartum]);
        assert_eq!(after("2026-03-23", true), [Overlay::Postpartum], "day 42");
        assert_eq!(after("2026-03-22", true), [Overlay::Breastfeeding], "day 43");
        assert_eq!(after("2026-03-22", false), []);
        assert_eq!(after("2024-05-05", true), [Overlay::Breastfeeding], "a day before 24 months");
        assert_eq!(after("2024-05-04", true), []);
        assert_eq!(after("2026-05-05", true), [], "not yet delivered");
        assert_eq!(
            overlays(rules(), &LifeFacts { pregnant: true, ..on_may_4("1996-01-01") }),
            [Overlay::Pregnant]
        );
    }

    #[test]
    fn stages_and_overlays_have_the_ministry_s_names() {
        assert_eq!(LifeStage::Preschooler.label(), "Apras");
        assert_eq!(LifeStage::OlderAdult.label(), "Lansia");
        assert_eq!(Overlay::Postpartum.label(), "Nifas");
    }
}
