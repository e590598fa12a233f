-- Where a body stood until it moved, by the clock of the move itself: what was signed or decided before goes by it. One row
-- for each move of a body or of what stands above it, never changed. Creates a table; locks nothing that exists. Of moves
-- before this one the versions of the tree tell the day.
create table organisation_stood (
  id           bigint generated always as identity primary key,
  organisation bigint not null references organisation,
  path         text   not null,
  until        timestamptz not null             -- the first instant at which it stood elsewhere
);
create index organisation_stood_place on organisation_stood (organisation, id);

insert into organisation_stood (organisation, path, until)
select v.organisation, v.path, (v.valid_to + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
  from organisation_version v
  join organisation o on o.id = v.organisation
 where o.moved_xid is not null and v.path <> o.path
   and v.valid_to < (product_now() at time zone 'Asia/Ho_Chi_Minh')::date
 order by v.organisation, v.valid_from;
