-- The first page of those with a name that begins so.
SELECT m.id, m.name, m.birth_date, m.sex, h.dusun, h.rt, head.name, head.sex
FROM view_word w
JOIN view_member m ON m.id = w.owner
LEFT JOIN view_household h ON h.id = m.household
LEFT JOIN view_member head ON head.id = h.head
WHERE w.part = 0 AND w.key >= ltrim(:key) AND w.key < ltrim(:key) || char(1114111)
ORDER BY w.place, m.search, m.id
LIMIT 50
