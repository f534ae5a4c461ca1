//! What a kader may type by mistake: each gets one plain sentence beside its field, and nothing is written.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use sakukader_core::Error;
use sakukader_core::screen::form::{Answer, FormRef, FormSave, Values};
use sakukader_core::screen::people::{PeopleQuery, Whom};
use sakukader_tests::phone::Phone;
use sakukader_tests::world::empty;
use tempfile::TempDir;

struct Home {
    phone: Phone,
    household: String,
    baby: String,
    visit: String,
    _folder: TempDir,
}

const HEAD: &[(&str, &str)] = &[
    ("head.name", "Darma"),
    ("head.sex", "male"),
    ("head.birth_date", "04-05-1990"),
    ("address", "Gang Melati 2"),
];
const BABY: &[(&str, &str)] =
    &[("name", "Ayu"), ("sex", "female"), ("birth_date", "01-07-2026"), ("relation", "child")];

/// A family on 2 November 2026, with a visit begun.
fn home() -> Home {
    let (folder, phone) = empty(51);
    phone.set_up();
    let household = phone.fill(FormRef::NewHousehold { typed: String::new() }, HEAD).subject().to_owned();
    let form = FormRef::NewMember { household: household.clone(), typed: String::new() };
    let baby = phone.fill(form, BABY).subject().to_owned();
    let visit = phone.begin_visit(&household);
    Home { phone, household, baby, visit, _folder: folder }
}

impl Home {
    fn half(&self, form: &FormRef, typed: &[(&str, &str)]) -> FormSave {
        let mut half = self.phone.open_form(form.clone());
        half.values.extend(typed.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())));
        half
    }

    /// The problems of a save, which must leave journal and tables as they were.
    fn refused(&self, form: &FormRef, typed: &[(&str, &str)]) -> Vec<(String, String)> {
        let save = self.half(form, typed);
        self.nothing_written(|| match self.phone.saku.save(&save).unwrap() {
            Answer::Problems { problems } => problems.into_iter().map(|p| (p.field, p.sentence)).collect(),
            other => panic!("{typed:?} was not refused: {other:?}"),
        })
    }

    fn nothing_written<T>(&self, act: impl FnOnce() -> T) -> T {
        let before = (self.phone.saku.entries().unwrap(), self.phone.saku.tables().unwrap());
        let answer = act();
        assert_eq!(before, (self.phone.saku.entries().unwrap(), self.phone.saku.tables().unwrap()));
        answer
    }

    /// One field wrong in an otherwise good form: its sentence.
    fn sentence(&self, form: &FormRef, good: &[(&str, &str)], field: &str, typed: &str) -> String {
        let values: Vec<(&str, &str)> = good.iter().copied().chain([(field, typed)]).collect();
        let problems = self.refused(form, &values);
        assert_eq!(problems.len(), 1, "{field}={typed:.40}: {problems:?}");
        assert_eq!(problems[0].0, field);
        problems[0].1.clone()
    }

    fn new_member(&self) -> FormRef {
        FormRef::NewMember { household: self.household.clone(), typed: String::new() }
    }

    fn sheet(&self) -> FormRef {
        FormRef::Sheet { visit: self.visit.clone(), subject: self.baby.clone(), form: "infant".into() }
    }
}

#[test]
fn names_that_are_none() {
    let home = home();
    let name = |typed: &str| home.sentence(&home.new_member(), BABY, "name", typed);
    assert_eq!(name(""), "Nama belum diisi.");
    assert_eq!(name("  \t\n "), "Nama belum diisi.");
    assert_eq!(name("\u{0}\u{7}"), "Nama belum diisi.");
    assert_eq!(name("..., !!"), "Nama harus berisi huruf.");
    assert_eq!(name(&"a".repeat(10_000)), "Nama terlalu panjang: 10000 huruf, paling banyak 100.");
    let household = FormRef::NewHousehold { typed: String::new() };
    let head = home.sentence(&household, HEAD, "head.name", &"é".repeat(10_000));
    assert_eq!(head, "Nama terlalu panjang: 10000 huruf, paling banyak 100.");
}

