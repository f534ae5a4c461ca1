//! Two records of one person: joined with all their facts, taken apart again, or said to be two people.

use chrono::NaiveDate;
use sakukader_core::Error;
use sakukader_core::screen::Target;
use sakukader_core::screen::form::{Answer, FormRef};
use sakukader_core::screen::people::{PeopleQuery, Whom};
use sakukader_tests::phone::{Phone, done};
use tempfile::TempDir;

const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 28) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Sari was written down twice: as Karto's wife, and by another kader as the head of a house of her own.
struct Twice {
    phone: Phone,
    karto: String,
    house: String,
    wife: String,
    head: String,
    own_house: String,
    _folder: TempDir,
}

fn household(phone: &Phone, head: &str, sex: &str) -> (String, String) {
    let form = FormRef::NewHousehold { typed: String::new() };
    let typed = [
        ("head.name", head),
        ("head.sex", sex),
        ("head.birth_date", "10-01-1994"),
        ("address", "Gang 1"),
        ("rt", "2"),
    ];
    let house = phone.fill(form, &typed).subject().to_owned();
    let Some(Target::Person { id }) = phone.saku.household(&house).unwrap().members[0].target.clone() else {
        panic!("no head")
    };
    (house, id)
}

impl Twice {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let phone = Phone::open(folder.path(), TODAY, 5).unwrap();
        phone.set_up();
        let (house, karto) = household(&phone, "Karto", "male");
        let form = FormRef::NewMember { household: house.clone(), typed: String::new() };
        let typed = [("name", "Sari"), ("sex", "female"), ("birth_date", "11-01-1994"), ("relation", "wife")];
        let wife = phone.fill(form, &typed).subject().to_owned();
        let (own_house, head) = household(&phone, "Munawaroh", "female");
        phone.fill(FormRef::Member { id: head.clone() }, &[("name", "Sarie Dewi")]);
        Self { phone, karto, house, wife, head, own_house, _folder: folder }
    }

    fn join(&self, one: &str, other: &str) -> String {
        done(self.phone.saku.join_records(&self.phone.command(), one, other).unwrap()).command
    }

    fn undo(&self, command: &str) {
        done(self.phone.saku.undo(command, &["resting".to_owned()]).unwrap());
    }

    /// The tables without the list of what was undone.
    fn tables(&self) -> Vec<String> {
        let tables = self.phone.saku.tables().unwrap();
        tables.into_iter().filter(|row| !row.starts_with("view_revoked ")).collect()
    }

    fn person(&self) -> String {
        self.wife.clone().min(self.head.clone())
    }
}

fn people(phone: &Phone) -> Vec<String> {
    let rows = phone.saku.people(&Default::default()).unwrap().rows;
    let mut names: Vec<String> = rows.into_iter().map(|row| row.name).collect();
    names.sort();
    names
}

#[test]
fn joined_records_are_one_person_under_either_id_and_come_apart_whole() {
    let twice = Twice::new();
    let phone = &twice.phone;
    phone.fill(FormRef::Pregnancy { member: twice.wife.clone() }, &[("last_period", "04-05-2026")]);
    let before = twice.tables();
    assert_eq!(people(phone), ["Karto", "Sari", "Sarie Dewi"]);
    let link = twice.join(&twice.wife, &twice.head);

    assert_eq!(people(phone), ["Karto", "Sarie Dewi"], "what was written last is shown");
    for id in [&twice.wife, &twice.head] {
        let screen = phone.saku.person(id).unwrap();
        assert_eq!(screen.id, twice.person());
        assert!(screen.subtitle.contains("Hamil"), "{}", screen.subtitle);
        // Two birth dates that nobody compared are a question, not a choice of the phone.
        assert_eq!(screen.questions.len(), 1, "{:?}", screen.questions);
        let joined = screen.joined.expect("she is of two records");
        assert_eq!(joined.title, "Digabung dari 2 catatan");
        assert_eq!(joined.target, Some(Target::History { id: twice.person() }));
        assert!(screen.questions[0].title.ends_with("tanggal lahir berbeda"), "{:?}", screen.questions);
        let history = phone.saku.history(id).unwrap();
        assert!(history.items[0].title.contains("orang yang sama"), "{}", history.items[0].title);
        assert_eq!(history.items[0].command, link);
        assert!(history.items[0].can_undo);
    }
    let own = phone.saku.household(&twice.own_house).unwrap();
    assert!(own.title.contains("Sarie Dewi"), "{}", own.title);
    assert_eq!(own.members.len(), 1);
    assert_eq!(phone.saku.household(&twice.house).unwrap().members.len(), 1, "in one household at a time");

    twice.undo(&link);
    assert_eq!(twice.tables(), before);
    assert_eq!(phone.saku.person(&twice.wife).unwrap().joined, None);
    done(phone.saku.redo(&link).unwrap());
    assert_eq!(people(phone), ["Karto", "Sarie Dewi"]);
}

