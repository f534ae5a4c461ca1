//! Every described and guarded field of the register, with its home, its words and how it is read.
//!
//! Adding a field to a household or member is one line here and its place on the form's page (`PAGES`).
//! The house facts K8–K13 are the items of the household sheet in `core/rules/`, which point here by name.

use crate::id::SubjectKind;

/// Described: the newest unreplaced value is shown. Guarded: two different ones are a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The newest unreplaced value is shown.
    Described,
    /// Two different unreplaced values are a question.
    Guarded,
}

/// How a value is written and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name: each word capitalised by the keyboard.
    Name,
    /// A sentence.
    Text,
    /// A telephone number.
    Phone,
    /// So many digits, or none.
    Digits(usize),
    /// A calendar day, ISO in the journal.
    Date,
    /// A day that cannot be later than today.
    PastDate,
    /// An integer, bounds inclusive.
    Integer(i64, i64),
    /// A number read from an instrument: kept as an integer in the last decimal it shows, bounds inclusive.
    Number {
        /// "cm".
        unit: &'static str,
        /// Decimals the instrument shows.
        decimals: u32,
        /// The least that can be right.
        least: i64,
        /// The most that can be right.
        most: i64,
    },
    /// One of these: stored value and shown word.
    Choice(&'static [(&'static str, &'static str)]),
    /// Set by a command alone, never typed (ids, pointers).
    Reference,
}

/// A field of a subject.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// As stored.
    pub name: &'static str,
    /// The domain's number: K3, A4.
    pub item: &'static str,
    /// As asked.
    pub label: &'static str,
    /// Second line.
    pub help: &'static str,
    /// How it is read.
    pub kind: Kind,
    /// Its class.
    pub class: Class,
    /// It must be given.
    pub required: bool,
}

pub(crate) const YES_NO: &[(&str, &str)] = &[("yes", "Ya"), ("no", "Tidak")];
/// A4.
pub(crate) const SEX: &[(&str, &str)] = &[("female", "Perempuan"), ("male", "Laki-laki")];
/// A5, with *Suami* for a household led by a woman.
pub const RELATION: &[(&str, &str)] = &[
    ("head", "Kepala keluarga"),
    ("wife", "Istri"),
    ("husband", "Suami"),
    ("child", "Anak"),
    ("child_in_law", "Menantu"),
    ("grandchild", "Cucu"),
    ("parent", "Orang tua"),
    ("parent_in_law", "Mertua"),
    ("relative", "Famili lain"),
    ("other", "Lainnya"),
];
/// A6.
const MARITAL: &[(&str, &str)] = &[
    ("married", "Kawin"),
    ("single", "Belum kawin"),
    ("divorced", "Cerai hidup"),
    ("widowed", "Cerai mati"),
];
/// A7, as on the form.
const EDUCATION: &[(&str, &str)] = &[
    ("none", "Tidak sekolah"),
    ("primary", "SD"),
    ("lower_secondary", "SMP"),
    ("upper_secondary", "SMA"),
    ("diploma", "D1/D3"),
    ("bachelor", "S1"),
    ("master", "S2/S3"),
];
/// A8, as on the form.
const OCCUPATION: &[(&str, &str)] = &[
    ("farmer", "Petani"),
    ("labourer", "Buruh"),
    ("fisher", "Nelayan"),
    ("civil_servant", "PNS"),
    ("trader", "Pedagang"),
    ("private", "Swasta"),
    ("homemaker", "IRT"),
    ("student", "Pelajar/Mahasiswa"),
    ("none", "Tidak bekerja"),
    ("other", "Lainnya"),
];
const DUE_SOURCE: &[(&str, &str)] = &[("midwife", "Bidan / Buku KIA"), ("ultrasound", "USG")];

/// A described field that may be left empty.
pub(crate) const fn field(
    name: &'static str,
    item: &'static str,
    label: &'static str,
    kind: Kind,
) -> FieldSpec {
    FieldSpec { name, item, label, help: "", kind, class: Class::Described, required: false }
}

