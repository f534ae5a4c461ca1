//! A dose on record is given on every later sheet: not asked again, not late, written once, taken back when it was not
//! given after all.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use sakukader_core::screen::form::FormRef;
use sakukader_tests::clock::day;
use sakukader_tests::phone::{Done, Phone};
use tempfile::TempDir;

struct Home {
    phone: Phone,
    household: String,
    baby: String,
    first: String,
    saved: Done,
    _folder: TempDir,
}

/// BCG with its date and the first drops, ticked on the first visit to a baby of two months.
const TICKED: [(&str, &str); 3] =
    [("BY9-BCG", "yes"), ("BY9-BCG-tanggal", "03-08-2026"), ("BY9-Polio1", "yes")];

fn home() -> Home {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::open(folder.path(), day(2026, 9, 2), 82).unwrap();
    phone.set_up();
    let head = [
        ("head.name", "Darma"),
        ("head.sex", "male"),
        ("head.birth_date", "04-05-1990"),
        ("address", "Gang Melati 2"),
    ];
    let new = FormRef::NewHousehold { typed: String::new() };
    let household = phone.fill(new, &head).subject().to_owned();
    let new = FormRef::NewMember { household: household.clone(), typed: String::new() };
    let values = [("name", "Ayu"), ("sex", "female"), ("birth_date", "01-07-2026"), ("relation", "child")];
    let baby = phone.fill(new, &values).subject().to_owned();
    let first = phone.begin_visit(&household);
    let saved = phone.fill(sheet("infant", &first, &baby), &TICKED);
    Home { phone, household, baby, first, saved, _folder: folder }
}

fn sheet(form: &str, visit: &str, baby: &str) -> FormRef {
    FormRef::Sheet { visit: visit.to_owned(), subject: baby.to_owned(), form: form.to_owned() }
}

impl Home {
    /// The baby's sheet in a visit begun on a later day.
    fn later(&self, year: i32, month: u32, form: &str) -> FormRef {
        self.phone.clock.set_day(day(year, month, 2));
        sheet(form, &self.phone.begin_visit(&self.household), &self.baby)
    }

    fn values(&self, form: &FormRef, items: [&str; 3]) -> [String; 3] {
        items.map(|item| self.phone.value(form, item))
    }

    fn ticked(&self, form: &FormRef) -> [String; 3] {
        self.values(form, TICKED.map(|(item, _)| item))
    }

    /// How often a dose was written.
    fn written(&self) -> usize {
        self.phone.saku.entries().unwrap().into_iter().filter(|entry| entry.kind == "dosed").count()
    }

    /// How many doses are on record.
    fn on_record(&self) -> usize {
        let rows = self.phone.saku.tables().unwrap();
        rows.into_iter().filter(|row| row.starts_with("view_dose")).count()
    }
}

#[test]
fn what_was_ticked_once_stands_on_every_later_sheet_and_nothing_else_does() {
    let home = home();
    let second = home.later(2026, 11, "infant");
    assert_eq!(home.ticked(&second), ["yes", "03-08-2026", "yes"]);
    let others = ["BY9-HB0", "BY9-DPT1", "BY9-Polio1-tanggal"];
    assert_eq!(home.values(&second, others), [""; 3], "not known is not given");
    let known = |form: &FormRef, id: &str| {
        let fields = home.phone.saku.form(form).unwrap().pages.into_iter().flat_map(|page| page.fields);
        fields.into_iter().find(|field| field.id == id).unwrap().known
    };
    assert_eq!(known(&second, "BY9-BCG").as_deref(), Some("Sudah tercatat"));
    assert_eq!(known(&second, "BY9-HB0"), None);
    let child = home.later(2027, 8, "child");
    assert_eq!(home.values(&child, ["BL3-BCG", "BL3-BCG-tanggal", "BL3-Polio1"]), home.ticked(&second));
    assert_eq!(home.values(&child, ["BL3-HB0", "BL3-DPT1", "BL3-MR1"]), [""; 3]);
}

#[test]
fn a_dose_on_record_is_not_written_again() {
    let home = home();
    let second = home.later(2026, 11, "infant");
    assert_eq!((home.written(), home.on_record()), (2, 2));
    home.phone.fill(second.clone(), &[("BY1", "37,0")]);
    // Typed over with what it shows.
    home.phone.fill(second.clone(), &[("BY9-BCG", "yes"), ("BY9-BCG-tanggal", "03-08-2026")]);
    assert_eq!((home.written(), home.on_record()), (2, 2));
    home.phone.fill(second.clone(), &[("BY9-DPT1", "yes")]);
    assert_eq!((home.written(), home.on_record()), (3, 3));
    home.phone.fill(second.clone(), &[("BY9-BCG-tanggal", "04-08-2026")]);
    assert_eq!((home.written(), home.on_record()), (4, 3), "another date of the same dose");
    assert_eq!(home.ticked(&second), ["yes", "04-08-2026", "yes"]);
}

