//! Forms filled and ready to be saved, one after the other, for the benches.

use std::cell::Cell;

use sakukader_core::demo::{MEN, WOMEN};
use sakukader_core::screen::form::{Answer, FormRef, FormSave, Values};

use crate::village::Village;

/// A village in which forms are saved.
pub struct Saving {
    /// What is in the village.
    pub village: Village,
    count: Cell<usize>,
}

impl Saving {
    /// In a village.
    #[must_use]
    pub fn new(village: Village) -> Self {
        Self { village, count: Cell::new(0) }
    }

    fn next(&self) -> usize {
        self.count.set(self.count.get() + 1);
        self.count.get()
    }

    /// A household with a head, under a name of its own.
    #[must_use]
    pub fn household(&self) -> FormSave {
        let number = self.next();
        let name = format!("{} {}", MEN[number % MEN.len()], WOMEN[number / MEN.len() % WOMEN.len()]);
        let birth = format!("{:02}-{:02}-{}", number % 28 + 1, number / 28 % 12 + 1, 1950 + number % 50);
        let typed = [
            ("head.name", name),
            ("head.sex", "male".to_owned()),
            ("head.birth_date", birth),
            ("address", format!("Jalan Kenanga No. {number}")),
            ("dusun", "Krajan".to_owned()),
            ("rt", "3".to_owned()),
            ("collected_on", "24-11-2026".to_owned()),
        ];
        FormSave {
            form: FormRef::NewHousehold { typed: String::new() },
            command: self.village.phone.command(),
            opened: String::new(),
            values: typed.into_iter().map(|(field, value)| (field.to_owned(), value)).collect(),
            confirmed: vec!["lookalike".to_owned(), "age".to_owned()],
        }
    }

    /// A correction of one answer of a child's sheet; the sheets take turns, so that none grows without end.
    ///
    /// # Panics
    /// When the sheet cannot be opened.
    #[must_use]
    pub fn sheet(&self) -> FormSave {
        let sheets: Vec<&FormRef> = self
            .village
            .sheets
            .iter()
            .filter(|form| matches!(form, FormRef::Sheet { form, .. } if form == "child"))
            .collect();
        let form = sheets[self.next() % sheets.len()].clone();
        let screen = self.village.phone.saku.form(&form).expect("a sheet");
        let fields = screen.pages.iter().flat_map(|page| &page.fields);
        let mut values: Values = fields.map(|field| (field.id.clone(), field.value.clone())).collect();
        let turned = if values.get("BL4-hewani").is_some_and(|value| value == "no") { "yes" } else { "no" };
        values.insert("BL4-hewani".to_owned(), turned.to_owned());
        FormSave {
            form,
            command: self.village.phone.command(),
            opened: screen.opened,
            values,
            confirmed: vec!["incomplete".to_owned()],
        }
    }

    /// Saves it.
    ///
    /// # Panics
    /// When it is not written.
    pub fn save(&self, save: &FormSave) {
        let answer = self.village.phone.saku.save(save).expect("the store takes it");
        assert!(matches!(&answer, Answer::Done { command, .. } if !command.is_empty()), "{answer:?}");
    }

    /// The bodies of the newest entries.
    ///
    /// # Panics
    /// When the journal cannot be read.
    #[must_use]
    pub fn last_bodies(&self, count: usize) -> Vec<Vec<u8>> {
        let entries = self.village.phone.saku.entries().expect("entries");
        let first = entries.len().saturating_sub(count);
        entries.into_iter().skip(first).filter_map(|entry| entry.body).collect()
    }
}
