-- Who may sign in, and in which role for which organisation, from when to when.
create table account (
  id            bigint generated always as identity primary key,
  login         text not null unique,
  person        bigint not null references person,
  password_hash text not null,
  disabled_at   timestamptz,
  created_at    timestamptz not null
);

create table role_grant (
  id           bigint generated always as identity primary key,
  person       bigint not null references person,
  role         text   not null check (role in ('issuer', 'analyst', 'head', 'focal_point', 'system_owner', 'administrator')),
  organisation bigint not null references organisation,
  valid_from   date   not null,
  valid_to     date,
  unique (person, role, organisation, valid_from)
);
create index role_grant_person on role_grant (person);

create table sign_in_failure (
  login text        not null,
  at    timestamptz not null
);
create index sign_in_failure_login on sign_in_failure (login, at);

-- API tokens: only the SHA-256 of the token is kept.
create table api_token (
  hash       bytea primary key,
  account    bigint not null references account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);

-- Sessions live in the database, so that nodes are equal (tables of Spring Session JDBC).
create table spring_session (
  primary_id            char(36) not null primary key,
  session_id            char(36) not null unique,
  creation_time         bigint   not null,
  last_access_time      bigint   not null,
  max_inactive_interval int      not null,
  expiry_time           bigint   not null,
  principal_name        varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);
create table spring_session_attributes (
  session_primary_id char(36)     not null references spring_session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  primary key (session_primary_id, attribute_name)
);

-- The second wall: row-level security reads the range of paths that the present transaction may see.
create function may_see(org bigint) returns boolean
language sql stable as $$
  select current_setting('khien.scope_from', true) = '/'
      or exists (select from organisation o
                  where o.id = org
                    and o.path >= current_setting('khien.scope_from', true) collate "C"
                    and o.path < current_setting('khien.scope_to', true) collate "C")
$$;
