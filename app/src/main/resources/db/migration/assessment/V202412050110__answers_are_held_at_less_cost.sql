-- Every saved answer asks this: the locks are taken without a statement for each. What it holds and what it tells stays
-- the same. Replaces a function; locks nothing.
create or replace function hold_answers(of_directive bigint, owner_path text) returns boolean
language plpgsql volatile as $$
declare
  signer bigint;
  held boolean;
begin
  foreach signer in array string_to_array(trim(both '/' from owner_path), '/')::bigint[] loop
    held := pg_advisory_xact_lock_shared(answers_lock(of_directive, signer)) is not null;
  end loop;
  return answers_closed(of_directive, owner_path);
end $$;
