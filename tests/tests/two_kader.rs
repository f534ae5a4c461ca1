//! Two kader say something about the same thing before they exchange: both are kept, and what cannot both be true
//! is a question.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use sakukader_core::screen::Target;
use sakukader_core::screen::form::{Answer, FormRef};
use sakukader_tests::phone::Phone;
use sakukader_tests::world::World;

const NIK: [&str; 2] = ["3201234501260001", "3201234501260002"];

/// A world with one family; its household, and a baby of four months.
struct Family {
    world: World,
    household: String,
    baby: String,
}

fn family() -> Family {
    let world = World::new(21);
    let phone = &world.phones[0];
    let head = phone.fill(
        FormRef::NewHousehold { typed: String::new() },
        &[
            ("head.name", "Darma"),
            ("head.sex", "male"),
            ("head.birth_date", "04-05-1990"),
            ("address", "Gang Melati 2"),
        ],
    );
    let household = head.subject().to_owned();
    let form = FormRef::NewMember { household: household.clone(), typed: String::new() };
    let values = [("name", "Ayu"), ("sex", "female"), ("birth_date", "01-07-2026"), ("relation", "child")];
    let baby = phone.fill(form, &values).subject().to_owned();
    let family = Family { world, household, baby };
    family.world.agree();
    family
}

impl Family {
    fn edit(&self, phone: usize, field: &str, value: &str) {
        self.world.phones[phone].fill(FormRef::Member { id: self.baby.clone() }, &[(field, value)]);
    }

    fn shown(&self, phone: &Phone, field: &str) -> String {
        let form = phone.saku.form(&FormRef::Member { id: self.baby.clone() }).unwrap();
        let fields = form.pages.into_iter().flat_map(|page| page.fields);
        fields.into_iter().find(|one| one.id == field).unwrap().value
    }

    fn questions(&self, phone: &Phone) -> Vec<String> {
        phone
            .saku
            .person(&self.baby)
            .unwrap()
            .questions
            .into_iter()
            .map(|row| format!("{} {}", row.title, row.subtitle))
            .collect()
    }

    /// The sheet of the baby in a visit.
    fn sheet(&self, visit: &str) -> FormRef {
        FormRef::Sheet { visit: visit.to_owned(), subject: self.baby.clone(), form: "infant".to_owned() }
    }
}

#[test]
fn edits_of_different_fields_of_one_form_are_both_shown() {
    let family = family();
    family.edit(0, "nickname", "Neng");
    family.edit(1, "mother_name", "Siti");
    family.world.agree();
    for phone in &family.world.phones {
        assert_eq!(family.shown(phone, "nickname"), "Neng");
        assert_eq!(family.shown(phone, "mother_name"), "Siti");
    }
}

#[test]
fn of_one_field_the_later_edit_is_shown_and_history_has_both() {
    let family = family();
    family.edit(0, "nickname", "Neng");
    family.edit(1, "nickname", "Teteh");
    let stamp = |phone: &Phone| phone.saku.entries().unwrap().last().unwrap().stamp;
    let later =
        if stamp(&family.world.phones[0]) > stamp(&family.world.phones[1]) { "Neng" } else { "Teteh" };
    family.world.agree();
    for phone in &family.world.phones {
        assert_eq!(family.shown(phone, "nickname"), later);
        let history = format!("{:?}", phone.saku.history(&family.baby).unwrap().items);
        assert!(history.contains("Neng") && history.contains("Teteh"), "{history}");
        assert!(family.questions(phone).is_empty(), "a described field is not asked about");
    }
}

#[test]
fn two_values_of_a_guarded_field_are_a_question_until_it_is_answered() {
    let family = family();
    family.edit(0, "nik", NIK[0]);
    family.edit(1, "nik", NIK[1]);
    family.world.agree();
    for phone in &family.world.phones {
        let asked = family.questions(phone).join(" ");
        let [one, other] = ["••0001", "••0002"];
        assert!(asked.contains(one) && asked.contains(other), "{asked}");
    }
    // Saving the form with the value that is already shown answers it too.
    let shown = family.shown(&family.world.phones[1], "nik");
    family.edit(1, "nik", &shown);
    family.world.agree();
    for phone in &family.world.phones {
        assert_eq!(family.questions(phone), Vec::<String>::new());
        assert_eq!(family.shown(phone, "nik"), shown);
    }
}

#[test]
fn a_question_is_answered_by_choosing_one_of_the_values() {
    let family = family();
    family.edit(0, "nik", NIK[0]);
    family.edit(1, "nik", NIK[1]);
    family.world.agree();
    let phone = &family.world.phones[0];
    let conflict = FormRef::Conflict { member: family.baby.clone(), field: "nik".into() };
    assert_eq!(phone.saku.questions().unwrap().rows[0].target, Some(Target::Form { form: conflict.clone() }));
    let before = phone.saku.entries().unwrap().len();
    let none = phone.saku.save(&phone.half(conflict.clone(), &[])).unwrap();
    assert!(matches!(none, Answer::Problems { .. }), "nothing is chosen for her");
    let other = phone.saku.save(&phone.half(conflict.clone(), &[("right", "\"3201234501900009\"")])).unwrap();
    assert!(matches!(other, Answer::Problems { .. }), "only what was written is chosen from");
    assert_eq!(phone.saku.entries().unwrap().len(), before);
    let chosen = phone.fill(conflict.clone(), &[("right", &format!("\"{}\"", NIK[1]))]);
    family.world.agree();
    for phone in &family.world.phones {
        assert_eq!(family.questions(phone), Vec::<String>::new());
        assert_eq!(family.shown(phone, "nik"), NIK[1]);
        assert_eq!(phone.saku.home().unwrap().questions, None);
    }
    // Undone, it is asked again.
    phone.saku.undo(&chosen.command, &[]).unwrap();
    assert_eq!(family.questions(phone).len(), 1);
}

