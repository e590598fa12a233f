-- An assessment is one compact row: a byte for each requirement of the guidance, in its fixed order.
-- 0 not answered, 1 met, 2 partly, 3 not met, 4 not applicable.
create table assessment (
  id        bigint generated always as identity primary key,
  system    bigint not null references information_system,
  directive bigint not null references directive,
  guidance  bigint not null references guidance,
  level     smallint not null,                    -- level whose requirements it holds to
  answers   bytea  not null,
  opened_at timestamptz not null,
  opened_by bigint not null references person,
  unique (system, directive)
);
create index assessment_directive on assessment (directive);

-- Append-only. Serial numbers commit out of order, so readers catch up by transaction id against the snapshot's horizon.
create table answer_change (
  id          bigint generated always as identity primary key,
  xid         xid8     not null default pg_current_xact_id(),
  assessment  bigint   not null references assessment,
  requirement smallint not null,
  at          timestamptz not null,
  by          bigint   not null references person,
  was         smallint not null,
  value       smallint not null
);
create index answer_change_assessment on answer_change (assessment, requirement, id);
create index answer_change_xid on answer_change (xid);

create table answer_note (
  assessment  bigint   not null references assessment,
  requirement smallint not null,
  note        text     not null,
  at          timestamptz not null,
  by          bigint   not null references person,
  primary key (assessment, requirement)
);

create table evidence (
  id          bigint generated always as identity primary key,
  assessment  bigint   not null references assessment,
  requirement smallint not null,
  sha256      bytea    not null,
  name        text     not null,
  media_type  text     not null,                  -- by content, not by name
  bytes       bigint   not null,
  valid_from  date,
  received_at timestamptz not null,
  by          bigint   not null references person,
  removed_at  timestamptz
);
create index evidence_assessment on evidence (assessment, requirement);

alter table assessment enable row level security;
create policy within_scope on assessment
  using (current_setting('khien.scope_from', true) = '/'
         or exists (select from information_system s where s.id = system));
alter table answer_change enable row level security;
create policy within_scope on answer_change
  using (current_setting('khien.scope_from', true) = '/'
         or exists (select from assessment a where a.id = assessment));
alter table answer_note enable row level security;
create policy within_scope on answer_note
  using (current_setting('khien.scope_from', true) = '/'
         or exists (select from assessment a where a.id = assessment));
alter table evidence enable row level security;
create policy within_scope on evidence
  using (current_setting('khien.scope_from', true) = '/'
         or exists (select from assessment a where a.id = assessment));