#[test]
fn a_name_of_a_hundred_letters_and_one_with_marks_are_kept_as_typed() {
    let home = home();
    let long = "é".repeat(100);
    for name in [long.as_str(), "Hj. Nur'aini S.Pd", "M. Yusuf-Rahman", "ꦱꦶꦠꦶ", "Siti 2"] {
        let values: Vec<(&str, &str)> = BABY.iter().copied().chain([("name", name)]).collect();
        let id = home.phone.fill(home.new_member(), &values).subject().to_owned();
        assert_eq!(home.phone.saku.person(&id).unwrap().name, name);
    }
}

#[test]
fn letters_in_numbers_and_numbers_too_short() {
    let home = home();
    let member = |field: &str, typed: &str| home.sentence(&home.new_member(), BABY, field, typed);
    let short = "NIK harus 16 angka, ini baru 15. Kosongkan bila belum ada.";
    assert_eq!(member("nik", "320123450126000"), short);
    assert_eq!(member("nik", "32012345012600012"), "NIK harus 16 angka, ini 17. Kosongkan bila belum ada.");
    assert_eq!(member("nik", "32012345O1260001"), "NIK diisi angka saja, tanpa huruf.");
    assert_eq!(member("nik", "٣٢٠١٢٣٤٥٠١٢٦٠٠٠١"), "NIK diisi angka saja, tanpa huruf.");
    assert_eq!(member("birth_order", "dua"), "Anak ke- diisi angka saja, tanpa huruf.");
    assert_eq!(member("birth_order", "99999999999999999999"), "Anak ke- diisi angka saja, tanpa huruf.");
    assert_eq!(member("birth_order", "0"), "Anak ke- hanya bisa 1 sampai 20.");
    let household = FormRef::NewHousehold { typed: String::new() };
    assert_eq!(home.sentence(&household, HEAD, "rt", "dua"), "RT diisi angka saja, tanpa huruf.");
    let phone = home.sentence(&household, HEAD, "phone", "nol delapan");
    assert_eq!(phone, "No. HP keluarga diisi angka saja, tanpa huruf.");
}

#[test]
fn days_that_the_calendar_does_not_have_and_a_birth_tomorrow() {
    let home = home();
    let birth = |typed: &str| home.sentence(&home.new_member(), BABY, "birth_date", typed);
    let no_day = "Tanggal ini tidak ada di kalender. Periksa hari dan bulannya.";
    assert_eq!(birth("32-01-2026"), no_day);
    assert_eq!(birth("29-02-2026"), no_day);
    assert_eq!(birth("00-00-2026"), no_day);
    assert_eq!(birth("besok"), "Tulis tanggal, bulan, dan tahun, misalnya 04-05-2026.");
    assert_eq!(birth("01-07-26"), "Tulis tanggal, bulan, dan tahun, misalnya 04-05-2026.");
    assert_eq!(birth("03-11-2026"), "Tanggal lahir belum terjadi: tidak bisa setelah hari ini.");
    assert_eq!(birth("01-07-1026"), "Tahun ini tidak mungkin. Periksa tahunnya.");
    assert_eq!(birth(""), "Isi tanggal lahir, atau perkiraan umurnya.");
}

#[test]
fn choices_that_are_not_offered() {
    let home = home();
    let member = |field: &str, typed: &str| home.sentence(&home.new_member(), BABY, field, typed);
    assert_eq!(member("sex", "unknown"), "Pilih salah satu untuk Jenis kelamin.");
    assert_eq!(
        member("relation", "'; DROP TABLE"),
        "Pilih salah satu untuk Hubungan dengan kepala keluarga."
    );
    let other: Vec<(&str, &str)> = BABY.iter().copied().chain([("name", "Bintang")]).collect();
    let second_head = home.sentence(&home.new_member(), &other, "relation", "head");
    assert_eq!(second_head, "Keluarga ini sudah punya kepala keluarga.");
    let sheet = |field: &str, typed: &str| home.sentence(&home.sheet(), &[], field, typed);
    assert_eq!(sheet("BY2", "perhaps"), "Pilih salah satu jawaban.");
    assert_eq!(sheet("BY-TB1", "mungkin"), "Pilih salah satu jawaban.");
}

