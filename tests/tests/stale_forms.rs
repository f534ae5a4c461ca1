//! A form that was opened before someone else wrote: its save touches only what the kader changed and replaces only
//! what she saw.

use std::path::Path;

use sakukader_core::screen::form::{Answer, FormRef, FormSave};
use sakukader_core::screen::people::PeopleQuery;
use sakukader_core::screen::{Target, Tone};
use sakukader_tests::clock::{Clock, day};
use sakukader_tests::phone::{Phone, done};

/// The two families on 24 November 2026.
fn open(folder: &Path, seed: u64) -> Phone {
    Phone::of_two_families(folder, &Clock::on(day(2026, 11, 24), seed))
}

/// Sari, who is pregnant, and her household.
fn sari(phone: &Phone) -> (String, String) {
    let query = PeopleQuery { text: "sari".into(), ..PeopleQuery::default() };
    let found = phone.saku.people(&query).unwrap();
    let Target::Person { id } = found.rows[0].target.clone() else { panic!() };
    let Some(Target::Household { id: household }) = phone.saku.person(&id).unwrap().household.target else {
        panic!()
    };
    (id, household)
}

fn house_sheet(phone: &Phone, household: &str) -> FormRef {
    let visit = phone.begin_visit(household);
    FormRef::Sheet { visit, subject: household.into(), form: "household".into() }
}

fn mother_sheet(phone: &Phone, member: &str, household: &str) -> FormRef {
    let visit = phone.begin_visit(household);
    FormRef::Sheet { visit, subject: member.into(), form: "pregnant".into() }
}

/// Half of a form typed, kept as a draft.
fn draft(phone: &Phone, form: &FormRef, typed: &[(&str, &str)]) {
    phone.saku.save_draft(&phone.half(form.clone(), typed), 0).unwrap();
}

#[test]
fn what_the_household_sheet_said_meanwhile_stays_when_a_draft_is_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let phone = open(folder.path(), 1);
    let (_, household) = sari(&phone);
    let form = FormRef::Household { id: household.clone() };
    phone.fill(form.clone(), &[("clean_water", "no"), ("latrine", "no"), ("rt", "2")]);
    draft(&phone, &form, &[("rt", "3")]);
    // K9 and K10, said in a visit while the form lies half-typed.
    phone.fill(house_sheet(&phone, &household), &[("K9", "yes"), ("K9b", "piped"), ("K10", "yes")]);

    // The phone was killed: the draft is all that is left of the form.
    drop(phone);
    let phone = open(folder.path(), 2);
    let again = phone.open_form(form.clone());
    assert_eq!(again.values["rt"], "3", "what was typed");
    assert_eq!(again.values["clean_water"], "yes", "what was not touched shows what stands");
    phone.save(again);
    assert_eq!(phone.value(&form, "rt"), "3");
    assert_eq!(phone.value(&form, "clean_water"), "yes");
    assert_eq!(phone.value(&form, "water_source"), "piped");
    assert_eq!(phone.value(&form, "latrine"), "yes");
}

#[test]
fn a_form_that_stayed_open_sets_nothing_back() {
    let folder = tempfile::tempdir().unwrap();
    let phone = open(folder.path(), 1);
    let (_, household) = sari(&phone);
    let form = FormRef::Household { id: household.clone() };
    phone.fill(form.clone(), &[("clean_water", "no"), ("latrine", "no")]);
    // A turned phone keeps the values it showed.
    let open = phone.half(form.clone(), &[("address", "Gang Baru 7")]);
    phone.fill(house_sheet(&phone, &household), &[("K9", "yes"), ("K10", "yes")]);
    phone.save(open);
    assert_eq!(phone.value(&form, "address"), "Gang Baru 7");
    assert_eq!(phone.value(&form, "clean_water"), "yes");
    assert_eq!(phone.value(&form, "latrine"), "yes");
}

