//! Names as they are heard: one key for *Siti* and *Sitti*, *Soeharto* and *Suharto*, *Djamilah* and *Jamila*.

/// The search key of some words: lower case, letters and digits only, old spelling made new, doubled letters made
/// one, each word after a blank.
#[must_use]
pub fn key(parts: &[&str]) -> String {
    let mut key = String::new();
    for word in parts.iter().flat_map(|part| part.split(|c: char| c.is_whitespace() || "-/.,".contains(c))) {
        let word = word_key(word);
        if !word.is_empty() {
            key.push(' ');
            key.push_str(&word);
        }
    }
    key
}

/// The key of one word.
#[must_use]
pub fn word_key(word: &str) -> String {
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
    // Spelling before 1972, and endings written either way.
    for (old, new) in
        [("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("ch", "kh"), ("y", "i"), ("v", "f")]
    {
        plain = plain.replace(old, new);
    }
    let mut single = String::with_capacity(plain.len());
    for letter in plain.chars() {
        if letter.is_ascii_digit() || !single.ends_with(letter) {
            single.push(letter);
        }
    }
    if single.len() > 3 && single.ends_with('h') {
        single.pop();
    }
    single
}

/// The stretch of `name` (in UTF-16 units) whose words begin as the typed words do.
#[must_use]
pub fn matches(name: &str, typed: &str) -> Vec<(u32, u32)> {
    let wanted: Vec<String> =
        typed.split_whitespace().map(word_key).filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    let mut at = 0u32;
    for word in name.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        if let Some(units) = wanted.iter().filter_map(|want| prefix_units(bare, want)).max() {
            found.push((at, at + units));
        }
        at += u32::try_from(word.encode_utf16().count()).unwrap_or(0);
    }
    found
}

/// How many UTF-16 units of a word the wanted key covers; `None` when the word does not begin so.
fn prefix_units(word: &str, want: &str) -> Option<u32> {
    if !word_key(word).starts_with(want) {
        return None;
    }
    let mut units = 0;
    let mut end = 0;
    for letter in word.chars() {
        end += letter.len_utf8();
        units += u32::try_from(letter.len_utf16()).unwrap_or(1);
        if word.get(..end).is_some_and(|start| word_key(start).len() >= want.len()) {
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
        ] {
            assert_eq!(word_key(one), word_key(other), "{one} ~ {other}");
        }
        assert_ne!(word_key("Siti"), word_key("Sita"));
    }

    #[test]
    fn matched_letters_are_counted_in_utf16_units() {
        assert_eq!(matches("Siti Aminah", "siti a"), vec![(0, 4), (5, 6)]);
        assert_eq!(matches("Hj. Sitti Asmah", "siti"), vec![(4, 9)]);
        assert_eq!(matches("Rini", "siti"), vec![]);
    }
}
