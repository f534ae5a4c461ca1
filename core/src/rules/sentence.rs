//! Mistakes in a local checklist, said to the Puskesmas that wrote it.

use super::error::RuleError;

/// What the reader says and how a person is told; `{}` stands for a name or number and keeps its place.
const SAID: &[(&str, &str)] = &[
    ("unknown item '{}' in the reason", "alasan menyebut pertanyaan {}, yang tidak ada"),
    ("unknown cut-off '{}' in the reason", "alasan menyebut batas {}, yang tidak ada"),
    ("unknown fact '{}' in the reason", "alasan menyebut data {}, yang tidak ada"),
    ("unknown dose '{}'", "dosis imunisasi {} tidak ada"),
    ("unknown campaign '{}'", "pemberian {} tidak ada"),
    ("unknown contact '{}'", "kunjungan {} tidak ada"),
    ("a dose or a campaign, not both", "sebut dose atau campaign, tidak keduanya"),
    ("stands needs a dose or a campaign", "stands harus bersama dose atau campaign"),
    ("a dose or campaign needs stands", "dose atau campaign harus bersama stands"),
    ("it can never stand as {}", "keadaan {} tidak mungkin untuk ini"),
    (
        "item {}: given_in must name a choice of months",
        "pertanyaan {}: given_in harus menunjuk pilihan bulan",
    ),
    ("unknown item '{}'", "pertanyaan {} tidak ada"),
    ("unknown page '{}'", "halaman {} tidak ada"),
    ("unknown source '{}'", "sumber {} tidak ada dalam daftar"),
    ("unknown cut-off '{}'", "batas {} tidak ada"),
    ("unknown emergency list '{}'", "daftar langkah darurat {} tidak ada"),
    ("unknown field `{}`, {}", "kata {} tidak dikenal di sini"),
    ("unknown variant `{}`, {}", "{} bukan salah satu pilihan yang dikenal"),
    ("missing field `{}`", "{} belum ditulis"),
    ("item {} has no option '{}'", "pertanyaan {} tidak punya jawaban {}"),
    ("item {} is there twice", "pertanyaan {} ada dua kali"),
    ("rule {} is there twice", "aturan {} ada dua kali"),
    ("page {} is there twice", "halaman {} ada dua kali"),
    ("form {} version {} is there already", "lembar {} versi {} sudah ada; naikkan versinya"),
    ("rule {} has no advice", "aturan {} belum punya nasihat untuk kader"),
    ("rule {} has no sentence for the family", "aturan {} belum punya kalimat untuk keluarga"),
    ("rule {} has an empty discreet wording", "aturan {} punya kalimat tertutup (discreet) yang kosong"),
    ("rule {} has no category", "aturan {} belum punya kategori laporan"),
    ("rule {} can never be the outcome", "aturan {} tidak akan pernah terpakai"),
    ("class {} of {} can never be the outcome", "golongan ke-{} dari {} tidak akan pernah terpakai"),
    ("the reason is empty", "alasannya kosong"),
    ("the condition tests nothing", "syaratnya kosong"),
    ("level must be 0, 1, 2 or 3", "tingkat harus 0, 1, 2, atau 3"),
    ("valid_from must be a date like 2024-01-31", "valid_from harus tanggal seperti 2024-01-31"),
    ("this test needs a choice or sign", "syarat ini hanya untuk pilihan atau tanda bahaya"),
    ("this test needs a number", "syarat ini hanya untuk angka"),
    ("this test needs a date", "syarat ini hanya untuk tanggal"),
    ("this test needs an item", "syarat ini belum menyebut pertanyaannya"),
    ("known needs a fact", "known harus bersama fact"),
    ("a choice needs two or more options, {}", "pilihan harus punya dua jawaban atau lebih yang berbeda"),
    ("a number needs measure, possible and plausible", "angka harus punya measure, possible, dan plausible"),
    (
        "the plausible range must lie within the possible one",
        "rentang plausible harus di dalam rentang possible",
    ),
    ("a sign needs a picture", "tanda bahaya harus punya gambar"),
    ("a derived item needs derive", "nilai hitungan harus punya derive"),
    ("only a derived item has derive", "derive hanya untuk nilai hitungan"),
    (
        "either every {} has points or none has",
        "nilai (points) harus ada di semua pilihan atau tidak sama sekali",
    ),
    ("item {} gives no points", "pertanyaan {} tidak punya nilai untuk dijumlahkan"),
    ("item {} must stand before what is derived from it", "pertanyaan {} harus berada sebelum hitungannya"),
    ("item {} is no {}", "pertanyaan {} bukan jenis yang diperlukan di sini"),
    ("a sum needs two or more items", "jumlah harus dari dua pertanyaan atau lebih"),
    ("two or more classes are needed, {}", "golongan harus dua atau lebih, masing-masing dengan nilainya"),
    ("bands are of one item or of one fact", "golongan angka harus dari satu pertanyaan atau satu data"),
    ("a band has from and below, no condition", "golongan angka memakai from dan below, tanpa syarat"),
    ("a case needs when", "golongan ini belum punya syarat"),
    ("a case has a condition, no from and below", "golongan ini memakai syarat, tanpa from dan below"),
    ("the items of a case must stand before it", "pertanyaan dalam syarat harus berada sebelum hitungannya"),
    ("what shows a derived item must stand before it", "syarat tampil harus berada sebelum hitungannya"),
    ("points for '{}', which is no option", "nilai untuk {}, padahal itu bukan pilihan"),
    ("this z-score needs {}", "hitungan ini memerlukan {}"),
    ("this band is empty", "golongan ini kosong"),
    ("where this band begins is not said", "awal golongan ini belum ditulis"),
    ("these cases ask too much at once to be checked", "golongan ini terlalu rumit"),
    (
        "offered_when and due_when ask facts and statuses, no items",
        "offered_when dan due_when hanya menanyakan data orangnya",
    ),
    ("item {} has no question", "pertanyaan {} belum ada kalimatnya"),
    ("item {} can never be shown", "pertanyaan {} tidak akan pernah ditanyakan"),
    ("this form is asked of nobody", "lembar ini tidak akan pernah perlu diisi"),
    ("this form is offered to nobody", "lembar ini tidak akan pernah ditawarkan kepada siapa pun"),
    ("this condition asks too much at once to be checked", "syarat ini terlalu rumit"),
    (
        "item {}: measured_on and given_on must name a date item",
        "pertanyaan {}: measured_on dan given_on harus menyebut pertanyaan tanggal",
    ),
    ("gap: {}", "ada celah yang tidak masuk golongan mana pun"),
    ("overlap: {}", "dua golongan bertumpang tindih"),
    (
        "danger sign {} must be asked and judged by a rule",
        "tanda bahaya {} harus ditanyakan dan punya aturan",
    ),
    ("page {} has no items", "halaman {} tidak punya pertanyaan"),
    (
        "page {}: danger signs stand on a page of signs {}",
        "halaman {}: tanda bahaya harus di halamannya sendiri",
    ),
    ("item {} is not judged but has a rule", "pertanyaan {} punya aturan padahal judged = false"),
    ("the rules about this item ask too much at once to be checked", "aturan pertanyaan ini terlalu rumit"),
    ("the id '{}' must begin with local-", "id {} harus dimulai dengan local-"),
    ("the file is longer than {} bytes", "berkasnya terlalu panjang, paling banyak {} huruf"),
    ("the file holds no checklist", "berkas ini bukan lembar pertanyaan"),
    // Another kind of value than the grammar wants; numbers are whole ones of the small unit.
    ("invalid type: number {}, expected {}", "angkanya harus bulat, tanpa koma"),
    ("invalid type: {}, expected a string", "isinya harus teks di dalam tanda kutip"),
    ("invalid type: {}, expected a boolean", "isinya harus true atau false"),
    ("invalid type: {}, expected a sequence", "isinya harus daftar di dalam kurung siku [ ]"),
    ("invalid type: {}, expected a tuple {}", "isinya harus daftar di dalam kurung siku [ ]"),
    ("invalid type: {}, expected a map", "isinya harus di dalam kurung kurawal { }"),
    ("invalid type: {}, expected struct {}", "isinya harus di dalam kurung kurawal { }"),
    ("invalid type: {}, expected {}", "isinya harus angka bulat"),
    ("invalid value: integer `{}`, expected {}", "angka {} tidak bisa di sini"),
    ("invalid length {}, expected {}", "jumlah isinya tidak sesuai"),
    ("integer number overflowed", "angkanya terlalu besar"),
    (
        "data did not match any variant of untagged enum RawOption",
        "setiap jawaban ditulis [\"nilai\", \"Tulisan\"], boleh dengan angka di belakangnya",
    ),
    ("data did not match any variant of untagged enum Threshold", "batas harus angka bulat atau nama batas"),
    (
        "data did not match any variant of untagged enum Values",
        "is harus berisi satu jawaban atau daftar jawaban, dalam tanda kutip",
    ),
    (
        "data did not match any variant of untagged enum Stands",
        "stands harus berisi satu keadaan atau daftar keadaan yang dikenal, dalam tanda kutip",
    ),
    ("data did not match any variant of untagged enum {}", "isinya bukan salah satu yang dikenal di sini"),
    ("wanted string or table", "isinya harus salah satu kata yang dikenal, dalam tanda kutip"),
    ("wanted exactly 1 element", "isinya harus tepat satu"),
    ("this word takes no value", "kata ini ditulis sendiri, tanpa isi"),
    // What is no TOML; the parser may say behind it what it expected.
    ("invalid basic string{}", "tanda kutip penutup belum ada"),
    ("invalid literal string{}", "tanda kutip penutup belum ada"),
    ("invalid multi-line {}", "tanda kutip penutup belum ada"),
    ("missing opening quote{}", "tanda kutip pembuka belum ada"),
    ("string values must be quoted{}", "teks harus di dalam tanda kutip"),
    ("missing escaped value{}", "tanda \\ di dalam teks ditulis dua kali"),
    ("too few unicode value digits{}", "tanda \\ di dalam teks ditulis dua kali"),
    ("key with no value{}", "tanda = dan isinya belum ada"),
    ("missing value{}", "isinya belum ada"),
    ("missing assignment {}", "tanda = belum ada"),
    ("extra assignment {}", "isi sesudah tanda = belum ada"),
    ("extra `=`{}", "ada tanda = yang berlebih"),
    ("unexpected `=` in array{}", "ada tanda = di dalam daftar, atau kurung sebelumnya belum ditutup"),
    ("missing comma between {}", "tanda koma belum ada, atau kurung sebelumnya belum ditutup"),
    ("extra comma in {}", "ada tanda koma yang berlebih"),
    ("missing array opening{}", "kurung pembuka belum ada"),
    ("missing inline table opening{}", "kurung pembuka belum ada"),
    ("missing table open{}", "kurung pembuka belum ada"),
    ("unclosed {}", "kurung penutup belum ada"),
    ("missing key {}", "di dalam kurung kurawal tulis kata = isi"),
    ("invalid inline table element{}", "di dalam kurung kurawal tulis kata = isi"),
    ("invalid key-value pair{}", "tulis kata = isi"),
    ("unquoted keys cannot be empty{}", "kata yang seharusnya di sini belum ditulis"),
    ("invalid unquoted key{}", "kata hanya boleh dari huruf, angka, - dan _"),
    ("keys cannot be multi-line {}", "kata hanya boleh dari huruf, angka, - dan _"),
    ("cannot extend value of type {}", "kata ini sudah diisi di atas"),
    ("duplicate key{}", "kata yang sama ditulis dua kali"),
    ("unexpected key or value{}", "ada tulisan yang berlebih di belakang isinya"),
    ("unexpected content{}", "ada tulisan yang berlebih di belakang isinya"),
    ("invalid boolean{}", "isinya harus true atau false, atau teks di dalam tanda kutip"),
    ("invalid float{}", "angka ini salah tulis, atau teksnya belum di dalam tanda kutip"),
    ("invalid date{}", "angka atau tanggal ini salah tulis"),
    ("invalid time{}", "angka atau tanggal ini salah tulis"),
    ("invalid offset{}", "angka atau tanggal ini salah tulis"),
    ("unexpected leading zero{}", "angka tidak diawali nol"),
    ("unexpected sign{}", "angka ini salah tulis"),
    ("redundant {}", "angka ini salah tulis"),
    ("integers with a radix {}", "angka ini salah tulis"),
    ("radix must be lowercase{}", "angka ini salah tulis"),
    ("`_` may only go between digits{}", "angka ini salah tulis"),
    ("invalid {} number{}", "angka ini salah tulis"),
    ("invalid mantissa{}", "angka ini salah tulis"),
    ("invalid fraction{}", "angka ini salah tulis"),
    ("invalid exponent{}", "angka ini salah tulis"),
    ("invalid value{}", "isinya tidak bisa dibaca"),
    ("invalid comment character{}", "catatan di belakang # berisi tanda yang tidak boleh"),
    ("missing comment start{}", "catatan diawali tanda #"),
    (
        "carriage return must be followed by newline{}",
        "akhir barisnya tidak dikenal; simpan sebagai teks biasa",
    ),
    ("cannot recurse further{}", "terlalu banyak kurung di dalam kurung"),
    ("recursion limit{}", "terlalu banyak kurung di dalam kurung"),
];

impl RuleError {
    /// "Baris 21: pertanyaan L2 tidak ada."
    #[must_use]
    pub fn sentence(&self) -> String {
        let said = SAID.iter().find_map(|(english, indonesian)| {
            let names = matched(english, &self.message)?;
            Some(filled(indonesian, &names))
        });
        match said {
            Some(said) => format!("Baris {}: {said}.", self.line),
            None => format!("Baris {}: tulisannya belum benar.", self.line),
        }
    }
}

/// What stands in the places of `{}`.
fn matched<'a>(pattern: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = pattern.split("{}");
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut names = Vec::new();
    for part in parts {
        let (name, after) = if part.is_empty() { (rest, "") } else { rest.split_once(part)? };
        names.push(name);
        rest = after;
    }
    rest.is_empty().then_some(names)
}

fn filled(text: &str, names: &[&str]) -> String {
    let mut names = names.iter();
    let mut pieces = text.split("{}");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        filled.push_str(names.next().copied().unwrap_or_default());
        filled.push_str(piece);
    }
    filled
}
