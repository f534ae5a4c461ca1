-- The journal: kept for ever, append-only. Format 1 (user_version).
CREATE TABLE journal_posyandu (key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE) STRICT;
CREATE TABLE journal_device (key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE) STRICT;
CREATE TABLE journal_author (key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE) STRICT;
CREATE TABLE journal_command (key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE) STRICT;
CREATE TABLE journal_subject (
    key INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    UNIQUE (id, kind)
) STRICT;
CREATE TABLE journal_entry (
    subject INTEGER NOT NULL REFERENCES journal_subject,
    stamp INTEGER NOT NULL,
    device INTEGER NOT NULL REFERENCES journal_device,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    posyandu INTEGER NOT NULL REFERENCES journal_posyandu,
    command INTEGER NOT NULL REFERENCES journal_command,
    author INTEGER NOT NULL REFERENCES journal_author,
    kind TEXT NOT NULL,
    hash BLOB NOT NULL,
    body BLOB, -- NULL: legally erased
    PRIMARY KEY (subject, stamp, device, sequence)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX journal_entry_by_id ON journal_entry (device, sequence);
CREATE INDEX journal_entry_by_command ON journal_entry (command);
CREATE INDEX journal_entry_by_stamp ON journal_entry (stamp);
