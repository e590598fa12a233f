-- Every saved answer asks these: one statement reads all signatures, and locks are taken without a statement of their
-- own. What they tell and what they hold stays the same. Replaces functions; locks nothing.
create or replace function answers_closed(of_directive bigint, owner_path text) returns boolean
language plpgsql stable as $$
begin
  return exists (select from answer_closing c
                  where c.organisation = any (string_to_array(trim(both '/' from owner_path), '/')::bigint[])
                    and c.directive = of_directive
                    and c.kind = 'signed'
                    and not exists (select from answer_closing l
                                     where l.organisation = c.organisation
                                       and l.directive = c.directive
                                       and l.id > c.id));
end $$;

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
