use super::*;
use crate::rules::{Purpose, Standing};

/// Completed months from which a list is asked, until which, and how many things it asks (Buku KIA).
const LISTS: [(u32, u32, usize); 10] = [
    (3, 6, 8),
    (6, 9, 10),
    (9, 12, 11),
    (12, 18, 12),
    (18, 24, 8),
    (24, 36, 8),
    (36, 48, 9),
    (48, 60, 13),
    (60, 72, 18),
    (72, 84, 13),
];

fn months(months: u32) -> Facts {
    let birth = visit().checked_sub_months(chrono::Months::new(months)).unwrap();
    Facts { birth: Some(birth), ..Facts::on(visit()) }
}

fn able() -> Answers {
    let asked = form("development").items.iter().filter(|item| !item.is_derived());
    asked.map(|item| (item.id.clone(), yes())).collect()
}

#[test]
fn every_rule_row_of_the_development_checklist() {
    let rows = [
        row("PK3.tidak-lengkap", 2, months(3), [("PK3-1", no())]),
        row("PK6.tidak-lengkap", 2, months(6), [("PK6-1", no())]),
        row("PK9.tidak-lengkap", 2, months(9), [("PK9-1", no())]),
        row("PK12.tidak-lengkap", 2, months(12), [("PK12-1", no())]),
        row("PK18.tidak-lengkap", 2, months(18), [("PK18-1", no())]),
        row("PK24.tidak-lengkap", 2, months(24), [("PK24-1", no())]),
        row("PK36.tidak-lengkap", 2, months(36), [("PK36-1", no())]),
        row("PK48.tidak-lengkap", 2, months(48), [("PK48-1", no())]),
        row("PK60.tidak-lengkap", 2, months(60), [("PK60-1", no())]),
        row("PK72.tidak-lengkap", 2, months(72), [("PK72-1", no())]),
    ];
    check_rows(form("development"), &able(), &rows);
}

#[test]
fn any_one_thing_not_yet_done_refers() {
    let form = form("development");
    for (from, _, things) in LISTS {
        for thing in 1..=things {
            let mut answers = able();
            answers.insert(format!("PK{from}-{thing}"), no());
            assert_eq!(evaluate(form, &answers, &months(from)).level, Level::Refer, "PK{from}-{thing}");
        }
    }
}

#[test]
fn the_list_of_the_newest_age_reached_is_asked_and_no_other() {
    for (from, until, things) in LISTS {
        for age in [from, until - 1] {
            let shown = visible(form("development"), &Answers::new(), &months(age));
            let own = format!("PK{from}-");
            assert!(shown.iter().all(|item| item.starts_with(&own)), "{age} months: {shown:?}");
            let asked = shown.iter().filter(|item| !form("development").item(item).unwrap().is_derived());
            assert_eq!(asked.count(), things, "{age} months");
        }
    }
    for age in [0, 2, 84] {
        assert_eq!(visible(form("development"), &Answers::new(), &months(age)), [""; 0], "{age} months");
    }
}

#[test]
fn a_complete_list_is_good_and_an_open_one_is_not() {
    for (from, ..) in LISTS {
        assert_eq!(
            evaluate(form("development"), &able(), &months(from)).verdict,
            Verdict::Good,
            "{from} months"
        );
        let mut answers = able();
        answers.remove(&format!("PK{from}-2"));
        assert_eq!(evaluate(form("development"), &answers, &months(from)).verdict, Verdict::Incomplete);
    }
}

#[test]
fn an_answer_to_the_list_of_another_age_counts_for_nothing() {
    let mut answers = able();
    answers.insert("PK9-1".into(), no());
    assert_eq!(evaluate(form("development"), &answers, &months(12)).verdict, Verdict::Good);
}

#[test]
fn it_is_the_kia_book_s_and_says_how_many() {
    let form = form("development");
    assert_eq!((form.purpose, form.standing), (Purpose::Development, Standing::Official));
    let mut answers = able();
    answers.extend([("PK24-2".to_owned(), no()), ("PK24-6".to_owned(), no())]);
    let evaluation = evaluate(form, &answers, &months(30));
    assert_eq!(
        evaluation.follow_up().unwrap().reason,
        "Ceklis perkembangan 24 bulan tidak lengkap: 2 belum bisa"
    );
}
