//! The first slice, over the core: a kader sets up her posyandu, registers a family and makes her first home visit.

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;
use sakukader_core::Saku;
use sakukader_core::environment::FixedEnvironment;
use sakukader_core::screen::form::{Answer, FormRef, FormSave, FormScreen};
use sakukader_core::screen::people::PeopleQuery;
use sakukader_core::screen::{Target, Tone};

/// The day of the visit. The dates below follow from it: HPHT 210 days before is 30 weeks; a birth on 24 July is
/// 4 months.
const TODAY: &str = "2026-11-24";

fn open(folder: &Path, seed: u64) -> Saku {
    let day: NaiveDate = TODAY.parse().unwrap();
    Saku::open(folder, false, Box::new(FixedEnvironment::on(day, seed))).unwrap()
}

/// Fills a form as a kader would and saves it, saying yes to every question.
fn fill(saku: &Saku, form: &FormRef, typed: &[(&str, &str)]) -> (FormScreen, Answer) {
    let screen = saku.form(form).unwrap();
    let mut values: HashMap<String, String> = screen
        .pages
        .iter()
        .flat_map(|page| &page.fields)
        .map(|field| (field.id.clone(), field.value.clone()))
        .collect();
    for (field, value) in typed {
        assert!(values.contains_key(*field), "the form has no field {field}: {:?}", values.keys());
        values.insert((*field).to_owned(), (*value).to_owned());
    }
    let mut save =
        FormSave { form: form.clone(), command: screen.command.clone(), values, confirmed: vec![] };
    loop {
        match saku.save(&save).unwrap() {
            Answer::Questions { questions } => save.confirmed.extend(questions.into_iter().map(|one| one.id)),
            answer => return (screen, answer),
        }
    }
}

fn done(answer: Answer) -> (String, Option<Target>) {
    match answer {
        Answer::Done { command, next, .. } => (command, next),
        other => panic!("not saved: {other:?}"),
    }
}

fn set_up(saku: &Saku) {
    let (_, answer) = fill(
        saku,
        &FormRef::SetUp,
        &[
            ("kader.name", "Ani"),
            ("name", "Melati"),
            ("village", "Sukamaju"),
            ("district", "Cibiru"),
            ("emergency_phone", "0811222333"),
            ("midwife_name", "Hasna"),
            ("midwife_phone", "081234567890"),
        ],
    );
    done(answer);
}

/// A grandmother; her daughter Siti, 30 weeks pregnant; Siti's husband; Siti's sister with an infant of 4 months.
struct Family {
    household: String,
    siti: String,
    infant: String,
}

fn register(saku: &Saku) -> Family {
    let new = FormRef::NewHousehold { typed: "hj. aminah".into() };
    let (screen, answer) = fill(
        saku,
        &new,
        &[
            ("head.sex", "female"),
            ("head.birth_date", "12-03-1961"),
            ("address", "Jl. Melati 4"),
            ("dusun", "Lembang"),
            ("rt", "2"),
            ("jkn", "yes"),
            ("clean_water", "yes"),
            ("water_source", "piped"),
            ("latrine", "no"),
            ("ventilation", "yes"),
        ],
    );
    assert_eq!(screen.pages[0].fields[0].value, "Hj. Aminah", "the typed words are carried over");
    let (_, next) = done(answer);
    let Some(Target::Household { id: household }) = next else { panic!("{next:?}") };
    let member = |name: &str, sex: &str, birth: &str, relation: &str| {
        let form = FormRef::NewMember { household: household.clone(), typed: name.into() };
        let typed = [("sex", sex), ("birth_date", birth), ("relation", relation)];
        let (_, next) = done(fill(saku, &form, &typed).1);
        let Some(Target::Person { id }) = next else { panic!("{next:?}") };
        id
    };
    let siti = member("siti aminah", "female", "05-02-1997", "child");
    member("budi", "male", "10-10-1994", "child_in_law");
    member("rini", "female", "17-08-2001", "child");
    let infant = member("arif", "male", "24-07-2026", "grandchild");
    let pregnancy = FormRef::Pregnancy { member: siti.clone() };
    let typed = [("last_period", "28-04-2026"), ("gravida", "2"), ("spacing_years", "3")];
    done(fill(saku, &pregnancy, &typed).1);
    Family { household, siti, infant }
}

fn sheet(visit: &str, subject: &str, form: &str) -> FormRef {
    FormRef::Sheet { visit: visit.into(), subject: subject.into(), form: form.into() }
}

fn begin(saku: &Saku, household: &str) -> String {
    let (_, next) = done(saku.begin_visit(household).unwrap());
    let Some(Target::Visit { id }) = next else { panic!("{next:?}") };
    id
}

/// A pregnant mother's sheet with everything as it should be.
const MOTHER_WELL: &[(&str, &str)] = &[
    ("BH1", "36,6"),
    ("BH2", "shown"),
    ("BH3", "yes"),
    ("BH4", "yes"),
    ("BH5", "yes"),
    ("BH6", "yes"),
    ("BH7", "24,1"),
    ("BH9", "yes"),
    ("BH10", "yes"),
];

/// Every danger sign of the sheet answered with "not there", then the given answers.
fn answers<'a>(screen: &'a FormScreen, given: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let signs = screen.pages.iter().filter(|page| page.signs).flat_map(|page| &page.fields);
    signs.map(|field| (field.id.as_str(), "no")).chain(given.iter().copied()).collect()
}

