-- From the head's signature on, the answers of the organisation and of all below it are read-only, until it opens a
-- replacement. Facts, append-only: the last one of an organisation says how its answers stand. There is no wall on
-- this table: a unit must see that the body above it signed. Creates a table; locks nothing that exists.
create table answer_closing (
  id           bigint generated always as identity primary key,
  directive    bigint not null references directive,
  organisation bigint not null references organisation,
  kind         text   not null check (kind in ('signed', 'reopened')),
  at           timestamptz not null,
  by           bigint not null references person,
  reason       text   not null default '' check (kind = 'signed' or reason <> '')
);
create index answer_closing_last on answer_closing (organisation, directive, id desc);

insert into answer_closing (directive, organisation, kind, at, by)
select s.directive, s.organisation, 'signed', e.received_at, e.signed_by
  from seal e
  join submission s on s.id = e.submission
 order by e.received_at, s.id;
