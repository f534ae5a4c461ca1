//! What was measured at birth, of a small child whose birth was before the register: A12.

use chrono::NaiveDate;
use sakukader_core::screen::form::{Answer, FormRef};
use sakukader_tests::phone::{Phone, done};
use tempfile::TempDir;

const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 28) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

fn house() -> (Phone, String, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::open(folder.path(), TODAY, 6).unwrap();
    phone.set_up();
    let form = FormRef::NewHousehold { typed: String::new() };
    let head = [("head.name", "Karto"), ("head.sex", "male"), ("head.birth_date", "10-01-1994")];
    let typed: Vec<_> = head.into_iter().chain([("address", "Gang 1"), ("rt", "2")]).collect();
    let house = phone.fill(form, &typed).subject().to_owned();
    (phone, house, folder)
}

fn child(phone: &Phone, house: &str, typed: &[(&str, &str)]) -> FormRef {
    let form = FormRef::NewMember { household: house.to_owned(), typed: String::new() };
    let who = [("name", "Budi"), ("sex", "male"), ("relation", "child")];
    let typed: Vec<_> = who.iter().chain(typed).copied().collect();
    FormRef::Member { id: phone.fill(form, &typed).subject().to_owned() }
}

fn measured(phone: &Phone, form: &FormRef) -> [String; 3] {
    ["weight_grams", "length_millimetres", "head_circumference_millimetres"]
        .map(|field| phone.value(form, field))
}

#[test]
fn it_stands_on_the_day_of_birth_and_goes_along_with_it() {
    let (phone, house, _folder) = house();
    let typed = [
        ("birth_date", "14-03-2026"),
        ("weight_grams", "2400"),
        ("length_millimetres", "47,5"),
        ("head_circumference_millimetres", "33"),
    ];
    let form = child(&phone, &house, &typed);
    assert_eq!(measured(&phone, &form), ["2400", "47,5", "33,0"]);
    phone.fill(form.clone(), &[("weight_grams", "2450"), ("length_millimetres", "")]);
    assert_eq!(measured(&phone, &form), ["2450", "", "33,0"]);
    // What was measured goes along with the day it was measured on.
    phone.fill(form.clone(), &[("birth_date", "13-03-2026")]);
    assert_eq!(measured(&phone, &form), ["2450", "", "33,0"]);
}

#[test]
fn an_undone_correction_shows_what_stood_before() {
    let (phone, house, _folder) = house();
    let form = child(&phone, &house, &[("birth_date", "14-03-2026"), ("weight_grams", "2400")]);
    let corrected = phone.fill(form.clone(), &[("weight_grams", "2450")]).command;
    done(phone.saku.undo(&corrected, &["resting".to_owned()]).unwrap());
    assert_eq!(measured(&phone, &form), ["2400", "", ""]);
    // A save that touches nothing says nothing.
    assert_eq!(phone.fill(form, &[]).command, "");
}

#[test]
fn a_low_birth_weight_is_known_on_the_child_s_page() {
    let (phone, house, _folder) = house();
    let form = child(&phone, &house, &[("birth_date", "14-11-2026"), ("weight_grams", "2400")]);
    let FormRef::Member { id } = form else { panic!("no member") };
    let page = phone.saku.person(&id).unwrap();
    assert!(format!("{page:?}").contains("2,4"), "{page:?}");
}

#[test]
fn it_is_asked_of_small_children_whose_birth_date_is_known_and_refused_where_it_cannot_be() {
    let (phone, house, _folder) = house();
    let form = FormRef::NewMember { household: house, typed: String::new() };
    let shown = |birth: &str, age: &str| {
        let typed = [("name", "Budi"), ("birth_date", birth), ("age_years", age)];
        let save = phone.half(form.clone(), &typed);
        let visible = phone.saku.react(&form, &save.values).unwrap().visible;
        visible.contains(&"weight_grams".to_owned())
    };
    assert!(shown("14-03-2021", ""));
    assert!(!shown("14-03-2010", ""));
    assert!(!shown("", "3"), "nobody knows the day");
    for (field, wrong) in [("weight_grams", "20"), ("length_millimetres", "150"), ("weight_grams", "dua")] {
        let save = phone.half(
            form.clone(),
            &[
                ("name", "Budi"),
                ("sex", "male"),
                ("relation", "child"),
                ("birth_date", "14-03-2026"),
                (field, wrong),
            ],
        );
        let Answer::Problems { problems } = phone.saku.save(&save).unwrap() else {
            panic!("{wrong} was taken")
        };
        assert_eq!(problems[0].field, field);
    }
}
