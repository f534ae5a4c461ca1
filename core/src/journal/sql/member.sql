INSERT INTO view_member
    (id, registered, household, status, status_on, contradiction, name, search, nik, birth_date, sex, relation,
     mother, written)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
