-- Answers that were copied from a system's earlier assessment and wait to be confirmed. They are no answers: one counts
-- from the moment at which a person confirms it, and then stands in the assessment as any other. Creates a table; locks
-- nothing.
create table carried_answer (
  assessment  bigint   not null references assessment,
  requirement smallint not null,
  value       smallint not null check (value between 1 and 4),
  note        text     not null,
  source      bigint   not null references assessment,
  answered_at timestamptz not null,              -- in the source
  at          timestamptz not null,
  by          bigint   not null references person,
  primary key (assessment, requirement),
  check (source <> assessment)
);

alter table carried_answer enable row level security;
create policy within_scope on carried_answer
  using ((select current_setting('khien.scope_from', true)) = '/'
         or exists (select from assessment a where a.id = assessment));
