-- Inspections: the plan, the team, what was found on site, minutes, remedies, conclusions, and violations to the end.
-- What happened is rows with who and when; stages and states are derived from them. Locks nothing that exists, but for
-- the policy that is added to information_system.
create table inspection_counter (                             -- numbers without gaps, by year
  year integer primary key,
  last integer not null
);

create table inspection (
  id         bigint generated always as identity primary key,
  year       integer not null,
  number     integer not null check (number > 0),
  ordered_by bigint  not null references organisation,
  body       bigint  not null references organisation,
  reason     text    not null check (reason in ('directive', 'risk', 'complaint', 'incident')),
  detail     text    not null,
  because    text[]  not null,                                -- reasons of the proposal, 'code:count'; empty: by hand
  starts_on  date    not null,
  ends_on    date    not null,
  planned_at timestamptz not null,
  planned_by bigint  not null references person,
  form       uuid    not null,                                -- made with the form: a second click plans nothing
  unique (year, number),
  unique (form, body),
  check (ends_on >= starts_on)
);
create index inspection_body on inspection (body, id);

create table inspection_system (
  inspection bigint not null references inspection,
  system     bigint not null references information_system,
  primary key (inspection, system)
);
create index inspection_system_system on inspection_system (system);

create table inspection_member (
  inspection   bigint  not null references inspection,
  person       bigint  not null references person,
  organisation bigint  not null references organisation,      -- for which the member takes part
  lead         boolean not null,
  primary key (inspection, person)
);
create unique index inspection_one_lead on inspection_member (inspection) where lead;
create index inspection_member_person on inspection_member (person, inspection);

create table inspection_step (
  inspection bigint not null references inspection,
  step       text   not null check (step in ('announced', 'opened', 'site_ended', 'closed')),
  at         timestamptz not null,
  by         bigint not null references person,
  primary key (inspection, step)
);

create table inspection_document (
  inspection bigint not null references inspection,
  kind       text   not null check (kind in ('letter', 'minutes', 'conclusion')),
  pdf        bytea  not null,
  at         timestamptz not null,
  by         bigint not null references person,
  primary key (inspection, kind)
);

-- A finding keeps for good what the body had answered when it was recorded.
create table finding (
  id             bigint generated always as identity primary key,
  inspection     bigint   not null references inspection,
  number         smallint not null check (number > 0),
  client_id      uuid     not null,                           -- made by the device: nothing is recorded twice
  system         bigint   references information_system,
  assessment     bigint   references assessment,
  requirement    smallint,
  claimed        smallint check (claimed between 0 and 4),
  grade          text     not null check (grade in ('violation', 'weakness', 'advice')),
  title          text     not null,
  words          text     not null,
  document       text     not null,                           -- code in the legal library; empty for advice without a basis
  article        text     not null,
  due_on         date,
  device_at      timestamptz,                                 -- what the device's clock said
  device_ahead   integer,                                     -- seconds by which that clock was measured to be ahead
  received_at    timestamptz not null,
  by             bigint   not null references person,
  came_late      boolean  not null,
  unique (inspection, number),
  unique (inspection, client_id),
  check ((requirement is null) = (assessment is null)),
  check (grade = 'advice' or (document <> '' and due_on is not null))
);
create index finding_answer on finding (assessment, requirement);
create index finding_system on finding (system);
create index finding_document on finding (document, article);

-- The inspectors looked, and it was as the body had said.
create table site_check (
  inspection  bigint   not null references inspection,
  client_id   uuid     not null,
  assessment  bigint   not null references assessment,
  requirement smallint not null,
  received_at timestamptz not null,
  by          bigint   not null references person,
  primary key (inspection, client_id),
  unique (inspection, assessment, requirement)
);
create index site_check_answer on site_check (assessment, requirement);

create table finding_photograph (
  id           bigint generated always as identity primary key,
  finding      bigint  not null references finding,
  client_id    uuid    not null,
  sha256       text    not null,                              -- of the picture as it was drawn anew
  media_type   text    not null,
  had_location boolean not null,                              -- a place was in the file handed in; it was not kept
  received_at  timestamptz not null,
  by           bigint  not null references person,
  unique (finding, client_id)
);

