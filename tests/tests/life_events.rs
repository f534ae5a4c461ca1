//! Birth, death, moving, a household out of another, a new head, marriage: each with its own day, undone as one, and in
//! whatever order the papers are entered.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sakukader_core::screen::Target;
use sakukader_core::screen::form::{Answer, FormRef};
use sakukader_core::screen::household::HouseholdScreen;
use sakukader_core::screen::people::PeopleQuery;
use sakukader_tests::phone::{Done, Phone, done};
use tempfile::TempDir;

const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 28) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Karto with his wife Sari, who is pregnant and due on 25 November 2026, their son Budi and his mother Minah.
struct Family {
    phone: Phone,
    house: String,
    karto: String,
    sari: String,
    budi: String,
    minah: String,
    _folder: TempDir,
}

fn id(target: Option<Target>) -> String {
    match target {
        Some(Target::Person { id } | Target::Household { id }) => id,
        other => panic!("{other:?}"),
    }
}

fn household(phone: &Phone, head: &str, sex: &str, birth: &str) -> String {
    let form = FormRef::NewHousehold { typed: String::new() };
    let typed = [
        ("head.name", head),
        ("head.sex", sex),
        ("head.birth_date", birth),
        ("address", "Gang 1"),
        ("rt", "2"),
    ];
    phone.fill(form, &typed).subject().to_owned()
}

fn member(phone: &Phone, household: &str, name: &str, sex: &str, birth: &str, relation: &str) -> String {
    let form = FormRef::NewMember { household: household.to_owned(), typed: name.to_owned() };
    phone.fill(form, &[("sex", sex), ("birth_date", birth), ("relation", relation)]).subject().to_owned()
}

impl Family {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let phone = Phone::open(folder.path(), TODAY, 5).unwrap();
        phone.set_up();
        let house = household(&phone, "Karto", "male", "04-05-1990");
        let karto = id(phone.saku.household(&house).unwrap().members[0].target.clone());
        let sari = member(&phone, &house, "Sari", "female", "10-01-1994", "wife");
        let budi = member(&phone, &house, "Budi", "male", "03-03-2018", "child");
        let minah = member(&phone, &house, "Minah", "female", "01-07-1960", "parent");
        // HPHT + 280 days (Naegele) is 25 November 2026.
        phone.fill(
            FormRef::Pregnancy { member: sari.clone() },
            &[("last_period", "18-02-2026"), ("gravida", "2"), ("husband", "Karto")],
        );
        Self { phone, house, karto, sari, budi, minah, _folder: folder }
    }

    fn house(&self) -> HouseholdScreen {
        self.phone.saku.household(&self.house).unwrap()
    }

    fn names(&self) -> Vec<String> {
        self.house().members.into_iter().map(|row| row.title).collect()
    }

    fn birth(&self, typed: &[(&str, &str)]) -> Done {
        let mut values = vec![("outcome", "delivered"), ("on", "26-11-2026")];
        values.extend(typed);
        self.phone.fill(FormRef::Birth { mother: self.sari.clone() }, &values)
    }

    fn relation(&self, member: &str) -> String {
        self.phone.value(&FormRef::Member { id: member.to_owned() }, "relation")
    }

    fn refused(&self, form: FormRef, typed: &[(&str, &str)]) -> Vec<String> {
        match self.phone.saku.save(&self.phone.half(form, typed)).unwrap() {
            Answer::Problems { problems } => problems.into_iter().map(|problem| problem.sentence).collect(),
            other => panic!("{other:?}"),
        }
    }

    fn told(&self, form: FormRef, typed: &[(&str, &str)]) -> String {
        match self.phone.saku.save(&self.phone.half(form, typed)).unwrap() {
            Answer::Done { sentence, .. } => sentence,
            other => panic!("{other:?}"),
        }
    }

    fn undo(&self, command: &str) {
        done(self.phone.saku.undo(command, &[]).unwrap());
    }
}

