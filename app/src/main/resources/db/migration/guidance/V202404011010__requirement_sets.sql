-- Guidance is shipped data: requirement sets by edition. Positions are fixed for ever and only appended.
create table guidance (
  id         bigint generated always as identity primary key,
  key        text not null,
  edition    integer not null,
  title_vi   text not null,
  title_en   text not null,
  valid_from date not null,
  valid_to   date,
  unique (key, edition)
);
create table requirement_group (
  guidance bigint  not null references guidance,
  code     text    not null,
  position integer not null,
  name_vi  text    not null,
  name_en  text    not null,
  side     text    not null,
  primary key (guidance, code)
);
create table requirement (
  guidance   bigint   not null references guidance,
  position   smallint not null,                   -- index of its byte in assessment.answers
  code       text     not null,
  group_code text     not null,
  levels     smallint[] not null,
  weight     smallint not null,
  text_vi    text     not null,
  text_en    text     not null,
  evidence   text[]   not null,
  mappings   jsonb    not null,
  source     text     not null,
  source_mark text    not null,
  primary key (guidance, position),
  unique (guidance, code),
  foreign key (guidance, group_code) references requirement_group (guidance, code)
);
