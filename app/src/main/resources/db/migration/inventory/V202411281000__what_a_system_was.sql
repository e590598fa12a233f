-- What a system was, from when on: one row for each change, whichever way it came, so that an incident can be read with
-- the level and the dossier of its instant. Append-only: rows come from the triggers alone.
create table system_history (
  id               bigint generated always as identity primary key,
  system           bigint  not null references information_system,
  since            timestamptz not null,
  name             text    not null,
  owner            bigint  not null references organisation,
  operator         text    not null,
  personal_data    boolean not null,
  level            smallint,
  dossier          text    not null,
  dossier_number   text,
  dossier_date     date,
  plan_carried_out boolean not null,
  retired          boolean not null
);
create index system_history_system on system_history (system, since desc, id desc);

create function keep_system_history() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into system_history (system, since, name, owner, operator, personal_data, level, dossier, dossier_number,
                              dossier_date, plan_carried_out, retired)
  select id, updated_at, name, owner, operator, personal_data, level, dossier, dossier_number, dossier_date,
         plan_carried_out, retired_at is not null
    from written;
  return null;
end $$;
create trigger system_history_of_new after insert on information_system
  referencing new table as written for each statement execute function keep_system_history();
create trigger system_history_of_changed after update on information_system
  referencing new table as written for each statement execute function keep_system_history();

-- What was there before stands from its last change on: earlier states are not known, and are not made up.
insert into system_history (system, since, name, owner, operator, personal_data, level, dossier, dossier_number,
                            dossier_date, plan_carried_out, retired)
select id, updated_at, name, owner, operator, personal_data, level, dossier, dossier_number, dossier_date,
       plan_carried_out, retired_at is not null
  from information_system;

alter table system_history enable row level security;
create policy within_scope on system_history
  using (current_setting('khien.scope_from', true) = '/'
         or exists (select from information_system s where s.id = system));
