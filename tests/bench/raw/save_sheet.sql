-- The rows that one corrected answer of a child's sheet changes, in one transaction; one statement a row.
INSERT INTO journal_command (key, id) VALUES (:command, :command_id);
INSERT INTO journal_entry VALUES (:head, :stamp, 1, :sequence, 1, :command, 1, 'answered', :hash, :body1);
INSERT INTO journal_entry VALUES (:head, :stamp + 1, 1, :sequence + 1, 1, :command, 1, 'concluded', :hash, :body2);
UPDATE view_answer SET value = '{"choice":"no"}', device = :device, sequence = :sequence WHERE subject = :subject AND visit = :visit AND form = 'child' AND item = 'BL4-hewani';
UPDATE view_conclusion SET body = :text, device = :device, sequence = :sequence + 1 WHERE subject = :subject AND visit = :visit AND form = 'child';
INSERT OR REPLACE INTO view_follow_up VALUES (:subject, :subject, 'member', :visit, 'child', 1, 'Belum makan lauk hewani', NULL, '2026-11-24', '2026-12-01', 0, NULL, NULL, NULL, NULL, 1);
