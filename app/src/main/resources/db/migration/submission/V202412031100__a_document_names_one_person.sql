-- Whom the document names as who signs it: the head of the day of preparing, or the deputy. Null: it names nobody, or it
-- was prepared before and does not tell. Adds a column without a rewrite.
alter table submission add column signatory bigint references person;
