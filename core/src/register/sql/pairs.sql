SELECT a.id, b.id, coalesce(a.nik = b.nik, 0), a.birth_date IS b.birth_date, a.search, b.search, coalesce(a.household = b.household, 0)
FROM view_member a JOIN view_member b ON b.birth_date = a.birth_date AND b.id > a.id
WHERE a.registered = 1 AND b.registered = 1 AND (a.sex IS NULL OR b.sex IS NULL OR a.sex = b.sex)
UNION
SELECT a.id, b.id, 1, a.birth_date IS b.birth_date, a.search, b.search, coalesce(a.household = b.household, 0)
FROM view_member a JOIN view_member b ON b.nik = a.nik AND b.id > a.id
WHERE a.registered = 1 AND b.registered = 1
ORDER BY 1, 2
