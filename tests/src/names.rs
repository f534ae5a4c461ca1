//! Common Indonesian given names, put together by chance: the village has no real people in it.

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
