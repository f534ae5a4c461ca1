//! Rule files that must be refused, with file and line.

use crate::rules::{FILES, RuleErrors, Rules};

/// The shipped files with one place in one of them changed, and the changed text.
fn changed(file: &str, from: &str, to: &str) -> (Result<Rules, RuleErrors>, String) {
    let (_, text) = FILES.iter().find(|(name, _)| *name == file).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    let text = text.replacen(from, to, 1);
    let files: Vec<(&str, &str)> = FILES
        .iter()
        .map(|(name, known)| (*name, if *name == file { text.as_str() } else { *known }))
        .collect();
    (Rules::read(&files), text)
}

/// The change is refused with this message on the last line that has `at`.
fn refused(file: &str, from: &str, to: &str, at: &str, message: &str) {
    let (result, text) = changed(file, from, to);
    let line = text.lines().count() - text.lines().rev().position(|line| line.contains(at)).unwrap();
    let errors = result.expect_err(message).to_string();
    let expected = format!("{file}:{line}: {message}");
    assert!(errors.contains(&expected), "expected {expected}\ngot {errors}");
}

#[test]
fn the_shipped_files_are_accepted() {
    Rules::read(FILES).unwrap();
}

/// File, text, what replaces it, where the mistake is seen, and what is said.
type Refused = (&'static str, &'static str, &'static str, &'static str, &'static str);

fn all_refused(cases: &[Refused]) {
    for (file, from, to, at, message) in cases {
        refused(file, from, to, at, message);
    }
}

const PREGNANT: &str = "pregnant.toml";
const INFANT: &str = "infant.toml";
const HOUSEHOLD: &str = "household.toml";

#[test]
fn an_unknown_name_is_refused_where_it_stands() {
    all_refused(&[
        (PREGNANT, "item = \"BH-TB13\"\n", "item = \"BH-TB31\"\n", "BH-TB31", "unknown item 'BH-TB31'"),
        (HOUSEHOLD, "{ item = \"K9\", is", "{ item = \"K99\", is", "K99", "unknown item 'K99'"),
        (PREGNANT, "\"LiLA {BH7} (", "\"LiLA {BH77} (", "BH7.kek", "unknown item 'BH77' in the reason"),
        (
            HOUSEHOLD,
            "{ is = \"pit\" }",
            "{ is = \"hole\" }",
            "K10b.tidak-saniter",
            "item K10b has no option 'hole'",
        ),
        (
            PREGNANT,
            "{ below = \"pregnant_muac\" }\nlevel",
            "{ below = \"muac\" }\nlevel",
            "BH7.kek",
            "unknown cut-off 'muac'",
        ),
        (PREGNANT, "{cut:pregnant_muac}", "{cut:muac}", "BH7.kek", "unknown cut-off 'muac' in the reason"),
        (
            PREGNANT,
            "{fact:gravida}",
            "{fact:sons}",
            "risiko.terlalu-banyak",
            "unknown fact 'sons' in the reason",
        ),
        (PREGNANT, "page = \"ukur\"", "page = \"ukuran\"", "ukuran", "unknown page 'ukuran'"),
        (
            PREGNANT,
            "\"KIA2023: tanda awal",
            "\"KIA1923: tanda awal",
            "KIA1923",
            "unknown source 'KIA1923: tanda awal",
        ),
        (INFANT, "emergency = \"infant\"", "emergency = \"baby\"", "baby", "unknown emergency list 'baby'"),
        ("life_stage.toml", "form = \"pregnant\"", "form = \"gravid\"", "gravid", "unknown form 'gravid'"),
    ]);
}

#[test]
fn what_breaks_the_grammar_is_refused() {
    all_refused(&[
        (PREGNANT, "optional = true", "optionally = true", "optionally", "unknown field `optionally`"),
        (INFANT, "measure = \"weight\"", "measure = \"mass\"", "mass", "unknown variant `mass`"),
        (PREGNANT, "level = 3\nrank = 2", "level = 4\nrank = 2", "TB13.kejang", "level must be 0, 1, 2 or 3"),
        (PREGNANT, "when = { is = \"yes\" }", "when = {}", "TB11.perdarahan", "the condition tests nothing"),
        (
            PREGNANT,
            "{ below = \"pregnant_muac\" }\nlevel",
            "{ is = \"yes\" }\nlevel",
            "BH7.kek",
            "this test needs a choice or sign",
        ),
        (
            PREGNANT,
            "{ is = [\"no\", \"unknown\"] }",
            "{ below = 2 }",
            "BH2.tidak-ada",
            "this test needs a number",
        ),
        (
            INFANT,
            "possible = [500, 20000]",
            "possible = [2500, 20000]",
            "id = \"BY5\"",
            "the plausible range must lie",
        ),
        (
            INFANT,
            "valid_from = \"2024-01-01\"",
            "valid_from = \"2024\"",
            "valid_from",
            "valid_from must be a date",
        ),
        ("choices.toml", "value = 375", "value = \"375\"", "value = \"375\"", "invalid type: string"),
    ]);
}

#[test]
fn an_outcome_without_advice_sentence_category_or_source_is_refused() {
    all_refused(&[
        (
            PREGNANT,
            "advice = [\"Tanyakan PMT ke bidan atau Puskesmas dan sampaikan ke Pustu.\"]\n",
            "",
            "BH8.belum",
            "rule BH8.belum has no advice",
        ),
        (
            PREGNANT,
            "say = \"Nanti saya tanyakan makanan tambahan untuk Ibu ke Puskesmas, ya.\"\n",
            "",
            "BH8.belum",
            "rule BH8.belum has no sentence for the family",
        ),
        (
            PREGNANT,
            "category = \"non_compliance\"\n",
            "",
            "BH6.tidak-diminum",
            "rule BH6.tidak-diminum has no category",
        ),
        (
            HOUSEHOLD,
            "source = \"FORM2024: Data Keluarga dan Anggota Keluarga\"\n",
            "",
            "id = \"household\"",
            "missing field `source`",
        ),
    ]);
}

#[test]
fn what_is_there_twice_is_refused() {
    let choices = "choices.toml";
    all_refused(&[
        (PREGNANT, "id = \"BH5\"", "id = \"BH4\"", "id = \"BH4\"", "item BH4 is there twice"),
        (
            PREGNANT,
            "id = \"TB1.demam\"",
            "id = \"TB1.panas\"",
            "id = \"TB1.panas\"",
            "rule TB1.panas is there twice",
        ),
        (PREGNANT, "id = \"bantu\"", "id = \"anc\"", "id = \"anc\"", "page anc is there twice"),
        (
            choices,
            "\"infant_cold\"",
            "\"fever_watch\"",
            "\"fever_watch\"",
            "cut-off fever_watch is there twice",
        ),
        (choices, "id = \"D2\"", "id = \"D1\"", "id = \"D1\"", "choice D1 is there twice"),
        (
            "emergency.toml",
            "id = \"infant\"",
            "id = \"pregnant\"",
            "id = \"pregnant\"",
            "list pregnant is there twice",
        ),
        (
            "visit_priority.toml",
            "trigger = \"yearly_visit\"",
            "trigger = \"never_visited\"",
            "never_visited",
            "this trigger is there twice",
        ),
    ]);
}

#[test]
fn a_rule_that_can_never_be_the_outcome_is_refused() {
    all_refused(&[
        // The rule above catches what this one is for.
        (
            PREGNANT,
            "when = { at_least = \"pregnant_fever\" }",
            "when = { at_least = \"fever_watch\" }",
            "BH1.perhatikan",
            "rule BH1.perhatikan can never be the outcome",
        ),
        // No number is at least 38,0 and below 37,5.
        (
            PREGNANT,
            "{ item = \"BH1\", at_least = \"pregnant_fever\" }",
            "{ item = \"BH1\", at_least = \"pregnant_fever\", below = \"fever_watch\" }",
            "id = \"TB1.panas\"",
            "rule TB1.panas can never be the outcome",
        ),
        // Asked only when the arm is thin, judged only when it is not.
        (
            PREGNANT,
            "item = \"BH8\"\nwhen = { is = \"no\" }",
            "item = \"BH8\"\nwhen = { all = [{ is = \"no\" }, { item = \"BH7\", at_least = \"pregnant_muac\" }] }",
            "BH8.belum",
            "rule BH8.belum can never be the outcome",
        ),
        // A sign that is not asked then, by a rule that does not count it all the same.
        (
            PREGNANT,
            "below = \"fetal_movement_week\" }] }\neven_if_hidden = true",
            "below = \"fetal_movement_week\" }] }",
            "TB6.sebelum-waktunya",
            "rule TB6.sebelum-waktunya can never be the outcome",
        ),
        // From facts alone.
        (
            PREGNANT,
            "{ fact = \"gravida\", at_least = \"gravida_risk\" }",
            "{ fact = \"gravida\", at_least = \"gravida_risk\", below = 4 }",
            "risiko.terlalu-banyak",
            "rule risiko.terlalu-banyak can never be the outcome",
        ),
    ]);
}

#[test]
fn a_danger_sign_without_a_rule_or_off_its_page_is_refused() {
    all_refused(&[
        (
            INFANT,
            "kind = \"sign\"\npicture = \"stool\"",
            "kind = \"sign\"\npicture = \"stool\"\njudged = false",
            "id = \"BY-TB7\"",
            "danger sign BY-TB7 must be asked and judged by a rule",
        ),
        (
            INFANT,
            "id = \"BY-TB7\"\npage = \"tanda\"",
            "id = \"BY-TB7\"\npage = \"lanjutan\"",
            "id = \"lanjutan\"",
            "page lanjutan: danger signs stand on a page of signs",
        ),
    ]);
}

#[test]
fn an_item_without_question_page_without_items_and_item_never_shown_are_refused() {
    all_refused(&[
        (
            HOUSEHOLD,
            "question = \"Jambannya jenis apa?\"",
            "question = \" \"",
            "id = \"K10b\"",
            "item K10b has no question",
        ),
        (
            HOUSEHOLD,
            "[[page]]\nid = \"jaminan\"",
            "[[page]]\nid = \"kosong\"\nstep = \"salam\"\ntitle = \"Kosong\"\n\n[[page]]\nid = \"jaminan\"",
            "id = \"kosong\"",
            "page kosong has no items",
        ),
        (
            HOUSEHOLD,
            "shown_when = { item = \"K12\", is = \"yes\" }",
            "shown_when = { all = [{ item = \"K12\", is = \"yes\" }, { item = \"K12\", is = \"no\" }] }",
            "id = \"K12-siapa\"",
            "item K12-siapa can never be shown",
        ),
    ]);
}

#[test]
fn bands_of_age_must_begin_at_0_and_rise() {
    const LIFE: &str = "life_stage.toml";
    let message = "bands must begin at month 0 and rise";
    all_refused(&[
        (LIFE, "from_month = 0", "from_month = 1", "stage = \"infant\"", message),
        (LIFE, "from_month = 60", "from_month = 12", "stage = \"preschooler\"", message),
        (LIFE, "from_month = 228", "from_month = 100", "stage = \"adult\"", message),
    ]);
}

#[test]
fn a_missing_file_is_said() {
    let errors = Rules::read(&FILES[1..]).unwrap_err().to_string();
    assert!(errors.contains("sources.toml:1: missing"), "{errors}");
}

#[test]
fn a_local_checklist_is_read_by_the_same_reader_and_a_broken_one_adds_nothing() {
    let mut rules = Rules::bundled().unwrap().clone();
    let text = r#"
id = "lokal"
version = 1
valid_from = "2026-01-01"
title = "Cek lokal"
subject = "household"
emergency = "general"
source = "DESIGN"
standing = "design"
[[page]]
id = "p"
step = "ajak_bicara"
title = "Tanya"
[[item]]
id = "L1"
page = "p"
question = "Apakah ada jentik?"
kind = "yes_no"
[[rule]]
id = "L1.ada"
item = "L1"
when = { is = "yes" }
level = 1
reason = "Ada jentik"
advice = ["Kuras bak mandi bersama keluarga."]
say = "Baknya dikuras seminggu sekali ya."
category = "other"
"#;
    let broken = text.replace("item = \"L1\"", "item = \"L2\"");
    let error = rules.add_form("lokal.toml", &broken).unwrap_err();
    assert_eq!(error.0[0].to_string(), "lokal.toml:21: unknown item 'L2'");
    assert_eq!(rules.forms(), Rules::bundled().unwrap().forms(), "nothing added");
    rules.add_form("lokal.toml", text).unwrap();
    assert_eq!(rules.form_version("lokal", 1).unwrap().rules[0].due_days, Some(30), "the level's");
    assert!(rules.add_form("lokal.toml", text).is_err(), "the same version again");
}

/// A limit with two rows of boys, put before the cut-offs.
const LIMIT: &str = "[[limit]]
name = \"uji\"
title = \"Uji\"
measure = \"systolic\"
rows = [
  { sex = \"male\", from_year = 7, below_year = 8, value = 106 },
  { sex = \"male\", from_year = 8, below_year = 9, value = 1070 },
  { sex = \"female\", from_year = 7, value = 106 },
]
source = \"DESIGN\"
standing = \"design\"

# --- temperature ---";

fn refused_limit(from: &str, to: &str, at: &str, message: &str) {
    assert!(LIMIT.contains(from), "{from}");
    refused("choices.toml", "# --- temperature ---", &LIMIT.replacen(from, to, 1), at, message);
}

#[test]
fn limits_by_age_that_overlap_or_leave_a_gap_are_refused() {
    let (result, _) = changed("choices.toml", "# --- temperature ---", LIMIT);
    let rules = result.unwrap();
    assert_eq!(rules.cut_offs.limit("uji").unwrap().show(), "106–1070");
    let row = "value = 1070";
    refused_limit("from_year = 8", "from_year = 9", row, "gap: no row for 96 to 107 completed months");
    refused_limit("from_year = 8", "from_month = 95", row, "overlap: 95 completed months is in two rows");
    refused_limit(
        "from_year = 7, below_year = 8",
        "from_year = 7",
        row,
        "overlap: 96 completed months is in two rows",
    );
    refused_limit("from_year = 8, below_year = 9", "from_year = 8, below_year = 8", row, "this row is empty");
    refused_limit(
        "from_year = 8, below_year = 9",
        "below_year = 9",
        row,
        "a row needs from_month or from_year",
    );
    refused_limit(
        "{ sex = \"male\", from_year = 8",
        "{ from_year = 7",
        row,
        "overlap: 84 completed months is in two rows",
    );
    refused_limit("\"DESIGN\"", "\"NONE\"", "NONE", "unknown source 'NONE'");
}
