-- The transaction in which a body came to its present place, where it moved: who keeps places in memory catches up by it.
-- Adds an empty column and an empty index; locks the table for a moment.
alter table organisation add column moved_xid xid8;
create index organisation_moved on organisation (moved_xid) where moved_xid is not null;