#[test]
fn a_person_of_two_names_is_found_by_either() {
    let twice = Twice::new();
    let found = |text: &str| {
        let query = PeopleQuery { text: text.to_owned(), ..PeopleQuery::default() };
        let rows = twice.phone.saku.people(&query).unwrap().rows;
        rows.into_iter().map(|row| row.target).collect::<Vec<_>>()
    };
    let names = ["sari", "dewi"];
    assert_eq!(names.map(|name| found(name).len()), [2, 1]);
    let join = twice.join(&twice.wife, &twice.head);
    let person = Target::Person { id: twice.person() };
    for name in names {
        assert_eq!(found(name), std::slice::from_ref(&person), "{name}");
    }
    twice.undo(&join);
    assert_eq!(names.map(|name| found(name).len()), [2, 1]);
}

#[test]
fn what_was_said_of_the_person_stays_with_the_record_it_was_said_of() {
    let twice = Twice::new();
    let phone = &twice.phone;
    let link = twice.join(&twice.head, &twice.wife);
    // A form opened for the record that is not shown any more.
    let other = if twice.person() == twice.wife { &twice.head } else { &twice.wife };
    phone.fill(FormRef::Member { id: other.clone() }, &[("nickname", "Neng")]);
    assert_eq!(phone.value(&FormRef::Member { id: twice.person() }, "nickname"), "Neng");
    twice.undo(&link);
    assert_eq!(phone.value(&FormRef::Member { id: twice.person() }, "nickname"), "Neng");
    assert_eq!(phone.value(&FormRef::Member { id: other.clone() }, "nickname"), "");
}

#[test]
fn a_number_measured_of_one_record_stands_on_its_sheet_when_the_records_are_joined() {
    let twice = Twice::new();
    let phone = &twice.phone;
    phone.fill(FormRef::Pregnancy { member: twice.wife.clone() }, &[("last_period", "04-05-2026")]);
    let visit = phone.begin_visit(&twice.house);
    let sheet = |subject: &str| FormRef::Sheet {
        visit: visit.clone(),
        subject: subject.into(),
        form: "pregnant".into(),
    };
    phone.fill(sheet(&twice.wife), &[("BH1", "36,8")]);
    for (one, other) in [(&twice.wife, &twice.head), (&twice.head, &twice.karto)] {
        let link = twice.join(one, other);
        assert_eq!(phone.value(&sheet(&twice.wife), "BH1"), "36,8");
        assert_eq!(phone.value(&sheet(one), "BH1"), "36,8");
        twice.undo(&link);
        if one == &twice.wife {
            twice.join(one, other);
        }
    }
}

#[test]
fn links_of_three_records_make_one_person_and_any_of_them_may_go() {
    let twice = Twice::new();
    let phone = &twice.phone;
    let (first, second) = (twice.join(&twice.wife, &twice.head), twice.join(&twice.head, &twice.karto));
    let joined = phone.saku.person(&twice.karto).unwrap().joined;
    assert_eq!(joined.map(|row| row.title).as_deref(), Some("Digabung dari 3 catatan"));
    assert_eq!(people(phone).len(), 1);
    // Joined already: nothing is written.
    assert_eq!(twice.join(&twice.karto, &twice.wife), "");
    twice.undo(&first);
    assert_eq!(people(phone).len(), 2);
    twice.undo(&second);
    assert_eq!(people(phone), ["Karto", "Sari", "Sarie Dewi"]);
}

