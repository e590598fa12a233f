-- What was answered so far about the level of a system: kept at each step, until a level is taken over.
create table level_answers (
  system bigint primary key references information_system,
  given  jsonb  not null,
  at     timestamptz not null,
  by     bigint not null references person
);

alter table level_answers enable row level security;
create policy within_scope on level_answers
  using (exists (select from information_system s where s.id = system));
