//! `docs/facts.md` says what the code says.

use std::fs;
use std::path::Path;

#[test]
fn the_catalogue_of_facts_is_as_the_code_has_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/facts.md");
    let wanted = sakukader_tests::facts::markdown();
    if std::env::var_os("SAKUKADER_WRITE").is_some_and(|on| on == "1") {
        fs::write(&path, &wanted).expect("docs/facts.md is written");
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    let differs = wanted.lines().zip(there.lines()).find(|(one, other)| one != other);
    assert!(
        wanted == there,
        "docs/facts.md is old: SAKUKADER_WRITE=1 cargo test -p sakukader-tests --test facts; first: {differs:?}"
    );
}
