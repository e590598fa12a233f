-- Those who serve the public online: organisations of the register, with their field, their seat, their services and what
-- they declare. Who may see them: the body that manages them and all above it, the province of their seat, and the
-- ministry of their field.
create table provider (
  organisation bigint primary key references organisation,
  sector       text   not null,
  territory    bigint references organisation,                -- province of the seat
  website      text   not null default '',
  enrolled_at  timestamptz not null,
  enrolled_by  bigint references person                       -- null: by invitation
);
create index provider_sector on provider (sector, organisation);
create index provider_territory on provider (territory);

create table provider_invitation (
  id           bigint generated always as identity primary key,
  token_hash   bytea  not null unique,                        -- the token itself is shown once and not kept
  organisation bigint not null references organisation,       -- who invites and will manage
  name         text   not null,
  sector       text   not null,
  territory    bigint references organisation,
  provider     bigint references organisation,                -- enrolled already: only an account is wanted
  created_at   timestamptz not null,
  created_by   bigint not null references person,
  expires_at   timestamptz not null,
  used_at      timestamptz
);
create index provider_invitation_organisation on provider_invitation (organisation, id);

create table provider_service (
  id            bigint generated always as identity primary key,
  provider      bigint  not null references provider,
  name          text    not null,
  address       text    not null default '',
  users         bigint  not null check (users >= 0),
  data_subjects bigint  not null check (data_subjects >= 0),
  personal_data boolean not null,
  level         smallint check (level between 1 and 5),       -- approved level of its system, null: none
  since         timestamptz not null,
  ended_at      timestamptz
);
create index provider_service_provider on provider_service (provider, id);

-- Append-only: the latest of a duty stands.
create table provider_declaration (
  id              bigint generated always as identity primary key,
  provider        bigint not null references provider,
  duty            text   not null,
  value           text   not null check (value in ('met', 'partly', 'not_met')),
  note            text   not null,
  evidence_name   text,
  evidence_type   text,
  evidence_sha256 text,
  at              timestamptz not null,
  by              bigint not null references person
);
create index provider_declaration_duty on provider_declaration (provider, duty, id desc);

create function may_see_provider(org bigint, territory bigint, sector text) returns boolean
language sql stable as $$
  select may_see(org)
      or (territory is not null and may_see(territory))
      or sector = any (string_to_array(coalesce(current_setting('khien.fields', true), ''), ','))
$$;

alter table provider enable row level security;
create policy within_sight on provider using (may_see_provider(organisation, territory, sector));
alter table provider_invitation enable row level security;
create policy within_scope on provider_invitation using (may_see(organisation));
alter table provider_service enable row level security;
create policy within_sight on provider_service
  using (current_setting('khien.scope_from', true) = '/'
         or exists (select from provider p where p.organisation = provider));
alter table provider_declaration enable row level security;
create policy within_sight on provider_declaration
  using (current_setting('khien.scope_from', true) = '/'
         or exists (select from provider p where p.organisation = provider));
