-- In-app notices to an organisation's people. The text is made from the key at the edge, in the reader's language.
create table notice (
  id           bigint generated always as identity primary key,
  organisation bigint not null references organisation,
  at           timestamptz not null,
  text_key     text   not null,
  args         text[] not null default '{}',
  link         text   not null
);
create index notice_organisation on notice (organisation, id desc);
create table notice_read (
  notice bigint not null references notice,
  person bigint not null references person,
  at     timestamptz not null,
  primary key (notice, person)
);
