-- A signature closes the answers of those that stood below its body when it was given: neither of a body that came below
-- it later, nor, by leaving, are they open that went. A body that is no more cannot open a replacement: what left it is
-- open. Creates a function and replaces one; locks nothing.

-- The last fact of each body that signed the answers of an owner under a directive, where the owner stood below it at
-- the time of the fact; `depth` of the body in the tree of then, from 1.
create function answer_facts(of_directive bigint, owner_path text)
returns table (closing bigint, kind text, depth bigint)
language sql stable as $$
  select c.id, c.kind, signer.depth
    from (select owner_path as path,
                 (select s.until
                    from organisation_stood s
                   where s.organisation = split_part(owner_path, '/', -2)::bigint
                   order by s.id desc
                   limit 1) as since,
                 null::timestamptz as until
           union all
          select s.path, lag(s.until) over (order by s.id), s.until
            from organisation_stood s
           where s.organisation = split_part(owner_path, '/', -2)::bigint) as place
   cross join unnest(string_to_array(trim(both '/' from place.path), '/')::bigint[])
              with ordinality as signer (id, depth)
   cross join lateral (select x.id, x.kind, x.at
                         from answer_closing x
                        where x.organisation = signer.id and x.directive = of_directive
                        order by x.id desc
                        limit 1) as c
   where (place.since is null or c.at >= place.since)
     and (place.until is null
          or c.at < place.until
             and exists (select from organisation w
                          where w.id = signer.id
                            and (w.valid_to is null
                                 or w.valid_to >= (product_now() at time zone 'Asia/Ho_Chi_Minh')::date)))
$$;

create or replace function answers_closed(of_directive bigint, owner_path text) returns boolean
language plpgsql stable as $$
begin
  return exists (select from answer_facts(of_directive, owner_path) f where f.kind = 'signed');
end $$;
