-- Autovacuum samples tables a minute behind, and the program owns none of them: who writes very much at once and reads it
-- at once has every table sampled here. Inside a transaction the samples hold what was written there.
create function refresh_statistics() returns void
language plpgsql security definer set search_path = public as $$
begin
  execute (select 'analyze ' || string_agg(quote_ident(relname), ', ' order by relname)
             from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'r');
end $$;