#[test]
fn a_draft_from_before_drafts_said_what_they_saw_goes_on_as_if_opened_now() {
    let folder = tempfile::tempdir().unwrap();
    let phone = open(folder.path(), 1);
    let (_, household) = sari(&phone);
    let form = FormRef::Household { id: household };
    let half = FormSave { opened: String::new(), ..phone.half(form.clone(), &[("rt", "3")]) };
    phone.saku.save_draft(&half, 0).unwrap();
    let again = phone.open_form(form.clone());
    assert_eq!(again.values["rt"], "3");
    phone.save(again);
    assert_eq!(phone.value(&form, "rt"), "3");
}

#[test]
fn a_field_changed_by_both_keeps_both_and_undoing_the_later_shows_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let phone = open(folder.path(), 1);
    let (_, household) = sari(&phone);
    let form = FormRef::Household { id: household };
    phone.fill(form.clone(), &[("rt", "1")]);
    let stale = phone.half(form.clone(), &[("rt", "3")]);
    phone.fill(form.clone(), &[("rt", "2")]);
    let later = phone.save(stale);
    assert_eq!(phone.value(&form, "rt"), "3", "the greatest stamp is shown");
    done(phone.saku.undo(&later.command, &[]).unwrap());
    assert_eq!(phone.value(&form, "rt"), "2");
}

#[test]
fn a_birth_date_changed_by_both_is_a_question_that_only_one_who_saw_it_answers() {
    let folder = tempfile::tempdir().unwrap();
    let phone = open(folder.path(), 1);
    let (sari, _) = sari(&phone);
    let form = FormRef::Member { id: sari.clone() };
    let asked = || phone.saku.person(&sari).unwrap().questions;
    let stale = phone.half(form.clone(), &[("birth_date", "02-02-1998")]);
    let third = phone.half(form.clone(), &[("nickname", "Teh Sari")]);
    phone.fill(form.clone(), &[("birth_date", "03-03-1998")]);
    assert!(asked().is_empty());
    phone.save(stale);
    assert_eq!(asked().len(), 1);
    let question = asked()[0].subtitle.clone();
    assert!(question.contains("2 Februari 1998") && question.contains("3 Maret 1998"));
    // This form was opened before there was anything to ask.
    phone.save(third);
    assert_eq!(asked().len(), 1, "a form that did not show the question does not answer it");
    assert_eq!(phone.value(&form, "nickname"), "Teh Sari");
    phone.fill(form, &[("birth_date", "03-03-1998")]);
    assert!(asked().is_empty());
}

#[test]
fn a_nik_emptied_by_one_and_written_by_another_is_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let phone = open(folder.path(), 1);
    let (sari, _) = sari(&phone);
    let form = FormRef::Member { id: sari.clone() };
    phone.fill(form.clone(), &[("nik", "3201234501900001")]);
    let emptied = phone.half(form.clone(), &[("nik", "")]);
    phone.fill(form.clone(), &[("nik", "3201234501900002")]);
    phone.save(emptied);
    let asked = phone.saku.person(&sari).unwrap().questions;
    assert_eq!(asked.len(), 1);
    assert!(asked[0].title.ends_with(": NIK berbeda"));
    assert_eq!(asked[0].subtitle, "••0002 atau dikosongkan. Mana yang benar?");
}

#[test]
fn a_sheet_that_stayed_open_keeps_what_was_answered_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let phone = open(folder.path(), 1);
    let (sari, household) = sari(&phone);
    let form = mother_sheet(&phone, &sari, &household);
    let stale = phone.half(form.clone(), &[("BH2", "shown"), ("BH6", "yes")]);
    phone.fill(form.clone(), &[("BH5", "no"), ("BH7", "22,0"), ("BH-TB11", "yes")]);
    phone.save(stale);
    assert_eq!(phone.value(&form, "BH2"), "shown");
    assert_eq!(phone.value(&form, "BH5"), "no");
    assert_eq!(phone.value(&form, "BH7"), "22,0");
    assert_eq!(phone.value(&form, "BH-TB11"), "yes");
    // The conclusion is of all of it: bleeding (FORM2024) is not outweighed by a sheet that did not know of it.
    let FormRef::Sheet { visit, .. } = &form else { unreachable!() };
    assert_eq!(phone.saku.outcome(visit, None).unwrap().cards[0].tone, Tone::Emergency);
}