impl FieldSpec {
    pub(crate) const fn required(mut self) -> Self {
        self.required = true;
        self
    }
    pub(crate) const fn guarded(mut self) -> Self {
        self.class = Class::Guarded;
        self
    }
    pub(crate) const fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }
}

/// K5, K6 and the emergency numbers.
pub const POSYANDU: &[FieldSpec] = &[
    field("name", "K6", "Nama posyandu", Kind::Name).required().help("Misalnya: Melati"),
    field("opens_on_day", "", "Tanggal hari buka tiap bulan", Kind::Integer(1, 31)).help("Misalnya: 10"),
    field("village", "K5", "Desa / Kelurahan", Kind::Name)
        .required()
        .help("Ketik, lalu pilih dari daftar bila ada"),
    field("district", "K5", "Kecamatan", Kind::Name).required(),
    field("regency", "K5", "Kabupaten / Kota", Kind::Name),
    field("province", "K5", "Provinsi", Kind::Name),
    field("area_code", "", "Kode wilayah", Kind::Reference),
    field("dusun", "", "Dusun", Kind::Name),
    field("rt", "", "RT", Kind::Text).help("Misalnya: 01–04"),
    field("rw", "", "RW", Kind::Text),
    field("pustu", "K6", "Pustu / Posyandu Prima", Kind::Name),
    field("health_centre", "K6", "Puskesmas", Kind::Name),
    field("emergency_name", "", "Nama layanan darurat", Kind::Name).help("Bawaan: PSC"),
    field("emergency_phone", "", "Nomor layanan darurat", Kind::Phone).help("Bawaan: 119"),
    field("midwife_name", "", "Nama bidan", Kind::Name),
    field("midwife_phone", "", "Nomor HP bidan", Kind::Phone),
    field("ambulance_phone", "", "Nomor ambulans desa", Kind::Phone),
];

/// The kader.
pub const KADER: &[FieldSpec] =
    &[field("name", "", "Nama kader", Kind::Name).required().help("Nama Ibu/Bapak sendiri")];

/// K1–K7, and K8–K13 as told by the family.
pub const HOUSEHOLD: &[FieldSpec] = &[
    field("collected_on", "K1", "Tanggal pengumpulan data", Kind::PastDate),
    field("address", "K3", "Alamat", Kind::Text).help("Nama jalan, nomor rumah, atau patokan"),
    field("dusun", "K5", "Dusun", Kind::Name),
    field("rt", "K5", "RT", Kind::Integer(1, 999)),
    field("rw", "K5", "RW", Kind::Integer(1, 999)),
    field("phone", "K4", "No. HP keluarga", Kind::Phone).help("08…"),
    field("family_card", "K7", "No. Kartu Keluarga", Kind::Digits(16)).help("16 angka, boleh dikosongkan"),
    field("jkn", "K8", "JKN/Jamkesda/asuransi", Kind::Choice(YES_NO)),
    field("clean_water", "K9", "Air bersih", Kind::Choice(YES_NO)),
    field("water_source", "K9b", "Jenis sumber air", Kind::Text),
    field("latrine", "K10", "Jamban keluarga", Kind::Choice(YES_NO)),
    field("latrine_kind", "K10b", "Jenis jamban", Kind::Text),
    field("ventilation", "K11", "Ventilasi cukup", Kind::Choice(YES_NO)),
    field("mental_illness", "K12", "Gangguan jiwa (menurut keluarga)", Kind::Choice(YES_NO)),
    field("mental_illness_who", "K12", "Siapa", Kind::Text),
    field("tbc", "K13", "TBC (menurut keluarga)", Kind::Choice(YES_NO)),
    field("tbc_who", "K13", "Siapa", Kind::Text),
    field("hypertension", "K13", "Hipertensi (menurut keluarga)", Kind::Choice(YES_NO)),
    field("hypertension_who", "K13", "Siapa", Kind::Text),
    field("diabetes", "K13", "Diabetes (menurut keluarga)", Kind::Choice(YES_NO)),
    field("diabetes_who", "K13", "Siapa", Kind::Text),
];

