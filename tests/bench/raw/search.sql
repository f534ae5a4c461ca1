-- The first page of those with a word that begins so.
SELECT m.id, m.name, m.birth_date, m.sex, h.dusun, h.rt, head.name, head.sex
FROM view_member m
LEFT JOIN view_household h ON h.id = m.household
LEFT JOIN view_member head ON head.id = h.head
WHERE m.status = 'here' AND instr(m.search, :key)
ORDER BY m.search, m.id
LIMIT 50
