SELECT id, name, birth_date, nik, household
FROM view_member
WHERE registered = 1
  AND (search LIKE ?1 || '%' OR (?2 <> '' AND nik = ?2))
ORDER BY name, id
LIMIT 50
