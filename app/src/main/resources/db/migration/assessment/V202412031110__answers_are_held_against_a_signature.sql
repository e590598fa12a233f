-- Answering and signing exclude each other. Who signs for an organisation takes its lock under the directive alone; who
-- answers takes those of the owner and of all above it, shared, from the top down. Creates functions; locks nothing.
create function answers_lock(of_directive bigint, of_organisation bigint) returns bigint
language sql immutable
return hashtextextended('khien.answers.' || of_directive::text, of_organisation);

-- Whether a signature of the owner, or of a body above it, stands on the answers under the directive.
create function answers_closed(of_directive bigint, owner_path text) returns boolean
language plpgsql stable as $$
begin
  return exists (select from unnest(string_to_array(trim(both '/' from owner_path), '/')::bigint[]) as signer (id)
                  where (select c.kind
                           from answer_closing c
                          where c.organisation = signer.id and c.directive = of_directive
                          order by c.id desc
                          limit 1) = 'signed');
end $$;

-- The same, with the answers held until the end of the transaction, so that none is signed meanwhile. It is volatile:
-- what is read behind the locks is read anew, and a signature that was waited for is seen.
create function hold_answers(of_directive bigint, owner_path text) returns boolean
language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(answers_lock(of_directive, signer.id))
     from unnest(string_to_array(trim(both '/' from owner_path), '/')::bigint[]) with ordinality as signer (id, depth)
    order by signer.depth;
  return answers_closed(of_directive, owner_path);
end $$;
