//! Taking a list in: one command, so that it is undone as one.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::compare::{self, is_measured, newest};
use super::list::{self, Choice, List, Listed, Verdict};
use crate::command::{Decision, Ground};
use crate::error::{Error, Result};
use crate::form::household::lives_in;
use crate::form::life_event::birth::relation_to_head;
use crate::form::posyandu::{described, own};
use crate::home_visit::sheet::measure_key;
use crate::id::{Subject, SubjectKind};
use crate::journal::fact::{Fact, Fields, Head, Imported, Measure, Measured};
use crate::journal::write::Batch;
use crate::journal::{Entry, read};
use crate::register::same_person;
use crate::watch::Watch;

/// What a list would bring.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    /// Rows that become new members.
    pub(crate) people: usize,
    /// Households that are made for them.
    pub(crate) households: usize,
}

/// It becomes a new member.
pub(crate) fn is_new(row: &Listed) -> bool {
    matches!(row.verdict, Verdict::New | Verdict::Alike { choice: Choice::Other, .. })
}

/// Counts what a list would bring.
pub(crate) fn plan(list: &List) -> Plan {
    let new: Vec<&Listed> = list.rows.iter().filter(|row| is_new(row)).collect();
    let homeless = new.iter().filter(|row| row.home.is_none()).map(|row| &row.family);
    Plan { people: new.len(), households: homeless.collect::<HashSet<_>>().len() }
}

/// Takes the list in.
pub(crate) fn take_in(ground: &Ground<'_>, watch: Arc<Watch>) -> Result<Decision> {
    let Some((_, list)) = compare::settled(ground.connection)?.filter(|(id, _)| *id == ground.command) else {
        return Err(Error::NotFound("list"));
    };
    if list.compared_at != newest(ground.connection)? {
        return Ok(Decision::refuse("Ada catatan baru sejak daftar ini diperiksa. Periksa sekali lagi."));
    }
    let mut writing =
        Writing { ground, list: &list, batch: ground.batch(), homes: HashMap::new(), said: HashSet::new() };
    let people = writing.people()?;
    let measured = writing.measurements()?;
    if people == 0 && measured == 0 {
        return Ok(Decision::refuse("Tidak ada yang baru di daftar ini."));
    }
    let households = writing.homes.len();
    let mut batch = writing.batch;
    batch.watched_by(watch);
    let parts = [(people, "warga"), (households, "keluarga baru"), (measured, "hasil ukur")];
    let parts: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    Ok(Decision::Write(batch, format!("Tersimpan: {}.", parts.join(", "))))
}

struct Writing<'a> {
    ground: &'a Ground<'a>,
    list: &'a List,
    batch: Batch,
    /// Households made, by family of the file.
    homes: HashMap<String, Uuid>,
    /// Measurements already said.
    said: HashSet<(Uuid, Measure, NaiveDate)>,
}

