//! Derived items, limits and local checklists that must be refused, with their line.

use crate::rules::{RuleErrors, Rules};

const SOUND: &str = r#"
id = "local-uji"
version = 1
valid_from = "2026-01-01"
title = "Uji"
subject = "member"
purpose = "screening"
offered_when = { fact = "age_years", at_least = 60 }
every = { months = 12 }
emergency = "general"
source = "LOCAL: Puskesmas, lembar uji"
standing = "design"
[[page]]
id = "p"
step = "ajak_bicara"
title = "Uji"
[[item]]
id = "A"
page = "p"
question = "A"
kind = "choice"
options = [["0", "Nol", 0], ["1", "Satu", 1], ["2", "Dua", 2]]
[[item]]
id = "B"
page = "p"
question = "B"
kind = "yes_no"
points = { yes = 2, no = 0 }
[[item]]
id = "N"
page = "p"
question = "N"
kind = "number"
measure = "systolic"
possible = [40, 300]
plausible = [80, 200]
[[item]]
id = "S"
page = "p"
question = "Jumlah"
kind = "derived"
derive = { sum = ["A", "B"] }
[[item]]
id = "K"
page = "p"
question = "Golongan"
kind = "derived"
derive = { bands = { of = "S", classes = [
  { value = "low", label = "Rendah", below = 2 },
  { value = "middle", label = "Sedang", from = 2, below = 4 },
  { value = "high", label = "Tinggi", from = 4 },
] } }
[[item]]
id = "T"
page = "p"
question = "Tekanan"
kind = "derived"
derive = { cases = [
  { value = "high", label = "Tinggi", when = { item = "N", at_least = 140 } },
  { value = "normal", label = "Normal", when = { item = "N", below = 140 } },
] }
[[rule]]
id = "K.tinggi"
item = "K"
when = { is = "high" }
level = 2
reason = "Nilai {S}"
advice = ["Uji."]
say = "Uji."
category = "other"
"#;

fn read(text: &str) -> Result<(), RuleErrors> {
    Rules::bundled().unwrap().read_local("uji.toml", text).map(|_| ())
}

/// With `from` replaced, this message comes with the line on which `at` stands.
fn refused(from: &str, to: &str, at: &str, message: &str) {
    assert!(SOUND.contains(from), "{from}");
    let text = SOUND.replacen(from, to, 1);
    let line = text.lines().position(|line| line.contains(at)).unwrap() + 1;
    let errors = read(&text).expect_err(message);
    let expected = format!("uji.toml:{line}: {message}");
    assert!(errors.to_string().contains(&expected), "expected {expected}\ngot {errors}");
    let sentence = errors.0.iter().map(|error| error.sentence()).collect::<Vec<_>>().join("\n");
    assert!(sentence.contains(&format!("Baris {line}: ")), "{sentence}");
    assert!(!sentence.contains("tulisannya belum benar"), "{errors} has no sentence of its own");
}

#[test]
fn the_sound_checklist_is_accepted() {
    read(SOUND).unwrap();
}

#[test]
fn gaps_and_overlaps_of_bands_are_refused() {
    let band = "{ value = \"middle\"";
    refused("from = 2, below = 4", "from = 3, below = 4", band, "gap: no band for 2 to 2");
    refused("from = 2, below = 4", "from = 1, below = 4", band, "overlap: 1 is in two bands");
    refused(
        "from = 2, below = 4",
        "from = 2, below = 3",
        "{ value = \"high\", label = \"Tinggi\", from = 4",
        "gap: no band for 3 to 3",
    );
    refused(
        "label = \"Rendah\", below = 2",
        "label = \"Rendah\", from = 1, below = 2",
        "{ value = \"low\"",
        "gap: no band for 0 to 0",
    );
    refused(
        "label = \"Tinggi\", from = 4",
        "label = \"Tinggi\", from = 4, below = 4",
        "{ value = \"high\", label = \"Tinggi\", from = 4",
        "this band is empty",
    );
}

