INSERT INTO view_visit (id, household, begun_on, author, finished_on, next_on, next_reason, occasion)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
