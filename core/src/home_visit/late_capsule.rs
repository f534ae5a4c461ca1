//! Children of whom capsules or tablets are on record and who did not get this month's: the sweeping of vitamin A and
//! deworming (D29).

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use rusqlite::Connection;
use uuid::Uuid;

use crate::error::Result;
use crate::register::care;
use crate::rules::Rules;
use crate::rules::calendar::Campaign;
use crate::supplement::{CampaignState, campaign};

/// A child with what is late, in words.
pub(super) struct LateCapsule {
    pub(super) household: Uuid,
    pub(super) child: Uuid,
    pub(super) birth: NaiveDate,
    pub(super) titles: Vec<String>,
}

/// Those who live here, have the age and received it before: of the others nothing is known, and not known is not late.
pub(super) fn late_capsules(
    connection: &Connection,
    rules: &Rules,
    today: NaiveDate,
) -> Result<Vec<LateCapsule>> {
    let campaigns: Vec<&Campaign> =
        rules.calendars.supplements.campaigns.iter().filter(|one| may_be_late(one, today)).collect();
    let oldest = campaigns.iter().flat_map(|one| &one.bands).map(|band| band.until_month).max();
    let Some(born_after) = oldest.and_then(|months| today.checked_sub_months(Months::new(months))) else {
        return Ok(Vec::new());
    };
    let cares = care::of_children(connection, rules, born_after, today)?;
    let mut late: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    let mut children = BTreeMap::new();
    let mut statement = connection.prepare_cached(
        "SELECT household, birth_date FROM view_member WHERE id = ?1 AND household IS NOT NULL",
    )?;
    for (child, care) in cares {
        let mut rows = statement.query([child])?;
        let Some(row) = rows.next()? else { continue };
        let (household, Some(birth)) = (row.get::<_, Uuid>(0)?, crate::register::person::day(row, 1)?) else {
            continue;
        };
        for one in &campaigns {
            let received = match one.given_as.as_str() {
                "vitamin_a" => &care.vitamin_a,
                "deworming" => &care.deworming,
                _ => continue,
            };
            let calendar = campaign(one, birth, received, today);
            let is_late = calendar.lines.iter().any(|line| line.state == CampaignState::Late);
            if is_late && !received.is_empty() {
                late.entry(child).or_default().push(one.title.clone());
                children.insert(child, (household, birth));
            }
        }
    }
    Ok(late
        .into_iter()
        .filter_map(|(child, titles)| {
            let (household, birth) = children.get(&child).copied()?;
            Some(LateCapsule { household, child, birth, titles })
        })
        .collect())
}

/// Today is in the months after one of its months in which it may still be given.
fn may_be_late(campaign: &Campaign, today: NaiveDate) -> bool {
    (1..=campaign.late_months).any(|ago| {
        today.checked_sub_months(Months::new(ago)).is_some_and(|then| campaign.months.contains(&then.month()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Children with what their last sheet said, as they are late on a day.
    fn late(today: &str, birth: &str, answers: &[(&str, &str)], asked_on: &str) -> Vec<String> {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("../store/sql/view.sql")).unwrap();
        connection.execute_batch(include_str!("../store/sql/local.sql")).unwrap();
        let (child, visit) = (Uuid::now_v7(), Uuid::now_v7());
        connection
            .execute(
                "INSERT INTO view_member (id, registered, household, status, contradiction, name, search, birth_date, estimated, written)
                 VALUES (?1, 1, ?1, 'here', 0, '', '', ?2, 0, 0)",
                (child, birth),
            )
            .unwrap();
        connection
            .execute(
                "INSERT INTO view_visit (id, household, begun_on) VALUES (?1, ?2, ?3)",
                (visit, child, asked_on),
            )
            .unwrap();
        for (item, value) in answers {
            connection
                .execute(
                    "INSERT INTO view_answer (subject, visit, form, item, version, value, looked_back_at, device, sequence)
                     VALUES (?1, ?2, 'child', ?3, 1, ?4, 1, ?1, 1)",
                    (child, visit, item, format!("{{\"choice\":\"{value}\"}}")),
                )
                .unwrap();
        }
        let late = late_capsules(&connection, Rules::bundled().unwrap(), day(today)).unwrap();
        late.into_iter().flat_map(|one| one.titles).collect()
    }

    #[test]
    fn a_child_is_visited_in_the_month_after_the_one_it_missed() {
        // D29: due in February and August, late to the end of the month after.
        let august = [("BL6", "yes"), ("BL6-bulan", "august")];
        let none: Vec<String> = Vec::new();
        assert_eq!(
            late("2026-02-28", "2024-05-04", &august, "2025-09-10"),
            none,
            "in its month the posyandu gives it"
        );
        assert_eq!(late("2026-03-01", "2024-05-04", &august, "2025-09-10"), ["Vitamin A"]);
        assert_eq!(late("2026-03-31", "2024-05-04", &august, "2025-09-10"), ["Vitamin A"]);
        assert_eq!(late("2026-04-01", "2024-05-04", &august, "2025-09-10"), none, "terlewat");
        let february = [("BL6", "yes"), ("BL6-bulan", "february")];
        assert_eq!(late("2026-03-31", "2024-05-04", &february, "2026-02-10"), none, "received");
        assert_eq!(late("2026-03-31", "2021-03-31", &august, "2025-09-10"), none, "five years old");
        // Of whom nothing is on record, nothing is known.
        assert_eq!(late("2026-03-01", "2024-05-04", &[("BL4-pokok", "yes")], "2025-09-10"), none);
        // Without the month the last capsule before that visit is meant: that of February.
        assert_eq!(late("2026-03-31", "2024-05-04", &[("BL6", "yes")], "2026-02-10"), none);
        assert_eq!(late("2026-09-01", "2024-05-04", &[("BL5", "yes")], "2026-02-10"), ["Obat cacing"]);
    }
}
