-- Before a deadline many people answer at the same moment. Their answers are saved by one statement and one commit, each
-- within what its own person may see, so that one does not cost what all of them need. Creates functions, replaces
-- one, and drops one that no longer has a caller; locks nothing.
drop function record_act(bigint, bigint, text, text, text);

-- Usually nobody above has signed and the owner never moved: that is asked first, at a third of the cost.
create or replace function answers_closed(of_directive bigint, owner_path text) returns boolean
language plpgsql stable as $$
declare
  signers bigint[] := string_to_array(trim(both '/' from owner_path), '/');
begin
  if not exists (select from answer_closing c where c.organisation = any (signers) and c.directive = of_directive)
     and not exists (select from organisation_stood s where s.organisation = signers[cardinality(signers)]) then
    return false;
  end if;
  return exists (select from answer_facts(of_directive, owner_path) f where f.kind = 'signed');
end $$;

-- As hold_answers, for those who do not wait: true if the answers are held and no signature stands on them.
create function try_hold_answers(of_directive bigint, owner_path text) returns boolean
language plpgsql volatile as $$
declare
  signer bigint;
begin
  foreach signer in array string_to_array(trim(both '/' from owner_path), '/')::bigint[] loop
    if not pg_try_advisory_xact_lock_shared(answers_lock(of_directive, signer)) then
      return false;
    end if;
  end loop;
  return not answers_closed(of_directive, owner_path);
end $$;

-- Sets each asked answer over the value that was seen, logs the change and records the act. The n-th elements of all
-- lists are one answer; its person sees the paths from scope_from to before scope_to. Gives the places of those that were
-- saved, from 1. What is in the way of one answer (something else stands, a signature, somebody who holds the
-- assessment) leaves it alone and does not keep the others waiting. It stands in for the wall of the tables, which knows
-- one person in a transaction, and therefore compares paths itself. The plan does not depend on the lists, and making
-- one costs more than all else.
create function save_answers(
  assessments bigint[], requirements text[], was integer[], value integer[], at timestamptz[],
  persons bigint[], organisations bigint[], scope_from text[], scope_to text[])
returns setof integer
language plpgsql volatile security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
begin
  return query
  with found as materialized (
    select g.place, g.assessment, g.requirement, g.was, g.value, g.at, g.person, g.organisation, p.directive, p.path,
           p.position
      from unnest(save_answers.assessments, save_answers.requirements, save_answers.was, save_answers.value,
                  save_answers.at, save_answers.persons, save_answers.organisations, save_answers.scope_from,
                  save_answers.scope_to) with ordinality
           as g (assessment, requirement, was, value, at, person, organisation, scope_from, scope_to, place)
     cross join lateral (select a.directive, o.path, r.position
                           from assessment a
                           join information_system s on s.id = a.system
                           join organisation o on o.id = s.owner
                           join requirement r on r.guidance = a.guidance
                          where a.id = g.assessment
                            and o.path >= g.scope_from collate "C" and o.path < g.scope_to collate "C"
                            and r.code = g.requirement and a.level = any (r.levels)
                            for no key update of a skip locked) as p
  ),
  held as materialized (
    select distinct on (assessment) *
      from found
     where try_hold_answers(directive, path)
     order by assessment, place
  ),
  changed as (
    update assessment a
       set answers = set_byte(a.answers, h.position, h.value)
      from held h
     where a.id = h.assessment and get_byte(a.answers, h.position) = h.was
    returning h.*
  ),
  logged as (
    insert into answer_change (assessment, requirement, at, by, was, value)
    select c.assessment, c.position, c.at, c.person, c.was, c.value
      from changed c
     order by c.place
  ),
  recorded as (
    insert into audit_entry (at, person, organisation, act, subject, detail)
    select c.at, c.person, c.organisation, 'assessment.answered', 'assessment:' || c.assessment, c.requirement
      from changed c
     order by c.place
  )
  select c.place::integer from changed c;
end $$;
