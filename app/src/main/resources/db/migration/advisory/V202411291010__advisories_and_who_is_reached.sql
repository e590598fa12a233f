-- Advisories: written here or brought in (KEV, CSAF), issued with a number, answered system by system. Whom an advisory
-- reaches is written down when it is issued, with the reason, and added to when products are entered later. States are
-- not stored: they follow from the answers and the last day. Locks nothing that is in use: the tables are new.
create table kev_entry (
  cve         text primary key check (cve ~ '^CVE-[0-9]{4}-[0-9]{4,19}$'),
  vendor      text    not null,
  product     text    not null,
  key         text    collate "C" not null,                   -- of the product, as the register's products have it
  name        text    not null,
  description text    not null,
  action      text    not null,
  added_on    date    not null,
  due_on      date    not null,
  ransomware  boolean not null,
  notes       text    not null,
  cwes        text[]  not null
);
create index kev_entry_key on kev_entry (key);
create index kev_entry_added on kev_entry (added_on desc, cve);

create table advisory (
  id               bigint generated always as identity primary key,
  title_vi         text    not null,
  title_en         text    not null,
  summary_vi       text    not null,
  summary_en       text    not null,
  steps_vi         text[]  not null,
  steps_en         text[]  not null,
  severity         text    not null check (severity in ('critical', 'high', 'medium', 'low')),
  exploited        boolean not null,
  cves             text[]  not null,
  for_everyone     boolean not null,                          -- shown on the public site once issued
  source           text    not null check (source in ('own', 'kev', 'csaf')),
  source_id        text    not null default '',
  source_version   text    not null default '',
  source_publisher text    not null default '',
  source_due_on    date,                                      -- last day that the source gives
  supersedes       bigint  references advisory,
  organisation     bigint  not null references organisation,  -- whose desk
  written_at       timestamptz not null,
  written_by       bigint  not null references person,
  version          integer not null default 1
);
create unique index advisory_source on advisory (source, source_publisher, source_id, source_version)
  where source <> 'own';

create table advisory_product (
  advisory    bigint  not null references advisory on delete cascade,
  position    integer not null,
  vendor      text    not null,
  name        text    not null,
  key         text    collate "C" not null,
  status      text    not null check (status in ('affected', 'under_investigation', 'fixed', 'not_affected')),
  versions    text    not null,                               -- as written; empty: all
  from_key    text    collate "C",                            -- first version, inclusive
  below_key   text    collate "C",                            -- first version that is not meant
  through_key text    collate "C",                            -- last version, inclusive
  primary key (advisory, position)
);
create index advisory_product_key on advisory_product (key);

-- Named by hand: a system, or a body as a whole.
create table advisory_named (
  advisory     bigint not null references advisory on delete cascade,
  organisation bigint not null references organisation,
  system       bigint references information_system,
  words        text   not null check (words <> ''),
  unique nulls not distinct (advisory, organisation, system)
);

create table advisory_number (
  year integer primary key,
  last integer not null
);
create table advisory_issue (
  advisory bigint primary key references advisory,
  year     integer not null,
  ordinal  integer not null,
  number   text    not null unique,
  at       timestamptz not null,
  by       bigint  not null references person,
  due_on   date    not null,                                  -- last day in time
  due_rule text    not null,
  csaf     bytea   not null,                                  -- the issued document
  sha256   text    not null,
  supersedes bigint references advisory,
  unique (year, ordinal)
);

create table advisory_reach (
  id           bigint generated always as identity primary key,
  advisory     bigint not null references advisory_issue,
  organisation bigint not null references organisation,       -- owner of the system then
  system       bigint references information_system,
  reason       text   not null check (reason in ('version', 'no_version', 'named')),
  product      text   not null,
  version      text   not null,
  range        text   not null,                               -- range of the advisory, or the words of who named it
  since        timestamptz not null,
  unique nulls not distinct (advisory, organisation, system)
);
create index advisory_reach_organisation on advisory_reach (organisation, advisory);
create index advisory_reach_system on advisory_reach (system);

create table advisory_acknowledgement (
  advisory     bigint not null references advisory_issue,
  organisation bigint not null references organisation,
  at           timestamptz not null,
  by           bigint not null references person,
  primary key (advisory, organisation)
);

-- Append-only: the latest of a reached system stands.
create table advisory_answer (
  id          bigint generated always as identity primary key,
  reach       bigint not null references advisory_reach,
  value       text   not null check (value in ('not_affected', 'fixed', 'planned', 'mitigated')),
  words       text   not null,
  not_before  date,
  file_name   text,
  file_type   text,
  file_sha256 text,
  at          timestamptz not null,
  by          bigint not null references person,
  check ((value = 'planned') = (not_before is not null)),
  check (words <> '' or file_sha256 is not null)
);
create index advisory_answer_reach on advisory_answer (reach, id desc);

create table advisory_reminder (
  advisory     bigint not null references advisory_issue,
  organisation bigint not null references organisation,
  day          date   not null,
  at           timestamptz not null,
  by           bigint not null references person,
  primary key (advisory, organisation, day)
);

-- A letter to the body above those that did not answer in spite of reminders.
create table advisory_letter (
  id           bigint generated always as identity primary key,
  advisory     bigint  not null references advisory_issue,
  organisation bigint  not null references organisation,      -- to whom
  day          date    not null,
  at           timestamptz not null,
  by           bigint  not null references person,
  bodies       integer not null,
  pdf          bytea   not null,
  unique (advisory, organisation, day)
);

alter table advisory_reach enable row level security;
create policy within_scope on advisory_reach using (
  current_setting('khien.scope_from', true) = '/'
  or organisation in (select o.id
                        from organisation o
                       where o.path >= current_setting('khien.scope_from', true) collate "C"
                         and o.path < current_setting('khien.scope_to', true) collate "C"));
alter table advisory enable row level security;
create policy reached on advisory using (
  current_setting('khien.scope_from', true) = '/'
  or exists (select from advisory_reach r where r.advisory = advisory.id));
alter table advisory_answer enable row level security;
create policy within_scope on advisory_answer using (
  current_setting('khien.scope_from', true) = '/'
  or exists (select from advisory_reach r where r.id = advisory_answer.reach));
alter table advisory_letter enable row level security;
create policy within_scope on advisory_letter using (may_see(organisation));
