//! The chips over *Warga*: one stage of life, one need and one RT, which hold together.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::Filter;
use super::roster::{Hit, Slim};
use crate::error::Result;
use crate::life_stage::{LifeFacts, LifeStage, stage};
use crate::register::person::rules;

/// Filters by stage of life.
const STAGES: &[(&str, &str)] = &[
    ("pregnant", "Hamil"),
    ("infant", "Bayi"),
    ("toddler", "Balita"),
    ("preschooler", "Apras"),
    ("school_age", "Usia sekolah"),
    ("adolescent", "Remaja"),
    ("adult", "Dewasa"),
    ("older_adult", "Lansia"),
];
/// Filters by what is needed.
const NEEDS: &[(&str, &str)] = &[
    ("follow_up", "Tindak lanjut"),
    ("question", "Data berbeda"),
    ("incomplete", "Belum lengkap"),
    ("no_nik", "Tanpa NIK"),
    ("unregistered", "Tanpa pendaftaran"),
];
const RT: &str = "rt:";

/// The filters in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    stage: String,
    need: String,
    rt: String,
}

impl Chosen {
    /// From [`Filter::id`].
    pub(super) fn read(filter: &str) -> Self {
        let mut chosen = Self::default();
        for part in filter.split(' ').filter(|part| !part.is_empty()) {
            if part.starts_with(RT) {
                part.clone_into(&mut chosen.rt);
            } else if NEEDS.iter().any(|(id, _)| *id == part) {
                part.clone_into(&mut chosen.need);
            } else {
                part.clone_into(&mut chosen.stage);
            }
        }
        chosen
    }

    fn has(&self, id: &str) -> bool {
        [&self.stage, &self.need, &self.rt].into_iter().any(|part| part == id)
    }

    /// What a tap on a chip makes of it.
    fn tapped(&self, id: &str) -> String {
        let mut next = Self::read(id);
        if self.has(id) {
            next = Self::default();
        }
        let keep = |own: &str, new: String| match (own, new) {
            (own, _) if own == id => String::new(),
            (own, new) if new.is_empty() => own.to_owned(),
            (_, new) => new,
        };
        let parts = [keep(&self.stage, next.stage), keep(&self.need, next.need), keep(&self.rt, next.rt)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

fn needs(one: &Slim) -> [(&'static str, bool); 5] {
    [
        ("follow_up", one.follow_up),
        ("question", one.question),
        // A head that a list knew by name alone.
        ("incomplete", one.registered && (one.birth.is_none() || !one.has_sex)),
        ("no_nik", !one.has_nik && one.registered),
        ("unregistered", !one.registered),
    ]
}

/// Leaves those whom the filters in force let through; answers the chips, counted over everybody found.
pub(super) fn of(
    connection: &Connection,
    people: &mut Vec<Hit<'_>>,
    chosen: &Chosen,
    today: NaiveDate,
) -> Result<Vec<Filter>> {
    let rules = rules()?;
    let homes: Option<HashSet<Uuid>> = match chosen.rt.strip_prefix(RT) {
        Some(rt) => Some(
            connection
                .prepare_cached("SELECT id FROM view_household WHERE rt = ?1")?
                .query_map([rt], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?,
        ),
        None => None,
    };
    let mut counts: Vec<(&str, u32)> = STAGES.iter().chain(NEEDS).map(|(id, _)| (*id, 0)).collect();
    let is_chosen = *chosen != Chosen::default();
    let mut count = |id: &str| {
        if let Some((_, count)) = counts.iter_mut().find(|(own, _)| *own == id) {
            *count += 1;
        }
    };
    people.retain(|Hit { one, .. }| {
        // Whoever moved away or died is of no stage and needs nothing.
        if !one.lives_here() {
            return !is_chosen;
        }
        let stage = stage(rules, &LifeFacts::aged(one.birth, today)).map(named);
        let needed = needs(one);
        if one.pregnant {
            count("pregnant");
        }
        if let Some(stage) = stage {
            count(stage);
        }
        for (need, is) in needed {
            if is {
                count(need);
            }
        }
        let of_stage = match chosen.stage.as_str() {
            "" => true,
            "pregnant" => one.pregnant,
            wanted => stage == Some(wanted),
        };
        let of_need = chosen.need.is_empty() || needed.iter().any(|(need, is)| *is && *need == chosen.need);
        let of_rt =
            homes.as_ref().is_none_or(|homes| one.household.is_some_and(|home| homes.contains(&home)));
        of_stage && of_need && of_rt
    });
    let all = Filter { id: String::new(), label: "Semua".to_owned(), selected: !is_chosen };
    let mut filters = vec![all];
    let counted = counts.iter().zip(STAGES.iter().chain(NEEDS));
    for ((id, count), (_, word)) in counted {
        if *count > 0 || chosen.has(id) {
            filters.push(chip(chosen, id, format!("{word} {count}")));
        }
    }
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT rt FROM view_household WHERE rt <> '' ORDER BY length(rt), rt LIMIT 60",
    )?;
    for rt in statement.query_map([], |row| row.get::<_, String>(0))? {
        let rt = rt?;
        filters.push(chip(chosen, &format!("{RT}{rt}"), format!("RT {rt:0>2}")));
    }
    Ok(filters)
}

fn chip(chosen: &Chosen, id: &str, label: String) -> Filter {
    Filter { id: chosen.tapped(id), label, selected: chosen.has(id) }
}

fn named(stage: LifeStage) -> &'static str {
    match stage {
        LifeStage::Infant => "infant",
        LifeStage::Toddler => "toddler",
        LifeStage::Preschooler => "preschooler",
        LifeStage::SchoolAge => "school_age",
        LifeStage::Adolescent => "adolescent",
        LifeStage::Adult => "adult",
        LifeStage::OlderAdult => "older_adult",
    }
}

#[cfg(test)]
mod tests {
    use super::Chosen;

    #[test]
    fn chips_hold_together_and_are_taken_out_one_by_one() {
        let none = Chosen::read("");
        assert_eq!(none.tapped("toddler"), "toddler");
        let toddlers = Chosen::read("toddler");
        assert_eq!(toddlers.tapped("rt:2"), "toddler rt:2");
        assert_eq!(toddlers.tapped("infant"), "infant");
        assert_eq!(toddlers.tapped("toddler"), "");
        let both = Chosen::read("toddler no_nik rt:2");
        assert_eq!(both.tapped("no_nik"), "toddler rt:2");
        assert_eq!(both.tapped("rt:3"), "toddler no_nik rt:3");
    }
}
