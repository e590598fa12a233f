-- Why the lead took in or set aside what a device sent after the work on site had ended. Entries that were decided before
-- have no words. Adds a column with a constant default: no rewrite, a short lock.
alter table late_entry add column decided_words text not null default '';
