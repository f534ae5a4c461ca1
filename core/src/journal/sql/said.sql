SELECT d.id, e.sequence, e.stamp, a.id, e.kind, e.body
FROM journal_entry e
CROSS JOIN journal_device d ON d.key = e.device
CROSS JOIN journal_author a ON a.key = e.author
WHERE e.subject = (SELECT key FROM journal_subject WHERE kind = ?1 AND id = ?2)
  AND e.posyandu = (SELECT key FROM journal_posyandu WHERE id = ?3)
  AND e.body IS NOT NULL
  AND (?4 OR NOT EXISTS (SELECT 1 FROM view_revoked)
    OR NOT EXISTS (SELECT 1 FROM journal_command c JOIN view_revoked r ON r.command = c.id WHERE c.key = e.command))