#[test]
fn a_birth_makes_the_child_links_its_mother_ends_the_pregnancy_and_starts_nifas() {
    let family = Family::new();
    let saku = &family.phone.saku;
    let near = saku.person(&family.sari).unwrap();
    assert_eq!(near.actions[0].label, "Sudah melahirkan? Catat di sini", "41 weeks");
    let done =
        family.birth(&[("b1.sex", "female"), ("b1.weight_grams", "3100"), ("b1.length_millimetres", "49,5")]);
    let child = saku.person(done.subject()).unwrap();
    assert_eq!(child.name, "By. Ny. Sari");
    assert_eq!(child.subtitle, "2 hari · Bayi");
    assert_eq!(child.relatives[0].title, "Sari");
    let fact =
        |label: &str| child.facts.iter().find(|fact| fact.label == label).map(|fact| fact.value.as_str());
    assert_eq!(fact("Berat badan"), Some("3,10 kg · 26 November"));
    assert_eq!(fact("Nama ayah"), Some("Karto"));
    assert_eq!(fact("Ibu"), None, "she is shown as who she is, not by an id");
    assert_eq!(fact("Anak ke-"), Some("2"));
    // 18 February to 26 November 2026 are 281 days.
    assert_eq!(fact("Usia kehamilan saat lahir (minggu)"), Some("40"));
    let mother = saku.person(&family.sari).unwrap();
    assert_eq!(mother.subtitle, "32 tahun 10 bulan · Nifas hari ke-2");
    assert_eq!(mother.relatives[0].title, "By. Ny. Sari");
    assert!(mother.timeline.iter().any(|item| item.row.title == "Melahirkan, bayi hidup"));
    assert_eq!(family.names(), ["Karto", "Minah", "Sari", "Budi", "By. Ny. Sari"]);
    assert_eq!(family.relation(done.subject()), "child");
    let visit = saku.visit(&family.phone.begin_visit(&family.house)).unwrap();
    let sheets: Vec<String> = visit
        .sheets
        .into_iter()
        .filter_map(|row| match row.target {
            Some(Target::Form { form: FormRef::Sheet { form, .. } }) => Some(form),
            _ => None,
        })
        .collect();
    assert!(sheets.contains(&"postpartum".to_owned()) && sheets.contains(&"infant".to_owned()), "{sheets:?}");
}

#[test]
fn a_birth_is_undone_as_one_and_a_child_is_named_later() {
    let family = Family::new();
    let done = family.birth(&[("b1.sex", "male")]);
    family.phone.fill(FormRef::Member { id: done.subject().to_owned() }, &[("name", "Bima")]);
    assert!(family.names().contains(&"Bima".to_owned()));
    let Answer::Questions { .. } = family.phone.saku.undo(&done.command, &[]).unwrap() else {
        panic!("the name rests on the birth");
    };
    let folded = family.phone.saku.undo(&done.command, &["resting".to_owned()]).unwrap();
    assert!(matches!(folded, Answer::Done { .. }));
    assert_eq!(family.names(), ["Karto", "Minah", "Sari", "Budi"]);
    assert!(family.phone.saku.person(&family.sari).unwrap().subtitle.ends_with("Hamil 40 minggu"));
}

#[test]
fn twins_are_two_children_and_a_forgotten_one_is_added_to_the_same_birth() {
    let family = Family::new();
    family.birth(&[("babies", "2"), ("b1.sex", "male"), ("b2.sex", "female")]);
    let children = || -> Vec<String> {
        family.phone.saku.person(&family.sari).unwrap().relatives.into_iter().map(|row| row.title).collect()
    };
    assert_eq!(children().len(), 2);
    assert!(children().contains(&"By. Ny. Sari 2".to_owned()));
    let form = FormRef::Birth { mother: family.sari.clone() };
    assert_eq!(family.phone.value(&form, "on"), "26-11-2026", "the birth on record is proposed");
    family.phone.fill(form, &[("b1.sex", "male"), ("b1.name", "Damar")]);
    assert_eq!(children().len(), 3);
    assert!(family.phone.saku.person(&family.sari).unwrap().subtitle.ends_with("Nifas hari ke-2"));
}

#[test]
fn a_pregnancy_may_end_without_a_child() {
    for (outcome, on, stage) in
        [("stillborn", "26-11-2026", "Nifas hari ke-2"), ("miscarried", "01-05-2026", "Dewasa")]
    {
        let family = Family::new();
        family
            .phone
            .fill(FormRef::Birth { mother: family.sari.clone() }, &[("outcome", outcome), ("on", on)]);
        let mother = family.phone.saku.person(&family.sari).unwrap();
        assert!(mother.subtitle.ends_with(stage), "{outcome}: {}", mother.subtitle);
        assert_eq!(family.names().len(), 4);
    }
}

#[test]
fn a_birth_that_cannot_be_is_refused_with_its_reason() {
    let family = Family::new();
    let birth = |mother: &str| FormRef::Birth { mother: mother.to_owned() };
    let typed = |on: &'static str| [("outcome", "delivered"), ("on", on), ("b1.sex", "male")];
    for (mother, on, reason) in [
        (&family.sari, "01-02-2027", "belum terjadi"),
        (&family.sari, "01-02-2026", "dihitung mulai 18 Februari 2026"),
        (&family.karto, "26-11-2026", "laki-laki"),
    ] {
        let said = family.refused(birth(mother), &typed(on));
        assert!(said.iter().any(|sentence| sentence.contains(reason)), "{said:?}");
    }
    let rina = member(&family.phone, &family.house, "Rina", "female", "01-12-2016", "child");
    let said = family.refused(birth(&rina), &typed("26-11-2026"));
    assert_eq!(said, ["Rina belum 10 tahun pada tanggal ini. Periksa tanggalnya atau tanggal lahir ibu."]);
    let said = family.refused(birth(&family.sari), &[("outcome", "delivered"), ("on", "26-11-2026")]);
    assert_eq!(said, ["Jenis kelamin belum diisi."]);
    assert_eq!(family.names().len(), 5, "nothing is half-done");
}