#[test]
fn two_people_stay_two_and_what_makes_no_sense_is_refused() {
    let twice = Twice::new();
    let (phone, saku) = (&twice.phone, &twice.phone.saku);
    let before = twice.tables();
    let apart = done(saku.keep_records_apart(&phone.command(), &twice.wife, &twice.head).unwrap()).command;
    assert_eq!(people(phone), ["Karto", "Sari", "Sarie Dewi"]);
    // Said once is enough, whichever way round.
    assert_eq!(
        done(saku.keep_records_apart(&phone.command(), &twice.head, &twice.wife).unwrap()).command,
        ""
    );
    twice.undo(&apart);
    assert_eq!(twice.tables(), before);

    assert_eq!(twice.join(&twice.wife, &twice.wife), "", "herself");
    let nobody = "00000000-0000-4000-8000-000000000000";
    for id in [nobody, twice.house.as_str()] {
        assert!(matches!(saku.join_records(&phone.command(), &twice.wife, id), Err(Error::NotFound(_))));
    }
    assert!(saku.join_records(&phone.command(), &twice.wife, "x").is_err());
    assert_eq!(twice.tables(), before);

    let born = [("outcome", "delivered"), ("on", "20-11-2026"), ("b1.sex", "male")];
    let born = phone.fill(FormRef::Birth { mother: twice.wife.clone() }, &born);
    let baby = saku.person(&twice.wife).unwrap().relatives[0].target.clone();
    let Some(Target::Person { id: baby }) = baby else { panic!("no baby") };
    for (one, other) in [(&twice.wife, &baby), (&baby, &twice.wife)] {
        match saku.join_records(&phone.command(), one, other).unwrap() {
            Answer::Problems { problems } => assert!(problems[0].sentence.ends_with("sebagai ibu dan anak.")),
            other => panic!("a mother is her own child: {other:?}"),
        }
    }
    twice.undo(&born.command);

    twice.join(&twice.wife, &twice.head);
    let refused = saku.keep_records_apart(&phone.command(), &twice.wife, &twice.head).unwrap();
    assert!(matches!(refused, Answer::Problems { .. }), "{refused:?}");
}

#[test]
fn what_joining_leaves_without_a_head_is_said_before() {
    let twice = Twice::new();
    let (phone, saku) = (&twice.phone, &twice.phone.saku);
    phone.fill(
        FormRef::Member { id: twice.head.clone() },
        &[("name", "Sari Dewi"), ("birth_date", "11-01-1994")],
    );
    let warning = || {
        let pairs = saku.look_alike_pairs().unwrap().pairs;
        assert_eq!(pairs.len(), 1);
        pairs[0].warning.as_ref().map(|line| line.text.clone())
    };
    assert_eq!(warning(), None, "nobody lives with her in the house she leads");
    let form = FormRef::NewMember { household: twice.own_house.clone(), typed: "Dodi".to_owned() };
    phone.fill(form, &[("sex", "male"), ("birth_date", "05-05-2015"), ("relation", "child")]);
    assert_eq!(warning(), None, "written last, that house is where she will live");
    // Karto's house, since today.
    phone
        .fill(FormRef::MoveOut { member: twice.wife.clone() }, &[("who", &twice.wife), ("on", "27-11-2026")]);
    let back = FormRef::MoveIn { member: twice.wife.clone(), household: twice.house.clone() };
    phone.fill(back, &[("on", "28-11-2026"), ("relation", "wife")]);
    let said = "Kel. Ibu Sari Dewi perlu kepala keluarga baru bila kedua catatan digabung.";
    assert_eq!(warning().as_deref(), Some(said));
    // And so it is.
    let link = twice.join(&twice.wife, &twice.head);
    let asks = |house: &str| !saku.household(house).unwrap().questions.is_empty();
    assert!(asks(&twice.own_house) && !asks(&twice.house));
    twice.undo(&link);
    assert!(!asks(&twice.own_house));
}

