//! 4.16 and D29: each row, both sides of each boundary.

use chrono::NaiveDate;

use super::*;
use crate::rules::Rules;
use crate::rules::calendar::Campaign;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rule(id: &str) -> &'static Campaign {
    Rules::bundled().unwrap().calendars.supplements.campaign(id).unwrap()
}

/// State and dose of one month.
fn of(id: &str, birth: &str, given: &[&str], month: &str, today: &str) -> Option<(CampaignState, String)> {
    let given: Vec<Option<NaiveDate>> = given.iter().map(|on| Some(day(on))).collect();
    let calendar = campaign(rule(id), day(birth), &given, day(today));
    let line = calendar.lines.iter().find(|line| line.month == day(month))?;
    Some((line.state, line.band.dose.clone()))
}

fn state(id: &str, birth: &str, month: &str, today: &str) -> Option<CampaignState> {
    of(id, birth, &[], month, today).map(|(state, _)| state)
}

#[test]
fn vitamin_a_is_due_in_february_and_august_late_to_the_end_of_the_next_month_then_terlewat() {
    use CampaignState::{Due, Late, Missed, NotYet};
    for (month, before, first, last, late, late_end, over) in [
        ("2026-02-01", "2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"),
        ("2026-08-01", "2026-07-31", "2026-08-01", "2026-08-31", "2026-09-01", "2026-09-30", "2026-10-01"),
    ] {
        for (today, expected) in
            [(before, NotYet), (first, Due), (last, Due), (late, Late), (late_end, Late), (over, Missed)]
        {
            assert_eq!(state("vitamin_a", "2024-01-10", month, today), Some(expected), "{today}");
        }
    }
    assert_eq!(
        state("vitamin_a", "2022-01-10", "2024-02-01", "2024-02-29"),
        Some(Due),
        "a leap year's last day"
    );
    assert_eq!(state("vitamin_a", "2022-01-10", "2024-02-01", "2024-03-01"), Some(Late));
}

#[test]
fn blue_from_6_to_11_months_red_from_12_to_59() {
    let dose = |birth, today: &str| {
        let month = format!("{}-01", &today[..7]);
        of("vitamin_a", birth, &[], &month, today)
            .filter(|(state, _)| *state == CampaignState::Due)
            .map(|(_, dose)| dose)
    };
    let (blue, red) = ("Kapsul biru 100.000 SI", "Kapsul merah 200.000 SI");
    assert_eq!(dose("2026-02-11", "2026-08-10"), None, "5 months 30 days");
    assert_eq!(dose("2026-02-10", "2026-08-10").as_deref(), Some(blue), "6 months");
    assert_eq!(dose("2025-08-11", "2026-08-10").as_deref(), Some(blue), "11 months 30 days");
    assert_eq!(dose("2025-08-10", "2026-08-10").as_deref(), Some(red), "12 months");
    assert_eq!(dose("2021-08-11", "2026-08-10").as_deref(), Some(red), "59 months");
    assert_eq!(dose("2021-08-10", "2026-08-10"), None, "60 months");
    // Six months only in September: not of the August round.
    assert_eq!(of("vitamin_a", "2026-03-01", &[], "2026-08-01", "2026-09-15"), None);
}

#[test]
fn blue_is_given_once_red_every_time() {
    // Seven months in August, 13 in February: both. Eleven months on 1 February after a blue capsule: red when 12.
    let birth = "2025-02-15";
    let line = |given: &[&str], month, today| of("vitamin_a", birth, given, month, today);
    assert_eq!(
        line(&[], "2026-02-01", "2026-02-10").unwrap().1,
        "Kapsul biru 100.000 SI",
        "the first was missed"
    );
    let after = |today| line(&["2025-08-20"], "2026-02-01", today);
    assert_eq!(after("2026-02-14").unwrap().0, CampaignState::NotYet);
    assert_eq!(after("2026-02-15").unwrap(), (CampaignState::Due, "Kapsul merah 200.000 SI".to_owned()));
    let twice = line(&["2026-08-05"], "2026-08-01", "2026-08-06").unwrap();
    assert_eq!(twice.0, CampaignState::Given { on: day("2026-08-05") });
    assert_eq!(line(&["2026-08-05"], "2027-02-01", "2027-02-01").unwrap().0, CampaignState::Due);
}

#[test]
fn a_capsule_outside_the_round_counts_for_none_and_is_kept() {
    let given = [Some(day("2026-05-10")), None, Some(day("2026-09-30")), Some(day("2023-12-31"))];
    let calendar = campaign(rule("vitamin_a"), day("2024-01-10"), &given, day("2026-10-05"));
    assert_eq!(calendar.outside, [day("2026-05-10")]);
    assert_eq!(calendar.undated, 1);
    assert_eq!(calendar.impossible, [day("2023-12-31")], "before birth");
    let august = calendar.lines.iter().find(|line| line.month == day("2026-08-01")).unwrap();
    assert_eq!(august.state, CampaignState::Given { on: day("2026-09-30") }, "late, but in its round");
    let february = calendar.lines.iter().find(|line| line.month == day("2026-02-01")).unwrap();
    assert_eq!(february.state, CampaignState::Missed);
}

#[test]
fn deworming_in_august_half_a_tablet_under_24_months() {
    let dose = |id, birth, today| of(id, birth, &[], "2026-08-01", today).map(|(_, dose)| dose);
    let (half, one) = ("Albendazol 200 mg (½ tablet)", "Albendazol 400 mg (1 tablet)");
    assert_eq!(
        dose("deworming", "2025-08-16", "2026-08-15"),
        Some(half.to_owned()),
        "from the 16th, when 12 months"
    );
    assert_eq!(
        of("deworming", "2025-08-16", &[], "2026-08-01", "2026-08-15").unwrap().0,
        CampaignState::NotYet
    );
    assert_eq!(dose("deworming", "2025-08-15", "2026-08-15").as_deref(), Some(half), "12 months");
    assert_eq!(dose("deworming", "2024-08-16", "2026-08-15").as_deref(), Some(half), "23 months");
    assert_eq!(dose("deworming", "2024-08-15", "2026-08-15").as_deref(), Some(one), "24 months");
    assert_eq!(dose("deworming", "2021-08-16", "2026-08-15").as_deref(), Some(one), "59 months");
    assert_eq!(dose("deworming", "2021-08-01", "2026-08-15"), None, "60 months");
    assert_eq!(state("deworming", "2024-01-01", "2026-08-01", "2026-09-30"), Some(CampaignState::Late));
    assert_eq!(state("deworming", "2024-01-01", "2026-08-01", "2026-10-01"), Some(CampaignState::Missed));
    assert_eq!(state("deworming", "2024-01-01", "2026-02-01", "2026-02-10"), None, "once a year (C14)");
    // School age: from 72 months to 14 years.
    assert_eq!(dose("deworming_school", "2020-08-15", "2026-08-15").as_deref(), Some(one));
    assert_eq!(dose("deworming_school", "2011-08-16", "2026-08-15").as_deref(), Some(one), "14 years");
    assert_eq!(dose("deworming_school", "2011-08-01", "2026-08-15"), None, "15 years");
}
