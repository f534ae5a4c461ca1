//! The rules as the build writes them are the rules as the files say them.

use crate::rules::{FILES, NotCompiledRules, Rules};

fn compiled() -> &'static [u8] {
    Rules::read(FILES).unwrap().compile().unwrap().leak()
}

#[test]
fn every_form_comes_back_as_it_was_read() {
    let read = Rules::read(FILES).unwrap();
    for rules in [&Rules::from_compiled(compiled()).unwrap(), Rules::bundled().unwrap()] {
        assert_eq!(read.forms(), rules.forms());
        for form in read.forms() {
            assert_eq!(rules.form_version(&form.id, form.version), Some(form));
            assert_eq!(rules.form(&form.id, form.valid_from), Some(form));
        }
    }
}

#[test]
fn so_does_what_they_share() {
    let mut read = Rules::read(FILES).unwrap();
    let mut bundled = Rules::bundled().unwrap().clone();
    // The forms are compared above.
    for rules in [&mut read, &mut bundled] {
        rules.forms.clear();
    }
    let written = |rules: &Rules| postcard::to_allocvec(rules).unwrap();
    assert!(written(&read).len() > 1_000);
    assert_eq!(written(&read), written(&bundled));
    assert_eq!(format!("{:?}", read.cut_offs), format!("{:?}", bundled.cut_offs));
    assert_eq!(read.levels(), bundled.levels());
    assert_eq!(read.priorities(), bundled.priorities());
}

#[test]
fn other_bytes_are_refused() {
    let whole = compiled();
    for length in (0..whole.len()).step_by(997) {
        assert_eq!(Rules::from_compiled(&whole[..length]).err(), Some(NotCompiledRules), "{length} bytes");
    }
    let noise = b"id = \"pregnant\"\nversion = 1\n";
    assert_eq!(Rules::from_compiled(noise).err(), Some(NotCompiledRules));
}
