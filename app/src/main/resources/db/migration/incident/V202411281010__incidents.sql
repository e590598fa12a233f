-- Incidents: told by anyone, given a place by a coordinator, reported by the body, closed when the coordinator holds the
-- closing report. What was said stays: reports, receipts, gradings and words are append-only.

-- The last number of each year; a row that is locked, so that numbers have no gaps.
create table incident_number (
  year integer primary key,
  last integer not null
);

create table incident (
  id               bigint generated always as identity primary key,
  code             text   not null unique check (code ~ '^SC-[0-9]{4}-[0-9]{4,}$'),
  once_hash        bytea  not null unique,              -- of the form that told it: a double post finds the first
  key_hash         bytea  unique,                       -- of the key by which who did not sign in follows it
  told_at          timestamptz not null,
  told_by          bigint references person,            -- null: told without signing in
  detected_at      timestamptz,                         -- as last stated; null: not known yet
  organisation     bigint references organisation,      -- the body that it befell; null: no place yet
  placed_at        timestamptz,
  placed_by        bigint references person,
  personal_data_at timestamptz,                         -- when it was first stated that personal data are involved
  dismissed_at     timestamptz,
  dismissed_by     bigint references person,
  dismissed_words  text,
  merged_into      bigint references incident,
  merged_at        timestamptz,
  merged_by        bigint references person,
  check ((told_by is null) = (key_hash is not null)),
  check ((organisation is null) = (placed_at is null)),
  check ((dismissed_at is null) = (dismissed_words is null)),
  check ((merged_into is null) = (merged_at is null)),
  check (merged_into <> id)
);
create index incident_organisation on incident (organisation, id desc);
create index incident_merged on incident (merged_into) where merged_into is not null;
-- The inbox: told, without a place. It is bounded, so counting it stays cheap.
create index incident_inbox on incident (id) where organisation is null and dismissed_at is null and merged_into is null;

create table incident_system (
  incident bigint not null references incident,
  system   bigint not null references information_system,
  at       timestamptz not null,
  by       bigint not null references person,
  primary key (incident, system)
);
create index incident_system_system on incident_system (system);

-- One law's report to one authority. A tip is what somebody told who is not the body.
create table incident_report (
  id           bigint generated always as identity primary key,
  incident     bigint not null references incident,
  part         text   not null check (part in ('network', 'personal_data')),
  kind         text   not null check (kind in ('tip', 'first', 'progress', 'closing')),
  once_hash    bytea  not null unique,
  content      jsonb  not null,
  contact      text   not null default '',
  at           timestamptz not null,
  by           bigint references person,
  organisation bigint references organisation,
  check ((by is null) = (kind = 'tip'))
);
create index incident_report_incident on incident_report (incident, id);

create table incident_receipt (
  report       bigint  not null references incident_report,
  organisation bigint  not null references organisation,
  coordinating boolean not null,                        -- given by the authority that the report's part goes to
  at           timestamptz not null,
  by           bigint  not null references person,
  primary key (report, organisation)
);

-- Whether it is serious in the sense of the law: the latest stands.
create table incident_grading (
  id       bigint  generated always as identity primary key,
  incident bigint  not null references incident,
  serious  boolean not null,
  proposed text    not null check (proposed in ('serious', 'not_serious', 'not_known', 'not_defined')),
  words    text    not null,
  at       timestamptz not null,
  by       bigint  not null references person
);
create index incident_grading_incident on incident_grading (incident, id desc);

create table incident_statement (
  id          bigint generated always as identity primary key,
  incident    bigint not null references incident,
  text_vi     text   not null,
  text_en     text   not null,
  at          timestamptz not null,
  by          bigint not null references person,
  released_at timestamptz,
  released_by bigint references person,
  check ((released_at is null) = (released_by is null))
);
create index incident_statement_incident on incident_statement (incident, id desc);

-- What the head or the ministry says about the record "as it was".
create table incident_word (
  id       bigint generated always as identity primary key,
  incident bigint not null references incident,
  side     text   not null check (side in ('head', 'ministry')),
  words    text   not null,
  at       timestamptz not null,
  by       bigint not null references person
);
create index incident_word_incident on incident_word (incident, id);

create table incident_lesson (
  id          bigint generated always as identity primary key,
  incident    bigint not null references incident,
  title       text   not null,
  words       text   not null,
  audience    text   not null,                          -- 'all', or a class of bodies
  at          timestamptz not null,
  by          bigint not null references person,
  released_at timestamptz,
  released_by bigint references person,
  check ((released_at is null) = (released_by is null))
);
create index incident_lesson_incident on incident_lesson (incident, id desc);
create index incident_lesson_released on incident_lesson (id desc) where released_at is not null;

-- Whether the present transaction belongs to the authority that receives this part of reports today.
create function receives_part(part text) returns boolean
language sql stable as $$
  select part = any (string_to_array(coalesce(current_setting('khien.incident_parts', true), ''), ','))
$$;

-- That an incident is closed is known to every authority that has a part of it, and nothing else of the report that closed
-- it. Reads as its owner, because the closing report may be another law's part.
create function incident_closed_at(wanted bigint) returns timestamptz
language sql stable security definer set search_path = public as $$
  select min(x.at)
    from incident_report r
    join incident_receipt x on x.report = r.id and x.coordinating
   where r.incident = wanted and r.kind = 'closing'
$$;

alter table incident enable row level security;
create policy within_sight on incident using (
  current_setting('khien.scope_from', true) = '/'
  or receives_part('network')
  or personal_data_at is not null and receives_part('personal_data')
  or organisation is not null and may_see(organisation));

-- The whole of an incident: all but an authority that receives another law's part alone.
create function may_see_whole_incident(wanted bigint) returns boolean
language sql stable as $$
  select current_setting('khien.scope_from', true) = '/'
      or receives_part('network')
      or exists (select from incident i where i.id = wanted and i.organisation is not null and may_see(i.organisation))
$$;

alter table incident_system enable row level security;
create policy within_sight on incident_system using (
  current_setting('khien.scope_from', true) = '/' or exists (select from incident i where i.id = incident));
alter table incident_report enable row level security;
create policy within_sight on incident_report using (
  current_setting('khien.scope_from', true) = '/'
  or exists (select from incident i where i.id = incident and i.organisation is not null and may_see(i.organisation))
  or receives_part(part) and exists (select from incident i where i.id = incident));
alter table incident_receipt enable row level security;
create policy within_sight on incident_receipt using (
  current_setting('khien.scope_from', true) = '/' or exists (select from incident_report r where r.id = report));
alter table incident_grading enable row level security;
create policy within_sight on incident_grading using (may_see_whole_incident(incident));
alter table incident_statement enable row level security;
create policy within_sight on incident_statement using (may_see_whole_incident(incident));
alter table incident_word enable row level security;
create policy within_sight on incident_word using (may_see_whole_incident(incident));
alter table incident_lesson enable row level security;
create policy within_sight on incident_lesson using (released_at is not null or may_see_whole_incident(incident));