#[test]
fn a_household_that_loses_its_head_is_asked_for_a_new_one() {
    let family = Family::new();
    let death = FormRef::Death { member: family.karto.clone() };
    assert_eq!(family.phone.value(&death, "new_head"), family.sari, "the wife is proposed");
    let written = family.phone.fill(death, &[("on", "20-11-2026"), ("note", "Di RSUD")]);
    let house = family.house();
    assert_eq!(house.title, "Kel. Ibu Sari");
    assert!(house.questions.is_empty());
    assert_eq!(house.former[0].subtitle, "Meninggal 20 November 2026");
    assert_eq!(family.names(), ["Sari", "Minah", "Budi"]);
    // The dead man's mother is the widow's mother-in-law.
    assert_eq!(
        [&family.sari, &family.minah, &family.budi].map(|one| family.relation(one)),
        ["head", "parent_in_law", "child"]
    );
    // He was 36 when he died, and stays so.
    let karto = family.phone.saku.person(&family.karto).unwrap();
    assert_eq!(karto.subtitle, "Meninggal 20 November 2026 · 36 tahun 6 bulan");
    family.undo(&written.command);
    assert_eq!(family.house().title, "Kel. Bp. Karto");
    assert_eq!(family.relation(&family.minah), "parent");
}

#[test]
fn a_household_without_a_head_says_so_until_one_is_chosen() {
    let family = Family::new();
    let death = FormRef::Death { member: family.karto.clone() };
    let unanswered = family.refused(death.clone(), &[("on", "20-11-2026"), ("new_head", "")]);
    assert_eq!(unanswered, ["Pilih kepala keluarga baru, atau “Belum ditentukan”."]);
    family.phone.fill(death, &[("on", "20-11-2026"), ("new_head", "not_yet")]);
    // The title still names him, the question does not wait for a kader to look here.
    let asked = || family.phone.saku.home().unwrap().questions.map(|row| row.title);
    assert_eq!(family.house().questions[0].title, "Kel. Bp. Karto: siapa kepala keluarganya?");
    assert_eq!(asked().as_deref(), Some("1 pertanyaan menunggu jawaban"));
    let all = family.phone.saku.questions().unwrap().rows;
    assert_eq!(all, family.house().questions);
    assert_eq!(family.house().events[0].label, "Pilih kepala keluarga");
    family.phone.fill(
        FormRef::NewHead { household: family.house.clone() },
        &[("new_head", &family.minah), ("on", "21-11-2026")],
    );
    assert_eq!(family.house().title, "Kel. Ibu Minah");
    assert_eq!(asked(), None);
    assert!(family.house().questions.is_empty());
    assert_eq!(
        [&family.minah, &family.sari, &family.budi].map(|one| family.relation(one)),
        ["head", "child_in_law", "grandchild"]
    );
}

#[test]
fn a_death_before_birth_or_after_death_is_refused() {
    let family = Family::new();
    let death = FormRef::Death { member: family.budi.clone() };
    assert_eq!(
        family.refused(death.clone(), &[("on", "02-03-2018")]),
        ["Budi lahir 3 Maret 2018. Tanggal ini sebelum itu."]
    );
    assert_eq!(family.refused(death.clone(), &[("on", "29-11-2026")]).len(), 1, "tomorrow");
    family.phone.fill(death.clone(), &[("on", "01-11-2026")]);
    assert_eq!(
        family.refused(death, &[("on", "01-11-2026")]),
        ["Sudah tercatat meninggal. Perbaiki lewat Riwayat."]
    );
    let moved = FormRef::MoveIn {
        member: family.budi.clone(),
        household: household(&family.phone, "Wati", "female", "01-01-1970"),
    };
    assert_eq!(
        family.refused(moved, &[("on", "02-11-2026")]),
        ["Budi meninggal 1 November 2026. Tanggal ini sesudahnya."]
    );
    assert!(family.phone.saku.person(&family.budi).unwrap().events.is_empty());
}