/// A1–A9, A12.
pub const MEMBER: &[FieldSpec] = &[
    field("name", "A1", "Nama", Kind::Name).required().help("Seperti di KTP, KK, atau akta lahir"),
    field("nickname", "A1", "Nama panggilan", Kind::Name).help("Supaya mudah dicari"),
    field("sex", "A4", "Jenis kelamin", Kind::Choice(SEX)).guarded().required(),
    field("birth_date", "A3", "Tanggal lahir", Kind::PastDate).guarded().required(),
    field("birth_estimated", "A3", "Tanggal lahir perkiraan?", Kind::Choice(YES_NO)),
    field("relation", "A5", "Hubungan dengan kepala keluarga", Kind::Choice(RELATION)),
    field("nik", "A2", "NIK", Kind::Digits(16)).guarded().help("16 angka, boleh dikosongkan"),
    field("marital_status", "A6", "Status kawin", Kind::Choice(MARITAL)),
    field("education", "A7", "Pendidikan", Kind::Choice(EDUCATION)),
    field("occupation", "A8", "Pekerjaan", Kind::Choice(OCCUPATION)),
    field("jkn_number", "A9", "No. JKN", Kind::Digits(13)).help("13 angka, boleh dikosongkan"),
    field("health_facility", "A9", "Faskes tingkat 1", Kind::Text),
    field("mother", "A12", "Ibu", Kind::Reference),
    field("mother_name", "A12", "Nama ibu", Kind::Name),
    field("father_name", "A12", "Nama ayah", Kind::Name),
    field("birth_order", "A12", "Anak ke-", Kind::Integer(1, 20)),
    field("weeks_at_birth", "A12", "Usia kehamilan saat lahir (minggu)", Kind::Integer(20, 44)),
    field("early_breastfeeding", "A12", "Inisiasi menyusu dini (IMD)", Kind::Choice(YES_NO)),
];

/// A14: what the pregnant mother's sheet asks about this pregnancy.
pub const PREGNANCY: &[FieldSpec] = &[
    field("member", "A14", "Ibu", Kind::Reference),
    field("last_period", "A14", "Hari pertama haid terakhir (HPHT)", Kind::PastDate),
    field("due_date", "A14", "HPL dari bidan atau USG", Kind::Date)
        .help("Bila ada di Buku KIA, ini yang dipakai"),
    field("due_date_source", "A14", "HPL dari", Kind::Choice(DUE_SOURCE)),
    field("gravida", "A14", "Hamil anak ke-", Kind::Integer(1, 20)),
    field("spacing_years", "A14", "Jarak dengan anak sebelumnya (tahun)", Kind::Integer(0, 30)),
    field("husband", "A14", "Nama suami", Kind::Name),
];

/// The fields of a kind of subject.
#[must_use]
pub fn of(kind: &SubjectKind) -> &'static [FieldSpec] {
    match kind {
        SubjectKind::Posyandu => POSYANDU,
        SubjectKind::Kader => KADER,
        SubjectKind::Household => HOUSEHOLD,
        SubjectKind::Member => MEMBER,
        SubjectKind::Pregnancy => PREGNANCY,
        _ => &[],
    }
}

/// A field by name.
#[must_use]
pub fn named(specs: &'static [FieldSpec], name: &str) -> Option<&'static FieldSpec> {
    specs.iter().find(|spec| spec.name == name)
}

/// NIK, birth date and sex.
#[must_use]
pub fn is_guarded(name: &str) -> bool {
    MEMBER.iter().any(|spec| spec.name == name && spec.class == Class::Guarded)
}
