//! Who leads a household once its head is gone, and what the others are to the new head.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use super::{problem, relate};
use crate::checklist::Sex;
use crate::command::Ground;
use crate::error::Result;
use crate::id::{self, Subject, SubjectKind};
use crate::journal::fact::{Fact, Head};
use crate::journal::write::Batch;
use crate::register::person::{self, Person};
use crate::screen::form::{Choice, Field, FieldKind, FormPage, Offered, Problem, Reaction, Values};
use crate::screen::household;

/// The field that names the new head.
const NEW_HEAD: &str = "new_head";
/// Nobody knows yet: the household says so until it has one.
const NOT_YET: &str = "not_yet";

/// Children are offered as heads only where nobody else is left.
const LEADS_FROM: i64 = 15;

/// A household whose head may go.
pub(super) struct Succession {
    household: Uuid,
    /// The head, if one lives there.
    pub(super) head: Option<Uuid>,
    /// Everyone who lives there.
    pub(super) people: Vec<Person>,
}

impl Succession {
    pub(super) fn of(connection: &Connection, household: Uuid) -> Result<Self> {
        let people = person::of_household(connection, household)?;
        let head =
            person::head_of(connection, household)?.filter(|head| people.iter().any(|one| one.id == *head));
        Ok(Self { household, head, people })
    }

    /// Somebody stays, and nobody leads.
    pub(super) fn is_open(&self, leaving: &BTreeSet<Uuid>) -> bool {
        self.head.is_some_and(|head| leaving.contains(&head))
            && self.people.iter().any(|one| !leaving.contains(&one.id))
    }

    /// The question, with the spouse proposed. It is asked when the head goes, who is not offered therefore.
    pub(super) fn page(&self, today: NaiveDate) -> FormPage {
        let stay = || self.people.iter().filter(|one| Some(one.id) != self.head);
        let grown = |one: &&Person| one.age(today).is_none_or(|age| age.years() >= LEADS_FROM);
        let mut options: Vec<Choice> = stay().filter(grown).map(|one| choice(one, today)).collect();
        if options.is_empty() {
            options = stay().map(|one| choice(one, today)).collect();
        }
        options.push(Choice { value: NOT_YET.into(), label: "Belum ditentukan".into() });
        let spouse = stay().find(|one| matches!(one.relation.as_deref(), Some("wife" | "husband")));
        FormPage {
            title: "Kepala keluarga baru".into(),
            intro: Some("Siapa yang menjadi kepala keluarga?".into()),
            fields: vec![Field {
                id: NEW_HEAD.into(),
                label: "Kepala keluarga baru".into(),
                help: Some("Hubungan anggota lain disesuaikan.".into()),
                kind: FieldKind::Choice { options },
                value: spouse.map(|one| one.id.to_string()).unwrap_or_default(),
                known: None,
                required: true,
            }],
            signs: false,
        }
    }

    /// The question is shown once the head goes and somebody stays, with those who stay.
    pub(super) fn follow(&self, leaving: &BTreeSet<Uuid>, reaction: &mut Reaction) {
        if !self.is_open(leaving) {
            reaction.visible.retain(|field| field != NEW_HEAD);
            return;
        }
        let stay = self.people.iter().filter(|one| !leaving.contains(&one.id));
        let values = stay.map(|one| one.id.to_string()).chain([NOT_YET.to_owned()]).collect();
        reaction.offered.push(Offered { field: NEW_HEAD.into(), values });
    }

    /// Who was chosen, if anybody is yet; what is to be put right goes to the problems.
    pub(super) fn chosen(
        &self,
        values: &Values,
        leaving: &BTreeSet<Uuid>,
        problems: &mut Vec<Problem>,
    ) -> Result<Option<&Person>> {
        let typed = values.get(NEW_HEAD).map(String::as_str).unwrap_or_default();
        if typed == NOT_YET {
            return Ok(None);
        }
        if typed.is_empty() {
            problems.push(problem(NEW_HEAD, "Pilih kepala keluarga baru, atau “Belum ditentukan”.".into()));
            return Ok(None);
        }
        let id = id::parse(typed, "member")?;
        let person = self.people.iter().find(|one| one.id == id && !leaving.contains(&id));
        if person.is_none() {
            problems.push(problem(NEW_HEAD, "Kepala keluarga baru harus yang tetap tinggal di sini.".into()));
        }
        Ok(person)
    }

