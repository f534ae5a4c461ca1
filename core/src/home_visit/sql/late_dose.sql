-- Doses of the children born since ?1 who live here.
SELECT m.id, m.household, m.birth_date, d.antigen, d.number, d.on_day
FROM view_member m JOIN view_dose d ON d.member = m.id
WHERE m.status = 'here' AND m.household IS NOT NULL AND m.birth_date > ?1
