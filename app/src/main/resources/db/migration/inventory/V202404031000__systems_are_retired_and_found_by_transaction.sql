-- A system goes out of use with words that say why; its assessments and sealed results stay.
alter table information_system add column retired_words text;
alter table information_system add constraint retired_with_words check ((retired_at is null) = (retired_words is null));

-- Who counts from memory catches up with systems that were retired or got another owner, as with changed answers.
alter table information_system add column xid xid8 not null default pg_current_xact_id();
create index information_system_xid on information_system (xid);
create function information_system_changed() returns trigger
language plpgsql as $$
begin
  new.xid := pg_current_xact_id();
  return new;
end $$;
create trigger information_system_changed before update on information_system
  for each row execute function information_system_changed();
