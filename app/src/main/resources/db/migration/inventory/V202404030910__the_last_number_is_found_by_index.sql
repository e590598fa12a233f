-- starts_with() with a parameter reads every code; a range in the order of the prefix index reads those of one body.
create or replace function last_system_number(prefix text) returns bigint
language sql stable security definer set search_path = public as $$
  select coalesce(max(substring(code from length(prefix) + 1)::bigint), 0)
    from information_system
   where code ~>=~ prefix
     and code ~<~ (prefix || U&'\+10FFFF')
     and substring(code from length(prefix) + 1) ~ '^[0-9]{1,9}$'
$$;
