//! *Warga* as one types: however a name is written, whoever is meant comes first.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use chrono::NaiveDate;
use sakukader_core::screen::form::{Answer, FormRef};
use sakukader_core::screen::people::{PeopleQuery, PeopleScreen, Whom};
use sakukader_tests::phone::{Done, Phone};

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();

struct Village {
    phone: Phone,
    karto: Done,
    siti: String,
    _folder: tempfile::TempDir,
}

fn village() -> Village {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::open(folder.path(), TODAY, 5).unwrap();
    phone.set_up();
    let karto = phone.fill(
        FormRef::NewHousehold { typed: String::new() },
        &[
            ("head.name", "H. Soekarto"),
            ("head.sex", "male"),
            ("head.birth_date", "01-02-1960"),
            ("head.nik", "3505120102600003"),
            ("address", "Gang Melati 4"),
            ("dusun", "Krajan"),
            ("rt", "2"),
            ("rw", "5"),
            ("phone", "0812-3456-7890"),
        ],
    );
    let household = karto.subject().to_owned();
    let member = |typed: &[(&str, &str)]| {
        phone.fill(FormRef::NewMember { household: household.clone(), typed: String::new() }, typed)
    };
    let siti = member(&[
        ("name", "Siti Djamilah"),
        ("nickname", "Mimin"),
        ("sex", "female"),
        ("birth_date", "03-04-1962"),
        ("relation", "wife"),
    ]);
    member(&[
        ("name", "Muhammad Yusuf"),
        ("sex", "male"),
        ("birth_date", "05-06-2023"),
        ("relation", "child"),
    ]);
    phone.fill(
        FormRef::NewHousehold { typed: String::new() },
        &[
            ("head.name", "Nur Chotimah"),
            ("head.sex", "female"),
            ("head.birth_date", "07-08-1990"),
            ("address", "Jalan Siti Hajar"),
            ("rt", "03"),
        ],
    );
    let siti = siti.subject().to_owned();
    Village { phone, karto, siti, _folder: folder }
}

impl Village {
    fn find(&self, text: &str, filter: &str) -> PeopleScreen {
        let query = PeopleQuery { text: text.into(), filter: filter.into(), ..PeopleQuery::default() };
        self.phone.saku.people(&query).unwrap()
    }

    fn names(&self, text: &str) -> Vec<String> {
        self.find(text, "").rows.into_iter().map(|row| row.name).collect()
    }
}

#[test]
fn a_name_is_found_however_it_is_written() {
    let village = village();
    for (typed, name) in [
        ("soekarto", "H. Soekarto"),
        ("sukarto", "H. Soekarto"),
        ("h sukar", "H. Soekarto"),
        ("Pak Karto", ""),
        ("jamila", "Siti Djamilah"),
        ("dja", "Siti Djamilah"),
        ("d", "Siti Djamilah"),
        ("Bu Sitti Jamilah", "Siti Djamilah"),
        ("mimin", "Siti Djamilah"),
        ("moh yusup", ""),
        ("moh. jusuf", "Muhammad Yusuf"),
        ("mochammad", "Muhammad Yusuf"),
        ("mhd y", "Muhammad Yusuf"),
        ("khotimah", "Nur Chotimah"),
        ("chot", "Nur Chotimah"),
    ] {
        let first = village.names(typed).into_iter().next().unwrap_or_default();
        assert_eq!(first, name, "{typed}");
    }
}

