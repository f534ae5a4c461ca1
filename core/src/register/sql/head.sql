SELECT m.name, m.sex
FROM view_household h
LEFT JOIN view_member m ON m.id = h.head
WHERE h.id = ?1