#[test]
fn a_temperature_without_its_comma_and_other_numbers_that_cannot_be() {
    let home = home();
    let fever = |typed: &str| home.sentence(&home.sheet(), &[], "BY1", typed);
    assert_eq!(fever("378"), "378,0 °C tidak mungkin. Maksudnya 37,8 °C?");
    assert!(fever("3").starts_with("3,0 °C tidak mungkin. Isi antara 30,0 dan 45,0 °C."));
    for typed in ["tiga puluh", "37,8,9", "NaN", "1e2"] {
        assert!(fever(typed).starts_with("Tulis dengan angka, misalnya "), "{typed}: {}", fever(typed));
    }
    for typed in ["-37,8", "9999999999999999999999"] {
        assert_eq!(fever(typed), "Angka itu tidak mungkin. Isi antara 30,0 dan 45,0 °C.", "{typed}");
    }
    assert_eq!(fever("37,85"), "Tulis paling banyak 1 angka di belakang koma.");
    // A strange one is asked about once, and kept with her yes.
    let mut save = home.half(&home.sheet(), &[("BY1", "41,5")]);
    let asked = home.nothing_written(|| home.phone.saku.save(&save).unwrap());
    let Answer::Questions { questions } = asked else { panic!("{asked:?}") };
    assert_eq!(questions[0].sentence, "41,5 °C tidak biasa. Apakah angkanya sudah benar?");
    save.confirmed = questions.into_iter().map(|question| question.id).collect();
    assert!(matches!(home.phone.saku.save(&save).unwrap(), Answer::Done { .. }));
}

#[test]
fn days_of_a_sheet_and_of_the_next_visit() {
    let home = home();
    let weighed = |typed: &str| home.sentence(&home.sheet(), &[("BY4-pernah", "yes")], "BY4", typed);
    assert_eq!(weighed("32-01-2026"), "Tanggal itu tidak ada. Tulis seperti 04-05-2026.");
    assert_eq!(weighed("03-11-2026"), "Tanggal itu belum terjadi.");
    assert_eq!(weighed("30-06-2026"), "Tanggal itu sebelum tanggal lahir.");
    home.phone.fill(home.sheet(), &[("BY2", "shown")]);
    let finish = |typed: &str| {
        home.nothing_written(|| {
            match home.phone.saku.finish_visit(&home.phone.command(), &home.visit, typed).unwrap() {
                Answer::Problems { problems } => problems[0].sentence.clone(),
                other => panic!("{typed}: {other:?}"),
            }
        })
    };
    assert_eq!(finish("32-01-2027"), "Tanggal ini tidak ada di kalender. Periksa hari dan bulannya.");
    assert_eq!(finish("01-11-2026"), "Kunjungan berikutnya tidak bisa sebelum hari ini.");
    assert_eq!(finish("01-11-2062"), "Kunjungan berikutnya lebih dari dua tahun lagi. Periksa tahunnya.");
}

#[test]
fn a_form_sent_empty_names_every_required_field() {
    let home = home();
    let save = |form: FormRef| {
        let save = FormSave { values: Values::new(), ..home.half(&form, &[]) };
        home.nothing_written(|| match home.phone.saku.save(&save).unwrap() {
            Answer::Problems { problems } => problems.into_iter().map(|p| p.field).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        })
    };
    let mut household = save(FormRef::NewHousehold { typed: String::new() });
    household.sort();
    assert_eq!(household, ["head.birth_date", "head.name", "head.sex"]);
    let mut member = save(home.new_member());
    member.sort();
    assert_eq!(member, ["birth_date", "name", "sex"]);
}

