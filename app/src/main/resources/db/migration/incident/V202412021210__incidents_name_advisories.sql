-- An advisory that has to do with an incident, as the body or who coordinates says. Locks nothing that is in use: the
-- table is new.
create table incident_advisory (
  incident bigint not null references incident,
  advisory bigint not null references advisory_issue,
  at       timestamptz not null,
  by       bigint not null references person,
  primary key (incident, advisory)
);
create index incident_advisory_advisory on incident_advisory (advisory);
alter table incident_advisory enable row level security;
create policy within_sight on incident_advisory using (may_see_whole_incident(incident));