#[test]
fn a_birth_date_is_not_corrected_to_one_that_contradicts_her_life() {
    let family = Family::new();
    family.birth(&[("b1.sex", "male")]);
    family.phone.fill(FormRef::Death { member: family.minah.clone() }, &[("on", "27-11-2026")]);
    let edit = |member: &str| FormRef::Member { id: member.to_owned() };
    assert_eq!(
        family.refused(edit(&family.minah), &[("birth_date", "28-11-2026")]),
        ["Tercatat meninggal 27 November 2026. Tanggal lahir ini sesudahnya."]
    );
    // The child was born on 26 November 2026: nobody gives birth before she is ten.
    let too_young =
        "Tercatat melahirkan 26 November 2026. Dengan tanggal lahir ini umurnya waktu itu belum 10 tahun.";
    assert_eq!(family.refused(edit(&family.sari), &[("birth_date", "27-11-2016")]), [too_young]);
    family.phone.fill(edit(&family.sari), &[("birth_date", "11-01-1994")]);
    let siti = member(&family.phone, &family.house, "Siti", "female", "01-01-2000", "child");
    let pregnancy = FormRef::Pregnancy { member: siti.clone() };
    family.phone.fill(pregnancy, &[("last_period", "01-06-2026"), ("gravida", "1")]);
    assert_eq!(
        family.refused(edit(&siti), &[("birth_date", "01-01-2018")]),
        ["Tercatat hamil. Dengan tanggal lahir ini umurnya belum 10 tahun."]
    );
}

#[test]
fn who_is_left_behind_is_proposed_as_widowed_and_the_kader_may_say_otherwise() {
    let family = Family::new();
    let death = |member: &str| FormRef::Death { member: member.to_owned() };
    let asked = |member: &str| {
        let screen = family.phone.saku.form(&death(member)).unwrap();
        let fields = screen.pages.into_iter().flat_map(|page| page.fields);
        fields.filter(|field| field.id == "widowed").map(|field| (field.label, field.value)).next()
    };
    let status =
        |member: &str| family.phone.value(&FormRef::Member { id: member.to_owned() }, "marital_status");
    let say = |member: &str, status: &str| {
        family.phone.fill(FormRef::Member { id: member.to_owned() }, &[("marital_status", status)]);
    };
    assert_eq!(asked(&family.karto), None, "that they are married is not on record");
    say(&family.sari, "married");
    say(&family.karto, "married");
    say(&family.minah, "married");
    let label = "Status kawin Sari menjadi cerai mati?".to_owned();
    assert_eq!(asked(&family.karto), Some((label, "yes".to_owned())));
    let label = "Status kawin Karto menjadi cerai mati?".to_owned();
    assert_eq!(asked(&family.sari), Some((label, "yes".to_owned())));
    assert_eq!(asked(&family.minah), None, "whose wife she was is not known");

    let typed = [("on", "20-11-2026"), ("new_head", family.sari.as_str())];
    let died = family.phone.fill(death(&family.karto), &typed);
    assert_eq!(status(&family.sari), "widowed");
    assert_eq!(status(&family.minah), "married");
    family.undo(&died.command);
    assert_eq!(status(&family.sari), "married", "undone as one");
    let otherwise = [typed[0], typed[1], ("widowed", "no")];
    family.phone.fill(death(&family.karto), &otherwise);
    assert_eq!(status(&family.sari), "married");
}

#[test]
fn a_mother_did_not_move_away_before_the_birth_of_her_child_here_unless_she_came_back() {
    let family = Family::new();
    let out = || FormRef::MoveOut { member: family.sari.clone() };
    family.birth(&[("b1.sex", "male")]);
    assert_eq!(
        family.refused(out(), &[("who", &family.sari), ("on", "25-11-2026")]),
        ["Sari tercatat melahirkan 26 November 2026. Tanggal ini sebelum itu."]
    );
    // Others may have, and she on the day itself.
    let father = FormRef::MoveOut { member: family.karto.clone() };
    let gone = family
        .phone
        .fill(father, &[("who", &family.karto), ("on", "25-11-2026"), ("new_head", &family.sari)]);
    family.undo(&gone.command);
    let gone = family.phone.fill(out(), &[("who", &family.sari), ("on", "26-11-2026")]);
    let back = FormRef::MoveIn { member: family.sari.clone(), household: family.house.clone() };
    family.phone.fill(back, &[("on", "27-11-2026"), ("relation", "wife")]);
    family.undo(&gone.command);
    // A late paper of a move from which she came back.
    family.phone.fill(out(), &[("who", &family.sari), ("on", "01-03-2026")]);
    assert!(family.names().contains(&"Sari".to_owned()), "{:?}", family.names());
}

#[test]
fn a_day_typed_over_an_estimate_is_asked_whether_it_is_one() {
    let family = Family::new();
    let form = FormRef::NewMember { household: family.house.clone(), typed: "Tono".to_owned() };
    let tono = family.phone.fill(form, &[("sex", "male"), ("age_years", "41")]).subject().to_owned();
    let edit = || FormRef::Member { id: tono.clone() };
    let half = family.phone.half(edit(), &[("birth_date", "12-03-1985")]);
    match family.phone.saku.save(&half).unwrap() {
        Answer::Questions { questions } => {
            assert_eq!(questions.len(), 1);
            assert_eq!(questions[0].sentence, "Apakah 12 Maret 1985 masih perkiraan?");
        }
        other => panic!("{other:?}"),
    }
    family.phone.fill(edit(), &[("birth_date", "12-03-1985"), ("birth_estimated", "no")]);
    let facts = family.phone.saku.person(&tono).unwrap().facts;
    assert!(facts.iter().any(|fact| fact.value == "12 Maret 1985"), "{facts:?}");
}

