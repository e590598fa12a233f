-- Signs by which a body finds out that it was attacked, as an advisory gives them. They belong to the draft and are not
-- changed once it is issued. Locks nothing that is in use: the table is new.
create table advisory_indicator (
  advisory bigint  not null references advisory on delete cascade,
  position integer not null,
  type     text    not null check (type in ('ipv4', 'ipv6', 'domain', 'url', 'sha256', 'email', 'file')),
  value    text    not null check (value <> ''),
  note     text    not null,
  primary key (advisory, position)
);
alter table advisory_indicator enable row level security;
create policy reached on advisory_indicator using (
  current_setting('khien.scope_from', true) = '/' or exists (select from advisory a where a.id = advisory));
