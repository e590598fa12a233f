-- A head may let a deputy sign for a period (ký thay, Decree 30/2020 art. 13). The right itself is a grant of the same
-- days; this row says for whom, and under which title the documents name the deputy.
create table signing_delegation (
  id           bigint generated always as identity primary key,
  organisation bigint not null references organisation,
  head         bigint not null references person,
  deputy       bigint not null references person,
  title_vi     text   not null check (title_vi <> ''),
  valid_from   date   not null,
  valid_to     date   not null,
  at           timestamptz not null,
  taken_back   timestamptz,
  check (valid_from <= valid_to),
  check (head <> deputy)
);
create unique index signing_delegation_once on signing_delegation (organisation, deputy, valid_from)
 where taken_back is null;