#[test]
fn the_history_shows_the_end_of_a_nik_alone() {
    let family = Family::new();
    // The day of birth of Sari, as of a woman.
    family.phone.fill(FormRef::Member { id: family.sari.clone() }, &[("nik", "3602045001940001")]);
    let history = family.phone.saku.history(&family.sari).unwrap();
    let lines: Vec<String> = history.items.into_iter().flat_map(|item| item.changes).collect();
    assert!(lines.contains(&"NIK: •••• •••• •••• 0001".to_owned()), "{lines:?}");
    assert!(!lines.iter().any(|line| line.contains("3602")), "{lines:?}");
}

#[test]
fn what_was_written_down_stands_in_the_history_as_on_its_form() {
    let family = Family::new();
    let items = family.phone.saku.history(&family.sari).unwrap().items;
    let labels = |at: usize| -> Vec<&str> {
        items[at].changes.iter().filter_map(|line| Some(line.split_once(':')?.0)).collect()
    };
    // A1, A4, A3 and A5 as they are asked.
    let asked = ["Nama", "Jenis kelamin", "Tanggal lahir", "Hubungan dengan kepala keluarga"];
    assert_eq!(labels(items.len() - 1), asked);
    let pregnancy = items.iter().find(|item| item.title == "Kehamilan dicatat").unwrap();
    assert!(pregnancy.changes.contains(&"Hamil anak ke-2".to_owned()), "{:?}", pregnancy.changes);
}

#[test]
fn who_leads_the_family_is_said_of_her_in_nifas_too() {
    let family = Family::new();
    family.birth(&[("b1.sex", "male")]);
    let death = FormRef::Death { member: family.karto.clone() };
    family.phone.fill(death, &[("on", "27-11-2026"), ("new_head", &family.sari)]);
    assert_eq!(family.house().members[0].subtitle, "32 th · Nifas hari ke-2 · Kepala keluarga");
}

#[test]
fn some_move_away_and_one_comes_back() {
    let family = Family::new();
    let who = format!("{},{}", family.sari, family.budi);
    let out = FormRef::MoveOut { member: family.sari.clone() };
    assert_eq!(family.phone.value(&out, "who"), family.sari);
    let left = family.phone.fill(out, &[("who", &who), ("on", "01-10-2026"), ("note", "Ke Bandung")]);
    assert_eq!(family.names(), ["Karto", "Minah"]);
    assert_eq!(family.house().former.len(), 2);
    let sari = family.phone.saku.person(&family.sari).unwrap();
    assert!(sari.subtitle.starts_with("Pindah 1 Oktober 2026"));
    let back = |on: &'static str| {
        let form = FormRef::MoveIn { member: family.sari.clone(), household: family.house.clone() };
        (form, [("on", on)])
    };
    let (form, early) = back("01-09-2026");
    assert_eq!(
        family.refused(form, &early),
        [
            "Sari pindah 1 Oktober 2026. Tanggal kembali harus sesudahnya; bila tidak jadi pindah, urungkan lewat Riwayat."
        ]
    );
    // On the day itself she would be away all the same.
    let (form, same_day) = back("01-10-2026");
    assert_eq!(family.refused(form, &same_day).len(), 1);
    let (form, on) = back("01-11-2026");
    family.phone.fill(form, &on);
    assert_eq!(family.names(), ["Karto", "Minah", "Sari"]);
    assert_eq!(family.relation(&family.sari), "wife");
    let history = family.phone.saku.history(&family.sari).unwrap();
    let moved = history.items.iter().find(|item| item.command == left.command).unwrap();
    assert_eq!(
        (moved.title.as_str(), moved.changes[0].as_str()),
        ("Pindah keluar · 1 Oktober 2026", "Ke Bandung")
    );
}

