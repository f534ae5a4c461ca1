-- The first page of the register, as plain as it can be asked: 50 rows with what a row shows.
SELECT m.id, m.name, m.birth_date, m.sex, h.dusun, h.rt, head.name, head.sex,
    (SELECT max(level) FROM view_follow_up f WHERE f.subject = m.id AND f.closed_on IS NULL)
FROM view_member m
LEFT JOIN view_household h ON h.id = m.household
LEFT JOIN view_member head ON head.id = h.head
WHERE m.status = 'here'
ORDER BY m.written DESC, m.id
LIMIT 50