#[test]
fn gaps_of_cases_and_classes_that_can_never_be_are_refused() {
    let at = "id = \"T\"";
    refused(
        "{ item = \"N\", below = 140 }",
        "{ item = \"N\", below = 130 }",
        at,
        "gap: for some answers no class holds",
    );
    refused(
        "{ item = \"N\", below = 140 }",
        "{ item = \"N\", above = 150 }",
        at,
        "class 2 of T can never be the outcome",
    );
    refused(
        "{ item = \"N\", at_least = 140 }",
        "{ item = \"N\", at_least = 301 }",
        at,
        "class 1 of T can never be the outcome",
    );
}

#[test]
fn what_a_derived_item_rests_on_is_checked() {
    refused("{ sum = [\"A\", \"B\"] }", "{ sum = [\"A\", \"Z\"] }", "{ sum =", "unknown item 'Z'");
    refused("{ sum = [\"A\", \"B\"] }", "{ sum = [\"A\", \"N\"] }", "{ sum =", "item N gives no points");
    refused(
        "{ sum = [\"A\", \"B\"] }",
        "{ sum = [\"A\", \"K\"] }",
        "{ sum =",
        "item K must stand before what is derived from it",
    );
    refused("of = \"S\"", "of = \"A\"", "of = \"A\"", "item A is no number");
    refused(
        "{ item = \"N\", below = 140 }",
        "{ item = \"T\", is = \"high\" }",
        "value = \"normal\"",
        "the items of a case must stand before it",
    );
    refused(
        "kind = \"derived\"\nderive = { sum = [\"A\", \"B\"] }",
        "kind = \"derived\"",
        "id = \"S\"",
        "a derived item needs derive",
    );
    refused(
        "kind = \"yes_no\"\n",
        "kind = \"yes_no\"\nderive = { sum = [\"A\", \"A\"] }\n",
        "id = \"B\"",
        "only a derived item has derive",
    );
    refused(
        "derive = { sum = [\"A\", \"B\"] }",
        "derive = { bmi = { weight = \"N\", length = \"N\" } }",
        "derive = { bmi",
        "item N is no weight",
    );
    refused(
        "derive = { sum = [\"A\", \"B\"] }",
        "derive = { z_score = { index = \"weight_for_age\" } }",
        "id = \"S\"",
        "this z-score needs weight",
    );
}

#[test]
fn points_are_of_all_options_or_of_none() {
    let either = "either every option has points or none has";
    refused("[\"1\", \"Satu\", 1]", "[\"1\", \"Satu\"]", "id = \"A\"", either);
    refused("{ yes = 2, no = 0 }", "{ yes = 2 }", "id = \"B\"", either);
    refused(
        "{ yes = 2, no = 0 }",
        "{ yes = 2, no = 0, maybe = 1 }",
        "id = \"B\"",
        "points for 'maybe', which is no option",
    );
}

#[test]
fn conditions_on_derived_items_are_of_their_kind() {
    refused(
        "when = { is = \"high\" }",
        "when = { is = \"higher\" }",
        "K.tinggi",
        "item K has no option 'higher'",
    );
    refused("when = { is = \"high\" }", "when = { at_least = 4 }", "K.tinggi", "this test needs a number");
    refused(
        "when = { is = \"high\" }",
        "when = { item = \"S\", is = \"4\" }",
        "item = \"S\"",
        "this test needs a choice or sign",
    );
    refused(
        "when = { is = \"high\" }",
        "when = { item = \"S\", at_least = 5 }",
        "K.tinggi",
        "rule K.tinggi can never be the outcome",
    );
    refused(
        "{ fact = \"age_years\", at_least = 60 }",
        "{ item = \"A\", is = \"0\" }",
        "offered_when",
        "offered_when and due_when ask facts and statuses, no items",
    );
}

