-- What a system is stands in the register, with the instant since when; only what it was before is kept beside it. A
-- hundred thousand systems that come by Excel are written once then, not twice. States that are kept already stay.
create or replace function keep_system_history() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into system_history (system, since, name, owner, operator, personal_data, level, dossier, dossier_number,
                              dossier_date, plan_carried_out, retired)
  select id, updated_at, name, owner, operator, personal_data, level, dossier, dossier_number, dossier_date,
         plan_carried_out, retired_at is not null
    from replaced;
  return null;
end $$;
drop trigger system_history_of_new on information_system;
drop trigger system_history_of_changed on information_system;
create trigger system_history_of_changed after update on information_system
  referencing old table as replaced for each statement execute function keep_system_history();
