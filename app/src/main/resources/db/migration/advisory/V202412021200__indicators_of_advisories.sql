-- Traces by which an attack is recognised (chỉ dấu tấn công), one "type | value | note" each, in the order of the desk.
-- Old advisories have none. Takes a short lock on advisory.
alter table advisory add column indicators text[] not null default '{}';
