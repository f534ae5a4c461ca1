//! How much two names speak for one person.

use super::{Evidence, Reason, Record, UNNAMED_AT_MOST};
use crate::register::search::{self, own_words, plain, skeleton, word_key};

/// A name as it is compared: made once, however many others it is compared with.
#[derive(Clone, Debug, Default)]
pub(super) struct Name {
    pub(super) words: Vec<Word>,
    /// As written, in small letters without blanks.
    spelled: String,
    /// "By. Ny. Sari", "Bayi Sari": not named yet.
    unnamed: bool,
    /// "Ny. Slamet", "Bu Slamet".
    addressed: bool,
}

/// A word of a name.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) key: String,
    /// Its skeleton.
    pub(super) sound: String,
    pub(super) letters: usize,
    /// A bit for each letter that is in its beginning; letters may share one.
    has: u32,
    number: bool,
}

/// The words of a name that are looked at.
const WORDS: usize = 8;

impl Name {
    pub(super) fn of(text: &str) -> Self {
        let first = search::words(text).first().map(|word| plain(word)).unwrap_or_default();
        Self {
            words: own_words(text).into_iter().take(WORDS).map(|word| Word::of(word_key(word))).collect(),
            spelled: text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect(),
            unnamed: matches!(first.as_str(), "by" | "bayi"),
            addressed: matches!(first.as_str(), "ny" | "nyonya" | "bu" | "ibu"),
        }
    }

    /// What is said of two names: the same only where they are written the same; what sounds the same is alike.
    pub(super) fn reason(&self, other: &Self, same: Reason, alike: Reason) -> Reason {
        if self.spelled == other.spelled { same } else { alike }
    }
}

impl Word {
    fn of(key: String) -> Self {
        Self {
            sound: skeleton(&key),
            letters: key.chars().count(),
            has: beginning(&key).chars().fold(0, |has, letter| has | 1 << (u32::from(letter) % 32)),
            number: key.bytes().all(|b| b.is_ascii_digit()),
            key,
        }
    }
}

/// The letters of a word that are compared one by one.
fn beginning(word: &str) -> &str {
    word.char_indices().nth(40).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}

/// A word compared with another: 1 the same, 0 nothing in common.
fn word(one: &Word, other: &Word) -> f64 {
    if one.key == other.key {
        return 1.0;
    }
    let (short, long) = if one.key.len() <= other.key.len() { (one, other) } else { (other, one) };
    if short.key.is_empty() || long.number {
        return 0.0;
    }
    if short.letters == 1 {
        // An initial.
        return if long.key.starts_with(&short.key) { 0.45 } else { 0.0 };
    }
    let most = if long.letters >= 8 { 2 } else { 1 };
    let likeness = match distance(short, long, most) {
        Some(1) if long.letters >= 4 => 0.85,
        Some(2) => 0.6,
        _ => 0.0,
    };
    // With two consonants left, "Siti" and "Saodah" would be one.
    let sound = if one.sound == other.sound && short.sound.chars().count() >= 3 { 0.7 } else { 0.0 };
    // What she is called: the beginning or the end of a name.
    let part = if short.letters >= 3 && (long.key.starts_with(&short.key) || long.key.ends_with(&short.key)) {
        0.65
    } else {
        0.0
    };
    f64::max(likeness, f64::max(sound, part))
}

/// Letters changed, left out, put in or exchanged with their neighbour, up to `most`.
fn distance(one: &Word, other: &Word, most: usize) -> Option<usize> {
    // Each change takes at most one letter away and brings one.
    let differing = (one.has ^ other.has).count_ones() as usize;
    if one.letters.abs_diff(other.letters) > most || differing > 2 * most {
        return None;
    }
    Some(strsim::osa_distance(beginning(&one.key), beginning(&other.key))).filter(|apart| *apart <= most)
}

/// However rare its words: in a village whole names are shared.
pub(super) const AT_MOST: f64 = 8.5;

