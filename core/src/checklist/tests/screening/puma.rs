use super::*;

/// A woman of 45 years who never smoked: no points.
fn sound() -> Answers {
    answers([("PU3", no()), ("PU4", no()), ("PU5", no()), ("PU6", no()), ("PU7", no())])
}

/// Smoked so many years, 20 cigarettes a day: as many pack-years.
fn smoked(years: i64) -> [(&'static str, AnswerValue); 3] {
    [("PU3", yes()), ("PU3-lama", number(years)), ("PU3-batang", number(20))]
}

fn score(facts: &Facts, more: impl IntoIterator<Item = (&'static str, AnswerValue)>) -> Option<i64> {
    let mut answers = sound();
    answers.extend(more.into_iter().map(|(item, answer)| (item.to_owned(), answer)));
    let derived = evaluate(form("puma"), &answers, facts).derived;
    derived.into_iter().find(|derived| derived.item == "PU-skor").and_then(|derived| derived.number)
}

#[test]
fn every_rule_row_of_puma() {
    let six = smoked(25).into_iter().chain([("PU4", yes()), ("PU6", yes())]);
    let rows = [row("PU-skor.rujuk", 2, man(62), six), row("PU-skor.edukasi", 0, woman(45), [])];
    check_rows(form("puma"), &sound(), &rows);
}

#[test]
fn the_vector_of_six_refers_and_five_does_not() {
    // 8.4: L (1), 62 th (2), 25 pack-years (1), sesak (1), batuk (1) = 6.
    let with = |facts: &Facts, more: Vec<(&'static str, AnswerValue)>| score(facts, more);
    let vector = || [smoked(25).to_vec(), vec![("PU4", yes()), ("PU6", yes())]].concat();
    assert_eq!(with(&man(62), vector()), Some(6));
    assert_eq!(with(&woman(62), vector()), Some(5), "a woman has none for her sex");
    let level_of = |facts: &Facts| {
        let mut answers = sound();
        answers.extend(vector().into_iter().map(|(item, answer)| (item.to_owned(), answer)));
        level(form("puma"), &answers, facts)
    };
    assert_eq!((level_of(&man(62)), level_of(&woman(62))), (2, 0));
}

#[test]
fn every_item_has_the_points_of_the_form() {
    // Formulir 4; C2: from 60 on two points.
    assert_eq!(score(&woman(45), []), Some(0));
    assert_eq!(score(&man(45), []), Some(1));
    for (years, points) in [(40, 0), (49, 0), (50, 1), (59, 1), (60, 2), (61, 2), (90, 2)] {
        assert_eq!(score(&woman(years), []), Some(points), "{years}");
    }
    assert_eq!(score(&not_quite(woman(60)), []), Some(1));
    for (years, points) in [(1, 0), (19, 0), (20, 1), (30, 1), (31, 2), (50, 2)] {
        assert_eq!(score(&woman(45), smoked(years)), Some(points), "{years} pack-years");
    }
    // 19,95 and 30,05 pack-years: 21 years of 19 a day, 30,05 needs 601 cigarette-years.
    let of = |years, per_day| {
        score(&woman(45), [("PU3", yes()), ("PU3-lama", number(years)), ("PU3-batang", number(per_day))])
    };
    assert_eq!((of(21, 19), of(20, 20), of(21, 29)), (Some(0), Some(1), Some(2)));
    for item in ["PU4", "PU5", "PU6", "PU7"] {
        assert_eq!(score(&woman(45), [(item, yes())]), Some(1), "{item}");
    }
    let all = smoked(31).into_iter().chain(["PU4", "PU5", "PU6", "PU7"].map(|item| (item, yes())));
    assert_eq!(score(&man(70), all), Some(9), "at most");
}

#[test]
fn a_smoker_whose_years_are_open_has_no_sum() {
    assert_eq!(score(&woman(45), [("PU3", yes())]), None);
    let mut answers = sound();
    answers.insert("PU3".into(), yes());
    let evaluation = evaluate(form("puma"), &answers, &woman(45));
    assert_eq!(evaluation.unanswered, ["PU3-lama", "PU3-batang"]);
    // Six already without the smoking.
    let mut ill = answers.clone();
    ill.extend(["PU4", "PU5", "PU6"].map(|item| (item.to_owned(), yes())));
    assert_eq!(level(form("puma"), &ill, &man(62)), 2, "1 + 2 + 3 points");
    assert_eq!(level(form("puma"), &ill, &woman(62)), 0, "five, and open");
}
