//! Names as they are heard: one key for *Siti* and *Sitti*, *Soeharto* and *Suharto*, *Djamilah* and *Jamila*.

/// Titles, forms of address and words between names: found by themselves, but no part of a name beside others.
const TITLES: &[&str] = &[
    "h", "hj", "hi", "kh", "ir", "dr", "drg", "dra", "drs", "prof", "ust", "ustad", "ustadz", "ustadzah",
    "spd", "mpd", "se", "sh", "skep", "skm", "sst", "ssi", "sag", "spdi", "skom", "amd", "amdkeb", "amdkep",
    "amk", "ns", "bd", "mm", "by", "bayi", "ny", "nyonya", "tn", "tuan", "bu", "ibu", "pak", "bapak", "bp",
    "bpk", "mbah", "mbak", "mas", "sdr", "sdri", "an", "bin", "binti", "bt", "alm", "almh",
];

/// How Muhammad is written, as keys.
const MUHAMMAD: &[&str] = &["muhamad", "mohamad", "muhamed", "muh", "moh", "mhd", "mhmd", "mu", "mo"];

/// The words of a text: at blanks, hyphens, strokes and commas; at full stops too, but for "S.Pd" and the like.
pub(crate) fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || "-/,".contains(c)) {
        if is_title(word) {
            words.push(word);
        } else {
            words.extend(word.split('.'));
        }
    }
    words.retain(|word| word.chars().any(char::is_alphanumeric));
    words
}

/// A title or form of address.
pub(crate) fn is_title(word: &str) -> bool {
    TITLES.contains(&plain(word).as_str())
}

/// The words of a name without titles; with them where there is nothing else.
pub(crate) fn own_words(name: &str) -> Vec<&str> {
    let all = words(name);
    let own: Vec<&str> = all.iter().copied().filter(|word| !is_title(word)).collect();
    if own.is_empty() { all } else { own }
}

/// The search key of some words, each after a blank.
#[must_use]
pub fn key(parts: &[&str]) -> String {
    parts.iter().flat_map(|part| words(part)).map(word_key).fold(String::new(), |key, word| key + " " + &word)
}

/// Lower case letters and digits without accents.
pub(crate) fn plain(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            'é' | 'è' | 'ê' | 'ë' => plain.push('e'),
            'á' | 'à' | 'â' | 'ä' => plain.push('a'),
            'ó' | 'ò' | 'ô' | 'ö' => plain.push('o'),
            'ú' | 'ù' | 'û' | 'ü' => plain.push('u'),
            'í' | 'ì' | 'î' | 'ï' => plain.push('i'),
            other if other.is_alphanumeric() => plain.push(other),
            _ => {}
        }
    }
    plain
}

/// The key of one word.
#[must_use]
pub fn word_key(word: &str) -> String {
    let mut sound = plain(word);
    // Spelling before 1972, letters of Arabic, and endings written either way.
    for (old, new) in [
        ("oe", "u"),
        ("dj", "j"),
        ("tj", "c"),
        ("sj", "s"),
        ("sy", "s"),
        ("ch", "h"),
        ("kh", "h"),
        ("dh", "d"),
        ("th", "t"),
        ("q", "k"),
        ("z", "s"),
        ("j", "i"),
        ("y", "i"),
        ("v", "f"),
    ] {
        if sound.contains(old) {
            sound = sound.replace(old, new);
        }
    }
    let mut single = String::with_capacity(sound.len());
    for letter in sound.chars() {
        if letter.is_ascii_digit() || !single.ends_with(letter) {
            single.push(letter);
        }
    }
    if single.len() > 3 && single.ends_with('h') {
        single.pop();
    }
    if MUHAMMAD.contains(&single.as_str()) && single.len() > 2 {
        return "muhamad".to_owned();
    }
    if single == "st" { "siti".to_owned() } else { single }
}

/// What a word may be the beginning of: its key, the letters as they stand, and Muhammad written out.
pub(crate) fn beginnings(word: &str) -> Vec<String> {
    let mut beginnings = vec![word_key(word), plain(word)];
    if beginnings.iter().any(|own| own.len() > 2 && MUHAMMAD.iter().any(|one| one.starts_with(own.as_str())))
    {
        beginnings.push("muhamad".to_owned());
    }
    beginnings.sort();
    // One that another is the beginning of finds nothing more.
    let all = beginnings.clone();
    beginnings.retain(|one| {
        !one.is_empty()
            && !all.iter().any(|other| other != one && one.starts_with(other.as_str()) && !other.is_empty())
    });
    beginnings.dedup();
    beginnings
}

