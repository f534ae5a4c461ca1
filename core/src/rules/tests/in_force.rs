use crate::rules::{RuleKind, Rules, Standing};

#[test]
fn everything_in_force_has_a_source_and_the_unsure_come_first() {
    let rules = Rules::bundled().unwrap();
    let day = "2026-05-04".parse().unwrap();
    let lines = rules.all_in_force(day);
    let standings: Vec<Standing> = lines.iter().map(|line| line.standing).collect();
    assert!(standings.is_sorted_by_key(|standing| std::cmp::Reverse(*standing)));
    for line in &lines {
        assert!(!line.title.is_empty() && !line.says.is_empty() && !line.source.text.is_empty(), "{line:?}");
        assert_eq!(line.form.is_some(), line.version.is_some() && line.valid_from.is_some(), "{line:?}");
    }
    let count = |kind| lines.iter().filter(|line| line.kind == kind).count();
    assert_eq!(count(RuleKind::Choice), rules.cut_offs.choices().len());
    assert_eq!(count(RuleKind::CutOff), rules.cut_offs.all().count());
    assert_eq!(count(RuleKind::Limit), rules.cut_offs.limits().count());
    assert_eq!(count(RuleKind::Form), rules.forms().len(), "one version of each");
    assert_eq!(count(RuleKind::Rule), rules.forms().iter().map(|form| form.rules.len()).sum::<usize>());
    let muac = lines.iter().find(|line| line.id == "pregnant_muac").unwrap();
    assert_eq!((muac.says.as_str(), muac.standing.label()), ("23,5 cm", "resmi"));
    let kek = lines.iter().find(|line| line.id == "BH7.kek").unwrap();
    assert_eq!(kek.says, "Rujuk ke Pustu/Puskesmas: LiLA … (kurang dari 23,5)");
}