#[test]
fn a_dose_on_record_is_not_late_and_one_taken_back_is() {
    let home = home();
    let second = home.later(2026, 11, "infant");
    let about = |typed: &[(&str, &str)], item: &str| {
        let values = home.phone.half(second.clone(), typed).values;
        let notes = home.phone.saku.react(&second, &values).unwrap().notes;
        notes.into_iter().find(|note| note.field == item).map(|note| note.chip.map(|chip| chip.text))
    };
    // D28: late from the month after its own; the baby is four months old.
    assert_eq!(about(&[], "BY9-Polio1"), None);
    let late = about(&[("BY9-Polio1", "no")], "BY9-Polio1");
    assert_eq!(late, Some(Some("Perlu tindak lanjut".to_owned())));
    let follow_ups = || home.phone.saku.person(&home.baby).unwrap().follow_ups.len();
    home.phone.fill(second.clone(), &[("BY1", "37,0")]);
    assert_eq!(follow_ups(), 0);
    home.phone.fill(second.clone(), &[("BY9-Polio1", "no")]);
    assert_eq!(follow_ups(), 1);
}

#[test]
fn taking_a_dose_back_on_a_later_sheet_takes_that_one_back_until_it_is_undone() {
    let home = home();
    let second = home.later(2026, 11, "infant");
    let taken = home.phone.fill(second.clone(), &[("BY9-BCG", "no")]);
    assert_eq!(home.on_record(), 1, "the drops stay");
    assert_eq!(home.ticked(&second), ["no", "", "yes"]);
    assert_eq!(home.ticked(&sheet("infant", &home.first, &home.baby)), ["", "", "yes"]);
    home.phone.saku.undo(&taken.command, &[]).unwrap();
    assert_eq!(home.ticked(&second), ["yes", "03-08-2026", "yes"]);
    home.phone.saku.redo(&taken.command).unwrap();
    assert_eq!((home.ticked(&second), home.on_record()), (["no", "", "yes"].map(str::to_owned), 1));
}

#[test]
fn what_an_undone_sheet_told_is_open_again_on_the_later_ones() {
    let home = home();
    let second = home.later(2026, 11, "infant");
    let saved = home.phone.fill(second.clone(), &[("BY1", "37,0"), ("BY9-DPT1", "yes")]);
    home.phone.saku.undo(&home.saved.command, &[]).unwrap();
    assert_eq!(home.ticked(&second), [""; 3]);
    assert_eq!((home.phone.value(&second, "BY9-DPT1").as_str(), home.on_record()), ("yes", 1));
    // Undone and done again, the later sheet says no more and no less than it did.
    home.phone.saku.redo(&home.saved.command).unwrap();
    home.phone.saku.undo(&saved.command, &[]).unwrap();
    home.phone.saku.redo(&saved.command).unwrap();
    assert_eq!(home.ticked(&second), ["yes", "03-08-2026", "yes"]);
    assert_eq!((home.phone.value(&second, "BY9-DPT1").as_str(), home.on_record()), ("yes", 3));
}

#[test]
fn an_earlier_sheet_knows_a_later_told_dose_only_by_its_date() {
    let home = home();
    let first = sheet("infant", &home.first, &home.baby);
    let second = home.later(2026, 11, "infant");
    let typed = [("BY9-HB0", "yes"), ("BY9-HB0-tanggal", "01-07-2026"), ("BY9-DPT1", "yes")];
    home.phone.fill(second, &typed);
    assert_eq!(home.values(&first, typed.map(|(item, _)| item)), ["yes", "01-07-2026", ""]);
}

#[test]
fn a_dose_that_is_not_asked_any_more_stays_on_record() {
    let home = home();
    let first = sheet("infant", &home.first, &home.baby);
    home.phone.fill(first.clone(), &[("BY9-DPT1", "yes")]);
    assert_eq!(home.on_record(), 3);
    // A month old on that day after all: the box is not there.
    home.phone.fill(FormRef::Member { id: home.baby.clone() }, &[("birth_date", "20-07-2026")]);
    home.phone.fill(first.clone(), &[("BY1", "37,0")]);
    assert_eq!(home.on_record(), 3);
}
