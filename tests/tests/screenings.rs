//! Several sheets a person: in a visit and outside one, with one follow-up over all of them.

use sakukader_core::id::SubjectKind;
use sakukader_core::screen::form::{Answer, FormRef};
use sakukader_core::screen::outcome::OutcomeScreen;
use sakukader_core::screen::{Row, Target, Tone};
use sakukader_tests::clock::day;
use sakukader_tests::forge::Device;
use sakukader_tests::phone::{Phone, done};
use tempfile::TempDir;
use uuid::Uuid;

struct Home {
    phone: Phone,
    household: String,
    mother: String,
    _folder: TempDir,
}

/// Lina, who is pregnant, alone in her house.
fn home() -> Home {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::open(folder.path(), day(2026, 11, 24), 91).unwrap();
    phone.set_up();
    let head = [
        ("head.name", "Lina"),
        ("head.sex", "female"),
        ("head.birth_date", "09-03-1997"),
        ("address", "Gang Melati 2"),
    ];
    let household = phone.fill(FormRef::NewHousehold { typed: String::new() }, &head).subject().to_owned();
    let members = phone.saku.household(&household).unwrap().members;
    let Some(Target::Person { id: mother }) = members[0].target.clone() else { panic!() };
    phone.fill(FormRef::Pregnancy { member: mother.clone() }, &[("last_period", "01-06-2026")]);
    Home { phone, household, mother, _folder: folder }
}

impl Home {
    fn pregnant(&self, visit: &str) -> FormRef {
        FormRef::Sheet { visit: visit.into(), subject: self.mother.clone(), form: "pregnant".into() }
    }

    fn tb(&self) -> FormRef {
        FormRef::Screening { member: self.mother.clone(), form: "tb".into() }
    }

    /// The TB sheet with no danger sign and, but for what is given, no symptom.
    fn fill_tb(&self, typed: &[(&str, &str)]) -> sakukader_tests::phone::Done {
        let well =
            [("TB-TB1", "no"), ("TB-TB2", "no"), ("TB1", "no"), ("TB2", "no"), ("TB3", "no"), ("TB4", "no")];
        let rest = [("TB5", "no"), ("TB7", "no"), ("TB-mengingatkan", "yes")];
        let all: Vec<_> = well.iter().chain(&rest).copied().chain(typed.iter().copied()).collect();
        self.phone.fill(self.tb(), &all)
    }

    fn row(&self, form: &str) -> Row {
        let screen = self.phone.saku.screenings(&self.mother).unwrap();
        let rows = screen.due.into_iter().chain(screen.done).chain(screen.other);
        rows.into_iter()
            .find(|row| {
                matches!(&row.target, Some(Target::Form { form: FormRef::Screening { form: one, .. } }) if one == form)
            })
            .unwrap_or_else(|| panic!("{form} is not offered"))
    }

    fn outcome(&self, visit: &str) -> OutcomeScreen {
        self.phone.saku.outcome(visit, None).unwrap()
    }
}

