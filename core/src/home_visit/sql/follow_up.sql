SELECT f.id, f.subject_kind, f.subject, f.visit, f.form, f.level, f.reason, f.concluded_on, f.due_on, f.to_report,
    f.reported_on, f.closed_on, f.result, f.note, c.device, c.sequence, v.occasion, f.discreet
FROM view_follow_up f
JOIN view_conclusion c ON c.subject = f.subject AND c.visit = f.visit AND c.form = f.form
LEFT JOIN view_visit v ON v.id = f.visit
