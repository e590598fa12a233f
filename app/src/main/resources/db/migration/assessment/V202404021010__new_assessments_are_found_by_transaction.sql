-- Who counts from memory catches up with assessments opened since as with changed answers: by transaction id against
-- the snapshot's horizon. An assessment may be opened with answers (bulk); those have no rows in answer_change.
-- Takes a short exclusive lock on a table that is empty or small when this runs.
alter table assessment add column xid xid8 not null default pg_current_xact_id();
create index assessment_xid on assessment (xid);
