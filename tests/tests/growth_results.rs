//! What a weighing says on the screens, to the kader, to the midwife and to the family.

use sakukader_core::screen::form::{FormRef, FormSave};
use sakukader_core::screen::results::{KmsColour, PersonResults};
use sakukader_core::screen::{Target, Tone};
use sakukader_tests::clock::day;
use sakukader_tests::phone::{Phone, done};
use tempfile::TempDir;

struct Home {
    phone: Phone,
    household: String,
    infant: String,
    _folder: TempDir,
}

/// Arif, a boy born on 24 July 2026: 3 months old on 24 October, 4 months on 24 November.
fn home() -> Home {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::open(folder.path(), day(2026, 10, 24), 99).unwrap();
    phone.set_up();
    let head = [
        ("head.name", "Lina"),
        ("head.sex", "female"),
        ("head.birth_date", "09-03-1997"),
        ("address", "Gang Melati 2"),
    ];
    let household = phone.fill(FormRef::NewHousehold { typed: String::new() }, &head).subject().to_owned();
    let form = FormRef::NewMember { household: household.clone(), typed: String::new() };
    let arif = [("name", "Arif"), ("sex", "male"), ("birth_date", "24-07-2026"), ("relation", "child")];
    let infant = phone.fill(form, &arif).subject().to_owned();
    Home { phone, household, infant, _folder: folder }
}

impl Home {
    fn sheet(&self, visit: &str) -> FormRef {
        FormRef::Sheet { visit: visit.into(), subject: self.infant.clone(), form: "infant".into() }
    }

    /// A visit in which the KIA book shows a weight of that day; answers the visit.
    fn weighed(&self, kilograms: &str, on: &str) -> String {
        let visit = self.phone.begin_visit(&self.household);
        let typed = [("BY4-pernah", "yes"), ("BY4", on), ("BY5", kilograms)];
        self.phone.fill(self.sheet(&visit), &typed);
        visit
    }

    fn results(&self, visit: &str) -> PersonResults {
        let results = self.phone.saku.outcome(visit, None).unwrap().results;
        results.into_iter().find(|one| one.member == self.infant).unwrap()
    }

    fn results_on(&self, visit: &str, date: &str) -> PersonResults {
        let results = self.phone.saku.outcome(visit, None).unwrap().results;
        results.into_iter().find(|one| one.title.ends_with(date)).unwrap()
    }
}

fn chip<'a>(results: &'a PersonResults, label: &str) -> &'a str {
    let line = results.lines.iter().find(|line| line.label == label).unwrap();
    line.chip.as_ref().map_or("", |chip| chip.text.as_str())
}

#[test]
fn a_weight_of_which_nothing_came_before_is_new_and_says_nothing_to_the_family() {
    let home = home();
    let results = home.results(&home.weighed("6,4", "24-10-2026"));
    assert_eq!(chip(&results, "Berat badan"), "Baru, timbangan pertama yang tercatat");
    assert_eq!(results.family, None);
}

#[test]
fn a_gain_below_the_kbm_is_t_and_the_family_hears_that_it_did_not_go_up() {
    let home = home();
    home.weighed("6,4", "24-10-2026");
    home.phone.clock.set_day(day(2026, 11, 24));
    // KBM of a boy of 4 months: 600 g (KMS, domain 4.18).
    let visit = home.weighed("6,9", "24-11-2026");
    let results = home.results(&visit);
    assert_eq!(results.lines[0].value, "6,90 kg");
    assert_eq!(chip(&results, "Berat badan"), "Tidak naik");
    assert_eq!(results.family.as_deref(), Some("Berat badan tidak naik."));

    let chart = results.chart.unwrap();
    let codes: Vec<(u32, i32, &str)> =
        chart.points.iter().map(|point| (point.month, point.grams, point.code.as_str())).collect();
    assert_eq!(codes, [(3, 6_400, "B"), (4, 6_900, "T")]);
    assert_eq!(chart.points[1].tone, Tone::FollowUp);
    // WHO weight-for-age of boys at 4 months: median 7,0, −3 SD 4,9, +1 SD 7,8 kg.
    let at = |colour| chart.lines.iter().find(|line| line.colour == colour).unwrap().grams[4];
    assert_eq!((at(KmsColour::Median), at(KmsColour::Red), at(KmsColour::Orange)), (7_000, 4_900, 7_800));
    assert_eq!(chart.lines.len(), 7);
    // The midwife's, with its note; nothing of it is among what the kader or the family reads.
    assert_eq!(results.midwife_note, "hasil hitung – dikonfirmasi nakes");
    let weight = results.midwife.iter().find(|line| line.label.contains("BB/U")).unwrap();
    assert!(weight.value.ends_with("Berat badan normal"), "{}", weight.value);
    // On his page too.
    assert_eq!(home.phone.saku.person(&home.infant).unwrap().results.unwrap().family, results.family);
}

#[test]
fn a_gain_of_the_kbm_is_n() {
    let home = home();
    home.weighed("6,4", "24-10-2026");
    home.phone.clock.set_day(day(2026, 11, 24));
    let results = home.results(&home.weighed("7,0", "24-11-2026"));
    assert_eq!(chip(&results, "Berat badan"), "Naik");
    assert_eq!(results.family.as_deref(), Some("Berat badan naik."));
}