impl Writing<'_> {
    fn member(&self, row: &Listed) -> Subject {
        self.ground.new_subject(SubjectKind::Member, &format!("row/{}", row.number))
    }

    /// Says the import itself first, then households and members.
    fn people(&mut self) -> Result<usize> {
        let new: Vec<&Listed> = self.list.rows.iter().filter(|row| is_new(row)).collect();
        let imported = Imported {
            list: self.list.columns.clone(),
            name: self.list.name.clone(),
            people: u32::try_from(new.len()).unwrap_or(u32::MAX),
            on: self.ground.today,
        };
        let posyandu = Subject::new(SubjectKind::Posyandu, own(self.ground.connection)?);
        self.batch.say(posyandu, Fact::Imported(imported));
        let is_parent = list::kinds()?.iter().any(|kind| kind.id == self.list.columns && kind.head_is_parent);
        for row in &new {
            if row.home.is_none() && !self.homes.contains_key(&row.family) {
                self.household(row, &new);
            }
        }
        for row in &new {
            let home = row.home.or_else(|| self.homes.get(&row.family).copied());
            let home = home.ok_or_else(|| Error::Bug("a row without a household".to_owned()))?;
            let mut fields = row.person.member.clone();
            let relation = fields.get("relation").and_then(Value::as_str).map(str::to_owned);
            if is_parent {
                let relation = match row.home {
                    Some(home) => self.relation_of_parent(home, &row.person.head)?,
                    None if row.person.head.is_empty() => None,
                    None => Some("child"),
                };
                fields.extend(relation.map(|word| ("relation".to_owned(), Value::from(word))));
            } else if relation.as_deref() == Some("head") && self.head_of(row, &new) != Some(row.number) {
                // The household has its head.
                fields.remove("relation");
            }
            let member = self.member(row);
            self.batch.say(member.clone(), described(fields));
            self.batch.say(member.clone(), lives_in(home, None));
            if let Verdict::Alike { found, .. } = &row.verdict {
                // Only the likeliest was shown.
                same_person::differs(&mut self.batch, member.id, found.first().map(|like| like.id));
            }
        }
        Ok(new.len())
    }

    /// The row of a new household that is its head.
    fn head_of(&self, of: &Listed, new: &[&Listed]) -> Option<u32> {
        if of.home.is_some() {
            return None;
        }
        let own = || new.iter().filter(|row| row.family == of.family);
        let by_relation = own().find(|row| row.person.text("relation") == "head");
        by_relation.or_else(|| own().find(|row| row.person.name() == row.person.head)).map(|row| row.number)
    }

    /// Makes the household of a row, with its head: a row of the file, or known by name alone.
    fn household(&mut self, first: &Listed, new: &[&Listed]) {
        let household = self.ground.new_subject(SubjectKind::Household, &format!("home/{}", first.family));
        let own = new.iter().filter(|row| row.family == first.family);
        let mut fields = Fields::new();
        for row in own {
            for (field, value) in &row.person.household {
                fields.entry(field.clone()).or_insert_with(|| value.clone());
            }
        }
        self.batch.say(household.clone(), described(fields));
        let head = match self.head_of(first, new) {
            Some(number) => Some(self.ground.new_subject(SubjectKind::Member, &format!("row/{number}"))),
            None if first.person.head.is_empty() => None,
            None => {
                let head = self.ground.new_subject(SubjectKind::Member, &format!("head/{}", first.family));
                let name = Value::String(first.person.head.clone());
                let fields = [("name".to_owned(), name), ("relation".to_owned(), Value::from("head"))];
                self.batch.say(head.clone(), described(Fields::from(fields)));
                self.batch.say(head.clone(), lives_in(household.id, None));
                Some(head)
            }
        };
        if let Some(head) = head {
            self.batch.say(household.clone(), Fact::Head(Head { member: head.id, on: None }));
        }
        self.homes.insert(first.family.clone(), household.id);
    }

    /// What a child is to the head of a household where one of its parents lives.
    fn relation_of_parent(&self, home: Uuid, parent: &str) -> Result<Option<&'static str>> {
        let key = super::homes::name_key(parent);
        let mut statement = self.ground.connection.prepare_cached(
            "SELECT m.name, m.relation, m.id = h.head FROM view_member m JOIN view_household h ON h.id = m.household
             WHERE h.id = ?1 AND m.status = 'here'",
        )?;
        let rows = statement.query_map([home], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, Option<bool>>(2)?))
        })?;
        for row in rows {
            let (name, relation, is_head) = row?;
            if super::homes::name_key(&name) == key {
                let relation = if is_head == Some(true) { Some("head".to_owned()) } else { relation };
                return Ok(relation_to_head(relation.as_deref()));
            }
        }
        Ok(None)
    }

    /// What was measured, of new and of known people; what is on record of that day stays.
    fn measurements(&mut self) -> Result<usize> {
        let list = self.list;
        let mut who: HashMap<u32, Uuid> = HashMap::new();
        let mut count = 0;
        for row in &list.rows {
            let id = match &row.verdict {
                Verdict::Here { id, .. } => Some(*id),
                Verdict::Alike { found, choice: Choice::Same } => found.first().map(|one| one.id),
                Verdict::Twice { row } => who.get(row).copied(),
                _ if is_new(row) => Some(self.member(row).id),
                _ => None,
            };
            let Some(id) = id else { continue };
            who.insert(row.number, id);
            for reading in &row.person.readings {
                let again = !self.said.insert((id, reading.measure, reading.on));
                if again || is_measured(self.ground.connection, id, reading)? {
                    continue;
                }
                let (measure, on, value) = (reading.measure, reading.on, Some(reading.value));
                let key = measure_key(id, measure.as_str(), on);
                let fact = Measured { key, measure, on, value, replaces: Vec::new(), visit: None };
                self.ground.say(
                    &mut self.batch,
                    Subject::new(SubjectKind::Member, id),
                    Fact::Measured(fact),
                )?;
                count += 1;
            }
        }
        Ok(count)
    }
}

/// The list a command took in.
pub(crate) fn of_command(connection: &Connection, command: Uuid) -> Result<Option<Imported>> {
    let posyandu = Subject::new(SubjectKind::Posyandu, own(connection)?);
    Ok(all(connection, &posyandu)?
        .into_iter()
        .find(|(entry, _)| entry.command == command)
        .map(|(_, one)| one))
}

/// The lists taken in, the newest first, with their entries.
pub(crate) fn all(connection: &Connection, posyandu: &Subject) -> Result<Vec<(Entry, Imported)>> {
    let mut all = Vec::new();
    for entry in read::of_subject(connection, posyandu)?.into_iter().rev() {
        let fact = entry.body.as_ref().and_then(|body| Fact::read(&entry.kind, body));
        if let Some(Fact::Imported(imported)) = fact {
            all.push((entry, imported));
        }
    }
    Ok(all)
}
