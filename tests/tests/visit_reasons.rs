//! Whom to visit follows the calendars: contacts of mother and newborn (3.2, 5.5, D22, D27), vitamin A (D29).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use sakukader_core::screen::form::FormRef;
use sakukader_tests::clock::day;
use sakukader_tests::phone::{Phone, done};
use tempfile::TempDir;

struct Home {
    phone: Phone,
    household: String,
    child: String,
    _folder: TempDir,
}

/// A family whose child was born on a day, registered on another.
fn home(born: &str, today: (i32, u32, u32)) -> Home {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::open(folder.path(), day(today.0, today.1, today.2), 91).unwrap();
    phone.set_up();
    let head = [
        ("head.name", "Darma"),
        ("head.sex", "male"),
        ("head.birth_date", "04-05-1990"),
        ("address", "Gang Melati 2"),
    ];
    let household = phone.fill(FormRef::NewHousehold { typed: String::new() }, &head).subject().to_owned();
    let new = FormRef::NewMember { household: household.clone(), typed: String::new() };
    let values = [("name", "Ayu"), ("sex", "female"), ("birth_date", born), ("relation", "child")];
    let child = phone.fill(new, &values).subject().to_owned();
    Home { phone, household, child, _folder: folder }
}

impl Home {
    /// The sheet of the child, in a visit of that day.
    fn asked(&self, form: &str, on: (i32, u32, u32), answers: &[(&str, &str)]) {
        self.phone.clock.set_day(day(on.0, on.1, on.2));
        let visit = self.phone.begin_visit(&self.household);
        let subject = self.child.clone();
        self.phone.fill(FormRef::Sheet { visit: visit.clone(), subject, form: form.to_owned() }, answers);
        done(self.phone.saku.finish_visit(&self.phone.command(), &visit, "").unwrap());
    }

    /// The rows of *Hari ini* on a day, all words of each in one line.
    fn reasons(&self, on: (i32, u32, u32)) -> Vec<String> {
        self.phone.clock.set_day(day(on.0, on.1, on.2));
        let home = self.phone.saku.home().unwrap();
        home.visits.iter().map(|row| format!("{row:?}")).collect()
    }

    fn says(&self, on: (i32, u32, u32), words: &str) -> bool {
        self.reasons(on).iter().any(|row| row.contains(words))
    }
}

#[test]
fn a_newborn_is_on_the_list_until_her_contacts_are_recorded() {
    let home = home("01-05-2026", (2026, 5, 2));
    assert!(home.says((2026, 5, 2), "KN1 belum tercatat"), "{:?}", home.reasons((2026, 5, 2)));
    let seen = [("BY8", "yes"), ("BY8-KN0", "yes"), ("BY8-KN1", "yes"), ("BY8-KN1-tanggal", "02-05-2026")];
    home.asked("infant", (2026, 5, 2), &seen);
    assert!(!home.says((2026, 5, 3), "KN"), "{:?}", home.reasons((2026, 5, 3)));
    // KN2 opens on day 3; KN1 was made.
    assert!(home.says((2026, 5, 4), "KN2 belum tercatat"), "{:?}", home.reasons((2026, 5, 4)));
    assert!(!home.says((2026, 5, 4), "terlewat"));
    // Nobody asked until its window closed.
    assert!(home.says((2026, 5, 9), "KN2 terlewat, KN3 belum tercatat"), "{:?}", home.reasons((2026, 5, 9)));
    assert!(!home.says((2026, 6, 13), "KN"), "after the last day of nifas");
}

#[test]
fn a_child_who_had_vitamin_a_before_is_on_the_list_in_march_until_it_is_recorded() {
    let home = home("01-05-2024", (2025, 9, 2));
    home.asked("child", (2025, 9, 2), &[("BL6", "yes"), ("BL6-bulan", "august")]);
    assert!(!home.says((2026, 2, 27), "Vitamin A"));
    assert!(home.says((2026, 3, 2), "Vitamin A belum tercatat"), "{:?}", home.reasons((2026, 3, 2)));
    home.asked("child", (2026, 3, 2), &[("BL6", "yes"), ("BL6-bulan", "february")]);
    assert!(!home.says((2026, 3, 3), "Vitamin A"));
    assert!(!home.says((2026, 3, 31), "Vitamin A"));
}
