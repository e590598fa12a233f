-- Thousands of rows are written by one statement, so the text that a search looks through is folded in SQL as well:
-- no marks, lower case, đ as d. A test compares it with the same rule in Java.
create function folded_search(name text, code text, operator text) returns text
language sql immutable as $$
  select btrim(regexp_replace(replace(lower(regexp_replace(
           normalize(name || ' | ' || code || ' | ' || operator, nfd), U&'[\0300-\036F]', '', 'g')), 'đ', 'd'),
           '\s+', ' ', 'g'))
$$;

-- 7 is written 007, 1200 stays 1200.
create function numbered(number bigint) returns text
language sql immutable as $$ select lpad(number::text, greatest(3, length(number::text)), '0') $$;
