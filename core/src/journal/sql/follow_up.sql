INSERT INTO view_follow_up
    (id, subject, subject_kind, visit, form, level, reason, discreet, concluded_on, due_on, to_report, reported_on, closed_on,
     result, note, chosen)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
