//! Broken calendar files are refused with file and line.

use crate::rules::{FILES, Rules};

/// The shipped files with one changed.
fn broken(name: &str, from: &str, to: &str) -> Vec<String> {
    let text = FILES.iter().find(|(file, _)| *file == name).unwrap().1;
    assert!(text.contains(from), "{name} has no '{from}'");
    let changed = text.replacen(from, to, 1);
    let files: Vec<(&str, &str)> = FILES
        .iter()
        .map(|(file, text)| (*file, if *file == name { changed.as_str() } else { *text }))
        .collect();
    let errors = Rules::read(&files).unwrap_err();
    errors.0.iter().map(ToString::to_string).filter(|error| error.starts_with(name)).collect()
}

#[test]
fn each_mistake_of_a_calendar_is_named_with_its_line() {
    for (name, from, to, message) in [
        ("immunization.toml", r#"["late", { months = 2 }]"#, r#"["late", {}]"#, "age bands overlap"),
        (
            "immunization.toml",
            r#"["on_time", {}], ["late", { days = 2 }]"#,
            r#"["late", { days = 2 }]"#,
            "the first band must be on_time",
        ),
        ("immunization.toml", r#", ["closed", { days = 8 }]"#, "", "the last band must be closed or ask"),
        (
            "immunization.toml",
            r#"after = [{ antigen = "OPV", number = 1"#,
            r#"after = [{ antigen = "OPV", number = 9"#,
            "no dose OPV 9 comes before",
        ),
        (
            "immunization.toml",
            r#"after = [{ antigen = "OPV", number = 1, days = 28 }]"#,
            "",
            "OPV 2 must name the dose before it",
        ),
        (
            "immunization.toml",
            "antigen = \"PCV\"\nnumber = 1",
            "antigen = \"XYZ\"\nnumber = 1",
            "unknown antigen 'XYZ'",
        ),
        ("immunization.toml", "program = \"RV\"", "program = \"RW\"", "unknown program 'RW'"),
        ("immunization.toml", "provinces = [\"51\"]", "provinces = [\"99\"]", "unknown province '99'"),
        ("immunization.toml", "from = \"2022-09-01\"", "from = \"2022-09-31\"", "must be a date"),
        ("immunization.toml", "source = \"KMK35\"", "source = \"KMK36\"", "unknown source 'KMK36'"),
        (
            "supplements.toml",
            "from_month = 12\nuntil_month = 60",
            "from_month = 11\nuntil_month = 60",
            "age bands overlap at month 11",
        ),
        (
            "supplements.toml",
            "from_month = 12\nuntil_month = 60",
            "from_month = 13\nuntil_month = 60",
            "age bands leave a gap at month 12",
        ),
        ("supplements.toml", "late_months = 1", "late_months = 6", "reaches into the next month"),
        ("supplements.toml", "months = [2, 8]", "months = [8, 13]", "months must be 1 to 12"),
        ("postnatal.toml", "from_day = 3", "from_day = 4", "day windows leave a gap before day 4"),
        ("postnatal.toml", "from_day = 3", "from_day = 2", "day windows overlap before day 2"),
        (
            "antenatal.toml",
            "code = \"K1\"\ntrimester = 1",
            "code = \"K1\"\ntrimester = 4",
            "contacts must follow the trimesters",
        ),
        (
            "antenatal.toml",
            "below = \"pregnant_muac\"",
            "below = \"pregnant_muack\"",
            "unknown cut-off 'pregnant_muack'",
        ),
        ("antenatal.toml", "this_trimester = 1", "this_trimester = 4", "a level is 0, 1, 2 or 3"),
        (
            "targets.toml",
            "from = { months = 540 }",
            "from = { months = 720 }",
            "an age band must end after it begins",
        ),
        ("targets.toml", "done_by = [\"puma\"]", "", "a target with a period needs done_by or by"),
        ("targets.toml", "id = \"pus\"", "id = \"wus\"", "target wus is there twice"),
        ("targets.toml", "standing = \"official\"\n", "", "missing field `standing`"),
    ] {
        let errors = broken(name, from, to);
        let line =
            |error: &&String| error.split(':').nth(1).is_some_and(|line| line.parse::<usize>().is_ok());
        assert!(errors.iter().filter(line).any(|error| error.contains(message)), "{message}: {errors:?}");
    }
}
