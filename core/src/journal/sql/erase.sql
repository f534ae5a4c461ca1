UPDATE journal_entry SET body = NULL
WHERE device = (SELECT key FROM journal_device WHERE id = ?1) AND sequence = ?2
