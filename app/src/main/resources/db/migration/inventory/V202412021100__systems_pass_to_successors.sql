-- What a body owned that is no more passes to its successor: one row for each passing, never changed. Where several
-- succeed it a person chooses; who was asked to is kept, so that nobody is asked twice. Creates two tables; locks nothing.
create table system_passing (
  id          bigint generated always as identity primary key,
  system      bigint not null references information_system,
  predecessor bigint not null references organisation,
  successor   bigint not null references organisation,
  at          timestamptz not null,
  by          bigint references person,          -- who chose; null: there was one successor
  check (predecessor <> successor)
);
create index system_passing_system on system_passing (system, id);

create table system_choice_asked (
  predecessor  bigint not null references organisation,
  organisation bigint not null references organisation,
  at           timestamptz not null,
  primary key (predecessor, organisation)
);

alter table system_passing enable row level security;
create policy within_scope on system_passing
  using ((select current_setting('khien.scope_from', true)) = '/'
         or exists (select from information_system s where s.id = system));
