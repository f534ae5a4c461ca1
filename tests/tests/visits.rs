//! What a visit is on which day, and what is left when a registration is undone.

use sakukader_core::Saku;
use sakukader_core::screen::Target;
use sakukader_core::screen::form::{Answer, FieldKind, FormRef};
use sakukader_core::screen::people::{PeopleQuery, Whom};
use sakukader_tests::clock::{Clock, day};
use sakukader_tests::phone::Phone;

fn families(folder: &std::path::Path) -> (Saku, Clock) {
    let clock = Clock::on(day(2026, 11, 24), 3);
    (Phone::of_two_families(folder, &clock).saku, clock)
}

fn first_household(saku: &Saku) -> String {
    let found = saku.people(&PeopleQuery { whom: Whom::Households, ..PeopleQuery::default() }).unwrap();
    let Target::Household { id } = found.rows[0].target.clone() else { panic!() };
    id
}

fn visit(answer: Answer) -> (String, String) {
    match answer {
        Answer::Done { command, next: Some(Target::Visit { id }), .. } => (command, id),
        other => panic!("{other:?}"),
    }
}

/// The sheet of the pregnant mother of the two families, in a visit just begun.
fn sheet_of_sari(saku: &Saku) -> FormRef {
    let found = saku.people(&PeopleQuery { text: "sari".into(), ..PeopleQuery::default() }).unwrap();
    let Target::Person { id } = found.rows[0].target.clone() else { panic!() };
    let Some(Target::Household { id: household }) = saku.person(&id).unwrap().household.target else {
        panic!()
    };
    let (_, visit) = visit(saku.begin_visit(&household).unwrap());
    FormRef::Sheet { visit, subject: id, form: "pregnant".into() }
}

#[test]
fn a_visit_of_today_is_gone_on_with_and_one_of_an_earlier_day_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let (saku, clock) = families(folder.path());
    let household = first_household(&saku);
    let (_, first) = visit(saku.begin_visit(&household).unwrap());
    assert_eq!(visit(saku.begin_visit(&household).unwrap()).1, first);
    clock.set_day(day(2026, 11, 26));
    assert!(saku.home().unwrap().next.label.starts_with("Selesaikan kunjungan"));
    let (_, second) = visit(saku.begin_visit(&household).unwrap());
    assert_ne!(second, first, "what is measured today must not be dated two days ago");
    assert!(saku.home().unwrap().next.label.starts_with("Lanjutkan"));
}

#[test]
fn a_second_tap_on_a_sign_writes_nothing_and_shows_what_to_do_again() {
    let folder = tempfile::tempdir().unwrap();
    let (saku, clock) = families(folder.path());
    let form = sheet_of_sari(&saku);
    let phone = Phone { saku, clock };
    let half = phone.half(form, &[("BH-TB11", "yes")]);
    let saku = &phone.saku;
    let tap = || saku.record_sign(&half, "BH-TB11").unwrap();
    let Answer::Done { emergency: Some(first), .. } = tap() else { panic!("no emergency screen") };
    let entries = saku.entries().unwrap();
    let Answer::Done { emergency: Some(again), .. } = tap() else { panic!("no emergency screen") };
    assert_eq!(again, first);
    assert_eq!(saku.entries().unwrap(), entries);
}

#[test]
fn a_further_question_that_makes_a_sign_urgent_is_kept_with_its_sign() {
    let folder = tempfile::tempdir().unwrap();
    let (saku, clock) = families(folder.path());
    let form = sheet_of_sari(&saku);
    let phone = Phone { saku, clock };
    // FORM2024, pregnant mother: fever is referred; with shivering it cannot wait.
    let half = phone.half(form.clone(), &[("BH-TB1", "yes"), ("BH-TB1-menggigil", "yes")]);
    let answer = phone.saku.record_sign(&half, "BH-TB1-menggigil").unwrap();
    let Answer::Done { emergency: Some(_), .. } = answer else { panic!("no emergency screen") };
    let fields = phone.saku.form(&form).unwrap().pages.into_iter().flat_map(|page| page.fields);
    let kept: Vec<_> = fields.filter(|field| field.value == "yes").map(|field| field.id).collect();
    assert_eq!(kept, ["BH-TB1", "BH-TB1-menggigil"]);
}