#[test]
fn a_household_whose_address_nobody_knows_yet_is_registered_and_says_so() {
    let home = home();
    let form = FormRef::NewHousehold { typed: String::new() };
    let typed = [("head.name", "Karto"), ("head.sex", "male"), ("head.age_years", "60")];
    let household = home.phone.fill(form, &typed).subject().to_owned();
    assert_eq!(home.phone.saku.household(&household).unwrap().place, "Alamat belum dicatat");
}

#[test]
fn everything_wrong_is_said_at_once() {
    let home = home();
    let problems = home.refused(
        &home.new_member(),
        &[("name", ""), ("sex", "x"), ("birth_date", "32-01-2026"), ("relation", "child"), ("nik", "1")],
    );
    let mut fields: Vec<&str> = problems.iter().map(|(field, _)| field.as_str()).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["birth_date", "name", "nik", "sex"]);
}

#[test]
fn a_field_no_form_has_is_not_stored() {
    let home = home();
    let mut save = home.half(&home.new_member(), BABY);
    save.values.insert("name".into(), "Bintang".into());
    save.values.insert("is_admin".into(), "yes".into());
    assert!(home.phone.saku.save(&save).is_ok());
    let tables = home.phone.saku.tables().unwrap().join("\n");
    assert!(tables.contains("Bintang") && !tables.contains("is_admin"));
}

#[test]
fn ids_that_are_of_nothing_here() {
    let home = home();
    let saku = &home.phone.saku;
    for id in ["", "x", "../../etc", "00000000-0000-0000-0000-00000000dead"] {
        let gone = |result: Result<(), Error>| {
            assert!(matches!(result, Err(Error::NotFound(_))), "{id}: {result:?}");
        };
        let id = id.to_owned();
        home.nothing_written(|| {
            gone(saku.household(&id).map(drop));
            gone(saku.person(&id).map(drop));
            gone(saku.visit(&id).map(drop));
            gone(saku.outcome(&id, None).map(drop));
            gone(saku.follow_up(&id).map(drop));
            gone(saku.history(&id).map(drop));
            gone(saku.begin_visit(&id).map(drop));
            gone(saku.undo(&id, &[]).map(drop));
            gone(saku.finish_visit(&home.phone.command(), &id, "").map(drop));
            gone(saku.report_follow_up(&home.phone.command(), &id).map(drop));
            for form in [
                FormRef::Household { id: id.clone() },
                FormRef::Member { id: id.clone() },
                FormRef::NewMember { household: id.clone(), typed: String::new() },
                FormRef::Pregnancy { member: id.clone() },
                FormRef::FollowUp { id: id.clone() },
                FormRef::Sheet { visit: id.clone(), subject: home.baby.clone(), form: "infant".into() },
                FormRef::Sheet { visit: home.visit.clone(), subject: id.clone(), form: "infant".into() },
                FormRef::Sheet { visit: home.visit.clone(), subject: home.baby.clone(), form: id.clone() },
            ] {
                gone(saku.form(&form).map(drop));
                let save = FormSave {
                    form,
                    command: home.phone.command(),
                    opened: String::new(),
                    values: Values::from([("address".into(), "x".into()), ("BY2".into(), "shown".into())]),
                    confirmed: vec!["incomplete".into()],
                };
                gone(saku.save(&save).map(drop));
            }
            gone(saku.record_sign(&home.half(&home.sheet(), &[]), &id).map(drop));
        });
    }
    // The emergency screen alone comes up for anyone: its numbers are what counts.
    assert!(saku.emergency(Some("00000000-0000-0000-0000-00000000dead")).is_ok());
    let sentence = Error::NotFound("member").sentence();
    assert_eq!(sentence, "Data ini sudah tidak ada di daftar. Kembali dan cari lagi.");
}