#[test]
fn two_sheets_of_one_person_in_one_visit_make_one_follow_up() {
    let home = home();
    let saku = &home.phone.saku;
    let visit = home.phone.begin_visit(&home.household);
    // KMK2015: LiLA below 23,5 cm is referred.
    home.phone.fill(home.pregnant(&visit), &[("BH7", "22,0")]);
    let more = saku.visit(&visit).unwrap().more;
    assert_eq!(more[0].target, Some(Target::Screenings { member: home.mother.clone() }));

    // D12: coughing blood cannot wait. Opened while the visit goes on, the sheet belongs to it.
    let next = home.fill_tb(&[("TB-TB1", "yes"), ("TB1", "yes")]).next;
    assert_eq!(next, Some(Target::Visit { id: visit.clone() }));
    let sheets = saku.visit(&visit).unwrap().sheets;
    let hers: Vec<&Row> = sheets.iter().filter(|row| row.title == "Lina").collect();
    assert_eq!(hers.len(), 2);
    assert_eq!(hers[1].chip.as_ref().unwrap().text, "SEGERA");

    let outcome = home.outcome(&visit);
    assert_eq!(outcome.cards.len(), 1, "one a person");
    assert_eq!(outcome.cards[0].tone, Tone::Emergency);
    assert_eq!(outcome.cards[0].reason, "Batuk darah");
    assert!(outcome.cards[0].also.iter().any(|line| line.text.starts_with("LiLA 22,0 cm")), "kept as a fact");
    assert_eq!(outcome.cards[0].other_sheets.len(), 1);
    let all = saku.follow_ups().unwrap();
    assert_eq!(all.to_report.len() + all.open.len(), 1);
    assert_eq!(saku.person(&home.mother).unwrap().follow_ups.len(), 1);
    assert!(saku.home().unwrap().visits[0].subtitle.contains("Batuk darah"));

    // Closing it does not bring up the next.
    let Some(Target::FollowUp { id }) = outcome.cards[0].follow_up.clone() else { panic!() };
    home.phone.fill(FormRef::FollowUp { id }, &[("result", "arrived"), ("on", "24-11-2026")]);
    let all = saku.follow_ups().unwrap();
    assert_eq!((all.to_report.len() + all.open.len(), all.closed.len()), (0, 1));
    // What is found after that is asked for again.
    home.phone.fill(home.pregnant(&visit), &[("BH-TB11", "yes")]);
    assert!(saku.home().unwrap().visits[0].subtitle.contains("Perdarahan"));
    let all = saku.follow_ups().unwrap();
    assert_eq!(all.to_report.len() + all.open.len(), 1);
    saku.rebuild().unwrap();
    assert_eq!(saku.follow_ups().unwrap(), all);
}

#[test]
fn a_screening_outside_a_visit_is_kept_with_its_conclusion_and_is_no_visit() {
    let home = home();
    let saku = &home.phone.saku;
    assert_eq!(home.row("tb").chip.unwrap().text, "Belum");
    let before = saku.household(&home.household).unwrap();
    // C1: one symptom or close contact is enough.
    let saved = home.fill_tb(&[("TB4", "yes")]);
    let Some(Target::Outcome { id: occasion }) = saved.next.clone() else { panic!("{:?}", saved.next) };

    let outcome = home.outcome(&occasion);
    assert!(!outcome.is_visit && outcome.title == "Hasil skrining");
    assert_eq!(outcome.cards[0].reason, "Kontak erat dengan pasien TBC");
    assert_eq!(outcome.cards[0].tone, Tone::Refer);
    let row = home.row("tb");
    assert_eq!(row.note.unwrap().text, "Terakhir 24 November: Rujuk");
    let after = saku.household(&home.household).unwrap();
    assert_eq!(after.last_visit, before.last_visit);
    assert_eq!(after.last_visit.text, "Belum pernah dikunjungi");
    assert_eq!(after.next, before.next, "no visit is open");
    let next = saku.home().unwrap().next;
    assert!(matches!(next.target, Target::BeginVisit { .. }));
    assert_eq!(next.label, "Mulai kunjungan pertama", "a screening outside a visit is none");
    let refused = saku.finish_visit(&home.phone.command(), &occasion, "").unwrap();
    assert!(matches!(refused, Answer::Problems { .. }), "{refused:?}");
    // Its follow-up is one of hers.
    assert_eq!(saku.person(&home.mother).unwrap().follow_ups[0].title, "Kontak erat dengan pasien TBC");

    // Undone as a whole, and done again.
    let history = saku.history(&home.mother).unwrap();
    assert_eq!(history.items[0].title, "Lembar TBC dan penyakit menular diisi");
    done(saku.undo(&saved.command, &[]).unwrap());
    assert_eq!(home.row("tb").chip.unwrap().text, "Belum");
    assert!(saku.person(&home.mother).unwrap().follow_ups.is_empty());
    done(saku.redo(&saved.command).unwrap());
    assert_eq!(home.row("tb").note.unwrap().text, "Terakhir 24 November: Rujuk");
    assert_eq!(home.outcome(&occasion).cards, outcome.cards);
}

#[test]
fn a_screening_opened_again_on_its_day_is_gone_on_with_and_on_another_day_is_a_new_one() {
    let home = home();
    let first = home.fill_tb(&[]).next;
    assert_eq!(home.phone.value(&home.tb(), "TB1"), "no", "what was answered today");
    assert_eq!(home.phone.fill(home.tb(), &[("TB2", "yes")]).next, first);
    home.phone.clock.set_day(day(2026, 11, 25));
    assert_eq!(home.phone.value(&home.tb(), "TB1"), "");
    assert_ne!(home.fill_tb(&[]).next, first);
}

