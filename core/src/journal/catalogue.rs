//! What every kind of fact holds and how it is folded; `docs/facts.md` is written from this and from the register's
//! fields. Kept for ever: a kind, field or unit that was released is never given another meaning.

/// How the facts of one kind win over one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Field by field: values that nothing replaces are current, the greatest stamp is shown; of a guarded field
    /// two different ones are a question.
    DescribedFields,
    /// In order of event date, rank of kind, stamp and id.
    DatedEvent,
    /// As a dated event; nothing dated later ends it.
    TerminalEvent,
    /// One value by natural key; different ones of which none replaces the other are a question.
    KeyedEvent,
    /// One value by natural key; of two made apart the graver stands.
    KeyedConclusion,
    /// Without direction: as long as one such link counts, it holds.
    Link,
    /// Stands for ever once written.
    Undoing,
}

/// A field of a fact's body.
#[derive(Clone, Copy, Debug)]
pub struct FactField {
    /// As stored.
    pub name: &'static str,
    /// What it holds, with its unit; `?` after it where it may be absent.
    pub holds: &'static str,
}

/// A kind of fact.
#[derive(Clone, Copy, Debug)]
pub struct FactKind {
    /// As in the header.
    pub name: &'static str,
    /// Kinds of subject it is about.
    pub subjects: &'static [&'static str],
    /// What it says.
    pub says: &'static str,
    /// Its class.
    pub class: Class,
    /// The field with the day it happened, as told; empty when it has none.
    pub event_date: &'static str,
    /// What it points to.
    pub references: &'static str,
    /// Its fields.
    pub fields: &'static [FactField],
    /// What undoing its command does.
    pub undone: &'static str,
}

const fn has(name: &'static str, holds: &'static str) -> FactField {
    FactField { name, holds }
}

const REPLACES: FactField = has("replaces", "ids of the entries whose values the kader saw and replaced");
const VISIT: FactField = has("visit", "the visit in which it was said?");

