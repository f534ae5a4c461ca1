//! A posyandu of two families: Darma's with Sari, who is pregnant, and Wati's with her grandchild Dimas.

use std::path::Path;

use chrono::{Days, NaiveDate};
use sakukader_core::environment::Environment;
use sakukader_core::screen::form::FormRef;

use crate::clock::Clock;
use crate::phone::Phone;

impl Phone {
    /// Opens the store in a folder, on a day; a new one has the two families.
    ///
    /// # Panics
    /// When it cannot be opened.
    #[must_use]
    pub fn of_two_families(folder: &Path, clock: &Clock) -> Self {
        let today = clock.today();
        let phone = Self::at(folder, clock).expect("the store opens");
        if phone.saku.start().expect("the start").needs_setup {
            found(&phone, today);
        }
        phone
    }
}

fn found(phone: &Phone, today: NaiveDate) {
    let ago = |days: u64| (today - Days::new(days)).format("%d-%m-%Y").to_string();
    phone.set_up();
    let darma = household(phone, "Darma", "male", &ago(13_000), "1");
    let sari = member(phone, &darma, "Sari", ("female", &ago(10_600), "wife"));
    let typed = [("last_period", ago(210)), ("gravida", "2".into()), ("spacing_years", "3".into())];
    let typed: Vec<(&str, &str)> = typed.iter().map(|(field, value)| (*field, value.as_str())).collect();
    phone.fill(FormRef::Pregnancy { member: sari }, &typed);
    let wati = household(phone, "Wati", "female", &ago(24_000), "2");
    member(phone, &wati, "Rina", ("female", &ago(9_400), "child"));
    member(phone, &wati, "Dimas", ("male", &ago(125), "grandchild"));
}

fn household(phone: &Phone, head: &str, sex: &str, birth: &str, rt: &str) -> String {
    let form = FormRef::NewHousehold { typed: head.to_owned() };
    let address = format!("Jl. Contoh {rt}");
    let typed = [("head.sex", sex), ("head.birth_date", birth), ("address", &address), ("rt", rt)];
    phone.fill(form, &typed).subject().to_owned()
}

fn member(phone: &Phone, household: &str, name: &str, (sex, birth, relation): (&str, &str, &str)) -> String {
    let form = FormRef::NewMember { household: household.to_owned(), typed: name.to_owned() };
    let typed = [("sex", sex), ("birth_date", birth), ("relation", relation)];
    phone.fill(form, &typed).subject().to_owned()
}