#[test]
fn a_sign_tapped_on_a_screening_is_kept_at_once_and_its_save_goes_on_there() {
    let home = home();
    let saku = &home.phone.saku;
    let half = home.phone.half(home.tb(), &[("TB-TB1", "yes")]);
    let Answer::Done { emergency: Some(emergency), .. } = saku.record_sign(&half, "TB-TB1").unwrap() else {
        panic!("no emergency screen")
    };
    assert!(emergency.person.unwrap().starts_with("Lina"));
    assert_eq!(emergency.reason.as_deref(), Some("Batuk darah"));
    assert!(!emergency.steps.is_empty());
    home.phone.save(half);
    let entries = saku.entries().unwrap();
    assert_eq!(entries.iter().filter(|entry| entry.kind == "begun").count(), 1, "one occasion");
    assert_eq!(saku.person(&home.mother).unwrap().follow_ups.len(), 1);
}

#[test]
fn a_screening_answered_on_another_day_leaves_todays_visit_alone() {
    let home = home();
    home.fill_tb(&[]);
    home.phone.clock.set_day(day(2026, 11, 25));
    let visit = home.phone.begin_visit(&home.household);
    let sheets = home.phone.saku.visit(&visit).unwrap().sheets;
    assert_eq!(sheets.len(), 2, "the house and her own sheet");
    // Yesterday's visit that was left open takes nothing of today.
    home.phone.clock.set_day(day(2026, 11, 26));
    assert!(home.phone.saku.visit(&visit).unwrap().more.is_empty());
    let Some(Target::Outcome { .. }) = home.fill_tb(&[]).next else { panic!("not of its own") };
}

#[test]
fn what_is_offered_depends_on_who_she_is() {
    let home = home();
    let offered = |id: &str| -> Vec<String> {
        let screen = home.phone.saku.screenings(id).unwrap();
        let rows = screen.due.into_iter().chain(screen.done).chain(screen.other);
        rows.filter_map(|row| match row.target {
            Some(Target::Form { form: FormRef::Screening { form, .. } }) => Some(form),
            _ => None,
        })
        .collect()
    };
    let form = FormRef::NewMember { household: home.household.clone(), typed: String::new() };
    let child = [("name", "Ayu"), ("sex", "female"), ("birth_date", "20-08-2026"), ("relation", "child")];
    let child = home.phone.fill(form, &child).subject().to_owned();
    // Domain 4.17: the KIA book's checklist begins with 3 months.
    assert!(offered(&child).contains(&"development".to_owned()));
    assert!(!offered(&home.mother).contains(&"development".to_owned()));
    // The visit's own sheets and the cards of a posyandu day are none of them.
    for form in ["pregnant", "infant", "household", "card_pregnant"] {
        assert!(!offered(&home.mother).contains(&form.to_owned()), "{form}");
    }
    let action = home.phone.saku.person(&home.mother).unwrap().actions;
    assert!(action.iter().any(|one| one.target == Target::Screenings { member: home.mother.clone() }));
}

#[test]
fn question_17_of_the_srq_takes_the_screen_over_whatever_the_score() {
    let home = home();
    let form = FormRef::Screening { member: home.mother.clone(), form: "srq20".into() };
    assert_eq!(home.row("srq20").chip.unwrap().text, "Belum");
    // Domain 4.9: a yes to question 17 is an emergency also when all others are no.
    let mut half = home.phone.open_form(form.clone());
    for (item, value) in &mut half.values {
        *value = if item == "SRQ17" { "yes" } else { "no" }.to_owned();
    }
    let reaction = home.phone.saku.react(&form, &half.values).unwrap();
    assert_eq!(reaction.emergencies.len(), 1);
    let score = reaction.notes.iter().find(|note| note.field == "SRQ-skor").unwrap();
    assert_eq!(score.chip.as_ref().unwrap().text, "1", "the score is drawn while it is filled");
    let Answer::Done { emergency: Some(emergency), .. } =
        home.phone.saku.record_sign(&half, "SRQ17").unwrap()
    else {
        panic!("no emergency screen")
    };
    assert!(emergency.reason.unwrap().contains("mengakhiri hidup"));
    assert!(!emergency.steps.is_empty() && !emergency.contacts.is_empty());
    let Answer::Done { emergency: Some(again), .. } = home.phone.saku.save(&half).unwrap() else {
        panic!("no emergency screen")
    };
    assert_eq!(again.steps, emergency.steps);
    assert_eq!(home.row("srq20").note.unwrap().text, "Terakhir 24 November: SEGERA");
}

