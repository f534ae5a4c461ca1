SELECT d.id, e.sequence
FROM journal_entry e
JOIN journal_subject s ON s.key = e.subject
JOIN journal_device d ON d.key = e.device
WHERE s.kind = ?1 AND s.id = ?2