#[test]
fn a_likely_pair_is_listed_until_somebody_decides() {
    let twice = Twice::new();
    let (phone, saku) = (&twice.phone, &twice.phone.saku);
    let is_born = |born: &str, name: &str| {
        phone.fill(FormRef::Member { id: twice.head.clone() }, &[("name", name), ("birth_date", born)]);
    };
    is_born("02-09-1979", "Munawaroh");
    assert!(saku.look_alike_pairs().unwrap().pairs.is_empty());
    assert!(saku.look_alike_pairs().unwrap().empty.is_some());
    is_born("11-01-1994", "Sari Dewi");
    let pairs = saku.look_alike_pairs().unwrap().pairs;
    assert_eq!(pairs.len(), 1);
    assert_eq!(pairs[0].reasons, "nama mirip · tanggal lahir sama · RT sama");
    let names: Vec<&str> = pairs[0].records.iter().map(|record| record.name.as_str()).collect();
    assert!(names.contains(&"Sari Dewi") && names.contains(&"Sari"), "{names:?}");
    let ids = &pairs[0].ids;
    let apart = done(saku.keep_records_apart(&pairs[0].command, &ids[0], &ids[1]).unwrap()).command;
    assert!(saku.look_alike_pairs().unwrap().pairs.is_empty());
    twice.undo(&apart);
    assert_eq!(saku.look_alike_pairs().unwrap().pairs.len(), 1);
    let link = twice.join(&ids[0], &ids[1]);
    assert!(saku.look_alike_pairs().unwrap().pairs.is_empty());
    twice.undo(&link);
    // One NIK is enough, and no more of it is shown than its end.
    let nik = "3202075101940001";
    for id in [&twice.wife, &twice.karto] {
        let form = FormRef::Member { id: id.clone() };
        phone.save(sakukader_core::screen::form::FormSave {
            confirmed: vec!["lookalike".to_owned()],
            ..phone.half(form, &[("nik", nik)])
        });
    }
    let pairs = saku.look_alike_pairs().unwrap().pairs;
    let same = pairs.iter().find(|pair| pair.reasons.contains("NIK sama")).unwrap();
    assert!(same.records.iter().all(|record| record.lines.contains(&"NIK …0001".to_owned())));
    assert!(!format!("{pairs:?}").contains(nik));
}

#[test]
fn whoever_was_said_to_be_another_at_her_registration_is_not_asked_about_again() {
    let twice = Twice::new();
    let (phone, saku) = (&twice.phone, &twice.phone.saku);
    let form = FormRef::NewMember { household: twice.own_house.clone(), typed: String::new() };
    let typed = [("name", "Sari"), ("sex", "female"), ("birth_date", "11-01-1994"), ("relation", "relative")];
    let save = phone.half(form, &typed);
    let Answer::Questions { questions } = saku.save(&save).unwrap() else { panic!("nobody is alike") };
    assert!(questions[0].sentence.starts_with("Mirip dengan Sari"), "{questions:?}");
    let other = phone.save(save);
    let about = |id: &str| {
        let pairs = saku.look_alike_pairs().unwrap().pairs;
        pairs.iter().any(|pair| pair.ids.contains(&twice.wife) && pair.ids.contains(&id.to_owned()))
    };
    assert!(!about(other.subject()));
    // It stands in her own history, with her registration; not as something to undo in that of the other.
    let history = |id: &str| saku.history(id).unwrap().items;
    let told = "Bukan orang yang sama dengan Sari".to_owned();
    assert_eq!(history(other.subject()).len(), 1);
    assert!(history(other.subject())[0].title.starts_with("Didaftarkan"));
    assert!(history(other.subject())[0].changes.contains(&told));
    assert!(history(&twice.wife).iter().all(|item| !item.changes.contains(&told)));
}