#[test]
fn a_kader_registers_a_family_and_makes_her_first_visit() {
    let folder = tempfile::tempdir().unwrap();
    let saku = open(folder.path(), 1);
    assert!(saku.start().unwrap().needs_setup);
    set_up(&saku);
    assert!(!saku.start().unwrap().needs_setup);
    assert_eq!(saku.home().unwrap().posyandu, "Posyandu Melati");
    let family = register(&saku);

    // Found by the name as it is said, however it is written.
    for typed in ["siti", "Sitti"] {
        let found = saku.people(&PeopleQuery { text: typed.into(), ..PeopleQuery::default() }).unwrap();
        assert_eq!(
            found.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
            ["Siti Aminah"],
            "{typed}"
        );
        assert!(found.rows[0].line.contains("Hamil 30 minggu"), "{}", found.rows[0].line);
    }
    let household = saku.household(&family.household).unwrap();
    assert_eq!(household.title, "Kel. Ibu Hj. Aminah");
    assert_eq!(household.members.len(), 5);
    assert!(household.chips.iter().any(|chip| chip.text == "Jamban belum"));
    assert_eq!(saku.person(&family.infant).unwrap().subtitle, "4 bulan · Bayi");

    let visit = begin(&saku, &family.household);
    done(fill(&saku, &sheet(&visit, &family.household, "household"), &[]).1);

    // "Perdarahan" is kept the moment it is tapped, and takes the screen over with the number of this posyandu.
    let mother = sheet(&visit, &family.siti, "pregnant");
    let Answer::Done { emergency: Some(emergency), .. } =
        saku.record_sign(&mother, "BH-TB11", &HashMap::new()).unwrap()
    else {
        panic!("no emergency screen")
    };
    assert_eq!(emergency.contacts[0].number, "0811222333");
    assert_eq!(emergency.person.as_deref(), Some("Siti Aminah, hamil 30 minggu"));
    assert!(emergency.reason.unwrap().contains("Perdarahan"));
    assert!(saku.home().unwrap().visits[0].subtitle.contains("Perdarahan"));

    let screen = saku.form(&mother).unwrap();
    let given: Vec<_> = MOTHER_WELL.iter().copied().chain([("BH-TB11", "yes")]).collect();
    let (command, _) = done(fill(&saku, &mother, &answers(&screen, &given)).1);

    let infant = sheet(&visit, &family.infant, "infant");
    let screen = saku.form(&infant).unwrap();
    let well = [("BY1", "36,7"), ("BY2", "shown"), ("BY3", "yes")];
    done(fill(&saku, &infant, &answers(&screen, &well)).1);

    let outcome = saku.outcome(&visit).unwrap();
    assert_eq!(outcome.cards[0].tone, Tone::Emergency);
    done(saku.finish_visit(&outcome.command, &visit, &outcome.next_date).unwrap());
    let home = saku.home().unwrap();
    assert!(home.visits[0].title.contains("Aminah") && home.visits[0].subtitle.contains("Perdarahan"));
    assert!(home.visits[0].chip.is_some(), "with its date");
    assert!(home.report.is_some());

    // The phone dies and starts again: all is there.
    drop(saku);
    let saku = open(folder.path(), 2);
    assert_eq!(saku.home().unwrap().visits, home.visits);

    // The mistaken answer is corrected; history shows both.
    done(fill(&saku, &mother, &[("BH-TB11", "no"), ("BH6", "no")]).1);
    done(fill(&saku, &mother, &[("BH6", "yes"), ("BH2", "not_shown")]).1);
    let household = saku.visit(&visit).unwrap();
    let siti = household.sheets.iter().find(|row| row.title == "Siti Aminah").unwrap();
    assert_eq!(siti.chip.as_ref().unwrap().text, "Baik untuk yang sudah dinilai", "BH3 is not judged yet");
    let history = saku.history(&family.siti).unwrap();
    assert!(
        history.items[1].changes.iter().any(|line| line == "Perdarahan: Ada → Tidak ada"),
        "{:?}",
        history.items[1].changes
    );
    assert!(history.items.iter().any(|item| item.corrected));

    // The sheet's save is undone and done again. The correction that rests on it is named first, and stays.
    let before = saku.tables().unwrap();
    let Answer::Questions { questions } = saku.undo(&command, &[]).unwrap() else { panic!("not asked") };
    assert_eq!(saku.tables().unwrap(), before, "nothing was undone by asking");
    done(saku.undo(&command, &[questions[0].id.clone()]).unwrap());
    let undone = saku.visit(&visit).unwrap();
    let siti = undone.sheets.iter().find(|row| row.title == "Siti Aminah").unwrap();
    assert_eq!(
        siti.chip.as_ref().unwrap().text,
        "Belum lengkap",
        "its danger signs are not answered any more"
    );
    assert_eq!(value(&saku, &mother, "BH7"), "");
    done(saku.redo(&command).unwrap());
    assert_eq!(value(&saku, &mother, "BH7"), "24,1");
    assert_eq!(value(&saku, &mother, "BH-TB11"), "no", "the correction still stands");
    assert_eq!(value(&saku, &mother, "BH2"), "not_shown", "and so does that of an answer of this very save");
    let again = saku.visit(&visit).unwrap();
    let siti = again.sheets.iter().find(|row| row.title == "Siti Aminah").unwrap();
    assert_eq!(siti.chip.as_ref().unwrap().text, "Baik untuk yang sudah dinilai");
}

fn value(saku: &Saku, form: &FormRef, field: &str) -> String {
    let screen = saku.form(form).unwrap();
    screen.pages.into_iter().flat_map(|page| page.fields).find(|one| one.id == field).unwrap().value
}