#[test]
fn the_same_value_from_both_is_no_question() {
    let family = family();
    family.edit(0, "nik", NIK[0]);
    family.edit(1, "nik", NIK[0]);
    family.world.agree();
    for phone in &family.world.phones {
        assert_eq!(family.questions(phone), Vec::<String>::new());
        assert_eq!(family.shown(phone, "nik"), NIK[0]);
    }
}

/// The baby's temperature rows, as they stand in the tables.
fn temperatures(phone: &Phone) -> Vec<String> {
    let rows = phone.saku.tables().unwrap();
    rows.into_iter().filter(|row| row.contains("temperature_tenths_celsius")).collect()
}

/// Both kader visit on the same day and read a thermometer.
fn measured_twice(first: &str, second: &str) -> (Family, [String; 2]) {
    let family = family();
    let visits = [first, second].into_iter().enumerate().map(|(at, temperature)| {
        let phone = &family.world.phones[at];
        let visit = phone.begin_visit(&family.household);
        phone.fill(family.sheet(&visit), &[("BY1", temperature)]);
        visit
    });
    let visits: Vec<String> = visits.collect();
    family.world.agree();
    (family, [visits[0].clone(), visits[1].clone()])
}

#[test]
fn equal_measurements_of_one_day_fold_to_one() {
    let (family, _) = measured_twice("37,2", "37,2");
    for phone in &family.world.phones {
        let rows = temperatures(phone);
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert!(rows[0].contains("Text(\"2026-11-02\") | Integer(372)"), "{rows:?}");
    }
}

#[test]
fn different_measurements_of_one_day_give_no_value_until_one_is_typed_anew() {
    let (family, visits) = measured_twice("37,2", "38,9");
    for phone in &family.world.phones {
        let rows = temperatures(phone);
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert!(rows[0].contains("Text(\"2026-11-02\") | Null"), "{rows:?}");
        // Neither sheet shows a number as if it were known.
        for visit in &visits {
            let form = phone.saku.form(&family.sheet(visit)).unwrap();
            let fields = form.pages.into_iter().flat_map(|page| page.fields);
            let temperature = fields.into_iter().find(|field| field.id == "BY1").unwrap();
            assert_eq!(temperature.value, "");
            assert!(
                temperature.known.unwrap().contains("Dua angka berbeda"),
                "the kader is told why it is empty"
            );
        }
    }
    family.world.phones[0].fill(family.sheet(&visits[0]), &[("BY1", "37,4")]);
    family.world.agree();
    for phone in &family.world.phones {
        assert!(temperatures(phone)[0].contains("Text(\"2026-11-02\") | Integer(374)"));
    }
}

#[test]
fn answers_of_two_kader_to_one_sheet_both_stand() {
    let family = family();
    let visit = family.world.phones[0].begin_visit(&family.household);
    family.world.agree();
    family.world.phones[0].fill(family.sheet(&visit), &[("BY2", "shown")]);
    family.world.phones[1].fill(family.sheet(&visit), &[("BY3", "no")]);
    family.world.agree();
    for phone in &family.world.phones {
        let form = phone.saku.form(&family.sheet(&visit)).unwrap();
        let fields: Vec<_> = form.pages.into_iter().flat_map(|page| page.fields).collect();
        let value = |id: &str| fields.iter().find(|field| field.id == id).unwrap().value.clone();
        assert_eq!((value("BY2").as_str(), value("BY3").as_str()), ("shown", "no"));
    }
}

#[test]
fn history_shows_each_edit_beside_what_it_was_before_whoever_wrote_that() {
    let family = family();
    for (phone, name) in [(0, "Neng"), (1, "Teteh"), (0, "Eneng"), (1, "Upik")] {
        family.edit(phone, "nickname", name);
        family.world.agree();
    }
    for phone in &family.world.phones {
        let items = phone.saku.history(&family.baby).unwrap().items;
        let changes: Vec<String> = items.into_iter().flat_map(|item| item.changes).collect();
        let nicknames: Vec<&str> =
            changes.iter().filter_map(|change| change.strip_prefix("Nama panggilan: ")).collect();
        assert_eq!(nicknames, ["Eneng → Upik", "Teteh → Eneng", "Neng → Teteh", "Neng"]);
    }
}

#[test]
fn history_shows_numbers_and_doses_in_words_when_they_are_taken_back() {
    let family = family();
    let phone = &family.world.phones[0];
    let visit = phone.begin_visit(&family.household);
    let typed = [("BY1", "37,0"), ("BY2", "shown"), ("BY9-BCG", "yes")];
    for values in [typed, [("BY1", ""), ("BY2", "no"), ("BY9-BCG", "no")]] {
        phone.fill(family.sheet(&visit), &values);
    }
    let items = phone.saku.history(&family.baby).unwrap().items;
    let changes = |at: usize| items[at].changes.join("\n");
    for line in ["Suhu tubuh: 37,0 °C", "Imunisasi BCG dosis 1: sudah"] {
        assert!(changes(1).contains(line), "{}", changes(1));
    }
    for line in ["Suhu tubuh: 37,0 °C → (kosong)", "Imunisasi BCG dosis 1: sudah → belum"] {
        assert!(changes(0).contains(line), "{}", changes(0));
    }
    let all = format!("{items:?}");
    assert!(!all.contains("see"), "{all}");
}