#[test]
fn a_late_paper_changes_nothing_of_what_came_after_it() {
    let family = Family::new();
    let (wati, tono) = (
        household(&family.phone, "Wati", "female", "01-01-1970"),
        household(&family.phone, "Tono", "male", "01-01-1971"),
    );
    let to = |house: &str| FormRef::MoveIn { member: family.minah.clone(), household: house.to_owned() };
    family.phone.fill(to(&wati), &[("on", "20-11-2026"), ("relation", "parent")]);
    let late = family.told(to(&tono), &[("on", "01-11-2026"), ("relation", "relative")]);
    assert_eq!(late, "Tercatat. Sejak 20 November 2026 Minah tetap di Kel. Ibu Wati.");
    let home = family.phone.saku.person(&family.minah).unwrap().household.title;
    assert_eq!((home.as_str(), family.relation(&family.minah).as_str()), ("Kel. Ibu Wati", "parent"));
    let split = FormRef::Split { household: wati.clone() };
    let said =
        family.refused(split, &[("who", &family.minah), ("leads", &family.minah), ("on", "10-11-2026")]);
    assert_eq!(said, ["Minah tercatat tinggal di sini sejak 20 November 2026. Tanggal ini sebelum itu."]);
    // Without what came after it counts.
    family.undo(&family.phone.saku.history(&family.minah).unwrap().items[1].command.clone());
    let home = family.phone.saku.person(&family.minah).unwrap().household.title;
    assert_eq!(home, "Kel. Bp. Tono");

    let leads = |who: &str, on: &str| {
        let form = FormRef::NewHead { household: family.house.clone() };
        family.told(form, &[("new_head", who), ("on", on)])
    };
    assert_eq!(leads(&family.sari, "15-11-2026"), "Sari sekarang kepala keluarga.");
    assert_eq!(
        leads(&family.budi, "01-10-2026"),
        "Tercatat. Sejak 15 November 2026 kepala keluarga tetap Sari."
    );
    assert_eq!(family.house().title, "Kel. Ibu Sari");
    assert_eq!(
        (family.relation(&family.sari).as_str(), family.relation(&family.budi).as_str()),
        ("head", "child")
    );
}

#[test]
fn nobody_dies_before_she_gave_birth_and_nobody_who_is_gone_is_asked_for_it() {
    let family = Family::new();
    let death = |on: &'static str| (FormRef::Death { member: family.sari.clone() }, [("on", on)]);
    let born = family.birth(&[("b1.sex", "male")]);
    let (form, before) = death("01-11-2026");
    assert_eq!(
        family.refused(form, &before),
        ["Sari tercatat melahirkan 26 November 2026. Tanggal ini sebelum itu."]
    );
    family.undo(&born.command);
    let near = || family.phone.saku.person(&family.sari).unwrap().actions[0].label.clone();
    assert_eq!(near(), "Sudah melahirkan? Catat di sini");
    let (form, on) = death("01-11-2026");
    family.phone.fill(form, &on);
    assert_eq!(near(), "Ubah data");
}

#[test]
fn the_head_may_move_with_the_family_or_without_it() {
    let family = Family::new();
    let out = FormRef::MoveOut { member: family.karto.clone() };
    let everyone = [&family.karto, &family.sari, &family.budi, &family.minah].map(String::as_str).join(",");
    let shown = |who: &str| {
        let half = family.phone.half(out.clone(), &[("who", who)]);
        family.phone.saku.react(&out, &half.values).unwrap().visible.contains(&"new_head".to_owned())
    };
    assert!(shown(&family.karto), "the others stay");
    assert!(!shown(&everyone), "nobody stays");
    assert!(!shown(&family.budi), "the head stays");
    let said = family
        .refused(out.clone(), &[("who", &family.karto), ("on", "01-11-2026"), ("new_head", &family.karto)]);
    assert_eq!(said, ["Kepala keluarga baru harus yang tetap tinggal di sini."]);
    family.phone.fill(out, &[("who", &everyone), ("on", "01-11-2026")]);
    assert!(family.names().is_empty());
    assert!(family.house().questions.is_empty(), "nobody needs a head");
}

#[test]
fn a_young_couple_founds_its_own_household() {
    let family = Family::new();
    let joko = member(&family.phone, &family.house, "Joko", "male", "01-01-2004", "child");
    let tini = member(&family.phone, &family.house, "Tini", "female", "01-01-2005", "child_in_law");
    let kiki = member(&family.phone, &family.house, "Kiki", "female", "01-01-2025", "grandchild");
    let split = FormRef::Split { household: family.house.clone() };
    let who = [joko.as_str(), &tini, &kiki].join(",");
    assert_eq!(family.phone.value(&split, "rt"), "2", "they often stay near");
    let written = family
        .phone
        .fill(split.clone(), &[("who", &who), ("leads", &joko), ("on", "01-11-2026"), ("address", "Gang 2")]);
    let new = family.phone.saku.household(written.subject()).unwrap();
    assert_eq!(new.title, "Kel. Bp. Joko");
    assert_eq!(new.members.len(), 3);
    assert_eq!([&joko, &tini, &kiki].map(|one| family.relation(one)), ["head", "wife", "child"]);
    assert_eq!(family.names().len(), 4);
    family.undo(&written.command);
    assert_eq!(family.names().len(), 7);
    assert_eq!(family.relation(&tini), "child_in_law");
    let all = [&family.karto, &family.sari, &family.budi, &family.minah, &joko, &tini, &kiki]
        .map(String::as_str)
        .join(",");
    assert_eq!(
        family.refused(split.clone(), &[("who", &all), ("leads", &joko), ("on", "01-11-2026")])[0],
        "Harus ada yang tetap di keluarga lama."
    );
    assert_eq!(
        family.refused(split, &[("who", &tini), ("leads", &joko), ("on", "01-11-2026")]),
        ["Pilih kepala dari yang masuk keluarga baru."]
    );
}

