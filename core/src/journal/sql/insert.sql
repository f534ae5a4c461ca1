INSERT INTO journal_entry (subject, stamp, device, sequence, posyandu, command, author, kind, hash, body)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