#[test]
fn lists_keep_a_mental_health_finding_to_themselves() {
    let home = home();
    let saku = &home.phone.saku;
    let form = FormRef::Screening { member: home.mother.clone(), form: "srq20".into() };
    let mut filled = home.phone.open_form(form);
    for (item, value) in &mut filled.values {
        *value = if item == "SRQ17" { "yes" } else { "no" }.to_owned();
    }
    saku.save(&filled).unwrap();

    let follow_ups = saku.follow_ups().unwrap();
    let Some(Target::FollowUp { id }) = follow_ups.to_report[0].target.clone() else { panic!() };
    assert!(saku.follow_up(&id).unwrap().reason.contains("mengakhiri hidup"), "said where she opened it");
    let lists = [
        format!("{:?}", saku.home().unwrap()),
        format!("{follow_ups:?}"),
        format!("{:?}", saku.household(&home.household).unwrap()),
        format!("{:?}", saku.person(&home.mother).unwrap()),
    ];
    for list in lists {
        assert!(list.contains("Skrining kesehatan jiwa"), "{list}");
        assert!(!list.contains("mengakhiri hidup"), "{list}");
    }
}

#[test]
fn what_cannot_be_worked_out_yet_is_said_to_be_unknown() {
    let home = home();
    let form = FormRef::Screening { member: home.mother.clone(), form: "bmi_adult".into() };
    let mut values = home.phone.open_form(form.clone()).values;
    let shown = |values: &_| {
        let notes = home.phone.saku.react(&form, values).unwrap().notes;
        notes.into_iter().find(|note| note.field == "IM-imt").and_then(|note| note.chip).map(|chip| chip.text)
    };
    values.insert("IM1".into(), "58,0".into());
    assert_eq!(shown(&values).as_deref(), Some("belum diketahui"));
    // 58 / 1.55² = 24.14.
    values.insert("IM2".into(), "155,0".into());
    assert_eq!(shown(&values).as_deref(), Some("24,1 kg/m²"));
}

#[test]
fn a_sheet_saved_half_says_what_was_found_and_that_danger_signs_are_open() {
    let home = home();
    // Domain 3.10: one sign of TB is referred (C1).
    let half = home.phone.half(home.tb(), &[("TB1", "yes")]);
    let Answer::Questions { questions } = home.phone.saku.save(&half).unwrap() else { panic!("not asked") };
    let sentence = &questions.iter().find(|one| one.id == "incomplete").unwrap().sentence;
    assert!(sentence.contains("termasuk tanda bahaya"), "{sentence}");
    assert!(sentence.contains("Hasil sementara: Rujuk ke Pustu/Puskesmas"), "{sentence}");
}

#[test]
fn a_tb_patient_by_her_last_sheet_is_offered_blood_sugar() {
    // D16: from 15 to 39 years only with a risk, TB treatment among them.
    let home = home();
    let offered = |home: &Home| {
        let screen = home.phone.saku.screenings(&home.mother).unwrap();
        screen.due.into_iter().chain(screen.done).chain(screen.other).any(|row| {
            matches!(&row.target, Some(Target::Form { form: FormRef::Screening { form, .. } }) if form == "blood_sugar")
        })
    };
    assert!(!offered(&home), "not known");
    home.phone.clock.set_day(day(2026, 11, 25));
    home.fill_tb(&[("TB5", "yes"), ("TB6", "yes"), ("TB6-minum", "yes"), ("TB6-kontak", "yes")]);
    assert!(offered(&home));
    home.phone.clock.set_day(day(2027, 6, 25));
    home.fill_tb(&[("TB5", "unknown")]);
    assert!(offered(&home), "what nobody knows changes nothing");
    home.phone.clock.set_day(day(2027, 7, 25));
    home.fill_tb(&[("TB5", "done")]);
    assert!(!offered(&home), "treatment is over");
}

