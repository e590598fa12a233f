-- An upload writes up to 100,000 systems of a few owners. The foreign key looked for the owner of every row anew, which
-- took as long as all else of writing it. The same is checked once for each owner of a statement now, with the same lock
-- on it, and the key stays to be read. Takes information_system and organisation exclusively, for as long as it takes to
-- write the catalogue.
alter table information_system alter constraint information_system_owner_fkey not enforced;

-- Whoever looks for an owner keeps it from being deleted until the end of the transaction.
create function owners_are_there() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  named bigint[] := array(select distinct w.owner from written w);
  found bigint[];
begin
  found := array(select o.id from organisation o where o.id = any (named) for key share);
  if cardinality(found) < cardinality(named) then
    raise foreign_key_violation using
      message = 'a system needs an owner that is an organisation',
      table = 'information_system', constraint = 'information_system_owner_fkey';
  end if;
  return null;
end $$;
create trigger owners_of_new after insert on information_system
  referencing new table as written for each statement execute function owners_are_there();
create trigger owners_of_changed after update on information_system
  referencing new table as written for each statement execute function owners_are_there();

create function owners_stay() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if exists (select from gone g join information_system s on s.owner = g.id) then
    raise foreign_key_violation using
      message = 'an organisation that owns systems is not deleted',
      table = 'information_system', constraint = 'information_system_owner_fkey';
  end if;
  return null;
end $$;
create trigger owners_stay after delete on organisation
  referencing old table as gone for each statement execute function owners_stay();