#[test]
fn below_the_red_line_the_family_hears_that_someone_is_to_look() {
    let home = home();
    home.weighed("4,0", "24-10-2026");
    home.phone.clock.set_day(day(2026, 11, 24));
    // 800 g gained, more than the KBM, and still below 4,9 kg.
    let results = home.results(&home.weighed("4,8", "24-11-2026"));
    assert_eq!(chip(&results, "Berat badan"), "Naik, di bawah garis merah");
    assert_eq!(results.family.as_deref(), Some("Perlu diperiksa petugas."));
}

#[test]
fn the_colour_of_the_arm_tape_stands_beside_the_number_while_it_is_typed() {
    let home = home();
    let form = FormRef::NewMember { household: home.household.clone(), typed: String::new() };
    let ayu = [("name", "Ayu"), ("sex", "female"), ("birth_date", "24-04-2025"), ("relation", "child")];
    let child = home.phone.fill(form, &ayu).subject().to_owned();
    let form = FormRef::Screening { member: child.clone(), form: "muac_child".into() };
    let field = home.phone.saku.form(&form).unwrap().pages.into_iter().flat_map(|page| page.fields);
    let arm = field
        .into_iter()
        .find(|field| field.label.contains("LiLA") || field.label.contains("engan"))
        .unwrap()
        .id;
    // KIA 2023: below 11,5 cm red, below 12,5 cm yellow, from there green.
    for (typed, word) in [("11,4", "Merah"), ("12,4", "Kuning"), ("12,5", "Hijau")] {
        let saved = home.phone.fill(form.clone(), &[(&arm, typed)]);
        let Some(Target::Outcome { id }) = saved.next else { panic!("{:?}", saved.next) };
        let results = home.phone.saku.outcome(&id, None).unwrap().results;
        let line = results[0].lines.iter().find(|line| line.label == "LiLA").unwrap();
        assert_eq!(line.chip.as_ref().unwrap().text, word, "{typed}");
    }
}

#[test]
fn each_value_stands_under_the_day_it_was_measured() {
    let home = home();
    home.phone.clock.set_day(day(2026, 11, 24));
    let visit = home.phone.begin_visit(&home.household);
    let typed = [("BY1", "36,8"), ("BY4-pernah", "yes"), ("BY4", "20-11-2026"), ("BY5", "6,9")];
    home.phone.fill(home.sheet(&visit), &typed);
    let results = home.phone.saku.outcome(&visit, None).unwrap().results;
    let shown: Vec<(&str, Vec<&str>)> = results
        .iter()
        .map(|one| (one.title.as_str(), one.lines.iter().map(|line| line.value.as_str()).collect()))
        .collect();
    assert_eq!(
        shown,
        [("Arif · 24 November 2026", vec!["36,8 °C"]), ("Arif · 20 November 2026", vec!["6,90 kg"])]
    );
    assert!(results[0].chart.is_none() && results[1].chart.is_some());
}

/// What the KMS makes of the weight while the sheet is open, said once.
fn beside_weight(home: &Home, half: &FormSave) -> Option<String> {
    let notes = home.phone.saku.react(&half.form, &half.values).unwrap().notes;
    assert!(notes.iter().all(|note| note.field != "BY5" || note.chip.is_none()), "{notes:?}");
    notes.into_iter().find(|note| note.field == "BY5-nt").and_then(|note| Some(note.chip?.text))
}

#[test]
fn the_weighing_of_a_sheet_is_not_another_one_beside_itself() {
    let home = home();
    home.weighed("6,4", "24-10-2026");
    home.phone.clock.set_day(day(2026, 11, 28));
    let visit = home.phone.begin_visit(&home.household);
    let typed = [("BY1", "36,8"), ("BY4-pernah", "yes"), ("BY4", "24-11-2026"), ("BY5", "7,1")];
    let mut half = home.phone.half(home.sheet(&visit), &typed);
    done(home.phone.saku.record_sign(&half, "BY-TB1").unwrap());
    // KBM of a boy of 4 months: 600 g.
    assert_eq!(beside_weight(&home, &half).as_deref(), Some("Naik (N)"));
    half.values.insert("BY-TB1".to_owned(), "yes".to_owned());
    home.phone.save(half);
    assert_eq!(chip(&home.results_on(&visit, "24 November 2026"), "Berat badan"), "Naik");

    // Read again in the book: it was the 25th.
    let again = home.phone.half(home.sheet(&visit), &[("BY4", "25-11-2026")]);
    assert_eq!(beside_weight(&home, &again).as_deref(), Some("Naik (N)"));
    home.phone.save(again);
    assert_eq!(chip(&home.results_on(&visit, "25 November 2026"), "Berat badan"), "Naik");
    let said = home.phone.saku.outcome(&visit, None).unwrap();
    let words = format!("{:?} {:?}", said.cards, said.results);
    assert!(!words.contains("penimbangan lain"), "{words}");
}