/// How many bits the words of two names, in whatever order, say for one person; `None` when one has none.
pub(super) fn words(one: &Name, other: &Name, rarity: &dyn Fn(&str) -> f64) -> Option<f64> {
    let (first, second) = (&one.words, &other.words);
    if first.is_empty() || second.is_empty() {
        return None;
    }
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (at, word_of_one) in first.iter().enumerate() {
        for (place, word_of_other) in second.iter().enumerate() {
            let likeness = word(word_of_one, word_of_other);
            if likeness > 0.0 {
                pairs.push((likeness, at, place));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut left, mut right) = ([false; WORDS], [false; WORDS]);
    let (mut bits, mut matched) = (0.0, 0);
    for (likeness, at, place) in pairs {
        let (Some(taken), Some(there)) = (left.get_mut(at), right.get_mut(place)) else { continue };
        if *taken || *there {
            continue;
        }
        (*taken, *there) = (true, true);
        matched += 1;
        let rare = |words: &[Word], at: usize| words.get(at).map_or(4.0, |word| rarity(&word.key));
        // What is written wrong looks rare: the commoner of the two counts.
        let rare = rare(first, at).min(rare(second, place));
        bits += likeness * rare - (1.0 - likeness) * 2.0;
    }
    let (rest, more) = (first.len() - matched, second.len() - matched);
    // Two different words contradict each other; one more or less does not.
    let against = rest.min(more) as f64;
    bits -= against * 4.0 + (rest.max(more) as f64 - against) * 0.7;
    if matched == 0 {
        bits -= 3.0;
    }
    Some(bits.min(AT_MOST))
}

/// The evidence of two names; with nicknames, babies without a name, and wives called by their husband's.
pub(super) fn compare(one: &Record, other: &Record, rarity: &dyn Fn(&str) -> f64) -> Evidence {
    if one.name.unnamed != other.name.unnamed {
        let (baby, named) = if one.name.unnamed { (one, other) } else { (other, one) };
        let mother = words(&baby.name, &named.mother, rarity).is_some_and(|bits| bits > 0.0);
        let home = one.known.household.is_some() && one.known.household == other.known.household;
        let bits = if mother {
            UNNAMED_AT_MOST
        } else if home {
            1.0
        } else {
            0.0
        };
        return Some((bits, Some(Reason::UnnamedBaby)));
    }
    let mut best = words(&one.name, &other.name, rarity)?;
    let nicknames =
        [(&one.nickname, &other.name), (&one.name, &other.nickname), (&one.nickname, &other.nickname)];
    for (called, name) in nicknames {
        best = words(called, name, rarity).map_or(best, |bits| bits.max(best));
    }
    for (wife, husband) in [(&one.name, &other.head), (&other.name, &one.head)] {
        if wife.addressed {
            best = words(wife, husband, rarity).map_or(best, |bits| best.max(bits * 0.7));
        }
    }
    let reason = one.name.reason(&other.name, Reason::NameSame, Reason::NameAlike);
    Some((best, Some(reason).filter(|_| best > 0.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_consonants_are_no_sound_to_know_a_name_by() {
        let like = |one: &str, other: &str| word(&Word::of(word_key(one)), &Word::of(word_key(other))) > 0.0;
        assert!(!like("Siti", "Saodah"));
        assert!(!like("Bayu", "Budiyah"));
        // Heard so, written so.
        assert!(like("Fatimah", "Patemah"));
        assert!(like("Rochmat", "Rahmad"));
    }

    #[test]
    fn only_names_written_the_same_are_called_the_same() {
        let said = |one: &str, other: &str| {
            let record = |name: &str| {
                let known = crate::register::alike::Known {
                    name: name.to_owned(),
                    mother: name.to_owned(),
                    head: name.to_owned(),
                    ..Default::default()
                };
                Record::of(known)
            };
            crate::register::alike::compare(&record(one), &record(other), &|_| 6.0).reasons
        };
        let same = [Reason::NameSame, Reason::HeadSame, Reason::MotherSame];
        for (one, other) in
            [("Siti Aminah", "siti aminah"), ("Siti Aminah", "SITI  AMINAH"), ("Nur Aini", "Nuraini")]
        {
            assert_eq!(said(one, other), same, "{one} {other}");
        }
        // They sound the same, or one has a title or another order.
        let alike = [Reason::NameAlike, Reason::HeadAlike, Reason::MotherAlike];
        for (one, other) in [
            ("Siti Djamilah", "Sitti Jamilah"),
            ("Suharto", "Soeharto"),
            ("Moh. Yusuf", "Muhammad Yusuf"),
            ("Hj. Aminah", "Aminah"),
            ("Aminah Siti", "Siti Aminah"),
        ] {
            assert_eq!(said(one, other), alike, "{one} {other}");
        }
    }

    #[test]
    fn words_whose_letters_differ_too_much_are_rightly_not_compared_further() {
        let alphabet = ["a", "i", "n", "r", "s", "ş", "2"];
        let mut words = vec![String::new()];
        for length in 1..=4 {
            let longer: Vec<String> = words
                .iter()
                .filter(|word| word.chars().count() == length - 1)
                .flat_map(|word| alphabet.iter().map(move |letter| format!("{word}{letter}")))
                .collect();
            words.extend(longer.into_iter().step_by(length * length));
        }
        for one in &words {
            for other in &words {
                let apart = strsim::osa_distance(one, other);
                for most in [1, 2] {
                    let found = distance(&Word::of(one.clone()), &Word::of(other.clone()), most);
                    assert_eq!(found, (apart <= most).then_some(apart), "{one} {other}");
                }
            }
        }
    }
}
