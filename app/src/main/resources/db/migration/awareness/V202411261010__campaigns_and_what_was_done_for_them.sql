-- A campaign is an order to spread something; what bodies did for it are placements. Reach and cost come from placements
-- whose evidence somebody checked: nothing of that is stored as a sum.
create table campaign (
  id           bigint generated always as identity primary key,
  organisation bigint not null references organisation,      -- who orders it
  title_vi     text   not null,
  title_en     text   not null,
  goal         text   not null,
  audience     text   not null,
  messages     text   not null,
  channels     text[] not null,
  reach_goal   bigint not null check (reach_goal > 0),       -- people
  budget       bigint not null check (budget >= 0),          -- dong
  starts_on    date   not null,
  ends_on      date   not null check (ends_on >= starts_on),
  ordered_at   timestamptz not null,
  ordered_by   bigint not null references person,
  published_at timestamptz
);

create table material (
  id       bigint generated always as identity primary key,
  campaign bigint not null references campaign,
  kind     text   not null check (kind in ('article', 'picture', 'video', 'audio', 'leaflet', 'other')),
  title    text   not null,
  licence  text   not null
);
create index material_campaign on material (campaign, id);

-- Versions are only ever added.
create table material_version (
  material   bigint  not null references material,
  version    integer not null,
  name       text    not null,
  media_type text    not null,                               -- by content, not by name
  bytes      bigint  not null,
  sha256     text    not null,
  at         timestamptz not null,
  by         bigint  not null references person,
  primary key (material, version)
);

-- Who was asked, and who took it up.
create table take_up (
  campaign     bigint not null references campaign,
  organisation bigint not null references organisation,
  asked_at     timestamptz not null,
  taken_at     timestamptz,
  taken_by     bigint references person,
  primary key (campaign, organisation)
);
create index take_up_organisation on take_up (organisation, campaign);

create table campaign_reminder (
  campaign     bigint not null references campaign,
  organisation bigint not null references organisation,
  day          date   not null,
  by           bigint not null references person,
  primary key (campaign, organisation, day)                  -- at most once a day
);

create table placement (
  id              bigint generated always as identity primary key,
  campaign        bigint not null references campaign,
  organisation    bigint not null references organisation,
  material        bigint references material,
  channel         text   not null,
  happened_on     date   not null,
  broadcast_at    text   not null default '',                -- time and programme
  link            text   not null default '',
  audience        bigint not null check (audience >= 0),
  audience_source text   not null default '',
  cost            bigint not null check (cost >= 0),         -- dong
  evidence_name   text,
  evidence_type   text,
  evidence_sha256 text,
  reported_at     timestamptz not null,
  reported_by     bigint not null references person
);
create index placement_campaign on placement (campaign, id);
create index placement_organisation on placement (organisation, campaign);

-- What the ordering side found when it looked at the evidence.
create table placement_check (
  placement bigint primary key references placement,
  counted   bigint not null check (counted >= 0),            -- people; 0 where the evidence does not hold
  note      text   not null default '',
  at        timestamptz not null,
  by        bigint not null references person
);

create table quiz_question (
  campaign   bigint   not null references campaign,
  position   smallint not null,
  text_vi    text     not null,
  text_en    text     not null,
  options_vi text[]   not null,
  options_en text[]   not null,
  correct    smallint not null check (correct >= 0),
  primary key (campaign, position)
);

create table quiz_result (
  campaign     bigint   not null references campaign,
  person       bigint   not null references person,
  organisation bigint   not null references organisation,
  at           timestamptz not null,
  correct      smallint not null,
  questions    smallint not null check (questions >= correct),
  primary key (campaign, person, organisation)               -- the first try counts
);
create index quiz_result_organisation on quiz_result (campaign, organisation);

alter table take_up enable row level security;
create policy within_scope on take_up using (may_see(organisation));
alter table placement enable row level security;
create policy within_scope on placement using (may_see(organisation));
alter table placement_check enable row level security;
create policy within_scope on placement_check
  using (current_setting('khien.scope_from', true) = '/'
         or exists (select from placement p where p.id = placement));
alter table quiz_result enable row level security;
create policy within_scope on quiz_result using (may_see(organisation));
