-- Answers of an assessment that were filled in by Excel and wait for confirmation: nothing of them is among the answers
-- before. Creates a table; locks nothing.
create table answer_import (
  id           bigint generated always as identity primary key,
  assessment   bigint  not null references assessment,
  person       bigint  not null references person,
  at           timestamptz not null,
  file_name    text    not null,
  rows         integer not null,
  lines        jsonb   not null,                 -- rows that differ from what stood when the file was made
  problems     jsonb   not null,
  written      integer not null default 0,
  confirmed_at timestamptz
);

alter table answer_import enable row level security;
create policy within_scope on answer_import
  using ((select current_setting('khien.scope_from', true)) = '/'
         or exists (select from assessment a where a.id = assessment));
