//! C1 answered otherwise: two signs of TB refer. One is said and watched, on every sheet that counts them.

use super::*;
use crate::rules::FILES;

/// What the rules of one sign end with.
pub(super) const WATCHED: &str = "-diamati";

/// The rules of a Puskesmas that refers from two signs on.
fn two_signs() -> Rules {
    let one = "name = \"tb_signs_refer\"\nvalue = 1\n";
    let files: Vec<(&str, String)> = FILES
        .iter()
        .map(|(name, text)| (*name, text.replace(one, &one.replace("value = 1", "value = 2"))))
        .collect();
    assert!(files.iter().zip(FILES).any(|((_, changed), (_, text))| changed != text), "the choice is there");
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Rules::read(&files).unwrap()
}

#[test]
fn one_sign_is_watched_and_a_second_one_refers() {
    let rules = two_signs();
    let (mut seen, mut forms) = (0, 0);
    for form in rules.forms() {
        let watched: Vec<&str> = form
            .rules
            .iter()
            .filter(|rule| rule.id.ends_with(WATCHED))
            .map(|rule| form.items[rule.item.unwrap()].id.as_str())
            .collect();
        forms += usize::from(!watched.is_empty());
        // A person of an age at which each of these forms asks for its signs.
        let facts = Facts { birth: Some("1990-01-15".parse().unwrap()), ..Facts::on(visit()) };
        for item in &watched {
            let one: Answers = [((*item).to_owned(), yes())].into_iter().collect();
            let evaluation = evaluate(form, &one, &facts);
            let finding = evaluation.about(item).unwrap_or_else(|| panic!("{} {item}", form.id));
            assert_eq!(finding.level, Level::FollowUp, "{} {item}", form.id);
            assert!(finding.reason.ends_with("satu tanda TBC, diamati"), "{}", finding.reason);
            for other in watched.iter().filter(|other| *other != item) {
                let mut two = one.clone();
                two.insert((*other).to_owned(), yes());
                assert_eq!(evaluate(form, &two, &facts).level, Level::Refer, "{} {item} {other}", form.id);
            }
            seen += 1;
        }
    }
    assert_eq!((forms, seen), (10, 35), "every sheet that refers by the number of signs");
}

#[test]
fn a_close_contact_is_referred_all_the_same() {
    // D11.
    let rules = two_signs();
    let form = rules.form("tb", visit()).unwrap();
    let contact: Answers = [("TB4".to_owned(), yes())].into_iter().collect();
    assert_eq!(evaluate(form, &contact, &Facts::on(visit())).level, Level::Refer);
}

#[test]
fn with_one_sign_nothing_says_that_there_is_none() {
    let rules = two_signs();
    for (form, sign) in [("tb_child", "TBA1"), ("tb_adult", "TBD1")] {
        let form = rules.form(form, visit()).unwrap();
        let one: Answers = [(sign.to_owned(), yes())].into_iter().collect();
        let evaluation = evaluate(form, &one, &Facts::on(visit()));
        assert!(
            evaluation.findings.iter().all(|finding| !finding.reason.contains("Tidak ada gejala")),
            "{sign}"
        );
    }
}