#[test]
fn an_arm_measured_by_both_counts_only_when_someone_says_which_is_right() {
    let folder = tempfile::tempdir().unwrap();
    let phone = open(folder.path(), 1);
    let (sari, household) = sari(&phone);
    let form = mother_sheet(&phone, &sari, &household);
    let stale = phone.half(form.clone(), &[("BH7", "24,5")]);
    phone.fill(form.clone(), &[("BH7", "22,0")]);
    phone.save(stale);
    assert_eq!(phone.value(&form, "BH7"), "", "two numbers give none");
    let FormRef::Sheet { visit, .. } = &form else { unreachable!() };
    let row = |phone: &Phone| {
        let sheets = phone.saku.visit(visit).unwrap().sheets;
        sheets.into_iter().find(|row| row.title.contains("Sari")).unwrap().chip.unwrap().text
    };
    assert_ne!(row(&phone), "Baik");
    phone.fill(form.clone(), &[("BH7", "22,0")]);
    assert_eq!(phone.value(&form, "BH7"), "22,0");
    assert_eq!(row(&phone), "Rujuk", "22,0 cm is below 23,5 (KMK2015)");
}

#[test]
fn a_sign_written_at_its_tap_was_seen_by_the_sheet_it_was_tapped_on() {
    let folder = tempfile::tempdir().unwrap();
    let phone = open(folder.path(), 1);
    let (sari, household) = sari(&phone);
    let form = mother_sheet(&phone, &sari, &household);
    let mut half = phone.half(form.clone(), &[("BH-TB11", "yes")]);
    phone.saku.record_sign(&half, "BH-TB11").unwrap();
    // A slip of the finger: taken back before the sheet is saved.
    half.values.insert("BH-TB11".into(), "no".into());
    let saved = phone.save(half);
    assert_eq!(phone.value(&form, "BH-TB11"), "no");
    // The tap was replaced, not merely outshone.
    let tap = phone.saku.history(&sari).unwrap().items.into_iter().find(|item| item.corrected);
    assert!(tap.is_some_and(|item| item.changes.iter().any(|line| line == "Perdarahan: Ada")));
    done(phone.saku.undo(&saved.command, &[]).unwrap());
    assert_eq!(phone.value(&form, "BH-TB11"), "yes", "undone, the tap stands again");
}

#[test]
fn a_tap_after_its_first_was_undone_is_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let phone = open(folder.path(), 1);
    let (sari, household) = sari(&phone);
    let form = mother_sheet(&phone, &sari, &household);
    let half = phone.half(form.clone(), &[("BH-TB11", "yes")]);
    let first = done(phone.saku.record_sign(&half, "BH-TB11").unwrap());
    done(phone.saku.undo(&first.command, &[]).unwrap());
    assert_eq!(phone.value(&form, "BH-TB11"), "");
    let Answer::Done { emergency: Some(_), .. } = phone.saku.record_sign(&half, "BH-TB11").unwrap() else {
        panic!("no emergency screen")
    };
    assert_eq!(phone.value(&form, "BH-TB11"), "yes");
}

#[test]
fn a_name_carried_over_from_the_search_is_still_in_the_draft_when_only_that_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let phone = open(folder.path(), 1);
    let typed = FormRef::NewHousehold { typed: "saodah".into() };
    draft(&phone, &typed, &[("head.sex", "female")]);
    // The words of the search are kept nowhere else.
    let again = phone.open_form(FormRef::NewHousehold { typed: String::new() });
    assert_eq!(again.values["head.name"], "Saodah");
}