#[test]
fn somebody_in_no_household_is_offered_the_screenings_of_her_age_and_has_their_outcome() {
    let home = home();
    let saku = &home.phone.saku;
    let entries = saku.entries().unwrap();
    let mut other = Device::after(9, entries[0].posyandu, &entries);
    let ratna = Uuid::from_u128(4711);
    let told = other.say(
        SubjectKind::Member,
        ratna,
        "described",
        r#"{"set":{"name":"Ratna","sex":"female","birth_date":"1950-01-01"}}"#,
    );
    saku.receive(std::slice::from_ref(&told)).unwrap();
    let id = ratna.to_string();
    let person = saku.person(&id).unwrap();
    assert_eq!(person.household.title, "Belum punya keluarga");
    assert!(person.actions.iter().any(|one| one.target == Target::Screenings { member: id.clone() }));
    let due = saku.screenings(&id).unwrap().due;
    // 1.4: from 60 years AKS, once a year.
    let aks = FormRef::Screening { member: id.clone(), form: "aks".into() };
    assert!(due.iter().any(|row| row.target == Some(Target::Form { form: aks.clone() })));
    let most = ["2", "2", "1", "2", "2", "3", "3", "2", "2"];
    let answers: Vec<(String, &str)> =
        most.iter().enumerate().map(|(at, value)| (format!("AKS{}", at + 1), *value)).collect();
    let mut answers: Vec<(&str, &str)> =
        answers.iter().map(|(item, value)| (item.as_str(), *value)).collect();
    answers.push(("AKS10", "0"));
    let saved = home.phone.fill(aks, &answers);
    let Some(Target::Outcome { id: visit }) = saved.next else { panic!("{:?}", saved.next) };
    // AKS 19: referred (8.4).
    let outcome = home.outcome(&visit);
    assert!(outcome.subtitle.starts_with("Belum punya keluarga"), "{}", outcome.subtitle);
    assert_eq!(outcome.cards.len(), 1);
    let done = saku.screenings(&id).unwrap().done;
    assert!(
        done.iter().any(|row| row.note.as_ref().is_some_and(|note| note.text.contains("Rujuk"))),
        "{done:?}"
    );
    assert!(saku.home().is_ok() && saku.follow_ups().is_ok());
}

#[test]
fn contacts_of_tb_are_asked_after_where_somebody_in_the_house_has_it() {
    let home = home();
    let has = |rows: Vec<Row>| {
        rows.iter().any(|row| {
            matches!(&row.target, Some(Target::Form { form: FormRef::Screening { form, .. } }) if form == "tb_contact")
        })
    };
    let where_it_stands = |member: &str| {
        let screen = home.phone.saku.screenings(member).unwrap();
        (has(screen.due), has(screen.other))
    };
    let house = FormRef::Household { id: home.household.clone() };
    assert_eq!(where_it_stands(&home.mother), (false, true), "nothing is known");
    home.phone.fill(house.clone(), &[("tbc", "no")]);
    assert_eq!(where_it_stands(&home.mother), (false, true), "nobody has it");
    home.phone.fill(house.clone(), &[("tbc", "yes")]);
    assert_eq!(where_it_stands(&home.mother), (true, false));
    // She has it herself: those who live with her are asked, she is not.
    home.phone.fill(house.clone(), &[("tbc", "no")]);
    let new = FormRef::NewMember { household: home.household.clone(), typed: String::new() };
    let son = [("name", "Bayu"), ("sex", "male"), ("birth_date", "04-05-2010"), ("relation", "child")];
    let son = home.phone.fill(new, &son).subject().to_owned();
    home.fill_tb(&[("TB5", "yes")]);
    let both = || (where_it_stands(&son), where_it_stands(&home.mother));
    assert_eq!(both(), ((true, false), (false, true)));
    home.phone.fill(house, &[("tbc", "yes")]);
    assert_eq!(both(), ((true, false), (false, true)));
    // The two sheets about TB are told apart.
    assert_eq!(home.row("tb").subtitle.split(" · ").next(), Some("Lembar kunjungan rumah"));
    assert_eq!(home.row("tb_adult").subtitle, "Setiap bulan");
}