/// Every kind of fact this version writes.
pub const KINDS: &[FactKind] = &[
    FactKind {
        name: "described",
        subjects: &["posyandu", "kader", "household", "member", "pregnancy"],
        says: "Fields of the subject; the first one registers it",
        class: Class::DescribedFields,
        event_date: "",
        references: "a pregnancy's `member`; the visit",
        fields: &[has("set", "field to value, only those changed; `null` empties one"), REPLACES, VISIT],
        undone: "the values before it are current again, field by field; without any, the subject is shown as not registered",
    },
    FactKind {
        name: "head",
        subjects: &["household"],
        says: "Who is head of the household",
        class: Class::DatedEvent,
        event_date: "on",
        references: "member",
        fields: &[
            has("member", "the member's id"),
            has("on", "day; `null`: since before the register began"),
        ],
        undone: "the head before is head again",
    },
    FactKind {
        name: "lived",
        subjects: &["member"],
        says: "Born, moved in, returned, moved out, died; death ends by undo alone",
        class: Class::DatedEvent,
        event_date: "on",
        references: "household",
        fields: &[
            has(
                "event",
                "`born`; `moved_in`, `returned`; `moved_out`; `died`: in this order on one day, of two arrivals the one told last",
            ),
            has("on", "day; `null`: since before the register began"),
            has("household", "the household moved into?"),
            has("note", "where to, or what the family told?"),
        ],
        undone: "the events left decide where the member is",
    },
    FactKind {
        name: "married",
        subjects: &["member"],
        says: "A marriage",
        class: Class::DatedEvent,
        event_date: "on",
        references: "none",
        fields: &[has("on", "day"), has("spouse", "the other's name?")],
        undone: "the marriage is not shown; the marital status of the same command goes with it",
    },
    FactKind {
        name: "same_person",
        subjects: &["member"],
        says: "Two records are of one person, whose id is the smallest of all that are linked so; every fact about one of them is about her",
        class: Class::Link,
        event_date: "",
        references: "the other member",
        fields: &[has("other", "the other member; the subject is the smaller id of the two")],
        undone: "each record has its own facts again",
    },
    FactKind {
        name: "different_person",
        subjects: &["member"],
        says: "Two records that look alike are of two people: it is not asked again",
        class: Class::Link,
        event_date: "",
        references: "the other member",
        fields: &[has("other", "the other member; the subject is the smaller id of the two")],
        undone: "the two are shown as look-alikes again",
    },
    FactKind {
        name: "measured",
        subjects: &["member"],
        says: "A number read from an instrument, once, whichever sheet asked",
        class: Class::KeyedEvent,
        event_date: "on",
        references: "the visit",
        fields: &[
            has("key", "UUIDv5 of measure and day in the space of the member"),
            has("measure", "what was measured; its unit is in the name, see below"),
            has("on", "day"),
            has("value", "integer in that unit; `null` takes a value back"),
            REPLACES,
            VISIT,
        ],
        undone: "the value before is current again; answers that point to the key follow",
    },
    FactKind {
        name: "dosed",
        subjects: &["member"],
        says: "A vaccine dose received",
        class: Class::KeyedEvent,
        event_date: "on",
        references: "the visit",
        fields: &[
            has("key", "UUIDv5 of antigen and number in the space of the member"),
            has("antigen", "`HB0`, `BCG`, `OPV`, `DPT-HB-Hib`, `PCV`, `RV`, `IPV`, …"),
            has("number", "integer, from 0"),
            has("received", "`true`; `false` takes a dose back"),
            has("on", "day; `null`: no date in the book"),
            REPLACES,
            VISIT,
        ],
        undone: "what was said of the dose before is current again",
    },
    FactKind {
        name: "ended",
        subjects: &["pregnancy"],
        says: "The end of a pregnancy",
        class: Class::TerminalEvent,
        event_date: "on",
        references: "",
        fields: &[has("on", "day"), has("outcome", "`delivered`, `stillborn`, `miscarried`")],
        undone: "the pregnancy goes on",
    },
    FactKind {
        name: "checklist",
        subjects: &["posyandu"],
        says: "A Puskesmas' own checklist, read when it is used",
        class: Class::KeyedEvent,
        event_date: "",
        references: "",
        fields: &[
            has("form", "the id in the file; the key, with the version"),
            has("version", "the version in the file, integer"),
            has("name", "what the file was called"),
            has("text", "the file, as `docs/rules.md` describes it"),
            has("offered", "`true`; `false`: no longer, and what was answered on it stays readable"),
            REPLACES,
        ],
        undone: "it is as it was said before; without any, it is not offered and its answers are shown as item and value",
    },
    FactKind {
        name: "imported",
        subjects: &["posyandu"],
        says: "A list of another program was taken in; everything else of its command is what it brought",
        class: Class::DatedEvent,
        event_date: "on",
        references: "",
        fields: &[
            has("list", "which table of columns it had: `sigizi_download`, `household_list`"),
            has("name", "what the file was called"),
            has("people", "how many members were new, integer"),
            has("on", "day"),
        ],
        undone: "everything the list brought is undone with it",
    },
    FactKind {
        name: "begun",
        subjects: &["visit"],
        says: "A visit began, or a screening outside a visit",
        class: Class::DatedEvent,
        event_date: "on",
        references: "household",
        fields: &[
            has("household", "the household visited, or that of the member; left out where she is in none?"),
            has("on", "day"),
            has("occasion", "`screening`: opened from a person's page, no home visit?"),
        ],
        undone: "the visit is not shown; its sheets stay facts of household and members",
    },
    FactKind {
        name: "finished",
        subjects: &["visit"],
        says: "A visit ended, and when to come again",
        class: Class::KeyedEvent,
        event_date: "on",
        references: "",
        fields: &[
            has("on", "day"),
            has("next_on", "day of the next visit?"),
            has("next_reason", "why then, in words"),
            REPLACES,
        ],
        undone: "the visit is open again, or ends as it was said before",
    },
    FactKind {
        name: "answered",
        subjects: &["household", "member"],
        says: "Answers of one sheet in one visit",
        class: Class::DescribedFields,
        event_date: "",
        references: "visit",
        fields: &[
            has("visit", "the visit"),
            has("form", "the sheet's id"),
            has("version", "the sheet's version, integer"),
            has(
                "set",
                "item to answer, only those changed: `{\"choice\":…}`, `{\"date\":…}`, `{\"text\":…}`, or `{\"see\": key}` of a measurement or dose; `null` takes an answer back",
            ),
            REPLACES,
        ],
        undone: "the answers before are current again; what was not answered before is unanswered",
    },
    FactKind {
        name: "concluded",
        subjects: &["household", "member"],
        says: "What a sheet came to, as shown; never computed again",
        class: Class::KeyedConclusion,
        event_date: "on",
        references: "visit",
        fields: &[
            has("visit", "the visit"),
            has("form", "the sheet's id"),
            has("version", "the sheet's version, integer"),
            has("on", "day"),
            has("level", "0 Baik, 1 Tindak lanjut, 2 Rujuk, 3 SEGERA; `null`: incomplete"),
            has("verdict", "in words"),
            has(
                "findings",
                "list of `item`, `level`, `reason`, `discreet`? (what lists say instead), `advice`, `say`, `source`, `rule` \
                 (with version), `category`?",
            ),
            has(
                "follow_up",
                "`id` (UUIDv5 of form and subject in the space of the visit), `item`, `due_on`, `report`, `rank`: of all sheets of a person in a visit the highest level and smallest rank is asked for?",
            ),
            REPLACES,
        ],
        undone: "the conclusion before stands again, and its follow-up with what was reported and closed of it",
    },
    FactKind {
        name: "reported",
        subjects: &["household", "member"],
        says: "The midwife was told of a follow-up",
        class: Class::DatedEvent,
        event_date: "on",
        references: "follow-up; the conclusion's entry",
        fields: &[
            has("follow_up", "the follow-up's id"),
            has("of", "the conclusion the kader saw; a corrected one is to be reported again"),
            has("on", "day"),
        ],
        undone: "it is still to be reported",
    },
    FactKind {
        name: "closed",
        subjects: &["household", "member"],
        says: "What came of a follow-up; of several results of one conclusion the newest that none replaces",
        class: Class::KeyedEvent,
        event_date: "on",
        references: "follow-up; the conclusion's entry",
        fields: &[
            has("follow_up", "the follow-up's id"),
            has("of", "the conclusion the kader saw; a corrected one opens the follow-up again"),
            has("on", "day"),
            has("result", "`arrived`, `done`, `refused`"),
            has("note", "in her words"),
            REPLACES,
        ],
        undone: "the result before stands again; without any, the follow-up is open",
    },
    FactKind {
        name: "revoked",
        subjects: &["command"],
        says: "A command is undone as a whole",
        class: Class::Undoing,
        event_date: "",
        references: "the command, as its subject",
        fields: &[],
        undone: "not possible: doing it again is a new command with the same facts",
    },
];

