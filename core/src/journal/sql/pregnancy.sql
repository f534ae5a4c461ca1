INSERT INTO view_pregnancy (id, member, last_period, due_date, gravida, spacing_years, ended_on, outcome)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