-- What a device sent after the work on site had ended: refused, and kept until the lead has decided.
create table late_entry (
  id           bigint generated always as identity primary key,
  inspection   bigint  not null references inspection,
  client_id    uuid    not null,
  entry        jsonb   not null,
  device_at    timestamptz not null,
  device_ahead integer not null,
  received_at  timestamptz not null,
  by           bigint  not null references person,
  decided_at   timestamptz,
  decided_by   bigint  references person,
  accepted     boolean,
  unique (inspection, client_id),
  check ((decided_at is null) = (accepted is null))
);

create table minutes_signature (
  inspection bigint not null references inspection,
  side       text   not null check (side in ('team', 'body')),
  at         timestamptz not null,
  by         bigint not null references person,
  pdf        bytea  not null,                                 -- with this signature and those before it
  primary key (inspection, side)
);
create table minutes_refusal (
  inspection bigint primary key references inspection,
  at         timestamptz not null,
  by         bigint not null references person,
  reason     text   not null
);

create table conclusion_word (
  id         bigint generated always as identity primary key,
  inspection bigint not null references inspection,
  kind       text   not null check (kind in ('draft', 'comment', 'final')),
  words      text   not null,
  at         timestamptz not null,
  by         bigint not null references person
);
create unique index conclusion_word_once on conclusion_word (inspection, kind) where kind <> 'comment';

create table remedy_step (
  id          bigint generated always as identity primary key,
  finding     bigint not null references finding,
  kind        text   not null check (kind in ('progress', 'proof', 'confirmed', 'returned', 'extended')),
  words       text   not null,
  percent     smallint check (percent between 0 and 100),
  due_on      date,
  file_name   text,
  file_type   text,
  file_sha256 text,
  at          timestamptz not null,
  by          bigint not null references person,
  check ((kind = 'extended') = (due_on is not null))
);
create index remedy_step_finding on remedy_step (finding, id);

create table violation (
  finding bigint primary key references finding,
  act     text   not null,                                    -- code in sanctions.yaml
  act_on  date   not null,                                    -- decides which decree holds
  subject text   not null check (subject in ('organisation', 'individual')),
  at      timestamptz not null,
  by      bigint not null references person
);

-- The bracket that was looked up is kept with the decision; a fine outside it cannot be stored.
create table sanction_decision (
  violation    bigint primary key references violation,
  number       text   not null unique,
  decided_on   date   not null,
  fine         bigint not null check (fine >= 0),             -- dong
  bracket_from bigint,
  bracket_to   bigint,
  by_hand      text   not null,                               -- basis checked by a person where no bracket is known
  at           timestamptz not null,
  by           bigint not null references person,
  check ((bracket_from is null) = (bracket_to is null)),
  check (fine between bracket_from and bracket_to),
  check (bracket_from is not null or by_hand <> '')
);
create table sanction_appeal (
  violation bigint primary key references sanction_decision,
  words     text   not null,
  at        timestamptz not null,
  by        bigint not null references person
);
create table appeal_answer (
  violation bigint primary key references sanction_appeal,
  upheld    boolean not null,                                 -- false: the decision was withdrawn
  words     text   not null,
  at        timestamptz not null,
  by        bigint not null references person
);
create table sanction_payment (
  violation bigint primary key references sanction_decision,
  paid_on   date   not null,
  reference text   not null,
  at        timestamptz not null,
  by        bigint not null references person
);
create table violation_closing (
  violation bigint primary key references violation,
  at        timestamptz not null,
  by        bigint not null references person
);

-- The grant of a team: exactly the bodies and systems of an own inspection, from its opening to its end. Only the room of
-- inspections says who inspects in a transaction. The functions read as their owner, so that policies do not go in circles.
create function inspecting_person() returns bigint
language sql stable as $$
  select nullif(current_setting('khien.inspector', true), '')::bigint
$$;

