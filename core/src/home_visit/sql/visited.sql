-- Households where someone lives, with their newest finished visit.
SELECT h.id, v.id, v.begun_on, v.next_on, v.next_reason
FROM view_household h
LEFT JOIN view_visit v ON v.id = (
    SELECT id FROM view_visit
    WHERE household = h.id AND finished_on IS NOT NULL AND occasion IS NULL
    ORDER BY begun_on DESC, id DESC
    LIMIT 1
)
WHERE EXISTS (SELECT 1 FROM view_member m WHERE m.household = h.id AND m.status = 'here')
