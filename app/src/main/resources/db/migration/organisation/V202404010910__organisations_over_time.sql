-- Organisations as a tree over time. "path" is the present place in the tree: '/1/42/' lies under '/1/'.
create table organisation (
  id             bigint generated always as identity primary key,
  key            text not null unique,            -- stable key of the shipped data ('p63-HNI')
  code           text not null,                   -- working code; unique at any one date
  kind           text not null,
  name_vi        text not null,
  name_en        text not null,
  search         text not null,                   -- folded: no case, no marks, d for đ
  head_title_vi  text,
  head_title_en  text,
  series         text,                            -- '63' or '34' for provinces
  sector         text,
  addressee_class text,                           -- class by which directives name it
  path           text collate "C" not null,
  valid_from     date,
  valid_to       date,                            -- last day, inclusive
  mark           text not null                    -- how far the row was checked against a source
);
create unique index organisation_path on organisation (path);
create index organisation_code on organisation (code);
create extension if not exists pg_trgm;
create index organisation_search on organisation using gin (search gin_trgm_ops);
create extension if not exists btree_gist;
alter table organisation add constraint organisation_code_at_a_date
  exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&);

-- Where an organisation stood, and what it was called, from when to when.
create table organisation_version (
  organisation bigint not null references organisation,
  valid_from   date   not null,                   -- '0001-01-01' where the beginning is not known
  valid_to     date,
  parent       bigint references organisation,
  path         text collate "C" not null,
  name_vi      text not null,
  name_en      text not null,
  primary key (organisation, valid_from)
);
create index organisation_version_path on organisation_version (path);
create index organisation_version_parent on organisation_version (parent);

create table succession (
  predecessor bigint not null references organisation,
  successor   bigint not null references organisation,
  kind        text   not null check (kind in ('continues', 'merged_into', 'renamed', 'moved', 'function_moved')),
  note        text,
  primary key (predecessor, successor, kind)
);

create table person (
  id     bigint generated always as identity primary key,
  name   text not null,
  search text not null
);

create table appointment (
  id           bigint generated always as identity primary key,
  person       bigint not null references person,
  organisation bigint not null references organisation,
  position     text   not null check (position in ('head', 'focal_point')),
  title_vi     text   not null,
  title_en     text   not null,
  valid_from   date   not null,
  valid_to     date
);
create index appointment_organisation on appointment (organisation, position);
alter table appointment add constraint one_head_at_a_time
  exclude using gist (organisation with =, daterange(valid_from, valid_to, '[]') with &&) where (position = 'head');