create function may_inspect(which bigint) returns boolean
language sql stable security definer set search_path = public as $$
  select inspecting_person() is not null
     and exists (select from inspection_member m
                   join inspection_step o on o.inspection = m.inspection and o.step = 'opened'
                  where m.inspection = which
                    and m.person = inspecting_person()
                    and not exists (select from inspection_step c where c.inspection = which and c.step = 'closed'))
$$;

create function may_inspect_system(which bigint) returns boolean
language sql stable security definer set search_path = public as $$
  select inspecting_person() is not null
     and exists (select from inspection_system s where s.system = which and may_inspect(s.inspection))
$$;

create function has_step(which bigint, wanted text) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from inspection_step s where s.inspection = which and s.step = wanted)
$$;

-- Whether a person was ever of the team: to keep what a device sends too late, and to show nothing.
create function was_of_team(which bigint) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from inspection_member m
                   join inspection_step o on o.inspection = m.inspection and o.step = 'opened'
                  where m.inspection = which and m.person = inspecting_person())
$$;

-- Policies are asked in the order of their names: the wall of the scope first, and this one costs others nothing.
create policy within_team on information_system for select
  using (coalesce(current_setting('khien.inspector', true), '') <> '' and may_inspect_system(id));

alter table inspection enable row level security;
create policy within_sight on inspection
  using (current_setting('khien.scope_from', true) = '/'
         or may_inspect(id)
         or (has_step(id, 'announced') and may_see(body)));

alter table inspection_system enable row level security;
create policy within_sight on inspection_system using (exists (select from inspection i where i.id = inspection));
alter table inspection_member enable row level security;
create policy within_sight on inspection_member using (exists (select from inspection i where i.id = inspection));
alter table inspection_step enable row level security;
create policy within_sight on inspection_step using (exists (select from inspection i where i.id = inspection));
alter table inspection_document enable row level security;
create policy within_sight on inspection_document using (exists (select from inspection i where i.id = inspection));
alter table minutes_signature enable row level security;
create policy within_sight on minutes_signature using (exists (select from inspection i where i.id = inspection));
alter table minutes_refusal enable row level security;
create policy within_sight on minutes_refusal using (exists (select from inspection i where i.id = inspection));
alter table conclusion_word enable row level security;
create policy within_sight on conclusion_word using (exists (select from inspection i where i.id = inspection));

-- The body sees what was found when the work on site has ended.
alter table finding enable row level security;
create policy within_sight on finding
  using (current_setting('khien.scope_from', true) = '/'
         or may_inspect(inspection)
         or (has_step(inspection, 'site_ended') and exists (select from inspection i where i.id = inspection)));
alter table site_check enable row level security;
create policy within_sight on site_check
  using (current_setting('khien.scope_from', true) = '/'
         or may_inspect(inspection)
         or (has_step(inspection, 'site_ended') and exists (select from inspection i where i.id = inspection)));
alter table late_entry enable row level security;
create policy within_sight on late_entry
  using (current_setting('khien.scope_from', true) = '/' or may_inspect(inspection)
         or (by = inspecting_person() and was_of_team(inspection)));

alter table finding_photograph enable row level security;
create policy within_sight on finding_photograph using (exists (select from finding f where f.id = finding));
alter table remedy_step enable row level security;
create policy within_sight on remedy_step using (exists (select from finding f where f.id = finding));
alter table violation enable row level security;
create policy within_sight on violation using (exists (select from finding f where f.id = finding));
alter table sanction_decision enable row level security;
create policy within_sight on sanction_decision using (exists (select from violation v where v.finding = violation));
alter table sanction_appeal enable row level security;
create policy within_sight on sanction_appeal using (exists (select from violation v where v.finding = violation));
alter table appeal_answer enable row level security;
create policy within_sight on appeal_answer using (exists (select from violation v where v.finding = violation));
alter table sanction_payment enable row level security;
create policy within_sight on sanction_payment using (exists (select from violation v where v.finding = violation));
alter table violation_closing enable row level security;
create policy within_sight on violation_closing using (exists (select from violation v where v.finding = violation));
