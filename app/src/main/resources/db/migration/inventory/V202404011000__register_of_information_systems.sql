-- The register of information systems. A level dossier and a carried-out plan are two different facts.
create table information_system (
  id               bigint generated always as identity primary key,
  code             text    not null unique,
  name             text    not null,
  search           text    not null,
  purpose          text    not null default '',
  owner            bigint  not null references organisation,
  operator         text    not null default '',
  people_served    bigint check (people_served >= 0),
  data_subjects    bigint check (data_subjects >= 0),
  personal_data    boolean not null default false,
  online_service   boolean not null default false,
  level            smallint check (level between 1 and 5),
  dossier          text    not null default 'none' check (dossier in ('none', 'drafted', 'appraised', 'approved')),
  dossier_number   text,
  dossier_date     date,
  plan_carried_out boolean not null default false,
  version          integer not null default 1,
  updated_at       timestamptz not null,
  retired_at       timestamptz
);
create index information_system_owner on information_system (owner, code);
create index information_system_search on information_system using gin (search gin_trgm_ops);

create table level_determination (
  id      bigint generated always as identity primary key,
  system  bigint not null references information_system,
  at      timestamptz not null,
  by      bigint not null references person,
  edition text   not null,
  facts   jsonb  not null,
  level   smallint,
  because jsonb  not null
);

-- An upload that was read and compared, waiting for confirmation. Nothing of it is in the register before.
create table system_import (
  id           bigint generated always as identity primary key,
  organisation bigint not null references organisation,
  person       bigint not null references person,
  at           timestamptz not null,
  file_name    text   not null,
  rows         integer not null,
  added        integer not null,
  changed      integer not null,
  unchanged    integer not null,
  problems     jsonb  not null,
  confirmed_at timestamptz
);
create table system_import_row (
  import   bigint  not null references system_import on delete cascade,
  row      integer not null,
  change   text    not null check (change in ('added', 'changed', 'unchanged')),
  before   jsonb,
  after    jsonb   not null,
  primary key (import, row)
);

alter table information_system enable row level security;
create policy within_scope on information_system using (may_see(owner));
