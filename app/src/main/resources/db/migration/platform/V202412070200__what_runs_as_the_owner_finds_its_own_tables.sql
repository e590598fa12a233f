-- Functions that run as the owner of the tables look temporary tables up last. Otherwise whoever holds the account of the
-- program could put one of the same name in front of a table, and the function would read it (PostgreSQL manual, CREATE
-- FUNCTION, "Writing SECURITY DEFINER Functions Safely"). Changes a setting of each; locks nothing.
do $$
declare
  function regprocedure;
begin
  for function in
    select p.oid::regprocedure
      from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.prosecdef
       and not exists (select from pg_depend d
                        where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  loop
    execute format('alter function %s set search_path = public, pg_temp', function);
  end loop;
end $$;
