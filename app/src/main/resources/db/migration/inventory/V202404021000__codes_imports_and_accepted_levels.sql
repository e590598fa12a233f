-- Codes are given by owner and number; uploads wait in typed rows, so that SQL compares them as sets; a determination
-- is accepted, or overruled with a reason. Locks nothing that is in use: the tables are empty at this version.

-- The highest number behind a prefix such as 'LDG-' in the codes of all systems, also of those one may not see.
create index information_system_code_prefix on information_system (code text_pattern_ops);
create function last_system_number(prefix text) returns bigint
language sql stable security definer set search_path = public as $$
  select coalesce(max(substring(code from length(prefix) + 1)::bigint), 0)
    from information_system
   where starts_with(code, prefix)
     and substring(code from length(prefix) + 1) ~ '^[0-9]{1,9}$'
$$;

create index information_system_name on information_system (name collate "vi-x-icu", id) where retired_at is null;

-- The same rule as may_see(), but as one set per statement: a call per row is dear when 100,000 rows come at once.
drop policy within_scope on information_system;
create policy within_scope on information_system using (
  current_setting('khien.scope_from', true) = '/'
  or owner in (select o.id
                 from organisation o
                where o.path >= current_setting('khien.scope_from', true) collate "C"
                  and o.path < current_setting('khien.scope_to', true) collate "C"));

alter table level_determination
  add column accepted_at    timestamptz,
  add column accepted_level smallint check (accepted_level between 1 and 5),
  add column reason         text;
create index level_determination_system on level_determination (system, id);

drop table system_import_row;
create table system_import_row (
  import           bigint   not null references system_import on delete cascade,
  row              integer  not null,
  code             text     not null,          -- empty: the register gives one
  name             text     not null,
  purpose          text     not null,
  owner            bigint   not null,
  operator         text     not null,
  people_served    bigint,
  data_subjects    bigint,
  personal_data    boolean  not null,
  online_service   boolean  not null,
  level            smallint,
  dossier          text     not null,
  dossier_number   text,
  dossier_date     date,
  plan_carried_out boolean  not null,
  system           bigint,                     -- the system that the row means, if it is there already
  version          integer,                    -- as it was when the file was compared
  change           text     not null default 'added' check (change in ('added', 'changed', 'unchanged')),
  primary key (import, row)
);
alter table system_import add column notes jsonb not null default '[]';

-- Rows of an import whose code belongs to a system outside of what the person may see.
create function import_rows_of_foreign_codes(wanted bigint) returns table (place integer)
language sql stable security definer set search_path = public as $$
  select r.row
    from system_import_row r
    join information_system s on s.code = r.code
   where r.import = wanted
     and r.system is null
     and r.code <> ''
$$;
