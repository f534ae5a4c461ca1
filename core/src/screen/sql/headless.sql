SELECT h.id
FROM view_household h
WHERE h.registered = 1
  AND EXISTS (SELECT 1 FROM view_member m WHERE m.household = h.id AND m.status = 'here')
  AND NOT EXISTS (
    SELECT 1 FROM view_member m WHERE m.id = h.head AND m.household = h.id AND m.status = 'here'
  )
ORDER BY h.id
