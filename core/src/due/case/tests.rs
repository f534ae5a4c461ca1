//! The line format: what is read, and what is refused by name.

use proptest::prelude::*;

use super::*;
use crate::line::any;

fn run(line: &str) -> Outcome {
    judge(Rules::bundled().unwrap(), line)
}

#[test]
fn a_mistake_is_named_by_field_and_nothing_is_judged() {
    for (field, wrong, text) in [
        ("", Wrong::NotJson, "not json"),
        ("day", Wrong::Missing, r#"{"birth":"2025-01-01"}"#),
        ("day", Wrong::NotADate, r#"{"day":"2026-02-30"}"#),
        ("birth", Wrong::AfterDay, r#"{"day":"2026-05-04","birth":"2026-05-05"}"#),
        ("birht", Wrong::UnknownField, r#"{"day":"2026-05-04","birht":"2026-05-05"}"#),
        ("sex", Wrong::UnknownValue, r#"{"day":"2026-05-04","sex":"F"}"#),
        (
            "weighings[0].weight_kg",
            Wrong::NotPositive,
            r#"{"day":"2026-05-04","weighings":[{"on":"2026-05-04","weight_kg":0}]}"#,
        ),
        (
            "weighings[0].weight_kg",
            Wrong::NotPositive,
            r#"{"day":"2026-05-04","weighings":[{"on":"2026-05-04","weight_kg":-6.1}]}"#,
        ),
        (
            "weighings[0].weight_kg",
            Wrong::NotANumber,
            r#"{"day":"2026-05-04","weighings":[{"on":"2026-05-04","weight_kg":"6,x"}]}"#,
        ),
        (
            "weighings[0].weight_kg",
            Wrong::Impossible,
            r#"{"day":"2026-05-04","birth":"2026-01-01","weighings":[{"on":"2026-05-04","weight_kg":200}]}"#,
        ),
        (
            "weighings[0].on",
            Wrong::BeforeBirth,
            r#"{"day":"2026-05-04","birth":"2026-01-01","weighings":[{"on":"2025-12-31","weight_kg":3}]}"#,
        ),
        (
            "doses[0].antigen",
            Wrong::UnknownAntigen,
            r#"{"day":"2026-05-04","doses":[{"antigen":"Xyz","number":1}]}"#,
        ),
        (
            "doses[0].number",
            Wrong::UnknownDose,
            r#"{"day":"2026-05-04","doses":[{"antigen":"BCG","number":2}]}"#,
        ),
        ("capsules[0].kind", Wrong::UnknownValue, r#"{"day":"2026-05-04","capsules":[{"kind":"gold"}]}"#),
        (
            "screenings[0].kind",
            Wrong::UnknownValue,
            r#"{"day":"2026-05-04","screenings":[{"kind":"stars","on":"2026-05-01"}]}"#,
        ),
        ("findings.tall", Wrong::UnknownField, r#"{"day":"2026-05-04","findings":{"tall":true}}"#),
        ("province", Wrong::UnknownValue, r#"{"day":"2026-05-04","province":"Atlantis"}"#),
        ("grade", Wrong::Impossible, r#"{"day":"2026-05-04","grade":13}"#),
        ("pregnancy.muac_cm", Wrong::NotANumber, r#"{"day":"2026-05-04","pregnancy":{"muac_cm":"2o"}}"#),
        ("delivery.on", Wrong::Missing, r#"{"day":"2026-05-04","delivery":{}}"#),
        ("day", Wrong::NotADate, r#"{"day":"0001-01-01"}"#),
        ("birth", Wrong::NotADate, r#"{"day":"2026-05-04","birth":"1899-12-31"}"#),
        ("day", Wrong::Duplicate, r#"{"day":"2026-05-04","day":"2026-05-05"}"#),
        (
            "weighings[1].weight_kg",
            Wrong::Duplicate,
            r#"{"day":"2026-05-04","weighings":[{"on":"2026-04-04","weight_kg":6},{"on":"2026-05-04","weight_kg":6,"weight_kg":7}]}"#,
        ),
        (
            "pregnancy.last_period",
            Wrong::AfterDay,
            r#"{"day":"2026-05-04","pregnancy":{"last_period":"2026-05-05"}}"#,
        ),
        (
            "pregnancy.last_period",
            Wrong::TooFarFromDay,
            r#"{"day":"2026-05-04","pregnancy":{"last_period":"2025-06-29"}}"#,
        ),
        (
            "pregnancy.due_date",
            Wrong::TooFarFromDay,
            r#"{"day":"2026-05-04","pregnancy":{"due_date":"2027-03-09"}}"#,
        ),
        (
            "pregnancy",
            Wrong::Contradictory,
            r#"{"day":"2026-05-04","sex":"male","pregnancy":{"last_period":"2026-02-01"}}"#,
        ),
        ("pregnancy", Wrong::Contradictory, r#"{"day":"2026-05-04","birth":"2024-02-01","pregnancy":{}}"#),
        ("pregnancy", Wrong::Contradictory, r#"{"day":"2026-05-04","birth":"2016-05-05","pregnancy":{}}"#),
        (
            "delivery",
            Wrong::Contradictory,
            r#"{"day":"2026-05-04","sex":"male","delivery":{"on":"2026-05-01"}}"#,
        ),
        (
            "pregnancy",
            Wrong::Contradictory,
            r#"{"day":"2026-05-04","pregnancy":{"last_period":"2025-08-01"},"delivery":{"on":"2026-05-01"}}"#,
        ),
    ] {
        let outcome = run(text);
        let found = outcome.problems.iter().map(|one| (one.field.as_str(), one.wrong)).collect::<Vec<_>>();
        assert_eq!(found, [(field, wrong)], "{text}");
        assert!(outcome.answer.get("stage").is_none(), "{text}");
    }
}

#[test]
fn the_persons_of_the_documentation_stand_where_the_domain_says() {
    // The vectors of the domain, 8.4.
    let lines: Vec<&str> = include_str!("../../../../docs/examples/persons.jsonl").lines().collect();
    let answers: Vec<Value> = lines
        .iter()
        .map(|line| {
            let outcome = run(line);
            assert_eq!(outcome.problems, [], "{line}");
            outcome.answer
        })
        .collect();
    let [hpl, infant, child, preschool, school, girl, boy] = answers.as_slice() else { panic!("{lines:?}") };
    assert_eq!(hpl["pregnancy"]["due_date"], "2026-10-08");
    assert_eq!((&infant["visit_sheet"], &child["visit_sheet"]), (&json!("infant"), &json!("child")));
    assert_eq!((&preschool["stage"], &school["stage"]), (&json!("Apras"), &json!("Usia sekolah")));
    assert_eq!((&girl["weighings"][1]["status"], &boy["weighings"][1]["status"]), (&json!("N"), &json!("T")));
}

#[test]
fn a_person_is_read_whole() {
    let answer = run(
        r#"{"id":7,"day":"2026-05-04","sex":"female","birth":"1998-03-01","married":true,"province":"Jawa Tengah",
        "pregnancy":{"last_period":"2026-01-01","gravida":4,"contacts":[{"code":"K1","on":"2026-02-20"}],"muac_cm":"23,4"},
        "screenings":[{"kind":"blood_pressure","on":"2025-06-01"}]}"#,
    )
    .answer;
    assert_eq!(answer["id"], 7);
    assert_eq!(answer["stage"], "Dewasa");
    assert_eq!(answer["overlays"], json!(["Hamil"]));
    assert_eq!(answer["visit_sheet"], "pregnant");
    assert_eq!(answer["pregnancy"]["due_date"], "2026-10-08");
    assert_eq!(answer["pregnancy"]["weeks"], 17);
    assert_eq!(answer["pregnancy"]["antenatal"]["level"], 1);
    let risks: Vec<&str> = answer["pregnancy"]["risks"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|risk| risk["risk"].as_str())
        .collect();
    assert_eq!(risks, ["too_many", "kek"]);
    let list = |id: &str| {
        let lists = answer["lists"].as_array().unwrap();
        lists.iter().find(|list| list["list"] == id).map(|list| list["state"].clone())
    };
    assert_eq!(list("blood_pressure"), Some(json!("done")));
    assert_eq!(list("eyes"), Some(json!("due")));
    assert_eq!(answer["supplements"], json!([]), "nothing of a child's calendar");
}

#[test]
fn a_child_s_doses_carry_their_window_and_words() {
    let answer = run(r#"{"day":"2026-05-04","sex":"male","birth":"2025-12-10","province":"33",
        "doses":[{"antigen":"BCG","number":1},{"antigen":"DPT-HB-Hib","number":1,"on":"2026-02-10"}]}"#)
    .answer;
    let dose = |label: &str| {
        let doses = answer["immunization"]["doses"].as_array().unwrap();
        doses.iter().find(|dose| dose["dose"] == label).unwrap().clone()
    };
    assert_eq!(dose("BCG")["say"], "Sudah, tanggal tidak diketahui");
    assert_eq!(dose("DPT-HB-Hib 1")["given"], "on_time");
    let second = dose("DPT-HB-Hib 2");
    assert_eq!((&second["state"], &second["from"]), (&json!("late"), &json!("2026-03-10")));
    assert_eq!(second["on_time_until"], "2026-04-09");
    assert_eq!(second["until"], "2030-12-09", "to 59 months");
    assert_eq!(dose("Campak-Rubela 1")["state"], "not_yet");
}

#[test]
fn each_weighing_says_what_the_kms_says() {
    // KBM of a boy: 900 g at 2 months, 800 at 3, 600 at 4, 500 at 5 (4.18); red line at 5 months 5,3 kg.
    let answer = run(
        r#"{"day":"2026-06-20","sex":"male","birth":"2026-01-10","birth_weight_kg":"3,2","weighings":[
        {"on":"2026-02-12","weight_kg":4.0},{"on":"2026-03-12","weight_kg":4.9},{"on":"2026-04-12","weight_kg":5.0},
        {"on":"2026-05-12","weight_kg":5.1},{"on":"2026-06-12","weight_kg":5.2}]}"#,
    )
    .answer;
    let code: Vec<&str> =
        answer["weighings"].as_array().unwrap().iter().filter_map(|one| one["code"].as_str()).collect();
    assert_eq!(code, ["N", "N", "T", "2T", "3T"]);
    let last = &answer["weighings"][4];
    assert_eq!((&last["below_red"], &last["call"]), (&json!(true), &json!("refer_today")));
    assert_eq!(answer["weighings"][2]["call"], "tell_staff");
    let gap = run(r#"{"day":"2026-06-20","sex":"female","birth":"2025-06-10","weighings":[
        {"on":"2026-02-12","weight_kg":8.0},{"on":"2026-04-12","weight_kg":8.4}]}"#)
    .answer;
    assert_eq!((&gap["weighings"][0]["status"], &gap["weighings"][1]["status"]), (&json!("B"), &json!("O")));
}

/// A part of a person: its own fields with any values, or any value at all.
fn part(fields: &[&str], value: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let names = fields.iter().map(|name| (*name).to_owned()).collect();
    prop_oneof![6 => any::object(names, value), 1 => any::value()].boxed()
}

fn list(fields: &[&str]) -> BoxedStrategy<Value> {
    prop::collection::vec(part(fields, any::value().boxed()), 0..4).prop_map(Value::Array).boxed()
}

fn any_person() -> impl Strategy<Value = Value> {
    let inner = |fields| {
        let value = prop_oneof![2 => any::value(), 1 => list(read::CONTACT)];
        part(fields, value.boxed())
    };
    let fields: Vec<BoxedStrategy<(String, Value)>> = read::LINE
        .iter()
        .map(|name| {
            let value = match *name {
                "day" | "birth" => any::day().boxed(),
                "pregnancy" => inner(read::PREGNANCY),
                "delivery" => inner(read::DELIVERY),
                "neonatal_contacts" => list(read::CONTACT),
                "weighings" => list(read::WEIGHING),
                "doses" => list(read::DOSE),
                "capsules" => list(read::CAPSULE),
                "screenings" => list(read::SCREENING),
                _ => any::value().boxed(),
            };
            value.prop_map(move |value| ((*name).to_owned(), value)).boxed()
        })
        .collect();
    (fields, prop::collection::vec(any::<bool>(), read::LINE.len())).prop_map(|(fields, there)| {
        let kept = fields.into_iter().zip(there).filter(|((name, _), there)| *there || name == "day");
        Value::Object(kept.map(|(field, _)| field).collect())
    })
}

/// A person of whom only some fields are given, all of them right, so that much of it is judged.
fn likely_person() -> impl Strategy<Value = Value> {
    let dates = || prop::collection::vec(prop::option::of(any::possible_day()), 0..4);
    let sex = proptest::sample::select(vec!["female", "male"]);
    (any::possible_day(), any::possible_day(), sex, dates(), dates(), any::<bool>()).prop_map(
        |(birth, day, sex, doses, weighed, pregnant)| {
            let doses: Vec<Value> = doses
                .into_iter()
                .zip(1..)
                .map(|(on, number)| json!({ "antigen": "DPT-HB-Hib", "number": number, "on": on }))
                .collect();
            let weighed: Vec<Value> = weighed
                .into_iter()
                .flatten()
                .zip(5..)
                .map(|(on, weight)| json!({ "on": on, "weight_kg": weight }))
                .collect();
            let mut person =
                json!({ "day": day, "birth": birth, "sex": sex, "doses": doses, "weighings": weighed });
            if pregnant {
                person["pregnancy"] = json!({ "last_period": birth });
            }
            person
        },
    )
}

proptest! {
    #![proptest_config(any::cases(300, 20_000))]

    #[test]
    fn any_line_gets_an_answer(line in ".{0,80}", bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        for line in [line.as_bytes(), &bytes] {
            prop_assert!(!judge(Rules::bundled().unwrap(), line).problems.is_empty());
        }
    }

    #[test]
    fn any_person_is_judged_whole_or_named(person in prop_oneof![any_person(), likely_person()]) {
        let outcome = run(&person.to_string());
        prop_assert_eq!(outcome.problems.is_empty(), outcome.answer.get("lists").is_some(), "{}", person);
        for problem in &outcome.problems {
            prop_assert!(!problem.field.is_empty(), "{}", problem);
        }
    }
}
