//! Common Indonesian given names, put together by chance: nobody here is a real person. There are few of them, so that
//! they repeat as they do in a village.

use fastrand::Rng;

/// Given names of women.
pub const WOMEN: &[&str] = &[
    "Siti", "Sri", "Dewi", "Nur", "Ratna", "Yuni", "Endang", "Lestari", "Wati", "Rini", "Ningsih", "Aminah",
    "Fatimah", "Indah", "Puji", "Rahayu", "Mariam", "Yanti", "Eka", "Tuti", "Asih", "Kartini", "Murni",
    "Halimah", "Rohani", "Sumiati", "Lina", "Wulan", "Ayu", "Melati",
];

/// Given names of men.
pub const MEN: &[&str] = &[
    "Budi", "Agus", "Slamet", "Joko", "Ahmad", "Bambang", "Hendra", "Eko", "Dwi", "Tri", "Rahmat",
    "Suparman", "Wahyu", "Hadi", "Yusuf", "Ibrahim", "Sutrisno", "Dedi", "Asep", "Ujang", "Iwan", "Rudi",
    "Surya", "Darma", "Anwar", "Ridwan", "Hasan", "Mulyono", "Teguh", "Arif",
];

/// Of girls born in this century.
const GIRLS: &[&str] = &[
    "Aisyah",
    "Zahra",
    "Putri",
    "Nabila",
    "Salsabila",
    "Naura",
    "Khansa",
    "Alya",
    "Kirana",
    "Anindya",
    "Syifa",
    "Azzahra",
    "Citra",
    "Intan",
    "Keisha",
    "Rahma",
    "Hana",
    "Safira",
    "Nadia",
    "Adinda",
];

/// Of boys born in this century.
const BOYS: &[&str] = &[
    "Muhammad", "Rizky", "Fajar", "Dimas", "Bayu", "Rafi", "Alif", "Farhan", "Ilham", "Raihan", "Zidan",
    "Aditya", "Galang", "Fauzan", "Reza", "Naufal", "Bagas", "Arka", "Daffa", "Gilang",
];

/// A name as people of that year have them: two words, now and then one.
pub(super) fn draw(chance: &mut Rng, female: bool, year: i32) -> String {
    let (old, new) = if female { (WOMEN, GIRLS) } else { (MEN, BOYS) };
    let first = if year < 2000 { old } else { new };
    let second = if year < 2000 || chance.bool() { old } else { new };
    let (one, two) = (pick(chance, first), pick(chance, second));
    if one == two || chance.u32(..8) == 0 { one.to_owned() } else { format!("{one} {two}") }
}

/// One of a few.
pub(super) fn pick(chance: &mut Rng, list: &[&'static str]) -> &'static str {
    list.get(chance.usize(..list.len().max(1))).copied().unwrap_or_default()
}