    /// Makes somebody head from a day on.
    pub(super) fn write(
        &self,
        ground: &Ground<'_>,
        batch: &mut Batch,
        new: &Person,
        on: NaiveDate,
        leaving: &BTreeSet<Uuid>,
    ) -> Result<()> {
        let house = Subject::new(SubjectKind::Household, self.household);
        batch.say(house, Fact::Head(Head { member: new.id, on: Some(on) }));
        for one in self.people.iter().filter(|one| !leaving.contains(&one.id)) {
            relate(ground, batch, one, after(new, one))?;
        }
        Ok(())
    }
}

/// "Siti Aminah · 31 th · Istri".
pub(super) fn choice(person: &Person, today: NaiveDate) -> Choice {
    let words = [Some(person.name.clone()), person.age_short(today), household::relation(person)];
    Choice {
        value: person.id.to_string(),
        label: words.into_iter().flatten().collect::<Vec<_>>().join(" · "),
    }
}

/// What `one` is to `new` as head, by what both were to the head before; `None` where that does not tell.
pub(super) fn after(new: &Person, one: &Person) -> Option<&'static str> {
    if new.id == one.id {
        return Some("head");
    }
    relation_after(new.relation.as_deref()?, one.relation.as_deref()?, one.sex)
}

fn relation_after(new: &str, one: &str, sex: Option<Sex>) -> Option<&'static str> {
    let of = |name: &str| {
        crate::register::fields::RELATION.iter().find(|(known, _)| *known == name).map(|(known, _)| *known)
    };
    match (new, one) {
        ("wife" | "husband", "head") => spouse(sex),
        ("wife" | "husband", "parent") => Some("parent_in_law"),
        ("wife" | "husband", "parent_in_law") | ("child", "head" | "wife" | "husband") => Some("parent"),
        ("wife" | "husband", kept @ ("child" | "child_in_law" | "grandchild" | "relative" | "other")) => {
            of(kept)
        }
        ("child", "child" | "parent" | "parent_in_law" | "relative")
        | ("parent", "grandchild" | "child_in_law" | "parent_in_law" | "relative")
        | ("grandchild", "head" | "wife" | "husband" | "relative") => Some("relative"),
        ("parent", "head") | ("child_in_law", "grandchild") => Some("child"),
        ("parent", "wife" | "husband") | ("parent_in_law", "head") => Some("child_in_law"),
        ("parent", "child") | ("parent_in_law", "child") => Some("grandchild"),
        ("child_in_law", "head" | "wife" | "husband") => Some("parent_in_law"),
        (_, "other") => Some("other"),
        _ => None,
    }
}

/// What a married person is to the head, by sex.
pub(super) fn spouse(sex: Option<Sex>) -> Option<&'static str> {
    match sex? {
        Sex::Female => Some("wife"),
        Sex::Male => Some("husband"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_was_to_the_former_head_tells_what_one_is_to_the_new_one_or_nothing() {
        let female = Some(Sex::Female);
        for (new, one, expected) in [
            // The widow leads: her children stay children, his mother is her mother-in-law.
            ("wife", "child", Some("child")),
            ("wife", "grandchild", Some("grandchild")),
            ("wife", "parent", Some("parent_in_law")),
            ("wife", "parent_in_law", Some("parent")),
            // A son leads: his mother is his parent; brothers and sisters are *famili lain*.
            ("child", "wife", Some("parent")),
            ("child", "child", Some("relative")),
            // Whose wife and whose children these are is not known.
            ("child", "child_in_law", None),
            ("child", "grandchild", None),
            // The old mother leads again.
            ("parent", "wife", Some("child_in_law")),
            ("parent", "child", Some("grandchild")),
            ("relative", "child", None),
            ("relative", "other", Some("other")),
        ] {
            assert_eq!(relation_after(new, one, female), expected, "{one} once {new} leads");
        }
        assert_eq!(relation_after("husband", "head", female), Some("wife"));
        assert_eq!(relation_after("wife", "head", Some(Sex::Male)), Some("husband"));
        assert_eq!(relation_after("wife", "head", None), None);
    }
}
