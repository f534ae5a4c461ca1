SELECT d.id, e.sequence, p.id, c.id, e.stamp, a.id, s.kind, s.id, e.kind, e.hash, e.body
FROM journal_entry e
JOIN journal_subject s ON s.key = e.subject
JOIN journal_device d ON d.key = e.device
JOIN journal_posyandu p ON p.key = e.posyandu
JOIN journal_command c ON c.key = e.command
JOIN journal_author a ON a.key = e.author
