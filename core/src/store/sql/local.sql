-- What belongs to this phone alone: never merged, never rebuilt.
CREATE TABLE local_state (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE local_draft (
    form TEXT PRIMARY KEY,
    command BLOB NOT NULL,
    page INTEGER NOT NULL,
    opened TEXT NOT NULL DEFAULT '', -- what the kader saw: form/opened.rs
    field_values TEXT NOT NULL
) STRICT, WITHOUT ROWID;
