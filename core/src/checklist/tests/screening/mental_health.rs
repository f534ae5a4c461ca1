use super::*;

/// SRQ-20 with yes to these questions.
fn srq(yes_to: &[u32]) -> Answers {
    (1..=20).map(|n| (format!("SRQ{n}"), if yes_to.contains(&n) { yes() } else { no() })).collect()
}

fn facts() -> Facts {
    woman(30)
}

#[test]
fn every_rule_row_of_srq_20() {
    let all = ["SRQ1", "SRQ2", "SRQ3", "SRQ4", "SRQ5", "SRQ6"].map(|item| (item, yes()));
    let rows = [
        row("SRQ-skor.baik", 0, facts(), []),
        row("SRQ-skor.rujuk", 2, facts(), all),
        row("SRQ17.pikiran-mengakhiri-hidup", 3, facts(), [("SRQ17", yes())]),
    ];
    check_rows(form("srq20"), &srq(&[]), &rows);
}

#[test]
fn six_is_referred_and_five_is_not() {
    // C8.
    assert_eq!(level(form("srq20"), &srq(&[1, 2, 3, 4, 5]), &facts()), 0);
    assert_eq!(level(form("srq20"), &srq(&[1, 2, 3, 4, 5, 6]), &facts()), 2);
    assert_eq!(class(form("srq20"), &srq(&[1, 2, 3, 4, 5]), &facts(), "SRQ-rekap").as_deref(), Some("below"));
    assert_eq!(
        class(form("srq20"), &srq(&[1, 2, 3, 4, 5, 6]), &facts(), "SRQ-rekap").as_deref(),
        Some("above")
    );
    for n in (1..=20).filter(|n| *n != 17) {
        assert_eq!(level(form("srq20"), &srq(&[n]), &facts()), 0, "question {n} alone");
    }
}

#[test]
fn question_17_overrides_any_sum_and_has_its_own_steps() {
    // 8.4: four and question 17.
    for yes_to in [&[17][..], &[1, 2, 3, 17], &[1, 2, 3, 4, 5, 6, 17]] {
        let evaluation = evaluate(form("srq20"), &srq(yes_to), &facts());
        assert_eq!(evaluation.level, Level::Emergency, "{yes_to:?}");
        assert_eq!(evaluation.follow_up().unwrap().item.as_deref(), Some("SRQ17"));
    }
    let alone = answers([("SRQ17", yes())]);
    assert_eq!(level(form("srq20"), &alone, &facts()), 3, "at once, whatever is still open");
    assert_eq!(form("srq20").emergency, "mental_health");
    let steps = Rules::bundled().unwrap().emergency("mental_health").unwrap().steps.join(" ");
    for words in ["Jangan tinggalkan sendiri", "Hubungi nakes hari ini", "benda berbahaya"] {
        assert!(steps.contains(words), "{words}");
    }
}

#[test]
fn six_are_reached_before_all_are_answered() {
    let mut open = srq(&[1, 2, 3, 4, 5, 6]);
    for n in 7..=20 {
        open.remove(&format!("SRQ{n}"));
    }
    assert_eq!(level(form("srq20"), &open, &facts()), 2);
    let mut open = srq(&[1, 2, 3, 4, 5]);
    open.remove("SRQ20");
    let evaluation = evaluate(form("srq20"), &open, &facts());
    assert_eq!((evaluation.level, evaluation.verdict), (Level::Good, Verdict::Incomplete));
    assert!(evaluation.findings.is_empty(), "five and one open may be six");
}

#[test]
fn the_family_hears_no_diagnosis() {
    for finding in evaluate(form("srq20"), &srq(&[1, 2, 3, 4, 5, 6, 17]), &facts()).findings {
        for word in ["depresi", "gangguan jiwa", "sakit jiwa"] {
            assert!(!finding.say.contains(word) && !finding.reason.contains(word), "{word}");
        }
    }
}