#[test]
fn a_local_checklist_has_its_own_name_a_length_and_a_known_source() {
    refused("id = \"local-uji\"", "id = \"pregnant\"", "", "the id 'pregnant' must begin with local-");
    refused(
        "source = \"LOCAL:",
        "source = \"TRAJENG:",
        "TRAJENG",
        "unknown source 'TRAJENG: Puskesmas, lembar uji'",
    );
    refused("emergency = \"general\"", "emergency = \"anyone\"", "anyone", "unknown emergency list 'anyone'");
    refused("category = \"other\"", "category = \"lain\"", "lain", "unknown variant `lain`");
    refused("say = \"Uji.\"\n", "", "K.tinggi", "rule K.tinggi has no sentence for the family");
    refused("version = 1\n", "version = 1\nversi = 2\n", "versi = 2", "unknown field `versi`");
    let long = format!("{SOUND}# {}", "x".repeat(70_000));
    assert!(read(&long).unwrap_err().to_string().contains("longer than 65536 bytes"));
    assert!(read("").is_err() && read("nonsense").is_err() && read("= = =").is_err());
}

#[test]
fn a_form_that_is_offered_to_nobody_is_refused() {
    let nobody = "{ fact = \"age_years\", at_least = 60, below = 50 }";
    refused("{ fact = \"age_years\", at_least = 60 }", nobody, "", "this form is offered to nobody");
}

#[test]
fn a_broken_local_checklist_leaves_the_others_and_the_shipped_ones() {
    let bundled = Rules::bundled().unwrap();
    let broken =
        SOUND.replace("id = \"local-uji\"", "id = \"local-rusak\"").replace("of = \"S\"", "of = \"Z\"");
    let line = broken.lines().position(|line| line.contains("of = \"Z\"")).unwrap() + 1;
    let (rules, errors) = bundled.with_local([("a.toml", SOUND), ("b.toml", &broken), ("c.toml", SOUND)]);
    let said: Vec<String> =
        errors.iter().flat_map(|errors| &errors.0).map(|error| error.sentence()).collect();
    assert_eq!(
        said,
        [
            format!("Baris {line}: pertanyaan Z tidak ada.").as_str(),
            "Baris 1: lembar local-uji versi 1 sudah ada; naikkan versinya."
        ]
    );
    assert_eq!(rules.forms().len(), bundled.forms().len() + 1);
    let day = "2026-05-04".parse().unwrap();
    assert_eq!(rules.form("local-uji", day).unwrap().items.len(), 6);
    assert!(rules.all_in_force(day).iter().any(|line| line.form.as_deref() == Some("local-uji")));
}

#[test]
fn reading_any_text_as_a_local_checklist_never_fails_badly() {
    // Each line left out once, and each cut short once.
    let lines: Vec<&str> = SOUND.lines().collect();
    for at in 0..lines.len() {
        let mut without = lines.clone();
        without.remove(at);
        let _ = read(&without.join("\n"));
        let _ = read(&lines[..at].join("\n"));
    }
}

#[test]
fn the_longest_shipped_sheets_would_do_as_local_ones_and_too_many_combinations_would_not() {
    for (name, text) in crate::rules::FILES.iter().filter(|(_, text)| text.starts_with("id = \"")) {
        let local = text.replacen("id = \"", "id = \"local-", 1);
        let read = Rules::bundled().unwrap().read_local(name, &local);
        assert!(read.is_ok() || local.len() > crate::rules::LOCAL_BYTES, "{name}: {read:?}");
    }
    // Never true, so that every combination would be tried: some 260 numbers by three choices, two answers and ages.
    let tests: Vec<String> =
        (41..300).map(|limit| format!("{{ item = \"N\", at_least = {limit} }}")).collect();
    let never = "{ item = \"A\", is = \"0\" }, { item = \"A\", is = \"1\" }, { item = \"B\", is = \"yes\" }, \
                 { fact = \"age_days\", above = 9 }, { fact = \"gravida\", above = 9 }";
    let when = format!("when = {{ all = [{never}, {}] }}", tests.join(", "));
    let text = SOUND.replace("when = { is = \"high\" }", &when);
    let errors = read(&text).unwrap_err();
    assert!(errors.to_string().contains("ask too much at once"), "{errors}");
}
