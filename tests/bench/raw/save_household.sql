-- The rows of one registered household with its head, in one transaction; one statement a row.
INSERT INTO journal_command (key, id) VALUES (:command, :command_id);
INSERT INTO journal_subject (key, kind, id) VALUES (:household, 'household', :household_id);
INSERT INTO journal_subject (key, kind, id) VALUES (:head, 'member', :head_id);
INSERT INTO journal_entry VALUES (:household, :stamp, 1, :sequence, 1, :command, 1, 'described', :hash, :body1);
INSERT INTO journal_entry VALUES (:household, :stamp + 1, 1, :sequence + 1, 1, :command, 1, 'head', :hash, :body2);
INSERT INTO journal_entry VALUES (:head, :stamp + 2, 1, :sequence + 2, 1, :command, 1, 'described', :hash, :body3);
INSERT INTO journal_entry VALUES (:head, :stamp + 3, 1, :sequence + 3, 1, :command, 1, 'lived', :hash, :body4);
INSERT INTO view_field VALUES (:household_id, 'address', '"Jalan Kenanga No. 12"', :device, :sequence, NULL);
INSERT INTO view_field VALUES (:household_id, 'collected_on', '"2026-11-24"', :device, :sequence, NULL);
INSERT INTO view_field VALUES (:household_id, 'dusun', '"Krajan"', :device, :sequence, NULL);
INSERT INTO view_field VALUES (:household_id, 'rt', '3', :device, :sequence, NULL);
INSERT INTO view_household VALUES (:household_id, 1, :head_id, 'Krajan', '3', ' jalan kenanga no 12 krajan');
INSERT INTO view_field VALUES (:head_id, 'birth_date', '"1990-05-04"', :device, :sequence + 2, NULL);
INSERT INTO view_field VALUES (:head_id, 'name', '"Darma Surya"', :device, :sequence + 2, NULL);
INSERT INTO view_field VALUES (:head_id, 'relation', '"head"', :device, :sequence + 2, NULL);
INSERT INTO view_field VALUES (:head_id, 'sex', '"male"', :device, :sequence + 2, NULL);
INSERT INTO view_member VALUES (:head_id, 1, :household_id, 'here', NULL, 0, 'Darma Surya', ' darma suria', NULL, '1990-05-04', 'male', 'head', NULL);
