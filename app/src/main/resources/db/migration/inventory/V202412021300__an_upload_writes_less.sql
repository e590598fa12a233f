-- What made 100,000 rows of an upload dear, and served nobody. The index of letters in threes was never used: what a
-- person may see is decided before a pattern is looked at (row-level security takes no index for an operator that might
-- leak), and reading the 100,000 names of a nation takes 50 ms. The rows of a system's history are copies that the
-- triggers make of a row whose keys were checked just before, and rows of an upload are written with it in one transaction;
-- neither the systems nor the uploads are ever deleted. The systems of an owner are found by owner and name as well as by
-- owner and code. Takes short locks.
drop index information_system_search;
drop index information_system_owner;
alter table system_history
  drop constraint system_history_system_fkey,
  drop constraint system_history_owner_fkey;
alter table system_import_row drop constraint system_import_row_import_fkey;

-- The same rule for what is written, as a set that is made once for a statement: may_see() is asked for each row.
alter policy within_scope on information_system
  with check ((select current_setting('khien.scope_from', true)) = '/'
              or owner in (select o.id
                             from organisation o
                            where o.path >= (select current_setting('khien.scope_from', true)) collate "C"
                              and o.path < (select current_setting('khien.scope_to', true)) collate "C"));

-- What a search will look through, folded where the file is read.
alter table system_import_row
  add column folded_name     text not null default '',
  add column folded_code     text not null default '',
  add column folded_operator text not null default '';