#[test]
fn any_words_may_be_searched_for() {
    let home = home();
    let long = "siti ".repeat(2_000);
    for text in
        ["%", "_", "'", "\"", "\\", "a'); DROP TABLE view_member; --", "\u{0}", "👶", "ayu%", "(", "*", &long]
    {
        let but = Whom::PeopleBut { member: home.baby.clone() };
        for whom in [Whom::People, but, Whom::Households] {
            let query = PeopleQuery { text: text.to_owned(), whom, ..PeopleQuery::default() };
            home.phone.saku.people(&query).unwrap_or_else(|error| panic!("{text:.20}: {error:?}"));
        }
    }
    let query =
        PeopleQuery { text: "ayu".into(), page: u32::MAX, filter: "no such".into(), whom: Whom::People };
    assert!(home.phone.saku.people(&query).unwrap().rows.is_empty());
}

#[test]
fn half_typed_and_wrong_values_may_be_kept_as_a_draft() {
    let home = home();
    let form = home.new_member();
    let half = home.half(&form, &[("name", &"a".repeat(10_000)), ("birth_date", "32-")]);
    home.nothing_written(|| home.phone.saku.save_draft(&half, 1).unwrap());
    let screen = home.phone.saku.form(&form).unwrap();
    assert!(screen.from_draft && screen.command == half.command && screen.page == 1);
    let fields: Vec<_> = screen.pages.into_iter().flat_map(|page| page.fields).collect();
    assert_eq!(fields.iter().find(|field| field.id == "birth_date").unwrap().value, "32-");
    // A refused save leaves the draft where it is.
    home.refused(&form, &[("name", "")]);
    assert!(home.phone.saku.form(&form).unwrap().from_draft);
}

/// What *Lanjut* is told of a page: the sentences of the save for what cannot be right, none for what is still empty.
#[test]
fn what_cannot_be_right_is_said_while_typing_on_every_form_of_the_register() {
    let home = home();
    let new_household = FormRef::NewHousehold { typed: String::new() };
    let new_member = FormRef::NewMember { household: home.household.clone(), typed: String::new() };
    let pregnancy = FormRef::Pregnancy { member: home.baby.clone() };
    let cases: &[(&FormRef, &str, &str)] = &[
        (&FormRef::SetUp, "kader.name", "..."),
        (&FormRef::SetUp, "midwife_phone", "12"),
        (&FormRef::Contacts, "ambulance_phone", "1 1 9 a"),
        (&FormRef::Kader, "name", "?"),
        (&new_household, "head.birth_date", "03-11-2026"),
        (&new_household, "rt", "abc"),
        (&new_household, "phone", "12"),
        (&new_household, "family_card", "123"),
        (&new_member, "birth_date", "31-02-2001"),
        (&new_member, "nik", "12"),
        (&pregnancy, "last_period", "01-11-2024"),
        (&pregnancy, "due_date", "01-11-2030"),
        (&pregnancy, "gravida", "abc"),
    ];
    for (form, field, typed) in cases {
        let half = home.half(form, &[(field, typed)]);
        let said = home.phone.saku.react(form, &half.values).unwrap();
        let wrong: Vec<_> =
            said.notes.iter().filter_map(|note| Some((&*note.field, note.problem.as_deref()?))).collect();
        assert_eq!(wrong.len(), 1, "{field} {typed:?}: {wrong:?}");
        assert_eq!(wrong[0].0, *field);
        // Set-up is over here; the save of each other form says the same of this field.
        if **form != FormRef::SetUp {
            let refused = home.refused(form, &[(field, typed)]);
            assert!(refused.contains(&((*field).to_owned(), wrong[0].1.to_owned())), "{refused:?}");
        }
        let blank = home.half(form, &[(field, " ")]);
        let said = home.phone.saku.react(form, &blank.values).unwrap();
        assert!(said.notes.iter().all(|note| note.problem.is_none()), "an empty {field} hinders nobody");
    }
}