/// The records offered as another of hers, in their order.
fn others(phone: &Phone, member: &str, text: &str, filter: &str) -> Vec<String> {
    let whom = Whom::PeopleBut { member: member.to_owned() };
    let query = PeopleQuery { text: text.into(), filter: filter.into(), whom, ..PeopleQuery::default() };
    phone.saku.people(&query).unwrap().rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn a_record_taken_for_another_person_s_by_mistake_is_found_and_joined_all_the_same() {
    let twice = Twice::new();
    let (phone, saku) = (&twice.phone, &twice.phone.saku);
    done(saku.keep_records_apart(&phone.command(), &twice.wife, &twice.head).unwrap());
    let leads = saku.person(&twice.wife).unwrap().actions.pop().unwrap().target;
    assert_eq!(leads, Target::PickRecord { member: twice.wife.clone() });
    // The likeliest first, never herself; or whoever is typed.
    assert_eq!(others(phone, &twice.wife, "", "").first().map(String::as_str), Some("Sarie Dewi"));
    assert!(!others(phone, &twice.wife, "", "").contains(&"Sari".to_owned()));
    assert_eq!(others(phone, &twice.wife, "sari", ""), ["Sarie Dewi"]);
    assert_eq!(others(phone, &twice.wife, "karto", ""), ["Karto"]);
    let whom = Whom::PeopleBut { member: twice.wife.clone() };
    let nobody = PeopleQuery { text: "wibisono".into(), whom, ..PeopleQuery::default() };
    let sentence = "“Wibisono” tidak ditemukan. Coba nama panggilan atau nama kepala keluarga.";
    assert_eq!(saku.people(&nobody).unwrap().empty.as_deref(), Some(sentence));

    let pair = || saku.record_pair(&twice.wife, &twice.head).unwrap();
    assert!(pair().intro.starts_with("Pernah dicatat sebagai dua orang yang berbeda."));
    let [side_by_side] = pair().pairs.try_into().unwrap();
    assert_eq!(side_by_side.reasons, "nama mirip · tanggal lahir mirip · RT sama");
    let names: Vec<&str> = side_by_side.records.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Sari", "Sarie Dewi"]);
    let female = "Perempuan".to_owned();
    assert!(side_by_side.records.iter().all(|one| one.lines.contains(&female)));
    let link =
        done(saku.join_records(&side_by_side.command, &side_by_side.ids[0], &side_by_side.ids[1]).unwrap())
            .command;
    assert_eq!(people(phone), ["Karto", "Sarie Dewi"]);
    assert!(pair().pairs.is_empty() && pair().empty.is_some());
    assert_eq!(others(phone, &twice.wife, "sari", ""), <[&str; 0]>::default(), "she has no other any more");
    twice.undo(&link);
    assert_eq!(pair().pairs.len(), 1);
}

#[test]
fn what_was_said_of_a_record_without_its_registration_is_joined_with_hers() {
    let twice = Twice::new();
    let phone = &twice.phone;
    let form = FormRef::NewMember { household: twice.house.clone(), typed: "Sari".to_owned() };
    let typed = [("sex", "female"), ("birth_date", "03-03-1995"), ("relation", "relative")];
    let registered = phone.fill(form, &typed);
    let other = registered.subject().to_owned();
    phone.fill(FormRef::Pregnancy { member: other.clone() }, &[("last_period", "04-05-2026")]);
    let visit = phone.begin_visit(&twice.house);
    let sheet = |subject: &str| FormRef::Sheet {
        visit: visit.clone(),
        subject: subject.into(),
        form: "pregnant".into(),
    };
    phone.fill(sheet(&other), &[("BH1", "36,8")]);
    twice.undo(&registered.command);
    assert_eq!(others(phone, &twice.wife, "", "unregistered"), ["Tanpa pendaftaran"]);
    assert_eq!(phone.saku.record_pair(&twice.wife, &other).unwrap().pairs.len(), 1);
    twice.join(&twice.wife, &other);
    assert_eq!(others(phone, &twice.head, "", "unregistered"), <[&str; 0]>::default());
    assert_eq!(phone.saku.person(&other).unwrap().name, "Sari");
    assert_eq!(phone.value(&sheet(&twice.wife), "BH1"), "36,8");
}

#[test]
fn what_joined_two_records_stays_in_the_history_however_much_comes_after() {
    let twice = Twice::new();
    let phone = &twice.phone;
    let link = twice.join(&twice.wife, &twice.head);
    for turn in 0..60 {
        let name = format!("Neng {turn}");
        phone.fill(FormRef::Member { id: twice.person() }, &[("nickname", &name)]);
    }
    let items = phone.saku.history(&twice.wife).unwrap().items;
    assert_eq!(items.len(), 51);
    let join = items.last().unwrap();
    assert_eq!(join.command, link);
    let both = join.changes.concat();
    assert!(both.contains("“Sari”") && both.contains("“Sarie Dewi”"), "{both}");
    twice.undo(&link);
    assert!(phone.saku.history(&twice.wife).unwrap().items.iter().all(|item| item.command != link));
}
