//! A phone in a kader's hand: opens a store, fills forms as the screen shows them, says yes to questions.

use std::path::Path;

use chrono::NaiveDate;
use sakukader_core::screen::Target;
use sakukader_core::screen::form::{Answer, Field, FormRef, FormSave, Values};
use sakukader_core::{Result, Saku};

use crate::clock::Clock;

/// An open store with its clock.
pub struct Phone {
    /// The core.
    pub saku: Saku,
    /// Its clock.
    pub clock: Clock,
}

/// What a command that was written answered.
#[derive(Clone, Debug)]
pub struct Done {
    /// The command's id; empty when nothing had to be written.
    pub command: String,
    /// Where the phone goes.
    pub next: Option<Target>,
}

impl Phone {
    /// Opens a store in a folder on a day.
    ///
    /// # Errors
    /// As [`Saku::open`].
    pub fn open(folder: &Path, day: NaiveDate, seed: u64) -> Result<Self> {
        Self::at(folder, &Clock::on(day, seed))
    }

    /// Opens a store in a folder with a clock.
    ///
    /// # Errors
    /// As [`Saku::open`].
    pub fn at(folder: &Path, clock: &Clock) -> Result<Self> {
        let saku = Saku::open(folder, false, Box::new(clock.clone()))?;
        Ok(Self { saku, clock: clock.clone() })
    }

    /// Founds Posyandu Melati.
    pub fn set_up(&self) -> Done {
        self.fill(
            FormRef::SetUp,
            &[
                ("kader.name", "Ani"),
                ("name", "Melati"),
                ("village", "Sukamaju"),
                ("district", "Cibadak"),
                ("midwife_name", "Hasna"),
                ("midwife_phone", "0812 3456 7890"),
            ],
        )
    }

    /// Opens a form, types these values over what it shows, and saves it.
    ///
    /// # Panics
    /// When the form has no such field or does not take the values.
    pub fn fill(&self, form: FormRef, typed: &[(&str, &str)]) -> Done {
        self.save(self.half(form, typed))
    }

    /// Opens a form, with every value as it is shown.
    ///
    /// # Panics
    /// When there is no such form.
    #[must_use]
    pub fn open_form(&self, form: FormRef) -> FormSave {
        let screen = self.saku.form(&form).expect("the form opens");
        let fields = screen.pages.into_iter().flat_map(|page| page.fields);
        let values = fields.map(|field| (field.id, field.value)).collect();
        FormSave { form, command: screen.command, opened: screen.opened, values, confirmed: Vec::new() }
    }

    /// Opens a form and types these values over what it shows, without saving it.
    ///
    /// # Panics
    /// When the form has no such field.
    #[must_use]
    pub fn half(&self, form: FormRef, typed: &[(&str, &str)]) -> FormSave {
        let mut half = self.open_form(form);
        for (field, value) in typed {
            let old = half.values.insert((*field).to_owned(), (*value).to_owned());
            assert!(old.is_some(), "{:?} has no field {field}", half.form);
        }
        half
    }

    /// What a form shows in a field.
    ///
    /// # Panics
    /// When it has no such field.
    #[must_use]
    pub fn value(&self, form: &FormRef, field: &str) -> String {
        let values = self.open_form(form.clone()).values;
        values.get(field).unwrap_or_else(|| panic!("{form:?} has no field {field}")).clone()
    }

    /// Opens a form and answers each field as it comes to be shown, the kader's way; `None` leaves it.
    ///
    /// # Panics
    /// When the form does not take the answers.
    pub fn walk(&self, form: FormRef, answer: &mut dyn FnMut(&Field) -> Option<String>) -> Done {
        let screen = self.saku.form(&form).expect("the form opens");
        let fields: Vec<Field> = screen.pages.iter().flat_map(|page| &page.fields).cloned().collect();
        let mut values: Values = fields.iter().map(|field| (field.id.clone(), field.value.clone())).collect();
        let mut asked = Vec::new();
        loop {
            let shown = self.saku.react(&form, &values).expect("the form reacts").visible;
            let Some(field) = fields.iter().find(|one| shown.contains(&one.id) && !asked.contains(&one.id))
            else {
                break;
            };
            asked.push(field.id.clone());
            if let Some(value) = answer(field) {
                values.insert(field.id.clone(), value);
            }
        }
        self.save(FormSave {
            form,
            command: screen.command,
            opened: screen.opened,
            values,
            confirmed: Vec::new(),
        })
    }

    /// Saves a form, saying yes to every question.
    ///
    /// # Panics
    /// When something has to be put right first.
    pub fn save(&self, mut save: FormSave) -> Done {
        for _ in 0..5 {
            match self.saku.save(&save).expect("the store takes it") {
                Answer::Questions { questions } => {
                    save.confirmed.extend(questions.into_iter().map(|question| question.id));
                }
                answer => return done(answer),
            }
        }
        panic!("it asks again and again");
    }

    /// Begins a visit, or goes on with the open one, and answers its id.
    ///
    /// # Panics
    /// When the household does not exist.
    pub fn begin_visit(&self, household: &str) -> String {
        match done(self.saku.begin_visit(household).expect("a household")).next {
            Some(Target::Visit { id }) => id,
            other => panic!("not a visit: {other:?}"),
        }
    }

    /// A new command id, as a screen would have made it.
    #[must_use]
    pub fn command(&self) -> String {
        use sakukader_core::environment::Environment;
        self.clock.new_id().to_string()
    }
}

/// The answer of a command that was written.
///
/// # Panics
/// When it was not.
pub fn done(answer: Answer) -> Done {
    match answer {
        Answer::Done { command, next, .. } => Done { command, next },
        other => panic!("not written: {other:?}"),
    }
}

impl Done {
    /// The subject of the next screen.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn subject(&self) -> &str {
        match &self.next {
            Some(Target::Household { id } | Target::Person { id } | Target::Visit { id }) => id,
            other => panic!("no subject: {other:?}"),
        }
    }
}