/// The sound of a word without its vowels, to find those that are only alike.
pub(crate) fn skeleton(key: &str) -> String {
    let mut skeleton = String::new();
    for (at, letter) in key.chars().enumerate() {
        match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'h' if at > 0 => {}
            'a' | 'e' | 'i' | 'o' | 'u' => skeleton.push('a'),
            'f' | 'b' => skeleton.push('p'),
            'd' => skeleton.push('t'),
            other => skeleton.push(other),
        }
    }
    skeleton
}

/// The stretch of `name` (in UTF-16 units) whose words begin as the typed words do.
#[must_use]
pub fn matches(name: &str, typed: &str) -> Vec<(u32, u32)> {
    let wanted: Vec<String> = own_words(typed).into_iter().flat_map(beginnings).collect();
    let mut found = Vec::new();
    let mut at = 0u32;
    for word in name.split_inclusive(|c: char| c.is_whitespace() || "-/,".contains(c)) {
        let bare = word.trim_end();
        if let Some(units) = wanted.iter().filter_map(|want| prefix_units(bare, want)).max() {
            found.push((at, at + units));
        }
        at += u32::try_from(word.encode_utf16().count()).unwrap_or(0);
    }
    found
}

/// How many UTF-16 units of a word the wanted beginning covers; `None` when the word does not begin so.
fn prefix_units(word: &str, want: &str) -> Option<u32> {
    if !word_key(word).starts_with(want) && !plain(word).starts_with(want) {
        return None;
    }
    // Its last letter may be one that is not heard.
    if word_key(word) == want {
        return u32::try_from(word.encode_utf16().count()).ok();
    }
    let mut units = 0;
    let mut end = 0;
    for letter in word.chars() {
        end += letter.len_utf8();
        units += u32::try_from(letter.len_utf16()).unwrap_or(1);
        if word
            .get(..end)
            .is_some_and(|start| word_key(start).len() >= want.len() || plain(start).len() > want.len())
        {
            break;
        }
    }
    Some(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_sound_alike_have_one_key() {
        for (one, other) in [
            ("Siti", "Sitti"),
            ("Soeharto", "Suharto"),
            ("Djamilah", "Jamila"),
            ("Tjahyo", "Cahyo"),
            ("Fatimah", "Fattima"),
            ("Nur'aini", "Nuraini"),
            ("Yusuf", "Yusuff"),
            ("Moh.", "Muhammad"),
            ("Mochammad", "Mhd"),
            ("Achmad", "Ahmad"),
            ("Chotimah", "Khotimah"),
            ("Sjarifuddin", "Syarifudin"),
            ("Surja", "Surya"),
            ("Soeryani", "Suriani"),
        ] {
            assert_eq!(word_key(one), word_key(other), "{one} ~ {other}");
        }
        assert_ne!(word_key("Siti"), word_key("Sita"));
    }

    #[test]
    fn titles_are_no_part_of_a_name_beside_others() {
        assert_eq!(own_words("Hj. Siti Aminah, S.Pd"), ["Siti", "Aminah"]);
        assert_eq!(own_words("By. Ny. Sari"), ["Sari"]);
        assert_eq!(own_words("dr.Budi"), ["Budi"]);
        assert_eq!(own_words("Ibu"), ["Ibu"]);
    }

    #[test]
    fn every_beginning_of_a_word_is_a_beginning_of_its_key_or_letters() {
        for name in ["Djamilah", "Soeharto", "Chotimah", "Muhammad", "Mochamad", "Syifa", "Tjahjo", "Azzahra"]
        {
            for end in 1..=name.len() {
                let begun = beginnings(name.get(..end).unwrap());
                let found = begun.iter().any(|one| {
                    word_key(name).starts_with(one.as_str()) || plain(name).starts_with(one.as_str())
                });
                assert!(found, "{name}: {begun:?}");
            }
        }
    }

    #[test]
    fn matched_letters_are_counted_in_utf16_units() {
        assert_eq!(matches("Siti Aminah", "siti a"), vec![(0, 4), (5, 6)]);
        assert_eq!(matches("Hj. Sitti Asmah", "siti"), vec![(4, 9)]);
        assert_eq!(matches("Rini", "siti"), vec![]);
        assert_eq!(matches("Siti Nurjanah", "nurjannah"), vec![(5, 13)]);
    }
}
