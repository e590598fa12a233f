-- The application owns nothing. It may not change what is append-only.
grant usage on schema public to khien_app;
grant select, insert, update, delete on all tables in schema public to khien_app;
grant usage on all sequences in schema public to khien_app;
revoke update, delete on audit_entry, answer_change, seal, system_passing, organisation_stood from khien_app;
revoke insert, update, delete on system_history from khien_app;
revoke update, delete on answer_closing, submission_return, advisory_answer, provider_declaration from khien_app;
-- Who signs or gives back locks the row of the submission first, which takes the right to update it.
revoke delete on submission from khien_app;
revoke update, delete on incident_report, incident_receipt, incident_grading, incident_word from khien_app;
