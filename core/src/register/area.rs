//! Provinces to villages by name, with their Kemendagri codes without dots; names that are not here are typed.

use std::sync::LazyLock;

/// Packed by the build from `core/areas/indonesia.txt`, which names its source.
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/areas"));

static TEXT: LazyLock<String> = LazyLock::new(|| {
    let text = miniz_oxide::inflate::decompress_to_vec(PACKED).ok();
    text.and_then(|text| String::from_utf8(text).ok()).unwrap_or_default()
});

/// A village (*desa* or *kelurahan*) and what it lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Village {
    above: [&'static str; 3],
    number: u32,
    pub(crate) village: &'static str,
    pub(crate) district: &'static str,
    pub(crate) regency: &'static str,
    pub(crate) province: &'static str,
}

impl Village {
    /// Ten digits: 2 of the province, 2 of the kabupaten or kota, 2 of the kecamatan, 4 of the village.
    pub(crate) fn code(&self) -> String {
        format!("{}{:04}", self.above.concat(), self.number)
    }
}

/// Letters and digits alone, small: "Suka Maju" and "SUKAMAJU" are one name.
fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase)
}

fn begins(name: &str, with: &str) -> bool {
    let mut name = letters(name);
    letters(with).all(|letter| name.next() == Some(letter))
}

fn same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

/// Every village there is, in the order of the codes.
fn villages() -> impl Iterator<Item = Village> {
    let mut above = [("", ""); 3];
    let mut number = 0u32;
    TEXT.lines().filter_map(move |line| {
        let level = ["=", "+", "-"].iter().position(|sign| line.starts_with(sign));
        if let Some(level) = level {
            let place = above.get_mut(level)?;
            *place = line.get(1..)?.split_once(' ')?;
            return None;
        }
        let own = line
            .split_once(' ')
            .filter(|(code, _)| code.len() == 4 && code.bytes().all(|b| b.is_ascii_digit()));
        let village = match own {
            Some((code, name)) => {
                number = code.parse().ok()?;
                name
            }
            None => {
                number += 1;
                line
            }
        };
        let [(_, province), (_, regency), (_, district)] = above;
        Some(Village { above: above.map(|(code, _)| code), number, village, district, regency, province })
    })
}

/// Villages whose name begins as typed, in a kecamatan that begins as typed; whole names first, at most so many.
pub(crate) fn find(village: &str, district: &str, most: usize) -> Vec<Village> {
    if letters(village).count() < 3 {
        return Vec::new();
    }
    let mut found: Vec<Village> =
        villages().filter(|one| begins(one.village, village) && begins(one.district, district)).collect();
    found.sort_by_key(|one| !same(one.village, village));
    found.truncate(most);
    found
}

/// The code of a village by the names of all it lies in; `None` where they are no one village's.
pub(crate) fn code(village: &str, district: &str, regency: &str, province: &str) -> Option<String> {
    if [village, district, regency, province].iter().any(|name| name.is_empty()) {
        return None;
    }
    let mut named = villages().filter(|one| {
        same(one.village, village)
            && same(one.district, district)
            && same(one.regency, regency)
            && same(one.province, province)
    });
    let code = named.next()?.code();
    named.next().is_none().then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_as_the_decree_has() {
        // Kepmendagri 300.2.2-2138/2025: 83,762 villages in 7,285 kecamatan, 514 kabupaten and kota, 38 provinces.
        let all: Vec<Village> = villages().collect();
        assert_eq!(all.len(), 83_762);
        let above = |digits: usize| {
            let mut codes: Vec<String> = all.iter().map(|one| one.code()[..digits].to_owned()).collect();
            codes.dedup();
            codes.len()
        };
        assert_eq!([above(6), above(4), above(2)], [7_285, 514, 38]);
        assert!(
            all.windows(2).all(|pair| pair[0].code() < pair[1].code()),
            "codes rise, so that each is there once"
        );
        assert!(all.iter().all(|one| one.code().len() == 10));
    }

    #[test]
    fn a_village_is_found_by_the_beginning_of_its_name_and_its_kecamatan() {
        let found = find("lembang", "lemb", 5);
        let first = found.first().unwrap();
        // Kemendagri: 32.17.01.2003 is desa Lembang in kecamatan Lembang, Kabupaten Bandung Barat.
        let place = [first.village, first.district, first.regency, first.province];
        assert_eq!(place, ["Lembang", "Lembang", "Kabupaten Bandung Barat", "Jawa Barat"]);
        assert_eq!(code(place[0], place[1], place[2], place[3]).as_deref(), Some(first.code().as_str()));
        assert_eq!(first.code(), "3217012003");
        assert!(find("pondokrajeg", "", 5).iter().any(|one| one.code() == "3201011001"), "without the blank");
        assert!(find("le", "", 5).is_empty(), "two letters say too little");
        assert_eq!(find("suka", "", 5).len(), 5);
        assert_eq!(find("desa yang tidak ada", "", 5), []);
    }

    #[test]
    fn names_that_are_no_village_have_no_code() {
        assert_eq!(code("Lembang", "Lembang", "", ""), None);
        assert_eq!(code("Contoh", "Contoh", "Contoh", "Contoh"), None);
    }
}
