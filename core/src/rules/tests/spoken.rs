//! Whatever is wrong with a local checklist, whoever wrote it is told in her language and with the line.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;

use crate::line::any;
use crate::rules::{FILES, Rules};

/// Every shipped checklist as a Puskesmas would send it.
static LOCAL: LazyLock<Vec<String>> = LazyLock::new(|| {
    let forms = FILES.iter().filter(|(_, text)| text.starts_with("id = \""));
    forms.map(|(_, text)| text.replacen("id = \"", "id = \"local-", 1)).collect()
});

/// What a hand may do to a line.
fn mistake(line: &str, kind: usize, at: usize) -> String {
    let quoted: Vec<&str> = line.split('"').collect();
    // The text between the marks number `at`, and what stands around it.
    let replaced = |new: &str, with_marks: bool| {
        let Some(inner) = (quoted.len() / 2).checked_sub(1).map(|most| 2 * (at % (most + 1)) + 1) else {
            return line.to_owned();
        };
        let mark = if with_marks { "\"" } else { "" };
        let (before, after) = (quoted[..inner].join("\""), quoted[inner + 1..].join("\""));
        format!("{before}{mark}{new}{mark}{after}")
    };
    let number = |new: &str| {
        let digits = line.char_indices().filter(|(_, letter)| letter.is_ascii_digit()).map(|(at, _)| at);
        let digits: Vec<usize> = digits.collect();
        let Some(start) = digits.get(at % digits.len().max(1)) else { return line.to_owned() };
        format!("{}{new}{}", &line[..*start], &line[start + 1..])
    };
    let place = line.char_indices().map(|(at, _)| at).nth(at % line.chars().count().max(1)).unwrap_or(0);
    match kind {
        0 => String::new(),
        1 => format!("{line}\n{line}"),
        2 => line[..place].to_owned(),
        3 => replaced("lain", true),
        4 => replaced("", true),
        5 => replaced("7", false),
        6 => replaced("lain", false),
        7 => number("\"x\""),
        8 => number("-1"),
        9 => number("1.5"),
        10 => number("99999999999999999999"),
        11 => number("true"),
        12 => line.replacen('=', "", 1),
        13 => line.replacen(" = ", "s = ", 1),
        14 => line.replacen(" = ", " = [", 1),
        15 => line.replacen(" = ", " = { a = 1 } #", 1),
        16 => line.replacen(" = ", " = [] #", 1),
        17 => line.replacen(" = ", " = 2026-01-01 #", 1),
        18 => line.replace("true", "\"ya\"").replace("false", "\"tidak\""),
        19 => line.replacen("[[", "[", 1).replacen("]]", "]", 1),
        20 => line.replacen("item", "butir", 1),
        21 => format!("{}{}", &line[..place], &line[place..].chars().skip(1).collect::<String>()),
        _ => format!("{}\u{201d}{}", &line[..place], &line[place..]),
    }
}

proptest! {
    #![proptest_config(any::cases(400, 100_000))]

    #[test]
    fn every_mistake_in_a_local_checklist_is_said_in_indonesian_with_its_line(
        form in any::<Index>(), line in any::<Index>(), kind in 0usize..23, at in 0usize..200,
    ) {
        let text = form.get(&LOCAL);
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let place = line.index(lines.len());
        lines[place] = mistake(&lines[place], kind, at);
        let changed = lines.join("\n");
        for error in Rules::bundled().unwrap().read_local("uji.toml", &changed).err().into_iter().flat_map(|errors| errors.0) {
            let sentence = error.sentence();
            prop_assert!(!sentence.contains("belum benar"), "{} <- {:?}: {}", error, lines[place], sentence);
            prop_assert!(sentence.starts_with(&format!("Baris {}: ", error.line)), "{}", sentence);
        }
    }
}

#[test]
fn a_slip_of_the_hand_is_named_as_what_it_is() {
    let (_, sound) = FILES.iter().find(|(name, _)| *name == "screening/aks.toml").unwrap();
    let sound = sound.replacen("id = \"", "id = \"local-", 1);
    for (slip, sentence) in [
        ("version = 1.5", "angkanya harus bulat, tanpa koma"),
        ("version = -1", "angka -1 tidak bisa di sini"),
        ("version = \"satu\"", "isinya harus angka bulat"),
        ("version = 99999999999999999999", "angkanya terlalu besar"),
        ("version 1", "tanda = dan isinya belum ada"),
        ("version = 1\nevery = \"contact\"x", "ada tulisan yang berlebih di belakang isinya"),
        ("version = 1\nversion = 1", "kata yang sama ditulis dua kali"),
        ("versi = 1", "kata versi tidak dikenal di sini"),
        ("version = 1\nevery = satu", "teks harus di dalam tanda kutip"),
        ("version = 1\nevery = \"satu", "tanda kutip penutup belum ada"),
        ("version = 1\n[[page]", "kurung penutup belum ada"),
        ("version = 1\nevery = 12", "isinya harus salah satu kata yang dikenal, dalam tanda kutip"),
    ] {
        let line = sound.lines().position(|line| line == "version = 1").unwrap() + 1;
        let line = line + usize::from(slip.contains('\n'));
        let without_every =
            sound.lines().filter(|line| !line.starts_with("every")).collect::<Vec<_>>().join("\n");
        let text = without_every.replacen("version = 1", slip, 1);
        let errors = Rules::bundled().unwrap().read_local("uji.toml", &text).unwrap_err();
        let said: Vec<String> = errors.0.iter().map(|error| error.sentence()).collect();
        assert!(said.contains(&format!("Baris {line}: {sentence}.")), "{slip}: {errors} {said:?}");
    }
}
