-- A repeated call is answered as the first was: with its content type. Status 0 is a call that still runs.
alter table idempotency add column content_type text;
