//! How much two names speak for one person.

use super::{Evidence, Known, Reason};
use crate::register::search::{self, own_words, plain, skeleton, word_key};

/// How far two names agree.
pub(super) struct Likeness {
    pub(super) bits: f64,
    /// Every word of both has its like.
    pub(super) whole: bool,
}

/// A word compared with another: 1 the same, 0 nothing in common.
fn word(one: &str, other: &str) -> f64 {
    if one == other {
        return 1.0;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.is_empty() || long.bytes().all(|b| b.is_ascii_digit()) {
        return 0.0;
    }
    if short.chars().count() == 1 {
        // An initial.
        return if long.starts_with(short) { 0.45 } else { 0.0 };
    }
    let most = if long.chars().count() >= 8 { 2 } else { 1 };
    let apart = distance(short, long, most);
    let likeness = match apart {
        Some(1) if long.chars().count() >= 4 => 0.85,
        Some(2) => 0.6,
        _ => 0.0,
    };
    let sound = if skeleton(one) == skeleton(other) && short.len() >= 4 { 0.7 } else { 0.0 };
    // What she is called: the beginning or the end of a name.
    let part = if short.chars().count() >= 3 && (long.starts_with(short) || long.ends_with(short)) {
        0.65
    } else {
        0.0
    };
    f64::max(likeness, f64::max(sound, part))
}

/// Letters changed, left out, put in or exchanged with their neighbour, up to `most`.
fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    if one.chars().count().abs_diff(other.chars().count()) > most {
        return None;
    }
    let start = |word: &str| word.chars().take(40).collect::<String>();
    Some(strsim::osa_distance(&start(one), &start(other))).filter(|apart| *apart <= most)
}

/// However rare its words: in a village whole names are shared.
pub(super) const AT_MOST: f64 = 8.5;

/// Compares the words of two names in whatever order; `None` when one has none.
pub(super) fn words(one: &str, other: &str, rarity: &dyn Fn(&str) -> f64) -> Option<Likeness> {
    let keys = |name: &str| own_words(name).into_iter().take(8).map(word_key).collect::<Vec<_>>();
    let (first, second) = (keys(one), keys(other));
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
    let (mut left, mut right) = (vec![false; first.len()], vec![false; second.len()]);
    let (mut bits, mut matched, mut exact) = (0.0, 0, 0);
    for (likeness, at, place) in pairs {
        let (Some(taken), Some(there)) = (left.get_mut(at), right.get_mut(place)) else { continue };
        if *taken || *there {
            continue;
        }
        (*taken, *there) = (true, true);
        matched += 1;
        exact += usize::from(likeness >= 1.0);
        let rare = |words: &[String], at: usize| words.get(at).map_or(4.0, |word| rarity(word));
        // What is written wrong looks rare: the commoner of the two counts.
        let rare = rare(&first, at).min(rare(&second, place));
        bits += likeness * rare - (1.0 - likeness) * 2.0;
    }
    let (rest, more) = (first.len() - matched, second.len() - matched);
    // Two different words contradict each other; one more or less does not.
    let against = rest.min(more) as f64;
    bits -= against * 4.0 + (rest.max(more) as f64 - against) * 0.7;
    if matched == 0 {
        bits -= 3.0;
    }
    Some(Likeness { bits: bits.min(AT_MOST), whole: rest == 0 && more == 0 && exact == matched })
}

/// "By. Ny. Sari", "Bayi Sari": not named yet.
fn unnamed(name: &str) -> bool {
    search::words(name).first().is_some_and(|word| matches!(plain(word).as_str(), "by" | "bayi"))
}

/// "Ny. Slamet", "Bu Slamet".
fn addressed(name: &str) -> bool {
    search::words(name)
        .first()
        .is_some_and(|word| matches!(plain(word).as_str(), "ny" | "nyonya" | "bu" | "ibu"))
}

/// The evidence of two names; with nicknames, babies without a name, and wives called by their husband's.
pub(super) fn compare(one: &Known, other: &Known, rarity: &dyn Fn(&str) -> f64) -> Evidence {
    if unnamed(&one.name) != unnamed(&other.name) {
        let (baby, named) = if unnamed(&one.name) { (one, other) } else { (other, one) };
        let mother = words(&baby.name, &named.mother, rarity).is_some_and(|like| like.bits > 0.0);
        let home = one.household.is_some() && one.household == other.household;
        let bits = if mother {
            4.0
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
        let like = if called.is_empty() || name.is_empty() { None } else { words(called, name, rarity) };
        if let Some(like) = like.filter(|like| like.bits > best.bits) {
            best = Likeness { whole: false, ..like };
        }
    }
    for (wife, husband) in [(&one.name, &other.head), (&other.name, &one.head)] {
        if addressed(wife) && !husband.is_empty() {
            let like = words(wife, husband, rarity).filter(|like| like.bits * 0.7 > best.bits);
            if let Some(like) = like {
                best = Likeness { bits: like.bits * 0.7, whole: false };
            }
        }
    }
    let reason = match best.bits {
        bits if bits <= 0.0 => None,
        _ if best.whole => Some(Reason::NameSame),
        _ => Some(Reason::NameAlike),
    };
    Some((best.bits, reason))
}