#[test]
fn who_leads_the_new_household_is_asked_once_somebody_goes_and_refused_at_once() {
    let family = Family::new();
    let joko = member(&family.phone, &family.house, "Joko", "male", "01-01-2004", "child");
    let tini = member(&family.phone, &family.house, "Tini", "female", "01-01-2005", "child_in_law");
    let split = FormRef::Split { household: family.house.clone() };
    let said = |who: &str, leads: &str| {
        let half = family.phone.half(split.clone(), &[("who", who), ("leads", leads)]);
        let reaction = family.phone.saku.react(&split, &half.values).unwrap();
        let notes = reaction.notes.into_iter();
        let wrong = notes.filter_map(|note| Some((note.field, note.problem?))).collect::<Vec<_>>();
        let asked = reaction.visible.iter().any(|field| field == "leads");
        let offered = reaction.offered.into_iter().find(|one| one.field == "leads").unwrap();
        let going = who.split(',').filter(|one| !one.is_empty());
        assert_eq!(offered.values.iter().map(String::as_str).collect::<BTreeSet<_>>(), going.collect());
        (asked, wrong)
    };
    let beside = |field: &str, sentence: &str| vec![(field.to_owned(), sentence.to_owned())];
    assert_eq!(said("", ""), (false, vec![]), "of whom, is not known yet");
    assert_eq!(said(&tini, ""), (true, vec![]));
    assert_eq!(said(&tini, &tini), (true, vec![]));
    let not_of_them = beside("leads", "Pilih kepala dari yang masuk keluarga baru.");
    assert_eq!(said(&tini, &joko), (true, not_of_them));
    let everybody = [&family.karto, &family.sari, &family.budi, &family.minah, &joko, &tini]
        .map(String::as_str)
        .join(",");
    assert_eq!(said(&everybody, &joko), (true, beside("who", "Harus ada yang tetap di keluarga lama.")));
}

#[test]
fn who_goes_along_is_not_offered_as_head_of_those_who_stay() {
    let family = Family::new();
    let offered = |form: &FormRef, who: &[&String]| {
        let who = who.iter().map(|one| one.as_str()).collect::<Vec<_>>().join(",");
        let half = family.phone.half(form.clone(), &[("who", &who)]);
        let reaction = family.phone.saku.react(form, &half.values).unwrap();
        let asked = reaction.visible.iter().any(|field| field == "new_head");
        let offered = reaction.offered.into_iter().find(|one| one.field == "new_head").map(|one| one.values);
        assert_eq!(offered.is_some(), asked);
        offered.map(|all| all.iter().filter(|one| *one != "not_yet").cloned().collect::<Vec<_>>())
    };
    for form in [
        FormRef::MoveOut { member: family.karto.clone() },
        FormRef::Split { household: family.house.clone() },
    ] {
        assert_eq!(offered(&form, &[&family.budi]), None, "the head stays");
        let stay = offered(&form, &[&family.karto, &family.budi]).unwrap();
        assert_eq!(stay.len(), 2);
        assert!(stay.contains(&family.sari) && stay.contains(&family.minah), "{stay:?}");
    }
}

#[test]
fn an_rt_is_the_same_with_and_without_its_zero() {
    let family = Family::new();
    let joko = member(&family.phone, &family.house, "Joko", "male", "01-01-2004", "child");
    let split = FormRef::Split { household: family.house.clone() };
    assert_eq!(family.phone.value(&split, "rt"), "2");
    let new =
        family.phone.fill(split, &[("who", &joko), ("leads", &joko), ("on", "01-11-2026"), ("rt", "02")]);
    let of = |id: &str| family.phone.saku.household(id).unwrap().place;
    assert!(
        of(&family.house).contains("RT 02") && of(new.subject()).contains("RT 02"),
        "{}",
        of(new.subject())
    );
    let all = family.phone.saku.people(&PeopleQuery::default()).unwrap();
    let rts: Vec<&str> =
        all.filters.iter().map(|one| one.label.as_str()).filter(|label| label.starts_with("RT ")).collect();
    assert_eq!(rts.len(), 1, "{rts:?}");
    assert_eq!(family.phone.value(&FormRef::Household { id: new.subject().to_owned() }, "rt"), "2");
    // The same number typed otherwise is no change.
    let half = family.phone.half(FormRef::Household { id: family.house.clone() }, &[("rt", "02")]);
    assert_eq!(family.phone.save(half).command, "");
}

