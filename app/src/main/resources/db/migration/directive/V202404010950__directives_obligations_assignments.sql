-- A directive is a document first: clauses keep their place in its text; obligations rest on words of a clause.
create table directive (
  id           bigint generated always as identity primary key,
  number       text,                              -- '33/CĐ-TTg'; null while not read or not given
  kind         text not null check (kind in ('dispatch', 'instruction', 'letter', 'plan', 'resolution', 'party_instruction', 'other')),
  title        text not null,
  issuer       text not null,
  signed_on    date,
  effective_on date,
  body         text not null,
  source_name  text not null,
  source_type  text not null,
  source_bytes bytea not null,
  created_at   timestamptz not null,
  created_by   bigint not null references person,
  created_for  bigint not null references organisation
);

-- State is a row: a directive is in force because an issuance exists.
create table issuance (
  directive bigint primary key references directive,
  at        timestamptz not null,
  by        bigint not null references person
);

create table clause (
  id           bigint generated always as identity primary key,
  directive    bigint  not null references directive on delete cascade,
  position     integer not null,
  number       text,
  text         text    not null,
  start_offset integer not null,                  -- characters into directive.body
  end_offset   integer not null,
  unique (directive, position)
);

create table obligation (
  id             bigint generated always as identity primary key,
  directive      bigint  not null references directive on delete cascade,
  clause         bigint  not null references clause on delete cascade,
  position       integer not null,
  quote          text    not null check (quote <> ''),
  duty           text    not null,
  kind           text    not null check (kind in ('once', 'standing', 'ratio', 'event')),
  recipient      bigint references organisation,
  recipient_name text,
  due_rule       text    not null check (due_rule in ('before', 'by', 'within', 'every', 'none')),
  due_date       date,
  due_instant    timestamptz,                     -- the first instant that is late
  due_quote      text,
  review         boolean not null default false,  -- asks for the review of systems: its result is a submission
  unique (directive, position)
);

create table addressee (
  id           bigint generated always as identity primary key,
  obligation   bigint  not null references obligation on delete cascade,
  kind         text    not null check (kind in ('organisation', 'class', 'open')),
  organisation bigint references organisation,
  class        text,                              -- code of the class
  name         text    not null,
  quote        text    not null,
  excluded     boolean not null default false
);
create index addressee_obligation on addressee (obligation);

create table legal_basis (
  obligation bigint  not null references obligation on delete cascade,
  position   integer not null,
  document   text    not null,
  quote      text    not null,
  primary key (obligation, position)
);

create table assignment (
  id           bigint generated always as identity primary key,
  obligation   bigint not null references obligation,
  organisation bigint not null references organisation,
  parent       bigint references assignment,      -- passed down from
  due          timestamptz,                       -- the first instant that is late
  received_at  timestamptz not null,
  assigned_by  bigint not null references person,
  note         text not null default '',
  unique (obligation, organisation)
);
create index assignment_organisation on assignment (organisation);
create index assignment_parent on assignment (parent);

create table acknowledgement (
  assignment bigint primary key references assignment,
  at         timestamptz not null,
  by         bigint not null references person
);

create table fulfilment (
  assignment bigint primary key references assignment,
  at         timestamptz not null,
  by         bigint not null references person,
  how        text not null                        -- what stands for it: 'submission:<id>' or words
);

-- A reminder goes out at most once a day for each assignment.
create table reminder (
  assignment bigint not null references assignment,
  day        date   not null,
  at         timestamptz not null,
  by         bigint not null references person,
  primary key (assignment, day)
);
