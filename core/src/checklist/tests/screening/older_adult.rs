use super::*;

/// AKS with these points, item by item.
fn aks(points: [i64; 10]) -> Answers {
    points
        .iter()
        .enumerate()
        .map(|(at, points)| (format!("AKS{}", at + 1), choice(&points.to_string())))
        .collect()
}

const INDEPENDENT: [i64; 10] = [2, 2, 1, 2, 2, 3, 3, 2, 2, 1];

/// So many points, taken from the first items on.
fn scored(mut points: i64) -> Answers {
    aks(INDEPENDENT.map(|most| {
        let own = points.min(most);
        points -= own;
        own
    }))
}

fn elder() -> Facts {
    woman(70)
}

#[test]
fn every_rule_row_of_aks() {
    let with = |points: i64| {
        let given: Vec<_> = scored(points).into_iter().collect();
        given.into_iter().map(|(item, answer)| (&*item.leak(), answer))
    };
    let rows = [
        row("AKS-tingkat.mandiri", 0, elder(), []),
        row("AKS-tingkat.ringan", 2, elder(), with(19)),
        row("AKS-tingkat.sedang", 2, elder(), with(11)),
        row("AKS-tingkat.berat", 2, elder(), with(8)),
        row("AKS-tingkat.total", 2, elder(), with(4)),
        row("AKS-skor.belum-lengkap", 2, elder(), {
            // 11 to 19: light or moderate.
            let open = ["AKS6", "AKS7", "AKS8"].map(|item| (item, choice("later")));
            open.into_iter().chain([("AKS3", choice("0"))])
        }),
    ];
    check_rows(form("aks"), &aks(INDEPENDENT), &rows);
}

#[test]
fn aks_has_the_points_and_bands_of_the_form() {
    // Formulir 5: at most 20.
    let points: Vec<i64> = form("aks")
        .items
        .iter()
        .filter_map(|item| match &item.kind {
            ItemKind::Choice(options) => options.iter().filter_map(|option| option.points).max(),
            _ => None,
        })
        .collect();
    assert_eq!(points, INDEPENDENT);
    // 20 M · 12–19 R · 9–11 S · 5–8 B · 0–4 T; 8.4: 19 is light and referred.
    for (points, band, expected) in [
        (20, "M", 0),
        (19, "R", 2),
        (12, "R", 2),
        (11, "S", 2),
        (9, "S", 2),
        (8, "B", 2),
        (5, "B", 2),
        (4, "T", 2),
        (0, "T", 2),
    ] {
        let answers = scored(points);
        assert_eq!(class(form("aks"), &answers, &elder(), "AKS-tingkat").as_deref(), Some(band), "{points}");
        assert_eq!(level(form("aks"), &answers, &elder()), expected, "{points}");
    }
}

#[test]
fn an_open_function_is_no_lost_one() {
    let mut answers = aks(INDEPENDENT);
    answers.remove("AKS10");
    let evaluation = evaluate(form("aks"), &answers, &elder());
    assert_eq!((evaluation.level, evaluation.verdict), (Level::Good, Verdict::Incomplete));
    assert!(evaluation.findings.is_empty());
    answers.insert("AKS9".into(), choice("0"));
    assert_eq!(level(form("aks"), &answers, &elder()), 2, "at most 18, whatever the bath");
}

fn skilas() -> Answers {
    answers([
        ("SK1", choice("right")),
        ("SK2", choice("right")),
        ("SK3", choice("all")),
        ("SK4", yes()),
        ("SK5", no()),
        ("SK6", no()),
        ("SK7", number(250)),
        ("SK8", no()),
        ("SK9", yes()),
        ("SK10", yes()),
        ("SK11", no()),
        ("SK12", no()),
    ])
}

#[test]
fn every_rule_row_of_skilas() {
    // Formulir 5: each question of a domain makes it positive.
    let domain = |rule, item, answer| row(rule, 2, elder(), [(item, answer)]);
    let rows = [
        domain("SK-kognitif.perlu-diperiksa", "SK1", choice("wrong")),
        domain("SK-kognitif.perlu-diperiksa", "SK2", choice("wrong")),
        domain("SK-kognitif.perlu-diperiksa", "SK3", choice("not_all")),
        domain("SK-gerak.perlu-diperiksa", "SK4", no()),
        domain("SK-gizi.perlu-diperiksa", "SK5", yes()),
        domain("SK-gizi.perlu-diperiksa", "SK6", yes()),
        domain("SK-gizi.perlu-diperiksa", "SK7", number(209)),
        domain("SK-lihat.perlu-diperiksa", "SK8", yes()),
        domain("SK-lihat.perlu-diperiksa", "SK9", no()),
        domain("SK-dengar.perlu-diperiksa", "SK10", no()),
        domain("SK10.tidak-dapat", "SK10", choice("cannot")),
        domain("SK-depresi.perlu-diperiksa", "SK11", yes()),
        domain("SK-depresi.perlu-diperiksa", "SK12", yes()),
        row("SK-jumlah.tidak-ada", 0, elder(), []),
    ];
    check_rows(form("skilas"), &skilas(), &rows);
}

#[test]
fn an_arm_of_21_is_not_thin_and_the_sight_test_follows_a_no() {
    let with = |item: &str, answer| {
        let mut answers = skilas();
        answers.insert(item.to_owned(), answer);
        answers
    };
    assert_eq!(level(form("skilas"), &with("SK7", number(210)), &elder()), 0);
    assert_eq!(level(form("skilas"), &with("SK7", number(209)), &elder()), 2);
    let asked = |answers: &Answers| visible(form("skilas"), answers, &elder()).contains(&"SK9".to_owned());
    assert!(asked(&skilas()) && !asked(&with("SK8", yes())));
}

#[test]
fn the_number_of_domains_counts_each_once() {
    let mut answers = skilas();
    answers.extend(
        [("SK1", choice("wrong")), ("SK2", choice("wrong")), ("SK11", yes()), ("SK12", yes())]
            .map(|(item, answer)| (item.to_owned(), answer)),
    );
    let derived = evaluate(form("skilas"), &answers, &elder()).derived;
    assert_eq!(derived.iter().find(|one| one.item == "SK-jumlah").unwrap().number, Some(2));
}
