//! Children of whom doses are on record and one is late: whom to look up in the Buku KIA (DOFU).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use crate::error::Result;
use crate::immunization::{Child, DoseRecord, calendar};
use crate::register::{care, person};
use crate::rules::Rules;

/// A child with what is late, in words.
pub(super) struct LateDose {
    pub(super) household: Uuid,
    pub(super) child: Uuid,
    pub(super) birth: NaiveDate,
    pub(super) labels: Vec<String>,
}

/// Those under five who live here and have at least one dose on record: of the others nothing is known, and not known
/// is not late.
pub(super) fn late_doses(connection: &Connection, rules: &Rules, today: NaiveDate) -> Result<Vec<LateDose>> {
    let plan = &rules.calendars.immunization;
    let Some(until) = rules.calendars.targets.target(LIST).and_then(|list| list.who.first()?.until) else {
        return Ok(Vec::new());
    };
    let Some(since) = today.checked_sub_months(chrono::Months::new(until.months)) else {
        return Ok(Vec::new());
    };
    let province = care::province(connection, rules)?;
    let mut statement = connection.prepare_cached(include_str!("sql/late_dose.sql"))?;
    let mut rows = statement.query([since])?;
    let mut children: BTreeMap<Uuid, (Uuid, NaiveDate, Vec<DoseRecord>)> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let Some(birth) = person::day(row, 2)? else { continue };
        let record = DoseRecord {
            antigen: row.get(3)?,
            // A number no dose has is one the calendar keeps and does not count.
            number: u8::try_from(row.get::<_, i64>(4)?).unwrap_or(0),
            on: person::day(row, 5)?,
        };
        children.entry(row.get(0)?).or_insert((row.get(1)?, birth, Vec::new())).2.push(record);
    }
    let mut late = Vec::new();
    for (child, (household, birth, doses)) in children {
        let facts = Child {
            birth,
            sex: None,
            province: province.as_deref(),
            endemic: None,
            grade: None,
            doses: &doses,
        };
        let calendar = calendar(plan, &facts, today);
        let labels: Vec<String> =
            calendar.lines.iter().filter(|line| line.is_late()).map(|line| line.rule.label.clone()).collect();
        if !labels.is_empty() {
            late.push(LateDose { household, child, birth, labels });
        }
    }
    Ok(late)
}

/// The list whose age says who is looked at.
const LIST: &str = "immunization";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::state;

    const TODAY: &str = "2026-05-04";

    fn store() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("../store/sql/view.sql")).unwrap();
        connection.execute_batch(include_str!("../store/sql/local.sql")).unwrap();
        connection
    }

    fn child(
        connection: &Connection,
        status: &str,
        birth: &str,
        doses: &[(&str, i64, Option<&str>)],
    ) -> Uuid {
        let id = Uuid::now_v7();
        connection
            .execute(
                "INSERT INTO view_member (id, registered, household, status, contradiction, name, search, birth_date, estimated, written)
                 VALUES (?1, 1, ?2, ?3, 0, '', '', ?4, 0, 0)",
                (id, Uuid::now_v7(), status, birth),
            )
            .unwrap();
        for (antigen, number, on) in doses {
            connection
                .execute(
                    "INSERT INTO view_dose (member, antigen, number, on_day, question, device, sequence)
                     VALUES (?1, ?2, ?3, ?4, 0, ?1, 1)",
                    (id, antigen, number, on),
                )
                .unwrap();
        }
        id
    }

    fn late(connection: &Connection) -> Vec<(Uuid, Vec<String>)> {
        let rules = Rules::bundled().unwrap();
        let late = late_doses(connection, rules, TODAY.parse().unwrap()).unwrap();
        late.into_iter().map(|one| (one.child, one.labels)).collect()
    }

    #[test]
    fn a_child_with_a_record_and_a_late_dose_is_visited_one_without_a_record_is_not() {
        let connection = store();
        let bcg = [("BCG", 1, Some("2026-03-01"))];
        let here = child(&connection, "here", "2026-02-20", &bcg);
        child(&connection, "here", "2026-02-20", &[]);
        child(&connection, "away", "2026-02-20", &bcg);
        child(&connection, "here", "2021-05-04", &[("BCG", 1, Some("2021-06-01"))]);
        // Born 20 February 2026: two months old, OPV 1 is late from 20 April, HB0 is no longer given.
        assert_eq!(late(&connection), [(here, vec!["Polio tetes 1".to_owned()])]);
    }

    #[test]
    fn the_province_of_the_posyandu_decides_the_vaccines() {
        let connection = store();
        let posyandu = Uuid::now_v7();
        state::set(&connection, state::POSYANDU, posyandu).unwrap();
        connection
            .execute(
                "INSERT INTO view_field (subject, field, value, device, sequence) VALUES (?1, 'province', '\"Bali\"', ?1, 1)",
                [posyandu],
            )
            .unwrap();
        let record = [
            ("BCG", 1, Some("2026-01-01")),
            ("OPV", 1, Some("2026-01-01")),
            ("OPV", 2, Some("2026-02-20")),
            ("PCV", 1, Some("2026-02-20")),
            ("RV", 1, Some("2026-02-20")),
        ];
        let baby = child(&connection, "here", "2025-12-20", &record);
        let labels = late(&connection);
        assert_eq!(labels.len(), 1);
        assert_eq!(labels[0].0, baby);
        assert!(labels[0].1.contains(&"Heksavalen 1".to_owned()), "{labels:?}");
    }
}