#[test]
fn head_place_telephone_and_the_end_of_a_nik_are_searched_too() {
    let village = village();
    // Her own name before those of whom she is head.
    assert_eq!(village.names("sukarto"), ["H. Soekarto", "Muhammad Yusuf", "Siti Djamilah"]);
    assert_eq!(village.names("yusuf sukarto"), ["Muhammad Yusuf"]);
    assert_eq!(village.names("krajan").len(), 3);
    assert_eq!(village.names("RT 03"), ["Nur Chotimah"]);
    assert_eq!(village.names("siti rt 2"), ["Siti Djamilah"]);
    // As the screens and the identity card write it.
    for typed in ["RT 003", "RT03", "Dusun RT 3", "Kel. Ibu Nur Chotimah"] {
        assert_eq!(village.names(typed), ["Nur Chotimah"], "{typed}");
    }
    assert_eq!(village.names("Dusun Krajan").len(), 3);
    assert_eq!(village.names("Kel. Bp. Soekarto").len(), 3);
    assert_eq!(village.names("RT 02/RW 05").len(), 3);
    assert_eq!(village.names("RT 02/RW 06").len(), 0);
    let homes = |text: &str| {
        let query = PeopleQuery { text: text.into(), whom: Whom::Households, ..PeopleQuery::default() };
        let rows = village.phone.saku.people(&query).unwrap().rows;
        rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    for typed in ["Kel. Bp. Soekarto", "Pak Sukarto", "RT 02", "krajan"] {
        assert_eq!(homes(typed), ["Kel. Bp. H. Soekarto"], "{typed}");
    }
    assert_eq!(homes("Djamilah"), [""; 0], "only who leads is looked for");
    assert_eq!(village.names("0003"), ["H. Soekarto"]);
    assert_eq!(village.names("081234").len(), 3);
    assert_eq!(village.names("7890").len(), 3);
    assert_eq!(village.names("+62 812 3456 7890").len(), 3);
    assert_eq!(village.names("0812-3456").len(), 3);
    assert_eq!(village.names("+6281234567890").len(), 3);
    // Whose own name begins so comes before the street that does.
    assert_eq!(village.names("siti"), ["Siti Djamilah", "Nur Chotimah"]);
    // One letter, however often it is typed, is no street.
    assert!(!village.names("jjj").contains(&"Nur Chotimah".to_owned()));
    assert_eq!(village.names("jal"), ["Nur Chotimah"]);
}

#[test]
fn an_address_is_found_as_it_is_written_down() {
    let village = village();
    village.phone.fill(
        FormRef::NewHousehold { typed: String::new() },
        &[
            ("head.name", "Bambang"),
            ("head.sex", "male"),
            ("head.birth_date", "09-09-1980"),
            ("address", "Kp. Baru No 7"),
        ],
    );
    for typed in ["Kp. Baru No 7", "kp baru", "kp. baru", "baru 7", "kp"] {
        assert_eq!(village.names(typed), ["Bambang"], "{typed}");
    }
    village.phone.fill(
        FormRef::NewHousehold { typed: String::new() },
        &[
            ("head.name", "Ilham"),
            ("head.sex", "male"),
            ("head.birth_date", "09-09-1981"),
            ("address", "Kp. Lama No 3"),
        ],
    );
    village.phone.fill(
        FormRef::NewHousehold { typed: String::new() },
        &[
            ("head.name", "Oman"),
            ("head.sex", "male"),
            ("head.birth_date", "09-09-1982"),
            ("address", "Jl. Lama No 4"),
        ],
    );
    // A short word of an address is found by its letters, and not by how they sound in a name.
    assert!(village.names("jl").contains(&"Oman".to_owned()));
    assert_eq!(village.names("il"), ["Ilham"]);
}

#[test]
fn with_nothing_typed_who_was_written_about_last_comes_first() {
    let village = village();
    assert_eq!(village.names("")[0], "Nur Chotimah");
    village.phone.fill(FormRef::Member { id: village.siti.clone() }, &[("nickname", "Mini")]);
    assert_eq!(village.names("")[..2], ["Siti Djamilah", "Nur Chotimah"]);
}

#[test]
fn who_moved_away_or_died_is_found_when_searched_for_and_marked() {
    let village = village();
    let out = FormRef::MoveOut { member: village.siti.clone() };
    village.phone.fill(out, &[("on", "02-11-2026")]);
    assert_eq!(village.names("").len(), 3);
    let found = village.find("djamilah", "");
    assert_eq!(found.rows[0].line, "Pindah 2 November 2026");
    assert_eq!(found.count, "0 dari 3 warga, dan 1 yang pindah atau meninggal");
    let chips: Vec<String> = found.filters.into_iter().map(|chip| chip.label).collect();
    assert_eq!(chips, ["Semua", "RT 02", "RT 03"], "she is of no stage and needs nothing");
    let history = village.phone.saku.history(&village.siti).unwrap();
    village.phone.saku.undo(&history.items[0].command, &["resting".into()]).unwrap();
    village.phone.fill(FormRef::Death { member: village.siti.clone() }, &[("on", "02-11-2026")]);
    assert_eq!(village.find("djamilah", "").rows[0].line, "Meninggal 2 November 2026");
}

#[test]
fn filters_of_stage_need_and_rt_hold_together() {
    let village = village();
    let all = village.find("", "");
    let chip = |screen: &PeopleScreen, label: &str| {
        let found = screen.filters.iter().find(|filter| filter.label.starts_with(label));
        found.unwrap_or_else(|| panic!("no {label}")).id.clone()
    };
    let rt = village.find("", &chip(&all, "RT 02"));
    assert_eq!(rt.rows.len(), 3);
    let without = village.find("", &chip(&rt, "Tanpa NIK"));
    assert_eq!(without.rows.len(), 2);
    let toddler = village.find("", &chip(&without, "Balita"));
    assert_eq!(toddler.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Muhammad Yusuf"]);
    assert_eq!(toddler.filters.iter().filter(|filter| filter.selected).count(), 3);
    assert_eq!(village.find("", &chip(&toddler, "Semua")).rows.len(), 4);
}

#[test]
fn who_looks_like_the_one_registered_is_shown_with_reasons_and_asked_once() {
    let village = village();
    let household = village.karto.subject().to_owned();
    let form = FormRef::NewMember { household, typed: String::new() };
    let mut half = village.phone.half(
        form.clone(),
        &[
            ("name", "Hj. Sitti Jamilah"),
            ("sex", "female"),
            ("birth_date", "04-03-1962"),
            ("relation", "wife"),
        ],
    );
    let shown = village.phone.saku.react(&form, &half.values).unwrap().lookalikes;
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].title, "Siti Djamilah");
    assert_eq!(shown[0].note.as_ref().unwrap().text, "nama mirip · tanggal lahir mirip · satu keluarga");
    let Answer::Questions { questions } = village.phone.saku.save(&half).unwrap() else {
        panic!("not asked")
    };
    assert!(questions[0].sentence.ends_with("Apakah ini orang yang berbeda?"), "{}", questions[0].sentence);
    half.confirmed.extend(questions.into_iter().map(|question| question.id));
    assert!(matches!(village.phone.saku.save(&half).unwrap(), Answer::Done { .. }));
}

#[test]
fn a_search_of_anything_at_all_is_answered() {
    let village = village();
    let long = "siti ".repeat(20_000);
    for text in
        ["'", "%", "\u{0}", "rt", "rt rt 2", "h.", "..", "0", "00000000000000000000", "😀", "ß", "İ", &long]
    {
        for filter in ["", "rt:", "rt:2 rt:3", "no such", "rt:' OR 1", "toddler infant"] {
            village.find(text, filter);
        }
    }
}
