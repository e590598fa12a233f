-- The exact bytes to be signed are stored before the signature is asked for; nothing is ever overwritten.
create table submission (
  id           bigint generated always as identity primary key,
  directive    bigint not null references directive,
  organisation bigint not null references organisation,
  prepared_at  timestamptz not null,
  prepared_by  bigint not null references person,
  package      bytea  not null,                   -- canonical JSON (RFC 8785)
  sha256       bytea  not null,                   -- of package
  pdf          bytea  not null,                   -- the document to be signed; carries sha256
  missing      jsonb  not null,
  systems      integer not null,
  replaces     bigint references submission
);
create index submission_organisation on submission (organisation, directive);

create table seal (
  submission  bigint primary key references submission,
  signed_by   bigint not null references person,
  declaration text   not null,
  received_at timestamptz not null,               -- the database's clock, inside the transaction
  late_by     interval,                           -- null: in time
  signed_pdf  bytea  not null,
  receipt     bytea  not null unique
);
create index seal_received on seal (received_at);

alter table submission enable row level security;
create policy within_scope on submission using (may_see(organisation));