#[test]
fn when_a_household_registration_is_undone_its_members_stay_visible() {
    let folder = tempfile::tempdir().unwrap();
    let (saku, clock) = families(folder.path());
    let phone = Phone { saku, clock };
    let typed = [("head.sex", "male"), ("head.birth_date", "01-01-1980"), ("address", "Jl. Contoh 9")];
    let household = phone.fill(FormRef::NewHousehold { typed: "Tono".into() }, &typed);
    let (command, id) = (household.command.clone(), household.subject().to_owned());
    let typed = [("sex", "female"), ("birth_date", "01-01-1985"), ("relation", "wife")];
    phone.fill(FormRef::NewMember { household: id.clone(), typed: "Tini".into() }, &typed);
    let saku = phone.saku;

    let Answer::Questions { questions } = saku.undo(&command, &[]).unwrap() else { panic!("not asked") };
    assert!(questions[0].sentence.contains("1 warga"), "{}", questions[0].sentence);
    saku.undo(&command, &["resting".into()]).unwrap();
    let found = saku.people(&PeopleQuery { text: "tini".into(), ..PeopleQuery::default() }).unwrap();
    let Target::Person { id: tini } = found.rows[0].target.clone() else { panic!() };
    assert_eq!(saku.person(&tini).unwrap().household.title, "Keluarga tanpa pendaftaran");
    assert_eq!(saku.household(&id).unwrap().members.len(), 1);
    // What was done again once is not offered again.
    let of_the_undone = |id: &str| {
        let items = saku.history(id).unwrap().items;
        items.into_iter().find(|item| item.command == command).unwrap()
    };
    assert!(of_the_undone(&id).can_redo);
    saku.redo(&command).unwrap();
    assert!(!of_the_undone(&id).can_redo);
}

#[test]
fn a_household_of_which_nothing_is_left_shows_no_empty_page() {
    let folder = tempfile::tempdir().unwrap();
    let (saku, clock) = families(folder.path());
    let phone = Phone { saku, clock };
    let typed = [("head.sex", "male"), ("head.birth_date", "01-01-1980"), ("address", "Jl. Contoh 9")];
    let household = phone.fill(FormRef::NewHousehold { typed: "Tono".into() }, &typed);
    let id = household.subject().to_owned();
    phone.saku.undo(&household.command, &[]).unwrap();
    assert!(matches!(phone.saku.household(&id), Err(sakukader_core::Error::NotFound(_))));
    // What was done is still told, and may be done again.
    assert!(phone.saku.history(&id).unwrap().items[0].can_redo);
}

#[test]
fn the_kader_puts_her_own_name_right() {
    let folder = tempfile::tempdir().unwrap();
    let (saku, clock) = families(folder.path());
    let phone = Phone { saku, clock };
    let Some(Target::Form { form }) = phone.saku.settings().unwrap().kader.target else { panic!("no form") };
    assert_eq!(form, FormRef::Kader);
    phone.fill(form, &[("name", "Anisa Rahma")]);
    assert_eq!(phone.saku.settings().unwrap().kader.title, "Anisa Rahma");
}

#[test]
fn a_sheet_kept_for_its_danger_sign_alone_is_called_incomplete_wherever_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let (saku, clock) = families(folder.path());
    let form = sheet_of_sari(&saku);
    let FormRef::Sheet { visit, subject, .. } = form.clone() else { panic!() };
    let phone = Phone { saku, clock };
    let mut half = phone.half(form, &[("BH-TB11", "yes")]);
    phone.saku.record_sign(&half, "BH-TB11").unwrap();
    let row = || {
        let rows = phone.saku.visit(&visit).unwrap().sheets;
        let row = rows.into_iter().find(|row| row.chip.is_some()).unwrap();
        (row.chip.unwrap().text, row.note.unwrap().text)
    };
    assert_eq!(row(), ("SEGERA".to_owned(), "Belum lengkap · Perdarahan".to_owned()));
    let state = phone.saku.visit(&visit).unwrap().state.text;
    assert!(state.ends_with("lembar belum diisi, 1 belum lengkap."), "{state}");
    let card = |phone: &Phone| phone.saku.outcome(&visit, None).unwrap().cards.remove(0);
    assert_eq!(
        card(&phone).incomplete.unwrap().text,
        "Belum lengkap: masih ada pertanyaan yang belum dijawab."
    );
    // What came of it says where she was brought, on the day it is recorded, and no more.
    let Some(Target::Form { form: result }) = phone.saku.emergency(Some(&subject)).unwrap().done else {
        panic!()
    };
    assert_eq!(phone.value(&result, "on"), "24-11-2026");
    assert_eq!(phone.value(&result, "result"), "");
    phone.fill(result.clone(), &[("result", "arrived")]);
    let FormRef::FollowUp { id } = result else { panic!() };
    let closed = phone.saku.follow_up(&id).unwrap().closed.unwrap();
    assert_eq!(closed, "Sudah ke Pustu/Puskesmas/RS, 24 November 2026");

    // All answered, it is said no longer.
    let form = half.form.clone();
    let fields = phone.saku.form(&form).unwrap().pages.into_iter().flat_map(|page| page.fields);
    for field in fields.filter(|field| field.value.is_empty()) {
        let answer = match field.kind {
            FieldKind::Sign { .. } => "no".to_owned(),
            FieldKind::Choice { options } => options[0].value.clone(),
            FieldKind::Number { .. } if field.id == "BH1" => "36,8".to_owned(),
            FieldKind::Number { .. } if field.id == "BH7" => "24,0".to_owned(),
            _ => continue,
        };
        half.values.insert(field.id, answer);
    }
    phone.save(half);
    assert_eq!(row().1, "Perdarahan");
    assert_eq!(card(&phone).incomplete, None);
}