/// Where an item of the register is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// The field of that name of that kind of subject, in `register/fields.rs`.
    Field(&'static str, &'static str),
    /// A kind of fact, and how.
    Fact(&'static str, &'static str),
    /// Not stored: it follows from these.
    Derived(&'static str),
    /// Not asked by this version, and stored nowhere.
    NotAsked,
}

/// One part of an item and its home.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// K3, A12.
    pub item: &'static str,
    /// What of it.
    pub what: &'static str,
    /// Where it is.
    pub home: Home,
}

const fn field(item: &'static str, what: &'static str, subject: &'static str, name: &'static str) -> Part {
    Part { item, what, home: Home::Field(subject, name) }
}

const fn part(item: &'static str, what: &'static str, home: Home) -> Part {
    Part { item, what, home }
}

const AT_BIRTH: &str = "of the day of birth";

/// Every item of the family's data (K) and the member's (A), each part with its one home.
pub const HOMES: &[Part] = &[
    field("K1", "tanggal pengumpulan data", "household", "collected_on"),
    part("K2", "nama kepala keluarga", Home::Fact("head", "the member named; the name is that member's A1")),
    field("K3", "alamat", "household", "address"),
    field("K4", "HP keluarga", "household", "phone"),
    field("K5", "dusun", "household", "dusun"),
    field("K5", "RT", "household", "rt"),
    field("K5", "RW", "household", "rw"),
    field("K5", "desa/kelurahan", "posyandu", "village"),
    field("K5", "kecamatan", "posyandu", "district"),
    field("K5", "kabupaten/kota", "posyandu", "regency"),
    field("K5", "provinsi", "posyandu", "province"),
    field("K6", "posyandu", "posyandu", "name"),
    field("K6", "pustu/posyandu prima", "posyandu", "pustu"),
    field("K6", "puskesmas", "posyandu", "health_centre"),
    field("K7", "nomor kartu keluarga", "household", "family_card"),
    field("K8", "JKN/Jamkesda/asuransi", "household", "jkn"),
    field("K9", "air bersih", "household", "clean_water"),
    field("K9b", "jenis sumber air", "household", "water_source"),
    field("K10", "jamban", "household", "latrine"),
    field("K10b", "jenis jamban", "household", "latrine_kind"),
    field("K11", "ventilasi", "household", "ventilation"),
    field("K12", "gangguan jiwa, menurut keluarga", "household", "mental_illness"),
    field("K12", "siapa", "household", "mental_illness_who"),
    field("K13", "TBC, menurut keluarga", "household", "tbc"),
    field("K13", "siapa (TBC)", "household", "tbc_who"),
    field("K13", "hipertensi, menurut keluarga", "household", "hypertension"),
    field("K13", "siapa (hipertensi)", "household", "hypertension_who"),
    field("K13", "diabetes, menurut keluarga", "household", "diabetes"),
    field("K13", "siapa (diabetes)", "household", "diabetes_who"),
    field("A1", "nama", "member", "name"),
    field("A1", "nama panggilan", "member", "nickname"),
    field("A2", "NIK", "member", "nik"),
    field("A3", "tanggal lahir", "member", "birth_date"),
    field("A3", "perkiraan", "member", "birth_estimated"),
    field("A4", "jenis kelamin", "member", "sex"),
    field("A5", "hubungan dengan kepala keluarga", "member", "relation"),
    field("A6", "status kawin", "member", "marital_status"),
    field("A7", "pendidikan", "member", "education"),
    field("A8", "pekerjaan", "member", "occupation"),
    field("A9", "nomor JKN", "member", "jkn_number"),
    field("A9", "faskes tingkat 1", "member", "health_facility"),
    part("A10", "status kehamilan", Home::Derived("the member's pregnancies: `described` and `ended`")),
    part("A11", "status domisili", Home::Derived("the member's `lived` events")),
    field("A12", "ibu yang terdaftar", "member", "mother"),
    field("A12", "nama ibu", "member", "mother_name"),
    field("A12", "nama ayah", "member", "father_name"),
    field("A12", "anak ke-", "member", "birth_order"),
    part("A12", "berat lahir", Home::Fact("measured", AT_BIRTH)),
    part("A12", "panjang lahir", Home::Fact("measured", AT_BIRTH)),
    part("A12", "lingkar kepala lahir", Home::Fact("measured", AT_BIRTH)),
    field("A12", "usia kehamilan saat lahir", "member", "weeks_at_birth"),
    field("A12", "IMD", "member", "early_breastfeeding"),
    part("A13", "riwayat keluarga, riwayat diri, perilaku", Home::NotAsked),
    field("A14", "ibu", "pregnancy", "member"),
    field("A14", "HPHT", "pregnancy", "last_period"),
    field("A14", "HPL", "pregnancy", "due_date"),
    field("A14", "HPL dari", "pregnancy", "due_date_source"),
    field("A14", "hamil anak ke-", "pregnancy", "gravida"),
    field("A14", "jarak dengan anak sebelumnya, tahun", "pregnancy", "spacing_years"),
    field("A14", "suami", "pregnancy", "husband"),
    part("A14", "BB dan TB", Home::NotAsked),
];

#[cfg(test)]
mod tests;
