//! Ways in which a name is written another time.

use fastrand::Rng;

use super::{Mistake, one, percent};

/// One sound, several spellings; the first found in the name is exchanged.
const SPELLINGS: &[(&str, &str)] = &[
    ("oe", "u"),
    ("u", "oe"),
    ("dj", "j"),
    ("j", "dj"),
    ("tj", "c"),
    ("sy", "sj"),
    ("ch", "kh"),
    ("kh", "ch"),
    ("y", "i"),
    ("iy", "y"),
    ("i", "y"),
    ("zz", "z"),
    ("ss", "s"),
    ("dh", "d"),
    ("d", "dh"),
    ("z", "s"),
    ("q", "k"),
    ("f", "v"),
    ("t", "tt"),
    ("n", "nn"),
    ("l", "ll"),
    ("ah", "a"),
    ("aa", "a"),
    ("sh", "s"),
    ("th", "t"),
];

/// The keys beside each other on a telephone.
const KEYS: &[&str] = &["qwertyuiop", "asdfghjkl", "zxcvbnm"];

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn capitals(name: &str) -> String {
    name.split_whitespace().map(capital).collect::<Vec<_>>().join(" ")
}

/// Another spelling of one sound of it.
pub(super) fn spelled(name: &str, chance: &mut Rng) -> Option<String> {
    let low = name.to_lowercase();
    let fits: Vec<&(&str, &str)> = SPELLINGS.iter().filter(|(from, _)| low.contains(from)).collect();
    let (from, to) = fits.get(chance.usize(..fits.len().max(1)))?;
    Some(capitals(&low.replacen(from, to, 1)))
}

/// Muhammad short or long, Siti and Nur short.
pub(super) fn abbreviated(name: &str, chance: &mut Rng) -> Option<String> {
    let (first, rest) = name.split_once(' ')?;
    let other = match first {
        "Muhammad" => one(&["Moh.", "Muh.", "M.", "Mohammad", "Mochamad", "Mhd", "Mohamad"], chance),
        "Siti" => one(&["St.", "Sitti"], chance),
        "Ahmad" => one(&["Achmad", "Akhmad", "A."], chance),
        "Abdullah" => "Abd.",
        _ if percent(30, chance) => {
            let (last, start) = rest.split_whitespace().next_back().zip(name.rsplit_once(' '))?;
            return Some(format!("{} {}.", start.0, last.chars().next()?));
        }
        _ => return None,
    };
    Some(format!("{other} {rest}"))
}

/// A title before or after it, or the one it has left out.
pub(super) fn titled(name: &str, female: bool, years: u32, chance: &mut Rng) -> Option<String> {
    if years < 23 {
        return None;
    }
    Some(match chance.u32(..10) {
        0..=4 if years > 40 => format!("{} {name}", if female { "Hj." } else { "H." }),
        5 => format!("{name}, S.Pd"),
        6 => format!("{name} S.E."),
        7 => format!("{name}, Amd.Keb"),
        8 => format!("dr. {name}"),
        _ => format!("{} {name}", if female { "Ibu" } else { "Pak" }),
    })
}

/// A slip of the thumb.
pub(super) fn slip(name: &str, chance: &mut Rng) -> Option<String> {
    let mut letters: Vec<char> = name.chars().collect();
    // The first letter is looked at.
    let at = 1 + chance.usize(..letters.len().checked_sub(2).filter(|rest| *rest > 0)?);
    if !letters[at].is_alphabetic() {
        return None;
    }
    match chance.u32(..4) {
        0 => {
            let letter = letters[at].to_ascii_lowercase();
            let row = KEYS.iter().find(|row| row.contains(letter))?;
            let place = row.find(letter)?;
            let next =
                if place == 0 || (chance.bool() && place + 1 < row.len()) { place + 1 } else { place - 1 };
            letters[at] = row.chars().nth(next)?;
        }
        1 => {
            letters.remove(at);
        }
        2 => letters.insert(at, letters[at]),
        _ => {
            let next = *letters.get(at + 1)?;
            if !next.is_alphabetic() {
                return None;
            }
            letters.swap(at, at + 1);
        }
    }
    Some(letters.into_iter().collect())
}

/// Names in another order.
pub(super) fn swapped(name: &str) -> Option<String> {
    let (first, rest) = name.split_once(' ')?;
    Some(format!("{rest} {first}"))
}

/// Without one of its names.
pub(super) fn dropped(name: &str, chance: &mut Rng) -> Option<String> {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    if words.len() < 2 {
        return None;
    }
    // Mostly the last is left out.
    let at = if percent(70, chance) { words.len() - 1 } else { 0 };
    words.remove(at);
    Some(words.join(" "))
}

/// With one more.
pub(super) fn added(name: &str, female: bool, chance: &mut Rng) -> String {
    let more = if female {
        one(&["Rahmawati", "Utami", "Binti Sukarno", "Wulandari", "Ningrum", "Permata"], chance)
    } else {
        one(&["Hadi", "Bin Kasan", "Putra", "Susilo", "Maulana", "Wijaya"], chance)
    };
    format!("{name} {more}")
}

/// One of the mistakes of names; `None` where it cannot be made of this name.
pub(super) fn mistaken(
    mistake: Mistake,
    name: &str,
    female: bool,
    years: u32,
    chance: &mut Rng,
) -> Option<String> {
    match mistake {
        Mistake::Spelling => spelled(name, chance),
        Mistake::Abbreviated => abbreviated(name, chance),
        Mistake::Title => titled(name, female, years, chance),
        Mistake::Dropped => dropped(name, chance),
        Mistake::Added => Some(added(name, female, chance)),
        Mistake::Swapped => swapped(name),
        Mistake::Slip => slip(name, chance),
        _ => None,
    }
}