#[test]
fn one_lives_in_one_household_and_a_marriage_is_kept_with_its_day() {
    let family = Family::new();
    let other = household(&family.phone, "Wati", "female", "01-01-1970");
    let joko = member(&family.phone, &family.house, "Joko", "male", "01-01-2004", "child");
    let wedding = FormRef::Marriage { member: joko.clone() };
    family.phone.fill(wedding, &[("on", "10-10-2026"), ("spouse", "Tini")]);
    family.phone.fill(
        FormRef::MoveIn { member: joko.clone(), household: other.clone() },
        &[("on", "11-10-2026"), ("relation", "child_in_law")],
    );
    let there = family.phone.saku.household(&other).unwrap();
    assert_eq!(there.members.len(), 2);
    assert!(!family.names().contains(&"Joko".to_owned()));
    let timeline = family.phone.saku.person(&joko).unwrap().timeline;
    let titles: Vec<&str> = timeline.iter().map(|item| item.row.title.as_str()).collect();
    assert_eq!(titles[..3], ["Didaftarkan", "Pindah ke sini", "Menikah"]);
    assert_eq!(family.phone.value(&FormRef::Member { id: joko }, "marital_status"), "married");
}

#[test]
fn an_estimated_age_stands_in_for_a_birth_date_nobody_knows() {
    let family = Family::new();
    let form = FormRef::NewMember { household: family.house.clone(), typed: "Mbah Karso".into() };
    let said = family.refused(form.clone(), &[("sex", "male")]);
    assert_eq!(said, ["Isi tanggal lahir, atau perkiraan umurnya."]);
    let karso = family.phone.fill(form, &[("sex", "male"), ("age_years", "70")]);
    let karso = family.phone.saku.person(karso.subject()).unwrap();
    let birth = karso.facts.iter().find(|fact| fact.label == "Tanggal lahir").unwrap();
    assert_eq!(birth.value, "28 November 1956 (perkiraan)");
}

#[test]
fn the_same_dated_events_end_in_the_same_register_whatever_the_order_of_the_papers() {
    // Sari: away in March, back in May, to Wati in July; Karto dies in September, Minah leads, then Sari's return home.
    let papers = ["away", "back", "to_wati", "death", "home"];
    let mut seen: Option<Vec<String>> = None;
    for order in permutations(papers.len()) {
        let family = Family::new();
        let wati = household(&family.phone, "Wati", "female", "01-01-1970");
        let device = family.phone.saku.entries().unwrap();
        let posyandu = device[0].posyandu;
        let mut paper = sakukader_tests::forge::Device::after(800, posyandu, &device);
        let lived = |event: &str, on: &str, to: Option<&str>| {
            let to = to.map_or("null".to_owned(), |id| format!("\"{id}\""));
            format!(r#"{{"event":"{event}","on":"{on}","household":{to}}}"#)
        };
        let entries: Vec<_> = order
            .iter()
            .map(|place| {
                let (who, fact) = match papers[*place] {
                    "away" => (&family.sari, lived("moved_out", "2026-03-01", None)),
                    "back" => (&family.sari, lived("returned", "2026-05-01", Some(&family.house))),
                    "to_wati" => (&family.sari, lived("moved_in", "2026-07-01", Some(&wati))),
                    "death" => (&family.karto, lived("died", "2026-09-01", None)),
                    _ => (&family.sari, lived("moved_in", "2026-10-01", Some(&family.house))),
                };
                paper.say(sakukader_core::id::SubjectKind::Member, who.parse().unwrap(), "lived", &fact)
            })
            .collect();
        family.phone.saku.receive(&entries).unwrap();
        let house = family.house();
        let now: Vec<String> = house
            .members
            .iter()
            .chain(&house.former)
            .map(|row| format!("{} {}", row.title, row.subtitle))
            .chain(house.questions.iter().map(|row| row.title.clone()))
            .collect();
        assert!(now.iter().any(|line| line.starts_with("Sari 32 th")), "she is home again: {now:?}");
        assert!(now.iter().any(|line| line == "Karto Meninggal 1 September 2026"), "{now:?}");
        assert_eq!(seen.get_or_insert_with(|| now.clone()), &now, "{order:?}");
    }
}

/// Every order of so many things.
fn permutations(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let shorter = permutations(count - 1);
    let put = |order: &Vec<usize>, place: usize| {
        let mut order = order.clone();
        order.insert(place, count - 1);
        order
    };
    shorter.iter().flat_map(|order| (0..count).map(move |place| put(order, place))).collect()
}

#[test]
fn a_dead_person_is_in_no_list_and_a_day_is_what_was_told() {
    let family = Family::new();
    family.phone.fill(FormRef::Death { member: family.minah.clone() }, &[("on", "05-05-2026")]);
    let found = family.phone.saku.people(&Default::default()).unwrap();
    assert!(found.rows.iter().all(|row| row.name != "Minah"));
    let minah = family.phone.saku.person(&family.minah).unwrap();
    assert!(minah.subtitle.starts_with("Meninggal 5 Mei 2026"), "the day of death, not that of the report");
}
