-- What runs in a system: products with their versions. Vendor and product are made one key when they are entered, and
-- the version one text that sorts as versions do, so that matching is equality and comparison on indexes.
-- Locks nothing that is in use: the tables are new.
create table product_alias (
  alias text primary key,                                     -- key as folded from what was typed
  key   text not null                                         -- key that stands for it
);

create table system_product (
  id          bigint generated always as identity primary key,
  system      bigint not null references information_system,
  vendor      text   not null,                                -- as entered; empty: not known
  name        text   not null,
  version     text   not null default '',                     -- as entered; empty: not known
  key         text   collate "C" not null,
  version_key text   collate "C",                             -- null: no version
  origin      text   not null check (origin in ('form', 'excel', 'cyclonedx')),
  since       timestamptz not null,
  entered_by  bigint not null references person,
  ended_at    timestamptz,
  ended_by    bigint references person
);
create unique index system_product_once on system_product (system, key, version) where ended_at is null;
create index system_product_key on system_product (key, version_key) include (system) where ended_at is null;

alter table system_product enable row level security;
create policy within_scope on system_product using (
  (select current_setting('khien.scope_from', true)) = '/'   -- asked once, not for each of a million rows
  or system in (select id from information_system));

-- An upload that was read and compared, waiting for confirmation. Nothing of it is in the register before.
create table product_import (
  id           bigint generated always as identity primary key,
  organisation bigint not null references organisation,
  person       bigint not null references person,
  at           timestamptz not null,
  file_name    text   not null,
  rows         integer not null default 0,
  problems     jsonb  not null default '[]',
  confirmed_at timestamptz
);
create table product_import_row (
  import      bigint  not null references product_import on delete cascade,
  row         integer not null,
  system      bigint  not null references information_system,
  vendor      text    not null,
  name        text    not null,
  version     text    not null,
  key         text    collate "C" not null,
  version_key text    collate "C",
  ends        boolean not null,
  product     bigint,                                         -- the product in the register that the row means
  change      text    not null default 'added' check (change in ('added', 'changed', 'ended', 'unchanged')),
  primary key (import, row)
);
