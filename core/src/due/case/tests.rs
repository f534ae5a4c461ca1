//! The line format: what is read, and what is refused by name.

use super::*;

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
    ] {
        let outcome = run(text);
        let found = outcome.problems.iter().map(|one| (one.field.as_str(), one.wrong)).collect::<Vec<_>>();
        assert_eq!(found, [(field, wrong)], "{text}");
        assert!(outcome.answer.get("stage").is_none(), "{text}");
    }
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
