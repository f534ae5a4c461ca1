//! The first slice, over the core: a kader sets up her posyandu, registers a family and makes her first home visit.

use std::path::Path;

use sakukader_core::screen::Tone;
use sakukader_core::screen::form::{Answer, FormRef, FormScreen};
use sakukader_core::screen::people::PeopleQuery;
use sakukader_tests::clock::day;
use sakukader_tests::phone::{Phone, done};

/// On the day of the visit. The dates below follow from it: HPHT 210 days before is 30 weeks; a birth on 24 July is
/// 4 months.
fn open(folder: &Path, seed: u64) -> Phone {
    Phone::open(folder, day(2026, 11, 24), seed).unwrap()
}

fn set_up(phone: &Phone) {
    phone.fill(
        FormRef::SetUp,
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
}

/// A grandmother; her daughter Siti, 30 weeks pregnant; Siti's husband; Siti's sister with an infant of 4 months.
struct Family {
    household: String,
    siti: String,
    infant: String,
}

fn register(phone: &Phone) -> Family {
    let new = FormRef::NewHousehold { typed: "hj. aminah".into() };
    assert_eq!(phone.value(&new, "head.name"), "Hj. Aminah", "the typed words are carried over");
    let registered = phone.fill(
        new,
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
    let household = registered.subject().to_owned();
    let member = |name: &str, sex: &str, birth: &str, relation: &str| {
        let form = FormRef::NewMember { household: household.clone(), typed: name.into() };
        let typed = [("sex", sex), ("birth_date", birth), ("relation", relation)];
        phone.fill(form, &typed).subject().to_owned()
    };
    let siti = member("siti aminah", "female", "05-02-1997", "child");
    member("budi", "male", "10-10-1994", "child_in_law");
    member("rini", "female", "17-08-2001", "child");
    let infant = member("arif", "male", "24-07-2026", "grandchild");
    let pregnancy = FormRef::Pregnancy { member: siti.clone() };
    let typed = [("last_period", "28-04-2026"), ("gravida", "2"), ("spacing_years", "3")];
    phone.fill(pregnancy, &typed);
    Family { household, siti, infant }
}

fn sheet(visit: &str, subject: &str, form: &str) -> FormRef {
    FormRef::Sheet { visit: visit.into(), subject: subject.into(), form: form.into() }
}

/// A pregnant mother's sheet with everything as it should be.
const MOTHER_WELL: &[(&str, &str)] = &[
    ("BH1", "36,6"),
    ("BH2", "shown"),
    ("BH3", "yes"),
    ("BH3-TM1", "1"),
    ("BH3-TM2", "2"),
    ("BH3-TM3", "1"),
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
    let phone = open(folder.path(), 1);
    let saku = &phone.saku;
    assert!(saku.start().unwrap().needs_setup);
    set_up(&phone);
    assert!(!saku.start().unwrap().needs_setup);
    assert_eq!(saku.home().unwrap().posyandu, "Posyandu Melati");
    let family = register(&phone);

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

    let visit = phone.begin_visit(&family.household);
    phone.fill(sheet(&visit, &family.household, "household"), &[]);

    // "Perdarahan" is kept the moment it is tapped, and takes the screen over with the number of this posyandu.
    let mother = sheet(&visit, &family.siti, "pregnant");
    let Answer::Done { emergency: Some(emergency), .. } =
        saku.record_sign(&phone.half(mother.clone(), &[("BH-TB11", "yes")]), "BH-TB11").unwrap()
    else {
        panic!("no emergency screen")
    };
    assert_eq!(emergency.contacts[0].number, "0811222333");
    assert_eq!(emergency.person.as_deref(), Some("Siti Aminah, hamil 30 minggu"));
    assert!(emergency.reason.unwrap().contains("Perdarahan"));
    assert!(saku.home().unwrap().visits[0].subtitle.contains("Perdarahan"));

    let screen = saku.form(&mother).unwrap();
    let given: Vec<_> = MOTHER_WELL.iter().copied().chain([("BH-TB11", "yes")]).collect();
    let command = phone.fill(mother.clone(), &answers(&screen, &given)).command;

    let infant = sheet(&visit, &family.infant, "infant");
    let screen = saku.form(&infant).unwrap();
    let well = [("BY1", "36,7"), ("BY2", "shown"), ("BY3", "yes")];
    phone.fill(infant.clone(), &answers(&screen, &well));

    let outcome = saku.outcome(&visit, None).unwrap();
    assert_eq!(outcome.cards[0].tone, Tone::Emergency);
    done(saku.finish_visit(&outcome.command, &visit, &outcome.next_date).unwrap());
    let home = saku.home().unwrap();
    assert!(home.visits[0].title.contains("Aminah") && home.visits[0].subtitle.contains("Perdarahan"));
    assert!(home.visits[0].chip.is_some(), "with its date");
    assert!(home.report.is_some());

    // The phone dies and starts again: all is there.
    drop(phone);
    let phone = open(folder.path(), 2);
    let saku = &phone.saku;
    assert_eq!(saku.home().unwrap().visits, home.visits);

    // The mistaken answer is corrected; history shows both.
    phone.fill(mother.clone(), &[("BH-TB11", "no"), ("BH6", "no")]);
    phone.fill(mother.clone(), &[("BH6", "yes"), ("BH2", "not_shown")]);
    let household = saku.visit(&visit).unwrap();
    let siti = household.sheets.iter().find(|row| row.title == "Siti Aminah").unwrap();
    assert_eq!(siti.chip.as_ref().unwrap().text, "Baik");
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
    assert_eq!(phone.value(&mother, "BH7"), "");
    done(saku.redo(&command).unwrap());
    assert_eq!(phone.value(&mother, "BH7"), "24,1");
    assert_eq!(phone.value(&mother, "BH-TB11"), "no", "the correction still stands");
    assert_eq!(phone.value(&mother, "BH2"), "not_shown", "and so does that of an answer of this very save");
    let again = saku.visit(&visit).unwrap();
    let siti = again.sheets.iter().find(|row| row.title == "Siti Aminah").unwrap();
    assert_eq!(siti.chip.as_ref().unwrap().text, "Baik");
}
