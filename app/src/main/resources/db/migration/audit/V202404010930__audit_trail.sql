-- The trail of changes, sign-ins and sensitive reads. Append-only for the application.
create table audit_entry (
  id           bigint generated always as identity primary key,
  at           timestamptz not null,
  person       bigint,
  organisation bigint,
  act          text not null,
  subject      text not null,
  detail       text not null default ''
);
create index audit_entry_subject on audit_entry (subject, id);
create index audit_entry_person on audit_entry (person, id);
