-- Folded from the journal, subject by subject; dropped and rebuilt when the fold version differs.
CREATE TABLE view_revoked (command BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Described and guarded fields: the value shown, and how many others nobody has replaced.
CREATE TABLE view_field (
    subject BLOB NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL, -- JSON
    device BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    others TEXT, -- JSON list of other current values of a guarded field: a question
    PRIMARY KEY (subject, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX view_field_asked ON view_field (subject) WHERE others IS NOT NULL;

CREATE TABLE view_household (
    id BLOB PRIMARY KEY,
    registered INTEGER NOT NULL,
    head BLOB,
    dusun TEXT NOT NULL,
    rt TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX view_household_by_head ON view_household (head);
CREATE INDEX view_household_by_place ON view_household (rt, dusun);

-- The words by which members and households are found; parts are those of register/index.rs.
CREATE TABLE view_word (
    part INTEGER NOT NULL,
    key TEXT NOT NULL,
    owner BLOB NOT NULL,
    place INTEGER NOT NULL, -- which word of the name
    PRIMARY KEY (part, key, owner, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX view_word_by_owner ON view_word (owner);

CREATE TABLE view_member (
    id BLOB PRIMARY KEY,
    registered INTEGER NOT NULL,
    household BLOB,
    status TEXT NOT NULL, -- here | away | dead | nowhere
    status_on TEXT,
    contradiction INTEGER NOT NULL,
    name TEXT NOT NULL,
    search TEXT NOT NULL,
    nik TEXT,
    birth_date TEXT,
    estimated INTEGER NOT NULL, -- the birth date is
    sex TEXT,
    relation TEXT,
    mother BLOB,
    written INTEGER NOT NULL -- the newest stamp of what counts of her
) STRICT, WITHOUT ROWID;
CREATE INDEX view_member_by_nik ON view_member (nik) WHERE nik IS NOT NULL;
CREATE INDEX view_member_by_mother ON view_member (mother) WHERE mother IS NOT NULL;
CREATE INDEX view_member_by_household ON view_member (household, status);
CREATE INDEX view_member_by_birth_date ON view_member (birth_date);
-- All that the list of everybody needs; first what nobody is looked up by, so that it serves nothing else.
CREATE INDEX view_member_listed ON view_member
    (written, status, registered, household, birth_date, nik, sex, search);

-- Which records are of one person, and which are not however alike they look.
CREATE TABLE view_link (
    member BLOB NOT NULL,
    other BLOB NOT NULL,
    same INTEGER NOT NULL,
    PRIMARY KEY (member, other, same)
) STRICT, WITHOUT ROWID;
CREATE INDEX view_link_by_other ON view_link (other);

-- The records of people who have more than one, each with the id it goes by: journal/fold/person_of.rs.
CREATE TABLE view_person_of (id BLOB PRIMARY KEY, person BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX view_person_of_by_person ON view_person_of (person);

CREATE TABLE view_pregnancy (
    id BLOB PRIMARY KEY,
    member BLOB,
    last_period TEXT,
    due_date TEXT,
    gravida INTEGER,
    spacing_years INTEGER,
    ended_on TEXT,
    outcome TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX view_pregnancy_by_member ON view_pregnancy (member);
CREATE INDEX view_pregnancy_open ON view_pregnancy (member, ended_on) WHERE ended_on IS NULL;

CREATE TABLE view_visit (
    id BLOB PRIMARY KEY,
    household BLOB,
    begun_on TEXT,
    author BLOB,
    finished_on TEXT,
    next_on TEXT,
    next_reason TEXT,
    occasion TEXT -- NULL: a home visit
) STRICT, WITHOUT ROWID;
CREATE INDEX view_visit_by_household ON view_visit (household, begun_on, finished_on, occasion);
CREATE INDEX view_visit_open ON view_visit (begun_on) WHERE finished_on IS NULL;

CREATE TABLE view_answer (
    subject BLOB NOT NULL,
    visit BLOB NOT NULL,
    form TEXT NOT NULL,
    item TEXT NOT NULL,
    version INTEGER NOT NULL,
    value TEXT NOT NULL, -- JSON
    looked_back_at INTEGER NOT NULL, -- it tells of her beyond its own visit: register/care.rs
    device BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (subject, visit, form, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX view_answer_by_visit ON view_answer (visit);
-- Read whenever a sheet is opened or saved; of TB, of everybody of the household. It has all that is read.
CREATE INDEX view_answer_looked_back_at ON view_answer (subject, item, value, version, looked_back_at) WHERE looked_back_at;

CREATE TABLE view_conclusion (
    subject BLOB NOT NULL,
    visit BLOB NOT NULL,
    form TEXT NOT NULL,
    on_day TEXT NOT NULL,
    level INTEGER,
    body TEXT NOT NULL, -- the fact, JSON
    device BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (subject, visit, form)
) STRICT, WITHOUT ROWID;
CREATE INDEX view_conclusion_by_visit ON view_conclusion (visit, level);

CREATE TABLE view_follow_up (
    id BLOB NOT NULL,
    subject BLOB NOT NULL,
    subject_kind TEXT NOT NULL,
    visit BLOB NOT NULL,
    form TEXT NOT NULL,
    level INTEGER NOT NULL,
    reason TEXT NOT NULL,
    discreet TEXT, -- what lists say instead of the reason
    concluded_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    to_report INTEGER NOT NULL,
    reported_on TEXT,
    closed_on TEXT,
    result TEXT,
    note TEXT,
    chosen INTEGER NOT NULL, -- the one of this person in this visit
    -- Not the id alone: a phone that gives two conclusions one id must not keep the rest from being folded.
    PRIMARY KEY (id, subject, visit, form)
) STRICT, WITHOUT ROWID;
CREATE INDEX view_follow_up_by_subject ON view_follow_up (subject);
CREATE INDEX view_follow_up_by_visit ON view_follow_up (visit);
CREATE INDEX view_follow_up_open ON view_follow_up (level, due_on) WHERE closed_on IS NULL AND chosen;
CREATE INDEX view_follow_up_closed ON view_follow_up (closed_on DESC, id) WHERE closed_on IS NOT NULL AND chosen;
-- Also with what it is a part by, so that no row need be fetched.
CREATE INDEX view_follow_up_open_of ON view_follow_up (subject, level, closed_on, chosen) WHERE closed_on IS NULL AND chosen;

CREATE TABLE view_measurement (
    member BLOB NOT NULL,
    measure TEXT NOT NULL,
    on_day TEXT NOT NULL,
    value INTEGER, -- NULL: values contradict each other and wait for an answer
    visit BLOB,
    device BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (member, measure, on_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE view_dose (
    member BLOB NOT NULL,
    antigen TEXT NOT NULL,
    number INTEGER NOT NULL,
    on_day TEXT,
    visit BLOB,
    question INTEGER NOT NULL,
    device BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (member, antigen, number)
) STRICT, WITHOUT ROWID;

-- A Puskesmas' own checklists.
CREATE TABLE view_checklist (
    posyandu BLOB NOT NULL,
    form TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    offered INTEGER NOT NULL,
    question INTEGER NOT NULL, -- two different files call themselves this version
    PRIMARY KEY (posyandu, form, version)
) STRICT, WITHOUT ROWID;
